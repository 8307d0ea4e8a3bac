using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Etcd.Schedules;

/// <summary>Rows that Quartz only wakes.</summary>
public interface IScheduleStore
{
    /// <summary>False, and nothing written, when the id is there already.</summary>
    Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken);

    Task<ScheduleRecord?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The next first.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleStatus? status, CancellationToken cancellationToken);

    /// <summary>Those that wait for a fire until then, the next first.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ListWaitingAsync(DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The rows of a definition's triggers, or of all when it is null; also of those that are gone.</summary>
    Task<IReadOnlyList<ScheduleRecord>> ListTriggersAsync(string? definitionId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a row that was read and changed, with the fires that were missed on the way and what people are told of it, in one transaction. False, and nothing written, when somebody else has changed it since it was read:
    /// read it again and decide anew.
    /// </summary>
    /// <param name="changed">As it was read, with what changes; <see cref="ScheduleRecord.Revision"/> is that of the row that was read.</param>
    /// <param name="missed">Null: none.</param>
    /// <param name="notification">Null: nobody is told.</param>
    /// <param name="cancellationToken">Ends the wait; what came of it is unknown then.</param>
    Task<bool> TryChangeAsync(ScheduleRecord changed, MissedRecord? missed, Notification? notification, CancellationToken cancellationToken);

    /// <summary>The latest first.</summary>
    /// <param name="id">Of one schedule; null: of all.</param>
    /// <param name="most">At most as many rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<MissedRecord>> ListMissedAsync(Guid? id, int most, CancellationToken cancellationToken);
}
