using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

[Properties(Arbitrary = [typeof(MemberOrderTests)], MaxTest = 1000)]
public sealed class MemberOrderTests
{
    private static readonly MemberSample Old = MemberSample.Old;
    private static readonly MemberSample New = MemberSample.New;

    public static Arbitrary<ClusterView> Views() =>
        (from count in Gen.Choose(1, 9)
         from leader in Gen.Choose(-1, count - 1)
         from members in AnyMember().ArrayOf(count)
         select ClusterSample.View(leader < 0 ? null : leader, members)).ToArbitrary();

    [Property]
    public bool Every_member_that_is_not_settled_is_named_exactly_once(ClusterView view) =>
        MemberOrder.Forward(view, ClusterSample.To).Select(member => member.Name).Order(StringComparer.Ordinal)
            .SequenceEqual(view.Members.Where(member => !member.IsSettledOn(ClusterSample.To)).Select(member => member.Name).Order(StringComparer.Ordinal));

    [Property]
    public bool A_serving_leader_comes_after_all_others_and_half_done_members_before(ClusterView view) =>
        new[] { MemberOrder.Forward(view, ClusterSample.To), MemberOrder.Back(view, ClusterSample.From) }.All(order =>
            order.Select(member => member.Role).SequenceEqual(order.Select(member => member.Role).Order())
            && order.All(member => (member.Role == MemberRole.HalfDone) == view.FindMember(member.Name)!.IsHalfDone)
            && order.Count(member => member.Role == MemberRole.Leader) <= 1);

    [Property]
    public bool Only_the_last_member_not_on_the_release_is_called_last(ClusterView view)
    {
        var order = MemberOrder.Forward(view, ClusterSample.To);
        var elsewhere = view.Members.Count(member => member.ServerVersion != ClusterSample.To);
        return order.Count(member => member.IsLast) == (elsewhere == 1 ? 1 : 0)
            && order.Where(member => member.IsLast).All(member => member.Version != ClusterSample.To);
    }

    [Property]
    public bool The_same_view_gives_the_same_order(ClusterView view) =>
        MemberOrder.Forward(view, ClusterSample.To).SequenceEqual(MemberOrder.Forward(view, ClusterSample.To));

    [Fact]
    public void Followers_go_in_the_order_of_the_file_and_the_leader_last() =>
        Assert.Equal("m2 Follower, m3 Follower, m1 Leader", Shown(ClusterSample.View(Old, Old, Old)));

    [Fact]
    public void A_half_done_member_comes_before_one_that_does_not_serve_and_that_before_the_rest() =>
        Assert.Equal(
            "m4 HalfDone, m3 NotServing, m2 Follower, m5 Follower, m1 Leader",
            Shown(ClusterSample.View(Old, Old, MemberSample.Down, Old with { Record = ClusterSample.Record(open: true) }, Old)));

    [Fact]
    public void A_half_done_leader_comes_first_all_the_same() =>
        Assert.Equal("m1 HalfDone, m2 Follower", Shown(ClusterSample.View(Old with { Record = ClusterSample.Record(open: true) }, Old)));

    [Fact]
    public void Members_on_the_target_are_left_alone() =>
        Assert.Equal("m3 Follower, m1 Leader", Shown(ClusterSample.View(Old, New, Old)));

    [Fact]
    public void A_member_on_the_target_that_does_not_serve_is_finished_and_is_not_the_last_one()
    {
        var next = MemberOrder.Next(ClusterSample.View(New, New with { Serves = false }, New), ClusterSample.To);
        Assert.Equal("m2", Assert.IsType<NextMember.Member>(next).Next.Name);
    }

    [Fact]
    public void The_last_member_not_on_the_target_is_told_apart()
    {
        var last = Assert.IsType<NextMember.LastMember>(MemberOrder.Next(ClusterSample.View(Old, New, New), ClusterSample.To)).Next;
        Assert.Equal(("m1", MemberRole.Leader, true), (last.Name, last.Role, last.IsLast));
        Assert.NotEmpty(last.Reason);
    }

    [Fact]
    public void A_half_done_member_stays_first_when_another_one_is_the_last()
    {
        var halfDone = New with { Record = ClusterSample.Record(open: true) };
        Assert.Equal("m2", Assert.IsType<NextMember.Member>(MemberOrder.Next(ClusterSample.View(Old, halfDone, New), ClusterSample.To)).Next.Name);
    }

    [Fact]
    public void A_single_member_is_the_last_one() =>
        Assert.IsType<NextMember.LastMember>(MemberOrder.Next(ClusterSample.View(Old), ClusterSample.To));

    [Fact]
    public void Nobody_is_next_when_all_run_the_target() =>
        Assert.IsType<NextMember.None>(MemberOrder.Next(ClusterSample.View(New, New, New), ClusterSample.To));

    [Fact]
    public void On_the_way_back_the_member_upgraded_last_returns_first_and_the_leader_last() =>
        Assert.Equal(
            "m3 m2 m1",
            string.Join(' ', MemberOrder.Back(ClusterSample.View(New, New, New, Old), ClusterSample.From).Select(member => member.Name)));

    [Fact]
    public void An_order_is_stored_as_plain_JSON()
    {
        var member = MemberOrder.Forward(ClusterSample.View(Old), ClusterSample.To)[0];
        Assert.Contains("\"role\":\"leader\"", EngineJson.Text(member), StringComparison.Ordinal);
        Assert.Equal(member, EngineJson.Read<OrderedMember>(EngineJson.Text(member)));
    }

    private static Gen<MemberSample> AnyMember() =>
        from onTarget in Gen.Elements(true, false)
        from state in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
        from open in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (onTarget ? New : Old) with
        {
            Serves = state == 0,
            Reachable = state != 2,
            Record = open ? ClusterSample.Record(open: true) : null,
        };

    private static string Shown(ClusterView view) =>
        string.Join(", ", MemberOrder.Forward(view, ClusterSample.To).Select(member => $"{member.Name} {member.Role}"));
}
