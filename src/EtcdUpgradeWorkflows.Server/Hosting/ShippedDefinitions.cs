using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Definitions;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>The definitions under workflows/ beside the program, published at every start. A published version never changes.</summary>
internal sealed class ShippedDefinitions(IDefinitionStore store, DefinitionValidator validator, DefinitionLint lint, TimeProvider time)
{
    public static string Directory => Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Each has a folder of its name.</summary>
    public static bool Has(string definitionId) => System.IO.Directory.EnumerateDirectories(Directory).Any(d => Path.GetFileName(d) == definitionId);

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(cancellationToken)).ToDictionary(d => new DefinitionVersion(d.DefinitionId, d.Version));
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "v*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var read = DefinitionReader.Read(await File.ReadAllTextAsync(file, cancellationToken));
            var json = read.Definition?.ToJson();
            var hash = json is null ? null : JournalEntry.HashOf(json);
            if (hash is not null && known.TryGetValue(read.Definition!.Key, out var there) && there.Sha256 == hash)
            {
                // Valid when it was published; a run checks it again.
                continue;
            }

            if (read.Definition is not { } definition || validator.Validate(definition).Concat(lint.Check(definition)).Any(f => f.Severity == FindingSeverity.Error))
            {
                throw new WorkflowErrorException(WorkflowError.Permanent("definition.invalid", $"{file} cannot run.", $"See `etcdup definitions validate {file}`."));
            }

            if (!await store.PublishAsync(new(definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, time.GetUtcNow(), json!, hash!), cancellationToken))
            {
                throw new WorkflowErrorException(WorkflowError.Permanent(
                    "definition.changed", $"{definition.Key} is in the database with other content than {file}.", "A published version never changes: give the file the next version number."));
            }
        }
    }
}
