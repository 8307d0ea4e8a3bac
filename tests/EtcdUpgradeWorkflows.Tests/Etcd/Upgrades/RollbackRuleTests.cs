using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

public sealed class RollbackRuleTests
{
    private static readonly MemberSample Old = MemberSample.Old;
    private static readonly MemberSample New = MemberSample.New;
    private static readonly MemberSample Risen = MemberSample.New with { ClusterVersion = "3.5.0" };
    private static readonly MemberSample Down = MemberSample.Down;

    [Fact]
    public void While_another_old_member_is_left_the_way_back_is_open() =>
        Assert.IsType<RollbackVerdict.Legal>(Decide("m2", startedOnLast: false, ClusterSample.View(Old, New, Old)));

    [Fact]
    public void An_old_member_that_returned_opens_the_way_back_for_the_others() =>
        Assert.IsType<RollbackVerdict.Legal>(Decide("m2", startedOnLast: true, ClusterSample.View(Old, New, New), last: "m1"));

    [Fact]
    public void Before_the_new_binary_was_started_on_the_last_old_member_the_way_back_is_open() =>
        Assert.IsType<RollbackVerdict.Legal>(Decide("m1", startedOnLast: false, ClusterSample.View(1, Down, New, New)));

    [Fact]
    public void Once_the_cluster_version_has_risen_anywhere_no_old_binary_is_started()
    {
        Assert.Equal("upgrade.point_of_no_return", Refusal(Decide("m1", startedOnLast: true, ClusterSample.View(New, New, Risen), last: "m1")));
        Assert.Equal("upgrade.point_of_no_return", Refusal(Decide("m1", startedOnLast: false, ClusterSample.View(New, Old, Risen))));
    }

    [Fact]
    public void While_the_last_member_runs_the_version_may_rise_at_any_moment()
    {
        var view = ClusterSample.View(1, New, New, New);
        Assert.Equal("upgrade.last_member_not_stopped", Refusal(Decide("m1", startedOnLast: true, view, last: "m1")));
        Assert.Equal("upgrade.last_member_not_stopped", Refusal(Decide("m1", startedOnLast: true, view, last: "m1", stoppedAt: ClusterSample.Start)));
    }

    [Fact]
    public void A_stopped_last_member_may_return_when_another_one_reports_the_old_version_since() =>
        Assert.IsType<RollbackVerdict.Legal>(
            Decide("m1", startedOnLast: true, ClusterSample.View(1, Down, New, New), last: "m1", stoppedAt: ClusterSample.Start));

    [Fact]
    public void A_version_read_before_the_stop_proves_nothing() =>
        Assert.Equal(
            "upgrade.cluster_version_unknown",
            Refusal(Decide("m1", startedOnLast: true, ClusterSample.View(1, Down, New, New), last: "m1", stoppedAt: ClusterSample.Start.AddSeconds(1))));

    [Fact]
    public void A_member_that_does_not_serve_is_no_witness()
    {
        var stale = New with { Serves = false };
        var verdict = Decide("m1", startedOnLast: true, ClusterSample.View(1, Down, stale, stale), last: "m1", stoppedAt: ClusterSample.Start);
        Assert.Equal("upgrade.rollback_unproved", Assert.IsType<RollbackVerdict.Offer>(verdict).Error.Code);
    }

    [Fact]
    public void With_one_member_there_is_nobody_to_ask_and_the_old_binary_is_offered() =>
        Assert.IsType<RollbackVerdict.Offer>(
            Decide("m1", startedOnLast: true, ClusterSample.View(null, [Down]), last: "m1", stoppedAt: ClusterSample.Start));

    [Fact]
    public void When_it_is_not_known_which_member_was_the_last_it_is_not_known_to_be_stopped() =>
        Assert.Equal(
            "upgrade.last_member_not_stopped",
            Refusal(Decide("m1", startedOnLast: true, ClusterSample.View(1, Down, New, New), last: null, stoppedAt: ClusterSample.Start)));

    [Fact]
    public void Another_member_is_not_taken_back_while_the_last_one_runs() =>
        Assert.Equal(
            "upgrade.last_member_not_stopped",
            Refusal(Decide("m2", startedOnLast: true, ClusterSample.View(2, New, Down, New), last: "m1")));

    [Fact]
    public void A_patch_hop_has_no_point_of_no_return()
    {
        var hop = Hop("3.5.16", "3.5.30");
        var view = ClusterSample.View(Risen, Risen, Risen);
        Assert.IsType<RollbackVerdict.Legal>(RollbackRule.Decide(new RollbackObservations(hop, "m1", true, "m1", null, view)));
    }

    private static RollbackVerdict Decide(string member, bool startedOnLast, ClusterView view, string? last = null, DateTimeOffset? stoppedAt = null) =>
        RollbackRule.Decide(new RollbackObservations(Hop("3.4.23", "3.5.16"), member, startedOnLast, last, stoppedAt, view));

    private static string Refusal(RollbackVerdict verdict) => Assert.IsType<RollbackVerdict.NotLegal>(verdict).Error.Code;

    private static UpgradeHop Hop(string from, string to) =>
        Assert.IsType<UpgradePath.OneHop>(UpgradePath.Between([EtcdVersion.Parse(from)], EtcdVersion.Parse(to), HopRules.Shipped)).Hop;
}
