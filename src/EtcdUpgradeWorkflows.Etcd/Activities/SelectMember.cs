using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Looks who is next: a member half done first, then one that does not serve, followers, the leader last.</summary>
public sealed class SelectMember(FencedClusters clusters) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.NextMember", Category = EtcdActivity.Category, DisplayName = "Next member",
        Description = "Observes the cluster and says which member is next.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target],
        Outputs = [new("Member", "String", "The member's name.")],
        Outcomes = ["Member", "LastMember", "None"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.RecentLookAsync(cancellationToken);
        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString()));

        if (MemberChanges.Judge(context, cluster.Spec, view, target, await RunRules.OfAsync(context, clusters, cancellationToken)).Error is { } changed)
        {
            return EtcdActivity.Failed(changed);
        }

        EtcdActivity.CloseWhole(context, view);
        switch (MemberOrder.Next(view, target))
        {
            case NextMember.Member { Next: var next }:
                context.Note($"Next: {next.Name}. {next.Reason}");
                return ActivityResult.Outcome("Member", ("Member", next.Name));
            case NextMember.LastMember { Next: var last }:
                context.Note($"Next: {last.Name}, the last one. {last.Reason}");
                return ActivityResult.Outcome("LastMember", ("Member", last.Name));
            default:
                context.Note($"All members run {target} and serve.");
                return ActivityResult.Outcome("None");
        }
    }
}
