using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary>Documents as the server sends them.</summary>
internal static class Documents
{
    public static readonly DateTimeOffset Began = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static RunDocument Run(
        string subStatus = "Executing", bool paused = false, bool needsYou = false, IReadOnlyList<MemberDocument>? members = null,
        IReadOnlyList<IncidentDocument>? incidents = null) => new()
        {
            Id = Guid.Parse("01900000-0000-7000-8000-000000000007"), Number = 7, Status = subStatus is "Finished" or "Cancelled" or "Faulted" ? "Finished" : "Running",
            SubStatus = subStatus, Paused = paused, NeedsYou = needsYou, Cluster = "prod-a", From = "3.4.23", To = "3.5.16", CanLose = 1, ClusterVersion = "3.4.0",
            Situation = new("Running on prod-a.", true, ["pause", "cancel"], needsYou ? "retry" : null, null), Members = members ?? [], Incidents = incidents ?? [],
            Definition = new("rolling-upgrade", 1), StartedBy = "op@host", CreatedAt = Began, CurrentActivity = "Swap member",
        };

    public static MemberDocument Member(string name, string version, string state = "serving") => new(name, "a1", version, state, "follower");

    public static IncidentDocument Incident(string id, string code) =>
        new(id, "Swap1", "Swap member", new(code, "NeedsOperator", "m1 is about to be stopped.", "retry is the yes."), Began);

    public static JournalDocument Line(long sequence, string eventName, string? message, double seconds = 0, string? activityType = null, string? name = null) =>
        new(sequence, new JournalEntry
        {
            Timestamp = Began.AddSeconds(seconds), EventName = eventName, Message = message, ActivityType = activityType, ActivityName = name,
        });
}
