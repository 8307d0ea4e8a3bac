using System.Diagnostics;
using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>How a lone member is started.</summary>
/// <param name="Release">The directory with the release's etcd.</param>
/// <param name="Data">Its data directory; no other process names it in its arguments.</param>
/// <param name="Log">Where its output goes.</param>
internal sealed record LoneMemberStart(string Release, string Version, string Name, string Data, string Log)
{
    /// <summary>Where it listens for clients and for peers: loopback addresses that are free just now.</summary>
    public IReadOnlyList<string> Urls { get; } =
        [.. LoopbackPorts.Take(2).Select(port => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))];

    public string PeerUrl => Urls[1];

    /// <summary>The data are a copy of one member's of several: they become a cluster of its own.</summary>
    public bool ForcesNewCluster { get; init; }
}

/// <summary>A member on restored data, alone on this machine, on ports of its own; it ends when disposed. Its data are its caller's.</summary>
internal sealed class LoneMember : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private const int Attempts = 5;
    private const string PortTaken = "address already in use";

    private readonly Process _process;

    private LoneMember(Process process, IEtcdClient client) => (_process, Client) = (process, client);

    public IEtcdClient Client { get; }

    /// <summary>Returns when it serves.</summary>
    /// <param name="access">Of the cluster the data are of: it knows its users. Certificates are not used.</param>
    /// <exception cref="WorkflowErrorException"><c>backup.scratch_failed</c></exception>
    public static async Task<LoneMember> StartAsync(
        LoneMemberStart start, IEtcdClientFactory clients, EtcdAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        var process = Start(start);
        var client = clients.Create(new Uri(start.Urls[0]), EtcdAccess.None with { Username = access.Username, PasswordReference = access.PasswordReference });
        LoneMember member = new(process, client);
        try
        {
            await WaitUntilServingAsync(process, client, start.Log, time, cancellationToken);
            return member;
        }
        catch
        {
            await member.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another process may take a port between our look and the start: then all is begun anew, with others.</summary>
    public static async Task<T> WithFreePortsAsync<T>(Func<Task<T>> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start();
            }
            catch (WorkflowErrorException e) when (attempt < Attempts && e.Error.Message.Contains(PortTaken, StringComparison.Ordinal))
            {
                // Others are tried.
            }
        }
    }

    /// <summary>Ends what an earlier life of this server left running on these data.</summary>
    public static void EndThoseOn(string data)
    {
        foreach (var pid in FindProcesses(data))
        {
            try
            {
                using var left = Process.GetProcessById(pid);
                left.Kill();
                left.WaitForExit(TimeSpan.FromSeconds(5));
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                // It has ended by itself.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static Process Start(LoneMemberStart member)
    {
        var (client, peer) = (member.Urls[0], member.PeerUrl);
        // sh only to send the output to a file; exec keeps the pid.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", member.Log, Path.Combine(member.Release, "etcd"),
                "--name", member.Name, "--data-dir", member.Data, "--listen-client-urls", client, "--advertise-client-urls", client,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"{member.Name}={peer}",
                "--initial-cluster-token", "etcdup-scratch",
            },
        };
        if (member.ForcesNewCluster)
        {
            start.ArgumentList.Add("--force-new-cluster");
            if (EtcdVersion.TryParse(member.Version, out var version) && version.Minor >= EtcdMinor.Parse("3.4"))
            {
                start.ArgumentList.Add("--enable-v2");
            }
        }

        // ETCD_* of the server's own environment would be taken for configuration.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        return Process.Start(start)!;
    }

    private static async Task WaitUntilServingAsync(Process process, IEtcdClient client, string log, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < StartDeadline)
        {
            if (process.HasExited)
            {
                throw Failed($"it ended with exit code {process.ExitCode}: {LocalProgram.LastLine(ReadLog(log))}");
            }

            using Deadline deadline = new(TimeSpan.FromSeconds(2), time, cancellationToken);
            try
            {
                await client.ReadLinearizableAsync(deadline.Token);
                return;
            }
            catch (EtcdClientException)
            {
                // Not yet.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Not yet.
            }

            await Task.Delay(Poll, time, cancellationToken);
        }

        throw Failed($"it did not serve within {StartDeadline.TotalSeconds:0} s: {LocalProgram.LastLine(ReadLog(log))}");
    }

    private static WorkflowErrorException Failed(string why) => new(DiskRoom.IsWanting(why) ? DiskRoom.None("A scratch member could not be started from the backup") : WorkflowError.NeedsOperator(
        "backup.scratch_failed", $"A scratch member could not be started from the backup: {why}", "Do not rely on this backup before it was restored once. Retry tries again."));

    private static string ReadLog(string log)
    {
        try
        {
            return File.ReadAllText(log);
        }
        catch (IOException)
        {
            return "";
        }
    }

    // It names its data in its arguments; no other process does.
    private static IEnumerable<int> FindProcesses(string data)
    {
        foreach (var entry in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(entry), out var pid))
            {
                continue;
            }

            string commandLine;
            try
            {
                commandLine = File.ReadAllText($"{entry}/cmdline");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (commandLine.Split('\0').Contains(data))
            {
                yield return pid;
            }
        }
    }
}
