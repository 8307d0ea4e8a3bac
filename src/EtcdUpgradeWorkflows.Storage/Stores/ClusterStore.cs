using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class ClusterStore(IDbContextFactory<WorkflowDbContext> contexts) : IClusterStore
{
    public async Task<ClusterRecord?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Clusters.AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyList<ClusterRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Clusters.AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancellationToken)).ConvertAll(Read);
    }

    public async Task<bool> AddAsync(ClusterRecord cluster, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Clusters.Add(Write(cluster));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            if (await FindAsync(cluster.Name, cancellationToken) is null) throw;
            return false;
        }
    }

    public async Task UpdateAsync(ClusterRecord cluster, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Clusters.Update(Write(cluster));
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Clusters.Where(c => c.Name == name).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private static ClusterRow Write(ClusterRecord cluster) => new()
    {
        Name = cluster.Name,
        Spec = cluster.Spec,
        Node = cluster.Node,
        ClusterId = cluster.ClusterId,
        MemberIds = EngineJson.Text(cluster.MemberIds),
        AddedBy = cluster.AddedBy,
        AddedAt = cluster.AddedAt,
    };

    private static ClusterRecord Read(ClusterRow row) =>
        new(row.Name, row.Spec, row.Node, row.ClusterId, EngineJson.Read<string[]>(row.MemberIds), row.AddedBy, row.AddedAt);
}
