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

    /// <summary>A complete file is there.</summary>
    bool Has(string path);

    /// <summary>Streams a backup in; the file is called by its content's sha256 and its id. What was begun and not finished under this id is begun again.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.no_space</c>, <c>backup.write_failed</c>, <c>secret.…</c></exception>
    Task<StoredBackup> WriteAsync(
        string cluster, string id, BackupKind kind, long expectedSize, Func<Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken);

    /// <summary>The backup as a file that the release's tools read; until it is disposed.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.missing</c>, <c>backup.no_space</c>, <c>backup.key_wrong</c>, <c>secret.…</c></exception>
    Task<IReadableBackup> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Written beside the file, before anybody relies on it.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.write_failed</c></exception>
    Task WriteManifestAsync(string path, BackupManifest manifest, CancellationToken cancellationToken);

    /// <summary>Null when there is none that can be read.</summary>
    BackupManifest? ReadManifest(string path);

    /// <summary>Said before the row is deleted: a server that dies between row and file leaves one of which it is known what became of it.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.write_failed</c></exception>
    void MarkGoing(string path);

    /// <summary>It is not deleted after all.</summary>
    void MarkStaying(string path);

    /// <summary>The backup files that lie there; none that is still being written.</summary>
    IReadOnlyList<VaultFile> List();

    /// <summary>The file and its manifest.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.write_failed</c></exception>
    void Delete(string path);

    /// <summary>The sha256 of the backup as it lies there now, lower-case hex; of an encrypted one what it was made from.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.missing</c>, <c>backup.key_wrong</c>, <c>secret.…</c></exception>
    Task<string> HashAsync(string path, CancellationToken cancellationToken);
}

/// <param name="Size">Bytes, and</param>
/// <param name="Sha256">lower-case hex: of what was written, whether it is encrypted or not.</param>
public sealed record StoredBackup(string Path, long Size, string Sha256);

/// <param name="IsGoing">Somebody has begun to delete it.</param>
/// <param name="Manifest">Null when there is none that can be read.</param>
public sealed record VaultFile(string Path, string Cluster, long Size, DateTimeOffset WrittenAt, bool IsGoing, BackupManifest? Manifest);

/// <summary>A backup in the clear.</summary>
public interface IReadableBackup : IDisposable
{
    string Path { get; }
}

/// <summary>
/// The directory of backup files: 0700, files 0600, for a backup holds every secret of the cluster. A file appears under its name
/// only when it is complete and on disk.
/// </summary>
public sealed class BackupVault : IBackupVault
{
    /// <summary>Left free on the disk beside a backup.</summary>
    public const long Reserve = 64L * 1024 * 1024;

    private const string Encrypted = ".gpg";
    private const string Clear = "clear-";
    private const string Going = ".going";
    private const int BufferSize = 256 * 1024;

    private readonly string _directory;
    private readonly SecretReference? _key;

    /// <param name="key">Where the passphrase lies that new backups are encrypted with, and old ones read; null: they are not.</param>
    public BackupVault(string directory, SecretReference? key = null) => (_directory, _key) = (directory, key);

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

    public bool Has(string path) => File.Exists(path);

    public async Task<StoredBackup> WriteAsync(
        string cluster, string id, BackupKind kind, long expectedSize, Func<Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken)
    {
        Prepare();
        RequireRoom(expectedSize);
        var cipher = NewCipher();
        var directory = Path.Combine(_directory, cluster);
        var partial = Path.Combine(directory, $"{id}.partial");
        try
        {
            CreatePrivate(directory);
            SnapshotAnswer answer;
            await using (var file = NewFile(partial))
            {
                answer = cipher is null ? await write(file, cancellationToken) : await cipher.EncryptAsync(file, content => write(content, cancellationToken));
                file.Flush(flushToDisk: true);
            }

            var kindName = kind == BackupKind.Snapshot ? "snapshot" : "v2.tar.gz";
            var path = Path.Combine(directory, $"{answer.Sha256}-{id}.{kindName}{(cipher is null ? "" : Encrypted)}");
            File.Move(partial, path, overwrite: true);
            return new(path, answer.Size, answer.Sha256);
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

    public void MarkGoing(string path)
    {
        RequireHere(path);
        try
        {
            if (File.Exists(path))
            {
                using var mark = NewFile($"{path}{Going}");
                mark.Flush(flushToDisk: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.write_failed", $"{path} could not be marked: {e.Message}", "Repair the vault's directory; nothing was deleted."), e);
        }
    }

    public void MarkStaying(string path) => TryDelete($"{path}{Going}");

    public IReadOnlyList<VaultFile> List() => !Directory.Exists(_directory) ? [] :
    [
        .. Directory.EnumerateDirectories(_directory).SelectMany(directory => new DirectoryInfo(directory).EnumerateFiles().Where(file => file.Extension is not (".json" or ".partial" or Going))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new VaultFile(
                file.FullName, Path.GetFileName(directory), file.Length, file.LastWriteTimeUtc, File.Exists($"{file.FullName}{Going}"), ReadManifest(file.FullName)))),
    ];

    public void Delete(string path)
    {
        RequireHere(path);
        try
        {
            File.Delete(path);
            File.Delete(ManifestOf(path));
            File.Delete($"{path}{Going}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.write_failed", $"{path} could not be deleted: {e.Message}", "Repair the vault's directory; delete the file by hand."), e);
        }
    }

    // What a row names is deleted only below the vault, whoever wrote the row.
    private void RequireHere(string path)
    {
        if (!Path.GetFullPath(path).StartsWith(Path.GetFullPath(_directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent("backup.write_failed", $"{path} does not lie in the vault.", "Look who wrote that row; the file was not touched."));
        }
    }

    private static string ManifestOf(string path) => $"{path}.json";

    public async Task<IReadableBackup> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsEncrypted(path))
        {
            return new ReadableBackup(path, isTemporary: false);
        }

        RequireRoom(new FileInfo(path) is { Exists: true } file ? file.Length : 0);
        var clear = Path.Combine(_directory, $"{Clear}{Guid.NewGuid():n}");
        try
        {
            await using (var plain = NewFile(clear))
            {
                await ReadAsync(path, (content, token) => CopyAsync(content, plain, token), cancellationToken);
            }

            return new ReadableBackup(clear, isTemporary: true);
        }
        catch
        {
            TryDelete(clear);
            throw;
        }
    }

    // A disk that fills up is no wrong key.
    private async Task CopyAsync(Stream content, FileStream plain, CancellationToken cancellationToken)
    {
        try
        {
            await content.CopyToAsync(plain, cancellationToken);
        }
        catch (IOException e) when (e.HResult == NoSpaceLeft)
        {
            throw NoSpace("the disk filled up while it was decrypted");
        }
    }

    public async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        var hash = "";
        await ReadAsync(path, async (content, token) => hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, token)), cancellationToken);
        return hash;
    }

    /// <summary>Removes what a server that was killed had in the clear.</summary>
    public void Sweep()
    {
        foreach (var clear in Directory.Exists(_directory) ? Directory.GetFiles(_directory, $"{Clear}*") : [])
        {
            TryDelete(clear);
        }
    }

    private async Task ReadAsync(string path, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            if (IsEncrypted(path))
            {
                var cipher = NewCipher() ?? throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                    "backup.key_missing", $"{path} is encrypted, and this server was given no key.", "Start it with --vault-key env:NAME or file:/PATH, the key that it was written with."));
                await cipher.DecryptAsync(file, path, read, cancellationToken);
            }
            else
            {
                await read(file, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("backup.missing", $"{path} cannot be read: {e.Message}", "Put it back, or cancel and start again."), e);
        }
    }

    // Read each time: a key that is changed counts from the next backup on.
    private VaultCipher? NewCipher() => _key is null ? null : new(_key.Read());

    private static bool IsEncrypted(string path) => path.EndsWith(Encrypted, StringComparison.Ordinal);

    private static FileStream NewFile(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous, BufferSize = BufferSize,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    private void RequireRoom(long size)
    {
        if (FreeBytes is { } free && free < size + Reserve)
        {
            throw NoSpace($"{free / 1_000_000} MB are free and the database has {size / 1_000_000} MB");
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

    private sealed class ReadableBackup(string path, bool isTemporary) : IReadableBackup
    {
        public string Path => path;

        public void Dispose()
        {
            if (isTemporary)
            {
                TryDelete(path);
            }
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
