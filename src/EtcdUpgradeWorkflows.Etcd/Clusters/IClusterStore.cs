using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

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

    /// <summary>
    /// Keeps what releases a registered cluster's members were seen to run, and since when they are mixed. A later look goes before an earlier one, and who works on the cluster before
    /// who only looks.
    /// </summary>
    /// <param name="claim">Of the run that saw it: nothing is written when it does not stand any more. Null: somebody looked; nothing is written while a server works on a run of the cluster.</param>
    Task SeeAsync(SeenReleases seen, RunClaim? claim, CancellationToken cancellationToken);

    /// <summary>Null: it is not known to be mixed.</summary>
    Task<MixedCluster?> FindMixedAsync(string name, CancellationToken cancellationToken);

    /// <summary>The longest mixed first.</summary>
    Task<IReadOnlyList<MixedCluster>> ListMixedAsync(CancellationToken cancellationToken);
}

/// <summary>Who we are on the hosts of a cluster: a random id, lower-case hex, 32 characters; made with the database, or when the cluster was taken over.</summary>
public interface IControllerIdentity
{
    Task<string> ReadAsync(string cluster, CancellationToken cancellationToken);

    /// <summary><c>db.moved</c> when the rows were copied to another database and nobody is to work with this one; null otherwise. Asked before any host is called.</summary>
    Task<WorkflowError?> FindMovedAsync(CancellationToken cancellationToken);

    /// <summary>The number, above ours, that one of the cluster's hosts has seen though nobody had claimed our run; null when none has.</summary>
    Task<long?> FindOvertakenAsync(string cluster, CancellationToken cancellationToken);

    /// <summary>
    /// Another database works on the cluster's hosts, or has: ours is older. Stays until <see cref="ChangeAsync"/>, however high our numbers rise, and is not
    /// written when the claim does not stand any more.
    /// </summary>
    /// <returns>False: the claim is lost.</returns>
    Task<bool> MarkOvertakenAsync(string cluster, long highest, RunClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// From now on we are <paramref name="controller"/> on the cluster's hosts, and every claim to come draws a number above <paramref name="highest"/>.
    /// It ends what <see cref="MarkOvertakenAsync"/> said. Nothing is written when the claim does not stand any more.
    /// </summary>
    /// <returns>False: the claim is lost.</returns>
    Task<bool> ChangeAsync(string cluster, string controller, long highest, RunClaim claim, CancellationToken cancellationToken);
}
