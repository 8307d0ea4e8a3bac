using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

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

    public required string StartedBy { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates runs: the definition is checked, everything it can reach is pinned, inputs are converted. All refusals are <see cref="WorkflowErrorException"/>.</summary>
public sealed class RunStarter
{
    private readonly IRunStore _store;
    private readonly IDefinitionStore _definitions;
    private readonly DefinitionValidator _validator;
    private readonly TimeProvider _time;

    public RunStarter(IRunStore store, IDefinitionStore definitions, DefinitionValidator validator, TimeProvider time)
    {
        _store = store;
        _definitions = definitions;
        _validator = validator;
        _time = time;
    }

    public async Task<(Guid RunId, CreateRunResult Result)> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var definition = await LoadAsync(request.DefinitionId, request.Version, cancellationToken);
        List<DefinitionVersion> pins = [];
        if (definition.Rollback is { } rollback)
        {
            pins.Add((await LoadAsync(rollback.DefinitionId, null, cancellationToken)).Key);
        }

        var now = _time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var id = Guid.CreateVersion7(now);
        var line = new JournalEntry
        {
            Timestamp = now, EventName = JournalEvent.Created, By = request.StartedBy,
            Message = $"Run of {definition.Key}{(request.Subject is null ? "" : $" on {request.Subject}")}{Granted(request.Grants)}.",
        }.ToLine(0, JournalEntry.NoHash);
        var state = new RunState { NextLine = 1, LastLineHash = JournalEntry.HashOf(line.Text) };
        var result = await _store.CreateAsync(new NewRun
        {
            Id = id, Definition = definition.Key, Pins = pins, State = state.ToJson(), Input = EngineJson.Text(Convert(definition, request.Inputs)),
            Name = request.Name ?? definition.Name, Subject = request.Subject, Holds = request.Holds, Grants = request.Grants, Node = request.Node,
            StartedBy = request.StartedBy, IdempotencyKey = request.IdempotencyKey, CreatedAt = now, Journal = [line],
        }, cancellationToken);
        return (id, result);
    }

    /// <summary>Throws what <see cref="StartAsync"/> would, when the definition is not there or cannot run.</summary>
    public Task RequireAsync(string definitionId, int? version, CancellationToken cancellationToken) => LoadAsync(definitionId, version, cancellationToken);

    private static string Granted(IReadOnlyList<Grant> grants) =>
        grants.Count == 0 ? "" : $", with {string.Join(", ", grants.Select(g => $"{g.Name} granted by {g.By}"))}";

    private async Task<WorkflowDefinition> LoadAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        var stored = await _definitions.FindAsync(definitionId, version, cancellationToken)
            ?? throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.not_found", $"There is no {(version is null ? "published definition" : $"version {version} of definition")} '{definitionId}'.", "See `etcdup definitions list`."));
        var read = DefinitionReader.Read(stored.Json);
        var findings = read.Definition is null ? read.Findings : [.. read.Findings, .. _validator.Validate(read.Definition)];
        return findings.FirstOrDefault(f => f.Severity == FindingSeverity.Error) is { } first
            ? throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.invalid", $"'{stored.DefinitionId}' version {stored.Version} cannot run: {first.Message} ({first.Pointer})",
                $"See all {findings.Count} findings with `etcdup definitions validate`."))
            : read.Definition!;
    }

    private static Dictionary<string, JsonElement> Convert(WorkflowDefinition definition, IReadOnlyDictionary<string, JsonElement> given)
    {
        if (given.Keys.FirstOrDefault(k => definition.Inputs.All(i => i.Name != k)) is { } unknown)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "run.input_unknown", $"'{definition.DefinitionId}' has no input '{unknown}'.",
                $"It has: {string.Join(", ", definition.Inputs.Select(i => i.Name).DefaultIfEmpty("none"))}."));
        }

        Dictionary<string, JsonElement> inputs = new(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            var type = definition.Inputs.First(i => i.Name == name);
            inputs[name] = JsonValues.TryConvert(value, type.IsArray ? "Object" : type.Type, out var converted, out var problem)
                ? converted
                : throw new WorkflowErrorException(WorkflowError.Permanent("run.input_invalid", $"Input '{name}': {problem}.", $"Give a {type.Type}."));
        }

        return inputs;
    }
}
