using System.Reflection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Migrations.Sqlite.Migrations;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Tests.Storage;

/// <summary>What a database file goes through when a version with more migrations starts on it: this assembly is that version.</summary>
public sealed class SqliteMigrationTests : IAsyncDisposable
{
    private readonly SqliteFile file = new();
    private readonly Lines log = new();
    private readonly Guid run = Guid.NewGuid();

    /// <summary>The migrations of this version, the oldest first.</summary>
    private static readonly IReadOnlyList<string> Known =
        [.. typeof(Initial).Assembly.GetTypes().Select(t => t.GetCustomAttribute<MigrationAttribute>(inherit: false)?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Copies => [.. Directory.GetFiles(Path.GetDirectoryName(file.Path)!, "*.copy").Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task A_database_of_an_older_version_is_copied_before_it_is_migrated()
    {
        await MakeOlderAsync();

        await LaterVersion().PrepareAsync(Token);

        Assert.Equal(1L, SqliteFile.Scalar(file.Path, $"select count(*) from runs where id = '{run}' and note is null"));
        var copy = Assert.Single(Copies);
        Assert.Matches($@"etcdup\.db\.\d{{8}}T\d{{6}}Z-{Known[^1]}\.copy$", copy);
        Assert.Contains(log.Texts, text => text.Contains(copy, StringComparison.Ordinal) && text.Contains(Known[^1], StringComparison.Ordinal));
        Assert.Equal((long)Known.Count, SqliteFile.Scalar(copy, "select count(*) from \"__EFMigrationsHistory\""));
        await using var older = SqliteFile.Compose(copy);
        await older.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
        Assert.NotNull((await older.GetRequiredService<EtcdUpgradeWorkflows.Storage.Runs.RunQueries>().ReadAsync(run, Token))?.State);
    }

    [Fact]
    public async Task A_new_file_or_one_of_this_version_is_not_copied()
    {
        await LaterVersion().PrepareAsync(Token);
        await LaterVersion().PrepareAsync(Token);
        Assert.Empty(Copies);
        Assert.Empty(log.Texts);
    }

    [Fact]
    public async Task The_version_before_refuses_what_was_migrated()
    {
        await LaterVersion().PrepareAsync(Token);
        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => file.PrepareAsync(Token));
        Assert.Equal("db.newer", refused.Error.Code);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_the_older_version_can_use_it()
    {
        await MakeOlderAsync();
        SecondMigration.Fails.Value = true;

        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => LaterVersion().PrepareAsync(Token));

        Assert.Equal("db.migration_failed", refused.Error.Code);
        Assert.Contains(Assert.Single(Copies), refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal((long)Known.Count, SqliteFile.Scalar(file.Path, "select count(*) from \"__EFMigrationsHistory\""));
        await file.PrepareAsync(Token);
        await using (var older = SqliteFile.Compose(file.Path))
        {
            Assert.Equal([run], (await older.GetRequiredService<IRunStore>().FindDueAsync("s1", "n1", [], 10, null, Token)).Select(due => due.RunId));
        }

        SecondMigration.Fails.Value = false;
        await LaterVersion().PrepareAsync(Token);
        Assert.Equal(Known.Count + 2L, SqliteFile.Scalar(file.Path, "select count(*) from \"__EFMigrationsHistory\""));
    }

    [Fact]
    public async Task Only_the_last_copies_are_kept()
    {
        await MakeOlderAsync();
        foreach (var day in Enumerable.Range(1, 5)) await File.WriteAllTextAsync($"{file.Path}.2020010{day}T000000Z-Before.copy", "", Token);

        await LaterVersion().PrepareAsync(Token);

        Assert.Equal(SqliteDatabaseSetup.CopiesKept, Copies.Length);
        Assert.Contains(Known[^1], Copies[^1], StringComparison.Ordinal);
        Assert.EndsWith("20200105T000000Z-Before.copy", Copies[^2], StringComparison.Ordinal);
    }

    private async Task MakeOlderAsync()
    {
        await file.PrepareAsync(Token);
        await file.Services.GetRequiredService<IRunStore>().CreateAsync(
            new NewRun
            {
                Id = run, Definition = new("upgrade", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna",
                CreatedAt = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
            },
            Token);
    }

    private SqliteDatabaseSetup LaterVersion()
    {
        var database = file.Services.GetRequiredService<SqliteDatabase>();
        return new(database, new Contexts(database.ConnectionString), log, typeof(SqliteMigrationTests).Assembly.GetName().Name!);
    }

    private sealed class Contexts(string connectionString) : IDbContextFactory<WorkflowDbContext>
    {
        public WorkflowDbContext CreateDbContext() => new(new DbContextOptionsBuilder<WorkflowDbContext>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteMigrationTests).Assembly.GetName().Name))
            .AddInterceptors(new SqliteDatabase.PragmaInterceptor())
            .Options);
    }

    private sealed class Lines : ILogger<DatabaseSetup>
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));
    }
}

/// <summary>The first migration as it is, found in this assembly.</summary>
public sealed class FirstMigration : Initial;

/// <summary>And the one after it.</summary>
public sealed class HopRulesMigration : HopRules;

public sealed class BackupSetsMigration : BackupSets;

public sealed class MaintenanceWindowsMigration : MaintenanceWindows;

public sealed class AccessTokensMigration : AccessTokens;

public sealed class NotificationsMigration : Notifications;

public sealed class ScheduleTriggersMigration : ScheduleTriggers;

public sealed class RunLimitsMigration : RunLimits;

public sealed class ClusterReleasesMigration : ClusterReleases;

public sealed class RetentionMigration : Retention;

public sealed class ConsentsMigration : Consents;

public sealed class LabelPoliciesMigration : LabelPolicies;

[DbContext(typeof(WorkflowDbContext))]
[Migration("20991231000000_Note")]
public sealed class NoteMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table runs add column note text");
}

[DbContext(typeof(WorkflowDbContext))]
[Migration("20991231000001_Second")]
public sealed class SecondMigration : Migration
{
    public static AsyncLocal<bool> Fails { get; } = new();

    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(Fails.Value ? "alter table runs add column note text" : "alter table runs add column second text");
}

[DbContext(typeof(WorkflowDbContext))]
internal sealed class PresentModel : WorkflowDbContextModelSnapshot;
