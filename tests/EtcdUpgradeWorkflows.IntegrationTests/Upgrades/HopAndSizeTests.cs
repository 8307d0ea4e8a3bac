using System.Net;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>Other hops than 3.4 to 3.5, and other sizes than three, on real members under write load.</summary>
public sealed class HopAndSizeTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_3_3_to_3_4_with_v2_data_that_is_served_all_along_by_the_procedure_of_the_2_x_guide()
    {
        await using var upgrade = await RealUpgrade.StartAsync(
            new RealUpgradeOptions { From = RealReleases.Oldest, To = RealReleases.Old, ExtraArguments = ["--enable-v2=true"] }, Token);
        using var http = new HttpClient();
        await PutV2Async(http, upgrade, "before");
        // No release of 2.x is at hand here: the procedure runs on the v2 API and data of the nearest ones that are.
        var run = await UpgradeUnderLoadAsync(
            upgrade, () => upgrade.StartRunAsync("upgrade-2.2-to-2.3", Token, ("WaitBetweenMembers", "00:00:01"), ("Rehearsal", "this test")), mostDown: 1);

        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));
        var journal = await upgrade.JournalAsync(run, Token);
        Assert.Equal(2, journal.Count(l => l.StartsWith("Snapshot of", StringComparison.Ordinal)));
        Assert.All(upgrade.Members, m => Assert.Equal(2, journal.Count(l => l.StartsWith($"v2 data of {m.Name} proved (Compared)", StringComparison.Ordinal))));
        Assert.Contains(journal, l => l.Contains("1 v2 keys of m1 up to index", StringComparison.Ordinal));
        Assert.All(upgrade.Members, m => Assert.Contains(journal, l => l.StartsWith($"{m.Name}: \"etcdserver: published", StringComparison.Ordinal)));
        Assert.Contains(journal, l => l.Contains("updated the cluster version from 3.3 to 3.4", StringComparison.Ordinal));
        Assert.Contains(journal, l => l.StartsWith("Expected, ", StringComparison.Ordinal));
        output.WriteLine(string.Join('\n', journal.Where(l => l.StartsWith("Not known, ", StringComparison.Ordinal))));
        Assert.Equal("3.4.0", (await upgrade.ClusterAsync(Token)).ClusterVersion);
        Assert.Equal(2, journal.Count(l => l.StartsWith("etcdctl 3.", StringComparison.Ordinal) && l.EndsWith("| cluster is healthy", StringComparison.Ordinal)));
        Assert.All(upgrade.Members, m => Assert.Single(Directory.GetDirectories(m.Directory, "data.stopped-*")));
        foreach (var member in upgrade.Members)
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{member.ClientUrl}/v2/keys/kept"), Token));
            Assert.Equal("before", answer.RootElement.GetProperty("node").GetProperty("value").GetString());
        }
    }

    /// <summary>Three hops in one run, under load, with v2 and v3 data kept; nobody named the procedure.</summary>
    [Fact]
    [Trait("Campaign", "upgrades")]
    public async Task From_3_3_25_over_3_4_23_and_3_5_16_to_3_5_30()
    {
        await using var upgrade = await RealUpgrade.StartAsync(
            new RealUpgradeOptions
            {
                From = RealReleases.Oldest, To = RealReleases.Patch, Via = [RealReleases.Old, RealReleases.New], ExtraArguments = ["--enable-v2=true"],
            },
            Token);
        using var http = new HttpClient();
        await PutV2Async(http, upgrade, "before");
        var plan = await upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(upgrade.To, Via: [RealReleases.Old, RealReleases.New]), Token);
        Assert.Equal(("upgrade", "3.3.25 3.4.23 3.5.16"), (plan.Verdict, string.Join(' ', plan.Hops.Select(h => h.From))));

        var run = await UpgradeUnderLoadAsync(upgrade, allowDowntime: false, mostDown: 1);

        Assert.Equal("multi-hop-upgrade", (await upgrade.ReadAsync(run, Token)).Definition.Id);
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));
        Assert.Equal("3.5.0", (await upgrade.ClusterAsync(Token)).ClusterVersion);
        var journal = await upgrade.JournalAsync(run, Token);
        Assert.Equal(6, journal.Count(l => l.StartsWith("Snapshot of", StringComparison.Ordinal)));
        Assert.Equal(18, journal.Count(l => l.Contains("proved (Compared)", StringComparison.Ordinal) && l.StartsWith("v2 data of", StringComparison.Ordinal)));
        foreach (var member in upgrade.Members)
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{member.ClientUrl}/v2/keys/kept"), Token));
            Assert.Equal("before", answer.RootElement.GetProperty("node").GetProperty("value").GetString());
        }
    }

    [Fact]
    public async Task From_3_3_to_3_4_is_refused_while_v2_data_would_not_be_served_any_more()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Members = 1, From = RealReleases.Oldest, To = RealReleases.Old }, Token);
        Assert.DoesNotContain("preflight.hop_conditions", await BlockersAsync(upgrade));
        using var http = new HttpClient();
        await PutV2Async(http, upgrade, "1");

        Assert.Contains("preflight.hop_conditions", await BlockersAsync(upgrade));

        // A procedure that somebody names takes one hop: several are refused before anything, not gone without being asked for.
        foreach (var definition in new[] { "rolling-upgrade", "upgrade-2.2-to-2.3" })
        {
            var refused = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.Server.Api.PostAsync<UpgradeAnswer>(
                "clusters/real/upgrades", new UpgradeBody(RealReleases.New, definition, AllowDowntime: true), Token));
            Assert.Contains(refused.Problems, p => p.Code == "preflight.hop");
        }
    }

    /// <summary>Without a yes to the downtime it is refused; with it nothing acknowledged is lost, and with one member one backup is both.</summary>
    [Fact]
    public Task A_cluster_of_one_is_upgraded_when_downtime_was_allowed() => UpgradeWithDowntimeAsync(members: 1, backups: 1);

    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task A_cluster_of_two_is_upgraded_when_downtime_was_allowed() => UpgradeWithDowntimeAsync(members: 2, backups: 2);

    private async Task UpgradeWithDowntimeAsync(int members, int backups)
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Members = members }, Token);
        var refused = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.UpgradeAsync(Token));
        Assert.Equal("preflight.quorum", refused.Code);
        Assert.Contains("--allow-downtime", (await PlanAsync(upgrade)).Checks.Single(c => c.Code == "preflight.quorum").Advice);

        var run = await UpgradeUnderLoadAsync(upgrade, allowDowntime: true, mostDown: 1);
        Assert.Equal(backups, (await upgrade.JournalAsync(run, Token)).Count(l => l.StartsWith("Snapshot of", StringComparison.Ordinal)));
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));
    }

    [Fact]
    [Trait("Campaign", "upgrades")]
    public async Task Five_members_one_at_a_time()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Members = 5 }, Token);
        await UpgradeUnderLoadAsync(upgrade, allowDowntime: false, mostDown: 1);
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));
    }

    private Task<long> UpgradeUnderLoadAsync(RealUpgrade upgrade, bool allowDowntime, int mostDown) =>
        UpgradeUnderLoadAsync(upgrade, () => upgrade.UpgradeAsync(Token, allowDowntime), mostDown);

    private async Task<long> UpgradeUnderLoadAsync(RealUpgrade upgrade, Func<Task<long>> start, int mostDown)
    {
        await using var load = upgrade.NewLoad();
        await Until.TrueAsync(() => load.Acknowledged > 100, Token);
        var watch = upgrade.NewWatch();
        var run = await start();
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        await watch.DisposeAsync();
        var report = await load.FinishAsync(Token);
        output.WriteLine($"{upgrade.Members.Count} members: {report.Comparison.Acknowledged} acknowledged, {report.Comparison.Lost.Count} lost, longest gap {report.LongestGap.TotalMilliseconds:0} ms; most down at once {watch.MostDown}");

        Assert.Equal("Finished", ended.SubStatus);
        Assert.Empty(report.Comparison.Lost);
        Assert.True(report.Comparison.Acknowledged > 100);
        Assert.True(watch.MostDown <= mostDown, $"{watch.MostDown} members were down at once");
        Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((ended.To, "serving"), (m.Version, m.State)));
        return run;
    }

    private static async Task PutV2Async(HttpClient http, RealUpgrade upgrade, string value)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["value"] = value });
        using var answer = await http.PutAsync(new Uri($"{upgrade.Members[0].ClientUrl}/v2/keys/kept"), content, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static Task<PlanDocument> PlanAsync(RealUpgrade upgrade) =>
        upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(upgrade.To), Token);

    private static async Task<IReadOnlyList<string>> BlockersAsync(RealUpgrade upgrade) =>
        [.. (await PlanAsync(upgrade)).Checks.Where(c => c is { Severity: "blocker", Verdict: "failed" }).Select(c => c.Code)];
}
