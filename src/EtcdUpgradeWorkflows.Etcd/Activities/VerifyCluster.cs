using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>All members on the target and serving, the cluster version risen on all of them, and one hash of the data at one revision.</summary>
public sealed class VerifyCluster(FencedClusters clusters) : LeafActivity
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.VerifyCluster", Category = EtcdActivity.Category, DisplayName = "Verify cluster",
        Description = "Checks that all members run the target, the cluster version has risen on all, and all hold the same data.",
        Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target, new("RiseDeadline", "TimeSpan", "How long the cluster version may take to rise.", Default: "00:01:00")],
        Outputs = [new("ClusterVersion", "String", "The cluster version."), new("Revision", "Int64", "Where the hashes were compared.")],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var began = context.Time.GetTimestamp();
        ClusterView view;
        while (true)
        {
            view = await clusters.Prober.ProbeAsync(spec, ProbeScope.Full, cancellationToken);
            if (view.Members.FirstOrDefault(m => !m.Serves || m.ServerVersion != target) is { } other)
            {
                return EtcdActivity.Failed(WorkflowError.Transient("etcd.not_on_target", $"{other.Name} runs {other.ServerVersion?.ToString() ?? "nothing that answers"}{(other.Serves ? "" : " and does not serve")}; {target} is wanted.", "Retry leads on from here once it is mended."));
            }

            if (view.Members.All(m => m.ClusterVersion?.Minor == target.Minor))
            {
                break;
            }

            if (context.Time.GetElapsedTime(began) > context.Inputs.Duration("RiseDeadline"))
            {
                return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                    "etcd.cluster_version_stays", $"All members run {target}, but the cluster version is {view.ClusterVersion} after {context.Inputs.Duration("RiseDeadline"):c}.", "Look at the leader's log; retry waits again."));
            }

            await context.ShowAsync(UpgradeProgress.Of(view, null, target.ToString(), $"the cluster version to rise to {target.Minor} (a few seconds)"), cancellationToken);
            await Task.Delay(Pause, context.Time, cancellationToken);
        }

        FencedClusters.CloseUnsettled(context, spec.Name, view.ClusterId);
        context.SetProgress(UpgradeProgress.Of(view, null, target.ToString()));
        switch (await clusters.Hashes.CompareAsync(spec, view, cancellationToken))
        {
            case HashComparison.Same same:
                context.Note($"All {spec.Members.Count} members run {target}, the cluster version is {view.ClusterVersion}, and their data has one hash at revision {same.Revision}.");
                return ActivityResult.Outcome("Done", ("ClusterVersion", view.ClusterVersion?.ToString()), ("Revision", same.Revision));
            case HashComparison.Differs differs:
                return EtcdActivity.Failed(CompareData.DiffersError(differs));
            case HashComparison.NotComparable not:
                context.Note(CompareData.NotComparableText(not), new { Code = CompareData.NotComparable });
                break;
            case HashComparison.NotTold told:
                context.Note($"Hashes were not compared: {told.Why}.");
                break;
        }

        context.Note($"All {spec.Members.Count} members run {target}, and the cluster version is {view.ClusterVersion}.");
        return ActivityResult.Outcome("Done", ("ClusterVersion", view.ClusterVersion?.ToString()), ("Revision", view.Members.Max(m => m.Revision)));
    }
}
