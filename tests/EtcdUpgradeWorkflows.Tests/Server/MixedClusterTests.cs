using System.Net.Http.Json;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>A cluster that is mixed, and a run that waits for its next opening, as a server tells of them.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class MixedClusterTests
{
    // Nobody listens there: what is known stays known.
    private const string ClusterFile = """
        {"name":"prod-a","members":[
          {"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2","host":{"kind":"manual"}},
          {"name":"m2","clientUrl":"http://127.0.0.1:3","peerUrl":"http://127.0.0.1:4","host":{"kind":"manual"}}]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_in_lists_documents_and_the_calendar_and_goes_with_the_run_that_left_it_so()
    {
        await using var server = await HostedServer.StartAsync();
        var now = HostedServer.Clock.GetUtcNow();
        using (var added = await server.Client.PostAsync("/api/v1/clusters", new StringContent(ClusterFile, System.Text.Encoding.UTF8, "application/json"), Token))
        {
            Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Token));
        }

        Assert.Null(Assert.Single(await ListAsync(server)).Mixed);
        var run = await PutOffAsync(server, now.AddDays(2));
        DateTimeOffset since = new(now.AddDays(-3).Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        await server.Get<IClusterStore>().SeeAsync(new("prod-a", ["3.4.23", "3.5.16"], since), run.Claim, Token);

        Assert.Equal((since, 3, true), Of(Assert.Single(await ListAsync(server)).Mixed));
        Assert.Equal((since, 3, true), Of((await GetAsync<ClusterDocument>(server, "clusters/prod-a")).Mixed));
        Assert.Equal((since, 3, true), Of(Assert.Single((await GetAsync<RunPage>(server, "runs")).Items).Mixed));
        Assert.Equal((since, 3, true), Of((await PlanAsync(server)).Mixed));
        var waits = await GetAsync<RunDocument>(server, "runs/1");
        Assert.Equal((since, 3, true), Of(waits.Mixed));
        Assert.Equal(["3.4.23", "3.5.16"], waits.Mixed!.Releases);
        Assert.EndsWith($"The cluster stays mixed, on {MixedText.Of(waits.Mixed)}.", waits.Situation.What, StringComparison.Ordinal);

        using var calendar = server.ClientWith(null);
        var token = await server.AddPersonAsync("outlook", Role.Calendar);
        var feed = Ical.Net.Calendar.Load(await calendar.GetStringAsync($"/api/v1/calendar.ics?token={token}&cluster=prod-a", Token))!;
        var planned = Assert.Single(feed.Events);
        Assert.Equal(("Run 1 on prod-a goes on: Upgrade prod-a", $"{run.RunId}@runs.etcdup"), (planned.Summary, planned.Uid));
        Assert.Equal(waits.Situation.What.Split("until ")[1][..17], $"{planned.DtStart!.AsUtc:yyyy-MM-dd HH:mm}Z");
        Assert.Equal((await GetAsync<RunPage>(server, "runs")).Items[0].WaitsUntil!.Value.UtcDateTime, planned.DtStart.AsUtc, TimeSpan.FromSeconds(1));
        using (var unknown = await calendar.GetAsync($"/api/v1/calendar.ics?token={token}&cluster=prod-b", Token))
        {
            Assert.Equal("cluster.unknown", (await unknown.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code);
        }

        // It ends: no plan any more, and what it left is told of the cluster and of the run.
        Assert.IsType<CheckpointResult.Committed>(await server.Get<IRunStore>().CommitAsync(
            new() { Claim = run.Claim, State = new RunState().ToJson(), Status = RunStatus.Finished, SubStatus = RunSubStatus.Cancelled, At = now }, Token));
        Assert.Empty(Ical.Net.Calendar.Load(await calendar.GetStringAsync($"/api/v1/calendar.ics?token={token}", Token))!.Events);
        var left = await GetAsync<RunDocument>(server, "runs/1");
        Assert.Contains("Cancelled on prod-a. No member is half done. The cluster is left mixed, on 3.4.23 and 3.5.16", left.Situation.What, StringComparison.Ordinal);
        Assert.Equal((since, 3, true), Of(Assert.Single(await ListAsync(server)).Mixed));

        await server.Get<IClusterStore>().SeeAsync(new("prod-a", ["3.5.16"], now), null, Token);
        Assert.Null(Assert.Single(await ListAsync(server)).Mixed);
        Assert.Null((await GetAsync<RunDocument>(server, "runs/1")).Mixed);
    }

    [Fact]
    public async Task The_description_of_the_API_has_it_wherever_it_is_told()
    {
        await using var server = await HostedServer.StartAsync();
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync("/api/v1/openapi.json", Token));
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["days", "releases", "since", "tooLong"], schemas.GetProperty("MixedDocument").GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.All(
            new[] { "RunSummary", "RunDocument", "ClusterSummary", "ClusterDocument", "PlanDocument" },
            name => Assert.Contains("MixedDocument", schemas.GetProperty(name).GetProperty("properties").GetProperty("mixed").GetRawText(), StringComparison.Ordinal));
    }

    private static (DateTimeOffset Since, int Days, bool TooLong) Of(MixedDocument? mixed) => mixed is null ? default : (mixed.Since, mixed.Days, mixed.TooLong);

    // A run of a node that is nowhere, so that the server's worker leaves it alone.
    private static async Task<(Guid RunId, RunClaim Claim)> PutOffAsync(HostedServer server, DateTimeOffset until)
    {
        var store = server.Get<IRunStore>();
        var now = HostedServer.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await store.CreateAsync(
            new() { Id = id, Definition = new("x", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", Subject = "prod-a", Name = "Upgrade prod-a", Node = "elsewhere", CreatedAt = now }, Token);
        var run = (await store.TryClaimAsync(Assert.Single(await store.FindDueAsync("s", "elsewhere", [], 1, null, Token)), "s", TimeSpan.FromHours(1), null, Token))!;
        RunState state = new()
        {
            Queue = [new() { ExecutionId = "e", NodeId = "n", FrameId = "f", NotBefore = until, Deferred = WorkflowError.NeedsOperator("window.closed", "No maintenance window of 'prod-a' is open.") }],
        };
        Assert.IsType<CheckpointResult.Committed>(await store.CommitAsync(
            new() { Claim = run.Claim, State = state.ToJson(), Status = RunStatus.Running, SubStatus = RunSubStatus.Suspended, DueAt = until, At = now }, Token));
        return (id, run.Claim);
    }

    private static async Task<List<ClusterSummary>> ListAsync(HostedServer server) => await GetAsync<List<ClusterSummary>>(server, "clusters");

    private static async Task<T> GetAsync<T>(HostedServer server, string path) => (await server.Client.GetFromJsonAsync<T>($"/api/v1/{path}", EngineJson.Options, Token))!;

    private static async Task<PlanDocument> PlanAsync(HostedServer server)
    {
        using var answer = await server.Client.PostAsJsonAsync("/api/v1/clusters/prod-a/plan", new PlanBody("3.5.16"), EngineJson.Options, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        return (await answer.Content.ReadFromJsonAsync<PlanDocument>(EngineJson.Options, Token))!;
    }
}
