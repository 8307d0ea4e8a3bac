using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary><c>rules lint</c>: what a release makes of an etcd configuration file, and the file as it would take it.</summary>
internal static class LintCommand
{
    public static Command Create(CommandBinder binder)
    {
        Argument<string> file = new("FILE") { Description = "The YAML file that --config-file names." };
        Option<string> from = new("--from") { HelpName = "MINOR", Description = "What runs with it, such as 3.4.", Required = true };
        Option<string> to = new("--to") { HelpName = "MINOR", Description = "What is to run with it, such as 3.5.", Required = true };
        Option<string?> output = new("--output") { HelpName = "FILE", Description = "Write the changed file there; it must not exist yet." };
        Command command = new("lint", "Holds an etcd configuration file against the hops between two releases; the file stays as it is.") { file, from, to, output };
        binder.Bind(command, async (context, parsed) =>
        {
            var text = Read(parsed.GetValue(file)!);
            var rules = await RulesCommand.ReadAsync(context, "newest");
            List<ConfigurationFileProblem> problems = [];
            List<ConfigurationChange> changes = [];
            var resolved = true;
            foreach (var hop in HopsBetween(rules, Minor(parsed.GetValue(from)!), Minor(parsed.GetValue(to)!)))
            {
                var linted = ConfigurationFileLint.Lint(text, hop, rules);
                problems.AddRange(linted.Problems);
                changes.AddRange(linted.Changes);
                (text, resolved) = (linted.Rewritten, resolved && linted.IsResolved);
            }

            if (parsed.GetValue(output) is { } path)
            {
                Write(path, text);
            }

            if (context.Settings.Json)
            {
                context.Screen.Json(new { Problems = problems, Changes = changes, Resolved = resolved, Rewritten = changes.Count > 0 ? text : null });
            }
            else
            {
                Show(context.Screen, problems, changes, resolved);
            }

            return problems.Any(problem => problem.Blocks) ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }

    private static void Show(Screen screen, List<ConfigurationFileProblem> problems, List<ConfigurationChange> changes, bool resolved)
    {
        if (problems.Count == 0)
        {
            screen.Line("nothing in it that is known to be refused or ignored");
            return;
        }

        foreach (var problem in problems)
        {
            screen.Paragraph(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(problem.Blocks ? "BLOCKS " : "warning")} line {problem.Line}: "), problem.Text);
        }

        screen.Line();
        foreach (var change in changes)
        {
            foreach (var line in change.Before?.Split('\n') ?? [])
            {
                screen.Line($"  - {line.Trim()}");
            }

            foreach (var line in change.After?.Split('\n') ?? [])
            {
                screen.Line($"  + {line.Trim()}");
            }
        }

        screen.Line(resolved ? "With these changes the release takes it; --output FILE writes the changed file." : "Something is left that a person has to change.");
    }

    private static List<HopRule> HopsBetween(HopRules rules, EtcdMinor from, EtcdMinor to)
    {
        List<HopRule> hops = [];
        for (var at = from; at < to;)
        {
            var hop = rules.Hops.FirstOrDefault(rule => rule.From == at && !rule.IsPatch)
                ?? throw CommandFailure.Usage($"The rules know no hop from {at}.", "`etcdup rules list` names them.");
            hops.Add(hop);
            at = hop.To;
        }

        return hops.Count > 0 ? hops : throw CommandFailure.Usage($"There is no hop from {from} to {to}.", "Give the older release as --from and the newer one as --to.");
    }

    private static EtcdMinor Minor(string text) => EtcdMinor.TryParse(text, out var minor) ? minor
        : EtcdVersion.TryParse(text, out var version) ? version.Minor
        : throw CommandFailure.Usage($"'{text}' is no release.", "Give a minor release such as 3.4.");

    private static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > EtcdYaml.MostBytes
                ? throw CommandFailure.Usage($"{path} is larger than {EtcdYaml.MostBytes / 1024} KiB.", "Give the YAML file that --config-file names.")
                : File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"{path} cannot be read: {exception.Message}", "Give the YAML file that --config-file names.");
        }
    }

    private static void Write(string path, string text)
    {
        try
        {
            using StreamWriter file = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            file.Write(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Usage($"{path} was not written: {exception.Message}", "Give a file that does not exist yet.");
        }
    }
}
