using System.Net;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>
/// Who asks: the owner of the data directory, who has the server's own token, or a person with a token of the database. What is not said of an endpoint: reading is a viewer's,
/// anything else an operator's.
/// </summary>
internal static class Authentication
{
    private const string Bearer = "Bearer ";
    private static readonly object PersonKey = new();

    /// <summary>The endpoint is for this role and those above.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequiredRole(role));

    public static Person PersonOf(HttpContext context) => FindPerson(context) ?? throw new InvalidOperationException("Nobody was authenticated.");

    /// <summary>Null: nobody was let in.</summary>
    public static Person? FindPerson(HttpContext context) => context.Items[PersonKey] as Person;

    /// <summary>What an endpoint asks for.</summary>
    public static Role RoleOf(Endpoint? endpoint, string method) => RoleOf((IEnumerable<object>?)endpoint?.Metadata ?? [], method);

    /// <summary>The same of its metadata.</summary>
    public static Role RoleOf(IEnumerable<object> metadata, string method) =>
        metadata.OfType<RequiredRole>().LastOrDefault()?.Role ?? (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Role.Viewer : Role.Operator);

    /// <summary>The endpoint is asked by machines at intervals: that keeps no server alive that ends when nobody needs it.</summary>
    public static TBuilder Unattended<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AskedByMachines());

    public static async Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var given = context.Request.Headers.Authorization.ToString();

        // A calendar program is given a URL and nothing else.
        var isInUrl = false;
        if (given.Length == 0 && context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>()?.Role == Role.Calendar && context.Request.Query["token"] is [{ Length: > 0 } inUrl])
        {
            (given, isInUrl) = (Bearer + inUrl, true);
        }

        if (!given.StartsWith(Bearer, StringComparison.Ordinal))
        {
            await RefuseWrongAsync(context);
            return;
        }

        var token = given[Bearer.Length..];
        if (IsOwners(context, token))
        {
            if (isInUrl)
            {
                await RefuseInUrlAsync(context);
                return;
            }

            if (!IsFromThisMachine(context))
            {
                Audit.Refused(context, new(Named(context) ?? "api", Role.Admin, TokenId: null), "auth.owner_token_elsewhere");
                await Problems.WriteAsync(
                    context, 403, "auth.owner_token_elsewhere", "The token of server.json is taken from the server's own machine only.", "Use a person's token: `etcdup tokens add NAME --role admin` on that machine.");
                return;
            }

            // Whoever can read the server's file is this machine's owner of it, and says who that is.
            await GoOnAsync(context, next, new(Named(context) ?? "api", Role.Admin, TokenId: null));
            return;
        }

        var kept = AccessToken.IdOf(token) is { } id
            ? await context.RequestServices.GetRequiredService<IAccessTokenStore>().FindAsync(id, context.RequestAborted)
            : null;
        if (kept?.Is(token) != true)
        {
            await RefuseWrongAsync(context);
        }
        else if (kept.RevokedAt is { } revoked)
        {
            await Problems.WriteAsync(context, 401, "auth.token_revoked", $"This token of {kept.Person} was revoked at {revoked:u}.", "Ask for another one: `etcdup tokens add`.");
        }
        else if (!kept.IsLive(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()))
        {
            await Problems.WriteAsync(context, 401, "auth.token_expired", $"This token of {kept.Person} has expired at {kept.ExpiresAt:u}.", "Ask for another one: `etcdup tokens add`.");
        }
        else if (isInUrl && kept.Role != Role.Calendar)
        {
            await RefuseInUrlAsync(context);
        }
        else if (kept.Role < RoleOf(context.GetEndpoint(), context.Request.Method))
        {
            Audit.Refused(context, new(kept.Person, kept.Role, kept.Id), "auth.role_missing");
            await Problems.WriteAsync(
                context, 403, "auth.role_missing", $"{kept.Person} is {kept.Role.ToString().ToLowerInvariant()} here; this is for {RoleOf(context.GetEndpoint(), context.Request.Method).ToString().ToLowerInvariant()}s. Nothing was changed.",
                "Ask one of them, or for a token with that role.");
        }
        else
        {
            await GoOnAsync(context, next, new(kept.Person, kept.Role, kept.Id));
        }
    }

    private static Task RefuseWrongAsync(HttpContext context) =>
        Problems.WriteAsync(context, 401, "auth.token_wrong", "The token is missing or not this server's.", "Take it from server.json in the data directory, or give it in ETCDUP_TOKEN.");

    // URLs are kept by whoever is given them, and by what stands between.
    private static Task RefuseInUrlAsync(HttpContext context) => Problems.WriteAsync(
        context, 403, "auth.token_in_url", "This token may do more than read the calendar, and does not belong into a URL.", "Put one of the role calendar there: `etcdup tokens add NAME --role calendar`; and revoke this one.");

    private static Task GoOnAsync(HttpContext context, RequestDelegate next, Person person)
    {
        context.Items[PersonKey] = person;
        if (context.GetEndpoint()?.Metadata.GetMetadata<AskedByMachines>() is null)
        {
            context.RequestServices.GetRequiredService<ClientActivity>().Seen();
        }

        return FindOutdated(context) is { } newer ? Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, newer.Code, $"{newer.Message} Nothing was changed.", newer.Advice) : next(context);
    }

    // What a newer version asks of a change this one does not know. The server itself can still be drained.
    private static WorkflowError? FindOutdated(HttpContext context) =>
        !Audit.IsOf(context.GetEndpoint(), context.Request.Method) || context.Request.Path.StartsWithSegments("/api/v1/server") ? null
        : context.RequestServices.GetRequiredService<WorkflowWorker>().Outdated is { IsCompletedSuccessfully: true, Result: var newer } ? newer
        : null;

    private static bool IsOwners(HttpContext context, string token) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(context.RequestServices.GetRequiredService<ServerIdentity>().Token)));

    // From loopback, or from one of this machine's own addresses to itself.
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(Plain(remote)) || (context.Connection.LocalIpAddress is { } local && Plain(local).Equals(Plain(remote)));

    /// <summary>An IPv4 address that came by an IPv6 socket is that one.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string? Named(HttpContext context) =>
        context.Request.Headers["X-Etcdup-User"].ToString() is { Length: > 0 and <= 200 } user && !user.Any(char.IsControl) ? user : null;

    private sealed record RequiredRole(Role Role);

    private sealed record AskedByMachines;
}
