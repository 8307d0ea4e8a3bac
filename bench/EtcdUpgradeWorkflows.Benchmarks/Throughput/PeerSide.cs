using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>DBOS Transact in a node process of its own (bench/dbos), which lives through all turns as our engine's does.</summary>
internal sealed class PeerSide : IAsyncDisposable
{
    private readonly Process _process;

    /// <param name="directory">With its packages.</param>
    /// <param name="most">Concurrency at most.</param>
    public PeerSide(string directory, string url, int most)
    {
        Version = JsonElement.Parse(File.ReadAllText(Path.Combine(directory, "node_modules/@dbos-inc/dbos-sdk/package.json"))).GetProperty("version").GetString()!;
        _process = Process.Start(new ProcessStartInfo("node", ["--no-deprecation", "throughput.mjs", url, Number(most)])
        {
            WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
    }

    public string Version { get; }

    public async Task<Work> RunAsync(int concurrency, TimeSpan warmUp, TimeSpan measured, Action beginning, Action ending)
    {
        await _process.StandardInput.WriteLineAsync($"{Number(concurrency)} {Number(warmUp.TotalSeconds)} {Number(measured.TotalSeconds)}");
        await _process.StandardInput.FlushAsync();
        await AnswerAsync();
        beginning();
        var answer = JsonElement.Parse(await AnswerAsync());
        ending();
        return new(answer.GetProperty("workflows").GetDouble(), TimeSpan.FromSeconds(answer.GetProperty("seconds").GetDouble()), TimeSpan.FromSeconds(answer.GetProperty("processor").GetDouble()));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> AnswerAsync() => await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("DBOS has ended");

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
