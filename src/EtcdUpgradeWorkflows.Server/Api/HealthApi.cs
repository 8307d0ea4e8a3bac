using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>For supervisors and load balancers, which have no token. What is said holds no name, no address and no message.</summary>
internal static class HealthApi
{
    public static void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/healthz", Live).Catalogued().AllowAnonymous();
        root.MapGet("/readyz", ReadyAsync).Catalogued().AllowAnonymous();
        root.MapMethods("/healthz", [HttpMethods.Head], Live).ExcludeFromDescription().AllowAnonymous();
        root.MapMethods("/readyz", [HttpMethods.Head], ReadyAsync).ExcludeFromDescription().AllowAnonymous();
    }

    // The process answers: nothing else is asked, so that a database that is away does not get every server restarted.
    private static IResult Live(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text("ok\n");
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var document = await readiness.CheckAsync(cancellationToken);
        return Results.Json(document, EngineJson.Options, statusCode: document.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
