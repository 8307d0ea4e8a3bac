using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>What activities that stop a member ask before: whether it may be now, and when otherwise.</summary>
internal static class MaintenanceWait
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    /// <summary>Of a run that goes on by itself: it is put off until it may be. Null: it may be now.</summary>
    public static async Task<ActivityResult?> FindAsync(
        ActivityContext context, FencedClusters clusters, FencedCluster cluster, ClusterView view, EtcdVersion target, CancellationToken cancellationToken)
    {
        var (needs, source) = NeedsOf(context);
        var mixed = view.Versions.Any(v => v == target) && view.Versions.Any(v => v != target);
        var verdict = await clusters.Maintenance.JudgeAsync(cluster.Spec, new(needs, source, mixed, context.Grants), cancellationToken);
        if (verdict is not WindowVerdict.Closed closed)
        {
            if (context.WasDeferred && verdict is WindowVerdict.Open { Why: { } why })
            {
                context.Note(why);
            }

            return null;
        }

        if (closed.AskAgainAt is not { } then)
        {
            return EtcdActivity.Failed(closed.Why);
        }

        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString(), $"{(closed.Why.Code.StartsWith("freeze", StringComparison.Ordinal) ? "the end of a freeze" : "its maintenance window")}, {then:yyyy-MM-dd HH:mm}Z{(mixed ? "; it is mixed meanwhile" : "")}"));
        return new ActivityResult.Defer(then, closed.Why);
    }

    /// <summary>Not a question to a person, of what goes on by itself: resolved anew it is put off.</summary>
    public static WorkflowError? PutOff(WorkflowError? error) =>
        error is not null && (MaintenanceGrants.Codes.Contains(error.Code) || StopWait.Codes.Contains(error.Code)) ? error with { Kind = ErrorKind.Transient } : error;

    /// <summary>So much later what was checked before counts no more.</summary>
    public static bool IsStale(ActivityContext context) =>
        (context.Scheduled.Deferred is { } why && MaintenanceGrants.Codes.Contains(why.Code)) || context.Now - (context.Scheduled.StartedAt ?? context.Now) > Stale;

    /// <summary>After a wait: nothing is done, and the outcome leads to checks and a backup.</summary>
    public static ActivityResult Reopened(ActivityContext context)
    {
        context.Note("What was checked before the wait is checked anew, and a new backup is taken.");
        return ActivityResult.Outcome("Reopened");
    }

    /// <summary>A whole cluster is about to be stopped: from then on it is, whatever the calendar says. Null: it was begun, now or before.</summary>
    public static async Task<WorkflowError?> BeginStopAsync(ActivityContext context, FencedCluster cluster, ClusterView view, CancellationToken cancellationToken)
    {
        // One that nobody can read from any more loses nothing by it.
        if (!context.IsOpen(FencedClusters.StoppingKey) && view.Members.Any(m => m.Serves) && await cluster.FindWindowProblemAsync(cancellationToken) is { } notNow)
        {
            return notNow;
        }

        await context.OpenKeyNowAsync(FencedClusters.StoppingKey, cancellationToken);
        return null;
    }

    // The slowest member of this run, verified and all, and as long again for a way back.
    private static (TimeSpan Needs, string Source) NeedsOf(ActivityContext context) =>
        KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output))?.SlowestSwap is { } slowest
            ? (2 * slowest, $"the slowest so far took {slowest.TotalSeconds:0} s, and as long again for a way back")
            : (WindowQuestion.Unmeasured, WindowQuestion.UnmeasuredSource);
}
