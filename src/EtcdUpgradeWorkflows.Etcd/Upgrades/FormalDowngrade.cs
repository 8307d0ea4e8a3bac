using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>
/// Going down one minor release by etcd's own way: announced (<c>downgrade enable</c>), the data brought back to the old form, then the members replaced. Experimental: by the
/// documented API, never run on real members here.
/// </summary>
/// <param name="From">What members run that are not down yet; null when all are.</param>
public sealed record FormalDowngrade(EtcdVersion? From, EtcdVersion To)
{
    /// <summary>Whatever the rules say: sent to a 3.5 member it ends that member for good (rule 7, measured).</summary>
    private static readonly EtcdMinor First = EtcdMinor.Parse("3.6");

    /// <summary>As the cluster version and the form of the data are called then.</summary>
    public string ClusterVersion => $"{To.Minor}.0";

    public static (FormalDowngrade? Downgrade, WorkflowError? Error) Between(ClusterView view, EtcdVersion to, HopRules rules)
    {
        if (view.Members.FirstOrDefault(member => member.ServerVersion is null) is { } unknown)
        {
            return (null, WorkflowError.Transient("downgrade.version_unknown", $"{unknown.Name} does not tell its release: nothing is announced while one is not known."));
        }

        if (view.Versions.Where(version => version != to).Distinct().ToList() is not { Count: <= 1 } others)
        {
            return (null, Not($"The members run {string.Join(", ", view.Versions.Distinct())}: more than one release is not {to}."));
        }

        if (others is not [var from])
        {
            return (new(null, to), null);
        }

        if (from.Minor < First || rules.FindDowngrade(from.Minor, to.Minor) is not { Way: DowngradeWay.Formal } rule)
        {
            return (null, Not($"etcd has no formal downgrade from {from} to {to}."));
        }

        return to < rule.TargetFloor ? (null, Not($"{to} is below {rule.TargetFloor}, the least release to go down to.")) : (new(from, to), null);
    }

    /// <summary>The data of every member that is not down yet have the old form: an old binary may be started on them.</summary>
    public bool IsAnnounced(ClusterView view) =>
        view.Members.All(member => member.ServerVersion == To || (EtcdVersion.TryParse(member.Status?.StorageVersion, out var storage) && storage.Minor == To.Minor))
        && view.ClusterVersion?.Minor == To.Minor;

    private static WorkflowError Not(string why) => WorkflowError.Permanent(
        "downgrade.not_supported", why, "`etcdup runs rollback ID --plan` says which ways back there are; a restore is one (`etcdup clusters restore`).");
}
