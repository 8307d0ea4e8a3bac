using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>
/// A database file. Its owner lock is the caller's, who finds it only where the file is named as a server names it; so SQLite's own exclusive lock is held as well, which nobody gets while another
/// process has the file open, under whatever name, for a connection in WAL mode keeps a shared lock for its life.
/// </summary>
internal sealed class SqliteCopyEnd(SqliteDatabase database, DatabaseSetup setup, IDbContextFactory<WorkflowDbContext> contexts) : CopyEnd(database, setup, contexts)
{
    private const int Busy = 5;
    private const int Locked = 6;

    public override async Task<OpenCopyEnd> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new Open(database, await database.OpenAloneAsync(cancellationToken));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            throw DatabaseCopy.Refused("db.in_use", $"{Name} is in use: another process has it open.", "Stop every server of it, under whatever name it has the file, and every tool that reads it; then again.");
        }
    }

    // It holds what tokens are compared with: for nobody but its owner, and so what SQLite makes beside it.
    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(database.Path);
        try
        {
            if (Path.GetDirectoryName(path) is { } directory && !Directory.Exists(directory))
            {
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            if (!File.Exists(path))
            {
                await using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("db.denied", $"{path} cannot be made: {exception.Message}", "Name a file in a directory that this user may write."), exception);
        }

        await base.PrepareAsync(cancellationToken);
    }

    private sealed class Open(SqliteDatabase database, SqliteConnection connection) : OpenCopyEnd(database, connection)
    {
        // The exclusive lock says it, which is held since it was opened.
        public override Task RequireUnusedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        // BEGIN IMMEDIATE: nobody else writes.
        protected override ValueTask<DbTransaction> BeginAsync(CancellationToken cancellationToken) => new(connection.BeginTransaction(deferred: false));

        protected override Task LockAsync(IReadOnlyList<CopyTable> tables, CancellationToken cancellationToken) => Task.CompletedTask;

        protected override async Task<RowSum> InsertAsync(CopyTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
        {
            await using var insert = InTransaction(connection.CreateCommand());
            insert.CommandText = $"insert into {table.Name} ({table.Names}) values ({string.Join(", ", table.Columns.Index().Select(column => $"@v{column.Index}"))})";
            var parameters = table.Columns.Index().Select(column =>
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = $"v{column.Index}";
                insert.Parameters.Add(parameter);
                return parameter;
            }).ToArray();
            RowSum sum = default;
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                for (var i = 0; i < row.Length; i++) parameters[i].Value = Database.ToStored(row[i]);
                await insert.ExecuteNonQueryAsync(cancellationToken);
                sum = sum.With(row);
            }

            return sum;
        }
    }
}
