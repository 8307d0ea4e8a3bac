using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>
/// Windows and freezes where they count: when a run reserves a cluster, whatever started it, and before each stop of a member that serves (ADR 32). What is half done is
/// finished at any time, so that is not asked here.
/// </summary>
public sealed class MaintenanceGuard(IWindowStore windows, ClusterDirectory clusters, TimeProvider time) : IHoldPolicy
{
    public async Task<MaintenancePolicy> ReadAsync(ClusterSpec cluster, CancellationToken cancellationToken) => new(
        cluster.Name, cluster.Policy.RequiresWindow,
        // One of other clusters that this version cannot read is none of our business.
        [.. (await windows.ListWindowsAsync(cancellationToken)).Where(stored => IsFor(stored.Document.Clusters, cluster)).Select(stored => stored.Window)],
        [.. (await windows.ListFreezesAsync(cancellationToken)).Where(stored => IsFor(stored.Document.Clusters, cluster)).Select(stored => stored.Freeze)]);

    public async Task<WindowVerdict> JudgeAsync(ClusterSpec cluster, WindowQuestion question, CancellationToken cancellationToken) =>
        MaintenancePolicy.FindBrokenGlass(question.Grants) ?? (await ReadAsync(cluster, cancellationToken)).Judge(question, time.GetCurrentInstant());

    private static bool IsFor(IReadOnlyList<string>? clusters, ClusterSpec cluster) => clusters is null or [] || clusters.Contains(cluster.Name, StringComparer.Ordinal);

    // Two persons and a reason pass over it, as over all that the owners ask.
    private static WorkflowError? FindPersonProblem(ClusterSpec cluster, HoldRequest request) =>
        cluster.Policy.MayStart is not { } persons || persons.Contains(request.By, StringComparer.Ordinal) || MaintenancePolicy.FindBrokenGlass(request.Grants) is not null
            ? null
            : WorkflowError.NeedsOperator(
                "cluster.may_not_start", $"{request.By} may not start what stops members of '{cluster.Name}'.", $"Its owners let these: {string.Join(", ", persons)}. Otherwise only with a second person: --break-glass REASON --with NAME.");

    /// <summary>As it is told to who wants to start something: it will not go on by itself.</summary>
    public static WorkflowError AtStart(WorkflowError why) =>
        why with { Advice = "`etcdup upgrade --window` starts an upgrade when one opens; `etcdup windows list`. Earlier only with a second person: --break-glass REASON --with NAME." };

    public async Task<HoldRefusal?> FindRefusalAsync(HoldRequest request, CancellationToken cancellationToken)
    {
        if (request.StartsByItself && request.Effects.FirstOrDefault(node => node.Type == ExecuteWorkflow.Type || DefinitionLint.IsOfACluster(node.Type)) is { } effect)
        {
            // What is published is looked at alone; what it calls may have been published later.
            return new(
                WorkflowError.NeedsOperator(
                    "run.starts_by_itself",
                    effect.Type == ExecuteWorkflow.Type
                        ? $"A trigger starts it, and '{effect.Title}' calls a definition that is known only then: it could change a cluster without anybody asking for it."
                        : $"A trigger starts it, and '{effect.Title}' ({effect.Type}), in it or in what it calls, changes a cluster without anybody asking for it.",
                    "A person schedules it: `etcdup schedules add`, or `etcdup upgrade --at`."),
                Until: null);
        }

        // What starts what is down, or looks only, is held up by nothing.
        if (!request.Definitions.SelectMany(definition => definition.Root.SelfAndDescendants()).Any(node => DefinitionLint.StopsMembers(node.Type)))
        {
            return null;
        }

        foreach (var name in request.Holds.Select(FencedClusters.ClusterOf).OfType<string>())
        {
            if (await clusters.TryFindAsync(name, cancellationToken) is not { } cluster)
            {
                continue;
            }

            if (FindPersonProblem(cluster, request) is { } notYou)
            {
                return new(notYou, Until: null);
            }

            if (await JudgeAsync(cluster, WindowQuestion.AtStart(request.Grants), cancellationToken) is WindowVerdict.Closed closed)
            {
                return new(request.IsStart ? AtStart(closed.Why) : closed.Why, closed.AskAgainAt);
            }
        }

        return null;
    }
}
