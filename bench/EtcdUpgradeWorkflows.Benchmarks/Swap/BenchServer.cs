using System.Diagnostics;
using System.Globalization;

namespace EtcdUpgradeWorkflows.Benchmarks.Swap;

/// <summary>A server of the published command; its data directory goes with it.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _data;
    private readonly Task _output;

    private BenchServer(Process process, string data)
    {
        (_process, _data) = (process, data);
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public static async Task<BenchServer> StartAsync(string command, string data)
    {
        BenchServer server = new(Process.Start(new ProcessStartInfo(command, ["serve", "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true })!, data);
        var began = Stopwatch.GetTimestamp();
        while (!File.Exists(Path.Combine(data, "server.json")))
        {
            if (server._process.HasExited || Stopwatch.GetElapsedTime(began) > StartsWithin)
            {
                throw new InvalidOperationException("the server did not start");
            }

            await Task.Delay(50);
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
