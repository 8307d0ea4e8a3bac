using System.Collections.Immutable;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>
/// Elsa's flowchart in counter mode. An activity with several forward inbound connections runs when all of them were visited and at
/// least one was followed; it is skipped when none was, and what is skipped passes that on, so that joins further down do not hang.
/// A join may have another mode: WaitAll, or WaitAny, which runs by the first path that is followed and cancels the others.
/// A backward connection that is followed runs its target at once and takes no part in joining.
/// </summary>
public sealed class Flowchart : ContainerActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Flowchart", Category = "Flow", DisplayName = "Flowchart", Description = "Activities joined by connections.",
        Behavior = ActivityBehavior.Container, IsBrowsable = false, EmbeddedPorts = ["Start"],
    };

    public override ContainerStep Start(ContainerContext context)
    {
        // Which connections lead backward follows from where it starts, so the frame remembers that.
        var trigger = context.Node.Children.Any(c => c.Port == "activities" && c.Id == context.Trigger) ? context.Trigger : null;
        var frame = context.Frame with { Flow = new FlowScope { Start = trigger } };
        return context.Graph.FlowOf(context.Node, trigger).Start is { } start
            ? ContainerStep.Run(frame, start)
            : ContainerStep.Completed(frame);
    }

    public override ContainerStep ChildEnded(ContainerContext context, ChildEnd end)
    {
        if (end.IsTerminal && end.Status == ChildStatus.Completed)
        {
            return ContainerStep.Completed(context.Frame);
        }

        if (end.Status != ChildStatus.Completed)
        {
            return context.HasActiveChildren ? ContainerStep.Wait(context.Frame) : ContainerStep.Completed(context.Frame);
        }

        var scope = context.Frame.Flow ?? new FlowScope();
        var visit = new Visit(context.Graph.FlowOf(context.Node, scope.Start), scope);
        visit.Complete(end.Child.Id, end.Outcomes);
        var frame = context.Frame with { Flow = visit.Scope };
        return visit.Scheduled.Count == 0 && !context.HasActiveChildren
            ? ContainerStep.Completed(frame)
            : ContainerStep.Run(frame, visit.Scheduled) with { Cancel = visit.Cancelled };
    }

    private sealed class Visit(FlowGraph graph, FlowScope scope)
    {
        private ImmutableSortedDictionary<string, int> _activities = scope.ActivitiesVisitCount;
        private ImmutableSortedDictionary<string, int> _connections = scope.ConnectionVisitCount;
        private ImmutableSortedDictionary<string, bool> _followed = scope.ConnectionLastVisitFollowed;

        public List<ActivityNode> Scheduled { get; } = [];

        public HashSet<string> Cancelled { get; } = new(StringComparer.Ordinal);

        public FlowScope Scope => scope with { ActivitiesVisitCount = _activities, ConnectionVisitCount = _connections, ConnectionLastVisitFollowed = _followed };

        public void Complete(string activity, IReadOnlyList<string> outcomes)
        {
            // A queue of our own: dead paths may be long.
            Queue<(string Activity, IReadOnlyList<string> Outcomes)> ended = new([(activity, outcomes)]);
            while (ended.TryDequeue(out var end))
            {
                Count(ref _activities, end.Activity);
                foreach (var connection in graph.Outbound(end.Activity).ToList())
                {
                    var follow = end.Outcomes.Contains(connection.Port);
                    Count(ref _connections, connection.Key);
                    _followed = _followed.SetItem(connection.Key, follow);
                    if (graph.IsBackward(connection))
                    {
                        if (follow && Schedule(connection.Target))
                        {
                            // Taken off here and put back when it completes: a run by a backward connection is no visit.
                            _activities = _activities.SetItem(connection.Target, _activities.GetValueOrDefault(connection.Target) - 1);
                        }
                    }
                    else if (Joined(connection, follow) is { } runs)
                    {
                        if (runs)
                        {
                            Schedule(connection.Target);
                        }
                        else
                        {
                            ended.Enqueue((connection.Target, []));
                        }
                    }
                }
            }
        }

        // Null: the target neither runs nor is skipped yet.
        private bool? Joined(FlowConnection connection, bool follow)
        {
            var target = connection.Target;
            var inbound = graph.ForwardInbound(target).ToList();
            if (inbound.Count <= 1)
            {
                return follow;
            }

            var mode = graph.JoinModeOf(target);
            var ran = _activities.GetValueOrDefault(target);
            if (mode == FlowJoinMode.WaitAny && (follow || Scheduled.Any(s => s.Id == target)))
            {
                return RunsByFirst(target, inbound, ran);
            }

            // Visited since the target last ran or was skipped.
            if (inbound.Any(c => _connections.GetValueOrDefault(c.Key) <= ran))
            {
                return null;
            }

            return mode == FlowJoinMode.WaitAll
                ? inbound.All(c => _followed.GetValueOrDefault(c.Key))
                : inbound.Any(c => _followed.GetValueOrDefault(c.Key)) && mode == FlowJoinMode.WaitAllActive;
        }

        // Every path to it counts as visited once: those that are cancelled come no more, and in the next round each may be the first.
        private bool? RunsByFirst(string target, IReadOnlyList<FlowConnection> inbound, int ran)
        {
            foreach (var path in inbound)
            {
                _connections = _connections.SetItem(path.Key, ran + 1);
            }

            var isFirst = Scheduled.All(s => s.Id != target);
            var upstream = graph.Upstream(target);
            Cancelled.UnionWith(upstream);
            Scheduled.RemoveAll(s => upstream.Contains(s.Id));
            return isFirst ? true : null;
        }

        // False when it is scheduled already.
        private bool Schedule(string target)
        {
            if (graph.Find(target) is not { } node || Scheduled.Contains(node))
            {
                return false;
            }

            Scheduled.Add(node);
            return true;
        }

        private static void Count(ref ImmutableSortedDictionary<string, int> counts, string key) => counts = counts.SetItem(key, counts.GetValueOrDefault(key) + 1);
    }
}
