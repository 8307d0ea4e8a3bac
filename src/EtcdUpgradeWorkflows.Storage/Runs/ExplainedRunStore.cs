using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// A run store whose failures have codes (<see cref="WorkflowDatabase.Explain"/>) and are said once when they begin and once when they end,
/// and which tells the other servers when it made a run due.
/// </summary>
internal sealed partial class ExplainedRunStore(IRunStore store, WorkflowDatabase database, RunSignal signal, ILogger<IRunStore> log) : IRunStore
{
    // The code of the trouble there is.
    private string? trouble;

    public async Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        var result = await AskAsync(() => store.CreateAsync(run, cancellationToken));
        if (result is CreateRunResult.Created) signal.Raise();
        return result;
    }

    public Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.FindDueAsync(server, node, inHand, limit, now, cancellationToken));

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.NextDueAsync(node, now, cancellationToken));

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.TryClaimAsync(due, server, lease, now, cancellationToken));

    public Task<IReadOnlyList<ClaimedRun>> TryClaimAllAsync(
        IReadOnlyList<DueRun> due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.TryClaimAllAsync(due, server, lease, now, cancellationToken));

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.TryReclaimAsync(runId, server, lease, now, cancellationToken));

    public async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var result = await AskAsync(() => store.CommitAsync(checkpoint, cancellationToken));

        // Given back with work left, or another one's turn has come.
        if (result is CheckpointResult.Committed && checkpoint.GiveBack && (checkpoint.Status == RunStatus.Finished || checkpoint.DueAt <= checkpoint.At))
        {
            signal.Raise();
        }

        return result;
    }

    public Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        AskAsync(() => store.RenewAsync(server, claims, lease, now, cancellationToken));

    public async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        var released = await AskAsync(() => store.ReleaseAsync(claim, cancellationToken));
        if (released) signal.Raise();
        return released;
    }

    public async Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        var result = await AskAsync(() => store.PostAsync(message, cancellationToken));
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

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            var answer = await ask();
            if (Interlocked.Exchange(ref trouble, null) is { } code) LogWhole(log, code);
            return answer;
        }
        catch (Exception exception) when (database.Explain(exception) is { } error)
        {
            if (Interlocked.Exchange(ref trouble, error.Code) != error.Code) LogTrouble(log, error.Code, error.Message, error.Advice ?? "");
            throw new WorkflowErrorException(error, exception);
        }
    }

    [LoggerMessage(3011, LogLevel.Error, "{Code}: {Message} Nothing new begins until it can be used again. {Advice}")]
    private static partial void LogTrouble(ILogger log, string code, string message, string advice);

    [LoggerMessage(3012, LogLevel.Information, "The database can be used again ({Code} is over); runs go on.")]
    private static partial void LogWhole(ILogger log, string code);
}
