namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// The rows of runs. Correctness rests on one number: every write says <c>WHERE id AND fence = N</c>.
/// Nothing here retries: a call that throws is <em>in doubt</em> and its caller claims again.
/// Clock arguments named <c>now</c> are null in production, which means the database's own clock.
/// </summary>
public interface IRunStore : IRunEvents
{
    /// <summary>
    /// A newer version has brought the store to its own. From then on an older server is refused with this code what is due and every new run, and every claim and further hold in the answer: it knows
    /// nothing of what is asked of a run by now. What it has in hand it may write to its end.
    /// </summary>
    const string NewerCode = "db.newer";

    /// <summary>
    /// Inserts run, holds, first journal lines and its human number, in one transaction; draws the fence number for the holds. A hold that an
    /// earlier run left unsettled changes hands, here as wherever holds are taken, and in the same transaction its key is opened in the
    /// taker's state (<see cref="RunState.TakingOver"/>).
    /// </summary>
    Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>
    /// Runs that are Running (or wait for a message that came), due, and free: never owned, given back, lease expired, or owned by this server's earlier life. One that has not begun
    /// (<see cref="NewRun.RunLimit"/>) only when its turn has come, or a message.
    /// </summary>
    /// <param name="server">The asking server; its own leases count as free unless in <paramref name="inHand"/>.</param>
    /// <param name="node">The asking server's machine.</param>
    /// <param name="inHand">Runs this server works on right now.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="now">Null: the database's clock.</param>
    Task<IReadOnlyList<DueRun>> FindDueAsync(string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken);

    /// <summary>The earliest instant at which <see cref="FindDueAsync"/> could find more (due times, foreign leases' ends); null when there is none. An optimisation.</summary>
    Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken);

    /// <summary>
    /// One conditional UPDATE: sets owner, lease and the next number, and the same number on the run's holds. Null: somebody was faster, or it is not the run's turn. Of several servers that claim
    /// runs of one definition at a time no more are let begin than may be under way.
    /// </summary>
    Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="TryClaimAsync"/> for each of them, each by the number that was seen of it, and where a store can, all in one commit. Those that somebody was faster with are left out, and those
    /// that wait for their turn (<see cref="DueRun.TurnOf"/>): these are claimed by themselves, so that each sees what the one before let begin.
    /// </summary>
    async Task<IReadOnlyList<ClaimedRun>> TryClaimAllAsync(
        IReadOnlyList<DueRun> due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        List<ClaimedRun> claimed = [];
        foreach (var run in due.Where(run => run.TurnOf is null))
        {
            if (await TryClaimAsync(run, server, lease, now, cancellationToken) is { } ours)
            {
                claimed.Add(ours);
            }
        }

        return claimed;
    }

    /// <summary>Claims a run again that is, or may be, in this server's hand, after something was in doubt. Null: the run belongs to another server now, or has ended.</summary>
    Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken);

    /// <summary>One transaction, guarded by the claim's number. See <see cref="CheckpointResult"/>.</summary>
    Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>One statement for all claims in a server's hand; returns those whose number still stands.</summary>
    Task<IReadOnlySet<Guid>> RenewAsync(string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken);

    /// <summary>Gives the lease back with work left: the run is due at once for anybody. False: the claim was lost before.</summary>
    Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken);

    /// <summary>The JSON text of a definition version, or null.</summary>
    Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken);

    /// <summary>The published version of a definition, or null.</summary>
    Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken);
}

/// <summary>How one run speaks to others: by messages, each of which is obeyed once however often it is posted.</summary>
public interface IRunEvents
{
    /// <summary>Inserts a message and makes its run due. A <c>retry</c> re-opens a faulted run, which takes the keys it had again.</summary>
    Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken);

    /// <summary>Running runs with a bookmark for this event that none has come to yet, in the order of their numbers.</summary>
    Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken);

    /// <summary>Those of the messages that were ever posted, obeyed or not.</summary>
    Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken);
}
