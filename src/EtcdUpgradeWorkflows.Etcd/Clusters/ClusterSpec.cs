using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>A cluster as its file describes it, checked. Its reader is <c>ClusterFile</c>.</summary>
public sealed record ClusterSpec(string Name, IReadOnlyList<MemberSpec> Members, EtcdAccess Access)
{
    /// <summary>What its own file asks. What it is held to is <see cref="Policy"/>.</summary>
    public ClusterPolicy OwnPolicy { get; init; } = ClusterPolicy.None;

    /// <summary>What it is held to: its own policy and those of its labels, as <see cref="ClusterDirectory"/> joins them.</summary>
    public ClusterPolicy Policy { get; init; } = ClusterPolicy.None;

    /// <summary>As key=value: what windows, freezes and policies may be for.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public bool HasLabel(string label) => Labels.Contains(label, StringComparer.Ordinal);

    /// <summary>A person stops, switches and starts its members: nothing is done on a host.</summary>
    public bool IsManual => Members.Any(m => m.Host is ManualHostSpec);

    public MemberSpec? FindMember(string name) => Members.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.Ordinal));
}

/// <summary>What the owners of a cluster ask of every upgrade of it, whoever starts it and by whatever procedure.</summary>
/// <param name="RequiresRehearsal">No member is stopped unless somebody says who rehearsed the hop, and in which run.</param>
/// <param name="RequiresWindow">No member that serves is stopped while no maintenance window of the cluster is open.</param>
public sealed record ClusterPolicy(bool RequiresRehearsal, bool RequiresWindow = false)
{
    public static readonly ClusterPolicy None = new(RequiresRehearsal: false);

    /// <summary>Who may start what stops members of it; null: whoever may start anything. Empty: several policies have no person in common.</summary>
    public IReadOnlyList<string>? MayStart { get; init; }

    /// <summary>How long the first member runs the new release before the second one is stopped; null: no longer than it takes.</summary>
    public TimeSpan? Soak { get; init; }

    /// <summary>All of them have to agree before each stop.</summary>
    public IReadOnlyList<StopGate> Gates { get; init; } = [];

    /// <summary>What is done around the swap of each member.</summary>
    public MemberSteps Steps { get; init; } = MemberSteps.None;

    /// <summary>Whose alerts are silent while a member is being swapped; null: none are.</summary>
    public AlertSilence? Silence { get; init; }

    /// <summary>Who asks each of it; none as long as it was not joined.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>Why it cannot be said what is asked: nothing that serves is stopped. Null: it can.</summary>
    public WorkflowError? Problem { get; init; }

    public bool IsNone => !RequiresRehearsal && !RequiresWindow && MayStart is null && Soak is null && Gates.Count == 0 && Steps.IsNone && Silence is null && Problem is null;
}

/// <summary>One member and where it runs.</summary>
public sealed record MemberSpec(string Name, Uri ClientUrl, Uri PeerUrl, HostSpec Host);

/// <summary>A host description; the kinds that this version has.</summary>
public abstract record HostSpec(string Kind);

/// <summary>A local process: started as <c>&lt;install&gt;/current/etcd</c> with exactly these arguments and this environment, or those of a later revision.</summary>
public sealed record ProcessHostSpec(
    string Install, string DataDir, IReadOnlyList<string> Arguments, string LogFile, IReadOnlyDictionary<string, string> Environment) : HostSpec("process")
{
    /// <summary>Where the YAML file lay that a person started the member with: by that a running process is recognised. Null: there was none.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Its content. A member is started with a copy of it (ADR 30).</summary>
    public string? ConfigText { get; init; }

    /// <summary>By release, ascending, each release once.</summary>
    public IReadOnlyList<ConfigurationRevision> Revisions { get; init; } = [];

    /// <summary>What the releases before the first revision are started with.</summary>
    public MemberConfiguration Original => new(Arguments, Environment) { File = ConfigText };

    /// <summary>What a release is started with.</summary>
    public MemberConfiguration ConfigurationOf(EtcdMinor minor) => RevisionOf(minor)?.Configuration ?? Original;

    /// <summary>The revision that a release is started with; null when it is what the description began with.</summary>
    public ConfigurationRevision? RevisionOf(EtcdMinor minor) => Revisions.LastOrDefault(revision => revision.From <= minor);

    /// <summary>The same host with another configuration from a release on; one of the same release is replaced.</summary>
    public ProcessHostSpec With(ConfigurationRevision revision) =>
        this with { Revisions = [.. Revisions.Where(other => other.From != revision.From).Append(revision).OrderBy(other => other.From)] };
}

/// <summary>A person, or another controller, stops, switches and starts the member; we say what is to be done, and look.</summary>
/// <param name="Instructions">Of the owners, for whoever does it, with {member}, {version} and {from} in it; null: none.</param>
public sealed record ManualHostSpec(string? Instructions) : HostSpec("manual");

/// <summary>A member that is only looked at from outside: nothing of its host is known, and nothing can be done there. In no cluster file.</summary>
public sealed record UnknownHostSpec() : HostSpec("unknown");
