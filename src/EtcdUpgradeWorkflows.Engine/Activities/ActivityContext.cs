using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>
/// What an activity may know of its run and say to it. What it says (lines, variables, keys, progress) is written with its
/// result or not at all; only <see cref="ShowAsync"/> writes at once.
/// </summary>
public sealed class ActivityContext
{
    private readonly IActivityHost _host;

    internal ActivityContext(IActivityHost host, ActivityNode node, ScheduledActivity scheduled, ActivityInputs inputs)
    {
        _host = host;
        Node = node;
        Scheduled = scheduled;
        Inputs = inputs;
    }

    public ActivityNode Node { get; }

    public ActivityInputs Inputs { get; }

    public ScheduledActivity Scheduled { get; }

    /// <summary>The idempotency key of whatever it does outside.</summary>
    public string ExecutionId => Scheduled.ExecutionId;

    public int Attempt => Scheduled.Attempt;

    /// <summary>This execution was put off before (<see cref="ActivityResult.Defer"/>).</summary>
    public bool WasDeferred => Scheduled.Deferred is not null;

    public Guid RunId => _host.Claim.RunId;

    public long RunNumber => _host.RunNumber;

    /// <summary>The number every host call shows.</summary>
    public RunClaim Claim => _host.Claim;

    public IReadOnlyList<Grant> Grants => _host.Grants;

    public TimeProvider Time => _host.Time;

    public DateTimeOffset Now => _host.Now;

    /// <summary>Objects that live as long as the claim.</summary>
    public ClaimScope Scope => _host.Scope;

    /// <summary>The run was started by this activity.</summary>
    public bool IsTrigger => _host.Trigger == Node.Id;

    /// <summary>The way to other runs.</summary>
    public IRunEvents Events => _host.Events;

    /// <summary>What scripts among the inputs set: in force with the result, so that inputs evaluated again see the same variables again.</summary>
    internal IReadOnlyList<VariableChange> Changes { get; init; } = [];

    internal List<JournalEntry> Lines { get; } = [];

    internal List<(string? Id, string? Name, JsonElement Value)> Variables { get; } = [];

    internal List<(string Name, JsonElement Value)> WorkflowOutputs { get; } = [];

    internal List<(string Key, bool Open)> Keys { get; } = [];

    internal List<(string Name, JsonElement Payload)> Raised { get; } = [];

    internal string? CorrelationId { get; private set; }

    internal bool DroppedAreWhole { get; private set; }

    internal JsonElement? Progress { get; private set; }

    /// <summary>What an operator's answer to an incident of this execution says, for example <c>kill</c>.</summary>
    public bool Answers(string name) => Scheduled.Answer.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.False or JsonValueKind.Null);

    /// <summary>Who answered the incident of this execution; null when there was none.</summary>
    public string? AnsweredBy => Scheduled.Answer.TryGetValue("answeredBy", out var by) ? by.GetString() : null;

    /// <summary>A person has answered an incident of this execution that had this code.</summary>
    public bool AnswersTo(string code) => Scheduled.Answer.TryGetValue("code", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() == code;

    /// <summary>The claim still stands; throws <see cref="ClaimLostException"/> when it does not.</summary>
    public Task ConfirmClaimAsync(CancellationToken cancellationToken) => _host.ShowAsync(null, cancellationToken);

    /// <summary>A journal line.</summary>
    public void Note(string message, object? evidence = null) => Lines.Add(Line(JournalEvent.Note, message, evidence));

    /// <summary>A line of the workflow's own output.</summary>
    public void WriteLine(string text) => Lines.Add(Line(JournalEvent.Output, text, null));

    public void SetVariable(string? id, string? name, JsonElement value) => Variables.Add((id, name, value));

    /// <summary>With the result, or with the intent of an effect.</summary>
    public void SetWorkflowOutput(string name, JsonElement value) => WorkflowOutputs.Add((name, value));

    /// <summary>An output that this activity, or this run's activities before it, have set so far; null when none has.</summary>
    public JsonElement? FindWorkflowOutput(string name) =>
        WorkflowOutputs.FindLast(output => output.Name == name) is { Name: not null } own ? own.Value : _host.FindOutput(Scheduled.FrameId, name);

    /// <summary>An event of the run's own, from this result on.</summary>
    public void RaiseEvent(string name, JsonElement payload) => Raised.Add((name, payload));

    public void SetCorrelationId(string correlationId) => CorrelationId = correlationId;

    /// <summary>From this result on the resource is half way, until a later activity closes the key.</summary>
    public void OpenKey(string key) => Keys.Add((key, true));

    public void CloseKey(string key) => Keys.Add((key, false));

    /// <summary>
    /// The same now, in a commit of its own: before an effect of several steps takes the first that has to be followed by the others, whoever goes on with it.
    /// </summary>
    public Task OpenKeyNowAsync(string key, CancellationToken cancellationToken) => _host.OpenKeyAsync(key, ExecutionId, cancellationToken);

    /// <summary>The key is open by what was committed.</summary>
    public bool IsOpen(string key) => _host.IsOpen(key);

    /// <summary>What an effect that a rollback dropped may have left half way was seen whole.</summary>
    public void CloseDroppedEffects() => DroppedAreWhole = true;

    /// <summary>The document displays show, from this result on.</summary>
    public void SetProgress(object progress) => Progress = EngineJson.Element(progress);

    /// <summary>Shows progress now, in a commit of its own that changes nothing else.</summary>
    public Task ShowAsync(object progress, CancellationToken cancellationToken)
    {
        Progress = EngineJson.Element(progress);
        return _host.ShowAsync(Progress.Value, cancellationToken);
    }

    private JournalEntry Line(string eventName, string message, object? evidence) => new()
    {
        Timestamp = Now, EventName = eventName, Message = message, ActivityInstanceId = ExecutionId, ActivityId = Node.Id, ActivityType = Node.Type,
        ActivityName = Node.Title, NodeId = Node.NodeId, Payload = evidence is null ? null : EngineJson.Element(evidence),
    };
}

/// <summary>What the runner lends to an activity.</summary>
internal interface IActivityHost
{
    RunClaim Claim { get; }

    long RunNumber { get; }

    IReadOnlyList<Grant> Grants { get; }

    TimeProvider Time { get; }

    /// <summary>Cut to microseconds.</summary>
    DateTimeOffset Now { get; }

    ClaimScope Scope { get; }

    JsonElement? FindOutput(string frameId, string name);

    string? Trigger { get; }

    IRunEvents Events { get; }

    Task OpenKeyAsync(string key, string executionId, CancellationToken cancellationToken);

    bool IsOpen(string key);

    /// <summary>A commit that changes nothing but what displays show; null: not even that.</summary>
    Task ShowAsync(JsonElement? progress, CancellationToken cancellationToken);
}
