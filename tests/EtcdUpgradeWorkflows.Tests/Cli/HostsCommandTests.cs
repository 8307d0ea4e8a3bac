using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;

namespace EtcdUpgradeWorkflows.Tests.Cli;

/// <summary><c>etcdup hosts status</c> where nothing lives; with real members in the integration tests.</summary>
public sealed class HostsCommandTests
{
    private const string Cluster = """
        { "name": "lost", "members": [
          { "name": "infra1", "clientUrl": "http://127.0.0.1:1", "peerUrl": "http://127.0.0.1:2",
            "host": { "kind": "process", "install": "DIR/install", "dataDir": "DIR/data", "logFile": "DIR/log", "arguments": ["--name", "infra1", "--data-dir", "DIR/data"] } } ] }
        """;

    [Fact]
    public async Task Members_that_are_down_on_hosts_that_answer_need_somebody()
    {
        using CommandRig rig = new();
        var file = rig.Write("cluster.json", Cluster.Replace("DIR", rig.Directory, StringComparison.Ordinal));
        var before = Directory.GetFileSystemEntries(rig.Directory);

        Assert.Equal(ExitCode.NeedsPerson, await rig.RunAsync("hosts", "status", "--cluster", file, "--json"));

        var member = JsonDocument.Parse(rig.Output).RootElement.GetProperty("members")[0];
        Assert.Equal("down", member.GetProperty("condition").GetString());
        Assert.False(member.GetProperty("ways")[0].GetProperty("isLegal").GetBoolean());
        Assert.Equal(before, Directory.GetFileSystemEntries(rig.Directory));
    }

    [Fact]
    public async Task Members_of_hosts_that_cannot_be_asked_are_not_reachable()
    {
        using CommandRig rig = new();
        var file = rig.Write("cluster.json", """
            { "name": "lost", "members": [ { "name": "infra1", "clientUrl": "http://127.0.0.1:1", "peerUrl": "http://127.0.0.1:2", "host": { "kind": "manual" } } ] }
            """);
        Assert.Equal(ExitCode.ServerNotReachable, await rig.RunAsync("hosts", "status", "--cluster", file));
        Assert.Contains("Neither a member nor a host answers.", rig.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    public async Task A_file_that_describes_no_cluster_is_bad_usage(string text)
    {
        using CommandRig rig = new();
        Assert.Equal(ExitCode.Usage, await rig.RunAsync("hosts", "status", "--cluster", rig.Write("cluster.json", text)));
        Assert.Contains("cluster.file_invalid", rig.Error, StringComparison.Ordinal);
    }
}
