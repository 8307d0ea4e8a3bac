using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;

namespace EtcdUpgradeWorkflows.Etcd.Policies;

/// <summary>One thing that is asked, and who asks it.</summary>
/// <param name="Rule">As in a cluster file: rehearsal, window, mayStart, soak, gate, beforeStop, afterServing or silence.</param>
/// <param name="What">The name of a gate or step, the persons, the duration; of others in a word.</param>
/// <param name="From">Policies by name, or <see cref="PolicyJoin.OwnFile"/>.</param>
public sealed record PolicyRule(string Rule, string What, IReadOnlyList<string> From);

/// <summary>What a cluster is held to: its own policy and those of its labels; of each rule the stricter one (ADR 48). Pure.</summary>
public static class PolicyJoin
{
    /// <summary>No name of a policy.</summary>
    public const string OwnFile = "its own file";

    /// <summary>In queries and silences of a policy for several clusters: the one that is meant.</summary>
    public const string Cluster = "{cluster}";

    public const string Unreadable = "policy.unreadable";

    public const string NameClash = "policy.name_clash";

    public const string SilenceClash = "policy.silence_clash";

    /// <summary>What a joined policy stops everything with, until somebody changes policies.</summary>
    public static readonly IReadOnlyList<string> Codes = [Unreadable, NameClash, SilenceClash];

    /// <summary>Of a description that nobody has joined with the policies of its labels: it stops nothing.</summary>
    internal static readonly WorkflowError NotJoined = WorkflowError.Permanent(
        "policy.not_joined", "What is asked of this cluster was not read: its labels' policies are missing.", "This is a defect of the program; report it.");

    public static ClusterPolicy Join(ClusterSpec cluster, IEnumerable<LabelPolicy> policies)
    {
        List<LabelPolicy> ours = [.. policies.Where(policy => policy.IsFor(cluster)).OrderBy(policy => policy.Name, StringComparer.Ordinal)];
        List<Part> parts = [new(OwnFile, cluster.OwnPolicy), .. ours.Select(policy => new Part(policy.Name, Filled(policy.Policy, cluster.Name)))];
        Findings found = new([], [.. ours.Select(policy => policy.Problem).OfType<WorkflowError>()]);

        return new(Required("rehearsal", part => part.RequiresRehearsal, parts, found), Required("window", part => part.RequiresWindow, parts, found))
        {
            MayStart = Persons(parts, found),
            Soak = Longest(parts, found),
            Gates = Named("gate", parts, policy => policy.Gates, gate => gate.Name, found),
            Steps = new(
                Named(MemberStepCall.BeforeStop, parts, policy => policy.Steps.BeforeStop, step => step.Name, found),
                Named(MemberStepCall.AfterServing, parts, policy => policy.Steps.AfterServing, step => step.Name, found)),
            Silence = Silence(parts, found),
            Rules = found.Rules,
            Problem = found.Problems is [var first, ..] ? first with { Message = string.Join(" ", found.Problems.Select(problem => problem.Message)) } : null,
        };
    }

    private static bool Required(string rule, Func<ClusterPolicy, bool> isRequired, List<Part> parts, Findings found)
    {
        List<string> from = [.. parts.Where(part => isRequired(part.Policy)).Select(part => part.From)];
        found.Add(rule, "required", from);
        return from.Count > 0;
    }

    // Each of them has to let a person.
    private static List<string>? Persons(List<Part> parts, Findings found)
    {
        List<Part> asking = [.. parts.Where(part => part.Policy.MayStart is not null)];
        if (asking.Count == 0)
        {
            return null;
        }

        List<string> persons = [.. asking[0].Policy.MayStart!.Where(person => asking.All(part => part.Policy.MayStart!.Contains(person, StringComparer.Ordinal)))];
        found.Add("mayStart", persons.Count == 0 ? "nobody" : string.Join(", ", persons), [.. asking.Select(part => part.From)]);
        return persons;
    }

    private static TimeSpan? Longest(List<Part> parts, Findings found)
    {
        var soak = parts.Max(part => part.Policy.Soak);
        found.Add("soak", soak?.ToString("c", CultureInfo.InvariantCulture) ?? "", [.. parts.Where(part => soak is not null && part.Policy.Soak == soak).Select(part => part.From)]);
        return soak;
    }

    // In the order of the cluster's own file, then of the policies by name. The same thing asked twice is done once; two of one name are both kept, and stop everything until one has another name.
    private static List<T> Named<T>(string rule, List<Part> parts, Func<ClusterPolicy, IReadOnlyList<T>> itemsOf, Func<T, string> nameOf, Findings found)
        where T : notnull
    {
        List<T> all = [];
        foreach (var named in parts.SelectMany(part => itemsOf(part.Policy).Select(item => (part.From, Item: item))).GroupBy(asked => nameOf(asked.Item), StringComparer.Ordinal))
        {
            List<T> different = [.. named.Select(asked => asked.Item).Distinct()];
            all.AddRange(different);
            found.Add(rule, named.Key, [.. named.Select(asked => asked.From)]);
            if (different.Count > 1)
            {
                found.Problems.Add(WorkflowError.NeedsOperator(
                    NameClash, $"{string.Join(" and ", named.Select(asked => asked.From == OwnFile ? OwnFile : $"policy '{asked.From}'"))} each have a {(rule == "gate" ? rule : $"step ({rule})")} '{named.Key}', and not the same one.",
                    "Give one of them another name: `etcdup policies remove` and add it again, or change the cluster's file."));
            }
        }

        return all;
    }

    // Its own file knows its alerts best. Without it policies have to agree: a silence is one call, for one Alertmanager.
    private static AlertSilence? Silence(List<Part> parts, Findings found)
    {
        List<Part> asking = [.. parts.Where(part => part.Policy.Silence is not null)];
        if (asking is not [var first, ..])
        {
            return null;
        }

        if (first.From == OwnFile)
        {
            found.Add("silence", first.Policy.Silence!.Url.ToString(), [OwnFile]);
            return first.Policy.Silence;
        }

        found.Add("silence", first.Policy.Silence!.Url.ToString(), [.. asking.Select(part => part.From)]);
        if (asking.Exists(part => !AreSame(part.Policy.Silence!, first.Policy.Silence!)))
        {
            found.Problems.Add(WorkflowError.NeedsOperator(
                SilenceClash, $"Policies {string.Join(" and ", asking.Select(part => $"'{part.From}'"))} ask for different silences.", "Give the silence in the cluster's own file: that one counts; or in one policy alone."));
        }

        return first.Policy.Silence;
    }

    private static bool AreSame(AlertSilence a, AlertSilence b) =>
        a.Url == b.Url && a.Authorization == b.Authorization && a.Matchers.Count == b.Matchers.Count && a.Matchers.All(matcher => b.Matchers.TryGetValue(matcher.Key, out var other) && other == matcher.Value);

    // Names of clusters are letters, digits and dashes: nothing that a query could take for its own.
    private static ClusterPolicy Filled(ClusterPolicy policy, string cluster) => policy with
    {
        Gates = [.. policy.Gates.Select(gate => gate with { Query = gate.Query?.Replace(Cluster, cluster, StringComparison.Ordinal) })],
        Silence = policy.Silence is not { } silence ? null
            : silence with { Matchers = silence.Matchers.ToDictionary(matcher => matcher.Key, matcher => matcher.Value.Replace(Cluster, cluster, StringComparison.Ordinal), StringComparer.Ordinal) },
    };

    private sealed record Part(string From, ClusterPolicy Policy);

    private sealed record Findings(List<PolicyRule> Rules, List<WorkflowError> Problems)
    {
        public void Add(string rule, string what, List<string> from)
        {
            if (from.Count > 0)
            {
                Rules.Add(new(rule, what, from));
            }
        }
    }
}
