using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Etcd.Policies;
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
        [.. (await windows.ListWindowsAsync(cancellationToken)).Where(stored => MayBeFor(stored.Document.Clusters, stored.Document.Labels, cluster)).Select(stored => stored.Window.OfCluster(cluster)).OfType<MaintenanceWindow>()],
        [.. (await windows.ListFreezesAsync(cancellationToken)).Where(stored => MayBeFor(stored.Document.Clusters, stored.Document.Labels, cluster)).Select(stored => stored.Freeze.OfCluster(cluster)).OfType<Freeze>()]) { Problem = cluster.Policy.Problem };

    /// <summary>Windows and freezes as a cluster has them, by its labels too where it is registered; null: all of them.</summary>
    /// <param name="window">Of the windows only this one: another one that cannot be read is nothing to it.</param>
    public async Task<(IReadOnlyList<MaintenanceWindow> Windows, IReadOnlyList<Freeze> Freezes)> ListAsync(string? cluster, CancellationToken cancellationToken, string? window = null)
    {
        if (cluster is not null && await clusters.TryFindAsync(cluster, cancellationToken) is { } spec)
        {
            var policy = await ReadAsync(spec, cancellationToken);
            return ([.. policy.Windows.Where(w => window is null || w.Name == window)], policy.Freezes);
        }

        return (
            [.. (await windows.ListWindowsAsync(cancellationToken)).Where(stored => window is null || stored.Document.Name == window).Select(stored => stored.Window).Where(w => cluster is null || w.IsFor(cluster))],
            [.. (await windows.ListFreezesAsync(cancellationToken)).Select(stored => stored.Freeze).Where(freeze => cluster is null || freeze.IsFor(cluster))]);
    }

    public async Task<WindowVerdict> JudgeAsync(ClusterSpec cluster, WindowQuestion question, CancellationToken cancellationToken) =>
        MaintenancePolicy.FindBrokenGlass(question.Grants, cluster.Name) ?? (await ReadAsync(cluster, cancellationToken)).Judge(question, time.GetCurrentInstant());

    private static bool MayBeFor(IReadOnlyList<string>? clusters, IReadOnlyList<string>? labels, ClusterSpec cluster) =>
        clusters is null or [] || clusters.Contains(cluster.Name, StringComparer.Ordinal) || labels is { Count: > 0 };

    // Two persons and a reason pass over it, as over all that the owners ask.
    private static WorkflowError? FindPersonProblem(ClusterSpec cluster, HoldRequest request) =>
        MaintenancePolicy.FindBrokenGlass(request.Grants, cluster.Name) is not null ? null
        // Nobody knows who may.
        : cluster.Policy.Problem is { } unknown ? unknown
        : cluster.Policy.MayStart is not { } persons || persons.Contains(request.By, StringComparer.Ordinal) ? null
        : WorkflowError.NeedsOperator(
            "cluster.may_not_start", $"{request.By} may not start what stops members of '{cluster.Name}'.", $"{MayStartText(cluster.Policy)} Otherwise only with a second person: --break-glass REASON --with NAME.");

    /// <summary>Who may, and whose list that is where it is not the cluster's own.</summary>
    public static string MayStartText(ClusterPolicy policy)
    {
        var from = policy.Rules.FirstOrDefault(rule => rule.Rule == "mayStart")?.From ?? [];
        return policy.MayStart is not { Count: > 0 } persons ? $"No person is on all lists of those who may: {string.Join(", ", from)}."
            : $"Its owners let these: {string.Join(", ", persons)}{(from.All(one => one == PolicyJoin.OwnFile) ? "" : $" ({string.Join(", ", from)})")}.";
    }

    /// <summary>As it is told to who wants to start something: it will not go on by itself.</summary>
    public static WorkflowError AtStart(WorkflowError why) =>
        PolicyJoin.Codes.Contains(why.Code) ? why : why with { Advice = "`etcdup upgrade --window` starts an upgrade when one opens; `etcdup windows list`. Earlier only with a second person: --break-glass REASON --with NAME." };

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

        // What starts what is down, or looks only, is held up by nothing. What is called by an expression may stop members: who may start it is asked now, the windows before each stop.
        List<ActivityNode> nodes = [.. request.Definitions.SelectMany(definition => definition.Root.SelfAndDescendants())];
        var stops = nodes.Exists(node => DefinitionLint.StopsMembers(node.Type));
        if (!stops && !nodes.Exists(ExecuteWorkflow.IsComputed))
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

            if (stops && !request.IsRepair && await JudgeAsync(cluster, WindowQuestion.AtStart(request.Grants), cancellationToken) is WindowVerdict.Closed closed)
            {
                return new(request.IsStart ? AtStart(closed.Why) : closed.Why, closed.AskAgainAt);
            }
        }

        return null;
    }
}
