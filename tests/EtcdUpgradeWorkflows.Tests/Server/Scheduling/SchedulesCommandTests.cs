using System.Text.Json;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Tests.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Server.Scheduling;

/// <summary>A whole server in this process, with Quartz in memory and the real clock.</summary>
public sealed class ServingFixture : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-serving-").FullName;
    private DataDirectory _data = null!;
    private WebApplication _app = null!;

    internal IServiceProvider Services => _app.Services;

    internal ServerFile File { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _data = DataDirectory.Open(_directory);
        _app = ServerHost.Build(new ServeOptions(null, _directory, null, false), _data, CommandRig.Clock);
        await _app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(CancellationToken.None);
        await _app.Services.GetRequiredService<ShippedDefinitions>().PublishAsync(CancellationToken.None);
        await _app.StartAsync(CancellationToken.None);
        File = ServerHost.Describe(_app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}

/// <summary>The commands and the API of schedules and publishing, on a server that really fires.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class SchedulesCommandTests : IClassFixture<ServingFixture>, IDisposable
{
    private readonly ServingFixture _server;
    private readonly ApiClient _api;
    private readonly string _name = $"d{Guid.NewGuid():n}";
    private readonly CommandRig _files = new();

    public SchedulesCommandTests(ServingFixture server)
    {
        _server = server;
        _api = new(new Uri(server.File.Url), server.File.Token, "anna");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _api.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_published_timer_starts_run_after_run_until_it_is_retracted()
    {
        var published = await SucceedsAsync("definitions", "publish", Definition(1, Timer("00:00:01")));
        Assert.Contains($"{_name}@1 is published.", published, StringComparison.Ordinal);
        Assert.Contains("every 00:00:01", published, StringComparison.Ordinal);

        await UntilAsync(async () => (await RunsAsync()).Count >= 2);

        // Paused it begins no other fire: what came of the last one stands.
        await SucceedsAsync("schedules", "pause", _name);
        await UntilAsync(async () => (await OneAsync()).LastResult is not null);
        Assert.Contains("is not published any more", await SucceedsAsync("definitions", "retract", _name), StringComparison.Ordinal);
        Assert.DoesNotContain(_name, await SucceedsAsync("schedules", "list"), StringComparison.Ordinal);

        var trigger = await OneAsync();
        Assert.Equal(("Cancelled", "trigger", "timer", "Fired"), (trigger.Status, trigger.Target, trigger.Kind, trigger.LastResult));
        Assert.Equal("published", (await _api.PostTextAsync<PublishAnswer>("definitions", Json(1, Timer("00:00:01")), Token)).Result);
        Assert.Equal("Waiting", (await OneAsync()).Status);
        await _api.PostAsync<PublishAnswer>($"definitions/{_name}/retract", new { }, Token);
    }

    [Fact]
    public async Task A_schedule_of_a_definition_is_added_fires_once_and_is_told()
    {
        await SucceedsAsync("definitions", "publish", Definition(1));
        var said = await SucceedsAsync("schedules", "add", "--definition", $"{_name}@1", "--input", "Text=hello", "--at", CommandRig.Clock.GetUtcNow().AddHours(1).ToString("O"));
        Assert.StartsWith($"{_name}@1 at ", said, StringComparison.Ordinal);

        // Its hour comes.
        var at = CommandRig.Clock.GetUtcNow();
        var store = _server.Services.GetRequiredService<IScheduleStore>();
        var waiting = (await store.FindAsync((await OneAsync()).Id, Token))!;
        Assert.True(await store.TryChangeAsync(waiting with { FireAt = at }, null, null, Token));
        await _server.Services.GetRequiredService<IScheduleClock>().SetAsync((await store.FindAsync(waiting.Id, Token))!, Token);

        await UntilAsync(async () => (await OneAsync()).Status == "Fired");

        var fired = await OneAsync();
        var run = Assert.Single(await RunsAsync());
        Assert.Equal((run.Number, "definition", "Fired"), (fired.Run!.Number, fired.Target, fired.LastResult));
        Assert.True(run.CreatedAt >= at.AddMilliseconds(-1), $"it began at {run.CreatedAt:O}, before {at:O}");
        Assert.Contains($"fired, run {run.Number}", await SucceedsAsync("schedules", "list", "--all"), StringComparison.Ordinal);
        Assert.Equal("schedule.not_waiting", (await FailsAsync("schedules", "pause", fired.Id.ToString())).Code);
        Assert.Equal("schedule.not_waiting", (await FailsAsync("schedules", "remove", fired.Id.ToString())).Code);
        Assert.Equal("schedule.not_paused", (await FailsAsync("schedules", "resume", fired.Id.ToString())).Code);
    }

    [Fact]
    public async Task Who_paused_and_resumed_is_told_and_a_trigger_is_paused_by_its_definitions_name()
    {
        await SucceedsAsync("definitions", "publish", Definition(1, Cron("0 30 2 29 2 *")));
        var trigger = await OneAsync();
        Assert.Contains(": paused.", await SucceedsAsync("schedules", "pause", _name), StringComparison.Ordinal);

        var paused = await OneAsync();
        Assert.Equal("Paused", paused.Status);
        Assert.NotNull(paused.PausedAt);
        var listed = await SucceedsAsync("schedules", "list");
        Assert.Contains($"paused by {paused.PausedBy}", listed, StringComparison.Ordinal);
        Assert.Contains(trigger.FireAt.UtcDateTime.ToString("yyyy-MM-dd 02:30", System.Globalization.CultureInfo.InvariantCulture), listed, StringComparison.Ordinal);
        var twice = await FailsAsync("schedules", "pause", $"{_name}/t");
        Assert.Equal(("schedule.not_waiting", true), (twice.Code, twice.Message.Contains($"is paused by {paused.PausedBy}", StringComparison.Ordinal)));

        await SucceedsAsync("schedules", "resume", _name);
        var resumed = await OneAsync();
        Assert.Equal(("Waiting", trigger.FireAt, null), (resumed.Status, resumed.FireAt, resumed.PausedBy));
        Assert.Equal(paused.PausedBy, resumed.ResumedBy);
        Assert.Equal("schedule.of_definition", (await FailsAsync("schedules", "remove", _name)).Code);
    }

    [Fact]
    public async Task A_cron_schedule_in_a_zone_is_listed_and_removed()
    {
        await SucceedsAsync("definitions", "publish", Definition(1));
        await SucceedsAsync("schedules", "add", "--definition", _name, "--cron", "0 30 2 * * *", "--zone", "Europe/Berlin");
        Assert.Contains("cron 0 30 2 * * * Europe/Berlin", await SucceedsAsync("schedules", "list"), StringComparison.Ordinal);
        var added = await OneAsync();
        Assert.Contains(added.FireAt.UtcDateTime.Hour, new[] { 0, 1 });

        Assert.Contains(": removed.", await SucceedsAsync("schedules", "remove", added.Id.ToString()[^8..]), StringComparison.Ordinal);
        var removed = await OneAsync();
        Assert.Equal(("Cancelled", true), (removed.Status, removed.Outcome!.StartsWith("Cancelled by ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("schedule.when_invalid", "--definition", "NAME")]
    [InlineData("schedule.when_invalid", "--definition", "NAME", "--at", "2099-01-01T00:00:00Z", "--cron", "0 0 0 * * *")]
    [InlineData("schedule.when_invalid", "--definition", "NAME", "--at", "2099-01-01T00:00:00Z", "--zone", "Europe/Berlin")]
    [InlineData("schedule.when_invalid", "--cluster", "nowhere", "--to", "3.5.16")]
    [InlineData("schedule.cron_invalid", "--definition", "NAME", "--cron", "0 0 * * *")]
    [InlineData("schedule.never_fires", "--definition", "NAME", "--cron", "0 0 0 30 2 *")]
    [InlineData("schedule.zone_unknown", "--definition", "NAME", "--cron", "0 0 0 * * *", "--zone", "Europe/Nowhere")]
    [InlineData("definition.not_found", "--definition", "nothing", "--cron", "0 0 0 * * *")]
    [InlineData("definition.not_found", "--definition", "NAME@9", "--cron", "0 0 0 * * *")]
    [InlineData("run.input_unknown", "--definition", "NAME", "--input", "Colour=red", "--cron", "0 0 0 * * *")]
    [InlineData("cluster.unknown", "--cluster", "nowhere", "--to", "3.5.16", "--at", "2099-01-01T00:00:00Z")]
    [InlineData("command.usage", "--definition", "NAME", "--at", "2001-01-01T00:00:00Z")]
    [InlineData("command.usage", "--cluster", "nowhere", "--at", "2099-01-01T00:00:00Z")]
    [InlineData("command.usage", "--cluster", "nowhere", "--to", "3.5.16", "--cron", "0 0 0 * * *")]
    [InlineData("command.usage", "--definition", "NAME", "--window", "--at", "2099-01-01T00:00:00Z")]
    [InlineData("command.usage", "--at", "2099-01-01T00:00:00Z")]
    public async Task What_cannot_be_scheduled_is_refused_in_words(string code, params string[] arguments)
    {
        await _api.PostTextAsync<PublishAnswer>("definitions", Json(1), Token);

        var failure = await FailsAsync(["schedules", "add", .. arguments.Select(a => a.Replace("NAME", _name, StringComparison.Ordinal))]);

        Assert.Equal(code, failure.Code);
        Assert.Empty(await SchedulesAsync());
    }

    [Fact]
    public async Task What_cannot_be_published_is_refused_with_every_finding_at_its_place()
    {
        var failure = await FailsAsync("definitions", "publish", Definition(1, Cron("30 2 * * *"), Cron("0 0 0 31 2 *", "u"), Timer("00:00:00.2", "v")));

        Assert.Equal(("definition.invalid", ExitCode.Refused), (failure.Code, failure.ExitCode));
        Assert.Equal(
            [
                ("definition.trigger_invalid", "/root/activities/1/cronExpression"), ("definition.trigger_invalid", "/root/activities/3/interval"),
                ("definition.trigger_never_fires", "/root/activities/2/cronExpression"),
            ],
            failure.Problems.Select(p => (p.Code, p.Path!)).Order());
        using var rig = NewRig();
        Assert.Equal(ExitCode.Refused, await rig.RunAsync("definitions", "validate", Definition(1, Cron("0 0 0 31 2 *"))));
        Assert.Contains("definition.trigger_never_fires", rig.Output, StringComparison.Ordinal);
        Assert.Equal("definition.not_found", (await FailsAsync("definitions", "retract", _name)).Code);
        Assert.Equal("definition.shipped", (await FailsAsync("definitions", "retract", "rolling-upgrade")).Code);
        Assert.Equal("definition.shipped", (await FailsAsync("definitions", "publish", _files.Write("s.json", Json(99).Replace(_name, "rolling-upgrade", StringComparison.Ordinal)))).Code);
        Assert.Equal("definition.invalid", (await FailsAsync("definitions", "publish", _files.Write("n.json", "no json"))).Code);
        Assert.Empty(await SchedulesAsync());
    }

    [Fact]
    public async Task A_schedule_that_is_not_there_is_unknown()
    {
        Assert.Equal("schedule.unknown", (await FailsAsync("schedules", "pause", "nothing")).Code);
        foreach (var (method, path) in new[] { ("GET", ""), ("POST", "/pause"), ("POST", "/resume"), ("DELETE", "") })
        {
            var failure = await Assert.ThrowsAsync<CommandFailure>(async () =>
            {
                var full = $"schedules/{Guid.NewGuid()}{path}";
                _ = method switch { "GET" => await _api.GetAsync<JsonElement>(full, Token), "POST" => await _api.PostAsync<JsonElement>(full, new { }, Token), _ => await DeletedAsync(full) };
            });
            Assert.Equal("schedule.unknown", failure.Code);
        }
    }

    [Fact]
    public async Task A_viewer_sees_schedules_and_changes_none_and_an_operator_publishes_none()
    {
        await _api.PostTextAsync<PublishAnswer>("definitions", Json(1, Cron("0 30 2 * * *")), Token);
        var id = (await OneAsync()).Id;
        using var viewer = await PersonAsync(Role.Viewer);
        using var person = await PersonAsync(Role.Operator);

        Assert.Contains(await viewer.ListAsync<ScheduleDocument>("schedules", Token), s => s.Id == id);
        Assert.Equal("auth.role_missing", (await Assert.ThrowsAsync<CommandFailure>(() => viewer.PostAsync<ScheduleDocument>($"schedules/{id}/pause", new { }, Token))).Code);
        Assert.Equal("auth.role_missing", (await Assert.ThrowsAsync<CommandFailure>(() => viewer.PostAsync<UpgradeAnswer>("schedules", new ScheduleBody(Definition: _name, Cron: "0 0 0 * * *"), Token))).Code);
        Assert.Equal("auth.role_missing", (await Assert.ThrowsAsync<CommandFailure>(() => person.PostTextAsync<PublishAnswer>("definitions", Json(2), Token))).Code);
        Assert.Equal($"olga{_name}", (await person.PostAsync<ScheduleDocument>($"schedules/{id}/pause", new { }, Token)).PausedBy);
    }

    private async Task<ApiClient> PersonAsync(Role role)
    {
        var (kept, token) = AccessToken.New($"olga{_name}", role, "anna", CommandRig.Clock.GetUtcNow(), null);
        await _server.Services.GetRequiredService<IAccessTokenStore>().AddAsync(kept, Token);
        return new(new Uri(_server.File.Url), token, "somebody");
    }

    private async Task<object?> DeletedAsync(string path)
    {
        await _api.DeleteAsync(path, Token);
        return null;
    }

    private async Task<ScheduleDocument> OneAsync() => Assert.Single(await SchedulesAsync());

    private async Task<List<ScheduleDocument>> SchedulesAsync() => [.. (await _api.ListAsync<ScheduleDocument>("schedules", Token)).Where(s => s.Definition == _name)];

    private async Task<List<RunSummary>> RunsAsync() => [.. (await _api.GetAsync<RunPage>("runs?pageSize=200", Token)).Items.Where(r => r.Definition == _name)];

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        using var rig = NewRig();
        var exit = await rig.RunAsync(arguments);
        Assert.True(exit == 0, $"{exit}: {rig.Error}{rig.Output}");
        return rig.Output;
    }

    private async Task<CommandFailure> FailsAsync(params string[] arguments)
    {
        using var rig = NewRig();
        var exit = await rig.RunAsync(["--json", .. arguments]);
        Assert.NotEqual(0, exit);
        var error = JsonDocument.Parse(rig.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("error");
        return new(exit, error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!)
        {
            Problems = error.TryGetProperty("problems", out var problems) ? problems.Deserialize<List<ProblemItem>>(EngineJson.Options) ?? [] : [],
        };
    }

    private CommandRig NewRig() => new CommandRig().With("ETCDUP_SERVER", _server.File.Url).With("ETCDUP_TOKEN", _server.File.Token);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = CommandRig.Clock.GetTimestamp();
        while (!await condition())
        {
            Assert.True(CommandRig.Clock.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "it did not come within 20 s");
            await Task.Delay(TimeSpan.FromMilliseconds(50), CommandRig.Clock, Token);
        }
    }

    private string Definition(int version, params string[] triggers) => _files.Write($"v{version}.json", Json(version, triggers));

    private string Json(int version, params string[] triggers) =>
        $$"""
        {"definitionId":"{{_name}}","version":{{version}},"inputs":[{"name":"Text","type":"String"}],"root":{"id":"f","type":"Elsa.Flowchart","activities":[
          {"id":"line","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"x"} } }{{string.Concat(triggers.Select(t => "," + t))}}],"connections":[]} }
        """;

    private static string Timer(string interval, string id = "t") => Trigger(id, "Timer", "interval", interval);

    private static string Cron(string expression, string id = "t") => Trigger(id, "Cron", "cronExpression", expression);

    private static string Trigger(string id, string type, string property, string value) =>
        $$"""{"id":"{{id}}","type":"Elsa.{{type}}","{{property}}":{"expression":{"type":"Literal","value":"{{value}}"} },"customProperties":{"canStartWorkflow":true} }""";
}
