using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>One cluster for all tests of a release: starting one costs a second and 400 MB of disk.</summary>
public abstract class SharedCluster(string version, params string[] arguments) : IAsyncLifetime
{
    public string Version { get; } = version;

    public RealEtcd Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Cluster = await RealEtcd.StartAsync(new RealEtcdOptions { Version = Version, Installed = [Version], ExtraArguments = arguments }, CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Cluster.DisposeAsync();
    }
}

public sealed class Etcd33() : SharedCluster(RealReleases.Oldest);

public sealed class Etcd34() : SharedCluster(RealReleases.Old);

public sealed class Etcd34WithV2() : SharedCluster(RealReleases.Old, "--enable-v2");

public sealed class Etcd35() : SharedCluster(RealReleases.New);

public sealed class Etcd35Newest() : SharedCluster(RealReleases.Patch);

public sealed class GrpcEtcdClientOn33(Etcd33 shared) : EtcdClientConformance, IClassFixture<Etcd33>
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new RealClientStage(shared));
}

public sealed class GrpcEtcdClientOn34(Etcd34 shared) : EtcdClientConformance, IClassFixture<Etcd34>
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new RealClientStage(shared));
}

public sealed class GrpcEtcdClientOn35(Etcd35 shared) : EtcdClientConformance, IClassFixture<Etcd35>
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new RealClientStage(shared));
}

public sealed class GrpcEtcdClientOnNewest35(Etcd35Newest shared) : EtcdClientConformance, IClassFixture<Etcd35Newest>
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new RealClientStage(shared));
}

internal sealed class RealClientStage(SharedCluster shared) : IEtcdClientStage
{
    private readonly RealEtcd cluster = shared.Cluster;

    public IEtcdClientFactory Clients => cluster.Clients;

    public IReadOnlyList<Uri> Endpoints => [.. cluster.Spec.Members.Select(m => m.ClientUrl)];

    public string Version => shared.Version;

    public async Task PutAsync(int count, CancellationToken cancellationToken)
    {
        for (var number = 0; number < count; number++)
        {
            await cluster.PutAsync("infra1", Guid.NewGuid().ToString("N"), "value", cancellationToken);
        }
    }

    public Task PutAsync(string key, string value, CancellationToken cancellationToken) => cluster.PutAsync("infra1", key, value, cancellationToken);

    public Task KillAsync(Uri endpoint, CancellationToken cancellationToken) => cluster.KillAsync(NameOf(endpoint), cancellationToken);

    public Task StartAsync(Uri endpoint, CancellationToken cancellationToken) => cluster.StartAsync(NameOf(endpoint), Version, cancellationToken);

    public Task PassTimeAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromMilliseconds(50), RealTime.Clock, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var member in cluster.Spec.Members)
        {
            await cluster.StartAsync(member.Name, Version, CancellationToken.None);
        }

        await cluster.UntilAllServeAsync(CancellationToken.None);
    }

    private string NameOf(Uri endpoint) => cluster.Spec.Members.Single(m => m.ClientUrl == endpoint).Name;
}
