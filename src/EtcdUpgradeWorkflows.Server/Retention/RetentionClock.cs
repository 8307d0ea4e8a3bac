using System.Globalization;
using EtcdUpgradeWorkflows.Server.Scheduling;
using Quartz;

namespace EtcdUpgradeWorkflows.Server.Retention;

/// <summary>Wakes <see cref="RetentionRunner"/> at a time. That it wakes too often, or on two servers, is harmless: the row says whose round it is.</summary>
internal interface IRetentionClock
{
    Task SetAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>One trigger for each round, named by its time: on PostgreSQL one server of the cluster is woken.</summary>
internal sealed class QuartzRetentionClock(ISchedulerFactory factory, StoredJobNames names, TimeProvider time) : IRetentionClock
{
    private static readonly JobKey Job = new("retention", "etcdup");

    public async Task SetAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);

        // Every time: its tables may have been emptied under us, and this is once in minutes.
        await scheduler.AddJob(
            JobBuilder.Create().OfType(names.AreUsed ? (JobType)JobNames.Retention : new JobType(typeof(RetentionJob))).WithIdentity(Job).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        var trigger = TriggerBuilder.Create(time).ForJob(Job).WithIdentity(at.UtcTicks.ToString(CultureInfo.InvariantCulture), "retention").StartAt(at)
            .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellationToken);
    }
}

/// <summary>It only wakes.</summary>
internal sealed class RetentionJob(RetentionRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await runner.RunDueAsync(cancellationToken);
}
