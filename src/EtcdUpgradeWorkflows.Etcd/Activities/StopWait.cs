using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>What a cluster's owners ask before the next stop, beside the time: that the first member has run for a while, and that every gate agrees (ADR 34).</summary>
internal static class StopWait
{
    /// <summary>What gates say no with, or that they have to be asked again.</summary>
    public static readonly IReadOnlyList<string> Codes = ["gate.blocked", "gate.no_answer", "gate.answer_old"];

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(5);

    /// <param name="known">Of the run; null: it knows nothing of its members.</param>
    /// <returns>Why not now, or what the gates said; neither when nobody has to be asked.</returns>
    public static async Task<(ActivityResult? Wait, IReadOnlyList<GateAnswer>? Answers)> FindAsync(
        ActivityContext context, IGateProbe gates, ClusterSpec spec, ClusterView view, KnownMembers? known, EtcdVersion target, CancellationToken cancellationToken)
    {
        if (MaintenancePolicy.FindBrokenGlass(context.Grants, spec.Name) is not null)
        {
            return default;
        }

        if (FindSoak(spec, view, known, target, context.Now) is { } soak)
        {
            Show($"the first member runs {target} for a while, until {soak.Until:yyyy-MM-dd HH:mm}Z");

            // Whoever was asked to stop it is told that it is not to be now.
            return (spec.IsManual && context is { Attempt: > 1, WasDeferred: false } ? soak with { Notification = NotificationKind.PutOff } : soak, null);
        }

        if (spec.Policy.Gates.Count == 0)
        {
            return default;
        }

        var answers = await gates.AskAsync(spec.Policy.Gates, cancellationToken);
        if (answers.FirstOrDefault(answer => answer.Problem is not null) is not { } no)
        {
            context.Note($"Every gate agrees: {string.Join(", ", answers.Select(answer => answer.Name))}.", new { Gates = answers });
            return (null, answers);
        }

        Show($"gate '{no.Name}'");
        return (WaitFor(context, no), null);

        void Show(string waitingFor) => context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString(), waitingFor));
    }

    /// <summary>All that comes before a stop: the waits, the steps of the cluster, and the gates once more when those took their time.</summary>
    /// <returns>Why not now, or what the gates said.</returns>
    public static async Task<(ActivityResult? NotNow, IReadOnlyList<GateAnswer>? Answers)> PrepareAsync(
        ActivityContext context, OutsidePorts outside, ClusterSpec spec, ClusterView view, string member, IReadOnlyList<GateAnswer>? answers, EtcdVersion target, CancellationToken cancellationToken)
    {
        if (await AroundMember.BeforeStopAsync(context, outside, spec, member, view.FindMember(member)?.ServerVersion?.ToString(), target.ToString(), isWayBack: false, cancellationToken) is { } notReady)
        {
            return (EtcdActivity.Failed(notReady), null);
        }

        if (answers is null || GateAnswer.FindProblem(spec.Policy.Gates, answers, context.Now + (GateAnswer.Counts / 2)) is null)
        {
            return (null, answers);
        }

        var again = await outside.Gates.AskAsync(spec.Policy.Gates, cancellationToken);
        if (again.FirstOrDefault(answer => answer.Problem is not null) is not { } no)
        {
            return (null, again);
        }

        await AroundMember.EndSilenceAsync(context, outside, spec, cancellationToken);
        return (WaitFor(context, no), null);
    }

    /// <summary>Of a stop that was begun: that the first member has to run for a while, since that was asked in between. Null: it has, or nobody asks it.</summary>
    public static WorkflowError? FindSoakProblem(ActivityContext context, ClusterSpec spec, ClusterView view, EtcdVersion target) =>
        MaintenancePolicy.FindBrokenGlass(context.Grants, spec.Name) is null
        && FindSoak(spec, view, KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output)), target, context.Now) is { } soak
            ? soak.Why with { Kind = ErrorKind.Transient }
            : null;

    /// <summary>What is still to be waited between the first member of a hop and its second one.</summary>
    public static TimeSpan SoakAhead(ClusterSpec spec, ClusterView view, KnownMembers? known, EtcdVersion target, DateTimeOffset now) =>
        spec.Policy.Soak is not { } soak || view.Members.Count == 1 ? TimeSpan.Zero
        : view.Versions.All(version => version != target) ? soak
        : FindSoak(spec, view, known, target, now) is { } wait ? wait.Until - now
        : TimeSpan.Zero;

    private static ActivityResult.Defer WaitFor(ActivityContext context, GateAnswer no) => new(context.Now + PauseOf(context), no.Problem!)
    {
        // Once, however the reasons change while it waits.
        Notification = context.Scheduled.Deferred is { } before && Codes.Contains(before.Code) ? null : NotificationKind.GateWaiting,
    };

    // Of the run's own hop, once: between its first member and its second one.
    private static ActivityResult.Defer? FindSoak(ClusterSpec spec, ClusterView view, KnownMembers? known, EtcdVersion target, DateTimeOffset now) =>
        spec.Policy.Soak is { } soak && known?.MixedSince is { } since && view.Versions.Count(version => version == target) == 1 && now < since + soak
            ? new(since + soak, WorkflowError.NeedsOperator(
                "upgrade.soaking", $"The first member has run {target} since {since:u}; the next one is stopped at {since + soak:u} at the earliest.", "It goes on by itself then. Earlier only with a second person: `etcdup runs break-glass`."))
            {
                Notification = null,
            }
            : null;

    // The longer it waits, the less often: who is asked has other things to do.
    private static TimeSpan PauseOf(ActivityContext context)
    {
        var tenth = (context.Now - (context.Scheduled.StartedAt ?? context.Now)) / 10;
        return tenth < Soonest ? Soonest : tenth > Latest ? Latest : tenth;
    }
}
