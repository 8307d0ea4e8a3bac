namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// Whole runs of the shipped definitions, disturbed at calls of every port by all that can happen there. A fixed choice of calls; the campaign
/// <c>crash-exploration</c> plays all.
/// </summary>
public abstract class ExplorationTests(string scenario, string store, params string[] ports)
{
    [Fact]
    public void A_crash_at_a_call_breaks_no_guarantee()
    {
        var (played, broken, _) = Exploration.Play(Exploration.Sample(scenario, store, ports));

        Assert.True(played > 0 && broken.Count == 0, $"{broken.Count} of {played}:\n{Exploration.Tell(broken)}");
    }
}

public sealed class RollingUpgradeExploration() : ExplorationTests("rolling-upgrade", "memory");

public sealed class RollingUpgradeOnSqliteExploration() : ExplorationTests("rolling-upgrade", "sqlite", "store.", "host.swap");

public sealed class RollbackExploration() : ExplorationTests("rollback", "memory", "store.commit", "host.swap", "host.fence");

public sealed class LeftOpenExploration() : ExplorationTests("left-open", "memory", "store.commit", "host.swap");

public sealed class LeftStoppedExploration() : ExplorationTests("left-stopped", "memory", "store.commit", "host.");

public sealed class LeftStartedExploration() : ExplorationTests("left-started", "memory", "store.commit", "host.");

public sealed class HoldTakenExploration() : ExplorationTests("hold-taken", "memory", "store.");

public sealed class InDoubtExploration() : ExplorationTests("in-doubt", "memory", "store.");

public sealed class StoppedExploration() : ExplorationTests("stopped", "memory", "store.");

public sealed class FrozenExploration() : ExplorationTests("frozen", "memory", "store.commit", "host.swap", "host.fence");

public sealed class OwnersExploration() : ExplorationTests("owners", "memory", "gates.", "steps.", "silences.", "outbox.", "host.swap");

public sealed class OwnersOnSqliteExploration() : ExplorationTests("owners", "sqlite", "outbox.");

public sealed class LabelsExploration() : ExplorationTests("labels", "memory", "store.commit", "host.swap", "host.clock", "gates.");

public sealed class ClusterUpExploration() : ExplorationTests("cluster-up", "memory");

public sealed class FormalDowngradeExploration() : ExplorationTests("formal-downgrade", "memory", "store.commit", "host.swap", "etcd.downgrade");

public sealed class MultiHopExploration() : ExplorationTests("multi-hop", "memory", "store.commit", "host.swap");

public sealed class GuideExploration() : ExplorationTests("guide", "memory", "store.commit", "host.swap", "host.v2");

public sealed class RestoreClusterExploration() : ExplorationTests("restore-cluster", "memory");

public sealed class RestoreV2Exploration() : ExplorationTests("restore-v2", "memory", "store.commit", "host.swap", "host.place", "etcd.members.add");

public sealed class ClusterDownExploration() : ExplorationTests("cluster-down", "memory");
