using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>All checks of one hop; the run's own decide, whatever the launcher's preview said.</summary>
public sealed class RunPreflight(FencedClusters clusters, PreflightInspector inspector, IControllerIdentity identity, IBackupVault vault) : LeafActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.Preflight", Category = EtcdActivity.Category, DisplayName = "Preflight",
        Description = "Makes every check of the hop; a blocker opens an incident.", Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs = [EtcdActivity.Cluster, EtcdActivity.Target, new("Rehearsal", "String", "Who rehearsed the hop in staging, and in which run."), new("FinalTarget", "String", "Where the way ends that this hop is one of; empty: with its target.")],
        Outputs = [new("From", "String", "The release the cluster runs."), new("Report", "Object", "Every check with its evidence.")],
        Outcomes = ["Done", "NothingToDo"],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var target = EtcdActivity.TargetOf(context.Inputs);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var rules = await RunRules.OfAsync(context, clusters, cancellationToken);
        var facts = await inspector.InspectAsync(
            new(cluster.Spec, target, rules, EtcdActivity.AllowsDowntime(context), vault.FreeBytes, await identity.ReadAsync(cluster.Spec.Name, cancellationToken), Inquiry.Of<ReservingRun>(null))
            {
                Rehearsal = context.Inputs.TextOrNull("Rehearsal"),
                FinalTarget = context.Inputs.TextOrNull("FinalTarget") is { Length: > 0 } final ? EtcdVersion.Parse(final) : null,
            },
            cancellationToken);
        var report = PreflightChecks.Report(facts);
        if (MemberChanges.Judge(context, cluster.Spec, facts.View, target, rules).Error is { } changed)
        {
            return EtcdActivity.Failed(changed);
        }

        context.SetProgress(UpgradeProgress.Of(facts.View, report.From?.ToString() ?? EtcdActivity.FromOf(facts.View, target), target.ToString()));
        if (report.HasBlocker && facts.View.Members.Any(IsAskedAgain) && context.Attempt < EtcdActivity.Patience.MaxAttempts)
        {
            return EtcdActivity.Failed(Blocked(report, ErrorKind.Transient));
        }

        foreach (var result in report.Results.Where(r => r.Verdict != PreflightVerdict.Passed))
        {
            context.Note($"{result.Title}: {result.Verdict} – {string.Join(" ", result.Evidence)}{(result.Advice is null ? "" : $" {result.Advice}")}", new { result.Code });
        }

        if (facts.Path is UpgradePath.NothingToDo && facts.View.AllServe)
        {
            return ActivityResult.Outcome("NothingToDo", ("From", target.ToString()), ("Report", report));
        }

        if (report.HasBlocker)
        {
            return EtcdActivity.Failed(Blocked(report, ErrorKind.NeedsOperator));
        }

        context.Note($"{report.Results.Count(r => r.Verdict == PreflightVerdict.Passed)} of {report.Results.Count} checks passed, none stands in the way.");
        RunRules.Keep(context, rules);
        return ActivityResult.Outcome("Done", ("From", report.From?.ToString()), ("Report", report));
    }

    /// <summary>A member that runs and gave no answer in time may be slow for a moment; one that is known to be down stays so.</summary>
    private static bool IsAskedAgain(MemberView member) =>
        !member.IsStopped && (member is { Serves: false, Error.Kind: ErrorKind.Transient } || member.HostError?.Kind == ErrorKind.Transient);

    private static WorkflowError Blocked(PreflightReport report, ErrorKind kind) => new(
        "preflight.blocked",
        kind,
        $"{report.Blockers.Count()} of {report.Results.Count} checks stand in the way: {string.Join(" ", report.Blockers.Select(b => $"{b.Title} ({b.Code}): {string.Join(" ", b.Evidence)}"))}",
        report.Blockers.First().Advice ?? "Mend what the checks name, then retry.");
}
