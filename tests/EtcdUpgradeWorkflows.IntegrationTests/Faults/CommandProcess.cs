using System.Diagnostics;
using System.Text;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>The command `etcdup` in a process of its own: with pipes, or in a real terminal of script(1), whose keys a test presses.</summary>
internal sealed class CommandProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private CommandProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public bool HasEnded => _process.HasExited;

    public static CommandProcess Start(string data, params string[] arguments) => Launch("dotnet", [Dll, .. arguments, "--data", data]);

    /// <summary>As a shell at a terminal would start it: what this process ignores (nohup, a job in the background) is not handed on.</summary>
    public static CommandProcess StartInTerminal(string data, params string[] arguments) =>
        Launch("script", ["-qefc", $"exec env --default-signal=INT,QUIT,HUP dotnet {Dll} {string.Join(' ', arguments)} --data {data}", "/dev/null"]);

    public void PressControlC()
    {
        _process.StandardInput.Write('\x03');
        _process.StandardInput.Flush();
    }

    /// <summary>The terminal goes: its other end is closed, and the system says SIGHUP.</summary>
    public void CloseTerminal() => _process.Kill();

    /// <summary>SIGTERM to the command itself, not to its terminal.</summary>
    public void Terminate()
    {
        var child = File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {Assert.Single(child)}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public Task UntilSaysAsync(string text, CancellationToken cancellationToken) => Until.TrueAsync(
        () =>
        {
            var said = Output.Contains(text, StringComparison.Ordinal);
            Assert.True(said || !_process.HasExited, $"it ended with {(_process.HasExited ? _process.ExitCode : 0)} without saying '{text}': {Output}");
            return Task.FromResult(said);
        },
        TimeSpan.FromSeconds(60), cancellationToken);

    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await Until.TrueAsync(() => Task.FromResult(_process.HasExited), Patience, cancellationToken);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static string Dll => Path.Combine(AppContext.BaseDirectory, "etcdup.dll");

    private static CommandProcess Launch(string program, IEnumerable<string> arguments) => new(Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["TERM"] = "xterm" },
    })!);

    private async Task ReadAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var read)
        {
            lock (_output)
            {
                _output.Append(buffer, 0, read);
            }
        }
    }
}
