using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>The fake in virtual time: what it lets happen, and what it does not let pass.</summary>
public sealed class FakeEtcdClusterTests
{
    private static readonly HostAuthority authority = new("controller-a", "fake", 1);

    private readonly FakeTimeProvider time = new();
    private readonly FakeEtcdCluster cluster;

    public FakeEtcdClusterTests() => cluster = new FakeEtcdCluster(time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Careful_upgrade_violates_nothing_and_the_cluster_version_rises_four_seconds_later()
    {
        foreach (var member in cluster.Members.Reverse())
        {
            await LookAsync();
            await SwapAsync(member.Name, "3.5.16");
            Advance(1);
        }

        Assert.Equal("3.4.0", (await Client(0).VersionAsync(Token)).Cluster);
        Advance(4);
        Assert.Equal("3.5.0", (await Client(0).VersionAsync(Token)).Cluster);
        Assert.Empty(cluster.Violations);
        Assert.True(await Client(1).ReadLinearizableAsync(Token) > 10);
    }

    [Fact]
    public async Task Swap_without_a_look_at_the_others_is_a_violation()
    {
        await SwapAsync("infra3", "3.5.16");

        Assert.Contains("infra3 was stopped without a fresh read through infra1", cluster.Violations);
    }

    [Fact]
    public async Task Look_before_the_last_stop_does_not_license_the_next_one()
    {
        await LookAsync();
        await SwapAsync("infra3", "3.5.16");
        Advance(0.5);
        await SwapAsync("infra2", "3.5.16");

        Assert.Contains("infra2 was stopped without a fresh read through infra1", cluster.Violations);
    }

    [Fact]
    public async Task Second_member_down_and_lost_quorum_are_violations()
    {
        await LookAsync();
        await SwapAsync("infra3", "3.5.16");
        await SwapAsync("infra2", "3.5.16");

        Assert.Contains("infra2 and infra3 are down because of us", cluster.Violations);
        Assert.Contains("the stop of infra2 lost the quorum", cluster.Violations);
    }

    [Fact]
    public async Task Old_binary_after_the_flip_ends_and_is_a_violation()
    {
        foreach (var member in cluster.Members)
        {
            await LookAsync();
            await SwapAsync(member.Name, "3.5.16");
            Advance(1);
        }

        Advance(5);
        await LookAsync();
        await SwapAsync("infra1", "3.4.23");
        Advance(1);

        Assert.Null((await cluster.Host("infra1").LookAsync(Token)).Process);
        Assert.Equal(["3.4.23 was started on infra1 after the cluster version rose to 3.5.0"], cluster.Violations);
        Assert.Contains("cannot be downgraded", (await cluster.Host("infra1").ReadLogTailAsync(1, Token))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_swap_forward_is_a_violation_unless_the_member_was_rolled_back()
    {
        foreach (var to in new[] { "3.5.16", "3.4.23", "3.5.16" })
        {
            await LookAsync();
            await SwapAsync("infra3", to);
            Advance(1);
        }

        Assert.Empty(cluster.Violations);
        await cluster.Host("infra3").InstallReleaseAsync("3.5.30", "/nowhere", Token);
        await LookAsync();
        await SwapAsync("infra3", "3.5.30");
        Assert.Equal(["infra3 was swapped forward a second time"], cluster.Violations);
    }

    [Fact]
    public async Task Linearizable_read_waits_for_a_quorum_that_was_just_lost_and_fails_when_the_leader_is_forgotten()
    {
        cluster.Kill("infra2");
        cluster.Kill("infra3");
        var read = Client(0).ReadLinearizableAsync(Token);
        Assert.False(read.IsCompleted);
        Advance(7);

        Assert.Equal(EtcdFailure.TimedOut, (await Assert.ThrowsAsync<EtcdClientException>(() => read)).Failure);
        Assert.Equal(EtcdFailure.NoLeader, (await Assert.ThrowsAsync<EtcdClientException>(() => Client(0).ReadLinearizableAsync(Token))).Failure);
    }

    [Fact]
    public async Task Killed_leader_costs_an_election_and_a_stopped_one_none()
    {
        cluster.Kill("infra1");
        Assert.Equal("infra1", cluster.Leader?.Name);
        Advance(1);
        Assert.True((await Client(1).StatusAsync(Token)).IsLeader);
        cluster.Start("infra1");
        Advance(1);

        await LookAsync();
        await SwapAsync("infra2", "3.5.16");

        Assert.True((await Client(0).StatusAsync(Token)).IsLeader);
    }

    [Fact]
    public async Task Frozen_member_answers_nothing_until_it_is_thawed()
    {
        cluster.Freeze("infra2");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);
        var read = Client(1).ReadLinearizableAsync(deadline.Token);
        Advance(3);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);

        cluster.Thaw("infra2");
        await Client(1).ReadLinearizableAsync(Token);
    }

    private IEtcdClient Client(int member) => cluster.Create(cluster.Members[member].ClientUrl, EtcdAccess.None);

    private async Task LookAsync()
    {
        foreach (var number in Enumerable.Range(0, cluster.Members.Count))
        {
            await Client(number).ReadLinearizableAsync(Token);
        }
    }

    private async Task SwapAsync(string member, string to)
    {
        var host = cluster.Host(member);
        var release = (await host.InspectReleaseAsync(to, Token))!;
        var swap = host.SwapAsync(new SwapCall(authority, new(to), await host.ReadClockAsync(Token), Kill: false, TimeSpan.FromSeconds(30), release), Token);
        time.Advance(cluster.Options.Stop);
        Assert.Equal(SwapEnd.Done, (await swap).End);
    }

    private void Advance(double seconds)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        // Things happen when somebody asks.
        cluster.Put(0);
    }
}
