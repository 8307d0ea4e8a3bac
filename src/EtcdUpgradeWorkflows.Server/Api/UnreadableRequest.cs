using System.Text.Json;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Requests that cannot be read: what of them, and where. Also the one place that refuses NUL, which is in no name and no text, and which PostgreSQL does not take.</summary>
internal static partial class UnreadableRequest
{
    public const int LargestBody = 8 * 1024 * 1024;

    private const string Code = "api.malformed";

    /// <summary>Before anything reads the URL: a token may stand in it.</summary>
    public static Task RefuseNulInUrlAsync(HttpContext context, RequestDelegate next)
    {
        if (HasNul(context.Request.Path.Value))
        {
            return Problems.WriteAsync(context, Of(null, "the path holds a NUL character"));
        }

        foreach (var (name, values) in context.Request.Query)
        {
            if (HasNul(name) || values.Any(HasNul))
            {
                return Problems.WriteAsync(context, Of(HasNul(name) ? null : name, "the query holds a NUL character"));
            }
        }

        return next(context);
    }

    /// <summary>Behind the authentication: nobody else makes the server keep a body.</summary>
    public static async Task RefuseNulInBodyAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            if (HasNul(body.GetBuffer().AsSpan(0, (int)body.Length)))
            {
                await Problems.WriteAsync(context, Of(null, "a text of the body holds a NUL character"));
                return;
            }

            body.Position = 0;
            context.Request.Body = body;
        }

        await next(context);
    }

    /// <summary>What the server's library refused to read, in words that are ours.</summary>
    public static ProblemDocument Explain(BadHttpRequestException refusal) => refusal.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Problems.OfStatus(StatusCodes.Status413PayloadTooLarge),
        StatusCodes.Status415UnsupportedMediaType => Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType),
        _ when refusal.InnerException is JsonException json && JsonFault.Of(json) is var fault => Of(fault.Path, fault.Path is null ? $"of its body, {fault.What}" : fault.What),
        _ when refusal.Message.Contains("body", StringComparison.Ordinal) && (refusal.Message.StartsWith("Required parameter ", StringComparison.Ordinal) || refusal.Message.StartsWith("Implicit body ", StringComparison.Ordinal)) =>
            Of(null, "its body is missing, or null"),
        _ when Unbound().Match(refusal.Message) is { Success: true } unbound =>
            Of(unbound.Groups["name"].Value, $"{JsonFault.Expected(unbound.Groups["type"].Value)} is expected, not '{unbound.Groups["value"].Value}'"),
        _ when Absent().Match(refusal.Message) is { Success: true } absent => Of(absent.Groups["name"].Value, "it is missing"),

        // The library's own texts name its types; those of this program are for people.
        _ when refusal.GetType() != typeof(BadHttpRequestException) || refusal.InnerException is not null => Of(null, "it does not come whole"),
        _ => Of(null, refusal.Message.TrimEnd('.')),
    };

    // Of JSON, and of any text that is none.
    internal static bool HasNul(ReadOnlySpan<byte> body)
    {
        while (body.IndexOfAny((byte)0, (byte)'\\') is >= 0 and var at)
        {
            if (body[at] == 0 || body[(at + 1)..].StartsWith("u0000"u8))
            {
                return true;
            }

            // What is escaped may be a backslash itself.
            body = body[Math.Min(at + 2, body.Length)..];
        }

        return false;
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static ProblemDocument Of(string? place, string what)
    {
        var shown = place?.Replace("\0", "", StringComparison.Ordinal);
        return Problems.Of(400, Code, $"The request cannot be read{(shown is null ? "" : $" at '{shown}'")}: {what}.", "Correct it; docs/api.md and /api/v1/openapi.json say what is read. Nothing was changed.") with
        {
            Problems = shown is null ? null : [new(Code, shown, what, null)],
        };
    }

    [GeneratedRegex("^Failed to bind parameter \"(?<type>.+) (?<name>\\w+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    [GeneratedRegex("^Required parameter \"(?<type>.+) (?<name>\\w+)\" was not provided from ")]
    private static partial Regex Absent();
}
