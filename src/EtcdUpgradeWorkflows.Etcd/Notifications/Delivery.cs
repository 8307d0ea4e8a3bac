using System.Globalization;
using System.Text.Json.Serialization;

namespace EtcdUpgradeWorkflows.Etcd.Notifications;

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>Will be tried, or is.</summary>
    Waiting,

    Delivered,

    /// <summary>Given up.</summary>
    Failed,
}

/// <summary>A notification on one channel.</summary>
/// <param name="Number">0 of the first time it is told, then 1, 2 … of each reminder.</param>
/// <param name="Attempts">Begun so far.</param>
/// <param name="DueAt">When it is tried next; while an attempt is under way, when it is held for lost.</param>
/// <param name="Error">Of the last attempt, coded and without secrets.</param>
public sealed record Delivery(Guid NotificationId, string Channel, int Number, DeliveryStatus Status, int Attempts, DateTimeOffset? DueAt, DateTimeOffset? DeliveredAt, string? Error)
{
    /// <summary>The same in every attempt: by it a receiver knows what it has already.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{NotificationId:N}.{Number}");

    /// <summary>So long an attempt is under way at most; then it is made again, under the same id.</summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(45);

    /// <summary>Attempts: with <see cref="Pause"/> three days.</summary>
    public const int MostAttempts = 80;

    /// <summary>Between two attempts at least: 5 s, doubled each time, an hour at most.</summary>
    public static TimeSpan Pause(int attempts) => attempts > 10 ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(Math.Min(3600, 5 * (1 << Math.Max(0, attempts - 1))));
}

/// <summary>A delivery that is to be tried, with what is to be told.</summary>
public sealed record DueDelivery(Delivery Delivery, Notification Notification);
