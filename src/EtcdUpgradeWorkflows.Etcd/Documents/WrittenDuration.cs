using System.Globalization;

namespace EtcdUpgradeWorkflows.Etcd.Documents;

/// <summary>A duration as a person writes it: 30m, 4h, 2d, 04:00, or 1.12:00 for a day and a half.</summary>
public static class WrittenDuration
{
    public const string Advice = "Give it as 30m, 4h or 2d, as 04:00, or as 1.12:00 for a day and a half.";

    // Exactly so: what is left to guess makes 36 days of 36:00:00, and 30:00:00 would be thirty days to one and thirty hours to another.
    private static readonly string[] Formats = [@"h\:m", @"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss", @"d\.h\:mm", @"d\.hh\:mm", @"d\.h\:mm\:ss", @"d\.hh\:mm\:ss"];

    /// <returns>Null: it is none.</returns>
    public static TimeSpan? Find(string text)
    {
        var number = text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) ? given : (double?)null;
        return text switch
        {
            "24:00" => TimeSpan.FromDays(1),
            [.., 'm'] when number is { } minutes and < 100_000 => Seconds(TimeSpan.FromMinutes(minutes)),
            [.., 'h'] when number is { } hours and < 10_000 => Seconds(TimeSpan.FromHours(hours)),
            [.., 'd'] when number is { } days and < 100_000 => Seconds(TimeSpan.FromDays(days)),
            _ => TimeSpan.TryParseExact(text, Formats, CultureInfo.InvariantCulture, out var span) ? span : null,
        };
    }

    /// <summary>As documents have it and every version reads it: 04:00, or 1.12:00.</summary>
    public static string Text(TimeSpan duration) =>
        duration.ToString($@"{(duration.Days > 0 ? @"d\." : "")}hh\:mm{(duration.Seconds > 0 ? @"\:ss" : "")}", CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(TimeSpan span) => TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
}
