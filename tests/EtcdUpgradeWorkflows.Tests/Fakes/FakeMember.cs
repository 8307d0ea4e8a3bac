using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>One member's process, data and host. Changed by <see cref="FakeEtcdCluster"/> and <see cref="FakeMemberHost"/> only.</summary>
public sealed class FakeMember
{
    internal FakeMember(string name, string id, Uri clientUrl, Uri peerUrl)
    {
        Name = name;
        Id = id;
        ClientUrl = clientUrl;
        PeerUrl = peerUrl;
    }

    public string Name { get; }

    public string Id { get; internal set; }

    /// <summary>It is in the member list.</summary>
    public bool IsListed { get; internal set; } = true;

    public bool IsVoter => IsListed && !IsLearner;

    public Uri ClientUrl { get; }

    public Uri PeerUrl { get; }

    public bool IsLearner { get; internal set; }

    /// <summary>The running process; null when the member is down.</summary>
    public HostProcess? Process { get; internal set; }

    /// <summary>It answers clients and takes part in votes.</summary>
    public bool Serves { get; internal set; }

    /// <summary>Answers nothing, as after SIGSTOP, and does not vote.</summary>
    public bool IsFrozen { get; internal set; }

    /// <summary>Stopped by a host call, and not serving again yet.</summary>
    public bool IsDownBecauseOfUs { get; internal set; }

    /// <summary>-1: never.</summary>
    public long CompactRevision { get; set; } = -1;

    /// <summary>Its key space has become another one.</summary>
    public bool IsCorrupt { get; internal set; }

    public string? Link { get; internal set; }

    /// <summary>The restore that its data come from; null: none.</summary>
    public string? Restored { get; internal set; }

    /// <summary>The restore that lies prepared beside its data.</summary>
    public string? Prepared { get; internal set; }

    internal DataOrigin PreparedOrigin { get; set; }

    /// <summary>Its directory is that of a restore, and empty: it has to join a cluster that runs.</summary>
    public bool IsEmpty { get; internal set; }

    internal long PreparedRevision { get; set; }

    internal string? PreparedVersion { get; set; }

    /// <summary>Of its data, each made while it was stopped.</summary>
    public List<string> Copies { get; } = [];

    public HostRecord? Record { get; internal set; }

    /// <summary>When its record was opened last.</summary>
    internal DateTimeOffset OpenSince { get; set; }

    /// <summary>How often a host call stopped it.</summary>
    public int Stops { get; internal set; }

    /// <summary>How often it was switched to a newer release, less how often it was switched back.</summary>
    public int ForwardSwaps { get; internal set; }

    internal Dictionary<string, InstalledRelease> Releases { get; } = new(StringComparer.Ordinal);

    /// <summary>When somebody last read linearizably through it, and its place among all that happened.</summary>
    internal (DateTimeOffset At, long Order)? Read { get; set; }

    /// <summary>What it has written of itself; null: nothing yet.</summary>
    public V2Snapshot? Snapshot { get; set; }

    internal DateTimeOffset CaughtUpAt { get; set; }

    internal long AppliedBefore { get; set; }

    internal List<string> Log { get; } = [];

    internal HostLock HostLock { get; } = new();

    internal FakeHostFaults HostFaults { get; } = new();
}

/// <summary>What is wrong with a host; set through <see cref="FakeMemberHost"/>.</summary>
internal sealed class FakeHostFaults
{
    public bool IsUnreachable { get; set; }

    public HostStep? DiesAfter { get; set; }

    public bool IgnoresTerm { get; set; }

    public bool HidesProcess { get; set; }

    /// <summary>How long each step of a script takes; null: <see cref="FakeEtcdOptions.Step"/>.</summary>
    public TimeSpan? Step { get; set; }
}
