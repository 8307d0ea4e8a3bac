using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using Etcdserverpb;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>One 3.x member over one channel of its own.</summary>
internal sealed class GrpcEtcdClient : IEtcdClient
{
    private static readonly ByteString everyKey = ByteString.CopyFrom(0);

    private readonly GrpcChannel channel;
    private readonly MemberHttp http;
    private readonly KV.KVClient keys;
    private readonly Cluster.ClusterClient cluster;
    private readonly Maintenance.MaintenanceClient maintenance;
    private readonly Auth.AuthClient auth;
    private readonly string? username;
    private readonly SecretReference? password;
    private readonly TimeProvider timeProvider;
    private readonly SemaphoreSlim authenticating = new(1, 1);

    // Authentication costs the member a bcrypt, so a token is kept; null while there is none, empty when the cluster wants none.
    private volatile string? token;

    /// <param name="handler">Stays the caller's.</param>
    /// <param name="http">The same member's endpoints beside gRPC; stays the caller's.</param>
    public GrpcEtcdClient(HttpMessageHandler handler, MemberHttp http, string? username, SecretReference? password, TimeProvider timeProvider)
    {
        this.http = http;
        this.username = username;
        this.password = password;
        this.timeProvider = timeProvider;
        // A snapshot's messages are small, a range of many keys is not: no limit of our own.
        channel = GrpcChannel.ForAddress(http.Endpoint, new GrpcChannelOptions { HttpHandler = handler, MaxReceiveMessageSize = null });
        keys = new KV.KVClient(channel);
        cluster = new Cluster.ClusterClient(channel);
        maintenance = new Maintenance.MaintenanceClient(channel);
        auth = new Auth.AuthClient(channel);
    }

    public Uri Endpoint => http.Endpoint;

    public async Task<MemberStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var answer = await CallAsync(maintenance.StatusAsync, new StatusRequest(), needsLeader: false, cancellationToken);
        return new MemberStatus(
            Hex(answer.Header.MemberId),
            Hex(answer.Header.ClusterId),
            answer.Version,
            answer.Leader == 0 ? null : Hex(answer.Leader),
            answer.RaftTerm,
            answer.RaftIndex,
            // 3.3 does not tell; no running member has applied nothing.
            answer.RaftAppliedIndex == 0 ? null : answer.RaftAppliedIndex,
            answer.DbSize,
            answer.DbSizeInUse,
            answer.IsLearner,
            answer.Header.Revision,
            [.. answer.Errors])
        {
            StorageVersion = answer.StorageVersion is { Length: > 0 } storage ? storage : null,
        };
    }

    public async Task<long> ReadLinearizableAsync(CancellationToken cancellationToken)
    {
        var request = new RangeRequest { Key = everyKey, Limit = 1, KeysOnly = true };
        return (await CallAsync(keys.RangeAsync, request, needsLeader: true, cancellationToken)).Header.Revision;
    }

    public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) => http.VersionAsync(cancellationToken);

    // Without our user: it is one of v3.
    public Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken) => new V2EtcdClient(http, null, null).V2StoreAsync(cancellationToken);

    // 3.4 does not know the flag and answers from what it has; hasleader makes it refuse at least without a leader.
    public Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken) => ListAsync(isLocal: false, cancellationToken);

    public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => ListAsync(isLocal: true, cancellationToken);

    public Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken) =>
        CallAsync(cluster.MemberAddAsync, new MemberAddRequest { PeerURLs = { peerUrl } }, needsLeader: true, cancellationToken);

    public Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken) => CallAsync(
        cluster.MemberUpdateAsync, new MemberUpdateRequest { ID = ulong.Parse(memberId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), PeerURLs = { peerUrl } },
        needsLeader: true, cancellationToken);

    private async Task<MemberListAnswer> ListAsync(bool isLocal, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(cluster.MemberListAsync, new MemberListRequest { Linearizable = !isLocal }, needsLeader: !isLocal, cancellationToken);
        return new MemberListAnswer(
            Hex(answer.Header.ClusterId),
            [.. answer.Members.Select(m => new ListedMember(Hex(m.ID), m.Name, [.. m.PeerURLs], [.. m.ClientURLs], m.IsLearner))]);
    }

    public async Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken)
    {
        var request = new AlarmRequest { Action = AlarmRequest.Types.AlarmAction.Get };
        var answer = await CallAsync(maintenance.AlarmAsync, request, needsLeader: true, cancellationToken);
        return [.. answer.Alarms.Select(a => new EtcdAlarm(Hex(a.MemberID), a.Alarm.ToString().ToUpperInvariant()))];
    }

    public async Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(maintenance.HashKVAsync, new HashKVRequest { Revision = revision }, needsLeader: false, cancellationToken);
        return new HashAnswer(answer.Hash, answer.CompactRevision, revision == 0 ? answer.Header.Revision : revision);
    }

    public async Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken)
    {
        var request = new RangeRequest { Key = everyKey, RangeEnd = everyKey, CountOnly = true, Revision = revision };
        return (await CallAsync(keys.RangeAsync, request, needsLeader: true, cancellationToken)).Count;
    }

    public async Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken)
    {
        var request = new RangeRequest { Key = ByteString.CopyFromUtf8(prefix), RangeEnd = EndOf(prefix), Limit = most, Serializable = true };
        var answer = await CallAsync(keys.RangeAsync, request, needsLeader: false, cancellationToken);
        return [.. answer.Kvs.Select(pair => new FoundKey(pair.Key.ToStringUtf8(), pair.Value.ToStringUtf8()))];
    }

    // Never by AuthStatus: a member of 3.5 puts that question into the raft log, and every member of 3.4 that applies the entry panics
    // ("not implemented", seen on 3.4.23 beside 3.5.16): one question through a new member ends all old ones. ADR 0011.
    // Whether the member wants a name of somebody who gives none tells it too, on every release.
    public async Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = new RangeRequest { Key = everyKey, Limit = 1, KeysOnly = true };
            await keys.RangeAsync(request, new CallOptions(new Metadata { { "hasleader", "true" } }, cancellationToken: cancellationToken));
            return false;
        }
        catch (RpcException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (EtcdFailures.SaysUserNameIsEmpty(exception))
            {
                return true;
            }

            // With a client certificate the name is there, and may be refused: only a store that asks for names refuses one.
            var no = http.Explained(EtcdFailures.ToException(exception, Endpoint));
            return no.Failure == EtcdFailure.Denied ? true : throw no;
        }
    }

    public Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken) => throw http.Failure(EtcdFailure.Unimplemented, "not over gRPC");

    public Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken) => throw http.Failure(EtcdFailure.Unimplemented, "not over gRPC");

    public async Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken)
    {
        var target = ulong.Parse(targetMemberId, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        await CallAsync(maintenance.MoveLeaderAsync, new MoveLeaderRequest { TargetID = target }, needsLeader: false, cancellationToken);
    }

    public async Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken)
    {
        var action = step == DowngradeStep.Validate ? DowngradeRequest.Types.DowngradeAction.Validate : DowngradeRequest.Types.DowngradeAction.Enable;
        await CallAsync(maintenance.DowngradeAsync, new DowngradeRequest { Action = action, Version = target }, needsLeader: true, cancellationToken);
    }

    public async Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(stall, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        try
        {
            return await WithTokenAsync(
                async headers =>
                {
                    using var call = maintenance.Snapshot(new SnapshotRequest(), new CallOptions(headers, cancellationToken: either.Token));
                    using var sum = new SnapshotSum();
                    ulong remaining = 0;
                    while (await call.ResponseStream.MoveNext(either.Token))
                    {
                        var part = call.ResponseStream.Current;
                        remaining = part.RemainingBytes;
                        sum.Append(part.Blob.Span);
                        await destination.WriteAsync(part.Blob.Memory, either.Token);
                        stalled.CancelAfter(stall);
                    }

                    return remaining == 0 ? sum.Finish(Endpoint) : throw http.Failure(EtcdFailure.Unreachable, $"the snapshot ended {remaining} bytes early");
                },
                either.Token);
        }
        catch (OperationCanceledException) when (stalled.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WorkflowErrorException(WorkflowError.Transient(
                "etcd.snapshot_stalled", $"{Endpoint}: no byte of the snapshot came for {stall.TotalSeconds:0} s.", "Take it from another member."));
        }
    }

    public ValueTask DisposeAsync()
    {
        channel.Dispose();
        authenticating.Dispose();
        return ValueTask.CompletedTask;
    }

    private delegate AsyncUnaryCall<TAnswer> UnaryCall<TRequest, TAnswer>(TRequest request, CallOptions options);

    private Task<TAnswer> CallAsync<TRequest, TAnswer>(
        UnaryCall<TRequest, TAnswer> call, TRequest request, bool needsLeader, CancellationToken cancellationToken) =>
        WithTokenAsync(
            async headers =>
            {
                if (needsLeader)
                {
                    // Without a leader the member says so at once instead of after its own time-out of seven seconds.
                    headers.Add("hasleader", "true");
                }

                return await call(request, new CallOptions(headers, cancellationToken: cancellationToken));
            },
            cancellationToken);

    /// <summary>Runs a call with the kept token; once more with a new one when the member does not take it any longer.</summary>
    private async Task<T> WithTokenAsync<T>(Func<Metadata, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            var used = await FindTokenAsync(refused: null, cancellationToken);
            try
            {
                return await call(Headers(used));
            }
            catch (RpcException exception) when (used is not null && (EtcdFailures.SaysTokenIsStale(exception) || EtcdFailures.SaysUserNameIsEmpty(exception)))
            {
                return await call(Headers(await FindTokenAsync(used, cancellationToken)));
            }
        }
        catch (RpcException exception)
        {
            // The caller owns deadlines: what its token ended is a cancellation, whatever gRPC calls it.
            cancellationToken.ThrowIfCancellationRequested();
            throw http.Explained(EtcdFailures.ToException(exception, Endpoint));
        }
    }

    private static Metadata Headers(string? token) => string.IsNullOrEmpty(token) ? [] : new Metadata { { "token", token } };

    /// <param name="refused">A token that is of no use any longer.</param>
    /// <returns>Null without a user; empty while the cluster wants no authentication.</returns>
    private async Task<string?> FindTokenAsync(string? refused, CancellationToken cancellationToken)
    {
        if (username is null)
        {
            return null;
        }

        if (token is { } kept && kept != refused)
        {
            return kept;
        }

        await authenticating.WaitAsync(cancellationToken);
        try
        {
            if (token is { } other && other != refused)
            {
                return other;
            }

            var request = new AuthenticateRequest { Name = username, Password = password?.Read() ?? "" };
            return token = (await auth.AuthenticateAsync(request, new CallOptions(cancellationToken: cancellationToken))).Token;
        }
        catch (RpcException exception) when (EtcdFailures.SaysAuthenticationIsOff(exception))
        {
            return token = "";
        }
        finally
        {
            authenticating.Release();
        }
    }

    /// <summary>The first key after all that begin so. The last byte of UTF-8 text can always be counted up.</summary>
    private static ByteString EndOf(string prefix)
    {
        var end = Encoding.UTF8.GetBytes(prefix);
        end[^1]++;
        return ByteString.CopyFrom(end);
    }

    private static string Hex(ulong id) => id.ToString("x", CultureInfo.InvariantCulture);
}
