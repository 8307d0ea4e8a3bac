using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Cli.Screens;
using Spectre.Console;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>Everything a command has from outside; a test gives its own.</summary>
internal sealed record CommandSurroundings(TimeProvider Time, Interrupts Interrupts, Func<string, string?> Variable, Screen Screen, ServerStarter Starter)
{
    public static CommandSurroundings OfThisProcess(TimeProvider time, Interrupts interrupts)
    {
        // A dumb terminal cannot repaint: it gets plain lines as a pipe does.
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        var canAsk = !Console.IsOutputRedirected && !Console.IsInputRedirected;
        return new(time, interrupts, Environment.GetEnvironmentVariable, new Screen(AnsiConsole.Console, Console.Error, isTerminal, canAsk), ServerStarter.ThisCommand());
    }
}
