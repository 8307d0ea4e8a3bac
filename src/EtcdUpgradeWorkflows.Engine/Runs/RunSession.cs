using System.Collections.Immutable;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// A claimed run in memory: its state and what the next checkpoint writes beside it. When a commit fails the whole session is
/// thrown away; nothing of it was seen by anybody.
/// </summary>
internal sealed class RunSession
{
    private readonly Dictionary<string, ExecutionRecord> _executions = new(StringComparer.Ordinal);
    private readonly List<JournalLine> _lines = [];
    private readonly List<Guid> _consumed = [];
    private readonly List<RunNotification> _notifications = [];
    private readonly TimeProvider _time;
    private long _nextId;
    private RunState _state;

    public RunSession(ClaimedRun run, TimeProvider time)
    {
        Run = run;
        Claim = run.Claim;
        _time = time;
        _state = RunState.Parse(run.State);
        _nextId = _state.NextId;
        CommittedState = run.State;
        Inbox = run.Inbox;
        Input = EngineJson.Read<Dictionary<string, JsonElement>>(run.Input);
        Holds = [.. run.Holds];
        LastCommit = time.GetTimestamp();
    }

    public ClaimedRun Run { get; }

    public RunClaim Claim { get; set; }

    public Dictionary<DefinitionVersion, WorkflowGraph> Graphs { get; } = [];

    /// <summary>The version of a definition that this run is fixed to; null when it has not used it yet.</summary>
    public DefinitionVersion? PinOf(string definitionId) => Run.Pins.Concat(State.Pins ?? []).FirstOrDefault(p => p.DefinitionId == definitionId);

    public WorkflowGraph MainGraph => Graphs[Run.Definition];

    public RunState State
    {
        get => _state;

        // `State = State with { … NewId() … }` reads the state before it counts: the count is put in here.
        set => _state = value with { NextId = _nextId };
    }

    /// <summary>The state as it is in the database.</summary>
    public string CommittedState { get; private set; }

    public IReadOnlyDictionary<string, JsonElement> Input { get; }

    public IReadOnlyList<InboxMessage> Inbox { get; set; }

    public ImmutableHashSet<string> Holds { get; private set; }

    public JsonElement? Progress { get; set; }

    public string? CurrentActivity { get; set; }

    /// <summary>Pure activities that ran since the last commit.</summary>
    public int Uncommitted { get; set; }

    public long LastCommit { get; private set; }

    /// <summary>Cut to microseconds, as it is stored.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = _time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Ids follow from the run and a counter in its state: the same run makes the same ones.</summary>
    public string NewId() => $"{Run.Claim.RunId.ToString("N")[20..]}-{_nextId++:x}";

    public void Write(JournalEntry entry)
    {
        var line = entry.ToLine(State.NextLine, State.LastLineHash);
        _lines.Add(line);
        State = State with { NextLine = State.NextLine + 1, LastLineHash = JournalEntry.HashOf(line.Text) };
    }

    public void WriteEvent(string eventName, string message, string? by = null, object? evidence = null) => Write(new JournalEntry
    {
        Timestamp = Now, EventName = eventName, Message = message, By = by, Payload = evidence is null ? null : EngineJson.Element(evidence),
    });

    /// <summary>People are told what the last line says.</summary>
    /// <param name="kind">One of <see cref="NotificationKind"/>.</param>
    /// <param name="by">Null: the product itself.</param>
    public void Notify(string kind, string message, string? advice = null, string? code = null, string? by = null)
    {
        var line = State.NextLine - 1;
        _notifications.Add(new(RunNotification.IdOf(Run.Claim.RunId, line), kind, line, RunNotification.Readable(message), advice is null ? null : RunNotification.Readable(advice), code is null ? null : RunNotification.Readable(code), RunNotification.Readable(by ?? RunnerName), Now));
    }

    public void Record(ExecutionRecord execution) => _executions[execution.Id] = execution;

    public ExecutionRecord? Recorded(string executionId) => _executions.GetValueOrDefault(executionId);

    public void Consume(Guid messageId) => _consumed.Add(messageId);

    /// <summary>A place to return to when a step in memory fails half way.</summary>
    public Place Mark() => new(State, _lines.Count, _notifications.Count, new(_executions, StringComparer.Ordinal));

    public void Return(Place place)
    {
        State = place.State;
        _lines.RemoveRange(place.Lines, _lines.Count - place.Lines);
        _notifications.RemoveRange(place.Notifications, _notifications.Count - place.Notifications);
        _executions.Clear();
        foreach (var (id, execution) in place.Executions)
        {
            _executions[id] = execution;
        }
    }

    /// <summary>A checkpoint of all that has come together; <paramref name="shape"/> adds what only the caller knows.</summary>
    public Checkpoint ToCheckpoint(Func<Checkpoint, Checkpoint> shape) => shape(new Checkpoint
    {
        Claim = Claim,
        State = State.ToJson(),
        Status = RunStatus.Running,
        SubStatus = RunSubStatus.Executing,
        DueAt = Now,
        Paused = State.Pause?.InForce == true,
        NeedsYou = !State.Incidents.IsEmpty || State.Asked is not null || State.Pause is { InForce: true, By: RunnerName },
        IncidentCount = State.Incidents.Count,
        HalfDone = !State.IsSafePoint,
        CurrentActivity = CurrentActivity,
        Progress = Progress?.GetRawText(),
        Outputs = State.Outputs.IsEmpty ? null : EngineJson.Text(State.Outputs),
        Executions = [.. _executions.Values],
        Journal = [.. _lines],
        Notifications = [.. _notifications],
        Consumed = [.. _consumed],
        At = Now,
    });

    public void Committed(Checkpoint checkpoint, CheckpointResult.Committed result)
    {
        Claim = Claim with { Number = result.Number };
        CommittedState = checkpoint.State;
        if (result.TakenOver.Count > 0)
        {
            State = State.TakingOver(result.TakenOver, checkpoint.At);
            CommittedState = State.ToJson();
        }

        Holds = Holds.Union(checkpoint.TakeHolds);
        var consumed = checkpoint.Consumed;
        Inbox = [.. result.Inbox.Where(m => !consumed.Contains(m.Id))];
        _executions.Clear();
        _lines.Clear();
        _notifications.Clear();
        _consumed.Clear();
        Progress = null;
        Uncommitted = 0;
        LastCommit = _time.GetTimestamp();
    }

    internal sealed record Place(RunState State, int Lines, int Notifications, Dictionary<string, ExecutionRecord> Executions);

    /// <summary>Who pauses a run when nobody did: the product itself.</summary>
    public const string RunnerName = "etcdup";
}
