using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Commands;

/// <summary>A real server, a run that faults, and a receiver that is in the way: told with the event, by whoever is there, once by its id.</summary>
public sealed class NotificationsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("etcdup-told-");
    private LoopbackService _receiver = null!;
    private ServerProcess _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_directory.FullName, "server");

    private IReadOnlyList<(string Id, JsonElement Body)> Got => [.. _receiver.Got.Select(request => (request.Headers["webhook-id"], JsonSerializer.Deserialize<JsonElement>(request.Body)))];

    public async ValueTask InitializeAsync()
    {
        _receiver = await LoopbackService.StartAsync(Token);
        _server = await ServerProcess.StartAsync(Data, null, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _receiver.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_run_that_faults_tells_it_and_what_is_acknowledged_is_closed()
    {
        await AddChannelAsync();
        var run = await StartFailingAsync();

        await Until.TrueAsync(() => Task.FromResult(_receiver.Got.Count > 0), TimeSpan.FromSeconds(30), Token);
        var (id, body) = Assert.Single(Got);
        Assert.Equal(("faulted", "etcdup", $"{run.Number}", id), (Text(body, "kind"), Text(body, "by"), Text(body, "run"), Text(body, "id")));
        Assert.NotEqual("", Text(body, "advice"));

        await Until.TrueAsync(async () => (await OpenAsync()) is [{ Deliveries: [{ Status: "Delivered" }] }], TimeSpan.FromSeconds(10), Token);
        var open = Assert.Single(await OpenAsync());
        Assert.Equal((id, 1, run), (open.Deliveries[0].Id, open.Deliveries[0].Attempts, open.Run));
        Assert.Equal(1, (await _server.Api.PostAsync<Acknowledged>($"runs/{run.Number}/acknowledge", new { }, Token)).Count);
        Assert.Equal(0, (await _server.Api.PostAsync<Acknowledged>($"runs/{run.Number}/acknowledge", new { }, Token)).Count);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_server_that_is_killed_while_it_tells_is_followed_by_one_that_tells_it_under_the_same_id()
    {
        await AddChannelAsync();
        var asked = _receiver.Hang();
        await StartFailingAsync();
        await asked.WaitAsync(TimeSpan.FromSeconds(30), Token);

        await _server.KillAsync(Token);
        _receiver.AnswersWith(200);
        await _server.DisposeAsync();
        _server = await ServerProcess.StartAsync(Data, null, Token);

        // Three quarters of a minute are what a lost attempt is given.
        await Until.TrueAsync(() => Task.FromResult(_receiver.Got.Count == 2), TimeSpan.FromSeconds(90), Token);
        Assert.Single(Got.Select(g => g.Id).Distinct());
        await Until.TrueAsync(async () => (await OpenAsync()) is [{ Deliveries: [{ Status: "Delivered", Attempts: 2 }] }], TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task A_channel_is_tried_and_says_what_is_wrong_and_one_that_is_not_right_is_not_added()
    {
        await AddChannelAsync();
        Assert.Equal("ops", (await _server.Api.PostAsync<ChannelTested>("channels/ops/test", new { }, Token)).Channel);
        Assert.Equal("test", Text(Got.Single().Body, "kind"));

        _receiver.AnswersWith(500);
        Assert.Equal("webhook.refused", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => _server.Api.PostAsync<ChannelTested>("channels/ops/test", new { }, Token))).Code);
        Assert.Equal("channel.unknown", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => _server.Api.PostAsync<ChannelTested>("channels/other/test", new { }, Token))).Code);
        Assert.Equal("channel.name_taken", (await Assert.ThrowsAsync<Cli.CommandFailure>(AddChannelAsync)).Code);
        foreach (var wrong in new[] { """{"name":"b","kind":"webhook","url":"http://example.org/"}""", """{"name":"b","kind":"webhook","url":"https://example.org/","colour":"red"}""", """{"name":3}""", "[]" })
        {
            var refused = await Assert.ThrowsAsync<Cli.CommandFailure>(() => _server.Api.PostTextAsync<ChannelDocument>("channels", wrong, Token));
            Assert.Equal("channel.invalid", refused.Code);
            Assert.DoesNotContain("EtcdUpgradeWorkflows", refused.Message, StringComparison.Ordinal);
        }

        Assert.Single(await _server.Api.ListAsync<ChannelListItem>("channels", Token));
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private Task<IReadOnlyList<NotificationDocument>> OpenAsync() => _server.Api.ListAsync<NotificationDocument>("notifications?open=true", Token);

    private Task<ChannelDocument> AddChannelAsync() =>
        _server.Api.PostTextAsync<ChannelDocument>("channels", $$"""{"name":"ops","kind":"webhook","url":"{{_receiver.Url}}/","kinds":["faulted"]}""", Token);

    // A person works its members: nobody else starts them.
    private async Task<RunReference> StartFailingAsync()
    {
        await _server.Api.PostTextAsync<ClusterDocument>(
            "clusters", """{"name":"prod-a","members":[{"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2","host":{"kind":"manual"}}]}""", Token);
        return await _server.Api.PostAsync<RunReference>(
            "runs", new StartRunBody("cluster-up", null, new Dictionary<string, JsonElement> { ["Cluster"] = JsonSerializer.SerializeToElement("prod-a") }), Token);
    }
}
