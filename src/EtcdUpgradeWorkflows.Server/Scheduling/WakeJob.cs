using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>A job only wakes: it carries the id of a schedule row, which says what is to be done.</summary>
internal sealed class WakeJob(ScheduleFiring firing) : IJob
{
    public const string Id = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Guid.TryParse(context.MergedJobDataMap.GetString(Id), out var id))
        {
            await firing.FireAsync(id, cancellationToken);
        }
    }
}

/// <summary>Sets Quartz's triggers for schedule rows.</summary>
/// <param name="names">Whether jobs are stored, and so under a name of ours; in memory Quartz wants the type itself.</param>
internal sealed class ScheduleClock(ISchedulerFactory factory, StoredJobNames names, TimeProvider time)
{
    private static readonly JobKey Job = new("wake", "etcdup");

    public async Task SetAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        await scheduler.AddJob(
            JobBuilder.Create().OfType(names.AreUsed ? (JobType)JobNames.Wake : new JobType(typeof(WakeJob))).WithIdentity(Job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, cancellationToken);
        var trigger = TriggerBuilder.Create(time).ForJob(Job).WithIdentity(schedule.Id.ToString(), "schedules").UsingJobData(WakeJob.Id, schedule.Id.ToString())
            .StartAt(schedule.FireAt).WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellationToken);
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        await scheduler.UnscheduleJob(new TriggerKey(id.ToString(), "schedules"), cancellationToken);
    }
}

/// <summary>What happens when a schedule's time has come. The run's idempotency key is the schedule and its fire time: a double fire starts one run.</summary>
internal sealed partial class ScheduleFiring(
    IScheduleStore schedules, ScheduleClock clock, UpgradeLauncher launcher, WorkflowWorker worker, ClusterDirectory clusters, MaintenanceGuard maintenance, TimeProvider time, ILogger<ScheduleFiring> log)
{
    /// <summary>A start that was missed by more is not made: its schedule becomes Missed.</summary>
    public static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(10);

    public async Task FireAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(id, cancellationToken) is not { Status: ScheduleStatus.Waiting } schedule)
        {
            return;
        }

        var late = time.GetUtcNow() - schedule.FireAt;
        var wanted = EngineJson.Read<UpgradeRequest>(schedule.Request);

        // One that keeps to a window is caught up while that is open; whether it is, is asked when it starts.
        if (late > StartWithin && wanted.Window is null)
        {
            LogMissed(log, id, late);
            var missed = $"No server was there to start it; it was noticed {late:d\\.hh\\:mm\\:ss} later.";
            await schedules.MoveAsync(
                id, ScheduleStatus.Waiting, ScheduleStatus.Missed, null, $"{missed} Start it by hand if it is still wanted.",
                Told(schedule, NotificationKinds.DidNotStart, missed, "Start it by hand if it is still wanted."), cancellationToken);
            return;
        }

        try
        {
            var request = wanted with { IdempotencyKey = $"schedule/{id}/{schedule.FireAt.UtcTicks}" };
            var (runId, result) = await launcher.StartAsync(request, cancellationToken);
            switch (result)
            {
                case CreateRunResult.Held held:
                    await schedules.MoveAsync(id, ScheduleStatus.Waiting, ScheduleStatus.Refused, null, $"{held.Key} is reserved by run {held.RunNumber}.",
                        Told(schedule, NotificationKinds.DidNotStart, $"{held.Key} is reserved by run {held.RunNumber}.", $"`etcdup runs show {held.RunNumber}`; start it by hand when that has ended."), cancellationToken);
                    break;
                case CreateRunResult.Duplicate duplicate:
                    await schedules.MoveAsync(id, ScheduleStatus.Waiting, ScheduleStatus.Fired, duplicate.RunId, null, null, cancellationToken);
                    break;
                default:
                    await schedules.MoveAsync(id, ScheduleStatus.Waiting, ScheduleStatus.Fired, runId, null, null, cancellationToken);
                    worker.Wake();
                    break;
            }
        }
        catch (Exception e) when (e is not (WorkflowErrorException or OperationCanceledException))
        {
            // The row still waits: the next sweep sets its trigger again.
            LogFailed(log, id, e);
        }
        catch (WorkflowErrorException e)
        {
            // Its opening was frozen, or taken away, meanwhile: it goes to the next one, and says so.
            if (wanted.Window is { } window && MaintenanceGrants.Codes.Contains(e.Error.Code) && await FindNextAsync(schedule, window, cancellationToken) is { } next)
            {
                LogPostponed(log, id, next, e.Error.Message);
                var why = $"It was to start at {schedule.FireAt:u}. {e.Error.Message}";
                if (await schedules.PostponeAsync(id, schedule.FireAt, next, why, Told(schedule, NotificationKind.PutOff, why, null), cancellationToken))
                {
                    await clock.SetAsync(schedule with { FireAt = next }, cancellationToken);
                }

                return;
            }

            LogRefused(log, id, e.Error.Code, e.Error.Message);
            await schedules.MoveAsync(id, ScheduleStatus.Waiting, ScheduleStatus.Refused, null, $"{e.Error.Code}: {e.Error.Message}",
                Told(schedule, NotificationKinds.DidNotStart, $"Its start was refused: {e.Error.Message}", e.Error.Advice), cancellationToken);
        }
    }

    private Notification Told(ScheduleRecord schedule, string kind, string message, string? advice) => Notification.OfSchedule(
        schedule.Id, schedule.FireAt, kind, schedule.Cluster, $"The upgrade that {schedule.CreatedBy} has planned for {schedule.FireAt:u}: {message}", advice, Notification.Product, time.GetUtcNow());

    private async Task<DateTimeOffset?> FindNextAsync(ScheduleRecord schedule, string window, CancellationToken cancellationToken) =>
        await clusters.TryFindAsync(schedule.Cluster, cancellationToken) is { } cluster
        && (await maintenance.ReadAsync(cluster, cancellationToken)).InWindow(window).Judge(WindowQuestion.AtStart([]), time.GetCurrentInstant()) is WindowVerdict.Closed closed
            ? closed.AskAgainAt
            : null;

    [LoggerMessage(4014, LogLevel.Information, "Schedule {Id} was put off to {Next}: {Why}")]
    private static partial void LogPostponed(ILogger log, Guid id, DateTimeOffset next, string why);

    [LoggerMessage(4010, LogLevel.Warning, "Schedule {Id} was missed by {Late} and is not made.")]
    private static partial void LogMissed(ILogger log, Guid id, TimeSpan late);

    [LoggerMessage(4012, LogLevel.Warning, "Schedule {Id} could not be fired; tried again.")]
    private static partial void LogFailed(ILogger log, Guid id, Exception e);

    [LoggerMessage(4011, LogLevel.Warning, "Schedule {Id} was refused: {Code}: {Message}")]
    private static partial void LogRefused(ILogger log, Guid id, string code, string message);
}

/// <summary>At the start, and every half minute, each waiting row gets its trigger again: the rows are the truth, whatever Quartz remembers.</summary>
internal sealed partial class ScheduleSweep(IScheduleStore schedules, ScheduleClock clock, TimeProvider time, ILogger<ScheduleSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var schedule in await schedules.ListAsync(ScheduleStatus.Waiting, stoppingToken))
                {
                    await clock.SetAsync(schedule, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogSweepFailed(log, e);
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    [LoggerMessage(4013, LogLevel.Warning, "The schedules could not be looked through; tried again.")]
    private static partial void LogSweepFailed(ILogger log, Exception e);
}
