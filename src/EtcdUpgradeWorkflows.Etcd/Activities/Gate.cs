using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>The point of no return as a step of its own, before the last old member: checks that the way back is still there, writes that down, passes.</summary>
public sealed class Gate(FencedClusters clusters) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.Gate", Category = EtcdActivity.Category, DisplayName = "Point of no return",
        Description = "Checks that rolling back is still possible and writes down that it ends with the next swap.",
        Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Member, EtcdActivity.Target],
        Outcomes = ["Done", "NotServing"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var spec = EtcdActivity.MemberOf(cluster.Spec, context.Inputs.Text("Member"));
        var view = await cluster.LookAsync(cancellationToken);
        var member = view.FindMember(spec.Name)!;
        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString()));
        if (!member.Serves)
        {
            context.Note($"{spec.Name} does not serve: it is settled first, before the way back is given up.");
            return ActivityResult.Outcome("NotServing");
        }

        if (UpgradePath.Between(view.Versions, target, await RunRules.OfAsync(context, clusters, cancellationToken)) is not UpgradePath.OneHop { Hop: var hop })
        {
            return EtcdActivity.Failed(WorkflowError.Transient("upgrade.no_hop", $"As it looks now there is no hop from {string.Join(", ", view.Versions)} to {target}.", "Look at the members, then retry."));
        }

        if (hop.Rule.IsPatch)
        {
            context.Note($"{hop} stays within {hop.From.Minor}: there is no point of no return.");
            return ActivityResult.Done;
        }

        if (view.ClusterVersion is not { } version || version.Minor != hop.From.Minor)
        {
            return EtcdActivity.Failed(WorkflowError.Transient(
                "upgrade.gate_closed", $"The way back is not clear: the cluster version is {view.ClusterVersion?.ToString() ?? "not known"}.",
                $"It has to be {hop.From.Minor} before the last swap. Look at the members, then retry."));
        }

        context.Note(
            $"Point of no return: {spec.Name} is the last member on {hop.From}, the cluster version is {version}. Until it is swapped every member can be rolled back; afterwards only a backup leads back. {hop.Rule.Downgrade}");
        return ActivityResult.Done;
    }
}
