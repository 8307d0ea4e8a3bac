using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Server.Api;

/// <summary>Clusters on more than one release, as people and programs read it.</summary>
internal sealed class MixedDocuments(IClusterStore clusters, MixedWarning warning, TimeProvider time)
{
    /// <summary>Null: it is not known to be mixed.</summary>
    public async Task<MixedDocument?> FindAsync(string cluster, CancellationToken cancellationToken) =>
        await clusters.FindMixedAsync(cluster, cancellationToken) is { } mixed ? Of(mixed) : null;

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyDictionary<string, MixedDocument>> ListAsync(CancellationToken cancellationToken) =>
        (await clusters.ListMixedAsync(cancellationToken)).ToDictionary(mixed => mixed.Cluster, Of, StringComparer.Ordinal);

    /// <summary>Of a run: while it lasts, and of one that ended and was the last to see it so.</summary>
    public async Task<MixedDocument?> OfRunAsync(RunOverview run, CancellationToken cancellationToken) =>
        run.Subject is { } cluster && await clusters.FindMixedAsync(cluster, cancellationToken) is { } mixed && (run.Status == Engine.Runs.RunStatus.Running || mixed.RunId == run.Id) ? Of(mixed) : null;

    private MixedDocument Of(MixedCluster mixed)
    {
        var lasts = time.GetUtcNow() - mixed.Since;
        return new(mixed.Since, mixed.Releases, Math.Max(0, (int)lasts.TotalDays), lasts >= warning.After);
    }
}

/// <summary>The same in words.</summary>
public static class MixedText
{
    public static string Of(MixedDocument mixed) =>
        $"{Releases(mixed.Releases)} since {mixed.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)} ({Days(mixed.Days)}{(mixed.TooLong ? ", too long" : "")})";

    public static string Releases(IReadOnlyList<string> releases) => releases.Count < 2 ? string.Concat(releases) : $"{string.Join(", ", releases.Take(releases.Count - 1))} and {releases[^1]}";

    private static string Days(int days) => days switch { 0 => "less than a day", 1 => "1 day", _ => string.Create(CultureInfo.InvariantCulture, $"{days} days") };
}
