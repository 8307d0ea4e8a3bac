using System.CommandLine;
using EtcdUpgradeWorkflows.Cli.Diagnosis;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>Looks at this machine and the data directory. Needs no server, starts none, changes nothing.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandBinder binder)
    {
        Command command = new("doctor", "Checks this machine and the data directory; starts and changes nothing.");
        binder.Bind(command, async (context, _) =>
        {
            var data = context.Settings.Data;
            List<DoctorCheck> checks =
            [
                await MachineChecks.ToolsAsync(context.Left), MachineChecks.Clock(context.Time), DataDirectoryChecks.Directory(data), DataDirectoryChecks.FileSystem(data),
                DataDirectoryChecks.Space(data), await DataDirectoryChecks.DatabaseAsync(context.Settings, context.Left), .. await ServerChecks.AllAsync(context),
            ];
            if (context.Settings.Json)
            {
                context.Screen.Json(new { CommandSettings.Version, Data = data, Checks = checks });
            }
            else
            {
                Show(context, checks);
            }

            return checks.Any(c => c.Verdict == DoctorCheck.IsProblem) ? ExitCode.NeedsPerson : ExitCode.Done;
        });
        return command;
    }

    private static void Show(CommandContext context, IReadOnlyList<DoctorCheck> checks)
    {
        context.Screen.Line($"etcdup {CommandSettings.Version}, data directory {context.Settings.Data}");
        context.Screen.Line();
        foreach (var check in checks)
        {
            var label = check.Verdict == DoctorCheck.IsProblem ? "PROBLEM" : check.Verdict;
            context.Screen.Paragraph($"{label,-9}", $"{check.Code["doctor.".Length..].Replace('_', ' ')}: {check.Evidence}");
            if (check.Advice is { } advice)
            {
                context.Screen.Paragraph("         ", $"What to do: {advice}");
            }
        }
    }
}
