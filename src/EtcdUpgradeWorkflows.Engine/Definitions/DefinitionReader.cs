using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>A definition as far as it could be read, and every problem of its form.</summary>
public sealed record DefinitionReadResult(WorkflowDefinition? Definition, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads Elsa 3 definition JSON: envelope, activity tree, node ids. Nothing is lost: what is not understood stays in the document.
/// Connections to activities that are not there are moved to <c>customProperties.notFoundConnections</c>, as Elsa does.
/// </summary>
public static class DefinitionReader
{
    /// <summary>Bytes of UTF-8.</summary>
    public const int MaximumSize = 4 * 1024 * 1024;

    public const int MaximumDepth = 128;

    private static readonly HashSet<string> NotPorts = ["metadata", "customProperties", "variables", "connections"];

    public static DefinitionReadResult Read(string json)
    {
        if (json.Length > MaximumSize || Encoding.UTF8.GetByteCount(json) > MaximumSize)
        {
            return Failed("definition.too_large", "", $"The definition is larger than {MaximumSize / 1024 / 1024} MiB.");
        }

        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions
            {
                MaxDepth = MaximumDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
                AllowDuplicateProperties = false, // else they throw when they are first read
            });
        }
        catch (JsonException e)
        {
            return Failed("definition.not_json", "", $"This cannot be read: {JsonFault.Of(e)}.");
        }

        return node is JsonObject document
            ? Read(document)
            : Failed("definition.not_object", "", "A workflow definition is a JSON object.");
    }

    private static DefinitionReadResult Read(JsonObject document)
    {
        List<Finding> findings = [];
        if (document["root"] is not JsonObject rootJson)
        {
            return Failed("definition.root_missing", "/root", "The definition has no root activity.");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        if (ReadActivity(rootJson, null, "root", "/root", ids, findings) is not { } root)
        {
            return new(null, findings);
        }

        if (ActivityNode.Text(document["definitionId"]) is null && ActivityNode.Text(document["id"]) is null)
        {
            findings.Add(new("definition.id_missing", FindingSeverity.Error, "/definitionId", "The definition has no definitionId."));
        }

        return new(new WorkflowDefinition(document, root), findings);
    }

    private static DefinitionReadResult Failed(string code, string pointer, string message) =>
        new(null, [new(code, FindingSeverity.Error, pointer, message)]);

    private static ActivityNode? ReadActivity(
        JsonObject json, ActivityNode? parent, string port, string pointer, HashSet<string> ids, List<Finding> findings)
    {
        if (ActivityNode.Text(json["type"]) is not { } type)
        {
            findings.Add(new("definition.type_missing", FindingSeverity.Error, pointer, "The activity has no type."));
            return null;
        }

        if (ActivityNode.Text(json["id"]) is not { } id)
        {
            findings.Add(new("definition.activity_id_missing", FindingSeverity.Error, pointer, $"The activity of type '{type}' has no id."));
            return null;
        }

        if (id.Contains(':', StringComparison.Ordinal))
        {
            findings.Add(new("definition.activity_id_colon", FindingSeverity.Error, $"{pointer}/id", $"The id '{id}' contains a colon, which joins ids to node ids."));
        }

        if (!ids.Add(id))
        {
            findings.Add(new("definition.activity_id_twice", FindingSeverity.Error, $"{pointer}/id", $"The id '{id}' is used twice."));
        }

        var node = new ActivityNode(id, type, json, parent, port, pointer);
        json["nodeId"] = node.NodeId;
        foreach (var (name, value) in json.ToArray())
        {
            if (!NotPorts.Contains(name))
            {
                ReadChildren(value, node, name, $"{pointer}/{Escape(name)}", ids, findings);
            }
        }

        MoveConnectionsToNowhere(node, findings);
        return node;
    }

    // Any property may be a port: an activity is an object with a type and an id, alone, in an array, or as `activity` of a case.
    private static void ReadChildren(JsonNode? value, ActivityNode parent, string port, string pointer, HashSet<string> ids, List<Finding> findings)
    {
        switch (value)
        {
            case JsonObject o when o["type"] is JsonValue && o["id"] is JsonValue && o["typeName"] is null:
                ReadActivity(o, parent, port, pointer, ids, findings);
                break;
            case JsonObject o when o["activity"] is JsonObject child:
                ReadChildren(child, parent, port, $"{pointer}/activity", ids, findings);
                break;
            case JsonArray a:
                for (var i = 0; i < a.Count; i++)
                {
                    if (port == "activities" && a[i] is JsonObject activity)
                    {
                        ReadActivity(activity, parent, port, $"{pointer}/{i}", ids, findings);
                    }
                    else
                    {
                        ReadChildren(a[i], parent, port, $"{pointer}/{i}", ids, findings);
                    }
                }

                break;
        }
    }

    private static void MoveConnectionsToNowhere(ActivityNode node, List<Finding> findings)
    {
        if (node.Type != "Elsa.Flowchart" || node.Json["connections"] is not JsonArray connections)
        {
            return;
        }

        for (var i = connections.Count - 1; i >= 0; i--)
        {
            var connection = FlowConnection.Read(connections[i]);
            if (connection is not null
                && node.Children.Any(c => c.Port == "activities" && c.Id == connection.Source)
                && node.Children.Any(c => c.Port == "activities" && c.Id == connection.Target))
            {
                continue;
            }

            var moved = connections[i]?.DeepClone();
            connections.RemoveAt(i);
            if (node.Json["customProperties"] is not JsonObject properties)
            {
                node.Json["customProperties"] = properties = [];
            }

            if (properties["notFoundConnections"] is not JsonArray notFound)
            {
                properties["notFoundConnections"] = notFound = [];
            }

            notFound.Add(moved);
            findings.Add(new(
                "definition.connection_to_nowhere", FindingSeverity.Warning, $"{node.Pointer}/connections/{i}",
                $"A connection of '{node.Title}' names an activity that is not there; it was put aside."));
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
