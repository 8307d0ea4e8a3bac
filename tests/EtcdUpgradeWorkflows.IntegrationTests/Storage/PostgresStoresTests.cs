using EtcdUpgradeWorkflows.Tests.Conformance;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

public sealed class PostgresStoresTests(PreparedPostgresDatabase database) : StoresConformance, IClassFixture<PreparedPostgresDatabase>
{
    protected override IServiceProvider Services => database.Services;
}
