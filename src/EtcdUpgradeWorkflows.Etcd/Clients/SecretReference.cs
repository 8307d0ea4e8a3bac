using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>
/// Where a secret is to be found: <c>env:NAME</c> or <c>file:PATH</c>. Only the reference is stored and shown; the value is read
/// when it is needed, so that a changed one is seen, and never leaves the caller.
/// </summary>
public sealed record SecretReference
{
    private readonly bool isFile;

    private SecretReference(bool isFile, string name)
    {
        this.isFile = isFile;
        Name = name;
    }

    /// <summary>The variable's name or the file's path.</summary>
    public string Name { get; }

    /// <summary>Fails with <c>secret.reference_invalid</c>. What is no reference may be the secret itself: it is not repeated in the message.</summary>
    public static SecretReference Parse(string text)
    {
        if (text.StartsWith("env:", StringComparison.Ordinal) && text.Length > "env:".Length)
        {
            return new SecretReference(isFile: false, text["env:".Length..]);
        }

        if (text.StartsWith("file:/", StringComparison.Ordinal))
        {
            return new SecretReference(isFile: true, text["file:".Length..]);
        }

        throw new WorkflowErrorException(WorkflowError.Permanent(
            "secret.reference_invalid", "A secret is given that is no reference.", "Write env:NAME or file:/absolute/path, never the secret itself."));
    }

    /// <summary>Reads the secret; one line break at a file's end is not part of it. Fails with <c>secret.not_found</c>.</summary>
    public string Read()
    {
        try
        {
            var value = isFile ? File.ReadAllText(Name) : Environment.GetEnvironmentVariable(Name);
            if (isFile && value is not null && value.EndsWith('\n'))
            {
                value = value[..^1].TrimEnd('\r');
            }

            return string.IsNullOrEmpty(value) ? throw NotFound("is empty or not set", null) : value;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotFound("cannot be read", exception);
        }
    }

    public override string ToString() => (isFile ? "file:" : "env:") + Name;

    private WorkflowErrorException NotFound(string why, Exception? inner) => new(
        WorkflowError.NeedsOperator("secret.not_found", $"The secret {this} {why}.", "Provide it to the server, which is the process that reads it."), inner);
}
