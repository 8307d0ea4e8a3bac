using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using Microsoft.Extensions.Hosting;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Runs the workflow worker for the server's life; at the stop every lease is given back.</summary>
internal sealed class WorkerHost(WorkflowWorker worker, ScratchMembers scratch) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        scratch.Sweep();
        await worker.WorkAsync(stoppingToken);
    }
}
