using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Reads are plain SQL: lists and completion do not wait for EF Core.</summary>
internal sealed class ClusterStore(WorkflowDatabase database, IDbContextFactory<WorkflowDbContext> contexts) : IClusterStore
{
    private const string Select = "select name, spec, node, cluster_id, member_ids, added_by, added_at from clusters";

    public async Task<ClusterRecord?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"{Select} where name = @name", ("name", name));
        return (await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ClusterRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"{Select} order by name");
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
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

    private ClusterRecord Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3),
        EngineJson.Read<string[]>(reader.GetString(4)), reader.GetString(5), database.ReadInstant(reader, 6));
}
