using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Versions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

internal static class RulesApi
{
    private const string Newest = "newest";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rules", ListAsync);
        api.MapGet("/rules/{version}", ReadAsync).AddEndpointFilter(RequestHeaders.TagAsync);
        api.MapPost("/rules", InstallAsync).For(Role.Admin);
    }

    private static async Task<IReadOnlyList<RulesDocument>> ListAsync(HopRulebook rulebook, CancellationToken cancellationToken)
    {
        var newest = (await rulebook.NewestAsync(cancellationToken)).Version;
        return [.. (await rulebook.ListAsync(cancellationToken)).Select(rules => Document(rules, newest))];
    }

    /// <summary>The file, word for word.</summary>
    private static async Task<IResult> ReadAsync(string version, HopRulebook rulebook, CancellationToken cancellationToken)
    {
        var rules = version == Newest ? await rulebook.NewestAsync(cancellationToken)
            : Version.TryParse(version, out var wanted) ? await rulebook.FindAsync(wanted, cancellationToken)
            : null;
        return rules is null
            ? Problems.NotFound("rules.unknown", $"There are no rules '{version}'.", "`etcdup rules list` names them.")
            : Results.Text(rules.Json, "application/json");
    }

    private static async Task<IResult> InstallAsync(HttpContext context, HopRulebook rulebook, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(context.Request.Body);
        var installed = await rulebook.InstallAsync(await reader.ReadToEndAsync(cancellationToken), ApiServices.UserOf(context), cancellationToken);
        return Results.Created($"/api/v1/rules/{installed.Version}", Document(installed, (await rulebook.NewestAsync(cancellationToken)).Version));
    }

    private static RulesDocument Document(InstalledRules rules, Version newest) =>
        new(rules.Version.ToString(), rules.Sha256, rules.InstalledBy, rules.InstalledAt, rules.Version == newest);
}
