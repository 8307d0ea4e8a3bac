using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Clients and hosts together, on real members: what a run does, without a run.</summary>
public sealed class RealSwapTests(ITestOutputHelper output)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_goes_from_34_to_35_and_one_member_back_before_the_flip()
    {
        await using var cluster = await RealEtcd.StartAsync(new RealEtcdOptions(), Token);
        foreach (var member in cluster.Spec.Members)
        {
            Assert.IsType<FenceAnswer.Fenced>(await cluster.Host(member.Name).FenceAsync(cluster.Authority with { Number = 2 }, patience, Token));
        }

        await SwapAsync(cluster, "infra1", RealReleases.New);
        await SwapAsync(cluster, "infra1", RealReleases.Old);
        foreach (var member in cluster.Spec.Members)
        {
            await SwapAsync(cluster, member.Name, RealReleases.New);
        }

        await using var client = cluster.Client("infra2");
        await Until.TrueAsync(async () => (await client.VersionAsync(Token)).Cluster == "3.5.0", patience, Token);

        // What no run may do: the old binary after the flip. It ends by itself and says why.
        var host = cluster.Host("infra3");
        await host.SwapAsync(await CallAsync(cluster, "infra3", RealReleases.Old), Token);
        await Until.TrueAsync(async () => (await host.LookAsync(Token)).Process is null, patience, Token);
        Assert.Contains(await host.ReadLogTailAsync(20, Token), line => line.Contains("cannot be downgraded", StringComparison.Ordinal));
        await SwapAsync(cluster, "infra3", RealReleases.New);
    }

    private async Task SwapAsync(RealEtcd cluster, string member, string to)
    {
        var call = await CallAsync(cluster, member, to);
        await using var client = cluster.Client(member);
        var begin = RealTime.Clock.GetTimestamp();
        var answer = await cluster.Host(member).SwapAsync(call, Token);
        var answered = RealTime.Clock.GetElapsedTime(begin);
        await Until.TrueAsync(async () => await ReadsAsync(client), patience, Token);
        output.WriteLine($"{member} -> {to}: answer {answered.TotalMilliseconds:0} ms, first linearizable read {RealTime.Clock.GetElapsedTime(begin).TotalMilliseconds:0} ms");

        Assert.Equal(SwapEnd.Done, answer.End);
        Assert.Equal((to, to, false), (answer.View.Process?.Version, answer.View.LinkVersion, answer.View.Record!.Open));
        Assert.Equal(to, (await client.StatusAsync(Token)).Version);
        await cluster.UntilAllServeAsync(Token);
    }

    // A licence ages while a release is inspected.
    private static async Task<SwapCall> CallAsync(RealEtcd cluster, string member, string to)
    {
        var release = (await cluster.Host(member).InspectReleaseAsync(to, Token))!;
        return new(cluster.Authority with { Number = 2 }, new(to), await cluster.Host(member).ReadClockAsync(Token), Kill: false, patience, release);
    }

    private static async Task<bool> ReadsAsync(IEtcdClient client)
    {
        try
        {
            await client.ReadLinearizableAsync(Token);
            return true;
        }
        catch (EtcdClientException)
        {
            return false;
        }
    }
}
