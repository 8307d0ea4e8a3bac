using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>The old release back on one member, only while that is legal (rule 5).</summary>
public sealed class RollbackMember(FencedClusters clusters, MemberSwap swap, IBackupStore backups, OutsidePorts outside) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.RollbackMember", Category = EtcdActivity.Category, DisplayName = "Roll back member",
        Description = "Puts the old release back on the member while the cluster version has not risen.", Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, EtcdActivity.Member, EtcdActivity.Target,
            new("StopDeadline", "TimeSpan", "How long the process may take to end.", Default: "00:00:30"),
        ],
        Outputs = [new("RolledBackTo", "String", "The release it was taken back to.")],
        Outcomes = ["Done", "NothingToDo"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.HopTargetOf(context);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var spec = EtcdActivity.MemberOf(cluster.Spec, context.Inputs.Text("Member"));

        var (stoppedAt, view) = await LookHostFirstAsync(context, cluster, spec.Name, cancellationToken);
        var member = view.FindMember(spec.Name)!;
        if (await RollbackSource.FindAsync(backups, context.RunId, cluster.Spec, view, spec.Name, target, cancellationToken) is not { } from)
        {
            return new Resolution.Ended(EtcdActivity.Failed(RollbackSource.Unknown(spec.Name)));
        }

        if (member.IsSettledOn(from))
        {
            context.Note($"{spec.Name} runs {from} and serves already.");
            return new Resolution.Ended(ActivityResult.Outcome("NothingToDo", ("RolledBackTo", from.ToString())));
        }

        var rules = await RunRules.OfAsync(context, clusters, cancellationToken);
        if (UpgradePath.Between([from], target, rules) is not UpgradePath.OneHop { Hop: var hop })
        {
            return new Resolution.Ended(EtcdActivity.Failed(NoHop(from, target)));
        }

        if (Judge(context, hop, spec.Name, stoppedAt, view, out var why) is { } refusal)
        {
            return new Resolution.Ended(EtcdActivity.Failed(refusal));
        }

        // Somebody asked for it now: it is not put off, and a member that does not serve is brought back at any time.
        if (member is { Serves: true, IsHalfDone: false } && await cluster.FindWindowProblemAsync(cancellationToken) is { } notNow)
        {
            return new Resolution.Ended(EtcdActivity.Failed(notNow));
        }

        if (member is { Serves: true, IsHalfDone: false })
        {
            await AroundMember.BeforeStopAsync(context, outside, cluster.Spec, spec.Name, member.ServerVersion?.ToString(), from.ToString(), isWayBack: true, cancellationToken);
        }

        context.Note($"Rolling {spec.Name} back to {from}: {why}");
        return new Resolution.Intent(EngineJson.Element(new SwapIntent(spec.Name, view.IdOf(member), null, from.ToString(), null) { Ran = member.ServerVersion?.ToString() ?? member.Host?.Process?.Version }));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = SwapIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var seen = await MemberSwap.ObserveAsync(context, cluster, wanted, (ActivityResult.Completed)ActivityResult.Outcome("Done", ("RolledBackTo", wanted.To)), cancellationToken);
        if (seen is not Observation.Done)
        {
            return seen;
        }

        context.OpenKey(FencedClusters.KeyOfMember(wanted.Member));
        MemberChanges.RememberSwap(context, wanted);
        context.SetProgress(UpgradeProgress.Of(await cluster.LookAsync(cancellationToken), wanted.To, EtcdActivity.HopTargetOf(context).ToString(), $"{wanted.Member} catches up"));
        return seen;
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var wanted = SwapIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);

        // The intent may be old: the whole rule is asked again before an old binary is started.
        var (stoppedAt, view) = await LookHostFirstAsync(context, cluster, wanted.Member, cancellationToken);
        var (from, target) = (EtcdVersion.Parse(wanted.To), EtcdActivity.HopTargetOf(context));
        var rules = await RunRules.OfAsync(context, clusters, cancellationToken);
        if (UpgradePath.Between([from], target, rules) is not UpgradePath.OneHop { Hop: var hop })
        {
            return NoHop(from, target);
        }

        if (Judge(context, hop, wanted.Member, stoppedAt, view, out _) is { } refusal)
        {
            return refusal;
        }

        return await swap.ActAsync(context, cluster, wanted, EtcdActivity.TermsOf(context, cluster.Spec) with { IsWayBack = true }, cancellationToken);
    }

    private static WorkflowError NoHop(EtcdVersion from, EtcdVersion target) =>
        WorkflowError.NeedsOperator("upgrade.no_hop", $"There is no hop between {from} and {target} to go back over.");

    // That the member lies still has to be known before the others are asked for the cluster version.
    private static async Task<(DateTimeOffset? StoppedAt, ClusterView View)> LookHostFirstAsync(
        ActivityContext context, FencedCluster cluster, string member, CancellationToken cancellationToken)
    {
        var stoppedAt = (await cluster.LookAtAsync(member, cancellationToken)).IsStopped ? context.Now : (DateTimeOffset?)null;
        return (stoppedAt, await cluster.LookAsync(cancellationToken));
    }

    // Null: the old release may be started.
    private static WorkflowError? Judge(ActivityContext context, UpgradeHop hop, string member, DateTimeOffset? stoppedAt, ClusterView view, out string why)
    {
        why = "an operator's word; that it is safe is not proved.";
        switch (RollbackRule.Decide(RollbackObservations.Of(hop, member, stoppedAt, view)))
        {
            case RollbackVerdict.NotLegal illegal:
                return illegal.Error;
            case RollbackVerdict.Offer offer when !context.AnswersTo(offer.Error.Code):
                return offer.Error;
            case RollbackVerdict.Legal legal:
                why = legal.Why;
                return null;
            default:
                return null;
        }
    }
}
