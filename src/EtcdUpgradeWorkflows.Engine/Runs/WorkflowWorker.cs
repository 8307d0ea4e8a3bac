using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// Finds due runs in the store, claims them and lets the runner run them. There is no queue beside the table: what makes the
/// worker look sooner than every five seconds is an optimisation and may be lost.
/// </summary>
public sealed partial class WorkflowWorker
{
    // Between looks, when something should be due and is not: clocks differ, or a run cannot be claimed here.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);

    private readonly IRunStore _store;
    private readonly WorkflowRunner _runner;
    private readonly RunOptions _options;
    private readonly TimeProvider _time;
    private readonly RunMetrics _metrics;
    private readonly ILogger<WorkflowWorker> _log;
    private readonly ConcurrentDictionary<Guid, Hand> _inHand = new();
    private TaskCompletionSource _wake = NewWake();
    private Look? _looked;
    private Drain? _draining;
    private readonly TaskCompletionSource<WorkflowError> _outdated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Since when it has looked for work without a gap; null: it does not.
    private DateTimeOffset? _lookingSince;

    public WorkflowWorker(IRunStore store, WorkflowRunner runner, RunOptions options, RunMetrics metrics, TimeProvider time, ILogger<WorkflowWorker> log)
    {
        _store = store;
        _runner = runner;
        _options = options;
        _metrics = metrics;
        _time = time;
        _log = log;
    }

    /// <summary>Runs this server works on right now.</summary>
    public int Working => _inHand.Count;

    /// <summary>How long ago the loop last looked for due runs with success; null: not yet, or it does not work.</summary>
    public TimeSpan? SinceLook => Volatile.Read(ref _looked) is { } at ? _time.GetElapsedTime(at.Timestamp) : null;

    /// <summary>Look now. May be lost without harm.</summary>
    public void Wake() => Volatile.Read(ref _wake).TrySetResult();

    /// <summary>Who has this server drained, and since when; null: it is not.</summary>
    public Drain? Draining => Volatile.Read(ref _draining);

    /// <summary>Ends when a newer version has brought the store to its own: this server claims nothing any more and gives back what it has at the next safe point.</summary>
    public Task<WorkflowError> Outdated => _outdated.Task;

    /// <summary>From now on it claims only what is half done, and gives what it has in hand back at the next safe point. False: it is drained already.</summary>
    /// <param name="by">Who wants it.</param>
    public bool BeginDrain(string by) => Interlocked.CompareExchange(ref _draining, new(by, _time.GetUtcNow()), null) is null;

    /// <summary>It claims again. False: it was not drained.</summary>
    public bool EndDrain()
    {
        var was = Interlocked.Exchange(ref _draining, null) is not null;
        Wake();
        return was;
    }

    /// <summary>
    /// Until the token is cancelled; then nothing new begins, what is in flight leaves its intent open, and every lease is given back: also of what does not end within
    /// <see cref="RunOptions.LetGoWithin"/>, whose calls the next owner's number refuses.
    /// </summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        var renewing = RenewAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = _options.LookEvery;
            var woken = NewWake();
            Volatile.Write(ref _wake, woken); // before the look: what comes during it makes the next one come at once
            try
            {
                var hasRoom = await ClaimDueAsync(cancellationToken);
                NoteLook();
                Volatile.Write(ref _looked, new(_time.GetTimestamp()));
                // Woken meanwhile it looks again at once.
                if (hasRoom && !woken.Task.IsCompleted && await _store.NextDueAsync(_options.Node, OwnNow(), cancellationToken) is { } next && next - _time.GetUtcNow() < wait)
                {
                    wait = next - _time.GetUtcNow();
                }
            }
            catch (WorkflowErrorException e) when (e.Error.Code == IRunStore.NewerCode)
            {
                StandBack(e.Error);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // Interrupted: the leases in hand are given back below.
            }
            catch (Exception e)
            {
                _lookingSince = null;
                LogLookFailed(_log, e);
            }

            await WaitAsync(woken, wait, cancellationToken);
        }

        await LetGoAsync();
        await renewing;
    }

    // It has looked, and knows what it is to do.
    private void StandBack(WorkflowError why)
    {
        Volatile.Write(ref _looked, new(_time.GetTimestamp()));
        BeginDrain("a newer version");
        if (_outdated.TrySetResult(why))
        {
            LogOutdated(_log, why.Code, why.Message, why.Advice ?? "");
        }
    }

    // What does not end is not waited for: an effect's script ends by itself, and whoever claims the run next observes.
    private async Task LetGoAsync()
    {
        var hands = _inHand.Values.ToList();
        var over = NewWake(); // not WhenAny: it goes on in the thread pool, which virtual time cannot see
        using var late = _time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetResult(), over, _options.LetGoWithin, Timeout.InfiniteTimeSpan);
        var ending = EndAsync();
        await over.Task;
        if (ending.IsCompleted)
        {
            return;
        }

        await Task.WhenAll(hands.Where(h => !h.Work.IsCompleted).Select(h => ReleaseAsync(h.Claim)));

        async Task EndAsync()
        {
            await Task.WhenAll(hands.Select(h => h.Work));
            over.TrySetResult();
        }
    }

    // A process that stood still looked at nothing meanwhile, whatever it believes.
    private bool HasGap() => SinceLook is not { } ago || ago > _options.LookEvery * 3;

    private void NoteLook() => _lookingSince = _lookingSince is { } since && !HasGap() ? since : _time.GetUtcNow();

    // Asynchronously, so that the loop never runs inside the caller of Wake.
    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DateTimeOffset? OwnNow() => _options.OwnClock ? _time.GetUtcNow() : null;

    // False when there is no room: the end of a run wakes the worker, and what is due meanwhile is no reason to look.
    private async Task<bool> ClaimDueAsync(CancellationToken cancellationToken)
    {
        var room = _options.MaxRuns - _inHand.Count;
        if (room <= 0)
        {
            return false;
        }

        // Drained, a server still finishes what is half done: the next one may be long in coming.
        var draining = Draining is not null;
        var found = await _store.FindDueAsync(_options.Server, _options.Node, [.. _inHand.Keys], draining ? int.MaxValue : room, OwnNow(), cancellationToken);
        var due = found.Where(run => run.HalfDone || !draining).Take(room).ToLookup(run => run.TurnOf is null);
        await ClaimTogetherAsync([.. due[true]], cancellationToken);
        await ClaimTurnsAsync(due[false], cancellationToken);

        // What is due is not for a drained server: it looks every few seconds, and is woken.
        return !draining && _inHand.Count < _options.MaxRuns;
    }

    private async Task ClaimTogetherAsync(IReadOnlyList<DueRun> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
        {
            return;
        }

        var asked = _time.GetTimestamp();
        var claimed = await _store.TryClaimAllAsync(due, _options.Server, _options.Lease, OwnNow(), cancellationToken);
        _metrics.Claimed(claimed.Count, due.Count - claimed.Count);
        foreach (var run in claimed)
        {
            TakeInHand(run, asked, cancellationToken);
        }
    }

    // One by one: each sees what the one before let begin.
    private async Task ClaimTurnsAsync(IEnumerable<DueRun> due, CancellationToken cancellationToken)
    {
        HashSet<string> full = new(StringComparer.Ordinal);
        foreach (var run in due)
        {
            if (full.Contains(run.TurnOf!))
            {
                continue;
            }

            var asked = _time.GetTimestamp();
            if (await _store.TryClaimAsync(run, _options.Server, _options.Lease, OwnNow(), cancellationToken) is not { } claimed)
            {
                full.Add(run.TurnOf!);
                continue;
            }

            _metrics.Claimed(ours: 1, taken: 0);
            TakeInHand(claimed, asked, cancellationToken);
        }
    }

    private void TakeInHand(ClaimedRun run, long asked, CancellationToken cancellationToken)
    {
        var hand = new Hand(run.Claim, asked);
        _inHand[run.Claim.RunId] = hand;
        var waited = !run.Interrupted && _lookingSince is { } since && run.DueAt >= since && !HasGap();
        hand.Work = WorkOnAsync(run with { KeptWaiting = waited }, hand, cancellationToken);
    }

    private async Task WorkOnAsync(ClaimedRun run, Hand hand, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hand.Lost = lost;
        try
        {
            for (ClaimedRun? claimed = run; claimed is not null;)
            {
                claimed = await WorkOnceAsync(claimed, hand, lost.Token, cancellationToken);
            }
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await ReleaseAsync(hand.Claim);
            }

            _inHand.TryRemove(run.Claim.RunId, out _);
            Wake();
        }
    }

    // Returns the run claimed again when something was in doubt; null when it is out of this server's hand.
    private async Task<ClaimedRun?> WorkOnceAsync(ClaimedRun run, Hand hand, CancellationToken lost, CancellationToken stopping)
    {
        using var span = RunTracing.StartClaim(run);
        try
        {
            await _runner.RunAsync(run, claim => hand.Claim = claim, () => MayBegin(hand), () => Draining, lost);
            return null;
        }
        catch (ClaimLostException e)
        {
            _metrics.ClaimLost();
            span.Failed("claim_lost");
            LogClaimLost(_log, run.RunNumber, e.Message);
            return null;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return null; // the lease is given back by the caller
        }
        catch (InDoubtException e)
        {
            _metrics.InDoubt();
            span.Failed("in_doubt");
            LogInDoubt(_log, run.RunNumber, e.Message, e.InnerException);
            return await ReclaimAsync(run.Claim.RunId, hand, stopping);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            _metrics.ClaimLost();
            span.Failed("claim_lost");
            return null;
        }
        catch (WorkflowErrorException e)
        {
            span.Failed(e.Error.Code);
            LogCannotWork(_log, run.RunNumber, e.Error.Code, e.Error.Message, e.InnerException as System.Data.Common.DbException);
            await WaitQuietlyAsync(_options.Lease, stopping);
            return null;
        }
        catch (Exception e)
        {
            // A defect: the run is kept away from the others, looked at again after the lease.
            span.Failed("internal");
            LogUnexpected(_log, run.RunNumber, e);
            await WaitQuietlyAsync(_options.Lease, stopping);
            return null;
        }
    }

    private async Task<ClaimedRun?> ReclaimAsync(Guid runId, Hand hand, CancellationToken stopping)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); !stopping.IsCancellationRequested;)
        {
            try
            {
                var asked = _time.GetTimestamp();
                if (await _store.TryReclaimAsync(runId, _options.Server, _options.Lease, OwnNow(), stopping) is not { } run)
                {
                    return null;
                }

                hand.Claim = run.Claim;
                hand.RenewedAt = asked;
                return run;
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                // Interrupted.
            }
            catch (Exception e)
            {
                LogReclaimFailed(_log, runId, e); // a store's own time-out is a cancellation too: only `stopping` ends this
            }

            await WaitQuietlyAsync(pause, stopping);
            pause = pause < TimeSpan.FromSeconds(2) ? pause + pause : pause;
        }

        return null;
    }

    private async Task ReleaseAsync(RunClaim claim)
    {
        try
        {
            await _store.ReleaseAsync(claim, CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogReleaseFailed(_log, claim.RunId, e);
        }
    }

    // When renewal has failed for two thirds of the lease, nothing new begins.
    private bool MayBegin(Hand hand) => _time.GetElapsedTime(hand.RenewedAt) < _options.Lease * 2 / 3;

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await WaitQuietlyAsync(_options.RenewEvery, cancellationToken);
            var hands = _inHand.Values.ToList();
            if (hands.Count == 0 || cancellationToken.IsCancellationRequested)
            {
                continue;
            }

            try
            {
                var asked = hands.ToDictionary(h => h, h => h.Claim);
                var started = _time.GetTimestamp();
                var kept = await _store.RenewAsync(_options.Server, [.. asked.Values], _options.Lease, OwnNow(), cancellationToken);
                foreach (var (hand, claim) in asked)
                {
                    if (kept.Contains(claim.RunId))
                    {
                        hand.RenewedAt = started;
                    }
                    else if (hand.Claim == claim && _inHand.ContainsKey(claim.RunId))
                    {
                        // Somebody else has it. When the number was only drawn anew meanwhile, the next renewal names the new one.
                        hand.CancelLost();
                    }
                }
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // Interrupted: the leases are given back.
            }
            catch (Exception e)
            {
                _metrics.RenewalFailed();
                LogRenewFailed(_log, e); // a store's own time-out is a cancellation too: only the token ends the loop
            }
        }
    }

    // Not a semaphore: its waiters go on in the thread pool, which virtual time cannot see.
    private async Task WaitAsync(TaskCompletionSource woken, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var due = _time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetResult(), woken, wait > ShortestWait ? wait : ShortestWait, Timeout.InfiniteTimeSpan);
        await using var stop = cancellationToken.Register(static s => ((TaskCompletionSource)s!).TrySetResult(), woken);
        await woken.Task;
    }

    private async Task WaitQuietlyAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, _time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private sealed record Look(long Timestamp);

    private sealed class Hand(RunClaim claim, long renewedAt)
    {
        private CancellationTokenSource? _lost;

        public RunClaim Claim { get; set; } = claim;

        public long RenewedAt { get; set; } = renewedAt;

        public Task Work { get; set; } = Task.CompletedTask;

        public CancellationTokenSource Lost
        {
            set => _lost = value;
        }

        public void CancelLost()
        {
            try
            {
                _lost?.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has ended meanwhile.
            }
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "Looking for due runs failed; tried again at the next look.")]
    private static partial void LogLookFailed(ILogger log, Exception e);

    [LoggerMessage(1002, LogLevel.Information, "Run {Run}: the claim is lost ({Why}); nothing more is written.")]
    private static partial void LogClaimLost(ILogger log, long run, string why);

    [LoggerMessage(1003, LogLevel.Warning, "Run {Run}: {What} is in doubt; claiming again.")]
    private static partial void LogInDoubt(ILogger log, long run, string what, Exception? e);

    [LoggerMessage(1004, LogLevel.Error, "Run {Run}: unexpected; it is looked at again when its lease has ended.")]
    private static partial void LogUnexpected(ILogger log, long run, Exception e);

    [LoggerMessage(1005, LogLevel.Warning, "Run {RunId}: claiming again failed; tried again.")]
    private static partial void LogReclaimFailed(ILogger log, Guid runId, Exception e);

    [LoggerMessage(1006, LogLevel.Warning, "Run {RunId}: giving the lease back failed; it ends by itself.")]
    private static partial void LogReleaseFailed(ILogger log, Guid runId, Exception e);

    [LoggerMessage(1008, LogLevel.Error, "Run {Run} cannot be worked on: {Code}: {Message}")]
    private static partial void LogCannotWork(ILogger log, long run, string code, string message, Exception? ofDatabase);

    [LoggerMessage(1009, LogLevel.Error, "{Code}: {Message} This server claims and starts nothing any more, and gives its runs back at their next safe points. {Advice}")]
    private static partial void LogOutdated(ILogger log, string code, string message, string advice);

    [LoggerMessage(1007, LogLevel.Warning, "Renewing leases failed.")]
    private static partial void LogRenewFailed(ILogger log, Exception e);
}

/// <summary>A server that claims nothing new, and gives back what it has at the next safe point. Of this process's life only: a restarted server works.</summary>
/// <param name="By">Who wants it.</param>
/// <param name="Since">Since when.</param>
public sealed record Drain(string By, DateTimeOffset Since);
