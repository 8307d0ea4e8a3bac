using EtcdUpgradeWorkflows.Etcd.Clusters;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clusters;

[Properties(Arbitrary = [typeof(QuorumTests)])]
public sealed class QuorumTests
{
    /// <summary>Who of 1 to 9 voters serves.</summary>
    public static Arbitrary<bool[]> Serving() =>
        (from count in Gen.Choose(1, 9)
         from serving in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false))).ArrayOf(count)
         select serving).ToArbitrary();

    [Property(MaxTest = 2000)]
    public bool A_stop_that_is_allowed_leaves_the_quorum_and_nobody_else_down(bool[] serving)
    {
        var quorum = Of(serving);
        return quorum.Voters.All(voter => quorum.MayStop(voter.Id, allowDowntime: false) switch
        {
            StopVerdict.Allowed => voter.Serves
                && quorum.Voters.Where(other => other.Id != voter.Id).All(other => other.Serves)
                && quorum.Voters.Count(other => other.Serves && other.Id != voter.Id) >= quorum.Size,
            StopVerdict.CostsNothing => !voter.Serves,
            StopVerdict.Refused => voter.Serves,
            _ => false,
        });
    }

    [Property(MaxTest = 2000)]
    public bool A_grant_of_downtime_changes_nothing_for_three_members_or_more_nor_while_another_one_is_down(bool[] serving)
    {
        var quorum = Of(serving);
        return quorum.Voters.All(voter =>
            quorum.MayStop(voter.Id, allowDowntime: true) is not StopVerdict.Downtime
            || (quorum.Voters.Count <= 2 && quorum.Voters.All(other => other.Serves)));
    }

    [Property]
    public bool Two_quorums_always_share_a_member(bool[] serving) => 2 * Quorum.SizeOf(serving.Length) > serving.Length;

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 3, 2)]
    public void A_healthy_cluster_can_lose_what_is_above_its_quorum(int voters, int size, int canLose)
    {
        var quorum = Of(Enumerable.Repeat(true, voters));
        Assert.Equal((size, canLose), (quorum.Size, quorum.CanLose));
        Assert.True(quorum.IsThere);
    }

    [Fact]
    public void A_refusal_names_who_does_not_serve()
    {
        var refused = Assert.IsType<StopVerdict.Refused>(Of([true, true, false, true, true]).MayStop("a1", allowDowntime: true));
        Assert.Equal("etcd.quorum_at_risk", refused.Error.Code);
        Assert.Contains("m3", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_member_is_stopped_only_with_a_grant()
    {
        Assert.Contains("--allow-downtime", Assert.IsType<StopVerdict.Refused>(Of([true]).MayStop("a1", allowDowntime: false)).Error.Advice, StringComparison.Ordinal);
        Assert.IsType<StopVerdict.Downtime>(Of([true]).MayStop("a1", allowDowntime: true));
    }

    [Fact]
    public void A_member_that_is_no_voter_is_not_judged() =>
        Assert.Equal("etcd.not_a_voter", Assert.IsType<StopVerdict.Refused>(Of([true]).MayStop("ff", allowDowntime: true)).Error.Code);

    [Fact]
    public void A_voter_that_the_cluster_file_does_not_know_counts_as_one_that_does_not_serve()
    {
        var view = ClusterSample.View(MemberSample.Old, MemberSample.Old, MemberSample.Old);
        view = view with { MemberList = [.. view.MemberList!, ClusterSample.Listed(3)] };
        var refused = Assert.IsType<StopVerdict.Refused>(view.MayStop(view.Members[1], allowDowntime: false));
        Assert.Contains("m4", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learner_is_no_voter() =>
        Assert.Equal(2, ClusterSample.View(MemberSample.Old, MemberSample.Old, MemberSample.Old with { IsLearner = true }).Quorum.Voters.Count);

    [Fact]
    public void Without_a_member_list_all_members_of_the_file_are_voters_and_none_is_forgotten()
    {
        var view = ClusterSample.View(MemberSample.Down, MemberSample.Down, MemberSample.Down) with { MemberList = null };
        Assert.Equal((3, -2), (view.Quorum.Voters.Count, view.Quorum.CanLose));
    }

    private static Quorum Of(IEnumerable<bool> serving) =>
        new(serving.Select((serves, index) => new Voter(ClusterSample.Id(index), ClusterSample.Name(index), serves)));
}
