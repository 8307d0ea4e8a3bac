using System.Net;
using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What supervisors and load balancers are told, of a real server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_works_is_alive_and_ready_to_anybody_and_the_answers_are_not_cached()
    {
        await using var server = await HostedServer.StartAsync();
        using var nobody = server.ClientWith(null);

        using var live = await nobody.GetAsync("/healthz", Token);
        var ready = await UntilReadyAsync(nobody);
        using var head = await nobody.SendAsync(new(HttpMethod.Head, "/readyz"), Token);

        Assert.Equal((HttpStatusCode.OK, "ok\n"), (live.StatusCode, await live.Content.ReadAsStringAsync(Token)));
        Assert.True(live.Headers.CacheControl!.NoStore);
        Assert.True(head.Headers.CacheControl!.NoStore);
        Assert.Equal(["stopping", "draining", "worker", "database"], ready.Checks.Select(check => check.Name));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task Without_its_database_it_is_alive_and_not_ready_and_says_why_without_a_name_or_a_path()
    {
        await using var server = await HostedServer.StartAsync();
        using var nobody = server.ClientWith(null);
        await UntilReadyAsync(nobody);

        // Not there any more for whoever opens it anew.
        Directory.Move(server.DataDirectoryPath, server.DataDirectoryPath + ".away");
        using var ready = await nobody.GetAsync("/readyz", Token);
        using var live = await nobody.GetAsync("/healthz", Token);
        Directory.Move(server.DataDirectoryPath + ".away", server.DataDirectoryPath);

        var text = await ready.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"db.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.DataDirectoryPath, text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await UntilReadyAsync(nobody);
    }

    [Fact]
    public async Task A_server_whose_database_a_newer_version_has_migrated_works_on_nothing_and_refuses_changes()
    {
        await using var server = await HostedServer.StartAsync();
        using var nobody = server.ClientWith(null);
        await UntilReadyAsync(nobody);
        var now = HostedServer.Clock.GetUtcNow();
        NewRun run = new()
        {
            Id = Guid.CreateVersion7(now), Definition = new("none", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", CreatedAt = now, DueAt = now.AddMinutes(1),
        };
        await server.Get<IRunStore>().CreateAsync(run, Token);

        await ExecuteAsync(server, "insert into \"__EFMigrationsHistory\" values ('20991231000000_Future', '12.0.0')");
        server.Get<WorkflowWorker>().Wake();
        var newer = await server.Get<WorkflowWorker>().Outdated.WaitAsync(TimeSpan.FromSeconds(20), HostedServer.Clock, Token);

        // It looks once more, and leaves what is due by now alone. The first look that ends may have begun before.
        await ExecuteAsync(server, "update runs set due_at = 0");
        for (var look = 0; look < 2; look++)
        {
            var began = HostedServer.Clock.GetTimestamp();
            server.Get<WorkflowWorker>().Wake();
            await HostedServer.UntilAsync(() => Task.FromResult(server.Get<WorkflowWorker>().SinceLook), since => since < HostedServer.Clock.GetElapsedTime(began));
        }

        using var answer = await nobody.GetAsync("/readyz", Token);
        var ready = (await answer.Content.ReadFromJsonAsync<ReadinessDocument>(EngineJson.Options, Token))!;

        Assert.Equal("db.newer", newer.Code);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(["server.draining", "db.newer"], ready.Checks.Where(check => !check.Passed).Select(check => check.Code));
        foreach (var (method, path, body) in new[] { (HttpMethod.Post, "/api/v1/runs/1/break-glass", """{ "reason": "it burns", "with": "bob" }"""), (HttpMethod.Post, "/api/v1/consents", "{}"), (HttpMethod.Delete, "/api/v1/server/drain", "") })
        {
            using var change = await server.Client.SendAsync(new(method, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") }, Token);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "db.newer"), (change.StatusCode, (await change.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code));
        }

        // What only looks is answered.
        using var plan = await server.Client.PostAsJsonAsync("/api/v1/clusters/nope/plan", new PlanBody("3.5.16"), EngineJson.Options, Token);
        Assert.Equal("cluster.unknown", (await plan.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code);

        var (kept, scheduler) = ((await server.Client.GetFromJsonAsync<RunPage>("/api/v1/runs", EngineJson.Options, Token))!.Items.Single(), await server.Get<ISchedulerFactory>().GetScheduler(Token));
        Assert.Equal("Pending", kept.SubStatus);
        await HostedServer.UntilAsync(() => Task.FromResult(scheduler.Status), status => status == SchedulerStatus.Standby);
    }

    [Fact]
    public async Task A_server_that_stops_is_not_ready()
    {
        await using var server = await HostedServer.StartAsync();
        using var nobody = server.ClientWith(null);
        await UntilReadyAsync(nobody);

        server.Get<IHostApplicationLifetime>().StopApplication();
        var document = await server.Get<Readiness>().CheckAsync(Token);

        Assert.False(document.Ready);
        Assert.Equal("server.stopping", document.Checks.Single(check => check.Name == "stopping").Code);
    }

    [Fact]
    public async Task Everything_else_wants_a_token()
    {
        await using var server = await HostedServer.StartAsync();
        using var nobody = server.ClientWith(null);

        foreach (var path in new[] { "/metrics", "/api/v1/server", "/", "/healthz/more", "/readyz/.." + "/metrics" })
        {
            using var answer = await nobody.GetAsync(path, Token);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{path}: {answer.StatusCode}");
        }
    }

    private static async Task ExecuteAsync(HostedServer server, string sql)
    {
        await using var connection = await server.Get<WorkflowDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private static Task<ReadinessDocument> UntilReadyAsync(HttpClient client) => HostedServer.UntilAsync(
        async () =>
        {
            using var answer = await client.GetAsync("/readyz", Token);
            var document = (await answer.Content.ReadFromJsonAsync<ReadinessDocument>(EngineJson.Options, Token))!;
            Assert.Equal(document.Ready, answer.StatusCode == HttpStatusCode.OK);
            return document;
        },
        document => document.Ready);
}
