using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What the rules of the hop say.</summary>
internal static class HopChecks
{
    public static CheckOutcome Versions(PreflightFacts facts)
    {
        var view = facts.View;
        string[] seen = [.. view.Members.Select(member => $"{member.Name}: {member.ServerVersion?.ToString() ?? member.Version?.Server ?? member.Status?.Version ?? "not known"}.")];
        if (facts.Path is UpgradePath.Refused { Error: { Code: "upgrade.mix_illegal" } error })
        {
            return CheckOutcome.Failed(error.Advice ?? "", [error.Message, .. seen]);
        }

        return view.Members.Any(member => member.ServerVersion is null)
            ? CheckOutcome.NotChecked("Bring the member up, or ask it for its version: only releases are upgraded.", seen)
            : CheckOutcome.Passed(seen);
    }

    public static CheckOutcome HopIsLegal(PreflightFacts facts) =>
        facts.Path switch
        {
            UpgradePath.NothingToDo => CheckOutcome.Passed($"All members run {facts.Target}: there is nothing to do."),
            UpgradePath.OneHop { Hop: var hop } => CheckOutcome.Passed($"{hop}: {hop.Rule} (rules as of {facts.Rules.AsOf:yyyy-MM-dd})."),
            UpgradePath.Refused { Error: var error } => CheckOutcome.Failed(error.Advice ?? "", error.Message),
            _ => throw new InvalidOperationException($"unknown path {facts.Path}"),
        };

    public static CheckOutcome SourceFloor(PreflightFacts facts)
    {
        if (facts.Hop is not { } hop)
        {
            return WithoutHop(facts);
        }

        var (floor, recommended) = hop.Rule.Source;
        if (hop.From < floor)
        {
            return CheckOutcome.Failed($"Upgrade to {recommended ?? floor} within {hop.From.Minor} first.", $"{hop.From} is below {floor}, the least that {hop.Rule} starts from.");
        }

        return hop.From < recommended
            ? CheckOutcome.Warned($"Consider an upgrade to {recommended} within {hop.From.Minor} first.", $"{hop.From} is not below the floor{Named(floor)}; recommended is {recommended}.")
            : CheckOutcome.Passed($"{hop.From}; the floor is {floor?.ToString() ?? "any release"}.");
    }

    public static CheckOutcome BlackList(PreflightFacts facts)
    {
        if (facts.Hop is not { } hop)
        {
            return WithoutHop(facts);
        }

        var (floor, recommended) = hop.Rule.Target;
        var onTarget = facts.Rules.FindBlackListed(hop.To);
        List<string> failures = [.. onTarget.Where(entry => entry.Kind != BlackListKind.EndOfLife).Select(entry => Describe(hop.To, entry))];
        List<string> warnings = [.. onTarget.Where(entry => entry.Kind == BlackListKind.EndOfLife && !facts.IsIntermediate).Select(entry => Describe(hop.To, entry))];
        if (hop.To < floor)
        {
            failures.Add($"{hop.To} is below {floor}, the least that {hop.Rule} should land on.");
        }

        if (hop.To < recommended)
        {
            warnings.Add($"{recommended} is recommended (rules as of {facts.Rules.AsOf:yyyy-MM-dd}).");
        }

        // The present release is only warned of, leaving it is what is wanted; of one that is landed on in between nothing is said.
        var isPresent = facts.Chain is not { } chain || chain.Hops[0].From == hop.From;
        warnings.AddRange((isPresent ? facts.Rules.FindBlackListed(hop.From) : []).Select(entry => $"Present release: {Describe(hop.From, entry)}"));
        return CheckOutcome.Of(failures, [], warnings, [$"{hop.To} is not on the black list."], $"Consider {recommended?.ToString() ?? "a newer patch release"} as the target.", "");
    }

    public static CheckOutcome Conditions(PreflightFacts facts)
    {
        if (facts.Hop is not { } hop)
        {
            return WithoutHop(facts);
        }

        var blockers = hop.Rule.Blockers.Where(blocker => !(hop.From >= blocker.LiftedFromSource)).ToArray();
        if (blockers.Length == 0)
        {
            return CheckOutcome.Passed($"{hop.Rule}: no condition.");
        }

        var judged = blockers.Select(blocker => (Blocker: blocker, Holds: Holds(blocker.Code, facts, hop))).ToArray();
        return CheckOutcome.Of(
            [.. judged.Where(entry => entry.Holds == true).Select(entry => entry.Blocker.Why)],
            [.. judged.Where(entry => entry.Holds is null).Select(entry => $"Not known: {entry.Blocker.Why}")],
            [],
            [.. judged.Where(entry => entry.Holds == false).Select(entry => $"Does not apply here: {entry.Blocker.Why}")],
            string.Join(" ", judged.Where(entry => entry.Holds == true).Select(entry => entry.Blocker.Advice)),
            string.Join(" ", judged.Where(entry => entry.Holds is null).Select(entry => entry.Blocker.Advice)));
    }

    public static CheckOutcome Flags(PreflightFacts facts)
    {
        if (facts.Hop is not { } hop)
        {
            return WithoutHop(facts);
        }

        List<string> failures = [], unknown = [], warnings = [], seen = [];
        foreach (var member in facts.Spec.Members)
        {
            if (member.Host is not ProcessHostSpec process)
            {
                unknown.Add($"{member.Name}: its flags are not known: no host access.");
                continue;
            }

            var problems = MemberFlags.Judge(process.ConfigurationOf(hop.To.Minor), hop.Rule, facts.Rules);
            failures.AddRange(problems.Where(problem => problem.Blocks).Select(problem => $"{member.Name}: {problem.Text}"));
            warnings.AddRange(problems.Where(problem => !problem.Blocks).Select(problem => $"{member.Name}: {problem.Text}"));
            if (problems.Count == 0)
            {
                seen.Add($"{member.Name}: nothing that {hop.To} is known to refuse{Revised(process, hop)}.");
            }
        }

        return CheckOutcome.Of(
            failures, unknown, warnings, seen,
            failures.Count > 0
                ? $"{hop.To} does not start with it, or not as it should: `etcdup clusters configure {facts.Spec.Name} --to {hop.To}` proposes another configuration."
                : "Change the members' configuration when it suits: the member starts.",
            "Compare the member's flags with the release notes.");
    }

    private static string Revised(ProcessHostSpec process, UpgradeHop hop) =>
        process.RevisionOf(hop.To.Minor) is { } revision && revision != process.RevisionOf(hop.From.Minor)
            ? $", with its configuration from {revision.From} on{(revision.Acceptance is { } accepted ? $" (accepted by {accepted.By})" : "")}"
            : "";

    /// <summary>Whether the condition holds in the cluster; null when it is not known.</summary>
    private static bool? Holds(HopBlockerCode code, PreflightFacts facts, UpgradeHop hop) =>
        code switch
        {
            HopBlockerCode.Auth => facts.View.AuthEnabled,
            HopBlockerCode.V2 => facts.View.V2Store is { } store ? store.Keys > 0 && !facts.Spec.Members.All(member => AsksForV2(member, hop.To)) : null,
            HopBlockerCode.V2Remains => facts.View.V2Store is { Keys: > 0 } || facts.Spec.Members.Any(member => AsksForV2(member, hop.From)) ? true : null,
            HopBlockerCode.V3Database => HoldsForAny(facts.Spec.Members.Select(member => LacksDatabase(member, facts))),
            HopBlockerCode.ListenHostName => HoldsForAny(facts.Spec.Members.Select(member => ListensOnAHostName(member, hop.To))),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
        };

    private static bool AsksForV2(MemberSpec member, EtcdVersion release) =>
        member.Host is ProcessHostSpec process
        && process.ConfigurationOf(release.Minor).Find("enable-v2") is { IsOn: true };

    /// <summary>True when it holds for one; null when it holds for none and one is not known.</summary>
    private static bool? HoldsForAny(IEnumerable<bool?> members)
    {
        List<bool?> all = [.. members];
        return all.Contains(true) ? true : all.Contains(null) ? null : false;
    }

    private static bool? LacksDatabase(MemberSpec member, PreflightFacts facts) =>
        facts.Hosts.GetValueOrDefault(member.Name)?.Data is { IsKnown: true, Value: { } data } ? data.DatabaseBytes is null : null;

    private static bool? ListensOnAHostName(MemberSpec member, EtcdVersion release)
    {
        if (member.Host is not ProcessHostSpec process)
        {
            return null;
        }

        var urls = new[] { "listen-client-urls", "listen-peer-urls" }
            .Select(name => process.ConfigurationOf(release.Minor).Find(name)?.Value)
            .OfType<string>()
            .SelectMany(value => value.Split(','));
        return urls.Any(url => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) && parsed.HostNameType == UriHostNameType.Dns && parsed.Host != "localhost");
    }

    private static CheckOutcome WithoutHop(PreflightFacts facts) =>
        facts.Path is UpgradePath.NothingToDo ? CheckOutcome.Passed("There is nothing to do.") : CheckOutcome.NoHop;

    private static string Describe(EtcdVersion version, BlackListEntry entry) => $"{version} ({entry}): {entry.Why}";

    private static string Named(EtcdVersion? floor) => floor is { } version ? $" {version}" : "";
}
