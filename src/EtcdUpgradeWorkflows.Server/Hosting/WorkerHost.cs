using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Runs the workflow worker for the server's life; at the stop every lease is given back.</summary>
internal sealed partial class WorkerHost(
    WorkflowWorker worker, ServerDrain drain, RunSignal signal, TimeProvider time, ScratchMembers scratch, BackupVault vault, IHostApplicationLifetime lifetime, ILogger<WorkerHost> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            scratch.Sweep();
            vault.Sweep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            LogSweepFailed(log, e);
        }

        // From the first word of the stop on: nothing new begins while the server waits for its clients to go.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        using CancellationTokenSource quiet = new();
        var hearing = signal.RunAsync(worker.Wake, time, quiet.Token);
        var standingBack = drain.StandBackWhenOutdatedAsync(stop.Token);
        await worker.WorkAsync(stop.Token);
        await standingBack;
        await quiet.CancelAsync(); // only now: that the runs are free is said to the other servers
        await hearing;
    }

    [LoggerMessage(4003, LogLevel.Warning, "What an earlier life left of scratch members could not all be removed; it is tried again at the next start.")]
    private static partial void LogSweepFailed(ILogger log, Exception e);
}
