using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Tests.Cli;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup channels</c>, on a whole server; the receiver is on loopback.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class ChannelsCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_is_added_listed_shown_tried_and_removed()
    {
        await using var receiver = await LoopbackService.StartAsync(Token);
        using CommandRig files = new();
        var file = files.Write("ops.json", $$"""{"name":"ops","kind":"webhook","url":"{{receiver.Url}}/hook","kinds":["faulted"]}""");

        Assert.Contains("channel ops is told of faulted: try it with etcdup channels test ops", await served.SucceedsAsync("channels", "add", file), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, "channel.name_taken"), await served.FailsAsync("channels", "add", file));
        Assert.Contains($"webhook  {receiver.Url}/hook  faulted  all ", await served.SucceedsAsync("channels", "list"), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"ops\"", await served.SucceedsAsync("channels", "show", "ops"), StringComparison.Ordinal);

        Assert.Contains("channel ops has taken the test", await served.SucceedsAsync("channels", "test", "ops"), StringComparison.Ordinal);
        Assert.Equal("/hook", Assert.Single(receiver.Got).Path);
        receiver.AnswersWith(500);
        Assert.Equal((ExitCode.ServerNotReachable, "webhook.refused"), await served.FailsAsync("channels", "test", "ops"));

        Assert.Contains("is told of everything", await served.SucceedsAsync("channels", "add", "--replace", files.Write("new.json", $$"""{"name":"ops","kind":"webhook","url":"{{receiver.Url}}/new"}""")), StringComparison.Ordinal);
        Assert.Contains("channel ops is gone", await served.SucceedsAsync("channels", "remove", "ops"), StringComparison.Ordinal);
        foreach (var verb in new[] { "show", "test", "remove" })
        {
            Assert.Equal((ExitCode.Usage, "channel.unknown"), await served.FailsAsync("channels", verb, "ops"));
        }
    }

    [Theory]
    [InlineData("command.usage", "no json")]
    [InlineData("channel.invalid", "[]")]
    [InlineData("channel.invalid", """{"name":"b","kind":"pigeon","url":"https://example.org/"}""")]
    public async Task What_is_no_channel_is_bad_usage(string code, string text)
    {
        using CommandRig files = new();
        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync("channels", "add", files.Write("wrong.json", text)));
    }
}
