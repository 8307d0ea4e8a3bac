using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Commands;

/// <summary>Persons with tokens, on a real server: what each may, and when a token counts no more.</summary>
public sealed class AccessTokensTests : IAsyncLifetime
{
    private const string Cluster = """{"name":"prod-a","members":[{"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2","host":{"kind":"manual"}}]}""";

    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-tokens-").FullName;
    private readonly List<ApiClient> _clients = [];
    private ServerProcess _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(Path.Combine(_directory, "data"), null, Token);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Each_role_may_what_it_is_for_and_the_name_is_the_tokens()
    {
        var (viewer, agent, admin) = (await OfAsync("vera", Role.Viewer), await OfAsync("otto", Role.Operator), await OfAsync("anna", Role.Admin));
        FreezeDocument freeze = new("payday", "2099-11-30T08:00:00Z", "2099-12-02T06:00:00Z", "nobody is here", []);

        Assert.Empty((await viewer.GetAsync<RunPage>("runs", Token)).Items);
        await RefusedAsync("auth.role_missing", () => viewer.PostAsync<RunReference>("runs", new StartRunBody("cluster-up", null, null), Token));
        await RefusedAsync("auth.role_missing", () => viewer.PostAsync<FreezeDocument>("freezes", freeze, Token));
        await RefusedAsync("cluster.unknown", () => viewer.PostAsync<PlanDocument>("clusters/nope/plan", new PlanBody("3.5.16"), Token));
        await RefusedAsync("auth.role_missing", () => viewer.PostAsync<PlanDocument>("plan/endpoints", new PlanEndpointsBody(["http://127.0.0.1:1"], "3.5.16", Password: "file:/etc/passwd"), Token));
        await RefusedAsync("auth.role_missing", () => viewer.ListAsync<TokenDocument>("tokens", Token));

        await RefusedAsync("cluster.unknown", () => agent.PostAsync<UpgradeAnswer>("clusters/nope/upgrades", new UpgradeBody("3.5.16"), Token));
        await RefusedAsync("auth.role_missing", () => agent.PostAsync<FreezeDocument>("freezes", freeze, Token));
        await RefusedAsync("auth.role_missing", () => agent.PostAsync<NewTokenDocument>("tokens", new AddTokenBody("otto", Role.Admin), Token));

        await admin.PostAsync<FreezeDocument>("freezes", freeze, Token);
        Assert.Equal("anna", Assert.Single(await viewer.ListAsync<FreezeListItem>("freezes", Token)).AddedBy);
    }

    [Fact]
    public async Task Whatever_way_it_is_started_what_only_admins_may_is_theirs()
    {
        await _server.Api.PostTextAsync<ClusterDocument>("clusters", Cluster, Token);
        var (agent, admin) = (await OfAsync("otto", Role.Operator), await OfAsync("anna", Role.Admin));
        StartRunBody adopt = new("adopt-cluster", null, new Dictionary<string, System.Text.Json.JsonElement> { ["Cluster"] = System.Text.Json.JsonSerializer.SerializeToElement("prod-a") });

        await RefusedAsync("run.activity_privileged", () => agent.PostAsync<RunReference>("runs", adopt, Token));
        Assert.Empty((await agent.GetAsync<RunPage>("runs", Token)).Items);
        Assert.Equal(1, (await admin.PostAsync<RunReference>("runs", adopt, Token)).Number);
    }

    [Fact]
    public async Task Where_persons_are_known_the_second_one_agrees_with_its_own_token_even_for_the_owner()
    {
        await _server.Api.PostTextAsync<ClusterDocument>("clusters", Cluster, Token);
        var agent = await OfAsync("otto", Role.Operator);
        await _server.Api.PostAsync<ClusterLock>("clusters/prod-a/lock", new LockBody(TimeSpan.FromHours(1), "new disks"), Token);

        await RefusedAsync("window.break_glass_invalid", () => _server.Api.PostAsync<RunReference>("clusters/prod-a/down", new ClusterPowerBody(BreakGlass: new("it burns", "zz")), Token));
        await RefusedAsync("consent.missing", () => _server.Api.PostAsync<RunReference>("clusters/prod-a/down", new ClusterPowerBody(BreakGlass: new("it burns", "otto")), Token));
        await RefusedAsync("consent.token_missing", () => _server.Api.PostAsync<ConsentDocument>("consents", new ConsentBody("anna", "go ahead", "prod-a"), Token));
        await agent.PostAsync<ConsentDocument>("consents", new ConsentBody("test", "go ahead", "prod-a"), Token);
        Assert.Equal(1, (await _server.Api.PostAsync<RunReference>("clusters/prod-a/down", new ClusterPowerBody(BreakGlass: new("it burns", "otto")), Token)).Number);
        await RefusedAsync("run.held", () => _server.Api.PostAsync<ClusterLock>("clusters/prod-a/lock", new LockBody(TimeSpan.FromHours(1), "new disks"), Token));
    }

    [Fact]
    public async Task A_token_that_was_revoked_or_has_expired_is_refused_at_once_and_none_is_kept()
    {
        var made = await _server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody("otto", Role.Operator), Token);
        var agent = Client(made.Token);
        Assert.Empty((await agent.GetAsync<RunPage>("runs", Token)).Items);
        await _server.Api.DeleteAsync($"tokens/{made.Kept.Id}", Token);
        await RefusedAsync("auth.token_revoked", () => agent.GetAsync<RunPage>("runs", Token));
        await RefusedAsync("token.unknown", async () =>
        {
            await _server.Api.DeleteAsync($"tokens/{made.Kept.Id}", Token);
            return true;
        });

        var brief = Client((await _server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody("otto", Role.Operator, TimeSpan.FromMilliseconds(500)), Token)).Token);
        await Until.TrueAsync(async () => (await Record.ExceptionAsync(() => brief.GetAsync<RunPage>("runs", Token))) is Cli.CommandFailure { Code: "auth.token_expired" }, TimeSpan.FromSeconds(20), Token);

        await RefusedAsync("auth.token_wrong", () => Client(made.Token[..^1] + (made.Token[^1] == '0' ? '1' : '0')).GetAsync<RunPage>("runs", Token));
        await RefusedAsync("auth.token_wrong", () => Client(new string('x', 3000)).GetAsync<RunPage>("runs", Token));
        Assert.Equal(["revoked", "expired"], (await _server.Api.ListAsync<TokenDocument>("tokens", Token)).OrderBy(t => t.CreatedAt).Select(t => t.State));
        foreach (var file in Directory.GetFiles(_directory, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "owner.lock"))
        {
            Assert.DoesNotContain(made.Token.Split('_')[2], System.Text.Encoding.Latin1.GetString(await ReadAsync(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_calendar_token_in_a_URL_reads_the_calendar_and_nothing_else()
    {
        await _server.Api.PostAsync<WindowDocument>("windows", new WindowDocument("nights", "FREQ=DAILY", "2026-12-05", "22:00", "Europe/Berlin", "04:00", []), Token);
        var token = (await _server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody("teams", Role.Calendar), Token)).Token;
        using HttpClient plain = new() { BaseAddress = new(_server.Api.Server.GetLeftPart(UriPartial.Authority)) };

        var feed = await plain.GetAsync($"api/v1/calendar.ics?token={token}", Token);
        Assert.Equal((System.Net.HttpStatusCode.OK, "text/calendar"), (feed.StatusCode, feed.Content.Headers.ContentType?.MediaType));
        var openings = await _server.Api.ListAsync<OpeningDocument>("windows/openings?count=200", Token);
        Assert.Equal(
            openings.Select(o => o.OpensAt.UtcDateTime), Ical.Net.Calendar.Load(await feed.Content.ReadAsStringAsync(Token))!.Events.Select(e => e.DtStart!.AsUtc).Order().Take(openings.Count));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await plain.GetAsync("api/v1/calendar.ics", Token)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await plain.GetAsync($"api/v1/calendar.ics?token={token[..^4]}0000", Token)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await plain.GetAsync($"api/v1/runs?token={token}", Token)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await plain.GetAsync($"api/v1/calendar.ics?token=etcdup_%00{token[8..]}", Token)).StatusCode);

        // What may more has no place in a URL.
        var viewer = (await _server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody("vera", Role.Viewer), Token)).Token;
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await plain.GetAsync($"api/v1/calendar.ics?token={viewer}", Token)).StatusCode);
        Assert.NotEmpty((await Client(viewer).ListAsync<OpeningDocument>("windows/openings", Token)));
        await RefusedAsync("auth.role_missing", () => Client(token).GetAsync<RunPage>("runs", Token));
    }

    [Fact]
    public async Task A_cluster_is_locked_for_a_while_by_whoever_works_on_it()
    {
        await _server.Api.PostTextAsync<ClusterDocument>("clusters", Cluster, Token);
        var agent = await OfAsync("otto", Role.Operator);
        Assert.False((await agent.GetAsync<ClusterLock>("clusters/prod-a/lock", Token)).Locked);
        await RefusedAsync("cluster.unknown", () => agent.GetAsync<ClusterLock>("clusters/nope/lock", Token));
        await RefusedAsync("cluster.lock_invalid", () => agent.PostAsync<ClusterLock>("clusters/prod-a/lock", new LockBody(TimeSpan.FromDays(8), "x"), Token));

        var held = await agent.PostAsync<ClusterLock>("clusters/prod-a/lock", new LockBody(TimeSpan.FromHours(2), "new disks"), Token);
        Assert.Equal((true, "otto (lock-prod-a)", "new disks"), (held.Locked, held.By, held.Reason));
        await RefusedAsync("cluster.locked", () => agent.PostAsync<ClusterLock>("clusters/prod-a/lock", new LockBody(TimeSpan.FromHours(1), "mine"), Token));
        Assert.Equal(held.Until!.Value.UtcDateTime, (await agent.GetAsync<ClusterLock>("clusters/prod-a/lock", Token)).Until!.Value.UtcDateTime, TimeSpan.FromSeconds(1));
        await RefusedAsync("freeze.in_force", () => agent.PostAsync<RunReference>("clusters/prod-a/down", new ClusterPowerBody(), Token));
        Assert.Equal("window.break_glass_invalid", (await Assert.ThrowsAsync<Cli.CommandFailure>(() => agent.PostAsync<RunReference>(
            "clusters/prod-a/down", new ClusterPowerBody(BreakGlass: new("it burns", "nobody-we-know")), Token))).Code);

        await RefusedAsync("cluster.lock_invalid", () => agent.PostAsync<ClusterLock>("clusters/prod-a/lock", new LockBody(TimeSpan.FromHours(1), ""), Token));

        // A freeze is no lock, whatever it is called; and none is called so.
        await RefusedAsync("freeze.name_invalid", () => _server.Api.PostAsync<FreezeDocument>(
            "freezes", new FreezeDocument("lock-down", "2099-11-30T08:00:00Z", "2099-12-02T06:00:00Z", "nobody is here", []), Token));
        await RefusedAsync("cluster.not_locked", async () =>
        {
            await agent.DeleteAsync("clusters/down/lock", Token);
            return true;
        });
        await agent.DeleteAsync("clusters/prod-a/lock", Token);
        Assert.False((await agent.GetAsync<ClusterLock>("clusters/prod-a/lock", Token)).Locked);
    }

    [Theory]
    [InlineData("anna b", Role.Admin, 1, "token.person_invalid")]
    [InlineData("", Role.Admin, 1, "token.person_invalid")]
    [InlineData("anna", (Role)7, 1, "token.role_unknown")]
    [InlineData("anna", Role.Admin, 0, "token.expiry_invalid")]
    [InlineData("anna", Role.Admin, 10_000, "token.expiry_invalid")]
    public Task What_is_no_token_is_not_made(string person, Role role, int days, string code) =>
        RefusedAsync(code, () => _server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody(person, role, TimeSpan.FromDays(days)), Token));

    private async Task<ApiClient> OfAsync(string person, Role role) => Client((await _server.Api.PostAsync<NewTokenDocument>("tokens", new AddTokenBody(person, role), Token)).Token);

    // Whatever it says of itself.
    private ApiClient Client(string token)
    {
        ApiClient client = new(new Uri(_server.Api.Server.GetLeftPart(UriPartial.Authority)), token, "somebody else");
        _clients.Add(client);
        return client;
    }

    private static async Task RefusedAsync<T>(string code, Func<Task<T>> ask) => Assert.Equal(code, (await Assert.ThrowsAsync<Cli.CommandFailure>(ask)).Code);

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream all = new();
        await stream.CopyToAsync(all, Token);
        return all.ToArray();
    }
}
