using EtcdUpgradeWorkflows.Engine.Definitions;
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
    }

    private static async Task<IReadOnlyList<DefinitionSummary>> ListAsync(IDefinitionStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).OrderBy(d => d.DefinitionId, StringComparer.Ordinal).ThenByDescending(d => d.Version)
            .Select(d => new DefinitionSummary(d.DefinitionId, d.Version, d.Name, d.IsLatest, d.IsPublished, d.CreatedAt, d.Sha256))];

    private static async Task<IResult> ReadAsync(string id, int? version, IDefinitionStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, version, cancellationToken) is { } definition
            ? Results.Text(definition.Json, "application/json")
            : Problems.NotFound("definition.not_found", $"There is no definition '{id}'{(version is null ? "" : $" version {version}")}.", "See `etcdup definitions list`.");
}
