using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class DefinitionsCommand
{
    private static readonly JsonSerializerOptions Readable = new(Engine.EngineJson.Options) { WriteIndented = true };

    public static Command Create(CommandBinder binder) => new("definitions", "The procedures.")
    {
        List(binder), Show(binder), Validate(binder), Publish(binder), Retract(binder),
        CommandBinder.NotYet("diff"), CommandBinder.NotYet("import"), CommandBinder.NotYet("export"), CommandBinder.NotYet("render"),
    };

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "One line for each version.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var definitions = await server.ListAsync<DefinitionSummary>("definitions", context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(definitions);
                return ExitCode.Done;
            }

            TextTable table = new("DEFINITION", "LATEST", "PUBLISHED", "NAME");
            foreach (var definition in definitions)
            {
                table.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{definition.Id}@{definition.Version}"), definition.IsLatest ? "yes" : "no",
                    definition.IsPublished ? "yes" : "draft", definition.Name);
            }

            context.Screen.Table(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        Argument<string> definition = new("ID[@N]");
        Command command = new("show", "The definition's JSON.") { definition };
        binder.Bind(command, async (context, parsed) =>
        {
            var (id, version) = DefinitionName.Parse(parsed.GetValue(definition));
            var server = await context.ServerAsync();
            var query = version is { } n ? string.Create(CultureInfo.InvariantCulture, $"?version={n}") : "";
            var document = await server.GetAsync<JsonElement>($"definitions/{Uri.EscapeDataString(id!)}{query}", context.Left);
            context.Screen.Line(context.Settings.Json ? document.GetRawText() : JsonSerializer.Serialize(document, Readable));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Publish(CommandBinder binder)
    {
        Argument<string> file = new("FILE") { Description = "The definition's JSON; its version is the next one." };
        Command command = new("publish", "Makes a version the one that is run; its timers, crons and instants start it from now on.") { file };
        binder.Bind(command, async (context, parsed) =>
        {
            var path = parsed.GetValue(file)!;
            var json = ClusterFileArgument.ReadText(path, DefinitionReader.MaximumSize, "definition");
            var answer = await (await context.ServerAsync()).PostTextAsync<PublishAnswer>("definitions", json, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(answer);
                return ExitCode.Done;
            }

            context.Screen.Line(string.Create(
                CultureInfo.InvariantCulture, $"{answer.Definition}@{answer.Version} {(answer.Result == "unchanged" ? "is published already: nothing was changed." : "is published.")}"));
            if (answer.Schedules.Count > 0)
            {
                SchedulesCommand.Show(context, answer.Schedules);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Retract(CommandBinder binder)
    {
        Argument<string> id = new("ID");
        Command command = new("retract", "Nothing is started of it any more, by nobody and no trigger; runs under way go on.") { id };
        binder.Bind(command, async (context, parsed) =>
        {
            var answer = await (await context.ServerAsync()).PostAsync<PublishAnswer>($"definitions/{Uri.EscapeDataString(parsed.GetValue(id)!)}/retract", new { }, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(answer);
            }
            else
            {
                context.Screen.Line($"{answer.Definition} is not published any more; to take it back, publish it again.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Validate(CommandBinder binder)
    {
        Argument<string[]> files = new("FILE") { Arity = ArgumentArity.OneOrMore };
        Command command = new("validate", "Checks files; needs no server.") { files };
        binder.Bind(command, (context, parsed) =>
        {
            var reports = parsed.GetValue(files)!.Select(file => Check(file, context.Time.GetUtcNow())).ToList();
            if (context.Settings.Json)
            {
                context.Screen.Json(reports);
            }
            else
            {
                reports.ForEach(r => Print(context.Screen, r));
            }

            return Task.FromResult(
                reports.Any(r => r.Findings.Any(f => f.Code is "definition.unreadable" or "definition.not_json" or "definition.not_object")) ? ExitCode.Usage
                : reports.Any(r => r.Findings.Any(f => f.Severity == FindingSeverity.Error)) ? ExitCode.Refused
                : ExitCode.Done);
        });
        return command;
    }

    private static FileReport Check(string path, DateTimeOffset now)
    {
        string json;
        try
        {
            json = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(path, [new("definition.unreadable", FindingSeverity.Error, "", e.Message)]);
        }

        var reading = DefinitionReader.Read(json);
        var catalog = Catalogs.All();
        return new(path, reading.Definition is { } definition
            ? [.. reading.Findings, .. new DefinitionValidator(catalog).Validate(definition), .. StartTrigger.CheckFires(definition, catalog, now), .. new DefinitionLint(catalog).Check(definition)]
            : reading.Findings);
    }

    private static void Print(Screen screen, FileReport report)
    {
        if (report.Findings.Count == 0)
        {
            screen.Line($"{report.File}: ok");
            return;
        }

        foreach (var finding in report.Findings)
        {
            var severity = finding.Severity == FindingSeverity.Error ? "error" : "warning";
            screen.Line($"{report.File}: {severity} {finding.Code} at {(finding.Pointer.Length == 0 ? "/" : finding.Pointer)}");
            screen.Paragraph("    ", finding.Message);
        }
    }

    private sealed record FileReport(string File, IReadOnlyList<Finding> Findings);
}
