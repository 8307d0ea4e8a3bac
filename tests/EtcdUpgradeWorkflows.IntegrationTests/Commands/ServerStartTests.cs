using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Commands;

/// <summary>Commands that find no server, as real processes.</summary>
public sealed class ServerStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_that_start_a_server_at_the_same_moment_all_get_their_answer_from_one()
    {
        await using CommandProcess command = new();

        var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => command.RunAsync(Token, "runs", "list", "--json")));

        Assert.All(ends, e => Assert.True(e.ExitCode == 0, e.Error));
        await Until.TrueAsync(() => CommandProcess.ServersOf(command.Data).Count() == 1, Token);
    }

    [Fact]
    public async Task The_table_of_a_list_is_one_line_a_row_without_a_terminal()
    {
        await using CommandProcess command = new();
        var file = Path.Combine(command.Directory, "long.json");
        await File.WriteAllTextAsync(
            file, """{"name":"NAME","members":[{"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2","host":{"kind":"process","install":"/tmp/i","dataDir":"/tmp/d","logFile":"/tmp/l","arguments":["--name","m1","--data-dir","/tmp/d","--listen-client-urls","http://127.0.0.1:1","--advertise-client-urls","http://127.0.0.1:1","--listen-peer-urls","http://127.0.0.1:2","--initial-advertise-peer-urls","http://127.0.0.1:2","--initial-cluster","m1=http://127.0.0.1:2"]}}]}""".Replace("NAME", new string('n', 63), StringComparison.Ordinal),
            Token);
        var added = await command.RunAsync(Token, "clusters", "add", file);
        Assert.True(added.ExitCode == 0, added.Error);

        var list = await command.RunAsync(Token, "clusters", "list");

        var lines = list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.True(lines[1].Length > 80);
        Assert.Equal(0, (await command.RunAsync(Token, "clusters", "remove", new string('n', 63))).ExitCode);
        Assert.Single((await command.RunAsync(Token, "clusters", "list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Bash_completes_commands_options_and_names_of_clusters_and_starts_no_server_for_it()
    {
        await using CommandProcess command = new();
        Assert.Equal(["runs", "rules"], (await CompleteAsync(command, "etcdup ru")).OrderDescending());
        Assert.Contains("--at-safe-point", await CompleteAsync(command, "etcdup runs pause --a"));
        Assert.Equal(["adopt", "add"], (await CompleteAsync(command, "etcdup clusters ad")).OrderDescending());
        Assert.Empty(await CompleteAsync(command, "etcdup clusters show pro"));
        Assert.Empty(CommandProcess.ServersOf(command.Data));
    }

    /// <summary>What a real bash offers, with the printed script and the built command.</summary>
    private static async Task<string[]> CompleteAsync(CommandProcess command, string line)
    {
        var script = (await command.RunAsync(Token, "completion", "bash")).Output;
        var file = Path.Combine(command.Directory, "completion.bash");
        await File.WriteAllTextAsync(file, $$"""
            export DOTNET_ROOT={{Path.GetDirectoryName(Environment.ProcessPath is { } p && p.EndsWith("dotnet", StringComparison.Ordinal) ? p : "/usr/lib/dotnet/dotnet")}}
            export PATH={{AppContext.BaseDirectory}}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin ETCDUP_DATA={{command.Data}}
            {{script}}
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            cd {{command.Directory}}; mkdir -p empty; cd empty
            _etcdup
            printf '%s\n' "${COMPREPLY[@]}"
            """, Token);
        var ended = await LocalProgram.RunAsync("bash", [file], Token);
        Assert.True(ended.ExitCode == 0, ended.Error);
        return ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
