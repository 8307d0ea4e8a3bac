using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Holds the hashes of all members' data against each other. A difference between members of one release stops the run. Between releases it is looked
/// at again after the next compaction, since releases may keep different remains of what was deleted, and is a warning then.
/// </summary>
public sealed class CompareData(FencedClusters clusters) : LeafActivity
{
    public const string Differs = "etcd.data_differs";

    public const string NotComparable = "hash.not_comparable";

    /// <summary>A warning: between releases the difference stayed, or nothing was compacted meanwhile.</summary>
    public const string DiffersWhileMixed = "hash.differs_while_mixed";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.CompareData", Category = EtcdActivity.Category, DisplayName = "Compare data",
        Description = "Compares the hash of every member's data at one revision.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster,
            new("CompactionWait", "TimeSpan", "How long to wait for the next compaction when members of different releases differ.", Default: "00:05:30"),
        ],
        Outputs = [new("Revision", "Int64", "Where all hashes were equal; null when they could not be compared.")],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var view = await clusters.Prober.ProbeAsync(spec, ProbeScope.Members, cancellationToken);
        if (view.Members.FirstOrDefault(member => !member.Serves) is { } silent)
        {
            return EtcdActivity.Failed(WorkflowError.Transient(
                "etcd.unhealthy", $"{silent.Name} does not serve: its data cannot be compared.", "Retry leads on from here once it is mended."));
        }

        var found = await clusters.Hashes.CompareAsync(spec, view, cancellationToken);
        if (found is HashComparison.Differs first && view.Versions.Distinct().Count() > 1)
        {
            context.Note($"{first} They run {string.Join(" and ", view.Versions.Distinct())}; it is looked at again after the next compaction.");
            found = await AfterCompactionAsync(context, spec, view, first, cancellationToken);
        }

        return found switch
        {
            HashComparison.Same same => Said(context, $"The data of all {spec.Members.Count} members has one hash at revision {same.Revision}.", null, same.Revision),
            HashComparison.NotTold told => Said(context, $"Hashes were not compared: {told.Why}.", null, null),
            HashComparison.NotComparable not => Said(context, NotComparableText(not), NotComparable, null),
            HashComparison.Differs differs when view.Versions.Distinct().Count() > 1 => Said(
                context, $"Warning: {differs} They run different releases; after the last swap the same would stop the run.", DiffersWhileMixed, null),
            HashComparison.Differs differs => EtcdActivity.Failed(DiffersError(differs)),
            _ => throw new InvalidOperationException($"unknown comparison {found}"),
        };
    }

    internal static string NotComparableText(HashComparison.NotComparable found) =>
        $"Warning: the members' hashes could not be compared: {found.Why}. Pause compaction for a moment and compare them by `etcdctl endpoint hashkv`.";

    internal static WorkflowError DiffersError(HashComparison.Differs differs) => WorkflowError.NeedsOperator(
        Differs, differs.ToString(), "Do not go on. Keep all data directories and the backups, and find out which member is right.");

    private async Task<HashComparison> AfterCompactionAsync(
        ActivityContext context, ClusterSpec spec, ClusterView view, HashComparison.Differs first, CancellationToken cancellationToken)
    {
        var began = context.Time.GetTimestamp();
        while (context.Time.GetElapsedTime(began) < context.Inputs.Duration("CompactionWait"))
        {
            await context.ShowAsync(UpgradeProgress.Of(view, null, view.Versions.Max()!.ToString(), "the next compaction, to compare the members' data again"), cancellationToken);
            await Task.Delay(Pause, context.Time, cancellationToken);
            if (await clusters.Hashes.CompactRevisionAsync(spec, cancellationToken) is { } compacted && compacted > first.CompactRevision)
            {
                return await clusters.Hashes.CompareAsync(spec, view, cancellationToken);
            }
        }

        return first;
    }

    private static ActivityResult Said(ActivityContext context, string text, string? code, long? revision)
    {
        context.Note(text, code is null ? null : new { Code = code });
        return ActivityResult.Outcome("Done", ("Revision", revision));
    }
}
