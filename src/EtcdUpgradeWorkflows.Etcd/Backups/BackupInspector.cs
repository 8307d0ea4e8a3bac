using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>What a file in the vault turned out to be.</summary>
public enum BackupVerdict
{
    /// <summary>The file is what was written, and a member of its release started from it.</summary>
    Restored,

    /// <summary>The file is what was written; it was not restored.</summary>
    Intact,

    /// <summary>It lies on another machine.</summary>
    Elsewhere,

    Missing,

    /// <summary>It is not what was written, or does not restore.</summary>
    Damaged,
}

/// <param name="Detail">For people.</param>
public sealed record BackupFinding(BackupRecord File, BackupVerdict Verdict, string Detail);

/// <summary>Looks at backups again, long after they were taken: that the file is still what was written, and still restores.</summary>
public sealed class BackupInspector(IBackupStore backups, IBackupVault vault, IReleaseSource releases, IScratchMembers scratch, IClusterStore clusters, RunNode node)
{
    private static readonly TimeSpan BeingTaken = TimeSpan.FromHours(1);

    /// <summary>Newest first.</summary>
    /// <param name="cluster">Null: of all.</param>
    public async Task<IReadOnlyList<BackupSet>> ListAsync(string? cluster, CancellationToken cancellationToken) =>
        BackupSet.Of(await backups.ListAsync(cluster, null, cancellationToken), null);

    /// <param name="id">Of the set, or of one of its files.</param>
    public async Task<BackupSet?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(null, cancellationToken)).FirstOrDefault(set => set.IsNamed(id));

    /// <param name="restore">Start a scratch member from each file too.</param>
    public async Task<IReadOnlyList<BackupFinding>> VerifyAsync(BackupSet set, bool restore, CancellationToken cancellationToken)
    {
        List<BackupFinding> findings = [];
        foreach (var file in set.Files)
        {
            findings.Add(await VerifyAsync(file, restore, cancellationToken));
        }

        return findings;
    }

    /// <summary>The row first: a file without a row is a file too many, a row without its file would be a backup too few. Marked before, so that what a crash leaves is ended by <see cref="EndDeletionsAsync"/>.</summary>
    public async Task DeleteAsync(BackupSet set, CancellationToken cancellationToken)
    {
        foreach (var file in set.Files)
        {
            vault.MarkGoing(file.Path);
        }

        await backups.DeleteAsync([.. set.Files.Select(file => file.Id)], cancellationToken);
        foreach (var file in set.Files)
        {
            vault.Delete(file.Path);
        }
    }

    /// <summary>What a server that died had begun to delete: without its row the file goes too, with it both stay. Returns how many files went.</summary>
    public async Task<int> EndDeletionsAsync(CancellationToken cancellationToken)
    {
        var going = vault.List().Where(file => file.IsGoing).ToList();
        if (going.Count == 0)
        {
            return 0;
        }

        var known = await KnownPathsAsync(cancellationToken);
        foreach (var file in going)
        {
            if (known.Contains(file.Path))
            {
                vault.MarkStaying(file.Path);
            }
            else
            {
                vault.Delete(file.Path);
            }
        }

        return going.Count(file => !known.Contains(file.Path));
    }

    /// <summary>Files of this server's vault that no row tells of, older than an hour: what is being taken right now has none yet.</summary>
    public async Task<IReadOnlyList<VaultFile>> ListOrphansAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The files first: what gets its row meanwhile is none.
        var files = vault.List().Where(file => now - file.WrittenAt > BeingTaken).ToList();
        var known = files.Count == 0 ? [] : await KnownPathsAsync(cancellationToken);
        return files.FindAll(file => !known.Contains(file.Path));
    }

    private async Task<HashSet<string>> KnownPathsAsync(CancellationToken cancellationToken) =>
        (await backups.ListAsync(null, null, cancellationToken)).Where(file => file.Node == node.Name).Select(file => Path.GetFullPath(file.Path)).ToHashSet(StringComparer.Ordinal);

    private async Task<BackupFinding> VerifyAsync(BackupRecord file, bool restore, CancellationToken cancellationToken)
    {
        if (file.Node != node.Name)
        {
            return new(file, BackupVerdict.Elsewhere, $"It lies on {file.Node}; ask a server there.");
        }

        if (!vault.Has(file.Path))
        {
            return new(file, BackupVerdict.Missing, $"{file.Path} is not there.");
        }

        try
        {
            if (await vault.HashAsync(file.Path, cancellationToken) != file.Sha256)
            {
                return new(file, BackupVerdict.Damaged, $"{file.Path} is not the file that was written: its sha256 differs.");
            }
        }
        catch (WorkflowErrorException exception)
        {
            return new(file, BackupVerdict.Damaged, exception.Error.Message);
        }

        // A file of an earlier version has no manifest.
        if (vault.ReadManifest(file.Path) is { } manifest && !manifest.Describes(file))
        {
            return new(file, BackupVerdict.Damaged, "The manifest beside the file describes another backup.");
        }

        if (!restore)
        {
            return new(file, BackupVerdict.Intact, "The sha256 is the one that was written.");
        }

        if (await releases.FindAsync(file.Version, cancellationToken) is not { } release)
        {
            return new(file, BackupVerdict.Intact, $"The sha256 is the one that was written. It was not restored: etcd {file.Version} is not on this server.");
        }

        return await RestoreAsync(file, release, cancellationToken);
    }

    private async Task<BackupFinding> RestoreAsync(BackupRecord file, ReleaseOnServer release, CancellationToken cancellationToken)
    {
        try
        {
            var access = await clusters.FindAsync(file.Cluster, cancellationToken) is { } record && ClusterFile.Read(record.Spec).Spec is { } spec ? spec.Access : EtcdAccess.None;
            using var readable = await vault.OpenAsync(file.Path, cancellationToken);
            await using var restored = await scratch.RestoreAsync(release, readable.Path, file.Kind, access, cancellationToken);
            var revision = await restored.Client.ReadLinearizableAsync(cancellationToken);
            if (file.Kind == BackupKind.Snapshot && revision < file.Revision)
            {
                return new(file, BackupVerdict.Damaged, $"It restores to revision {revision}, and {file.Revision} was acknowledged before it was taken.");
            }

            if (file.Proof == BackupProofLevel.None)
            {
                await backups.SaveAsync(file with { Proof = BackupProofLevel.Restored, ProvedRevision = revision, ProofDetail = "it restores and serves" }, cancellationToken);
            }

            return new(file, BackupVerdict.Restored, $"A member of {file.Version} started from it and serves {(file.Kind == BackupKind.Snapshot ? $"revision {revision}" : $"index {revision}")}.");
        }
        catch (WorkflowErrorException exception)
        {
            return new(file, BackupVerdict.Damaged, exception.Error.Message);
        }
        catch (EtcdClientException exception)
        {
            return new(file, BackupVerdict.Damaged, $"The restored member does not serve: {exception.Message}");
        }
    }
}
