using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Cli.Commands;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Cli;

/// <summary>Parse, run, exit code. The only place that catches whatever comes: no user sees a stack trace unless asked for.</summary>
internal sealed partial class CommandProgram
{
    private readonly CommandSurroundings _surroundings;

    public CommandProgram(CommandSurroundings surroundings) => _surroundings = surroundings;

    public async Task<int> RunAsync(string[] arguments)
    {
        var json = arguments.Contains("--json");
        try
        {
            var root = CommandTree.Create(new CommandBinder(_surroundings));
            var parsed = root.Parse(arguments);
            if (parsed.Action is ParseErrorAction)
            {
                return SayUsage(parsed);
            }

            // Signals are ours (Interrupts), so the library must not end the process by itself.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (CommandFailure failure)
        {
            FailureScreen.Show(_surroundings.Screen, failure, json);
            Trace(failure);
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (_surroundings.Interrupts.Left.IsCancellationRequested)
        {
            return ExitCode.Left;
        }
        catch (Exception e)
        {
            var failure = new CommandFailure(
                ExitCode.Unexpected, "internal", $"Something unexpected happened: {e.Message}", "ETCDUP_DEBUG=1 shows where.", e);
            FailureScreen.Show(_surroundings.Screen, failure, json);
            Trace(e);
            return ExitCode.Unexpected;
        }
    }

    // The parser names types of its library.
    private static string InOurWords(string message) => EchoedText.Shorten(
        NotOfType().Match(message) is { Success: true } found ? $"'{found.Groups["given"].Value}' cannot be read{(found.Groups["where"].Value is { Length: > 0 } where ? $" for {where}" : "")}: {JsonFault.Expected(found.Groups["type"].Value)} is expected." : message);

    [GeneratedRegex("^Cannot parse argument '(?<given>.*?)'( for (option|command) '(?<where>[^']*)')? as expected type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex NotOfType();

    private int SayUsage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var messages = parsed.Errors.Select(e => InOurWords(e.Message)).Distinct().ToList();
        if (messages.Count > 1)
        {
            // An unknown word also leaves the required command open; one line is enough.
            messages.RemoveAll(m => m.StartsWith("Required command", StringComparison.Ordinal));
        }

        messages.ForEach(m => _surroundings.Screen.Error($"etcdup: {m}"));
        var name = CommandTree.FullName(command);
        _surroundings.Screen.Error(command.Subcommands.Any(c => !c.Hidden)
            ? $"{name} has: {string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}. See {name} --help."
            : $"See {name} --help.");
        return ExitCode.Usage;
    }

    private void Trace(Exception exception)
    {
        if (_surroundings.Variable("ETCDUP_DEBUG") == "1")
        {
            _surroundings.Screen.Error(exception.ToString());
        }
    }
}
