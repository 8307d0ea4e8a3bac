using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Expressions;

/// <summary>Evaluates an activity's inputs to values of the types its descriptor states.</summary>
public sealed class InputEvaluator
{
    private readonly ExpressionEvaluator _expressions;

    public InputEvaluator(ExpressionEvaluator expressions) => _expressions = expressions;

    /// <summary>The inputs, and the variables that scripts among them set.</summary>
    public (ActivityInputs Inputs, IReadOnlyList<VariableChange> Changes) Evaluate(
        ActivityDescriptor descriptor, ActivityNode node, ExpressionScope scope, CancellationToken cancellationToken)
    {
        Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
        List<VariableChange> changes = [];
        foreach (var input in descriptor.Inputs)
        {
            var given = node.Json[input.PropertyName];
            var value = given is null ? EngineJson.Null : JsonValues.FromNode(given);
            if (input.IsWrapped)
            {
                var result = Expression.ReadWrapped(given) is { } expression ? _expressions.Evaluate(expression, scope with { Seed = $"{scope.Seed}/{input.Name}" }, cancellationToken) : ExpressionResult.Of(EngineJson.Null);
                value = result.Value;
                changes.AddRange(result.Changes);
            }

            if (value.ValueKind == JsonValueKind.Null && input.Default is not null)
            {
                value = EngineJson.Element(input.Default);
            }

            if (input.IsWrapped && !JsonValues.TryConvert(value, input.TypeName, out value, out var problem))
            {
                throw ExpressionEvaluator.Failed("expression.wrong_type", $"{input.Name} of '{node.Title}': {problem}.");
            }

            values[input.Name] = value;
        }

        return (new(values), changes);
    }

    /// <summary>A variable's or input's first value: text (or JSON text for objects) of its type.</summary>
    public static JsonElement InitialValue(string name, string typeName, JsonNode? given) =>
        TryInitialValue(name, typeName, given, out var value) is { } problem ? throw ExpressionEvaluator.Failed("expression.wrong_type", problem) : value;

    /// <summary>Null when the first value is one of the type.</summary>
    public static string? FindInitialProblem(string name, string typeName, JsonNode? given) => TryInitialValue(name, typeName, given, out _);

    private static string? TryInitialValue(string name, string typeName, JsonNode? given, out JsonElement initial)
    {
        var value = JsonValues.FromNode(given);
        if (value.ValueKind == JsonValueKind.String && typeName is not "String" && value.GetString() is { } text && text.TrimStart() is ['{', ..] or ['[', ..])
        {
            try
            {
                value = JsonElement.Parse(value.GetString()!);
            }
            catch (JsonException)
            {
                // Text that only looks like JSON stays text.
            }
        }

        return JsonValues.TryConvert(value, typeName, out initial, out var problem) ? null : $"The first value of '{name}': {problem}.";
    }
}
