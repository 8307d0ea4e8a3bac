using EtcdUpgradeWorkflows.Tests.Conformance;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

public sealed class Etcd22() : SharedCluster(OptInReleases.Etcd22);

public sealed class Etcd23() : SharedCluster(OptInReleases.Etcd23);

/// <summary>The product's own client on members of 2.x, which it has to find out to be such.</summary>
[Trait("OptIn", "etcd-2.x")]
public sealed class EtcdClientOnReal22(Etcd22 shared) : EtcdClientConformance, IClassFixture<Etcd22>
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new V2Stage(shared, shared.Cluster.Clients));
}

[Trait("OptIn", "etcd-2.x")]
public sealed class EtcdClientOnReal23(Etcd23 shared) : EtcdClientConformance, IClassFixture<Etcd23>
{
    protected override ValueTask<IEtcdClientStage> CreateStageAsync() => ValueTask.FromResult<IEtcdClientStage>(new V2Stage(shared, shared.Cluster.Clients));
}
