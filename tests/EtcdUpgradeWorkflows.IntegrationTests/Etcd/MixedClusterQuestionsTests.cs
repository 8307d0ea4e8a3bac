using EtcdUpgradeWorkflows.Etcd.Clusters;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>
/// Some questions to a member of 3.5 become raft entries that a member of 3.4 does not know, and end it (ADR 0011). Every question the client
/// has is asked of a mixed cluster whose leader is the new member; all must live on.
/// </summary>
public sealed class MixedClusterQuestionsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_leaves_the_old_members_alive()
    {
        await using var cluster = await RealEtcd.StartAsync(new RealEtcdOptions(), Token);
        await cluster.KillAsync("infra1", Token);
        await cluster.StartAsync("infra1", RealReleases.New, Token);
        await cluster.UntilAllServeAsync(Token);
        await LeadAsync(cluster, "infra1");

        await using (var client = cluster.Client("infra1"))
        {
            await client.StatusAsync(Token);
            await client.ReadLinearizableAsync(Token);
            await client.VersionAsync(Token);
            await client.MembersAsync(Token);
            await client.AlarmsAsync(Token);
            await client.HashAsync(0, Token);
            await client.CountKeysAsync(0, Token);
            Assert.False(await client.IsAuthEnabledAsync(Token));
            Assert.False((await client.V2StoreAsync(Token)).IsServed);
            await client.SnapshotAsync(Stream.Null, Patience, Token);
        }

        // The new leader's entries have been applied by all once each has answered a linearizable read after them.
        await cluster.PutAsync("infra1", "after", "all questions", Token);
        var view = await new ClusterProber(cluster.Clients, cluster.Hosts, RealTime.Clock).ProbeAsync(cluster.Spec, ProbeScope.Full, Token);
        Assert.All(view.Members, m => Assert.True(m.Serves, $"{m.Name}: {m.Error?.Message}"));
    }

    private static async Task LeadAsync(RealEtcd cluster, string member)
    {
        foreach (var other in cluster.Spec.Members)
        {
            await using var client = cluster.Client(other.Name);
            var status = await client.StatusAsync(Token);
            if (status.IsLeader && other.Name != member)
            {
                await using var next = cluster.Client(member);
                await client.MoveLeaderAsync((await next.StatusAsync(Token)).MemberId, Token);
            }
        }

        await using var leader = cluster.Client(member);
        await Until.TrueAsync(async () => (await leader.StatusAsync(Token)).IsLeader, Patience, Token);
    }
}
