using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <param name="migrations">The assembly that has them; a test gives others.</param>
internal sealed class SqliteDatabaseSetup(
    SqliteDatabase database, IDbContextFactory<WorkflowDbContext> contexts, ILogger<DatabaseSetup> log, string migrations = MigrationAssemblies.Sqlite)
    : DatabaseSetup(database)
{
    /// <summary>So many copies of older versions stay beside the file.</summary>
    public const int CopiesKept = 3;

    private const string Tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";

    private const int SqliteGenericError = 1;

    public override async Task<DatabaseReport> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenToReadAsync(cancellationToken);
        return await LookAsync(connection, Tables, MigrationAssemblies.Sqlite, cancellationToken);
    }

    public override async Task<DatabaseStatus> InspectAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(database.Path)) throw Missing();
            await using var connection = await OpenToReadAsync(cancellationToken);
            var bytes = new[] { "", "-wal" }.Select(suffix => new FileInfo(database.Path + suffix)).Sum(part => part.Exists ? part.Length : 0);
            return await InspectAsync(connection, "SQLite", Tables, migrations, bytes, cancellationToken);
        }
        catch (SqliteException exception) when (database.Explain(exception) is { } error)
        {
            throw new WorkflowErrorException(error, exception);
        }
    }

    // Not by the settings of a server: opening a file with them may change it, and would make one that is not there.
    private Task<SqliteConnection> OpenToReadAsync(CancellationToken cancellationToken) => OpenedAsync(
        new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()), cancellationToken);

    public override async Task<PreparedDatabase> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database.Path))!);
            await using var connection = await database.OpenSqliteAsync(cancellationToken);
            IReadOnlyList<string> applied = [];
            string? copy = null;
            if (await FindOlderAsync(connection, Tables, migrations, cancellationToken) is { } older)
            {
                await RemoveAbandonedLockAsync(connection, cancellationToken);
                applied = FindPending(migrations, await ReadAppliedAsync(connection, Tables, cancellationToken));
                if (older.Length == 0) await MigrateAsync(cancellationToken);
                else copy = await MigrateACopiedAsync(connection, older, cancellationToken);
            }

            await WriteControllerAsync(connection, cancellationToken);
            return new(applied, copy);
        }
        catch (SqliteException exception) when (database.Explain(exception) is { } error)
        {
            throw new WorkflowErrorException(error, exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("db.denied", $"The directory of {database.Path} cannot be made or used: {exception.Message}"), exception);
        }
    }

    private protected override bool IsWrongColumn(DbException exception) => exception is SqliteException { SqliteErrorCode: SqliteGenericError };

    /// <summary>
    /// Each migration is a transaction of its own, so one that fails leaves what those before it did, which the older version would refuse:
    /// the copy is put back.
    /// </summary>
    /// <returns>The copy.</returns>
    private async Task<string> MigrateACopiedAsync(SqliteConnection connection, string older, CancellationToken cancellationToken)
    {
        var copy = await CopyAsync(connection, older, cancellationToken);
        LogMigrating(log, Name, older, $"; the copy is {copy}");
        try
        {
            await MigrateAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw MigrationFailed(exception, TryPutBack(connection, copy) ? $"It is as it was before; a copy is {copy}." : $"It is half way; {copy} is how it was.");
        }

        foreach (var old in Directory.GetFiles(Path.GetDirectoryName(copy)!, $"{Path.GetFileName(database.Path)}.*.copy").OrderDescending(StringComparer.Ordinal).Skip(CopiesKept))
        {
            File.Delete(old);
        }

        return copy;
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Named by the time and the version that wrote it; on the disk, its directory's entry too, when this returns.</summary>
    private async Task<string> CopyAsync(SqliteConnection connection, string older, CancellationToken cancellationToken)
    {
        var now = (await ReadAsync(connection, "select strftime('%Y%m%dT%H%M%SZ', 'now')", cancellationToken))[0];
        var copy = $"{Path.GetFullPath(database.Path)}.{now}-{older}.copy";
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await target.OpenAsync(cancellationToken);
        await using (var synchronous = target.CreateCommand())
        {
            // EXTRA syncs the directory as well, when the copy's own rollback journal goes.
            synchronous.CommandText = "PRAGMA synchronous=EXTRA";
            await synchronous.ExecuteNonQueryAsync(cancellationToken);
        }

        connection.BackupDatabase(target);
        return copy;
    }

    private static bool TryPutBack(SqliteConnection connection, string copy)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            source.Open();
            source.BackupDatabase(connection);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>
    /// A process killed while it migrated leaves its row, and EF Core would wait for it for ever. We hold the owner lock: nobody else migrates.
    /// </summary>
    private static async Task RemoveAbandonedLockAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (!(await ReadAsync(connection, Tables, cancellationToken)).Contains(LockTable)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = $"delete from \"{LockTable}\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
