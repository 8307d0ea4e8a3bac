using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Cli;
using EtcdUpgradeWorkflows.Tests.Server.Commands;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>One window, freeze or channel by its name, as its list has it.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class ReadingOneTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_read_by_its_name_and_what_is_not_there_is_unknown()
    {
        await served.SucceedsAsync("windows", "add", "nights", "--on", "2099-01-03", "--opens", "22:00", "--zone", "Etc/UTC", "--for", "04:00");
        await served.SucceedsAsync("freezes", "add", "payday", "--from", "2099-12-20T00:00:00Z", "--to", "2099-12-21T00:00:00Z", "--reason", "x");
        using CommandRig files = new();
        await served.SucceedsAsync("channels", "add", files.Write("ops.json", """{"name":"ops","kind":"webhook","url":"https://example.org/hook"}"""));

        var window = await served.GetAsync<WindowListItem>("windows/nights");
        Assert.Equal(("nights", new DateTimeOffset(2099, 1, 3, 22, 0, 0, TimeSpan.Zero)), (window.Window.Name, window.Next!.OpensAt));
        var freeze = await served.GetAsync<FreezeListItem>("freezes/payday");
        Assert.Equal(("payday", false, false), (freeze.Freeze.Name, freeze.InForce, freeze.Over));
        Assert.Equal("ops", (await served.GetAsync<ChannelListItem>("channels/ops")).Channel.Name);
        Assert.NotEmpty(await served.GetAsync<List<OpeningDocument>>("windows/openings"));

        using var viewer = served.Server.ClientWith(await served.Server.AddPersonAsync("vera", Role.Viewer));
        foreach (var (path, status, code) in new[]
        {
            ("windows/nights", HttpStatusCode.OK, null), ("freezes/payday", HttpStatusCode.OK, null), ("channels/ops", HttpStatusCode.Forbidden, "auth.role_missing"),
            ("windows/none", HttpStatusCode.NotFound, "window.unknown"), ("freezes/none", HttpStatusCode.NotFound, "freeze.unknown"),
        })
        {
            using var answer = await viewer.GetAsync($"/api/v1/{path}", Token);
            Assert.Equal((path, status, code), (path, answer.StatusCode, code is null ? null : (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code));
        }

        using var unknown = await served.Server.Client.GetAsync("/api/v1/channels/none", Token);
        Assert.Equal("channel.unknown", (await unknown.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code);
    }
}
