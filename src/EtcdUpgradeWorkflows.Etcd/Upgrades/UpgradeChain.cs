using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>The way from what the members run to a target, hop by hop: one minor release at a time, over a patch first where the hop asks for one.</summary>
/// <param name="Hops">At least one.</param>
public sealed record UpgradeChain(IReadOnlyList<UpgradeHop> Hops)
{
    // Each minor release at most twice: into it, and to a patch of it.
    private const int MostHops = 64;

    /// <summary>The releases that are landed on, the target last.</summary>
    public IReadOnlyList<EtcdVersion> Stops => [.. Hops.Select(hop => hop.To)];

    /// <param name="members">The server version of every member that is known; what a half-done member is being brought to counts too.</param>
    /// <param name="via">Releases to land on in between. A minor release without one is gone through by the recommended release.</param>
    /// <returns>A chain; null with no error when all members run the target; else why there is no way.</returns>
    public static (UpgradeChain? Chain, WorkflowError? Error) Between(
        IReadOnlyCollection<EtcdVersion> members, EtcdVersion target, IReadOnlyList<EtcdVersion> via, HopRules rules)
    {
        if (FindWrongVia(members, target, via) is { } wrong)
        {
            return (null, wrong);
        }

        // A hop that was begun comes first, wherever it leads: between two releases only it is legal.
        var distinct = members.Distinct().Order().ToList();
        if (distinct is [_, var newer] && newer < target)
        {
            return UpgradePath.Between(members, newer, rules) switch
            {
                UpgradePath.OneHop { Hop: var begun } => Extend([begun], newer, target, via, rules),
                UpgradePath.Refused { Error: var error } => (null, error),
                _ => throw new InvalidOperationException("two releases are no single one"),
            };
        }

        // One hop, begun or not, nothing to do, or a mix that is none of ours: as always.
        switch (UpgradePath.Between(members, target, rules))
        {
            case UpgradePath.NothingToDo:
                return (null, null);
            case UpgradePath.OneHop { Hop: var hop } when distinct.Count > 1:
                return (new([hop]), null);
            case UpgradePath.Refused { Error: var error } when distinct.Count != 1 || distinct[0] > target || error.Code == "upgrade.no_rule":
                return (null, error);
            default:
                return Extend([], distinct[0], target, via, rules);
        }
    }

    private static (UpgradeChain? Chain, WorkflowError? Error) Extend(
        List<UpgradeHop> hops, EtcdVersion from, EtcdVersion target, IReadOnlyList<EtcdVersion> via, HopRules rules)
    {
        while (from != target)
        {
            if (hops.Count == MostHops || Next(from, target, via, rules) is not { } next)
            {
                return (null, WorkflowError.Permanent(
                    "upgrade.no_rule", $"There is no rule for going on from {from} towards {target} (rules as of {rules.AsOf:yyyy-MM-dd}).",
                    $"The rules know {rules.Releases[0].Minor} to {rules.Releases[^1].Minor}; `etcdup rules update FILE` installs newer ones."));
            }

            hops.Add(next);
            from = next.To;
        }

        return (new(hops), null);
    }

    private static UpgradeHop? Next(EtcdVersion from, EtcdVersion target, IReadOnlyList<EtcdVersion> via, HopRules rules)
    {
        // A patch of the present minor release that somebody wants to land on.
        if (via.Where(stop => stop.Minor == from.Minor && stop > from).Order().Cast<EtcdVersion?>().FirstOrDefault() is { } wanted)
        {
            return Hop(from, wanted, rules);
        }

        if (from.Minor == target.Minor)
        {
            return Hop(from, target, rules);
        }

        var chain = rules.Chain(from.Minor, target.Minor);
        if (chain.Count < 2 || rules.Find(from.Minor, chain[1]) is not { } rule)
        {
            return null;
        }

        if (from < rule.Source.Floor)
        {
            return Hop(from, rule.Source.Recommended ?? rule.Source.Floor!.Value, rules);
        }

        var stop = chain[1] == target.Minor && !via.Any(other => other.Minor == target.Minor)
            ? target
            : via.Where(other => other.Minor == chain[1]).Order().Cast<EtcdVersion?>().FirstOrDefault() ?? rule.Target.Recommended ?? rules.FindRelease(chain[1])!.Newest;
        return new(from, stop, rule);
    }

    private static UpgradeHop? Hop(EtcdVersion from, EtcdVersion to, HopRules rules) => rules.Find(from.Minor, to.Minor) is { } rule ? new(from, to, rule) : null;

    private static WorkflowError? FindWrongVia(IReadOnlyCollection<EtcdVersion> members, EtcdVersion target, IReadOnlyList<EtcdVersion> via) =>
        via.FirstOrDefault(stop => stop >= target || members.Count == 0 || stop < members.Min()) is { MajorNumber: > 0 } wrong
            ? WorkflowError.Permanent(
                "upgrade.via_not_between", $"{wrong} does not lie between what the members run and {target}.", "Name only releases that are landed on in between.")
            : null;
}
