using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>A member's v2 data as <c>etcdctl backup</c> copies it. It works on files alone: the member may run or not, and is not touched.</summary>
internal static class V2DataCopy
{
    private const string Prefix = "v2-backup-";

    public static async Task<SnapshotAnswer> WriteAsync(
        ProcessHostSpec spec, string etcdctl, string version, Stream destination, CancellationToken cancellationToken)
    {
        var own = Path.Combine(spec.Install, ".etcdup");
        var work = Path.Combine(own, $"{Prefix}{Guid.NewGuid():N}");
        try
        {
            // Of a server that was killed meanwhile, or of a worker that lost its run: nobody waits for them any more.
            foreach (var left in Directory.Exists(own) ? Directory.GetDirectories(own, $"{Prefix}*") : [])
            {
                Remove(left);
            }

            Directory.CreateDirectory(work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var copy = Path.Combine(work, "data");
            await CopyAsync(spec, etcdctl, version, copy, cancellationToken);
            return await PackAsync(copy, destination, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed($"The v2 data of {spec.DataDir} could not be copied: {e.Message}", e);
        }
        finally
        {
            Remove(work);
        }
    }

    private static async Task CopyAsync(ProcessHostSpec spec, string etcdctl, string version, string copy, CancellationToken cancellationToken)
    {
        List<string> arguments = ["ETCDCTL_API=2", etcdctl, "backup", "--data-dir", spec.DataDir, "--backup-dir", copy];
        if (spec.ConfigurationOf(EtcdVersion.Parse(version).Minor).Find("wal-dir")?.Value is { } wal)
        {
            arguments.AddRange(["--wal-dir", wal]);
        }

        // It was seen to panic (etcd#7150): what it left is looked at, whatever it says of itself.
        var result = await LocalProgram.RunAsync("env", arguments, cancellationToken);
        var logs = Path.Combine(copy, "member", "wal");
        if (result.ExitCode != 0 || !Directory.Exists(logs) || Directory.GetFiles(logs, "*.wal").Length == 0)
        {
            throw Failed($"etcdctl {version} did not copy the v2 data of {spec.DataDir} (exit code {result.ExitCode}): {LocalProgram.LastLine(result.Error)}", null);
        }
    }

    private static async Task<SnapshotAnswer> PackAsync(string directory, Stream destination, CancellationToken cancellationToken)
    {
        using var sum = SHA256.Create();
        await using (var hashed = new CryptoStream(destination, sum, CryptoStreamMode.Write, leaveOpen: true))
        await using (var packed = new GZipStream(hashed, CompressionLevel.Fastest))
        {
            await TarFile.CreateFromDirectoryAsync(directory, packed, includeBaseDirectory: false, cancellationToken);
        }

        return new(destination.Position, Convert.ToHexStringLower(sum.Hash!));
    }

    /// <summary>Makes a data directory of what <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.restore_failed</c>, <c>host.no_room</c></exception>
    public static Task UnpackAsync(string path, string data, CancellationToken cancellationToken) => ReadAsync(
        path,
        async unpacked =>
        {
            await SparseTar.ExtractAsync(unpacked, data, cancellationToken);
            return true;
        });

    /// <summary>How many bytes it is unpacked; holes count as if they were none.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.restore_failed</c></exception>
    public static Task<long> MeasureAsync(string path, CancellationToken cancellationToken) => ReadAsync(path, unpacked => SparseTar.MeasureAsync(unpacked, cancellationToken));

    private static async Task<T> ReadAsync<T>(string path, Func<Stream, Task<T>> read)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            return await read(unpacked);
        }
        catch (IOException e) when (DiskRoom.IsWanting(e.Message))
        {
            throw new WorkflowErrorException(DiskRoom.None($"{path} could not be unpacked"), e);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(
                WorkflowError.NeedsOperator("backup.restore_failed", $"{path} cannot be unpacked: {e.Message}", "Do not rely on this backup. Retry takes another one."), e);
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            if (Directory.Exists(directory))
            {
                Directory.Delete(directory, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next backup tries again.
        }
    }

    private static WorkflowErrorException Failed(string message, Exception? inner) => new(
        WorkflowError.NeedsOperator("backup.v2_failed", message, "Look at the data directory and at the room on its disk, then retry. No member was stopped."), inner);
}
