using EtcdUpgradeWorkflows.Cli;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary><c>etcdup tokens</c>, on a whole server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class TokensCommandTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    [Fact]
    public async Task A_token_stands_alone_on_standard_output_is_listed_without_it_and_refused_once_revoked()
    {
        var (exit, output, error) = await served.RunAsync(["tokens", "add", "otto", "--role", "Viewer", "--for", "12h"]);
        Assert.Equal(ExitCode.Done, exit);
        var token = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(" of otto, viewer, until ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(token, error, StringComparison.Ordinal);

        var listed = await served.SucceedsAsync("tokens", "list");
        var line = Assert.Single(listed.Split('\n'), l => l.Contains("otto", StringComparison.Ordinal));
        Assert.Contains("viewer  live", line, StringComparison.Ordinal);
        Assert.DoesNotContain(token, listed, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await served.RunAsync(["windows", "list"], token)).Exit);
        Assert.Equal(ExitCode.Refused, (await served.RunAsync(["tokens", "list"], token)).Exit);

        var id = line.Split(' ')[0];
        Assert.Contains($"token {id} is refused from now on", await served.SucceedsAsync("tokens", "revoke", id), StringComparison.Ordinal);
        var refused = await served.RunAsync(["windows", "list"], token);
        Assert.Equal(ExitCode.ServerNotReachable, refused.Exit);
        Assert.Contains("auth.token_revoked", refused.Error, StringComparison.Ordinal);
        Assert.Contains("viewer  revoked", await served.SucceedsAsync("tokens", "list"), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Usage, "token.unknown"), await served.FailsAsync("tokens", "revoke", id));
    }

    [Theory]
    [InlineData("token.person_invalid", "a person", "--role", "viewer")]
    [InlineData("token.expiry_invalid", "otto", "--role", "viewer", "--for", "4000d")]
    [InlineData("command.usage", "otto", "--role", "viewer", "--for", "long")]
    [InlineData("", "otto", "--role", "owner")]
    public async Task What_is_no_token_is_bad_usage(string code, params string[] arguments) =>
        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync(["tokens", "add", .. arguments]));
}
