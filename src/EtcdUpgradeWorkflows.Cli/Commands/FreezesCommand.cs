using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class FreezesCommand
{
    public static Command Create(CommandBinder binder) => new("freezes", "Times in which nothing is begun, window or not.") { Add(binder), List(binder), Show(binder), Remove(binder) };

    private static Command Add(CommandBinder binder)
    {
        var name = NameArgument();
        Option<string> from = new("--from") { HelpName = "INSTANT", Required = true, Description = "With its offset, such as 2026-12-20T00:00:00+01:00." };
        Option<string> to = new("--to") { HelpName = "INSTANT", Required = true, Description = "From then on it is over." };
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true };
        var (clusters, labels) = (WindowsCommand.ClusterOption(), WindowsCommand.LabelOption());
        Option<bool> replace = new("--replace") { Description = "In the place of the freeze that has the name, with no moment without; where there is none it is added." };
        Command command = new("add", "Adds a freeze.") { name, from, to, reason, clusters, labels, replace };
        binder.Bind(command, async (context, parsed) =>
        {
            FreezeDocument freeze = new(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(reason)!, parsed.GetValue(clusters)!, parsed.GetValue(labels) is { Length: > 0 } given ? given : null);
            var server = await context.ServerAsync();
            var added = parsed.GetValue(replace) && WindowsCommand.CanStandInPath(freeze.Name)
                ? await server.PutAsync<AddedFreeze>($"freezes/{Uri.EscapeDataString(freeze.Name)}", freeze, context.Left)
                : await server.PostAsync<AddedFreeze>("freezes", freeze, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Result = "added", freeze.Name, added.Swallowed, added.ClustersNow });
            }
            else
            {
                context.Screen.Line($"freeze {freeze.Name}: {Local(freeze.From)} to {Local(freeze.To)}, clusters: {WindowsCommand.Clusters(freeze.Clusters, freeze.Labels)}{WindowsCommand.Now(added.ClustersNow)}");
            }

            WindowsCommand.WarnOfNone(context, $"freeze {freeze.Name}", added.ClustersNow);

            foreach (var window in added.Swallowed)
            {
                context.Screen.Note($"window {window} has no opening left that a freeze leaves: give it another date, or remove the freeze");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Option<bool> all = new("--all") { Description = "Those that are over, too." };
        Command command = new("list", "What is frozen, or will be.") { all };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            List<FreezeListItem> freezes = [.. (await server.ListAsync<FreezeListItem>("freezes", context.Left)).Where(f => parsed.GetValue(all) || !f.Over)];
            if (context.Settings.Json)
            {
                context.Screen.Json(freezes);
                return ExitCode.Done;
            }

            TextTable table = new("FREEZE", "FROM", "TO", "CLUSTERS", "STATE", "WHY");
            foreach (var item in freezes)
            {
                table.Add(
                    item.Freeze.Name, Local(item.Freeze.From), Local(item.Freeze.To), WindowsCommand.Clusters(item.Freeze.Clusters, item.Freeze.Labels), State(item),
                    $"{FreezeDocument.OnOneLine(item.Freeze.Reason)} ({item.AddedBy})");
            }

            context.Screen.Table(table);
            WindowsCommand.NoteProblems(context, freezes.Select(item => item.Problem));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("show", "One freeze.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var wanted = parsed.GetValue(name)!;
            var item = (await server.ListAsync<FreezeListItem>("freezes", context.Left)).FirstOrDefault(f => f.Freeze.Name == wanted)
                ?? throw new CommandFailure(ExitCode.Usage, "freeze.unknown", $"There is no freeze '{wanted}'.", "See `etcdup freezes list --all`.");
            if (context.Settings.Json)
            {
                context.Screen.Json(item);
                return ExitCode.Done;
            }

            context.Screen.Line($"freeze    {item.Freeze.Name}, added by {item.AddedBy} at {Spans.Instant(item.AddedAt, context.Time)}");
            context.Screen.Line($"when      {Local(item.Freeze.From)} to {Local(item.Freeze.To)}: {State(item)}");
            context.Screen.Line($"clusters  {WindowsCommand.Clusters(item.Freeze.Clusters, item.Freeze.Labels)}");
            context.Screen.Paragraph("why       ", FreezeDocument.OnOneLine(item.Freeze.Reason));
            if (item.Problem is { } problem)
            {
                context.Screen.Paragraph("problem   ", $"{problem.Message} {problem.Advice}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("remove", "Ends a freeze, or forgets one that is to come.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync($"freezes/{Uri.EscapeDataString(parsed.GetValue(name)!)}", context.Left);
            WindowsCommand.Say(context, "removed", parsed.GetValue(name)!, $"freeze {parsed.GetValue(name)} is gone");
            return ExitCode.Done;
        });
        return command;
    }

    private static string State(FreezeListItem item) => item.Problem is not null ? "not known" : item.Over ? "over" : item.InForce ? "in force" : "to come";

    // As windows are told; what this machine cannot read is left as it is.
    private static string Local(string instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? WindowsCommand.Local(read) : instant;

    private static Argument<string> NameArgument() => new("NAME") { Description = "The freeze's name." };
}
