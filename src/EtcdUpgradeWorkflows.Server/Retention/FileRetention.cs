using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Retention;

/// <summary>What a server was started with: files are its own, so it is told of them itself.</summary>
/// <param name="Backups">Null: none is deleted.</param>
/// <param name="Releases">Those that nobody needs, when they are older; null: none is deleted.</param>
internal sealed record FilePolicy(RetentionPolicy? Backups, TimeSpan? Releases);

/// <summary>Cleans up what lies on this server's disk.</summary>
internal sealed partial class FileRetention(
    BackupInspector inspector, BackupPruner backups, ReleasePruner releases, IClusterStore clusters, FilePolicy policy, RetentionMetrics metrics, ILogger<FileRetention> log)
{
    private const string ByItself = "the server's retention";

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        if (await inspector.EndDeletionsAsync(cancellationToken) is > 0 and var ended)
        {
            metrics.Deleted("backups", ended);
            LogEnded(log, ended);
        }

        if (policy.Backups is { } kept)
        {
            foreach (var cluster in await clusters.ListAsync(cancellationToken))
            {
                await backups.PruneAsync(cluster.Name, kept, ByItself, isDryRun: false, cancellationToken);
            }
        }

        if (policy.Releases is { } olderThan)
        {
            await releases.PruneAsync(olderThan, ByItself, isDryRun: false, cancellationToken);
        }
    }

    [LoggerMessage(4303, LogLevel.Information, "{Files} backup files went whose deletion was begun when the server died.")]
    private static partial void LogEnded(ILogger log, int files);
}
