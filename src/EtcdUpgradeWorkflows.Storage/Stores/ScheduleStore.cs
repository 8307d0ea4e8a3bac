using System.Data.Common;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Reads are plain SQL: a server looks at its schedules at its start and every few seconds.</summary>
internal sealed class ScheduleStore(WorkflowDatabase database, IDbContextFactory<WorkflowDbContext> contexts) : IScheduleStore
{
    private const string Select = "select id, cluster, fire_at, request, created_by, created_at, status, run_id, outcome from schedules";

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
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"{Select} where id = @id", ("id", id));
        return (await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleStatus? status, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = status is { } wanted
            ? database.Command(connection, $"{Select} where status = @status order by fire_at", ("status", wanted.ToString()))
            : database.Command(connection, $"{Select} order by fire_at");
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
    }

    public async Task<bool> PostponeAsync(Guid id, DateTimeOffset from, DateTimeOffset to, string why, Notification notification, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var waiting = nameof(ScheduleStatus.Waiting);
        var (before, after) = (from.CutToMicroseconds(), to.CutToMicroseconds());
        return await context.Schedules.Where(s => s.Id == id && s.Status == waiting && s.FireAt == before).ExecuteUpdateAsync(
            row => row.SetProperty(s => s.FireAt, after).SetProperty(s => s.Outcome, why), cancellationToken) == 1
            && await CommitAsync(context, transaction, notification, cancellationToken);
    }

    public async Task<bool> MoveAsync(Guid id, ScheduleStatus from, ScheduleStatus to, Guid? runId, string? outcome, Notification? notification, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (before, after) = (from.ToString(), to.ToString());
        return await context.Schedules.Where(s => s.Id == id && s.Status == before).ExecuteUpdateAsync(
            row => row.SetProperty(s => s.Status, after).SetProperty(s => s.RunId, runId).SetProperty(s => s.Outcome, outcome),
            cancellationToken) == 1
            && await CommitAsync(context, transaction, notification, cancellationToken);
    }

    private async Task<bool> CommitAsync(WorkflowDbContext context, IDbContextTransaction transaction, Notification? notification, CancellationToken cancellationToken)
    {
        if (notification is not null)
        {
            await using var command = NotificationStore.InsertCommand(database, context.Database.GetDbConnection(), notification);
            command.Transaction = transaction.GetDbTransaction();
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private ScheduleRecord Read(DbDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), database.ReadInstant(reader, 2), reader.GetString(3), reader.GetString(4), database.ReadInstant(reader, 5),
        Enum.Parse<ScheduleStatus>(reader.GetString(6)), reader.IsDBNull(7) ? null : reader.GetGuid(7), reader.IsDBNull(8) ? null : reader.GetString(8));
}
