using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using Npgsql;

namespace EtcdUpgradeWorkflows.Storage;

internal sealed class PostgresDatabase : WorkflowDatabase
{
    /// <summary>
    /// A server frozen inside a transaction must not block the next owner of its run: PostgreSQL ends such a transaction, and whoever waits
    /// for a row gives up and claims again.
    /// </summary>
    private const string SessionOptions = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=3s";

    public PostgresDatabase(string connectionString)
    {
        var settings = Parse(connectionString);
        AdministrativeConnectionString = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, CommandTimeout = 300 }.ConnectionString;
        settings.Options = string.IsNullOrEmpty(settings.Options) ? SessionOptions : $"{settings.Options} {SessionOptions}";
        settings.ApplicationName ??= "etcdup";
        DataSource = NpgsqlDataSource.Create(settings);
    }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>Without the short time-outs: a migration may have to wait for another server's.</summary>
    public string AdministrativeConnectionString { get; }

    /// <summary>Connection string as settings; what is wrong with it is said without repeating it, for it may hold a password.</summary>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "db.unreachable", "The PostgreSQL connection string cannot be read.", "Write it as Host=…;Database=…;Username=…;Password=…"));
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await DataSource.OpenConnectionAsync(cancellationToken);

    public override ValueTask DisposeAsync() => DataSource.DisposeAsync();

    internal override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);

    private protected override object Stored(DateTimeOffset instant) => instant.CutToMicroseconds();

    private protected override object Stored(Guid id) => id;
}
