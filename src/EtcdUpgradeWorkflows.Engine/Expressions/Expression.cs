using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Expressions;

/// <summary>Elsa's expression types that this version evaluates.</summary>
public static class ExpressionType
{
    public const string Literal = "Literal";
    public const string Object = "Object";
    public const string Json = "Json";
    public const string Variable = "Variable";
    public const string Input = "Input";
    public const string JavaScript = "JavaScript";

    public static readonly IReadOnlyList<string> All = [Literal, Object, Json, Variable, Input, JavaScript];
}

/// <summary>What an input is computed from.</summary>
public sealed record Expression(string Type, JsonNode? Value)
{
    /// <summary>Reads a wrapped input's <c>expression</c>; null when it has none, which means the default.</summary>
    public static Expression? ReadWrapped(JsonNode? input) =>
        input is JsonObject o && o["expression"] is JsonObject e ? new(ActivityNode.Text(e["type"]) ?? ExpressionType.Literal, e["value"]) : null;

    /// <summary>The text of a script or literal.</summary>
    public string Text => Value is JsonValue v && v.TryGetValue<string>(out var s) ? s : Value?.ToJsonString() ?? "";

    /// <summary>
    /// The name and id a Variable or Input expression refers to: an object, or a string that holds one, as Studio's pickers write it.
    /// A bare name is none, as in Elsa.
    /// </summary>
    public (string? Id, string? Name) Reference()
    {
        var node = Value;
        if (node is JsonValue v && v.TryGetValue<string>(out var text))
        {
            try
            {
                node = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            }
            catch (JsonException)
            {
                return (null, null);
            }
        }

        return node is JsonObject o ? (ActivityNode.Text(o["id"]), ActivityNode.Text(o["name"])) : (null, null);
    }
}
