namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Whether a cluster has v2 data, which a snapshot does not hold.</summary>
public static class V2Data
{
    /// <summary>A member is a 2.x, or the v2 API shows keys.</summary>
    /// <param name="view">Asked for the v2 store too.</param>
    public static bool IsIn(ClusterView view) => view.V2Store is { Keys: > 0 } || view.Members.Any(member => member.ServerVersion is { MajorNumber: 2 });
}
