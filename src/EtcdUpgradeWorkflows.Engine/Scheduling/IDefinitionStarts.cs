namespace EtcdUpgradeWorkflows.Engine.Scheduling;

/// <summary>
/// Starts runs of published definitions at the fire times of their triggers. What is published is the truth: whoever implements it may be told twice, late, or after a restart, and looks what is published then.
/// </summary>
public interface IDefinitionStarts
{
    /// <summary>Another version of the definition is published now, or none any more: its triggers are registered, changed or removed.</summary>
    /// <param name="definitionId">Which definition.</param>
    /// <param name="by">Who published or retracted it; null: that is not known.</param>
    /// <param name="cancellationToken">Ends the wait; what was not done then is done at the next look.</param>
    Task ChangedAsync(string definitionId, string? by, CancellationToken cancellationToken);
}
