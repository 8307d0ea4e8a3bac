using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EtcdUpgradeWorkflows.Migrations.Postgres;

/// <summary>What `dotnet ef` starts: the model needs no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WorkflowDbContext>
{
    public WorkflowDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<WorkflowDbContext>()
        .UseNpgsql("Host=/nonexistent", options => options.MigrationsAssembly(MigrationAssemblies.Postgres).SetPostgresVersion(15, 0))
        .Options);
}
