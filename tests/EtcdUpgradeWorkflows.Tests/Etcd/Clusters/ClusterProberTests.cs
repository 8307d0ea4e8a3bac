using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clusters;

public sealed class ClusterProberTests
{
    private readonly FakeTimeProvider time = new(ClusterSample.Start);

    [Fact]
    public async Task A_healthy_cluster_is_seen_whole()
    {
        var fake = new FakeCluster(ClusterSample.View(1, MemberSample.Old, MemberSample.New, MemberSample.Old));
        var view = await ProbeAsync(fake);
        Assert.True(view.AllServe);
        Assert.Equal("m2", view.Leader!.Name);
        Assert.Equal(["m1", "m2", "m3"], view.Members.Select(member => member.Name));
        Assert.Equal(["3.4.23", "3.5.16", "3.4.23"], view.Versions.Select(version => version.ToString()));
        Assert.Equal("3.4.0", view.ClusterVersion.ToString());
        Assert.Equal(3, view.MemberList!.Count);
        Assert.Empty(view.Alarms!);
        Assert.False(view.AuthEnabled);
        Assert.All(view.Members, member => Assert.NotNull(member.Host));
        Assert.All(view.Members, member => Assert.Equal(ClusterSample.Start, member.ProbedAt));
        Assert.Equal(3, fake.Disposed.Count);
    }

    [Fact]
    public async Task A_dead_member_is_a_finding()
    {
        var view = await ProbeAsync(new FakeCluster(ClusterSample.View(1, MemberSample.Old, MemberSample.Old, MemberSample.Down)));
        var dead = view.Members[2];
        Assert.False(dead.Reachable || dead.Serves);
        Assert.Equal("etcd.unreachable", dead.Error!.Code);
        Assert.True(dead.IsStopped);
        Assert.Equal("a3", view.IdOf(dead));
        Assert.Equal(0, view.Quorum.CanLose);
    }

    [Fact]
    public async Task A_member_that_answers_but_cannot_read_is_reachable_and_does_not_serve()
    {
        var view = await ProbeAsync(new FakeCluster(ClusterSample.View(1, MemberSample.Old with { Serves = false }, MemberSample.Old, MemberSample.Old)));
        Assert.True(view.Members[0].Reachable);
        Assert.False(view.Members[0].Serves);
        Assert.Equal("etcd.no_leader", view.Members[0].Error!.Code);
    }

    [Fact]
    public async Task A_silent_member_costs_its_deadline_and_not_the_others()
    {
        var fake = new FakeCluster(ClusterSample.View(MemberSample.Old, MemberSample.Old, MemberSample.Old));
        var never = new TaskCompletionSource();

        // It does not even obey its token.
        fake.Before("m3", _ => never.Task);
        var probe = ProbeAsync(fake);
        Assert.False(probe.IsCompleted);
        time.Advance(ProbeScope.DefaultDeadline);
        var view = await probe;
        Assert.Equal("etcd.timed_out", view.Members[2].Error!.Code);
        Assert.True(view.Members[0].Serves && view.Members[1].Serves);
        Assert.NotNull(view.Alarms);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_obeyed_at_once()
    {
        var fake = new FakeCluster(ClusterSample.View(MemberSample.Old));
        fake.Before("m1", _ => new TaskCompletionSource().Task);
        using var cancellation = new CancellationTokenSource();
        var probe = new ClusterProber(fake, fake, time).ProbeAsync(ClusterSample.Spec(1), ProbeScope.Full, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_resolved_is_every_members_finding()
    {
        var fake = new FakeCluster(ClusterSample.View(MemberSample.Old))
        {
            CreateFailure = new WorkflowErrorException(WorkflowError.NeedsOperator("secret.not_found", "ETCD_PASSWORD is not set.")),
        };
        var view = await ProbeAsync(fake);
        Assert.Equal("secret.not_found", Assert.Single(view.Members).Error!.Code);
        Assert.Null(view.Alarms);
    }

    [Fact]
    public async Task A_refused_login_is_not_quoted_and_what_it_hides_is_not_known()
    {
        var fake = new FakeCluster(ClusterSample.View(MemberSample.Old) with { AuthEnabled = null });
        var view = await ProbeAsync(fake);
        Assert.Null(view.AuthEnabled);
        Assert.DoesNotContain("hunter2", EngineJson.Text(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_cannot_be_asked_is_a_finding_beside_a_member_that_serves()
    {
        var fake = new FakeCluster(ClusterSample.View(MemberSample.Old)) { HostFailure = new HostException("host.unreachable", "no route") };
        var member = Assert.Single((await ProbeAsync(fake)).Members);
        Assert.True(member.Serves);
        Assert.Null(member.Host);
        Assert.Equal("host.unreachable", member.HostError!.Code);
        Assert.False(member.IsStopped);
    }

    [Fact]
    public async Task Once_one_member_reports_a_risen_cluster_version_it_has_risen()
    {
        var view = await ProbeAsync(new FakeCluster(ClusterSample.View(MemberSample.New, MemberSample.New with { ClusterVersion = "3.5.0" }, MemberSample.Down)));
        Assert.Equal("3.5.0", view.ClusterVersion.ToString());
    }

    [Fact]
    public async Task The_look_before_a_stop_asks_neither_the_hosts_nor_for_alarms()
    {
        var fake = new FakeCluster(ClusterSample.View(MemberSample.Old, MemberSample.Old, MemberSample.Old));
        var view = await new ClusterProber(fake, fake, time).ProbeAsync(ClusterSample.Spec(), ProbeScope.Members, TestContext.Current.CancellationToken);
        Assert.Null(view.Alarms);
        Assert.All(view.Members, member => Assert.Null(member.Host));
        Assert.IsType<StopVerdict.Allowed>(view.MayStop(view.Members[1], allowDowntime: false));
    }

    private Task<ClusterView> ProbeAsync(FakeCluster fake) =>
        new ClusterProber(fake, fake, time).ProbeAsync(ClusterSample.Spec(fake.View.Members.Count), ProbeScope.Full, TestContext.Current.CancellationToken);
}
