using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>What comes next when the calendar lets it.</summary>
internal enum NextStep
{
    /// <summary>A member is stopped for an upgrade.</summary>
    Stop,

    /// <summary>The same, but of the last member the second backup comes before.</summary>
    SecondBackup,

    /// <summary>A member is stopped for a formal downgrade: it has no soak, and no second backup.</summary>
    Downgrade,
}

/// <summary>What activities that stop a member ask before: whether it may be now, and when otherwise.</summary>
internal static class MaintenanceWait
{
    /// <summary>So long after its first look what a step was let through by counts no more.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    /// <summary>Of a run that goes on by itself: it is put off until it may be. Null: it may be now.</summary>
    /// <returns>And until when something else may be waited for; null: as long as it takes.</returns>
    public static async Task<(ActivityResult? Wait, LastWayBack? WayBack)> FindAsync(
        ActivityContext context, FencedClusters clusters, FencedCluster cluster, ClusterView view, EtcdVersion target, NextStep next, CancellationToken cancellationToken)
    {
        var known = KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output));
        var (member, _) = TimeOfMember(known);
        var swapped = view.Versions.Count(v => v == target);
        var verdict = await clusters.Maintenance.JudgeAsync(cluster.Spec, QuestionOf(context, cluster, view, known, target, next), cancellationToken);
        if (verdict is not WindowVerdict.Closed closed)
        {
            if (context.WasDeferred && verdict is WindowVerdict.Open { Why: { } why })
            {
                context.Note(why);
            }

            return (null, (verdict as WindowVerdict.Open)?.WayBack);
        }

        var goesBack = closed.RollBackWithin is { } left && await GoBackAsync(context, swapped * member, left, cancellationToken);
        if ((closed.AskAgainAt ?? (goesBack ? context.Now : null)) is not { } then)
        {
            return (EtcdActivity.Failed(closed.Why), null);
        }

        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString(), $"{(closed.Why.Code.StartsWith("freeze", StringComparison.Ordinal) ? "the end of a freeze" : "its maintenance window")}, {then:yyyy-MM-dd HH:mm}Z{(IsMixed(view, target) ? "; it is mixed meanwhile" : "")}"));
        return (new ActivityResult.Defer(then, closed.Why), null);
    }

    /// <summary>
    /// The same right before the stop, when what came since took its time: steps of the owners, or the death of the server that had begun it. Null: it may be, and what is left suffices.
    /// </summary>
    public static async Task<WorkflowError?> FindProblemAsync(
        ActivityContext context, FencedClusters clusters, FencedCluster cluster, ClusterView view, EtcdVersion target, NextStep next, CancellationToken cancellationToken) =>
        await clusters.Maintenance.JudgeAsync(
            cluster.Spec, QuestionOf(context, cluster, view, KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output)), target, next), cancellationToken) is WindowVerdict.Closed closed
            ? closed.AskedForNow
            : null;

    /// <summary>
    /// Where a mixed cluster is taken back before its window closes, nothing else (a gate, a soak) is waited for longer than the way back allows: who waited until then goes back.
    /// </summary>
    public static async Task<ActivityResult> NoLongerThanAsync(
        ActivityContext context, ActivityResult wait, LastWayBack? wayBack, ClusterView view, EtcdVersion target, CancellationToken cancellationToken)
    {
        if (wait is not ActivityResult.Defer defer || wayBack is null || defer.Until < wayBack.At)
        {
            return wait;
        }

        if (context.Now < wayBack.At)
        {
            return defer with { Until = wayBack.At };
        }

        await GoBackAsync(context, view.Versions.Count(v => v == target) * TimeOfMember(KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output))).Time, wayBack.Closes - context.Now, cancellationToken);
        return wait;
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

    private static WindowQuestion QuestionOf(ActivityContext context, FencedCluster cluster, ClusterView view, KnownMembers? known, EtcdVersion target, NextStep next)
    {
        var (member, source) = TimeOfMember(known);
        var swapped = view.Versions.Count(v => v == target);
        return new(2 * member, source, IsMixed(view, target), context.Grants)
        {
            NeedsToGoBack = NeedsToGoBack(view.Members.Count - swapped, swapped, member, next == NextStep.Downgrade ? TimeSpan.Zero : known?.SlowestBackup ?? WindowQuestion.Unmeasured / 2, next)
                + (next == NextStep.Downgrade ? TimeSpan.Zero : StopWait.SoakAhead(cluster.Spec, view, known, target, context.Now)),
            WayBack = swapped > 0 ? (swapped + 1) * member : null,
        };
    }

    private static bool IsMixed(ClusterView view, EtcdVersion target) => view.Versions.Any(v => v == target) && view.Versions.Any(v => v != target);

    // By a message to the run itself, as an operator would send it, once: what is queued is dropped, and its rollback judges what is legal. False: there is no time for it, or it came to nothing.
    private static async Task<bool> GoBackAsync(ActivityContext context, TimeSpan needs, TimeSpan left, CancellationToken cancellationToken)
    {
        if (needs > left)
        {
            context.Note($"The window wants a mixed cluster back on its old release before it closes; that takes up to {Text(needs)}, and {Text(left)} are left. It stays mixed.");
            return false;
        }

        try
        {
            return await context.Events.PostAsync(new()
            {
                Id = RunNotification.IdOf($"{context.RunId:N}/{context.ExecutionId}/back"), RunId = context.RunId, Kind = InboxMessageKind.Rollback, SentBy = "the maintenance window", SentAt = context.Now,
                Payload = EngineJson.Text(new { all = true, reason = "the window closes before the cluster could be whole on the new release" }),
            }, cancellationToken) == PostResult.Posted;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new InDoubtException("a message of the run to itself", e);
        }
    }

    private static string Text(TimeSpan time) => $"{Math.Ceiling(time.TotalSeconds):0} s";

    // The last one ends the mix, when its backup is there; any other leaves more that would have to go back.
    private static TimeSpan? NeedsToGoBack(int left, int swapped, TimeSpan member, TimeSpan backup, NextStep next) => left switch
    {
        > 2 => (swapped + 2) * member,
        2 => ((swapped + 2) * member) + backup,
        _ => next == NextStep.SecondBackup ? backup + (2 * member) : null,
    };

    // The slowest member of this run, verified and all.
    private static (TimeSpan Time, string Source) TimeOfMember(KnownMembers? known) =>
        known?.SlowestSwap is { } slowest
            ? (slowest, $"the slowest so far took {slowest.TotalSeconds:0} s, and as long again for a way back")
            : (WindowQuestion.Unmeasured / 2, WindowQuestion.UnmeasuredSource);
}
