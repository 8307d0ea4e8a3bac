using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>What members are started with from a release on: proposed by the rules, and kept once a person has seen and accepted it.</summary>
internal static class ConfigurationsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/clusters/{name}/configuration", ProposeAsync);
        api.MapPost("/clusters/{name}/configuration", AcceptAsync);
    }

    public static ConfigurationDocument Document(string cluster, UpgradePreview preview) => new(
        cluster, preview.To, preview.Configuration.IsEmpty ? null : preview.Configuration.Id, preview.Configuration.CanBeAccepted,
        [
            .. preview.Configuration.Members.Select(m => new MemberConfigurationDocument(
                m.Member, m.From.ToString(), [.. m.Changes.Select(c => new ConfigurationChangeDocument(c.Before, c.After, c.Why))], m.Unresolved)),
        ]);

    private static async Task<ConfigurationDocument> ProposeAsync(string name, string to, string[]? via, UpgradeLauncher launcher, CancellationToken cancellationToken) =>
        Document(name, await launcher.PreviewAsync(name, new(to, via ?? [], AllowDowntime: false, null), null, cancellationToken));

    private static async Task<IResult> AcceptAsync(
        string name, AcceptConfigurationBody body, UpgradeLauncher launcher, ClusterDirectory directory, IClusterStore store, RunQueries runs, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        // A run starts members: what they are started with does not change under it.
        if ((await runs.ReadHoldsAsync(cancellationToken)).FirstOrDefault(h => h.Key == FencedClusters.KeyOf(name)) is { } hold)
        {
            return Problems.Result(Problems.Of(
                409, "configuration.cluster_reserved", $"'{name}' is reserved by run {hold.RunNumber}: the configuration stays as it is. Nothing was changed.", "Accept it when that run has ended.") with
            {
                Run = new(hold.RunId, hold.RunNumber),
            });
        }

        var preview = await launcher.PreviewAsync(name, new(body.To, body.Via ?? [], AllowDowntime: false, null), null, cancellationToken);
        var proposal = preview.Configuration;
        if (proposal.IsEmpty || proposal.Id != body.Proposal)
        {
            return Problems.Result(Problems.Of(
                409, "configuration.other_proposal",
                proposal.IsEmpty ? $"The members of '{name}' need no other configuration for {preview.To}. Nothing was changed." : $"What would be changed is not what was seen: proposal {body.Proposal} is {proposal.Id} by now. Nothing was changed.",
                $"Look again: etcdup clusters configure {name} --to {preview.To}"));
        }

        if (!proposal.CanBeAccepted)
        {
            return Problems.Result(Problems.Of(
                422, "configuration.unresolved", "Something is left that no rule has an answer to. Nothing was changed.", "Change it in the cluster file, and register that again.") with
            {
                Problems = [.. proposal.Members.SelectMany(m => m.Unresolved.Select(text => new ProblemItem("configuration.unresolved", m.Member, text, null)))],
            });
        }

        var spec = await directory.FindAsync(name, cancellationToken);
        var changed = ClusterFile.Write(proposal.Apply(spec, ApiServices.UserOf(context), time.GetUtcNow()));
        // What is stored must be readable: a description that its own reader refuses would lock its cluster out.
        if (ClusterFile.Read(changed) is { Spec: null } unreadable)
        {
            return Problems.Result(ClustersApi.Invalid(unreadable, "Change the configuration in the cluster file. Nothing was changed."));
        }

        await store.UpdateAsync((await store.FindAsync(name, cancellationToken))! with { Spec = changed }, cancellationToken);
        return Results.Json(Document(name, preview), EngineJson.Options);
    }
}
