using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>Who changed what stands in the server's log: one line for each request that was carried out or refused for its role.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class AuditTests : IAsyncLifetime
{
    private const string Secret = "s3cr3t-of-a-body";

    private readonly Lines _log = new();
    private HostedServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await HostedServer.StartAsync();
        _server.Get<ILoggerFactory>().AddProvider(_log);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Each_change_is_one_line_with_who_what_from_where_and_what_came_of_it()
    {
        var anna = await _server.AddPersonAsync("anna", Role.Admin);
        var token = AccessToken.IdOf(anna)!;
        Assert.Equal([$"api (server.json) from 127.0.0.1: addToken {token} of anna, admin: done (POST /api/v1/tokens, 201)"], await TakeAsync());

        var window = new WindowDocument("nights", "FREQ=DAILY", "2026-12-05", "22:00", "Europe/Berlin", "04:00", []);
        var channel = $$"""{"name":"ops","kind":"webhook","url":"https://example.org/{{Secret}}","kinds":["done"]}""";
        await ChangedAsync("POST", "windows", window, "addWindow nights", 201);
        await ChangedAsync("PUT", "windows/nights", window, "replaceWindow nights", 200);
        await ChangedAsync("DELETE", "windows/nights", null, "removeWindow nights", 204);
        await ChangedAsync("POST", "freezes", new FreezeDocument("payday", "2026-11-30T08:00:00Z", "2099-12-02T06:00:00Z", Secret, ["prod-z"]), "addFreeze payday", 201, "freeze.too_long");
        await ChangedAsync("POST", "freezes", new FreezeDocument("payday", "2099-12-20T08:00:00Z", "2099-12-22T06:00:00Z", Secret, ["prod-z"]), "addFreeze payday", 201);
        await ChangedAsync("PUT", "freezes/payday", new FreezeDocument("payday", "2099-12-20T08:00:00Z", "2099-12-23T06:00:00Z", Secret, ["prod-z"]), "replaceFreeze payday", 200);
        await ChangedAsync("DELETE", "freezes/payday", null, "removeFreeze payday", 204);
        await ChangedAsync("POST", "channels", channel, "addChannel ops", 201);
        await ChangedAsync("PUT", "channels/ops", channel, "replaceChannel ops", 200);
        await ChangedAsync("DELETE", "channels/ops", null, "removeChannel ops", 204);
        await ChangedAsync("POST", "clusters", """{"name":"prod-a","members":[{"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2","host":{"kind":"manual"}}]}""", "addCluster prod-a", 201);
        await ChangedAsync("POST", "clusters/prod-a/lock", new LockBody(TimeSpan.FromHours(1), Secret), "lockCluster prod-a", 201);
        await ChangedAsync("DELETE", "clusters/prod-a/lock", null, "unlockCluster prod-a", 204);
        await ChangedAsync("POST", "policies", """{"name":"tier","labels":["env=prod"],"policy":{"window":"required"}}""", "addPolicy tier", 201);
        await ChangedAsync("PUT", "policies/tier", """{"name":"tier","labels":["env=prod"],"policy":{"rehearsal":"required"}}""", "replacePolicy tier", 200);
        await ChangedAsync("DELETE", "policies/tier", null, "removePolicy tier", 204);
        await ChangedAsync("DELETE", "clusters/prod-a", null, "removeCluster prod-a", 204);
        await ChangedAsync("PUT", "retention", new RetentionBody(TimeSpan.FromDays(400), null, null, 0), "setRetention -", 200);

        await _server.RunAsync("notes", """{"id":"w","nodeId":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}}""");
        Assert.Equal("api (server.json) from 127.0.0.1: startRun run 1: done (POST /api/v1/runs, 201)", Assert.Single(await TakeAsync()));
        using var scheduled = await SendAsync(anna, "POST", "schedules", new ScheduleBody(Definition: "notes", At: HostedServer.Clock.GetUtcNow().AddDays(1)));
        var schedule = (await scheduled.Content.ReadFromJsonAsync<UpgradeAnswer>(EngineJson.Options, Token))!.Schedule!.Id;
        Assert.EndsWith($"addSchedule {schedule}: done (POST /api/v1/schedules, 202)", Assert.Single(await TakeAsync()), StringComparison.Ordinal);
        await ChangedAsync("POST", $"schedules/{schedule}/pause", null, $"pauseSchedule {schedule}", 200);
        await ChangedAsync("DELETE", $"schedules/{schedule}", null, $"removeSchedule {schedule}", 204);
        await ChangedAsync("DELETE", $"tokens/{token}", null, $"revokeToken {token}", 204);

        Assert.DoesNotContain(_log.All, line => line.Contains(anna.Split('_')[2], StringComparison.Ordinal) || line.Contains(_server.File.Token, StringComparison.Ordinal) || line.Contains(Secret, StringComparison.Ordinal));

        async Task ChangedAsync(string method, string path, object? body, string what, int status, string? refused = null)
        {
            using var answer = await SendAsync(anna, method, path, body);
            var text = await answer.Content.ReadAsStringAsync(Token);
            if (refused is not null)
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.Contains(refused, text, StringComparison.Ordinal);
                return;
            }

            Assert.True((int)answer.StatusCode == status, $"{answer.StatusCode}: {text}");
            Assert.Equal([$"anna (token {token}) from 127.0.0.1: {what}: done ({method} /api/v1/{path}, {status})"], await TakeAsync());
        }
    }

    [Fact]
    public async Task Who_may_not_is_a_line_and_who_looks_or_is_nobody_is_none()
    {
        var vera = await _server.AddPersonAsync("vera", Role.Viewer);
        var bob = await _server.AddPersonAsync("bob", Role.Operator);
        await TakeAsync(2);

        await AnswersAsync(vera, "DELETE", "windows/a%0Aforged%20line", HttpStatusCode.Forbidden);
        Assert.Equal([$"vera (token {AccessToken.IdOf(vera)}) from 127.0.0.1: removeWindow a%0Aforged%20line: refused (DELETE /api/v1/windows/a%0Aforged%20line, auth.role_missing)"], await TakeAsync());
        Assert.Equal(LogLevel.Warning, _log.Last);
        // Not a role alone: what is somebody else's.
        await AnswersAsync(bob, "DELETE", $"consents/{await ConsentAsync()}", HttpStatusCode.Forbidden);
        Assert.EndsWith(", consent.not_yours)", Assert.Single(await TakeAsync()), StringComparison.Ordinal);

        await AnswersAsync(vera, "GET", "windows", HttpStatusCode.OK);
        await AnswersAsync(vera, "GET", "tokens", HttpStatusCode.Forbidden);
        await AnswersAsync(vera, "POST", "clusters/nope/plan", HttpStatusCode.NotFound, new PlanBody("3.5.16"));
        await AnswersAsync(bob, "DELETE", "clusters/nope/lock", HttpStatusCode.NotFound);
        await AnswersAsync($"{bob[..^4]}0000", "DELETE", "clusters/nope/lock", HttpStatusCode.Unauthorized);
        await AnswersAsync(bob, "POST", "nothing/of/ours", HttpStatusCode.NotFound, new { });

        // The next line is this one's.
        await AnswersAsync(bob, "POST", "tokens", HttpStatusCode.Forbidden, new AddTokenBody("bob", Role.Admin));
        Assert.Equal([$"bob (token {AccessToken.IdOf(bob)}) from 127.0.0.1: addToken -: refused (POST /api/v1/tokens, auth.role_missing)"], await TakeAsync());

        async Task AnswersAsync(string token, string method, string path, HttpStatusCode status, object? body = null)
        {
            using var answer = await SendAsync(token, method, path, body);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_the_database_did_not_answer_may_have_been_done_and_is_a_line_too()
    {
        await using (var connection = await _server.Get<WorkflowDatabase>().OpenAsync(Token))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "drop table freezes";
            await command.ExecuteNonQueryAsync(Token);
        }

        using var answer = await SendAsync(_server.File.Token, "DELETE", "freezes/payday", null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(["api (server.json) from 127.0.0.1: removeFreeze payday: not known: it may have been done (DELETE /api/v1/freezes/payday, SqliteException)"], await TakeAsync());
    }

    [Fact]
    public void Every_endpoint_that_is_no_look_is_written_down()
    {
        var endpoints = ((IEndpointRouteBuilder)_server.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Name: $"{method} {endpoint.RoutePattern.RawText!["/api/v1".Length..].TrimEnd('/')}", Is: Audit.IsOf(endpoint, method))))
            .ToList();

        Assert.Equal(
            ["POST /clusters/{name}/plan", "POST /plan", "POST /plan/endpoints"],
            endpoints.Where(e => !e.Is && !e.Name.StartsWith("GET ", StringComparison.Ordinal)).Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(endpoints, e => e.Is && e.Name.StartsWith("GET ", StringComparison.Ordinal));
        Assert.Contains(endpoints, e => e is { Is: true, Name: "DELETE /windows/{name}" });
    }

    // A line may be written a moment after the answer.
    private async Task<string[]> TakeAsync(int count = 1)
    {
        await HostedServer.UntilAsync(() => Task.FromResult(_log.Count), written => written >= count);
        return _log.Take();
    }

    private async Task<string> ConsentAsync()
    {
        var now = HostedServer.Clock.GetUtcNow();
        Consent consent = new(Consent.NewId(), "carl", "0", "anna", "prod-a", null, "x", now, now.AddHours(1));
        await _server.Get<IConsentStore>().AddAsync(consent, Token);
        return consent.Id;
    }

    private async Task<HttpResponseMessage> SendAsync(string token, string method, string path, object? body)
    {
        using var client = _server.ClientWith(token);
        using HttpRequestMessage request = new(new HttpMethod(method), $"/api/v1/{path}");
        request.Content = body switch
        {
            null => null,
            string text => new StringContent(text, System.Text.Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body, body.GetType(), options: EngineJson.Options),
        };
        return await client.SendAsync(request, Token);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public ConcurrentQueue<string> All { get; } = new();

        public LogLevel Last { get; private set; }

        public int Count => _lines.Count;

        public string[] Take()
        {
            List<string> taken = [];
            while (_lines.TryDequeue(out var line))
            {
                taken.Add(line);
            }

            return [.. taken];
        }

        public ILogger CreateLogger(string categoryName) => categoryName == Audit.Category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            _lines.Enqueue(formatter(state, exception));
            All.Enqueue(formatter(state, exception));
            Last = logLevel;
        }

        public void Dispose()
        {
        }
    }
}
