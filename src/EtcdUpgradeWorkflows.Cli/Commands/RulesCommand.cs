using System.CommandLine;
using System.Text.Json;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class RulesCommand
{
    public static Command Create(CommandBinder binder) => new("rules", "What is known of every hop from one release to the next.")
    {
        List(binder), Show(binder), Check(binder), Update(binder), LintCommand.Create(binder),
    };

    private static Command List(CommandBinder binder)
    {
        Command command = new("list", "Every hop of the newest rules, and which rules are installed.");
        binder.Bind(command, async (context, _) =>
        {
            var server = await context.ServerAsync();
            var installed = await server.ListAsync<RulesDocument>("rules", context.Left);
            var rules = await ReadAsync(context, "newest");
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Rules = rules.Version.ToString(), rules.AsOf, Hops = rules.Hops.Select(RulesScreen.Row), Installed = installed });
            }
            else
            {
                RulesScreen.Show(context.Screen, rules, installed, context.Time);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandBinder binder)
    {
        Argument<string> hop = new("HOP") { Description = "Two minor releases, as in 3.4-3.5 (or 3.4→3.5), or one, for patches within it." };
        Option<string> version = new("--rules") { HelpName = "VERSION", Description = "Of installed rules that are not the newest.", DefaultValueFactory = _ => "newest" };
        Command command = new("show", "One hop: bounds, conditions, flags, the way back.") { hop, version };
        binder.Bind(command, async (context, parsed) =>
        {
            var rules = await ReadAsync(context, parsed.GetValue(version)!);
            var found = Find(rules, parsed.GetValue(hop)!);
            if (context.Settings.Json)
            {
                context.Screen.Json(new { Rules = rules.Version.ToString(), rules.AsOf, Hop = found, Downgrade = rules.FindDowngrade(found.To, found.From) });
            }
            else
            {
                RulesScreen.Show(context.Screen, rules, found);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check(CommandBinder binder)
    {
        Argument<string> file = new("FILE");
        Command command = new("check", "Reads a rules file as a server would; needs none.") { file };
        binder.Bind(command, (context, parsed) =>
        {
            var rules = Parse(ReadFile(parsed.GetValue(file)!));
            if (context.Settings.Json)
            {
                context.Screen.Json(new { File = parsed.GetValue(file), Rules = rules.Version.ToString(), rules.AsOf, Releases = rules.Releases.Count, Hops = rules.Hops.Count(hop => !hop.IsPatch) });
            }
            else
            {
                context.Screen.Line($"{parsed.GetValue(file)}: ok; rules {rules.Version} as of {rules.AsOf:yyyy-MM-dd}, {rules.Releases[0].Minor} to {rules.Releases[^1].Minor}");
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Update(CommandBinder binder)
    {
        Argument<string> file = new("FILE");
        Command command = new("update", "Installs a rules file; the newest installed rules judge every hop that begins from then on.") { file };
        binder.Bind(command, async (context, parsed) =>
        {
            var text = ReadFile(parsed.GetValue(file)!);
            _ = Parse(text); // refused here, before a server is started for it
            var server = await context.ServerAsync();
            var installed = await server.PostTextAsync<RulesDocument>("rules", text, context.Left);
            if (context.Settings.Json)
            {
                context.Screen.Json(installed);
            }
            else
            {
                context.Screen.Line(installed.Newest
                    ? $"rules {installed.Version} are installed and judge every hop that begins from now on"
                    : $"rules {installed.Version} are installed; there are newer ones, which go on judging");
            }

            return ExitCode.Done;
        });
        return command;
    }

    internal static async Task<HopRules> ReadAsync(CommandContext context, string version)
    {
        var server = await context.ServerAsync();
        var document = await server.GetAsync<JsonElement>($"rules/{Uri.EscapeDataString(version)}", context.Left);
        return HopRules.Parse(document.GetRawText());
    }

    private static HopRule Find(HopRules rules, string text)
    {
        List<EtcdMinor> ends = [];
        foreach (var part in text.Split(['-', '→', '>'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            ends.Add(EtcdMinor.TryParse(part, out var minor) ? minor : throw Unknown(text));
        }

        return ends is [var from, .. var rest] && rest.Count < 2 && rules.Find(from, rest is [var to] ? to : from) is { } hop ? hop : throw Unknown(text);
    }

    private static CommandFailure Unknown(string text) =>
        new(ExitCode.Usage, "rules.hop_unknown", $"The rules have no hop '{text}'.", "`etcdup rules list` names them; give one as in 3.4-3.5.");

    private static HopRules Parse(string text)
    {
        try
        {
            return HopRules.Parse(text);
        }
        catch (WorkflowErrorException e)
        {
            throw new CommandFailure(ExitCode.Refused, e.Error.Code, e.Error.Message, e.Error.Advice, e);
        }
    }

    private static string ReadFile(string path) => ClusterFileArgument.ReadText(path, HopRules.MostCharacters, "rules file");
}
