using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>What a member is started with.</summary>
/// <param name="Arguments">Without the program's own name.</param>
/// <param name="Environment">Of a running process only what etcd and the Go runtime read; its values may be secrets: they are compared, never shown.</param>
public sealed record MemberConfiguration(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The content of etcd's YAML file. Then there are no arguments, and etcd reads no ETCD_ variable. Null: it is started without one.</summary>
    public string? File { get; init; }

    /// <summary>All that etcd is told, of a name that comes twice the last counts: of the file, otherwise of the variables and then the arguments.</summary>
    [JsonIgnore]
    public IReadOnlyList<EtcdFlag> Flags => File is { } yaml ? EtcdYaml.Flags(yaml) : [.. EtcdArguments.FromEnvironment(Environment).Reverse(), .. EtcdArguments.Parse(Arguments)];

    /// <summary>The same words in the same order, and the same variables.</summary>
    public bool IsSameAs(MemberConfiguration other) =>
        Arguments.SequenceEqual(other.Arguments, StringComparer.Ordinal)
        && Environment.Count == other.Environment.Count
        && File == other.File
        && Environment.All(pair => other.Environment.TryGetValue(pair.Key, out var value) && value == pair.Value);

    /// <summary>The same for a member that has no data yet and joins a cluster that runs: what else says how a cluster begins is taken away, etcd ends at two of them.</summary>
    /// <param name="initialCluster">The members and itself, as etcd takes it (<c>name=peerUrl,…</c>).</param>
    /// <exception cref="EtcdUpgradeWorkflows.Engine.WorkflowErrorException"><c>configuration.no_join</c>: the file is written so that a line cannot be changed.</exception>
    public MemberConfiguration Joining(string initialCluster)
    {
        if (File is { } yaml)
        {
            var joined = EtcdYaml.TryWithout(yaml, BeginsCluster) is { } rest && EtcdYaml.TryWith(rest, "initial-cluster", $"\"{initialCluster}\"") is { } named
                ? EtcdYaml.TryWith(named, "initial-cluster-state", "existing")
                : null;
            return this with
            {
                File = joined ?? throw new WorkflowErrorException(WorkflowError.Permanent(
                    "configuration.no_join", "The configuration file is written in one line or with a mark at its end: what a member needs to join a cluster cannot be put into it.", "Write it with a line for each key, and register the cluster again.")),
            };
        }

        var arguments = Arguments.ToList();
        foreach (var (_, first, words) in EtcdArguments.Locate(Arguments).Where(place => BeginsCluster(place.Flag.Name)).Reverse())
        {
            arguments.RemoveRange(first, words);
        }

        return new(
            [.. arguments, $"--initial-cluster={initialCluster}", "--initial-cluster-state=existing"],
            Environment.Where(pair => EtcdArguments.FlagOf(pair.Key) is not { } flag || !BeginsCluster(flag)).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Read by etcd while it has no data, and never again: a member that joined a restored cluster was started with others.</summary>
    internal static bool IsOfFirstStart(string flag) => BeginsCluster(flag) || flag == "initial-cluster-token";

    // Discovery, by DNS or by another cluster, is the other way to say who the members are.
    private static bool BeginsCluster(string flag) => flag is "initial-cluster" or "initial-cluster-state" || flag == "discovery" || flag.StartsWith("discovery-", StringComparison.Ordinal);

    /// <summary>What etcd takes for a flag; null when it is not given.</summary>
    public EtcdFlag? Find(string flag) => Flags.LastOrDefault(given => given.Name == flag);
}

/// <summary>What a member is started with from a minor release on, until the next revision. The releases before keep theirs, so a rollback puts it back (ADR 24).</summary>
/// <param name="Acceptance">Null: somebody wrote it into the cluster file.</param>
public sealed record ConfigurationRevision(EtcdMinor From, MemberConfiguration Configuration, ConfigurationAcceptance? Acceptance);

/// <summary>Who saw a proposed configuration and accepted it.</summary>
/// <param name="Proposal">The id of what was shown.</param>
public sealed record ConfigurationAcceptance(string Proposal, string By, DateTimeOffset At);
