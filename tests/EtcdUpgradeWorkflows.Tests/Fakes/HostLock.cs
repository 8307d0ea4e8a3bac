namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>flock(1) of a fake host. Not a semaphore: its waiters go on in the thread pool, which virtual time cannot see.</summary>
internal sealed class HostLock
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _held;

    /// <summary>False: it was not free in time.</summary>
    public async Task<bool> EnterAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn = new();
        lock (_gate)
        {
            if (!_held)
            {
                _held = true;
                return true;
            }

            _waiting.Enqueue(turn);
        }

        try
        {
            await turn.Task.WaitAsync(patience, time, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (!turn.TrySetCanceled(CancellationToken.None))
            {
                Release(); // it was given in the same moment
            }

            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    public void Release()
    {
        while (true)
        {
            TaskCompletionSource? next;
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    _held = false;
                    return;
                }
            }

            if (next.TrySetResult())
            {
                return;
            }
        }
    }
}
