using System.Globalization;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <param name="Goes">It may be deleted.</param>
/// <param name="Why">One reason, for people.</param>
public sealed record ReleaseVerdict(string Version, bool Goes, string Why);

/// <summary>Which releases of a server's store may go: those that nobody needs and that were not added a moment ago.</summary>
public static class ReleaseRetention
{
    /// <param name="releases">With the time at which each was added.</param>
    /// <param name="needs">By version: who needs it.</param>
    /// <param name="unknown">What could not be asked, so that nothing goes; null: everybody answered.</param>
    public static IReadOnlyList<ReleaseVerdict> Judge(
        IReadOnlyDictionary<string, DateTimeOffset> releases, TimeSpan olderThan, IReadOnlyDictionary<string, string> needs, string? unknown, DateTimeOffset now) =>
    [
        .. releases.Select(release =>
            needs.GetValueOrDefault(release.Key) is { } need ? new ReleaseVerdict(release.Key, false, need)
            : unknown is not null ? new(release.Key, false, unknown)
            : now - release.Value < olderThan ? new(release.Key, false, string.Create(CultureInfo.InvariantCulture, $"it was added less than {olderThan.TotalDays:0.#} days ago"))
            : new(release.Key, true, "no cluster, run, schedule, definition or backup needs it")),
    ];
}
