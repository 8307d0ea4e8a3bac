using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>One member to the lower release, once the downgrade is announced and its data have the old form. Experimental.</summary>
public sealed class DowngradeMember(FencedClusters clusters, MemberSwap swap, IBackupStore backups, OutsidePorts outside) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.DowngradeMember", Category = EtcdActivity.Category, DisplayName = "Downgrade member",
        Description = "Stops the member, switches it to the lower release and starts it, once the cluster was told and its data have the old form. Experimental.",
        Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, EtcdActivity.Member, EtcdActivity.Target,
            new("StopDeadline", "TimeSpan", "How long the process may take to end.", Default: "00:00:30"),
        ],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var member = EtcdActivity.MemberOf(cluster.Spec, context.Inputs.Text("Member"));
        var target = EtcdActivity.TargetOf(context.Inputs);
        var view = await cluster.RecentLookAsync(cancellationToken);
        var seen = view.FindMember(member.Name)!;
        if (seen.IsSettledOn(target))
        {
            context.Note($"{member.Name} runs {target} and serves already; it is not stopped again.");
            return new Resolution.Ended(ActivityResult.Done);
        }

        var (notNow, wayBack) = seen is { IsHalfDone: false, IsStopped: false }
            ? await MaintenanceWait.FindAsync(context, clusters, cluster, view, target, NextStep.Downgrade, cancellationToken)
            : default;
        if (notNow is not null)
        {
            return new Resolution.Ended(notNow);
        }

        if (await FindProblemAsync(context, cluster, cancellationToken) is { } problem)
        {
            return new Resolution.Ended(EtcdActivity.Failed(problem));
        }

        var (wait, answers) = seen is { IsHalfDone: false, IsStopped: false } ? await StopWait.FindAsync(context, outside.Gates, cluster.Spec, view, null, target, cancellationToken) : default;
        if (wait is not null)
        {
            return new Resolution.Ended(await MaintenanceWait.NoLongerThanAsync(context, wait, wayBack, view, target, cancellationToken));
        }

        if (seen is { IsHalfDone: false, IsStopped: false })
        {
            (wait, answers) = await StopWait.PrepareAsync(context, outside, cluster.Spec, view, member.Name, answers, target, cancellationToken);
        }

        return wait is not null
            ? new Resolution.Ended(wait)
            : new Resolution.Intent(EngineJson.Element(new SwapIntent(member.Name, view.IdOf(seen), seen.ServerVersion?.ToString(), target.ToString(), null) { Gates = answers }));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = SwapIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var seen = await MemberSwap.ObserveAsync(context, cluster, wanted, (ActivityResult.Completed)ActivityResult.Done, cancellationToken);
        if (seen is Observation.Done)
        {
            context.OpenKey(FencedClusters.KeyOfMember(wanted.Member));
            MemberChanges.RememberSwap(context, wanted);
        }

        return seen;
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);

        // A member that is half way may be silent; what it was on its way from was judged before its stop.
        if (seen is Observation.NotDone && await FindProblemAsync(context, cluster, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (seen is Observation.NotDone
            && await MaintenanceWait.FindProblemAsync(context, clusters, cluster, await cluster.RecentLookAsync(cancellationToken), EtcdActivity.TargetOf(context.Inputs), NextStep.Downgrade, cancellationToken) is { } notNow)
        {
            return MaintenanceWait.PutOff(notNow);
        }

        var wanted = SwapIntent.Parse(intent);
        return MaintenanceWait.PutOff(await swap.ActAsync(context, cluster, wanted, EtcdActivity.TermsOf(context, cluster.Spec) with { Gates = wanted.Gates }, cancellationToken));
    }

    // Rule 4, and in the place of rule 5: the cluster was told, and no data have the newer form any more.
    private async Task<WorkflowError?> FindProblemAsync(ActivityContext context, FencedCluster cluster, CancellationToken cancellationToken)
    {
        if (!BackupSet.Of(await backups.ListAsync(cluster.Spec.Name, context.RunId, cancellationToken), null).Any(set => set.IsProved))
        {
            return WorkflowError.NeedsOperator("upgrade.no_backup", $"Nobody is stopped: this run has no verified backup of '{cluster.Spec.Name}'.", "The workflow must take and verify one before the first swap.");
        }

        var view = await cluster.LookAsync(cancellationToken);
        var (downgrade, error) = FormalDowngrade.Between(view, EtcdActivity.TargetOf(context.Inputs), await RunRules.OfAsync(context, clusters, cancellationToken));
        return error ?? (downgrade!.IsAnnounced(view) ? null : WorkflowError.NeedsOperator(
            "downgrade.not_announced", $"Nobody is stopped: the cluster version is {view.ClusterVersion}, or a member's data do not have the form of {downgrade.To.Minor} yet.",
            "Etcd.EnableDowngrade comes first; if somebody has cancelled the downgrade, start again."));
    }
}
