using System.Text.Json.Nodes;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>A connection of a flowchart; ids of activities, not node ids.</summary>
public sealed record FlowConnection(string Source, string Port, string Target, string TargetPort)
{
    /// <summary>How join counters name it, as Elsa does.</summary>
    public string Key => $"{Source}:{Port}->{Target}:{TargetPort}";

    /// <summary>Elsa's form with objects, and the old flat one; null when it is neither.</summary>
    internal static FlowConnection? Read(JsonNode? json)
    {
        if (json is not JsonObject o)
        {
            return null;
        }

        var (source, port) = End(o["source"], o["sourcePort"], "Done");
        var (target, targetPort) = End(o["target"], o["targetPort"], "In");
        return source is null || target is null ? null : new(source, port, target, targetPort);
    }

    private static (string? Activity, string Port) End(JsonNode? end, JsonNode? flatPort, string defaultPort) => end is JsonObject o
        ? (ActivityNode.Text(o["activity"]), ActivityNode.Text(o["port"]) ?? defaultPort)
        : (ActivityNode.Text(end), ActivityNode.Text(flatPort) ?? defaultPort);
}
