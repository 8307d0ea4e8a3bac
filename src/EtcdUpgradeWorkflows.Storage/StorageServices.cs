using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Storage.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Storage;

public static class StorageServices
{
    /// <summary>All stores on one database. <see cref="DatabaseSetup.PrepareAsync"/> comes before their first use.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseLocation location)
    {
        _ = location switch
        {
            DatabaseLocation.Sqlite sqlite => services.AddSqlite(sqlite.Path),
            DatabaseLocation.Postgres postgres => services.AddPostgres(postgres.ConnectionString),
            _ => throw new ArgumentOutOfRangeException(nameof(location)),
        };
        return services
            .AddSingleton<RunQueries>()
            .AddSingleton<IDefinitionStore, DefinitionStore>()
            .AddSingleton<IClusterStore, ClusterStore>()
            .AddSingleton<IBackupStore, BackupStore>()
            .AddSingleton<IScheduleStore, ScheduleStore>()
            .AddSingleton<IControllerIdentity, ControllerIdentity>();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string path) => services
        .AddSingleton(_ => new SqliteDatabase(path))
        .AddSingleton<WorkflowDatabase>(provider => provider.GetRequiredService<SqliteDatabase>())
        .AddDbContextFactory<WorkflowDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString, sqlite => sqlite.MigrationsAssembly(MigrationAssemblies.Sqlite))
            .AddInterceptors(new SqliteDatabase.PragmaInterceptor()))
        .AddSingleton<DatabaseSetup, SqliteDatabaseSetup>()
        .AddSingleton<IRunStore, SqliteRunStore>();

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => new PostgresDatabase(connectionString))
        .AddSingleton<WorkflowDatabase>(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddDbContextFactory<WorkflowDbContext>((provider, options) => options
            .UseNpgsql(
                provider.GetRequiredService<PostgresDatabase>().DataSource,
                postgres => postgres.MigrationsAssembly(MigrationAssemblies.Postgres).SetPostgresVersion(15, 0)))
        .AddSingleton<DatabaseSetup, PostgresDatabaseSetup>()
        .AddSingleton<IRunStore, PostgresRunStore>();
}
