using System.CommandLine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>How to get into a cluster that no file describes: certificates, and a user whose password is only referred to.</summary>
internal sealed class AccessOptions
{
    private readonly Option<string?> _ca = new("--ca-file") { HelpName = "FILE" };
    private readonly Option<string?> _cert = new("--cert-file") { HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key-file") { HelpName = "FILE" };
    private readonly Option<string?> _user = new("--user") { HelpName = "NAME" };
    private readonly Option<string?> _password = new("--password") { HelpName = "REFERENCE", Description = "env:NAME or file:/PATH, never the password itself." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _ca, _cert, _key, _user, _password })
        {
            command.Add(option);
        }
    }

    public EtcdAccess Read(ParseResult parsed)
    {
        EtcdAccess access = new(
            Absolute(parsed.GetValue(_ca)), Absolute(parsed.GetValue(_cert)), Absolute(parsed.GetValue(_key)), parsed.GetValue(_user), parsed.GetValue(_password));
        return (access.CertFile is null) == (access.KeyFile is null)
            ? access
            : throw CommandFailure.Usage("A certificate needs its key, and a key its certificate.", "Give --cert-file and --key-file.");
    }

    /// <summary>A client URL, of which the scheme may be left out.</summary>
    public static Uri UrlOf(string text, EtcdAccess access)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"{(access.CaFile ?? access.CertFile) switch { null => "http", _ => "https" }}://{text}";
        return Uri.TryCreate(full, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw CommandFailure.Usage($"'{text}' is no client URL of a member.", "Give it as http://HOST:2379 or https://HOST:2379; user and password by --user and --password.");
    }

    private static string? Absolute(string? path) => path is null ? null : Path.GetFullPath(path);
}
