using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Identity, version, URLs, health and alarms of a member after a swap; closes its key.</summary>
public sealed class VerifyMember(FencedClusters clusters, OutsidePorts outside) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.VerifyMember", Category = EtcdActivity.Category, DisplayName = "Verify member",
        Description = "Checks identity, URLs, version, health and alarms of the member; from then on it is whole.",
        Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Member, new("ExpectedVersion", "String", "The release it has to run; empty: any.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var spec = EtcdActivity.MemberOf(cluster.Spec, context.Inputs.Text("Member"));
        var view = await cluster.LookAsync(ProbeScope.Full, cancellationToken); // alarms too
        var member = view.FindMember(spec.Name)!;
        var (changed, known) = MemberChanges.Judge(context, cluster.Spec, view, null, await RunRules.OfAsync(context, clusters, cancellationToken));
        if (changed is not null)
        {
            return EtcdActivity.Failed(changed);
        }

        // What a person has accepted otherwise is not verified: who is next is looked at again, this member included.
        if (context.Inputs.TextOrNull("ExpectedVersion") is { Length: > 0 } expected && known?.Find(spec.Name) is { } accepted && accepted.Version != expected)
        {
            EtcdActivity.CloseWhole(context, view);
            context.Note($"{spec.Name} {(accepted.Version is null ? "does not run" : $"runs {accepted.Version}")}, which was accepted; it is not verified and comes again.");
            return ActivityResult.Done;
        }

        if (!member.Serves || member.IsHalfDone)
        {
            return EtcdActivity.Failed(WorkflowError.Transient("etcd.unhealthy", $"{spec.Name} does not serve: {member.Error?.Message}", "Look at its log, then retry."));
        }

        if (context.Inputs.TextOrNull("ExpectedVersion") is { Length: > 0 } wanted && member.ServerVersion != EtcdVersion.Parse(wanted))
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator("etcd.version_wrong", $"{spec.Name} runs {member.ServerVersion}, not {wanted}.", "Look at what its host runs, then retry."));
        }

        if (view.MemberList?.FirstOrDefault(l => l.Id == member.Id) is not { } listed)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator("etcd.member_replaced", $"{spec.Name} says it is member {member.Id}, which is not in the member list.", "Look at the member list before anything else."));
        }

        if (listed.IsLearner || listed.Name != spec.Name || !listed.PeerUrls.Any(u => EtcdActivity.IsSameUrl(u, spec.PeerUrl)))
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "etcd.identity_changed", $"{spec.Name} is listed as '{listed.Name}' at {string.Join(", ", listed.PeerUrls)}{(listed.IsLearner ? ", a learner" : "")}.",
                $"It should be a voter at {spec.PeerUrl}. Look at its arguments and the member list."));
        }

        if (view.Alarms is { Count: > 0 } alarms)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator("etcd.alarm", $"An alarm is raised: {string.Join(", ", alarms.Select(a => $"{a.Kind} on {a.MemberId}"))}.", "Clear its cause and the alarm, then retry."));
        }

        if (await AroundMember.AfterServingAsync(context, outside, cluster.Spec, spec.Name, known?.Find(spec.Name)?.SwappedFrom, member.ServerVersion?.ToString(), cancellationToken) is { } notDone)
        {
            return EtcdActivity.Failed(notDone);
        }

        context.CloseKey(FencedClusters.KeyOfMember(spec.Name));
        if (view.Members.All(m => m is { Serves: true, IsHalfDone: false }))
        {
            context.CloseDroppedEffects();
        }

        context.SetProgress(UpgradeProgress.Of(view, view.Versions.Min().ToString(), view.Versions.Max().ToString()));
        MemberChanges.RememberTime(context, known, isVerified: true);
        context.Note($"{spec.Name} is member {member.Id} as before, runs {member.ServerVersion}, serves, and no alarm is raised.");
        return ActivityResult.Done;
    }
}
