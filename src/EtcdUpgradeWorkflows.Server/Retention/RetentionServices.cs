using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Server.Retention;

internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services, FilePolicy files) => services
        .AddSingleton(files)
        .AddSingleton<RetentionMetrics>()
        .AddSingleton<RetentionRunner>()
        .AddSingleton<IRetentionClock, QuartzRetentionClock>()
        .AddSingleton<ReleasePruner>()
        .AddSingleton<FileRetention>()
        .AddHostedService<RetentionSweep>();
}
