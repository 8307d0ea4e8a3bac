using System.Diagnostics;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>A real `etcdup serve` in a process of its own, that a test may kill.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private ServerProcess(Process process, ApiClient api)
    {
        _process = process;
        Api = api;
    }

    public ApiClient Api { get; }

    public int Pid => _process.Id;

    /// <param name="environment">Beside the test's own.</param>
    public static async Task<ServerProcess> StartAsync(
        string data, string? db, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "etcdup.dll"), "serve", "--data", data },
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        if (db is not null)
        {
            start.Environment["ETCDUP_DB"] = db;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var log = Path.Combine(Path.GetDirectoryName(data)!, "server.log");
        process.ErrorDataReceived += (_, line) => Append(log, line.Data);
        process.OutputDataReceived += (_, line) => Append(log, line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var file = DataDirectory.ServerFileOf(data);
        ServerFile? found = null;
        await Until.TrueAsync(
            () =>
            {
                Assert.False(process.HasExited, File.Exists(log) ? File.ReadAllText(log) : "the server ended");
                if (File.Exists(file) && EngineJson.Read<ServerFile>(File.ReadAllText(file)) is var read && read.Pid == process.Id)
                {
                    found = read;
                }

                return Task.FromResult(found is not null);
            },
            StartDeadline, cancellationToken);
        return new(process, new ApiClient(new Uri(found!.Url), found.Token, "test"));
    }

    /// <summary>SIGKILL: nothing is given back, nothing is said.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        Api.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        Api.Dispose();
        _process.Dispose();
    }

    private static void Append(string log, string? line)
    {
        if (line is not null)
        {
            lock (typeof(ServerProcess))
            {
                File.AppendAllText(log, line + "\n");
            }
        }
    }
}
