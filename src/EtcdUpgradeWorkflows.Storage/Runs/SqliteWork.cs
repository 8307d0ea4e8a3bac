using Microsoft.Data.Sqlite;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// One connection and, when asked for, one BEGIN IMMEDIATE on it; disposed without <see cref="Commit"/> it wrote nothing. SQLite works in the
/// calling thread, so nothing here pretends to be asynchronous.
/// </summary>
internal sealed class SqliteWork : IAsyncDisposable
{
    private readonly SqliteDatabase database;
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction? transaction;

    private SqliteWork(SqliteDatabase database, SqliteConnection connection, SqliteTransaction? transaction)
    {
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
    }

    /// <summary>Each statement is its own transaction.</summary>
    public static async Task<SqliteWork> OpenAsync(SqliteDatabase database, CancellationToken cancellationToken) =>
        new(database, await database.OpenSqliteAsync(cancellationToken), transaction: null);

    public static async Task<SqliteWork> BeginAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenSqliteAsync(cancellationToken);
        try
        {
            return new SqliteWork(database, connection, connection.BeginTransaction(deferred: false));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = database.Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row, or default when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var rows = All(sql, read, parameters);
        return rows.Count == 0 ? default : rows[0];
    }

    public IReadOnlyList<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = database.Command(connection, sql, parameters);
        using var reader = (SqliteDataReader)command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public void Commit() => transaction?.Commit();

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
