using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Scheduling;

/// <summary>An activity that starts its workflow at fire times: a <see cref="TimeTrigger"/> with <c>canStartWorkflow</c>.</summary>
/// <param name="ActivityId">Its id in the definition.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">What its expression is.</param>
/// <param name="Expression">As the definition has it, literally.</param>
public sealed record StartTrigger(string ActivityId, string Title, FireKind Kind, string Expression)
{
    /// <summary>All of a definition. One that a run could not begin with, or whose expression cannot be read, is left out: it is a finding of severity Error.</summary>
    public static IReadOnlyList<StartTrigger> Of(WorkflowDefinition definition, ActivityCatalog catalog) =>
        [.. Nodes(definition, catalog).Select(n => Read(n.Node, n.Activity, []) is { } read && CanBegin(n.Node) ? read : null).OfType<StartTrigger>()];

    /// <summary>What keeps triggers from starting runs, whenever it is looked at.</summary>
    internal static IReadOnlyList<Finding> Check(WorkflowDefinition definition, ActivityCatalog catalog)
    {
        List<Finding> findings = [];
        foreach (var (node, activity) in Nodes(definition, catalog))
        {
            Read(node, activity, findings);
            if (!CanBegin(node))
            {
                findings.Add(new(
                    "definition.trigger_not_first", FindingSeverity.Error, node.Pointer,
                    $"'{node.Title}' can start the workflow, and a run cannot begin with it: it is neither the root, nor an activity of the root flowchart, nor the first of a root sequence."));
            }
        }

        return findings;
    }

    /// <summary>Triggers that have no fire to come: nobody would notice that they start nothing.</summary>
    public static IReadOnlyList<Finding> CheckFires(WorkflowDefinition definition, ActivityCatalog catalog, DateTimeOffset now) =>
    [
        .. Nodes(definition, catalog).Select(n => (n.Node, Pointer: PointerOf(n.Node, n.Activity), Trigger: Read(n.Node, n.Activity, [])))
            .Where(t => t.Trigger is { } read && read.Rule.FirstAfter(now) is null)
            .Select(t => new Finding(
                "definition.trigger_never_fires", FindingSeverity.Error, t.Pointer, $"'{t.Node.Title}' can start the workflow, and '{t.Trigger!.Expression}' matches no time after {now:u}.")),
    ];

    /// <summary>Its fire times; it could be read when the trigger was.</summary>
    public FireRule Rule => FireRule.TryParse(Kind, Expression, null, out var problem) ?? throw new InvalidOperationException(problem);

    private static IEnumerable<(ActivityNode Node, TimeTrigger Activity)> Nodes(WorkflowDefinition definition, ActivityCatalog catalog) =>
        from node in definition.Root.SelfAndDescendants()
        where node.CanStartWorkflow
        let activity = catalog.Find(node.Type, node.Version) as TimeTrigger
        where activity is not null
        select (node, activity);

    private static StartTrigger? Read(ActivityNode node, TimeTrigger activity, List<Finding> findings)
    {
        var input = activity.ExpressionInput;
        var expression = Engine.Expressions.Expression.ReadWrapped(node.Json[input.PropertyName]);
        if (expression is { Type: not ExpressionType.Literal })
        {
            findings.Add(new(
                "definition.trigger_not_literal", FindingSeverity.Error, PointerOf(node, activity),
                $"{input.Name} of '{node.Title}' is a {expression.Type} expression: what starts a workflow is known before there is a run that could evaluate it. Write it literally."));
            return null;
        }

        var text = expression?.Text is { } given && !string.IsNullOrWhiteSpace(given) ? given.Trim() : input.Default as string;
        if (text is null)
        {
            return null; // the input is required, which is a finding of its own
        }

        if (FireRule.TryParse(activity.Kind, text, null, out var problem) is null)
        {
            findings.Add(new("definition.trigger_invalid", FindingSeverity.Error, PointerOf(node, activity), $"{input.Name} of '{node.Title}': {problem}."));
            return null;
        }

        return new(node.Id, node.Title, activity.Kind, text);
    }

    private static string PointerOf(ActivityNode node, TimeTrigger activity) => $"{node.Pointer}/{activity.ExpressionInput.PropertyName}";

    // The containers' own rule: a flowchart begins with the trigger that is a child of it, a sequence with its first.
    private static bool CanBegin(ActivityNode node) =>
        node.Parent is not { Parent: null } root ? node.Parent is null
        : node.Port == "activities" && (root.Type != "Elsa.Sequence" ? root.Type == "Elsa.Flowchart" : root.Children[0] == node);
}
