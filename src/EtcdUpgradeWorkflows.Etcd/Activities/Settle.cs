using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// First of all: a member that a host record or its stand-still shows as left half way from before is finished, one at a time.
/// It never stops a serving member. What the owners want done when a member serves again is done for it too (ADR 35).
/// </summary>
public sealed class Settle(FencedClusters clusters, MemberSwap swap, OutsidePorts outside) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.Settle", Category = EtcdActivity.Category, DisplayName = "Settle",
        Description = "Finishes what was left half way on a member; nothing that serves is stopped.", Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target],
        Outputs = [new("Member", "String", "The member that was finished.")],
        Outcomes = ["Done", "Again"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, EtcdActivity.TargetOf(context.Inputs)), context.Inputs.Text("Target")));
        if (cluster.Spec.IsManual)
        {
            return new Resolution.Ended(SettleByHand(context, cluster, view));
        }

        if (view.Members.FirstOrDefault(m => m.IsHalfDone) is not { } member && (member = view.Members.FirstOrDefault(m => m.IsStopped)!) is null)
        {
            if (cluster.Unfenced.Count > 0)
            {
                return new Resolution.Ended(EtcdActivity.Failed(cluster.Unfenced.Values.First()));
            }

            // Whether it is half done only its own host knows: that is asked again, never taken for whole.
            if (view.Members.FirstOrDefault(m => m.Host is null) is { } unknown)
            {
                return new Resolution.Ended(EtcdActivity.Failed(
                    unknown.HostError ?? WorkflowError.Transient("host.unreachable", $"The host of {unknown.Name} gave no answer.")));
            }

            FencedClusters.CloseUnsettled(context, cluster.Spec.Name, view.ClusterId);
            return new Resolution.Ended(ActivityResult.Done);
        }

        // What is down may be finished on its own host while another cannot be asked; what serves is not touched here.
        var to = (member.IsHalfDone ? member.Host!.Record!.To?.Version : null) ?? member.Host!.LinkVersion;
        var target = EtcdActivity.TargetOf(context.Inputs);
        if (view.ClusterVersion?.Minor == target.Minor && EtcdVersion.TryParse(to, out var open) && open.Minor < target.Minor)
        {
            // A rollback that was overtaken by the rise of the cluster version: only forward is left.
            to = target.ToString();
        }

        if (to is null)
        {
            return new Resolution.Ended(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "host.no_layout", $"{member.Name} does not run, and its host has no link `current` that says what it should run.", "Start it by hand, or lay out its install directory, then retry.")));
        }

        if (view.ClusterVersion is { } risen && EtcdVersion.TryParse(to, out var version) && version.Minor < risen.Minor)
        {
            return new Resolution.Ended(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "upgrade.point_of_no_return", $"{member.Name} was on its way to {to}, but the cluster version is {risen}: {to} does not start on such data.", $"Switch it to {risen.Minor} by hand, then retry.")));
        }

        context.Note($"{member.Name} was left {(member.IsHalfDone ? "half done" : "stopped")} from before; it is brought to {to}.");
        return new Resolution.Intent(EngineJson.Element(new SwapIntent(member.Name, view.IdOf(member), null, to, null)));
    }

    // Nobody but a person can have left anything there, and nobody else brings it up.
    private static ActivityResult SettleByHand(ActivityContext context, FencedCluster cluster, ClusterView view)
    {
        if (ManualSwap.FindDown(view, but: null) is { } down)
        {
            return EtcdActivity.Failed(down);
        }

        FencedClusters.CloseUnsettled(context, cluster.Spec.Name, view.ClusterId);
        return ActivityResult.Done;
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = SwapIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var seen = await MemberSwap.ObserveAsync(context, cluster, wanted, (ActivityResult.Completed)ActivityResult.Outcome("Again", ("Member", wanted.Member)), cancellationToken);
        if (seen is not Observation.Done)
        {
            return seen;
        }

        // Until then the intent stays open: whoever takes the run over, and a retry, do the steps again under the same id.
        if (await AroundMember.AfterServingAsync(context, outside, cluster.Spec, wanted.Member, wanted.From, wanted.To, cancellationToken) is { } notDone)
        {
            return new Observation.Unknown(notDone);
        }

        MemberChanges.RememberSwap(context, wanted);
        return seen;
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        return await swap.FinishAsync(context, cluster, SwapIntent.Parse(intent), cancellationToken);
    }
}
