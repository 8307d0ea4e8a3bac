using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>One hop of a cluster, with what is known of it.</summary>
public sealed record UpgradeHop(EtcdVersion From, EtcdVersion To, HopRule Rule)
{
    public override string ToString() => $"{From}→{To}";
}

/// <summary>
/// What lies between the members' versions and a target. etcd itself does not refuse a skipped minor (measured: one 3.5 member joined a 3.3 cluster),
/// so this does. Floors and the black list are preflight's: they are about quality of releases, not about the way.
/// </summary>
public abstract record UpgradePath
{
    private UpgradePath()
    {
    }

    /// <summary>All members run the target.</summary>
    public sealed record NothingToDo(EtcdVersion Target) : UpgradePath;

    /// <summary>One legal hop, begun or not.</summary>
    public sealed record OneHop(UpgradeHop Hop) : UpgradePath;

    public sealed record Refused(WorkflowError Error) : UpgradePath;

    /// <param name="members">The server version of every member. One that is not known cannot be left out by the caller without the reachable check failing.</param>
    public static UpgradePath Between(IReadOnlyCollection<EtcdVersion> members, EtcdVersion target, HopRules rules)
    {
        if (members.Count == 0)
        {
            return Refuse("upgrade.version_unknown", "No member's version is known.", "Bring a member up first.");
        }

        if (members.All(version => version == target))
        {
            return new NothingToDo(target);
        }

        var newest = members.Max();
        if (newest > target)
        {
            return Refuse(
                "upgrade.target_below",
                $"A member runs {newest}, above the target {target}.",
                "An upgrade goes up only; a member of an unfinished hop is taken back with a rollback.");
        }

        EtcdVersion[] others = [.. members.Where(version => version != target).Distinct().Order()];
        if (others is not [var source])
        {
            return Refuse(
                "upgrade.mix_illegal",
                $"The members run {string.Join(", ", members.Distinct().Order())}; only one version, or one version and the target {target}, may be there.",
                $"Finish the hop that was begun first: upgrade to {newest}.");
        }

        return Between(source, target, begun: newest == target, rules);
    }

    private static UpgradePath Between(EtcdVersion source, EtcdVersion target, bool begun, HopRules rules)
    {
        var chain = rules.Chain(source.Minor, target.Minor);
        if (chain.Count > 2)
        {
            var names = string.Join("→", chain);
            return begun
                ? Refuse(
                    "upgrade.mix_illegal",
                    $"Members of {source} and {target} are mixed, and they are more than one minor release apart ({names}).",
                    "Nobody has tested such a cluster: take the newer members back to the older release, then go one minor at a time.")
                : Refuse(
                    "upgrade.minor_skipped",
                    $"From {source} to {target} the minor releases go {names}; one hop goes to the next one only.",
                    $"Upgrade to a release of {chain[1]} first.");
        }

        return rules.Find(source.Minor, target.Minor) is { } rule
            ? new OneHop(new UpgradeHop(source, target, rule))
            : Refuse(
                "upgrade.no_rule",
                $"There is no rule for going from {source.Minor} to {target.Minor} (rules as of {rules.AsOf:yyyy-MM-dd}).",
                $"The rules know {rules.Releases[0].Minor} to {rules.Releases[^1].Minor}; `etcdup rules update FILE` installs newer ones.");
    }

    private static Refused Refuse(string code, string message, string advice) => new(WorkflowError.Permanent(code, message, advice));
}
