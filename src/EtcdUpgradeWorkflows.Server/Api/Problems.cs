using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Coded errors to problem documents, in one place. What is not expected becomes <c>internal</c>; its details are in the log only.</summary>
internal static partial class Problems
{
    public const string ContentType = "application/problem+json";

    public static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await WriteAsync(context, OfStatus(context.Response.StatusCode, context));
            }
        }
        catch (WorkflowErrorException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, StatusOf(e.Error), e.Error.Code, e.Error.Message, e.Error.Advice, e.Error.Kind.ToString());
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, UnreadableRequest.Explain(e));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went.
        }
        catch (Exception e) when (!context.Response.HasStarted && context.RequestServices.GetRequiredService<WorkflowDatabase>().Explain(e) is { } error)
        {
            await WriteAsync(context, StatusOf(error), error.Code, error.Message, error.Advice, error.Kind.ToString());
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogUnexpected(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("EtcdUpgradeWorkflows.Server.Api"), context.Request.Path, e);
            await WriteAsync(context, 500, "internal", "Something unexpected happened; the server's log has the details.", null);
        }
    }

    public static Task WriteAsync(HttpContext context, int status, string code, string detail, string? advice, string? kind = null) =>
        WriteAsync(context, Of(status, code, detail, advice, kind));

    public static Task WriteAsync(HttpContext context, ProblemDocument problem)
    {
        context.Response.StatusCode = problem.Status;
        return context.Response.WriteAsJsonAsync(Readable(problem), EngineJson.Options, ContentType, context.RequestAborted);
    }

    public static ProblemDocument Of(int status, string code, string detail, string? advice, string? kind = null) =>
        new(status, TitleOf(status), detail, code, kind, advice, null, null, null);

    /// <summary>Of a refusal that nobody has put in words yet.</summary>
    public static ProblemDocument OfStatus(int status, HttpContext? context = null) => status switch
    {
        StatusCodes.Status404NotFound => Of(status, "api.not_found", $"{context?.Request.Method} {context?.Request.Path} is not served.", "docs/api.md and /api/v1/openapi.json name what is."),
        StatusCodes.Status405MethodNotAllowed => Of(
            status, "api.refused", $"{context?.Request.Method} is not served at {context?.Request.Path}{(context?.Response.Headers.Allow is { Count: > 0 } allow ? $", only {allow}" : "")}.", "docs/api.md and /api/v1/openapi.json name what is."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "api.refused", $"The body is larger than {UnreadableRequest.LargestBody >> 20} MiB.", "Send less. Nothing was changed."),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "api.refused", "The body is of another media type than application/json.", "Send JSON, with `Content-Type: application/json`. Nothing was changed."),
        StatusCodes.Status400BadRequest => Of(status, "api.malformed", "The request cannot be read.", "Correct it; docs/api.md and /api/v1/openapi.json say what is read."),
        _ => Of(status, "api.refused", $"{context?.Request.Method} {context?.Request.Path} was refused.", null),
    };

    public static IResult Result(ProblemDocument problem) => Results.Json(Readable(problem), EngineJson.Options, ContentType, problem.Status);

    public static IResult NotFound(string code, string detail, string? advice) => Result(Of(404, code, detail, advice));

    // The one place that every refusal goes through: what was sent is not sent back whole.
    private static ProblemDocument Readable(ProblemDocument problem) => problem with
    {
        Detail = problem.Detail is null ? null : EchoedText.Shorten(problem.Detail),
        Advice = problem.Advice is null ? null : EchoedText.Shorten(problem.Advice),
        Problems = problem.Problems is null ? null : [.. problem.Problems.Select(item => item with { Path = item.Path is null ? null : EchoedText.Shorten(item.Path), Message = EchoedText.Shorten(item.Message) })],
    };

    private static int StatusOf(WorkflowError error) => error.Code switch
    {
        "cluster.unknown" or "definition.not_found" or "cluster.member_unknown" => 404,
        var code when code.StartsWith("version.", StringComparison.Ordinal) || code.StartsWith("run.input", StringComparison.Ordinal) => 422,
        var code when code.StartsWith("binaries.", StringComparison.Ordinal) => 422,
        var code when code.StartsWith("db.", StringComparison.Ordinal) => 503,
        _ => 409,
    };

    private static string TitleOf(int status) => status switch
    {
        400 or 422 => "The request is not right.",
        401 => "Not allowed in.",
        403 => "Not allowed.",
        405 => "Not served in that way.",
        413 => "Too large.",
        415 => "Not that kind of content.",
        404 => "Not found.",
        409 => "Refused.",
        412 => "It is not as it was seen.",
        500 => "An unexpected error.",
        502 => "Who was asked did not do it.",
        503 => "The database cannot be used.",
        _ => "An error.",
    };

    [LoggerMessage(4100, LogLevel.Error, "{Path} failed unexpectedly.")]
    private static partial void LogUnexpected(ILogger log, string path, Exception e);
}
