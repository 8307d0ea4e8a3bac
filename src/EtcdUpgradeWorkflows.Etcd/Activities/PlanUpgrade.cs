using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>The order of members as it looks now: a preview, stored with the run. Roles are read again before each stop.</summary>
public sealed class PlanUpgrade(FencedClusters clusters) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.PlanUpgrade", Category = EtcdActivity.Category, DisplayName = "Plan upgrade",
        Description = "Writes down in which order the members would be swapped as it looks now.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target],
        Outputs = [new("Plan", "Object", "The plan.")],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var view = await clusters.Prober.ProbeAsync(spec, ProbeScope.Full, cancellationToken);
        var rules = await RunRules.OfAsync(context, clusters, cancellationToken);
        if (UpgradePath.Between(view.Versions, target, rules) is not UpgradePath.OneHop { Hop: var hop })
        {
            return EtcdActivity.Failed(WorkflowError.Transient("upgrade.no_hop", $"As it looks now there is no hop from {string.Join(", ", view.Versions)} to {target}."));
        }

        var plan = UpgradePlan.For(view, hop, rules, new PreflightReport(spec.Name, hop.From, target, view.ProbedAt, []));
        context.SetProgress(UpgradeProgress.Of(view, hop.From.ToString(), target.ToString()));
        context.Note($"{hop.From} → {hop.To}; order as it looks now: {string.Join(", ", plan.Order.Select(m => $"{m.Name} ({m.Role})"))}. Clients: {plan.ExpectedImpact}");
        return ActivityResult.Outcome("Done", ("Plan", plan));
    }
}
