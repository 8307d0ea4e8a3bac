using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Proves a backup by restoring it: the old release's tools make a scratch member of it, whose data hash and key count at its revision must be the source
/// member's. When the source was compacted past that meanwhile, another backup is taken, three at most; then that it restores has to do.
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
        var taken = await backups.ListAsync(spec.Name, context.RunId, cancellationToken);
        var wanted = context.Inputs.TextOrNull("Backup");
        if ((wanted is { Length: > 0 } ? taken.FirstOrDefault(b => b.Id == wanted) : taken is [var newest, ..] ? newest : null) is not { } backup)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator("backup.unknown", $"This run has no backup {wanted ?? "of this cluster"}.", "The workflow must take one first."));
        }

        if (await releases.FindAsync(backup.Version, cancellationToken) is not { } release)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "binaries.missing", $"The backup was taken from etcd {backup.Version}, whose tools are not on this server.", $"Add them with `etcdup binaries add {backup.Version} DIR`, then retry."));
        }

        if (await vault.HashAsync(backup.Path, cancellationToken) != backup.Sha256)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "backup.damaged", $"{backup.Path} is not the file that was written: its sha256 differs.", "Do not rely on it. Cancel and start again."));
        }

        var began = context.Time.GetTimestamp();
        await using var member = await scratch.RestoreAsync(release, backup.Path, spec.Access, cancellationToken);
        using var deadline = new CancellationTokenSource(CompareDeadline, context.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await CompareAsync(context, spec, backup, member.Client, taken.Count, began, linked.Token);
        }
        catch (EtcdClientException e)
        {
            return EtcdActivity.Failed(WorkflowError.Transient("backup.not_compared", $"The restored data could not be compared: {e.Message}", "Retry."));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return EtcdActivity.Failed(WorkflowError.Transient("backup.not_compared", "The restored data could not be compared in time.", "Retry."));
        }
    }

    private async Task<ActivityResult> CompareAsync(
        ActivityContext context, ClusterSpec spec, BackupRecord backup, IEtcdClient restored, int taken, long began, CancellationToken cancellationToken)
    {
        var revision = await restored.ReadLinearizableAsync(cancellationToken);
        if (revision < backup.Revision)
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "backup.too_old", $"The backup restores to revision {revision}, but {backup.Revision} was acknowledged before it was taken.", "Do not rely on it. Retry takes no new one; cancel and start again."));
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
            : EtcdActivity.Failed(WorkflowError.NeedsOperator(
                "backup.differs", $"At revision {revision} the restored data has hash {ours.Hash:x8} and {count} keys, {backup.MemberName} has {theirs.Hash:x8} and {theirCount}.",
                "Do not rely on this backup, and do not go on before the difference is understood."));
    }

    private async Task<ActivityResult> CompactedAsync(
        ActivityContext context, BackupRecord backup, long revision, int taken, long began, CancellationToken cancellationToken)
    {
        if (taken < MostBackups)
        {
            context.Note($"{backup.MemberName} was compacted past revision {revision} meanwhile: another backup is taken.");
            return ActivityResult.Outcome("Compacted");
        }

        return await ProvedAsync(
            context, backup, BackupProofLevel.Restored, revision, "it restores and serves; the source is compacted faster than it can be compared", began, cancellationToken);
    }

    private async Task<ActivityResult> ProvedAsync(
        ActivityContext context, BackupRecord backup, BackupProofLevel level, long revision, string detail, long began, CancellationToken cancellationToken)
    {
        await backups.SaveAsync(backup with { Proof = level, ProvedRevision = revision, ProofDetail = detail }, cancellationToken);
        context.Note($"Backup proved ({level}) in {context.Time.GetElapsedTime(began).TotalMilliseconds:0} ms: {detail}.");
        return ActivityResult.Outcome("Done", ("Proof", level.ToString()));
    }
}
