using System.Globalization;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>
/// What happens to servers, their database and their network while a real cluster is upgraded by two servers: a server killed or frozen, PostgreSQL killed, one server's network
/// cut, the window closed. The gate has two of them at the moment that is the worst for the database; the others are in <see cref="TwoServersTests"/>.
/// </summary>
public sealed class EventsTests(ITestOutputHelper output)
{
    private const int EventsPerUpgrade = 4;

    private static readonly EventKind[] Kills = [EventKind.KilledAndTakenOver, EventKind.KilledAndStartedAgain];
    private static readonly EventKind[] Cuts = [EventKind.NetworkCut, EventKind.NetworkCutBriefly];
    private static readonly EventKind[] Closings = [EventKind.FreezeDeclared, EventKind.WindowCloses];

    /// <summary>The commit of a swap's result waits, holding nothing but the run's row, for a lock that the test has.</summary>
    private const string Trap =
        """
        create function trap() returns trigger language plpgsql as $$
        begin
            if old.state::jsonb -> 'intent' -> 'activity' ->> 'nodeId' ~ ':swap(-last)?$' and new.state::jsonb -> 'intent' is null then
                perform pg_advisory_xact_lock(4711);
            end if;
            return new;
        end $$;
        create trigger trap before update on runs for each row execute function trap();
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// Twice the new release was started and the database is gone before that is saved: once for the server that did it, once for all. What was done is
    /// observed and not repeated. In between the window closes.
    /// </summary>
    [Fact]
    public async Task A_cut_network_a_closed_window_and_a_killed_PostgreSQL_cost_an_upgrade_by_two_servers_nothing_but_time()
    {
        await using var postgres = EventfulUpgrade.NewPostgres("-events");
        await using var upgrade = await EventfulUpgrade.StartAsync(postgres, db => PostgresCluster.ExecuteAsync(db, Trap));
        await using (var trap = await LockAsync(upgrade.Db))
        {
            await PlayAsync(new(EventKind.NetworkCut, Doing.BetweenStartAndCommit, 0, TimeSpan.Zero, TimeSpan.Zero), () => LetGoAsync(trap, upgrade.Db));
        }

        await PlayAsync(new(EventKind.WindowCloses, Doing.BetweenMembers, 1, TimeSpan.Zero, TimeSpan.Zero));
        await using (var trap = await LockAsync(upgrade.Db))
        {
            await PlayAsync(new(EventKind.PostgresKilled, Doing.BetweenStartAndCommit, 1, TimeSpan.Zero, TimeSpan.Zero));
        }

        await upgrade.AssertUpgradedAsync(output.WriteLine);
        Assert.All(upgrade.Calls, calls => Assert.Equal(1, calls));

        async Task PlayAsync(PlannedEvent planned, Func<Task>? meanwhile = null)
        {
            var played = await upgrade.PlayAsync(planned, meanwhile);
            Assert.NotNull(played);
            Tell(played);
            Assert.Empty(played.Violations);
            Assert.Equal(planned.Doing, played.At.Doing);
        }
    }

    /// <summary>Thirty events without another number, each kind as often as the others, by turns of its forms; four an upgrade.</summary>
    [Fact]
    [Trait("Campaign", "events")]
    public async Task Random_events_at_random_moments()
    {
        var left = Plan(new Random((int)Number("ETCDUP_CAMPAIGN_SEED", 20161130)), (int)Number("ETCDUP_CAMPAIGN_EVENTS", 30));
        var events = left.Count;
        List<PlayedEvent> played = [];
        List<string> upgrades = [];
        await using var postgres = EventfulUpgrade.NewPostgres("-random");
        try
        {
            while (left.Count > 0)
            {
                Assert.True(upgrades.Count < events, $"{left.Count} events find no moment");
                await using var upgrade = await EventfulUpgrade.StartAsync(postgres);
                foreach (var planned in left.Take(EventsPerUpgrade).OrderBy(e => e.Swapped).ThenBy(e => e.Doing).ToList())
                {
                    // One that found the run at its end is played in the next upgrade.
                    if (await upgrade.PlayAsync(planned) is { } happened)
                    {
                        Tell(happened);
                        played.Add(happened);
                        left.Remove(planned);
                    }
                }

                await upgrade.AssertUpgradedAsync(upgrades.Add);
            }
        }
        finally
        {
            Report(played, upgrades);
        }

        Assert.Empty(played.SelectMany(p => p.Violations));
    }

    /// <summary>The primary is gone with the result of a swap not saved; the standby, which had every commit, is promoted.</summary>
    [Fact]
    [Trait("Campaign", "events")]
    public async Task PostgreSQL_fails_over_to_a_standby_in_mid_run()
    {
        await using var postgres = EventfulUpgrade.NewPostgres("-failover");
        await postgres.AddStandbyAsync();
        await PlayOneAsync(postgres, new(EventKind.PostgresFailsOver, Doing.BetweenStartAndCommit, 0, TimeSpan.Zero, TimeSpan.Zero), isTrapped: true);
    }

    /// <summary>Longer than statements and connections are waited for.</summary>
    [Fact]
    [Trait("Campaign", "events")]
    public async Task A_network_is_cut_for_longer_than_anything_waits_and_comes_back()
    {
        await using var postgres = EventfulUpgrade.NewPostgres("-long");
        await PlayOneAsync(postgres, new(EventKind.NetworkCut, Doing.Checking, 0, TimeSpan.Zero, TimeSpan.FromSeconds(45)), isTrapped: false);
    }

    private async Task PlayOneAsync(PostgresCluster postgres, PlannedEvent planned, bool isTrapped)
    {
        List<string> upgrades = [];
        await using var upgrade = await EventfulUpgrade.StartAsync(postgres, db => isTrapped ? PostgresCluster.ExecuteAsync(db, Trap) : Task.CompletedTask);
        await using var trap = isTrapped ? await LockAsync(upgrade.Db) : null;
        var played = await upgrade.PlayAsync(planned);
        Assert.NotNull(played);
        await upgrade.AssertUpgradedAsync(upgrades.Add);
        Assert.All(upgrade.Calls, calls => Assert.Equal(1, calls));
        Report([played], upgrades);
        Assert.Empty(played.Violations);
    }

    private static List<PlannedEvent> Plan(Random random, int events)
    {
        List<PlannedEvent> plan = [];
        for (var i = 0; i < events; i++)
        {
            var turn = i / 5 % 2;
            var kind = (i % 5) switch { 0 => Kills[turn], 1 => EventKind.Frozen, 2 => EventKind.PostgresKilled, 3 => Cuts[turn], _ => Closings[turn] };

            // After the last stop a window has nothing to say.
            var (doing, swapped) = Closings.Contains(kind)
                ? ((Doing)random.Next((int)Doing.Ended), random.Next(2))
                : ((Doing)random.Next((int)Doing.Ended), random.Next(3));
            swapped = doing is Doing.Checking ? 0 : doing is Doing.BackingUp or Doing.ProvingTheBackup ? swapped / 2 * 2 : doing == Doing.BetweenMembers ? Math.Max(swapped, 1) : swapped;
            plan.Add(new(
                kind, doing, swapped,
                doing is Doing.BeforeTheStop or Doing.BetweenStopAndStart or Doing.BetweenStartAndCommit ? TimeSpan.Zero : TimeSpan.FromMilliseconds(random.Next(600)),
                TimeSpan.FromMilliseconds(random.Next(2000))));
        }

        var shuffled = plan.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    // Not before the statement that waits has given up: its server hears nothing of that, and what it wanted to save is not saved.
    private static async Task LetGoAsync(NpgsqlConnection trap, string db)
    {
        await Until.TrueAsync(
            async () => await PostgresCluster.ReadAsync(db, "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted") == 0, TimeSpan.FromSeconds(10), Token);
        await trap.CloseAsync();
    }

    private static async Task<NpgsqlConnection> LockAsync(string db)
    {
        var connection = new NpgsqlConnection($"{db};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(4711)", connection);
        await command.ExecuteNonQueryAsync(Token);
        return connection;
    }

    private void Tell(PlayedEvent played) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{played.Kind} at {played.At.Doing} after {played.At.Swapped}: {string.Join(", ", played.Took.Select(t => $"{t.What} {t.Time.TotalSeconds:0.00} s"))}"));

    private void Report(List<PlayedEvent> played, List<string> upgrades)
    {
        List<string> lines = [];
        if (played.Count > 1) lines.AddRange([$"{played.Count} events in {upgrades.Count} upgrades: {string.Join(", ", Counts(played, p => p.Kind))}.", "", $"When they came: {string.Join(", ", Counts(played, p => p.At.Doing))}.", ""]);
        lines.AddRange(["| event | measured | times | median | longest | allowed |", "|---|---|---|---|---|---|"]);
        foreach (var measured in played.SelectMany(p => p.Took.Select(t => (p.Kind, t.What, t.Time, t.Bound))).GroupBy(m => (m.Kind, m.What, m.Bound)).OrderBy(g => g.Key.Kind))
        {
            var times = measured.Select(m => m.Time.TotalSeconds).Order().ToList();
            var median = (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {measured.Key.Kind} | {measured.Key.What} | {times.Count} | {median:0.00} s | {times[^1]:0.00} s | {(measured.Key.Bound is { } bound ? $"{bound.TotalSeconds:0} s" : "–")} |"));
        }

        lines.AddRange(["", .. upgrades.Select((said, i) => $"- upgrade {i + 1}: {said}"), .. played.SelectMany(p => p.Violations).Select(v => $"- not kept: {v}"), ""]);
        lines.ForEach(output.WriteLine);
        if (Environment.GetEnvironmentVariable("ETCDUP_CAMPAIGN_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllLines(report, lines);
        }
    }

    private static IEnumerable<string> Counts<T>(IEnumerable<PlayedEvent> played, Func<PlayedEvent, T> of) =>
        played.GroupBy(of).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Count()}"));

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number % int.MaxValue : otherwise;
}
