using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>A run of any definition that somebody wants.</summary>
/// <param name="DefinitionId">Which one.</param>
/// <param name="Version">Null: the published one.</param>
/// <param name="Inputs">By name; <c>Cluster</c> is known to be a cluster.</param>
public sealed record DefinitionRequest(string DefinitionId, int? Version, IReadOnlyDictionary<string, JsonElement> Inputs)
{
    /// <summary>The activity that starts the run by itself; null: a person asks for it, and the definition says where it begins.</summary>
    public string? Trigger { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    public required string RequestedBy { get; init; }

    /// <summary>It may start what has privileged activities.</summary>
    public bool IsPrivileged { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The cluster that it names; null: none.</summary>
    public string? Cluster => Inputs.GetValueOrDefault("Cluster") is { ValueKind: JsonValueKind.String } named ? named.GetString() : null;
}

/// <summary>Starts runs of any definition, by hand or by a schedule.</summary>
public sealed class DefinitionLauncher
{
    private readonly IClusterStore _clusters;
    private readonly RunStarter _starter;

    public DefinitionLauncher(IClusterStore clusters, RunStarter starter)
    {
        _clusters = clusters;
        _starter = starter;
    }

    /// <summary>Throws what <see cref="StartAsync"/> would, but for what time may change: windows, and who reserves what.</summary>
    public async Task RequireAsync(DefinitionRequest request, CancellationToken cancellationToken) => await _starter.RequireAsync(await ReadAsync(request, cancellationToken), cancellationToken);

    /// <summary>Run and hold in one transaction.</summary>
    public async Task<(Guid RunId, CreateRunResult Result)> StartAsync(DefinitionRequest request, CancellationToken cancellationToken) =>
        await _starter.StartAsync(await ReadAsync(request, cancellationToken), cancellationToken);

    private async Task<StartRequest> ReadAsync(DefinitionRequest request, CancellationToken cancellationToken)
    {
        var record = request.Cluster is { } cluster ? await _clusters.FindAsync(cluster, cancellationToken) : null;
        return new()
        {
            DefinitionId = request.DefinitionId, Version = request.Version, Inputs = request.Inputs, Subject = request.Cluster, Node = record?.Node, Trigger = request.Trigger,
            // The launcher knows the cluster: it is reserved with the run. Otherwise the first activity that opens it does so.
            Holds = record is null ? [] : FencedClusters.HoldsOf(record.Name, record.ClusterId),
            Grants = request.Grants, StartedBy = request.RequestedBy, IsPrivileged = request.IsPrivileged, IdempotencyKey = request.IdempotencyKey,
        };
    }
}
