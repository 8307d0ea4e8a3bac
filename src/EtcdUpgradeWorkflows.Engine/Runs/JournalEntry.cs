using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// What a journal line says: Elsa's journal entry, and lines of our own for what happens to the run itself.
/// <see cref="EventName"/> is Elsa's for activities (Started, Completed, Suspended, Resumed, Faulted, Canceled) and one of
/// <see cref="JournalEvent"/> otherwise.
/// </summary>
public sealed record JournalEntry
{
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    public required DateTimeOffset Timestamp { get; init; }

    public required string EventName { get; init; }

    /// <summary>One sentence for people, without secrets.</summary>
    public string? Message { get; init; }

    /// <summary>The execution.</summary>
    public string? ActivityInstanceId { get; init; }

    public string? ParentActivityInstanceId { get; init; }

    public string? ActivityId { get; init; }

    public string? ActivityType { get; init; }

    public int? ActivityTypeVersion { get; init; }

    public string? ActivityName { get; init; }

    public string? NodeId { get; init; }

    /// <summary>Who did it, when it was a person.</summary>
    public string? By { get; init; }

    /// <summary>Evidence, free in form.</summary>
    public JsonElement? Payload { get; init; }

    public JournalLine ToLine(long sequence, string previousHash) =>
        new(sequence, JsonSerializer.Serialize(this, EngineJson.Options), previousHash);

    public static JournalEntry Parse(JournalLine line) =>
        JsonSerializer.Deserialize<JournalEntry>(line.Text, EngineJson.Options) ?? throw new JsonException("journal line is null");

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Events of a run that are no activity's.</summary>
public static class JournalEvent
{
    public const string Created = "Created";

    /// <summary>Left out of transcripts, as which worker did it is no part of what happened.</summary>
    public const string Claimed = "Claimed";

    public const string Note = "Note";

    public const string Output = "Output";

    public const string IncidentOpened = "IncidentOpened";

    public const string IncidentAnswered = "IncidentAnswered";

    public const string Paused = "Paused";

    public const string ResumedByOperator = "ResumedByOperator";

    public const string CancelRequested = "CancelRequested";

    public const string RollbackRequested = "RollbackRequested";

    public const string Retried = "Retried";

    public const string Ended = "Ended";
}
