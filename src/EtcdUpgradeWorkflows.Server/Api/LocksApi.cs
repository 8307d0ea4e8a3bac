using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>
/// Keeping clear of one another: other tools and people lock a cluster for a while, which is a short freeze of it, and ask whether somebody works on it.
/// </summary>
internal static class LocksApi
{
    private const int LongestName = 63;
    private const string Prefix = "lock-";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/clusters/{name}/lock", ReadAsync);
        api.MapPost("/clusters/{name}/lock", LockAsync);
        api.MapDelete("/clusters/{name}/lock", UnlockAsync);
    }

    private static async Task<ClusterLock> ReadAsync(string name, ClusterDirectory clusters, IWindowStore store, RunQueries runs, TimeProvider time, CancellationToken cancellationToken)
    {
        await clusters.FindAsync(name, cancellationToken);
        if (await runs.FindActiveAsync(name, cancellationToken) is { } run)
        {
            return new(name, true, string.Create(CultureInfo.InvariantCulture, $"run {run.Number} ({run.Name ?? run.Definition.ToString()}), started by {run.StartedBy}"), null, null);
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return (await store.ListFreezesAsync(cancellationToken)).Where(stored => stored.Freeze.IsFor(name) && stored.Freeze.Time.Contains(now)).MaxBy(stored => stored.Freeze.Time.End) is { } frozen
            ? new(name, true, $"{frozen.AddedBy} ({frozen.Document.Name})", frozen.Freeze.Time.End.ToDateTimeOffset(), frozen.Freeze.Reason)
            : new(name, false, null, null, null);
    }

    private static async Task<IResult> LockAsync(
        string name, LockBody body, ClusterDirectory clusters, IWindowStore store, RunMessages runs, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        await clusters.FindAsync(name, cancellationToken);
        if (body.For <= TimeSpan.Zero || body.For > Longest)
        {
            return Problems.Result(Problems.Of(422, "cluster.lock_invalid", $"A cluster is not locked for {body.For}.", "Give at most a week; for longer there are freezes: `etcdup freezes add`."));
        }

        Glass.RequireReason(body.Reason);
        var (now, id, by) = (time.GetUtcNow(), IdOf(name), ApiServices.UserOf(context));
        if ((await store.ListFreezesAsync(cancellationToken)).FirstOrDefault(stored => stored.Document.Name == id) is { } present)
        {
            if (present.Freeze.Time.End.ToDateTimeOffset() > now)
            {
                return Problems.Result(Problems.Of(
                    409, "cluster.locked", $"'{name}' is locked by {present.AddedBy} until {present.Freeze.Time.End.ToDateTimeOffset():u}: {present.Freeze.Reason}", $"Wait, or `etcdup clusters unlock {name}` when that is agreed."));
            }

            await store.RemoveFreezeAsync(id, cancellationToken);
        }

        FreezeDocument freeze = new(id, Text(now), Text(now + body.For), body.Reason, [name]);
        if (!await store.AddAsync(new StoredFreeze(freeze, by, now), cancellationToken))
        {
            return Problems.Result(Problems.Of(409, "cluster.locked", $"'{name}' was locked by somebody else right now.", "Look who: `etcdup clusters locked`."));
        }

        await runs.ReconsiderAsync($"cluster '{name}' was locked", by, cancellationToken);
        return Results.Json(new ClusterLock(name, true, $"{by} ({id})", now + body.For, body.Reason), EngineJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> UnlockAsync(string name, IWindowStore store, RunMessages runs, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await store.RemoveFreezeAsync(IdOf(name), cancellationToken))
        {
            return Problems.NotFound("cluster.not_locked", $"'{name}' is not locked.", "A freeze is removed by `etcdup freezes remove`.");
        }

        await runs.ReconsiderAsync($"cluster '{name}' was unlocked", ApiServices.UserOf(context), cancellationToken);
        return Results.NoContent();
    }

    // A freeze's name has its length too.
    private static string IdOf(string cluster) => Prefix.Length + cluster.Length <= LongestName
        ? Prefix + cluster
        : $"{Prefix}{cluster[..40]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cluster)))[..12]}";

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
