using System.Text.Json;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What is asked of every upgrade of the clusters that have a label.</summary>
internal static class PoliciesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/policies", ListAsync);
        api.MapPost("/policies", AddAsync).For(Role.Admin);
        api.MapPut("/policies/{name}", PutAsync).For(Role.Admin);
        api.MapDelete("/policies/{name}", RemoveAsync).For(Role.Admin);
    }

    public static IReadOnlyList<PolicyRuleDocument> Rules(ClusterPolicy policy) => [.. policy.Rules.Select(rule => new PolicyRuleDocument(rule.Rule, rule.What, rule.From))];

    /// <summary>Why a cluster's own policy does not go with those of its labels; null: it does, as far as they can be read.</summary>
    public static ProblemDocument? FindClash(ClusterSpec joined, string changed) =>
        joined.Policy.Problem is { Code: PolicyJoin.NameClash or PolicyJoin.SilenceClash } clash
            ? Problems.Of(409, clash.Code, $"{joined.Name}: {clash.Message} {changed}", clash.Advice)
            : null;

    private static async Task<IReadOnlyList<PolicyListItem>> ListAsync(IPolicyStore store, IClusterStore clusters, CancellationToken cancellationToken)
    {
        var specs = await ClustersApi.SpecsAsync(clusters, cancellationToken);
        return [.. (await store.ListAsync(cancellationToken)).Select(stored => Item(stored, stored.Read(), specs))];
    }

    private static Task<IResult> AddAsync(PolicyDocument body, IPolicyStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        StoreAsync(body, replaces: false, store, clusters, runs, time, context, cancellationToken);

    // In one statement: between a removal and an addition whatever waits for the policy would go on.
    private static async Task<IResult> PutAsync(
        string name, PolicyDocument body, IPolicyStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken) =>
        body.Name != name
            ? Problems.Result(Problems.Of(422, "policy.invalid", $"The policy in the body is called '{body.Name}', the one in the path '{name}'. Nothing was changed.", "Give both the same name."))
            : await StoreAsync(body, replaces: true, store, clusters, runs, time, context, cancellationToken);

    private static async Task<IResult> StoreAsync(
        PolicyDocument body, bool replaces, IPolicyStore store, IClusterStore clusters, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var reading = body.Read();
        if (reading.Value is not { } policy)
        {
            return Problems.Result(
                Problems.Of(422, "policy.invalid", $"The policy '{body.Name}' cannot be added: {reading.Problems[0].Error.Message}", "Correct all of it; nothing was added.") with
                {
                    Problems = [.. reading.Problems.Select(p => new ProblemItem(p.Error.Code, p.Property, p.Error.Message, p.Error.Advice))],
                });
        }

        var isNew = (await store.ListAsync(cancellationToken)).All(stored => stored.Name != policy.Name);

        // Refused here, so that nobody finds it in the night.
        if (await FindClashAsync(policy, "Nothing was changed.", store, clusters, cancellationToken) is { } found)
        {
            return Problems.Result(found);
        }

        var added = StoredPolicy.Of(body, ApiServices.UserOf(context), time.GetUtcNow());
        if (replaces)
        {
            await store.PutAsync(added, cancellationToken);
        }
        else if (!await store.AddAsync(added, cancellationToken))
        {
            return Problems.Result(Problems.Of(409, "policy.name_taken", $"There is a policy '{body.Name}' already. Nothing was changed.", "Give another name, or put it in the place of that one: `--replace`."));
        }

        // Of two that come in the same moment each sees the other here, and goes. One that has another's place stays: what clashes holds its clusters, and without it nothing might.
        var said = replaces ? "It was stored, and another one in the same moment: nothing that serves is stopped until one of them is changed." : "Nothing was added.";
        if (await FindClashAsync(policy, said, store, clusters, cancellationToken) is { } clash)
        {
            if (replaces)
            {
                Audit.Done(context);
            }
            else
            {
                await store.RemoveAsync(added, cancellationToken);
            }

            await runs.ReconsiderAsync($"policy '{body.Name}' was {(replaces ? "replaced" : "not kept")}", ApiServices.UserOf(context), cancellationToken);
            return Problems.Result(clash);
        }

        await runs.ReconsiderAsync($"policy '{body.Name}' was {(isNew ? "added" : "replaced")}", ApiServices.UserOf(context), cancellationToken);
        return Results.Json(Item(added, policy, await ClustersApi.SpecsAsync(clusters, cancellationToken)), Engine.EngineJson.Options, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> RemoveAsync(string name, IPolicyStore store, RunMessages runs, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await store.RemoveAsync(name, cancellationToken))
        {
            return Problems.NotFound("policy.unknown", $"There is no policy '{name}'.", "See `etcdup policies list`.");
        }

        await runs.ReconsiderAsync($"policy '{name}' was removed", ApiServices.UserOf(context), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<ProblemDocument?> FindClashAsync(LabelPolicy policy, string said, IPolicyStore store, IClusterStore clusters, CancellationToken cancellationToken)
    {
        List<LabelPolicy> others = [.. (await store.ListAsync(cancellationToken)).Where(stored => stored.Name != policy.Name).Select(stored => stored.Read())];
        return (await ClustersApi.SpecsAsync(clusters, cancellationToken)).Where(policy.IsFor)
            .Select(spec => FindClash(spec with { Policy = PolicyJoin.Join(spec, [.. others, policy]) }, said)).FirstOrDefault(clash => clash is not null);
    }

    private static PolicyListItem Item(StoredPolicy stored, LabelPolicy policy, IEnumerable<ClusterSpec> specs) => new(
        stored.Name, policy.Labels, stored.FindDocument()?.Policy is { ValueKind: not JsonValueKind.Undefined } asked ? asked : null, ClustersApi.NamesOf(specs, policy.IsFor), stored.AddedBy, stored.AddedAt,
        policy.Problem is { } problem ? RunDocuments.Error(problem) : null);
}
