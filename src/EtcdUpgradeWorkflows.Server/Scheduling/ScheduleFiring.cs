using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>
/// What happens when a schedule's time has come. The run's idempotency key is made of what is scheduled and its fire time, so a double fire, on two servers too, starts one run. What was missed by more than ten minutes
/// is not started: it is written down, in the transaction that moves the row on.
/// </summary>
internal sealed partial class ScheduleFiring(
    IScheduleStore schedules, IScheduleClock clock, UpgradeLauncher upgrades, DefinitionLauncher definitions, IDefinitionStore published, IDefinitionStarts starts, WorkflowWorker worker,
    ClusterDirectory clusters, MaintenanceGuard maintenance, RunQueries runs, TimeProvider time, ILogger<ScheduleFiring> log)
{
    /// <summary>A start that comes later is not made.</summary>
    public static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(10);

    // Quartz knows no microseconds: one that is woken for such a fire may be early.
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(1);

    public async Task FireAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            // Each round deals with one fire, or finds that somebody else did.
            while (await schedules.FindAsync(id, cancellationToken) is { Status: ScheduleStatus.Waiting } schedule)
            {
                var now = time.GetUtcNow();
                if (schedule.FireAt - now is { } early && early > TimeSpan.Zero)
                {
                    if (early < Almost)
                    {
                        await Task.Delay(early, time, cancellationToken);
                        continue;
                    }

                    // It has moved on, the trigger is an old one, or the clock went back.
                    await clock.SetAsync(schedule, cancellationToken);
                    return;
                }

                // Whoever began it died before it wrote down what came of it.
                if (schedule.IsStarting && await runs.FindStartedAsync(KeyOf(schedule), cancellationToken) is { } started)
                {
                    await SettleAsync(schedule, schedule, ScheduleStatus.Fired, started.Id, null, null, cancellationToken);
                    continue;
                }

                var late = (string?)null;
                if (WindowOf(schedule) is { } window && now - schedule.FireAt > StartWithin && !schedule.IsStarting && await FindPolicyAsync(schedule, window, cancellationToken) is { } policy)
                {
                    // Nobody was there when it opened.
                    if (policy.SkipsMissed(Instant.FromDateTimeOffset(schedule.FireAt)))
                    {
                        await SkipAsync(schedule, "its window says skip", policy.FindNextToBegin(Instant.FromDateTimeOffset(now), Duration.FromTimeSpan(StartWithin)), now, cancellationToken);
                        continue;
                    }

                    if (policy.Judge(WindowQuestion.AtStart([]), Instant.FromDateTimeOffset(now)) is WindowVerdict.Closed closed)
                    {
                        await SkipAsync(schedule, "it is not open any more", closed.AskAgainAt is { } again ? Instant.FromDateTimeOffset(again) : null, now, cancellationToken);
                        continue;
                    }

                    late = $"Caught up: nobody was there at {schedule.FireAt:u}; it was noticed {now - schedule.FireAt:d\\.hh\\:mm\\:ss} later, with the window open.";
                }

                // One that keeps to a window is caught up while that is open; whether it is, is asked when it starts.
                var due = schedule.Rule.Due(schedule.FireAt, now, WindowOf(schedule) is null ? StartWithin : TimeSpan.MaxValue);
                if (due.Missed is { } missed)
                {
                    await MissAsync(schedule, due, missed, now, cancellationToken);
                }
                else if (!await StartAsync(schedule, late, cancellationToken))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The row still waits: the next sweep wakes it again.
            LogFailed(log, id, e);
        }
    }

    // In one transaction with the step to the next fire: who comes second finds another row.
    private async Task MissAsync(ScheduleRecord schedule, DueFires due, MissedFires missed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var late = now - missed.Last;
        var why = due.Fire is null
            ? $"Nobody was there to start {Told(missed)}; it was noticed {late:d\\.hh\\:mm\\:ss} later."
            : $"{Told(missed)} had come due as well when {due.Fire:u} was started: what is late is started once.";
        var next = due.Fire ?? due.Next;
        var after = schedule with
        {
            FireAt = next ?? missed.Last, Status = next is null ? ScheduleStatus.Missed : ScheduleStatus.Waiting, LastFireAt = missed.Last, LastResult = ScheduleStatus.Missed,
            Outcome = next is null ? $"{why} Start it by hand if it is still wanted." : why,
        };
        if (await schedules.TryChangeAsync(
            after, new(schedule.Id, missed, why, now), Notify(schedule, NotificationKinds.DidNotStart, why, due.Fire is null ? "Start it by hand if it is still wanted." : null), cancellationToken))
        {
            LogMissed(log, schedule.Id, why);
        }
    }

    // An opening that nobody was there for, written down with the step to the next one.
    private async Task SkipAsync(ScheduleRecord schedule, string because, Instant? next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var then = next?.ToDateTimeOffset();
        var why = $"Nobody was there when its window opened at {schedule.FireAt:u}; it was noticed {now - schedule.FireAt:d\\.hh\\:mm\\:ss} later, and {because}. {(then is null ? "No other opening is in sight." : $"It waits for {then:u}.")}";
        var after = schedule with
        {
            FireAt = then ?? schedule.FireAt, Status = then is null ? ScheduleStatus.Missed : ScheduleStatus.Waiting, LastFireAt = schedule.FireAt, LastResult = ScheduleStatus.Missed, Outcome = why,
        };
        if (await schedules.TryChangeAsync(
            after, new(schedule.Id, new(schedule.FireAt, schedule.FireAt, 1), why, now), Notify(schedule, NotificationKinds.DidNotStart, why, then is null ? "Start it by hand if it is still wanted." : null), cancellationToken))
        {
            LogMissed(log, schedule.Id, why);
        }
    }

    /// <param name="late">What stands with the row when it is started later than it was to; null: it is not.</param>
    /// <returns>False: nothing more is to be done now.</returns>
    private async Task<bool> StartAsync(ScheduleRecord schedule, string? late, CancellationToken cancellationToken)
    {
        var starting = schedule;
        try
        {
            if (schedule.Target == ScheduleTarget.Trigger && (await published.FindAsync(schedule.DefinitionId!, null, cancellationToken))?.Version != schedule.DefinitionVersion)
            {
                // Another version was published, or none is, and nobody has told this row yet. Who did so is not known here: whoever published the version that the row has need not be the one.
                await starts.ChangedAsync(schedule.DefinitionId!, null, cancellationToken);
                return await schedules.FindAsync(schedule.Id, cancellationToken) is { } told && told.Revision != schedule.Revision;
            }

            // Written first: who pauses or removes the row was quicker, and there will be no run, or is told that there will be one.
            if (!schedule.IsStarting)
            {
                starting = schedule with { LastFireAt = schedule.FireAt, LastResult = null };
                if (!await schedules.TryChangeAsync(starting, null, null, cancellationToken))
                {
                    return true;
                }

                starting = starting with { Revision = schedule.Revision + 1 };
            }

            var (runId, result) = await LaunchAsync(schedule, cancellationToken);
            var (status, run, outcome) = result switch
            {
                CreateRunResult.Held held => (ScheduleStatus.Refused, (Guid?)null, (string?)$"{held.Key} is reserved by run {held.RunNumber}."),
                CreateRunResult.Duplicate duplicate => (ScheduleStatus.Fired, duplicate.RunId, null),
                _ => (ScheduleStatus.Fired, runId, late),
            };
            var refused = result is CreateRunResult.Held by ? Notify(schedule, NotificationKinds.DidNotStart, outcome!, $"`etcdup runs show {by.RunNumber}`; start it by hand when that has ended.") : null;
            await SettleAsync(schedule, starting, status, run, outcome, refused, cancellationToken);
            worker.Wake();
        }
        catch (WorkflowErrorException e) when (!e.Error.Code.StartsWith("db.", StringComparison.Ordinal))
        {
            // Its opening was frozen, or taken away, meanwhile: it goes to the next one, and says so.
            if (WindowOf(schedule) is { } window && MaintenanceGrants.Codes.Contains(e.Error.Code) && await FindNextAsync(schedule, window, cancellationToken) is { } next)
            {
                var why = $"It was to start at {schedule.FireAt:u}. {e.Error.Message}";
                if (await schedules.TryChangeAsync(schedule with { FireAt = next, Outcome = why, Revision = starting.Revision }, null, Notify(schedule, NotificationKind.PutOff, why, null), cancellationToken))
                {
                    LogPostponed(log, schedule.Id, next, e.Error.Message);
                }

                return true;
            }

            LogRefused(log, schedule.Id, e.Error.Code, e.Error.Message);
            await SettleAsync(
                schedule, starting, ScheduleStatus.Refused, null, $"{e.Error.Code}: {e.Error.Message}",
                Notify(schedule, NotificationKinds.DidNotStart, $"Its start was refused: {e.Error.Message}", e.Error.Advice), cancellationToken);
        }

        return true;
    }

    private Task<(Guid RunId, CreateRunResult Result)> LaunchAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        var key = KeyOf(schedule);
        return schedule.Target switch
        {
            ScheduleTarget.Upgrade => upgrades.StartAsync(
                EngineJson.Read<UpgradeRequest>(schedule.Request) with { IdempotencyKey = key }, cancellationToken),
            ScheduleTarget.Definition => definitions.StartAsync(
                new(schedule.DefinitionId!, schedule.DefinitionVersion, EngineJson.Read<Dictionary<string, JsonElement>>(schedule.Request))
                {
                    RequestedBy = schedule.CreatedBy, IdempotencyKey = key,
                },
                cancellationToken),
            _ => definitions.StartAsync(
                new(schedule.DefinitionId!, schedule.DefinitionVersion, new Dictionary<string, JsonElement>())
                {
                    Trigger = schedule.ActivityId, RequestedBy = $"trigger {schedule.ActivityId} ({schedule.CreatedBy})", IdempotencyKey = key,
                },
                cancellationToken),
        };
    }

    // Of a trigger the id is made of definition and activity, not the version: two servers that see two versions at one fire time start one run.
    private static string KeyOf(ScheduleRecord schedule) => $"{RequestHeaders.KeysOfSchedules}{schedule.Id}/{schedule.FireAt.UtcTicks}";

    // The fire is dealt with, whoever has changed the row meanwhile: what somebody else did to it (it was taken away with its definition, another version) stays.
    private async Task SettleAsync(
        ScheduleRecord before, ScheduleRecord starting, ScheduleStatus result, Guid? run, string? outcome, Notification? notification, CancellationToken cancellationToken)
    {
        var fire = before.FireAt;
        for (var row = starting; row is not null; row = await schedules.FindAsync(before.Id, cancellationToken))
        {
            if (row.LastFireAt > fire || (row.LastFireAt == fire && row.LastResult is not null))
            {
                return;
            }

            var after = row with { LastFireAt = fire, LastResult = result, RunId = run ?? row.RunId };
            if (row.Status != ScheduleStatus.Cancelled)
            {
                after = after with { Outcome = outcome };
            }

            if (row.FireAt == fire && row.Status is ScheduleStatus.Waiting or ScheduleStatus.Paused)
            {
                after = row.Rule.Following(fire) is { } next ? after with { FireAt = next } : after with { Status = result };
            }

            // One that is refused every minute is told of once, until it has started again.
            if (await schedules.TryChangeAsync(after, null, before.LastResult == ScheduleStatus.Refused ? null : notification, cancellationToken))
            {
                return;
            }
        }
    }

    private Notification Notify(ScheduleRecord schedule, string kind, string message, string? advice)
    {
        var what = schedule.Target switch
        {
            ScheduleTarget.Upgrade => $"The upgrade that {schedule.CreatedBy} has planned for {schedule.FireAt:u}",
            ScheduleTarget.Definition => $"The run of {schedule.DefinitionId} that {schedule.CreatedBy} has planned for {schedule.FireAt:u}",
            _ => $"The run of {schedule.DefinitionId} by its trigger {schedule.ActivityId}, due at {schedule.FireAt:u}",
        };
        return Notification.OfSchedule(schedule.Id, schedule.FireAt, kind, schedule.Cluster, $"{what}: {message}", advice, Notification.Product, time.GetUtcNow());
    }

    private async Task<DateTimeOffset?> FindNextAsync(ScheduleRecord schedule, string window, CancellationToken cancellationToken) =>
        await clusters.TryFindAsync(schedule.Cluster!, cancellationToken) is { } cluster
        && (await maintenance.ReadAsync(cluster, cancellationToken)).InWindow(window).Judge(WindowQuestion.AtStart([]), time.GetCurrentInstant()) is WindowVerdict.Closed closed
            ? closed.AskAgainAt
            : null;

    // Null: its start says what is wrong with the cluster.
    private async Task<MaintenancePolicy?> FindPolicyAsync(ScheduleRecord schedule, string window, CancellationToken cancellationToken)
    {
        try
        {
            return await clusters.TryFindAsync(schedule.Cluster!, cancellationToken) is { } cluster ? (await maintenance.ReadAsync(cluster, cancellationToken)).InWindow(window) : null;
        }
        catch (WorkflowErrorException e) when (!e.Error.Code.StartsWith("db.", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static string? WindowOf(ScheduleRecord schedule) =>
        schedule.Target == ScheduleTarget.Upgrade ? EngineJson.Read<UpgradeRequest>(schedule.Request).Window : null;

    private static string Told(MissedFires missed) => missed.Count == 1 ? $"{missed.First:u}" : $"{missed.Count} starts from {missed.First:u} to {missed.Last:u}";

    [LoggerMessage(4010, LogLevel.Warning, "Schedule {Id} was missed: {Why}")]
    private static partial void LogMissed(ILogger log, Guid id, string why);

    [LoggerMessage(4011, LogLevel.Warning, "Schedule {Id} was refused: {Code}: {Message}")]
    private static partial void LogRefused(ILogger log, Guid id, string code, string message);

    [LoggerMessage(4012, LogLevel.Warning, "Schedule {Id} could not be fired; tried again.")]
    private static partial void LogFailed(ILogger log, Guid id, Exception e);

    [LoggerMessage(4014, LogLevel.Information, "Schedule {Id} was put off to {Next:u}: {Why}")]
    private static partial void LogPostponed(ILogger log, Guid id, DateTimeOffset next, string why);
}
