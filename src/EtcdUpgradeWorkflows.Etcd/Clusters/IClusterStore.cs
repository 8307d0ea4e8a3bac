namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>A cluster as it is registered.</summary>
/// <param name="Spec">The cluster file's JSON, secrets as references.</param>
/// <param name="Node">The machine its local hosts are on; null when it has none.</param>
/// <param name="ClusterId">The live cluster id, hex, when it was seen; null before.</param>
/// <param name="MemberIds">The live member ids, hex, sorted.</param>
public sealed record ClusterRecord(
    string Name, string Spec, string? Node, string? ClusterId, IReadOnlyList<string> MemberIds, string AddedBy, DateTimeOffset AddedAt);

/// <summary>Registered clusters.</summary>
public interface IClusterStore
{
    Task<ClusterRecord?> FindAsync(string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<ClusterRecord>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False when the name is taken; nothing written.</summary>
    Task<bool> AddAsync(ClusterRecord cluster, CancellationToken cancellationToken);

    /// <summary>Replaces the record of the same name.</summary>
    Task UpdateAsync(ClusterRecord cluster, CancellationToken cancellationToken);

    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);
}

/// <summary>Who we are on the hosts: a random id made with the database, lower-case hex, 32 characters.</summary>
public interface IControllerIdentity
{
    Task<string> ReadAsync(CancellationToken cancellationToken);
}
