using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Monitoring;

/// <summary>
/// Gauges of what is in the database. It is asked when somebody scrapes, not oftener than every few seconds; when it does not answer there are no such
/// gauges, rather than old ones. With several servers on one database each tells the same: take the maximum, not the sum.
/// </summary>
internal sealed partial class WorkMetrics : IDisposable
{
    private static readonly TimeSpan AskedAtMost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // A reader other than the scrape (none today) must not be given what was true long ago.
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    private readonly WorkQueries _queries;
    private readonly TimeProvider _time;
    private readonly ILogger<WorkMetrics> _log;
    private readonly SemaphoreSlim _asking = new(1);
    private Seen? _seen;

    public WorkMetrics(WorkQueries queries, IMeterFactory meters, TimeProvider time, ILogger<WorkMetrics> log)
    {
        _queries = queries;
        _time = time;
        _log = log;
        var meter = meters.Create(RunMetrics.MeterName);
        meter.CreateObservableGauge("etcdup.database.up", () => Fresh() is { } seen ? [new Measurement<long>(seen.Counts is null ? 0 : 1)] : Array.Empty<Measurement<long>>(), "{database}", "1 when the database answered this scrape's question within two seconds.");
        meter.CreateObservableGauge("etcdup.runs", () => Of(RunsBySubStatus), "{run}", "Runs that have not ended, by sub-status.");
        meter.CreateObservableGauge("etcdup.runs.needs_you", () => Of(counts => [new(counts.NeedYou)]), "{run}", "Runs that wait for a person.");
        meter.CreateObservableGauge("etcdup.runs.paused", () => Of(counts => [new(counts.Paused)]), "{run}", "Runs that are paused.");
        meter.CreateObservableGauge("etcdup.runs.put_off", () => Of(counts => [new(counts.PutOff)]), "{run}", "Runs that wait for a maintenance window to open or a freeze to end.");
        meter.CreateObservableGauge("etcdup.runs.waiting_for_turn", () => Of(counts => [new(counts.WaitingForTurn)]), "{run}", "Runs that have not begun because as many of their definition are under way as may be.");
        meter.CreateObservableGauge("etcdup.runs.overdue", Overdue, "s", "For how long the oldest run is due that no server works on; 0: there is none.");
        meter.CreateObservableGauge(
            "etcdup.holds", () => Of(counts => [Labelled(counts.HoldsSettled, "state", "held"), Labelled(counts.HoldsUnsettled, "state", "unsettled")]), "{hold}",
            "Resource keys that runs hold; unsettled: left half done by a run that ended.");
        meter.CreateObservableGauge("etcdup.schedules", () => Of(SchedulesByStatus), "{schedule}", "Schedules by status.");
        meter.CreateObservableGauge(
            "etcdup.schedules.not_started_timestamp", () => Of(NotStarted), "s", "When a start was last missed, and the latest fire that was refused and not started since, in Unix time; 0: none.");

        // By name, the only one among the labels: who is told that some cluster is mixed would have to look which.
        meter.CreateObservableGauge(
            "etcdup.cluster.mixed_since.timestamp", () => Of(counts => counts.Mixed.Select(mixed => Labelled(mixed.Since.ToUnixTimeSeconds(), "cluster", mixed.Cluster))), "s",
            "Since when a cluster's members run more than one release, in Unix time; only of clusters that are mixed.");
    }

    /// <summary>Asks the database, unless that was done a moment ago.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_seen is { } last && _time.GetElapsedTime(last.Timestamp) < AskedAtMost)
            {
                return;
            }

            Volatile.Write(ref _seen, new(_time.GetTimestamp(), _time.GetUtcNow(), await CountAsync(cancellationToken)));
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<WorkCounts?> CountAsync(CancellationToken cancellationToken)
    {
        using Deadline expired = new(Limit, _time, cancellationToken);
        try
        {
            return await Task.Run(() => _queries.CountAsync(_time.GetUtcNow(), expired.Token), expired.Token).WaitAsync(Limit, _time, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Who scrapes every few seconds sees it in the gauge that stays; the log says it when it begins.
            if (Volatile.Read(ref _seen) is not { Counts: null })
            {
                LogNotCounted(_log, e is OperationCanceledException or TimeoutException ? "it gave no answer within two seconds" : e.Message, DatabaseTrouble.CauseIn(e));
            }

            return null;
        }
    }

    private Seen? Fresh() => Volatile.Read(ref _seen) is { } seen && _time.GetElapsedTime(seen.Timestamp) < StaleAfter ? seen : null;

    private IEnumerable<Measurement<long>> Of(Func<WorkCounts, IEnumerable<Measurement<long>>> tell) => Fresh()?.Counts is { } counts ? tell(counts) : [];

    private IEnumerable<Measurement<double>> Overdue() =>
        Fresh() is { Counts: { } counts, At: var at } ? [new(counts.OldestDue is { } due ? Math.Max(0, (at - due).TotalSeconds) : 0)] : [];

    // Every value, also those that there are none of: a panel without a line is taken for a broken one.
    private static IEnumerable<Measurement<long>> RunsBySubStatus(WorkCounts counts) =>
        Enum.GetValues<RunSubStatus>().Where(status => status < RunSubStatus.Finished || counts.UnderWay.ContainsKey(status))
            .Select(status => Labelled(counts.UnderWay.GetValueOrDefault(status), "sub_status", RunMetrics.LabelOf(status)));

    private static IEnumerable<Measurement<long>> SchedulesByStatus(WorkCounts counts) =>
        Enum.GetValues<ScheduleStatus>().Select(status => Labelled(counts.Schedules.GetValueOrDefault(status.ToString()), "status", RunMetrics.LabelOf(status)));

    // Instants, and no counts: a miss is noticed when a server comes back, where a counter begins anew and a gauge has no earlier value to be compared with.
    private static IEnumerable<Measurement<long>> NotStarted(WorkCounts counts) =>
        [Labelled(counts.LastMissed?.ToUnixTimeSeconds() ?? 0, "result", "missed"), Labelled(counts.LastRefused?.ToUnixTimeSeconds() ?? 0, "result", "refused")];

    private static Measurement<long> Labelled(long value, string label, string text) => new(value, new KeyValuePair<string, object?>(label, text));

    private sealed record Seen(long Timestamp, DateTimeOffset At, WorkCounts? Counts);

    [LoggerMessage(4020, LogLevel.Warning, "The database could not be asked for metrics ({Why}).")]
    private static partial void LogNotCounted(ILogger log, string why, Exception? ofDatabase);
}
