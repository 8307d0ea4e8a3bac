using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>
/// The directories of a restore, beside the data directory: one that is being made, one that is ready, one with what was there before. The data carry the restore's
/// id in a file that etcd does not look at, so a rename alone makes them the member's, and a look tells.
/// </summary>
internal sealed class DataRestorer(ProcessHostSpec spec, IEtcdClientFactory clients, TimeProvider time)
{
    private const string Mark = "etcdup-restore";

    // Preallocated by etcd 3.x: the log that it writes, and the next.
    private const long LogBytes = 128L << 20;

    private const int UpdateTries = 4;
    private static readonly TimeSpan UpdateDeadline = TimeSpan.FromSeconds(5);

    public string PreparedOf(string restore) => $"{spec.DataDir}.restore-{Require(restore)}";

    public string KeptOf(string restore) => $"{spec.DataDir}.before-{Require(restore)}";

    public DataRestoreState Inspect(string restore) =>
        MarkIn(spec.DataDir) == restore ? DataRestoreState.Placed
        : MarkIn(PreparedOf(restore)) == restore ? DataRestoreState.Prepared
        : DataRestoreState.None;

    /// <param name="release">The directory with the programs of the backup's release.</param>
    public async Task PrepareAsync(DataRestore restore, string release, CancellationToken cancellationToken)
    {
        if (Inspect(restore.Id) != DataRestoreState.None)
        {
            return;
        }

        var configuration = spec.ConfigurationOf(EtcdVersion.Parse(restore.Version).Minor);
        if (configuration.Find("wal-dir") is not null)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "restore.wal_dir", $"{restore.Member} has its log in a directory of its own (--wal-dir): its data are restored by hand.", "Restore with etcdctl snapshot restore --wal-dir, then `etcdup clusters up`."));
        }

        await RequireOneFileSystemAsync(restore.Member, cancellationToken);
        ClearOthers(restore.Id);
        var unfinished = PreparedOf(restore.Id) + ".new";
        LoneMember.EndThoseOn(unfinished);
        Clear(unfinished);
        await RequireRoomAsync(restore, cancellationToken);
        try
        {
            await MakeAsync(restore, configuration, release, unfinished, cancellationToken);
            await File.WriteAllTextAsync(MarkOf(unfinished), restore.Id, cancellationToken);
            var synced = await LocalProgram.RunAsync("sync", ["-f", unfinished], cancellationToken);
            if (synced.ExitCode != 0)
            {
                throw new IOException($"sync failed for {unfinished}: {synced.Error.Trim()}");
            }

            Directory.Move(unfinished, PreparedOf(restore.Id));
        }
        catch
        {
            try
            {
                Clear(unfinished);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What failed is told; the next attempt clears first.
            }

            throw;
        }
    }

    private async Task MakeAsync(DataRestore restore, MemberConfiguration configuration, string release, string data, CancellationToken cancellationToken)
    {
        switch (restore.Origin)
        {
            case DataOrigin.Snapshot:
                await RestoreSnapshotAsync(restore, release, data, cancellationToken);
                break;
            case DataOrigin.V2Data:
                await LoneMember.WithFreePortsAsync(() => RestoreV2Async(restore, release, data, cancellationToken));
                break;
            default:
                // Tried now: it is started with that when the whole cluster is down.
                _ = configuration.Joining(restore.InitialCluster);
                foreach (var directory in new[] { data, Path.Combine(data, "member") })
                {
                    Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }

                break;
        }
    }

    // What the member has now is kept beside, and one that joins gets as much from the others.
    private async Task RequireRoomAsync(DataRestore restore, CancellationToken cancellationToken)
    {
        var bytes = LogBytes + (restore.Origin == DataOrigin.Snapshot ? new FileInfo(restore.Path).Length : await V2DataCopy.MeasureAsync(restore.Path, cancellationToken));
        var parent = Path.GetDirectoryName(spec.DataDir)!;
        var free = DiskRoom.FreeAt(parent);
        if (free < bytes)
        {
            throw new WorkflowErrorException(DiskRoom.None(string.Create(
                CultureInfo.InvariantCulture, $"The restored data of {restore.Member} need up to {bytes / 1_000_000} MB in {parent}, and {free / 1_000_000} MB are free")));
        }
    }

    private static async Task RestoreSnapshotAsync(DataRestore restore, string release, string data, CancellationToken cancellationToken)
    {
        var utility = Path.Combine(release, "etcdutl");
        var tool = File.Exists(utility) ? utility : Path.Combine(release, "etcdctl");
        var result = await SnapshotTool.RestoreAsync(tool, restore.Path, data, restore.Member, restore.PeerUrl, restore.InitialCluster, $"etcdup-{restore.Id}", cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new WorkflowErrorException(DiskRoom.IsWanting(result.Error) ? DiskRoom.None($"{restore.Path} could not be restored for {restore.Member}") : WorkflowError.NeedsOperator(
                "restore.failed", $"The tools of {restore.Version} could not restore {restore.Path} for {restore.Member}: {LocalProgram.LastLine(result.Error)}", "No member was stopped for it. Look at the backup with `etcdup backups verify`."));
        }
    }

    // etcd answers nothing at all to a change that its leader drops while it has not applied what came before: it is sent again.
    private async Task GivePeerUrlAsync(IEtcdClient alone, string id, DataRestore restore, CancellationToken cancellationToken)
    {
        for (var left = UpdateTries; ; left--)
        {
            using Deadline deadline = new(UpdateDeadline, time, cancellationToken);
            try
            {
                await alone.UpdateMemberAsync(id, restore.PeerUrl, deadline.Token);
                return;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                if (left == 1)
                {
                    throw Failed(restore, $"etcd did not answer within {(UpdateTries * UpdateDeadline).TotalSeconds:0} s when it was given its peer URL", null);
                }
            }
        }
    }

    /// <summary>
    /// A copy of v2 data is of one member of several. Alone, and on addresses that nobody knows, it is made a cluster of its own, and given this member's peer URL: what it would have
    /// otherwise is loopback, and the others could never join it. Then it can be started like any member.
    /// </summary>
    private async Task<bool> RestoreV2Async(DataRestore restore, string release, string data, CancellationToken cancellationToken)
    {
        // A second attempt, on other ports.
        Clear(data);
        await V2DataCopy.UnpackAsync(restore.Path, data, cancellationToken);
        var log = data + ".log";
        try
        {
            await using var alone = await LoneMember.StartAsync(
                new(release, restore.Version, restore.Member, data, log) { ForcesNewCluster = true }, clients, restore.Access, time, cancellationToken);
            var id = (await alone.Client.MembersAsync(cancellationToken)).Members.Single().Id;
            await GivePeerUrlAsync(alone.Client, id, restore, cancellationToken);
            var urls = (await alone.Client.MembersAsync(cancellationToken)).Members.Single().PeerUrls;
            return urls.SequenceEqual([restore.PeerUrl]) ? true : throw Failed(restore, $"its peer URL is {string.Join(", ", urls)}, not {restore.PeerUrl}", null);
        }
        catch (EtcdClientException e)
        {
            throw Failed(restore, e.Message, e);
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static WorkflowErrorException Failed(DataRestore restore, string why, Exception? inner) => new(
        WorkflowError.NeedsOperator(
            "restore.failed", $"The v2 data of {restore.Path} could not be made a cluster of {restore.Member} alone: {why}", "No member was stopped for it. Retry begins anew."),
        inner);

    // Of restores that were given up: the cluster is reserved, so none of them is under way. While the member has no data of its own they may be all there is.
    private void ClearOthers(string restore)
    {
        if (!Directory.Exists(Path.Combine(spec.DataDir, "member")))
        {
            return;
        }

        foreach (var other in Directory.GetDirectories(Path.GetDirectoryName(spec.DataDir)!, $"{Path.GetFileName(spec.DataDir)}.restore-*"))
        {
            var id = other[(spec.DataDir.Length + ".restore-".Length)..];
            if (id != restore && MarkIn(other) == id)
            {
                Clear(other);
            }
        }
    }

    private static void Clear(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // A directory that is a mount point cannot be renamed, and what lies beside it is elsewhere: that has to be known before anybody is stopped.
    private async Task RequireOneFileSystemAsync(string member, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(spec.DataDir))
        {
            return;
        }

        var devices = await LocalProgram.RunAsync("stat", ["-c", "%d", spec.DataDir, Path.GetDirectoryName(spec.DataDir)!], cancellationToken);
        if (devices.ExitCode != 0 || devices.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count() != 1)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "restore.mount_point", $"{spec.DataDir} of {member} is a mount point, or cannot be looked at: restored data cannot take its place by a rename.", "Restore by hand, or let --data-dir name a directory within the mounted one. No member was stopped."));
        }
    }

    /// <summary>The restore that a data directory is of; null when it is of none, or cannot be read.</summary>
    public static string? FindRestore(string dataDir)
    {
        try
        {
            return MarkIn(dataDir);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The restores whose data lie ready beside a data directory.</summary>
    public static IReadOnlyList<string> FindPrepared(string dataDir)
    {
        var prefix = $"{dataDir}.restore-";
        try
        {
            return Path.GetDirectoryName(dataDir) is { } parent && Directory.Exists(parent)
                ? [.. Directory.GetDirectories(parent, $"{Path.GetFileName(dataDir)}.restore-*").Select(beside => beside[prefix.Length..]).Where(id => FindRestore(prefix + id) == id).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string MarkOf(string directory) => Path.Combine(directory, "member", Mark);

    private static string? MarkIn(string directory) => File.Exists(MarkOf(directory)) ? File.ReadAllText(MarkOf(directory)) : null;

    // It becomes part of a path.
    private static string Require(string restore) =>
        restore.Length is > 0 and <= 64 && restore.All(char.IsAsciiHexDigitLower) ? restore : throw new ArgumentException($"'{restore}' is no id of a restore", nameof(restore));
}
