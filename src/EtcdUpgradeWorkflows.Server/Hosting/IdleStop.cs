using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>When a client last asked, and how many are following.</summary>
internal sealed class ClientActivity(TimeProvider time)
{
    private long _last = time.GetTimestamp();
    private int _following;

    /// <summary>A timestamp of the clock.</summary>
    internal long LastSeen => Volatile.Read(ref _last);

    public TimeSpan Idle => Volatile.Read(ref _following) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _last));

    public void Seen() => Volatile.Write(ref _last, time.GetTimestamp());

    public IDisposable Follow()
    {
        Interlocked.Increment(ref _following);
        return new Following(this);
    }

    private sealed class Following(ClientActivity activity) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref activity._following);
            activity.Seen();
        }
    }
}

/// <summary>A server that a command started ends after ten minutes without a run, a schedule, a client or somebody who is still to be told.</summary>
internal sealed partial class IdleStop(
    ServerIdentity identity, ClientActivity clients, WorkflowWorker worker, RunQueries runs, IScheduleStore schedules, INotificationStore notifications, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<IdleStop> log) : BackgroundService
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (identity.StartedByCommand)
        {
            await Task.Delay(Look, time, stoppingToken);
            if (clients.Idle < Limit || worker.Working > 0)
            {
                continue;
            }

            if (await IsIdleAsync(stoppingToken))
            {
                LogIdle(log, Limit);
                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task<bool> IsIdleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var waiting = await schedules.ListAsync(ScheduleStatus.Waiting, cancellationToken);
            var running = await runs.ListAsync(new() { Status = RunStatus.Running, Limit = 1 }, cancellationToken);
            return waiting.Count == 0 && running.Total == 0 && !await notifications.AnyWaitingAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogUnknown(log, e);
            return false;
        }
    }

    [LoggerMessage(4002, LogLevel.Warning, "Whether there is work could not be asked; the server stays.")]
    private static partial void LogUnknown(ILogger log, Exception e);

    [LoggerMessage(4001, LogLevel.Information, "Nothing to do for {Limit}: the server ends; the next command starts it again.")]
    private static partial void LogIdle(ILogger log, TimeSpan limit);
}
