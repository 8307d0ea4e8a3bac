using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>`upgrade --at`: a row that Quartz wakes; the run begins when it fires, once, also when the server was killed meanwhile.</summary>
public sealed class ScheduledUpgradeTests(PostgresCluster postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_schedule_starts_one_run_at_its_time_even_when_the_server_was_killed_before() => StartAtItsTimeAsync("sqlite");

    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task On_PostgreSQL_too_a_schedule_starts_one_run_at_its_time() => StartAtItsTimeAsync("postgresql");

    private async Task StartAtItsTimeAsync(string database)
    {
        await using var upgrade = await RealUpgrade.StartAsync(database == "sqlite" ? null : await postgres.NewEmptyDatabaseAsync(), Token);
        var at = RealTime.Clock.GetUtcNow().AddSeconds(8);
        var answer = await upgrade.Server.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(RealReleases.New, At: at), Token);
        Assert.Equal(("scheduled", "Waiting"), (answer.Result, answer.Schedule!.Status));
        Assert.Null((await upgrade.Server.Api.GetAsync<ClusterDocument>("clusters/real", Token)).ActiveRun);
        await upgrade.KillServerAndStartAgainAsync(Token);

        ScheduleDocument? fired = null;
        await Until.TrueAsync(
            async () =>
            {
                fired = (await upgrade.Server.Api.ListAsync<ScheduleDocument>("schedules", Token)).Single();
                return fired.Status != "Waiting";
            },
            Patience, Token);
        Assert.Equal("Fired", fired!.Status);
        var run = await upgrade.ReadAsync(fired.Run!.Number, Token);
        Assert.True(run.CreatedAt >= at, $"the run began at {run.CreatedAt:O}, before {at:O}");

        await upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run.Number}/cancel", new RunMessageBody("seen enough"), Token);
        await upgrade.UntilAsync(run.Number, r => r.Status == "Finished", Token);
        var runs = await upgrade.Server.Api.GetAsync<RunPage>("runs", Token);
        Assert.Single(runs.Items, r => r.Definition == "rolling-upgrade");
    }

    [Fact]
    public async Task A_schedule_in_the_past_is_refused()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        var refused = await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.Server.Api.PostAsync<UpgradeAnswer>(
            "clusters/real/upgrades", new UpgradeBody(RealReleases.New, At: RealTime.Clock.GetUtcNow().AddMinutes(-1)), Token));
        Assert.Equal("schedule.in_the_past", refused.Code);
    }
}
