using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Etcd.Schedules;

[JsonConverter(typeof(JsonStringEnumConverter<ScheduleStatus>))]
public enum ScheduleStatus
{
    /// <summary>Will fire.</summary>
    Waiting,

    /// <summary>Started its run.</summary>
    Fired,

    /// <summary>Its time passed with no server to fire it, by more than <c>startWithin</c>: waits for a yes.</summary>
    Missed,

    /// <summary>Fired, but the start was refused; <see cref="ScheduleRecord.Outcome"/> says why.</summary>
    Refused,

    Cancelled,
}

/// <summary>A start at an instant. Run and hold are created when it fires, not before.</summary>
/// <param name="Request">The upgrade request, as JSON.</param>
/// <param name="Outcome">Why it was refused or missed, in a sentence.</param>
public sealed record ScheduleRecord(
    Guid Id, string Cluster, DateTimeOffset FireAt, string Request, string CreatedBy, DateTimeOffset CreatedAt, ScheduleStatus Status, Guid? RunId, string? Outcome);

/// <summary>Rows that Quartz only wakes.</summary>
public interface IScheduleStore
{
    Task AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken);

    Task<ScheduleRecord?> FindAsync(Guid id, CancellationToken cancellationToken);

    Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleStatus? status, CancellationToken cancellationToken);

    /// <summary>A schedule that waits fires at another time; false when it does not wait for the former any more.</summary>
    /// <param name="why">In a sentence; its outcome so far.</param>
    /// <param name="notification">What people are told of it, in the same transaction.</param>
    Task<bool> PostponeAsync(Guid id, DateTimeOffset from, DateTimeOffset to, string why, Notification notification, CancellationToken cancellationToken);

    /// <summary>Moves a schedule from one status to another; false when it was not in the first any more.</summary>
    /// <param name="notification">What people are told of it, in the same transaction; null: nothing.</param>
    Task<bool> MoveAsync(Guid id, ScheduleStatus from, ScheduleStatus to, Guid? runId, string? outcome, Notification? notification, CancellationToken cancellationToken);
}
