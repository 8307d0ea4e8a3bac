using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Looks what the members run and says which release is next on the way to the target. The way is planned once, by the newest rules of that moment; when newer
/// ones plan the rest otherwise, or judge its hops otherwise, a person is asked.
/// </summary>
public sealed class SelectHop(FencedClusters clusters) : LeafActivity
{
    public const string PlanOutput = "hopPlan";

    public const string PlanChanged = "rules.plan_changed";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.NextHop", Category = EtcdActivity.Category, DisplayName = "Next hop",
        Description = "Observes the cluster and says which release is next on the way to the target.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, EtcdActivity.Target,
            new("Via", "String", "Releases to land on in between, separated by commas; empty: the recommended release of each minor one."),
        ],
        Outputs = [new("Next", "String", "The release of the next hop."), new("Plan", "Object", "The hops that are left.")],
        Outcomes = ["Hop", "None"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    /// <exception cref="WorkflowErrorException">One of them is no release.</exception>
    public static IReadOnlyList<EtcdVersion> ParseVia(string? text) =>
        [.. (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(EtcdVersion.Parse)];

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.RecentLookAsync(cancellationToken);
        var rules = await clusters.Rulebook.NewestAsync(cancellationToken);
        var versions = VersionsOf(view);

        // What lies behind has been landed on.
        var via = ParseVia(context.Inputs.TextOrNull("Via")).Where(stop => versions.Count == 0 || stop >= versions.Min()).ToList();
        var (chain, error) = UpgradeChain.Between(versions, target, via, rules);
        if (error is not null)
        {
            return EtcdActivity.Failed(error.Code == "upgrade.version_unknown" ? error with { Kind = ErrorKind.Transient } : error with { Kind = ErrorKind.NeedsOperator });
        }

        context.SetProgress(UpgradeProgress.Of(view, EtcdActivity.FromOf(view, target), target.ToString()));
        if (chain is null)
        {
            context.Note($"All members run {target}: the last hop is done.");
            return ActivityResult.Outcome("None");
        }

        var now = Plan.Of(chain, rules);
        var before = context.FindWorkflowOutput(PlanOutput)?.Deserialize<Plan>(EngineJson.Options);
        var changes = before is null ? [] : now.FindChanges(before);
        if (changes.Count > 0 && !context.AnswersTo(PlanChanged))
        {
            return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                PlanChanged, $"Rules {now.Rules} judge what is left otherwise than rules {before!.Rules}, by which it was planned: {string.Join(" ", changes)}",
                $"Look at `etcdup plan --to {target}` and `etcdup rules show HOP`; `runs retry` goes on by the newer rules."));
        }

        if (before is null || before.Rules != now.Rules)
        {
            context.Note($"The way by rules {now.Rules}: {string.Join(", then ", chain.Hops.Select(hop => hop.ToString()))}.", now);
        }

        context.SetWorkflowOutput(PlanOutput, EngineJson.Element(now));
        var next = chain.Hops[0];
        context.Note($"Next: {next}{(chain.Hops.Count == 1 ? ", the last hop" : $"; {chain.Hops.Count - 1} more after it")}.");
        return ActivityResult.Outcome("Hop", ("Next", next.To.ToString()), ("Plan", now));
    }

    /// <summary>What the members run; of one that is half way, where it is being brought to.</summary>
    private static List<EtcdVersion> VersionsOf(ClusterView view) =>
    [
        .. view.Members.Select(member =>
            member.IsHalfDone && EtcdVersion.TryParse(member.Host?.Record?.To?.Version, out var goal) ? goal
            : member.ServerVersion ?? (EtcdVersion.TryParse(member.Host?.Process?.Version ?? member.Host?.LinkVersion, out var known) ? known : null)).OfType<EtcdVersion>(),
    ];

    /// <param name="Rules">The version of the rules it was made by.</param>
    private sealed record Plan(string Rules, IReadOnlyList<PlannedHop> Hops)
    {
        public static Plan Of(UpgradeChain chain, HopRules rules) => new(rules.Version.ToString(), [.. chain.Hops.Select(hop => PlannedHop.Of(hop, rules))]);

        /// <summary>What lies behind is none: only hops that are left are compared.</summary>
        public IReadOnlyList<string> FindChanges(Plan before) =>
        [
            .. Hops.Where(hop => before.Hops.All(other => other.To != hop.To || other.From != hop.From)).Select(hop => $"{hop.From}→{hop.To} was not planned."),
            .. Hops.Where(hop => before.Hops.Any(other => (other.From, other.To) == (hop.From, hop.To) && other.Judgement != hop.Judgement))
                .Select(hop => $"{hop.From}→{hop.To} has another rule."),
        ];
    }

    /// <param name="Judgement">The sha256 of all that the rules say of the hop.</param>
    private sealed record PlannedHop(string From, string To, string Judgement)
    {
        public static PlannedHop Of(UpgradeHop hop, HopRules rules)
        {
            // What is merely recommended changes with every patch release, and stops nothing.
            var rule = hop.Rule with { Source = hop.Rule.Source with { Recommended = null }, Target = hop.Rule.Target with { Recommended = null }, Sources = [] };
            var listed = rules.FindBlackListed(hop.To).Where(entry => entry.Kind != BlackListKind.EndOfLife);
            var text = EngineJson.Text(new { rule, listed });
            return new(hop.From.ToString(), hop.To.ToString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }
}
