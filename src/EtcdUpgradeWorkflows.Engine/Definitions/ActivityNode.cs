using System.Text.Json.Nodes;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>An activity of a definition: its place in the tree and its JSON as it is.</summary>
public sealed class ActivityNode
{
    private readonly List<ActivityNode> _children = [];

    internal ActivityNode(string id, string type, JsonObject json, ActivityNode? parent, string port, string pointer)
    {
        Id = id;
        Type = type;
        Json = json;
        Parent = parent;
        Port = port;
        Pointer = pointer;
        NodeId = $"{parent?.NodeId ?? WorkflowDefinition.WorkflowNodeId}:{id}";
        parent?._children.Add(this);
    }

    public string Id { get; }

    /// <summary>The path of ids from <c>Workflow1</c>, joined by colons.</summary>
    public string NodeId { get; }

    public string Type { get; }

    /// <summary>0 where the file gives none: the newest is meant.</summary>
    public int Version => Json["version"] is JsonValue v && v.TryGetValue<int>(out var n) ? n : 0;

    public string? Name => Text(Json["name"]);

    /// <summary>What people call it: the designer's text, else its name, else its id.</summary>
    public string Title => Text(Property(Json["metadata"], "displayText")) ?? Name ?? Id;

    public JsonObject Json { get; }

    public ActivityNode? Parent { get; }

    /// <summary>The parent's property it is in, camelCase.</summary>
    public string Port { get; }

    /// <summary>JSON pointer into the document.</summary>
    public string Pointer { get; }

    public IReadOnlyList<ActivityNode> Children => _children;

    public JsonNode? CustomProperty(string name) => Property(Json["customProperties"], name);

    public bool CanStartWorkflow => CustomProperty("canStartWorkflow") is JsonValue v && v.TryGetValue<bool>(out var b) && b;

    public IEnumerable<ActivityNode> SelfAndDescendants()
    {
        yield return this;
        foreach (var child in _children)
        {
            foreach (var node in child.SelfAndDescendants())
            {
                yield return node;
            }
        }
    }

    /// <summary>Null where the node is no object: files are written by hand too.</summary>
    internal static JsonNode? Property(JsonNode? node, string name) => (node as JsonObject)?[name];

    internal static string? Text(JsonNode? node) =>
        node is JsonValue v && v.TryGetValue<string>(out var s) && !string.IsNullOrWhiteSpace(s) ? s : null;
}
