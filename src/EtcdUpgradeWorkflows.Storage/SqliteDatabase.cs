using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EtcdUpgradeWorkflows.Storage;

internal sealed class SqliteDatabase(string path) : WorkflowDatabase
{
    /// <summary>
    /// A commit is on the disk when it returns (FULL); a writer that finds another one waits inside SQLite, where the wait is short
    /// (without busy_timeout the driver sleeps in steps of 150 ms).
    /// </summary>
    public const string Pragmas = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5 }.ToString();

    public string Path => path;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await OpenSqliteAsync(cancellationToken);

    public async Task<SqliteConnection> OpenSqliteAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            Apply(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A connection that nobody else has one beside: the exclusive lock is taken with the first access and kept until it is closed. Outside the pool, which would keep it. Idle ones of this process are
    /// closed first.
    /// </summary>
    /// <exception cref="SqliteException">SQLITE_BUSY: another connection is open, here or in another process.</exception>
    public async Task<SqliteConnection> OpenAloneAsync(CancellationToken cancellationToken)
    {
        ClearPool();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            // Before the first access: in WAL mode it would be too late. BEGIN EXCLUSIVE does that access.
            foreach (var statement in new[] { "PRAGMA busy_timeout=1000", "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "BEGIN EXCLUSIVE", "COMMIT", "SELECT count(*) FROM sqlite_master" })
            {
                command.CommandText = statement;
                await command.ExecuteScalarAsync(cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override ValueTask DisposeAsync()
    {
        ClearPool();
        return ValueTask.CompletedTask;
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    internal override string Name => $"The database file {path}";

    /// <summary>Codes of https://www.sqlite.org/rescode.html.</summary>
    private protected override WorkflowError? ExplainCause(Exception exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        1 when exception.Message.Contains("no such table", StringComparison.Ordinal) => Incomplete(Name, exception.Message),
        11 or 26 => WorkflowError.NeedsOperator("db.corrupt", $"{Name} is damaged or no SQLite database.", "Restore it from a copy, or name another file."),
        8 => WorkflowError.NeedsOperator("db.readonly", $"{Name} cannot be written.", "Check the owner and mode of the file and its directory."),
        3 or 23 => WorkflowError.NeedsOperator("db.denied", $"{Name} may not be used by this user."),
        5 or 6 => WorkflowError.Transient("db.unreachable", $"{Name} is locked by another process."),
        10 or 14 => WorkflowError.NeedsOperator("db.unreachable", $"{Name} cannot be opened, read or written.", "Check its disk, and that its directory exists and can be written."),
        13 => WorkflowError.NeedsOperator("db.readonly", $"The disk of {path} is full."),
        _ => null,
    };

    internal override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => new(reader.GetInt64(ordinal), TimeSpan.Zero);

    private protected override object Stored(DateTimeOffset instant) => instant.CutToMicroseconds().UtcTicks;

    private protected override object Stored(Guid id) => id.ToString();

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <summary>The same for the connections that EF Core opens.</summary>
    internal sealed class PragmaInterceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }
    }
}
