using System.Text.RegularExpressions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>What clusters are told apart by besides their names: written key=value.</summary>
public static partial class ClusterLabel
{
    public static bool IsLabel(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._/-]{0,62}=[A-Za-z0-9][A-Za-z0-9._-]{0,62}\z")]
    private static partial Regex Pattern();
}
