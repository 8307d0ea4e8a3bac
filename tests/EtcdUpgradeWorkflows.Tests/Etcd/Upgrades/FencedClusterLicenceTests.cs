using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

/// <summary>How old a look may be by the time the member is stopped, by the member's own host.</summary>
public sealed class FencedClusterLicenceTests
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeEtcdCluster cluster;

    public FencedClusterLicenceTests() =>
        cluster = new FakeEtcdCluster(time, new FakeEtcdOptions { Stop = TimeSpan.Zero, Ready = TimeSpan.Zero, CatchUp = TimeSpan.Zero });

    [Theory]
    [InlineData(0.3, 1.9, null)]
    [InlineData(0.3, 2.2, "host.too_late")]
    // Neither the look nor the wait is too long by itself.
    [InlineData(0.6, 1.5, "host.too_late")]
    public async Task Licence_ages_from_before_the_look(double secondsPerMember, double frozen, string? code)
    {
        var opened = await OpenAsync(new SlowClients(cluster, time, TimeSpan.FromSeconds(secondsPerMember)));
        var member = cluster.Member("infra2");
        Assert.True(await member.HostLock.EnterAsync(TimeSpan.Zero, time, Token));

        // The call is on its way, and all stand still.
        var swap = opened.SwapAsync(member.Name, "3.5.16", new(AllowDowntime: false, Kill: false, TimeSpan.FromSeconds(30)), Token);
        time.Advance(TimeSpan.FromSeconds(frozen));
        member.HostLock.Release();

        Assert.Equal(code, (await swap)?.Code);
        Assert.Equal(code is null ? 1 : 0, member.Stops);
        Assert.Empty(cluster.Violations);
    }

    [Fact]
    public async Task Look_that_took_too_long_is_not_sent()
    {
        var opened = await OpenAsync(new SlowClients(cluster, time, TimeSpan.FromSeconds(0.7)));

        var error = await opened.SwapAsync("infra2", "3.5.16", new(AllowDowntime: false, Kill: false, TimeSpan.FromSeconds(30)), Token);

        Assert.Equal("etcd.probe_too_slow", error?.Code);
        Assert.Equal(0, cluster.Member("infra2").Stops);
    }

    /// <summary>A claim may have opened it hours ago.</summary>
    [Fact]
    public async Task What_is_asked_is_what_is_asked_right_before_the_stop()
    {
        var opened = await OpenAsync(new SlowClients(cluster, time, TimeSpan.Zero));
        StopGate gate = new("alerts", StopGateKind.Http, new("http://127.0.0.1:1/"), null, true, null);
        opened.PolicyReader = (_, _) => Task.FromResult(new ClusterPolicy(false) { Gates = [gate] });
        ChangeTerms terms = new(AllowDowntime: false, Kill: false, TimeSpan.FromSeconds(30)) { Gates = [new("other", null, time.GetUtcNow())] };

        Assert.Equal("gate.answer_old", (await opened.SwapAsync("infra2", "3.5.16", terms, Token))?.Code);
        Assert.Equal(0, cluster.Member("infra2").Stops);

        Assert.Null(await opened.SwapAsync("infra2", "3.5.16", terms with { Gates = [new("alerts", null, time.GetUtcNow())] }, Token));
        Assert.Equal(1, cluster.Member("infra2").Stops);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<FencedCluster> OpenAsync(SlowClients clients) => FencedCluster.OpenAsync(
        cluster.Spec, new HostAuthority("controller-a", cluster.Spec.Name, 3), (highest, _) => throw new InvalidOperationException($"refused for {highest}"), (_, _) => Task.FromResult<WorkflowError?>(null), TimeSpan.FromSeconds(30), cluster,
        new ClusterProber(clients, cluster, time), clients, time, Token);

    /// <summary>Each question to a member takes its time.</summary>
    private sealed class SlowClients(FakeEtcdCluster cluster, FakeTimeProvider time, TimeSpan perMember) : IEtcdClientFactory
    {
        public IEtcdClient Create(Uri endpoint, EtcdAccess access)
        {
            time.Advance(perMember);
            return cluster.Create(endpoint, access);
        }
    }
}
