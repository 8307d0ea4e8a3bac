using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Server.Commands;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What schedules something, sent again with its key: one schedule, or the run that it was.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class SendingAgainTests(ServedCommands served) : IClassFixture<ServedCommands>
{
    private const string WriteLine = """{"id":"w","nodeId":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}}""";

    private static readonly DateTimeOffset Then = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_that_is_sent_again_is_the_one_that_is_there_whatever_became_of_it()
    {
        await served.Server.RunAsync("one", WriteLine);
        ScheduleBody body = new(Definition: "one", At: Then);
        var made = await PostAsync("schedules", body, "change-1", HttpStatusCode.Accepted);
        Assert.Equal("scheduled", made.Result);

        var again = await PostAsync("schedules", body, "change-1");
        Assert.Equal(("existing", made.Schedule!.Id), (again.Result, again.Schedule!.Id));
        Assert.Equal(made.Schedule.Id, (await PostAsync("schedules", body with { At = Then.AddDays(1) }, "change-1")).Schedule!.Id);
        Assert.NotEqual(made.Schedule.Id, (await PostAsync("schedules", body, "change-2", HttpStatusCode.Accepted)).Schedule!.Id);
        Assert.NotEqual(made.Schedule.Id, (await PostAsync("schedules", body, null, HttpStatusCode.Accepted)).Schedule!.Id);
        Assert.Equal(3, (await ListAsync()).Count);

        // Of several at once one makes it, and all are told of it.
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("schedules", body, "change-3", expected: null)));
        Assert.Single(atOnce.Select(answer => answer.Schedule!.Id).Distinct());
        Assert.Single(atOnce, answer => answer.Result == "scheduled");
        Assert.Equal(4, (await ListAsync()).Count);

        await served.SucceedsAsync("schedules", "remove", made.Schedule.Id.ToString());
        Assert.Equal("Cancelled", (await PostAsync("schedules", body, "change-1")).Schedule!.Status);
        Assert.Equal(4, (await ListAsync()).Count);

        using HttpRequestMessage wrong = new(HttpMethod.Post, "/api/v1/schedules") { Content = JsonContent.Create(body, options: EngineJson.Options) };
        wrong.Headers.Add(RequestHeaders.IdempotencyKey, "two words");
        using var refused = await served.Server.Client.SendAsync(wrong, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    /// <summary>An upgrade that keeps to a window starts now or makes a schedule: sent again it is what it was, though the window has closed or opened since.</summary>
    [Fact]
    public async Task An_upgrade_that_keeps_to_a_window_is_the_run_or_the_schedule_that_its_key_has_made()
    {
        await served.AddClusterAsync("prod-a");
        await served.Server.RunAsync("two", WriteLine);
        using HttpRequestMessage start = new(HttpMethod.Post, "/api/v1/runs") { Content = JsonContent.Create(new StartRunBody("two", null, null), options: EngineJson.Options) };
        start.Headers.Add(RequestHeaders.IdempotencyKey, "change-4");
        using var started = await served.Server.Client.SendAsync(start, Token);
        var run = (await started.Content.ReadFromJsonAsync<RunReference>(EngineJson.Options, Token))!;
        var scheduled = await PostAsync("schedules", new ScheduleBody(Definition: "two", At: Then), "change-5", HttpStatusCode.Accepted);

        // Also when it could not be started any more.
        await served.SucceedsAsync("definitions", "retract", "two");
        foreach (var path in new[] { "runs", "clusters/prod-a/up", "clusters/prod-a/down", "clusters/gone/adopt" })
        {
            using HttpRequestMessage once = new(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(new StartRunBody("two", null, null), options: EngineJson.Options) };
            once.Headers.Add(RequestHeaders.IdempotencyKey, "change-4");
            using var known = await served.Server.Client.SendAsync(once, Token);
            Assert.Equal((HttpStatusCode.OK, run), (known.StatusCode, (await known.Content.ReadFromJsonAsync<RunReference>(EngineJson.Options, Token))!));
        }

        UpgradeBody upgrade = new("3.5.16", Window: "");
        var runAgain = await PostAsync("clusters/prod-a/upgrades", upgrade, "change-4");
        Assert.Equal(("existing", run, null), (runAgain.Result, runAgain.Run, runAgain.Schedule));
        var scheduleAgain = await PostAsync("schedules", new ScheduleBody("prod-a", upgrade), "change-5");
        Assert.Equal(("existing", scheduled.Schedule!.Id), (scheduleAgain.Result, scheduleAgain.Schedule!.Id));

        // With a key of its own it is asked as ever.
        using HttpRequestMessage other = new(HttpMethod.Post, "/api/v1/clusters/prod-a/upgrades") { Content = JsonContent.Create(upgrade, options: EngineJson.Options) };
        other.Headers.Add(RequestHeaders.IdempotencyKey, "change-6");
        using var unknown = await served.Server.Client.SendAsync(other, Token);
        Assert.Equal("window.unknown", (await unknown.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code);
    }

    private async Task<UpgradeAnswer> PostAsync<T>(string path, T body, string? key, HttpStatusCode? expected = HttpStatusCode.OK)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body, options: EngineJson.Options) };
        if (key is not null)
        {
            request.Headers.Add(RequestHeaders.IdempotencyKey, key);
        }

        using var answer = await served.Server.Client.SendAsync(request, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(expected is null ? answer.IsSuccessStatusCode : answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
        return EngineJson.Read<UpgradeAnswer>(text);
    }

    private async Task<List<ScheduleDocument>> ListAsync() => [.. (await served.GetAsync<List<ScheduleDocument>>("schedules")).Where(schedule => schedule.Definition == "one")];
}
