using System.Data.Common;
using System.Net.Sockets;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EtcdUpgradeWorkflows.Storage.Setup;

internal sealed class PostgresDatabaseSetup(PostgresDatabase database) : DatabaseSetup
{
    private const string Tables =
        "select c.relname::text from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')";

    /// <summary>Any number, the same in all versions: servers that start together migrate one after the other.</summary>
    private const string LockAll = "select pg_advisory_lock(7310579822617)";

    private readonly NpgsqlConnectionStringBuilder settings = new(database.AdministrativeConnectionString);

    private protected override string Name => $"The PostgreSQL database {settings.Database ?? settings.Username} on {settings.Host}";

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
            if (await CheckAsync(connection, Tables, MigrationAssemblies.Postgres, cancellationToken))
            {
                await using var context = new WorkflowDbContext(new DbContextOptionsBuilder<WorkflowDbContext>()
                    .UseNpgsql(connection, options => options.MigrationsAssembly(MigrationAssemblies.Postgres).SetPostgresVersion(15, 0))
                    .Options);
                await context.Database.MigrateAsync(cancellationToken);
            }

            await WriteControllerAsync(connection, cancellationToken);
        }
        catch (PostgresException exception) when (Explain(exception) is { } error)
        {
            throw new WorkflowErrorException(error, exception);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException)
        {
            throw Unreachable(exception);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            throw Unreachable(exception);
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

    // Npgsql's own texts (a missing password, TLS) name nothing secret; those of the socket say no more than "does not answer".
    private WorkflowErrorException Unreachable(Exception exception) => exception.Message.Contains("password", StringComparison.OrdinalIgnoreCase)
        ? new(WorkflowError.NeedsOperator("db.denied", $"{Name} wants a password and none was given.", "Give it in ETCDUP_DB, or by a passfile."), exception)
        : new(
            WorkflowError.Transient(
                "db.unreachable", $"{Name} does not answer{(exception.InnerException is SocketException or TimeoutException or null ? "" : $": {exception.Message}")}.",
                "Check that it runs, its address and its port."),
            exception);

    /// <summary>By SQLSTATE. The server's own text is left out where it could name what it was given.</summary>
    private WorkflowError? Explain(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => WorkflowError.NeedsOperator(
            "db.denied", $"{Name} refuses the user {settings.Username}.", "Check the user, the password and pg_hba.conf."),
        PostgresErrorCodes.InsufficientPrivilege => WorkflowError.NeedsOperator(
            "db.denied", $"{Name} does not let the user {settings.Username} do this: {exception.MessageText}.", "Create the database for this user, or make the user its owner."),
        PostgresErrorCodes.ReadOnlySqlTransaction => WorkflowError.NeedsOperator(
            "db.readonly", $"{Name} is read-only.", "Name the primary server, not a standby."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => WorkflowError.NeedsOperator(
            "db.corrupt", $"{Name} is damaged: {exception.MessageText}."),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown => WorkflowError.Transient(
            "db.unreachable", $"{Name} does not take connections now: {exception.MessageText}."),
        _ => null,
    };
}
