using EtcdUpgradeWorkflows.Tests.Conformance;

namespace EtcdUpgradeWorkflows.Tests.Storage;

public sealed class SqliteStoresTests : StoresConformance, IAsyncLifetime
{
    private readonly SqliteFile file = new();

    protected override IServiceProvider Services => file.Services;

    public async ValueTask InitializeAsync() => await file.PrepareAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
