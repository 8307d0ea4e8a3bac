using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Retention;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Retention;

/// <param name="Runs">May go.</param>
/// <param name="Stayed">Runs of the age that stay, by code.</param>
/// <param name="Examples">A few run numbers of each.</param>
internal sealed record RetentionPreview(long Runs, IReadOnlyDictionary<string, long> Stayed, IReadOnlyDictionary<string, IReadOnlyList<long>> Examples, int Schedules, int Missed, int Tokens);

/// <summary>
/// A round of deletions over the database's rows, as the setting says: in small batches, each a transaction of its own, so that a server that dies in the middle leaves nothing half deleted and the next round goes on.
/// </summary>
internal sealed partial class RetentionRunner(
    IRetentionStore retention, IRunArchive archive, INotificationStore notifications, RetentionMetrics metrics, TimeProvider time, ILogger<RetentionRunner> log)
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Runs of one transaction.</summary>
    public const int Batch = 100;

    /// <summary>Then the round ends, wherever it is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>What was told is forgotten, where nobody waits for it and its run is not kept.</summary>
    private static readonly TimeSpan NotificationsKept = TimeSpan.FromDays(90);

    // Quartz knows no microseconds: it may wake a little early.
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(1);

    private const int RowBatch = 500;
    private const int MostExamples = 5;
    private const string ByItself = "the database's retention";

    /// <summary>The round that is due: called by whatever wakes, however often and on however many servers. Null: it was none of ours, or nothing is to be deleted.</summary>
    public async Task<RetentionRound?> RunDueAsync(CancellationToken cancellationToken) =>
        await retention.TryBeginAsync(time.GetUtcNow(), Every - Almost, cancellationToken) ? await RunAsync(ByItself, cancellationToken) : null;

    /// <summary>A round now, because somebody wants it. Null: the setting deletes nothing.</summary>
    public async Task<RetentionRound?> RunAsync(string by, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        while (await notifications.DeleteOldAsync(began - NotificationsKept, RowBatch, cancellationToken) == RowBatch && !IsOver(began))
        {
        }

        var settings = (await retention.ReadAsync(cancellationToken)).Settings;
        if (settings.IsOff)
        {
            return null;
        }

        var id = Guid.CreateVersion7(began);
        await retention.AddRoundAsync(id, by, began, cancellationToken);
        Dictionary<string, long> stayed = new(StringComparer.Ordinal);
        var (runs, isCut) = settings.Runs is { } kept ? await DeleteRunsAsync(id, by, began, began - kept, stayed, cancellationToken) : (0, false);
        var schedules = settings.Schedules is { } old ? await DeleteRowsAsync(retention.DeleteSchedulesAsync, began - old, "schedules", began, cancellationToken) : 0;
        var missed = settings.Schedules is { } noticed ? await DeleteRowsAsync(retention.DeleteMissedAsync, began - noticed, "missed_fires", began, cancellationToken) : 0;
        var tokens = settings.Tokens is { } dead ? await DeleteRowsAsync(retention.DeleteTokensAsync, began - dead, "tokens", began, cancellationToken) : 0;
        RoundCounts counts = new(stayed, schedules, missed, tokens, isCut || IsOver(began));
        var ended = time.GetUtcNow();
        await retention.EndRoundAsync(id, ended, counts, cancellationToken);
        if (runs + schedules + missed + tokens > 0)
        {
            LogDeleted(log, by, runs, schedules, missed, tokens, stayed.Values.Sum());
        }

        return new(id, by, began, ended, runs, counts);
    }

    /// <summary>What a round would do now; nothing is changed.</summary>
    public async Task<RetentionPreview> PreviewAsync(RetentionSettings settings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var runs = 0L;
        Dictionary<string, long> stayed = new(StringComparer.Ordinal);
        Dictionary<string, IReadOnlyList<long>> examples = new(StringComparer.Ordinal);
        if (settings.Runs is { } kept)
        {
            await foreach (var page in PagesAsync(now - kept, cancellationToken))
            {
                runs += page.Count(run => run.Stays is null);
                foreach (var run in page.Where(run => run.Stays is not null))
                {
                    Count(stayed, run);
                    var known = examples.GetValueOrDefault(run.Stays!, []);
                    examples[run.Stays!] = known.Count < MostExamples ? [.. known, run.Number] : known;
                }
            }
        }

        return new(
            runs, stayed, examples, settings.Schedules is { } old ? await retention.CountSchedulesAsync(now - old, cancellationToken) : 0,
            settings.Schedules is { } noticed ? await retention.CountMissedAsync(now - noticed, cancellationToken) : 0,
            settings.Tokens is { } dead ? await retention.CountTokensAsync(now - dead, cancellationToken) : 0);
    }

    private async Task<(int Runs, bool IsCut)> DeleteRunsAsync(
        Guid round, string by, DateTimeOffset began, DateTimeOffset before, Dictionary<string, long> stayed, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var page in PagesAsync(before, cancellationToken))
        {
            foreach (var run in page.Where(run => run.Stays is not null))
            {
                Count(stayed, run);
            }

            var gone = await archive.DeleteAsync([.. page.Where(run => run.Stays is null).Select(run => run.Id)], round, by, time.GetUtcNow(), cancellationToken);
            metrics.Deleted("runs", gone);
            deleted += gone;
            if (IsOver(began))
            {
                return (deleted, true);
            }
        }

        return (deleted, false);
    }

    // From the oldest on, past those that stay: what is deleted meanwhile moves nothing.
    private async IAsyncEnumerable<IReadOnlyList<EndedRun>> PagesAsync(DateTimeOffset before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EndedRun? last = null;
        while (await archive.ListEndedAsync(before, last, Batch, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1];
            yield return page;
        }
    }

    private async Task<int> DeleteRowsAsync(
        Func<DateTimeOffset, int, CancellationToken, Task<int>> delete, DateTimeOffset before, string what, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var deleted = 0;
        for (var gone = RowBatch; gone == RowBatch && !IsOver(began); deleted += gone)
        {
            gone = await delete(before, RowBatch, cancellationToken);
            metrics.Deleted(what, gone);
        }

        return deleted;
    }

    private static void Count(Dictionary<string, long> stayed, EndedRun run) => stayed[run.Stays!] = stayed.GetValueOrDefault(run.Stays!) + 1;

    private bool IsOver(DateTimeOffset began) => time.GetUtcNow() - began >= Longest;

    [LoggerMessage(4300, LogLevel.Information, "Retention ({By}): {Runs} runs, {Schedules} schedules, {Missed} missed fires and {Tokens} tokens were deleted; {Stayed} runs of the age stay.")]
    private static partial void LogDeleted(ILogger log, string by, int runs, int schedules, int missed, int tokens, long stayed);
}
