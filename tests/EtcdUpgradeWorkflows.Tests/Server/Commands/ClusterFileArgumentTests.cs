using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Cli;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary>A cluster named by its file: registered when it is not, and never changed by who only wants to work on it.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class ClusterFileArgumentTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private const string Policy = """{"window":"required"}""";

    [Theory]
    [InlineData("upgrade", "--to", "3.5.16", "--allow-downtime", "--yes", "--cluster")]
    [InlineData("schedules", "add", "--to", "3.5.16", "--at", "2099-06-06T22:00:00Z", "--cluster")]
    [InlineData("clusters", "up")]
    public async Task A_file_that_says_something_else_than_the_record_is_refused_and_the_record_stays(params string[] command)
    {
        using CommandRig files = new();
        var name = $"file-{command[0]}";
        var registered = files.Write("registered.json", FileOf(name, Policy));
        await served.SucceedsAsync("clusters", "add", registered);
        var before = await SpecAsync(name);

        var changed = files.Write("changed.json", FileOf(name, "{}"));
        var (exit, _, error) = await served.RunAsync([.. command, changed]);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("cluster.file_differs", error, StringComparison.Ordinal);
        Assert.Contains("something else: policy.", string.Join(' ', error.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, await SpecAsync(name)));

        // Once the record says the same it is no other one.
        await served.SucceedsAsync("clusters", "add", changed);
        Assert.False(JsonNode.DeepEquals(before, await SpecAsync(name)));
        Assert.DoesNotContain("cluster.file_differs", (await served.RunAsync([.. command, changed])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_that_is_not_registered_is_by_its_file()
    {
        using CommandRig files = new();
        await served.FailsAsync("upgrade", "--to", "3.5.16", "--allow-downtime", "--yes", "--cluster", files.Write("new.json", FileOf("file-new", Policy)));

        Assert.NotNull(await SpecAsync("file-new"));
    }

    private static string FileOf(string name, string policy) =>
        $$$"""{"name":"{{{name}}}","policy":{{{policy}}},"members":[{"name":"m1","clientUrl":"http://127.0.0.1:{{{Port(name)}}}","peerUrl":"http://127.0.0.1:{{{Port(name) + 1}}}","host":{"kind":"manual"}}]}""";

    // Nobody listens there.
    private static int Port(string name) => 100 + (name.Sum(c => c) % 300 * 2);

    private async Task<JsonNode?> SpecAsync(string name) => (await served.GetAsync<ClusterDocument>($"clusters/{name}")).Spec;
}
