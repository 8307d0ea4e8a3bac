using System.Text.Json.Serialization;
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

    /// <summary>What etcd takes for a flag; null when it is not given.</summary>
    public EtcdFlag? Find(string flag) => Flags.LastOrDefault(given => given.Name == flag);
}

/// <summary>What a member is started with from a minor release on, until the next revision. The releases before keep theirs, so a rollback puts it back (ADR 24).</summary>
/// <param name="Acceptance">Null: somebody wrote it into the cluster file.</param>
public sealed record ConfigurationRevision(EtcdMinor From, MemberConfiguration Configuration, ConfigurationAcceptance? Acceptance);

/// <summary>Who saw a proposed configuration and accepted it.</summary>
/// <param name="Proposal">The id of what was shown.</param>
public sealed record ConfigurationAcceptance(string Proposal, string By, DateTimeOffset At);
