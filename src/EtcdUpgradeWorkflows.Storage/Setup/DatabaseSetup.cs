using System.Data.Common;
using System.Reflection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>
/// Makes the database ready before anything else touches it: created or migrated when it is ours and older, refused with a coded error
/// otherwise. Errors: <c>db.unreachable</c>, <c>db.denied</c>, <c>db.not_ours</c>, <c>db.newer</c>, <c>db.corrupt</c>, <c>db.readonly</c>.
/// </summary>
public abstract class DatabaseSetup
{
    private protected const string HistoryTable = "__EFMigrationsHistory";

    private protected const string LockTable = "__EFMigrationsLock";

    private protected DatabaseSetup()
    {
    }

    /// <summary>Call it once at start. On SQLite only by the holder of the owner lock.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Reads only: what database it is and whether it is as this version wants it.</summary>
    /// <exception cref="WorkflowErrorException"><c>db.newer</c>, <c>db.not_ours</c></exception>
    /// <exception cref="DbException">It cannot be reached or read.</exception>
    public abstract Task<DatabaseReport> LookAsync(CancellationToken cancellationToken);

    private protected async Task<DatabaseReport> LookAsync(DbConnection connection, string tablesSql, string migrationsAssembly, CancellationToken cancellationToken) =>
        new(Name, connection.ServerVersion, await CheckAsync(connection, tablesSql, migrationsAssembly, cancellationToken));

    /// <summary>The database in words for people, without secrets.</summary>
    private protected abstract string Name { get; }

    /// <summary>
    /// Looks by plain SQL, so that a start with nothing to do does not wait for EF Core: true when migrations are pending.
    /// </summary>
    private protected async Task<bool> CheckAsync(DbConnection connection, string tablesSql, string migrationsAssembly, CancellationToken cancellationToken)
    {
        var tables = await ReadAsync(connection, tablesSql, cancellationToken);
        var applied = tables.Contains(HistoryTable) ? await ReadAsync(connection, $"select \"MigrationId\" from \"{HistoryTable}\"", cancellationToken) : [];
        var others = tables.Where(table => table is not HistoryTable and not LockTable).ToArray();
        if (others.Length > 0 || applied.Count > 0) await RequireOursAsync(connection, tables, cancellationToken);

        var known = KnownMigrations(migrationsAssembly);
        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw Newer($"it has the migration {unknown}, which this version does not know");
        }

        return known.Except(applied).Any();
    }

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
        if (!tables.Contains(HistoryTable) || !tables.Contains("meta")) throw NotOurs();
        IReadOnlyList<string> meta;
        try
        {
            meta = await ReadAsync(connection, "select name || '=' || value from meta", cancellationToken);
        }
        catch (DbException exception) when (IsWrongColumn(exception))
        {
            throw NotOurs();
        }

        if (!meta.Contains($"{MetaName.Product}={MetaName.ProductValue}")) throw NotOurs();
        if (!meta.Contains($"{MetaName.Format}={MetaName.FormatValue}")) throw Newer("its format is unknown to this version");
    }

    private protected abstract bool IsWrongColumn(DbException exception);

    private WorkflowErrorException NotOurs() => new(WorkflowError.Permanent(
        "db.not_ours", $"{Name} has tables of something else.", "Name an empty database, or one that etcdup made."));

    private WorkflowErrorException Newer(string why) => new(WorkflowError.Permanent(
        "db.newer", $"{Name} was written by a newer version of etcdup: {why}.", "Use that version, or a newer one."));

    /// <summary>By attribute, for asking EF Core would build its model.</summary>
    private static IReadOnlyList<string> KnownMigrations(string assembly) =>
    [
        .. Assembly.Load(assembly).GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal),
    ];
}
