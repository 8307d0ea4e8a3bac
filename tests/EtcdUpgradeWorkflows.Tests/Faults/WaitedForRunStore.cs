using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>A store that works on other threads, waited for at each call: for virtual time the call takes none, and nothing comes back from elsewhere.</summary>
internal sealed class WaitedForRunStore(IRunStore store) : IRunStore
{
    public Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken) => Wait.For(() => store.CreateAsync(run, cancellationToken));

    public Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken) => Wait.For(() => store.PostAsync(message, cancellationToken));

    public Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Wait.For(() => store.FindDueAsync(server, node, inHand, limit, now, cancellationToken));

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Wait.For(() => store.NextDueAsync(node, now, cancellationToken));

    public Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken) =>
        Wait.For(() => store.ReadDefinitionAsync(version, cancellationToken));

    public Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        Wait.For(() => store.FindPublishedAsync(definitionId, cancellationToken));

    public Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken) =>
        Wait.For(() => store.FindWaitingAsync(eventName, cancellationToken));

    public Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken) =>
        Wait.For(() => store.FindPostedAsync(messageIds, cancellationToken));

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Wait.For(() => store.TryClaimAsync(due, server, lease, now, cancellationToken));

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Wait.For(() => store.TryReclaimAsync(runId, server, lease, now, cancellationToken));

    public Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
        Wait.For(() => store.CommitAsync(checkpoint, cancellationToken));

    public Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Wait.For(() => store.RenewAsync(server, claims, lease, now, cancellationToken));

    public Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken) => Wait.For(() => store.ReleaseAsync(claim, cancellationToken));
}

internal sealed class WaitedForRunReader(IRunReader reader) : IRunReader
{
    public Task<RunDetails?> ReadAsync(Guid id, CancellationToken cancellationToken) => Wait.For(() => reader.ReadAsync(id, cancellationToken));

    public Task<IReadOnlyList<JournalLine>> ReadJournalAsync(Guid id, long from, int limit, CancellationToken cancellationToken) =>
        Wait.For(() => reader.ReadJournalAsync(id, from, limit, cancellationToken));

    public Task<IReadOnlyList<ExecutionRecord>> ReadExecutionsAsync(Guid id, CancellationToken cancellationToken) =>
        Wait.For(() => reader.ReadExecutionsAsync(id, cancellationToken));

    public Task<IReadOnlyList<RunNotification>> ReadNotificationsAsync(Guid id, CancellationToken cancellationToken) =>
        Wait.For(() => reader.ReadNotificationsAsync(id, cancellationToken));

    public Task<IReadOnlyList<RunHold>> ReadHoldsAsync(CancellationToken cancellationToken) => Wait.For(() => reader.ReadHoldsAsync(cancellationToken));
}

internal static class Wait
{
    /// <summary>Away from the caller's synchronisation context, and ended when it returns; a failure leaves by the task, as it would without waiting.</summary>
    public static Task<T> For<T>(Func<Task<T>> call)
    {
        var task = Task.Run(call);
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        return task;
    }
}
