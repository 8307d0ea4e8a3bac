using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>
/// At the start, and every half minute: triggers follow what is published, and each row that is due or nearly so gets its wake again. The rows are the truth, whatever Quartz remembers.
/// </summary>
internal sealed partial class ScheduleSweep(
    IScheduleStore schedules, IScheduleClock clock, DefinitionStarts starts, WorkflowWorker worker, TimeProvider time, ILogger<ScheduleSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Beyond the next sweeps: what is further away is seen by a later one.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        // What a newer version has stored this one does not judge (ADR 49).
        if (worker.Outdated.IsCompleted)
        {
            return;
        }

        await starts.FollowAsync(cancellationToken);
        foreach (var schedule in await schedules.ListWaitingAsync(time.GetUtcNow() + Ahead, cancellationToken))
        {
            await clock.SetAsync(schedule, cancellationToken);
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
                LogSweepFailed(log, e);
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    [LoggerMessage(4013, LogLevel.Warning, "The schedules could not be looked through; tried again.")]
    private static partial void LogSweepFailed(ILogger log, Exception e);
}
