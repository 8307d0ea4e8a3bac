using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Copying;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>
/// A server's data directory, 0700, and the proof that this process is the only one working on it: an OS lock held for its life, not
/// inherited by anything it starts.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static readonly IReadOnlyList<string> NetworkFileSystems = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ceph", "glusterfs", "lustre"];

    // EWOULDBLOCK, as .NET gives it on Linux for a file that another process has locked.
    private const int WouldBlock = 11;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream ownerLock, string serverId)
    {
        Path = path;
        _lock = ownerLock;
        ServerId = serverId;
    }

    public string Path { get; }

    /// <summary>How leases name this server; kept over restarts, so that a restart takes its own leases at once.</summary>
    public string ServerId { get; }

    public const string DatabaseFileName = "etcdup.db";

    /// <summary>Locked by the server of the directory for its life; a directory without it is none of ours.</summary>
    public const string OwnerLockName = "owner.lock";

    public string DatabaseFile => File(DatabaseFileName);

    public EtcdDirectories Domain => new(File("vault"), File("binaries"), File("scripts"), File("scratch"));

    public static string ServerFileOf(string data) => System.IO.Path.Combine(data, "server.json");

    /// <exception cref="WorkflowErrorException"><c>server.owned</c>, <c>server.data_unusable</c></exception>
    public static DataDirectory Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            RequireOurs(path);
            if (NetworkFileSystems.Contains(FileSystemOf(path)))
            {
                throw Unusable($"{path} is on a network file system ({FileSystemOf(path)}), where locks cannot be relied on.");
            }

            var ownerLock = Lock(System.IO.Path.Combine(path, OwnerLockName), path);
            return new(path, ownerLock, ReadServerId(System.IO.Path.Combine(path, "server-id")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"{path} cannot be used: {FileFault.Of(e)}.", e);
        }
    }

    /// <summary>Readable by its owner only: it holds the token.</summary>
    public void WriteServerFile(ServerFile file)
    {
        var path = ServerFileOf(Path);
        var temporary = path + ".new";
        System.IO.File.Delete(temporary);
        using (var stream = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = PrivateFile }))
        {
            JsonSerializer.Serialize(stream, file, EngineJson.Options);
        }

        System.IO.File.Move(temporary, path, overwrite: true);
    }

    public void RemoveServerFile() => System.IO.File.Delete(ServerFileOf(Path));

    public void Dispose() => _lock.Dispose();

    /// <summary>
    /// A data directory belongs to one database for its life: a command that does not name the PostgreSQL its server works on would otherwise
    /// start a server with an empty SQLite beside it.
    /// </summary>
    /// <exception cref="WorkflowErrorException"><c>server.other_database</c></exception>
    public void RequireDatabase(string name)
    {
        var file = File("database");
        if (!System.IO.File.Exists(file))
        {
            System.IO.File.WriteAllText(file, name);
        }
        else if (System.IO.File.ReadAllText(file).Trim() is var known && known != name)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "server.other_database", $"{Path} belongs to a server on {known}; this one would work on {name}.", "Give the same --db or ETCDUP_DB as before, or another --data. When `etcdup db copy` moved its rows to this one, see the operations guide."));
        }
    }

    /// <summary>When the rows that the directory's server worked on were copied to this database: it goes on there.</summary>
    public async Task FollowAsync(DatabaseLocation location, CancellationToken cancellationToken)
    {
        var name = DatabaseNames.Describe(location).Name;
        if (DatabaseOf(Path) is { } known && known != name && await DatabaseOrigins.HasAsync(location, known, cancellationToken)) ChangeDatabase(name);
    }

    /// <summary>After its rows were moved: the server of this directory works on another database from now on.</summary>
    public void ChangeDatabase(string name)
    {
        var file = File("database");
        System.IO.File.WriteAllText(file + ".new", name);
        System.IO.File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>The database that a directory belongs to, as it was written down; null when that is not known.</summary>
    public static string? DatabaseOf(string directory)
    {
        try
        {
            return System.IO.File.ReadAllText(System.IO.Path.Combine(directory, "database")).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);

    // Only a directory of our own gets its rights changed: --data /tmp must not lock everybody out of it.
    private static void RequireOurs(string path)
    {
        // In this order: another server that begins on it now makes its lock first and everything else later.
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(e => System.IO.Path.GetFileName(e) != "server.log")
            && !System.IO.File.Exists(System.IO.Path.Combine(path, OwnerLockName)))
        {
            throw Unusable($"{path} is there already and is no data directory of etcdup.");
        }

        Directory.CreateDirectory(path, Private);
        System.IO.File.SetUnixFileMode(path, Private);
    }

    private static FileStream Lock(string file, string path)
    {
        try
        {
            // FileShare.None is flock(LOCK_EX) here, and the descriptor is close-on-exec.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "server.owned", $"Another server works on {path} already.", "Use it: every command finds it by itself. Or give another --data."), e);
        }
    }

    private static string ReadServerId(string file)
    {
        if (System.IO.File.Exists(file) && System.IO.File.ReadAllText(file).Trim() is { Length: > 0 } known)
        {
            return known;
        }

        var id = $"{Environment.MachineName.ToLowerInvariant()}-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4))}";
        System.IO.File.WriteAllText(file, id);
        return id;
    }

    // The longest mount point that is a prefix decides.
    public static string FileSystemOf(string path) => System.IO.File.ReadLines("/proc/self/mounts")
        .Select(line => line.Split(' '))
        .Where(fields => fields.Length > 2 && (path == fields[1] || path.StartsWith(fields[1].TrimEnd('/') + "/", StringComparison.Ordinal)))
        .OrderByDescending(fields => fields[1].Length)
        .Select(fields => fields[2])
        .FirstOrDefault() ?? "";

    private static WorkflowErrorException Unusable(string message, Exception? inner = null) => new(
        WorkflowError.NeedsOperator("server.data_unusable", message, "Give a directory on a local disk that you own with --data."), inner);
}
