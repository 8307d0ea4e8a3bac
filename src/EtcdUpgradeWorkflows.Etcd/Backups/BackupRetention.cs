using System.Globalization;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>What is kept of a cluster's backups, whatever else holds.</summary>
/// <param name="Keep">So many of the newest, from 1.</param>
/// <param name="OlderThan">Nothing younger goes; null: age does not matter.</param>
public sealed record RetentionPolicy(int Keep, TimeSpan? OlderThan);

/// <param name="Goes">It may be deleted.</param>
/// <param name="Why">One reason, for people.</param>
public sealed record RetentionVerdict(BackupSet Set, bool Goes, string Why);

/// <summary>Which backups may go. Of each cluster the newest that was proved stays, and what a hop may still need that nobody has accepted.</summary>
public static class BackupRetention
{
    /// <param name="sets">All of one cluster.</param>
    /// <param name="node">This machine: files elsewhere are not ours to delete.</param>
    /// <param name="accepted">The runs that ended well: their hops are done and verified.</param>
    /// <param name="needed">Sets that a run needs, by their id, and why: it is under way, or kept as evidence.</param>
    public static IReadOnlyList<RetentionVerdict> Judge(
        IReadOnlyList<BackupSet> sets, RetentionPolicy policy, string node, IReadOnlySet<Guid> accepted, DateTimeOffset now,
        IReadOnlyDictionary<string, string>? needed = null)
    {
        List<BackupSet> newest = [.. sets.OrderByDescending(set => set.TakenAt)];
        var last = newest.FirstOrDefault(set => set.IsProved) ?? newest.FirstOrDefault(set => set.IsWhole) ?? newest.FirstOrDefault();
        var acceptedAt = newest.Where(set => accepted.Contains(set.Files[0].RunId)).Select(set => (DateTimeOffset?)set.TakenAt).FirstOrDefault();
        return [.. newest.Select((set, index) => Judge(set, index))];

        RetentionVerdict Judge(BackupSet set, int index) =>
            set.Files.Any(file => file.Node != node) ? Stays(set, $"its files are on {string.Join(", ", set.Files.Select(file => file.Node).Distinct())}")
            : needed?.GetValueOrDefault(set.Id) is { } need ? Stays(set, need)
            : set == last ? Stays(set, set.IsProved ? "it is the newest that was proved" : "no other was proved")
            : !(set.TakenAt <= acceptedAt) ? Stays(set, "its hop is not accepted: neither its run nor a later one has ended well")
            : index < policy.Keep ? Stays(set, string.Create(CultureInfo.InvariantCulture, $"it is among the newest {policy.Keep}"))
            : now - set.TakenAt < policy.OlderThan ? Stays(set, string.Create(CultureInfo.InvariantCulture, $"it is not older than {policy.OlderThan.Value.TotalDays:0.#} days"))
            : new(set, true, "a newer one was proved, and its hop is done");
    }

    private static RetentionVerdict Stays(BackupSet set, string why) => new(set, false, why);
}
