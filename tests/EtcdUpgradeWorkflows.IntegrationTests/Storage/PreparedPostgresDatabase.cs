using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>One prepared database for the tests of a class.</summary>
public sealed class PreparedPostgresDatabase(PostgresCluster cluster) : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public ServiceProvider Services { get; private set; } = null!;

    public static ServiceProvider Compose(string connectionString) =>
        new ServiceCollection().AddStorage(new DatabaseLocation.Postgres(connectionString)).BuildServiceProvider();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await cluster.NewDatabaseAsync();
        Services = Compose(ConnectionString);
        await Services.GetRequiredService<DatabaseSetup>().PrepareAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
