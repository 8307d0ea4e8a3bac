using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Tokens of persons. Each is shown once.</summary>
internal static partial class TokensApi
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public static void Map(IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/tokens").For(Role.Admin);
        tokens.MapGet("", ListAsync);
        tokens.MapPost("", AddAsync);
        tokens.MapDelete("/{id}", RevokeAsync);
    }

    private static async Task<IReadOnlyList<TokenDocument>> ListAsync(IAccessTokenStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return [.. (await store.ListAsync(cancellationToken)).Select(token => Document(token, now))];
    }

    private static async Task<IResult> AddAsync(AddTokenBody body, IAccessTokenStore store, TimeProvider time, ILogger<AccessToken> logger, HttpContext context, CancellationToken cancellationToken)
    {
        if (body.Person is null || !AccessToken.IsPerson(body.Person))
        {
            return Problems.Result(Problems.Of(422, "token.person_invalid", "This is no name of a person.", "Up to 100 letters, digits and . _ @ -, the first a letter or digit."));
        }

        if (!Enum.IsDefined(body.Role))
        {
            return Problems.Result(Problems.Of(422, "token.role_unknown", "There is no such role.", "Give calendar, viewer, operator or admin."));
        }

        if (body.Lasts is { } lasts && (lasts <= TimeSpan.Zero || lasts > Longest))
        {
            return Problems.Result(Problems.Of(422, "token.expiry_invalid", $"A token does not last {lasts}.", "Give more than nothing and at most ten years; without, it does not expire."));
        }

        var (kept, token) = AccessToken.New(body.Person, body.Role, ApiServices.UserOf(context), time.GetUtcNow(), body.Lasts);
        await store.AddAsync(kept, cancellationToken);
        LogAdded(logger, kept.Id, kept.Person, kept.Role, kept.CreatedBy);
        return Results.Json(new NewTokenDocument(Document(kept, time.GetUtcNow()), token), EngineJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(string id, IAccessTokenStore store, TimeProvider time, ILogger<AccessToken> logger, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(id, time.GetUtcNow(), cancellationToken))
        {
            return Problems.NotFound("token.unknown", $"There is no token '{id}' that could be revoked.", "See `etcdup tokens list`.");
        }

        LogRevoked(logger, id, ApiServices.UserOf(context));
        return Results.NoContent();
    }

    private static TokenDocument Document(AccessToken token, DateTimeOffset now) => new(
        token.Id, token.Person, token.Role, token.RevokedAt is not null ? "revoked" : token.IsLive(now) ? "live" : "expired", token.CreatedBy, token.CreatedAt, token.ExpiresAt, token.RevokedAt);

    [LoggerMessage(4120, LogLevel.Information, "Token {Id} was made for {Person}, {Role}, by {By}.")]
    private static partial void LogAdded(ILogger logger, string id, string person, Role role, string by);

    [LoggerMessage(4121, LogLevel.Information, "Token {Id} was revoked by {By}.")]
    private static partial void LogRevoked(ILogger logger, string id, string by);
}
