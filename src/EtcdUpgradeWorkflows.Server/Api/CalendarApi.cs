using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>The openings and planned runs for calendar programs, which can give a token in the URL only.</summary>
internal static class CalendarApi
{
    public const string Path = "/calendar.ics";

    private const int MostOpenings = 500;
    private const int MostPutOff = 500;

    private static readonly Duration Ahead = Duration.FromDays(400);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet(Path, ReadAsync).For(Role.Calendar);

    private static async Task<IResult> ReadAsync(MaintenanceGuard maintenance, ClusterDirectory clusters, IScheduleStore schedules, RunQueries runs, TimeProvider time, string? cluster, CancellationToken cancellationToken)
    {
        // An empty calendar would look like a quiet year.
        if (cluster is not null)
        {
            await clusters.FindAsync(cluster, cancellationToken);
        }

        var now = time.GetCurrentInstant();
        var (windows, freezes) = await maintenance.ListAsync(cluster, cancellationToken);
        var openings = windows
            .SelectMany(window => MaintenanceCalendar.Openings(window, freezes, cluster, now, MostOpenings).TakeWhile(opening => opening.Time.Start < now + Ahead))
            .OrderBy(opening => opening.Time.Start).Take(MostOpenings);
        var planned = (await schedules.ListAsync(ScheduleStatus.Waiting, cancellationToken)).Where(schedule => cluster is null || schedule.Cluster == cluster)
            .Select(schedule => new PlannedRun($"{schedule.Id}@schedules.etcdup", Instant.FromDateTimeOffset(schedule.FireAt), WhatOf(schedule), $"Planned by {schedule.CreatedBy}; it may take longer."));
        var putOff = (await runs.ListPutOffAsync(cluster, now.ToDateTimeOffset(), MostPutOff, cancellationToken))
            .Select(run => new PlannedRun($"{run.Id}@runs.etcdup", Instant.FromDateTimeOffset(run.DueAt!.Value), WhatOf(run), $"Started by {run.StartedBy}; it waits for a window, or the end of a freeze."));
        return Results.Text(CalendarFeed.Write(openings, planned.Concat(putOff), now), CalendarFeed.ContentType);
    }

    private static string WhatOf(RunOverview run) => $"Run {run.Number}{(run.Subject is null ? "" : $" on {run.Subject}")} goes on: {run.Name ?? run.Definition.DefinitionId}";

    private static string WhatOf(ScheduleRecord schedule) => schedule.Target == ScheduleTarget.Upgrade
        ? $"{schedule.Cluster} goes to etcd {EngineJson.Read<UpgradeRequest>(schedule.Request).To}"
        : $"{schedule.DefinitionId} runs{(schedule.Cluster is null ? "" : $" on {schedule.Cluster}")}";
}
