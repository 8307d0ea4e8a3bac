using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
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

    /// <summary>
    /// The name; a file's cluster is added when it is not there. A file that says something else than the record is refused: who names a cluster to work on it does not mean to change what is asked of it (<c>clusters add</c> does).
    /// </summary>
    public static async Task<string> ResolveAsync(ApiClient server, string nameOrFile, bool add, CancellationToken cancellationToken)
    {
        if (!IsFile(nameOrFile))
        {
            return nameOrFile;
        }

        var json = ReadText(nameOrFile);
        var name = NameIn(nameOrFile, json);
        if (!add)
        {
            return name;
        }

        if (await FindAsync(server, name, cancellationToken) is null)
        {
            await server.PostTextAsync<JsonElement>("clusters", json, cancellationToken);
            return name;
        }

        var known = (await server.GetAsync<ClusterDocument>($"clusters/{Uri.EscapeDataString(name)}", cancellationToken)).Spec;
        var spec = ClusterFile.Read(json).Spec!;
        var record = known;
        if (ClusterFile.Read(known.ToJsonString()).Spec is { } before)
        {
            (spec, _) = KeptConfigurations.Merge(spec, before); // what was accepted since stands in the record alone
            record = JsonNode.Parse(ClusterFile.Write(before))!; // written as this version writes it
        }

        var differing = Differing(JsonNode.Parse(ClusterFile.Write(spec)), record);
        return differing.Count == 0 ? name : throw new CommandFailure(
            ExitCode.Refused, "cluster.file_differs", $"'{name}' is registered, and {nameOrFile} says something else: {string.Join(", ", differing)}. Nothing was changed.",
            $"Give the name alone, `{name}`, to go by the record; `etcdup clusters add {nameOrFile}` changes the record.");
    }

    // Where they differ, as far as a person looks: the property, and of members which one.
    private static List<string> Differing(JsonNode? file, JsonNode? record)
    {
        if (file is not JsonObject ours || record is not JsonObject theirs)
        {
            return JsonNode.DeepEquals(file, record) ? [] : ["all of it"];
        }

        List<string> found = [];
        foreach (var property in ours.Select(p => p.Key).Union(theirs.Select(p => p.Key)).Where(p => !JsonNode.DeepEquals(ours[p], theirs[p])))
        {
            if (property == "members" && ours[property] is JsonArray here && theirs[property] is JsonArray there && here.Count == there.Count)
            {
                found.AddRange(here.Zip(there).Where(pair => !JsonNode.DeepEquals(pair.First, pair.Second)).Select(pair => $"member {pair.First?["name"]}"));
            }
            else
            {
                found.Add(property);
            }
        }

        return found;
    }

    public static async Task<ClusterSummary?> FindAsync(ApiClient server, string name, CancellationToken cancellationToken) =>
        (await server.ListAsync<ClusterSummary>("clusters", cancellationToken)).FirstOrDefault(c => c.Name == name);
}
