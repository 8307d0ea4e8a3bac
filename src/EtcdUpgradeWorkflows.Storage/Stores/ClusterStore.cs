using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Reads are plain SQL: lists and completion do not wait for EF Core.</summary>
internal sealed class ClusterStore(WorkflowDatabase database, IDbContextFactory<WorkflowDbContext> contexts) : IClusterStore
{
    private const string Select = "select name, spec, node, cluster_id, member_ids, added_by, added_at from clusters";

    private const string SelectMixed = "select cluster, mixed_since, releases, run_id from cluster_releases where mixed_since is not null";

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

    public async Task SeeAsync(SeenReleases seen, RunClaim? claim, CancellationToken cancellationToken)
    {
        // Who looks only may have seen what a run has changed since. Of a run it is the claim that says whether it still counts: the clocks of two servers differ.
        var (stands, newer) = claim is null
            ? ("not exists (select 1 from runs r where r.subject = @cluster and r.status = 'Running' and r.owner is not null)", "where excluded.seen_at >= cluster_releases.seen_at")
            : ("exists (select 1 from runs r where r.id = @run and r.fence = @fence)", "");
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            $"""
            insert into cluster_releases (cluster, releases, mixed_since, seen_at, run_id)
            select @cluster, @releases, {(seen.AreMixed ? "@at" : "null")}, @at, {(claim is null ? "null" : "@run")} from clusters c where c.name = @cluster and {stands}
            on conflict (cluster) do update set releases = excluded.releases, seen_at = excluded.seen_at,
                mixed_since = case when excluded.mixed_since is null then null else coalesce(cluster_releases.mixed_since, excluded.mixed_since) end,
                run_id = case when excluded.run_id is null and cluster_releases.mixed_since is not null then cluster_releases.run_id else excluded.run_id end
            {newer}
            """,
            [
                ("cluster", seen.Cluster), ("releases", EngineJson.Text(seen.Releases)), ("at", seen.At.CutToMicroseconds()),
                .. claim is null ? Array.Empty<(string, object?)>() : [("run", (object?)claim.RunId), ("fence", claim.Number)],
            ]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<MixedCluster?> FindMixedAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"{SelectMixed} and cluster = @name", ("name", name));
        return (await WorkflowDatabase.ReadAllAsync(command, ReadMixed, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<MixedCluster>> ListMixedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"{SelectMixed} order by mixed_since, cluster");
        return await WorkflowDatabase.ReadAllAsync(command, ReadMixed, cancellationToken);
    }

    private MixedCluster ReadMixed(DbDataReader reader) => new(
        reader.GetString(0), database.ReadInstant(reader, 1), EngineJson.Read<string[]>(reader.GetString(2)), reader.IsDBNull(3) ? null : reader.GetGuid(3));

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
