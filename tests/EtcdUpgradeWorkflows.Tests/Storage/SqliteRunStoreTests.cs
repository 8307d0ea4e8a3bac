using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Storage;

public sealed class SqliteRunStoreTests : DatabaseRunStoreConformance, IAsyncLifetime
{
    private readonly SqliteFile file = new();

    protected override IServiceProvider Services => file.Services;

    protected override IRunStore Store => file.Services.GetRequiredService<IRunStore>();

    protected override RunQueries Queries => file.Services.GetRequiredService<RunQueries>();

    protected override INotificationStore Notifications => file.Services.GetRequiredService<INotificationStore>();

    protected override WorkQueries Work => file.Services.GetRequiredService<WorkQueries>();

    protected override IRunStore StoreThatKnows(string latest) => new SqliteRunStore(file.Services.GetRequiredService<SqliteDatabase>(), latest);

    protected override async Task<IAsyncDisposable> HoldCommitsAsync() =>
        await SqliteWork.BeginAsync(file.Services.GetRequiredService<SqliteDatabase>(), Token);

    public async ValueTask InitializeAsync() => await file.PrepareAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
