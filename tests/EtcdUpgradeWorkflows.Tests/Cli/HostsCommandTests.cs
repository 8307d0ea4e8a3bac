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

    /// <summary>An open rollback that the others have overtaken: only the way forward is left.</summary>
    [Fact]
    public async Task The_line_for_a_new_server_goes_to_the_highest_release_that_was_seen()
    {
        using CommandRig rig = new();
        var install = Directory.CreateDirectory(Path.Combine(rig.Directory, "install", ".etcdup")).Parent!.FullName;
        File.CreateSymbolicLink(Path.Combine(install, "current"), "versions/3.5.16");
        await File.WriteAllTextAsync(Path.Combine(install, ".etcdup", "record"), "format=1\ncontroller=00000000000000000000000000000001\ncluster=lost\nnumber=3\nopen=1\nto=3.4.23\npid=\nstart=\nboot=\n", TestContext.Current.CancellationToken);
        var file = rig.Write("a cluster.json", Cluster.Replace("DIR", rig.Directory, StringComparison.Ordinal));

        Assert.Equal(ExitCode.NeedsPerson, await rig.RunAsync("hosts", "status", "--cluster", file));

        Assert.Contains($"etcdup clusters add '{file}'", rig.Output, StringComparison.Ordinal);
        Assert.Contains("etcdup upgrade --cluster lost --to 3.5.16 --yes ", rig.Output, StringComparison.Ordinal);
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
