using System.Globalization;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>A duration as a person gives it.</summary>
internal static class DurationText
{
    private static readonly string[] Formats = [@"h\:m", @"h\:mm", @"h\:mm\:ss", @"d\.h\:mm", @"d\.h\:mm\:ss"];

    /// <summary>30m, 2h, 90d, 01:30, or 90.00:00 for days.</summary>
    public static TimeSpan Parse(string text)
    {
        var number = text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) ? given : (double?)null;
        return text switch
        {
            [.., 'm'] when number is { } minutes and < 100_000 => TimeSpan.FromMinutes(minutes),
            [.., 'h'] when number is { } hours and < 10_000 => TimeSpan.FromHours(hours),
            [.., 'd'] when number is { } days and < 100_000 => TimeSpan.FromDays(days),
            // Exactly so: what is left to guess makes 36 days of 36:00:00.
            _ when TimeSpan.TryParseExact(text, Formats, CultureInfo.InvariantCulture, out var span) => span,
            _ => throw CommandFailure.Usage($"'{text}' is no duration.", "Give 30m, 2h, 2d, 01:30, or 2.00:00 for days."),
        };
    }
}
