using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Server.Retention;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>How long rows are kept. It is the database's, not a server's: what deletes is set once, by name.</summary>
internal static partial class RetentionApi
{
    private const int RoundsShown = 20;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/retention", ReadAsync);
        api.MapPut("/retention", SetAsync).For(Role.Admin);
        api.MapGet("/retention/preview", PreviewAsync);
        api.MapPost("/retention/run", RunAsync).For(Role.Admin);
    }

    private static async Task<RetentionDocument> ReadAsync(IRetentionStore retention, CancellationToken cancellationToken)
    {
        var stored = await retention.ReadAsync(cancellationToken);
        return new(
            stored.Settings.Runs, stored.Settings.Schedules, stored.Settings.Tokens, stored.Revision, stored.SetBy, stored.SetAt,
            [.. (await retention.ListRoundsAsync(RoundsShown, cancellationToken)).Select(Document)]);
    }

    private static async Task<IResult> SetAsync(RetentionBody body, IRetentionStore retention, TimeProvider time, ILogger<RetentionRunner> logger, HttpContext context, CancellationToken cancellationToken)
    {
        RetentionSettings settings = new(body.Runs, body.Schedules, body.Tokens);
        if (!settings.IsSound)
        {
            return Problems.Result(Problems.Of(
                422, "retention.invalid", $"What is deleted by itself is kept for at least {RetentionSettings.Least.Days} days, and for at most {RetentionSettings.Most.Days}.", "Give a duration such as 400d, or off."));
        }

        var by = ApiServices.UserOf(context);
        if (!await retention.SetAsync(settings, body.Revision, by, time.GetUtcNow(), cancellationToken))
        {
            var now = await retention.ReadAsync(cancellationToken);
            return Problems.Result(Problems.Of(409, "retention.changed", $"{now.SetBy ?? "Somebody"} has set retention since it was read{(now.SetAt is { } at ? $", at {at:u}" : "")}. Nothing was set.", "Look again: `etcdup retention show`."));
        }

        LogSet(logger, by, Text(settings.Runs), Text(settings.Schedules), Text(settings.Tokens));
        return Results.Json(await ReadAsync(retention, cancellationToken), EngineJson.Options);
    }

    private static async Task<RetentionPreviewDocument> PreviewAsync(RetentionRunner runner, IRetentionStore retention, CancellationToken cancellationToken)
    {
        var preview = await runner.PreviewAsync((await retention.ReadAsync(cancellationToken)).Settings, cancellationToken);
        return new(
            preview.Runs, [.. RunStays.All.Where(preview.Stayed.ContainsKey).Select(code => new StayingRuns(code, preview.Stayed[code], preview.Examples[code]))], preview.Schedules, preview.Missed, preview.Tokens);
    }

    private static async Task<IResult> RunAsync(RetentionRunner runner, HttpContext context, CancellationToken cancellationToken) =>
        await runner.RunAsync(ApiServices.UserOf(context), cancellationToken) is { } round
            ? Results.Json(Document(round), EngineJson.Options)
            : Problems.Result(Problems.Of(409, "retention.off", "Nothing is to be deleted: everything is kept for ever.", "Say how long what is kept: `etcdup retention set --runs 400d`."));

    private static RetentionRoundDocument Document(RetentionRound round) => new(
        round.StartedBy, round.BeganAt, round.EndedAt, round.Runs, round.Counts.Stayed, round.Counts.Schedules, round.Counts.Missed, round.Counts.Tokens, round.Counts.IsCut);

    private static string Text(TimeSpan? span) => span is { } kept ? string.Create(CultureInfo.InvariantCulture, $"{kept.TotalDays:0.##} days") : "for ever";

    [LoggerMessage(4133, LogLevel.Information, "{Person} has set retention: runs {Runs}, schedules {Schedules}, tokens {Tokens}.")]
    private static partial void LogSet(ILogger logger, string person, string runs, string schedules, string tokens);
}
