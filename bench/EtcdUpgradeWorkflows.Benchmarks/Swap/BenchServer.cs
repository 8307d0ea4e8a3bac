using System.Diagnostics;
using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Demo;

namespace EtcdUpgradeWorkflows.Benchmarks.Swap;

/// <summary>A server of the published command in a directory of its own, which goes with it, clusters and all.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task _output;

    private BenchServer(Process process, string directory, string data, Etcdup command)
    {
        (_process, Directory, Data, Command) = (process, directory, data, command);
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public string Directory { get; }

    public string Data { get; }

    /// <summary>The command, speaking to this server.</summary>
    public Etcdup Command { get; }

    /// <param name="releases">Fetched, and added to the server.</param>
    public static async Task<BenchServer> StartAsync(string command, ReleaseCache cache, IReadOnlyList<string> releases)
    {
        await cache.FetchAsync([.. releases], CancellationToken.None);
        var directory = System.IO.Directory.CreateTempSubdirectory("etcdup-bench-").FullName;
        var data = Path.Combine(directory, "data");
        BenchServer server = new(
            Process.Start(new ProcessStartInfo(command, ["serve", "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true })!, directory, data, new(command, data));
        var began = Stopwatch.GetTimestamp();
        while (!File.Exists(Path.Combine(data, "server.json")))
        {
            if (server._process.HasExited || Stopwatch.GetElapsedTime(began) > StartsWithin)
            {
                throw new InvalidOperationException("the server did not start");
            }

            await Task.Delay(50);
        }

        foreach (var version in releases)
        {
            await server.Command.RunAsync("binaries", "add", version, cache.DirectoryOf(version));
        }

        return server;
    }

    /// <summary>Three members of a release, up; and their cluster file.</summary>
    public async Task<(DemoCluster Cluster, string File)> UpAsync(string name, string version)
    {
        var cluster = DemoCluster.Create(name, Path.Combine(Directory, name), 3);
        foreach (var member in cluster.Members)
        {
            System.IO.Directory.CreateDirectory(member.Directory);
        }

        var file = Path.Combine(Directory, name, "cluster.json");
        await File.WriteAllTextAsync(file, cluster.ToJson());
        await Command.RunAsync("clusters", "up", file, "--version", version);
        return (cluster, file);
    }

    /// <summary>Stopped, and gone from the disk: members of 3.x take 128 MB each.</summary>
    public async Task DownAsync(string name)
    {
        await Command.RunAsync("clusters", "down", name, "--yes");
        System.IO.Directory.Delete(Path.Combine(Directory, name), recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
