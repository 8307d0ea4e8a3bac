using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>Whether a copy of a member's v2 data holds what the member held when the copy was begun.</summary>
/// <param name="Compared">How many keys and directories of the source were looked for.</param>
/// <param name="UpTo">Keys of the source that were last changed at a later index are not looked for: they may have changed since.</param>
/// <param name="Differences">The first ones, a sentence each.</param>
public sealed record V2Comparison(int Compared, ulong UpTo, IReadOnlyList<string> Differences)
{
    private const int Shown = 5;

    /// <summary>
    /// What is only in the copy was deleted or changed later, so it proves nothing. The restored index is no bound: a member that starts alone writes its own
    /// membership into the same store first.
    /// </summary>
    /// <param name="readBefore">The index that was read linearizably through the source before the copy was begun: all up to it must be there.</param>
    /// <param name="keepsIndices">The tool kept every entry, so indices are compared too.</param>
    /// <param name="now">A key that has expired by now may be gone from either.</param>
    public static V2Comparison Of(V2KeySpace source, V2KeySpace copy, ulong readBefore, bool keepsIndices, DateTimeOffset now)
    {
        // What the copy itself shows to hold is looked for as well, where indices can be compared.
        var upTo = keepsIndices && copy.Nodes.Count > 0 ? Math.Max(readBefore, copy.Nodes.Values.Max(node => node.ModifiedIndex)) : readBefore;
        var compared = 0;
        List<string> differences = [];
        foreach (var (key, node) in source.Nodes.Where(entry => entry.Value.ModifiedIndex <= upTo && !(entry.Value.Expires <= now)))
        {
            compared++;
            if (Find(key, node, copy, keepsIndices) is { } difference && differences.Count < Shown)
            {
                differences.Add(difference);
            }
        }

        return new(compared, upTo, differences);
    }

    // Values are secrets: only that they differ is said.
    private static string? Find(string key, V2Node node, V2KeySpace copy, bool keepsIndices) =>
        !copy.Nodes.TryGetValue(key, out var there) ? $"{key} is missing"
        : there.Value is null != node.Value is null ? $"{key} is a {(there.Value is null ? "directory" : "key")} there"
        : there.Value != node.Value ? $"{key} has another value"
        : keepsIndices && (there.ModifiedIndex, there.CreatedIndex) != (node.ModifiedIndex, node.CreatedIndex) ? $"{key} has other indices"
        : null;
}
