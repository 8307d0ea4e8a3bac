using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
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

    private static readonly Duration Ahead = Duration.FromDays(400);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet(Path, ReadAsync).For(Role.Calendar);

    private static async Task<IResult> ReadAsync(MaintenanceGuard maintenance, IScheduleStore schedules, TimeProvider time, string? cluster, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var (windows, freezes) = await maintenance.ListAsync(cluster, cancellationToken);
        var openings = windows
            .SelectMany(window => MaintenanceCalendar.Openings(window, freezes, cluster, now, MostOpenings).TakeWhile(opening => opening.Time.Start < now + Ahead))
            .OrderBy(opening => opening.Time.Start).Take(MostOpenings);
        var planned = (await schedules.ListAsync(ScheduleStatus.Waiting, cancellationToken)).Where(schedule => cluster is null || schedule.Cluster == cluster)
            .Select(schedule => new PlannedRun(schedule.Id.ToString(), Instant.FromDateTimeOffset(schedule.FireAt), WhatOf(schedule), schedule.CreatedBy));
        return Results.Text(CalendarFeed.Write(openings, planned, now), CalendarFeed.ContentType);
    }

    private static string WhatOf(ScheduleRecord schedule) => schedule.Target == ScheduleTarget.Upgrade
        ? $"{schedule.Cluster} goes to etcd {EngineJson.Read<UpgradeRequest>(schedule.Request).To}"
        : $"{schedule.DefinitionId} runs{(schedule.Cluster is null ? "" : $" on {schedule.Cluster}")}";
}
