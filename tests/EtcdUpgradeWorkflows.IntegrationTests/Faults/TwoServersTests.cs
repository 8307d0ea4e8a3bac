using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>Two servers on one PostgreSQL, and what becomes of a real upgrade when the one that works dies or stands still.</summary>
public sealed class TwoServersTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    private static readonly string[] Options = ["--lease", "6"];

    // While it lasts, a thawed server would do what it still believes in.
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(4);

    /// <summary>
    /// A commit that shows progress and changes no state: the last one before the look and the call that may stop the member. It waits, holding
    /// nothing but the run's row, for a lock that the test has.
    /// </summary>
    private const string Trap =
        """
        create function trap() returns trigger language plpgsql as $$
        begin
            if new.state = old.state and new.updated_at is distinct from old.updated_at and new.progress like '%is being swapped%' then
                perform pg_advisory_xact_lock(4711);
            end if;
            return new;
        end $$;
        create trigger trap before update on runs for each row execute function trap();
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_one_that_works_is_killed_and_the_other_takes_over_within_the_lease_and_a_second()
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        await using var upgrade = await RealUpgrade.StartAsync(db, Token, options: Options);
        var other = await upgrade.AddServerAsync(Token, Options);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token);

        var (working, waiting) = await WhoWorksAsync(db, run, upgrade.Server, other);
        await working.KillAsync(Token);
        var killed = RealTime.Clock.GetUtcNow();
        upgrade.Ask(waiting);

        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        var taken = (await upgrade.ReadClaimsAsync(run, Token)).Where(c => c.At > killed).ToList();
        output.WriteLine($"taken over {(taken[0].At - killed).TotalSeconds:0.00} s after the kill");
        Assert.All(taken, c => Assert.Equal(waiting.Id, c.Server));
        Assert.True(taken[0].At - killed <= Lease + TimeSpan.FromSeconds(1), $"taken over only {taken[0].At - killed} after the kill");
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    [Fact]
    public async Task One_that_is_frozen_right_before_it_stops_a_member_changes_nothing_when_it_wakes_after_the_other_has_finished()
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        await using var upgrade = await RealUpgrade.StartAsync(db, Token, options: Options);
        var other = await upgrade.AddServerAsync(Token, Options);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        await PostgresCluster.ExecuteAsync(db, Trap);
        await using var trap = new NpgsqlConnection($"{db};Pooling=false");
        await trap.OpenAsync(Token);
        await ExecuteAsync(trap, "select pg_advisory_lock(4711)");
        var run = await upgrade.UpgradeAsync(Token);
        await Until.TrueAsync(
            async () => await PostgresCluster.ReadAsync(db, "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted") > 0,
            TimeSpan.FromMinutes(1), Token);

        var (working, waiting) = await WhoWorksAsync(db, run, upgrade.Server, other);
        working.Freeze();
        await ExecuteAsync(trap, "select pg_advisory_unlock(4711)"); // the commit is made, and its answer lies unread
        upgrade.Ask(waiting);
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 0), s));
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        await WakesAndChangesNothingAsync(upgrade, run, working);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    [Fact]
    public async Task One_that_is_frozen_beyond_its_lease_writes_nothing_when_it_wakes()
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        await using var upgrade = await RealUpgrade.StartAsync(db, Token, options: Options);
        var other = await upgrade.AddServerAsync(Token, Options);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token);

        var (working, waiting) = await WhoWorksAsync(db, run, upgrade.Server, other);
        working.Freeze();
        upgrade.Ask(waiting);
        var claims = (await upgrade.ReadClaimsAsync(run, Token)).Count;
        await Until.TrueAsync(async () => (await upgrade.ReadClaimsAsync(run, Token)).Count > claims, Lease + TimeSpan.FromSeconds(20), Token);

        // Awake in the middle of the other's work.
        working.Thaw();
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        await WakesAndChangesNothingAsync(upgrade, run, working);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    private static async Task WakesAndChangesNothingAsync(RealUpgrade upgrade, long run, ServerProcess stale)
    {
        var before = await SeenAsync();
        stale.Thaw();
        var woken = RealTime.Clock.GetTimestamp();
        await Until.TrueAsync(
            async () =>
            {
                Assert.Equal(before, await SeenAsync());
                return RealTime.Clock.GetElapsedTime(woken) > Afterwards;
            },
            Afterwards * 5, Token);

        // It is whole: it answers, and says the same.
        Assert.Equal("Finished", (await stale.Api.GetAsync<RunDocument>($"runs/{run}", Token)).SubStatus);

        async Task<string> SeenAsync() => string.Join(
            '\n',
            [
                Engine.EngineJson.Text(await upgrade.ReadAsync(run, Token)), $"{(await upgrade.ReadClaimsAsync(run, Token)).Count}",
                .. upgrade.Starts().Select(s => s.ToString()), .. upgrade.ReadRecords(),
            ]);
    }

    private static async Task<(ServerProcess Working, ServerProcess Waiting)> WhoWorksAsync(string db, long run, params ServerProcess[] servers)
    {
        ServerProcess? working = null;
        await Until.TrueAsync(
            async () =>
            {
                foreach (var server in servers)
                {
                    if (await PostgresCluster.ReadAsync(db, $"select count(*) from runs where number = {run} and owner = '{server.Id}'") == 1) working = server;
                }

                return working is not null;
            },
            TimeSpan.FromSeconds(20), Token);
        return (working!, servers.Single(s => s != working));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
