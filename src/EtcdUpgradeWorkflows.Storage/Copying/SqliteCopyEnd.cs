using System.Data.Common;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>A database file; its owner lock is the caller's.</summary>
internal sealed class SqliteCopyEnd(SqliteDatabase database, DatabaseSetup setup, IDbContextFactory<WorkflowDbContext> contexts) : CopyEnd(database, setup, contexts)
{
    public override async Task<OpenCopyEnd> OpenAsync(CancellationToken cancellationToken) => new Open(database, await database.OpenSqliteAsync(cancellationToken));

    private sealed class Open(SqliteDatabase database, SqliteConnection connection) : OpenCopyEnd(database, connection)
    {
        // The owner lock says it: no server works on a file without it.
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
