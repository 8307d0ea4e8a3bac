using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What is started when: by persons, and by triggers of published definitions.</summary>
internal static class SchedulesApi
{
    private const int MostMissed = 1000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/schedules", ListAsync);
        api.MapGet("/schedules/{id:guid}", ReadAsync);
        api.MapPost("/schedules", AddAsync);
        api.MapPost("/schedules/{id:guid}/pause", PauseAsync);
        api.MapPost("/schedules/{id:guid}/resume", ResumeAsync);
        api.MapDelete("/schedules/{id:guid}", RemoveAsync);
    }

    public static async Task<ScheduleDocument> DocumentAsync(ScheduleRecord schedule, RunQueries runs, IEnumerable<MissedRecord> missed, CancellationToken cancellationToken)
    {
        var run = schedule.RunId is { } id ? await runs.FindAsync(id.ToString(), cancellationToken) : null;
        var isPaused = schedule.Status == ScheduleStatus.Paused;
        var upgrade = schedule.Target == ScheduleTarget.Upgrade ? EngineJson.Read<UpgradeRequest>(schedule.Request) : null;
        return new(
            schedule.Id, schedule.Cluster, upgrade?.To, schedule.FireAt, schedule.Status.ToString(),
            run is null ? null : new(run.Id, run.Number), schedule.Outcome, schedule.CreatedBy)
        {
            Window = upgrade?.Window, Target = Name(schedule.Target), Definition = schedule.DefinitionId, DefinitionVersion = schedule.DefinitionVersion, Activity = schedule.ActivityId, Kind = Name(schedule.Kind),
            Expression = schedule.Expression, Zone = schedule.Zone, LastFireAt = schedule.LastFireAt, LastResult = schedule.LastResult?.ToString(), PausedBy = isPaused ? schedule.PausedBy : null,
            PausedAt = isPaused ? schedule.PausedAt : null, ResumedBy = schedule.ResumedBy, ResumedAt = schedule.ResumedAt, CreatedAt = schedule.CreatedAt,
            Missed = [.. missed.Select(m => new MissedFiresDocument(m.Fires.First, m.Fires.Last, m.Fires.Count, m.Why, m.NoticedAt))],
        };
    }

    // Windows that cannot be read are there, whomever they are for.
    private static async Task<ScheduleDocument> WithWindowAsync(ScheduleDocument schedule, IWindowStore windows, IClusterStore clusters, CancellationToken cancellationToken)
    {
        if (schedule is not { Window: { } name, Cluster: { } cluster, Status: nameof(ScheduleStatus.Waiting) or nameof(ScheduleStatus.Paused) })
        {
            return schedule;
        }

        var spec = await clusters.FindAsync(cluster, cancellationToken) is { } record ? ClusterFile.Read(record.Spec).Spec : null;
        return schedule with
        {
            WindowGone = !(await windows.ListWindowsAsync(cancellationToken)).Any(stored =>
                (name.Length == 0 || stored.Document.Name == name) && (spec is null || stored.Document.Read(null).Value is not { } window || window.OfCluster(spec) is not null)),
        };
    }

    private static async Task<IReadOnlyList<ScheduleDocument>> ListAsync(
        IScheduleStore schedules, RunQueries runs, IWindowStore windows, IClusterStore clusters, CancellationToken cancellationToken)
    {
        var missed = (await schedules.ListMissedAsync(null, MostMissed, cancellationToken)).ToLookup(m => m.ScheduleId);
        List<ScheduleDocument> documents = [];
        foreach (var schedule in await schedules.ListAsync(null, cancellationToken))
        {
            documents.Add(await WithWindowAsync(await DocumentAsync(schedule, runs, missed[schedule.Id], cancellationToken), windows, clusters, cancellationToken));
        }

        return documents;
    }

    private static async Task<IResult> ReadAsync(
        Guid id, IScheduleStore schedules, RunQueries runs, IWindowStore windows, IClusterStore clusters, CancellationToken cancellationToken) =>
        await schedules.FindAsync(id, cancellationToken) is { } schedule
            ? Results.Json(
                await WithWindowAsync(
                    await DocumentAsync(schedule, runs, await schedules.ListMissedAsync(schedule.Id, MostMissed, cancellationToken), cancellationToken), windows, clusters, cancellationToken),
                EngineJson.Options)
            : Unknown(id);

    private static async Task<IResult> AddAsync(
        ScheduleBody body, UpgradeLauncher upgrades, DefinitionLauncher definitions, RunQueries runs, IScheduleStore schedules, IScheduleClock clock, WorkflowWorker worker, ClusterDirectory clusters,
        MaintenanceGuard maintenance, Glass glass, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        if (body is { Upgrade: { } upgrade, Cluster.Length: > 0, Definition: null, Version: null, Inputs: null, At: null, Cron: null, Zone: null })
        {
            return upgrade is { At: null, Window: null }
                ? Invalid("schedule.when_invalid", "An upgrade is scheduled at an instant or in a maintenance window, and neither was given.", "Give one of them; without, it is no schedule: `etcdup upgrade`.")
                : await UpgradesApi.StartAsync(body.Cluster, upgrade, upgrades, runs, schedules, clock, worker, clusters, maintenance, glass, time, context, cancellationToken);
        }

        if (body is not { Definition.Length: > 0, Upgrade: null, Cluster: null })
        {
            return Invalid("schedule.target_invalid", "A schedule starts an upgrade of a cluster, or a run of a definition.", "Give cluster and upgrade, or definition with its version and inputs.");
        }

        if (body.At is null == body.Cron is null || (body.Zone is not null && body.Cron is null))
        {
            return Invalid("schedule.when_invalid", "A run of a definition is scheduled at an instant or by a cron expression, and a time zone belongs to the latter.", "Give one of at and cron.");
        }

        var key = RequestHeaders.ReadIdempotencyKey(context);
        if (await FindSentBeforeAsync(key, schedules, runs, cancellationToken) is { } before)
        {
            return before;
        }

        var now = time.GetUtcNow();
        if (body.At <= now)
        {
            return Invalid("schedule.in_the_past", $"{body.At:u} has passed.", "Give an instant to come.");
        }

        var (readFirst, refusal) = ReadFirst(body, now);
        if (readFirst is not { } first)
        {
            return refusal!;
        }

        var inputs = body.Inputs ?? new Dictionary<string, JsonElement>();
        DefinitionRequest request = new(body.Definition, body.Version, inputs) { RequestedBy = ApiServices.UserOf(context) };
        await definitions.RequireAsync(request, cancellationToken);
        if (request.Cluster is { } cluster)
        {
            await clusters.FindAsync(cluster, cancellationToken);
        }

        ScheduleRecord schedule = new()
        {
            Id = key is null ? Guid.CreateVersion7(now) : ScheduleRecord.IdOfKey(key), Target = ScheduleTarget.Definition, Cluster = request.Cluster, DefinitionId = body.Definition, DefinitionVersion = body.Version, Request = EngineJson.Text(inputs),
            Kind = body.Cron is null ? FireKind.StartAt : FireKind.Cron, Expression = body.Cron?.Trim(), Zone = body.Zone, FireAt = first, CreatedBy = request.RequestedBy, CreatedAt = now,
            Status = ScheduleStatus.Waiting,
        };
        return await StoreAsync(schedule, key, schedules, clock, runs, cancellationToken);
    }

    /// <summary>The schedule that a client's key has made, as it is now; null: none was made.</summary>
    internal static async Task<IResult?> FindSentBeforeAsync(string? key, IScheduleStore schedules, RunQueries runs, CancellationToken cancellationToken) =>
        key is not null && await schedules.FindAsync(ScheduleRecord.IdOfKey(key), cancellationToken) is { } before
            ? Results.Json(
                new UpgradeAnswer("existing", null, await DocumentAsync(before, runs, await schedules.ListMissedAsync(before.Id, MostMissed, cancellationToken), cancellationToken)), EngineJson.Options)
            : null;

    internal static async Task<IResult> StoreAsync(
        ScheduleRecord schedule, string? key, IScheduleStore schedules, IScheduleClock clock, RunQueries runs, CancellationToken cancellationToken)
    {
        // Sent twice at the same time: the other one was quicker.
        if (!await schedules.AddAsync(schedule, cancellationToken) && await FindSentBeforeAsync(key, schedules, runs, cancellationToken) is { } before)
        {
            return before;
        }

        await clock.SetAsync(schedule, cancellationToken);
        return Results.Json(new UpgradeAnswer("scheduled", null, await DocumentAsync(schedule, runs, [], cancellationToken)), EngineJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static (DateTimeOffset? First, IResult? Refusal) ReadFirst(ScheduleBody body, DateTimeOffset now)
    {
        if (body.Cron is null)
        {
            return (body.At!.Value.ToUniversalTime(), null);
        }

        if (body.Zone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return (null, Invalid("schedule.zone_unknown", "The server's machine knows no time zone of that name.", "Give an IANA zone such as Europe/Berlin, or leave it away: UTC."));
        }

        return FireRule.TryParse(FireKind.Cron, body.Cron.Trim(), body.Zone, out var problem) is not { } rule
            ? (null, Invalid("schedule.cron_invalid", $"The cron expression cannot be read: {problem}.", "Give six fields: second, minute, hour, day of month, month, day of week."))
            : rule.FirstAfter(now) is { } first ? (first, null) : (null, Invalid("schedule.never_fires", $"'{body.Cron.Trim()}' matches no time to come.", "Correct the days and months."));
    }

    private static Task<IResult> PauseAsync(Guid id, IScheduleStore schedules, RunQueries runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(id, schedules, runs, row => Paused(row, ApiServices.UserOf(context), time.GetUtcNow()), cancellationToken);

    /// <summary>What falls into a pause is not made up.</summary>
    internal static ScheduleStep Paused(ScheduleRecord row, string by, DateTimeOffset now) =>
        row.IsStarting ? new(row, null, Starting(row))
        : row.Status == ScheduleStatus.Waiting ? new(row with { Status = ScheduleStatus.Paused, PausedBy = by, PausedAt = now }, null, null)
        : new(row, null, Refused("schedule.not_waiting", row, "There is nothing to pause."));

    private static async Task<IResult> ResumeAsync(
        Guid id, IScheduleStore schedules, IScheduleClock clock, RunQueries runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var answer = await ChangeAsync(id, schedules, runs, row => Resumed(row, ApiServices.UserOf(context), time.GetUtcNow()), cancellationToken);
        if (await schedules.FindAsync(id, cancellationToken) is { Status: ScheduleStatus.Waiting } waiting)
        {
            await clock.SetAsync(waiting, cancellationToken);
        }

        return answer;
    }

    internal static ScheduleStep Resumed(ScheduleRecord row, string by, DateTimeOffset now)
    {
        if (row.Status != ScheduleStatus.Paused)
        {
            return new(row, null, Refused("schedule.not_paused", row, "There is nothing to resume."));
        }

        var resumed = row with { Status = ScheduleStatus.Waiting, ResumedBy = by, ResumedAt = now };
        if (row.FireAt > now)
        {
            return new(resumed, null, null);
        }

        // With no patience at all: what fell into the pause was not wanted then, and is not made up now.
        var due = row.Rule.Due(row.FireAt, now, TimeSpan.MinValue);
        var why = $"It was paused by {row.PausedBy} from {row.PausedAt:u} until {by} resumed it at {now:u}.";
        return new(
            resumed with
            {
                FireAt = due.Next ?? row.FireAt, Status = due.Next is null ? ScheduleStatus.Missed : ScheduleStatus.Waiting, LastFireAt = due.Missed!.Last, LastResult = ScheduleStatus.Missed, Outcome = why,
            },
            new(row.Id, due.Missed, why, now), null);
    }

    private static Task<IResult> RemoveAsync(Guid id, IScheduleStore schedules, RunQueries runs, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(id, schedules, runs, row => Removed(row, ApiServices.UserOf(context)), cancellationToken, Results.NoContent());

    internal static ScheduleStep Removed(ScheduleRecord row, string by) =>
        row.Target == ScheduleTarget.Trigger
            ? new(row, null, Problems.Result(Problems.Of(
                409, "schedule.of_definition", $"It is the trigger '{row.ActivityId}' of the published definition '{row.DefinitionId}'. Nothing was changed.",
                $"Pause it, or `etcdup definitions retract {row.DefinitionId}`.")))
        : row.IsStarting ? new(row, null, Starting(row))
        : row.Status is ScheduleStatus.Waiting or ScheduleStatus.Paused ? new(row with { Status = ScheduleStatus.Cancelled, Outcome = $"Cancelled by {by}." }, null, null)
        : new(row, null, Refused("schedule.not_waiting", row, "There is nothing to remove."));

    // Decided anew when somebody else, or a fire, came between the read and the write.
    private static async Task<IResult> ChangeAsync(
        Guid id, IScheduleStore schedules, RunQueries runs, Func<ScheduleRecord, ScheduleStep> decide, CancellationToken cancellationToken, IResult? answer = null)
    {
        while (await schedules.FindAsync(id, cancellationToken) is { } row)
        {
            var step = decide(row);
            if (step.Refusal is { } refusal)
            {
                return refusal;
            }

            if (await schedules.TryChangeAsync(step.Changed, step.Missed, null, cancellationToken))
            {
                return answer ?? await AnswerAsync(step.Changed, schedules, runs, cancellationToken);
            }
        }

        return Unknown(id);
    }

    private static async Task<IResult> AnswerAsync(ScheduleRecord schedule, IScheduleStore schedules, RunQueries runs, CancellationToken cancellationToken) =>
        Results.Json(await DocumentAsync(schedule, runs, await schedules.ListMissedAsync(schedule.Id, MostMissed, cancellationToken), cancellationToken), EngineJson.Options);

    private static IResult Unknown(Guid id) => Problems.NotFound("schedule.unknown", $"There is no schedule {id}.", "See `etcdup schedules list --all`.");

    private static IResult Invalid(string code, string message, string advice) => Problems.Result(Problems.Of(422, code, $"{message} Nothing was scheduled.", advice));

    private static IResult Starting(ScheduleRecord row) => Problems.Result(Problems.Of(
        409, "schedule.starting", $"Schedule {row.Id} is being started for {row.FireAt:u}. Nothing was changed.", "See `etcdup schedules list --all` in a moment: end its run, or ask again for the fires to come."));

    private static IResult Refused(string code, ScheduleRecord row, string advice)
    {
        var state = row.Status switch
        {
            ScheduleStatus.Paused => $"is paused by {row.PausedBy} since {row.PausedAt:u}",
            ScheduleStatus.Waiting => $"waits for {row.FireAt:u}",
            ScheduleStatus.Fired => $"has fired at {row.LastFireAt ?? row.FireAt:u}",
            ScheduleStatus.Missed => $"was missed at {row.LastFireAt ?? row.FireAt:u}",
            ScheduleStatus.Refused => $"was refused at {row.LastFireAt ?? row.FireAt:u}",
            _ => "was cancelled",
        };
        return Problems.Result(Problems.Of(409, code, $"Schedule {row.Id} {state}. Nothing was changed.", advice));
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>What becomes of a row that somebody wants changed, or why nothing does.</summary>
internal sealed record ScheduleStep(ScheduleRecord Changed, MissedRecord? Missed, IResult? Refusal);
