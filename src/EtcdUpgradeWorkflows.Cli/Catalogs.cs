using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Activities;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>The activities that <c>definitions validate</c> knows without a server.</summary>
internal static class Catalogs
{
    /// <summary>Validation asks activities for their descriptors only, never to do anything: they get no ports.</summary>
    public static ActivityCatalog All() => new(
    [
        .. EngineActivities.All,
        .. EtcdActivities.All(new(null!, null!, null!, null!, null!, null!, null!, null!, null!, null!, null!, null!)),
    ]);
}
