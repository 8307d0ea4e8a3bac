using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Where notifications go.</summary>
internal static class ChannelsApi
{
    private const int MostChannels = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/channels", ListAsync).For(Role.Admin);
        api.MapGet("/channels/{name}", ReadAsync).For(Role.Admin);
        api.MapPost("/channels", AddAsync).For(Role.Admin);
        api.MapPut("/channels/{name}", ReplaceAsync).For(Role.Admin);
        api.MapDelete("/channels/{name}", RemoveAsync).For(Role.Admin);
        api.MapPost("/channels/{name}/test", TestAsync).For(Role.Admin);
    }

    private static async Task<IReadOnlyList<ChannelListItem>> ListAsync(IChannelStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Select(Item)];

    private static async Task<IResult> ReadAsync(string name, IChannelStore store, CancellationToken cancellationToken) =>
        (await store.ListAsync(cancellationToken)).FirstOrDefault(stored => stored.Document.Name == name) is { } found ? Results.Json(Item(found), EngineJson.Options) : Unknown(name);

    private static ChannelListItem Item(StoredChannel stored) => new(stored.Document, stored.AddedBy, stored.AddedAt);

    private static async Task<IResult> AddAsync(JsonElement given, IChannelStore store, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var (body, problem) = Read(given);
        if (body is null)
        {
            return problem!;
        }

        if ((await store.ListAsync(cancellationToken)).Count >= MostChannels)
        {
            return Problems.Result(Problems.Of(409, "channel.too_many", $"There are {MostChannels} channels already. Nothing was added.", "Remove one that nobody reads."));
        }

        return await store.AddAsync(new(body, ApiServices.UserOf(context), time.GetUtcNow()), cancellationToken)
            ? Results.Json(body, EngineJson.Options, statusCode: StatusCodes.Status201Created)
            : Problems.Result(Problems.Of(409, "channel.name_taken", $"There is a channel '{body.Name}' already. Nothing was changed.", "Give another name, or remove that one first."));
    }

    private static async Task<IResult> ReplaceAsync(string name, JsonElement given, IChannelStore store, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        var (body, problem) = Read(given);
        return body is null ? problem!
            : body.Name != name ? Problems.Result(Problems.Of(422, "channel.invalid", $"The channel is called '{body.Name}' and not '{name}'.", "Give it its name, or add another one; nothing was changed."))
            : await store.ReplaceAsync(new(body, ApiServices.UserOf(context), time.GetUtcNow()), cancellationToken) ? Results.Json(body, EngineJson.Options)
            : Unknown(name);
    }

    private static (ChannelDocument? Channel, IResult? Problem) Read(JsonElement given)
    {
        ChannelDocument body;
        try
        {
            body = given.Deserialize<ChannelDocument>(EngineJson.Options) ?? new("", "");
        }
        catch (JsonException e)
        {
            return (null, Problems.Result(Problems.Of(422, "channel.invalid", $"What the channel has at {e.Path ?? "$"} is not known, or is no text where one belongs.", "docs/notifications.md names what a channel has; nothing was changed.")));
        }

        var reading = body.Read();
        return reading.Value is not null ? (body, null) : (null, Problems.Result(Problems.Of(422, "channel.invalid", $"The channel cannot be used: {reading.Problems[0].Error.Message}", "Correct all of it; nothing was changed.") with
        {
            Problems = [.. reading.Problems.Select(p => new ProblemItem(p.Error.Code, p.Property, p.Error.Message, p.Error.Advice))],
        }));
    }

    private static async Task<IResult> RemoveAsync(string name, IChannelStore store, CancellationToken cancellationToken) =>
        await store.RemoveAsync(name, cancellationToken) ? Results.NoContent() : Unknown(name);

    private static async Task<IResult> TestAsync(string name, IChannelStore store, NotificationDispatcher dispatcher, HttpContext context, CancellationToken cancellationToken)
    {
        if ((await store.ListAsync(cancellationToken)).FirstOrDefault(stored => stored.Document.Name == name) is not { } found)
        {
            return Unknown(name);
        }

        if (found.Document.Read().Value is not { } channel)
        {
            return Problems.Result(Problems.Of(409, "channel.unreadable", $"The stored channel '{name}' cannot be read by this version.", "Remove it and add it again."));
        }

        var result = await dispatcher.TestAsync(channel, ApiServices.UserOf(context), cancellationToken);
        return result.Problem is { } problem
            ? Problems.Result(Problems.Of(502, problem.Code, problem.Message, problem.Advice))
            : Results.Json(new ChannelTested(name), EngineJson.Options);
    }

    private static IResult Unknown(string name) => Problems.NotFound("channel.unknown", $"There is no channel '{name}'.", "See `etcdup channels list`.");
}
