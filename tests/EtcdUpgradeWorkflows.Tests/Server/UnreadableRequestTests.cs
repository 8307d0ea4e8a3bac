using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Server.Commands;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>A request that cannot be read is told what of it, and where; nothing of it gets to an endpoint.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class UnreadableRequestTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("windows", """{"name":5}""", "name", "a text is expected")]
    [InlineData("windows", """{"name":"w","rule":{}}""", "rule", "a text is expected")]
    [InlineData("windows", "null", null, "its body is missing, or null")]
    [InlineData("windows", "", null, "its body is missing, or null")]
    [InlineData("windows", "[1", null, "an object is expected")]
    [InlineData("windows", "{\"name\" 5}", null, "it is no JSON (line 1, byte 9)")]
    [InlineData("clusters/c/upgrades", """{"to":5}""", "to", "a text is expected")]
    [InlineData("schedules", """{"upgrade":{"to":5}}""", "upgrade.to", "a text is expected")]
    [InlineData("schedules", """{"at":"soon"}""", "at", "an instant such as ")]
    public async Task A_body_that_cannot_be_read_is_told_where(string path, string body, string? place, string what)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var answer = await served.Server.Client.PostAsync($"/api/v1/{path}", content, Token);

        var problem = await ProblemOf(answer, HttpStatusCode.BadRequest, "api.malformed");
        Assert.StartsWith(place is null ? "The request cannot be read: " : $"The request cannot be read at '{place}': ", problem.Detail, StringComparison.Ordinal);
        Assert.Contains(what, problem.Detail, StringComparison.Ordinal);
        Assert.Equal(place, problem.Problems?.Single().Path);
    }

    [Theory]
    [InlineData("runs?limit=abc", "limit", "a whole number is expected, not 'abc'")]
    [InlineData("runs?before=1.5", "before", "a whole number is expected, not '1.5'")]
    [InlineData("runs?needsYou=perhaps", "needsYou", "true or false is expected, not 'perhaps'")]
    public async Task A_query_that_cannot_be_read_is_told_which_part_of_it(string path, string place, string what)
    {
        using var answer = await served.Server.Client.GetAsync($"/api/v1/{path}", Token);

        var problem = await ProblemOf(answer, HttpStatusCode.BadRequest, "api.malformed");
        Assert.Equal($"The request cannot be read at '{place}': {what}.", problem.Detail);
    }

    [Fact]
    public async Task What_is_not_taken_is_told_its_limit_or_what_would_be()
    {
        using StringContent text = new("name: w", Encoding.UTF8, "application/yaml");
        using var unread = await served.Server.Client.PostAsync("/api/v1/windows", text, Token);
        Assert.Contains("application/json", (await ProblemOf(unread, HttpStatusCode.UnsupportedMediaType, "api.refused")).Detail, StringComparison.Ordinal);

        using StringContent large = new($$"""{"name":"{{new string('a', UnreadableRequest.LargestBody)}}"}""", Encoding.UTF8, "application/json");
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/windows") { Content = large };
        request.Headers.ExpectContinue = true;
        using HttpClient patient = new(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = served.Server.Client.BaseAddress };
        patient.DefaultRequestHeaders.Authorization = served.Server.Client.DefaultRequestHeaders.Authorization;
        using var refused = await patient.SendAsync(request, Token);
        Assert.Contains("8 MiB", (await ProblemOf(refused, HttpStatusCode.RequestEntityTooLarge, "api.refused")).Detail, StringComparison.Ordinal);

        using var method = await served.Server.Client.PutAsJsonAsync("/api/v1/windows", new { }, Token);
        Assert.Contains("PUT is not served at /api/v1/windows, only ", (await ProblemOf(method, HttpStatusCode.MethodNotAllowed, "api.refused")).Detail, StringComparison.Ordinal);

        using var nothing = await served.Server.Client.GetAsync("/api/v1/nothing", Token);
        Assert.Equal("GET /api/v1/nothing is not served.", (await ProblemOf(nothing, HttpStatusCode.NotFound, "api.not_found")).Detail);
    }

    [Theory]
    [InlineData("runs?cluster=%00", "cluster")]
    [InlineData("runs?definition=a%00b", "definition")]
    [InlineData("backups?cluster=%00", "cluster")]
    [InlineData("calendar.ics?token=%00", "token")]
    public async Task A_NUL_in_the_query_gets_to_no_endpoint(string path, string place)
    {
        using var answer = await served.Server.Client.GetAsync($"/api/v1/{path}", Token);

        Assert.Equal(place, (await ProblemOf(answer, HttpStatusCode.BadRequest, "api.malformed")).Problems!.Single().Path);
    }

    [Fact]
    public async Task A_NUL_in_the_path_gets_to_no_endpoint()
    {
        // As it stands: a client's library would refuse to send it.
        var url = new Uri(served.Server.File.Url);
        using TcpClient client = new(url.Host, url.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /api/v1/clusters/a%00b HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: Bearer {served.Server.File.Token}\r\nConnection: close\r\n\r\n"), Token);
        using StreamReader reader = new(client.GetStream());

        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("freezes", """{"name":"f","from":"2099-01-01T00:00:00Z","to":"2099-01-02T00:00:00Z","reason":"a\u0000b"}""")]
    [InlineData("runs", """{"definition":"hello","inputs":{"Name":"a\u0000"}}""")]
    [InlineData("clusters", """{"name":"c","labels":{"a":"\\\u0000"}}""")]
    [InlineData("definitions", """{"id":"a\u0000"}""")]
    [InlineData("windows", "{\"name\":\"a\0\"}")]
    public async Task A_NUL_in_a_body_gets_to_no_endpoint(string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var answer = await served.Server.Client.PostAsync($"/api/v1/{path}", content, Token);

        Assert.Contains("NUL", (await ProblemOf(answer, HttpStatusCode.BadRequest, "api.malformed")).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":"\\u0000"}""", false)]
    [InlineData("""{"a":"\\\\u0000"}""", false)]
    [InlineData("""{"a":"\\\u0000"}""", true)]
    [InlineData("""{"a":"\u00001"}""", true)]
    [InlineData("""{"a":"\u0001"}""", false)]
    [InlineData("\\", false)]
    public void A_backslash_that_is_written_twice_is_one(string body, bool hasNul) => Assert.Equal(hasNul, UnreadableRequest.HasNul(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task What_was_sent_is_not_sent_back_whole()
    {
        var name = new string('a', 120_000);
        using var answer = await served.Server.Client.PostAsJsonAsync("/api/v1/freezes", new { name, from = "2099-01-01T00:00:00Z", to = "2099-01-02T00:00:00Z", reason = "x" }, Token);

        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("The freeze cannot be added: '" + name[..20], text, StringComparison.Ordinal);
        Assert.True(text.Length < 1000, text);
    }

    private static async Task<ProblemDocument> ProblemOf(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        foreach (var foreign in new[] { "System.", "LineNumber", "Parameter '", "Nullable" })
        {
            Assert.DoesNotContain(foreign, text, StringComparison.Ordinal);
        }

        var problem = System.Text.Json.JsonSerializer.Deserialize<ProblemDocument>(text, EngineJson.Options)!;
        Assert.Equal(code, problem.Code);
        Assert.NotEqual("An error.", problem.Title);
        return problem;
    }
}
