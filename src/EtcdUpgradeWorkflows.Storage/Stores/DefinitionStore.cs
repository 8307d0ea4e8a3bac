using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class DefinitionStore(IDbContextFactory<WorkflowDbContext> contexts) : IDefinitionStore
{
    /// <summary>Any number, the same in all versions.</summary>
    private const string PublishingLock = "select pg_advisory_xact_lock(7310579822618)";

    public async Task<StoredDefinition?> FindAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = context.Definitions.AsNoTracking().Where(d => d.DefinitionId == definitionId);
        var row = version is null
            ? await versions.SingleOrDefaultAsync(d => d.IsPublished, cancellationToken)
            : await versions.SingleOrDefaultAsync(d => d.Version == version, cancellationToken);
        return row is null ? null : Read(row);
    }

    public async Task<IReadOnlyList<StoredDefinition>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Definitions.AsNoTracking().OrderBy(d => d.DefinitionId).ThenBy(d => d.Version).ToListAsync(cancellationToken);
        return rows.ConvertAll(Read);
    }

    public async Task<bool> PublishAsync(StoredDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            return await FindShaAsync(definition, cancellationToken) is { } sha256
                ? sha256 == definition.Sha256
                : await InsertAsync(definition, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another server published the same version between the look and the insert: what counts is what is there now.
            if (await FindShaAsync(definition, cancellationToken) is not { } sha256) throw;
            return sha256 == definition.Sha256;
        }
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

    private static StoredDefinition Read(DefinitionRow row) =>
        new(row.Id, row.DefinitionId, row.Version, row.Name, row.IsLatest, row.IsPublished, row.CreatedAt, row.Json, row.Sha256);
}
