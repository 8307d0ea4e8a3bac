using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>DBOS Transact in a node process of its own (bench/dbos).</summary>
/// <param name="directory">With its packages.</param>
internal sealed class PeerSide(string directory, string url)
{
    public string Version { get; } = JsonElement.Parse(File.ReadAllText(Path.Combine(directory, "node_modules/@dbos-inc/dbos-sdk/package.json"))).GetProperty("version").GetString()!;

    public async Task<Work> RunAsync(int concurrency, TimeSpan warmUp, TimeSpan measured, Action beginning, Action ending)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["throughput.mjs", url, Number(concurrency), Number(measured.TotalSeconds), Number(warmUp.TotalSeconds)])
        {
            WorkingDirectory = directory, RedirectStandardOutput = true,
        })!;
        // It says when it begins, and when the time is over.
        await process.StandardOutput.ReadLineAsync();
        beginning();
        var last = await process.StandardOutput.ReadLineAsync();
        ending();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"DBOS ended with {process.ExitCode}: {last}");
        var answer = JsonElement.Parse(last!);
        return new(answer.GetProperty("workflows").GetDouble(), TimeSpan.FromSeconds(answer.GetProperty("seconds").GetDouble()), TimeSpan.FromSeconds(answer.GetProperty("processor").GetDouble()));
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
