using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>What it takes to pass over windows and freezes: a reason and a second person.</summary>
internal sealed class GlassOptions
{
    private readonly Option<string?> _reason = new("--break-glass") { HelpName = "REASON", Description = "Pass over maintenance windows and freezes; needs --with." };
    private readonly Option<string?> _with = new("--with") { HelpName = "NAME", Description = "The second person who agreed; stands in the journal with you." };

    public void AddTo(Command command)
    {
        command.Options.Add(_reason);
        command.Options.Add(_with);
    }

    public BreakGlassBody? Read(ParseResult parsed) => (parsed.GetValue(_reason), parsed.GetValue(_with)) switch
    {
        (null, null) => null,
        ({ } reason, { } with) => new(reason, with),
        _ => throw CommandFailure.Usage("It takes a reason and a second person.", "Give --break-glass REASON --with NAME."),
    };

    private static readonly string[] Formats = [@"h\:m", @"h\:mm", @"h\:mm\:ss", @"d\.h\:mm", @"d\.h\:mm\:ss"];

    /// <summary>30m, 2h, 01:30, or 90.00:00 for days.</summary>
    public static TimeSpan ParseDuration(string text)
    {
        var number = text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) ? given : (double?)null;
        return text switch
        {
            [.., 'm'] when number is { } minutes and < 100_000 => TimeSpan.FromMinutes(minutes),
            [.., 'h'] when number is { } hours and < 10_000 => TimeSpan.FromHours(hours),
            // Exactly so: what is left to guess makes 36 days of 36:00:00.
            _ when TimeSpan.TryParseExact(text, Formats, CultureInfo.InvariantCulture, out var span) => span,
            _ => throw CommandFailure.Usage($"'{text}' is no duration.", "Give 30m, 2h, 01:30, or 2.00:00 for days."),
        };
    }
}
