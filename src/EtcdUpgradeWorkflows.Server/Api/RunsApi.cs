using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Retention;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static partial class RunsApi
{
    private const int MostLines = 1000;
    private const int MostRuns = 200;
    private const int LongestReason = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/runs", StartAsync).AddEndpointFilter(SentBeforeAsync);
        api.MapGet("/runs", ListAsync);
        api.MapGet("/runs/{id}", ReadAsync).AddEndpointFilter(RequestHeaders.TagAsync);
        api.MapDelete("/runs/{id}", DeleteAsync).For(Role.Admin);
        api.MapPost("/runs/{id}/keep", KeepAsync);
        api.MapPost("/runs/{id}/release", ReleaseAsync).For(Role.Admin);
        api.MapGet("/runs/{id}/journal", JournalAsync);
        api.MapGet("/runs/{id}/events", FollowAsync);
        api.MapPost("/runs/{id}/extend", (string id, ExtendBody body, RunMessages messages, HttpContext context, CancellationToken cancellationToken) =>
            messages.ExtendAsync(id, body, ApiServices.UserOf(context), cancellationToken));
        api.MapPost("/runs/{id}/break-glass", (string id, BreakGlassBody body, RunMessages messages, HttpContext context, CancellationToken cancellationToken) =>
            messages.BreakGlassAsync(id, body, Authentication.PersonOf(context), cancellationToken));
        foreach (var kind in new[] { InboxMessageKind.Pause, InboxMessageKind.Resume, InboxMessageKind.Retry, InboxMessageKind.Cancel, InboxMessageKind.Rollback })
        {
            api.MapPost($"/runs/{{id}}/{kind}", (string id, RunMessageBody? body, RunMessages messages, HttpContext context, CancellationToken cancellationToken) =>
                messages.SendAsync(id, kind, body ?? new(), ApiServices.UserOf(context), cancellationToken));
        }
    }

    public static IResult Answer(Guid id, CreateRunResult result) => result switch
    {
        CreateRunResult.Created created => Results.Json(new RunReference(id, created.Number), EngineJson.Options, statusCode: 201),
        CreateRunResult.Duplicate duplicate => Results.Json(new RunReference(duplicate.RunId, duplicate.RunNumber), EngineJson.Options),
        CreateRunResult.Held held => Problems.Result(Problems.Of(409, "run.held", $"{held.Key} is reserved by run {held.RunNumber}.", $"See `etcdup runs show {held.RunNumber}`; wait for it or end it.") with
        {
            Run = new(held.RunId, held.RunNumber),
        }),
        _ => throw new InvalidOperationException($"unknown answer {result}"),
    };

    /// <summary>Of what starts a run: one that was sent before under its key is answered with that run, whatever has been closed, locked or removed since.</summary>
    public static async ValueTask<object?> SentBeforeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        return RequestHeaders.ReadIdempotencyKey(context) is { } key && await context.RequestServices.GetRequiredService<RunQueries>().FindStartedAsync(key, context.RequestAborted) is { } started
            ? Results.Json(new RunReference(started.Id, started.Number), EngineJson.Options)
            : await next(invocation);
    }

    private static async Task<IResult> StartAsync(
        StartRunBody body, DefinitionLauncher launcher, WorkflowWorker worker, Glass glass, HttpContext context, CancellationToken cancellationToken)
    {
        var person = Authentication.PersonOf(context);
        DefinitionRequest request = new(body.Definition, body.Version, body.Inputs ?? new Dictionary<string, JsonElement>())
        {
            Grants = body.AllowDowntime ? [new Grant(GrantNames.AllowDowntime, person.Name)] : [], RequestedBy = person.Name, IdempotencyKey = RequestHeaders.ReadIdempotencyKey(context),
            IsPrivileged = person.Role == Role.Admin,
        };
        var (id, result) = await glass.StartAsync(
            body.BreakGlass, person, new(request.Cluster), request.IdempotencyKey, broken => launcher.StartAsync(request with { Grants = [.. request.Grants, .. broken] }, cancellationToken), cancellationToken);
        worker.Wake();
        return Answer(id, result);
    }

    // By page and pageSize, or from a run on: the second neither skips nor repeats a row while runs are added.
    private static async Task<IResult> ListAsync(
        RunQueries runs, IClusterStore clusters, MixedDocuments mixed, CancellationToken cancellationToken, string? cluster = null, string? status = null, string? definition = null, bool? needsYou = null, long? before = null, bool? kept = null,
        int? limit = null, int page = 0, int pageSize = 50)
    {
        RunStatus? wanted = null;
        if (status is not null)
        {
            // Not a number: Enum.TryParse takes those too.
            if (!Enum.GetNames<RunStatus>().Contains(status, StringComparer.OrdinalIgnoreCase))
            {
                return Problems.Result(Problems.Of(400, "run.filter_invalid", $"'{status}' is no status of runs.", $"Give {string.Join(" or ", Enum.GetNames<RunStatus>())}."));
            }

            wanted = Enum.Parse<RunStatus>(status, ignoreCase: true);
        }

        if (limit is < 1 or > MostRuns || before is < 1)
        {
            return Problems.Result(Problems.Of(400, "run.filter_invalid", "So many runs, or runs before that number, are not listed.", $"Give a limit of 1 to {MostRuns}, and before as `next` says."));
        }

        var size = limit ?? Math.Clamp(pageSize, 1, MostRuns);
        var found = await runs.ListAsync(
            new() { Subject = cluster, Status = wanted, DefinitionId = definition, NeedsYou = needsYou, Kept = kept, Before = before, Limit = size + 1, Offset = before is null ? (int)Math.Min(int.MaxValue, (long)Math.Max(0, page) * size) : 0 },
            cancellationToken);

        // A misspelt name must not look like a cluster without runs.
        if (found.Total == 0 && (cluster, status, definition, needsYou, kept) is ({ Length: > 0 }, null, null, null, null) && await clusters.FindAsync(cluster, cancellationToken) is null)
        {
            return Problems.NotFound("cluster.unknown", $"There is no cluster '{cluster}', and no run of one.", "See `etcdup clusters list`.");
        }

        var mixedNow = await mixed.ListAsync(cancellationToken);
        return Results.Json(
            new RunPage([.. found.Runs.Take(size).Select(run => RunDocuments.Summary(run, mixedNow))], (int)found.Total) { Next = found.Runs.Count > size ? found.Runs[size - 1].Number : null }, EngineJson.Options);
    }

    private static async Task<IResult> ReadAsync(string id, RunDocuments documents, IRunArchive archive, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken) is { } run ? Results.Json(run, EngineJson.Options) : await NotFoundAsync(id, archive, cancellationToken);

    private static async Task<IResult> DeleteAsync(
        string id, RunDocuments documents, RunQueries runs, IRunArchive archive, RetentionMetrics metrics, TimeProvider time, ILogger<Archive> logger, HttpContext context, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run || await documents.FindAsync(id, cancellationToken) is not { } document)
        {
            return await NotFoundAsync(id, archive, cancellationToken);
        }

        var isAsSeen = RequestHeaders.IsAsSeen(context, document);
        switch (isAsSeen ? await archive.DeleteAsync(run.Id, run.Fence, ApiServices.UserOf(context), time.GetUtcNow(), cancellationToken) : new RunDeletion.Changed())
        {
            case RunDeletion.Deleted:
                metrics.Deleted("runs", 1);
                LogDeleted(logger, run.Number, run.Definition.ToString(), ApiServices.UserOf(context));
                return Results.NoContent();
            case RunDeletion.Changed:
                return Problems.Result(Problems.Of(412, "run.changed", $"Run {run.Number} is not as it was seen: it was not deleted.", $"Look at it again: `etcdup runs show {run.Number}`."));
            case RunDeletion.Refused refused:
                var error = RunStays.Explain(refused.Why, run.Number);
                return Problems.Result(Problems.Of(409, error.Code, error.Message, error.Advice, error.Kind.ToString()) with { Run = new(run.Id, run.Number) });
            default:
                return await NotFoundAsync(id, archive, cancellationToken);
        }
    }

    private static async Task<IResult> KeepAsync(
        string id, KeepBody body, RunQueries runs, IRunArchive archive, TimeProvider time, ILogger<Archive> logger, HttpContext context, CancellationToken cancellationToken)
    {
        var reason = RequireReason(body.Reason);
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return await NotFoundAsync(id, archive, cancellationToken);
        }

        switch (await archive.KeepAsync(run.Id, reason, ApiServices.UserOf(context), time.GetUtcNow(), cancellationToken))
        {
            case KeepResult.Kept kept:
                LogKept(logger, run.Number, kept.Evidence.KeptBy, reason);
                return Results.Json(RunDocuments.Evidence(kept.Evidence), EngineJson.Options);
            case KeepResult.Before { Evidence: var before }:
                return Problems.Result(Problems.Of(
                    409, "run.kept_before", $"Run {run.Number} is kept already, by {before.KeptBy} since {before.KeptAt:u}: {before.Reason}", null) with { Run = new(run.Id, run.Number) });
            default:
                return await NotFoundAsync(id, archive, cancellationToken);
        }
    }

    private static async Task<IResult> ReleaseAsync(
        string id, KeepBody body, RunQueries runs, IRunArchive archive, TimeProvider time, ILogger<Archive> logger, HttpContext context, CancellationToken cancellationToken)
    {
        var reason = RequireReason(body.Reason);
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return await NotFoundAsync(id, archive, cancellationToken);
        }

        if (!await archive.ReleaseAsync(run.Id, reason, ApiServices.UserOf(context), time.GetUtcNow(), cancellationToken))
        {
            return Problems.Result(Problems.Of(409, "run.not_kept", $"Run {run.Number} is not kept as evidence.", "`etcdup runs list --kept` names those that are.") with { Run = new(run.Id, run.Number) });
        }

        LogReleased(logger, run.Number, ApiServices.UserOf(context), reason);
        return Results.Json(RunDocuments.Evidence((await archive.ListEvidenceAsync(run.Id, cancellationToken))[^1]), EngineJson.Options);
    }

    private static string RequireReason(string? reason) => reason?.Trim() is { Length: > 0 and <= LongestReason } given && !given.Any(char.IsControl)
        ? given
        : throw new WorkflowErrorException(WorkflowError.Permanent("run.reason_missing", "Why is not said in a line of its own.", $"Give --reason TEXT, of up to {LongestReason} characters: it stands with the run and your name."));

    private static async Task<IResult> JournalAsync(string id, RunQueries runs, IRunArchive archive, CancellationToken cancellationToken, long from = 0, int take = 200)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return await NotFoundAsync(id, archive, cancellationToken);
        }

        var lines = await runs.ReadJournalAsync(run.Id, Math.Max(0, from), Math.Clamp(take, 1, MostLines), cancellationToken);
        return Results.Json(new JournalPage([.. lines.Select(l => new JournalDocument(l.Sequence, JournalEntry.Parse(l)))], lines.Count == 0 ? from : lines[^1].Sequence + 1), EngineJson.Options);
    }

    private static async Task<IResult> FollowAsync(
        string id, RunQueries runs, RunEventStream events, HttpContext context, CancellationToken cancellationToken, long? from = null)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return NotFound(id);
        }

        var last = context.Request.Headers["Last-Event-ID"].ToString();
        var start = long.TryParse(last, out var seen) ? seen + 1 : from ?? 0;
        return TypedResults.ServerSentEvents(events.FollowAsync(run.Id, start, Authentication.PersonOf(context), cancellationToken));
    }

    /// <summary>There is none, or not any more.</summary>
    private static async Task<IResult> NotFoundAsync(string id, IRunArchive archive, CancellationToken cancellationToken) =>
        await archive.FindDeletedAsync(id, cancellationToken) is { } run
            ? Problems.NotFound(
                "run.deleted",
                $"Run {run.Number} ({run.DefinitionId}@{run.DefinitionVersion}{(run.Subject is null ? "" : $" of {run.Subject}")}, {run.SubStatus}, started by {run.StartedBy} {run.CreatedAt:u}) was deleted by {run.DeletedBy} at {run.DeletedAt:u}. Its journal had {run.Lines} lines{(run.LastHash is null ? "" : $", the last one with the hash {run.LastHash}")}.",
                "Nothing else of it is left; an exported journal is known by that hash.")
            : NotFound(id);

    [LoggerMessage(4130, LogLevel.Information, "Run {Number} ({Definition}) was deleted by {Person}.")]
    private static partial void LogDeleted(ILogger logger, long number, string definition, string person);

    [LoggerMessage(4131, LogLevel.Information, "Run {Number} is kept as evidence by {Person}: {Reason}")]
    private static partial void LogKept(ILogger logger, long number, string person, string reason);

    [LoggerMessage(4132, LogLevel.Information, "Run {Number} is not kept as evidence any more, by {Person}: {Reason}")]
    private static partial void LogReleased(ILogger logger, long number, string person, string reason);

    /// <summary>What these lines of the log are under.</summary>
    internal sealed class Archive;

    public static IResult NotFound(string id) => Problems.NotFound("run.not_found", $"There is no run '{id}'.", "See `etcdup runs list`.");
}
