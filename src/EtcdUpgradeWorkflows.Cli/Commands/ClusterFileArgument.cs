using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>A cluster as commands name it: registered, or described by a file that is registered when it is not yet.</summary>
internal static class ClusterFileArgument
{
    public const int MaximumSize = 1024 * 1024;

    public static bool IsFile(string value) => value.Contains('/', StringComparison.Ordinal) || value.EndsWith(".json", StringComparison.Ordinal) || File.Exists(value);

    /// <summary>With the content of the members' configuration files in it.</summary>
    public static string ReadText(string path) => ClusterFile.WithConfigTexts(ReadText(path, MaximumSize, "cluster file"));

    /// <param name="most">Bytes; a larger file is refused unread.</param>
    /// <param name="what">What the file should be.</param>
    public static string ReadText(string path, long most, string what)
    {
        try
        {
            if (new FileInfo(path).Length > most)
            {
                throw CommandFailure.Usage($"{path} is larger than {most / 1024 / 1024} MiB, so it is no {what}.");
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>The name in the file; a file with problems is refused here, with all of them.</summary>
    public static string NameIn(string path, string json)
    {
        var reading = ClusterFile.Read(json);
        return reading.Spec?.Name ?? throw new CommandFailure(
            ExitCode.Usage, "cluster.file_invalid", $"{path} has problems.", "Correct them all; nothing was added.")
        {
            Problems = [.. reading.Problems.Select(p => new ProblemItem(p.Code, p.Path, p.Message, p.Advice))],
        };
    }

    /// <summary>The text of a file without problems.</summary>
    public static string ReadChecked(string path)
    {
        var json = ReadText(path);
        _ = NameIn(path, json);
        return json;
    }

    /// <summary>The name; a file's cluster is added when it is not there.</summary>
    public static async Task<string> ResolveAsync(ApiClient server, string nameOrFile, bool add, CancellationToken cancellationToken)
    {
        if (!IsFile(nameOrFile))
        {
            return nameOrFile;
        }

        var json = ReadText(nameOrFile);
        var name = NameIn(nameOrFile, json);
        if (add && !await IsRegisteredAsync(server, name, json, cancellationToken))
        {
            await server.PostTextAsync<JsonElement>("clusters", json, cancellationToken);
        }

        return name;
    }

    // A file that says something else than the record is posted again: the server corrects the record, or says why not.
    private static async Task<bool> IsRegisteredAsync(ApiClient server, string name, string json, CancellationToken cancellationToken) =>
        await FindAsync(server, name, cancellationToken) is not null
        && JsonNode.DeepEquals(
            JsonNode.Parse(ClusterFile.Write(ClusterFile.Read(json).Spec!)), (await server.GetAsync<ClusterDocument>($"clusters/{name}", cancellationToken)).Spec);

    public static async Task<ClusterSummary?> FindAsync(ApiClient server, string name, CancellationToken cancellationToken) =>
        (await server.ListAsync<ClusterSummary>("clusters", cancellationToken)).FirstOrDefault(c => c.Name == name);
}
