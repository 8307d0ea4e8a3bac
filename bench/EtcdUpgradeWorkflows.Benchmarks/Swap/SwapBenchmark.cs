using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Demo;

namespace EtcdUpgradeWorkflows.Benchmarks.Swap;

/// <summary>
/// The cost of a swap: SIGTERM until the first linearizable read of the new process, the longest gap between two acknowledged writes, and
/// what lies between the swaps. Ours and a tight script take turns, each on a fresh cluster of real etcd under the same load.
/// </summary>
/// <param name="megabytes">Of data that lie in the cluster before.</param>
internal sealed class SwapBenchmark(string command, int upgrades, int megabytes)
{
    private const string From = "3.4.23";
    private const string To = "3.5.16";
    private static readonly TimeSpan LoadBefore = TimeSpan.FromSeconds(1);

    // How long the script waits before its first swap, so that a member of either side has as much of its log to replay; until ours was measured, a guess.
    private TimeSpan _lead = TimeSpan.FromSeconds(4);

    private readonly ReleaseCache _releases = new(Environment.GetEnvironmentVariable);
    private readonly SwapReport _report = new(From, To);

    public async Task<SwapReport> RunAsync()
    {
        await using var server = await BenchServer.StartAsync(command, _releases, [From, To]);
        for (var i = 0; i < upgrades * 2; i++)
        {
            // Which side begins changes with every pair, so that neither always meets the warmer machine.
            var isOurs = i % 4 is 1 or 2;
            await UpgradeAsync(server, $"bench-{i}", isOurs);
            Console.Error.WriteLine(_report.Progress());
        }

        return _report;
    }

    // Values of 64 KiB, so that a snapshot and a restore have something to carry.
    private async Task FillAsync(DemoCluster cluster)
    {
        using HttpClient http = new();
        var value = new byte[64 * 1024];
        for (var i = 0; i < megabytes * 16; i++)
        {
            Random.Shared.NextBytes(value);
            var body = JsonSerializer.Serialize(new { key = Convert.ToBase64String(Encoding.UTF8.GetBytes($"fill/{i}")), value = Convert.ToBase64String(value) });
            using StringContent content = new(body);
            (await http.PostAsync(new Uri($"{cluster.Members[0].ClientUrl}/v3/kv/put"), content)).EnsureSuccessStatusCode();
        }
    }

    private async Task UpgradeAsync(BenchServer server, string name, bool isOurs)
    {
        var (cluster, file) = await server.UpAsync(name, From);
        try
        {
            await FillAsync(cluster);
            var observers = cluster.Members.Select(m => new MemberObserver(m)).ToList();
            using CancellationTokenSource stop = new();
            await using WriteLoad load = new(cluster.Members, Path.Combine(server.Directory, name, "ledger.txt"), TimeProvider.System);
            load.Start(1);
            var watching = observers.Select(o => Task.Run(() => o.WatchAsync(stop.Token))).ToList();
            await Task.Delay(LoadBefore);
            var began = DateTimeOffset.UtcNow;
            var activities = isOurs ? await OursAsync(server.Command, name) : await ScriptAsync(cluster, file);
            await stop.CancelAsync();
            await Task.WhenAll(watching);
            var writes = await load.FinishAsync(CancellationToken.None);
            var swaps = observers.Select(o => o.Times()).OrderBy(t => t.Signalled).ToList();
            _lead = isOurs ? swaps[0].Signalled - began : _lead;
            _report.Add(isOurs, swaps, writes, activities);
        }
        finally
        {
            await server.DownAsync(name);
        }
    }

    private async Task<IReadOnlyList<ActivityTime>> OursAsync(Etcdup etcdup, string name)
    {
        var (_, plan) = await etcdup.RunAsync("plan", "--cluster", name, "--to", To);
        _report.AddPlan(plan);
        await etcdup.RunAsync("upgrade", "--cluster", name, "--to", To, "--yes");
        var (runs, _) = await etcdup.RunAsync("runs", "list");
        var number = runs.GetProperty("items").EnumerateArray()
            .Where(r => r.GetProperty("cluster").GetString() == name && r.GetProperty("definition").GetString() == "rolling-upgrade").Max(r => r.GetProperty("number").GetInt64());
        var (run, _) = await etcdup.RunAsync("runs", "show", number.ToString(CultureInfo.InvariantCulture));
        return [.. run.GetProperty("activities").EnumerateArray().Where(a => a.GetProperty("finishedAt").ValueKind != JsonValueKind.Null).Select(a => new ActivityTime(
            a.GetProperty("type").GetString()!, a.GetProperty("startedAt").GetDateTimeOffset(), a.GetProperty("finishedAt").GetDateTimeOffset()))];
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private async Task<IReadOnlyList<ActivityTime>> ScriptAsync(DemoCluster cluster, string file)
    {
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        List<string> members = [];
        foreach (var (member, json) in cluster.Members.Zip(spec["members"]!.AsArray()))
        {
            var install = Path.Combine(member.Directory, "install");
            var target = Path.Combine(install, "versions", To);
            Directory.CreateDirectory(target);
            File.Copy(Path.Combine(_releases.DirectoryOf(To), "etcd"), Path.Combine(target, "etcd"));
            string[] line = [Path.Combine(install, "current", "etcd"), .. json!["host"]!["arguments"]!.AsArray().Select(a => a!.GetValue<string>())];
            await File.WriteAllLinesAsync(Path.Combine(install, "command"), line);
            var pid = File.ReadLines(Path.Combine(install, ".etcdup", "record")).First(l => l.StartsWith("pid=", StringComparison.Ordinal))[4..];
            members.Add($"{member.Name},{member.ClientUrl},{install},{pid}");
        }

        var (code, output, error) = await ProcessRun.OfAsync(
            "sh", [Path.Combine(AppContext.BaseDirectory, "Swap", "script.sh"), To, Seconds(_lead), Seconds(SwapReport.SettleTime), .. members]);
        return code == 0 ? [] : throw new InvalidOperationException($"the script ended with {code}\n{output}\n{error}");
    }
}

internal sealed record ActivityTime(string Type, DateTimeOffset StartedAt, DateTimeOffset FinishedAt)
{
    public TimeSpan Duration => FinishedAt - StartedAt;
}
