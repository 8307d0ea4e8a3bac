using System.Collections.Concurrent;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>A definition made ready to run: its activities by node id and id, its flowcharts' connections told apart.</summary>
public sealed class WorkflowGraph
{
    private readonly Dictionary<string, ActivityNode> _byNodeId;
    private readonly Dictionary<string, ActivityNode> _byId;
    private readonly ConcurrentDictionary<(ActivityNode Flowchart, string? Trigger), FlowGraph> _flows = new();

    public WorkflowGraph(WorkflowDefinition definition)
    {
        Definition = definition;
        var nodes = definition.Root.SelfAndDescendants().ToList();
        _byNodeId = nodes.DistinctBy(n => n.NodeId).ToDictionary(n => n.NodeId, StringComparer.Ordinal);
        _byId = nodes.DistinctBy(n => n.Id).ToDictionary(n => n.Id, StringComparer.Ordinal);
        ActivityIdsByName = nodes.Where(n => n.Name is not null).DistinctBy(n => n.Name).ToDictionary(n => n.Name!, n => n.Id, StringComparer.Ordinal);
    }

    public WorkflowDefinition Definition { get; }

    public IReadOnlyDictionary<string, string> ActivityIdsByName { get; }

    public IEnumerable<ActivityNode> Nodes => _byNodeId.Values;

    public ActivityNode? FindByNodeId(string nodeId) => _byNodeId.GetValueOrDefault(nodeId);

    public ActivityNode? FindById(string id) => _byId.GetValueOrDefault(id);

    /// <param name="trigger">The direct child that the run was started by.</param>
    public FlowGraph FlowOf(ActivityNode flowchart, string? trigger = null) =>
        _flows.GetOrAdd((flowchart, trigger), static f => new FlowGraph(f.Flowchart, f.Trigger));
}
