using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Storage.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Storage;

public static class StorageServices
{
    /// <summary>All stores on one database. <see cref="DatabaseSetup.PrepareAsync"/> comes before their first use.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseLocation location) => services.AddStorage(location, PostgresDatabase.ServerName);

    /// <param name="name">How its connections call themselves.</param>
    internal static IServiceCollection AddStorage(this IServiceCollection services, DatabaseLocation location, string name)
    {
        _ = location switch
        {
            DatabaseLocation.Sqlite sqlite => services.AddSqlite(sqlite.Path),
            DatabaseLocation.Postgres postgres => services.AddPostgres(postgres.ConnectionString, name),
            _ => throw new ArgumentOutOfRangeException(nameof(location)),
        };
        return services
            .AddLogging()
            .AddSingleton<IRunStore>(provider => new ExplainedRunStore(
                provider.GetRequiredKeyedService<IRunStore>(typeof(WorkflowDatabase)), provider.GetRequiredService<WorkflowDatabase>(),
                provider.GetRequiredService<RunSignal>(), provider.GetRequiredService<DatabaseTrouble>()))
            .AddSingleton(provider => new DatabaseTrouble(
                provider.GetRequiredService<WorkflowDatabase>(), provider.GetRequiredService<ILogger<IRunStore>>(), provider.GetService<TimeProvider>()))
            .AddSingleton<RunQueries>()
            .AddSingleton<WorkQueries>()
            .AddSingleton<IDefinitionStore, DefinitionStore>()
            .AddSingleton<IClusterStore, ClusterStore>()
            .AddSingleton<IBackupStore, BackupStore>()
            .AddSingleton<IScheduleStore, ScheduleStore>()
            .AddSingleton<IHopRulesStore, HopRulesStore>()
            .AddSingleton<IWindowStore, WindowStore>()
            .AddSingleton<IPolicyStore, PolicyStore>()
            .AddSingleton<IAccessTokenStore, AccessTokenStore>()
            .AddSingleton<IConsentStore, ConsentStore>()
            .AddSingleton<INotificationStore, NotificationStore>()
            .AddSingleton<IChannelStore, ChannelStore>()
            .AddSingleton<IRunArchive, RunArchive>()
            .AddSingleton<IRetentionStore, RetentionStore>()
            .AddSingleton<IControllerIdentity, ControllerIdentity>();
    }

    private static IServiceCollection AddContexts(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddSingleton<IDbContextFactory<WorkflowDbContext>>(provider => new WorkflowContexts(provider, configure));

    private static IServiceCollection AddSqlite(this IServiceCollection services, string path) => services
        .AddSingleton(_ => new SqliteDatabase(path))
        .AddSingleton<WorkflowDatabase>(provider => provider.GetRequiredService<SqliteDatabase>())
        .AddContexts((provider, options) => options
            .UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString, sqlite => sqlite.MigrationsAssembly(MigrationAssemblies.Sqlite))
            .AddInterceptors(new SqliteDatabase.PragmaInterceptor()))
        .AddSingleton<DatabaseSetup>(provider => ActivatorUtilities.CreateInstance<SqliteDatabaseSetup>(provider))
        .AddSingleton(RunSignal.ToNobody)
        .AddKeyedSingleton<IRunStore, SqliteRunStore>(typeof(WorkflowDatabase));

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connectionString, string name) => services
        .AddSingleton(_ => new PostgresDatabase(connectionString, name))
        .AddSingleton<WorkflowDatabase>(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddContexts((provider, options) => options
            .UseNpgsql(
                provider.GetRequiredService<PostgresDatabase>().DataSource,
                postgres => postgres.MigrationsAssembly(MigrationAssemblies.Postgres).SetPostgresVersion(15, 0)))
        .AddSingleton<DatabaseSetup, PostgresDatabaseSetup>()
        .AddSingleton<RunSignal, PostgresRunSignal>()
        .AddKeyedSingleton<IRunStore, PostgresRunStore>(typeof(WorkflowDatabase));
}
