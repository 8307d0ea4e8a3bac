using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Retention;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class BinariesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/binaries", ListAsync);
        api.MapPost("/binaries", AddAsync).For(Role.Admin);
        api.MapPost("/binaries/get", GetAsync).For(Role.Admin);
        api.MapPost("/binaries/prune", PruneAsync).For(Role.Admin);
    }

    private static async Task<IReadOnlyList<BinaryDocument>> ListAsync(BinaryStore store, CancellationToken cancellationToken)
    {
        List<BinaryDocument> found = [];
        foreach (var version in store.List())
        {
            found.Add(Document(await store.FindAsync(version, cancellationToken)));
        }

        return found;
    }

    private static async Task<IResult> AddAsync(AddBinaryBody body, BinaryStore store, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Directory) || !Path.IsPathFullyQualified(body.Directory))
        {
            return Problems.Result(Problems.Of(422, "binaries.path_not_absolute", $"'{body.Directory}' is no absolute path.", "Give the directory that holds etcd and etcdctl."));
        }

        return Results.Created($"/api/v1/binaries/{body.Version}", Document(await store.AddAsync(body.Version, body.Directory, body.Sha256, cancellationToken)));
    }

    private static async Task<IResult> GetAsync(GetBinaryBody body, ReleaseDownloader downloader, CancellationToken cancellationToken) =>
        Results.Created($"/api/v1/binaries/{body.Version}", Document(await downloader.GetAsync(body.Version, body.Url ?? "", body.Sha256Sums ?? "", cancellationToken)));

    private static async Task<IResult> PruneAsync(BinaryPruneBody body, ReleasePruner pruner, HttpContext context, CancellationToken cancellationToken) =>
        body.OlderThan is { Ticks: < 0 }
            ? Problems.Result(Problems.Of(422, "binaries.policy_invalid", "An age is not negative.", "Give how old a release has to be: --older-than DAYS."))
            : Results.Json(
                (await pruner.PruneAsync(body.OlderThan, ApiServices.UserOf(context), body.DryRun, cancellationToken)).Select(verdict => new BinaryPruned(verdict.Version, verdict.Goes, verdict.Why)).ToList(),
                EngineJson.Options);

    private static BinaryDocument Document(StoredRelease release) => new(release.Version, release.Directory, release.Sha256);
}
