using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Every member by its own linearizable read, live.</summary>
public sealed class CheckHealth(FencedClusters clusters, IReleaseSource releases, IClusterHealthTool tool) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.CheckHealth", Category = EtcdActivity.Category, DisplayName = "Check health",
        Description = "Asks every member for its own linearizable read.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, new("ClusterHealth", "Boolean", "Show what `etcdctl cluster-health` (API 2) says beside it.", Default: false)],
        Outputs = [new("ClusterVersion", "String", "The cluster version, as the members report it.")],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var view = await clusters.Prober.ProbeAsync(spec, ProbeScope.Members, cancellationToken);
        if (context.Inputs.Boolean("ClusterHealth"))
        {
            await ShowSayingAsync(context, spec, view, cancellationToken);
        }

        return view.Members.FirstOrDefault(m => !m.Serves) is { } silent
            ? EtcdActivity.Failed(WorkflowError.Transient("etcd.unhealthy", $"{silent.Name} does not answer a linearizable read: {silent.Error?.Message}", $"Repair {silent.Name}, then retry."))
            : ActivityResult.Outcome("Done", ("ClusterVersion", view.ClusterVersion?.ToString()));
    }

    // Beside our own answer, for whoever is used to it: the two differ for a reason.
    private async Task ShowSayingAsync(ActivityContext context, ClusterSpec spec, ClusterView view, CancellationToken cancellationToken)
    {
        var version = view.Versions.Count > 0 ? view.Versions.Min().ToString() : null;
        var saying = await tool.AskAsync(version is null ? null : await releases.FindAsync(version, cancellationToken), spec, cancellationToken);
        context.Note($"etcdctl {version} cluster-health{(saying.ExitCode is { } code ? $", exit code {code}" : " gave no answer")}: {string.Join(" | ", saying.Lines)}");
        context.Note($"Our own answer: {view.Members.Count(m => m.Serves)} of {view.Members.Count} members answer a read that needs the quorum, each asked itself. cluster-health takes each member's word on its own health, and up to 2.3 calls the cluster healthy when any one says so; it decides nothing here.");
    }
}
