using System.Net.Http.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Etcd;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.AspNetCore.Http;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>What the owners of a cluster ask, in a plan; its gates answer on loopback.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class PlanPolicyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_asks_the_gates_all_at_once_and_a_closed_one_is_a_warning()
    {
        await using var gate = await LoopbackService.StartAsync(Token);
        var silent = 0;
        TaskCompletionSource areBothAsked = new();
        gate.Answer = async context =>
        {
            if (context.Request.Path == "/silent")
            {
                // Asked one after the other, the first is given up before the second comes.
                if (Interlocked.Increment(ref silent) == 2) areBothAsked.TrySetResult();
                context.RequestAborted.Register(() => Interlocked.Decrement(ref silent));
                await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
            }

            context.Response.StatusCode = context.Request.Path == "/no" ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        };
        await using var server = await HostedServer.StartAsync();
        var spec = Nowhere() with
        {
            OwnPolicy = new(false)
            {
                MayStart = ["otto"], Soak = TimeSpan.FromMinutes(30), Gates = [Gate("yes"), Gate("no"), Gate("silent"), Gate("silent2", "silent")],
                Steps = new([new("drain", new("http://127.0.0.1:1/"), null, null, TimeSpan.FromSeconds(30), IsRequired: true)], [new("undrain", null, "undrain", null, TimeSpan.FromSeconds(60), IsRequired: false)]),
            },
        };

        using var answer = await server.Client.PostAsJsonAsync("/api/v1/plan", new PlanFileBody(System.Text.Json.Nodes.JsonNode.Parse(ClusterFile.Write(spec)), "3.5.16"), EngineJson.Options, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        var plan = (await answer.Content.ReadFromJsonAsync<PlanDocument>(EngineJson.Options, Token))!;

        Assert.Equal(
            [("yes", "open"), ("no", "closed"), ("silent", "no_answer"), ("silent2", "no_answer")], plan.Policy!.Gates.Select(one => (one.Name, one.Answer)));
        Assert.Equal(3, plan.Warnings.Count(warning => warning.Contains("is asked again before each stop", StringComparison.Ordinal)));
        Assert.Contains(plan.Warnings, warning => warning.Contains("Gate 'no' does not agree: it answered 403.", StringComparison.Ordinal));
        Assert.Contains(plan.Warnings, warning => warning.Contains("may not start it: its owners let these: otto.", StringComparison.Ordinal));
        Assert.Equal(1800, plan.Policy.SoakSeconds);
        Assert.Equal([("drain", "call", true)], plan.Policy.BeforeStop.Select(step => (step.Name, step.Kind, step.Required)));
        Assert.Equal([("undrain", "command", false)], plan.Policy.AfterServing.Select(step => (step.Name, step.Kind, step.Required)));

        // Two that are silent: one deadline, not the sum of them.
        Assert.True(areBothAsked.Task.IsCompleted, "one gate was asked after the other");

        StopGate Gate(string name, string? path = null) => new(name, StopGateKind.Http, new($"{gate.Url}/{path ?? name}"), null, true, null);
    }

    [Fact]
    public async Task A_plan_of_a_cluster_whose_owners_ask_nothing_says_nothing_of_it()
    {
        await using var server = await HostedServer.StartAsync();
        using var added = await server.Client.PostAsJsonAsync("/api/v1/clusters", System.Text.Json.Nodes.JsonNode.Parse(ClusterFile.Write(Nowhere())), EngineJson.Options, Token);
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Token));
        var viewer = await server.AddPersonAsync("vera", Role.Viewer);

        using var client = server.ClientWith(viewer);
        using var answer = await client.PostAsJsonAsync($"/api/v1/clusters/prod-a/plan", new PlanBody("3.5.16"), EngineJson.Options, Token);
        var plan = (await answer.Content.ReadFromJsonAsync<PlanDocument>(EngineJson.Options, Token))!;
        Assert.Null(plan.Policy);
    }

    // Of this machine, and nobody there.
    private static ClusterSpec Nowhere() => ClusterSample.Spec() is var spec
        ? spec with { Members = [.. spec.Members.Select((member, i) => member with { ClientUrl = new($"http://127.0.0.1:{i + 1}"), PeerUrl = new($"http://127.0.0.1:{i + 11}") })] }
        : spec;
}
