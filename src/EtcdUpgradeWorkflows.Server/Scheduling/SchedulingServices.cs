using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Server.Retention;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using Quartz.Extensibility;

namespace EtcdUpgradeWorkflows.Server.Scheduling;

/// <summary>Quartz decides when. On PostgreSQL its cluster shares the database; on SQLite its memory is filled from our rows at the start.</summary>
internal static class SchedulingServices
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, DatabaseLocation database, string serverId)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "etcdup";
                o.InstanceId = serverId;
                o.IdleWaitTime = TimeSpan.FromSeconds(5);
                o.PropagateTraceContext = false; // job data are ids of ours alone
            });
            quartz.UseDefaultThreadPool(2);
            quartz.AddJobType<WakeJob>();
            quartz.AddJobType<RetentionJob>();
            quartz.UseTypeLoader<JobNames>();
            if (database is DatabaseLocation.Postgres postgres)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(NpgsqlFactory.Instance, postgres.LibraryConnectionString);
                    store.UseSystemTextJsonSerializer();
                    store.UseClustering(c =>
                    {
                        c.CheckinInterval = TimeSpan.FromSeconds(1);
                        c.CheckinMisfireThreshold = TimeSpan.FromSeconds(2);
                    });
                    store.ConfigureStore(o =>
                    {
                        o.TablePrefix = "quartz.qrtz_";
                        o.MisfireThreshold = TimeSpan.FromSeconds(10);
                        o.StoreJobDataAsStrings = true;
                    });
                });
            }
            else
            {
                quartz.UseInMemoryStore();
            }
        });
        return services
            .AddQuartzHostedService(o => o.WaitForJobsToComplete = false)
            .AddSingleton(new StoredJobNames(database is DatabaseLocation.Postgres))
            .AddSingleton<IScheduleClock, QuartzScheduleClock>()
            .AddSingleton<DefinitionStarts>()
            .AddSingleton<IDefinitionStarts>(p => p.GetRequiredService<DefinitionStarts>())
            .AddSingleton<ScheduleFiring>()
            .AddHostedService<ScheduleSweep>();
    }
}

/// <summary>Jobs are stored, under the names of <see cref="JobNames"/>.</summary>
internal sealed record StoredJobNames(bool AreUsed);

/// <summary>Job names of ours in Quartz's tables instead of CLR names, which would not outlive a rename.</summary>
internal sealed class JobNames : ITypeLoader
{
    public const string Wake = "etcdup.wake";

    public const string Retention = "etcdup.retention";

    public Type LoadType(string? name) => name switch
    {
        Wake => typeof(WakeJob),
        Retention => typeof(RetentionJob),
        _ => throw new TypeLoadException($"no job is called '{name}'"),
    };
}
