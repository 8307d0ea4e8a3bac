using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Server.Retention;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>Deletes the backups of one cluster that nobody needs any more: asked for by a person, or by the server's own setting.</summary>
internal sealed class BackupPruner(BackupInspector backups, RunQueries runs, RunNode node, RetentionMetrics metrics, TimeProvider time, ILogger<BackupPruner> log)
{
    private const int MostRuns = 10_000;

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

        var verdicts = BackupRetention.Judge(sets, policy, node.Name, accepted, time.GetUtcNow(), await NeedsAsync(cluster, sets, cancellationToken));
        foreach (var verdict in verdicts.Where(verdict => verdict.Goes && !isDryRun))
        {
            await backups.DeleteAsync(verdict.Set, cancellationToken);
            metrics.Deleted("backups", verdict.Set.Files.Count);
            BackupLog.Deleted(log, by, verdict.Set.Id, cluster);
        }

        return verdicts;
    }

    // What a run has taken, and what it was given: a restore names its backup. By its text, wherever it stands.
    private async Task<Dictionary<string, string>> NeedsAsync(string cluster, IReadOnlyList<BackupSet> sets, CancellationToken cancellationToken)
    {
        Dictionary<string, string> needs = new(StringComparer.Ordinal);
        foreach (var (filter, why) in new[] { (new RunFilter { Status = RunStatus.Running }, "is under way and needs it"), (new RunFilter { Kept = true }, "is kept as evidence and speaks of it") })
        {
            foreach (var summary in (await runs.ListAsync(filter with { Subject = cluster, Limit = MostRuns }, cancellationToken)).Runs)
            {
                var run = await runs.ReadAsync(summary.Id, cancellationToken);
                foreach (var set in sets.Where(set => set.Files.Any(file => file.RunId == summary.Id || Names(run, file.Id)) || Names(run, set.Id)))
                {
                    needs.TryAdd(set.Id, $"run {summary.Number} {why}");
                }
            }
        }

        return needs;
    }

    private static bool Names(RunDetails? run, string backup) =>
        run is not null && (run.Input.Contains(backup, StringComparison.Ordinal) || run.State.Contains(backup, StringComparison.Ordinal) || run.Outputs?.Contains(backup, StringComparison.Ordinal) == true);
}

internal static partial class BackupLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{User} has deleted the backup {Backup} of {Cluster}.")]
    public static partial void Deleted(ILogger logger, string user, string backup, string cluster);
}
