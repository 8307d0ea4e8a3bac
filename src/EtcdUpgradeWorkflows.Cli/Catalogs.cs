using EtcdUpgradeWorkflows.Engine.Activities;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>The activities that <c>definitions validate</c> knows without a server.</summary>
internal static class Catalogs
{
    public static ActivityCatalog All() => new(EngineActivities.All);
}
