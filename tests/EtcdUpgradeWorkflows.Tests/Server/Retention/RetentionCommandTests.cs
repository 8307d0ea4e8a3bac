using System.Net;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Server.Retention;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace EtcdUpgradeWorkflows.Tests.Server.Retention;

/// <summary>The commands and the API of keeping and deleting, on a whole server.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class RetentionCommandTests : IAsyncLifetime
{
    private const string WriteLine = """{"id":"w","nodeId":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}}""";

    private HostedServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await HostedServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_run_is_kept_shown_released_and_deleted_and_what_was_seen_otherwise_is_not()
    {
        await _server.RunAsync("one", WriteLine);
        await _server.RunAsync("two", WriteLine);
        await TellAsync();
        Assert.Contains("run 1 is kept as evidence", await SucceedsAsync("runs", "keep", "1", "--reason", "change 4711"), StringComparison.Ordinal);
        Assert.Equal("run.kept_before", await FailsAsync("runs", "keep", "1", "--reason", "again"));
        Assert.Equal("run.reason_missing", await FailsAsync("runs", "keep", "1", "--reason", " "));
        Assert.Equal("run.not_found", await FailsAsync("runs", "keep", "99", "--reason", "x"));
        Assert.Contains("change 4711", await SucceedsAsync("runs", "show", "1"), StringComparison.Ordinal);
        Assert.Contains("kept as evidence", await SucceedsAsync("runs", "list"), StringComparison.Ordinal);
        Assert.DoesNotContain("two", await SucceedsAsync("runs", "list", "--kept"), StringComparison.Ordinal);

        Assert.Equal("run.kept_as_evidence", await FailsAsync("runs", "delete", "1", "--yes"));
        Assert.NotEqual(0, await ExitAsync("runs", "delete", "2"));
        var tag = await TagAsync(1);
        Assert.Contains("not kept", await SucceedsAsync("runs", "release", "1", "--reason", "audit is over"), StringComparison.Ordinal);
        Assert.Equal("run.not_kept", await FailsAsync("runs", "release", "1", "--reason", "again"));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "run.changed"), await DeleteAsync(1, tag));
        var shown = await SucceedsAsync("runs", "show", "1");
        Assert.Contains("audit is over", shown, StringComparison.Ordinal);

        Assert.Contains("was deleted", await SucceedsAsync("runs", "delete", "1", "--yes"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, ""), await DeleteAsync(2, await TagAsync(2)));
        foreach (var arguments in new[] { new[] { "runs", "show", "1" }, ["runs", "journal", "2"], ["runs", "delete", "1", "--yes"], ["runs", "keep", "1", "--reason", "too late"] })
        {
            Assert.Equal("run.deleted", await FailsAsync(arguments));
        }
    }

    [Fact]
    public async Task A_run_under_way_is_not_deleted_and_only_an_admin_deletes()
    {
        await _server.RunAsync("fails", """{"id":"f","nodeId":"f","type":"Elsa.Fault","version":1,"code":{"expression":{"type":"Literal","value":"x.y"}},"message":{"expression":{"type":"Literal","value":"no"}}}""");
        var refused = await FailsAsync("runs", "delete", "1", "--yes");
        Assert.Contains(refused, new[] { RunStays.NotEnded, RunStays.Incident });
        var token = await _server.AddPersonAsync("olga", Role.Operator);
        using var olga = _server.ClientWith(token);
        using var answer = await olga.DeleteAsync("/api/v1/runs/1", Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Retention_is_off_is_set_previewed_run_and_told()
    {
        await _server.RunAsync("one", WriteLine);
        await _server.RunAsync("two", WriteLine);
        await _server.RunAsync("three", WriteLine);

        // The round of the server's start is due no more: it would find what is set below.
        await _server.Get<RetentionRunner>().RunDueAsync(Token);
        await AgeAsync(TimeSpan.FromDays(500));
        await SucceedsAsync("runs", "keep", "2", "--reason", "audit");
        var shown = await SucceedsAsync("retention", "show");
        Assert.Contains("for ever", shown, StringComparison.Ordinal);
        Assert.Contains("nobody has set it", shown, StringComparison.Ordinal);
        Assert.Equal("retention.off", await FailsAsync("retention", "run", "--yes"));
        Assert.Equal("retention.invalid", await FailsAsync("retention", "set", "--runs", "6d", "--yes"));
        Assert.Equal("command.usage", await FailsAsync("retention", "set", "--runs", "long", "--yes"));
        Assert.Equal("command.usage", await FailsAsync("retention", "set", "--yes"));
        Assert.NotEqual(0, await ExitAsync("retention", "set", "--runs", "400d"));
        Assert.Contains("400 days", await SucceedsAsync("retention", "set", "--runs", "400d", "--tokens", "90d", "--yes"), StringComparison.Ordinal);
        Assert.Contains("tokens     for ever", await SucceedsAsync("retention", "set", "--tokens", "off"), StringComparison.Ordinal);
        using var late = await _server.Client.PutAsync(
            "/api/v1/retention", new StringContent("""{"runs":"30.00:00:00","revision":0}""", System.Text.Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        var preview = await SucceedsAsync("retention", "preview");
        Assert.Contains("would go: 2 runs", preview, StringComparison.Ordinal);
        Assert.Contains("run.kept_as_evidence", preview, StringComparison.Ordinal);
        Assert.NotEqual(0, await ExitAsync("retention", "run"));
        Assert.Contains("deleted: 2 runs", await SucceedsAsync("retention", "run", "--yes"), StringComparison.Ordinal);
        Assert.Contains("1 run.kept_as_evidence", await SucceedsAsync("retention", "show"), StringComparison.Ordinal);
        Assert.Equal("run.deleted", await FailsAsync("runs", "show", "3"));
        Assert.Contains("audit", await SucceedsAsync("runs", "show", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quartz_wakes_the_round_that_is_due()
    {
        await _server.RunAsync("one", WriteLine);
        await AgeAsync(TimeSpan.FromDays(500));
        await SucceedsAsync("retention", "set", "--runs", "400d", "--yes");
        await _server.Get<ISchedulerFactory>().GetScheduler(Token);
        var began = HostedServer.Clock.GetUtcNow();
        await HostedServer.UntilAsync(async () => (await _server.Get<IRetentionStore>().ReadAsync(Token)).RoundAt, at => at is not null);

        // The round at the server's start may have come before the setting: the next one is put nearer.
        await SqlAsync("update retention set round_at = null");
        await _server.Get<IRetentionClock>().SetAsync(began, Token);
        await HostedServer.UntilAsync(async () => await _server.Get<IRunArchive>().FindDeletedAsync("1", Token), run => run is not null);
    }

    [Fact]
    public async Task Releases_that_nobody_needs_go_and_what_was_set_aside_by_a_dead_server_comes_back()
    {
        var binaries = Path.Combine(_server.DataDirectoryPath, "binaries");
        foreach (var version in new[] { "3.4.23", "3.5.16", "3.5.21" })
        {
            Directory.CreateDirectory(Path.Combine(binaries, version));
            await File.WriteAllTextAsync(Path.Combine(binaries, version, "release.json"), $$"""{"version":"{{version}}","sha256":{} }""", Token);
            File.SetLastWriteTimeUtc(Path.Combine(binaries, version, "release.json"), HostedServer.Clock.GetUtcNow().UtcDateTime.AddDays(version == "3.5.21" ? -1 : -100));
        }

        await _server.RunAsync("names-it", WriteLine.Replace("hello", "etcd 3.5.16", StringComparison.Ordinal));
        var plan = await SucceedsAsync("binaries", "prune", "--older-than", "90", "--dry-run");
        Assert.Contains("definition names-it names it", string.Join(' ', plan.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(["3.4.23", "3.5.16", "3.5.21"], _server.Get<BinaryStore>().List());

        // A server that died in a removal: the release is there again before anybody judges it.
        var aside = _server.Get<BinaryStore>().SetAside("3.5.16")!;
        Assert.Equal(["3.4.23", "3.5.21"], _server.Get<BinaryStore>().List());
        await SucceedsAsync("binaries", "prune", "--older-than", "90", "--yes");
        Assert.Equal(["3.5.16", "3.5.21"], _server.Get<BinaryStore>().List());
        Assert.False(Directory.Exists(aside));
        Assert.Equal("binaries.policy_invalid", await FailsAsync("binaries", "prune", "--older-than", "-1", "--yes"));
    }

    [Fact]
    public async Task A_file_of_the_vault_without_a_row_is_told_of_and_one_whose_deletion_was_begun_goes()
    {
        // The server cleans up at its start by itself.
        await _server.App.Services.GetServices<IHostedService>().OfType<RetentionSweep>().Single().StopAsync(Token);
        var vault = Directory.CreateDirectory(Path.Combine(_server.DataDirectoryPath, "vault", "prod-a")).FullName;
        foreach (var name in new[] { "orphan.snapshot", "young.snapshot", "going.snapshot", "half.partial" })
        {
            await File.WriteAllTextAsync(Path.Combine(vault, name), "x", Token);
            File.SetLastWriteTimeUtc(Path.Combine(vault, name), HostedServer.Clock.GetUtcNow().UtcDateTime.AddHours(name.StartsWith("young", StringComparison.Ordinal) ? 0 : -2));
        }

        await File.WriteAllTextAsync(Path.Combine(vault, "going.snapshot.going"), "", Token);
        var told = await SucceedsAsync("--json", "backups", "orphans");
        Assert.Equal(["going.snapshot", "orphan.snapshot"], JsonDocument.Parse(told).RootElement.EnumerateArray().Select(file => Path.GetFileName(file.GetProperty("path").GetString())!));
        await _server.Get<FileRetention>().CleanAsync(Token);
        Assert.Equal(["half.partial", "orphan.snapshot", "young.snapshot"], Directory.GetFiles(vault).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Contains("orphan.snapshot", string.Concat((await SucceedsAsync("backups", "orphans")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task AgeAsync(TimeSpan by)
    {
        await TellAsync();
        await SqlAsync($"update runs set finished_at = finished_at - {by.Ticks}");
    }

    // What runs told of their end is addressed within seconds, and they stay as long.
    private Task TellAsync() => _server.Get<NotificationDispatcher>().DispatchAsync(Token);

    private async Task SqlAsync(string sql)
    {
        await using var connection = await _server.Get<WorkflowDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<string> TagAsync(long run)
    {
        using var answer = await _server.Client.GetAsync($"/api/v1/runs/{run}", Token);
        return answer.Headers.ETag!.Tag;
    }

    private async Task<(HttpStatusCode Status, string Code)> DeleteAsync(long run, string tag)
    {
        using HttpRequestMessage request = new(HttpMethod.Delete, $"/api/v1/runs/{run}");
        request.Headers.IfMatch.Add(new(tag));
        using var answer = await _server.Client.SendAsync(request, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        return (answer.StatusCode, text.Length == 0 ? "" : JsonSerializer.Deserialize<ProblemDocument>(text, EngineJson.Options)!.Code);
    }

    private async Task<int> ExitAsync(params string[] arguments)
    {
        using var rig = NewRig();
        return await rig.RunAsync(arguments);
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

    private CommandRig NewRig() => new CommandRig().With("ETCDUP_SERVER", _server.File.Url).With("ETCDUP_TOKEN", _server.File.Token);
}
