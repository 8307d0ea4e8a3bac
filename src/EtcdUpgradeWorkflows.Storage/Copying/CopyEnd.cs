using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>One of the two databases of a copy.</summary>
internal abstract class CopyEnd(WorkflowDatabase database, DatabaseSetup setup, IDbContextFactory<WorkflowDbContext> contexts)
{
    public static CopyEnd Of(IServiceProvider services)
    {
        var (setup, contexts) = (services.GetRequiredService<DatabaseSetup>(), services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>());
        return services.GetRequiredService<WorkflowDatabase>() switch
        {
            SqliteDatabase sqlite => new SqliteCopyEnd(sqlite, setup, contexts),
            PostgresDatabase postgres => new PostgresCopyEnd(postgres, (PostgresDatabaseSetup)setup, contexts),
            var other => throw new NotSupportedException(other.Name),
        };
    }

    public WorkflowDatabase Database => database;

    public string Name => database.Name;

    public IModel Model
    {
        get
        {
            using var context = contexts.CreateDbContext();
            return context.Model;
        }
    }

    public Task<DatabaseStatus> InspectAsync(CancellationToken cancellationToken) => setup.InspectAsync(cancellationToken);

    /// <summary>Makes it, or brings it to this version; one that a killed copy has left is taken as it is.</summary>
    public virtual async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await FindCopyAsync(cancellationToken) is null) await setup.PrepareAsync(cancellationToken);
    }

    /// <summary>The mark of a copy into it that has not ended; null when there is none, or no database.</summary>
    public async Task<string?> FindCopyAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { IsCopyUnfinished: true }) return null;
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await MetaRows.ReadAsync(database, connection, cancellationToken))[MetaName.Copying];
    }

    public async Task<string?> FindControllerAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken))?.Controller;

    private async Task<DatabaseStatus?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await setup.InspectAsync(cancellationToken);
        }
        catch (WorkflowErrorException exception) when (exception.Error.Code == "db.missing")
        {
            return null;
        }
    }

    public DatabaseSetup Setup => setup;

    public WorkflowErrorException Moved(DatabaseMove move) => setup.Moved(move);

    public WorkflowErrorException CopyUnfinished() => setup.CopyUnfinished();

    /// <summary>One connection, and the lock that keeps servers from starting on it.</summary>
    public abstract Task<OpenCopyEnd> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>A database of a copy with its connection open. What is begun and not committed is undone when it is disposed.</summary>
internal abstract class OpenCopyEnd(WorkflowDatabase database, DbConnection connection) : IAsyncDisposable
{
    /// <summary>Farther than any clock: an unseen server, of whatever version, claims nothing that this lease is on.</summary>
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private DbTransaction? _transaction;

    protected WorkflowDatabase Database => database;

    protected DbConnection Connection => connection;

    /// <summary>Nobody else writes from here to the commit.</summary>
    public async Task BeginAsync(IReadOnlyList<CopyTable> tables, CancellationToken cancellationToken)
    {
        _transaction = await BeginAsync(cancellationToken);
        await LockAsync(tables, cancellationToken);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <exception cref="WorkflowErrorException"><c>db.in_use</c>: a server works on it.</exception>
    public abstract Task RequireUnusedAsync(CancellationToken cancellationToken);

    /// <summary>Only what a database has that was made a moment ago.</summary>
    public async Task RequireEmptyAsync(IReadOnlyList<CopyTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(table => !table.IsMeta))
        {
            var condition = table.Name == "counters" ? " where value <> 0" : "";
            await using var command = database.Command(connection, $"select count(*) from {table.Name}{condition}");
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) is > 0 and var rows)
            {
                throw DatabaseCopy.Refused(
                    "db.not_empty", $"{database.Name} has rows ({table.Name}: {rows}).", "Name an empty database; a server that was started on it once has put its definitions there.");
            }
        }
    }

    /// <summary>What was looked at before anything was locked holds still: nobody has migrated, moved or begun to fill it since.</summary>
    /// <param name="schema">Its last migration then.</param>
    public async Task RequireUnchangedAsync(string schema, DatabaseSetup setup, CancellationToken cancellationToken)
    {
        await using var marks = InTransaction(database.Command(connection, $"select name, value from meta where name in ('{MetaName.Moved}', '{MetaName.Copying}')"));
        var meta = (await WorkflowDatabase.ReadAllAsync(marks, reader => (reader.GetString(0), reader.GetString(1)), cancellationToken)).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        if (MetaRows.MoveIn(meta) is { } move) throw setup.Moved(move);
        if (meta.ContainsKey(MetaName.Copying)) throw setup.CopyUnfinished();
        await using var migrations = InTransaction(database.Command(connection, "select max(\"MigrationId\") from \"__EFMigrationsHistory\""));
        if (await migrations.ExecuteScalarAsync(cancellationToken) as string is var last && last != schema)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent("db.newer", $"{database.Name} was brought to {last} while this began.", "Use the version that did it."));
        }
    }

    /// <summary>With the rows: under which name data directories know where they were.</summary>
    public Task SetOriginAsync(string name, string id, CancellationToken cancellationToken) => ExecuteAsync(
        "insert into meta (name, value) values (@name, @id) on conflict (name) do update set value = excluded.value", cancellationToken, ("name", MetaName.From + name), ("id", id));

    /// <summary>A transaction of its own. Null takes the mark away.</summary>
    public async Task MarkAsync(string? mark, CancellationToken cancellationToken)
    {
        _transaction = await BeginAsync(cancellationToken);
        await SetMarkAsync(mark, cancellationToken);
        await CommitAsync(cancellationToken);
    }

    public async Task SetMarkAsync(string? mark, CancellationToken cancellationToken)
    {
        await ExecuteAsync("delete from meta where name = @name", cancellationToken, ("name", MetaName.Copying));
        if (mark is not null) await ExecuteAsync("insert into meta (name, value) values (@name, @mark)", cancellationToken, ("name", MetaName.Copying), ("mark", mark));
    }

    /// <summary>
    /// Marks it as moved, so that neither a server that starts on it nor one that was not seen does anything: runs are leased to nobody under a new number, schedules are cancelled,
    /// nobody is told anything, and the controllers are ids that hosts refuse.
    /// </summary>
    public async Task LeaveAsync(DatabaseMove move, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"update counters set value = value + 1 where name = '{Counter.Fence}'", cancellationToken);
        await ExecuteAsync(
            $"update runs set owner = @moved, lease_until = @never, fence = (select value from counters where name = '{Counter.Fence}') where status = 'Running'",
            cancellationToken, ("moved", MetaName.Moved), ("never", Never));
        // With a new revision: a fire that is under way there writes nothing either.
        await ExecuteAsync(
            "update schedules set status = 'Cancelled', outcome = @why, revision = revision + 1 where status in ('Waiting', 'Paused')", cancellationToken,
            ("why", $"The database was moved to {move.To}: it fires there."));
        // People are told and reminded by the other one.
        await ExecuteAsync("update notifications set addressed = true, acknowledged_at = coalesce(acknowledged_at, @at)", cancellationToken, ("at", move.At));
        await ExecuteAsync("update deliveries set due_at = null where status = 'Waiting'", cancellationToken);
        await ExecuteAsync(
            $"update meta set value = @nobody where name = '{MetaName.Controller}' or name like '{MetaName.Controller}:%'", cancellationToken, ("nobody", $"{MetaName.Moved}-{move.Copy}"));
        await ExecuteAsync($"update meta set value = @moved where name = '{MetaName.Format}'", cancellationToken, ("moved", MetaName.Moved));
        await ExecuteAsync("insert into meta (name, value) values (@moved, @move)", cancellationToken, ("moved", MetaName.Moved), ("move", EngineJson.Text(move)));
    }

    /// <summary>Row by row, as it comes.</summary>
    public async IAsyncEnumerable<object?[]> ReadAsync(CopyTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.Command(connection, table.Select);
        command.Transaction = _transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Read(reader, i, table.Columns[i].Type);
            }

            yield return row;
        }
    }

    /// <summary>In the place of whatever a new database has there.</summary>
    public async Task<RowSum> WriteAsync(CopyTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"delete from {table.Name}{table.Where}", cancellationToken);
        return await InsertAsync(table, rows, cancellationToken);
    }

    /// <summary>What people call these runs.</summary>
    public async Task<IReadOnlyList<long>> NumbersOfAsync(IEnumerable<Guid> runs, CancellationToken cancellationToken)
    {
        List<long> numbers = [];
        foreach (var run in runs)
        {
            await using var command = database.Command(connection, "select number from runs where id = @id", ("id", run));
            numbers.Add(Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture));
        }

        return [.. numbers.Order()];
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    protected abstract ValueTask<DbTransaction> BeginAsync(CancellationToken cancellationToken);

    protected abstract Task LockAsync(IReadOnlyList<CopyTable> tables, CancellationToken cancellationToken);

    protected abstract Task<RowSum> InsertAsync(CopyTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);

    protected async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = database.Command(connection, sql, parameters);
        command.Transaction = _transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    protected DbCommand InTransaction(DbCommand command)
    {
        command.Transaction = _transaction;
        return command;
    }

    private object Read(DbDataReader reader, int ordinal, Type type) =>
        type == typeof(string) ? reader.GetString(ordinal)
        : type == typeof(Guid) ? reader.GetGuid(ordinal)
        : type == typeof(DateTimeOffset) ? database.ReadInstant(reader, ordinal)
        : type == typeof(long) ? reader.GetInt64(ordinal)
        : type == typeof(int) ? reader.GetInt32(ordinal)
        : type == typeof(bool) ? reader.GetBoolean(ordinal)
        : throw new NotSupportedException($"a column of the type {type.Name}");
}
