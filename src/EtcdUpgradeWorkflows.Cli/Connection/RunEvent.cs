using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>One event of a followed run.</summary>
internal abstract record RunEvent
{
    public sealed record Line(JournalDocument Document) : RunEvent;

    public sealed record Changed(RunDocument Run) : RunEvent;

    public sealed record Ended(RunDocument Run) : RunEvent;

    /// <summary>Null for an event that a later server may add.</summary>
    public static RunEvent? Parse(string type, string data) => type switch
    {
        "line" => new Line(EngineJson.Read<JournalDocument>(data)),
        "run" => new Changed(EngineJson.Read<RunDocument>(data)),
        "end" => new Ended(EngineJson.Read<RunDocument>(data)),
        _ => null,
    };
}
