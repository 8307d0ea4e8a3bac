using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Tests.Cli;
using EtcdUpgradeWorkflows.Tests.Etcd;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>The commands and the API of policies by label, on a whole server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class PoliciesCommandTests : IAsyncLifetime
{
    private const string Gate = """{ "gates": [ { "name": "alerts", "kind": "http", "url": "http://127.0.0.1:1/alerts" } ], "soak": "02:00", "window": "required" }""";

    private readonly CommandRig _files = new();
    private HostedServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await HostedServer.StartAsync();

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task A_policy_is_added_listed_shown_and_removed()
    {
        await AddClusterAsync(spec => spec with { Labels = ["env=prod"] });
        Assert.Contains("policy tier-prod, for env=prod, tier=1: now prod-a", await SucceedsAsync("policies", "add", "tier-prod", "--label", "env=prod", "--labels", "tier=1", "--file", _files.Write("p.json", Gate)), StringComparison.Ordinal);
        Assert.Contains("for all: now prod-a", await SucceedsAsync("policies", "add", "everywhere", "--file", _files.Write("q.json", """{ "rehearsal": "required" }""")), StringComparison.Ordinal);
        Assert.Contains("no cluster has it now", await SucceedsAsync("policies", "add", "lab", "--label", "env=lab", "--file", _files.Write("q.json", """{ "rehearsal": "required" }""")), StringComparison.Ordinal);

        var listed = await SucceedsAsync("policies", "list");
        Assert.Matches(@"tier-prod +env=prod, tier=1 +gates, soak, window +prod-a", listed);
        Assert.Matches(@"everywhere +all +rehearsal +prod-a", listed);
        Assert.Matches(@"lab +env=lab +rehearsal +none", listed);
        var shown = await SucceedsAsync("policies", "show", "tier-prod");
        Assert.Contains("\"soak\": \"02:00\"", shown, StringComparison.Ordinal);
        var kept = JsonNode.Parse(await SucceedsAsync("policies", "show", "tier-prod", "--json"))!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Gate), kept["policy"]), kept.ToJsonString());
        Assert.Equal("policy.unknown", await FailsAsync("policies", "show", "nobody"));

        Assert.Equal("policy.name_taken", await FailsAsync("policies", "add", "tier-prod", "--file", _files.Write("p.json", Gate)));
        await SucceedsAsync("policies", "add", "tier-prod", "--label", "env=test", "--replace", "--file", _files.Write("r.json", """{ "window": "required" }"""));
        Assert.Matches(@"tier-prod +env=test +window +none", await SucceedsAsync("policies", "list"));
        Assert.Equal("policy.invalid", await FailsAsync("policies", "add", "tier-prod", "--replace", "--file", _files.Write("s.json", """{ "soak": "soon" }""")));
        Assert.Matches(@"tier-prod +env=test +window +none", await SucceedsAsync("policies", "list"));
        Assert.Contains("tier-prod is gone", await SucceedsAsync("policies", "remove", "tier-prod"), StringComparison.Ordinal);
        Assert.Equal("policy.unknown", await FailsAsync("policies", "remove", "tier-prod"));
        Assert.DoesNotContain("tier-prod", await SucceedsAsync("policies", "list"), StringComparison.Ordinal);
    }

    // Each sees the others at the latest when it is stored, and goes; the next one is taken.
    [Fact]
    public async Task Of_policies_that_come_at_once_and_clash_at_most_one_stays()
    {
        await AddClusterAsync(spec => spec with { Labels = ["env=prod"] });
        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
            {
                using var answer = await _server.Client.PostAsJsonAsync(
                    "/api/v1/policies", new PolicyDocument($"tier-{i}", ["env=prod"], JsonDocument.Parse($$"""{ "gates": [ { "name": "alerts", "kind": "http", "url": "http://127.0.0.1:{{i + 1}}/" } ] }""").RootElement), EngineJson.Options, Token);
                Assert.True(answer.StatusCode == HttpStatusCode.Created || (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code == "policy.name_clash", $"{answer.StatusCode}");
            }));
            var left = await _server.Get<IPolicyStore>().ListAsync(Token);
            Assert.True(left.Count <= 1, string.Join(", ", left.Select(policy => policy.Name)));
            foreach (var policy in left)
            {
                Assert.True(await _server.Get<IPolicyStore>().RemoveAsync(policy, Token));
            }
        }
    }

    [Fact]
    public async Task What_is_wrong_is_refused_with_all_of_it_and_nothing_is_added()
    {
        Assert.Equal("policy.invalid", await FailsAsync("policies", "add", "Tier!", "--label", "env", "--file", _files.Write("p.json", """{ "soak": "soon" }""")));
        Assert.Equal("policy.invalid", await FailsAsync("policies", "add", "tier", "--file", _files.Write("p.json", """{ "gates": [ { "name": "a", "kind": "http", "url": "https://g.example.org", "authorization": "Bearer abc" } ] }""")));
        Assert.Equal("cluster.not_json", await FailsAsync("policies", "add", "tier", "--file", _files.Write("p.json", "{ soak")));
        Assert.Equal("command.usage", await FailsAsync("policies", "add", "tier", "--file", Path.Combine(_files.Directory, "none.json")));
        Assert.NotEqual(0, await ExitAsync("policies", "add", "tier"));
        Assert.Equal("[]", (await SucceedsAsync("policies", "list", "--json")).Trim());

        using var answer = await _server.Client.PostAsync("/api/v1/policies", new StringContent("""{ "name": "Tier!", "labels": [ "env" ], "policy": { "soak": "soon" } }""", null, "application/json"), Token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["cluster.policy_unknown", "policy.label_invalid", "policy.name_invalid"], (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Problems!.Select(p => p.Code).Order());
        using var more = await _server.Client.PostAsync("/api/v1/policies", new StringContent("""{ "name": "tier", "unless": "noon", "policy": { "window": "required" } }""", null, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
    }

    [Fact]
    public async Task Cluster_and_plan_say_from_which_policy_each_rule_comes_and_the_description_stays_its_own()
    {
        await AddClusterAsync(spec => spec with { Labels = ["env=prod"], OwnPolicy = new(false) { Soak = TimeSpan.FromHours(1), MayStart = ["otto"] } });
        await SucceedsAsync("policies", "add", "tier-prod", "--label", "env=prod", "--file", _files.Write("p.json", Gate));
        await SucceedsAsync("policies", "add", "other", "--label", "env=test", "--file", _files.Write("p.json", """{ "rehearsal": "required" }"""));

        var cluster = (await _server.Client.GetFromJsonAsync<ClusterDocument>("/api/v1/clusters/prod-a", EngineJson.Options, Token))!;
        string[] expected = ["window required: tier-prod", "mayStart otto: its own file", "soak 02:00:00: tier-prod", "gate alerts: tier-prod"];
        Assert.Equal(expected, cluster.Policy.Select(Told));
        Assert.Null(cluster.Spec["policy"]!["gates"]);
        var shown = await SucceedsAsync("clusters", "show", "prod-a");
        Assert.Matches(@"soak +02:00:00 +tier-prod", shown);
        Assert.Matches(@"mayStart +otto +its own file", shown);

        using var answer = await _server.Client.PostAsJsonAsync("/api/v1/clusters/prod-a/plan", new PlanBody("3.5.16"), EngineJson.Options, Token);
        var plan = (await answer.Content.ReadFromJsonAsync<PlanDocument>(EngineJson.Options, Token))!;
        Assert.Equal(expected, plan.Policy!.Rules.Select(Told));
        Assert.Equal((7200, "alerts"), (plan.Policy.SoakSeconds, plan.Policy.Gates.Single().Name));

        // A file that is not registered has labels too.
        using var ofFile = await _server.Client.PostAsJsonAsync("/api/v1/plan", new PlanFileBody(JsonNode.Parse(ClusterFile.Write(Nowhere() with { Labels = ["env=prod"] })), "3.5.16"), EngineJson.Options, Token);
        Assert.Equal(7200, (await ofFile.Content.ReadFromJsonAsync<PlanDocument>(EngineJson.Options, Token))!.Policy!.SoakSeconds);

        static string Told(PolicyRuleDocument rule) => $"{rule.Rule} {rule.What}: {string.Join(", ", rule.From)}";
    }

    [Fact]
    public async Task What_contradicts_is_refused_whichever_comes_second()
    {
        static ClusterSpec WithGate(ClusterSpec spec) => spec with { Labels = ["env=prod"], OwnPolicy = new(false) { Gates = [new("alerts", StopGateKind.Http, new("http://127.0.0.1:2/other"), null, true, null)] } };
        await AddClusterAsync(WithGate);
        Assert.Equal(PolicyJoin.NameClash, await FailsAsync("policies", "add", "tier-prod", "--label", "env=prod", "--file", _files.Write("p.json", Gate)));
        Assert.Equal("[]", (await SucceedsAsync("policies", "list", "--json")).Trim());
        await SucceedsAsync("policies", "add", "tier-test", "--label", "env=test", "--file", _files.Write("p.json", Gate));

        await SucceedsAsync("clusters", "remove", "prod-a");
        await SucceedsAsync("policies", "add", "tier-prod", "--label", "env=prod", "--file", _files.Write("p.json", Gate));
        using var refused = await PostClusterAsync(WithGate);
        Assert.Equal((HttpStatusCode.Conflict, PolicyJoin.NameClash), (refused.StatusCode, (await refused.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code));
    }

    [Fact]
    public async Task A_stored_policy_that_cannot_be_read_is_told_everywhere_and_can_be_removed()
    {
        await AddClusterAsync(spec => spec with { Labels = ["env=prod"] });
        Assert.True(await _server.Get<IPolicyStore>().AddAsync(new("later", """{ "name": "later", "labels": [ "env=prod" ], "policy": { "lunar": "required" } }""", "anna", default), Token));
        Assert.True(await _server.Get<IPolicyStore>().AddAsync(new("broken", "no JSON", "anna", default), Token));

        Assert.Matches(@"broken +all +cannot be read", await SucceedsAsync("policies", "list"));
        Assert.Contains("cannot be read by this version", await SucceedsAsync("policies", "show", "later"), StringComparison.Ordinal);
        Assert.Contains("'later'", await SucceedsAsync("clusters", "show", "prod-a"), StringComparison.Ordinal);
        var cluster = (await _server.Client.GetFromJsonAsync<ClusterDocument>("/api/v1/clusters/prod-a", EngineJson.Options, Token))!;
        Assert.Equal(PolicyJoin.Unreadable, cluster.PolicyProblem!.Code);
        using var answer = await _server.Client.PostAsJsonAsync("/api/v1/clusters/prod-a/plan", new PlanBody("3.5.16"), EngineJson.Options, Token);
        Assert.Contains((await answer.Content.ReadFromJsonAsync<PlanDocument>(EngineJson.Options, Token))!.Warnings, warning => warning.Contains("Nothing that serves is stopped", StringComparison.Ordinal));

        var asked = await _server.Get<MaintenanceGuard>().JudgeAsync(await _server.Get<ClusterDirectory>().FindAsync("prod-a", Token), WindowQuestion.AtStart([]), Token);
        Assert.Equal(PolicyJoin.Unreadable, Assert.IsType<WindowVerdict.Closed>(asked).Why.Code);
        Assert.Contains("etcdup policies remove", MaintenanceGuard.AtStart(((WindowVerdict.Closed)asked).Why).Advice, StringComparison.Ordinal);
        await SucceedsAsync("policies", "remove", "later");
        await SucceedsAsync("policies", "remove", "broken");
        Assert.Null((await _server.Client.GetFromJsonAsync<ClusterDocument>("/api/v1/clusters/prod-a", EngineJson.Options, Token))!.PolicyProblem);
    }

    [Fact]
    public async Task A_viewer_reads_policies_and_an_admin_changes_them()
    {
        using var olga = _server.ClientWith(await _server.AddPersonAsync("olga", Role.Operator));
        using var refused = await olga.PostAsync("/api/v1/policies", new StringContent("""{ "name": "tier", "policy": { "window": "required" } }""", null, "application/json"), Token);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var viewer = _server.ClientWith(await _server.AddPersonAsync("vera", Role.Viewer));
        Assert.Empty((await viewer.GetFromJsonAsync<List<PolicyListItem>>("/api/v1/policies", EngineJson.Options, Token))!);
        using var admin = _server.ClientWith(await _server.AddPersonAsync("anna", Role.Admin));
        using var added = await admin.PostAsync("/api/v1/policies", new StringContent("""{ "name": "tier", "policy": { "window": "required" } }""", null, "application/json"), Token);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal("anna", Assert.Single((await viewer.GetFromJsonAsync<List<PolicyListItem>>("/api/v1/policies", EngineJson.Options, Token))!).AddedBy);
    }

    // Of this machine, and nobody there.
    private static ClusterSpec Nowhere() => ClusterSample.Spec() is var spec
        ? spec with { Members = [.. spec.Members.Select((member, i) => member with { ClientUrl = new($"http://127.0.0.1:{i + 1}"), PeerUrl = new($"http://127.0.0.1:{i + 11}") })] }
        : spec;

    private Task<HttpResponseMessage> PostClusterAsync(Func<ClusterSpec, ClusterSpec> change) =>
        _server.Client.PostAsJsonAsync("/api/v1/clusters", JsonNode.Parse(ClusterFile.Write(change(Nowhere()))), EngineJson.Options, Token);

    private async Task AddClusterAsync(Func<ClusterSpec, ClusterSpec> change)
    {
        using var added = await PostClusterAsync(change);
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync(Token));
    }

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        using var rig = NewRig();
        var exit = await rig.RunAsync(arguments);
        Assert.True(exit == 0, $"{exit}: {rig.Error}{rig.Output}");
        return rig.Output;
    }

    private async Task<string> FailsAsync(params string[] arguments)
    {
        using var rig = NewRig();
        Assert.NotEqual(0, await rig.RunAsync(["--json", .. arguments]));
        return JsonDocument.Parse(rig.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("error").GetProperty("code").GetString()!;
    }

    private async Task<int> ExitAsync(params string[] arguments)
    {
        using var rig = NewRig();
        return await rig.RunAsync(arguments);
    }

    private CommandRig NewRig() => new CommandRig().With("ETCDUP_SERVER", _server.File.Url).With("ETCDUP_TOKEN", _server.File.Token);
}
