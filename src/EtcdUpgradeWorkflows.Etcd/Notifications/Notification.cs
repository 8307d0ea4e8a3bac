using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Etcd.Notifications;

/// <summary>What people are told: a row in the transaction of the event (ADR 33).</summary>
/// <param name="Id">One event has one.</param>
/// <param name="Kind">One of <see cref="NotificationKinds.All"/>.</param>
/// <param name="Cluster">Null of a run that has none.</param>
/// <param name="Message">One or two sentences, without secrets.</param>
/// <param name="Advice">What is to be done; null: nothing.</param>
/// <param name="Code">Of the error behind it.</param>
/// <param name="By">Who caused it: a person, or the product.</param>
public sealed record Notification(Guid Id, string Kind, string? Cluster, string Message, string? Advice, string? Code, string By, DateTimeOffset At)
{
    public Guid? RunId { get; init; }

    /// <summary>As people call the run; null when there is none, or none any more.</summary>
    public long? RunNumber { get; init; }

    public Guid? ScheduleId { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>In a few words: what it is about and what happened.</summary>
    public string Title => $"{(RunNumber is { } run ? $"Run {run}" : ScheduleId is not null ? "A schedule" : "etcdup")}{(Cluster is null ? "" : $" on {Cluster}")}: {NotificationKinds.Text(Kind)}";

    /// <summary>Of a schedule. A second server that finds the same makes the same row.</summary>
    public static Notification OfSchedule(Guid schedule, DateTimeOffset fireAt, string kind, string? cluster, string message, string? advice, string by, DateTimeOffset at) =>
        new(RunNotification.IdOf($"schedule/{schedule:N}/{fireAt.UtcTicks}/{kind}"), kind, cluster, message, advice, null, by, at) { ScheduleId = schedule };

    /// <summary>Of a run, by who looks at it from outside.</summary>
    /// <param name="occurrence">Tells it from others of the kind: the same gives the same row.</param>
    public static Notification OfRun(Guid run, string kind, string occurrence, string? cluster, string message, string? advice, DateTimeOffset at) =>
        new(RunNotification.IdOf($"run/{run:N}/{kind}/{occurrence}"), kind, cluster, message, advice, null, Product, at) { RunId = run };

    /// <summary>Of a cluster, whatever run works on it.</summary>
    /// <param name="occurrence">Tells it from others of the kind: the same gives the same row.</param>
    /// <param name="run">The one that reserves it; null: none does.</param>
    public static Notification OfCluster(string cluster, string kind, string occurrence, Guid? run, string message, string? advice, DateTimeOffset at) =>
        new(RunNotification.IdOf($"cluster/{cluster}/{kind}/{occurrence}"), kind, cluster, message, advice, null, Product, at) { RunId = run };

    /// <summary>Who caused what no person did.</summary>
    public const string Product = "etcdup";
}

/// <summary>All kinds: those of the engine, and those that only the domain can tell.</summary>
public static class NotificationKinds
{
    /// <summary>A run works on although its window has closed.</summary>
    public const string Late = "late";

    /// <summary>A schedule was missed or refused.</summary>
    public const string DidNotStart = "didNotStart";

    /// <summary>A cluster has been on two releases for long.</summary>
    public const string Mixed = "mixed";

    /// <summary>Sent by a person to see whether a channel works.</summary>
    public const string Test = "test";

    public static readonly IReadOnlyList<string> All =
    [
        NotificationKind.NeedsYou, NotificationKind.GateWaiting, NotificationKind.PutOff, Late, DidNotStart, Mixed, NotificationKind.Faulted, NotificationKind.Done,
    ];

    /// <summary>Told again until somebody says to have seen it, or it is not so any more.</summary>
    public static readonly IReadOnlyList<string> Repeated = [NotificationKind.NeedsYou, NotificationKind.GateWaiting, Late, DidNotStart, Mixed, NotificationKind.Faulted];

    public static string Text(string kind) => kind switch
    {
        NotificationKind.NeedsYou => "needs you",
        NotificationKind.GateWaiting => "waits at a gate",
        NotificationKind.PutOff => "was put off",
        NotificationKind.Faulted => "has faulted",
        NotificationKind.Done => "has ended",
        Late => "works on after its window",
        DidNotStart => "did not start",
        Mixed => "has been mixed for long",
        Test => "this is a test",
        _ => kind,
    };
}
