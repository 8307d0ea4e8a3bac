namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>What a member says of itself. Proves nothing about quorum: a member without one still answers it.</summary>
/// <param name="MemberId">Hex.</param>
/// <param name="ClusterId">Hex.</param>
/// <param name="Leader">Hex; null when the member knows none.</param>
/// <param name="AppliedIndex">Null where the release does not tell (before 3.4): compare raft indices instead.</param>
public sealed record MemberStatus(
    string MemberId, string ClusterId, string Version, string? Leader, ulong RaftTerm, ulong RaftIndex, ulong? AppliedIndex,
    long DbSize, long DbSizeInUse, bool IsLearner, long Revision, IReadOnlyList<string> Errors)
{
    public bool IsLeader => Leader == MemberId;

    /// <summary>The form of its data, such as 3.6.0; null where the release does not tell (before 3.6).</summary>
    public string? StorageVersion { get; init; }
}

/// <summary>What is asked of a cluster about going down one minor release (3.6 and later).</summary>
public enum DowngradeStep
{
    /// <summary>Whether it could; changes nothing.</summary>
    Validate,

    /// <summary>From now on the cluster is on its way down. Must never be sent while a member runs 3.5 or older: it ends for good at its next start (measured).</summary>
    Enable,
}

/// <summary>Versions as the /version endpoint tells them.</summary>
/// <param name="Server">Such as 3.4.23.</param>
/// <param name="Cluster">Such as 3.4.0; null while not decided.</param>
public sealed record VersionAnswer(string Server, string? Cluster)
{
    /// <summary>How far the member's clock is from ours; null when the answer has no date.</summary>
    public ClockOffset? Clock { get; init; }
}

/// <summary>A member's clock less ours: it lies between the two. An answer's date has whole seconds, and took its time to come.</summary>
public readonly record struct ClockOffset(TimeSpan Least, TimeSpan Most)
{
    /// <param name="date">Of the answer, cut to a second.</param>
    /// <param name="asked">By our clock.</param>
    /// <param name="answered">By our clock.</param>
    public static ClockOffset Of(DateTimeOffset date, DateTimeOffset asked, DateTimeOffset answered) =>
        new(date - answered, date + TimeSpan.FromSeconds(1) - asked);

    /// <summary>What it is off by at least, negative when the member is behind; zero when the two may agree.</summary>
    public TimeSpan Certain => Least > TimeSpan.Zero ? Least : Most < TimeSpan.Zero ? Most : TimeSpan.Zero;
}

/// <summary>A key and its value.</summary>
public sealed record FoundKey(string Key, string Value);

/// <summary>One member of the member list. An unstarted member has no name.</summary>
public sealed record ListedMember(string Id, string Name, IReadOnlyList<string> PeerUrls, IReadOnlyList<string> ClientUrls, bool IsLearner)
{
    public bool IsStarted => Name.Length > 0;
}

public sealed record MemberListAnswer(string ClusterId, IReadOnlyList<ListedMember> Members);

/// <summary>An alarm: NOSPACE or CORRUPT.</summary>
public sealed record EtcdAlarm(string MemberId, string Kind);

/// <param name="CompactRevision">-1 when never compacted.</param>
public sealed record HashAnswer(uint Hash, long CompactRevision, long Revision);

/// <param name="IsServed">The v2 API is on.</param>
/// <param name="Keys">Keys and directories at the top, hidden ones left out; 0 when it is not served.</param>
public sealed record V2StoreAnswer(bool IsServed, int Keys);

/// <summary>A key of the v2 store.</summary>
/// <param name="Value">Null of a directory.</param>
/// <param name="Expires">Null when it does not.</param>
public sealed record V2Node(string? Value, ulong ModifiedIndex, ulong CreatedIndex, DateTimeOffset? Expires);

/// <summary>All keys of the v2 store that are not hidden, by name.</summary>
/// <param name="Index">X-Etcd-Index.</param>
public sealed record V2KeySpace(ulong Index, IReadOnlyDictionary<string, V2Node> Nodes);

/// <param name="Size">Bytes written, the trailing sha256 included.</param>
public sealed record SnapshotAnswer(long Size, string Sha256);

/// <summary>
/// One member's client API, asked directly: a balanced client cannot answer "is this member healthy".
/// Throws <see cref="EtcdClientException"/> for every answer that is none; a deadline is the caller's token or the stated one.
/// </summary>
public interface IEtcdClient : IAsyncDisposable
{
    Uri Endpoint { get; }

    Task<MemberStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>A linearizable read through this member: the only proof that it serves. Returns the revision.</summary>
    Task<long> ReadLinearizableAsync(CancellationToken cancellationToken);

    Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Linearizable where the release can.</summary>
    Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken);

    /// <summary>As this member has it, with or without a quorum: for a cluster that waits for a member which was added and does not run yet.</summary>
    Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds a voter, which then has to be started. <see cref="EtcdFailure.TimedOut"/> may have added it: list the members before it is asked for again.
    /// </summary>
    Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken);

    /// <summary>Gives a member another peer URL.</summary>
    /// <param name="memberId">Hex.</param>
    Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken);

    Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken);

    /// <summary>The hash of the key space at a revision (0: the present one).</summary>
    Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken);

    /// <summary>The number of keys at a revision (0: the present one).</summary>
    Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken);

    /// <summary>The first keys under a name, with their values, of the v3 and the v2 store: a local read. A value that is no text comes as what can be read of it.</summary>
    /// <param name="prefix">Such as /service/.</param>
    Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken);

    Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken);

    /// <summary>What this member's v2 API shows: a local read, no raft entry.</summary>
    Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken);

    /// <summary>A linearizable read over the v2 API; returns X-Etcd-Index.</summary>
    Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken);

    /// <summary>The whole v2 store as this member has it: a local read. Hidden keys (a name that begins with _) are not listed by etcd.</summary>
    Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken);

    /// <summary>Asked of the leader.</summary>
    Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken);

    /// <summary>The formal downgrade, by the documented API of 3.6; never run on a real member here.</summary>
    /// <param name="target">As a cluster version, such as 3.5.0.</param>
    Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken);

    /// <summary>Streams a snapshot; fails with <c>etcd.snapshot_stalled</c> after <paramref name="stall"/> without a byte.</summary>
    Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken);
}

/// <summary>Makes clients of a cluster's members. A client reconnects at once after an outage.</summary>
public interface IEtcdClientFactory
{
    IEtcdClient Create(Uri endpoint, EtcdAccess access);
}

/// <summary>How to get in: files of certificates, and references of secrets (<c>env:NAME</c>, <c>file:PATH</c>).</summary>
public sealed record EtcdAccess(string? CaFile, string? CertFile, string? KeyFile, string? Username, string? PasswordReference)
{
    public static readonly EtcdAccess None = new(null, null, null, null, null);
}

/// <summary>What kind of no an etcd member gave.</summary>
public enum EtcdFailure
{
    /// <summary>Nothing listens, or the connection broke.</summary>
    Unreachable,

    /// <summary>No answer in time, or etcd's own time-out: nothing is known.</summary>
    TimedOut,

    /// <summary>The member knows no leader.</summary>
    NoLeader,

    /// <summary>User, password, token or certificate.</summary>
    Denied,

    /// <summary>The member asks for a client certificate, and none was given.</summary>
    CertificateMissing,

    /// <summary>The revision is compacted or in the future.</summary>
    OutOfRange,

    /// <summary>A member has that peer URL already; after a time-out it may be the one that was asked for.</summary>
    Exists,

    /// <summary>The release does not know the call.</summary>
    Unimplemented,

    /// <summary>A definite other no.</summary>
    Refused,
}

/// <summary>A member's no.</summary>
public sealed class EtcdClientException : Exception
{
    public EtcdClientException(EtcdFailure failure, Uri endpoint, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
        Endpoint = endpoint;
    }

    public EtcdFailure Failure { get; }

    public Uri Endpoint { get; }

    /// <summary>The machine itself refused the connection: nobody listens there. A connection that broke, or a name that is not known, proves nothing.</summary>
    public bool IsConnectionRefused => EtcdFailures.IsConnectionRefused(InnerException);
}
