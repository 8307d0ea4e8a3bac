using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>One member of a <see cref="FakeEtcdCluster"/>, asked directly.</summary>
internal sealed class FakeEtcdClient(FakeEtcdCluster cluster, FakeMember? member, Uri endpoint, EtcdAccess access) : IEtcdClient
{
    // etcd's own time-out of a request that finds no majority.
    private static readonly TimeSpan requestTimeout = TimeSpan.FromSeconds(7);

    public Uri Endpoint => endpoint;

    public Task<MemberStatus> StatusAsync(CancellationToken cancellationToken) => AskAsync(
        m => new MemberStatus(
            m.Id, cluster.ClusterId, m.Process!.Version!, (SpeaksV2(m) ? cluster.Believed : cluster.Leader)?.Id, cluster.Term,
            (ulong)(SpeaksV2(m) ? cluster.AppliedBy(m) : cluster.Index), TellsAll(m) ? (ulong)cluster.AppliedBy(m) : null,
            SpeaksV2(m) ? 0 : 1 << 20, SpeaksV2(m) ? 0 : 1 << 19, m.IsLearner, cluster.Revision, cluster.Leader is null && TellsAll(m) ? ["etcdserver: no leader"] : [])
        {
            StorageVersion = FakeEtcdCluster.TellsStorage(m.Process.Version!) ? cluster.StorageVersion : null,
        },
        cancellationToken);

    public Task<long> ReadLinearizableAsync(CancellationToken cancellationToken) => AskQuorumAsync(
        m =>
        {
            cluster.ReadThrough(m);
            return cluster.Revision;
        },
        cancellationToken);

    public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) =>
        AskAsync(m => new VersionAnswer(m.Process!.Version!, cluster.ClusterVersion) { Clock = new(TimeSpan.Zero, TimeSpan.Zero) }, cancellationToken);

    public Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken) => AskQuorumAsync(_ => Listed, cancellationToken, needsToken: false, isLocalOnV2: true);

    public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => AskAsync(_ => Listed, cancellationToken);

    public async Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken)
    {
        try
        {
            await AskQuorumAsync(_ => true, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or EtcdClientException { Failure: EtcdFailure.TimedOut })
        {
            // It is applied once there is a quorum, long after its caller was told of a time-out.
            cluster.Do(() => cluster.TryAdd(peerUrl));
            throw;
        }

        if (!cluster.Do(() => cluster.TryAdd(peerUrl)))
        {
            throw No(EtcdFailure.Exists, "etcdserver: peerURL exists");
        }
    }

    public Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken) => AskQuorumAsync(
        _ => Listed.Members.Any(m => m.Id != memberId && m.PeerUrls.Contains(peerUrl)) ? throw No(EtcdFailure.Exists, "etcdserver: peerURL exists")
            : Listed.Members.Any(m => m.Id == memberId && m.PeerUrls.Contains(peerUrl)) ? true
            : throw new NotSupportedException("members of the fake do not move"),
        cancellationToken);

    private MemberListAnswer Listed => new(
        cluster.ClusterId,
        [
            .. cluster.Members.Where(m => m.IsListed).Select(m => new ListedMember(m.Id, m.Name, [FakeEtcdCluster.UrlOf(m)], [m.ClientUrl.ToString().TrimEnd('/')], m.IsLearner)),
            .. cluster.Unstarted,
        ]);

    public Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken) =>
        AskQuorumAsync<IReadOnlyList<EtcdAlarm>>(m => SpeaksV2(m) ? [] : [.. cluster.Alarms], cancellationToken, isLocalOnV2: true);

    public Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken) => AskAsync(
        m =>
        {
            RequireV3(m);
            RequireToken();
            RequirePast(revision);
            var at = revision == 0 ? cluster.Revision : revision;
            if (at <= m.CompactRevision)
            {
                throw No(EtcdFailure.OutOfRange, "etcdserver: mvcc: required revision has been compacted");
            }

            return new HashAnswer(unchecked((uint)(at * 2654435761)) ^ (m.IsCorrupt ? 1u : 0u) ^ (uint)(m.CompactRevision + 1), m.CompactRevision, at);
        },
        cancellationToken);

    public Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken) => AskQuorumAsync(
        m =>
        {
            RequireV3(m);
            RequirePast(revision);
            return (revision == 0 ? cluster.Revision : revision) - 1;
        },
        cancellationToken);

    public Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<FoundKey>>(
        _ =>
        {
            RequireToken();
            return [.. cluster.NamedKeys.Where(key => key.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(key => key.Key, StringComparer.Ordinal).Take(most)];
        },
        cancellationToken);

    public Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken) => AskQuorumAsync(_ => cluster.IsAuthEnabled, cancellationToken, needsToken: false, isLocalOnV2: true);

    public Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken) =>
        AskAsync(m => new V2StoreAnswer(cluster.V2Keys is not null || SpeaksV2(m), cluster.V2Keys ?? 0), cancellationToken);

    public Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken) => ReadLinearizableAsync(cancellationToken);

    /// <summary>Each key written once: its name is its index.</summary>
    public Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken) => AskAsync(
        m => new V2KeySpace(
            (ulong)cluster.Revision,
            Enumerable.Range(2, (int)cluster.Revision - 1).Skip(cluster.Options.DeletesV2KeysWhileRead ? cluster.V2KeysDeleted++ : 0)
                .ToDictionary(i => $"/k{i}", i => new V2Node(m.IsCorrupt ? "damaged" : "x", (ulong)i, (ulong)i, null))),
        cancellationToken);

    public Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken) => AskQuorumAsync(
        m =>
        {
            RequireV3(m);
            if (cluster.Options.DowngradeRefusal is { } refusal)
            {
                throw No(EtcdFailure.Refused, refusal);
            }

            if (cluster.FindDowngradeProblem(target) is { } problem)
            {
                throw No(EtcdFailure.Refused, problem);
            }

            if (step == DowngradeStep.Enable)
            {
                cluster.EnableDowngrade(target);
            }

            return true;
        },
        cancellationToken);

    public Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken) => AskAsync(
        m =>
        {
            RequireV3(m);
            if (cluster.Leader != m)
            {
                throw No(EtcdFailure.Refused, "etcdserver: not leader");
            }

            var target = cluster.Members.SingleOrDefault(other => other.Id == targetMemberId && !other.IsLearner && FakeEtcdCluster.Takes(other));
            cluster.MoveLeader(target ?? throw No(EtcdFailure.Refused, "etcdserver: bad leader transferee"));
            return true;
        },
        cancellationToken);

    public async Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken)
    {
        var bytes = await AskAsync(
            m =>
            {
                RequireV3(m);
                RequireToken();
                return FakeSnapshot.Write(cluster.ClusterId, cluster.Revision);
            },
            cancellationToken);
        await destination.WriteAsync(bytes, cancellationToken);
        return new SnapshotAnswer(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // 3.3 has neither applied index nor errors in its status.
    private static bool TellsAll(FakeMember member) => Version.Parse(member.Process!.Version!) >= new Version(3, 4);

    private async Task<T> AskAsync<T>(Func<FakeMember, T> answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var frozen = cluster.Do(() => member is { IsFrozen: true });
        if (frozen)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cluster.Time, cancellationToken);
        }

        return cluster.Do(() => member is { Serves: true } ? answer(member) : throw new EtcdClientException(EtcdFailure.Unreachable, Endpoint, $"{Endpoint}: Connection refused", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused)));
    }

    private async Task<T> AskQuorumAsync<T>(Func<FakeMember, T> answer, CancellationToken cancellationToken, bool needsToken = true, bool isLocalOnV2 = false)
    {
        var (answered, value) = await AskAsync(
            m =>
            {
                if (needsToken)
                {
                    RequireToken();
                }

                if (isLocalOnV2 && SpeaksV2(m))
                {
                    return (true, answer(m));
                }

                if (cluster.Leader is not { } leader)
                {
                    // 2.x does not say so: the read times out.
                    return SpeaksV2(m) ? (false, default(T)) : throw No(EtcdFailure.NoLeader, "etcdserver: no leader");
                }

                return FakeEtcdCluster.Takes(leader) && cluster.HasQuorum ? (true, answer(m)) : (false, default(T));
            },
            cancellationToken);
        if (answered)
        {
            return value!;
        }

        await Task.Delay(requestTimeout, cluster.Time, cancellationToken);
        throw No(EtcdFailure.TimedOut, "context deadline exceeded");
    }

    private static bool SpeaksV2(FakeMember member) => FakeEtcdCluster.IsV2(member.Process!.Version!);

    private void RequireV3(FakeMember member)
    {
        if (SpeaksV2(member))
        {
            throw No(EtcdFailure.Unimplemented, "not in the v2 API");
        }
    }

    private void RequireToken()
    {
        if (cluster.IsAuthEnabled && access.Username is null)
        {
            throw No(EtcdFailure.Denied, "etcdserver: user name is empty");
        }
    }

    private void RequirePast(long revision)
    {
        if (revision > cluster.Revision)
        {
            throw No(EtcdFailure.OutOfRange, "etcdserver: mvcc: required revision is a future revision");
        }
    }

    private EtcdClientException No(EtcdFailure failure, string message) => new(failure, endpoint, $"{endpoint}: {message}");
}

/// <summary>A snapshot file of the fake: pages of 512 bytes and their sha256 behind them, as etcd writes them.</summary>
public static class FakeSnapshot
{
    private const int PageSize = 512;

    public static byte[] Write(string clusterId, long revision)
    {
        var page = new byte[PageSize];
        Encoding.UTF8.GetBytes($"fake etcd snapshot\n{clusterId}\n{revision}\n").CopyTo(page, 0);
        return [.. page, .. SHA256.HashData(page)];
    }

    /// <summary>The revision in it.</summary>
    public static long ReadRevision(ReadOnlySpan<byte> snapshot)
    {
        var lines = Encoding.UTF8.GetString(snapshot[..PageSize]).Split('\n');
        return lines[0] == "fake etcd snapshot" ? long.Parse(lines[2], System.Globalization.CultureInfo.InvariantCulture) : throw new InvalidDataException("no snapshot of the fake");
    }
}
