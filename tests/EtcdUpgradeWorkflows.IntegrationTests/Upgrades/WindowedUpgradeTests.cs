using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Cli;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>A real cluster whose owners ask for a window: when it is worked on, and when it is left alone.</summary>
public sealed class WindowedUpgradeTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_upgrade_keeps_to_its_window_waits_out_a_freeze_and_a_killed_server_and_goes_on_when_it_is_lifted() => UpgradeAsync("sqlite");

    [Fact]
    [Trait("Campaign", "upgrades")]
    public Task On_PostgreSQL_too_a_window_holds_an_upgrade() => UpgradeAsync("postgresql");

    private async Task UpgradeAsync(string database)
    {
        await using var upgrade = await RealUpgrade.StartAsync(database == "sqlite" ? null : await postgres.NewEmptyDatabaseAsync(), Token);
        var description = JsonNode.Parse(upgrade.Description)!.AsObject();
        description["policy"] = new JsonObject { ["window"] = "required" };
        await upgrade.Server.Api.PostTextAsync<ClusterDocument>("clusters", description.ToJsonString(), Token);

        // Whatever starts it: the launcher, or a run of the definition.
        Assert.Equal("window.closed", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.UpgradeAsync(Token))).Code);
        Assert.Equal("window.closed", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.StartUnseenAsync(Token))).Code);
        Assert.Equal("window.closed", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.Server.Api.PostAsync<RunReference>("clusters/real/down", new ClusterPowerBody(), Token))).Code);
        Assert.Equal("window.unknown", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => ScheduleAsync(upgrade))).Code);

        // A minute that has not begun when it is asked for.
        var opens = RealTime.Clock.GetUtcNow().AddSeconds(100);
        WindowDocument window = new("tonight", "FREQ=DAILY", Date(opens), opens.ToString("HH:mm", CultureInfo.InvariantCulture), "Etc/UTC", "04:00", ["real"]);
        await upgrade.Server.Api.PostAsync<WindowDocument>("windows", window, Token);
        var planned = await CommandAsync(upgrade);
        Assert.Equal(opens.AddSeconds(-opens.Second).ToString("g", CultureInfo.InvariantCulture), planned.FireAt.ToString("g", CultureInfo.InvariantCulture));

        // Its opening is frozen before it comes: it goes to the next one, and says why.
        FreezeDocument today = new("today", Instant(RealTime.Clock.GetUtcNow().AddHours(-1)), Instant(opens.AddHours(20)), "nobody is here", []);
        await upgrade.Server.Api.PostAsync<FreezeDocument>("freezes", today, Token);
        ScheduleDocument? moved = null;
        await Until.TrueAsync(
            async () => (moved = (await upgrade.Server.Api.ListAsync<ScheduleDocument>("schedules", Token)).Single()).FireAt > planned.FireAt || moved.Status != "Waiting", Patience, Token);
        Assert.True(moved is { Status: "Waiting", Outcome: { } why } && moved.FireAt == planned.FireAt.AddDays(1) && why.Contains("'today'", StringComparison.Ordinal), $"{moved!.Status} {moved.FireAt:u}: {moved.Outcome}");
        await upgrade.Server.Api.DeleteAsync("freezes/today", Token);
        await upgrade.Server.Api.DeleteAsync($"schedules/{moved.Id}", Token);

        // The window is open: it starts at once.
        var started = await ScheduleAsync(upgrade);
        Assert.Equal("started", started.Result);
        var run = started.Run!.Number;
        await upgrade.UntilAsync(run, r => r.Activities.Any(a => a is { Type: "Etcd.SwapMember", Status: "Completed" }), Token);
        await upgrade.Server.Api.PostAsync<FreezeDocument>(
            "freezes", new FreezeDocument("payday", Instant(RealTime.Clock.GetUtcNow().AddHours(-1)), Instant(RealTime.Clock.GetUtcNow().AddDays(1)), "nobody is here", []), Token);

        var waits = await upgrade.UntilAsync(run, r => r.Situation.What.StartsWith("Waits", StringComparison.Ordinal), Token);
        Assert.Equal((true, false, false, "Suspended"), (waits.Situation.SafePoint, waits.NeedsYou, waits.Paused, waits.SubStatus));
        Assert.All(waits.Members, m => Assert.Equal("serving", m.State));
        var swapped = waits.Members.Count(m => m.Version == RealReleases.New);
        Assert.InRange(swapped, 1, 2);
        output.WriteLine($"{waits.Situation.What} {waits.Situation.Why} waits for {waits.WaitingFor}");

        // It is mixed meanwhile, and so it is told wherever the cluster is; a live look says the same.
        Assert.Equal([RealReleases.Old, RealReleases.New], waits.Mixed!.Releases);
        Assert.Contains("The cluster stays mixed, on ", waits.Situation.What, StringComparison.Ordinal);
        Assert.Equal(waits.Mixed.Since, (await upgrade.Server.Api.ListAsync<ClusterSummary>("clusters", Token)).Single().Mixed?.Since);
        Assert.Equal(waits.Mixed.Since, (await upgrade.Server.Api.GetAsync<ClusterDocument>("clusters/real", Token)).Mixed?.Since);
        Assert.Equal(waits.Mixed.Since, (await upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(RealReleases.New), Token)).Mixed?.Since);

        // Prolonged in its place: the run looks again and goes on waiting.
        await upgrade.Server.Api.PutAsync<AddedFreeze>(
            "freezes/payday", new FreezeDocument("payday", Instant(RealTime.Clock.GetUtcNow().AddHours(-1)), Instant(RealTime.Clock.GetUtcNow().AddDays(3)), "nobody is here", []), Token);
        await Until.TrueAsync(async () => (await upgrade.JournalAsync(run, Token)).Any(line => line.Contains("freeze 'payday' was changed", StringComparison.Ordinal)), TimeSpan.FromSeconds(30), Token);
        await upgrade.UntilAsync(run, r => r.Situation.What.StartsWith("Waits", StringComparison.Ordinal), Token);

        await upgrade.KillServerAndStartAgainAsync(Token);
        Assert.Equal(waits.Mixed.Since, (await upgrade.ReadAsync(run, Token)).Mixed?.Since);
        Assert.StartsWith("Waits", (await upgrade.ReadAsync(run, Token)).Situation.What, StringComparison.Ordinal);
        Assert.Equal("window.not_open", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/extend", new ExtendBody(TimeSpan.FromMinutes(30), "longer"), Token))).Code);
        Assert.Equal("window.break_glass_invalid", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/break-glass", new BreakGlassBody("it burns", " "), Token))).Code);

        await upgrade.Server.Api.DeleteAsync("freezes/payday", Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        Assert.Equal("Finished", ended.SubStatus);
        Assert.Null(ended.Mixed);
        Assert.Null((await upgrade.Server.Api.GetAsync<ClusterDocument>("clusters/real", Token)).Mixed);
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));

        // Checked and backed up before the first, after the wait, and before the last.
        Assert.Equal(2, ended.Activities.Count(a => a.Type == "Etcd.Preflight"));
        Assert.Equal(3, ended.Activities.Count(a => a.Type == "Etcd.Backup"));
        Assert.Contains(await upgrade.JournalAsync(run, Token), line => line.Contains("freeze 'payday' was removed", StringComparison.Ordinal));
    }

    private static Task<UpgradeAnswer> ScheduleAsync(RealUpgrade upgrade) =>
        upgrade.Server.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(RealReleases.New, Window: "tonight"), Token);

    /// <summary>The same by `etcdup upgrade --window`, before it opens.</summary>
    private static async Task<ScheduleDocument> CommandAsync(RealUpgrade upgrade)
    {
        using var rig = new CommandRig().With("ETCDUP_DATA", upgrade.Data);
        Assert.True(await rig.RunAsync("upgrade", "--cluster", "real", "--to", RealReleases.New, "--window", "tonight", "--yes", "--json") == 0, rig.Error + rig.Output);
        var told = JsonDocument.Parse(rig.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal("scheduled", told.GetProperty("event").GetString());
        return told.GetProperty("schedule").Deserialize<ScheduleDocument>(EngineJson.Options)!;
    }

    private static string Date(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
