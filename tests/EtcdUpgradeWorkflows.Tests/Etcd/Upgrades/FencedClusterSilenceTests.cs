using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

/// <summary>A member that answers is not taken for stopped, whatever its host shows.</summary>
public sealed class FencedClusterSilenceTests
{
    private static readonly ChangeTerms Halt = new(AllowDowntime: true, Kill: false, TimeSpan.FromSeconds(30));

    private readonly FakeTimeProvider time = new();
    private readonly FakeEtcdCluster cluster;

    public FencedClusterSilenceTests() => cluster = new(time, new() { Stop = TimeSpan.Zero, DowntimeAllowed = true });

    [Fact]
    public async Task Member_that_answers_is_not_stopped_for_want_of_a_process()
    {
        var opened = await OpenAsync();
        cluster.Host("infra2").HidesProcess = true;

        Assert.Equal("host.process_unseen", (await opened.HaltAsync("infra2", Halt, Token))?.Code);
        Assert.Equal(0, cluster.Member("infra2").Stops);

        cluster.Host("infra2").HidesProcess = false;
        Assert.Null(await opened.HaltAsync("infra2", Halt, Token));
        Assert.Equal(1, cluster.Member("infra2").Stops);
    }

    [Fact]
    public async Task Data_of_a_member_that_answers_are_left_alone()
    {
        var opened = await OpenAsync();
        await opened.PrepareDataAsync("infra2", new("0a", "snapshot", "3.4.23", "infra2", "http://a", "infra2=http://a"), Token);
        cluster.Host("infra2").HidesProcess = true;

        Assert.Equal("host.process_unseen", (await opened.PlaceDataAsync("infra2", "0a", Token))?.Code);
        Assert.Equal(DataRestoreState.Prepared, await opened.InspectRestoreAsync("infra2", "0a", Token));
        Assert.Empty(cluster.Violations);
    }

    [Fact]
    public async Task Member_that_holds_its_port_in_silence_may_run()
    {
        var opened = await OpenAsync();
        cluster.Freeze("infra2");
        cluster.Host("infra2").HidesProcess = true;

        var halt = opened.HaltAsync("infra2", Halt, Token);
        time.Advance(ProbeScope.DefaultDeadline);
        time.Advance(ProbeScope.DefaultDeadline);

        Assert.Equal("host.process_unsure", (await halt)?.Code);
        Assert.Equal(0, cluster.Member("infra2").Stops);
    }

    [Fact]
    public async Task Host_that_does_not_answer_proves_nothing()
    {
        var opened = await OpenAsync();
        await opened.PrepareDataAsync("infra2", new("0a", "snapshot", "3.4.23", "infra2", "http://a", "infra2=http://a"), Token);
        cluster.Host("infra2").HidesProcess = true;
        cluster.Host("infra2").IsUnreachable = true;

        Assert.Equal("host.unreachable", (await opened.PlaceDataAsync("infra2", "0a", Token))?.Code);
        cluster.Host("infra2").IsUnreachable = false;
        Assert.Equal(DataRestoreState.Prepared, await opened.InspectRestoreAsync("infra2", "0a", Token));
    }

    [Fact]
    public async Task Connection_that_breaks_is_no_silence()
    {
        var opened = await OpenAsync(new BreakingClients());
        cluster.Host("infra2").HidesProcess = true;

        Assert.Equal("host.process_unsure", (await opened.HaltAsync("infra2", Halt, Token))?.Code);
        Assert.Equal("host.process_unsure", (await opened.FindNoiseAsync(Token))?.Code);
        Assert.Equal(0, cluster.Member("infra2").Stops);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<FencedCluster> OpenAsync(IEtcdClientFactory? clients = null) => FencedCluster.OpenAsync(
        cluster.Spec, new HostAuthority("controller-a", cluster.Spec.Name, 3), (highest, _) => throw new InvalidOperationException($"refused for {highest}"), (_, _) => Task.FromResult<WorkflowError?>(null), TimeSpan.FromSeconds(30), cluster,
        new ClusterProber(clients ?? cluster, cluster, time), cluster, time, Token);

    /// <summary>As of a member that wants TLS and is asked without.</summary>
    private sealed class BreakingClients : IEtcdClientFactory
    {
        public IEtcdClient Create(Uri endpoint, EtcdAccess access) => throw new EtcdClientException(EtcdFailure.Unreachable, endpoint, "it broke", new IOException("reset"));
    }
}
