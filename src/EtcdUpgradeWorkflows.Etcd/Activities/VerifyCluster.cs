using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>All members on the target and serving, the cluster version risen on all of them, and one hash of the data at one revision.</summary>
public sealed class VerifyCluster(FencedClusters clusters) : LeafActivity
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private const int HashAttempts = 10;

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
        if (target.MajorNumber == 2)
        {
            context.Note($"All {spec.Members.Count} members run {target}, and the cluster version is {view.ClusterVersion}. 2.x tells no hash of its data.");
            return ActivityResult.Outcome("Done", ("ClusterVersion", view.ClusterVersion?.ToString()), ("Revision", view.Members.Max(m => m.Revision)));
        }

        for (var attempt = 1; ; attempt++)
        {
            var (revision, hashes, problem) = await HashAsync(context, spec, view, cancellationToken);
            if (problem is null && hashes.Select(h => h.Answer.Hash).Distinct().Count() == 1)
            {
                context.Note($"All {spec.Members.Count} members run {target}, the cluster version is {view.ClusterVersion}, and their data has one hash at revision {revision}.");
                return ActivityResult.Outcome("Done", ("ClusterVersion", view.ClusterVersion?.ToString()), ("Revision", revision));
            }

            if (problem is null && hashes.Select(h => h.Answer.CompactRevision).Distinct().Count() == 1)
            {
                return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                    "etcd.data_differs", $"At revision {revision} the members hold different data: {string.Join(", ", hashes.Select(h => $"{h.Member} {h.Answer.Hash:x8}"))}.",
                    "Do not go on. Keep all data directories and the backups, and find out which member is right."));
            }

            // A compaction between two answers makes them incomparable: ask again.
            if (attempt == HashAttempts)
            {
                return EtcdActivity.Failed(WorkflowError.Transient("etcd.hash_not_comparable", $"The members' hashes could not be compared: {problem ?? "their compact revisions differ"}.", "Pause compaction for a moment, then retry."));
            }

            await Task.Delay(Pause, context.Time, cancellationToken);
        }
    }

    private async Task<(long Revision, IReadOnlyList<(string Member, HashAnswer Answer)> Hashes, string? Problem)> HashAsync(
        ActivityContext context, ClusterSpec spec, ClusterView view, CancellationToken cancellationToken)
    {
        var revision = view.Members.Max(m => m.Revision) ?? 0;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), context.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return (revision, await Task.WhenAll(spec.Members.Select(async m =>
            {
                await using var client = clusters.CreateClient(spec, m.Name);
                await client.ReadLinearizableAsync(linked.Token); // a member that lags does not have the revision yet
                return (m.Name, await client.HashAsync(revision, linked.Token));
            })), null);
        }
        catch (EtcdClientException e)
        {
            return (revision, [], e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (revision, [], "no answer in time");
        }
    }
}
