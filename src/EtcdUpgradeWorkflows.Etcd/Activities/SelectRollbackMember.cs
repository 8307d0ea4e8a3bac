using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Looks which member goes back to the old release next, in the reverse order; whether it may is <see cref="RollbackMember"/>'s to judge.</summary>
public sealed class SelectRollbackMember(FencedClusters clusters, IBackupStore backups) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.NextRollback", Category = EtcdActivity.Category, DisplayName = "Next rollback",
        Description = "Observes the cluster and says which member goes back to the old release next.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target, new("Only", "String", "Only this member; empty: every one that is not on the old release.")],
        Outputs = [new("Member", "String", "The member's name.")],
        Outcomes = ["Member", "None"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.HopTargetOf(context);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        if (await RollbackSource.FindAsync(backups, context.RunId, cluster.Spec, view, null, target, cancellationToken) is not { } from)
        {
            return EtcdActivity.Failed(RollbackSource.Unknown("the cluster"));
        }

        context.SetProgress(UpgradeProgress.Of(view, from.ToString(), target.ToString()));
        if (MemberChanges.Judge(context, cluster.Spec, view, target, await RunRules.OfAsync(context, clusters, cancellationToken)).Error is { } changed)
        {
            return EtcdActivity.Failed(changed);
        }

        EtcdActivity.CloseWhole(context, view);
        var only = context.Inputs.TextOrNull("Only") is { Length: > 0 } name ? EtcdActivity.MemberOf(cluster.Spec, name).Name : null;
        if (MemberOrder.Back(view, from).FirstOrDefault(m => only is null || m.Name == only) is { } next)
        {
            context.Note($"Next to go back: {next.Name}. {next.Reason}");
            return ActivityResult.Outcome("Member", ("Member", next.Name));
        }

        if (only is null)
        {
            // The run ends here and gives the cluster back: what cannot be fenced is not known to be whole.
            if (cluster.Unfenced.Count > 0)
            {
                return EtcdActivity.Failed(cluster.Unfenced.Values.First());
            }

            FencedClusters.CloseUnsettled(context, cluster.Spec.Name, view.ClusterId);
        }

        context.WriteLine(only is null ? $"All members run {from} and serve." : $"{only} runs {from} and serves.");
        return ActivityResult.Outcome("None");
    }
}

/// <summary>The release a hop came from.</summary>
public static class RollbackSource
{
    /// <summary>What members still run; else what the run's first backup was taken from.</summary>
    /// <param name="except">A member that does not count: it is the one to go back.</param>
    public static async Task<EtcdVersion?> FindAsync(
        IBackupStore backups, Guid runId, ClusterSpec spec, ClusterView view, string? except, EtcdVersion target, CancellationToken cancellationToken) =>
        Running(view, except, target) ?? OfBackups(BackupSet.Of(await backups.ListAsync(spec.Name, runId, cancellationToken), target.ToString()), target);

    /// <summary>What a member still runs that is older than the target.</summary>
    public static EtcdVersion? Running(ClusterView view, string? except, EtcdVersion target)
    {
        foreach (var version in view.Members.Where(m => m.Name != except).Select(m => m.ServerVersion))
        {
            if (version is { } running && running < target)
            {
                return running;
            }
        }

        return null;
    }

    /// <summary>What the first backup of the hop was taken from.</summary>
    /// <param name="sets">Newest first.</param>
    public static EtcdVersion? OfBackups(IReadOnlyList<BackupSet> sets, EtcdVersion target) =>
        sets is [.., var oldest] && EtcdVersion.TryParse(oldest.Files[0].Version, out var source) && source < target ? source : null;

    public static WorkflowError Unknown(string what) => WorkflowError.NeedsOperator(
        "upgrade.source_unknown", $"Which release {what} came from is not known: no other member runs it, and this run has no backup of it.", "Bring it to the target instead.");
}
