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
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>
/// Keeping clear of one another: other tools and people lock a cluster for a while, which is a short freeze of it, and ask whether somebody works on it.
/// </summary>
internal static partial class LocksApi
{
    /// <summary>No other freeze has a name that begins so.</summary>
    public const string Prefix = "lock-";

    private const int LongestName = 63;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/clusters/{name}/lock", ReadAsync);
        api.MapPost("/clusters/{name}/lock", LockAsync);
        api.MapDelete("/clusters/{name}/lock", UnlockAsync);
    }

    private static async Task<ClusterLock> ReadAsync(string name, ClusterDirectory clusters, IWindowStore store, RunQueries runs, TimeProvider time, CancellationToken cancellationToken)
    {
        var cluster = await clusters.FindAsync(name, cancellationToken);
        if (await runs.FindActiveAsync(name, cancellationToken) is { } run)
        {
            return new(name, true, string.Create(CultureInfo.InvariantCulture, $"run {run.Number} ({run.Name ?? run.Definition.ToString()}), started by {run.StartedBy}"), null, null);
        }

        var now = time.GetCurrentInstant();
        return (await store.ListFreezesAsync(cancellationToken)).Where(stored => stored.Freeze.OfCluster(cluster) is not null && stored.Freeze.Time.Contains(now)).MaxBy(stored => stored.Freeze.Time.End) is { } frozen
            ? new(name, true, $"{frozen.AddedBy} ({frozen.Document.Name})", frozen.Freeze.Time.End.ToDateTimeOffset(), frozen.Freeze.Reason)
            : new(name, false, null, null, null);
    }

    private static async Task<IResult> LockAsync(
        string name, LockBody body, ClusterDirectory clusters, IWindowStore store, RunMessages messages, RunQueries runs, TimeProvider time, ILogger<Locks> logger, HttpContext context, CancellationToken cancellationToken)
    {
        await clusters.FindAsync(name, cancellationToken);
        if (body.For <= TimeSpan.Zero || body.For > Longest)
        {
            return Problems.Result(Problems.Of(422, "cluster.lock_invalid", $"A cluster is not locked for {body.For}.", "Give at most a week; for longer there are freezes: `etcdup freezes add`."));
        }

        Glass.RequireReason(body.Reason, "cluster.lock_invalid");
        if (await FindWorkAsync(name, runs, cancellationToken) is { } busy)
        {
            return busy;
        }

        var (now, by) = (time.GetUtcNow(), ApiServices.UserOf(context));
        if (await FindAsync(name, store, cancellationToken) is { } present)
        {
            if (present.Freeze.Time.End.ToDateTimeOffset() > now)
            {
                return Problems.Result(Problems.Of(
                    409, "cluster.locked", $"'{name}' is locked by {present.AddedBy} until {present.Freeze.Time.End.ToDateTimeOffset():u}: {present.Freeze.Reason}", $"Wait, or `etcdup clusters unlock {name}` when that is agreed."));
            }

            // The very one that was read: another caller may have put a new one in its place.
            await store.RemoveAsync(present, cancellationToken);
        }

        StoredFreeze added = new(new(IdOf(name), Text(now), Text(now + body.For), body.Reason, [name]), by, now);
        var swallowed = await WindowsApi.SwallowedAsync(added.Freeze, store, time.GetCurrentInstant(), cancellationToken);
        if (!await store.AddAsync(added, cancellationToken))
        {
            return Problems.Result(Problems.Of(409, "cluster.locked", $"'{name}' was locked by somebody else right now.", "Look who: `etcdup clusters locked`."));
        }

        // A run that was started before the lock stood did not see it.
        if (await FindWorkAsync(name, runs, cancellationToken) is { } begun)
        {
            await store.RemoveAsync(added, cancellationToken);
            return begun;
        }

        LogLocked(logger, name, by, now + body.For, body.Reason);
        await messages.ReconsiderAsync($"cluster '{name}' was locked", by, cancellationToken);
        return Results.Json(new ClusterLock(name, true, $"{by} ({added.Document.Name})", now + body.For, body.Reason) { Swallowed = swallowed.Count > 0 ? swallowed : null }, EngineJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> UnlockAsync(string name, IWindowStore store, RunMessages messages, ILogger<Locks> logger, HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, store, cancellationToken) is not { } present || !await store.RemoveAsync(present, cancellationToken))
        {
            return Problems.NotFound("cluster.not_locked", $"'{name}' is not locked.", "A freeze is removed by `etcdup freezes remove`.");
        }

        LogUnlocked(logger, name, ApiServices.UserOf(context), present.AddedBy);
        await messages.ReconsiderAsync($"cluster '{name}' was unlocked", ApiServices.UserOf(context), cancellationToken);
        return Results.NoContent();
    }

    // Of this cluster alone: whatever else has such a name is none of ours.
    private static async Task<StoredFreeze?> FindAsync(string cluster, IWindowStore store, CancellationToken cancellationToken) =>
        (await store.ListFreezesAsync(cancellationToken)).FirstOrDefault(stored => stored.Document.Name == IdOf(cluster) && stored.Document.Clusters is [var only] && only == cluster);

    private static async Task<IResult?> FindWorkAsync(string cluster, RunQueries runs, CancellationToken cancellationToken) =>
        await runs.FindActiveAsync(cluster, cancellationToken) is { } run
            ? Problems.Result(Problems.Of(409, "run.held", $"Run {run.Number} works on '{cluster}'. It was not locked.", $"Wait for it, or pause it and see `etcdup runs show {run.Number}`.") with { Run = new(run.Id, run.Number) })
            : null;

    [LoggerMessage(4110, LogLevel.Information, "Cluster {Cluster} was locked by {Person} until {Until}: {Reason}")]
    private static partial void LogLocked(ILogger logger, string cluster, string person, DateTimeOffset until, string reason);

    [LoggerMessage(4111, LogLevel.Information, "Cluster {Cluster}, locked by {Owner}, was unlocked by {Person}.")]
    private static partial void LogUnlocked(ILogger logger, string cluster, string person, string owner);

    // A freeze's name has its length too.
    private static string IdOf(string cluster) => Prefix.Length + cluster.Length <= LongestName
        ? Prefix + cluster
        : $"{Prefix}{cluster[..40]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cluster)))[..12]}";

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>What these lines of the log are under.</summary>
    internal sealed class Locks;
}
