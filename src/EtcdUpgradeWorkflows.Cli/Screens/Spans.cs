using System.Globalization;

namespace EtcdUpgradeWorkflows.Cli.Screens;

/// <summary>Times as people read them.</summary>
internal static class Spans
{
    public static string Clock(TimeSpan span)
    {
        var positive = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return positive.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)positive.TotalHours}:{positive.Minutes:00}:{positive.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{positive.Minutes:00}:{positive.Seconds:00}");
    }

    public static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s");

    /// <summary>For estimates: 45 s, 6 min, 1 h 20 min.</summary>
    public static string About(TimeSpan span) =>
        span < TimeSpan.FromSeconds(90) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s")
        : span < TimeSpan.FromMinutes(90) ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min");

    public static string Milliseconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms");

    public static string Instant(DateTimeOffset instant, TimeProvider time) =>
        TimeZoneInfo.ConvertTime(instant, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.0} GiB"),
        >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB"),
        >= 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}
