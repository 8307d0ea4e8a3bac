using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

internal enum StoreFault
{
    KilledBefore,
    KilledAfter,
    AnswerLost,
}

/// <summary>One server's way to the store. Writes are counted, and at one of them the server is killed or the answer is lost.</summary>
internal sealed class FaultyRunStore(IRunStore store) : IRunStore
{
    private bool _dead;

    public int Writes { get; private set; }

    /// <summary>How often it was looked for due runs.</summary>
    public int Looks { get; private set; }

    /// <summary>Commits that were refused because the claim is lost.</summary>
    public int RefusedCommits { get; private set; }

    /// <summary>What happens at which write, counted from 1.</summary>
    public (int Write, StoreFault Fault)? Plan { get; set; }

    /// <summary>Runs when the plan has killed the server.</summary>
    public Action Killed { get; set; } = () => { };

    /// <summary>Runs before a commit is made.</summary>
    public Action<Checkpoint>? BeforeCommit { get; set; }

    /// <summary>False: the database cannot be reached by renewals.</summary>
    public bool RenewalWorks { get; set; } = true;

    /// <summary>The server is gone from here on: no call of it ever returns.</summary>
    public void Kill() => _dead = true;

    public Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken) => store.CreateAsync(run, cancellationToken);

    public Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken) => WriteAsync(() => store.PostAsync(message, cancellationToken));

    public Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken) =>
        ReadAsync(() => store.FindWaitingAsync(eventName, cancellationToken));

    public Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken) =>
        ReadAsync(() => store.FindPostedAsync(messageIds, cancellationToken));

    public Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        ReadAsync(() => store.FindPublishedAsync(definitionId, cancellationToken));

    public Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ReadAsync(() =>
        {
            Looks++;
            return store.FindDueAsync(server, node, inHand, limit, now, cancellationToken);
        });

    public Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ReadAsync(() => store.NextDueAsync(node, now, cancellationToken));

    public Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken) =>
        ReadAsync(() => store.ReadDefinitionAsync(version, cancellationToken));

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync(() => store.TryClaimAsync(due, server, lease, now, cancellationToken));

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync(() => store.TryReclaimAsync(runId, server, lease, now, cancellationToken));

    public async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        BeforeCommit?.Invoke(checkpoint);
        var result = await WriteAsync(() => store.CommitAsync(checkpoint, cancellationToken));
        RefusedCommits += result is CheckpointResult.ClaimLost ? 1 : 0;
        return result;
    }

    public Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken) => WriteAsync(() => store.ReleaseAsync(claim, cancellationToken));

    public Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        RenewalWorks ? ReadAsync(() => store.RenewAsync(server, claims, lease, now, cancellationToken)) : throw new IOException("The database cannot be reached.");

    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        if (_dead)
        {
            await FakeWorld.Forever;
        }

        return await read();
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        await Task.Yield();
        if (_dead)
        {
            await FakeWorld.Forever;
        }

        var fault = ++Writes == Plan?.Write ? Plan?.Fault : null;
        if (fault == StoreFault.KilledBefore)
        {
            _dead = true;
            Killed();
            await FakeWorld.Forever;
        }

        var answer = await write();
        if (fault == StoreFault.KilledAfter)
        {
            _dead = true;
            Killed();
            await FakeWorld.Forever;
        }

        return fault == StoreFault.AnswerLost ? throw new IOException("The answer was lost.") : answer;
    }
}
