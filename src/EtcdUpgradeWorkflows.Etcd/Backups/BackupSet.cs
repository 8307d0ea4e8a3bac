namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>The files that were taken together: a snapshot, the v2 data of each member, or both.</summary>
public sealed record BackupSet(string Id, IReadOnlyList<BackupRecord> Files)
{
    // The revision of a v3 store that nobody has written to.
    private const long RevisionOfNothing = 1;

    /// <summary>All are there. A worker that was interrupted leaves fewer.</summary>
    public bool IsWhole => Files.Count == Files[0].SetSize;

    /// <summary>Each of them was proved.</summary>
    public bool IsProved => IsWhole && Files.All(file => file.Proof > BackupProofLevel.None);

    /// <summary>Both v2 data and v3 data: a member is restored from one of them, and would lose the other (ADR 29).</summary>
    public bool HoldsV2AndV3 => Files.Any(file => file.Kind == BackupKind.V2Data)
        && Files.Any(file => file.Kind == BackupKind.Snapshot && (file.ProvedRevision ?? file.Revision) > RevisionOfNothing);

    /// <param name="id">Of the set, or of one of its files.</param>
    public bool IsNamed(string id) => Id == id || Files.Any(file => file.Id == id);

    /// <summary>When the first of them was begun.</summary>
    public DateTimeOffset TakenAt => Files.Min(file => file.TakenAt);

    /// <summary>Newest first.</summary>
    /// <param name="target">Only what was taken for the hop to this release, or for none that is known; null: all.</param>
    public static IReadOnlyList<BackupSet> Of(IEnumerable<BackupRecord> records, string? target) =>
    [
        .. records.Where(record => target is null || record.Target is null || record.Target == target)
            .GroupBy(record => record.Set).Select(set => new BackupSet(set.Key, [.. set.OrderBy(file => file.Id, StringComparer.Ordinal)]))
            .OrderByDescending(set => set.TakenAt),
    ];
}
