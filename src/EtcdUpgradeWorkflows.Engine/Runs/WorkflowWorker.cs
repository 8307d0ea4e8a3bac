using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// Finds due runs in the store, claims them and lets the runner run them. There is no queue beside the table: what makes the
/// worker look sooner than every five seconds is an optimisation and may be lost.
/// </summary>
public sealed partial class WorkflowWorker : IDisposable
{
    private readonly IRunStore _store;
    private readonly WorkflowRunner _runner;
    private readonly RunOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<WorkflowWorker> _log;
    private readonly ConcurrentDictionary<Guid, Hand> _inHand = new();
    private readonly SemaphoreSlim _wake = new(0, 1);

    public WorkflowWorker(IRunStore store, WorkflowRunner runner, RunOptions options, TimeProvider time, ILogger<WorkflowWorker> log)
    {
        _store = store;
        _runner = runner;
        _options = options;
        _time = time;
        _log = log;
    }

    /// <summary>Runs this server works on right now.</summary>
    public int Working => _inHand.Count;

    /// <summary>Look now. May be lost without harm.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has woken it already.
        }
    }

    /// <summary>Until the token is cancelled; then what is in flight reaches a checkpoint or leaves its intent open, and every lease is given back.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        var renewing = RenewAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = _options.LookEvery;
            try
            {
                await ClaimDueAsync(cancellationToken);
                if (await _store.NextDueAsync(_options.Node, OwnNow(), cancellationToken) is { } next && next - _time.GetUtcNow() < wait)
                {
                    wait = next - _time.GetUtcNow();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogLookFailed(_log, e);
            }

            await WaitAsync(wait, cancellationToken);
        }

        await Task.WhenAll(_inHand.Values.Select(h => h.Work));
        await renewing;
    }

    public void Dispose() => _wake.Dispose();

    private DateTimeOffset? OwnNow() => _options.OwnClock ? _time.GetUtcNow() : null;

    private async Task ClaimDueAsync(CancellationToken cancellationToken)
    {
        var room = _options.MaxRuns - _inHand.Count;
        if (room <= 0)
        {
            return;
        }

        foreach (var due in await _store.FindDueAsync(_options.Server, _options.Node, [.. _inHand.Keys], room, OwnNow(), cancellationToken))
        {
            if (await _store.TryClaimAsync(due, _options.Server, _options.Lease, OwnNow(), cancellationToken) is { } run)
            {
                var hand = new Hand(run.Claim, _time.GetTimestamp());
                _inHand[due.RunId] = hand;
                hand.Work = WorkOnAsync(run, hand, cancellationToken);
            }
        }
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
            _inHand.TryRemove(run.Claim.RunId, out _);
            Wake();
        }
    }

    // Returns the run claimed again when something was in doubt; null when it is out of this server's hand.
    private async Task<ClaimedRun?> WorkOnceAsync(ClaimedRun run, Hand hand, CancellationToken lost, CancellationToken stopping)
    {
        try
        {
            await _runner.RunAsync(run, claim => hand.Claim = claim, () => MayBegin(hand), lost);
            return null;
        }
        catch (ClaimLostException e)
        {
            LogClaimLost(_log, run.RunNumber, e.Message);
            return null;
        }
        catch (InDoubtException e)
        {
            LogInDoubt(_log, run.RunNumber, e.Message, e.InnerException);
            return await ReclaimAsync(run.Claim.RunId, hand, stopping);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            if (stopping.IsCancellationRequested)
            {
                await ReleaseAsync(hand.Claim);
            }

            return null;
        }
        catch (WorkflowErrorException e)
        {
            LogCannotWork(_log, run.RunNumber, e.Error.Code, e.Error.Message);
            await WaitQuietlyAsync(_options.Lease, stopping);
            return null;
        }
        catch (Exception e)
        {
            // A defect: the run is kept away from the others, looked at again after the lease.
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
                if (await _store.TryReclaimAsync(runId, _options.Server, _options.Lease, OwnNow(), stopping) is not { } run)
                {
                    return null;
                }

                hand.Claim = run.Claim;
                hand.RenewedAt = _time.GetTimestamp();
                return run;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogReclaimFailed(_log, runId, e);
            }
            catch (OperationCanceledException)
            {
                return null;
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
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogRenewFailed(_log, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var due = _time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), timer, wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        try
        {
            await _wake.WaitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look, or to stop.
        }
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
    private static partial void LogCannotWork(ILogger log, long run, string code, string message);

    [LoggerMessage(1007, LogLevel.Warning, "Renewing leases failed.")]
    private static partial void LogRenewFailed(ILogger log, Exception e);
}
