using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>Nobody works on a run for longer than `--resume-within`, as when the machine slept over night: no surprise in the morning.</summary>
public sealed class LongSleepTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Night = TimeSpan.FromSeconds(5);

    private static readonly string[] Options = ["--resume-within", "3"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_was_left_alone_for_long_finishes_the_member_that_is_half_done_and_waits_for_a_yes()
    {
        await using var upgrade = await RealUpgrade.StartAsync(null, Token, options: Options);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var run = await upgrade.UpgradeAsync(Token);
        await Until.TrueAsync(
            () => Task.FromResult(upgrade.ReadRecords().Any(r => r.Contains($"to={RealReleases.New}", StringComparison.Ordinal))), TimeSpan.FromMinutes(1), Token);
        await upgrade.Server.KillAsync(Token);
        var asleep = RealTime.Clock.GetTimestamp();
        await Until.TrueAsync(() => Task.FromResult(RealTime.Clock.GetElapsedTime(asleep) > Night), Night * 4, Token);

        await upgrade.StartServerAsync(Token, Options);
        var waits = await upgrade.UntilAsync(run, r => r.Paused, Token);
        Assert.True(waits is { NeedsYou: true, Situation.SafePoint: true }, waits.Situation.What);
        Assert.Contains("longer than", waits.Situation.What, StringComparison.Ordinal);
        Assert.Equal(1, waits.Members.Count(m => m.Version == RealReleases.New));
        Assert.Equal(1, upgrade.Starts().Count(s => s == (1, 1)));
        Assert.Contains("VerifyMember", waits.Activities.Where(a => a.Status == "Completed").Select(a => a.Type.Split('.')[^1]));

        await upgrade.Server.Api.PostAsync<RunMessageAnswer>($"runs/{run}/resume", new RunMessageBody("good morning"), Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }
}
