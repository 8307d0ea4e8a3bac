using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>What an upgrade would do, as far as can be said before: a preview. Roles are read again before each stop.</summary>
/// <param name="Order">The members still to be swapped, in their order.</param>
/// <param name="ExpectedImpact">What clients will notice, in one sentence.</param>
/// <param name="ExpectedWriteGapSeconds">The longest to expect. Null where no number was measured (fewer than three members).</param>
/// <param name="HasPointOfNoReturn">From the start of the last member on, the old release can only be restored.</param>
/// <param name="Downgrade">What way back there is afterwards.</param>
/// <param name="Remarks">Waits and changed defaults that the rules name.</param>
/// <param name="Warnings">What preflight warned of, and what it could not check.</param>
public sealed record UpgradePlan(
    string Cluster,
    EtcdVersion From,
    EtcdVersion To,
    IReadOnlyList<OrderedMember> Order,
    string ExpectedImpact,
    double? ExpectedWriteGapSeconds,
    bool HasPointOfNoReturn,
    string Downgrade,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<PreflightResult> Warnings)
{
    private const int FewestWithoutDowntime = 3;

    public static UpgradePlan For(ClusterView view, UpgradeHop hop, HopRules rules, PreflightReport report)
    {
        var release = rules.FindRelease(hop.From.Minor)!;
        var order = MemberOrder.Forward(view, hop.To);
        var voters = view.Quorum.Voters.Count;
        return new UpgradePlan(
            view.Name,
            hop.From,
            hop.To,
            order,
            ImpactOf(order, voters, release.LeaderStop),
            order.Count > 0 && voters >= FewestWithoutDowntime ? release.LeaderStop.MostSeconds : null,
            HasPointOfNoReturn: !hop.Rule.IsPatch,
            hop.Rule.Downgrade,
            RemarksOf(hop.Rule, release),
            [.. report.Results.Where(result => result.Verdict is PreflightVerdict.Warned or PreflightVerdict.NotChecked)]);
    }

    private static string ImpactOf(IReadOnlyList<OrderedMember> order, int voters, WriteGap gap)
    {
        return (order.Count, voters) switch
        {
            (0, _) => "None: no member is stopped.",
            (_, 1) => "The cluster does not answer while its only member is swapped, for a second or more.",
            (_, < FewestWithoutDowntime) => $"No write is accepted while a member is swapped: {order.Count} times, for a second or more.",
            _ when order.Any(member => member.Role == MemberRole.Leader) => $"One write gap {gap} at the last member.",
            _ => $"No leader is stopped as it looks now; should one have to be, one write gap {gap}.",
        };
    }

    private static List<string> RemarksOf(HopRule rule, MinorRelease release)
    {
        var remarks = rule.ChangedDefaults
            .Select(change => change.Describe(rule.To))
            .Concat(rule.Remarks)
            .ToList();
        if (release.WaitAdvice is { } advice)
        {
            remarks.Add(advice);
        }

        return remarks;
    }
}
