using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Etcd.Definitions;

/// <summary>
/// What makes a definition that can run one that should not: orders of steps that lose the way back, the quorum or the evidence. Errors keep it from being
/// published. Whatever a definition says, the rules of a run hold (docs/architecture.md); these findings are for its author.
/// </summary>
public sealed partial class DefinitionLint(ActivityCatalog catalog)
{
    private const string Swap = "Etcd.SwapMember";
    private const string Next = "Etcd.NextMember";
    private const string LastMember = "LastMember";

    /// <summary>By these outcomes of a swap nothing was swapped.</summary>
    private static readonly string[] NothingSwapped = ["BackupTooOld", "Reopened"];

    private static readonly string[] StopMembers = [Swap, "Etcd.DowngradeMember", "Etcd.RollbackMember", "Etcd.RestoreCluster", "Etcd.StopCluster"];

    /// <summary>Elsa's activities that start a workflow by themselves.</summary>
    private static readonly string[] StartsByItself = ["Elsa.Timer", "Elsa.Cron", "Elsa.StartAt", "Elsa.HttpEndpoint", "Elsa.Event"];

    /// <summary>An activity of this type may stop a member that serves.</summary>
    public static bool StopsMembers(string activityType) => StopMembers.Contains(activityType);

    /// <summary>An activity of this type works on a cluster; as an effect it changes it.</summary>
    public static bool IsOfACluster(string activityType) => activityType.StartsWith("Etcd.", StringComparison.Ordinal);

    public IReadOnlyList<Finding> Check(WorkflowDefinition definition)
    {
        List<Finding> findings = [];
        var nodes = definition.Root.SelfAndDescendants().ToList();
        if (!nodes.Any(ChangesACluster))
        {
            return findings;
        }

        if (definition.IncidentStrategy != IncidentStrategy.WaitForOperator && nodes.Any(node => node.Type is Swap or "Etcd.RollbackMember" or "Etcd.RestoreCluster" or "Elsa.ExecuteWorkflow"))
        {
            findings.Add(new(
                "lint.incident_strategy", FindingSeverity.Error, "/options/incidentStrategyType",
                $"The definition swaps or restores members, and its incident strategy is {definition.IncidentStrategy}: a run that fails half way would end there and give its hold up. WaitForOperator keeps the hold until somebody decides."));
        }

        foreach (var node in nodes.Where(node => StartsByItself.Contains(node.Type) && node.CanStartWorkflow))
        {
            Add(findings, "lint.starts_by_itself", FindingSeverity.Error, node, "starts the workflow without anybody asking for it, and the workflow changes a cluster. Schedule it instead (`etcdup upgrade --at`).");
        }

        ControlFlow flow = new(definition, catalog);
        var swaps = nodes.Where(IsSwap).ToList();
        foreach (var swap in swaps)
        {
            CheckAfter(flow, swap, findings);
            if (swap.Json["member"] is JsonObject { } member && member["expression"] is JsonObject expression && expression["type"]?.ToString() is null or "Literal")
            {
                Add(findings, "lint.leader_not_last", FindingSeverity.Error, swap, "names its member once for all: who leads is only known by looking, and the leader comes last. Let Etcd.NextMember name it.");
            }
        }

        if (swaps.Count > 0)
        {
            CheckBefore(flow, findings);
            CheckLast(flow, nodes, findings);
            CheckParallel(flow, findings);
        }

        CheckWaits(flow, nodes, findings);
        CheckHealth(flow, nodes, findings);
        return [.. findings.Distinct()];
    }

    /// <summary>Between a swap and the next one, or the end.</summary>
    private static void CheckAfter(ControlFlow flow, ActivityNode swap, List<Finding> findings)
    {
        FlowPoint[] after = [.. flow.After(swap).Where(step => !NothingSwapped.Contains(step.Port)).Select(step => step.To)];
        if (flow.Find(after, point => IsSwap(point) || point == flow.End, node => node.Type is "Etcd.VerifyMember" or "Etcd.VerifyCluster") is { } unverified)
        {
            Add(findings, "lint.swap_not_verified", FindingSeverity.Error, swap,
                $"is followed by {(unverified == flow.End ? "the end" : Named(unverified.Node))} without Etcd.VerifyMember or Etcd.VerifyCluster: nobody would know that the member is not what it should be.");
        }

        if (flow.Find(after, IsSwap, node => node.Type == "Etcd.WaitForCatchUp") is { } early)
        {
            Add(findings, "lint.no_catch_up", FindingSeverity.Error, swap,
                $"is followed by {Named(early.Node)} without Etcd.WaitForCatchUp: the member may lack what was written meanwhile when the next one stops.");
        }

        if (flow.Find(after, IsSwap, node => node.Type == Next) is { } chosen)
        {
            Add(findings, "lint.leader_not_last", FindingSeverity.Error, chosen.Node, $"comes after {Named(swap)} without Etcd.NextMember: who leads is only known by looking, and the leader comes last.");
        }
    }

    private static void CheckBefore(ControlFlow flow, List<Finding> findings)
    {
        FlowPoint[] begin = [flow.Begin];
        Require("Etcd.Backup", "lint.no_backup", "can be reached without Etcd.Backup before it: there would be nothing to restore.");
        Require("Etcd.VerifyBackup", "lint.backup_not_proved", "can be reached without Etcd.VerifyBackup before it: a backup that nobody has restored is none.");
        Require(Next, "lint.leader_not_last", "can be reached without Etcd.NextMember before it: who leads is only known by looking, and the leader comes last.");

        void Require(string type, string code, string why)
        {
            if (flow.Find(begin, IsSwap, node => node.Type == type) is { } swap)
            {
                Add(findings, code, FindingSeverity.Error, swap.Node, why);
            }
        }
    }

    /// <summary>The last old member: after it only a backup leads back.</summary>
    private static void CheckLast(ControlFlow flow, List<ActivityNode> nodes, List<Finding> findings)
    {
        foreach (var next in nodes.Where(node => node.Type == Next))
        {
            FlowPoint[] last = [.. flow.After(next).Where(step => step.Port == LastMember).Select(step => step.To)];
            Require("Etcd.Gate", "lint.gate_missing", "is the swap of the last old member and can be reached without Etcd.Gate: it is the point of no return, and nothing would offer the way back.");
            Require("Etcd.Backup", "lint.last_backup_missing", "is the swap of the last old member and can be reached without a new Etcd.Backup: what was written since the first would be lost by going back.");
            Require("Etcd.VerifyBackup", "lint.last_backup_missing", "is the swap of the last old member and can be reached without an Etcd.VerifyBackup after Etcd.NextMember has said so.");

            void Require(string type, string code, string why)
            {
                if (flow.Find(last, IsSwap, node => node.Type == type || node.Type == Next) is { } swap)
                {
                    Add(findings, code, FindingSeverity.Error, swap.Node, why);
                }
            }
        }
    }

    /// <summary>A fork, or an outcome with several connections, both of which lead to a swap before they join.</summary>
    private static void CheckParallel(ControlFlow flow, List<Finding> findings)
    {
        foreach (var point in flow.All)
        {
            var together = point.Key.Node.Type == "Elsa.FlowFork" ? [point.ToList()] : point.GroupBy(step => step.Port).Select(port => port.ToList()).ToList();
            foreach (var branches in together.Where(steps => steps.Count > 1 && point.Key.Node.Children.Count == 0))
            {
                var swaps = branches.Select(step => flow.Find([step.To], IsSwap, node => node.Type == "Elsa.FlowJoin")).OfType<FlowPoint>().ToList();
                if (swaps.Count > 1)
                {
                    Add(findings, "lint.swaps_parallel", FindingSeverity.Error, point.Key.Node,
                        $"goes on in {branches.Count} branches at once, of which {swaps.Count} lead to a swap ({string.Join(", ", swaps.Select(swap => Named(swap.Node)).Distinct())}): two members could be down.");
                }
            }
        }
    }

    private static void CheckWaits(ControlFlow flow, List<ActivityNode> nodes, List<Finding> findings)
    {
        foreach (var wait in nodes.Where(node => node.Type == "Elsa.Event" && !node.CanStartWorkflow))
        {
            Add(findings, "lint.unbounded_wait", FindingSeverity.Warning, wait, "waits without an end, and the cluster stays reserved meanwhile.");
            if (flow.Find(flow.After(wait).Select(step => step.To), IsSwap, _ => false) is { } swap)
            {
                Add(findings, "lint.event_as_approval", FindingSeverity.Warning, wait, $"stands before {Named(swap.Node)}: an event has no sender, so it is no approval. `upgrade --attended` asks a person before each stop.");
            }
        }
    }

    /// <summary>A decision by the health that was seen before a swap.</summary>
    private static void CheckHealth(ControlFlow flow, List<ActivityNode> nodes, List<Finding> findings)
    {
        foreach (var health in nodes.Where(node => node.Type is "Etcd.CheckHealth"))
        {
            var names = OutputNames(health).ToList();
            foreach (var decision in nodes.Where(node => node.Type is "Elsa.FlowDecision" or "Elsa.If" && names.Any(name => Mentions(node, name))))
            {
                var swapped = flow.Find(flow.After(health).Select(step => step.To), IsSwap, node => node == health);
                if (swapped is { } swap && flow.Find(flow.After(swap.Node).Select(step => step.To), point => point.Node == decision, node => node == health) is not null)
                {
                    Add(findings, "lint.stale_health", FindingSeverity.Error, decision, $"decides by what {Named(health)} has seen, and {Named(swap.Node)} may have come between: look again after each swap.");
                }
            }
        }
    }

    private static IEnumerable<string> OutputNames(ActivityNode node) =>
        node.Json.Select(property => ((property.Value as JsonObject)?["memoryReference"] as JsonObject)?["id"]?.ToString()).Append(node.Id).Append(node.Name).OfType<string>().Where(name => name.Length > 0).Distinct();

    private static bool Mentions(ActivityNode node, string name) => node.Json["condition"] is { } condition
        && Words().Matches(condition.ToJsonString()).Any(word => word.Value == name || word.Value == $"get{char.ToUpperInvariant(name[0])}{name[1..]}");

    private bool ChangesACluster(ActivityNode node) =>
        node.Type is "Elsa.ExecuteWorkflow" ? CallsOneThatMay(node)
        : IsOfACluster(node.Type) && catalog.Find(node.Type, node.Version)?.Descriptor.Behavior == ActivityBehavior.Effect;

    // One that hands a cluster on is taken for one that changes it: what it calls may be published later.
    private static bool CallsOneThatMay(ActivityNode node) => node.Json["input"]?.ToJsonString().Contains("Cluster", StringComparison.Ordinal) == true;

    private static bool IsSwap(FlowPoint point) => IsSwap(point.Node);

    private static bool IsSwap(ActivityNode node) => node.Type == Swap;

    private static string Named(ActivityNode node) => $"'{node.Title}' ({node.Id})";

    private static void Add(List<Finding> findings, string code, FindingSeverity severity, ActivityNode node, string text) =>
        findings.Add(new(code, severity, node.Pointer, $"{Named(node)} {text}"));

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Words();
}
