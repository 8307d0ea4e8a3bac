using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Etcd.Definitions;

/// <summary>A place in a definition that a run passes: an activity, or the end of one that holds others.</summary>
internal readonly record struct FlowPoint(ActivityNode Node, bool IsEnd);

/// <summary>From one place to the next, by an outcome; an empty one where there is no choice.</summary>
internal sealed record FlowStep(FlowPoint From, string Port, FlowPoint To);

/// <summary>
/// All the ways that a run may take through a definition, of flowcharts, sequences, conditions and loops alike. It knows more ways than a run will go:
/// what holds on all of them holds.
/// </summary>
internal sealed class ControlFlow
{
    private readonly List<FlowStep> _steps = [];
    private readonly ILookup<FlowPoint, FlowStep> _from;

    public ControlFlow(WorkflowDefinition definition, ActivityCatalog catalog)
    {
        WorkflowGraph graph = new(definition);
        foreach (var node in definition.Root.SelfAndDescendants())
        {
            AddSteps(graph, node, catalog);
        }

        _from = _steps.ToLookup(step => step.From);
        Begin = new(definition.Root, false);
        End = EndOf(definition.Root);
    }

    public FlowPoint Begin { get; }

    public FlowPoint End { get; }

    public IEnumerable<IGrouping<FlowPoint, FlowStep>> All => _from;

    public IEnumerable<FlowStep> After(ActivityNode node) => _from[EndOf(node)];

    /// <summary>The first place that fits, on some way on which none is passed that stops the search.</summary>
    public FlowPoint? Find(IEnumerable<FlowPoint> from, Func<FlowPoint, bool> goal, Func<ActivityNode, bool> stops)
    {
        HashSet<FlowPoint> seen = [.. from];
        Queue<FlowPoint> next = new(seen);
        while (next.TryDequeue(out var point))
        {
            if (goal(point))
            {
                return point;
            }

            if (stops(point.Node))
            {
                continue;
            }

            foreach (var step in _from[point].Where(step => seen.Add(step.To)))
            {
                next.Enqueue(step.To);
            }
        }

        return null;
    }

    private static FlowPoint EndOf(ActivityNode node) => new(node, node.Children.Count > 0);

    private void AddSteps(WorkflowGraph graph, ActivityNode node, ActivityCatalog catalog)
    {
        if (node.Children.Count == 0)
        {
            return;
        }

        FlowPoint begin = new(node, false), end = EndOf(node);
        switch (catalog.Find(node.Type, node.Version))
        {
            case Flowchart:
                AddFlowchart(graph.FlowOf(node), begin, end);
                break;
            case Sequence:
                var at = begin;
                foreach (var child in node.Children)
                {
                    Add(at, "", new(child, false));
                    at = EndOf(child);
                }

                Add(at, "", end);
                break;
            case var other:
                // A condition may take either or none; a loop may begin again.
                Add(begin, "", end);
                foreach (var child in node.Children)
                {
                    Add(begin, child.Port, new(child, false));
                    Add(EndOf(child), "", end);
                    if (other is ContainerActivity { IsLoop: true })
                    {
                        Add(EndOf(child), "", new(child, false));
                    }
                }

                break;
        }
    }

    private void AddFlowchart(FlowGraph flow, FlowPoint begin, FlowPoint end)
    {
        Add(begin, "", flow.Start is { } start ? new(start, false) : end);
        foreach (var child in flow.Activities)
        {
            var outbound = flow.Outbound(child.Id).Select(connection => (connection.Port, Target: flow.Find(connection.Target))).Where(way => way.Target is not null).ToList();
            foreach (var (port, target) in outbound)
            {
                Add(EndOf(child), port, new(target!, false));
            }

            // What fails ends no upgrade: it is asked about.
            if (outbound.Count == 0 && child.Type != "Elsa.Fault")
            {
                Add(EndOf(child), "", end);
            }
        }
    }

    private void Add(FlowPoint from, string port, FlowPoint to) => _steps.Add(new(from, port, to));
}
