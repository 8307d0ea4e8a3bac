using EtcdUpgradeWorkflows.Engine.Activities;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>
/// The connections of one flowchart, told apart into forward and backward ones. Backward: its target lies on every path from
/// the start to its source. A connection that closes a circle without being backward is invalid.
/// </summary>
public sealed class FlowGraph
{
    private readonly HashSet<string> _backward = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reachable;
    private readonly ILookup<string, FlowConnection> _outbound;
    private readonly ILookup<string, FlowConnection> _inbound;

    /// <param name="trigger">The direct child that the run was started by.</param>
    public FlowGraph(ActivityNode flowchart, string? trigger = null)
    {
        Activities = [.. flowchart.Children.Where(c => c.Port == "activities")];
        Connections = [.. (flowchart.Json["connections"] as System.Text.Json.Nodes.JsonArray ?? []).Select(FlowConnection.Read).OfType<FlowConnection>().DistinctBy(c => c.Key)];
        _outbound = Connections.ToLookup(c => c.Source, StringComparer.Ordinal);
        _inbound = Connections.ToLookup(c => c.Target, StringComparer.Ordinal);
        Start = FindStart(flowchart, trigger);
        Invalid = Start is null ? [] : Classify(Start.Id);
        _reachable = Start is null ? [] : ReachableWithout(Start.Id, null);
    }

    public IReadOnlyList<ActivityNode> Activities { get; }

    public IReadOnlyList<FlowConnection> Connections { get; }

    /// <summary>Null for an empty flowchart.</summary>
    public ActivityNode? Start { get; }

    /// <summary>Connections that close a circle which can be entered elsewhere than at their target.</summary>
    public IReadOnlyList<FlowConnection> Invalid { get; }

    public IEnumerable<FlowConnection> Outbound(string activityId) => _outbound[activityId];

    /// <summary>Without those that can never be visited: a join would wait for them for ever.</summary>
    public IEnumerable<FlowConnection> ForwardInbound(string activityId) => _inbound[activityId].Where(c => !IsBackward(c) && _reachable.Contains(c.Source));

    public bool IsBackward(FlowConnection connection) => _backward.Contains(connection.Key);

    public ActivityNode? Find(string activityId) => Activities.FirstOrDefault(a => a.Id == activityId);

    /// <summary>What the target joins its inbound connections by. A mode that is none is an error.</summary>
    public FlowJoinMode JoinModeOf(string activityId) => Find(activityId) is { Type: FlowJoin.Type } join
        ? FlowJoin.ModeOf(join) ?? throw new WorkflowErrorException(WorkflowError.Permanent("definition.join_mode_unknown", $"The join '{join.Title}' has no mode that is known."))
        : FlowJoinMode.WaitAllActive;

    /// <summary>Everything from which forward connections lead here.</summary>
    public IReadOnlySet<string> Upstream(string activityId)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<string> next = new([activityId]);
        while (next.TryDequeue(out var activity))
        {
            foreach (var connection in ForwardInbound(activity))
            {
                if (connection.Source != activityId && seen.Add(connection.Source))
                {
                    next.Enqueue(connection.Source);
                }
            }
        }

        return seen;
    }

    // Elsa's order: the trigger, `start`, an Elsa.Start, one that can start the workflow, one without inbound connections, the first.
    private ActivityNode? FindStart(ActivityNode flowchart, string? trigger) =>
        (trigger is null ? null : Find(trigger))
        ?? (ActivityNode.Text(flowchart.Json["start"]) is { } named ? Find(named) : null)
        ?? Activities.FirstOrDefault(a => a.Type == "Elsa.Start")
        ?? Activities.FirstOrDefault(a => a.CanStartWorkflow)
        ?? Activities.FirstOrDefault(a => !_inbound[a.Id].Any())
        ?? (Activities.Count > 0 ? Activities[0] : null);

    private List<FlowConnection> Classify(string start)
    {
        List<FlowConnection> invalid = [];
        foreach (var connection in ClosingConnections(start))
        {
            if (!ReachableWithout(start, connection.Target).Contains(connection.Source))
            {
                _backward.Add(connection.Key);
            }
            else
            {
                invalid.Add(connection);
            }
        }

        return invalid;
    }

    // Depth first, with a stack of our own: a definition may be long.
    private List<FlowConnection> ClosingConnections(string start)
    {
        List<FlowConnection> closing = [];
        Dictionary<string, bool> onPath = new(StringComparer.Ordinal) { [start] = true };
        Stack<(string Activity, IEnumerator<FlowConnection> Remaining)> path = new([(start, _outbound[start].GetEnumerator())]);
        while (path.TryPeek(out var top))
        {
            if (!top.Remaining.MoveNext())
            {
                onPath[top.Activity] = false;
                path.Pop().Remaining.Dispose();
            }
            else if (!onPath.TryGetValue(top.Remaining.Current.Target, out var closes))
            {
                var next = top.Remaining.Current.Target;
                onPath[next] = true;
                path.Push((next, _outbound[next].GetEnumerator()));
            }
            else if (closes)
            {
                closing.Add(top.Remaining.Current);
            }
        }

        return closing;
    }

    private HashSet<string> ReachableWithout(string start, string? removed)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<string> next = new();
        if (start != removed)
        {
            seen.Add(start);
            next.Enqueue(start);
        }

        while (next.TryDequeue(out var activity))
        {
            foreach (var connection in _outbound[activity])
            {
                if (connection.Target != removed && seen.Add(connection.Target))
                {
                    next.Enqueue(connection.Target);
                }
            }
        }

        return seen;
    }
}
