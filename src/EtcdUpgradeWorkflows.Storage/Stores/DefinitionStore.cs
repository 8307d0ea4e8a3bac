using System.Data.Common;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Reads are plain SQL: a server's start and the first run of its life do not wait for EF Core.</summary>
internal sealed class DefinitionStore(WorkflowDatabase database, IDbContextFactory<WorkflowDbContext> contexts) : IDefinitionStore
{
    private const string Select = "select id, definition_id, version, name, is_latest, is_published, created_at, json, sha256 from definitions";

    /// <summary>Any number, the same in all versions.</summary>
    private const string PublishingLock = "select pg_advisory_xact_lock(7310579822618)";

    public async Task<StoredDefinition?> FindAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = version is null
            ? database.Command(connection, $"{Select} where definition_id = @id and is_published", ("id", definitionId))
            : database.Command(connection, $"{Select} where definition_id = @id and version = @version", ("id", definitionId), ("version", version));
        return (await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<StoredDefinition>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"{Select} order by definition_id, version");
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
    }

    public async Task<IReadOnlyList<DefinitionVersion>> ListPublishedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select definition_id, version from definitions where is_published order by definition_id");
        return await WorkflowDatabase.ReadAllAsync(command, reader => new DefinitionVersion(reader.GetString(0), reader.GetInt32(1)), cancellationToken);
    }

    public async Task<bool> PublishAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            return await FindShaAsync(definition, cancellationToken) is { } sha256
                ? sha256 == definition.Sha256 && await PublishAgainAsync(definition, cancellationToken)
                : await InsertAsync(definition, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another server published the same version between the look and the insert: what counts is what is there now.
            if (await FindShaAsync(definition, cancellationToken) is not { } sha256) throw;
            return sha256 == definition.Sha256;
        }
    }

    public async Task<bool> RetractAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "update definitions set is_published = @not where definition_id = @id and is_published", ("not", false), ("id", definitionId));
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    // Its content is there. Only the newest version may take the mark, and only when nobody has it: one that is older was replaced.
    private async Task<bool> PublishAgainAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            """
            update definitions set is_published = @yes where definition_id = @id and version = @version and is_latest
            and not exists (select 1 from definitions d where d.definition_id = @id and d.is_published)
            """,
            ("yes", true), ("id", definition.DefinitionId), ("version", definition.Version));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private async Task<string?> FindShaAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Definitions
            .Where(d => d.DefinitionId == definition.DefinitionId && d.Version == definition.Version)
            .Select(d => d.Sha256)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> InsertAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (context.Database.IsNpgsql())
        {
            // One after the other: two servers that publish two versions at once would both find theirs to be the highest.
            await context.Database.ExecuteSqlRawAsync(PublishingLock, cancellationToken);
        }

        var others = context.Definitions.Where(d => d.DefinitionId == definition.DefinitionId);
        var highest = !await others.AnyAsync(d => d.Version > definition.Version, cancellationToken);
        if (highest)
        {
            await others.ExecuteUpdateAsync(row => row.SetProperty(d => d.IsLatest, false).SetProperty(d => d.IsPublished, false), cancellationToken);
        }

        context.Definitions.Add(new DefinitionRow
        {
            Id = definition.Id,
            DefinitionId = definition.DefinitionId,
            Version = definition.Version,
            Name = definition.Name,
            IsLatest = highest,
            IsPublished = highest,
            CreatedAt = definition.CreatedAt,
            Json = definition.Json,
            Sha256 = definition.Sha256,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private StoredDefinition Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetBoolean(4), reader.GetBoolean(5), database.ReadInstant(reader, 6),
        reader.GetString(7), reader.GetString(8));
}
