using EtcdUpgradeWorkflows.Engine.Activities;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>The commits of one claim. Anything unknown about one of them leaves by <see cref="InDoubtException"/>.</summary>
internal sealed class RunCommits
{
    // A pure activity is saved at the latest after so many of them, or so long.
    private const int MaxUncommitted = 100;
    private static readonly TimeSpan MaxUncommittedTime = TimeSpan.FromSeconds(1);

    private readonly RunSession _session;
    private readonly IRunStore _store;
    private readonly RunMetrics _metrics;
    private readonly TimeProvider _time;

    // The server stops, or the claim is lost.
    private readonly CancellationToken _claimEnds;

    public RunCommits(RunSession session, IRunStore store, RunMetrics metrics, TimeProvider time, CancellationToken claimEnds)
    {
        _session = session;
        _store = store;
        _metrics = metrics;
        _time = time;
        _claimEnds = claimEnds;
    }

    /// <summary>The lease went back with the last commit: the run waits or has ended.</summary>
    public bool GaveBack { get; private set; }

    public async Task CommitAsync(CancellationToken cancellationToken) => await TellAsync(_session.ToCheckpoint(static c => c), cancellationToken);

    /// <summary>
    /// What nobody outside can have seen is evaluated again after a crash: pure activities, containers' starts and the beginning and the end of a wait are saved with what comes next. That the root has ended is saved with the
    /// run's end, which comes next.
    /// </summary>
    public async Task CommitWhenDueAsync(Activity activity, CancellationToken cancellationToken)
    {
        _session.Uncommitted++;
        if (_session.State.RootEnded)
        {
            return;
        }

        if (activity.Descriptor.Behavior is ActivityBehavior.Observing or ActivityBehavior.Effect
            || _session.Uncommitted >= MaxUncommitted
            || _time.GetElapsedTime(_session.LastCommit) >= MaxUncommittedTime)
        {
            await CommitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until then, or for a message. Not when messages came in between: then the loop goes on and obeys them.</summary>
    public Task GiveBackAsync(DateTimeOffset? due, CancellationToken cancellationToken) => GiveBackAsync(due, RunSubStatus.Suspended, cancellationToken);

    /// <summary>It has not begun: it waits until fewer runs of its definition are under way.</summary>
    public Task WaitForTurnAsync(DateTimeOffset due, CancellationToken cancellationToken) => GiveBackAsync(due, RunSubStatus.Pending, cancellationToken);

    private async Task GiveBackAsync(DateTimeOffset? due, RunSubStatus subStatus, CancellationToken cancellationToken)
    {
        var checkpoint = _session.ToCheckpoint(c => c with { SubStatus = subStatus, DueAt = due, GiveBack = true, OnlyIfInboxEmpty = true });
        if (await TellAsync(checkpoint, cancellationToken) is CheckpointResult.InboxNotEmpty more)
        {
            _session.Inbox = more.Inbox;
        }
        else
        {
            GaveBack = true;
        }
    }

    /// <param name="error">What it has faulted by; null: it has not.</param>
    public async Task EndAsync(RunSubStatus subStatus, HoldChange holds, string message, WorkflowError? error, CancellationToken cancellationToken)
    {
        _session.CurrentActivity = null;
        _session.WriteEvent(JournalEvent.Ended, message, _session.State.Cancel?.By);
        if (error is not null)
        {
            _session.Notify(NotificationKind.Faulted, error.Message, error.Advice ?? "`etcdup runs show` says what is true and what can be answered.", error.Code);
        }
        else
        {
            _session.Notify(NotificationKind.Done, message, by: _session.State.Cancel?.By);
        }

        await TellAsync(_session.ToCheckpoint(c => c with
        {
            Status = RunStatus.Finished, SubStatus = subStatus, DueAt = null, GiveBack = true, Holds = holds, NeedsYou = false, Paused = false,
        }), cancellationToken);
        _metrics.Ended(subStatus);
        GaveBack = true;
    }

    /// <summary>A claim that is lost ends everything here; an answer that is lost is in doubt. Only the stop of the server is neither.</summary>
    public async Task<CheckpointResult> TellAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        // Nothing is written any more that the stop itself may have made fail.
        _claimEnds.ThrowIfCancellationRequested();
        CheckpointResult result;
        using var span = RunTracing.StartCommit();
        var began = _time.GetTimestamp();
        try
        {
            result = await _store.CommitAsync(checkpoint, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !_claimEnds.IsCancellationRequested)
        {
            // A deadline of the activity's own that fires in a commit leaves it as unknown as a broken connection.
            _metrics.Committed(_time.GetElapsedTime(began), "in_doubt");
            span.Failed("in_doubt");
            throw new InDoubtException("a commit", e);
        }

        _metrics.Committed(_time.GetElapsedTime(began), result switch
        {
            CheckpointResult.Committed => "committed",
            CheckpointResult.ClaimLost => "claim_lost",
            CheckpointResult.InboxNotEmpty => "messages_came",
            _ => "held",
        });
        switch (result)
        {
            case CheckpointResult.ClaimLost:
                throw new ClaimLostException("a commit matched no row");
            case CheckpointResult.Committed committed when !ReferenceEquals(checkpoint.State, _session.CommittedState):
                _session.Committed(checkpoint, committed);
                break;
        }

        return result;
    }
}
