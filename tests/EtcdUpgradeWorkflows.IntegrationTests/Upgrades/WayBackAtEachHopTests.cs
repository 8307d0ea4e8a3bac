using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>At each hop from 3.3.25 to 3.5.30: taken back while mixed, gone again, and once the cluster version has risen the old binary is refused by us before etcd could.</summary>
public sealed class WayBackAtEachHopTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Campaign", "upgrades")]
    public async Task Each_hop_is_taken_back_while_mixed_and_its_old_binary_is_refused_after_it()
    {
        string[] releases = [RealReleases.Oldest, RealReleases.Old, RealReleases.New, RealReleases.Patch];
        await using var upgrade = await RealUpgrade.StartAsync(
            new RealUpgradeOptions { From = releases[0], To = releases[^1], Via = [releases[1], releases[2]], ExtraArguments = ["--enable-v2=true"] }, Token);
        await using var load = upgrade.NewLoad();
        foreach (var (from, to) in releases.Zip(releases.Skip(1)))
        {
            var tried = await StartAsync(upgrade, to);
            await upgrade.UntilAsync(tried, r => r.Members.Count(m => m.Version == to && m.State == "serving") == 2, Token);
            await upgrade.SendAsync(tried, "rollback", new RunMessageBody($"not yet {to}", All: true), Token);
            Assert.Equal("Cancelled", (await upgrade.UntilAsync(tried, r => r.Status == "Finished", Token)).SubStatus);
            Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((from, "serving"), (m.Version, m.State)));

            var run = await StartAsync(upgrade, to);
            Assert.Equal("Finished", (await upgrade.UntilAsync(run, r => r.Status == "Finished", Token)).SubStatus);
            Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((to, "serving"), (m.Version, m.State)));
            if (string.Join('.', from.Split('.')[..2]) != string.Join('.', to.Split('.')[..2]))
            {
                await AssertOldBinaryIsRefusedAsync(upgrade, run, from, to);
            }
        }

        var report = await load.FinishAsync(Token);
        output.WriteLine($"{report.Comparison.Acknowledged} acknowledged, {report.Comparison.Lost.Count} lost, longest gap {report.LongestGap.TotalMilliseconds:0} ms");
        Assert.Empty(report.Comparison.Lost);
    }

    private static async Task AssertOldBinaryIsRefusedAsync(RealUpgrade upgrade, long run, string from, string to)
    {
        var plan = await upgrade.Server.Api.GetAsync<RollbackPlanDocument>($"runs/{run}/rollback-plan", Token);
        Assert.False(plan.Ways.Single(w => w.Kind == "old_binary").Legal);

        // A person points the link of a stopped member at the old release, and lets us start it.
        var member = (await upgrade.ClusterAsync(Token)).Members.First(m => m.Role == "follower").Name;
        await upgrade.StopByHandAsync(member, Token);
        upgrade.RelinkByHand(member, from);
        var up = (await upgrade.Server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(), Token)).Number;
        var refused = await upgrade.UntilAsync(up, r => r.NeedsYou || r.Status == "Finished", Token, pastIncident: true);
        Assert.Contains(refused.Incidents, i => i.Error.Code == "upgrade.point_of_no_return");
        Assert.Null(upgrade.FindProcess(member));

        upgrade.RelinkByHand(member, to);
        await upgrade.SendAsync(up, "retry", new RunMessageBody("the link is right again"), Token);
        Assert.Equal("Finished", (await upgrade.UntilAsync(up, r => r.Status == "Finished", Token, pastIncident: true)).SubStatus);
    }

    private static async Task<long> StartAsync(RealUpgrade upgrade, string to) =>
        (await upgrade.Server.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(to), Token)).Run!.Number;
}
