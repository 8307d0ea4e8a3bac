using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Proves a backup by restoring it: the old release's tools make a scratch member of it, whose data hash and key count at its revision must be the source
/// member's. When the source was compacted past that meanwhile, another backup is taken, three at most; then that it restores has to do. Of v2 data every key
/// of the source member that is as old as the backup must be in it.
/// </summary>
public sealed class VerifyBackup(FencedClusters clusters, IBackupStore backups, IReleaseSource releases, IScratchMembers scratch, IBackupVault vault) : LeafActivity
{
    private const int MostBackups = 3;
    private static readonly TimeSpan CompareDeadline = TimeSpan.FromSeconds(60);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.VerifyBackup", Category = EtcdActivity.Category, DisplayName = "Verify backup",
        Description = "Restores the backup into a scratch member and compares its data with the source.", Behavior = ActivityBehavior.Observing, Retry = new(3, TimeSpan.FromSeconds(2)),
        Inputs =
        [
            EtcdActivity.Cluster, new("Backup", "String", "The backup's id; empty: the run's newest."),
            new("Level", "String", "compared or restored.", Default: "compared", UIHint: "dropdown"),
        ],
        Outputs = [new("Proof", "String", "Compared or Restored.")],
        Outcomes = ["Done", "Compacted"],
    };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var sets = BackupSet.Of(await backups.ListAsync(spec.Name, context.RunId, cancellationToken), null);
        var wanted = context.Inputs.TextOrNull("Backup");
        if ((wanted is { Length: > 0 } ? sets.FirstOrDefault(set => set.Id == wanted) : sets.FirstOrDefault(set => set.IsWhole)) is not { } backup)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator("backup.unknown", $"This run has no backup {wanted ?? "of this cluster"}.", "The workflow must take one first."));
        }

        var least = BackupProofLevel.Compared;
        foreach (var file in backup.Files.Where(file => file.Proof == BackupProofLevel.None || backup.Files.Count == 1))
        {
            var result = await ProveAsync(context, spec, file, sets.Count, cancellationToken);
            if (result.Result is not null)
            {
                return result.Result;
            }

            least = result.Proof < least ? result.Proof : least;
        }

        MemberChanges.RememberBackup(context, backup.TakenAt);
        return ActivityResult.Outcome("Done", ("Proof", least.ToString()));
    }

    private async Task<Proved> ProveAsync(ActivityContext context, ClusterSpec spec, BackupRecord backup, int taken, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(backup.Version, cancellationToken) is not { } release)
        {
            return Proved.Not(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "binaries.missing", $"The backup was taken from etcd {backup.Version}, whose tools are not on this server.", $"Add them with `etcdup binaries add {backup.Version} DIR`, then retry.")));
        }

        if (await vault.HashAsync(backup.Path, cancellationToken) != backup.Sha256)
        {
            return Proved.Not(EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "backup.damaged", $"{backup.Path} is not the file that was written: its sha256 differs.", "Do not rely on it. Cancel and start again.")));
        }

        var began = context.Time.GetTimestamp();
        using var readable = await vault.OpenAsync(backup.Path, cancellationToken);
        await using var member = await scratch.RestoreAsync(release, readable.Path, backup.Kind, spec.Access, cancellationToken);
        using Deadline deadline = new(CompareDeadline, context.Time, cancellationToken);
        try
        {
            return backup.Kind == BackupKind.V2Data
                ? await CompareV2Async(context, spec, backup, member.Client, taken, began, deadline.Token)
                : await CompareAsync(context, spec, backup, member.Client, taken, began, deadline.Token);
        }
        catch (EtcdClientException e)
        {
            return Proved.Not(EtcdActivity.Failed(WorkflowError.Transient("backup.not_compared", $"The restored data could not be compared: {e.Message}", "Retry.")));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Proved.Not(EtcdActivity.Failed(WorkflowError.Transient("backup.not_compared", "The restored data could not be compared in time.", "Retry.")));
        }
    }

    private async Task<Proved> CompareAsync(
        ActivityContext context, ClusterSpec spec, BackupRecord backup, IEtcdClient restored, int taken, long began, CancellationToken cancellationToken)
    {
        var revision = await restored.ReadLinearizableAsync(cancellationToken);
        if (revision < backup.Revision)
        {
            return Proved.Not(TooOld(backup, $"revision {revision}"));
        }

        if (context.Inputs.TextOrNull("Level") == "restored")
        {
            return await ProvedAsync(context, backup, BackupProofLevel.Restored, revision, "it restores and serves", began, cancellationToken);
        }

        var (ours, count) = (await restored.HashAsync(revision, cancellationToken), await restored.CountKeysAsync(revision, cancellationToken));
        HashAnswer theirs;
        long theirCount;
        try
        {
            await using var source = clusters.CreateClient(spec, backup.MemberName);
            theirs = await source.HashAsync(revision, cancellationToken);
            theirCount = await source.CountKeysAsync(revision, cancellationToken);
        }
        catch (EtcdClientException e) when (e.Failure == EtcdFailure.OutOfRange)
        {
            return await CompactedAsync(context, backup, revision, taken, began, cancellationToken);
        }

        if (theirs.CompactRevision != ours.CompactRevision)
        {
            return await CompactedAsync(context, backup, revision, taken, began, cancellationToken);
        }

        return theirs.Hash == ours.Hash && theirCount == count
            ? await ProvedAsync(
                context, backup, BackupProofLevel.Compared, revision, $"hash {ours.Hash:x8} and {count} keys at revision {revision}, as on {backup.MemberName}", began, cancellationToken)
            : Proved.Not(Differs($"At revision {revision} the restored data has hash {ours.Hash:x8} and {count} keys, {backup.MemberName} has {theirs.Hash:x8} and {theirCount}."));
    }

    private async Task<Proved> CompareV2Async(
        ActivityContext context, ClusterSpec spec, BackupRecord backup, IEtcdClient restored, int taken, long began, CancellationToken cancellationToken)
    {
        var copy = await restored.ReadV2KeysAsync(cancellationToken);
        if (context.Inputs.TextOrNull("Level") == "restored")
        {
            return await ProvedAsync(context, backup, BackupProofLevel.Restored, (long)copy.Index, "it restores and serves", began, cancellationToken);
        }

        await using var source = clusters.CreateClient(spec, backup.MemberName);
        var comparison = V2Comparison.Of(
            await source.ReadV2KeysAsync(cancellationToken), copy, (ulong)backup.Revision, KeepsIndices(backup), context.Now);
        if (comparison.Differences.Count > 0 && !KeepsIndices(backup) && taken < MostBackups)
        {
            context.Note(
                $"The copy of {backup.MemberName} lacks what was written last ({string.Join("; ", comparison.Differences)}), as the etcdctl of 3.x makes it under load: another backup is taken.");
            return Proved.Not(ActivityResult.Outcome("Compacted"));
        }

        return comparison.Differences.Count == 0
            ? await ProvedAsync(
                context, backup, BackupProofLevel.Compared, (long)copy.Index,
                $"{comparison.Compared} v2 keys of {backup.MemberName} up to index {comparison.UpTo} are in it and equal", began, cancellationToken)
            : Proved.Not(Differs(
                $"Of {comparison.Compared} v2 keys of {backup.MemberName} up to index {comparison.UpTo} these are not in it, or others: {string.Join("; ", comparison.Differences)}."));
    }

    // The etcdctl of 3.x leaves the entries of membership out of the copy: all later indices are lower there (measured on 3.3.25).
    private static bool KeepsIndices(BackupRecord backup) => EtcdVersion.TryParse(backup.Version, out var version) && version.MajorNumber == 2;

    private static ActivityResult TooOld(BackupRecord backup, string reached) => EtcdActivity.Failed(WorkflowError.NeedsOperator(
        "backup.too_old", $"The backup restores to {reached}, but {backup.Revision} was acknowledged before it was taken.", "Do not rely on it. Retry takes no new one; cancel and start again."));

    private static ActivityResult Differs(string how) => EtcdActivity.Failed(WorkflowError.NeedsOperator(
        "backup.differs", how, "Do not rely on this backup, and do not go on before the difference is understood."));

    private async Task<Proved> CompactedAsync(
        ActivityContext context, BackupRecord backup, long revision, int taken, long began, CancellationToken cancellationToken)
    {
        if (taken < MostBackups)
        {
            context.Note($"{backup.MemberName} was compacted past revision {revision} meanwhile: another backup is taken.");
            return Proved.Not(ActivityResult.Outcome("Compacted"));
        }

        return await ProvedAsync(
            context, backup, BackupProofLevel.Restored, revision, "it restores and serves; the source is compacted faster than it can be compared", began, cancellationToken);
    }

    private async Task<Proved> ProvedAsync(
        ActivityContext context, BackupRecord backup, BackupProofLevel level, long revision, string detail, long began, CancellationToken cancellationToken)
    {
        await backups.SaveAsync(backup with { Proof = level, ProvedRevision = revision, ProofDetail = detail }, cancellationToken);
        context.Note($"{(backup.Kind == BackupKind.V2Data ? $"v2 data of {backup.MemberName}" : "Backup")} proved ({level}) in {context.Time.GetElapsedTime(began).TotalMilliseconds:0} ms: {detail}.");
        return new(level, null);
    }

    /// <param name="Result">How the activity ends; null when the file is proved.</param>
    private readonly record struct Proved(BackupProofLevel Proof, ActivityResult? Result)
    {
        public static Proved Not(ActivityResult result) => new(BackupProofLevel.None, result);
    }
}
