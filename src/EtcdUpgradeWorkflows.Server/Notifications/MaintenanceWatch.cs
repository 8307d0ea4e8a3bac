using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>How long a cluster may be on two releases before people are told.</summary>
internal sealed record MixedWarning(TimeSpan After);

/// <summary>
/// Tells of what no run says itself: that it works on after its window, and of clusters that have been on more than one release for long, whether a run works on them or has left them so. What two
/// servers see they tell once, by the id of the row.
/// </summary>
internal sealed partial class MaintenanceWatch(
    RunQueries runs, IClusterStore store, ClusterDirectory clusters, MaintenanceGuard maintenance, INotificationStore notifications, MixedWarning mixed, TimeProvider time,
    ILogger<MaintenanceWatch> log)
    : BackgroundService
{
    private const int RunsAtATime = 200;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // Since when it is mixed, and how often that was told: not asked again each minute.
    private readonly Dictionary<string, (DateTimeOffset Since, int Times)> _told = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e.Message, DatabaseTrouble.CauseIn(e));
            }
        }
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await TellMixedAsync(cancellationToken);
        for (long? before = null; ;)
        {
            // Only those that somebody works on can be late: as many as the servers have room for, however many wait.
            var found = (await runs.ListAsync(new() { Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, Before = before, Limit = RunsAtATime }, cancellationToken)).Runs;
            foreach (var summary in found)
            {
                await LookAtAsync(summary, cancellationToken);
            }

            if (found.Count < RunsAtATime)
            {
                return;
            }

            before = found[^1].Number;
        }
    }

    private async Task LookAtAsync(RunOverview summary, CancellationToken cancellationToken)
    {
        try
        {
            if (summary.Subject is { } name && await runs.ReadAsync(summary.Id, cancellationToken) is { } run)
            {
                await TellLateAsync(run, RunState.Parse(run.State), name, cancellationToken);
            }
        }
        catch (Exception e) when (e is WorkflowErrorException or JsonException)
        {
            // One run, or cluster, that cannot be read silences no other.
            LogFailed(log, $"run {summary.Number}: {e.Message}", DatabaseTrouble.CauseIn(e));
        }
    }

    private async Task TellMixedAsync(CancellationToken cancellationToken)
    {
        foreach (var cluster in await store.ListMixedAsync(cancellationToken))
        {
            var lasts = time.GetUtcNow() - cluster.Since;

            // Once for each such time, so a week of it is not one line of long ago.
            var times = (int)(lasts / mixed.After);
            if (times < 1)
            {
                // Those after it are mixed no longer.
                return;
            }

            if (_told.TryGetValue(cluster.Cluster, out var told) && told == (cluster.Since, times))
            {
                continue;
            }

            var run = await runs.FindActiveAsync(cluster.Cluster, cancellationToken);
            await notifications.AddAsync(
                Notification.OfCluster(
                    cluster.Cluster, NotificationKinds.Mixed, $"{cluster.Since.UtcTicks}/{times}", run?.Id, $"{cluster.Cluster} has been on {MixedText.Releases(cluster.Releases)} since {cluster.Since:u}, for {Text(lasts)}.",
                    run is null
                        ? $"etcd does not mean a cluster to stay so, and no run works on it: `etcdup upgrade --cluster {cluster.Cluster} --to {cluster.Releases[^1]}` goes on, `etcdup clusters show {cluster.Cluster}` looks again."
                        : $"etcd does not mean a cluster to stay so. Give run {run.Number} an opening (`etcdup windows add`), or put the old release back: `etcdup runs rollback {run.Number} --all`.",
                    time.GetUtcNow()),
                cancellationToken);
            _told[cluster.Cluster] = (cluster.Since, times);
        }
    }

    private async Task TellLateAsync(RunDetails run, RunState state, string name, CancellationToken cancellationToken)
    {
        if (run.Overview.SubStatus != RunSubStatus.Executing || !KnownMembers.IsHalfWay(state) || await clusters.TryFindAsync(name, cancellationToken) is not { } cluster)
        {
            return;
        }

        if (await maintenance.JudgeAsync(cluster, WindowQuestion.RightNow(state.GrantsAt(run.Grants, time.GetUtcNow())), cancellationToken) is not WindowVerdict.Closed closed)
        {
            return;
        }

        // What is half done was begun in one opening: once for that.
        var since = state.OpenKeys.Select(key => key.At).Append(state.Intent?.OpenedAt ?? DateTimeOffset.MaxValue).Min();
        await notifications.AddAsync(
            Notification.OfRun(
                run.Overview.Id, NotificationKinds.Late, $"{since.UtcTicks}", name, $"{closed.Why.Message} The run works on: what is half done is finished at any time.",
                "`etcdup runs watch` follows it.", time.GetUtcNow()),
            cancellationToken);
    }

    private static string Text(TimeSpan lasts) => lasts.TotalDays >= 1 ? $"{(int)lasts.TotalDays} d {lasts.Hours} h" : $"{(int)lasts.TotalHours} h {lasts.Minutes} min";

    [LoggerMessage(4210, LogLevel.Warning, "Mixed clusters and running runs could not be looked at; tried again: {Why}")]
    private static partial void LogFailed(ILogger log, string why, Exception? ofDatabase);
}
