using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>What etcd's guide from 2.2 to 2.3 shows on a terminal, step by step, and what this run had in its place.</summary>
internal sealed record GuideTranscript(IReadOnlyList<GuideStep> Steps)
{
    /// <summary>The guide as a procedure.</summary>
    public const string Definition = "upgrade-2.2-to-2.3";

    private const int Most = 6;
    private const string HealthTool = "cluster-health, exit code ";
    private const string LeftHead = "ETCD'S GUIDE FROM 2.2 TO 2.3";

    /// <param name="journal">The run's, from its beginning.</param>
    public static GuideTranscript Of(IReadOnlyList<string> journal, ClusterDocument before, ClusterDocument after)
    {
        var health = journal.Where(line => line.StartsWith("etcdctl ", StringComparison.Ordinal) && line.Contains(HealthTool, StringComparison.Ordinal)).ToList();
        return new(
        [
            new(["$ etcdctl cluster-health", "member 6e3bd23ae5f1eae0 is healthy: …", "cluster is healthy"], Health(health.FirstOrDefault())),
            new(["$ curl http://localhost:4001/version", "{\"etcdserver\":\"2.2.x\",\"etcdcluster\":\"2.2.0\"}"], Versions(before)),
            new(["$ etcdctl backup --data-dir … --backup-dir …"], Find(journal, line => line.StartsWith("v2 data of ", StringComparison.Ordinal))),
            new(
                ["E | rafthttp: failed to read … (unexpected EOF)", "I | rafthttp: the connection with … became inactive", "W | etcdserver: failed to reach the peerURL(…) of …"],
                Find(journal, line => line.StartsWith("Expected, ", StringComparison.Ordinal) && line.Contains("stopped", StringComparison.Ordinal))),
            new(["I | etcdserver: published {Name:infra1 …} to cluster …"], Find(journal, line => line.Contains("etcdserver: published", StringComparison.Ordinal))),
            new(["$ etcdctl cluster-health", "cluster is healthy"], Health(health.Skip(1).LastOrDefault())),
            new(
                ["W | etcdserver: the local etcd version 2.2.0 is not up-to-date", "W | etcdserver: member … has a higher version 2.3.0"],
                Find(journal, line => line.StartsWith("Expected, ", StringComparison.Ordinal) && line.Contains("leader is older", StringComparison.Ordinal))),
            new(["N | etcdserver: updated the cluster version from 2.2 to 2.3"], Find(journal, line => line.Contains("updated the cluster version", StringComparison.Ordinal))),
            new(["$ curl http://127.0.0.1:4001/version", "{\"etcdserver\":\"2.3.x\",\"etcdcluster\":\"2.3.0\"}"], Versions(after)),
        ]);
    }

    public void Show(Screen screen)
    {
        var left = Steps.SelectMany(step => step.Guide).Append(LeftHead).Max(line => line.Length) + 2;
        var right = screen.IsTerminal ? Math.Max(30, screen.Width - left) : int.MaxValue;
        screen.Line(LeftHead.PadRight(left) + "THIS RUN");
        foreach (var step in Steps)
        {
            IReadOnlyList<string> here = [.. (step.Here.Count > 0 ? step.Here : ["not seen"]).SelectMany(line => WrappedText.Wrap(line, right))];
            for (var i = 0; i < Math.Max(step.Guide.Count, here.Count); i++)
            {
                screen.Line(((i < step.Guide.Count ? step.Guide[i] : "").PadRight(left) + (i < here.Count ? here[i] : "")).TrimEnd());
            }

            screen.Line();
        }
    }

    // One line in the journal; its answer is a line for each member and one for all.
    private static string[] Health(string? line)
    {
        if (line is null)
        {
            return [];
        }

        var answer = line.IndexOf(": ", line.IndexOf(HealthTool, StringComparison.Ordinal), StringComparison.Ordinal);
        return answer < 0 ? [line] : [$"$ {line[..answer]}", .. line[(answer + 2)..].Split(" | ")];
    }

    private static List<string> Find(IReadOnlyList<string> journal, Func<string, bool> isIt)
    {
        // Where a file lies is told by the report.
        List<string> found = [.. journal.Where(isIt).Select(line => line.IndexOf(": /", StringComparison.Ordinal) is > 0 and var path ? line[..path] : line)];
        return found.Count <= Most ? found : [.. found.Take(Most), string.Create(CultureInfo.InvariantCulture, $"… and {found.Count - Most} more in the journal")];
    }

    private static List<string> Versions(ClusterDocument cluster) => [.. cluster.Members.Select(m => $"{m.Name}: etcdserver {m.Version}"), $"etcdcluster {cluster.ClusterVersion}"];
}

/// <param name="Guide">As the guide shows it; what differs from cluster to cluster is left out.</param>
/// <param name="Here">Empty: nothing of the kind was seen.</param>
internal sealed record GuideStep(IReadOnlyList<string> Guide, IReadOnlyList<string> Here);
