using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Engine.Definitions;

/// <summary>One stored version of a definition.</summary>
/// <param name="Id">Id of this one version (Elsa's definition version id).</param>
/// <param name="Json">The document as <c>WorkflowDefinition</c> writes it.</param>
/// <param name="Sha256">Of <paramref name="Json"/> in UTF-8, lower-case hex.</param>
public sealed record StoredDefinition(
    string Id, string DefinitionId, int Version, string Name, bool IsLatest, bool IsPublished, DateTimeOffset CreatedAt, string Json, string Sha256);

/// <summary>Definition versions. A published version never changes.</summary>
public interface IDefinitionStore
{
    /// <summary>Null when there is none. <paramref name="version"/> null: the published version.</summary>
    Task<StoredDefinition?> FindAsync(string definitionId, int? version, CancellationToken cancellationToken);

    Task<IReadOnlyList<StoredDefinition>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The published versions, without their documents.</summary>
    Task<IReadOnlyList<DefinitionVersion>> ListPublishedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores a published version and moves the latest and published marks to it when it is the highest.
    /// The highest version that is there with the same content and was retracted is published again. False, and nothing written, when the same version is there with other content.
    /// </summary>
    Task<bool> PublishAsync(StoredDefinition definition, CancellationToken cancellationToken);

    /// <summary>No version is published any more; all stay there for the runs that have them. False when none was.</summary>
    Task<bool> RetractAsync(string definitionId, CancellationToken cancellationToken);
}
