using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// Checkpoints of several runs in one commit. Nobody waits for company: what comes while a lane is free is written at once, and what comes while all are taken is written together by the next that is.
/// Each keeps its own guard and is told its own answer. When the answer of a shared commit is lost, all in it are in doubt. When the database refuses one, nothing of it was written, and each
/// is committed by itself, so that only the one whose data are bad fails.
/// </summary>
/// <param name="lanes">Commits at the same time.</param>
/// <param name="write">Writes all in one transaction; one answer for each, in their order.</param>
/// <param name="wasRefused">The database said no: for certain nothing was written.</param>
internal sealed class SharedCommits(
    int lanes, Func<IReadOnlyList<Checkpoint>, Task<IReadOnlyList<CheckpointResult>>> write, Func<Exception, bool> wasRefused)
{
    /// <summary>In one commit.</summary>
    public const int Most = 64;

    private readonly Lock gate = new();
    private readonly List<Pending> waiting = [];
    private int taken;

    /// <summary>Cancelled before it is taken up, it is not written; cancelled later, nobody waits for the answer any more.</summary>
    public async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Pending pending = new(checkpoint, cancellationToken);
        lock (gate)
        {
            waiting.Add(pending);
            if (taken < lanes)
            {
                taken++;
                _ = WorkAsync();
            }
        }

        // Not WaitAsync: it goes on in the thread pool, which virtual time cannot see.
        await using var stop = cancellationToken.Register(pending.Cancel);
        return await pending.Answer.Task;
    }

    private async Task WorkAsync()
    {
        await Task.Yield(); // out of the caller, who goes on with its own answer, whatever comes behind it
        while (Take() is { Count: > 0 } group) await WriteAsync(group);
    }

    // Empty: the lane is free again.
    private List<Pending> Take()
    {
        lock (gate)
        {
            List<Pending> group = [];
            HashSet<Guid> runs = [];
            waiting.RemoveAll(pending => pending.IsCancelled);
            for (var i = 0; i < waiting.Count && group.Count < Most;)
            {
                // One statement changes a row once.
                if (runs.Add(waiting[i].Checkpoint.Claim.RunId))
                {
                    group.Add(waiting[i]);
                    waiting.RemoveAt(i);
                }
                else
                {
                    i++;
                }
            }

            if (group.Count == 0) taken--;
            return group;
        }
    }

    private async Task WriteAsync(IReadOnlyList<Pending> group)
    {
        try
        {
            var answers = await write([.. group.Select(pending => pending.Checkpoint)]);
            foreach (var (pending, answer) in group.Zip(answers)) pending.Answer.TrySetResult(answer);
        }
        catch (Exception exception) when (group.Count > 1 && wasRefused(exception))
        {
            foreach (var pending in group) await WriteAsync([pending]);
        }
        catch (Exception exception)
        {
            foreach (var pending in group) pending.Answer.TrySetException(exception);
        }
    }

    private sealed class Pending(Checkpoint checkpoint, CancellationToken cancellation)
    {
        public Checkpoint Checkpoint => checkpoint;

        public bool IsCancelled => cancellation.IsCancellationRequested;

        public void Cancel() => Answer.TrySetCanceled(cancellation);

        public TaskCompletionSource<CheckpointResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
