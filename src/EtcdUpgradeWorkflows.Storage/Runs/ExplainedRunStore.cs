using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// A run store whose failures have codes (<see cref="WorkflowDatabase.Explain"/>) and are said once when they begin and once when they end (<see cref="DatabaseTrouble"/>),
/// and which tells the other servers when it made a run due.
/// </summary>
internal sealed class ExplainedRunStore(IRunStore store, WorkflowDatabase database, RunSignal signal, DatabaseTrouble trouble) : IRunStore
{
    public async Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(() => store.CreateAsync(run, cancellationToken));
        if (result is CreateRunResult.Created) signal.Raise();
        return result;
    }

    public Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.FindDueAsync(server, node, inHand, limit, now, cancellationToken));

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.NextDueAsync(node, now, cancellationToken));

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync(() => store.TryClaimAsync(due, server, lease, now, cancellationToken));

    public Task<IReadOnlyList<ClaimedRun>> TryClaimAllAsync(
        IReadOnlyList<DueRun> due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync(() => store.TryClaimAllAsync(due, server, lease, now, cancellationToken));

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync(() => store.TryReclaimAsync(runId, server, lease, now, cancellationToken));

    public async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(() => store.CommitAsync(checkpoint, cancellationToken));

        // Given back with work left, or another one's turn has come.
        if (result is CheckpointResult.Committed && checkpoint.GiveBack && (checkpoint.Status == RunStatus.Finished || checkpoint.DueAt <= checkpoint.At))
        {
            signal.Raise();
        }

        return result;
    }

    public Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync(() => store.RenewAsync(server, claims, lease, now, cancellationToken));

    public async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        var released = await WriteAsync(() => store.ReleaseAsync(claim, cancellationToken));
        if (released) signal.Raise();
        return released;
    }

    public async Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(() => store.PostAsync(message, cancellationToken));
        if (result == PostResult.Posted) signal.Raise();
        return result;
    }

    public Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken) =>
        AskAsync(() => store.ReadDefinitionAsync(version, cancellationToken));

    public Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        AskAsync(() => store.FindPublishedAsync(definitionId, cancellationToken));

    public Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken) =>
        AskAsync(() => store.FindWaitingAsync(eventName, cancellationToken));

    public Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken) =>
        AskAsync(() => store.FindPostedAsync(messageIds, cancellationToken));

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, bool isWrite = false)
    {
        var asked = trouble.Asking();
        try
        {
            var answer = await ask();
            trouble.Answered(asked, isWrite);
            return answer;
        }
        catch (Exception exception) when (database.Explain(exception) is { } error)
        {
            trouble.Failed(asked, error, isWrite);
            database.ForgetDeadConnections(exception);
            throw new WorkflowErrorException(error, exception);
        }
    }

    private Task<T> WriteAsync<T>(Func<Task<T>> write) => AskAsync(write, isWrite: true);
}
