namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>What somebody who is not the run's owner has to say to it. Only the owner writes a run's rows; everybody else posts a message.</summary>
public sealed record InboxMessage
{
    /// <summary>The idempotency key: posted twice, obeyed once.</summary>
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>One of <see cref="InboxMessageKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>A JSON object, by kind.</summary>
    public string Payload { get; init; } = "{}";

    public required string SentBy { get; init; }

    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>The kinds of inbox messages, stored as text.</summary>
public static class InboxMessageKind
{
    /// <summary><c>{"atSafePoint": bool, "reason": text}</c></summary>
    public const string Pause = "pause";

    /// <summary>
    /// <c>{"acceptObserved": bool, "forward": bool, "reason": text}</c>: what failed is tried again. With <c>acceptObserved</c> it takes what is true
    /// now for right where an activity asked about it; with <c>forward</c> a rollback under way is left, and the run goes on where it stood before.
    /// </summary>
    public const string Resume = "resume";

    /// <summary><c>{"incident": id or null for all, "kill": bool, "reason": text}</c></summary>
    public const string Retry = "retry";

    /// <summary><c>{"now": bool, "reason": text}</c></summary>
    public const string Cancel = "cancel";

    /// <summary>
    /// <c>{"inputs": {…}, "then": activity id or null for the definition's own, "goOn": bool, "all": bool, "reason": text}</c>: the run's rollback
    /// definition runs as a child frame; afterwards the run goes back to <c>then</c>, or to its start when it has not been there yet, and is paused without <c>goOn</c>.
    /// With <c>all</c> the run ends.
    /// </summary>
    public const string Rollback = "rollback";

    /// <summary>
    /// <c>{"reason": text, "codes": [text]}</c>: what was put off is tried again at once, and what stands at an incident of one of these codes: what it waited for may have changed.
    /// </summary>
    public const string Reconsider = "reconsider";

    /// <summary><c>{"name": text, "reason": text, "with": text, "until": instant, "codes": [text]}</c>: something more is allowed to the run, which then looks again as with <see cref="Reconsider"/>.</summary>
    public const string Grant = "grant";

    /// <summary><c>{"name": text, "payload": …, "correlationId": text}</c>; a run of another correlation id puts it aside.</summary>
    public const string Event = "event";
}

/// <summary>The answer to a posted message.</summary>
public enum PostResult
{
    Posted,
    Duplicate,
    NoSuchRun,

    /// <summary>The run has ended and the message could not change that.</summary>
    Ended,

    /// <summary>A retry would re-open the run, but another run holds a key it needs.</summary>
    Held,
}
