using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>PostgreSQL is killed under a real upgrade: one of its processes, then all of it for a while.</summary>
public sealed class PostgresFaultsTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upgrade_survives_a_database_that_is_killed_twice()
    {
        await using var postgres = new PostgresCluster("-killed");
        var db = await postgres.NewEmptyDatabaseAsync();
        await using var upgrade = await RealUpgrade.StartAsync(db, Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var run = await upgrade.UpgradeAsync(Token);

        await upgrade.UntilAsync(run, r => r.CurrentActivity is not null && r.Members.Count > 0, Token);
        await PostgresCluster.KillBackendOfAsync(db);
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token);

        await postgres.KillAsync();
        var refused = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.ReadAsync(run, Token));
        Assert.Equal(("db.unreachable", ExitCode.ServerNotReachable), (refused.Code, refused.ExitCode));
        await Until.TrueAsync(() => upgrade.Server.Log.Contains("db.unreachable: The PostgreSQL database", StringComparison.Ordinal), Token);
        var starts = upgrade.Starts();
        await postgres.StartAgainAsync();
        Assert.True(upgrade.Starts().Zip(starts).Count(s => s.First != s.Second) <= 1, "more than the swap in flight went on without the database");

        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        Assert.Contains("can be used again", upgrade.Server.Log, StringComparison.Ordinal);

        // Twice it was away: each is said once, and what the worker, the scheduler and the sweeps find out of it is not said at all.
        var lines = upgrade.Server.Log.Split('\n');
        output.WriteLine(string.Join('\n', lines.Where(line => line.Contains("warn:", StringComparison.Ordinal) || line.Contains("fail:", StringComparison.Ordinal) || line.Contains("[3012]", StringComparison.Ordinal))));
        Assert.InRange(lines.Count(line => line.Contains("[3011]", StringComparison.Ordinal)), 1, 2);
        Assert.Equal(lines.Count(line => line.Contains("[3011]", StringComparison.Ordinal)), lines.Count(line => line.Contains("[3012]", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", upgrade.Server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", upgrade.Server.Log, StringComparison.Ordinal);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }
}
