using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Copying;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Tests.Databases;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>A database moved from a file to PostgreSQL and back.</summary>
public sealed class PostgresCopyTests(PostgresCluster postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_and_back_every_row_is_the_same_and_runs_go_on_at_either_end()
    {
        await using SqliteFile first = new();
        await using SqliteFile last = new();
        var middle = await postgres.NewDatabaseAsync();
        await KeepAsync(first);
        var before = await DatabaseRows.ReadAsync(first.Services, Token);

        await CopyAsync(first, middle);
        await using (var services = PreparedPostgresDatabase.Compose(middle))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
            Assert.Equal(before, await DatabaseRows.ReadAsync(services, Token));
        }

        var report = await DatabaseCopy.RunAsync(new DatabaseLocation.Postgres(middle), new DatabaseLocation.Sqlite(last.Path), Nothing, RealTime.Clock, Token);

        Assert.Equal(before, await DatabaseRows.ReadAsync(last.Services, Token));
        Assert.Equal(before.Count, report.Tables.Sum(table => table.Rows));
        await last.PrepareAsync(Token);
        await KeptRuns.FinishAsync(last.Services, Token);
        await using (var services = PreparedPostgresDatabase.Compose(middle))
        {
            Assert.Equal("db.moved", (await RefusedAsync(() => services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token))).Code);
        }

        // And on PostgreSQL, from where the file stands after its runs have ended.
        var end = await postgres.NewDatabaseAsync();
        await using SqliteFile again = new();
        await KeepAsync(again);
        await CopyAsync(again, end);
        await using var there = PreparedPostgresDatabase.Compose(end);
        await there.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await KeptRuns.FinishAsync(there, Token);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";Application Name=db")]
    [InlineData(";Application Name=the upgrades of all the clusters of the payments department in Frankfurt")]
    public async Task A_database_that_a_server_works_on_is_not_left(string calledByItsOperator)
    {
        var source = await postgres.NewDatabaseAsync();
        await using SqliteFile target = new();
        await using (var services = PreparedPostgresDatabase.Compose(source + calledByItsOperator))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
            var runs = services.GetRequiredService<IRunStore>();
            await runs.CreateAsync(
                new NewRun
                {
                    Id = Guid.NewGuid(), Definition = new("upgrade", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna",
                    CreatedAt = RealTime.Clock.GetUtcNow(),
                },
                Token);
            var due = Assert.Single(await runs.FindDueAsync("s1", "n1", [], 10, null, Token));
            Assert.NotNull(await runs.TryClaimAsync(due, "s1", TimeSpan.FromSeconds(60), null, Token));

            // By its connections, and by its lease.
            var refused = await RefusedAsync(() => LeaveAsync(source, target));
            Assert.Equal("db.in_use", refused.Code);
            Assert.Contains("s1", refused.Message, StringComparison.Ordinal);
            await PostgresCluster.ExecuteAsync(source, "update runs set lease_until = now() - interval '1 second'");
            Assert.Contains("connections", (await RefusedAsync(() => LeaveAsync(source, target))).Message, StringComparison.Ordinal);
        }

        // An idle one checks in with Quartz's cluster.
        await PostgresCluster.ExecuteAsync(
            source,
            "insert into quartz.qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval) "
            + "values ('etcdup', 's2', 621355968000000000 + (extract(epoch from now()) * 10000000)::bigint, 1000)");
        var idle = await RefusedAsync(() => LeaveAsync(source, target));
        Assert.Equal("db.in_use", idle.Code);
        Assert.Contains("s2", idle.Message, StringComparison.Ordinal);

        await PostgresCluster.ExecuteAsync(source, "update quartz.qrtz_scheduler_state set last_checkin_time = last_checkin_time - 160000000");
        await LeaveAsync(source, target);
        await target.PrepareAsync(Token);
    }

    [Fact]
    public async Task A_server_that_starts_waits_for_the_copy_and_is_refused_then()
    {
        var source = await postgres.NewDatabaseAsync();
        await using SqliteFile target = new();
        await using var services = PreparedPostgresDatabase.Compose(source);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        Task<PreparedDatabase>? starting = null;
        await DatabaseCopy.RunAsync(
            new DatabaseLocation.Postgres(source), new DatabaseLocation.Sqlite(target.Path),
            () =>
            {
                starting = Task.Run(() => services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token), Token);
                SpinWait.SpinUntil(() => PostgresCluster.ReadAsync(source, "select count(*) from pg_locks where locktype = 'advisory' and not granted").Result == 1, TimeSpan.FromSeconds(20));
                Assert.False(starting.IsCompleted);
            },
            RealTime.Clock, Token);

        Assert.Equal("db.moved", (await RefusedAsync(() => starting!)).Code);
    }

    [Fact]
    public async Task A_copy_beside_a_server_that_starts_is_refused()
    {
        var source = await postgres.NewDatabaseAsync();
        await using SqliteFile target = new();
        await using (var services = PreparedPostgresDatabase.Compose(source)) await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await using var starts = new NpgsqlConnection($"{source};Pooling=false");
        await starts.OpenAsync(Token);
        await using var lockAll = new NpgsqlCommand("select pg_advisory_lock(7310579822617)", starts);
        await lockAll.ExecuteNonQueryAsync(Token);

        Assert.Equal("db.in_use", (await RefusedAsync(() => LeaveAsync(source, target))).Code);
    }

    /// <summary>It has left the start lock, and has written nothing yet.</summary>
    [Fact]
    public async Task A_target_that_a_server_has_opened_is_not_filled()
    {
        await using SqliteFile first = new();
        await KeepAsync(first);
        var there = await postgres.NewDatabaseAsync();
        await using (var services = PreparedPostgresDatabase.Compose(there))
        {
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
            await using var idle = await services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
            var refused = await RefusedAsync(() => CopyAsync(first, there));
            Assert.Equal("db.in_use", refused.Code);
            Assert.Contains("connections", refused.Message, StringComparison.Ordinal);
        }

        await CopyAsync(first, there);
    }

    /// <summary>What a role or a database has set loses no commit and ends no session of a copy.</summary>
    [Fact]
    public async Task A_copy_is_durable_and_waits_whatever_the_databases_have_set()
    {
        var (from, to) = (await postgres.NewDatabaseAsync(), await postgres.NewDatabaseAsync());
        foreach (var database in new[] { from, to })
        {
            await using (var services = PreparedPostgresDatabase.Compose(database)) await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
            var name = new NpgsqlConnectionStringBuilder(database).Database;
            foreach (var setting in new[] { "synchronous_commit = off", "idle_in_transaction_session_timeout = '1s'", "idle_session_timeout = '1s'" }) await PostgresCluster.ExecuteAsync(database, $"alter database {name} set {setting}");
            await PostgresCluster.ExecuteAsync(
                database,
                """
                create table seen (sync text, idle text, session text);
                create function see() returns trigger language plpgsql as
                $$ begin insert into seen values (current_setting('synchronous_commit'), current_setting('idle_in_transaction_session_timeout'), current_setting('idle_session_timeout')); return new; end $$;
                create trigger see after insert or update on meta for each row execute function see();
                """);
        }

        await DatabaseCopy.RunAsync(new DatabaseLocation.Postgres(from), new DatabaseLocation.Postgres(to), Nothing, RealTime.Clock, Token);

        foreach (var database in new[] { from, to })
        {
            Assert.NotEqual(0, await PostgresCluster.ReadAsync(database, "select count(*) from seen"));
            Assert.Equal(0, await PostgresCluster.ReadAsync(database, "select count(*) from seen where sync <> 'on' or idle <> '0' or session <> '0'"));
        }
    }

    /// <summary>Between the first look and the lock: its columns would not be this version's.</summary>
    [Fact]
    public async Task A_source_that_a_newer_version_migrates_meanwhile_is_not_copied()
    {
        var source = await postgres.NewDatabaseAsync();
        await using SqliteFile target = new();
        await using (var services = PreparedPostgresDatabase.Compose(source)) await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        await using var newer = new NpgsqlConnection($"{source};Pooling=false");
        await newer.OpenAsync(Token);
        await using var transaction = await newer.BeginTransactionAsync(Token);
        await using var migrate = new NpgsqlCommand("lock table runs in exclusive mode; insert into \"__EFMigrationsHistory\" values ('20991231000000_Future', '12.0.0')", newer, transaction);
        await migrate.ExecuteNonQueryAsync(Token);

        var copying = Task.Run(() => LeaveAsync(source, target), Token);
        await Until.TrueAsync(async () => await PostgresCluster.ReadAsync(source, "select count(*) from pg_locks where locktype = 'relation' and not granted") == 1, TimeSpan.FromSeconds(8), Token);
        await transaction.CommitAsync(Token);

        Assert.Equal("db.newer", (await RefusedAsync(() => copying)).Code);
        Assert.False(File.Exists(target.Path));
    }

    [Fact]
    public async Task Text_that_postgresql_cannot_hold_is_said_and_the_file_goes_on()
    {
        await using SqliteFile first = new();
        await KeepAsync(first);
        await using (var connection = await first.Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "update runs set name = 'a' || char(0) || 'b' where number = 3";
            await command.ExecuteNonQueryAsync(Token);
        }

        var there = await postgres.NewDatabaseAsync();
        Assert.Equal("db.copy_failed", (await RefusedAsync(() => CopyAsync(first, there))).Code);
        await first.PrepareAsync(Token);
        await using (var services = PreparedPostgresDatabase.Compose(there))
        {
            Assert.Equal("db.copy_unfinished", (await RefusedAsync(() => services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token))).Code);
        }
    }

    [Fact]
    public async Task What_an_idle_and_a_working_server_leave_there_is_told()
    {
        var connectionString = await postgres.NewDatabaseAsync();
        await using var services = PreparedPostgresDatabase.Compose(connectionString);
        var setup = services.GetRequiredService<DatabaseSetup>();
        Assert.Equal("db.missing", (await RefusedAsync(() => setup.InspectAsync(Token))).Code);
        Assert.NotEmpty((await setup.PrepareAsync(Token)).Applied);
        Assert.Empty((await setup.PrepareAsync(Token)).Applied);
        await using var connection = await services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);

        var status = await setup.InspectAsync(Token);
        Assert.Equal(("PostgreSQL", 1, 0L), (status.Kind, status.Connections, status.Runs!.Running));
        Assert.Empty(status.Pending);
        Assert.Empty(status.Servers);
        Assert.True(status.Bytes > 1_000_000);
        Assert.Equal(32, status.Controller!.Length);
    }

    private static void Nothing()
    {
    }

    private static Task<DatabaseCopyReport> CopyAsync(SqliteFile source, string target) =>
        DatabaseCopy.RunAsync(new DatabaseLocation.Sqlite(source.Path), new DatabaseLocation.Postgres(target), Nothing, RealTime.Clock, Token);

    private static Task<DatabaseCopyReport> LeaveAsync(string source, SqliteFile target) =>
        DatabaseCopy.RunAsync(new DatabaseLocation.Postgres(source), new DatabaseLocation.Sqlite(target.Path), Nothing, RealTime.Clock, Token);

    private static async Task KeepAsync(SqliteFile file)
    {
        File.Copy(Path.Combine(KeptDatabaseTests.DirectoryOf("0.2.0"), "etcdup.db"), file.Path);
        await file.PrepareAsync(Token);
    }

    private static async Task<WorkflowError> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<WorkflowErrorException>(act)).Error;
}
