using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>A member restored from a backup on this machine, alone, on ports of its own; gone, data and all, when disposed.</summary>
public interface IScratchMembers
{
    /// <summary>Restores the file with the release's own tools and starts it. Returns when it serves.</summary>
    /// <param name="access">Of the cluster the snapshot is of: the restored member knows its users. Certificates are not used.</param>
    Task<IScratchMember> RestoreAsync(ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken);
}

public interface IScratchMember : IAsyncDisposable
{
    IEtcdClient Client { get; }
}

/// <summary>Real scratch members. A server that was killed leaves one behind: what lies in the directory is swept before the next.</summary>
public sealed class ScratchMembers : IScratchMembers
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private const int Attempts = 5;
    private const string PortTaken = "address already in use";

    private readonly string _directory;
    private readonly IEtcdClientFactory _clients;
    private readonly TimeProvider _time;

    public ScratchMembers(string directory, IEtcdClientFactory clients, TimeProvider time)
    {
        _directory = directory;
        _clients = clients;
        _time = time;
    }

    public async Task<IScratchMember> RestoreAsync(
        ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RestoreOnceAsync(release, path, kind, access, cancellationToken);
            }
            catch (WorkflowErrorException e) when (attempt < Attempts && e.Error.Message.Contains(PortTaken, StringComparison.Ordinal))
            {
                // Another process took a port between our look and the start: others are tried.
            }
        }
    }

    private async Task<IScratchMember> RestoreOnceAsync(
        ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken)
    {
        var work = Path.Combine(_directory, $"scratch-{Guid.CreateVersion7(_time.GetUtcNow()):N}");
        Directory.CreateDirectory(work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Process? process = null;
        try
        {
            List<string> urls = [.. LoopbackPorts.Take(2).Select(port => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))];
            var (client, peer) = (urls[0], urls[1]);
            var data = Path.Combine(work, "data");
            if (kind == BackupKind.V2Data)
            {
                await UnpackAsync(path, data, cancellationToken);
            }
            else
            {
                await RestoreFileAsync(release, path, data, peer, cancellationToken);
            }

            process = Start(release, work, data, client, peer, kind);
            var opened = _clients.Create(new Uri(client), EtcdAccess.None with { Username = access.Username, PasswordReference = access.PasswordReference });
            await WaitUntilServingAsync(process, opened, work, cancellationToken);
            return new Scratch(opened, process, work);
        }
        catch
        {
            await EndAsync(process, work);
            throw;
        }
    }

    /// <summary>Ends and removes what an earlier life of this server left.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(_directory))
        {
            return;
        }

        foreach (var work in Directory.GetDirectories(_directory, "scratch-*"))
        {
            foreach (var pid in FindProcesses(work))
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

            Directory.Delete(work, recursive: true);
        }
    }

    // A scratch member names its directory in its arguments; no other process does.
    private static IEnumerable<int> FindProcesses(string work)
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

            if (commandLine.Split('\0').Contains(Path.Combine(work, "data")))
            {
                yield return pid;
            }
        }
    }

    private static async Task RestoreFileAsync(ReleaseOnServer release, string snapshotPath, string data, string peer, CancellationToken cancellationToken)
    {
        // etcdutl is the tool from 3.5 on; before, etcdctl has the command itself.
        var start = new ProcessStartInfo(release.EtcdutlPath ?? release.EtcdctlPath)
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
            ArgumentList =
            {
                "snapshot", "restore", snapshotPath, "--data-dir", data, "--name", "scratch", "--initial-cluster", $"scratch={peer}",
                "--initial-advertise-peer-urls", peer, "--initial-cluster-token", "etcdup-scratch",
            },
        };
        CleanEnvironment(start);
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardError.ReadToEndAsync(cancellationToken), process.StandardOutput.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        if (process.ExitCode != 0)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "backup.restore_failed", $"The backup cannot be restored by the tools of {release.Version}: {LocalProgram.LastLine(string.Join('\n', await output))}", "Do not rely on this backup. Retry takes another one."));
        }
    }

    private static async Task UnpackAsync(string path, string data, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            await SparseTar.ExtractAsync(unpacked, data, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(
                WorkflowError.NeedsOperator("backup.restore_failed", $"{path} cannot be unpacked: {e.Message}", "Do not rely on this backup. Retry takes another one."), e);
        }
    }

    private static Process Start(ReleaseOnServer release, string work, string data, string client, string peer, BackupKind kind)
    {
        var log = Path.Combine(work, "log");
        // sh only to send the output to a file; exec keeps the pid.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", log, Path.Combine(release.Directory, "etcd"),
                "--name", "scratch", "--data-dir", data, "--listen-client-urls", client, "--advertise-client-urls", client,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"scratch={peer}",
                "--initial-cluster-token", "etcdup-scratch",
            },
        };
        if (kind == BackupKind.V2Data)
        {
            // The copy is of one member of several: it becomes a cluster of its own.
            start.ArgumentList.Add("--force-new-cluster");
            if (EtcdVersion.TryParse(release.Version, out var version) && version.Minor >= EtcdMinor.Parse("3.4"))
            {
                start.ArgumentList.Add("--enable-v2");
            }
        }

        CleanEnvironment(start);
        return Process.Start(start)!;
    }

    // ETCD_* and ETCDCTL_* of the server's own environment would be taken for configuration.
    private static void CleanEnvironment(ProcessStartInfo start)
    {
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["ETCDCTL_API"] = "3";
    }

    private async Task WaitUntilServingAsync(Process process, IEtcdClient client, string work, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        while (_time.GetElapsedTime(began) < StartDeadline)
        {
            if (process.HasExited)
            {
                throw Failed($"it ended with exit code {process.ExitCode}: {LocalProgram.LastLine(ReadLog(work))}");
            }

            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            try
            {
                await client.ReadLinearizableAsync(linked.Token);
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

            await Task.Delay(Poll, _time, cancellationToken);
        }

        throw Failed($"it did not serve within {StartDeadline.TotalSeconds:0} s: {LocalProgram.LastLine(ReadLog(work))}");
    }

    private static WorkflowErrorException Failed(string why) => new(WorkflowError.NeedsOperator(
        "backup.scratch_failed", $"A scratch member could not be started from the backup: {why}", "Do not rely on this backup before it was restored once. Retry tries again."));

    private static string ReadLog(string work)
    {
        try
        {
            return File.ReadAllText(Path.Combine(work, "log"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    // Both held at once: one after the other could be the same port.
    private static async Task EndAsync(Process? process, string work)
    {
        if (process is not null)
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }

            process.Dispose();
        }

        Directory.Delete(work, recursive: true);
    }

    private sealed class Scratch(IEtcdClient client, Process process, string work) : IScratchMember
    {
        public IEtcdClient Client => client;

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await EndAsync(process, work);
        }
    }
}
