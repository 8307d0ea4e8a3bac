using System.Globalization;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>The evaluated inputs of one execution, of the types their descriptors state.</summary>
public sealed class ActivityInputs
{
    public static readonly ActivityInputs None = new(new Dictionary<string, JsonElement>());

    private readonly IReadOnlyDictionary<string, JsonElement> _values;

    public ActivityInputs(IReadOnlyDictionary<string, JsonElement> values) => _values = values;

    public static ActivityInputs Parse(JsonElement json) => new(json.EnumerateObject().ToDictionary(p => p.Name, p => p.Value));

    public JsonElement this[string name] => _values.TryGetValue(name, out var value) ? value : EngineJson.Null;

    public JsonElement ToJson() => EngineJson.Element(_values);

    public string Text(string name) => TextOrNull(name) is { Length: > 0 } text
        ? text
        : throw new WorkflowErrorException(WorkflowError.Permanent("activity.input_missing", $"The input {name} has no value."));

    public string? TextOrNull(string name) => this[name] switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Null } => null,
        var other => other.GetRawText(),
    };

    public bool Boolean(string name) => this[name].ValueKind == JsonValueKind.True;

    public int Integer(string name) => this[name].ValueKind == JsonValueKind.Number
        ? this[name].GetInt32()
        : throw new WorkflowErrorException(WorkflowError.Permanent("activity.input_missing", $"The input {name} has no value."));

    public TimeSpan Duration(string name) => TextOrNull(name) is { } text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
        ? span
        : throw new WorkflowErrorException(WorkflowError.Permanent("activity.input_missing", $"The input {name} has no value."));
}
