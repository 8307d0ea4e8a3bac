using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class SchedulesCommand
{
    public static Command Create(CommandBinder binder) => new("schedules", "Upgrades that start at a time (upgrade --at).") { List(binder), Cancel(binder) };

    private static Command List(CommandBinder binder)
    {
        Option<bool> all = new("--all") { Description = "Those that have fired or were cancelled, too." };
        Command command = new("list", "What waits, the next first.") { all };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            List<ScheduleDocument> schedules =
            [
                .. (await server.ListAsync<ScheduleDocument>("schedules", context.Left)).Where(s => parsed.GetValue(all) || s.Status == "Waiting").OrderBy(s => s.FireAt),
            ];
            if (context.Settings.Json)
            {
                context.Screen.Json(schedules);
                return ExitCode.Done;
            }

            TextTable table = new("SCHEDULE", "CLUSTER", "TO", "AT", "STATE");
            foreach (var schedule in schedules)
            {
                var run = schedule.Run is { } started ? string.Create(CultureInfo.InvariantCulture, $": run {started.Number}") : "";
                table.Add(
                    schedule.Id.ToString(), schedule.Cluster, schedule.To, Spans.Instant(schedule.FireAt, context.Time)[..16],
                    $"{schedule.Status.ToLowerInvariant()}{run}{(schedule.Outcome is { } outcome ? $" ({outcome})" : "")}");
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Cancel(CommandBinder binder)
    {
        Argument<string> id = new("ID") { Description = "The schedule's id; the end of it is enough when no other one ends so." };
        Command command = new("cancel", "Takes a schedule away that has not fired yet.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var wanted = parsed.GetValue(id)!;
            List<ScheduleDocument> matching =
            [
                .. (await server.ListAsync<ScheduleDocument>("schedules", context.Left)).Where(s => s.Id.ToString().EndsWith(wanted, StringComparison.OrdinalIgnoreCase)),
            ];
            if (matching.Count != 1)
            {
                throw new CommandFailure(
                    ExitCode.Usage, matching.Count == 0 ? "schedule.unknown" : "schedule.ambiguous",
                    matching.Count == 0 ? $"There is no schedule '{wanted}'." : $"{matching.Count} schedules end with '{wanted}'.", "See etcdup schedules list.");
            }

            await server.DeleteAsync($"schedules/{matching[0].Id}", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Result = "cancelled", Schedule = matching[0].Id });
            }
            else
            {
                context.Screen.Line($"{matching[0].Cluster} does not go to {matching[0].To} at {Spans.Instant(matching[0].FireAt, context.Time)}: cancelled.");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
