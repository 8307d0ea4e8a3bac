using System.Diagnostics;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;

namespace EtcdUpgradeWorkflows.Benchmarks.Servers;

/// <summary>The published command's server in a process of its own, and what it costs.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task _output;

    private ServedProcess(Process process)
    {
        _process = process;
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public ApiClient Api { get; private set; } = null!;

    /// <summary>From the start of the process until /readyz said yes.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What of its memory is in the machine's, in MB.</summary>
    public double Megabytes => File.ReadLines($"/proc/{_process.Id}/status").Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="db">Null: SQLite in the data directory.</param>
    public static async Task<ServedProcess> StartAsync(string command, string data, string? db)
    {
        ProcessStartInfo start = new(command, ["serve", "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ETCDUP_DB"] = db;
        var began = Stopwatch.GetTimestamp();
        ServedProcess server = new(Process.Start(start)!);
        var file = DataDirectory.ServerFileOf(data);
        using HttpClient http = new();
        while (true)
        {
            if (server._process.HasExited || Stopwatch.GetElapsedTime(began) > StartsWithin) throw new InvalidOperationException("the server did not start");
            if (File.Exists(file) && EngineJson.Read<ServerFile>(await File.ReadAllTextAsync(file)) is var found && found.Pid == server._process.Id)
            {
                if ((await http.GetAsync(new Uri($"{found.Url.TrimEnd('/')}/readyz"))).IsSuccessStatusCode)
                {
                    server.ReadyAfter = Stopwatch.GetElapsedTime(began);
                    server.Api = new ApiClient(new Uri(found.Url), found.Token, "bench");
                    return server;
                }
            }

            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        using (var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }
}
