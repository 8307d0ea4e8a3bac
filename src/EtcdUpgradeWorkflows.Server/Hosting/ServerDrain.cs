using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>
/// This server stands back: it claims nothing new, gives back what it has at the next safe point, and fires nothing. Of this process's life only; what other servers do they find out from the rows (ADR 42).
/// </summary>
internal sealed partial class ServerDrain(
    WorkflowWorker worker, RunOptions options, WorkQueries queries, ISchedulerFactory schedulers, TimeProvider time, ILogger<ServerDrain> log) : IDisposable
{
    // Who drains and who undoes it at the same time get one after the other.
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<DrainDocument> BeginAsync(string by, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (worker.BeginDrain(by))
            {
                LogDrained(log, by);
            }

            // Again too: a first one may have failed half way.
            await (await schedulers.GetScheduler(cancellationToken)).Standby(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }

        return await ReadAsync(cancellationToken);
    }

    /// <summary>When a newer version has brought the database to its own, this server leaves what is scheduled to the others too.</summary>
    public async Task StandBackWhenOutdatedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await worker.Outdated.WaitAsync(cancellationToken);
            await _gate.WaitAsync(cancellationToken);
            try
            {
                await (await schedulers.GetScheduler(cancellationToken)).Standby(cancellationToken);
            }
            finally
            {
                _gate.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    public async Task<DrainDocument> EndAsync(string by, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Undone, it would stand back again at its next look.
            if (worker.Outdated is { IsCompletedSuccessfully: true, Result: var newer })
            {
                throw new WorkflowErrorException(newer);
            }

            await (await schedulers.GetScheduler(cancellationToken)).Start(cancellationToken);
            if (worker.EndDrain())
            {
                LogWorks(log, by);
            }
        }
        finally
        {
            _gate.Release();
        }

        return await ReadAsync(cancellationToken);
    }

    public async Task<DrainDocument> ReadAsync(CancellationToken cancellationToken)
    {
        // In this order: what leaves the hand half done is counted as that.
        var (draining, working) = (worker.Draining, worker.Working);
        var (halfDone, others) = (
            await queries.CountHalfDoneAsync(options.Server, options.Node, cancellationToken), await queries.CountOtherServersAsync(options.Server, time.GetUtcNow(), cancellationToken));
        return new(draining is not null, draining?.By, draining?.Since, working, halfDone, others);
    }

    public void Dispose() => _gate.Dispose();

    [LoggerMessage(4040, LogLevel.Warning, "{By} drains this server: it claims nothing new and gives its runs back at their next safe points.")]
    private static partial void LogDrained(ILogger logger, string by);

    [LoggerMessage(4041, LogLevel.Warning, "{By} lets this server work again.")]
    private static partial void LogWorks(ILogger logger, string by);
}
