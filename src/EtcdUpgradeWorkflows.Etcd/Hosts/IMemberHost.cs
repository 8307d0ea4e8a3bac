using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>Who speaks to a host: shown with every call that changes something.</summary>
/// <param name="Controller">Random id made with the database; another controller is refused.</param>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Number">The claim's fence number; a lower one than the highest seen is refused.</param>
public sealed record HostAuthority(string Controller, string Cluster, long Number)
{
    /// <summary>
    /// With a fence call only: the controller whose record is taken over, by an operator's word. The number has to be above the record's. From then
    /// on that controller is refused. Null: a record of another controller or cluster is left alone.
    /// </summary>
    public string? TakesOverFrom { get; init; }
}

/// <summary>The small durable record beside a member's install directory.</summary>
/// <param name="Number">The highest number seen.</param>
/// <param name="Open">A swap is under way, or died: the member may be half done.</param>
/// <param name="To">What the open, or the last, swap goes to; null before the first.</param>
public sealed record HostRecord(string Controller, string Cluster, long Number, bool Open, Deployment? To);

/// <summary>What a member is to run. Both parts are switched in one step, forward and back (ADR 0014).</summary>
/// <param name="Version">The directory under <c>versions/</c>.</param>
/// <param name="Configuration">
/// The directory under <c>configurations/</c> with the member's arguments and environment, for hosts that keep them. Null: they stay
/// as they are, or, on a process host, come with the cluster's description.
/// </param>
public sealed record Deployment(string Version, string? Configuration = null)
{
    public override string ToString() => Configuration is null ? Version : $"{Version} with configuration {Configuration}";
}

/// <summary>An instant by a host's own clock. It counts sleep, and nobody can set it; instants of two boots are not compared.</summary>
/// <param name="Boot">The kernel's boot id.</param>
/// <param name="Uptime">Since that boot.</param>
public sealed record HostInstant(string Boot, TimeSpan Uptime);

/// <summary>A living process of the member: known by more than its pid.</summary>
/// <param name="StartTime">Field 22 of /proc/PID/stat, clock ticks since boot.</param>
/// <param name="Version">The version directory its executable lies in; null when it is outside the layout.</param>
/// <param name="Executable">Its path as the kernel tells it.</param>
public sealed record HostProcess(int Pid, long StartTime, string? Version, string Executable);

/// <summary>What a host shows: its record and its world.</summary>
/// <param name="Record">Null when no number was ever written here.</param>
/// <param name="Process">Null when the member does not run (a zombie does not).</param>
/// <param name="Linked">What would be started: what <c>current</c> points to. Null when there is no link.</param>
public sealed record HostView(HostRecord? Record, HostProcess? Process, Deployment? Linked)
{
    public string? LinkVersion => Linked?.Version;
}

/// <summary>The answer to a fence call. No answer at all is a <see cref="HostException"/>.</summary>
public abstract record FenceAnswer
{
    private FenceAnswer()
    {
    }

    public sealed record Fenced(HostView View) : FenceAnswer;

    /// <summary>The host has seen a higher number: the caller lost its run.</summary>
    public sealed record LowerNumber(long Highest) : FenceAnswer;

    /// <summary>The host belongs to another controller, or to a cluster of another name.</summary>
    public sealed record OtherController(string Controller, string Cluster) : FenceAnswer;
}

/// <summary>How a swap or halt ended, as the script on the host tells it.</summary>
public enum SwapEnd
{
    /// <summary>All steps done or were so already. The new process was started; whether it serves is for the caller to see.</summary>
    Done,

    /// <summary>The host has seen a higher number. Nothing was done.</summary>
    LowerNumber,

    /// <summary>Nothing was done.</summary>
    OtherController,

    /// <summary>A serving process would have had to be stopped and the call had no licence. Nothing was done.</summary>
    NotLicensed,

    /// <summary>The licence is stale, or the lock was not to be had. Nothing was stopped.</summary>
    TooLate,

    /// <summary>The binaries of the target are not there, or are not those that were checked. Nothing was done.</summary>
    WrongBinary,

    /// <summary>The process did not end in time; the record is left open, the member may still serve.</summary>
    StopTimedOut,

    /// <summary>The process could not be started; the record is left open.</summary>
    StartFailed,

    /// <summary>The stopped member's data could not be copied; it is down, the record is left open.</summary>
    CopyFailed,

    /// <summary>The member's data are those of a restore that was not ended: it has none yet, and the call was no join. Nothing was done.</summary>
    NotJoined,

    /// <summary>There are no data, and those of a restore that was not ended lie beside. Nothing was done.</summary>
    DataMissing,

    /// <summary>The disk or the layout would not let the script write; nothing after that was done.</summary>
    WriteFailed,
}

public sealed record SwapAnswer(SwapEnd End, string Detail, HostView View);

/// <summary>One swap call.</summary>
/// <param name="Licence">
/// The host's clock as it was read before the look that found all other voters serving, under this number. The host stops nothing on
/// one older than <see cref="LicenceAge"/>. Null: it may stop nothing at all.
/// </param>
/// <param name="Kill">SIGKILL after the stop deadline; an operator's word only.</param>
/// <param name="Release">The size and inode the checked binary had.</param>
public sealed record SwapCall(HostAuthority Authority, Deployment To, HostInstant? Licence, bool Kill, TimeSpan StopDeadline, InstalledRelease Release)
{
    /// <summary>
    /// Copies the data of the stopped member before the switch, to a directory beside them that carries this name; lower-case hex and dashes. Null: no copy. A copy of
    /// that name is made once.
    /// </summary>
    public string? Copy { get; init; }

    /// <summary>
    /// What the member is started with when it has no data yet and is to join a cluster that runs: the cluster's members and itself, as etcd takes it (<c>name=peerUrl,…</c>).
    /// Null: it has data.
    /// </summary>
    public string? Join { get; init; }

    /// <summary>By the host's clock, from before the look to the signal.</summary>
    public static readonly TimeSpan LicenceAge = TimeSpan.FromSeconds(3);
}

/// <summary>A release as it lies on a host, after it was checked.</summary>
/// <param name="Version">The directory's name, and what <c>etcd --version</c> prints.</param>
/// <param name="Sha256">Of the etcd binary, lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Inode">As the script compares it.</param>
public sealed record InstalledRelease(string Version, string Sha256, long Size, long Inode);

/// <summary>A host could not be asked, or did not answer in time: nothing is known of what the call did.</summary>
public sealed class HostException : Exception
{
    public HostException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Such as <c>host.unreachable</c>, <c>host.timed_out</c>.</summary>
    public string Code { get; }
}

/// <summary>
/// The place a member runs on. All changes go through one fenced POSIX script under flock(1); a changing call runs detached,
/// so it ends by itself when its caller goes. Only <c>FencedCluster</c> may call <see cref="SwapAsync"/> with a licence, and <see cref="HaltAsync"/>.
/// </summary>
public interface IMemberHost
{
    /// <summary>Waits for the lock (a swap in flight ends first), refuses or writes the number, returns record and world.</summary>
    Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken);

    /// <summary>What a licence is dated by: read before the look.</summary>
    Task<HostInstant> ReadClockAsync(CancellationToken cancellationToken);

    /// <summary>Record and world, without the lock.</summary>
    Task<HostView> LookAsync(CancellationToken cancellationToken);

    /// <summary>Starts the detached script and follows it to its end.</summary>
    Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken);

    /// <summary>Stops without starting. An operator's word, which needs no look; the call itself is stale after <see cref="SwapCall.LicenceAge"/>.</summary>
    Task<SwapAnswer> HaltAsync(HostAuthority authority, bool kill, TimeSpan stopDeadline, CancellationToken cancellationToken);

    /// <summary>What lies in <c>versions/&lt;version&gt;</c>: hashed and asked for its version. Null when nothing is there.</summary>
    Task<InstalledRelease?> InspectReleaseAsync(string version, CancellationToken cancellationToken);

    /// <summary>Lays a release into <c>versions/&lt;version&gt;</c>, whole or not at all; stops nothing. Also makes the layout when there is none.</summary>
    Task InstallReleaseAsync(string version, string sourceDirectory, CancellationToken cancellationToken);

    /// <summary>Points <c>current</c> at a version when there is no link yet; an existing one is left alone.</summary>
    Task EnsureLinkAsync(string version, CancellationToken cancellationToken);

    /// <summary>Bytes free where releases and data lie.</summary>
    Task<HostSpace> FreeSpaceAsync(CancellationToken cancellationToken);

    /// <summary>What lies in the member's data directory. Nothing is opened for writing; the member may run.</summary>
    Task<MemberData> InspectDataAsync(CancellationToken cancellationToken);

    /// <summary>What the running process was started with; null when none runs, or this user may not look at it.</summary>
    Task<Clusters.MemberConfiguration?> InspectConfigurationAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Copies the member's v2 data with the release's own <c>etcdctl backup</c>, into a tar.gz of the data directory that it makes. The member may run; nothing
    /// of it is changed.
    /// </summary>
    /// <param name="version">The release the member runs, as it lies in <c>versions/</c>.</param>
    /// <exception cref="EtcdUpgradeWorkflows.Engine.WorkflowErrorException"><c>backup.v2_failed</c></exception>
    Task<SnapshotAnswer> BackUpV2Async(string version, Stream destination, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the data of this member of a new cluster beside its data directory, with the release's own tools, whole or not at all; nothing of the member is
    /// changed. Done already: nothing.
    /// </summary>
    /// <exception cref="EtcdUpgradeWorkflows.Engine.WorkflowErrorException"><c>restore.failed</c>, <c>backup.scratch_failed</c>, <c>host.write_failed</c></exception>
    Task PrepareDataAsync(DataRestore restore, CancellationToken cancellationToken);

    /// <summary>How far a restore has come here.</summary>
    Task<DataRestoreState> InspectRestoreAsync(string restore, CancellationToken cancellationToken);

    /// <summary>Puts prepared data in the place of the member's, which are kept beside it. Under the number, and only while no process is the member.</summary>
    Task<PlaceAnswer> PlaceDataAsync(HostAuthority authority, string restore, CancellationToken cancellationToken);

    /// <summary>The last lines of the member's log, oldest first; empty when there is none.</summary>
    Task<IReadOnlyList<string>> ReadLogTailAsync(int lines, CancellationToken cancellationToken);
}

/// <summary>What a member's restored data are made of.</summary>
public enum DataOrigin
{
    /// <summary>A v3 snapshot: each member of the new cluster begins with it.</summary>
    Snapshot,

    /// <summary>A copy of one member's v2 data: this member begins the new cluster alone.</summary>
    V2Data,

    /// <summary>Nothing: it is added to the cluster that another one began, and gets the data from there.</summary>
    Joins,
}

/// <summary>What is to become the data of a member of a new cluster.</summary>
/// <param name="Id">Lower-case hex; the same for all members, and in the names of the directories.</param>
/// <param name="Path">The backup, on the member's machine.</param>
/// <param name="Version">The release whose tools restore it, as it lies in <c>versions/</c>.</param>
/// <param name="InitialCluster">As etcd takes it: <c>name=peerUrl,…</c></param>
public sealed record DataRestore(string Id, string Path, string Version, string Member, string PeerUrl, string InitialCluster)
{
    public DataOrigin Origin { get; init; } = DataOrigin.Snapshot;

    /// <summary>Of the cluster that the backup is of: the restored data know its users.</summary>
    public EtcdAccess Access { get; init; } = EtcdAccess.None;
}

/// <summary>How far the restore of a member's data has come.</summary>
public enum DataRestoreState
{
    None,

    /// <summary>The data lie beside the member's.</summary>
    Prepared,

    /// <summary>They are the member's; those before are kept.</summary>
    Placed,
}

public enum PlaceEnd
{
    Done,

    LowerNumber,

    OtherController,

    /// <summary>A process is the member; nothing was done.</summary>
    Running,

    /// <summary>The lock was held, or nothing could be written.</summary>
    Failed,
}

public sealed record PlaceAnswer(PlaceEnd End, string Detail, HostView View);

/// <param name="DatabaseBytes">The size of <c>member/snap/db</c>, which holds the v3 data; null when there is none.</param>
/// <param name="Bytes">All files of the directory together.</param>
/// <param name="Snapshot">The newest <c>member/snap/*.snap</c>; null when there is none.</param>
public sealed record MemberData(long? DatabaseBytes, V2Snapshot? Snapshot, long Bytes);

/// <summary>A snapshot that the member itself wrote: of about the size that its v2 data had then.</summary>
public sealed record V2Snapshot(long Bytes, DateTimeOffset WrittenAt);

public sealed record HostSpace(long InstallBytes, long DataBytes)
{
    /// <summary>Beside the data directory: another disk when that is a mount point.</summary>
    public long BesideDataBytes { get; init; } = DataBytes;
}

/// <summary>Makes the host of a member.</summary>
public interface IMemberHostFactory
{
    IMemberHost Create(Clusters.MemberSpec member);
}
