using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class ScheduleStore(IDbContextFactory<WorkflowDbContext> contexts) : IScheduleStore
{
    public async Task AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Schedules.Add(new ScheduleRow
        {
            Id = schedule.Id,
            Cluster = schedule.Cluster,
            FireAt = schedule.FireAt,
            Request = schedule.Request,
            CreatedBy = schedule.CreatedBy,
            CreatedAt = schedule.CreatedAt,
            Status = schedule.Status.ToString(),
            RunId = schedule.RunId,
            Outcome = schedule.Outcome,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<ScheduleRecord?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Schedules.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleStatus? status, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = status?.ToString();
        var rows = await context.Schedules.AsNoTracking()
            .Where(s => wanted == null || s.Status == wanted)
            .OrderBy(s => s.FireAt)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(Read);
    }

    public async Task<bool> MoveAsync(Guid id, ScheduleStatus from, ScheduleStatus to, Guid? runId, string? outcome, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (before, after) = (from.ToString(), to.ToString());
        return await context.Schedules.Where(s => s.Id == id && s.Status == before).ExecuteUpdateAsync(
            row => row.SetProperty(s => s.Status, after).SetProperty(s => s.RunId, runId).SetProperty(s => s.Outcome, outcome),
            cancellationToken) == 1;
    }

    private static ScheduleRecord Read(ScheduleRow row) => new(
        row.Id, row.Cluster, row.FireAt, row.Request, row.CreatedBy, row.CreatedAt, Enum.Parse<ScheduleStatus>(row.Status), row.RunId, row.Outcome);
}
