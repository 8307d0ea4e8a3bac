using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What was asked and what came back: a value, an error, or nothing asked at all. So "not there" and "not known" stay apart.</summary>
/// <param name="Asked">False when nobody could be asked.</param>
/// <param name="Value">Null when it is not there, or is not known.</param>
/// <param name="Error">Why there is no answer.</param>
public sealed record Inquiry<T>(bool Asked, T? Value, WorkflowError? Error)
    where T : class
{
    public bool IsKnown => Asked && Error is null;
}

public static class Inquiry
{
    public static Inquiry<T> Of<T>(T? value)
        where T : class => new(true, value, null);

    public static Inquiry<T> NotAsked<T>()
        where T : class => new(false, null, null);

    public static Inquiry<T> Failed<T>(WorkflowError error)
        where T : class => new(true, null, error);
}

/// <summary>What one host was found to hold.</summary>
/// <param name="Releases">By version: the releases the hop needs. An inquiry without a value: the directory is not there.</param>
public sealed record HostFacts(string Member, IReadOnlyDictionary<string, Inquiry<InstalledRelease>> Releases, Inquiry<HostSpace> Space)
{
    /// <summary>What lies in the member's data directory.</summary>
    public Inquiry<MemberData> Data { get; init; } = Inquiry.NotAsked<MemberData>();

    /// <summary>What the member's process was started with; an inquiry without a value: none runs.</summary>
    public Inquiry<MemberConfiguration> Configuration { get; init; } = Inquiry.NotAsked<MemberConfiguration>();
}

/// <summary>What a member shows to clients and to peers; an inquiry without a value: no TLS there.</summary>
public sealed record MemberCertificates(Inquiry<CertificateAnswer> Client, Inquiry<CertificateAnswer> Peer);

/// <summary>The run that has reserved the cluster.</summary>
public sealed record ReservingRun(string RunId, string What);

/// <summary>Everything the checks judge, gathered once: a report is a pure function of it.</summary>
/// <param name="Path">What lies between the members' versions and the target.</param>
/// <param name="ServerReleases">By version: the releases that lie on the server.</param>
/// <param name="Hosts">By member name.</param>
/// <param name="VaultFreeBytes">Free where backups go; null when it is not known.</param>
/// <param name="Controller">Who we are on the hosts; null when it is not known.</param>
/// <param name="OtherRun">Another run that has reserved the cluster; the caller's own is not another one.</param>
/// <param name="AllowDowntime">An operator granted downtime.</param>
public sealed record PreflightFacts(
    ClusterSpec Spec,
    ClusterView View,
    EtcdVersion Target,
    UpgradePath Path,
    HopRules Rules,
    IReadOnlyDictionary<string, ReleaseOnServer?> ServerReleases,
    IReadOnlyDictionary<string, HostFacts> Hosts,
    long? VaultFreeBytes,
    string? Controller,
    Inquiry<ReservingRun> OtherRun,
    bool AllowDowntime)
{
    /// <summary>All hops of the way, of which <see cref="Path"/> is the first; null where only one hop was asked about, or there is no way.</summary>
    public UpgradeChain? Chain { get; init; }

    /// <summary>By member name.</summary>
    public IReadOnlyDictionary<string, MemberCertificates> Certificates { get; init; } = new Dictionary<string, MemberCertificates>();

    /// <summary>What we show to members.</summary>
    public Inquiry<CertificateAnswer> OwnCertificate { get; init; } = Inquiry.NotAsked<CertificateAnswer>();

    public required OwnDatabase Database { get; init; }

    /// <summary>Not asked when our database is a file.</summary>
    public Inquiry<DatabaseTraces> DatabaseTraces { get; init; } = Inquiry.NotAsked<DatabaseTraces>();

    /// <summary>Who rehearsed the hop, and in which run; null when nobody has said so.</summary>
    public string? Rehearsal { get; init; }

    /// <summary>The target is landed on and left again: that it has ended is no reason to warn.</summary>
    public bool IsIntermediate => (Chain is { } chain && chain.Stops[^1] != Target) || (FinalTarget is { } final && final != Target);

    /// <summary>Where the way ends that this hop is one of; null where nobody said so.</summary>
    public EtcdVersion? FinalTarget { get; init; }

    /// <summary>Null when there is nothing to do or no legal hop.</summary>
    public UpgradeHop? Hop => (Path as UpgradePath.OneHop)?.Hop;

    /// <summary>The target to go on, the present one to go back and to prove backups; none when there is nothing to do.</summary>
    public IReadOnlyList<EtcdVersion> NeededReleases =>
        Path switch
        {
            // Only what proves a backup: the target is started by a person.
            UpgradePath.OneHop { Hop: var hop } when Spec.IsManual => [hop.From],
            UpgradePath.OneHop { Hop: var hop } => [hop.From, hop.To],
            UpgradePath.NothingToDo => [],
            _ => [Target],
        };
}
