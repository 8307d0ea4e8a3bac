using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What is known of backups. Their content never leaves the vault this way.</summary>
internal static class BackupsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/backups", ListAsync);
        api.MapGet("/backups/orphans", ListOrphansAsync);
        api.MapGet("/backups/{id}", ReadAsync).AddEndpointFilter(RequestHeaders.TagAsync);
        api.MapPost("/backups/{id}/verify", VerifyAsync);
        api.MapPost("/backups/prune", PruneAsync).For(Role.Admin);
    }

    private static async Task<IReadOnlyList<BackupDocument>> ListAsync(string? cluster, BackupInspector backups, RunQueries runs, CancellationToken cancellationToken)
    {
        List<BackupDocument> documents = [];
        foreach (var set in await backups.ListAsync(cluster, cancellationToken))
        {
            documents.Add(await DocumentAsync(set, runs, cancellationToken));
        }

        return documents;
    }

    private static async Task<IReadOnlyList<OrphanDocument>> ListOrphansAsync(BackupInspector backups, TimeProvider time, CancellationToken cancellationToken) =>
    [
        .. (await backups.ListOrphansAsync(time.GetUtcNow(), cancellationToken)).Select(file => new OrphanDocument(
            file.Path, file.Cluster, file.Size, file.WrittenAt, file.Manifest?.MemberName, file.Manifest?.Version, file.Manifest?.TakenAt, file.Manifest?.RunId, file.Manifest?.Sha256)),
    ];

    private static async Task<IResult> ReadAsync(string id, BackupInspector backups, RunQueries runs, CancellationToken cancellationToken) =>
        await backups.FindAsync(id, cancellationToken) is { } set ? Results.Json(await DocumentAsync(set, runs, cancellationToken), EngineJson.Options) : Unknown(id);

    private static async Task<IResult> VerifyAsync(string id, BackupVerifyBody body, BackupInspector backups, RunQueries runs, CancellationToken cancellationToken)
    {
        if (await backups.FindAsync(id, cancellationToken) is not { } set)
        {
            return Unknown(id);
        }

        var findings = await backups.VerifyAsync(set, body.Restore, cancellationToken);
        var verdict = findings.Max(finding => finding.Verdict);
        return Results.Json(
            new BackupVerification(
                Text(set.IsWhole ? verdict : BackupVerdict.Missing), await DocumentAsync((await backups.FindAsync(id, cancellationToken))!, runs, cancellationToken),
                [.. findings.Select(finding => new BackupFindingDocument(finding.File.Id, finding.File.MemberName, Text(finding.Verdict), finding.Detail))]),
            EngineJson.Options);
    }

    private static async Task<IResult> PruneAsync(
        BackupPruneBody body, BackupPruner pruner, RunQueries runs, HttpContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Cluster) || body.Keep < 1 || body.OlderThan is { Ticks: < 0 })
        {
            return Problems.Result(Problems.Of(422, "backup.policy_invalid", "Of which cluster, and how many are kept?", "Give a cluster, keep from 1 on, and an age that is not negative."));
        }

        List<BackupPruned> answer = [];
        foreach (var verdict in await pruner.PruneAsync(body.Cluster, new(body.Keep, body.OlderThan), ApiServices.UserOf(context), body.DryRun, cancellationToken))
        {
            answer.Add(new(await DocumentAsync(verdict.Set, runs, cancellationToken), verdict.Goes, verdict.Why));
        }

        return Results.Json(answer, EngineJson.Options);
    }

    private static async Task<BackupDocument> DocumentAsync(BackupSet set, RunQueries runs, CancellationToken cancellationToken)
    {
        var first = set.Files[0];
        var run = await runs.FindAsync(first.RunId.ToString(), cancellationToken);
        return new(
            set.Id, first.Cluster, run is null ? null : new(run.Id, run.Number), first.Version, first.Target, set.TakenAt, set.IsWhole, Text(set.Files.Min(file => file.Proof)),
            [
                .. set.Files.Select(file => new BackupFileDocument(
                    file.Id, file.MemberName, file.Kind == BackupKind.Snapshot ? "snapshot" : "v2_data", file.Revision, file.Size, file.Sha256, file.Path, file.Node,
                    Text(file.Proof), file.ProvedRevision, file.ProofDetail)),
            ]);
    }

    private static string Text<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static IResult Unknown(string id) => Problems.NotFound("backup.not_found", $"There is no backup '{id}'.", "`etcdup backups list` names them.");
}
