using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What people were told, and who has seen it.</summary>
internal static class NotificationsApi
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/notifications", ListAsync);
        api.MapPost("/notifications/{id:guid}/acknowledge", AcknowledgeAsync);
        api.MapPost("/runs/{id}/acknowledge", AcknowledgeRunAsync);
    }

    private static async Task<IResult> ListAsync(
        INotificationStore notifications, RunQueries runs, CancellationToken cancellationToken, string? run = null, bool open = false, DateTimeOffset? before = null, int limit = 50)
    {
        Guid? runId = null;
        if (run is not null)
        {
            if (await runs.FindAsync(run, cancellationToken) is not { } found)
            {
                return RunsApi.NotFound(run);
            }

            runId = found.Id;
        }

        var listed = await notifications.ListAsync(new(runId, open, before, Math.Clamp(limit, 1, Most)), cancellationToken);
        var deliveries = (await notifications.ListDeliveriesAsync([.. listed.Select(n => n.Id)], cancellationToken)).ToLookup(d => d.NotificationId);
        return Results.Json(listed.Select(n => Document(n, deliveries[n.Id])).ToList(), EngineJson.Options);
    }

    private static async Task<IResult> AcknowledgeAsync(Guid id, INotificationStore notifications, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        await notifications.AcknowledgeAsync(id, ApiServices.UserOf(context), time.GetUtcNow(), cancellationToken)
            ? Results.Json(new Acknowledged(1), EngineJson.Options)
            : Problems.NotFound("notification.unknown", $"There is no notification {id} that nobody has acknowledged.", "See `etcdup notifications list --open`.");

    private static async Task<IResult> AcknowledgeRunAsync(
        string id, INotificationStore notifications, RunQueries runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { } run
            ? Results.Json(new Acknowledged(await notifications.AcknowledgeRunAsync(run.Id, ApiServices.UserOf(context), time.GetUtcNow(), cancellationToken)), EngineJson.Options)
            : RunsApi.NotFound(id);

    private static NotificationDocument Document(Notification n, IEnumerable<Delivery> deliveries) => new(
        n.Id, n.Kind, n.Title, n.Message, n.Advice, n.Code, n.Cluster, n is { RunId: { } run, RunNumber: { } number } ? new(run, number) : null, n.ScheduleId, n.By, n.At,
        n.AcknowledgedBy, n.AcknowledgedAt, [.. deliveries.Select(d => new DeliveryDocument(d.Id, d.Channel, d.Status.ToString(), d.Attempts, d.DueAt, d.DeliveredAt, d.Error))]);
}
