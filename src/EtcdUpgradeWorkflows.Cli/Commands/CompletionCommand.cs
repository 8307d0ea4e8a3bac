using System.CommandLine;
using System.CommandLine.Completions;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Commands;

/// <summary>Prints the function that a shell needs to complete <c>etcdup</c>; the words come from the command itself (<c>[suggest:POSITION]</c>).</summary>
internal static class CompletionCommand
{
    // The suggestion of a word that does not begin like the present one is the shell's to drop.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # etcdup completion bash >/etc/bash_completion.d/etcdup, or: source <(etcdup completion bash)
            _etcdup() {
              local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]}
              COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word"))
              if [ ${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$word")); fi
            }
            complete -o filenames -F _etcdup etcdup
            """,
        ["zsh"] = """
            #compdef etcdup
            # etcdup completion zsh >"${fpath[1]}/_etcdup", or: source <(etcdup completion zsh)
            _etcdup() {
              local -a found
              found=(${(f)"$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)"})
              if (( ${#found} )); then compadd -- $found; else _files; fi
            }
            compdef _etcdup etcdup
            """,
        ["fish"] = """
            # etcdup completion fish >~/.config/fish/completions/etcdup.fish
            complete -c etcdup -a '(set -l line (commandline -cp); etcdup "[suggest:"(string length -- $line)"]" $line 2>/dev/null)'
            """,
    };

    public static Command Create(CommandBinder binder)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        Command command = new("completion", "Prints what a shell needs to complete this command.") { shell };
        binder.Bind(command, (context, parsed) =>
        {
            var name = parsed.GetValue(shell)!;
            context.Screen.Line(Scripts.TryGetValue(name, out var script) ? script : throw CommandFailure.Usage($"There is no completion for '{name}'.", $"There is one for {string.Join(", ", Scripts.Keys)}."));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

/// <summary>Names of clusters and runs for completion: from the server that runs, never by starting one, and nothing when it does not answer at once.</summary>
internal sealed class ServerNames(CommandSurroundings surroundings)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    public IEnumerable<CompletionItem> Clusters(CompletionContext completion) =>
        Read(completion, async (server, token) => (await server.ListAsync<ClusterSummary>("clusters", token)).Select(c => new CompletionItem(c.Name)));

    public IEnumerable<CompletionItem> Runs(CompletionContext completion) => Read(completion, async (server, token) =>
        (await server.GetAsync<RunPage>("runs?pageSize=50", token)).Items
            .Select(r => new CompletionItem(r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), detail: r.Name)));

    private IEnumerable<CompletionItem> Read(CompletionContext completion, Func<ApiClient, CancellationToken, Task<IEnumerable<CompletionItem>>> read)
    {
        try
        {
            var data = completion.ParseResult.CommandResult.GetValue<string?>("--data");
            var settings = CommandSettings.Resolve(false, data, null, null, surroundings.Variable);
            using ServerConnection connection = new(settings, surroundings.Starter, surroundings.Screen, surroundings.Time, surroundings.Variable);
            using CancellationTokenSource timer = new(AtMost, surroundings.Time);
            return connection.TryOpenAsync(timer.Token).GetAwaiter().GetResult() is { } server ? [.. read(server, timer.Token).GetAwaiter().GetResult()] : [];
        }
        catch (Exception e) when (e is CommandFailure or OperationCanceledException or InvalidOperationException)
        {
            // A shell that waits for a word wants none of our messages.
            return [];
        }
    }
}
