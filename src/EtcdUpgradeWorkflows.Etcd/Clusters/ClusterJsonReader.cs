using System.Text.Json;
using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>Walks JSON that people write and collects what is wrong. It goes on after each problem: the reader gets them all at once.</summary>
internal abstract partial class ClusterJsonReader(List<ClusterFileProblem> problems)
{
    private const int LongestShown = 64;

    protected List<ClusterFileProblem> Problems => problems;

    protected string? ReadName(JsonObjectView? owner, string ownerPath)
    {
        var name = owner is null ? null : ReadText(owner, ownerPath, "name", required: true);
        if (name is null || NamePattern().IsMatch(name))
        {
            return name;
        }

        Error(
            "cluster.name_invalid",
            $"{ownerPath}.name",
            $"{Shown(name)} is no name.",
            "Use up to 63 lower-case letters, digits and dashes, the first one no dash.");
        return null;
    }

    protected string? ReadText(JsonObjectView owner, string ownerPath, string property, bool required)
    {
        var path = $"{ownerPath}.{property}";
        if (!owner.TryGet(property, out var element))
        {
            if (required)
            {
                Missing(owner, path);
            }

            return null;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            WrongType(path, "a text");
            return null;
        }

        var text = element.GetString()!;
        if (text.Length > 0)
        {
            return text;
        }

        Error("cluster.empty", path, "The text is empty.", "Give a value.");
        return null;
    }

    /// <param name="known">The names there may be; null when any may.</param>
    protected JsonObjectView? ReadObject(JsonElement element, string path, params string[]? known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            WrongType(path, "an object");
            return null;
        }

        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var place = Child(path, property.Name);
            if (known is not null && !known.Contains(property.Name))
            {
                Error("cluster.unknown_property", place, $"There is no property {Shown(property.Name)} here.", $"Known are: {string.Join(", ", known)}.");
            }
            else if (!properties.TryAdd(property.Name, property.Value))
            {
                Error("cluster.duplicate_property", place, "The property is given twice.", "Keep one of them.");
            }
        }

        return new JsonObjectView(properties);
    }

    protected void Unique(Dictionary<string, string> seen, string value, string path, string code, string what, string advice)
    {
        if (!seen.TryAdd(value, path))
        {
            Error(code, path, $"{what} is named by {seen[value]} already.", advice);
        }
    }

    protected void Missing(JsonObjectView? owner, string path)
    {
        // An owner that is no object was reported itself.
        if (owner is not null)
        {
            Error("cluster.missing", path, "The property is missing.", "Add it.");
        }
    }

    protected void WrongType(string path, string expected) =>
        Error("cluster.wrong_type", path, $"Expected {expected}.", "Correct the value.");

    protected void Error(string code, string path, string message, string advice) =>
        Problems.Add(new ClusterFileProblem(code, path, ClusterFileSeverity.Error, message, advice));

    protected static string Child(string path, string name) =>
        PlainProperty().IsMatch(name) ? $"{path}.{name}" : $"{path}[{JsonSerializer.Serialize(name.Length <= LongestShown ? name : name[..LongestShown])}]";

    protected static string Shown(string? text) =>
        text is null ? "null" : JsonSerializer.Serialize(text.Length <= LongestShown ? text : text[..LongestShown] + "…", Engine.EngineJson.Options);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    protected static partial Regex NamePattern();

    [GeneratedRegex(@"\A(env:[A-Za-z_][A-Za-z0-9_]*|file:/[^\p{Cc}]+)\z")]
    protected static partial Regex ReferencePattern();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex PlainProperty();

    /// <summary>An object's properties, each once.</summary>
    protected sealed class JsonObjectView(Dictionary<string, JsonElement> properties)
    {
        public IReadOnlyDictionary<string, JsonElement> Properties => properties;

        public bool Has(string name) => properties.ContainsKey(name);

        public bool TryGet(string name, out JsonElement element) => properties.TryGetValue(name, out element);
    }
}
