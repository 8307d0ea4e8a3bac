using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EtcdUpgradeWorkflows.Server;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandBinder binder)
    {
        Option<string?> urls = new("--urls") { HelpName = "URL", Description = "Where to listen (default: a free port on loopback)." };
        Option<bool> startedByCommand = new("--started-by-command") { Hidden = true };
        Option<int> lease = new("--lease")
        {
            HelpName = "SECONDS", DefaultValueFactory = _ => 15, Description = "Another server takes this one's runs over when it was silent for so long.",
        };
        Option<int> resumeWithin = new("--resume-within")
        {
            HelpName = "SECONDS", DefaultValueFactory = _ => 600,
            Description = "A run that nobody worked on for longer finishes what is half done and waits for a yes.",
        };
        lease.Validators.Add(result => Require(result, 3, 300));
        resumeWithin.Validators.Add(result => Require(result, 1, 7 * 24 * 3600));
        Command command = new("serve", "The server: the only process that works on a data directory.") { urls, lease, resumeWithin, startedByCommand };
        binder.Bind(command, (context, parsed) => ServerProgram.RunAsync(
            new(parsed.GetValue(urls), context.Settings.Data, context.Settings.Database, parsed.GetValue(startedByCommand))
            {
                Lease = TimeSpan.FromSeconds(parsed.GetValue(lease)), ResumeWithin = TimeSpan.FromSeconds(parsed.GetValue(resumeWithin)),
            },
            Console.Error, context.Time, context.Left));
        return command;
    }

    private static void Require(OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var seconds && (seconds < least || seconds > most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} takes {least} to {most} seconds."));
        }
    }
}
