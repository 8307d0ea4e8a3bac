using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>A variable of a workflow or container, Elsa's 2.5.</summary>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, JsonNode? Value);

/// <summary>A workflow input or output, Elsa's 2.6.</summary>
public sealed record ArgumentDefinition(string Name, string Type, bool IsArray, string? DisplayName, string? Description, JsonNode? Default);

/// <summary>What a run does with an activity that failed for good.</summary>
public enum IncidentStrategy
{
    /// <summary>Elsa's default: the run ends, Faulted.</summary>
    Fault,

    /// <summary>Elsa's: other branches go on.</summary>
    ContinueWithIncidents,

    /// <summary>Ours: an open incident; the run waits with its hold for retry, rollback or cancel.</summary>
    WaitForOperator,
}

/// <summary>How a run of this definition goes back: the custom property <c>rollback</c>.</summary>
/// <param name="DefinitionId">Runs as a child frame under the same hold.</param>
/// <param name="Then">The activity of this definition's root that is scheduled afterwards.</param>
public sealed record RollbackReference(string DefinitionId, string Then);

/// <summary>
/// One version of a workflow definition in Elsa 3's JSON. The document is kept whole, so that fields and activity types
/// this version does not know survive being loaded and saved.
/// </summary>
public sealed class WorkflowDefinition
{
    /// <summary>Elsa's fixed id of the implicit workflow activity at the top of every instance.</summary>
    public const string WorkflowNodeId = "Workflow1";

    public const string MaxConcurrentRunsOption = "maxConcurrentRuns";

    internal WorkflowDefinition(JsonObject document, ActivityNode root)
    {
        Document = document;
        Root = root;
        Variables = ReadVariables(document["variables"]);
        Inputs = ReadArguments(document["inputs"]);
        Outputs = ReadArguments(document["outputs"]);
        IncidentStrategy = ReadStrategy(ActivityNode.Property(document["options"], "incidentStrategyType"));
        MaxConcurrentRuns = ActivityNode.Property(document["options"], MaxConcurrentRunsOption) is JsonValue most && most.TryGetValue<int>(out var number) && number >= 1 ? number : null;
        Rollback = ReadRollback(ActivityNode.Property(document["customProperties"], "rollback"));
        RollsBackAll = ActivityNode.Property(document["customProperties"], "rollsBackAll") is JsonValue all && all.TryGetValue<bool>(out var can) && can;
    }

    public JsonObject Document { get; }

    public string DefinitionId => ActivityNode.Text(Document["definitionId"]) ?? ActivityNode.Text(Document["id"]) ?? "";

    public string Id => ActivityNode.Text(Document["id"]) ?? $"{DefinitionId}-{Version}";

    public int Version => Document["version"] is JsonValue v && v.TryGetValue<int>(out var n) ? n : 1;

    public string Name => ActivityNode.Text(Document["name"])?.Trim() ?? DefinitionId;

    public string? Description => ActivityNode.Text(Document["description"]);

    public IReadOnlyList<VariableDefinition> Variables { get; }

    public IReadOnlyList<ArgumentDefinition> Inputs { get; }

    public IReadOnlyList<ArgumentDefinition> Outputs { get; }

    public IncidentStrategy IncidentStrategy { get; }

    public RollbackReference? Rollback { get; }

    /// <summary>At most so many runs of it are under way at a time; null: as many as there are. The option <c>maxConcurrentRuns</c>.</summary>
    public int? MaxConcurrentRuns { get; }

    /// <summary>As a rollback definition it can put everything back, not one thing only: the custom property <c>rollsBackAll</c>.</summary>
    public bool RollsBackAll { get; }

    public ActivityNode Root { get; }

    public DefinitionVersion Key => new(DefinitionId, Version);

    /// <summary>The document as it is stored and exported.</summary>
    public string ToJson() => Document.ToJsonString(WriterOptions);

    internal static IReadOnlyList<VariableDefinition> ReadVariables(JsonNode? node) =>
        [.. (node as JsonArray ?? []).OfType<JsonObject>()
            .Select(v => (Object: v, Name: ActivityNode.Text(v["name"])))
            .Where(v => v.Name is not null)
            .Select(v => new VariableDefinition(
                ActivityNode.Text(v.Object["id"]) ?? v.Name!, v.Name!, ActivityNode.Text(v.Object["typeName"]) ?? "Object",
                v.Object["isArray"] is JsonValue a && a.TryGetValue<bool>(out var b) && b, v.Object["value"]))];

    private static readonly JsonSerializerOptions WriterOptions = new() { WriteIndented = true, Encoder = EngineJson.Options.Encoder, MaxDepth = EngineJson.Options.MaxDepth };

    private static IReadOnlyList<ArgumentDefinition> ReadArguments(JsonNode? node) =>
        [.. (node as JsonArray ?? []).OfType<JsonObject>()
            .Select(a => (Object: a, Name: ActivityNode.Text(a["name"])))
            .Where(a => a.Name is not null)
            .Select(a => new ArgumentDefinition(
                a.Name!, ActivityNode.Text(a.Object["type"]) ?? "Object", a.Object["isArray"] is JsonValue v && v.TryGetValue<bool>(out var b) && b,
                ActivityNode.Text(a.Object["displayName"]), ActivityNode.Text(a.Object["description"]), a.Object["defaultValue"]))];

    // Files carry short names, names with the suffix Strategy, and assembly-qualified names: the last segment decides.
    private static IncidentStrategy ReadStrategy(JsonNode? node)
    {
        var name = (ActivityNode.Text(node) ?? "").Split(',')[0].Split('.')[^1].Trim();
        return name switch
        {
            "WaitForOperator" or "WaitForOperatorStrategy" => IncidentStrategy.WaitForOperator,
            "ContinueWithIncidents" or "ContinueWithIncidentsStrategy" => IncidentStrategy.ContinueWithIncidents,
            _ => IncidentStrategy.Fault,
        };
    }

    private static RollbackReference? ReadRollback(JsonNode? node) =>
        node is JsonObject o && ActivityNode.Text(o["definitionId"]) is { } id && ActivityNode.Text(o["then"]) is { } then
            ? new RollbackReference(id, then)
            : null;
}
