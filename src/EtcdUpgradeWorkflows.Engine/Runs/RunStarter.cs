using System.Collections.Concurrent;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>What somebody wants started.</summary>
public sealed record StartRequest
{
    public required string DefinitionId { get; init; }

    /// <summary>Null: the published version.</summary>
    public int? Version { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = new Dictionary<string, JsonElement>();

    public string? Name { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<string> Holds { get; init; } = [];

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    public string? Node { get; init; }

    /// <summary>Something is half done there: it is finished at any time, and each stop is asked for anyway.</summary>
    public bool IsRepair { get; init; }

    /// <summary>Who starts it may start what has privileged activities.</summary>
    public bool IsPrivileged { get; init; }

    /// <summary>The activity that starts the run by itself, without a person who asks for it; null: a person does, and the definition says where it begins.</summary>
    public string? Trigger { get; init; }

    public required string StartedBy { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates runs: the definition is checked, everything it can reach is pinned, inputs are converted. All refusals are <see cref="WorkflowErrorException"/>.</summary>
public sealed class RunStarter
{
    private readonly IRunStore _store;
    private readonly IDefinitionStore _definitions;
    private readonly DefinitionValidator _validator;
    private readonly IHoldPolicy _policy;
    private readonly TimeProvider _time;

    // A published version never changes: one that was found without errors is not looked through again.
    private readonly ConcurrentDictionary<DefinitionVersion, (string Json, WorkflowDefinition Definition)> _sound = new();

    public RunStarter(IRunStore store, IDefinitionStore definitions, DefinitionValidator validator, IHoldPolicy policy, TimeProvider time)
    {
        _policy = policy;
        _store = store;
        _definitions = definitions;
        _validator = validator;
        _time = time;
    }

    public async Task<(Guid RunId, CreateRunResult Result)> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var (definition, called, pins, inputs) = await PrepareAsync(request, cancellationToken);
        var startsByItself = request.Trigger is not null;
        if ((startsByItself || request.Holds.Count > 0) && await _policy.FindRefusalAsync(
            new(request.Holds, called, request.Grants, request.StartedBy, IsStart: true) { StartsByItself = startsByItself, IsRepair = request.IsRepair, Effects = EffectsOf(called) }, cancellationToken) is { } refusal)
        {
            throw new WorkflowErrorException(refusal.Error);
        }

        var now = _time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var id = Guid.CreateVersion7(now);
        var line = new JournalEntry
        {
            Timestamp = now, EventName = JournalEvent.Created, By = request.StartedBy,
            Message = $"Run of {definition.Key}{(request.Subject is null ? "" : $" on {request.Subject}")}{Granted(request.Grants)}.",
        }.ToLine(0, JournalEntry.NoHash);
        var state = new RunState { Trigger = request.Trigger, NextLine = 1, LastLineHash = JournalEntry.HashOf(line.Text) };
        var result = await _store.CreateAsync(new NewRun
        {
            Id = id, Definition = definition.Key, Pins = pins, State = state.ToJson(), Input = EngineJson.Text(inputs),
            Name = request.Name ?? definition.Name, Subject = request.Subject, Holds = request.Holds, Grants = request.Grants, Node = request.Node,
            RunLimit = definition.MaxConcurrentRuns, StartedBy = request.StartedBy, IdempotencyKey = request.IdempotencyKey, CreatedAt = now, Journal = [line],
        }, cancellationToken);
        return (id, result);
    }

    /// <summary>Throws what <see cref="StartAsync"/> would, when the definition is not there or cannot run.</summary>
    public Task RequireAsync(string definitionId, int? version, CancellationToken cancellationToken) => LoadAsync(definitionId, version, cancellationToken);

    /// <summary>Throws what <see cref="StartAsync"/> would before it asks whether the run may reserve what it wants.</summary>
    public Task RequireAsync(StartRequest request, CancellationToken cancellationToken) => PrepareAsync(request, cancellationToken);

    private async Task<(WorkflowDefinition Definition, IReadOnlyList<WorkflowDefinition> Called, IReadOnlyList<DefinitionVersion> Pins, Dictionary<string, JsonElement> Inputs)> PrepareAsync(
        StartRequest request, CancellationToken cancellationToken)
    {
        var definition = await LoadAsync(request.DefinitionId, request.Version, cancellationToken);
        List<DefinitionVersion> pins = [];
        List<WorkflowDefinition> called = [definition];
        List<WorkflowDefinition> backwards = [];
        if (definition.Rollback is { } rollback)
        {
            var back = await LoadAsync(rollback.DefinitionId, null, cancellationToken);
            pins.Add(back.Key);
            backwards.Add(back);
            await PinCalledAsync(back, [back.DefinitionId], pins, backwards, cancellationToken);
        }

        await PinCalledAsync(definition, [definition.DefinitionId], pins, called, cancellationToken);
        if (!request.IsPrivileged)
        {
            RefusePrivileged([.. called, .. backwards]);
        }

        if (request.Trigger is { } trigger && definition.Root.SelfAndDescendants().All(n => n.Id != trigger))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "run.trigger_unknown", $"'{definition.DefinitionId}' has no activity '{trigger}' that could start it.", "Give the id of one of its activities."));
        }

        return (definition, called, pins, WorkflowInputs.Convert(definition, request.Inputs));
    }

    // Each definition once, in the order of first use; a circle could only be left by a defect.
    private async Task PinCalledAsync(
        WorkflowDefinition definition, IReadOnlyList<string> path, List<DefinitionVersion> pins, List<WorkflowDefinition> loaded, CancellationToken cancellationToken)
    {
        foreach (var id in definition.Root.SelfAndDescendants().Where(n => n.Type == ExecuteWorkflow.Type).Select(ExecuteWorkflow.LiteralId).OfType<string>().Distinct())
        {
            if (path.Contains(id))
            {
                throw ExecuteWorkflow.Circle([.. path, id]);
            }

            var pinned = pins.Find(p => p.DefinitionId == id);
            var called = await LoadAsync(id, pinned?.Version, cancellationToken);
            if (pinned is null)
            {
                pins.Add(called.Key);
            }

            loaded.Add(called);
            await PinCalledAsync(called, [.. path, id], pins, loaded, cancellationToken);
        }
    }

    private void RefusePrivileged(IReadOnlyList<WorkflowDefinition> definitions)
    {
        if (definitions.SelectMany(d => d.Root.SelfAndDescendants().Where(n => _validator.IsPrivileged(n)).Select(n => (d.Key, n.Type))).FirstOrDefault() is { Type: { } type } found)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "run.activity_privileged", $"'{found.Key}' has the activity {type}, which only admins start. Nothing was changed.", "Ask one of them."));
        }
    }

    // One that is named by an expression is known when it is called: it may be any.
    private IReadOnlyList<ActivityNode> EffectsOf(IReadOnlyList<WorkflowDefinition> definitions) =>
        [.. definitions.SelectMany(d => d.Root.SelfAndDescendants()).Where(n => _validator.IsEffect(n) || ExecuteWorkflow.IsComputed(n))];

    private static string Granted(IReadOnlyList<Grant> grants) =>
        grants.Count == 0 ? "" : $", with {string.Join(", ", grants)}";

    private async Task<WorkflowDefinition> LoadAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        var stored = await _definitions.FindAsync(definitionId, version, cancellationToken)
            ?? throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.not_found", $"There is no {(version is null ? "published definition" : $"version {version} of definition")} '{definitionId}'.", "See `etcdup definitions list`."));

        // An older version may be named while a newer one is published; of what is retracted none may.
        if (!stored.IsPublished && await _definitions.FindAsync(definitionId, null, cancellationToken) is null)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.retracted", $"'{definitionId}' was retracted: no version of it is started any more. Nothing was changed.", "Publish it again, or start another definition; `etcdup definitions list`."));
        }

        DefinitionVersion key = new(stored.DefinitionId, stored.Version);
        if (_sound.TryGetValue(key, out var sound) && sound.Json == stored.Json)
        {
            return sound.Definition;
        }

        var read = DefinitionReader.Read(stored.Json);
        var findings = read.Definition is null ? read.Findings : [.. read.Findings, .. _validator.Validate(read.Definition)];
        return findings.FirstOrDefault(f => f.Severity == FindingSeverity.Error) is { } first
            ? throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.invalid", $"'{stored.DefinitionId}' version {stored.Version} cannot run: {first.Message} ({first.Pointer})",
                $"See all {findings.Count} findings with `etcdup definitions validate`."))
            : (_sound[key] = (stored.Json, read.Definition!)).Definition;
    }
}
