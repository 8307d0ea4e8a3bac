using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>
/// A PostgreSQL database. The lock that servers take at their start is held, so that one that starts waits and then finds the mark; whether one works already is told by
/// its connections, its leases and its check-ins.
/// </summary>
internal sealed class PostgresCopyEnd(PostgresDatabase database, PostgresDatabaseSetup setup, IDbContextFactory<WorkflowDbContext> contexts)
    : CopyEnd(database, setup, contexts)
{
    public override async Task<OpenCopyEnd> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await PostgresDatabaseSetup.OpenAsync(database.CopyConnectionString, cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(PostgresDatabaseSetup.TryLockAll, connection);
            return await command.ExecuteScalarAsync(cancellationToken) is true
                ? new Open(database, setup, connection)
                : throw InUse("a server starts on it, or a copy is under way", "Wait for it, then give the same command again.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private WorkflowErrorException InUse(string how, string advice) => DatabaseCopy.Refused("db.in_use", $"{Name} is in use: {how}.", advice);

    private sealed class Open(PostgresDatabase database, PostgresDatabaseSetup setup, NpgsqlConnection connection) : OpenCopyEnd(database, connection)
    {
        public override async Task RequireUnusedAsync(CancellationToken cancellationToken)
        {
            // Within a transaction it is not looked up again by itself.
            await ExecuteAsync("select pg_stat_clear_snapshot()", cancellationToken);
            var live = (await setup.ReadServersAsync(connection, cancellationToken)).Where(server => server.IsLive).Select(server => server.Id).ToList();
            await using var command = InTransaction(new NpgsqlCommand(PostgresDatabaseSetup.Connections, connection));
            var connections = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            if (live.Count == 0 && connections == 0) return;
            throw DatabaseCopy.Refused(
                "db.in_use", $"{database.Name} is in use: {(live.Count > 0 ? $"by {string.Join(", ", live)}" : $"servers have {connections} connections to it")}.",
                "Stop every server of it; one that was killed is known to be gone after fifteen seconds, or when its lease is over.");
        }

        protected override async ValueTask<DbTransaction> BeginAsync(CancellationToken cancellationToken) => await BeginDurableAsync(cancellationToken);

        // What was committed at one end must not be lost after the other's commit, whatever is set for the role or the database.
        private async Task<DbTransaction> BeginDurableAsync(CancellationToken cancellationToken)
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("set local synchronous_commit = on", connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return transaction;
        }

        // EXCLUSIVE: others may read, and nobody writes, so that what is read here is one state.
        protected override Task LockAsync(IReadOnlyList<CopyTable> tables, CancellationToken cancellationToken) =>
            ExecuteAsync($"set local lock_timeout = '10s'; lock table {string.Join(", ", tables.Select(table => table.Name))} in exclusive mode", cancellationToken);

        protected override async Task<RowSum> InsertAsync(CopyTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
        {
            RowSum sum = default;
            await using var importer = await connection.BeginBinaryImportAsync($"copy {table.Name} ({table.Names}) from stdin (format binary)", cancellationToken);
            importer.Timeout = TimeSpan.FromMinutes(5);
            var types = table.Columns.Select(column => TypeOf(column.Type)).ToArray();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                await importer.StartRowAsync(cancellationToken);
                for (var i = 0; i < row.Length; i++)
                {
                    if (row[i] is { } value) await importer.WriteAsync(Database.ToStored(value), types[i], cancellationToken);
                    else await importer.WriteNullAsync(cancellationToken);
                }

                sum = sum.With(row);
            }

            await importer.CompleteAsync(cancellationToken);
            return sum;
        }

        private static NpgsqlDbType TypeOf(Type type) =>
            type == typeof(string) ? NpgsqlDbType.Text
            : type == typeof(Guid) ? NpgsqlDbType.Uuid
            : type == typeof(DateTimeOffset) ? NpgsqlDbType.TimestampTz
            : type == typeof(long) ? NpgsqlDbType.Bigint
            : type == typeof(int) ? NpgsqlDbType.Integer
            : type == typeof(bool) ? NpgsqlDbType.Boolean
            : throw new NotSupportedException($"a column of the type {type.Name}");
    }
}
