using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Storage;

public sealed class SqliteDatabaseTests : IAsyncDisposable
{
    private readonly SqliteFile file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task Every_connection_commits_to_the_disk_and_waits_for_other_writers()
    {
        await file.PrepareAsync(Token);
        await using var plain = await file.Services.GetRequiredService<SqliteDatabase>().OpenSqliteAsync(Token);
        AssertPragmas(plain);

        await using var context = await file.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync(Token);
        await context.Database.OpenConnectionAsync(Token);
        AssertPragmas((SqliteConnection)context.Database.GetDbConnection());
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_does_not_hang_the_next_start()
    {
        Execute(
            """
            create table "__EFMigrationsLock" ("Id" integer primary key, "Timestamp" text not null);
            insert into "__EFMigrationsLock" values (1, '2026-11-24 10:00:00');
            """);
        await file.PrepareAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
        Assert.NotNull(Scalar("select value from meta where name = 'controller'"));

        Execute("insert into \"__EFMigrationsLock\" values (1, '2026-11-24 10:00:00')");
        await file.PrepareAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await file.PrepareAsync(Token);
        Execute("insert into \"__EFMigrationsHistory\" values ('20991231000000_Future', '12.0.0')");
        Assert.Contains("20991231000000_Future", (await RefusedAsync("db.newer")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_an_unknown_format_is_refused()
    {
        await file.PrepareAsync(Token);
        Execute("update meta set value = '2' where name = 'format'");
        await RefusedAsync("db.newer");
    }

    [Theory]
    [InlineData("create table songs (title text)")]
    [InlineData("create table meta (title text); create table \"__EFMigrationsHistory\" (\"MigrationId\" text, \"ProductVersion\" text)")]
    [InlineData("create table \"__EFMigrationsHistory\" (\"MigrationId\" text); insert into \"__EFMigrationsHistory\" values ('1_Songs')")]
    public async Task A_database_of_somebody_else_is_refused_and_left_alone(string theirs)
    {
        Execute(theirs);
        await RefusedAsync("db.not_ours");
        Assert.Equal(0L, Scalar("select count(*) from sqlite_master where name = 'runs'"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(file.Path, new string('x', 8192), Token);
        await RefusedAsync("db.corrupt");
    }

    [Fact]
    public async Task A_table_that_somebody_removed_is_named_at_the_start()
    {
        await file.PrepareAsync(Token);
        Execute("drop table schedules");
        Assert.Contains("schedules", (await RefusedAsync("db.incomplete")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_goes_while_a_server_runs_has_its_code()
    {
        await file.PrepareAsync(Token);
        Execute("drop table inbox_messages");
        var exception = await Assert.ThrowsAsync<WorkflowErrorException>(
            () => file.Services.GetRequiredService<IRunStore>().FindDueAsync("s1", "n1", [], 1, null, Token));
        Assert.Equal("db.incomplete", exception.Error.Code);
    }

    [Fact]
    public async Task What_cannot_be_used_cannot_be_looked_at_and_has_the_same_code()
    {
        await File.WriteAllTextAsync(file.Path, new string('x', 8192), Token);
        var setup = file.Services.GetRequiredService<EtcdUpgradeWorkflows.Storage.Setup.DatabaseSetup>();
        Assert.Equal("db.corrupt", (await Assert.ThrowsAsync<WorkflowErrorException>(() => setup.InspectAsync(Token))).Error.Code);
        File.Delete(file.Path);
        Execute("create table songs (title text)");
        Assert.Equal("db.not_ours", (await Assert.ThrowsAsync<WorkflowErrorException>(() => setup.InspectAsync(Token))).Error.Code);
    }

    [Fact]
    public async Task A_path_that_cannot_be_a_file_is_refused()
    {
        Directory.CreateDirectory(file.Path);
        await RefusedAsync("db.unreachable");
    }

    [Fact]
    public void A_read_only_file_has_its_code()
    {
        var database = file.Services.GetRequiredService<WorkflowDatabase>();
        Assert.Equal("db.readonly", database.Explain(new SqliteException("attempt to write a readonly database", 8))?.Code);
    }

    [Fact]
    public async Task Ids_are_stored_as_lower_case_text_and_instants_as_ticks_of_whole_microseconds()
    {
        await file.PrepareAsync(Token);
        var instant = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(7);
        var id = Guid.Parse("ABCDEFAB-0000-7000-8000-ABCDEFABCDEF");
        await file.Services.GetRequiredService<IRunStore>().CreateAsync(
            new NewRun { Id = id, Definition = new("upgrade", 1), Pins = [], State = "{}", Input = "{}", StartedBy = "anna", CreatedAt = instant }, Token);

        Assert.Equal("abcdefab-0000-7000-8000-abcdefabcdef", Scalar("select id from runs"));
        Assert.Equal(instant.UtcTicks - 7, Scalar("select created_at from runs"));
        await using var context = await file.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync(Token);
        Assert.Equal(instant.AddTicks(-7), (await context.Runs.SingleAsync(run => run.Id == id, Token)).CreatedAt);
    }

    private static void AssertPragmas(SqliteConnection connection)
    {
        foreach (var (pragma, expected) in new (string, object)[] { ("journal_mode", "wal"), ("synchronous", 2L), ("busy_timeout", 5000L), ("foreign_keys", 1L) })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma {pragma}";
            Assert.Equal(expected, command.ExecuteScalar());
        }
    }

    private async Task<WorkflowError> RefusedAsync(string code)
    {
        var exception = await Assert.ThrowsAsync<WorkflowErrorException>(() => file.PrepareAsync(Token));
        Assert.Equal(code, exception.Error.Code);
        return exception.Error;
    }

    private void Execute(string sql) => Scalar(sql);

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
