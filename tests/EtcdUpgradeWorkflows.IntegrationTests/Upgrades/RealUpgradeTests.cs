using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>The shipped workflow on real members under load, on both databases: undisturbed, and with the server killed.</summary>
public sealed class RealUpgradeTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan KillBetween = TimeSpan.FromSeconds(22);
    private const int KillsPerUpgrade = 10;
    private const int KillsInGate = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task Undisturbed_on_PostgreSQL() => UpgradeAsync("postgresql", []);

    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task Undisturbed_on_SQLite() => UpgradeAsync("sqlite", []);

    /// <summary>One moment each of three parts of the run, by a fixed seed; a server that was killed is started again and goes on.</summary>
    [Fact]
    public Task The_server_is_killed_at_three_moments() => UpgradeAsync("sqlite", MomentsOf(new Random(20161124), KillsInGate));

    /// <summary>On PostgreSQL the gate kills one of two servers (TwoServersTests).</summary>
    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task The_server_is_killed_at_three_moments_on_PostgreSQL() => UpgradeAsync("postgresql", MomentsOf(new Random(20161124), KillsInGate));

    /// <summary>Ten kills an upgrade, by turns on both databases; a hundred without another number.</summary>
    [Fact]
    [Trait("Campaign", "kills")]
    public async Task The_server_is_killed_at_many_moments()
    {
        var random = new Random((int)Number("ETCDUP_CAMPAIGN_SEED", 20161124));
        var kills = Number("ETCDUP_CAMPAIGN_EVENTS", 100);
        for (var upgrade = 0; upgrade * KillsPerUpgrade < kills; upgrade++)
        {
            await UpgradeAsync(
                upgrade % 2 == 0 ? "sqlite" : "postgresql", MomentsOf(random, KillsPerUpgrade), atFullSpeed: true);
        }

        static long Number(string variable, long otherwise) =>
            long.TryParse(Environment.GetEnvironmentVariable(variable), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? number % int.MaxValue : otherwise;
    }

    [Fact]
    public async Task A_release_that_crashes_at_its_start_is_rolled_back_and_the_run_cancelled()
    {
        using var broken = await BrokenRelease.MakeAsync(Token);
        await using var upgrade = await RealUpgrade.StartAsync(null, Token, broken.Directory);
        var run = await upgrade.UpgradeAsync(Token);
        var incident = await upgrade.UntilAsync(run, r => r.NeedsYou, Token);
        Assert.Contains("rollback --member", incident.Situation.Allowed);
        Assert.False(incident.Situation.SafePoint);
        Assert.Contains("this build is broken", Assert.Single(incident.Incidents).Error.Message);
        var member = Assert.Single(incident.Members, m => m.State is "stopped" or "half done" or "starting").Name;

        await upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/rollback", new RunMessageBody("it crashes", Member: member), Token);
        await upgrade.UntilAsync(run, r => r.Paused, Token, pastIncident: true);
        await upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/cancel", new RunMessageBody("wait for a good build"), Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true);

        Assert.Equal("Cancelled", ended.SubStatus);
        var cluster = await upgrade.Server.Api.GetAsync<ClusterDocument>("clusters/real", Token);
        Assert.All(cluster.Members, m => Assert.Equal((RealReleases.Old, "serving"), (m.Version, m.State)));
        Assert.Null(cluster.ActiveRun);
    }

    private static IReadOnlyList<TimeSpan> MomentsOf(Random random, int kills) => [.. Enumerable.Range(0, kills).Select(i => KillBetween * ((i + random.NextDouble()) / kills))];

    private void Say(string line)
    {
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable("ETCDUP_CAMPAIGN_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, $"- {line}\n");
        }
    }

    private async Task UpgradeAsync(string database, IReadOnlyList<TimeSpan> kills, bool atFullSpeed = false)
    {
        var db = database == "sqlite" ? null : await postgres.NewEmptyDatabaseAsync();
        await using var upgrade = await RealUpgrade.StartAsync(db, Token);
        await using var load = upgrade.NewLoad(atFullSpeed);
        await Until.TrueAsync(() => load.Acknowledged > 100, Token);
        var watch = upgrade.NewWatch();
        var run = await upgrade.UpgradeAsync(Token);
        var began = RealTime.Clock.GetTimestamp();
        var killed = 0;
        foreach (var moment in kills)
        {
            // Moments of the run's own time: while a killed server is away, the run stands still.
            await Until.TrueAsync(() => Task.FromResult(RealTime.Clock.GetElapsedTime(began) >= moment), TimeSpan.FromMinutes(2), Token);
            if ((await upgrade.ReadAsync(run, Token)).Status == "Finished")
            {
                break;
            }

            var before = RealTime.Clock.GetTimestamp();
            await upgrade.KillServerAndStartAgainAsync(Token);
            killed++;
            began += RealTime.Clock.GetTimestamp() - before;
        }

        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        Assert.True(kills.Count == 0 || killed >= kills.Count / 2, $"only {killed} kills hit the run");
        await upgrade.AssertUpgradedAsync(ended, load, watch, said => Say($"{database}: {killed} kills; {said}"), Token);
    }
}
