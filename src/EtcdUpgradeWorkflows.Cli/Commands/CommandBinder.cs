using System.CommandLine;
using System.CommandLine.Completions;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>The options that every command takes, and what turns a parsed line into a <see cref="CommandContext"/>.</summary>
internal sealed class CommandBinder
{
    private readonly CommandSurroundings _surroundings;
    private readonly ServerNames _names;

    public CommandBinder(CommandSurroundings surroundings)
    {
        _surroundings = surroundings;
        _names = new(surroundings);
    }

    public Option<bool> Json { get; } = new("--json") { Recursive = true, Description = "Print JSON: one document, or one object a line while following." };

    public Option<string?> Data { get; } = new("--data")
    {
        Recursive = true, HelpName = "DIR", Description = "Data directory (ETCDUP_DATA; default ~/.local/share/etcdup).",
    };

    public Option<string?> Server { get; } = new("--server") { Recursive = true, HelpName = "URL", Description = "A server elsewhere (ETCDUP_SERVER, with ETCDUP_TOKEN)." };

    public Option<string?> CaFile { get; } = new("--ca-file") { Recursive = true, HelpName = "FILE", Description = "PEM: the authority of an https server's certificate (ETCDUP_CA_FILE; default: this machine's authorities)." };

    public Option<string?> Database { get; } = new("--db")
    {
        Recursive = true, HelpName = "CONNECTION", Description = "PostgreSQL for a server that is started (ETCDUP_DB; default: SQLite in the data directory).",
    };

    public void CompleteClusters(Argument<string> argument) => Complete(argument, _names.Clusters);

    public void CompleteClusters(Option<string> option) => option.CompletionSources.Add(_names.Clusters);

    public void CompleteRuns(Argument<string> argument) => Complete(argument, _names.Runs);

    public void Bind(Command command, Func<CommandContext, ParseResult, Task<int>> action) =>
        command.SetAction(async (parsed, _) =>
        {
            using CommandContext context = new(_surroundings, CommandSettings.Resolve(
                parsed.GetValue(Json), parsed.GetValue(Data), parsed.GetValue(Server), parsed.GetValue(Database), _surroundings.Variable, parsed.GetValue(CaFile)));
            _surroundings.Interrupts.Listen();
            return await action(context, parsed);
        });

    // Without a name of its own in the help, the help would list what the server knows.
    private static void Complete(Argument<string> argument, Func<CompletionContext, IEnumerable<CompletionItem>> names)
    {
        argument.HelpName ??= argument.Name;
        argument.CompletionSources.Add(names);
    }

    /// <summary>A command of the design that this version does not have: it says so instead of looking mistyped.</summary>
    public static Command NotYet(string name)
    {
        Command command = new(name) { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(new Func<ParseResult, int>(_ => throw NotInThisVersion(CommandTree.FullName(command))));
        return command;
    }

    public static CommandFailure NotInThisVersion(string what) =>
        new(ExitCode.Usage, "command.not_in_this_version", $"{what} is not in this version yet.");
}
