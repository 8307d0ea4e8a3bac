using System.CommandLine;
using EtcdUpgradeWorkflows.Server;

namespace EtcdUpgradeWorkflows.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandBinder binder)
    {
        Option<string?> urls = new("--urls") { HelpName = "URL", Description = "Where to listen (default: a free port on loopback)." };
        Option<bool> startedByCommand = new("--started-by-command") { Hidden = true };
        Command command = new("serve", "The server: the only process that works on a data directory.") { urls, startedByCommand };
        binder.Bind(command, (context, parsed) => ServerProgram.RunAsync(
            new(parsed.GetValue(urls), context.Settings.Data, context.Settings.Database, parsed.GetValue(startedByCommand)),
            Console.Error, context.Time, context.Left));
        return command;
    }
}
