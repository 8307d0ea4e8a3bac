using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>Calls into activities' code: what they throw becomes a coded error, what takes too long a time-out.</summary>
internal static class ActivityCall
{
    /// <summary>Whatever an activity throws is an error a person is shown; only doubt, a lost claim and the stop of the server are the worker's.</summary>
    public static async Task<T> CatchAsync<T>(ActivityNode node, Func<Task<T>> run, Func<WorkflowError, T> failed, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (WorkflowErrorException e)
        {
            return failed(e.Error);
        }
        catch (Exception e) when (e is not (InDoubtException or ClaimLostException) && !cancellationToken.IsCancellationRequested)
        {
            return failed(WorkflowError.NeedsOperator(
                "activity.unexpected", $"{node.Title} failed in a way it does not know: {e.GetType().Name}: {e.Message}", "Look at the world, then retry or cancel."));
        }
    }

    /// <summary>With the activity's own time-out, and coded errors turned into results.</summary>
    public static async Task<ActivityResult> ExecuteAsync(
        ActivityNode node, TimeProvider time, Func<CancellationToken, Task<ActivityResult>> run, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = TimeoutOf(node) is { } timeout
            ? time.CreateTimer(static s => ((CancellationTokenSource)s!).Cancel(), deadline, timeout, Timeout.InfiniteTimeSpan)
            : null;
        return await CatchAsync<ActivityResult>(node, InTimeAsync, static error => new ActivityResult.Failed(error), cancellationToken);

        async Task<ActivityResult> InTimeAsync()
        {
            try
            {
                return await run(deadline.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
            {
                return new ActivityResult.Failed(WorkflowError.Transient("activity.timed_out", $"{node.Title} took longer than its time-out of {TimeoutOf(node):c}."));
            }
        }
    }

    private static TimeSpan? TimeoutOf(ActivityNode node) =>
        ActivityNode.Text(node.CustomProperty("timeout")) is { } text && JsonValues.TryParseTimeSpan(text, out var span) && span > TimeSpan.Zero ? span : null;
}
