using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Retention;

/// <summary>
/// At the start, and every few minutes: the next round gets its wake again, whatever Quartz remembers. Rounds are the database's; what lies on this machine's disk only this server can clean up, which it does at its
/// start and once after each round, whichever server that was on.
/// </summary>
internal sealed partial class RetentionSweep(
    IRetentionStore retention, IRetentionClock clock, FileRetention files, WorkflowWorker worker, TimeProvider time, ILogger<RetentionSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private bool _hasCleaned;
    private DateTimeOffset? _round;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        // What a newer version keeps this one does not know (ADR 49).
        if (worker.Outdated.IsCompleted)
        {
            return;
        }

        var round = (await retention.ReadAsync(cancellationToken)).RoundAt;
        var now = time.GetUtcNow();

        // One from the time to come was written by a clock that went wrong.
        await clock.SetAsync(round is { } last && last <= now + RetentionRunner.Every ? last + RetentionRunner.Every : now, cancellationToken);
        if (!_hasCleaned || round != _round)
        {
            await files.CleanAsync(cancellationToken);
            (_hasCleaned, _round) = (true, round);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A row or a file too many is no reason to stop serving; it is tried again.
                LogFailed(log, e.Message, DatabaseTrouble.CauseIn(e));
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    [LoggerMessage(4301, LogLevel.Warning, "Retention could not be looked after; tried again: {Why}")]
    private static partial void LogFailed(ILogger log, string why, Exception? ofDatabase);
}
