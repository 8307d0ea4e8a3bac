using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>Lists that go on where they stopped, documents that are read again, requests that are sent again.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class RunListTests
{
    private const string WriteLine = """{"id":"w","nodeId":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_documents_and_starts_can_be_asked_for_again()
    {
        await using var server = await HostedServer.StartAsync();
        await server.RunAsync("one", WriteLine);
        await server.RunAsync("two", WriteLine);
        await StartAsync(server, "two", "ticket-1", HttpStatusCode.Created, 3);

        // The same key: the same run, also when it has ended.
        await StartAsync(server, "two", "ticket-1", HttpStatusCode.OK, 3);
        await HostedServer.UntilAsync(() => ReadAsync(server, "status=finished"), page => page.Total == 3);
        await StartAsync(server, "two", "ticket-1", HttpStatusCode.OK, 3);
        await RefusedAsync(server, "two", new string('k', 201));
        await RefusedAsync(server, "two", "with a space");
        Assert.Equal(3, (await ReadAsync(server, "")).Total);

        var first = await ReadAsync(server, "limit=2");
        Assert.Equal([3L, 2L], first.Items.Select(run => run.Number));
        Assert.Equal(2, first.Next);
        var second = await ReadAsync(server, $"limit=2&before={first.Next}");
        Assert.Equal([1L], second.Items.Select(run => run.Number));
        Assert.Equal((null, 3), (second.Next, second.Total));
        Assert.Null((await ReadAsync(server, "limit=3")).Next);
        Assert.Equal([1L], (await ReadAsync(server, "definition=one&needsYou=false&status=Finished")).Items.Select(run => run.Number));
        Assert.Empty((await ReadAsync(server, "needsYou=true")).Items);
        using var misspelt = await server.Client.GetAsync("/api/v1/runs?cluster=prod-x", Token);
        Assert.Equal((HttpStatusCode.NotFound, "cluster.unknown"), (misspelt.StatusCode, (await misspelt.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code));
        Assert.Empty((await ReadAsync(server, "cluster=prod-x&status=Running")).Items);
        foreach (var wrong in new[] { "status=ended", "status=1", "limit=0", "limit=201", "before=0", "before=x", "needsYou=perhaps" })
        {
            using var refused = await server.Client.GetAsync($"/api/v1/runs?{wrong}", Token);
            Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, $"{wrong}: {refused.StatusCode}");
        }

        using var read = await server.Client.GetAsync("/api/v1/runs/1", Token);
        var tag = read.Headers.ETag!;
        Assert.Equal("one", (await read.Content.ReadFromJsonAsync<RunDocument>(EngineJson.Options, Token))!.Definition.Id);
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(server, "/api/v1/runs/1", tag.Tag));
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(server, "/api/v1/runs/1", $"W/{tag.Tag}"));
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(server, "/api/v1/runs/1", "\"other\", " + tag.Tag));
        Assert.Equal(HttpStatusCode.OK, await AgainAsync(server, "/api/v1/runs/2", tag.Tag));
        Assert.Equal(HttpStatusCode.NotFound, await AgainAsync(server, "/api/v1/runs/99", "*"));
        using var definition = await server.Client.GetAsync("/api/v1/definitions/one", Token);
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(server, "/api/v1/definitions/one", definition.Headers.ETag!.Tag));
    }

    private static async Task<RunPage> ReadAsync(HostedServer server, string query) => (await server.Client.GetFromJsonAsync<RunPage>($"/api/v1/runs?{query}", EngineJson.Options, Token))!;

    private static async Task StartAsync(HostedServer server, string definition, string key, HttpStatusCode status, long number)
    {
        using var answer = await SendAsync(server, definition, key);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(number, (await answer.Content.ReadFromJsonAsync<RunReference>(EngineJson.Options, Token))!.Number);
    }

    private static async Task RefusedAsync(HostedServer server, string definition, string key)
    {
        using var answer = await SendAsync(server, definition, key);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("api.malformed", (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code);
    }

    private static Task<HttpResponseMessage> SendAsync(HostedServer server, string definition, string key)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/runs") { Content = JsonContent.Create(new StartRunBody(definition, null, null), options: EngineJson.Options) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return server.Client.SendAsync(request, Token);
    }

    private static async Task<HttpStatusCode> AgainAsync(HostedServer server, string path, string tags)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        using var answer = await server.Client.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
