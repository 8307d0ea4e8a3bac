using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Expressions;

/// <summary>A variable an expression can see.</summary>
/// <param name="FrameId">The frame that holds it: an inner one hides an outer one of the same name.</param>
public sealed record ScopedVariable(string FrameId, string Id, string Name, string TypeName, JsonElement Value);

/// <summary>All that an expression can see of its run.</summary>
public sealed record ExpressionScope
{
    /// <summary>Innermost first.</summary>
    public required IReadOnlyList<ScopedVariable> Variables { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Inputs { get; init; }

    /// <summary>Outputs of activities by activity id.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> ActivityOutputs { get; init; }

    /// <summary>Activity ids by name, for the accessors that scripts use.</summary>
    public required IReadOnlyDictionary<string, string> ActivityIdsByName { get; init; }

    public JsonElement? LastResult { get; init; }

    public required string DefinitionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required string InstanceId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>Names the evaluation: ids and random numbers a script makes follow from it, so the same run gives the same ones.</summary>
    public required string Seed { get; init; }

    public required DateTimeOffset Now { get; init; }

    public ScopedVariable? FindVariable(string? id, string? name) =>
        Variables.FirstOrDefault(v => id is not null && v.Id == id) ?? Variables.FirstOrDefault(v => name is not null && v.Name == name);
}

/// <summary>What an expression gave, and the variables a script set on the way (frame, id, value).</summary>
public sealed record ExpressionResult(JsonElement Value, IReadOnlyList<VariableChange> Changes)
{
    public static ExpressionResult Of(JsonElement value) => new(value, []);
}

public sealed record VariableChange(string FrameId, string VariableId, JsonElement Value);
