using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>How long a cluster may be on two releases before people are told.</summary>
internal sealed record MixedWarning(TimeSpan After);

/// <summary>
/// Tells of what no run says itself: that it works on after its window, and that its cluster has been on two releases for long. What two servers see they tell once, by the id of the row.
/// </summary>
internal sealed partial class MaintenanceWatch(
    RunQueries runs, ClusterDirectory clusters, MaintenanceGuard maintenance, INotificationStore notifications, MixedWarning mixed, TimeProvider time, ILogger<MaintenanceWatch> log)
    : BackgroundService
{
    private const int MostRuns = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

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
                LogFailed(log, e.Message);
            }
        }
    }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var summary in (await runs.ListAsync(new() { Status = RunStatus.Running, Limit = MostRuns }, cancellationToken)).Runs)
        {
            try
            {
                await LookAtAsync(summary, cancellationToken);
            }
            catch (Exception e) when (e is WorkflowErrorException or JsonException)
            {
                // One run, or cluster, that cannot be read silences no other.
                LogFailed(log, $"run {summary.Number}: {e.Message}");
            }
        }
    }

    private async Task LookAtAsync(RunSummary summary, CancellationToken cancellationToken)
    {
        if (summary.Subject is { } name && await runs.ReadAsync(summary.Id, cancellationToken) is { } run)
        {
            var state = RunState.Parse(run.State);
            await TellMixedAsync(run, state, name, cancellationToken);
            await TellLateAsync(run, state, name, cancellationToken);
        }
    }

    private async Task TellMixedAsync(RunDetails run, RunState state, string cluster, CancellationToken cancellationToken)
    {
        if (KnownMembers.Of(state) is not { MixedSince: { } seen } known || (known.MixedFrom ?? seen) is var since && time.GetUtcNow() - since is var lasts && lasts < mixed.After)
        {
            return;
        }

        // Once for each such time, so a week of it is not one line of long ago.
        var times = (int)(lasts / mixed.After);
        await notifications.AddAsync(
            Notification.OfRun(
                run.Summary.Id, NotificationKinds.Mixed, $"{since.UtcTicks}/{times}", cluster, $"{cluster} has been on two releases since {since:u}, for {Text(lasts)}.",
                "etcd does not mean a cluster to stay so. Give its run an opening (`etcdup windows add`), or put the old release back: `etcdup runs rollback --all`.", time.GetUtcNow()),
            cancellationToken);
    }

    private async Task TellLateAsync(RunDetails run, RunState state, string name, CancellationToken cancellationToken)
    {
        if (run.Summary.SubStatus != RunSubStatus.Executing || !KnownMembers.IsHalfWay(state) || await clusters.TryFindAsync(name, cancellationToken) is not { } cluster)
        {
            return;
        }

        IReadOnlyList<Grant> grants = [.. run.Grants, .. state.Grants ?? []];
        if (await maintenance.JudgeAsync(cluster, WindowQuestion.RightNow(grants), cancellationToken) is not WindowVerdict.Closed closed)
        {
            return;
        }

        // What is half done was begun in one opening: once for that.
        var since = state.OpenKeys.Select(key => key.At).Append(state.Intent?.OpenedAt ?? DateTimeOffset.MaxValue).Min();
        await notifications.AddAsync(
            Notification.OfRun(
                run.Summary.Id, NotificationKinds.Late, $"{since.UtcTicks}", name, $"{closed.Why.Message} The run works on: what is half done is finished at any time.",
                "`etcdup runs watch` follows it.", time.GetUtcNow()),
            cancellationToken);
    }

    private static string Text(TimeSpan lasts) => lasts.TotalDays >= 1 ? $"{(int)lasts.TotalDays} d {lasts.Hours} h" : $"{(int)lasts.TotalHours} h {lasts.Minutes} min";

    [LoggerMessage(4210, LogLevel.Warning, "Running runs could not be looked at; tried again: {Why}")]
    private static partial void LogFailed(ILogger log, string why);
}
