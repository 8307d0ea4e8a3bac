using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>
/// A line of the log for each request that changes something and was carried out, or was refused because its person may not: who, what, from where and what came of it. Names and numbers only: of a body or a query nothing is written.
/// </summary>
internal static partial class Audit
{
    /// <summary>What these lines of the log are under.</summary>
    public const string Category = "EtcdUpgradeWorkflows.Audit";

    private static readonly object SubjectKey = new();
    private static readonly object CodeKey = new();
    private static readonly object RefusedKey = new();
    private static readonly object DoneKey = new();

    /// <summary>The endpoint changes nothing, though it is no GET.</summary>
    public static TBuilder ChangesNothing<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OnlyLooks());

    public static bool IsOf(Endpoint? endpoint, string method) =>
        endpoint is not null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && endpoint.Metadata.GetMetadata<OnlyLooks>() is null;

    /// <summary>The request was refused for who asks, before that was known to anybody else.</summary>
    public static void Refused(HttpContext context, Person person, string code) => context.Items[RefusedKey] = (person, code);

    /// <summary>Something was changed, though the answer is a refusal.</summary>
    public static void Done(HttpContext context) => context.Items[DoneKey] = true;

    public static async Task FollowAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOf(context.GetEndpoint(), context.Request.Method))
        {
            await next(context);
            return;
        }

        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        try
        {
            await next(context);
        }
        catch (Exception e) when (MayBeDone(e) && Authentication.FindPerson(context) is not null)
        {
            Write(context, log, "not known: it may have been done", LogLevel.Warning, (e as WorkflowErrorException)?.Error.Code ?? e.GetType().Name);
            throw;
        }

        if (context.Items[RefusedKey] is not null || context.Response.StatusCode == StatusCodes.Status403Forbidden)
        {
            Write(context, log, "refused", LogLevel.Warning);
        }
        else if (context.Response.StatusCode < 300 || context.Items[DoneKey] is not null)
        {
            Write(context, log, "done", LogLevel.Information);
        }
    }

    /// <summary>What it was about, as the answer names it: a body that was sent is not looked at.</summary>
    public static async ValueTask<object?> NameAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var result = await next(invocation);
        var answer = result is IValueHttpResult { Value: { } value } ? value : result;
        invocation.HttpContext.Items[SubjectKey] = SubjectOf(answer);
        invocation.HttpContext.Items[CodeKey] = (answer as ProblemDocument)?.Code;
        return result;
    }

    private static void Write(HttpContext context, ILogger log, string result, LogLevel level, string? failure = null)
    {
        var (person, code) = context.Items[RefusedKey] is (Person refused, string why) ? (refused, why) : (Authentication.FindPerson(context), context.Items[CodeKey] as string);
        if (person is null)
        {
            return;
        }

        Log(
            log, level, person.Name, person.TokenId is { } token ? $"token {token}" : "server.json", context.Connection.RemoteIpAddress is { } remote ? Authentication.Plain(remote).ToString() : "this machine",
            context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? context.Request.Method, context.Items[SubjectKey] as string ?? OfPath(context), result,
            context.Request.Method, context.Request.Path.ToUriComponent(), failure ?? code ?? context.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
    }

    // What was refused in words did nothing; of anything else that is not known.
    private static bool MayBeDone(Exception e) => e switch
    {
        BadHttpRequestException => false,
        WorkflowErrorException { Error.Code: var code } => code.StartsWith("db.", StringComparison.Ordinal) && code != IRunStore.NewerCode,
        _ => true,
    };

    private static string? SubjectOf(object? answer) => answer switch
    {
        AddedWindow window => window.Name,
        AddedFreeze freeze => freeze.Name,
        PolicyListItem policy => policy.Name,
        ChannelDocument channel => channel.Name,
        ClusterDocument cluster => cluster.Name,
        NewTokenDocument { Kept: { } token } => $"{token.Id} of {token.Person}, {token.Role.ToString().ToLowerInvariant()}",
        ConsentDocument consent => $"{consent.Id} to {consent.To} of {consent.Cluster ?? Text(consent.Run)}",
        ScheduleDocument schedule => schedule.Id.ToString(),
        UpgradeAnswer { Schedule: { } schedule } => schedule.Id.ToString(),
        UpgradeAnswer { Run: { } run } => Text(run),
        RunReference run => Text(run),
        RunMessageAnswer { Run: { } run } => Text(run),
        PublishAnswer published => $"{published.Definition}@{published.Version?.ToString(CultureInfo.InvariantCulture)}".TrimEnd('@'),
        RulesDocument rules => rules.Version,
        BinaryDocument release => release.Version,
        _ => null,
    };

    private static string? Text(RunReference? run) => run is null ? null : string.Create(CultureInfo.InvariantCulture, $"run {run.Number}");

    // Whoever asked wrote it: it is kept on one line.
    private static string OfPath(HttpContext context) =>
        context.Request.RouteValues.Count == 0 ? "-" : string.Join(' ', context.Request.RouteValues.Values.Select(value => Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")));

    [LoggerMessage(EventId = 4150, Message = "{Person} ({Token}) from {From}: {Operation} {Subject}: {Result} ({Method} {Path}, {Status})")]
    private static partial void Log(ILogger log, LogLevel level, string person, string token, string from, string operation, string subject, string result, string method, string path, string status);

    private sealed record OnlyLooks;
}
