namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <param name="Lost">Keys that were acknowledged and are not there, or not with that value.</param>
internal sealed record LedgerComparison(long Acknowledged, IReadOnlyList<string> Lost)
{
    /// <summary>Every acknowledged write against what the cluster holds now.</summary>
    public static LedgerComparison Of(IEnumerable<KeyValuePair<string, string>> ledger, IReadOnlyDictionary<string, string> stored)
    {
        long acknowledged = 0;
        List<string> lost = [];
        foreach (var (key, value) in ledger)
        {
            acknowledged++;
            if (!stored.TryGetValue(key, out var found) || found != value)
            {
                lost.Add(key);
            }
        }

        return new(acknowledged, lost);
    }
}
