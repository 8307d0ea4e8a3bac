using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class RetentionCommand
{
    private const string Off = "off";

    private static readonly TimeSpan RoundWithin = TimeSpan.FromMinutes(5);

    public static Command Create(CommandBinder binder) => new("retention", "How long runs and other rows are kept; for ever, unless somebody says otherwise.")
    {
        Show(binder), Set(binder), Preview(binder), Run(binder),
    };

    private static Command Show(CommandBinder binder)
    {
        Command command = new("show", "What is kept how long, who has said so, and what the last rounds deleted.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            Say(context, await server.GetAsync<RetentionDocument>("retention", context.Left));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(CommandBinder binder)
    {
        var runs = Duration("--runs", "Runs that have ended, from their end on.");
        var schedules = Duration("--schedules", "Ended schedules from their last fire on, and starts that were missed.");
        var tokens = Duration("--tokens", "Tokens that were revoked or have expired.");
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("set", "Says how long what is kept, for every server of the database; what is not named stays as it is.") { runs, schedules, tokens, yes };
        binder.Bind(command, async (context, parsed) =>
        {
            if (parsed.GetValue(runs) is null && parsed.GetValue(schedules) is null && parsed.GetValue(tokens) is null)
            {
                throw CommandFailure.Usage("Nothing was named that is to be kept for some time.", "Give --runs, --schedules or --tokens, each with a duration such as 400d, or off.");
            }

            var server = await context.ServerAsync();
            var present = await server.GetAsync<RetentionDocument>("retention", context.Left);
            RetentionBody body = new(
                Read(parsed.GetValue(runs), present.Runs), Read(parsed.GetValue(schedules), present.Schedules), Read(parsed.GetValue(tokens), present.Tokens), present.Revision);
            if (IsLess(body.Runs, present.Runs) || IsLess(body.Schedules, present.Schedules) || IsLess(body.Tokens, present.Tokens))
            {
                await UpgradeCommand.RequireYesAsync(
                    context, parsed.GetValue(yes), $"Keep runs {Text(body.Runs)}, schedules {Text(body.Schedules)}, tokens {Text(body.Tokens)}? What is older is deleted from the next round on, for good.");
            }

            Say(context, await server.PutAsync<RetentionDocument>("retention", body, context.Left));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Preview(CommandBinder binder)
    {
        Command command = new("preview", "What a round would delete now, and why other runs of the age stay; nothing is changed.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            Say(context, await server.GetAsync<RetentionPreviewDocument>("retention/preview", context.Left));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Run(CommandBinder binder)
    {
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("run", "A round now: says what would go, asks, deletes it.") { yes };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            if (!parsed.GetValue(yes))
            {
                var preview = await server.GetAsync<RetentionPreviewDocument>("retention/preview", context.Left);
                if (!context.Settings.Json)
                {
                    Say(context, preview);
                }

                await UpgradeCommand.RequireYesAsync(context, false, string.Create(CultureInfo.InvariantCulture, $"Delete {preview.Runs} runs and {preview.Schedules + preview.Missed + preview.Tokens} other rows, for good?"));
            }

            // A round is short; what is left is the next one's.
            RetentionRoundDocument round;
            do
            {
                round = await server.PostAsync<RetentionRoundDocument>("retention/run", new { }, context.Left, RoundWithin);
                if (context.Settings.Json)
                {
                    context.Screen.Json(round);
                }
                else
                {
                    context.Screen.Line(Told(round));
                }
            }
            while (round.More);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Say(CommandContext context, RetentionDocument retention)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(retention);
            return;
        }

        context.Screen.Line($"runs       {Text(retention.Runs)}");
        context.Screen.Line($"schedules  {Text(retention.Schedules)}");
        context.Screen.Line($"tokens     {Text(retention.Tokens)}");
        context.Screen.Line(retention.SetBy is { } by ? $"set by {by}, {Spans.Instant(retention.SetAt!.Value, context.Time)}" : "nobody has set it");
        if (retention.Rounds.Count > 0)
        {
            context.Screen.Line();
            TextTable table = new("ROUND", "BY", "DELETED", "STAYED");
            foreach (var round in retention.Rounds)
            {
                table.Add(
                    Spans.Instant(round.BeganAt, context.Time), round.StartedBy, $"{Counts(round.Runs, round.Schedules, round.Missed, round.Tokens)}{(round.EndedAt is null ? ", not ended" : "")}",
                    string.Join(", ", round.Stayed.OrderBy(stayed => stayed.Key, StringComparer.Ordinal).Select(stayed => $"{stayed.Value} {stayed.Key}")));
            }

            context.Screen.Table(table);
        }
    }

    private static void Say(CommandContext context, RetentionPreviewDocument preview)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(preview);
            return;
        }

        context.Screen.Line($"would go: {Counts(preview.Runs, preview.Schedules, preview.Missed, preview.Tokens)}");
        if (preview.Stay.Count > 0)
        {
            TextTable table = new("STAY", "RUNS", "SUCH AS");
            foreach (var stays in preview.Stay)
            {
                table.Add(stays.Code, stays.Count.ToString(CultureInfo.InvariantCulture), string.Join(", ", stays.Examples));
            }

            context.Screen.Table(table);
        }
    }

    private static string Told(RetentionRoundDocument round) =>
        $"deleted: {Counts(round.Runs, round.Schedules, round.Missed, round.Tokens)}; {round.Stayed.Values.Sum()} runs of the age stay{(round.More ? "; goes on" : "")}";

    private static string Counts(long runs, int schedules, int missed, int tokens) =>
        string.Create(CultureInfo.InvariantCulture, $"{runs} runs, {schedules} schedules, {missed} missed fires, {tokens} tokens");

    private static Option<string?> Duration(string name, string what) => new(name) { HelpName = "DURATION|off", Description = $"{what} Such as 400d; off: for ever." };

    private static TimeSpan? Read(string? given, TimeSpan? present) => given switch
    {
        null => present,
        Off => null,
        _ => DurationText.Parse(given),
    };

    private static bool IsLess(TimeSpan? wanted, TimeSpan? present) => wanted is not null && (present is null || wanted < present);

    private static string Text(TimeSpan? span) => span is { } kept ? string.Create(CultureInfo.InvariantCulture, $"{kept.TotalDays:0.##} days") : "for ever";
}
