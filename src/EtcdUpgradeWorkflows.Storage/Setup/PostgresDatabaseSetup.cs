using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EtcdUpgradeWorkflows.Storage.Setup;

internal sealed class PostgresDatabaseSetup(PostgresDatabase database, ILogger<DatabaseSetup> log) : DatabaseSetup(database)
{
    private const string Tables =
        "select c.relname::text from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')";

    /// <summary>Any number, the same in all versions: servers that start together migrate one after the other.</summary>
    private const string LockAll = "select pg_advisory_lock(7310579822617)";

    private readonly NpgsqlConnectionStringBuilder settings = new(database.AdministrativeConnectionString);

    public override async Task<DatabaseReport> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await LookAsync(connection, Tables, MigrationAssemblies.Postgres, cancellationToken);
    }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenOrCreateAsync(cancellationToken);
            await ExecuteAsync(connection, LockAll, cancellationToken);
            if (await FindOlderAsync(connection, Tables, MigrationAssemblies.Postgres, cancellationToken) is { } older)
            {
                if (older.Length > 0) LogMigrating(log, Name, older, "");
                await MigrateAsync(connection, older, cancellationToken);
            }

            await WriteControllerAsync(connection, cancellationToken);
        }
        catch (Exception exception) when (exception is not WorkflowErrorException && database.Explain(exception) is { } error)
        {
            throw new WorkflowErrorException(error, exception);
        }
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
        catch (PostgresException exception) when (older.Length > 0 && database.Explain(exception) is null)
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
            return await OpenAsync(settings.ConnectionString, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(cancellationToken);
            return await OpenAsync(settings.ConnectionString, cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = "postgres" };
        await using var connection = await OpenAsync(maintenance.ConnectionString, cancellationToken);
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

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
