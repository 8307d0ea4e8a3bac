using System.Globalization;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

internal enum EventKind
{
    KilledAndStartedAgain,
    KilledAndTakenOver,
    Frozen,
    PostgresKilled,
    PostgresFailsOver,
    NetworkCut,
    NetworkCutBriefly,
    FreezeDeclared,
    WindowCloses,
}

/// <summary>An event that is to be: what, when the run does what, with how many members swapped at least, how far into that, and how long it lasts beyond the least.</summary>
internal sealed record PlannedEvent(EventKind Kind, Doing Doing, int Swapped, TimeSpan Into, TimeSpan Beyond);

/// <summary>An event that was.</summary>
/// <param name="At">What the run did when it had happened.</param>
/// <param name="Took">What was measured, by name.</param>
/// <param name="Violations">Bounds that were not kept.</param>
internal sealed record PlayedEvent(EventKind Kind, RunMoment At, IReadOnlyList<(string What, TimeSpan Time, TimeSpan? Bound)> Took, IReadOnlyList<string> Violations);

/// <summary>
/// A real cluster under load whose owners ask for a window, two servers with a short lease, and a PostgreSQL of its own that each server reaches by an address of its
/// own: everything that an event may take away from an upgrade.
/// </summary>
internal sealed class EventfulUpgrade : IAsyncDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    /// <summary>From the end of the lease to the claim by another server.</summary>
    public static readonly TimeSpan TakenWithin = TimeSpan.FromSeconds(1);

    /// <summary>From the start of a server on the data directory of one that was killed to its claim.</summary>
    public static readonly TimeSpan ClaimedAgainWithin = TimeSpan.FromSeconds(3);

    // A look comes at least every five seconds, whatever messages are lost.
    private static readonly TimeSpan GoesOnWithin = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly IReadOnlyList<string> Addresses = ["127.0.0.2", "127.0.0.3"];

    private static readonly string[] Options = ["--lease", Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture)];

    private readonly PostgresCluster _postgres;
    private readonly string _db;
    private readonly RealUpgrade _upgrade;
    private readonly WriteLoad _load;
    private readonly DownWatch _down;
    private readonly List<ServerProcess> _servers;
    private readonly long _run;
    private readonly RunWatch _watch;
    private readonly List<FileSystemWatcher> _hosts = [];
    private readonly int[] _calls;

    private EventfulUpgrade(PostgresCluster postgres, string db, RealUpgrade upgrade, WriteLoad load, DownWatch down, List<ServerProcess> servers, long run)
    {
        (_postgres, _db, _upgrade, _load, _down, _servers, _run) = (postgres, db, upgrade, load, down, servers, run);
        _watch = new(() => Db, upgrade, run);
        _calls = new int[upgrade.Members.Count];
        foreach (var (index, member) in upgrade.Members.Index())
        {
            // Where the host's script writes its answer, made when a call to change the member begins.
            FileSystemWatcher host = new(Path.Combine(member.Directory, "install", ".etcdup"), "answer-*.new");
            host.Created += (_, _) => Interlocked.Increment(ref _calls[index]);
            host.EnableRaisingEvents = true;
            _hosts.Add(host);
        }
    }

    /// <summary>The database as the test reaches it, by the socket.</summary>
    public string Db => new NpgsqlConnectionStringBuilder(_db) { Port = _postgres.Port }.ConnectionString;

    /// <summary>How often each member's host was told to change it.</summary>
    public IReadOnlyList<int> Calls => _calls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PostgresCluster NewPostgres(string suffix) => new(suffix, Addresses);

    /// <param name="prepare">Is done with the database before the run is started.</param>
    public static async Task<EventfulUpgrade> StartAsync(PostgresCluster postgres, Func<string, Task>? prepare = null)
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        var upgrade = await RealUpgrade.StartAsync(
            new RealUpgradeOptions { Db = postgres.By(Addresses[0], db), OtherDbs = [postgres.By(Addresses[1], db)], ServerOptions = Options }, Token);
        try
        {
            var other = await upgrade.AddServerAsync(Token, Options);
            var description = JsonNode.Parse(upgrade.Description)!.AsObject();
            description["policy"] = new JsonObject { ["window"] = "required" };
            await upgrade.Server.Api.PostTextAsync<ClusterDocument>("clusters", description.ToJsonString(), Token);
            await upgrade.Server.Api.PostAsync<WindowDocument>("windows", Window("open", "23:59", RealTime.Clock.GetUtcNow().AddDays(-1)), Token);
            await (prepare?.Invoke(db) ?? Task.CompletedTask);
            var load = upgrade.NewLoad();
            await Until.TrueAsync(() => load.Acknowledged > 100, Token);
            return new(postgres, db, upgrade, load, upgrade.NewWatch(), [upgrade.Server, other], await upgrade.UpgradeAsync(Token));
        }
        catch
        {
            await upgrade.DisposeAsync();
            throw;
        }
    }

    /// <summary>Null: the run ended before its moment came.</summary>
    /// <param name="meanwhile">Is done when the event has happened, before anything is waited for.</param>
    public async Task<PlayedEvent?> PlayAsync(PlannedEvent planned, Func<Task>? meanwhile = null)
    {
        var moment = await UntilAsync(m => m.Doing == Doing.Ended || (m.Doing == planned.Doing && m.Swapped >= planned.Swapped && m.Owner is not null));
        await ElapsedAsync(RealTime.Clock.GetTimestamp(), planned.Into);
        moment = planned.Into == TimeSpan.Zero ? moment : await UntilAsync(m => m.Doing == Doing.Ended || m.Owner is not null);
        if (moment.Doing == Doing.Ended) return null;

        var working = _servers.Single(s => s.Id == moment.Owner);
        var waiting = _servers.Single(s => s != working);
        _upgrade.Ask(waiting);
        List<(string, TimeSpan, TimeSpan?)> took = [];
        List<string> violations = [];
        meanwhile ??= () => Task.CompletedTask;
        var at = planned.Kind switch
        {
            EventKind.KilledAndStartedAgain => await KillAndStartAgainAsync(),
            EventKind.KilledAndTakenOver => await KillAndWaitAsync(),
            EventKind.Frozen => await FreezeAsync(),
            EventKind.PostgresKilled => await KillPostgresAsync(_postgres.StartAgainAsync),
            EventKind.PostgresFailsOver => await KillPostgresAsync(_postgres.PromoteStandbyAsync),
            EventKind.NetworkCut => await CutAsync(),
            EventKind.NetworkCutBriefly => await CutBrieflyAsync(),
            _ => await CloseAsync(),
        };
        if (at is null) return null;
        foreach (var server in _servers)
        {
            Assert.False(server.HasEnded, server.Log);
        }

        return new(planned.Kind, at, took, violations);

        void Measured(string what, TimeSpan time, TimeSpan? bound = null)
        {
            took.Add((what, time, bound));
            if (time > bound) violations.Add(string.Create(CultureInfo.InvariantCulture, $"{planned.Kind} at {moment.Doing} after {moment.Swapped} swaps: {what} {time.TotalSeconds:0.00} s, allowed are {bound.Value.TotalSeconds} s"));
        }

        async Task<RunMoment?> KillAndStartAgainAsync()
        {
            await working.KillAsync(Token);
            var left = await LookAsync();
            await meanwhile();
            var started = RealTime.Clock.GetUtcNow();
            var again = await _upgrade.StartAgainAsync(working, Token);
            _servers[_servers.IndexOf(working)] = again;
            Measured("the new process says where it serves", RealTime.Clock.GetUtcNow() - started);
            if (left.Doing == Doing.Ended) return null;
            var claim = await NextClaimAsync(left.Number);
            if (claim.Server != again.Id) violations.Add($"{planned.Kind}: the other server was faster, {(claim.At - started).TotalSeconds:0.00} s after the start; the lease ended {(left.LeaseUntil - started)?.TotalSeconds:0.00} s after it");
            else Measured("start of the new process to its claim", claim.At - started, ClaimedAgainWithin);
            await WholeAsync(again);
            return left;
        }

        async Task<RunMoment?> KillAndWaitAsync()
        {
            await working.KillAsync(Token);
            var killed = RealTime.Clock.GetUtcNow();
            var left = await TakenOverAsync(killed);
            var again = await _upgrade.StartAgainAsync(working, Token);
            _servers[_servers.IndexOf(working)] = again;
            await WholeAsync(again);
            return left;
        }

        async Task<RunMoment?> FreezeAsync()
        {
            working.Freeze();
            var (frozen, since) = (RealTime.Clock.GetUtcNow(), RealTime.Clock.GetTimestamp());
            try
            {
                var left = await TakenOverAsync(frozen);
                await ElapsedAsync(since, Lease * 1.5);
                return left;
            }
            finally
            {
                working.Thaw();
                await WholeAsync(working);
            }
        }

        async Task<RunMoment?> CutAsync()
        {
            RunMoment? left;
            await using (var cut = await CutNetwork.ToAsync(Addresses[_servers.IndexOf(working)], _postgres.Port))
            {
                left = await TakenOverAsync(RealTime.Clock.GetUtcNow());
                await ElapsedAsync(RealTime.Clock.GetTimestamp(), planned.Beyond);
                Assert.False(await working.IsReadyAsync(Token), "a server without its database says that it is ready");
                Assert.True(await cut.HealAsync() > 0, "nothing was dropped");
            }

            await WholeAsync(working);
            return left;
        }

        async Task<RunMoment?> CutBrieflyAsync()
        {
            RunMoment left;
            await using (var cut = await CutNetwork.ToAsync(Addresses[_servers.IndexOf(working)], _postgres.Port))
            {
                left = await LookAsync();
                await meanwhile();
                await ElapsedAsync(RealTime.Clock.GetTimestamp(), planned.Beyond);
                await cut.HealAsync();
            }

            var (healed, since) = (RealTime.Clock.GetUtcNow(), RealTime.Clock.GetTimestamp());
            if (left.Doing == Doing.Ended) return null;
            await UntilAsync(m => m.UpdatedAt > healed);
            Measured("healed to the run's next checkpoint", RealTime.Clock.GetElapsedTime(since), Lease + TakenWithin);
            await WholeAsync(working);
            return left;
        }

        // Null: the run ended before.
        async Task<RunMoment?> TakenOverAsync(DateTimeOffset at)
        {
            var left = await LookAsync();
            await meanwhile();
            if (left.Doing == Doing.Ended) return null;
            var until = left.LeaseUntil ?? at;
            await UntilAsync(m =>
            {
                // A last renewal may have been on its way.
                if (m.Number == left.Number) until = m.LeaseUntil ?? until;
                return m.Number > left.Number || m.Doing == Doing.Ended;
            });
            var claim = await NextClaimAsync(left.Number);
            Assert.Equal(waiting.Id, claim.Server);
            Measured("event to the other's claim", claim.At - at, Lease + TakenWithin);
            Measured("end of the lease to the other's claim", claim.At - until, TakenWithin);
            return left;
        }

        async Task<RunMoment?> KillPostgresAsync(Func<Task> comeBackAsync)
        {
            await _postgres.KillAsync();
            var starts = _upgrade.Starts();
            await meanwhile();
            await ElapsedAsync(RealTime.Clock.GetTimestamp(), planned.Beyond);
            var before = RealTime.Clock.GetTimestamp();
            await comeBackAsync();
            var (ready, since) = (RealTime.Clock.GetUtcNow(), RealTime.Clock.GetTimestamp());
            Measured("PostgreSQL starts", RealTime.Clock.GetElapsedTime(before, since));
            Assert.True(_upgrade.Starts().Zip(starts).Count(s => s.First != s.Second) <= 1, "more than the swap in flight went on without the database");
            await UntilAsync(m => m.UpdatedAt > ready);
            Measured("PostgreSQL answers to the run's next checkpoint", RealTime.Clock.GetElapsedTime(since), Lease + TakenWithin);
            foreach (var server in _servers) await WholeAsync(server);
            return moment;
        }

        async Task<RunMoment?> CloseAsync()
        {
            var now = RealTime.Clock.GetUtcNow();
            var api = _upgrade.Server.Api;
            var declared = RealTime.Clock.GetTimestamp();
            if (planned.Kind == EventKind.FreezeDeclared)
            {
                await api.PostAsync<FreezeDocument>("freezes", new FreezeDocument("nobody", Instant(now.AddHours(-1)), Instant(now.AddDays(1)), "nobody is here", []), Token);
            }
            else
            {
                // Another one, which closed with this minute's beginning and opens again tomorrow.
                await api.PostAsync<WindowDocument>("windows", Window("over", "02:00", now.AddHours(-2)), Token);
                await api.DeleteAsync("windows/open", Token);
            }

            var waits = await _upgrade.UntilAsync(_run, r => r.Status == "Finished" || r.Situation.What.StartsWith("Waits", StringComparison.Ordinal), Token);
            var ended = waits.Status == "Finished";
            if (!ended)
            {
                Measured("closed to the run's wait", RealTime.Clock.GetElapsedTime(declared));
                var starts = _upgrade.Starts();
                Assert.Equal((true, false, "Suspended"), (waits.Situation.SafePoint, waits.NeedsYou, waits.SubStatus));
                Assert.All(waits.Members, m => Assert.Equal("serving", m.State));
                await meanwhile();
                await ElapsedAsync(RealTime.Clock.GetTimestamp(), planned.Beyond);
                Assert.Equal(starts, _upgrade.Starts());
            }

            var left = await LookAsync();
            var lifted = RealTime.Clock.GetTimestamp();
            if (planned.Kind == EventKind.FreezeDeclared)
            {
                await api.DeleteAsync("freezes/nobody", Token);
            }
            else
            {
                await api.PostAsync<WindowDocument>("windows", Window("open", "23:59", now.AddDays(-1)), Token);
                await api.DeleteAsync("windows/over", Token);
            }

            if (ended) return null;
            await UntilAsync(m => m.Number > left.Number);
            Measured("opened to the next claim", RealTime.Clock.GetElapsedTime(lifted), GoesOnWithin);
            return moment;
        }

        async Task WholeAsync(ServerProcess server)
        {
            var since = RealTime.Clock.GetTimestamp();
            await Until.TrueAsync(() => server.IsReadyAsync(Token), Patience, Token);
            Measured("over to /readyz", RealTime.Clock.GetElapsedTime(since));
        }
    }

    /// <summary>What an upgrade promises, and that each swap is one execution.</summary>
    public async Task AssertUpgradedAsync(Action<string> say)
    {
        var ended = await _upgrade.UntilAsync(_run, r => r.Status == "Finished", Token);
        Assert.Equal(_upgrade.Members.Count, (await LookAsync()).Swapped);
        await _upgrade.AssertUpgradedAsync(ended, _load, _down, say, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(h => h.Dispose());
        await _watch.DisposeAsync();
        await _load.DisposeAsync();
        await _down.DisposeAsync();
        await _upgrade.DisposeAsync();
    }

    private async Task<RunMoment> LookAsync()
    {
        RunMoment? seen = null;
        await Until.TrueAsync(async () => (seen = await _watch.LookAsync()) is not null, Patience, Token);
        return seen!;
    }

    // Without a pause: some moments last for a few milliseconds.
    private async Task<RunMoment> UntilAsync(Func<RunMoment, bool> condition)
    {
        var began = RealTime.Clock.GetTimestamp();
        while (true)
        {
            if (await _watch.LookAsync() is { } seen && condition(seen)) return seen;
            if (RealTime.Clock.GetElapsedTime(began) > Patience) Assert.Fail($"the moment did not come: {(await _upgrade.ReadAsync(_run, Token)).Situation.What}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), RealTime.Clock, Token);
        }
    }

    private static Task ElapsedAsync(long since, TimeSpan time) => Until.TrueAsync(() => Task.FromResult(RealTime.Clock.GetElapsedTime(since) >= time), Patience, Token);

    private async Task<(string Server, DateTimeOffset At)> NextClaimAsync(long number)
    {
        (string Server, long Number, DateTimeOffset At)? found = null;
        await Until.TrueAsync(
            async () => (found = (await _upgrade.ReadClaimsAsync(_run, Token)).Where(c => c.Number > number).Select(c => ((string, long, DateTimeOffset)?)c).FirstOrDefault()) is not null, Patience, Token);
        return (found!.Value.Server, found.Value.At);
    }

    private static WindowDocument Window(string name, string duration, DateTimeOffset opens) => new(
        name, "FREQ=DAILY", opens.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), opens.ToString("HH:mm", CultureInfo.InvariantCulture), "Etc/UTC", duration, ["real"]);

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
