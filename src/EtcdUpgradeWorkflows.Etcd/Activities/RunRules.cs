using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// The rules of a run's hop: the newest when its preflight passes, and the same from then on. Which they were is among the workflow's outputs.
/// </summary>
internal static class RunRules
{
    public const string Output = "hopRules";

    /// <exception cref="WorkflowErrorException"><c>rules.version_unknown</c></exception>
    public static async Task<HopRules> OfAsync(ActivityContext context, FencedClusters clusters, CancellationToken cancellationToken)
    {
        if (context.FindWorkflowOutput(Output)?.GetString() is not { } kept)
        {
            return await clusters.Rulebook.NewestAsync(cancellationToken);
        }

        return await clusters.Rulebook.FindAsync(Version.Parse(kept), cancellationToken)
            ?? throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "rules.version_unknown", $"This hop was judged by rules {kept}, which are not in the database.", "Install that file again (`etcdup rules update FILE`), then retry."));
    }

    public static void Keep(ActivityContext context, HopRules rules) => context.SetWorkflowOutput(Output, EngineJson.Element(rules.Version.ToString()));
}
