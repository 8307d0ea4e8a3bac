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
    private static readonly IReadOnlyDictionary<string, string> NoEnvironment = new Dictionary<string, string>();
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private readonly string _data;

    private readonly Func<CancellationToken, Task<ServerProcess>>? _startAgain;

    private ServerProcess(Process process, string data, ApiClient api, Func<CancellationToken, Task<ServerProcess>>? startAgain = null)
    {
        _process = process;
        _data = data;
        _startAgain = startAgain;
        Api = api;
    }

    public ApiClient Api { get; }

    public int Pid => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>How leases and claims name it.</summary>
    public string Id => File.ReadAllText(Path.Combine(_data, "server-id")).Trim();

    /// <summary>What it has said so far.</summary>
    public string Log
    {
        get
        {
            lock (typeof(ServerProcess))
            {
                return File.ReadAllText(LogOf(_data));
            }
        }
    }

    /// <summary>Fails when the server ends before it serves.</summary>
    public static Task<ServerProcess> StartAsync(string data, string? db, CancellationToken cancellationToken) => StartAsync(data, db, NoEnvironment, [], cancellationToken);

    /// <param name="environment">Beside the test's own.</param>
    public static async Task<ServerProcess> StartAsync(
        string data, string? db, IReadOnlyDictionary<string, string> environment, IEnumerable<string> options, CancellationToken cancellationToken)
    {
        var process = Launch(data, db, environment, options);
        var log = LogOf(data);
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
        return new(process, data, new ApiClient(new Uri(found!.Url), found.Token, "test"), token => StartAsync(data, db, environment, options, token));
    }

    /// <summary>Another one in the place of this one, which was killed: the same data directory, database and options.</summary>
    public Task<ServerProcess> StartAgainAsync(CancellationToken cancellationToken) => _startAgain!(cancellationToken);

    /// <summary>Whether it says that it can do its work now. One that says nothing cannot.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new() { Timeout = AnswerWithin };
        try
        {
            using var answer = await http.GetAsync(new Uri(Api.Server, "/readyz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>One that a command has started.</summary>
    public static ServerProcess Running(string data)
    {
        var file = EngineJson.Read<ServerFile>(File.ReadAllText(DataDirectory.ServerFileOf(data)));
        return new(Process.GetProcessById(file.Pid), data, new ApiClient(new Uri(file.Url), file.Token, "test"));
    }

    /// <summary>A start that must be refused.</summary>
    /// <returns>Its exit code and all it said.</returns>
    public static async Task<(int ExitCode, string Output)> RefusedAsync(string data, CancellationToken cancellationToken, string? db = null)
    {
        using var process = Launch(data, db, NoEnvironment, []);
        using var deadline = new CancellationTokenSource(StartDeadline, RealTime.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(linked.Token);
            var errors = await process.StandardError.ReadToEndAsync(linked.Token);
            await process.WaitForExitAsync(linked.Token);
            return (process.ExitCode, await output + errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>SIGSTOP: it stands still and everything it has stays open.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>SIGKILL: nothing is given back, nothing is said.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        Api.Dispose();
    }

    /// <summary>SIGTERM, as a supervisor stops it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        Signal("TERM");
        using CancellationTokenSource deadline = new(StopDeadline, RealTime.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await _process.WaitForExitAsync(linked.Token);
        return _process.ExitCode;
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

    private void Signal(string name)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {_process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static Process Launch(string data, string? db, IReadOnlyDictionary<string, string> environment, IEnumerable<string> options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "etcdup.dll"), "serve", "--data", data, .. options])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        if (db is not null)
        {
            start.Environment["ETCDUP_DB"] = db;
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string LogOf(string data) => $"{data}.log";

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
