using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.Benchmarks.Swap;
using EtcdUpgradeWorkflows.Cli.Demo;

namespace EtcdUpgradeWorkflows.Benchmarks.Plan;

/// <summary>What plan and preflight of a healthy cluster of three members cost: the request alone, the whole command, and beside them one question to a member, taken in turns.</summary>
internal sealed class PlanBenchmark(string command, int requests)
{
    private const string From = "3.4.23";
    private const string To = "3.5.16";
    private const int Warm = 5;

    private readonly ReleaseCache _releases = new(Environment.GetEnvironmentVariable);

    public async Task<string> RunAsync()
    {
        await using var server = await BenchServer.StartAsync(command, _releases, [From, To]);
        var (cluster, _) = await server.UpAsync("bench", From);
        try
        {
            return await MeasureAsync(server.Command, server.Data, cluster);
        }
        finally
        {
            await server.DownAsync("bench");
        }
    }

    private async Task<string> MeasureAsync(Etcdup etcdup, string data, DemoCluster cluster)
    {
        var file = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(data, "server.json")));
        using HttpClient http = new() { BaseAddress = new Uri(file.GetProperty("url").GetString()!) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", file.GetProperty("token").GetString());
        List<double> plans = [], questions = [], commands = [];
        for (var i = 0; i < requests + Warm; i++)
        {
            using var body = new StringContent($$"""{"to":"{{To}}"}""", Encoding.UTF8, "application/json");
            var plan = await TimeAsync(async () => (await http.PostAsync(new Uri("api/v1/clusters/bench/plan", UriKind.Relative), body)).EnsureSuccessStatusCode());
            var question = await TimeAsync(() => http.GetStringAsync(new Uri($"{cluster.Members[0].ClientUrl}/version")));
            var (_, whole) = await etcdup.RunAsync("plan", "--cluster", "bench", "--to", To);
            if (i >= Warm)
            {
                plans.Add(plan);
                questions.Add(question);
                commands.Add(whole.TotalMilliseconds);
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            plan and preflight, {requests} times each in turns, {cluster.Members.Count} members of {From}, no load
            request (POST clusters/NAME/plan)   {Tell(plans)}
            one question to a member (/version) {Tell(questions)}
            the whole command (etcdup plan)     {Tell(commands)}
            request less one question           {Median(plans) - Median(questions):0} ms (goal: below 300 ms)
            """);
    }

    private static async Task<double> TimeAsync(Func<Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static string Tell(List<double> values) =>
        string.Create(CultureInfo.InvariantCulture, $"median {Median(values):0.0} ms, 90 % {values.Order().ElementAt((int)(values.Count * 0.9)):0.0} ms, n={values.Count}");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
