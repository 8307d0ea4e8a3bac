using EtcdUpgradeWorkflows.Etcd.Schedules;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>Wakes <see cref="ScheduleFiring"/> when a schedule's next fire comes. That it wakes too often, too early, or for what has changed since, is harmless.</summary>
internal interface IScheduleClock
{
    /// <summary>Of a schedule that waits.</summary>
    Task SetAsync(ScheduleRecord schedule, CancellationToken cancellationToken);
}
