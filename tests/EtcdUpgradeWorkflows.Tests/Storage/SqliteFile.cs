using Microsoft.Data.Sqlite;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Storage;

/// <summary>A database file of its own, removed at the end.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("etcdup-");

    public SqliteFile() => Services = Compose(Path);

    public string Path => System.IO.Path.Combine(directory.FullName, "etcdup.db");

    public ServiceProvider Services { get; }

    public static ServiceProvider Compose(string path) => new ServiceCollection().AddStorage(new DatabaseLocation.Sqlite(path)).BuildServiceProvider();

    public Task PrepareAsync(CancellationToken cancellationToken) => Services.GetRequiredService<DatabaseSetup>().PrepareAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        directory.Delete(recursive: true);
    }

    /// <summary>Asked past the stores, of a file that nobody has open in a pool.</summary>
    public static object? Scalar(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
