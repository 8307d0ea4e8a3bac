using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>
/// Makes the database ready before anything else touches it: created or migrated when it is ours and older, refused with a coded error
/// otherwise. Errors: <c>db.unreachable</c>, <c>db.denied</c>, <c>db.too_old</c>, <c>db.not_ours</c>, <c>db.newer</c>, <c>db.incomplete</c>,
/// <c>db.moved</c>, <c>db.copy_unfinished</c>, <c>db.corrupt</c>, <c>db.readonly</c>, <c>db.migration_failed</c>.
/// </summary>
public abstract partial class DatabaseSetup
{
    private readonly WorkflowDatabase database;

    private protected const string HistoryTable = "__EFMigrationsHistory";

    private protected const string LockTable = "__EFMigrationsLock";

    private protected DatabaseSetup(WorkflowDatabase database) => this.database = database;

    /// <summary>Call it once at start. On SQLite only by the holder of the owner lock.</summary>
    public abstract Task<PreparedDatabase> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Reads only, and stands in nobody's way: for people, also of a database that a server could not use.</summary>
    /// <exception cref="WorkflowErrorException">As <see cref="PrepareAsync"/>, and <c>db.missing</c>; a moved or half copied database is told, not refused.</exception>
    public abstract Task<DatabaseStatus> InspectAsync(CancellationToken cancellationToken);

    /// <summary>Reads only: what database it is and whether it is as this version wants it.</summary>
    /// <exception cref="WorkflowErrorException"><c>db.newer</c>, <c>db.not_ours</c></exception>
    /// <exception cref="DbException">It cannot be reached or read.</exception>
    public abstract Task<DatabaseReport> LookAsync(CancellationToken cancellationToken);

    private protected async Task<DatabaseReport> LookAsync(DbConnection connection, string tablesSql, string migrationsAssembly, CancellationToken cancellationToken) =>
        new(Name, connection.ServerVersion, await FindOlderAsync(connection, tablesSql, migrationsAssembly, cancellationToken) is not null);

    private protected string Name => database.Name;

    /// <returns>The connection, open; one that could not be opened is given back.</returns>
    internal static async Task<TConnection> OpenedAsync<TConnection>(TConnection connection, CancellationToken cancellationToken)
        where TConnection : DbConnection
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Looks by plain SQL, so that a start with nothing to do does not wait for EF Core.
    /// </summary>
    /// <returns>Null when nothing is to be migrated; otherwise the last migration that is in the database, or an empty text when it is new.</returns>
    private protected async Task<string?> FindOlderAsync(DbConnection connection, string tablesSql, string migrationsAssembly, CancellationToken cancellationToken)
    {
        var tables = await ReadAsync(connection, tablesSql, cancellationToken);
        var applied = tables.Contains(HistoryTable) ? await ReadAsync(connection, $"select \"MigrationId\" from \"{HistoryTable}\"", cancellationToken) : [];
        var others = tables.Where(table => table is not HistoryTable and not LockTable).ToArray();
        if (others.Length > 0 || applied.Count > 0) await RequireOursAsync(connection, tables, cancellationToken);

        if (FindPending(migrationsAssembly, applied).Count == 0)
        {
            RequireWhole(tables);
            return null;
        }

        return applied.Order(StringComparer.Ordinal).LastOrDefault() ?? (others.Length > 0 ? "unknown" : "");
    }

    /// <summary>In their order.</summary>
    private protected IReadOnlyList<string> FindPending(string migrationsAssembly, IReadOnlyList<string> applied)
    {
        var known = MigrationAssemblies.KnownIn(migrationsAssembly);
        return applied.Except(known).FirstOrDefault() is { } unknown
            ? throw Newer($"it has the migration {unknown}, which this version does not know")
            : [.. known.Except(applied)];
    }

    private protected static async Task<IReadOnlyList<string>> ReadAppliedAsync(DbConnection connection, string tablesSql, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, tablesSql, cancellationToken)).Contains(HistoryTable)
            ? await ReadAsync(connection, $"select \"MigrationId\" from \"{HistoryTable}\"", cancellationToken)
            : [];

    /// <summary>What both databases tell alike; the rest is the caller's.</summary>
    private protected async Task<DatabaseStatus> InspectAsync(
        DbConnection connection, string kind, string tablesSql, string migrationsAssembly, long bytes, CancellationToken cancellationToken)
    {
        var tables = await ReadAsync(connection, tablesSql, cancellationToken);
        var applied = await ReadAppliedAsync(connection, tablesSql, cancellationToken);
        var status = new DatabaseStatus
        {
            Kind = kind, Name = Name, ServerVersion = connection.ServerVersion, Bytes = bytes, Servers = [], Pending = FindPending(migrationsAssembly, applied),
            Schema = applied.Order(StringComparer.Ordinal).LastOrDefault(),
        };
        if (tables.All(table => table is HistoryTable or LockTable) && applied.Count == 0) return status;

        var meta = await ReadMetaAsync(connection, tables, cancellationToken);
        if (status.Pending.Count == 0) RequireWhole(tables);
        await using var leases = database.Command(
            connection, "select owner, count(*), max(lease_until) from runs where owner is not null and owner <> @moved group by owner", ("moved", MetaName.Moved));
        await using var runs = database.Command(
            connection,
            """
            select coalesce(sum(case when status = 'Running' then 1 else 0 end), 0), coalesce(sum(case when needs_you then 1 else 0 end), 0),
                coalesce(sum(case when status = 'Running' then 0 else 1 end), 0)
            from runs
            """);
        return status with
        {
            Product = meta.GetValueOrDefault(MetaName.Product),
            Format = meta.GetValueOrDefault(MetaName.Format),
            Controller = meta.GetValueOrDefault(MetaName.Controller),
            ClusterControllers = meta.Where(row => row.Key.StartsWith($"{MetaName.Controller}:", StringComparison.Ordinal))
                .ToDictionary(row => row.Key[(MetaName.Controller.Length + 1)..], row => row.Value, StringComparer.Ordinal),
            Moved = MetaRows.MoveIn(meta),
            IsCopyUnfinished = meta.ContainsKey(MetaName.Copying),
            Servers = await WorkflowDatabase.ReadAllAsync(
                leases, reader => new DatabaseServer(reader.GetString(0), (int)reader.GetInt64(1), database.ReadInstantOrNull(reader, 2), null, IsLive: false), cancellationToken),
            Runs = (await WorkflowDatabase.ReadAllAsync(runs, reader => new RunCounts(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)), cancellationToken))[0],
        };
    }

    private protected WorkflowErrorException Missing(Exception? cause = null) => new(WorkflowDatabase.Missing(Name), cause);

    private protected static async Task WriteControllerAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"insert into meta (name, value) values ('{MetaName.Controller}', '{Guid.NewGuid():n}') on conflict (name) do nothing";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private protected static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetString(0), cancellationToken);
    }

    private async Task RequireOursAsync(DbConnection connection, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var meta = await ReadMetaAsync(connection, tables, cancellationToken);
        // Before the format: that of a moved database is unknown to older versions on purpose.
        if (MetaRows.MoveIn(meta) is { } moved) throw Moved(moved);
        if (meta.ContainsKey(MetaName.Copying)) throw CopyUnfinished();
        if (meta.GetValueOrDefault(MetaName.Format) != MetaName.FormatValue) throw Newer("its format is unknown to this version");
    }

    /// <summary>All of <c>meta</c>, when the database is ours.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ReadMetaAsync(DbConnection connection, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        if (!tables.Contains(HistoryTable) || !tables.Contains("meta")) throw NotOurs();
        IReadOnlyDictionary<string, string> meta;
        try
        {
            meta = await MetaRows.ReadAsync(database, connection, cancellationToken);
        }
        catch (DbException exception) when (IsWrongColumn(exception))
        {
            throw NotOurs();
        }

        return meta.GetValueOrDefault(MetaName.Product) == MetaName.ProductValue ? meta : throw NotOurs();
    }

    private void RequireWhole(IReadOnlyList<string> tables)
    {
        if (TableNames.All.Except(tables).ToArray() is { Length: > 0 } absent)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "db.incomplete", $"{Name} is of this version and lacks {string.Join(", ", absent)}: somebody has removed that.", "Restore it from a copy; nothing was changed."));
        }
    }

    internal WorkflowErrorException Moved(DatabaseMove move) => new(WorkflowDatabase.Moved(Name, move));

    internal WorkflowErrorException CopyUnfinished() => new(WorkflowError.NeedsOperator(
        "db.copy_unfinished", $"A copy into {Name} was begun and has not ended.", "Give the same `etcdup db copy` again; or empty the database and copy anew."));

    private protected abstract bool IsWrongColumn(DbException exception);

    private WorkflowErrorException NotOurs() => new(WorkflowError.Permanent(
        "db.not_ours", $"{Name} has tables of something else.", "Name an empty database, or one that etcdup made."));

    private WorkflowErrorException Newer(string why) => new(WorkflowDatabase.Newer(Name, why));

    /// <param name="state">What became of the database.</param>
    private protected WorkflowErrorException MigrationFailed(Exception exception, string state) => new(
        WorkflowError.NeedsOperator(
            "db.migration_failed", $"{Name} could not be brought to this version: {database.Explain(exception)?.Message ?? exception.Message} {state}",
            "Use the version that wrote it meanwhile. Make room when the disk is full; otherwise report this."),
        exception);

    [LoggerMessage(3001, LogLevel.Information, "{Name} is of an older version ({Version}) and is brought to this one{Copied}.")]
    private protected static partial void LogMigrating(ILogger log, string name, string version, string copied);
}
