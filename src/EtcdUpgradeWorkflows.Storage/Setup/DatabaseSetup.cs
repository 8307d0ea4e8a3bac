using System.Data.Common;
using System.Reflection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>
/// Makes the database ready before anything else touches it: created or migrated when it is ours and older, refused with a coded error
/// otherwise. Errors: <c>db.unreachable</c>, <c>db.denied</c>, <c>db.not_ours</c>, <c>db.newer</c>, <c>db.corrupt</c>, <c>db.readonly</c>,
/// <c>db.migration_failed</c>.
/// </summary>
public abstract partial class DatabaseSetup
{
    private readonly WorkflowDatabase database;

    private protected const string HistoryTable = "__EFMigrationsHistory";

    private protected const string LockTable = "__EFMigrationsLock";

    private protected DatabaseSetup(WorkflowDatabase database) => this.database = database;

    /// <summary>Call it once at start. On SQLite only by the holder of the owner lock.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Reads only: what database it is and whether it is as this version wants it.</summary>
    /// <exception cref="WorkflowErrorException"><c>db.newer</c>, <c>db.not_ours</c></exception>
    /// <exception cref="DbException">It cannot be reached or read.</exception>
    public abstract Task<DatabaseReport> LookAsync(CancellationToken cancellationToken);

    private protected async Task<DatabaseReport> LookAsync(DbConnection connection, string tablesSql, string migrationsAssembly, CancellationToken cancellationToken) =>
        new(Name, connection.ServerVersion, await FindOlderAsync(connection, tablesSql, migrationsAssembly, cancellationToken) is not null);

    private protected string Name => database.Name;

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

        var known = KnownMigrations(migrationsAssembly);
        if (applied.Except(known).FirstOrDefault() is { } unknown)
        {
            throw Newer($"it has the migration {unknown}, which this version does not know");
        }

        if (!known.Except(applied).Any()) return null;
        return applied.Order(StringComparer.Ordinal).LastOrDefault() ?? (others.Length > 0 ? "unknown" : "");
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

    /// <param name="state">What became of the database.</param>
    private protected WorkflowErrorException MigrationFailed(Exception exception, string state) => new(
        WorkflowError.NeedsOperator(
            "db.migration_failed", $"{Name} could not be brought to this version: {database.Explain(exception)?.Message ?? exception.Message} {state}",
            "Use the version that wrote it meanwhile. Make room when the disk is full; otherwise report this."),
        exception);

    [LoggerMessage(3001, LogLevel.Information, "{Name} is of an older version ({Version}) and is brought to this one{Copied}.")]
    private protected static partial void LogMigrating(ILogger log, string name, string version, string copied);

    /// <summary>By attribute, for asking EF Core would build its model.</summary>
    private static IReadOnlyList<string> KnownMigrations(string assembly) =>
    [
        .. Assembly.Load(assembly).GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal),
    ];
}
