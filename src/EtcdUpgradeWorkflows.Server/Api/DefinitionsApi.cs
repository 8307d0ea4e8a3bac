using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class DefinitionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/definitions", ListAsync);
        api.MapGet("/definitions/{id}", ReadAsync).AddEndpointFilter(RequestHeaders.TagAsync);
        // A procedure is run by whoever may run, and may start by itself: it holds for everybody.
        api.MapPost("/definitions", PublishAsync).For(Role.Admin);
        api.MapPost("/definitions/{id}/retract", RetractAsync).For(Role.Admin);
    }

    private static async Task<IReadOnlyList<DefinitionSummary>> ListAsync(IDefinitionStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).OrderBy(d => d.DefinitionId, StringComparer.Ordinal).ThenByDescending(d => d.Version)
            .Select(d => new DefinitionSummary(d.DefinitionId, d.Version, d.Name, d.IsLatest, d.IsPublished, d.CreatedAt, d.Sha256))];

    private static async Task<IResult> ReadAsync(string id, int? version, IDefinitionStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, version, cancellationToken) is { } definition
            ? Results.Text(definition.Json, "application/json")
            : Problems.NotFound("definition.not_found", $"There is no definition '{id}'{(version is null ? "" : $" version {version}")}.", "See `etcdup definitions list`.");

    private static async Task<IResult> PublishAsync(
        DefinitionPublisher publisher, DefinitionLint lint, IScheduleStore schedules, RunQueries runs, HttpContext context, CancellationToken cancellationToken)
    {
        using StreamReader body = new(context.Request.Body, Encoding.UTF8);
        var read = DefinitionReader.Read(await body.ReadToEndAsync(cancellationToken));
        IReadOnlyList<Finding> findings = read.Definition is { } readable ? [.. read.Findings, .. publisher.Check(readable), .. lint.Check(readable)] : read.Findings;
        if (findings.Any(f => f.Severity == FindingSeverity.Error) || read.Definition is not { } definition)
        {
            List<Finding> errors = [.. findings.Where(f => f.Severity == FindingSeverity.Error)];
            return Problems.Result(Problems.Of(
                422, "definition.invalid", $"The definition cannot be published: {errors[0].Message}{(errors.Count > 1 ? $" And {errors.Count - 1} more." : "")} Nothing was changed.", "Correct all of it.") with
            {
                Problems = [.. errors.Select(f => new ProblemItem(f.Code, f.Pointer, f.Message, null))],
            });
        }

        RequireOwn(definition.DefinitionId);
        var isNew = await publisher.PublishAsync(definition, ApiServices.UserOf(context), cancellationToken);
        return Results.Json(
            new PublishAnswer(isNew ? "published" : "unchanged", definition.DefinitionId, definition.Version, await TriggersAsync(definition.DefinitionId, schedules, runs, cancellationToken)),
            EngineJson.Options, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> RetractAsync(string id, DefinitionPublisher publisher, IScheduleStore schedules, RunQueries runs, HttpContext context, CancellationToken cancellationToken)
    {
        RequireOwn(id);
        await publisher.RetractAsync(id, ApiServices.UserOf(context), cancellationToken);
        return Results.Json(new PublishAnswer("retracted", id, null, await TriggersAsync(id, schedules, runs, cancellationToken)), EngineJson.Options);
    }

    // The next version of the product brings its own next version of it.
    private static void RequireOwn(string definitionId)
    {
        if (ShippedDefinitions.Has(definitionId))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent("definition.shipped", $"'{definitionId}' comes with the product. Nothing was changed.", "Give yours a definitionId of its own."));
        }
    }

    private static async Task<IReadOnlyList<ScheduleDocument>> TriggersAsync(string definitionId, IScheduleStore schedules, RunQueries runs, CancellationToken cancellationToken)
    {
        List<ScheduleDocument> documents = [];
        foreach (var trigger in await schedules.ListTriggersAsync(definitionId, cancellationToken))
        {
            documents.Add(await SchedulesApi.DocumentAsync(trigger, runs, await schedules.ListMissedAsync(trigger.Id, 10, cancellationToken), cancellationToken));
        }

        return documents;
    }
}
