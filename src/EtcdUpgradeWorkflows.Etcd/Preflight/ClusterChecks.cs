using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>What the members themselves say.</summary>
internal static class ClusterChecks
{
    /// <summary>What etcd takes without --quota-backend-bytes, or with 0.</summary>
    private const long DefaultQuota = 2L * 1024 * 1024 * 1024;

    private const double QuotaWarning = 0.80;
    private const double QuotaLimit = 0.95;

    public static CheckOutcome Reachable(PreflightFacts facts)
    {
        var silent = facts.View.Members.Where(member => !member.Reachable).Select(Describe).ToArray();
        return silent.Length == 0
            ? CheckOutcome.Passed($"{facts.View.Members.Count} of {facts.View.Members.Count} members answer.")
            : CheckOutcome.Failed("Start the member, or correct its client URL, certificate or password.", silent);
    }

    public static CheckOutcome Healthy(PreflightFacts facts)
    {
        var sick = facts.View.Members.Where(member => !member.Serves).Select(Describe).ToArray();
        return sick.Length == 0
            ? CheckOutcome.Passed([.. facts.View.Members.Select(member => $"{member.Name} serves at revision {member.Revision}.")])
            : CheckOutcome.Failed("Repair the member first: no serving member is stopped while another one does not serve.", sick);
    }

    public static CheckOutcome Learners(PreflightFacts facts)
    {
        if (facts.View.MemberList is not { } list)
        {
            return CheckOutcome.NotChecked("Bring a member up first.", "No member told its member list.");
        }

        var learners = list.Where(member => member.IsLearner).Select(member => $"{NameOf(member)} is a learner.");
        var unstarted = list.Where(member => !member.IsStarted).Select(member => $"Member {member.Id} ({string.Join(", ", member.PeerUrls)}) was added and never started.");
        string[] found = [.. learners, .. unstarted];
        return found.Length == 0
            ? CheckOutcome.Passed($"All {list.Count} members are started voters.")
            : CheckOutcome.Failed("Promote the learner or remove it; start the unstarted member or remove it.", found);
    }

    public static CheckOutcome Alarms(PreflightFacts facts) =>
        facts.View.Alarms switch
        {
            null => CheckOutcome.NotChecked("Bring the members up first: alarms are asked of one that serves.", "Nobody could be asked for alarms."),
            [] => CheckOutcome.Passed("No alarm."),
            var alarms => CheckOutcome.Failed(
                "NOSPACE: compact, defragment, then etcdctl alarm disarm. CORRUPT: replace the member; do not upgrade.",
                [.. alarms.Select(alarm => $"{alarm.Kind} on member {alarm.MemberId}.")]),
        };

    public static CheckOutcome Quota(PreflightFacts facts)
    {
        List<string> failures = [], unknown = [], warnings = [], seen = [];
        foreach (var member in facts.View.Members)
        {
            if (member.ServerVersion is { MajorNumber: 2 } version)
            {
                seen.Add($"{member.Name}: {version} has no database with a quota.");
                continue;
            }

            if (member.Status?.DbSize is not { } size || !TryFindQuota(facts.Spec.FindMember(member.Name), member.ServerVersion ?? facts.Target, out var quota))
            {
                unknown.Add($"{member.Name}: the size of its database, or its quota, is not known{(facts.Spec.FindMember(member.Name)?.Host is UnknownHostSpec ? ": no host access" : "")}.");
                continue;
            }

            // A negative quota turns it off.
            var line = quota < 0 ? $"{member.Name}: {Megabytes(size)}, no quota." : $"{member.Name}: {Megabytes(size)} of {Megabytes(quota)}.";
            var share = quota < 0 ? 0 : (double)size / quota;
            (share >= QuotaLimit ? failures : share >= QuotaWarning ? warnings : seen).Add(line);
        }

        return CheckOutcome.Of(failures, unknown, warnings, seen, "Compact and defragment, or raise --quota-backend-bytes.", "Look at the member's --quota-backend-bytes.");
    }

    public static CheckOutcome QuorumAfterStop(PreflightFacts facts)
    {
        var quorum = facts.View.Quorum;
        List<string> refusals = [], downtimes = [];
        string? advice = null;
        if (!quorum.IsThere)
        {
            refusals.Add($"{quorum.Serving} of {quorum.Voters.Count} voters serve, which is below the quorum of {quorum.Size}: there is none to survive.");
            advice = "Bring the members up first.";
        }

        foreach (var member in facts.View.Members.Where(member => !member.IsSettledOn(facts.Target)))
        {
            switch (facts.View.MayStop(member, facts.AllowDowntime))
            {
                case StopVerdict.Refused refused:
                    refusals.Add(refused.Error.Message);
                    advice ??= refused.Error.Advice;
                    break;
                case StopVerdict.Downtime:
                    downtimes.Add($"The cluster does not answer while {member.Name} is stopped; that was granted.");
                    break;
                default:
                    break;
            }
        }

        return CheckOutcome.Of(
            refusals,
            [],
            downtimes,
            [$"{quorum.Serving} of {quorum.Voters.Count} voters serve; the quorum is {quorum.Size}; it can lose {Math.Max(0, quorum.CanLose)}."],
            advice ?? "Tell the users of the cluster.",
            "");
    }

    public static CheckOutcome ClusterId(PreflightFacts facts)
    {
        var ids = facts.View.Members
            .Select(member => (member.Name, Id: member.Status?.ClusterId ?? member.MemberList?.ClusterId))
            .ToArray();
        var known = ids.Where(entry => entry.Id is not null).Select(entry => entry.Id).Distinct().ToArray();
        string[] silent = [.. ids.Where(entry => entry.Id is null).Select(entry => $"{entry.Name} did not tell its cluster id.")];
        return known.Length switch
        {
            > 1 => CheckOutcome.Failed("The cluster file mixes members of several clusters: correct it.", [.. ids.Select(entry => $"{entry.Name}: {entry.Id ?? "not known"}.")]),
            _ when silent.Length > 0 => CheckOutcome.NotChecked("Bring the member up first.", silent),
            _ => CheckOutcome.Passed($"Cluster id {known[0]} on all members."),
        };
    }

    public static CheckOutcome MemberList(PreflightFacts facts)
    {
        if (facts.View.MemberList is not { } list)
        {
            return CheckOutcome.NotChecked("Bring a member up first.", "No member told its member list.");
        }

        List<string> failures = [], warnings = [];
        var expected = Fingerprint(list);
        failures.AddRange(facts.View.Members
            .Where(member => member.MemberList is { } own && Fingerprint(own.Members) != expected)
            .Select(member => $"{member.Name} tells another member list than the others."));
        string[] unknown = [.. facts.View.Members.Where(member => member.MemberList is null).Select(member => $"{member.Name} did not tell its member list.")];

        foreach (var spec in facts.Spec.Members)
        {
            CompareWithSpec(spec, list, facts.View.FindMember(spec.Name), failures, warnings);
        }

        failures.AddRange(list
            .Where(listed => listed.IsStarted && facts.Spec.FindMember(listed.Name) is null)
            .Select(listed => $"Member {listed.Name} ({listed.Id}) is not in the cluster file."));

        return CheckOutcome.Of(
            failures,
            unknown,
            warnings,
            [$"{list.Count} members, the same on all and in the cluster file."],
            "Make the cluster file say what the member list says; change no membership during an upgrade.",
            "Bring the member up first.");
    }

    private static void CompareWithSpec(
        MemberSpec spec, IReadOnlyList<ListedMember> list, MemberView? view, List<string> failures, List<string> warnings)
    {
        if (list.FirstOrDefault(listed => listed.Name == spec.Name) is not { } found)
        {
            failures.Add($"{spec.Name} is not in the member list.");
            return;
        }

        if (view?.Id is { } id && id != found.Id)
        {
            failures.Add($"At the client URL of {spec.Name} member {id} answers; the member list has {found.Id} under that name.");
        }

        if (!found.PeerUrls.Any(url => IsSameUrl(url, spec.PeerUrl)))
        {
            failures.Add($"{spec.Name} has the peer URL {string.Join(", ", found.PeerUrls)}; the cluster file says {spec.PeerUrl.GetLeftPart(UriPartial.Authority)}.");
        }

        // Only a warning: what members advertise to clients need not be how this server reaches them.
        if (!found.ClientUrls.Any(url => IsSameUrl(url, spec.ClientUrl)))
        {
            warnings.Add($"{spec.Name} advertises {string.Join(", ", found.ClientUrls)} to clients; the cluster file says {spec.ClientUrl.GetLeftPart(UriPartial.Authority)}.");
        }
    }

    private static bool TryFindQuota(MemberSpec? member, EtcdVersion release, out long quota)
    {
        quota = DefaultQuota;
        if (member?.Host is not ProcessHostSpec process)
        {
            return false;
        }

        if (process.ConfigurationOf(release.Minor).Find("quota-backend-bytes") is not { } flag)
        {
            return true;
        }

        if (!long.TryParse(flag.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quota))
        {
            return false;
        }

        quota = quota == 0 ? DefaultQuota : quota;
        return true;
    }

    private static string Fingerprint(IReadOnlyList<ListedMember> list) =>
        string.Join(
            "\n",
            list.OrderBy(member => member.Id, StringComparer.Ordinal)
                .Select(member => $"{member.Id} {member.Name} {member.IsLearner} {string.Join(",", member.PeerUrls.Order(StringComparer.Ordinal))}"));

    private static bool IsSameUrl(string text, Uri url) => Uri.TryCreate(text, UriKind.Absolute, out var other) && other == url;

    private static string Describe(MemberView member) => $"{member.Name}: {member.Error?.Message ?? "no answer."}";

    private static string NameOf(ListedMember member) => member.IsStarted ? member.Name : $"Member {member.Id}";

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024.0:0.#} MiB");
}
