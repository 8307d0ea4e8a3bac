using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Deletes the backups of one cluster that nobody needs any more: asked for by a person, or by the server's own setting.</summary>
internal sealed class BackupPruner(BackupInspector backups, RunQueries runs, RunNode node, TimeProvider time, ILogger<BackupPruner> log)
{
    /// <param name="by">Who wants it.</param>
    /// <param name="isDryRun">Only say what would go.</param>
    public async Task<IReadOnlyList<RetentionVerdict>> PruneAsync(string cluster, RetentionPolicy policy, string by, bool isDryRun, CancellationToken cancellationToken)
    {
        var sets = await backups.ListAsync(cluster, cancellationToken);
        HashSet<Guid> accepted = [];
        foreach (var run in sets.Select(set => set.Files[0].RunId).Distinct())
        {
            if (await runs.FindAsync(run.ToString(), cancellationToken) is { Status: RunStatus.Finished, SubStatus: RunSubStatus.Finished })
            {
                accepted.Add(run);
            }
        }

        var verdicts = BackupRetention.Judge(sets, policy, node.Name, accepted, time.GetUtcNow());
        foreach (var verdict in verdicts.Where(verdict => verdict.Goes && !isDryRun))
        {
            await backups.DeleteAsync(verdict.Set, cancellationToken);
            BackupLog.Deleted(log, by, verdict.Set.Id, cluster);
        }

        return verdicts;
    }
}

/// <summary>Keeps to the retention that the server was started with: soon after its start, and every hour.</summary>
internal sealed class BackupRetentionHost(BackupPruner pruner, IClusterStore clusters, RetentionPolicy policy, TimeProvider time, ILogger<BackupRetentionHost> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        do
        {
            try
            {
                foreach (var cluster in await clusters.ListAsync(stoppingToken))
                {
                    await pruner.PruneAsync(cluster.Name, policy, "the server's retention", isDryRun: false, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A backup too many is no reason to stop serving; it is tried again.
                BackupLog.NotPruned(log, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

internal static partial class BackupLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{User} has deleted the backup {Backup} of {Cluster}.")]
    public static partial void Deleted(ILogger logger, string user, string backup, string cluster);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Backups were not pruned: {Why}")]
    public static partial void NotPruned(ILogger logger, string why);
}
