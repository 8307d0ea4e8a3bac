using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>A cluster as commands name it: registered, or described by a file that is registered when it is not yet.</summary>
internal static class ClusterFileArgument
{
    public const int MaximumSize = 1024 * 1024;

    public static bool IsFile(string value) => value.Contains('/', StringComparison.Ordinal) || value.EndsWith(".json", StringComparison.Ordinal) || File.Exists(value);

    public static string ReadText(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaximumSize)
            {
                throw CommandFailure.Usage($"{path} is larger than {MaximumSize / 1024 / 1024} MiB, so it is no cluster file.");
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"{path} cannot be read: {e.Message}");
        }
    }

    public static string NameIn(string path, string json)
    {
        try
        {
            if (JsonNode.Parse(json) is JsonObject document && document["name"] is JsonValue value && value.TryGetValue<string>(out var name))
            {
                return name;
            }
        }
        catch (JsonException e)
        {
            throw CommandFailure.Usage($"{path} is not JSON: {e.Message}");
        }

        throw CommandFailure.Usage($"{path} names no cluster.", "A cluster file is an object with \"name\" and \"members\".");
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
        if (add && await FindAsync(server, name, cancellationToken) is null)
        {
            await server.PostTextAsync<JsonElement>("clusters", json, cancellationToken);
        }

        return name;
    }

    public static async Task<ClusterSummary?> FindAsync(ApiClient server, string name, CancellationToken cancellationToken) =>
        (await server.ListAsync<ClusterSummary>("clusters", cancellationToken)).FirstOrDefault(c => c.Name == name);
}
