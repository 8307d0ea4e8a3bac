using Microsoft.EntityFrameworkCore;

namespace EtcdUpgradeWorkflows.Storage.Model;

/// <summary>Contexts whose options are made for the first of them: a server with nothing to write by EF Core does not load it and its provider, some ten megabytes.</summary>
internal sealed class WorkflowContexts(IServiceProvider services, Action<IServiceProvider, DbContextOptionsBuilder> configure) : IDbContextFactory<WorkflowDbContext>
{
    private readonly Lazy<DbContextOptions<WorkflowDbContext>> options = new(() =>
    {
        var builder = new DbContextOptionsBuilder<WorkflowDbContext>().UseApplicationServiceProvider(services);
        configure(services, builder);
        return builder.Options;
    });

    public WorkflowDbContext CreateDbContext() => new(options.Value);
}
