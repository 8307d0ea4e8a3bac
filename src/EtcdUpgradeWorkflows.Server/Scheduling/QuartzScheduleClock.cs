using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using Quartz;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>
/// One trigger for each fire, named by both, so that a trigger never has to be moved or taken away: one that is out of date finds a row that is not due. What is late is fired at once; what to do about that the row's
/// kind decides (<see cref="ScheduleFiring"/>), not Quartz's misfire handling.
/// </summary>
/// <param name="names">Whether jobs are stored, and so under a name of ours; in memory Quartz wants the type itself.</param>
internal sealed class QuartzScheduleClock(ISchedulerFactory factory, StoredJobNames names, TimeProvider time) : IScheduleClock
{
    private static readonly JobKey Job = new("wake", "etcdup");

    private volatile bool _hasJob;

    public async Task SetAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        if (!_hasJob)
        {
            await scheduler.AddJob(
                JobBuilder.Create().OfType(names.AreUsed ? (JobType)JobNames.Wake : new JobType(typeof(WakeJob))).WithIdentity(Job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, cancellationToken);
            _hasJob = true;
        }

        var trigger = TriggerBuilder.Create(time).ForJob(Job)
            .WithIdentity(string.Create(CultureInfo.InvariantCulture, $"{schedule.Id}/{schedule.FireAt.UtcTicks}"), "schedules").UsingJobData(WakeJob.Id, schedule.Id.ToString())
            .StartAt(schedule.FireAt).WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        try
        {
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellationToken);
        }
        catch (SchedulerException)
        {
            // Its tables may have been emptied under us: the next time the job is put there again.
            _hasJob = false;
            throw;
        }
    }
}
