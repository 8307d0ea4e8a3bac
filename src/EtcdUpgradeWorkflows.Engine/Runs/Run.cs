using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>Elsa's workflow status.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    Running,
    Finished,
}

/// <summary>
/// Elsa's workflow sub-status.
/// <code>
/// Running:   Pending → Executing ⇄ Suspended
/// Finished:  Finished | Cancelled | Faulted        Faulted → Pending by `retry`
/// </code>
/// Interrupted is Elsa's and never set here: a run whose worker died stays Executing until the next claim.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunSubStatus>))]
public enum RunSubStatus
{
    Pending,
    Executing,
    Suspended,
    Interrupted,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>One definition version, as a run pins it.</summary>
public sealed record DefinitionVersion(string DefinitionId, int Version)
{
    public override string ToString() => $"{DefinitionId}@{Version}";
}

/// <summary>Something an operator allowed for one run, by name. Engine stores it and understands nothing of it.</summary>
/// <param name="Name">For example <c>allow-downtime</c>.</param>
/// <param name="By">Who gave it.</param>
public sealed record Grant(string Name, string By)
{
    /// <summary>Why; null where nobody has to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Who agreed to it; null where one person is enough.</summary>
    public string? With { get; init; }

    /// <summary>How that person agreed, where it did so itself; null: the one who gave it says so.</summary>
    public GrantConsent? Consent { get; init; }

    /// <summary>What it is for, such as one cluster; null: whatever the run does.</summary>
    public string? Of { get; init; }

    /// <summary>When it was given to a run that was under way; null: with its start.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>From then on it counts no more; null: to the run's end.</summary>
    public DateTimeOffset? Until { get; init; }

    public override string ToString() =>
        $"{Name}{(Of is null ? "" : $" of {Of}")} granted by {By}{(With is null ? "" : $" with {With}")}{(Until is { } until ? $" until {until:u}" : "")}{(Reason is null ? "" : $" ({Reason})")}"
        + (Consent is { } agreed ? $"; {With} agreed at {agreed.At:u} ({agreed.Reason})" : "");
}

/// <summary>That the second person agreed, with a token of its own, before it was needed.</summary>
public sealed record GrantConsent(DateTimeOffset At, string Reason);

/// <summary>A run to be created.</summary>
public sealed record NewRun
{
    public required Guid Id { get; init; }

    public required DefinitionVersion Definition { get; init; }

    /// <summary>Every definition the run can reach, as its JSON text, fixed at creation: later versions do not touch a run that is under way.</summary>
    public required IReadOnlyList<DefinitionVersion> Pins { get; init; }

    /// <summary>The first <see cref="RunState"/>, as JSON.</summary>
    public required string State { get; init; }

    /// <summary>The inputs, as a JSON object.</summary>
    public required string Input { get; init; }

    public string? Name { get; init; }

    /// <summary>What lists show and filter by, for example the cluster's name.</summary>
    public string? Subject { get; init; }

    /// <summary>Resource keys taken in the transaction that creates the run.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>The machine whose servers may work on the run; null when any may.</summary>
    public string? Node { get; init; }

    /// <summary>It begins only when fewer runs of its definition are under way that have such a limit; null: at once.</summary>
    public int? RunLimit { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>A second run with the same key is the first one: a double fire of a schedule starts one run.</summary>
    public string? IdempotencyKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: due at once.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The line that says who started it, sequence 0.</summary>
    public IReadOnlyList<JournalLine> Journal { get; init; } = [];
}

/// <summary>The answer to a run's creation.</summary>
public abstract record CreateRunResult
{
    private CreateRunResult()
    {
    }

    public sealed record Created(long Number) : CreateRunResult;

    /// <summary>The key is held by another run; nothing was written.</summary>
    public sealed record Held(string Key, Guid RunId, long RunNumber) : CreateRunResult;

    /// <summary>The idempotency key was used before.</summary>
    public sealed record Duplicate(Guid RunId, long RunNumber) : CreateRunResult;
}

/// <summary>A run in a server's hand: every write names both.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Number">The fence number drawn from the database's one counter by the claim.</param>
public sealed record RunClaim(Guid RunId, long Number);

/// <summary>A run that may be claimed.</summary>
/// <param name="Fence">The number seen; the claim is conditional on it.</param>
public sealed record DueRun(Guid RunId, long Fence)
{
    /// <summary>It is at no safe point.</summary>
    public bool HalfDone { get; init; }

    /// <summary>Its definition's id when it has not begun and waits for its turn among the runs of that; null: it does not.</summary>
    public string? TurnOf { get; init; }
}

/// <summary>What a claim reads.</summary>
public sealed record ClaimedRun
{
    public required RunClaim Claim { get; init; }

    public required long RunNumber { get; init; }

    public required DefinitionVersion Definition { get; init; }

    public required IReadOnlyList<DefinitionVersion> Pins { get; init; }

    public required string State { get; init; }

    public required string Input { get; init; }

    public required string? Subject { get; init; }

    public required string StartedBy { get; init; }

    public required IReadOnlyList<Grant> Grants { get; init; }

    public required IReadOnlyList<string> Holds { get; init; }

    public required RunStatus Status { get; init; }

    public required RunSubStatus SubStatus { get; init; }

    /// <summary>When the run's last checkpoint was; null before the first one.</summary>
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Since when the run was due, as it was before the claim, and no earlier than its turn came: what <c>resumeWithin</c> is measured from.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>False: as many runs of its definition are under way as may be, and it was claimed for its messages alone.</summary>
    public bool HasTurn { get; init; } = true;

    /// <summary>True when the former owner neither gave the run back nor suspended it: it died or was paused in the middle.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>The server that has claimed it was looking for work all the time since the run was due, and had its hands full: nobody was missing.</summary>
    public bool KeptWaiting { get; init; }

    /// <summary>Messages not obeyed yet, in the order they came.</summary>
    public required IReadOnlyList<InboxMessage> Inbox { get; init; }
}

/// <summary>One line of a run's journal: text for life, numbered per run, chained by the hash of the line before.</summary>
/// <param name="Sequence">From 0.</param>
/// <param name="Text">One JSON object, see <see cref="JournalEntry"/>.</param>
/// <param name="PreviousHash">sha256 of the line before's <paramref name="Text"/> in lower-case hex; 64 zeros for the first.</param>
public sealed record JournalLine(long Sequence, string Text, string PreviousHash);

/// <summary>Elsa's activity execution record (one per visit of an activity), JSON parts as text.</summary>
public sealed record ExecutionRecord
{
    public required string Id { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityNodeId { get; init; }

    public required string ActivityType { get; init; }

    public required int ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    /// <summary>Evaluated inputs by PascalCase name.</summary>
    public string? ActivityState { get; init; }

    public string? Outputs { get; init; }

    public string? Properties { get; init; }

    public string? Payload { get; init; }

    /// <summary>The coded error, as JSON.</summary>
    public string? Exception { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public bool HasBookmarks { get; init; }

    /// <summary>Pending, Running, Completed, Canceled or Faulted.</summary>
    public required string Status { get; init; }

    public int AggregateFaultCount { get; init; }

    /// <summary>Tries of the retry policy so far, from 1.</summary>
    public int Attempt { get; init; } = 1;

    public string? SchedulingActivityExecutionId { get; init; }

    public string? SchedulingActivityId { get; init; }

    public int CallStackDepth { get; init; }
}
