using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EtcdUpgradeWorkflows.Migrations.Sqlite;

/// <summary>What `dotnet ef` starts: the model needs no database.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<WorkflowDbContext>
{
    public WorkflowDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<WorkflowDbContext>()
        .UseSqlite("Data Source=:memory:", options => options.MigrationsAssembly(MigrationAssemblies.Sqlite))
        .Options);
}
