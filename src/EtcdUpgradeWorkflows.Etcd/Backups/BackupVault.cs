using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>Where backup files are kept. A file appears under its name only when it is complete and durable.</summary>
public interface IBackupVault
{
    /// <summary>Bytes free where backups go; null when nobody tells.</summary>
    long? FreeBytes { get; }

    string PathOf(string cluster, string id, BackupKind kind);

    /// <summary>Null when there is no complete file.</summary>
    long? SizeOf(string path);

    /// <summary>Streams a backup in. What was begun and not finished under this path is begun again.</summary>
    /// <param name="path">As <see cref="PathOf"/> says.</param>
    /// <exception cref="WorkflowErrorException"><c>backup.no_space</c>, <c>backup.write_failed</c></exception>
    Task<SnapshotAnswer> WriteAsync(
        string path, long expectedSize, Func<Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken);

    /// <summary>Written beside the file, before anybody relies on it.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.write_failed</c></exception>
    Task WriteManifestAsync(string path, BackupManifest manifest, CancellationToken cancellationToken);

    /// <summary>Null when there is none that can be read.</summary>
    BackupManifest? ReadManifest(string path);

    /// <summary>The file and its manifest.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.write_failed</c></exception>
    void Delete(string path);

    /// <summary>The sha256 of the file as it lies there now, lower-case hex.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.missing</c></exception>
    Task<string> HashAsync(string path, CancellationToken cancellationToken);
}

/// <summary>
/// The directory of backup files: 0700, files 0600, for a backup holds every secret of the cluster. A file appears under its name
/// only when it is complete and on disk.
/// </summary>
public sealed class BackupVault : IBackupVault
{
    /// <summary>Left free on the disk beside a backup.</summary>
    public const long Reserve = 64L * 1024 * 1024;

    private readonly string _directory;

    public BackupVault(string directory) => _directory = directory;

    public long? FreeBytes
    {
        get
        {
            try
            {
                Prepare();
                return new DriveInfo(_directory).AvailableFreeSpace;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or WorkflowErrorException)
            {
                return null;
            }
        }
    }

    public string PathOf(string cluster, string id, BackupKind kind) =>
        Path.Combine(_directory, cluster, kind == BackupKind.Snapshot ? $"{id}.snapshot" : $"{id}.v2.tar.gz");

    public long? SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : null;

    public async Task<SnapshotAnswer> WriteAsync(
        string path, long expectedSize, Func<Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken)
    {
        Prepare();
        if (FreeBytes is { } free && free < expectedSize + Reserve)
        {
            throw NoSpace($"{free / 1_000_000} MB are free and the database has {expectedSize / 1_000_000} MB");
        }

        var partial = path + ".partial";
        try
        {
            CreatePrivate(Path.GetDirectoryName(path)!);
            SnapshotAnswer answer;
            await using (var file = new FileStream(partial, new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = 256 * 1024,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                answer = await write(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            return answer;
        }
        catch (IOException e)
        {
            TryDelete(partial);
            throw e.HResult == NoSpaceLeft ? NoSpace("the disk filled up while it was written") : new WorkflowErrorException(
                WorkflowError.NeedsOperator("backup.write_failed", $"The backup could not be written to {partial}: {e.Message}", "Repair the vault's directory, then retry."), e);
        }
        catch (Exception e) when (e is EtcdClientException or HostException or WorkflowErrorException or OperationCanceledException)
        {
            TryDelete(partial);
            throw;
        }
    }

    public async Task WriteManifestAsync(string path, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var partial = $"{path}.json.partial";
        try
        {
            await using (var file = new FileStream(partial, new FileStreamOptions
            {
                Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }))
            {
                await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(manifest.ToJson() + "\n"), cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, ManifestOf(path), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.write_failed", $"{ManifestOf(path)} could not be written: {e.Message}", "Repair the vault's directory, then retry."), e);
        }
    }

    public BackupManifest? ReadManifest(string path)
    {
        try
        {
            return File.Exists(ManifestOf(path)) ? BackupManifest.Parse(File.ReadAllText(ManifestOf(path))) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Delete(string path)
    {
        // What a row names is deleted only below the vault, whoever wrote the row.
        if (!Path.GetFullPath(path).StartsWith(Path.GetFullPath(_directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent("backup.write_failed", $"{path} does not lie in the vault.", "Look who wrote that row; the file was not touched."));
        }

        try
        {
            File.Delete(path);
            File.Delete(ManifestOf(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.write_failed", $"{path} could not be deleted: {e.Message}", "Repair the vault's directory; delete the file by hand."), e);
        }
    }

    private static string ManifestOf(string path) => $"{path}.json";

    public async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.missing", $"{path} cannot be read: {e.Message}", "Put it back, or cancel and start again."), e);
        }
    }

    // ENOSPC, as .NET gives it on Linux.
    private const int NoSpaceLeft = 28;

    private WorkflowErrorException NoSpace(string why) => new(WorkflowError.NeedsOperator(
        "backup.no_space", $"There is no room for the backup in {_directory}: {why}.", "Make room or give the server another data directory, then retry. No member was stopped."));

    private void Prepare() => CreatePrivate(_directory);

    private static void CreatePrivate(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.write_failed", $"{directory} cannot be made: {e.Message}", "Repair the vault's directory, then retry."), e);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next write of this id begins it again.
        }
    }
}
