using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// All that a run needs to go on, and nothing of its history: it stays small however long the run. Immutable; a commit that
/// fails leaves the former one in force. An unknown <see cref="Format"/> is refused, never guessed.
/// </summary>
public sealed record RunState
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Containers under way, the implicit <c>Workflow1</c> first.</summary>
    public ImmutableList<Frame> Frames { get; init; } = [];

    /// <summary>What is to run, in order. The first due one is next.</summary>
    public ImmutableList<ScheduledActivity> Queue { get; init; } = [];

    /// <summary>Activities that wait for an instant or an event.</summary>
    public ImmutableList<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>The effect that is under way, or was when its worker died.</summary>
    public OpenIntent? Intent { get; init; }

    /// <summary>Open incidents.</summary>
    public ImmutableList<Incident> Incidents { get; init; } = [];

    /// <summary>Resources an effect left half way until another activity closes them.</summary>
    public ImmutableList<OpenKey> OpenKeys { get; init; } = [];

    /// <summary>Workflow outputs so far.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Outputs { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    /// <summary>The last outputs of each activity, by activity id, for expressions.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, JsonElement>> ActivityOutputs { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, JsonElement>>.Empty;

    public JsonElement? LastResult { get; init; }

    /// <summary>Events that matched no bookmark yet.</summary>
    public ImmutableList<PendingEvent> PendingEvents { get; init; } = [];

    /// <summary>The activity that the run was started by, until it has ended.</summary>
    public string? Trigger { get; init; }

    /// <summary>What events for this run are told apart by.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Versions of definitions that were computed, fixed at first use.</summary>
    public ImmutableList<DefinitionVersion>? Pins { get; init; }

    /// <summary>What operators allowed it while it was under way; null: nothing.</summary>
    public ImmutableList<Grant>? Grants { get; init; }

    /// <summary>All that it is allowed at an instant.</summary>
    /// <param name="atStart">What it was allowed when it was started.</param>
    public IReadOnlyList<Grant> GrantsAt(IReadOnlyList<Grant> atStart, DateTimeOffset now) => [.. atStart.Concat(Grants ?? []).Where(grant => grant.Until is not { } until || until > now)];

    public PauseRequest? Pause { get; init; }

    public CancelRequest? Cancel { get; init; }

    /// <summary>The next journal line's number and the hash of the one before it.</summary>
    public long NextLine { get; init; }

    public string LastLineHash { get; init; } = JournalEntry.NoHash;

    /// <summary>Names the next frame, execution and bookmark: ids are made of it, so the same run makes the same ids.</summary>
    public long NextId { get; init; }

    /// <summary>The root has ended, and with it the run. In the state, not in memory: a worker that dies here must not start the run anew.</summary>
    [JsonIgnore]
    public bool RootEnded => NextId > 0 && Frames.IsEmpty;

    /// <summary>No effect is under way and nothing is half done: here a run may stop.</summary>
    [JsonIgnore]
    public bool IsSafePoint => Intent is null && OpenKeys.IsEmpty;

    /// <summary>What a person was asked to do, and the run waits for; null: nothing.</summary>
    [JsonIgnore]
    public WorkflowError? Asked => Intent?.Activity.Asked ?? Queue.Select(activity => activity.Asked).FirstOrDefault(asked => asked is not null);

    /// <summary>What was put off to a time that has not come yet; null: nothing.</summary>
    public ScheduledActivity? FindDeferred(DateTimeOffset now) => Queue.FirstOrDefault(activity => activity is { Deferred: not null, NotBefore: { } time } && time > now);

    /// <summary>The key that is open from the moment a hold that an earlier run left unsettled was taken, until its resource was seen whole.</summary>
    public static string UnsettledKeyOf(string hold) => $"unsettled:{hold}";

    /// <summary>With an open key for each of these holds, which an earlier run left unsettled.</summary>
    public RunState TakingOver(IEnumerable<string> unsettledHolds, DateTimeOffset at) =>
        unsettledHolds.Select(UnsettledKeyOf).Aggregate(this, (state, key) => state with { OpenKeys = state.OpenKeys.RemoveAll(k => k.Key == key).Add(new(key, "", at)) });

    public static RunState Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = EngineJson.Options.MaxDepth });
        var format = document.RootElement.TryGetProperty("format", out var f) && f.ValueKind == JsonValueKind.Number && f.TryGetInt32(out var n) ? n : 0;
        return format == CurrentFormat
            ? EngineJson.Read<RunState>(json)
            : throw new WorkflowErrorException(WorkflowError.Permanent(
                "run.format_unknown", $"This run was written in format {format}; this version reads format {CurrentFormat}.", "Use the version that wrote it, or a newer one."));
    }

    public string ToJson() => EngineJson.Text(this);
}

/// <summary>A container under way: what Elsa calls its activity execution context.</summary>
public sealed record Frame
{
    /// <summary>The container's execution id.</summary>
    public required string Id { get; init; }

    public required string NodeId { get; init; }

    /// <summary>The frame it runs in; null for <c>Workflow1</c>.</summary>
    public string? ParentId { get; init; }

    /// <summary>The definition its node ids belong to, when that is another than its parent's (a child workflow or a rollback).</summary>
    public DefinitionVersion? Definition { get; init; }

    /// <summary>The inputs of <see cref="Definition"/>.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>The outputs of <see cref="Definition"/> so far; null for a rollback, whose outputs are the run's.</summary>
    public ImmutableSortedDictionary<string, JsonElement>? Outputs { get; init; }

    public ImmutableSortedDictionary<string, JsonElement> Variables { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;

    public FlowScope? Flow { get; init; }

    /// <summary>The next child of a sequence, the round of a loop.</summary>
    public int Index { get; init; }

    /// <summary>What a loop goes over, evaluated once.</summary>
    public JsonElement? Items { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public string? ScheduledBy { get; init; }

    public string? ScheduledByActivity { get; init; }

    public int Depth { get; init; }

    public int FaultCount { get; init; }

    /// <summary>For a rollback frame: the activity of the run's own flowchart that is scheduled when it ends, or <see cref="EndsRun"/>.</summary>
    public string? Then { get; init; }

    /// <summary>The value of <see cref="Then"/> with which the run ends.</summary>
    public const string EndsRun = "";

    /// <summary>For a rollback frame: the run pauses when it ends.</summary>
    public bool PauseAfter { get; init; }
}

/// <summary>Elsa's join counters of a flowchart. Keys of connections are <c>source:port-&gt;target:port</c>.</summary>
public sealed record FlowScope
{
    /// <summary>The activity it was started at as the run's trigger; null: the definition says where.</summary>
    public string? Start { get; init; }

    public ImmutableSortedDictionary<string, int> ActivitiesVisitCount { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public ImmutableSortedDictionary<string, int> ConnectionVisitCount { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public ImmutableSortedDictionary<string, bool> ConnectionLastVisitFollowed { get; init; } = ImmutableSortedDictionary<string, bool>.Empty;

    /// <summary>The activity has run, or a path has led to it.</summary>
    public bool HasReached(FlowGraph graph, string activityId) =>
        activityId == graph.Start?.Id
        || ActivitiesVisitCount.GetValueOrDefault(activityId) > 0
        || graph.Connections.Any(c => c.Target == activityId && ConnectionLastVisitFollowed.GetValueOrDefault(c.Key));
}

/// <summary>An activity to be run: one execution.</summary>
public sealed record ScheduledActivity
{
    public required string ExecutionId { get; init; }

    public required string NodeId { get; init; }

    public required string FrameId { get; init; }

    /// <summary>Tries of the retry policy, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Not before this instant (a retry's wait).</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What a person was asked to do for it and has not been seen to have done.</summary>
    public WorkflowError? Asked { get; init; }

    /// <summary>Why it was put off until <see cref="NotBefore"/>; it stays when that has come. Null: it never was.</summary>
    public WorkflowError? Deferred { get; init; }

    /// <summary>How often it was put off, or what it had begun to do came to nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Deferrals { get; init; }

    /// <summary>
    /// The idempotency key of what it does outside before it takes effect: the same for each worker that takes it over and each retry of a failure there, another one after a wait or a pause, for what was done before that
    /// need not hold any more.
    /// </summary>
    [JsonIgnore]
    public string OutsideId => Deferrals == 0 ? ExecutionId : string.Create(CultureInfo.InvariantCulture, $"{ExecutionId}.{Deferrals}");

    /// <summary>When its first try began; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public string? ScheduledBy { get; init; }

    public string? ScheduledByActivity { get; init; }

    /// <summary>As evaluated when it last began, for its record.</summary>
    public JsonElement? Inputs { get; init; }

    /// <summary>What an operator's answer adds, for example <c>kill</c>.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Answer { get; init; } = ImmutableSortedDictionary<string, JsonElement>.Empty;
}

/// <summary>An execution that waits.</summary>
public sealed record Bookmark
{
    public required string Id { get; init; }

    public required ScheduledActivity Activity { get; init; }

    /// <summary>The activity type, as in Elsa.</summary>
    public required string Name { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The event that ends the wait.</summary>
    public string? EventName { get; init; }

    public JsonElement? Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The evaluated inputs and the resolved target of an effect, committed before it acts.</summary>
public sealed record OpenIntent
{
    public required ScheduledActivity Activity { get; init; }

    /// <summary>Whatever "next" meant: the activity's own JSON.</summary>
    public required JsonElement Intent { get; init; }

    public required JsonElement Inputs { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>A question to a person.</summary>
public sealed record Incident
{
    public required string Id { get; init; }

    /// <summary>What is to be done again by <c>retry</c>.</summary>
    public required ScheduledActivity Activity { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityType { get; init; }

    public string? ActivityName { get; init; }

    public required WorkflowError Error { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>A resource that is half way: opened by one effect, closed by a later activity.</summary>
public sealed record OpenKey(string Key, string OpenedBy, DateTimeOffset At);

public sealed record PendingEvent(string Name, JsonElement? Payload, string By);

/// <param name="AtSafePoint">Go on until one is reached, then pause.</param>
/// <param name="InForce">The run stands still because of it.</param>
public sealed record PauseRequest(string By, string? Reason, bool AtSafePoint, bool InForce, DateTimeOffset At);

public sealed record CancelRequest(string By, string? Reason, bool Now, DateTimeOffset At);
