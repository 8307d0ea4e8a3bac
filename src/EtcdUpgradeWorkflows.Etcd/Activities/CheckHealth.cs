using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Every member by its own linearizable read, live.</summary>
public sealed class CheckHealth(FencedClusters clusters) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.CheckHealth", Category = EtcdActivity.Category, DisplayName = "Check health",
        Description = "Asks every member for its own linearizable read.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster],
        Outputs = [new("ClusterVersion", "String", "The cluster version, as the members report it.")],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var view = await clusters.Prober.ProbeAsync(spec, ProbeScope.Members, cancellationToken);
        return view.Members.FirstOrDefault(m => !m.Serves) is { } silent
            ? EtcdActivity.Failed(WorkflowError.Transient("etcd.unhealthy", $"{silent.Name} does not answer a linearizable read: {silent.Error?.Message}", $"Repair {silent.Name}, then retry."))
            : ActivityResult.Outcome("Done", ("ClusterVersion", view.ClusterVersion?.ToString()));
    }
}
