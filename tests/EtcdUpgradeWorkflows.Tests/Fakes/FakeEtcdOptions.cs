namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>How long things take in the fake's own time. Zero means at once, without a timer. Values are those seen on real members.</summary>
public sealed record FakeEtcdOptions
{
    public string Cluster { get; init; } = "fake";

    /// <summary>Members are called by it and a number.</summary>
    public string MemberPrefix { get; init; } = "infra";

    public string ClusterId { get; init; } = "cdf818194e3a8c32";

    /// <summary>Members listen for clients on the ports after it, for peers a hundred above.</summary>
    public int Port { get; init; } = 23790;

    public int Members { get; init; } = 3;

    public string Version { get; init; } = "3.4.23";

    /// <summary>The releases that lie on every host from the start.</summary>
    public IReadOnlyList<string> Installed { get; init; } = ["3.4.23", "3.5.16"];

    /// <summary>Before each step of a script: stop, switch, start and the record after it.</summary>
    public TimeSpan Step { get; init; }

    /// <summary>From the signal to the end of the process.</summary>
    public TimeSpan Stop { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan Ready { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From the first answer to having applied everything.</summary>
    public TimeSpan CatchUp { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>From the loss of a leader that did not hand over to the next one.</summary>
    public TimeSpan Election { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From the last member on the new release to the rise of the cluster version.</summary>
    public TimeSpan Flip { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>New keys that clients write by themselves, while there is a quorum.</summary>
    public int WritesPerSecond { get; init; } = 10;

    /// <summary>What the cluster says to <c>downgrade validate</c>; null: it could.</summary>
    public string? DowngradeRefusal { get; init; }

    /// <summary>The data stay in the newer form for good.</summary>
    public bool StorageStays { get; init; }

    /// <summary>How many hops the upgrade has: a member is swapped forward once in each.</summary>
    public int Hops { get; init; } = 1;

    /// <summary>A person works the hosts: they cannot be asked.</summary>
    public bool IsManual { get; init; }

    /// <summary>What the cluster file tells whoever does it.</summary>
    public string? Instructions { get; init; }

    /// <summary>Clients go on: each time the v2 keys are read one more of them is gone.</summary>
    public bool DeletesV2KeysWhileRead { get; init; }

    /// <summary>What a backup holds that is restored; no file is read.</summary>
    public long RestoredRevision { get; init; } = 1;

    /// <summary>An operator allowed downtime: losing the quorum by a stop is no violation.</summary>
    public bool DowntimeAllowed { get; init; }

    /// <summary>A guard of the script that is broken on every host.</summary>
    public ScriptMutant Script { get; init; }
}

/// <summary>A guard of member.sh left away. The suite that holds fake and script to each other fails on every one of them.</summary>
public enum ScriptMutant
{
    None,

    /// <summary><c>fence</c> answers and does not write the number.</summary>
    FenceWritesNothing,

    /// <summary>A number equal to the highest one is refused.</summary>
    EqualIsRefused,

    /// <summary>A number lower by one is let in.</summary>
    OneLowerIsLetIn,

    /// <summary>The lock is given up once the record is open.</summary>
    LockNotHeld,

    /// <summary><c>fence</c> does not wait for the lock.</summary>
    FenceDoesNotWait,

    /// <summary>The script stops what runs the target already.</summary>
    StopsUnlooked,

    /// <summary>A call without a licence stops what serves.</summary>
    StopsUnlicensed,

    /// <summary>A licence is good however old it is.</summary>
    LicenceHasNoAge,
}
