using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Which ways back there are from where a run's cluster is now. A live look; it changes nothing.</summary>
internal static class RollbackPlansApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/runs/{id}/rollback-plan", PlanAsync);

    private static async Task<IResult> PlanAsync(
        string id, RunQueries runs, ClusterDirectory directory, ClusterProber prober, IBackupStore backups, HopRulebook rulebook, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return RunsApi.NotFound(id);
        }

        var outputs = await runs.ReadAsync(run.Id, cancellationToken) is { Outputs: { } text } ? EngineJson.Read<Dictionary<string, System.Text.Json.JsonElement>>(text) : [];
        if (run.Subject is not { } cluster || KnownMembers.Parse(outputs.TryGetValue(KnownMembers.Output, out var known) ? known : null) is not { } members)
        {
            return NoHop(run, "It has not come to a hop yet, or is none that upgrades: it has nothing to go back over.");
        }

        var spec = await directory.FindAsync(cluster, cancellationToken);
        var view = await prober.ProbeAsync(spec, ProbeScope.Full, cancellationToken);
        var rules = await rulebook.NewestAsync(cancellationToken);
        var sets = BackupSet.Of(await backups.ListAsync(cluster, run.Id, cancellationToken), members.Target.ToString());
        if ((RollbackSource.Running(view, null, members.Target) ?? RollbackSource.OfBackups(sets, members.Target)) is not { } from)
        {
            return NoHop(run, "Which release it came from is not known: no member runs an older one, and it has taken no backup.");
        }

        if (UpgradePath.Between([from], members.Target, rules) is not UpgradePath.OneHop { Hop: var hop })
        {
            return NoHop(run, $"There is no hop between {from} and {members.Target} to go back over.");
        }

        var plan = RollbackPlan.Of(view, hop, rules, sets, run.Status == RunStatus.Finished ? null : run.Number, time.GetUtcNow());
        return Results.Json(
            new RollbackPlanDocument(
                new(run.Id, run.Number), cluster, plan.From.ToString(), plan.Target.ToString(), [.. plan.Ways.Select(way => new RollbackWayDocument(way.Kind, way.IsLegal, way.Why, way.Loses, way.How))]),
            EngineJson.Options);
    }

    private static IResult NoHop(RunOverview run, string why) =>
        Problems.Result(Problems.Of(409, "upgrade.no_hop", $"Run {run.Number} ({run.Name ?? run.Definition.ToString()}): {why}", $"See `etcdup runs show {run.Number}`."));
}
