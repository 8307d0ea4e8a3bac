using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Registered clusters by name, read and checked.</summary>
public sealed class ClusterDirectory
{
    private readonly IClusterStore _store;

    public ClusterDirectory(IClusterStore store) => _store = store;

    /// <exception cref="WorkflowErrorException"><c>cluster.unknown</c>, <c>cluster.invalid</c></exception>
    public async Task<ClusterSpec> FindAsync(string name, CancellationToken cancellationToken)
    {
        var record = await _store.FindAsync(name, cancellationToken)
            ?? throw new WorkflowErrorException(WorkflowError.Permanent(
                "cluster.unknown", $"There is no cluster '{name}'.", "Add it with `etcdup clusters add FILE`; see `etcdup clusters list`."));
        var reading = ClusterFile.Read(record.Spec);
        return reading.Spec ?? throw new WorkflowErrorException(WorkflowError.Permanent(
            "cluster.invalid", $"The stored description of '{name}' cannot be read: {string.Join(" ", reading.Errors)}", "Remove the cluster and add it again."));
    }

    /// <summary>Null: it is not registered.</summary>
    /// <exception cref="WorkflowErrorException"><c>cluster.invalid</c></exception>
    public async Task<ClusterSpec?> TryFindAsync(string name, CancellationToken cancellationToken) =>
        await _store.FindAsync(name, cancellationToken) is null ? null : await FindAsync(name, cancellationToken);

    /// <summary>The live cluster id as it was last seen, hex; null when it never was.</summary>
    public async Task<string?> FindLiveIdAsync(string name, CancellationToken cancellationToken) => (await _store.FindAsync(name, cancellationToken))?.ClusterId;

    /// <inheritdoc cref="IClusterStore.SeeAsync"/>
    public Task SeeAsync(SeenReleases seen, RunClaim? claim, CancellationToken cancellationToken) => _store.SeeAsync(seen, claim, cancellationToken);
}
