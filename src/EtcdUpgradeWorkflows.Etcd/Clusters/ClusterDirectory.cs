using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Policies;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Registered clusters by name, read and checked, with what they are held to: the one place where policies are joined.</summary>
public sealed class ClusterDirectory
{
    private readonly IClusterStore _store;
    private readonly IPolicyStore _policies;

    public ClusterDirectory(IClusterStore store, IPolicyStore policies)
    {
        _store = store;
        _policies = policies;
    }

    /// <exception cref="WorkflowErrorException"><c>cluster.unknown</c>, <c>cluster.invalid</c></exception>
    public async Task<ClusterSpec> FindAsync(string name, CancellationToken cancellationToken)
    {
        var record = await _store.FindAsync(name, cancellationToken)
            ?? throw new WorkflowErrorException(WorkflowError.Permanent(
                "cluster.unknown", $"There is no cluster '{name}'.", "Add it with `etcdup clusters add FILE`; see `etcdup clusters list`."));
        var reading = ClusterFile.Read(record.Spec);
        return await JoinAsync(
            reading.Spec ?? throw new WorkflowErrorException(WorkflowError.Permanent(
                "cluster.invalid", $"The stored description of '{name}' cannot be read: {string.Join(" ", reading.Errors)}", "Remove the cluster and add it again.")),
            cancellationToken);
    }

    /// <summary>The same cluster, which need not be registered, with what it is held to now.</summary>
    public async Task<ClusterSpec> JoinAsync(ClusterSpec spec, CancellationToken cancellationToken) =>
        spec with { Policy = PolicyJoin.Join(spec, (await _policies.ListAsync(cancellationToken)).Select(stored => stored.Read())) };

    /// <summary>Null: it is not registered.</summary>
    /// <exception cref="WorkflowErrorException"><c>cluster.invalid</c></exception>
    public async Task<ClusterSpec?> TryFindAsync(string name, CancellationToken cancellationToken) =>
        await _store.FindAsync(name, cancellationToken) is null ? null : await FindAsync(name, cancellationToken);

    /// <summary>The live cluster id as it was last seen, hex; null when it never was.</summary>
    public async Task<string?> FindLiveIdAsync(string name, CancellationToken cancellationToken) => (await _store.FindAsync(name, cancellationToken))?.ClusterId;

    /// <inheritdoc cref="IClusterStore.SeeAsync"/>
    public Task SeeAsync(SeenReleases seen, RunClaim? claim, CancellationToken cancellationToken) => _store.SeeAsync(seen, claim, cancellationToken);
}
