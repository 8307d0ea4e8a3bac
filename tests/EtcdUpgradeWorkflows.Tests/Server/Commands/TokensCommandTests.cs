using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;

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
        Assert.Equal(["otto", "viewer", "live"], Words(line)[1..4]);
        Assert.DoesNotContain(token, listed, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await served.RunAsync(["windows", "list"], token)).Exit);
        Assert.Equal(ExitCode.Refused, (await served.RunAsync(["tokens", "list"], token)).Exit);

        var id = line.Split(' ')[0];
        Assert.Contains($"token {id} is refused from now on", await served.SucceedsAsync("tokens", "revoke", id), StringComparison.Ordinal);
        var refused = await served.RunAsync(["windows", "list"], token);
        Assert.Equal(ExitCode.Refused, refused.Exit);
        Assert.Contains("auth.token_revoked", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["otto", "viewer", "revoked"], Words(Assert.Single((await served.SucceedsAsync("tokens", "list")).Split('\n'), l => l.StartsWith(id, StringComparison.Ordinal)))[1..4]);
        Assert.Equal((ExitCode.Usage, "token.unknown"), await served.FailsAsync("tokens", "revoke", id));
    }

    /// <summary>Of a URL others keep copies: only what reads the calendar alone belongs there.</summary>
    [Fact]
    public async Task A_token_that_may_more_than_read_the_calendar_is_refused_in_a_URL()
    {
        using var nobody = served.Server.ClientWith(null);
        foreach (var token in new[] { served.Server.File.Token, await served.Server.AddPersonAsync("vera", Role.Viewer) })
        {
            using var answer = await nobody.GetAsync($"/api/v1/calendar.ics?token={token}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("auth.token_in_url", (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, TestContext.Current.CancellationToken))!.Code);
        }

        using var calendar = await nobody.GetAsync($"/api/v1/calendar.ics?token={await served.Server.AddPersonAsync("outlook", Role.Calendar)}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, calendar.StatusCode);
    }

    [Theory]
    [InlineData("token.person_invalid", "a person", "--role", "viewer")]
    [InlineData("token.expiry_invalid", "otto", "--role", "viewer", "--for", "4000d")]
    [InlineData("command.usage", "otto", "--role", "viewer", "--for", "long")]
    [InlineData("", "otto", "--role", "owner")]
    public async Task What_is_no_token_is_bad_usage(string code, params string[] arguments) =>
        Assert.Equal((ExitCode.Usage, code), await served.FailsAsync(["tokens", "add", .. arguments]));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
