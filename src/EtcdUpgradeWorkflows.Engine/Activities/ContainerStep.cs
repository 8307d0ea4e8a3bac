using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>What a container sees when it decides.</summary>
/// <param name="Inputs">Evaluated when the container started; empty for <see cref="ContainerActivity.ChildEnded"/>.</param>
/// <param name="HasActiveChildren">Other children are queued, running, waiting or in an incident.</param>
public sealed record ContainerContext(ActivityNode Node, WorkflowGraph Graph, Frame Frame, ActivityInputs Inputs, bool HasActiveChildren)
{
    /// <summary>The activity that the run was started by, until it has ended.</summary>
    public string? Trigger { get; init; }
}

/// <summary>How a child ended.</summary>
/// <param name="Outcomes">Empty when it did not complete.</param>
public sealed record ChildEnd(ActivityNode Child, ChildStatus Status, IReadOnlyList<string> Outcomes, bool IsTerminal)
{
    /// <summary>The outputs of a child workflow, by name.</summary>
    public JsonElement? WorkflowOutputs { get; init; }
}

/// <summary>A container runs another definition in place of children.</summary>
/// <param name="Input">An object, or null.</param>
public sealed record WorkflowCall(string DefinitionId, JsonElement Input);

public enum ChildStatus
{
    Completed,
    Faulted,
    Canceled,
}

/// <summary>A container's decision.</summary>
/// <param name="Frame">The container's frame, changed or not.</param>
/// <param name="Schedule">Children to run, in order.</param>
/// <param name="Outcomes">Not null: the container has completed; whatever of it still runs is cancelled.</param>
public sealed record ContainerStep(Frame Frame, IReadOnlyList<ActivityNode> Schedule, IReadOnlyList<string>? Outcomes)
{
    /// <summary>Outputs of the container itself, by PascalCase name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outputs { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Children that are under way and are not wanted any more, by id.</summary>
    public IReadOnlyCollection<string> Cancel { get; init; } = [];

    public WorkflowCall? Call { get; init; }

    public static ContainerStep Run(Frame frame, params IReadOnlyList<ActivityNode> children) => new(frame, children, null);

    public static ContainerStep Wait(Frame frame) => new(frame, [], null);

    public static ContainerStep Completed(Frame frame) => new(frame, [], ["Done"]);
}
