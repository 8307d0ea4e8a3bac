using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class SchedulesCommand
{
    /// <summary>Lines under a schedule; a program reads all of them.</summary>
    private const int MostMissed = 3;

    public static Command Create(CommandBinder binder) => new("schedules", "What is started when: by persons, and by triggers of published definitions.")
    {
        Add(binder), List(binder), Pause(binder), Resume(binder), Remove(binder),
    };

    private static Command Add(CommandBinder binder)
    {
        var cluster = UpgradeCommand.ClusterOption(binder, isRequired: false);
        Option<string?> to = new("--to") { HelpName = "VERSION", Description = "The release that the cluster is to go to." };
        var via = UpgradeCommand.ViaOption();
        var rehearsal = UpgradeCommand.RehearsalOption();
        Option<string?> definition = new("--definition") { HelpName = "ID[@N]", Description = "What is to run; of an upgrade, its procedure. Without @N: what is published then." };
        Option<string[]> input = new("--input") { HelpName = "NAME=VALUE", AllowMultipleArgumentsPerToken = false, Description = "An input of the definition; may be given several times." };
        Option<string?> at = new("--at") { HelpName = "TIME", Description = "Once: local time, or an ISO instant." };
        Option<string?> window = new("--window") { HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne, Description = "An upgrade: when a maintenance window of the cluster, or this one, opens." };
        Option<string?> cron = new("--cron") { HelpName = "EXPRESSION", Description = "Again and again; six fields: second, minute, hour, day of month, month, day of week." };
        Option<string?> zone = new("--zone") { HelpName = "ZONE", Description = "The time zone of --cron, such as Europe/Berlin (default UTC)." };
        Option<bool> attended = new("--attended") { Description = "An upgrade: ask before each stop of a member." };
        Option<bool> allowDowntime = new("--allow-downtime") { Description = "An upgrade: go on although the quorum does not survive a stop." };
        Command command = new("add", "Schedules an upgrade of a cluster, or a run of a definition.")
        {
            cluster, to, via, rehearsal, definition, input, at, window, cron, zone, attended, allowDowntime,
        };
        binder.Bind(command, async (context, parsed) =>
        {
            var (id, version) = DefinitionName.Parse(parsed.GetValue(definition));
            var instant = parsed.GetValue(at) is { } text ? StartTime.Parse(text, context.Time) : (DateTimeOffset?)null;
            ScheduleBody body;
            if (parsed.GetValue(cluster) is { } named)
            {
                var release = parsed.GetValue(to) ?? throw CommandFailure.Usage("The release is missing that the cluster is to go to.", "Give --to VERSION.");
                RefuseTogether(parsed, "an upgrade of a cluster", cron, zone, input);
                var name = await ClusterFileArgument.ResolveAsync(await context.ServerAsync(), named, add: true, context.Left);
                body = new(name, new(
                    release, id, version, instant, parsed.GetValue(attended), parsed.GetValue(allowDowntime), parsed.GetValue(via), parsed.GetValue(rehearsal),
                    parsed.GetResult(window) is null ? null : parsed.GetValue(window) ?? ""));
            }
            else
            {
                _ = id ?? throw CommandFailure.Usage("Nothing is named that could be started.", "Give --cluster with --to, or --definition.");
                RefuseTogether(parsed, "a run of a definition", to, via, rehearsal, window, attended, allowDowntime);
                body = new(Definition: id, Version: version, Inputs: RunsCommand.Inputs(parsed.GetValue(input) ?? []), At: instant, Cron: parsed.GetValue(cron), Zone: parsed.GetValue(zone));
            }

            var answer = await (await context.ServerAsync()).PostAsync<UpgradeAnswer>("schedules", body, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(answer);
            }
            else if (answer.Schedule is { } schedule)
            {
                context.Screen.Line($"{WhatOf(schedule)} at {Spans.Instant(schedule.FireAt, context.Time)}{(schedule.Kind == "startAt" ? "" : $", then {WhenOf(schedule)}")} (schedule {schedule.Id}).");
            }
            else
            {
                context.Screen.Line(answer.Run is { } run
                    ? string.Create(CultureInfo.InvariantCulture, $"The window is open: run {run.Number} {(answer.Result == "started" ? "was started" : "is there already")}. etcdup runs watch {run.Number}")
                    : "There is nothing to do: the cluster is there already.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Option<bool> all = new("--all") { Description = "Those that have fired for the last time or were removed, too." };
        Command command = new("list", "What waits or is paused, the next first; and what was missed.") { all };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            List<ScheduleDocument> schedules =
            [
                .. (await server.ListAsync<ScheduleDocument>("schedules", context.Left)).Where(s => parsed.GetValue(all) || IsAlive(s)).OrderBy(s => s.FireAt),
            ];
            if (context.Settings.Json)
            {
                context.Screen.Json(schedules);
                return ExitCode.Done;
            }

            Show(context, schedules);
            return ExitCode.Done;
        });
        return command;
    }

    internal static void Show(CommandContext context, IReadOnlyList<ScheduleDocument> schedules)
    {
        TextTable table = new("SCHEDULE", "STARTS", "WHEN", "NEXT", "NEXT (UTC)", "LAST", "STATE");
        foreach (var schedule in schedules)
        {
            var (isAlive, isDue) = (IsAlive(schedule), IsAlive(schedule) && !schedule.WindowGone);
            table.Add(
                schedule.Id.ToString(), WhatOf(schedule), WhenOf(schedule), isDue ? Spans.Instant(schedule.FireAt, context.Time)[..16] : null,
                isDue ? schedule.FireAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null, schedule.LastFireAt is { } last ? Spans.Instant(last, context.Time)[..16] : null,
                StateOf(schedule, context.Time));
            if (isAlive && schedule.WindowGone)
            {
                table.AddUnder($"{(schedule.Window is { Length: > 0 } window ? $"window {window} is gone, or not for {schedule.Cluster} any more" : $"no window is for {schedule.Cluster}")}: nothing is started unless one is added. etcdup windows add, or etcdup schedules remove {schedule.Id}");
            }

            foreach (var missed in schedule.Missed.Take(MostMissed))
            {
                table.AddUnder($"missed: {MissedText(missed, context.Time)}");
            }

            if (schedule.Missed.Count > MostMissed)
            {
                table.AddUnder(string.Create(CultureInfo.InvariantCulture, $"and {schedule.Missed.Count - MostMissed} earlier times: --json"));
            }
        }

        context.Screen.Table(table);
    }

    private static Command Pause(CommandBinder binder)
    {
        var id = IdArgument();
        Command command = new("pause", "Keeps a schedule, or a trigger of a definition, from firing; what falls into the pause is not made up.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var schedule = await FindAsync(server, parsed.GetValue(id)!, context);
            var paused = await server.PostAsync<ScheduleDocument>($"schedules/{schedule.Id}/pause", new { }, context.Left);
            return Say(context, paused, "paused", $"{WhatOf(paused)}: paused. etcdup schedules resume {paused.Id}");
        });
        return command;
    }

    private static Command Resume(CommandBinder binder)
    {
        var id = IdArgument();
        Command command = new("resume", "Lets a paused schedule fire again.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var schedule = await FindAsync(server, parsed.GetValue(id)!, context);
            var resumed = await server.PostAsync<ScheduleDocument>($"schedules/{schedule.Id}/resume", new { }, context.Left);
            var fell = resumed.Missed.Count > schedule.Missed.Count ? $" Not made up: {MissedText(resumed.Missed[0], context.Time)}." : "";
            return Say(context, resumed, "resumed", resumed.Status == "Waiting"
                ? $"{WhatOf(resumed)}: next at {Spans.Instant(resumed.FireAt, context.Time)}.{fell}"
                : $"{WhatOf(resumed)}: its only time fell into the pause. Start it by hand if it is still wanted.");
        });
        return command;
    }

    private static Command Remove(CommandBinder binder)
    {
        var id = IdArgument();
        Command command = new("remove", "Takes a schedule away that waits or is paused.") { id };
        command.Aliases.Add("cancel");
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var schedule = await FindAsync(server, parsed.GetValue(id)!, context);
            await server.DeleteAsync($"schedules/{schedule.Id}", context.Left);
            return Say(context, schedule, "cancelled", $"{WhatOf(schedule)}, next at {Spans.Instant(schedule.FireAt, context.Time)}: removed.");
        });
        return command;
    }

    private static Argument<string> IdArgument() =>
        new("ID") { Description = "The schedule's id, or the end of it; of a trigger also DEFINITION, or DEFINITION/ACTIVITY where it has several." };

    private static async Task<ScheduleDocument> FindAsync(ApiClient server, string wanted, CommandContext context)
    {
        var schedules = await server.ListAsync<ScheduleDocument>("schedules", context.Left);
        List<ScheduleDocument> matching =
        [
            .. schedules.Where(s => s.Id.ToString().EndsWith(wanted, StringComparison.OrdinalIgnoreCase) || (s.Target == "trigger" && (s.Definition == wanted || $"{s.Definition}/{s.Activity}" == wanted))),
        ];

        // A definition's triggers that are gone are no choice any more.
        if (matching.Count > 1 && matching.FindAll(IsAlive) is { Count: 1 } alive)
        {
            matching = alive;
        }

        return matching.Count == 1 ? matching[0] : throw new CommandFailure(
            ExitCode.Usage, matching.Count == 0 ? "schedule.unknown" : "schedule.ambiguous",
            matching.Count == 0 ? $"There is no schedule whose id is '{wanted}' or ends with it." : $"{matching.Count} schedules are meant by '{wanted}'.", "See etcdup schedules list.");
    }

    private static int Say(CommandContext context, ScheduleDocument schedule, string result, string text)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Result = result, Schedule = schedule });
        }
        else
        {
            context.Screen.Line(text);
        }

        return ExitCode.Done;
    }

    private static bool IsAlive(ScheduleDocument schedule) => schedule.Status is "Waiting" or "Paused";

    internal static string WhatOf(ScheduleDocument schedule) => schedule.Target switch
    {
        "upgrade" => $"{schedule.Cluster} to {schedule.To}",
        "trigger" => $"{DefinitionOf(schedule)} by {schedule.Activity}",
        _ => $"{DefinitionOf(schedule)}{(schedule.Cluster is null ? "" : $" on {schedule.Cluster}")}",
    };

    private static string DefinitionOf(ScheduleDocument schedule) =>
        schedule.DefinitionVersion is { } version ? string.Create(CultureInfo.InvariantCulture, $"{schedule.Definition}@{version}") : schedule.Definition!;

    private static string WhenOf(ScheduleDocument schedule) => schedule.Kind switch
    {
        "timer" => $"every {schedule.Expression}",
        "cron" => $"cron {schedule.Expression} {schedule.Zone ?? "UTC"}",
        _ when schedule.Window is { } window => window.Length == 0 ? "any window" : $"window {window}",
        _ => "once",
    };

    private static string StateOf(ScheduleDocument schedule, TimeProvider time)
    {
        var state = schedule is { Status: "Paused", PausedBy: { } by, PausedAt: { } since } ? $"paused by {by} since {Spans.Instant(since, time)[..16]}" : schedule.Status.ToLowerInvariant();
        var last = schedule.LastResult is { } result && result != schedule.Status ? $"last {result.ToLowerInvariant()}" : null;
        var run = schedule.Run is { } started ? string.Create(CultureInfo.InvariantCulture, $"run {started.Number}") : null;
        var text = string.Join(", ", new[] { state, last, run }.Where(t => t is not null));
        return schedule.Outcome is { } outcome ? $"{text} ({outcome})" : text;
    }

    private static string MissedText(MissedFiresDocument missed, TimeProvider time)
    {
        var count = missed.Count >= FireRule.MostCounted ? $"{missed.Count} or more" : missed.Count.ToString(CultureInfo.InvariantCulture);
        return missed.Count == 1 ? $"{Spans.Instant(missed.First, time)}. {missed.Why}" : $"{count} from {Spans.Instant(missed.First, time)} to {Spans.Instant(missed.Last, time)}. {missed.Why}";
    }

    private static void RefuseTogether(ParseResult parsed, string what, params Option[] options)
    {
        if (options.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } wrong)
        {
            throw CommandFailure.Usage($"{wrong.Name} is not for {what}.", "See etcdup schedules add --help.");
        }
    }
}
