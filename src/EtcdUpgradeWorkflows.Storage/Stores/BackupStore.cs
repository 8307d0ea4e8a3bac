using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class BackupStore(IDbContextFactory<WorkflowDbContext> contexts) : IBackupStore
{
    public async Task SaveAsync(BackupRecord backup, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Backups.AsNoTracking().SingleOrDefaultAsync(b => b.Id == backup.Id, cancellationToken);
        if (known is not null && Read(known).Proof > backup.Proof)
        {
            return; // a worker that came late knows less
        }

        context.Entry(Write(backup)).State = known is null ? EntityState.Added : EntityState.Modified;
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<BackupRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Backups.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyList<BackupRecord>> ListAsync(string? cluster, Guid? runId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Backups.AsNoTracking()
            .Where(b => (cluster == null || b.Cluster == cluster) && (runId == null || b.RunId == runId))
            .OrderByDescending(b => b.TakenAt)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(Read);
    }

    public async Task DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Backups.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static BackupRow Write(BackupRecord backup) => new()
    {
        Id = backup.Id,
        Cluster = backup.Cluster,
        RunId = backup.RunId,
        MemberId = backup.MemberId,
        MemberName = backup.MemberName,
        Version = backup.Version,
        Revision = backup.Revision,
        Size = backup.Size,
        Sha256 = backup.Sha256,
        Path = backup.Path,
        Node = backup.Node,
        TakenAt = backup.TakenAt,
        Proof = backup.Proof.ToString(),
        ProvedRevision = backup.ProvedRevision,
        ProofDetail = backup.ProofDetail,
        Kind = backup.Kind.ToString(),
        SetId = backup.Set,
        SetSize = backup.SetSize,
        Target = backup.Target,
    };

    private static BackupRecord Read(BackupRow row) => new(
        row.Id, row.Cluster, row.RunId, row.MemberId, row.MemberName, row.Version, row.Revision, row.Size, row.Sha256, row.Path, row.Node, row.TakenAt,
        Enum.Parse<BackupProofLevel>(row.Proof), row.ProvedRevision, row.ProofDetail)
    {
        Kind = Enum.Parse<BackupKind>(row.Kind), Set = row.SetId ?? row.Id, SetSize = row.SetSize, Target = row.Target,
    };
}
