using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>One activity type. Instances are shared by all runs and keep nothing.</summary>
public abstract class Activity
{
    public abstract ActivityDescriptor Descriptor { get; }

    /// <summary>Resource keys the run must hold before this activity begins.</summary>
    public virtual IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => [];

    /// <summary>The outcomes this one has; null when only a run can tell.</summary>
    public virtual IReadOnlyList<string>? OutcomesOf(ActivityNode node) => Descriptor.Outcomes;
}

/// <summary>Pure, observing or waiting.</summary>
public abstract class LeafActivity : Activity
{
    public abstract ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken);
}

/// <summary>
/// Changes the world. The runner commits the intent, observes, acts when it is not done, observes again and commits the result;
/// after a crash it begins with observing.
/// </summary>
public abstract class EffectActivity : Activity
{
    /// <summary>Decides what is to be done; changes nothing.</summary>
    public abstract Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken);

    /// <summary>Reads from the world what became of the intent; changes nothing.</summary>
    public abstract Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken);

    /// <summary>Does it. A definite failure is returned; an answer that was lost is an <see cref="InDoubtException"/>.</summary>
    public abstract Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken);
}

/// <summary>Runs other activities. Called in memory only.</summary>
public abstract class ContainerActivity : Activity
{
    /// <summary>A break inside ends it.</summary>
    public virtual bool IsLoop => false;

    /// <summary>What its body can see beside the variables of the definition; the key of the frame's value is the name.</summary>
    public virtual IReadOnlyList<VariableDefinition> Variables => [];

    /// <summary>The definition it will run as a child, fixed before it starts; null for most.</summary>
    public virtual string? CalledBy(ActivityInputs inputs) => null;

    public abstract ContainerStep Start(ContainerContext context);

    public abstract ContainerStep ChildEnded(ContainerContext context, ChildEnd end);
}
