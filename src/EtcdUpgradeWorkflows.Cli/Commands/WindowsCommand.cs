using System.CommandLine;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class WindowsCommand
{
    public static Command Create(CommandBinder binder) =>
        new("windows", "Maintenance windows: when clusters may be worked on.") { Add(binder), List(binder), Show(binder), Preview(binder), Extend(binder), Remove(binder) };

    public static Option<string[]> ClusterOption() => new("--cluster") { HelpName = "NAME", Description = "A cluster that it is for; may be given again. Without: every one.", DefaultValueFactory = _ => [] };

    public static Option<string[]> LabelOption() => new("--label") { HelpName = "KEY=VALUE", Description = "Clusters that have this label; may be given again.", DefaultValueFactory = _ => [] };

    private static Command Add(CommandBinder binder)
    {
        var name = NameArgument();
        Option<string?> rule = new("--rule") { HelpName = "RRULE", Description = "RFC 5545, such as FREQ=WEEKLY;BYDAY=SA; DAILY, WEEKLY, MONTHLY or YEARLY. Without: on the one date of --on." };
        Option<string?> on = new("--on") { HelpName = "DATE", Description = "The first local date, such as 2026-12-05; with a rule today unless said otherwise." };
        Option<string> opens = new("--opens") { HelpName = "HH:MM", Required = true, Description = "Local time." };
        Option<string> zone = new("--zone") { HelpName = "ZONE", Required = true, Description = "IANA, such as Europe/Berlin." };
        Option<string> lasts = new("--for") { HelpName = "DURATION", Required = true, Description = "Such as 4h, 04:00 or 1.12:00; exact, in nights of a clock change too." };
        Option<string?> overrun = new("--overrun") { HelpName = "DURATION", Description = "How much longer it is open for a cluster that is mixed when it closes, such as 30m or 00:30. Without: such a cluster waits for the next opening." };
        Option<string?> mixed = new("--mixed") { HelpName = "continue|finish|rollback", Description = "What becomes of a cluster that would be mixed when it closes: it goes on in the next opening (default), finishes within --overrun, or goes back to its old release before." };
        Option<string?> missed = new("--missed") { HelpName = "catch-up|skip", Description = "What becomes of an upgrade that was to start when it opened, while no server was there: it starts as long as the window is open (default), or waits for the next opening." };
        var (clusters, labels) = (ClusterOption(), LabelOption());
        Option<bool> replace = new("--replace") { Description = "In the place of the window that has the name, all of it anew; where there is none it is added." };
        Command command = new("add", "Adds a window.") { name, rule, on, opens, zone, lasts, overrun, mixed, missed, clusters, labels, replace };
        binder.Bind(command, async (context, parsed) =>
        {
            if (parsed.GetValue(rule) is null && parsed.GetValue(on) is null)
            {
                throw CommandFailure.Usage("A window needs a rule or a date.", "Give --rule FREQ=WEEKLY;BYDAY=SA, or --on 2026-12-05.");
            }

            var first = parsed.GetValue(on) ?? context.Time.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            WindowDocument window = new(
                parsed.GetValue(name)!, parsed.GetValue(rule), first, parsed.GetValue(opens)!, parsed.GetValue(zone)!, parsed.GetValue(lasts)!, parsed.GetValue(clusters)!, parsed.GetValue(overrun), parsed.GetValue(mixed),
                parsed.GetValue(labels) is { Length: > 0 } given ? given : null, parsed.GetValue(missed));
            var server = await context.ServerAsync();
            var added = parsed.GetValue(replace) && CanStandInPath(window.Name)
                ? await server.PutAsync<AddedWindow>($"windows/{Uri.EscapeDataString(window.Name)}", window, context.Left)
                : await server.PostAsync<AddedWindow>("windows", window, context.Left);
            if (!context.Settings.Json)
            {
                context.Screen.Line($"window {added.Name}: {When(window with { Opens = added.Opens })}, for {added.Duration}, clusters: {Clusters(added.Clusters, added.Labels)}{Now(added.ClustersNow)}");
            }

            WarnOfNone(context, $"window {added.Name}", added.ClustersNow);
            ShowOpenings(context, await OpeningsAsync(context, window.Name, null, 3));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "All windows, each with its next opening.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var windows = await server.ListAsync<WindowListItem>("windows", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(windows);
                return ExitCode.Done;
            }

            TextTable table = new("WINDOW", "WHEN", "FOR", "CLUSTERS", "NEXT");
            foreach (var item in windows)
            {
                table.Add(
                    item.Window.Name, When(item.Window), item.Window.Duration, Clusters(item.Window.Clusters, item.Window.Labels),
                    item.Problem is not null ? "not known" : item.Next is not { } next ? "never again" : next.OpensAt <= context.Time.GetUtcNow() ? $"open until {Local(next.LocalCloses)}" : Local(next.LocalOpens));
            }

            context.Screen.Table(table);
            NoteProblems(context, windows.Select(item => item.Problem));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("show", "One window and its next openings.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var wanted = parsed.GetValue(name)!;
            var item = (await server.ListAsync<WindowListItem>("windows", context.Left)).FirstOrDefault(w => w.Window.Name == wanted)
                ?? throw new CommandFailure(ExitCode.Usage, "window.unknown", $"There is no window '{wanted}'.", "See `etcdup windows list`.");
            List<OpeningDocument> openings = item.Problem is null ? await OpeningsAsync(context, wanted, null, 5) : [];
            if (context.Settings.Json)
            {
                context.Screen.Json(new { item.Window, item.AddedBy, item.AddedAt, Openings = openings, item.Problem });
                return ExitCode.Done;
            }

            context.Screen.Line($"window    {item.Window.Name}, added by {item.AddedBy} at {Spans.Instant(item.AddedAt, context.Time)}");
            context.Screen.Line($"when      {When(item.Window)}, for {item.Window.Duration}{(item.Window.Overrun is { } overrun ? $", and {overrun} longer for a cluster that is mixed then" : item.Window.Mixed == "rollback" ? "; a cluster that would be mixed then goes back before" : "")}");
            context.Screen.Line($"missed    {(item.Window.Missed == WindowDocument.Skip ? "an opening that no server was there for is skipped" : "an opening that no server was there for is caught up while it lasts")}");
            context.Screen.Line($"clusters  {Clusters(item.Window.Clusters, item.Window.Labels)}");
            context.Screen.Line();
            ShowOpenings(context, openings);
            NoteProblems(context, [item.Problem]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Preview(CommandBinder binder)
    {
        Argument<string?> name = new("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "Of one window; without: of all." };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "As this cluster has them: its windows, less its freezes." };
        Option<int> count = new("--count") { HelpName = "N", DefaultValueFactory = _ => 10 };
        Command command = new("preview", "The next openings, local and UTC; nights of a clock change are marked.") { name, cluster, count };
        binder.Bind(command, async (context, parsed) =>
        {
            ShowOpenings(context, await OpeningsAsync(context, parsed.GetValue(name), parsed.GetValue(cluster), parsed.GetValue(count)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Extend(CommandBinder binder)
    {
        Argument<string> run = new("RUN") { Description = "The run's number or id." };
        Option<string> by = new("--by") { HelpName = "DURATION", Required = true, Description = "Such as 30m, 2h or 01:30; at most 24:00." };
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Stands in the journal with your name." };
        Command command = new("extend", "The window that is open now closes later, for one run.") { run, by, reason };
        binder.CompleteRuns(run);
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var longer = DurationText.Parse(parsed.GetValue(by)!);
            var answer = await server.PostAsync<RunMessageAnswer>(
                $"runs/{Uri.EscapeDataString(parsed.GetValue(run)!)}/extend", new ExtendBody(longer, parsed.GetValue(reason)!), context.Left);
            var closes = answer.ClosesAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
            RunsCommand.Say(context, answer, "extend", $"has its window for {parsed.GetValue(by)} longer{(closes is null ? "" : $": it closes at {closes}")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandBinder binder)
    {
        var name = NameArgument();
        Command command = new("remove", "Forgets a window.") { name };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            await server.DeleteAsync($"windows/{Uri.EscapeDataString(parsed.GetValue(name)!)}", context.Left);
            Say(context, "removed", parsed.GetValue(name)!, $"window {parsed.GetValue(name)} is gone");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What cannot be read, each once, and what to do.</summary>
    public static void NoteProblems(CommandContext context, IEnumerable<ErrorDocument?> problems)
    {
        foreach (var problem in problems.OfType<ErrorDocument>().Distinct())
        {
            context.Screen.Note($"{problem.Code}: {problem.Message} {problem.Advice}");
        }
    }

    public static void Say(CommandContext context, string result, string name, string text)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Result = result, Name = name });
        }
        else
        {
            context.Screen.Line(text);
        }
    }

    public static string Clusters(IReadOnlyList<string> clusters, IReadOnlyList<string>? labels = null) =>
        clusters.Count + (labels?.Count ?? 0) == 0 ? "all" : string.Join(", ", clusters.Concat(labels ?? []));

    /// <summary>The registered clusters that a window or freeze is for.</summary>
    public static string Now(IReadOnlyList<string> clusters) => clusters.Count == 0 ? "" : $"; now {string.Join(", ", clusters)}";

    public static void WarnOfNone(CommandContext context, string what, IReadOnlyList<string> clusters)
    {
        if (clusters.Count == 0)
        {
            context.Screen.Note($"{what} is for no cluster now; those that are registered: etcdup clusters list");
        }
    }

    /// <summary>What is no name at all is refused as one that is added.</summary>
    public static bool CanStandInPath(string name) => name.Trim('.').Length > 0;

    private static Argument<string> NameArgument() => new("NAME") { Description = "The window's name." };

    private static async Task<List<OpeningDocument>> OpeningsAsync(CommandContext context, string? window, string? cluster, int count)
    {
        var server = await context.ServerAsync();
        var query = string.Create(CultureInfo.InvariantCulture, $"count={count}")
            + (window is null ? "" : $"&window={Uri.EscapeDataString(window)}") + (cluster is null ? "" : $"&cluster={Uri.EscapeDataString(cluster)}");
        return await server.GetAsync<List<OpeningDocument>>($"windows/openings?{query}", context.Left);
    }

    private static void ShowOpenings(CommandContext context, List<OpeningDocument> openings)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(openings);
            return;
        }

        TextTable table = new("WINDOW", "OPENS", "CLOSES", "UTC", "");
        foreach (var opening in openings)
        {
            table.Add(opening.Window, Local(opening.LocalOpens), Local(opening.LocalCloses), $"{Utc(opening.OpensAt)} to {Utc(opening.ClosesAt)}", Remark(opening));
        }

        context.Screen.Table(table);
    }

    private static string Remark(OpeningDocument opening)
    {
        var clock = opening.ClockChange switch
        {
            ClockChange.OpensInGap => "its time does not exist that night: it opens when the clocks have gone forward",
            ClockChange.OpensInFold => "its time exists twice that night: it opens the first time",
            ClockChange.ChangesMeanwhile => "the clocks change meanwhile",
            _ => null,
        };
        var frozen = opening.Frozen.Count == 0 ? null : $"shortened by freeze {string.Join(", ", opening.Frozen)}";
        return string.Join("; ", new[] { clock, frozen }.OfType<string>());
    }

    private static string When(WindowDocument window) => window.Rule is { } rule ? $"{rule} from {window.FirstDate} at {window.Opens} {window.Zone}" : $"{window.FirstDate} at {window.Opens} {window.Zone}";

    public static string Local(DateTimeOffset instant) => instant.ToString("ddd yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
