using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>Publishes and retracts definitions, and has their triggers follow.</summary>
public sealed class DefinitionPublisher
{
    private const int LongestId = 200;

    private readonly IDefinitionStore _store;
    private readonly DefinitionValidator _validator;
    private readonly ActivityCatalog _catalog;
    private readonly IDefinitionStarts _starts;
    private readonly TimeProvider _time;

    public DefinitionPublisher(IDefinitionStore store, DefinitionValidator validator, ActivityCatalog catalog, IDefinitionStarts starts, TimeProvider time)
    {
        _store = store;
        _validator = validator;
        _catalog = catalog;
        _starts = starts;
        _time = time;
    }

    /// <summary>What keeps it from being published now; an instant that has passed does so here, and not when a run is started by hand.</summary>
    public IReadOnlyList<Finding> Check(WorkflowDefinition definition) => [.. CheckId(definition), .. _validator.Validate(definition), .. StartTrigger.CheckFires(definition, _catalog, _time.GetUtcNow())];

    /// <summary>
    /// Makes this version the published one. The same version with the same content is published once; one that was retracted is published again.
    /// </summary>
    /// <returns>False: it was published already, and nothing was changed.</returns>
    /// <exception cref="WorkflowErrorException"><c>definition.invalid</c>, <c>definition.changed</c>, <c>definition.version_old</c>, <c>definition.id_taken</c></exception>
    public async Task<bool> PublishAsync(WorkflowDefinition definition, string by, CancellationToken cancellationToken)
    {
        var json = definition.ToJson();
        var hash = JournalEntry.HashOf(json);
        var all = await _store.ListAsync(cancellationToken);
        var versions = all.Where(d => d.DefinitionId == definition.DefinitionId).ToList();
        if (versions.Find(d => d.Version == definition.Version) is { IsPublished: true } there && there.Sha256 == hash)
        {
            await _starts.ChangedAsync(definition.DefinitionId, by, cancellationToken);
            return false;
        }

        if (versions.Find(d => d.Version > definition.Version) is { } newer)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.version_old", $"'{definition.DefinitionId}' has version {newer.Version} already: version {definition.Version} would never be the published one. Nothing was changed.",
                $"Give the file the version {versions.Max(d => d.Version) + 1}."));
        }

        if (all.FirstOrDefault(d => d.Id == definition.Id && (d.DefinitionId != definition.DefinitionId || d.Version != definition.Version)) is { } other)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.id_taken", $"The id '{definition.Id}' is that of version {other.Version} of '{other.DefinitionId}'. Nothing was changed.", "Give the file an id of its own, or none."));
        }

        if (Check(definition).FirstOrDefault(f => f.Severity == FindingSeverity.Error) is { } first)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.invalid", $"{definition.Key} cannot be published: {first.Message} ({first.Pointer})", "See all findings with `etcdup definitions validate`."));
        }

        if (!await _store.PublishAsync(new(definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, _time.GetUtcNow(), json, hash), cancellationToken))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "definition.changed", $"{definition.Key} is in the database with other content.", "A published version never changes: give the file the next version number."));
        }

        // Not in the transaction: who dies here leaves it to the next look at what is published. A client that goes away meanwhile does not.
        await _starts.ChangedAsync(definition.DefinitionId, by, CancellationToken.None);
        return true;
    }

    // People and commands write ID@VERSION.
    private static IReadOnlyList<Finding> CheckId(WorkflowDefinition definition) =>
        definition.DefinitionId is { Length: <= LongestId } id && !id.Any(c => c == '@' || char.IsControl(c) || char.IsWhiteSpace(c))
            ? []
            : [new("definition.id_invalid", FindingSeverity.Error, "/definitionId", $"The definitionId is longer than {LongestId} characters, or has a blank or @ in it.")];

    /// <summary>Nothing is started of it any more; runs that are under way go on with the version they have.</summary>
    /// <exception cref="WorkflowErrorException"><c>definition.not_found</c></exception>
    public async Task RetractAsync(string definitionId, string by, CancellationToken cancellationToken)
    {
        if (!await _store.RetractAsync(definitionId, cancellationToken))
        {
            throw new WorkflowErrorException(WorkflowError.Permanent("definition.not_found", $"There is no published definition '{definitionId}'.", "See `etcdup definitions list`."));
        }

        await _starts.ChangedAsync(definitionId, by, CancellationToken.None);
    }
}
