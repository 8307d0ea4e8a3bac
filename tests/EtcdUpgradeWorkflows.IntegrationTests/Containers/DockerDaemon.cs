using System.Diagnostics;
using System.Globalization;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Containers;

/// <summary>
/// A dockerd of a test's own: socket, data and everything else in one directory, no bridge, no rule in this machine's packet filter. It is ended by
/// its process id, and the directory is removed with it.
/// </summary>
internal sealed class DockerDaemon : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CallDeadline = TimeSpan.FromMinutes(10);

    private readonly Process _process;

    private DockerDaemon(string directory, Process process)
    {
        Directory = directory;
        _process = process;
    }

    public string Directory { get; }

    public string Socket => $"unix://{Directory}/docker.sock";

    public static async Task<DockerDaemon> StartAsync(CancellationToken cancellationToken)
    {
        // Not in /tmp, which may be memory: without an overlay each layer is a whole copy.
        var directory = $"/var/tmp/etcdup-docker-{Guid.NewGuid():n}";
        System.IO.Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ProcessStartInfo start = new("sh",
        [
            "-c", "exec \"$@\" >\"$0/dockerd.log\" 2>&1", directory,
            "dockerd", "--storage-driver", "vfs", "--host", $"unix://{directory}/docker.sock", "--data-root", $"{directory}/data", "--exec-root", $"{directory}/exec", "--pidfile", $"{directory}/dockerd.pid",
            "--bridge", "none", "--iptables=false", "--ip6tables=false", "--ip-forward=false", "--ip-masq=false", "--userland-proxy=false",
        ]);
        DockerDaemon daemon = new(directory, Process.Start(start)!);
        try
        {
            await Until.TrueAsync(
                async () =>
                {
                    Assert.False(daemon._process.HasExited, await File.ReadAllTextAsync($"{directory}/dockerd.log", cancellationToken));
                    return (await daemon.TryAsync("docker", ["version"], cancellationToken)).ExitCode == 0;
                },
                StartDeadline, cancellationToken);
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    /// <returns>Standard output, without the line break at its end.</returns>
    public Task<string> DockerAsync(CancellationToken cancellationToken, params string[] arguments) => RunAsync("docker", arguments, cancellationToken);

    public async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null)
    {
        var words = arguments.ToList();
        var (exitCode, output, error) = await TryAsync(program, words, cancellationToken, environment);
        Assert.True(exitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', words)}: exit code {exitCode}\n{Tail(output)}\n{Tail(error)}"));
        return output.TrimEnd('\n');
    }

    public async Task<(int ExitCode, string Output, string Error)> TryAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = RealReleases.RepositoryRoot };
        start.Environment["DOCKER_HOST"] = Socket;
        start.Environment["DOCKER_CONFIG"] = $"{Directory}/config";
        // Debian's own client and builder; another one may lie before them.
        start.Environment["PATH"] = $"/usr/sbin:/usr/bin:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["DOCKER_BUILDKIT"] = "0";
        start.Environment["COMPOSE_DOCKER_CLI_BUILD"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var deadline = new CancellationTokenSource(CallDeadline, RealTime.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(linked.Token);
            var error = process.StandardError.ReadToEndAsync(linked.Token);
            await process.WaitForExitAsync(linked.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // What it runs first: a daemon leaves containers running when it is killed.
        var (exitCode, running, _) = await TryAsync("docker", ["ps", "--quiet"], CancellationToken.None);
        if (exitCode == 0 && running.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } containers)
        {
            await TryAsync("docker", ["rm", "--force", .. containers], CancellationToken.None);
        }

        // Their bridges would outlive the daemon.
        await TryAsync("docker", ["network", "prune", "--force"], CancellationToken.None);
        if (!_process.HasExited)
        {
            // dockerd ends its containerd too when it is told by SIGTERM.
            await TryAsync("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
            using var deadline = new CancellationTokenSource(StartDeadline, RealTime.Clock);
            try
            {
                await _process.WaitForExitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        _process.Dispose();
        // The host's network namespace, which a build has used, stays mounted when dockerd ends.
        foreach (var mount in (await File.ReadAllLinesAsync("/proc/self/mounts")).Select(line => line.Split(' ')[1]).Where(path => path.StartsWith($"{Directory}/", StringComparison.Ordinal)).Reverse())
        {
            await TryAsync("umount", [mount], CancellationToken.None);
        }

        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static string Tail(string text) => text.Length <= 4000 ? text : text[^4000..];
}
