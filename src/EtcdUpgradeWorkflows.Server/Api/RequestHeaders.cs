using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Headers that make a request safe to repeat: a key for what starts something, a tag for what is read again.</summary>
internal static class RequestHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";

    public const int LongestKey = 200;

    /// <summary>How the keys begin by which schedules start runs.</summary>
    public const string KeysOfSchedules = "schedule/";

    private const string KeysOfClients = "client/";

    /// <summary>
    /// The key as runs keep it; null: none was given. One that could be a schedule's is kept apart from those: who guesses it neither takes a schedule's place nor is told of its run. All others stay as they were sent, so
    /// that what was started by an earlier version is found again.
    /// </summary>
    /// <exception cref="BadHttpRequestException">It is too long, or no plain text: to go on without it could start something twice.</exception>
    public static string? ReadIdempotencyKey(HttpContext context) => context.Request.Headers[IdempotencyKey] switch
    {
        [] => null,
        [{ Length: > 0 and <= LongestKey } key] when key.All(c => c is > ' ' and <= '~') => IsTaken(key) ? $"{KeysOfClients}{key}" : key,
        _ => throw new BadHttpRequestException($"{IdempotencyKey} is to be given once, with 1 to {LongestKey} visible ASCII characters."),
    };

    // Those of clients too: otherwise one key could be written in two ways.
    private static bool IsTaken(string key) => key.StartsWith(KeysOfSchedules, StringComparison.Ordinal) || key.StartsWith(KeysOfClients, StringComparison.Ordinal);

    /// <summary>Of a single document: its tag, or only "not modified" to whoever has it already.</summary>
    public static async ValueTask<object?> TagAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var result = await next(invocation);
        if (result is not IStatusCodeHttpResult { StatusCode: null or StatusCodes.Status200OK } || TextOf(result) is not { } text)
        {
            return result;
        }

        var context = invocation.HttpContext;
        var tag = TagOf(text);
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(text, "application/json; charset=utf-8");
    }

    /// <summary>Whether the document is as whoever sent the request has seen it; true when nobody said what that was.</summary>
    public static bool IsAsSeen(HttpContext context, object document)
    {
        var seen = context.Request.GetTypedHeaders().IfMatch;
        return seen.Count == 0 || seen.Any(known => known.Equals(EntityTagHeaderValue.Any)
            || known.Compare(TagOf(System.Text.Json.JsonSerializer.Serialize(document, document.GetType(), EngineJson.Options)), useStrongComparison: true));
    }

    private static EntityTagHeaderValue TagOf(string text) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}\"");

    private static string? TextOf(object result) => result switch
    {
        ContentHttpResult content => content.ResponseContent,
        IValueHttpResult { Value: { } value } => System.Text.Json.JsonSerializer.Serialize(value, value.GetType(), EngineJson.Options),
        _ => null,
    };
}
