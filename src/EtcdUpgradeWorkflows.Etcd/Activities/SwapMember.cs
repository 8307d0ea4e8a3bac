using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>One member from the old release to the new one: the hop, rules 1 and 4 first, leadership given away where the release can, one fenced swap call.</summary>
public sealed class SwapMember(FencedClusters clusters, MemberSwap swap, IBackupStore backups, OutsidePorts outside) : EffectActivity
{
    private readonly StandingGates _standing = new();

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.SwapMember", Category = EtcdActivity.Category, DisplayName = "Swap member",
        Description = "Stops the member, switches it to the target release and starts it, when the quorum allows it.", Behavior = ActivityBehavior.Effect,
        Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, EtcdActivity.Member, EtcdActivity.Target,
            new("MaxBackupAge", "TimeSpan", "The last old member is not stopped when the second backup is older.", Default: "00:15:00"),
            new("CopyStopped", "Boolean", "Copy the member's data while it is stopped, beside them, as DATADIR.stopped-….", Default: false),
            new("StopDeadline", "TimeSpan", "How long the old process may take to end.", Default: "00:00:30"),
            new("ChecksAgain", "Boolean", "After a wait for a maintenance window nothing is swapped, and the outcome is Reopened: it has to lead to checks and a backup.", Default: false),
        ],
        Outputs = [new("SwappedMember", "String", "The member that was swapped.")],
        Outcomes = ["Done", "BackupTooOld", "Reopened"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var member = EtcdActivity.MemberOf(cluster.Spec, context.Inputs.Text("Member"));
        var view = await cluster.RecentLookAsync(cancellationToken);
        var seen = view.FindMember(member.Name)!;
        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString()));
        var (changed, known) = MemberChanges.Judge(context, cluster.Spec, view, target, await RunRules.OfAsync(context, clusters, cancellationToken));
        if (changed is not null)
        {
            return new Resolution.Ended(EtcdActivity.Failed(changed));
        }

        if (seen.IsSettledOn(target) && (cluster.Spec.IsManual || seen.Host?.LinkVersion == target.ToString()))
        {
            context.Note($"{member.Name} runs {target} and serves already; it is not stopped again.");
            return new Resolution.Ended(ActivityResult.Outcome("Done", ("SwappedMember", member.Name)));
        }

        var isHalfWay = IsHalfWay(seen, target);
        var (notNow, wayBack) = isHalfWay ? default : await MaintenanceWait.FindAsync(context, clusters, cluster, view, target, NextStep.Stop, cancellationToken);
        if (notNow is not null)
        {
            return new Resolution.Ended(notNow);
        }

        // Before what was checked is judged too old: one who waits for hours is checked and backed up anew once, when all agree.
        var (wait, answers) = isHalfWay ? default : await StopWait.FindAsync(context, outside.Gates, cluster.Spec, view, known, target, cancellationToken);
        if (wait is not null)
        {
            return new Resolution.Ended(await MaintenanceWait.NoLongerThanAsync(context, wait, wayBack, view, target, cancellationToken));
        }

        if (context.Inputs.Boolean("ChecksAgain") && MaintenanceWait.IsStale(context) && !isHalfWay)
        {
            return new Resolution.Ended(MaintenanceWait.Reopened(context));
        }

        if (FindHopProblem(view, target, await RunRules.OfAsync(context, clusters, cancellationToken)) is { } noHop)
        {
            return new Resolution.Ended(EtcdActivity.Failed(noHop));
        }

        if (await FindBackupProblemAsync(context, cluster.Spec, view, seen, target, cancellationToken) is { } backup)
        {
            return new Resolution.Ended(backup);
        }

        if (!cluster.Spec.IsManual && context.Grants.Any(g => g.Name == GrantNames.Attended) && !context.AnswersTo("upgrade.attended"))
        {
            return new Resolution.Ended(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "upgrade.attended", $"{member.Name} is about to be stopped and switched to {target}; this run asks before each stop.", "`runs retry` is the yes.")));
        }

        if (!isHalfWay)
        {
            (wait, answers) = await StopWait.PrepareAsync(context, outside, cluster.Spec, view, member.Name, answers, target, cancellationToken);
            if (wait is not null)
            {
                return new Resolution.Ended(await MaintenanceWait.NoLongerThanAsync(context, wait, wayBack, view, target, cancellationToken));
            }
        }

        MemberChanges.RememberTime(context, known, isVerified: false);
        return new Resolution.Intent(EngineJson.Element(new SwapIntent(
            member.Name, view.IdOf(seen), seen.ServerVersion?.ToString() ?? seen.Host?.Process?.Version, target.ToString(),
            view.MemberList?.FirstOrDefault(l => l.Id == seen.Id)?.ClientUrls)
        {
            Gates = answers,
        }));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = SwapIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var seen = await MemberSwap.ObserveAsync(context, cluster, wanted, (ActivityResult.Completed)ActivityResult.Outcome("Done", ("SwappedMember", wanted.Member)), cancellationToken);
        if (seen is Observation.Done)
        {
            context.OpenKey(FencedClusters.KeyOfMember(wanted.Member));
            MemberChanges.RememberSwap(context, wanted);
            TellStandingGates(context, cluster.Spec, wanted);
        }

        if (seen is not (Observation.NotDone or Observation.Done))
        {
            context.SetProgress(UpgradeProgress.Of(await cluster.LookAsync(cancellationToken), wanted.From, wanted.To, $"{wanted.Member} is half way"));
        }

        return seen;
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var wanted = SwapIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        if (seen is Observation.NotDone)
        {
            // The intent may be old, of a worker that died before it began: hop and rule 4 are asked again before a serving member is stopped.
            var view = await cluster.RecentLookAsync(cancellationToken);
            if (FindHopProblem(view, EtcdActivity.TargetOf(context.Inputs), await RunRules.OfAsync(context, clusters, cancellationToken)) is { } noHop)
            {
                return noHop;
            }

            if (await MaintenanceWait.FindProblemAsync(context, clusters, cluster, view, EtcdActivity.TargetOf(context.Inputs), NextStep.Stop, cancellationToken) is { } notNow)
            {
                return MaintenanceWait.PutOff(notNow);
            }

            if (StopWait.FindSoakProblem(context, cluster.Spec, view, EtcdActivity.TargetOf(context.Inputs)) is { } soaking)
            {
                return soaking;
            }

            if (await FindBackupProblemAsync(context, cluster.Spec, view, view.FindMember(wanted.Member)!, EtcdActivity.TargetOf(context.Inputs), cancellationToken) is { } problem)
            {
                return problem is ActivityResult.Failed failed
                    ? failed.Error
                    : WorkflowError.Transient("upgrade.backup_too_old", $"The newest verified backup is too old by now to stop {wanted.Member}.", "The run takes another one by itself.");
            }

            if (await FindRoomProblemAsync(context, cluster, wanted.Member, cancellationToken) is { } noRoom)
            {
                return noRoom;
            }

            await GiveLeadershipAwayAsync(context, cluster, view, wanted, cancellationToken);
        }

        var standing = seen is Observation.NotDone && cluster.Spec is { IsManual: true, Policy.Gates.Count: > 0 } && MaintenancePolicy.FindBrokenGlass(context.Grants, cluster.Spec.Name) is null
            ? await _standing.AskAsync(outside.Gates, cluster.Spec, wanted.Member, wanted.Gates, context.Time, cancellationToken)
            : null;

        // By the execution: the same for every worker that takes it over, and another one when the member is swapped once more.
        var terms = EtcdActivity.TermsOf(context, cluster.Spec) with { Copy = CopiesStopped(context) && !cluster.Spec.IsManual ? context.ExecutionId : null, Gates = wanted.Gates, Standing = standing };
        var error = MaintenanceWait.PutOff(await swap.ActAsync(context, cluster, wanted, terms, cancellationToken));
        if (error is null && terms.Copy is { } copy)
        {
            context.Note($"{wanted.Member}: its data were copied while it was stopped, to DATADIR.stopped-{copy}. Remove it when the hop is accepted.");
        }

        return error;
    }

    // Nothing can be undone any more: how old the answers were stands in the journal.
    private void TellStandingGates(ActivityContext context, ClusterSpec spec, SwapIntent wanted)
    {
        if (spec.IsManual && _standing.Find(spec.Name, wanted.Member) is { } said)
        {
            context.Note(
                said.Closed is null
                    ? $"Before {wanted.Member} was seen to be stopped every gate agreed; they were asked last at {said.AskedAt:u}."
                    : $"{wanted.Member} was stopped by a person while gate '{said.ClosedGate}' did not agree; it was asked last at {said.AskedAt:u}.", said);
        }
    }

    private static bool CopiesStopped(ActivityContext context) => context.Inputs.Boolean("CopyStopped");

    // Asked while the member still serves: a full disk must not be found while it is down.
    private static async Task<WorkflowError?> FindRoomProblemAsync(ActivityContext context, FencedCluster cluster, string member, CancellationToken cancellationToken)
    {
        if (!CopiesStopped(context) || cluster.Spec.IsManual)
        {
            return null;
        }

        var (data, space) = (await cluster.InspectDataAsync(member, cancellationToken), await cluster.FreeSpaceAsync(member, cancellationToken));
        return space.BesideDataBytes >= data.Bytes + BackupVault.Reserve ? null : WorkflowError.NeedsOperator(
            "host.no_room_for_copy", $"{member} is not stopped: its data have {data.Bytes / 1_000_000} MB and {space.BesideDataBytes / 1_000_000} MB are free beside them for the copy.", "Make room, then retry; or run the procedure without the copy (CopyStopped).");
    }

    // A definition of somebody's own need not have a preflight. etcd itself takes a skipped minor, and shows an older one only by not starting.
    private static WorkflowError? FindHopProblem(ClusterView view, EtcdVersion target, HopRules rules) =>
        view.Versions.Count > 0 && UpgradePath.Between(view.Versions, target, rules) is UpgradePath.Refused refused
            ? refused.Error with { Kind = ErrorKind.NeedsOperator }
            : null;

    private static async Task GiveLeadershipAwayAsync(
        ActivityContext context, FencedCluster cluster, ClusterView view, SwapIntent wanted, CancellationToken cancellationToken)
    {
        await context.ShowAsync(UpgradeProgress.Of(view, wanted.From, wanted.To, $"{wanted.Member} is being swapped"), cancellationToken);
        if (view.AllServe && await cluster.TryMoveLeaderAsync(view, wanted.Member, wanted.To, cancellationToken) is { } successor)
        {
            context.Note($"Leadership moved from {wanted.Member} to {successor}.");
        }
    }

    // Rule 4: no stop before a verified backup of this hop; the last old one not before a second, fresh one. Null: nothing is in the way.
    private async Task<ActivityResult?> FindBackupProblemAsync(
        ActivityContext context, ClusterSpec spec, ClusterView view, MemberView member, EtcdVersion target, CancellationToken cancellationToken)
    {
        // Of this hop: what an earlier hop of the run took is no way back over this one.
        var verified = BackupSet.Of(await backups.ListAsync(spec.Name, context.RunId, cancellationToken), target.ToString()).Where(set => set.IsProved).ToList();
        if (verified.Count == 0)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "upgrade.no_backup", $"{member.Name} is not stopped: this run has no verified backup of '{spec.Name}'.", "The workflow must take and verify one before the first swap."));
        }

        // One whose version is not known may be on the target: then this is the last.
        var isLast = member.ServerVersion != target && !view.Members.Any(m => m.Name != member.Name && m.ServerVersion is { } version && version < target);
        if (!isLast || (view.Members.Count > 1 && IsHalfWay(member, target)))
        {
            return null;
        }

        var newest = verified[0];
        var age = context.Now - newest.TakenAt;
        var enough = view.Members.Count == 1 || verified.Count > 1;
        if (enough && age <= context.Inputs.Duration("MaxBackupAge"))
        {
            return null;
        }

        context.Note(enough ? $"The newest verified backup is {age:hh\\:mm\\:ss} old: another one is taken before the last member." : "The last member needs a second, fresh backup.");
        return ActivityResult.Outcome("BackupTooOld");
    }

    // A member that is down already is finished, fresh backup or not (rule 8).
    private static bool IsHalfWay(MemberView member, EtcdVersion target) =>
        member.IsHalfDone || member.IsStopped || member.Host?.Process?.Version == target.ToString();
}
