using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Before the next member: passes while a maintenance window is open that it fits in, otherwise waits for the next one, at a safe point and with the cluster reserved. After a wait nothing
/// that was checked before counts any more.
/// </summary>
public sealed class AwaitWindow(FencedClusters clusters) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.AwaitWindow", Category = EtcdActivity.Category, DisplayName = "Await window",
        Description = "Waits until a maintenance window is open in which the next member fits; after a wait, checks and backup have to be made anew.",
        Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target],
        Outcomes = ["Open", "Reopened"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.RecentLookAsync(cancellationToken);

        // What is half done is finished at any time.
        if (view.Members.Any(m => m.IsHalfDone || m.IsStopped))
        {
            return ActivityResult.Outcome("Open");
        }

        if ((await MaintenanceWait.FindAsync(context, clusters, cluster, view, target, NextStep.SecondBackup, cancellationToken)).Wait is { } notNow)
        {
            return notNow;
        }

        return MaintenanceWait.IsStale(context) ? MaintenanceWait.Reopened(context) : ActivityResult.Outcome("Open");
    }
}
