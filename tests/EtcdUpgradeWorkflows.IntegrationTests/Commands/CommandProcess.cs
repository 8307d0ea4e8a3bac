using System.Diagnostics;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.IntegrationTests.Commands;

/// <summary>The built command as a process, on a data directory of its own; the server that it starts is ended with it.</summary>
internal sealed class CommandProcess : IAsyncDisposable
{
    public CommandProcess()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("etcdup-command-").FullName;
        Data = Path.Combine(Directory, "data");
    }

    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "etcdup");

    public string Directory { get; }

    public string Data { get; }

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "etcdup.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ETCDUP_DATA"] = Data;
        start.Environment["HOME"] = Directory;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var identity in ServersOf(Data).ToList())
        {
            using var server = Process.GetProcessById(identity.Pid);
            server.Kill();
            await server.WaitForExitAsync();
        }

        System.IO.Directory.Delete(Directory, recursive: true);
    }

    /// <summary>Processes that serve a data directory.</summary>
    public static IEnumerable<ProcessIdentity> ServersOf(string data)
    {
        foreach (var path in System.IO.Directory.EnumerateDirectories("/proc").Where(p => Path.GetFileName(p).All(char.IsAsciiDigit)))
        {
            string[] words;
            try
            {
                words = File.ReadAllText($"{path}/cmdline").Split('\0');
            }
            catch (IOException)
            {
                continue;
            }

            if (words.Contains("serve") && words.Contains(data) && ProcessIdentity.Find(int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture)) is { } found)
            {
                yield return found;
            }
        }
    }
}
