using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>Passes every call on; what is broken overrides one.</summary>
internal abstract class PassingHost(IMemberHost host) : IMemberHost
{
    public virtual Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken) =>
        host.FenceAsync(authority, deadline, cancellationToken);

    public virtual Task<HostView> LookAsync(CancellationToken cancellationToken) => host.LookAsync(cancellationToken);

    public Task<HostInstant> ReadClockAsync(CancellationToken cancellationToken) => host.ReadClockAsync(cancellationToken);

    public virtual Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken) => host.SwapAsync(call, cancellationToken);

    public Task<SwapAnswer> HaltAsync(HostAuthority authority, bool kill, TimeSpan stopDeadline, CancellationToken cancellationToken) =>
        host.HaltAsync(authority, kill, stopDeadline, cancellationToken);

    public Task<InstalledRelease?> InspectReleaseAsync(string version, CancellationToken cancellationToken) => host.InspectReleaseAsync(version, cancellationToken);

    public Task InstallReleaseAsync(string version, string sourceDirectory, CancellationToken cancellationToken) =>
        host.InstallReleaseAsync(version, sourceDirectory, cancellationToken);

    public Task EnsureLinkAsync(string version, CancellationToken cancellationToken) => host.EnsureLinkAsync(version, cancellationToken);

    public Task<HostSpace> FreeSpaceAsync(CancellationToken cancellationToken) => host.FreeSpaceAsync(cancellationToken);

    public Task<EtcdUpgradeWorkflows.Etcd.Clusters.MemberConfiguration?> InspectConfigurationAsync(CancellationToken cancellationToken) => host.InspectConfigurationAsync(cancellationToken);

    public Task<MemberData> InspectDataAsync(CancellationToken cancellationToken) => host.InspectDataAsync(cancellationToken);

    public Task<SnapshotAnswer> BackUpV2Async(string version, Stream destination, CancellationToken cancellationToken) =>
        host.BackUpV2Async(version, destination, cancellationToken);

    public Task PrepareDataAsync(DataRestore restore, CancellationToken cancellationToken) => host.PrepareDataAsync(restore, cancellationToken);

    public Task<DataRestoreState> InspectRestoreAsync(string restore, CancellationToken cancellationToken) => host.InspectRestoreAsync(restore, cancellationToken);

    public Task<PlaceAnswer> PlaceDataAsync(HostAuthority authority, string restore, CancellationToken cancellationToken) => host.PlaceDataAsync(authority, restore, cancellationToken);

    public Task<IReadOnlyList<string>> ReadLogTailAsync(int lines, CancellationToken cancellationToken) => host.ReadLogTailAsync(lines, cancellationToken);
}

internal abstract class PassingClient(IEtcdClient client) : IEtcdClient
{
    public Uri Endpoint => client.Endpoint;

    public Task<MemberStatus> StatusAsync(CancellationToken cancellationToken) => client.StatusAsync(cancellationToken);

    public virtual Task<long> ReadLinearizableAsync(CancellationToken cancellationToken) => client.ReadLinearizableAsync(cancellationToken);

    public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) => client.VersionAsync(cancellationToken);

    public Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken) => client.MembersAsync(cancellationToken);

    public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => client.LocalMembersAsync(cancellationToken);

    public Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken) => client.AddMemberAsync(peerUrl, cancellationToken);

    public Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken) => client.UpdateMemberAsync(memberId, peerUrl, cancellationToken);

    public Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken) => client.AlarmsAsync(cancellationToken);

    public Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken) => client.HashAsync(revision, cancellationToken);

    public Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken) => client.CountKeysAsync(revision, cancellationToken);

    public Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken) => client.V2StoreAsync(cancellationToken);

    public Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken) => client.ReadV2LinearizableAsync(cancellationToken);

    public Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken) => client.ReadV2KeysAsync(cancellationToken);

    public Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken) => client.FindKeysAsync(prefix, most, cancellationToken);

    public Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken) => client.IsAuthEnabledAsync(cancellationToken);

    public Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken) => client.DowngradeAsync(step, target, cancellationToken);

    public Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken) => client.MoveLeaderAsync(targetMemberId, cancellationToken);

    public Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken) =>
        client.SnapshotAsync(destination, stall, cancellationToken);

    public ValueTask DisposeAsync() => client.DisposeAsync();
}

internal abstract class PassingStore(IRunStore store) : IRunStore
{
    public virtual Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken) => store.CreateAsync(run, cancellationToken);

    public Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken) =>
        store.FindDueAsync(server, node, inHand, limit, now, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken) => store.NextDueAsync(node, now, cancellationToken);

    public virtual Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        store.TryClaimAsync(due, server, lease, now, cancellationToken);

    public virtual Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        store.TryReclaimAsync(runId, server, lease, now, cancellationToken);

    public virtual Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => store.CommitAsync(checkpoint, cancellationToken);

    public virtual Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        store.RenewAsync(server, claims, lease, now, cancellationToken);

    public virtual Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken) => store.ReleaseAsync(claim, cancellationToken);

    public Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken) => store.PostAsync(message, cancellationToken);

    public Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken) => store.ReadDefinitionAsync(version, cancellationToken);

    public Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) => store.FindPublishedAsync(definitionId, cancellationToken);

    public Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken) => store.FindWaitingAsync(eventName, cancellationToken);

    public Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken) =>
        store.FindPostedAsync(messageIds, cancellationToken);
}
