using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class SchedulesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/schedules", ListAsync);
        api.MapDelete("/schedules/{id:guid}", CancelAsync);
    }

    public static async Task<ScheduleDocument> DocumentAsync(ScheduleRecord schedule, RunQueries runs, CancellationToken cancellationToken)
    {
        var run = schedule.RunId is { } id ? await runs.FindAsync(id.ToString(), cancellationToken) : null;
        return new(
            schedule.Id, schedule.Cluster, EngineJson.Read<UpgradeRequest>(schedule.Request).To, schedule.FireAt, schedule.Status.ToString(),
            run is null ? null : new(run.Id, run.Number), schedule.Outcome, schedule.CreatedBy);
    }

    private static async Task<IReadOnlyList<ScheduleDocument>> ListAsync(IScheduleStore schedules, RunQueries runs, CancellationToken cancellationToken)
    {
        List<ScheduleDocument> documents = [];
        foreach (var schedule in await schedules.ListAsync(null, cancellationToken))
        {
            documents.Add(await DocumentAsync(schedule, runs, cancellationToken));
        }

        return documents;
    }

    private static async Task<IResult> CancelAsync(Guid id, IScheduleStore schedules, ScheduleClock clock, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await schedules.MoveAsync(id, ScheduleStatus.Waiting, ScheduleStatus.Cancelled, null, $"Cancelled by {ApiServices.UserOf(context)}.", null, cancellationToken))
        {
            return Problems.NotFound("schedule.not_waiting", $"There is no schedule {id} that waits.", null);
        }

        await clock.RemoveAsync(id, cancellationToken);
        return Results.NoContent();
    }
}
