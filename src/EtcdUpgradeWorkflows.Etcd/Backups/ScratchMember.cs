using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;

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
    private readonly string _directory;
    private readonly IEtcdClientFactory _clients;
    private readonly TimeProvider _time;

    public ScratchMembers(string directory, IEtcdClientFactory clients, TimeProvider time)
    {
        _directory = directory;
        _clients = clients;
        _time = time;
    }

    public Task<IScratchMember> RestoreAsync(ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken) =>
        LoneMember.WithFreePortsAsync(() => RestoreOnceAsync(release, path, kind, access, cancellationToken));

    private async Task<IScratchMember> RestoreOnceAsync(
        ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken)
    {
        var work = Path.Combine(_directory, $"scratch-{Guid.CreateVersion7(_time.GetUtcNow()):N}");
        Directory.CreateDirectory(work, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            LoneMemberStart start = new(release.Directory, release.Version, "scratch", DataIn(work), Path.Combine(work, "log")) { ForcesNewCluster = kind == BackupKind.V2Data };
            if (kind == BackupKind.V2Data)
            {
                await V2DataCopy.UnpackAsync(path, start.Data, cancellationToken);
            }
            else
            {
                await RestoreFileAsync(release, path, start, cancellationToken);
            }

            return new Scratch(await LoneMember.StartAsync(start, _clients, access, _time, cancellationToken), work);
        }
        catch
        {
            Directory.Delete(work, recursive: true);
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
            LoneMember.EndThoseOn(DataIn(work));
            Directory.Delete(work, recursive: true);
        }
    }

    private static string DataIn(string work) => Path.Combine(work, "data");

    private static async Task RestoreFileAsync(ReleaseOnServer release, string snapshotPath, LoneMemberStart member, CancellationToken cancellationToken)
    {
        var result = await SnapshotTool.RestoreAsync(
            release.EtcdutlPath ?? release.EtcdctlPath, snapshotPath, member.Data, member.Name, member.PeerUrl, $"{member.Name}={member.PeerUrl}", "etcdup-scratch", cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new WorkflowErrorException(DiskRoom.IsWanting(result.Error) ? DiskRoom.None("The backup could not be restored into a scratch member") : WorkflowError.NeedsOperator(
                "backup.restore_failed", $"The backup cannot be restored by the tools of {release.Version}: {LocalProgram.LastLine($"{result.Error}\n{result.Output}")}", "Do not rely on this backup. Retry takes another one."));
        }
    }

    private sealed class Scratch(LoneMember member, string work) : IScratchMember
    {
        public IEtcdClient Client => member.Client;

        public async ValueTask DisposeAsync()
        {
            await member.DisposeAsync();
            Directory.Delete(work, recursive: true);
        }
    }
}
