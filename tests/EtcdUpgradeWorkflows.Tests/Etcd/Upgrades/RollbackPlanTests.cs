using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

public sealed class RollbackPlanTests
{
    private static readonly MemberSample Old = MemberSample.Old;
    private static readonly MemberSample New = MemberSample.New;
    private static readonly MemberSample Risen = New with { ClusterVersion = "3.5.0" };

    [Fact]
    public void While_mixed_the_old_binary_goes_back_without_a_loss_and_a_restore_names_its_loss()
    {
        var plan = Plan(ClusterSample.View(Old, New, Old));

        Assert.Equal([true, false, true], plan.Ways.Select(way => way.IsLegal));
        Assert.Contains("m1 still runs 3.4.23", plan.Ways[0].Why, StringComparison.Ordinal);
        Assert.Contains("runs rollback 7 --all", plan.Ways[0].How, StringComparison.Ordinal);
        Assert.Contains("while members are mixed", plan.Ways[1].Why, StringComparison.Ordinal);
        Assert.Contains("30 minutes ago (12 revisions: 30 to 42)", plan.Ways[2].Loses, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_flip_the_old_binary_is_refused_and_3_5_is_never_told_to_downgrade()
    {
        var plan = Plan(ClusterSample.View(Risen, Risen, Risen), from: "3.4.32");

        Assert.Equal([false, null, true], plan.Ways.Select(way => way.IsLegal));
        Assert.Contains("it has risen", plan.Ways[0].Why, StringComparison.Ordinal);
        Assert.Null(plan.Ways[0].How);
        Assert.Contains("downgrade enable must never be sent", plan.Ways[1].Why, StringComparison.Ordinal);
        Assert.DoesNotContain("enable", plan.Ways[1].How!, StringComparison.Ordinal);
        Assert.False(Plan(ClusterSample.View(Risen, Risen, Risen)).Ways[1].IsLegal); // 3.4.23 is below the floor of the way down
    }

    [Fact]
    public void All_on_the_target_and_not_risen_is_not_known_to_be_safe() =>
        Assert.Equal([false, false, true], Plan(ClusterSample.View(New, New, New)).Ways.Select(way => way.IsLegal));

    [Fact]
    public void Nothing_was_swapped_yet() => Assert.Contains("nothing to put back", Plan(ClusterSample.View(Old, Old, Old)).Ways[0].Why, StringComparison.Ordinal);

    [Fact]
    public void Without_a_proved_backup_there_is_nothing_to_restore() =>
        Assert.Equal([true, false, false], Plan(ClusterSample.View(Old, New, Old), proof: BackupProofLevel.None).Ways.Select(way => way.IsLegal));

    [Fact]
    public void A_run_that_has_ended_puts_nobody_back() =>
        Assert.DoesNotContain("runs rollback", Plan(ClusterSample.View(Old, New, Old), run: null).Ways[0].How!, StringComparison.Ordinal);

    [Fact]
    public void Within_a_minor_there_is_no_point_of_no_return_and_nothing_to_announce()
    {
        var plan = Plan(ClusterSample.View(Risen, Risen, Risen), from: "3.5.9");
        Assert.Equal([true, false, true], plan.Ways.Select(way => way.IsLegal));
    }

    [Fact]
    public void Where_etcd_knows_no_way_down_there_is_none() => Assert.Contains(
        "supports no downgrade from 3.4 to 3.3",
        Plan(ClusterSample.View(Old, Old, Old), from: "3.3.27", to: "3.4.23").Ways[1].Why, StringComparison.Ordinal);

    private static RollbackPlan Plan(ClusterView view, string from = "3.4.23", string to = "3.5.16", long? run = 7, BackupProofLevel proof = BackupProofLevel.Compared)
    {
        var hop = Assert.IsType<UpgradePath.OneHop>(UpgradePath.Between([EtcdVersion.Parse(from)], EtcdVersion.Parse(to), HopRules.Shipped)).Hop;
        var taken = ClusterSample.Start.AddMinutes(-30);
        BackupSet set = new("b1", [new("b1", "prod-a", Guid.Empty, "a1", "m1", from, 30, 4096, "abc", "/vault/b1", "n1", taken, proof, 31, "")]);
        return RollbackPlan.Of(view, hop, HopRules.Shipped, [set], run, ClusterSample.Start);
    }
}
