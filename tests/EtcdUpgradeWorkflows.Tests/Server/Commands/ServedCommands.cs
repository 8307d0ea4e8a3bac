using System.Net.Http.Json;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Tests.Cli;

namespace EtcdUpgradeWorkflows.Tests.Server.Commands;

/// <summary>A whole server, and the command as its owner calls it.</summary>
public sealed class ServedCommands : IAsyncLifetime
{
    // A person works its members, and none of them is there.
    private const string Cluster = """
        {"name":"NAME","members":[{"name":"m1","clientUrl":"http://127.0.0.1:PORT1","peerUrl":"http://127.0.0.1:PORT2","host":{"kind":"manual"}}]}
        """;

    private int _ports = 1;

    internal HostedServer Server { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await HostedServer.StartAsync();
        await Server.Get<ShippedDefinitions>().PublishAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Its standard output.</summary>
    internal async Task<string> SucceedsAsync(params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(arguments);
        Assert.True(exit == 0, $"{exit}: {error}{output}");
        return output;
    }

    /// <summary>Its exit code and the code of its error, which it tells with advice and without a stack trace.</summary>
    internal async Task<(int Exit, string Code)> FailsAsync(params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(["--json", .. arguments]);
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
        if (output.Length == 0)
        {
            // Refused by the parser, before there is a server to ask.
            Assert.Contains(" --help.", error, StringComparison.Ordinal);
            return (exit, "");
        }

        var told = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("error");
        return (exit, told.GetProperty("code").GetString()!);
    }

    internal async Task<(int Exit, string Output, string Error)> RunAsync(string[] arguments, string? token = null)
    {
        using var rig = new CommandRig().With("ETCDUP_SERVER", Server.File.Url).With("ETCDUP_TOKEN", token ?? Server.File.Token);
        var exit = await rig.RunAsync(arguments);
        return (exit, rig.Output, rig.Error);
    }

    internal async Task<T> GetAsync<T>(string path)
    {
        using var answer = await Server.Client.GetAsync($"/api/v1/{path}", Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<T>(text, EngineJson.Options)!;
    }

    internal async Task AddClusterAsync(string name)
    {
        using CommandRig files = new();
        await SucceedsAsync("clusters", "add", files.Write("cluster.json", Cluster
            .Replace("NAME", name, StringComparison.Ordinal).Replace("PORT1", $"{_ports++}", StringComparison.Ordinal).Replace("PORT2", $"{_ports++}", StringComparison.Ordinal)));
    }

    /// <summary>A run that has reserved the cluster, and needs somebody: its members do not answer.</summary>
    internal async Task<long> WorkOnAsync(string cluster)
    {
        StartRunBody body = new("rolling-upgrade", null, new Dictionary<string, JsonElement> { ["Cluster"] = JsonSerializer.SerializeToElement(cluster), ["Target"] = JsonSerializer.SerializeToElement("3.5.16") });
        using var answer = await Server.Client.PostAsJsonAsync("/api/v1/runs", body, EngineJson.Options, Token);
        var run = (await answer.Content.ReadFromJsonAsync<RunReference>(EngineJson.Options, Token))!.Number;
        await HostedServer.UntilAsync(() => GetAsync<RunDocument>($"runs/{run}"), found => found.NeedsYou);
        return run;
    }
}
