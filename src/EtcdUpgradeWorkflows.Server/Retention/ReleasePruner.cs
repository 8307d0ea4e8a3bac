using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Retention;

/// <summary>Deletes releases of this server's own store that nobody needs any more. What lies on the members' hosts is left alone.</summary>
internal sealed partial class ReleasePruner(
    BinaryStore store, IClusterStore clusters, ClusterProber prober, IBackupStore backups, IScheduleStore schedules, IDefinitionStore definitions, RunQueries runs, RetentionMetrics metrics,
    TimeProvider time, ILogger<ReleasePruner> log) : IDisposable
{
    /// <summary>The ended runs of a cluster that say what it came from.</summary>
    private const int LastRuns = 3;

    private const int MostRuns = 10_000;

    // One at a time: another one would put back what this one has set aside.
    private readonly SemaphoreSlim _pruning = new(1);

    /// <param name="by">Who wants it.</param>
    /// <param name="isDryRun">Only say what would go.</param>
    public async Task<IReadOnlyList<ReleaseVerdict>> PruneAsync(TimeSpan olderThan, string by, bool isDryRun, CancellationToken cancellationToken)
    {
        await _pruning.WaitAsync(cancellationToken);
        try
        {
            if (!isDryRun)
            {
                store.PutBackAll();
            }

            Dictionary<string, DateTimeOffset> releases = new(StringComparer.Ordinal);
            foreach (var version in store.List())
            {
                if (store.FindAddedAt(version) is { } added)
                {
                    releases.Add(version, added);
                }
            }

            Dictionary<string, string> needs = new(StringComparer.Ordinal);
            var unknown = await AskClustersAsync(releases.Keys, needs, cancellationToken);
            await AskRowsAsync(releases.Keys, needs, cancellationToken);
            var verdicts = ReleaseRetention.Judge(releases, olderThan, needs, unknown, time.GetUtcNow());
            return isDryRun ? verdicts : await DeleteAsync(verdicts, by, cancellationToken);
        }
        finally
        {
            _pruning.Release();
        }
    }

    public void Dispose() => _pruning.Dispose();

    // Set aside first, then asked again: a run that began meanwhile has found it, or has not and says so.
    private async Task<IReadOnlyList<ReleaseVerdict>> DeleteAsync(IReadOnlyList<ReleaseVerdict> verdicts, string by, CancellationToken cancellationToken)
    {
        List<ReleaseVerdict> done = [];
        foreach (var verdict in verdicts)
        {
            if (!verdict.Goes || store.SetAside(verdict.Version) is not { } aside)
            {
                done.Add(verdict);
                continue;
            }

            Dictionary<string, string> needs = new(StringComparer.Ordinal);
            try
            {
                await AskRowsAsync([verdict.Version], needs, cancellationToken);
            }
            catch
            {
                store.PutBack(verdict.Version, aside);
                throw;
            }

            if (needs.GetValueOrDefault(verdict.Version) is { } need)
            {
                store.PutBack(verdict.Version, aside);
                done.Add(verdict with { Goes = false, Why = need });
                continue;
            }

            BinaryStore.Discard(aside);
            metrics.Deleted("releases", 1);
            LogDeleted(log, by, verdict.Version);
            done.Add(verdict);
        }

        return done;
    }

    /// <returns>What could not be asked; null: everybody answered.</returns>
    private async Task<string?> AskClustersAsync(IEnumerable<string> versions, Dictionary<string, string> needs, CancellationToken cancellationToken)
    {
        string? unknown = null;
        foreach (var record in await clusters.ListAsync(cancellationToken))
        {
            if (ClusterFile.Read(record.Spec).Spec is not { } spec)
            {
                unknown ??= $"the description of cluster {record.Name} cannot be read, so it is not known what it runs";
                continue;
            }

            foreach (var member in (await prober.ProbeAsync(spec, ProbeScope.MembersAndHosts, cancellationToken)).Members)
            {
                string?[] known = [member.ServerVersion?.ToString(), member.Host?.Process?.Version, member.Host?.LinkVersion];
                foreach (var version in versions.Where(version => known.Contains(version)))
                {
                    needs.TryAdd(version, $"{member.Name} of cluster {spec.Name} runs it");
                }

                if (known.All(version => version is null))
                {
                    unknown ??= $"{member.Name} of cluster {spec.Name} does not tell what it runs";
                }
            }
        }

        return unknown;
    }

    // By their text, wherever it stands: a release too many is no harm.
    private async Task AskRowsAsync(IReadOnlyCollection<string> versions, Dictionary<string, string> needs, CancellationToken cancellationToken)
    {
        foreach (var backup in await backups.ListAsync(null, null, cancellationToken))
        {
            Need(backup.Version, $"backup {backup.Set} of {backup.Cluster} is restored with it");
            Need(backup.Target, $"backup {backup.Set} of {backup.Cluster} was taken before it");
        }

        foreach (var schedule in await schedules.ListAsync(null, cancellationToken))
        {
            if (schedule.Status is ScheduleStatus.Waiting or ScheduleStatus.Paused)
            {
                NeedText(schedule.Request, $"schedule {schedule.Id} names it");
            }
        }

        foreach (var definition in (await definitions.ListAsync(cancellationToken)).Where(definition => definition.IsPublished))
        {
            NeedText(definition.Json, $"definition {definition.DefinitionId} names it");
        }

        foreach (var run in (await runs.ListAsync(new() { Status = RunStatus.Running, Limit = MostRuns }, cancellationToken)).Runs)
        {
            await NeedRunAsync(run, $"run {run.Number} is under way and names it");
        }

        foreach (var cluster in await clusters.ListAsync(cancellationToken))
        {
            foreach (var run in (await runs.ListAsync(new() { Status = RunStatus.Finished, Subject = cluster.Name, Limit = LastRuns }, cancellationToken)).Runs)
            {
                await NeedRunAsync(run, $"run {run.Number}, one of the last of cluster {cluster.Name}, names it");
            }
        }

        void Need(string? version, string why)
        {
            if (version is not null && versions.Contains(version))
            {
                needs.TryAdd(version, why);
            }
        }

        void NeedText(string? text, string why)
        {
            foreach (var version in versions.Where(version => text?.Contains(version, StringComparison.Ordinal) == true))
            {
                needs.TryAdd(version, why);
            }
        }

        async Task NeedRunAsync(RunOverview summary, string why)
        {
            if (await runs.ReadAsync(summary.Id, cancellationToken) is { } run)
            {
                foreach (var text in new[] { run.Input, run.State, run.Progress, run.Outputs })
                {
                    NeedText(text, why);
                }
            }
        }
    }

    [LoggerMessage(4302, LogLevel.Information, "{User} has deleted etcd {Version} from this server's store.")]
    private static partial void LogDeleted(ILogger log, string user, string version);
}
