using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Etcd;

/// <summary>Answers of members and hosts by name, for the prober and the inspector: each is a view's content, an exception, or silence.</summary>
internal sealed class FakeCluster(ClusterView view) : IEtcdClientFactory, IMemberHostFactory
{
    private readonly Dictionary<string, Func<CancellationToken, Task>> silence = [];

    public ClusterView View { get; set; } = view;

    public List<FoundKey> Keys { get; } = [];

    public HashSet<Uri> Disposed { get; } = [];

    public Exception? CreateFailure { get; set; }

    public Exception? HostFailure { get; set; }

    public HostSpace Space { get; set; } = new(1L << 40, 1L << 40);

    public MemberData Data { get; set; } = new(20480, null, 20480);

    public Func<string, InstalledRelease?> Releases { get; set; } = version => new InstalledRelease(version, $"sha-of-{version}", 1, 1);

    /// <summary>Before each answer of a member this is awaited.</summary>
    public void Before(string member, Func<CancellationToken, Task> wait) => silence[member] = wait;

    public IEtcdClient Create(Uri endpoint, EtcdAccess access) =>
        CreateFailure is null ? new Client(this, View.Members.Single(member => member.Endpoint == endpoint).Name, endpoint) : throw CreateFailure;

    public IMemberHost Create(MemberSpec member) => new Host(this, member.Name);

    private sealed class Client(FakeCluster cluster, string name, Uri endpoint) : IEtcdClient
    {
        public Uri Endpoint => endpoint;

        private MemberView Member => cluster.View.FindMember(name)!;

        public Task<MemberStatus> StatusAsync(CancellationToken cancellationToken) => AnswerAsync(Member.Status, cancellationToken);

        public async Task<long> ReadLinearizableAsync(CancellationToken cancellationToken)
        {
            await AnswerAsync(Member.Status, cancellationToken);
            return Member.Revision ?? throw new EtcdClientException(EtcdFailure.NoLeader, endpoint, "etcdserver: no leader");
        }

        public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) => AnswerAsync(Member.Version, cancellationToken);

        public Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken) => AnswerAsync(Member.MemberList, cancellationToken);

        public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken) => AnswerAsync(cluster.View.Alarms, cancellationToken);

        public async Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken)
        {
            await AnswerAsync(Member.Status, cancellationToken);
            return cluster.View.AuthEnabled ?? throw new EtcdClientException(EtcdFailure.Denied, endpoint, "user hunter2");
        }

        public Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken) => AnswerAsync(cluster.View.V2Store, cancellationToken);

        public Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FoundKey>>([.. cluster.Keys.Where(key => key.Key.StartsWith(prefix, StringComparison.Ordinal)).Take(most)]);

        public Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync()
        {
            cluster.Disposed.Add(endpoint);
            return ValueTask.CompletedTask;
        }

        private async Task<T> AnswerAsync<T>(T? answer, CancellationToken cancellationToken)
            where T : class
        {
            if (cluster.silence.TryGetValue(name, out var wait))
            {
                await wait(cancellationToken);
            }

            return answer ?? throw new EtcdClientException(EtcdFailure.Unreachable, endpoint, "connection refused");
        }
    }

    private sealed class Host(FakeCluster cluster, string name) : IMemberHost
    {
        public Task<HostInstant> ReadClockAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<HostView> LookAsync(CancellationToken cancellationToken) => AnswerAsync(cluster.View.FindMember(name)!.Host)!;

        public Task<InstalledRelease?> InspectReleaseAsync(string version, CancellationToken cancellationToken) => AnswerAsync(cluster.Releases(version));

        public Task<HostSpace> FreeSpaceAsync(CancellationToken cancellationToken) => AnswerAsync(cluster.Space)!;

        public Task<MemberData> InspectDataAsync(CancellationToken cancellationToken) => AnswerAsync(cluster.Data)!;

        public Task<MemberConfiguration?> InspectConfigurationAsync(CancellationToken cancellationToken) =>
            AnswerAsync(new MemberConfiguration(["--name", name, $"--data-dir=/var/lib/{name}"], new Dictionary<string, string>()));

        public Task<SnapshotAnswer> BackUpV2Async(string version, Stream destination, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task PrepareDataAsync(DataRestore restore, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DataRestoreState> InspectRestoreAsync(string restore, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PlaceAnswer> PlaceDataAsync(HostAuthority authority, string restore, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SwapAnswer> HaltAsync(HostAuthority authority, bool kill, TimeSpan stopDeadline, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task InstallReleaseAsync(string version, string sourceDirectory, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task EnsureLinkAsync(string version, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> ReadLogTailAsync(int lines, CancellationToken cancellationToken) => throw new NotSupportedException();

        private Task<T?> AnswerAsync<T>(T? answer)
            where T : class => cluster.HostFailure is { } failure ? Task.FromException<T?>(failure) : Task.FromResult(answer);
    }
}
