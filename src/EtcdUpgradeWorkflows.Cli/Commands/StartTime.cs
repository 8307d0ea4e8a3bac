using System.Globalization;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary><c>--at</c>: an ISO instant, a local date and time, or a local time of day.</summary>
internal static class StartTime
{
    public static DateTimeOffset Parse(string text, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out var value))
        {
            throw CommandFailure.Usage($"'{text}' is no time.", "Give 2026-11-28T22:00, 2026-11-28T22:00:00Z or 22:00.");
        }

        DateTimeOffset at;
        if (text.EndsWith('Z') || HasOffset(text))
        {
            at = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }
        else
        {
            // A time of day alone has no date: it is today's.
            var local = value.Year == 1 ? TimeZoneInfo.ConvertTime(now, time.LocalTimeZone).Date + value.TimeOfDay : DateTime.SpecifyKind(value, DateTimeKind.Unspecified);
            at = FromLocal(local, time.LocalTimeZone);
        }

        return at > now ? at : throw CommandFailure.Usage($"{at:yyyy-MM-dd HH:mm:ss zzz} has passed.", "Give an instant to come.");
    }

    // Does not exist: the end of the gap. Exists twice: the first.
    private static DateTimeOffset FromLocal(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
        }

        return new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    private static bool HasOffset(string text) => text.LastIndexOfAny(['+', '-']) > text.IndexOf(':', StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal);
}
