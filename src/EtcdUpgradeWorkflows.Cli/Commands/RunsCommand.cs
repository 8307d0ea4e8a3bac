using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Following;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class RunsCommand
{
    public static Command Create(CommandBinder binder) => new("runs", "What was started: look at it, talk to it.")
    {
        Start(binder), List(binder), Show(binder), Journal(binder), Watch(binder), Pause(binder), Resume(binder), Retry(binder), Cancel(binder), Rollback(binder), BreakGlass(binder), Acknowledge(binder), Keep(binder), Release(binder), Delete(binder),
        CommandBinder.NotYet("migrate"), CommandBinder.NotYet("evidence"),
    };

    private static Argument<string> Id(CommandBinder binder)
    {
        Argument<string> id = new("ID") { Description = "The run's number or id." };
        binder.CompleteRuns(id);
        return id;
    }

    private static string PathOf(string id, string rest = "") => $"runs/{Uri.EscapeDataString(id)}{rest}";

    private static Command Start(CommandBinder binder)
    {
        Argument<string> definition = new("DEFINITION[@N]");
        Option<string[]> input = new("--input") { HelpName = "NAME=VALUE", AllowMultipleArgumentsPerToken = false, Description = "An input; may be given several times." };
        Option<bool> allowDowntime = new("--allow-downtime");
        Command command = new("start", "Starts a definition.") { definition, input, allowDowntime };
        GlassOptions glass = new();
        glass.AddTo(command);
        binder.Bind(command, async (context, parsed) =>
        {
            var (id, version) = DefinitionName.Parse(parsed.GetValue(definition));
            var body = new StartRunBody(id!, version, Inputs(parsed.GetValue(input) ?? []), parsed.GetValue(allowDowntime), glass.Read(parsed));
            var server = await context.ServerAsync();
            var run = await server.PostAsync<RunReference>("runs", body, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(run);
            }
            else
            {
                context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"run {run.Number} ({run.Id}) has begun: etcdup runs watch {run.Number}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    internal static Dictionary<string, JsonElement> Inputs(IEnumerable<string> given)
    {
        Dictionary<string, JsonElement> inputs = new(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw CommandFailure.Usage($"'{text}' is no input.", "Give NAME=VALUE.");
            }

            var value = text[(at + 1)..];

            // 3.5 is a version more often than a number: only what is plainly JSON is taken as JSON, the rest is text and converted by the input's type.
            var isJson = value is "true" or "false" or "null" || value.StartsWith('{') || value.StartsWith('[') || value.StartsWith('"');
            try
            {
                inputs[text[..at]] = isJson ? JsonDocument.Parse(value).RootElement.Clone() : EngineJson.Element(value);
            }
            catch (JsonException e)
            {
                throw CommandFailure.Usage($"The value of '{text[..at]}' cannot be read: {JsonFault.Of(e)}.");
            }
        }

        return inputs;
    }

    private static Command List(CommandBinder binder)
    {
        Option<string?> cluster = new("--cluster") { HelpName = "NAME" };
        Option<bool> kept = new("--kept") { Description = "Only those that are kept as evidence." };
        Command command = new("list", "The runs; first those that need you.") { cluster, kept };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var query = parsed.GetValue(cluster) is { } name ? $"&cluster={Uri.EscapeDataString(name)}" : "";
            query += parsed.GetValue(kept) ? "&kept=true" : "";
            var page = await server.GetAsync<RunPage>($"runs?pageSize=200{query}", context.Left);
            List<RunSummary> runs = [.. page.Items.OrderByDescending(r => r.NeedsYou).ThenByDescending(r => r.Number)];
            if (context.Settings.Json)
            {
                context.Screen.Json(new RunPage(runs, page.Total));
                return ExitCode.Done;
            }

            context.Screen.Table(RunListScreen.Table(runs, context.Time));
            if (page.Total > runs.Count)
            {
                context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"… and {page.Total - runs.Count} older ones"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        var id = Id(binder);
        Command command = new("show", "What is true, what is safe, what to do; then everything else.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            if (context.Settings.Json)
            {
                // As the server said it, with whatever a later one adds.
                context.Screen.Json(await server.GetAsync<JsonElement>(PathOf(parsed.GetValue(id)!), context.Left));
            }
            else
            {
                RunScreen.Show(context.Screen, await server.GetAsync<RunDocument>(PathOf(parsed.GetValue(id)!), context.Left), context.Time);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Journal(CommandBinder binder)
    {
        var id = Id(binder);
        Command command = new("journal", "Every line of the journal.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            for (long from = 0; ;)
            {
                var page = await server.GetAsync<JournalPage>(PathOf(parsed.GetValue(id)!, string.Create(CultureInfo.InvariantCulture, $"/journal?from={from}&take=500")), context.Left);
                foreach (var line in page.Items)
                {
                    if (context.Settings.Json)
                    {
                        context.Screen.Json(line);
                    }
                    else
                    {
                        var entry = line.Entry;
                        var said = string.Join(": ", new[] { entry.ActivityName ?? entry.ActivityId, entry.Message }.OfType<string>());
                        context.Screen.Line(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{line.Sequence,5}  {entry.Timestamp:yyyy-MM-ddTHH:mm:ss.fffZ}  {entry.EventName,-16}  {said}{(entry.By is { } by ? $" (by {by})" : "")}").TrimEnd());
                    }
                }

                if (page.Items.Count == 0 || page.Next <= from)
                {
                    return ExitCode.Done;
                }

                from = page.Next;
            }
        });
        return command;
    }

    private static Command Watch(CommandBinder binder)
    {
        var id = Id(binder);
        Option<bool> attended = new("--attended") { Description = "Answer its question before each stop of a member." };
        Command command = new("watch", "Follows a run.") { id, attended };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var run = await server.GetAsync<RunDocument>(PathOf(parsed.GetValue(id)!), context.Left);
            return await context.FollowAsync(new(run.Id, run.Number), parsed.GetValue(attended));
        });
        return command;
    }

    private static Command Pause(CommandBinder binder)
    {
        var (id, reason) = (Id(binder), Reason());
        Option<bool> atSafePoint = new("--at-safe-point") { Description = "Go on until no member is half done." };
        Command command = new("pause", "Nothing new begins after the present activity.") { id, reason, atSafePoint };
        binder.Bind(command, (context, parsed) => SendAsync(
            context, parsed.GetValue(id)!, "pause", new(parsed.GetValue(reason), AtSafePoint: parsed.GetValue(atSafePoint)), "will pause after what it does now"));
        return command;
    }

    private static Command Resume(CommandBinder binder)
    {
        var (id, reason) = (Id(binder), Reason());
        Option<bool> acceptObserved = new("--accept-observed") { Description = "Somebody else has changed members: go on from what is true now. Needs --reason." };
        Option<bool> forward = new("--forward") { Description = "Leave the rollback that is under way and go on to the target." };
        Command command = new("resume", "Whatever it takes to go on, and says what that was.") { id, reason, acceptObserved, forward };
        binder.Bind(command, async (context, parsed) =>
        {
            if (parsed.GetValue(acceptObserved) || parsed.GetValue(forward))
            {
                return await SendAsync(
                    context, parsed.GetValue(id)!, "resume",
                    new(parsed.GetValue(reason), AcceptObserved: parsed.GetValue(acceptObserved), Forward: parsed.GetValue(forward)),
                    parsed.GetValue(forward) ? "leaves the rollback and goes on forward" : "goes on from what is true now");
            }

            var server = await context.ServerAsync();
            var run = await server.GetAsync<RunDocument>(PathOf(parsed.GetValue(id)!), context.Left);
            var (verb, why) = WhatResumeTakes(run);
            if (verb is null)
            {
                if (context.Settings.Json)
                {
                    context.Screen.Json(new { run = run.Number, result = why });
                }
                else
                {
                    context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"run {run.Number}: {why}"));
                }

                return run.Status == "Finished" && run.SubStatus != "Finished" ? ExitCode.Refused : ExitCode.Done;
            }

            return await SendAsync(context, parsed.GetValue(id)!, verb, new(parsed.GetValue(reason)), why);
        });
        return command;
    }

    internal static (string? Verb, string Why) WhatResumeTakes(RunDocument run) => run switch
    {
        { Paused: true, Incidents.Count: > 0 } => ("resume", "was paused and waited for an answer: resumed, and what failed is tried again"),
        { Paused: true } => ("resume", "was paused: resumed"),
        { Asked: { } asked } => (null, $"waits for what it asked for, and goes on by itself once that is seen: {asked.Message}"),
        { Status: "Running", NeedsYou: true, Incidents.Count: 0 } => ("resume", "waited for a yes: it has it"),
        { Incidents.Count: > 0 } => ("retry", $"waited for an answer: {string.Join(", ", run.Incidents.Select(i => i.ActivityName))} is tried again"),
        { Status: "Finished", SubStatus: "Faulted" } => ("retry", "had faulted: it is opened again and what failed is tried again"),
        { Status: "Finished" } => (null, $"has ended ({run.SubStatus}); there is nothing to resume"),
        _ => (null, "is going on; nothing was needed"),
    };

    private static Command Retry(CommandBinder binder)
    {
        var (id, reason) = (Id(binder), Reason());
        Option<string?> incident = new("--incident") { HelpName = "ID", Description = "Only this one; default: all open ones." };
        Option<bool> kill = new("--kill") { Description = "The member may be killed when it does not end by itself." };
        Command command = new("retry", "Tries again what failed.") { id, reason, incident, kill };
        binder.Bind(command, (context, parsed) => SendAsync(
            context, parsed.GetValue(id)!, "retry", new(parsed.GetValue(reason), Incident: parsed.GetValue(incident), Kill: parsed.GetValue(kill)), "tries again what failed"));
        return command;
    }

    private static Command Cancel(CommandBinder binder)
    {
        var (id, reason) = (Id(binder), Reason());
        Option<bool> now = new("--now") { Description = "Do not go on to a safe point; the cluster stays marked unsettled." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask (with --now)." };
        Command command = new("cancel", "Ends the run at the next safe point.") { id, reason, now, yes };
        binder.Bind(command, async (context, parsed) =>
        {
            if (parsed.GetValue(now))
            {
                var server = await context.ServerAsync();
                var standing = await server.GetAsync<RunDocument>(PathOf(parsed.GetValue(id)!), context.Left);
                if (!context.Settings.Json)
                {
                    RunScreen.ShowSituation(context.Screen, standing);
                }

                await UpgradeCommand.RequireYesAsync(context, parsed.GetValue(yes), "End it now, as it stands?");
            }

            return await SendAsync(
                context, parsed.GetValue(id)!, "cancel", new(parsed.GetValue(reason), Now: parsed.GetValue(now)),
                parsed.GetValue(now) ? "ends now" : "ends at the next safe point");
        });
        return command;
    }

    private static Command BreakGlass(CommandBinder binder)
    {
        var id = Id(binder);
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Stands in the journal with your name." };
        Option<string> with = new("--with") { HelpName = "NAME", Required = true, Description = "The second person who agreed: by `etcdup consents give`, where persons have tokens." };
        Command command = new("break-glass", "From now on maintenance windows and freezes do not hold the run.") { id, reason, with };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var answer = await server.PostAsync<RunMessageAnswer>(
                PathOf(parsed.GetValue(id)!, "/break-glass"), new BreakGlassBody(parsed.GetValue(reason)!, parsed.GetValue(with)!), context.Left);
            Say(context, answer, "break-glass", "is held by no window and no freeze any more");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Acknowledge(CommandBinder binder)
    {
        var id = Id(binder);
        Command command = new("ack", "Somebody has seen what the run tells: it is not told again. It changes nothing of the run.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var answer = await server.PostAsync<Acknowledged>(PathOf(parsed.GetValue(id)!, "/acknowledge"), new { }, context.Left);
            WindowsCommand.Say(
                context, "acknowledged", parsed.GetValue(id)!,
                answer.Count == 0 ? $"run {parsed.GetValue(id)} has told nothing that was not acknowledged" : string.Create(CultureInfo.InvariantCulture, $"{answer.Count} of run {parsed.GetValue(id)} acknowledged"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Keep(CommandBinder binder)
    {
        var id = Id(binder);
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Stands with the run and your name." };
        Command command = new("keep", "Keeps a run as evidence: neither retention nor a person deletes it.") { id, reason };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var evidence = await server.PostAsync<EvidenceDocument>(PathOf(parsed.GetValue(id)!, "/keep"), new KeepBody(parsed.GetValue(reason)), context.Left);
            Say(context, parsed.GetValue(id)!, evidence, "is kept as evidence");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Release(CommandBinder binder)
    {
        var id = Id(binder);
        Option<string> reason = new("--reason") { HelpName = "TEXT", Required = true, Description = "Stands with the run and your name." };
        Command command = new("release", "Keeps a run as evidence no more: it is deleted as any other.") { id, reason };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var evidence = await server.PostAsync<EvidenceDocument>(PathOf(parsed.GetValue(id)!, "/release"), new KeepBody(parsed.GetValue(reason)), context.Left);
            Say(context, parsed.GetValue(id)!, evidence, "is not kept as evidence any more");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Say(CommandContext context, string id, EvidenceDocument evidence, string effect)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(evidence);
        }
        else
        {
            context.Screen.Line($"run {id} {effect}");
        }
    }

    private static Command Delete(CommandBinder binder)
    {
        var id = Id(binder);
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
        Command command = new("delete", "Deletes a run that has ended, with its journal, for good; never one that is kept as evidence.") { id, yes };
        binder.Bind(command, async (context, parsed) =>
        {
            var server = await context.ServerAsync();
            var (run, tag) = await server.GetTaggedAsync<RunDocument>(PathOf(parsed.GetValue(id)!), context.Left);
            var cluster = run.Cluster is null ? "" : $" of {run.Cluster}";
            var what = string.Create(CultureInfo.InvariantCulture, $"run {run.Number} ({run.Definition.Id}@{run.Definition.Version}{cluster}, {run.SubStatus.ToLowerInvariant()}, started {Spans.Instant(run.CreatedAt, context.Time)} by {run.StartedBy})");
            await UpgradeCommand.RequireYesAsync(context, parsed.GetValue(yes), $"Delete {what} and its journal, for good?");
            await server.DeleteAsync(PathOf(run.Id.ToString()), context.Left, tag);
            WindowsCommand.Say(context, "deleted", run.Number.ToString(CultureInfo.InvariantCulture), $"{what} was deleted");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Rollback(CommandBinder binder)
    {
        var (id, reason) = (Id(binder), Reason());
        Option<string?> member = new("--member") { HelpName = "NAME", Description = "Put this member back on the release it came from." };
        Option<bool> all = new("--all") { Description = "Put every member back, one after the other; then the run ends." };
        Option<bool> plan = new("--plan") { Description = "Only show which ways back there are now, and what each loses." };
        Command command = new("rollback", "Puts members back on the release they came from, as long as that is legal.") { id, reason, member, all, plan };
        binder.Bind(command, (context, parsed) => (parsed.GetValue(member), parsed.GetValue(all)) switch
        {
            (null, false) when parsed.GetValue(plan) => PlanRollbackAsync(context, parsed.GetValue(id)!),
            _ when parsed.GetValue(plan) => throw CommandFailure.Usage("--plan changes nothing, and goes with neither --member nor --all.", "Give --plan alone."),
            ({ } name, false) => SendAsync(context, parsed.GetValue(id)!, "rollback", new(parsed.GetValue(reason), Member: name), $"puts {name} back"),
            (null, true) => SendAsync(context, parsed.GetValue(id)!, "rollback", new(parsed.GetValue(reason), All: true), "puts every member back, then ends"),
            (null, false) => throw CommandFailure.Usage("Which member is to be put back is not said.", "Give --member NAME, or --all; --plan shows what is possible."),
            _ => throw CommandFailure.Usage("--member and --all exclude each other.", "Give one of them."),
        });
        return command;
    }

    private static async Task<int> PlanRollbackAsync(CommandContext context, string id)
    {
        var server = await context.ServerAsync();
        var plan = await server.GetAsync<RollbackPlanDocument>(PathOf(id, "/rollback-plan"), context.Left);
        if (context.Settings.Json)
        {
            context.Screen.Json(plan);
            return ExitCode.Done;
        }

        context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"run {plan.Run.Number}, {plan.Cluster}: the ways back from {plan.To} to {plan.From}, as things are now"));
        foreach (var way in plan.Ways)
        {
            context.Screen.Line();
            context.Screen.Paragraph($"{(way.Legal switch { true => "possible", false => "not possible", null => "not known" })}: ", way.Kind switch
            {
                "old_binary" => "the old binary, put back",
                "formal_downgrade" => "a formal downgrade (experimental in etcd)",
                _ => "a restore from the backup",
            });
            context.Screen.Paragraph("  why:   ", way.Why);
            context.Screen.Paragraph("  loses: ", way.Loses);
            if (way.How is { } how)
            {
                context.Screen.Paragraph("  how:   ", how);
            }
        }

        return ExitCode.Done;
    }

    private static Option<string?> Reason() => new("--reason") { HelpName = "TEXT", Description = "Stands in the journal with your name." };

    private static async Task<int> SendAsync(CommandContext context, string id, string verb, RunMessageBody body, string effect)
    {
        Say(context, await new ServerRunEvents(context.Connection).SendAsync(id, verb, body, context.Left), verb, effect);
        return ExitCode.Done;
    }

    internal static void Say(CommandContext context, RunMessageAnswer answer, string verb, string effect)
    {
        if (context.Settings.Json)
        {
            context.Screen.Json(new { answer.Result, answer.Run, Sent = verb, Effect = effect });
        }
        else
        {
            context.Screen.Line(string.Create(CultureInfo.InvariantCulture, $"run {answer.Run.Number} {effect}"));
        }
    }
}
