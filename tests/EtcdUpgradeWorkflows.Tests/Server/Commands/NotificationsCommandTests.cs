using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup notifications</c> and <c>etcdup runs ack</c>, of runs that need somebody.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class NotificationsCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    [Fact]
    public async Task What_a_run_told_is_listed_until_somebody_has_seen_it()
    {
        await served.AddClusterAsync("prod-a");
        await served.AddClusterAsync("prod-b");
        var (first, second) = ($"{await served.WorkOnAsync("prod-a")}", $"{await served.WorkOnAsync("prod-b")}");

        // Told nobody: there is no channel.
        var listed = await served.SucceedsAsync("notifications", "list", "--run", first, "--open");
        Assert.Contains(" nobody", listed, StringComparison.Ordinal);
        Assert.Contains("prod-a", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("prod-b", listed, StringComparison.Ordinal);

        var id = Assert.Single(JsonDocument.Parse(await served.SucceedsAsync("notifications", "list", "--run", first, "--json")).RootElement.EnumerateArray().ToList()).GetProperty("id").GetString()!;
        Assert.Contains($"notification {id} is not told again", await served.SucceedsAsync("notifications", "ack", id), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, "notification.unknown"), await served.FailsAsync("notifications", "ack", id));
        Assert.DoesNotContain(id, await served.SucceedsAsync("notifications", "list", "--run", first, "--open"), StringComparison.Ordinal);
        Assert.Contains("by ", await served.SucceedsAsync("notifications", "list", "--run", first), StringComparison.Ordinal);

        Assert.Contains($"1 of run {second} acknowledged", await served.SucceedsAsync("runs", "ack", second), StringComparison.Ordinal);
        Assert.Contains($"run {second} has told nothing that was not acknowledged", await served.SucceedsAsync("runs", "ack", second), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, "run.not_found"), await served.FailsAsync("runs", "ack", "99"));
    }

    [Theory]
    [InlineData("run.not_found", "list", "--run", "99")]
    [InlineData("", "list", "--limit", "some")]
    [InlineData("", "ack", "this-one")]
    [InlineData("notification.unknown", "ack", "01900000-0000-7000-8000-000000000000")]
    public async Task What_is_not_there_is_bad_usage(string code, params string[] arguments) =>
        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync(["notifications", .. arguments]));

    [Theory]
    [InlineData("runs", "break-glass", "1", "--with", "bob")]
    [InlineData("runs", "break-glass", "--reason", "it burns")]
    public async Task Glass_is_not_broken_without_a_reason_and_a_run(params string[] arguments) =>
        Assert.Equal((ExitCode.Usage, ""), await served.FailsAsync(arguments));
}
