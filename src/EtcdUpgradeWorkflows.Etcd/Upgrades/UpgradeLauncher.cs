using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>An upgrade that somebody wants.</summary>
public sealed record UpgradeRequest
{
    public const string RollingUpgrade = "rolling-upgrade";

    public const string MultiHopUpgrade = "multi-hop-upgrade";

    public required string Cluster { get; init; }

    public required string To { get; init; }

    /// <summary>Releases to land on in between; for a way of several hops only.</summary>
    public IReadOnlyList<string> Via { get; init; } = [];

    /// <summary>Who rehearsed it in staging, and in which run.</summary>
    public string? Rehearsal { get; init; }

    public string DefinitionId { get; init; } = RollingUpgrade;

    public int? DefinitionVersion { get; init; }

    public bool Attended { get; init; }

    /// <summary>The maintenance window it keeps to; empty: any of the cluster's; null: what the cluster's policy asks.</summary>
    public string? Window { get; init; }

    /// <summary>A member was left half done: that is finished at any time.</summary>
    public bool IsRepair { get; init; }

    /// <summary>Windows and freezes do not hold it.</summary>
    public Grant? BreakGlass { get; init; }

    public bool AllowDowntime { get; init; }

    public required string RequestedBy { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>What is asked about an upgrade before it.</summary>
/// <param name="Via">Releases to land on in between; null: it is one hop.</param>
/// <param name="Rehearsal">Who rehearsed it in staging, and in which run.</param>
public sealed record PreviewRequest(string To, IReadOnlyList<string>? Via, bool AllowDowntime, string? Rehearsal)
{
    /// <summary>The gates of the cluster are asked beside the checks. What they say now is shown and kept by nobody.</summary>
    public bool AsksGates { get; init; }
}

/// <summary>What an upgrade would meet and do, as far as can be said before.</summary>
/// <param name="Report">Of the first hop.</param>
/// <param name="Plan">Of the first hop. Null when there is no legal hop or nothing to do.</param>
/// <param name="Hops">All hops of the way; none when there is nothing to do or no way.</param>
/// <param name="IsHalfDone">A host's record of ours is open: a member was left half way.</param>
/// <param name="Configuration">What the members would have to be started with on that way; empty when they need nothing.</param>
public sealed record UpgradePreview(string? From, string To, bool NothingToDo, PreflightReport Report, UpgradePlan? Plan, bool IsHalfDone,
    IReadOnlyList<HopPreview> Hops, ConfigurationProposal Configuration)
{
    /// <summary>What the owners of the cluster ask.</summary>
    public ClusterPolicy Policy { get; init; } = ClusterPolicy.None;

    /// <summary>What the cluster's gates say now; none when they were not asked.</summary>
    public IReadOnlyList<GateAnswer> Gates { get; init; } = [];
}

/// <summary>The preview of an upgrade and its start. The launcher's preflight is a preview; the run's own decide.</summary>
public sealed class UpgradeLauncher
{
    private readonly ClusterDirectory _directory;
    private readonly IClusterStore _clusters;
    private readonly PreflightInspector _inspector;
    private readonly IControllerIdentity _identity;
    private readonly IBackupVault _vault;
    private readonly RunStarter _starter;
    private readonly HopRulebook _rulebook;
    private readonly IGateProbe _gates;

    public UpgradeLauncher(
        ClusterDirectory directory, IClusterStore clusters, PreflightInspector inspector, IControllerIdentity identity, IBackupVault vault, RunStarter starter,
        HopRulebook rulebook, IGateProbe gates)
    {
        _directory = directory;
        _clusters = clusters;
        _inspector = inspector;
        _identity = identity;
        _vault = vault;
        _starter = starter;
        _rulebook = rulebook;
        _gates = gates;
    }

    /// <param name="otherRun">The run that has reserved the cluster, if any.</param>
    public async Task<UpgradePreview> PreviewAsync(
        string cluster, PreviewRequest request, ReservingRun? otherRun, CancellationToken cancellationToken)
    {
        var (preview, view) = await PreviewAsync(await _directory.FindAsync(cluster, cancellationToken), request, otherRun, cancellationToken);
        await RememberAsync(cluster, view, cancellationToken);
        return preview;
    }

    /// <summary>The same of a cluster that need not be registered, and what was seen of it.</summary>
    public async Task<(UpgradePreview Preview, ClusterView View)> PreviewAsync(
        ClusterSpec spec, PreviewRequest request, ReservingRun? otherRun, CancellationToken cancellationToken)
    {
        var target = EtcdVersion.Parse(request.To);

        // Beside the checks: a plan takes no longer than its slowest part.
        var asking = request.AsksGates && spec.Policy.Gates.Count > 0 ? _gates.AskAsync(spec.Policy.Gates, cancellationToken) : Task.FromResult<IReadOnlyList<GateAnswer>>([]);
        var facts = await _inspector.InspectAsync(
            new(spec, target, await _rulebook.NewestAsync(cancellationToken), request.AllowDowntime, _vault.FreeBytes, await _identity.ReadAsync(spec.Name, cancellationToken), Inquiry.Of(otherRun))
            {
                Via = request.Via is null ? null : [.. request.Via.Select(EtcdVersion.Parse)],
                Rehearsal = request.Rehearsal,
            },
            cancellationToken);
        var report = PreflightChecks.Report(facts);
        IReadOnlyList<UpgradeHop> hops = facts.Chain?.Hops ?? (facts.Hop is { } only ? [only] : []);
        return (new(
            facts.Hop?.From.ToString() ?? EtcdActivity.FromOf(facts.View, facts.Target) ?? facts.View.Versions.Select(v => v.ToString()).FirstOrDefault(),
            target.ToString(),
            facts.Path is UpgradePath.NothingToDo && facts.View.AllServe,
            report,
            facts.Hop is { } hop ? UpgradePlan.For(facts.View, hop, facts.Rules, report) : null,
            facts.View.Members.Any(m => m.IsHalfDone && m.Host!.Record!.Controller == facts.Controller),
            [.. hops.Select((h, i) => HopPreview.Of(facts, h, i == 0 ? report : null))],
            ConfigurationProposal.For(spec, hops, facts.Rules, keepV2: facts.View.V2Store is { Keys: > 0 }))
        {
            Policy = spec.Policy, Gates = await asking,
        }, facts.View);
    }

    /// <summary>The definition is there and can run.</summary>
    public Task RequireDefinitionAsync(UpgradeRequest request, CancellationToken cancellationToken) =>
        _starter.RequireAsync(request.DefinitionId, request.DefinitionVersion, cancellationToken);

    /// <summary>Run and hold in one transaction.</summary>
    public async Task<(Guid RunId, CreateRunResult Result)> StartAsync(UpgradeRequest request, CancellationToken cancellationToken)
    {
        var record = await _clusters.FindAsync(request.Cluster, cancellationToken);
        List<Grant> grants = [];
        if (request.AllowDowntime)
        {
            grants.Add(new(GrantNames.AllowDowntime, request.RequestedBy));
        }

        if (request.Attended)
        {
            grants.Add(new(GrantNames.Attended, request.RequestedBy));
        }

        if (request.Window is { } window)
        {
            grants.Add(new(MaintenanceGrants.InWindow, request.RequestedBy) { Reason = window });
        }

        if (request.BreakGlass is { } broken)
        {
            grants.Add(broken);
        }

        return await _starter.StartAsync(new StartRequest
        {
            DefinitionId = request.DefinitionId, Version = request.DefinitionVersion, Subject = request.Cluster, Holds = FencedClusters.HoldsOf(request.Cluster, record?.ClusterId),
            Grants = grants, IsRepair = request.IsRepair, Node = record?.Node, StartedBy = request.RequestedBy, IdempotencyKey = request.IdempotencyKey, Name = $"Upgrade {request.Cluster} to {request.To}",
            Inputs = InputsOf(request),
        }, cancellationToken);
    }

    private static Dictionary<string, JsonElement> InputsOf(UpgradeRequest request)
    {
        Dictionary<string, JsonElement> inputs = new() { ["Cluster"] = EngineJson.Element(request.Cluster), ["Target"] = EngineJson.Element(request.To) };
        if (request.Via.Count > 0)
        {
            inputs["Via"] = EngineJson.Element(string.Join(",", request.Via));
        }

        if (!string.IsNullOrWhiteSpace(request.Rehearsal))
        {
            inputs["Rehearsal"] = EngineJson.Element(request.Rehearsal.Trim());
        }

        return inputs;
    }

    // What the live cluster is called by etcd: so that a second name for it is recognised.
    private async Task RememberAsync(string cluster, ClusterView view, CancellationToken cancellationToken)
    {
        if (SeenReleases.Of(view) is { } seen)
        {
            await _clusters.SeeAsync(seen, null, cancellationToken);
        }

        if (view.ClusterId is null || view.MemberList is null || await _clusters.FindAsync(cluster, cancellationToken) is not { } record)
        {
            return;
        }

        List<string> members = [.. view.MemberList.Select(m => m.Id).Order(StringComparer.Ordinal)];
        if (record.ClusterId != view.ClusterId || !record.MemberIds.SequenceEqual(members))
        {
            await _clusters.UpdateAsync(record with { ClusterId = view.ClusterId, MemberIds = members }, cancellationToken);
        }
    }
}
