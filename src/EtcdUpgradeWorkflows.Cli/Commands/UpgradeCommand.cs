using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class UpgradeCommand
{
    // What an earlier run that was cut off leaves behind; the next run settles it first, so the server may start in spite of them.
    public static Option<string> ClusterOption(CommandBinder binder, bool isRequired = true)
    {
        Option<string> cluster = new("--cluster") { Required = isRequired, HelpName = "NAME|FILE", Description = "A registered cluster, or its file." };
        binder.CompleteClusters(cluster);
        return cluster;
    }

    public static Option<string> TargetOption() => new("--to") { Required = true, HelpName = "VERSION", Description = "The release to go to." };

    public static Option<string[]> ViaOption() => ListOption("--via", "VERSION[,VERSION]…", "Releases to land on in between, on a way of several hops.");

    /// <summary>Several values: separated by commas, as several arguments, or by giving the option again.</summary>
    public static Option<string[]> ListOption(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName, AllowMultipleArgumentsPerToken = true, Description = description,
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    public static Option<string?> RehearsalOption() => new("--rehearsal") { HelpName = "TEXT", Description = "Who rehearsed this in staging, and in which run; stands in the journal." };

    public static Command Create(CommandBinder binder)
    {
        var cluster = ClusterOption(binder);
        var to = TargetOption();
        var via = ViaOption();
        var rehearsal = RehearsalOption();
        Option<string?> definition = new("--definition") { HelpName = "ID[@N]", Description = "The procedure (default rolling-upgrade; multi-hop-upgrade when there are several hops)." };
        Option<string?> at = new("--at") { HelpName = "TIME", Description = "Start then: local time, or an ISO instant." };
        Option<string?> window = new("--window") { HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne, Description = "Keep to a maintenance window of the cluster, or to this one: start now when it is open, else when it opens." };
        Option<bool> attended = new("--attended") { Description = "Ask before each stop of a member." };
        Option<bool> allowDowntime = new("--allow-downtime") { Description = "Go on although the quorum does not survive a stop (one or two members)." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Option<bool> detach = new("--detach") { Description = "Do not follow the run." };
        Command command = new("upgrade", "Shows the plan, asks, upgrades and follows.") { cluster, to, via, rehearsal, definition, at, window, attended, allowDowntime, yes, detach };
        GlassOptions glass = new();
        glass.AddTo(command);
        binder.Bind(command, (context, parsed) =>
        {
            var (id, version) = DefinitionName.Parse(parsed.GetValue(definition));
            var body = new UpgradeBody(
                parsed.GetValue(to)!, id, version, parsed.GetValue(at) is { } text ? StartTime.Parse(text, context.Time) : null,
                parsed.GetValue(attended), parsed.GetValue(allowDowntime), parsed.GetValue(via), parsed.GetValue(rehearsal),
                parsed.GetResult(window) is null ? null : parsed.GetValue(window) ?? "", glass.Read(parsed));
            return UpgradeAsync(context, parsed.GetValue(cluster)!, body, parsed.GetValue(yes), parsed.GetValue(detach));
        });
        return command;
    }

    private static async Task<int> UpgradeAsync(CommandContext context, string cluster, UpgradeBody body, bool yes, bool detach)
    {
        var server = await context.ServerAsync();
        var name = await ClusterFileArgument.ResolveAsync(server, cluster, add: true, context.Left);
        if (body.At is null && (await ClusterFileArgument.FindAsync(server, name, context.Left))?.ActiveRun is { } active)
        {
            return await ContinueAsync(context, server, name, active, body, yes, detach);
        }

        var plan = await server.PostAsync<PlanDocument>($"clusters/{Uri.EscapeDataString(name)}/plan", new PlanBody(body.To, body.AllowDowntime, body.Via, body.Rehearsal), context.Left);
        Show(context, plan);
        if (plan.Verdict == "nothing_to_do")
        {
            return ExitCode.Done;
        }

        var blockers = plan.Checks.Where(c => c is { Severity: "blocker", Verdict: "failed" }).ToList();
        if (plan.Verdict == "refused" && body is { At: null, Window: null } && !(yes && blockers.All(b => PreflightChecks.SettledFirst.Contains(b.Code))))
        {
            throw new CommandFailure(
                ExitCode.Refused, "preflight.blocked", string.Create(
                    CultureInfo.InvariantCulture, $"{blockers.Count} {(blockers.Count == 1 ? "check stands" : "checks stand")} in the way: {string.Join("; ", blockers.Select(b => $"{b.Title} ({b.Code})"))}. No member was touched."));
        }

        if (plan.Closed is { } closed && body is { At: null, Window: null, BreakGlass: null })
        {
            throw new CommandFailure(ExitCode.Refused, closed.Code, closed.Message, closed.Advice);
        }

        await RequireYesAsync(context, yes, body.At is { } at ? $"Upgrade {name} to {body.To} at {at:yyyy-MM-dd HH:mm:ss zzz}?"
            : body.Window is { } window ? $"Upgrade {name} to {body.To} in {(window.Length > 0 ? $"window '{window}'" : "its maintenance window")}?"
            : $"Upgrade {name} to {body.To}?");
        var answer = await server.PostAsync<UpgradeAnswer>($"clusters/{Uri.EscapeDataString(name)}/upgrades", body, context.Left);
        switch (answer)
        {
            case { Schedule: { } schedule }:
                SayScheduled(context, schedule);
                return ExitCode.Done;
            case { Run: { } run }:
                return detach ? SayDetached(context, run) : await context.FollowAsync(run, body.Attended);
            default:
                return ExitCode.Done;
        }
    }

    /// <summary>The same command again: it follows the run that is there, which one that stands still allows only after a yes.</summary>
    private static async Task<int> ContinueAsync(
        CommandContext context, ApiClient server, string cluster, RunReference active, UpgradeBody body, bool yes, bool detach)
    {
        var run = await server.GetAsync<RunDocument>($"runs/{active.Id}", context.Left);
        // A run of several hops shows the one it is in; what it was asked for is its input.
        var target = run.Inputs.TryGetValue("Target", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : run.To;
        if (target != body.To)
        {
            var doing = target is null ? run.Definition.Id : $"{run.Definition.Id} to {target}";
            throw new CommandFailure(
                ExitCode.Refused, "run.held", string.Create(CultureInfo.InvariantCulture, $"{cluster} is reserved by run {active.Number} ({doing})."),
                string.Create(CultureInfo.InvariantCulture, $"See etcdup runs show {active.Number}; wait for it or end it.")) { Run = active };
        }

        context.Screen.Note(string.Create(CultureInfo.InvariantCulture, $"run {active.Number} is on its way to {body.To}; following it"));
        var stands = run.Paused || (run.NeedsYou && run.Asked is null);
        if (stands)
        {
            if (!context.Settings.Json)
            {
                RunScreen.ShowSituation(context.Screen, run);
            }

            if (!yes && !context.Screen.CanAsk)
            {
                return ExitCode.NeedsPerson;
            }

            if (!yes && !await context.Screen.ConfirmAsync("Go on?", context.Left))
            {
                return ExitCode.NeedsPerson;
            }

            await server.PostAsync<RunMessageAnswer>($"runs/{active.Id}/{(run.Paused ? "resume" : "retry")}", new RunMessageBody("upgrade again"), context.Left);
        }

        return detach
            ? SayDetached(context, active)
            : await context.FollowAsync(active, body.Attended, [.. run.Incidents.Where(_ => stands).Select(i => i.Id)], resumed: run.Paused);
    }

    private static void Show(CommandContext context, PlanDocument plan)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Event = "plan", Plan = plan });
        }
        else
        {
            PlanScreen.Show(context.Screen, plan);
        }
    }

    internal static async Task RequireYesAsync(CommandContext context, bool yes, string question)
    {
        if (yes)
        {
            return;
        }

        if (!context.Screen.CanAsk)
        {
            throw CommandFailure.Usage("There is no terminal to ask on. Nothing was changed.", "Give --yes.");
        }

        if (!await context.Screen.ConfirmAsync(question, context.Left))
        {
            throw new CommandFailure(ExitCode.Cancelled, "command.declined", "Not done, as you said. Nothing was changed.");
        }
    }

    private static int SayDetached(CommandContext context, RunReference run)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Event = "detached", Run = run });
        }
        else
        {
            context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"run {run.Number} goes on: etcdup runs watch {run.Number}"));
        }

        return ExitCode.Done;
    }

    private static void SayScheduled(CommandContext context, ScheduleDocument schedule)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { Event = "scheduled", Schedule = schedule });
        }
        else
        {
            context.Screen.Line($"{schedule.Cluster} goes to {schedule.To} at {Spans.Instant(schedule.FireAt, context.Time)} (schedule {schedule.Id}).");
        }
    }
}
