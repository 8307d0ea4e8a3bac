using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Setup;

internal sealed class SqliteDatabaseSetup(SqliteDatabase database, IDbContextFactory<WorkflowDbContext> contexts) : DatabaseSetup
{
    private const string Tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";

    private protected override string Name => $"The database file {database.Path}";

    public override async Task<DatabaseReport> LookAsync(CancellationToken cancellationToken)
    {
        // Not by the settings of a server: opening a file with them may change it, and would make one that is not there.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        return await LookAsync(connection, Tables, MigrationAssemblies.Sqlite, cancellationToken);
    }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database.Path))!);
            await using var connection = await database.OpenSqliteAsync(cancellationToken);
            if (await CheckAsync(connection, Tables, MigrationAssemblies.Sqlite, cancellationToken))
            {
                await RemoveAbandonedLockAsync(connection, cancellationToken);
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
            }

            await WriteControllerAsync(connection, cancellationToken);
        }
        catch (SqliteException exception) when (Explain(exception) is { } error)
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
    /// A process killed while it migrated leaves its row, and EF Core would wait for it for ever. We hold the owner lock: nobody else migrates.
    /// </summary>
    private static async Task RemoveAbandonedLockAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (!(await ReadAsync(connection, Tables, cancellationToken)).Contains(LockTable)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = $"delete from \"{LockTable}\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private const int SqliteGenericError = 1;

    /// <summary>Codes of https://www.sqlite.org/rescode.html.</summary>
    internal WorkflowError? Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        11 or 26 => WorkflowError.NeedsOperator("db.corrupt", $"{Name} is damaged or no SQLite database.", "Restore it from a copy, or name another file."),
        8 => WorkflowError.NeedsOperator("db.readonly", $"{Name} cannot be written.", "Check the owner and mode of the file and its directory."),
        3 or 23 => WorkflowError.NeedsOperator("db.denied", $"{Name} may not be used by this user."),
        5 or 6 => WorkflowError.Transient("db.unreachable", $"{Name} is locked by another process."),
        10 or 14 => WorkflowError.NeedsOperator("db.unreachable", $"{Name} cannot be opened.", "Check that its directory exists and can be written."),
        13 => WorkflowError.NeedsOperator("db.readonly", $"The disk of {database.Path} is full."),
        _ => null,
    };
}
