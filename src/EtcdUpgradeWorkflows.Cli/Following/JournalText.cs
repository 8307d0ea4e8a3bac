using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Cli.Following;

/// <summary>Which journal lines a person wants to see go by, and in which words.</summary>
internal static class JournalText
{
    /// <summary>Null: of no interest while following.</summary>
    public static string? Of(JournalEntry entry)
    {
        var name = entry.ActivityName ?? entry.ActivityId;
        return entry.EventName switch
        {
            JournalEvent.Claimed => null,
            JournalEvent.Created => entry.By is { } by ? $"started by {by}" : "started",
            JournalEvent.Output => entry.Message,
            JournalEvent.Note => entry.Message is { } note ? Named(name, note) : null,
            "Started" => entry.ActivityType?.StartsWith("Etcd.", StringComparison.Ordinal) == true ? Named(name, entry.Message ?? "begins") : null,
            "Completed" => entry.ActivityType?.StartsWith("Etcd.", StringComparison.Ordinal) == true || entry.Message is not null
                ? Named(name, entry.Message ?? "done")
                : null,
            "Suspended" or "Resumed" => entry.Message is { } message ? Named(name, message) : null,
            "Faulted" => Named(name, entry.Message ?? "failed"),
            "Canceled" => Named(name, entry.Message ?? "cancelled"),
            _ => WithPerson(entry.Message ?? entry.EventName, entry.By),
        };
    }

    private static string Named(string? name, string message) =>
        name is null || message.StartsWith(name, StringComparison.Ordinal) ? message : $"{name}: {message}";

    private static string WithPerson(string message, string? by) => by is null ? message : $"{message} (by {by})";
}
