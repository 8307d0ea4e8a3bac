using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Tests.Cli;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>The second person of broken glass agrees with a token of its own: by the commands and the API, on a whole server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class ConsentTests : IAsyncLifetime
{
    private HostedServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await HostedServer.StartAsync();
        await _server.Get<ShippedDefinitions>().PublishAsync(Token);
        await AddClusterAsync("prod-a", 1);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_consent_opens_a_locked_cluster_to_one_start_and_the_journal_has_both()
    {
        var (anna, bob) = await PersonsAsync();
        await SucceedsAsync(anna, "clusters", "lock", "prod-a", "--for", "2h", "--reason", "new disks");
        Assert.Equal("freeze.in_force", await FailsAsync(anna, Down()));
        var refused = await FailedAsync(anna, Down("bob"));
        Assert.Equal("consent.missing", refused.GetProperty("code").GetString());
        Assert.Contains("etcdup consents give --to anna --cluster prod-a --reason", refused.GetProperty("advice").GetString(), StringComparison.Ordinal);

        var given = await SucceedsAsync(bob, "consents", "give", "--to", "anna", "--cluster", "prod-a", "--reason", "I looked at the disk", "--for", "30m");
        Assert.Contains("anna may break the glass of prod-a once, with bob", OneLine(given), StringComparison.Ordinal);
        var open = Assert.Single(await ListAsync(bob));
        Assert.Equal(("bob", "anna", "prod-a", "open", TimeSpan.FromMinutes(30)), (open.By, open.To, open.Cluster, open.State, open.ExpiresAt - open.GivenAt));
        Assert.Contains("I looked", await SucceedsAsync(anna, "consents", "list"), StringComparison.Ordinal);

        Assert.Contains("run 1 ", await SucceedsAsync(anna, Down("bob")), StringComparison.Ordinal);

        var used = Assert.Single(await ListAsync(bob));
        Assert.Equal("used", used.State);
        Assert.DoesNotContain("bob", await SucceedsAsync(anna, "consents", "list"), StringComparison.Ordinal);
        Assert.Contains("used", await SucceedsAsync(anna, "consents", "list", "--all"), StringComparison.Ordinal);
        Assert.Contains($"break-glass of prod-a granted by anna with bob until ", await JournalAsync(1), StringComparison.Ordinal);
        Assert.Contains($"(it burns); bob agreed at {open.GivenAt:u} (I looked at the disk)", await JournalAsync(1), StringComparison.Ordinal);
        Assert.Equal("consent.missing", await FailsAsync(anna, Down("bob")));
        Assert.Equal("consent.used", await FailsAsync(bob, "consents", "withdraw", open.Id));
    }

    [Fact]
    public async Task Each_way_to_break_glass_asks_for_the_consent()
    {
        var (anna, bob) = await PersonsAsync();
        await GiveAsync(bob, new("anna", "start it", "prod-a"));
        await SucceedsAsync(anna, Down("bob"));
        await AddClusterAsync("prod-b", 3);
        BreakGlassBody glass = new("it burns", "bob");

        await MissingAsync("clusters/prod-b/upgrades", new UpgradeBody("3.5.16", BreakGlass: glass));
        await MissingAsync("runs", new StartRunBody("cluster-down", null, Inputs("prod-b"), BreakGlass: glass));
        await MissingAsync("runs/1/break-glass", glass);
        await MissingAsync("clusters/prod-b/down", new ClusterPowerBody(BreakGlass: glass));
        await MissingAsync("clusters/prod-b/restore", new RestoreBody("x", glass));
        await MissingAsync("clusters/prod-b/downgrade", new DowngradeBody("3.5.16", glass));
        Assert.Equal("window.break_glass_invalid", (await PostAsync(anna, "runs", new StartRunBody("cluster-down", null, null, BreakGlass: glass))).Code);

        async Task MissingAsync<T>(string path, T body) => Assert.Equal((HttpStatusCode.Conflict, "consent.missing"), await PostAsync(anna, path, body));
    }

    [Fact]
    public async Task A_consent_of_one_run_is_of_that_run_and_one_of_its_cluster_is_too()
    {
        var (anna, bob) = await PersonsAsync();
        await SucceedsAsync(anna, "runs", "start", await PublishAsync(), "--input", "Cluster=prod-a");
        await AddClusterAsync("prod-b", 3);
        await SucceedsAsync(bob, "consents", "give", "--to", "anna", "--run", "1", "--reason", "this one");
        Assert.Equal(1, Assert.Single(await ListAsync(bob)).Run?.Number);
        Assert.Equal("consent.missing", await FailsAsync(anna, Down("bob", "prod-b")));
        await SucceedsAsync(anna, "runs", "break-glass", "1", "--reason", "it burns", "--with", "bob");
        await HostedServer.UntilAsync(() => JournalAsync(1), journal => journal.Contains("Allowed: break-glass granted by anna with bob", StringComparison.Ordinal) && journal.Contains("bob agreed at", StringComparison.Ordinal));

        Assert.Equal("consent.missing", await FailsAsync(anna, "runs", "break-glass", "1", "--reason", "it burns", "--with", "bob"));
        await GiveAsync(bob, new("anna", "all of it", "prod-a"));
        await SucceedsAsync(anna, "runs", "break-glass", "1", "--reason", "it burns", "--with", "bob");
        await HostedServer.UntilAsync(() => JournalAsync(1), journal => journal.Contains("Allowed: break-glass of prod-a granted by anna with bob", StringComparison.Ordinal));
        Assert.All(await ListAsync(bob), consent => Assert.Equal("used", consent.State));
    }

    [Fact]
    public async Task A_start_that_is_refused_gives_the_consent_back()
    {
        var (anna, bob) = await PersonsAsync();
        await SucceedsAsync(anna, "runs", "start", await PublishAsync(), "--input", "Cluster=prod-a");
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        Assert.Equal("run.held", await FailsAsync(anna, Down("bob")));
        Assert.Equal("open", Assert.Single(await ListAsync(bob)).State);
        Assert.Equal("definition.not_found", await FailsAsync(anna, "runs", "start", "nothing", "--input", "Cluster=prod-a", "--break-glass", "it burns", "--with", "bob"));
        Assert.Equal("open", Assert.Single(await ListAsync(bob)).State);
    }

    // As the store refuses a start that meets the very end of another run, and one on a database that is a newer version's by now.
    [Theory]
    [InlineData("run.hold_given_back", "open")]
    [InlineData("db.newer", "open")]
    [InlineData("db.unreachable", "used")]
    public async Task A_start_of_which_it_is_certain_that_nothing_was_written_gives_the_consent_back(string code, string state)
    {
        var (_, bob) = await PersonsAsync();
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        var anna = new Person("anna", Role.Operator, (await _server.Get<IAccessTokenStore>().ListAsync(Token)).Single(token => token.Person == "anna").Id);
        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => _server.Get<Glass>().StartAsync(
            new("it burns", "bob"), anna, new("prod-a"), null, _ => throw new WorkflowErrorException(WorkflowError.Transient(code, "not now")), Token));
        Assert.Equal((code, state), (refused.Error.Code, Assert.Single(await ListAsync(bob)).State));
    }

    [Fact]
    public async Task The_same_request_sent_again_under_its_key_starts_one_run_with_one_consent()
    {
        var (anna, bob) = await PersonsAsync();
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        StartRunBody down = new("cluster-down", null, Inputs("prod-a"), BreakGlass: new("it burns", "bob"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), ((await PostAsync(anna, "runs", down, "change-1")).Status, (await PostAsync(anna, "runs", down, "change-1")).Status));
        Assert.Equal((HttpStatusCode.Conflict, "consent.missing"), await PostAsync(anna, "runs", down, "change-2"));
        Assert.Equal(1, (await _server.Client.GetFromJsonAsync<RunPage>("/api/v1/runs", EngineJson.Options, Token))!.Total);
    }

    [Fact]
    public async Task Two_who_use_one_consent_at_once_are_one_that_starts()
    {
        var (anna, bob) = await PersonsAsync();
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        StartRunBody waits = new(await PublishAsync(), null, Inputs("prod-a"), BreakGlass: new("it burns", "bob"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(anna, "runs", waits)));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Single(answers, answer => answer.Code.Length == 0);
        Assert.All(answers.Where(answer => answer.Code.Length > 0), answer => Assert.Contains(answer.Code, new[] { "consent.missing", "run.held" }));
        Assert.Equal("used", Assert.Single(await ListAsync(bob)).State);
    }

    [Fact]
    public async Task A_consent_counts_for_whom_it_was_given_while_its_token_does()
    {
        var (anna, bob) = await PersonsAsync();
        var carl = await _server.AddPersonAsync("carl", Role.Admin);
        await GiveAsync(bob, new("carl", "carl may", "prod-a"));
        Assert.Equal("consent.missing", await FailsAsync(anna, Down("bob")));
        Assert.Equal("consent.missing", await FailsAsync(anna, Down("carl")));
        Assert.Equal("consent.missing", await FailsAsync(_server.File.Token, Down("bob")));

        // Revoked, and another token of the same person does not stand in for it.
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        var tokens = (await _server.Client.GetFromJsonAsync<TokenDocument[]>("/api/v1/tokens", EngineJson.Options, Token))!;
        var again = await _server.AddPersonAsync("bob", Role.Operator);
        await SucceedsAsync(carl, "tokens", "revoke", tokens.Single(token => token.Person == "bob").Id);
        Assert.Equal("consent.missing", await FailsAsync(anna, Down("bob")));
        Assert.Equal(["void", "void"], (await ListAsync(again)).Select(consent => consent.State));
        Assert.Equal("auth.token_revoked", await FailsAsync(bob, "consents", "give", "--to", "anna", "--cluster", "prod-a", "--reason", "x"));

        // Of one that expired, of a viewer, and given too long ago.
        var (store, known) = (_server.Get<IConsentStore>(), _server.Get<IAccessTokenStore>());
        var now = HostedServer.Clock.GetUtcNow();
        foreach (var (role, lasts, givenAgo) in new[] { (Role.Operator, TimeSpan.FromMinutes(59), 1), (Role.Viewer, TimeSpan.FromDays(1), 0), (Role.Operator, TimeSpan.FromDays(1), 2) })
        {
            var (token, _) = AccessToken.New("bob", role, "carl", now.AddHours(-1), lasts);
            await known.AddAsync(token, Token);
            await store.AddAsync(new(Consent.NewId(), "bob", token.Id, "anna", "prod-a", null, "x", now.AddHours(-givenAgo), now.AddHours(1 - givenAgo).AddMinutes(givenAgo == 1 ? 30 : 0)), Token);
        }

        Assert.Equal("consent.missing", await FailsAsync(anna, Down("bob")));
        await GiveAsync(again, new("anna", "now it does", "prod-a"));
        await SucceedsAsync(anna, Down("bob"));
        Assert.Contains("(now it does)", await JournalAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_consent_is_not_given_and_nobody_agrees_with_himself()
    {
        var (anna, bob) = await PersonsAsync();
        var vera = await _server.AddPersonAsync("vera", Role.Viewer);
        foreach (var (person, code, body) in new (string, string, ConsentBody)[]
        {
            (anna, "consent.to_yourself", new("anna", "x", "prod-a")),
            (anna, "consent.to_yourself", new("ANNA@laptop", "x", "prod-a")),
            (_server.File.Token, "consent.token_missing", new("anna", "x", "prod-a")),
            (vera, "auth.role_missing", new("anna", "x", "prod-a")),
            (bob, "consent.invalid", new("anna b", "x", "prod-a")),
            (bob, "consent.invalid", new("anna", " ", "prod-a")),
            (bob, "consent.invalid", new("anna", "two\nlines", "prod-a")),
            (bob, "consent.invalid", new("anna", "x", "prod-a", Lasts: TimeSpan.FromHours(5))),
            (bob, "consent.invalid", new("anna", "x", "prod-a", Lasts: TimeSpan.Zero)),
            (bob, "consent.invalid", new("anna", "x")),
            (bob, "consent.invalid", new("anna", "x", "prod-a", "1")),
            (bob, "cluster.unknown", new("anna", "x", "prod-z")),
            (bob, "run.not_found", new("anna", "x", Run: "7")),
        })
        {
            Assert.Equal(code, (await PostAsync(person, "consents", body)).Code);
        }

        // The one who was named may not be who asks, however it is written.
        Assert.Equal("window.break_glass_invalid", await FailsAsync(anna, Down("Anna@laptop")));
        Assert.Equal("window.break_glass_invalid", await FailsAsync(anna, Down("nobody-we-know")));
        Assert.Equal("command.usage", await FailsAsync(bob, "consents", "give", "--to", "anna", "--cluster", "prod-a", "--reason", "x", "--for", "soon"));
        Assert.Empty(await ListAsync(bob));
    }

    [Fact]
    public async Task A_consent_is_withdrawn_by_who_gave_it_or_an_admin_and_counts_no_more()
    {
        var (anna, bob) = await PersonsAsync();
        var carl = await _server.AddPersonAsync("carl", Role.Admin);
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        await GiveAsync(bob, new("anna", "go ahead", "prod-a"));
        var ids = (await ListAsync(bob)).Select(consent => consent.Id).ToList();

        Assert.Equal("consent.not_yours", await FailsAsync(anna, "consents", "withdraw", ids[0]));
        Assert.Contains("counts no more", OneLine(await SucceedsAsync(bob, "consents", "withdraw", ids[0])), StringComparison.Ordinal);
        await SucceedsAsync(carl, "consents", "withdraw", ids[1]);
        Assert.Equal("consent.unknown", await FailsAsync(bob, "consents", "withdraw", ids[0]));
        Assert.Empty(await ListAsync(bob));
        Assert.Equal("consent.missing", await FailsAsync(anna, Down("bob")));
    }

    [Fact]
    public async Task Where_nobody_has_a_token_the_second_person_is_named_and_no_more()
    {
        await SucceedsAsync(_server.File.Token, "clusters", "lock", "prod-a", "--for", "2h", "--reason", "new disks");
        await SucceedsAsync(_server.File.Token, Down("bob"));
        var journal = await JournalAsync(1);
        Assert.Contains(" with bob until ", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("agreed at", journal, StringComparison.Ordinal);
    }

    private static string[] Down(string? with = null, string cluster = "prod-a") =>
        ["runs", "start", "cluster-down", "--input", $"Cluster={cluster}", "--allow-downtime", .. with is null ? Array.Empty<string>() : ["--break-glass", "it burns", "--with", with]];

    private static Dictionary<string, JsonElement> Inputs(string cluster) => new() { ["Cluster"] = EngineJson.Element(cluster) };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<(string Anna, string Bob)> PersonsAsync() => (await _server.AddPersonAsync("anna", Role.Operator), await _server.AddPersonAsync("bob", Role.Operator));

    private async Task AddClusterAsync(string name, int port)
    {
        var file = $$$"""{"name":"{{{name}}}","members":[{"name":"m1","clientUrl":"http://127.0.0.1:{{{port}}}","peerUrl":"http://127.0.0.1:{{{port + 1}}}","host":{"kind":"manual"}}]}""";
        using var answer = await _server.Client.PostAsync("/api/v1/clusters", new StringContent(file, System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    // It reserves the cluster, touches nothing and waits for somebody.
    private async Task<string> PublishAsync()
    {
        const string Json = """
            {"id":"waits-1","definitionId":"waits","version":1,"name":"waits","isLatest":true,"isPublished":true,"inputs":[{"name":"Cluster","type":"String"}],
             "root":{"id":"root","nodeId":"root","type":"Elsa.Sequence","version":1,"activities":[
               {"id":"w","nodeId":"w","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}]}}
            """;
        using var answer = await _server.Client.PostAsync("/api/v1/definitions", new StringContent(Json, System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        return "waits";
    }

    private async Task GiveAsync(string token, ConsentBody body) => Assert.Equal((HttpStatusCode.Created, ""), await PostAsync(token, "consents", body));

    private async Task<IReadOnlyList<ConsentDocument>> ListAsync(string token)
    {
        using var client = _server.ClientWith(token);
        return (await client.GetFromJsonAsync<ConsentDocument[]>("/api/v1/consents", EngineJson.Options, Token))!;
    }

    private async Task<string> JournalAsync(long run) =>
        string.Join('\n', (await _server.Client.GetFromJsonAsync<JournalPage>($"/api/v1/runs/{run}/journal?take=1000", EngineJson.Options, Token))!.Items.Select(line => line.Entry.Message));

    private async Task<(HttpStatusCode Status, string Code)> PostAsync<T>(string token, string path, T body, string? key = null)
    {
        using var client = _server.ClientWith(token);
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body, options: EngineJson.Options) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : (await answer.Content.ReadFromJsonAsync<ProblemDocument>(EngineJson.Options, Token))!.Code);
    }

    private async Task<string> SucceedsAsync(string token, params string[] arguments)
    {
        using var rig = NewRig(token);
        var exit = await rig.RunAsync(arguments);
        Assert.True(exit == 0, $"{exit}: {rig.Error}{rig.Output}");
        return rig.Output;
    }

    private async Task<string> FailsAsync(string token, params string[] arguments) => (await FailedAsync(token, arguments)).GetProperty("code").GetString()!;

    private async Task<JsonElement> FailedAsync(string token, params string[] arguments)
    {
        using var rig = NewRig(token);
        Assert.NotEqual(0, await rig.RunAsync(["--json", .. arguments]));
        return JsonDocument.Parse(rig.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("error");
    }

    private CommandRig NewRig(string token) => new CommandRig().With("ETCDUP_SERVER", _server.File.Url).With("ETCDUP_TOKEN", token);
}
