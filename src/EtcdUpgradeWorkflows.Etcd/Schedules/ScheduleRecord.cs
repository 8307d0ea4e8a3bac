using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine.Scheduling;

namespace EtcdUpgradeWorkflows.Etcd.Schedules;

/// <summary>
/// <code>
///            fires; one that recurs goes on waiting for its next
///   Waiting ──────────────────────────────────────────────► Fired | Missed | Refused
///    │  ▲ ╲
///  pause resume ╲ remove, or its definition is retracted
///    ▼  │   ╲──────────────────────────────────────────────► Cancelled ──► Waiting (a trigger whose definition is published again)
///   Paused ────────────────────────────────────────────────► Cancelled, or Missed when it is resumed after its only time
/// </code>
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleStatus>))]
public enum ScheduleStatus
{
    /// <summary>Will fire.</summary>
    Waiting,

    /// <summary>Started its run. Of one that recurs: its last fire did.</summary>
    Fired,

    /// <summary>Its time passed with nobody to fire it, by more than <c>startWithin</c>, or while it was paused.</summary>
    Missed,

    /// <summary>Fired, but the start was refused; <see cref="ScheduleRecord.Outcome"/> says why.</summary>
    Refused,

    /// <summary>Somebody took it away, or the definition it belongs to is not published any more.</summary>
    Cancelled,

    /// <summary>Somebody keeps it from firing until it is resumed.</summary>
    Paused,
}

/// <summary>What a schedule starts.</summary>
public enum ScheduleTarget
{
    /// <summary>An upgrade of a cluster; <see cref="ScheduleRecord.Request"/> is the upgrade request.</summary>
    Upgrade,

    /// <summary>A run of a definition; <see cref="ScheduleRecord.Request"/> are its inputs.</summary>
    Definition,

    /// <summary>A run of a published definition from one of its triggers on: the row follows what is published.</summary>
    Trigger,
}

/// <summary>When something is started. Run and hold are created when it fires, not before. Quartz only wakes; this is the truth.</summary>
public sealed record ScheduleRecord
{
    public required Guid Id { get; init; }

    public required ScheduleTarget Target { get; init; }

    /// <summary>The cluster it is about; null: none is known before.</summary>
    public string? Cluster { get; init; }

    /// <summary>Null for an upgrade, whose request names it.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Null: the version that is published when it fires.</summary>
    public int? DefinitionVersion { get; init; }

    /// <summary>The trigger's activity; null for all others.</summary>
    public string? ActivityId { get; init; }

    /// <summary>JSON; see <see cref="Target"/>.</summary>
    public required string Request { get; init; }

    public required FireKind Kind { get; init; }

    /// <summary>As it was written; null for an instant that somebody chose: <see cref="FireAt"/> says it.</summary>
    public string? Expression { get; init; }

    /// <summary>The IANA time zone of a cron expression; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The next fire; of one that does not wait any more, its last.</summary>
    public required DateTimeOffset FireAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ScheduleStatus Status { get; init; }

    /// <summary>The fire that was last dealt with, or is: <see cref="IsStarting"/>.</summary>
    public DateTimeOffset? LastFireAt { get; init; }

    /// <summary>What came of it: Fired, Missed or Refused. Null: there was none, or it is being started.</summary>
    public ScheduleStatus? LastResult { get; init; }

    /// <summary>The run that was started last.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Why it was refused, missed, put off or taken away, in a sentence.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who paused it last, and when; resumed later than that, it is not paused.</summary>
    public string? PausedBy { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who resumed it last, and when.</summary>
    public string? ResumedBy { get; init; }

    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>How often it was changed: who changes it names the row he has read.</summary>
    public long Revision { get; init; }

    /// <summary>A server has begun to start the fire that it waits for, and what came of that is not written down: it is too late to keep it from starting.</summary>
    public bool IsStarting => Status == ScheduleStatus.Waiting && LastResult is null && LastFireAt == FireAt;

    /// <summary>It fires again by itself after a fire.</summary>
    public bool Recurs => Kind != FireKind.StartAt;

    /// <summary>Its fire times.</summary>
    /// <exception cref="InvalidOperationException">The expression, which could be read when it was stored, cannot be read here: another version, or a machine that lacks the time zone.</exception>
    public FireRule Rule => FireRule.TryParse(Kind, Expression ?? FireAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Zone, out var problem) ?? throw new InvalidOperationException(problem);

    /// <summary>A definition's trigger has one row, whichever server registers it.</summary>
    public static Guid IdOf(string definitionId, string activityId) => Made($"{definitionId}\n{activityId}");

    /// <summary>What a client schedules with a key has one row, however often it is sent.</summary>
    public static Guid IdOfKey(string key) => Made($"\n{key}"); // no definition is called by nothing

    private static Guid Made(string text)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        (id[6], id[8]) = ((byte)(0x80 | (id[6] & 0x0f)), (byte)(0x80 | (id[8] & 0x3f))); // a GUID of version 8: made by rules of our own
        return new(id, bigEndian: true);
    }
}

/// <summary>Fires of a schedule that nothing was started for: nothing is dropped without such a row.</summary>
/// <param name="ScheduleId">Whose they are.</param>
/// <param name="Fires">Which, and how many.</param>
/// <param name="Why">In a sentence.</param>
/// <param name="NoticedAt">When somebody found out.</param>
public sealed record MissedRecord(Guid ScheduleId, MissedFires Fires, string Why, DateTimeOffset NoticedAt);
