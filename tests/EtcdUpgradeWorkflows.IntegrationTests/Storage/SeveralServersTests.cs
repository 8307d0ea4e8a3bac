using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>What servers on one PostgreSQL owe each other, below the level of processes.</summary>
public sealed class SeveralServersTests(PreparedPostgresDatabase database) : IClassFixture<PreparedPostgresDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_hears_of_a_run_that_another_one_made_due_and_not_of_its_own()
    {
        // A database of its own: what another test said last may still be on its way.
        var connectionString = (await MakeAsync()).ConnectionString;
        await using var one = PreparedPostgresDatabase.Compose(connectionString);
        await using var other = PreparedPostgresDatabase.Compose(connectionString);
        await using var mine = Hear(one);
        await using var theirs = Hear(other);
        await Until.TrueAsync(() => mine.Count == 1 && theirs.Count == 1, Token); // once for what was said before
        var run = NewRun();

        await one.GetRequiredService<IRunStore>().CreateAsync(run, Token);
        await Until.TrueAsync(() => theirs.Count == 2, Token);
        await one.GetRequiredService<IRunStore>().PostAsync(
            new InboxMessage { Id = Guid.NewGuid(), RunId = run.Id, Kind = InboxMessageKind.Pause, SentBy = "anna", SentAt = Start }, Token);
        await Until.TrueAsync(() => theirs.Count == 3, Token);

        Assert.Equal(1, mine.Count);
    }

    [Fact]
    public async Task Many_signals_become_few()
    {
        await using var other = PreparedPostgresDatabase.Compose(database.ConnectionString);
        await using var mine = Hear(database.Services);
        await using var theirs = Hear(other);
        await Until.TrueAsync(() => theirs.Count >= 1, Token);
        var signal = database.Services.GetRequiredService<RunSignal>();
        for (var i = 0; i < 10_000; i++) signal.Raise();
        await Until.TrueAsync(() => theirs.Count > 1, Token);
        Assert.InRange(theirs.Count, 2, 20);
    }

    [Fact]
    public async Task A_server_whose_listening_connection_was_ended_listens_again_and_looks_for_what_it_missed()
    {
        var connectionString = (await MakeAsync()).ConnectionString;
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        await using var theirs = Hear(services);
        await Until.TrueAsync(() => theirs.Count == 1, Token);
        await PostgresCluster.ExecuteAsync(
            connectionString, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'");
        await Until.TrueAsync(() => theirs.Count == 2, Token);
    }

    [Fact]
    public async Task A_server_frozen_in_the_middle_of_a_transaction_holds_nobody_up_for_longer_than_five_seconds()
    {
        await using var frozen = (NpgsqlConnection)await database.Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
        await using var transaction = await frozen.BeginTransactionAsync(Token);
        await using (var locking = new NpgsqlCommand("select * from counters for update", frozen)) await locking.ExecuteNonQueryAsync(Token);
        var began = RealTime.Clock.GetTimestamp();
        var refusals = 0;
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    return await database.Services.GetRequiredService<IRunStore>().CreateAsync(NewRun(), Token) is CreateRunResult.Created;
                }
                catch (WorkflowErrorException e) when (e.Error.Code == "db.unreachable")
                {
                    refusals++;
                    return false;
                }
            },
            Patience, Token);
        Assert.InRange(refusals, 0, 1); // lock_timeout at most once, then the frozen session is gone
        Assert.True(RealTime.Clock.GetElapsedTime(began) < TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task Quartz_gets_sessions_that_cannot_block_other_servers_either()
    {
        await using var connection = new NpgsqlConnection($"{new DatabaseLocation.Postgres(database.ConnectionString).LibraryConnectionString};Pooling=false");
        await connection.OpenAsync(Token);
        await using var setting = new NpgsqlCommand("show idle_in_transaction_session_timeout", connection);
        Assert.Equal("5s", await setting.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task Two_servers_that_publish_two_versions_at_once_leave_one_published()
    {
        await using var other = PreparedPostgresDatabase.Compose(database.ConnectionString);
        for (var round = 0; round < 10; round++)
        {
            var id = $"d{Guid.NewGuid():n}";
            await Task.WhenAll(
                Task.Run(() => PublishAsync(database.Services, id, 1), Token), Task.Run(() => PublishAsync(other, id, 2), Token));
            Assert.Equal(2, (await database.Services.GetRequiredService<IDefinitionStore>().FindAsync(id, null, Token))?.Version);
        }
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_it_was()
    {
        var connectionString = (await MakeAsync()).ConnectionString;
        await PostgresCluster.ExecuteAsync(connectionString, "delete from \"__EFMigrationsHistory\""); // as if all of it were still to be done: the tables are in the way
        await using var services = PreparedPostgresDatabase.Compose(connectionString);

        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token));

        Assert.Equal("db.migration_failed", refused.Error.Code);
        Assert.Single(await services.GetRequiredService<IRunStore>().FindDueAsync("s1", "n1", [], 10, null, Token));
    }

    private async Task<(string ConnectionString, Guid Run)> MakeAsync()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = $"made_{Guid.NewGuid():n}" }.ConnectionString;
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        var run = NewRun();
        await services.GetRequiredService<IRunStore>().CreateAsync(run, Token);
        return (connectionString, run.Id);
    }

    private static Task<bool> PublishAsync(IServiceProvider services, string id, int version) => services.GetRequiredService<IDefinitionStore>().PublishAsync(
        new(Guid.NewGuid().ToString(), id, version, id, true, true, Start, $"v{version}", $"sha-{version}"), Token);

    private static NewRun NewRun() => new()
    {
        Id = Guid.NewGuid(), Definition = new("upgrade", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", CreatedAt = Start,
    };

    private static Hearing Hear(IServiceProvider services) => new(services.GetRequiredService<RunSignal>());

    private sealed class Hearing : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task task;
        private int count;

        public Hearing(RunSignal signal) => task = signal.RunAsync(() => Interlocked.Increment(ref count), RealTime.Clock, stop.Token);

        public int Count => Volatile.Read(ref count);

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await task;
            stop.Dispose();
        }
    }
}
