using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <param name="least">The lowest major version of PostgreSQL that is taken; a test gives another.</param>
internal sealed class PostgresDatabaseSetup(PostgresDatabase database, ILogger<DatabaseSetup> log, int least = PostgresDatabase.LeastVersion) : DatabaseSetup(database)
{
    private const string Tables =
        "select c.relname::text from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')";

    /// <summary>Any number, the same in all versions: servers that start together migrate one after the other.</summary>
    private const string LockAll = "select pg_advisory_lock(7310579822617)";

    /// <summary>The same lock, or false at once.</summary>
    internal const string TryLockAll = "select pg_try_advisory_lock(7310579822617)";

    /// <summary>
    /// Servers by their leases and by the check-ins of Quartz's cluster, which an idle one makes too (its ticks begin in the year 1). The database's clock judges.
    /// </summary>
    private const string Servers =
        """
        with seen as (
            select instance_name::text as id, to_timestamp((last_checkin_time - 621355968000000000) / 10000000.0) as at from quartz.qrtz_scheduler_state),
        leases as (
            select owner as id, count(*) as runs, max(lease_until) as until from runs where owner is not null and owner <> 'moved' group by owner)
        select coalesce(leases.id, seen.id), coalesce(runs, 0), until, at, coalesce(until > now(), false) or coalesce(at > now() - interval '15 seconds', false)
        from leases full join seen on seen.id = leases.id order by 1
        """;

    /// <summary>Each server listens on one for its life.</summary>
    internal const string Connections =
        $"""
        select count(*) from pg_stat_activity where datname = current_database()
            and (application_name = '{PostgresDatabase.ServerName}' or application_name like '{PostgresDatabase.ServerName} %') and pid <> pg_backend_pid()
        """;

    private readonly NpgsqlConnectionStringBuilder settings = new(database.AdministrativeConnectionString);

    public override async Task<DatabaseReport> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await LookAsync(connection, Tables, MigrationAssemblies.Postgres, cancellationToken);
    }

    public override async Task<DatabaseStatus> InspectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(database.CopyConnectionString, cancellationToken);
            RequireVersion(connection);
            var bytes = await ReadNumberAsync(connection, "select pg_database_size(current_database())", cancellationToken);
            var status = await InspectAsync(connection, "PostgreSQL", Tables, MigrationAssemblies.Postgres, bytes, cancellationToken);
            return status.Schema is null ? status : status with
            {
                Servers = await ReadServersAsync(connection, cancellationToken), Connections = (int)await ReadNumberAsync(connection, Connections, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is not WorkflowErrorException && database.Explain(exception) is { } error)
        {
            throw new WorkflowErrorException(error, exception);
        }
    }

    public override async Task<PreparedDatabase> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenOrCreateAsync(cancellationToken);
            await ExecuteAsync(connection, LockAll, cancellationToken);
            IReadOnlyList<string> applied = [];
            if (await FindOlderAsync(connection, Tables, MigrationAssemblies.Postgres, cancellationToken) is { } older)
            {
                if (older.Length > 0) LogMigrating(log, Name, older, "");
                applied = FindPending(MigrationAssemblies.Postgres, await ReadAppliedAsync(connection, Tables, cancellationToken));
                await MigrateAsync(connection, older, cancellationToken);
            }

            await WriteControllerAsync(connection, cancellationToken);
            return new(applied, Copy: null);
        }
        catch (Exception exception) when (exception is not WorkflowErrorException && database.Explain(exception) is { } error)
        {
            throw new WorkflowErrorException(error, exception);
        }
    }

    /// <summary>Those that are named by leases and check-ins.</summary>
    internal async Task<IReadOnlyList<DatabaseServer>> ReadServersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Servers, connection);
        return await WorkflowDatabase.ReadAllAsync(
            command,
            reader => new DatabaseServer(
                reader.GetString(0), (int)reader.GetInt64(1), database.ReadInstantOrNull(reader, 2), database.ReadInstantOrNull(reader, 3), reader.GetBoolean(4)),
            cancellationToken);
    }

    private static async Task<long> ReadNumberAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private void RequireVersion(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < least) throw new WorkflowErrorException(database.TooOld($"PostgreSQL {connection.ServerVersion}"));
    }

    /// <summary>All or nothing: PostgreSQL takes a migration back as a whole.</summary>
    private async Task MigrateAsync(NpgsqlConnection connection, string older, CancellationToken cancellationToken)
    {
        await using var context = new WorkflowDbContext(new DbContextOptionsBuilder<WorkflowDbContext>()
            .UseNpgsql(connection, options => options.MigrationsAssembly(MigrationAssemblies.Postgres).SetPostgresVersion(15, 0))
            .Options);
        try
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (older.Length > 0 && database.Explain(exception)?.Code is null or "db.incomplete")
        {
            throw MigrationFailed(exception, "It is as it was before.");
        }
    }

    private protected override bool IsWrongColumn(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction };

    private async Task<NpgsqlConnection> OpenOrCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenCheckedAsync(settings.ConnectionString, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(cancellationToken);
            return await OpenCheckedAsync(settings.ConnectionString, cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> OpenCheckedAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(connectionString, cancellationToken);
        try
        {
            RequireVersion(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = "postgres" };
        await using var connection = await OpenCheckedAsync(maintenance.ConnectionString, cancellationToken);
        try
        {
            var name = (settings.Database ?? settings.Username ?? "").Replace("\"", "\"\"", StringComparison.Ordinal);
            await ExecuteAsync(connection, $"create database \"{name}\"", cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another server made it in the same moment.
        }
    }

    internal static Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken) => OpenedAsync(new NpgsqlConnection(connectionString), cancellationToken);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
