using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>
/// Whether a run may reserve what it is to work on: asked whenever it does, whatever started it, right before the transaction (ADR 32), and of each run that a trigger starts. What is done later under the hold asks anew.
/// </summary>
public interface IHoldPolicy
{
    /// <returns>Null: it may.</returns>
    Task<HoldRefusal?> FindRefusalAsync(HoldRequest request, CancellationToken cancellationToken);
}

/// <param name="Holds">The resource keys that are to be taken.</param>
/// <param name="Definitions">What the run is of, and all that it is known to call.</param>
/// <param name="Grants">What operators allowed it.</param>
/// <param name="By">Who started it, or is about to.</param>
/// <param name="IsStart">The run is about to be created: refused, it will not be.</param>
public sealed record HoldRequest(IReadOnlyList<string> Holds, IReadOnlyList<WorkflowDefinition> Definitions, IReadOnlyList<Grant> Grants, string By, bool IsStart)
{
    /// <summary>It begins with what an earlier run left half way: the time is no reason to refuse that, who asks is.</summary>
    public bool IsRepair { get; init; }

    /// <summary>A trigger starts the run, and no person: this is asked also when nothing is to be reserved yet.</summary>
    public bool StartsByItself { get; init; }

    /// <summary>At a start: activities of <see cref="Definitions"/> that change something outside, and calls of a definition that is known only when it is called.</summary>
    public IReadOnlyList<ActivityNode> Effects { get; init; } = [];
}

/// <param name="Until">When it may be asked again; null: nobody knows.</param>
public sealed record HoldRefusal(WorkflowError Error, DateTimeOffset? Until);

/// <summary>Everything may be reserved.</summary>
public sealed class NoHoldPolicy : IHoldPolicy
{
    public static NoHoldPolicy Instance { get; } = new();

    public Task<HoldRefusal?> FindRefusalAsync(HoldRequest request, CancellationToken cancellationToken) => Task.FromResult<HoldRefusal?>(null);
}
