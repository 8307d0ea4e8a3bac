using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>The present as the calendar counts it.</summary>
public static class CalendarClock
{
    public static Instant GetCurrentInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
