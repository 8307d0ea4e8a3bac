using System.Collections.Concurrent;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>
/// One member, over the API that it speaks: v2 while it is a 2.x, gRPC from 3.0 on. A 3.x costs no question for that; a 2.x is told from one that is
/// down by its <c>/version</c>, and is asked for that again before each call, since a swap may have made it a 3.x.
/// </summary>
internal sealed class EtcdClient(Uri endpoint, HttpMessageHandler handler, MemberHttp http, GrpcEtcdClient v3, V2EtcdClient v2, SpokenApis apis) : IEtcdClient
{
    public Uri Endpoint => endpoint;

    public Task<MemberStatus> StatusAsync(CancellationToken cancellationToken) => AskAsync(client => client.StatusAsync(cancellationToken), cancellationToken);

    public Task<long> ReadLinearizableAsync(CancellationToken cancellationToken) =>
        AskAsync(client => client.ReadLinearizableAsync(cancellationToken), cancellationToken);

    public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) => http.VersionAsync(cancellationToken);

    public Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken) => AskAsync(client => client.MembersAsync(cancellationToken), cancellationToken);

    public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => AskAsync(client => client.LocalMembersAsync(cancellationToken), cancellationToken);

    public Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken) => TellAsync(client => client.AddMemberAsync(peerUrl, cancellationToken), cancellationToken);

    public Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken) =>
        TellAsync(client => client.UpdateMemberAsync(memberId, peerUrl, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken) =>
        AskAsync(client => client.AlarmsAsync(cancellationToken), cancellationToken);

    public Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken) =>
        AskAsync(client => client.HashAsync(revision, cancellationToken), cancellationToken);

    public Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken) =>
        AskAsync(client => client.CountKeysAsync(revision, cancellationToken), cancellationToken);

    /// <summary>Of both stores where there are two: a 3.x that serves the v2 API has one for each.</summary>
    public async Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken)
    {
        var found = await AskAsync(client => client.FindKeysAsync(prefix, most, cancellationToken), cancellationToken);
        if (apis.SpeaksV2(endpoint))
        {
            return found;
        }

        try
        {
            return [.. found.Concat(await v2.FindKeysAsync(prefix, most, cancellationToken)).Take(most)];
        }
        catch (EtcdClientException e) when (e.Failure == EtcdFailure.Unimplemented)
        {
            return found; // its v2 API is off
        }
    }

    public Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken) => AskAsync(client => client.IsAuthEnabledAsync(cancellationToken), cancellationToken);

    public Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken) =>
        AskAsync(client => client.V2StoreAsync(cancellationToken), cancellationToken);

    public Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken) => v2.ReadV2LinearizableAsync(cancellationToken);

    public Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken) => v2.ReadV2KeysAsync(cancellationToken);

    public Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken) =>
        TellAsync(client => client.DowngradeAsync(step, target, cancellationToken), cancellationToken);

    public Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken) =>
        TellAsync(client => client.MoveLeaderAsync(targetMemberId, cancellationToken), cancellationToken);

    public Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken) =>
        AskAsync(client => client.SnapshotAsync(destination, stall, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await v3.DisposeAsync();
        await v2.DisposeAsync();
        http.Dispose();
        handler.Dispose();
    }

    private Task<bool> TellAsync(Func<IEtcdClient, Task> tell, CancellationToken cancellationToken) => AskAsync(
        async client =>
        {
            await tell(client);
            return true;
        },
        cancellationToken);

    private async Task<T> AskAsync<T>(Func<IEtcdClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (apis.SpeaksV2(endpoint))
        {
            if (IsV2(await http.VersionAsync(cancellationToken)))
            {
                return await ask(v2);
            }

            apis.Forget(endpoint);
        }

        try
        {
            return await ask(v3);
        }
        catch (EtcdClientException exception) when (exception.Failure is EtcdFailure.Unreachable or EtcdFailure.Refused or EtcdFailure.Unimplemented)
        {
            if (!await IsSeenAsV2Async(cancellationToken))
            {
                throw;
            }

            apis.Remember(endpoint);
            return await ask(v2);
        }
    }

    private async Task<bool> IsSeenAsV2Async(CancellationToken cancellationToken)
    {
        try
        {
            return IsV2(await http.VersionAsync(cancellationToken));
        }
        catch (EtcdClientException)
        {
            return false;
        }
    }

    private static bool IsV2(VersionAnswer answer) => answer.Server.StartsWith("2.", StringComparison.Ordinal);
}

/// <summary>Which members were last seen to speak v2 only: so that a client made for one question need not find out again.</summary>
internal sealed class SpokenApis
{
    private readonly ConcurrentDictionary<Uri, bool> v2 = new();

    public bool SpeaksV2(Uri endpoint) => v2.ContainsKey(endpoint);

    public void Remember(Uri endpoint) => v2[endpoint] = true;

    public void Forget(Uri endpoint) => v2.TryRemove(endpoint, out _);
}
