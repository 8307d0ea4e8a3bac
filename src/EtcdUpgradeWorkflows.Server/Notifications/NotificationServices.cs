using EtcdUpgradeWorkflows.Etcd.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>Telling people.</summary>
internal static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, TimeSpan warnMixedAfter) => services
        .AddSingleton(new MixedWarning(warnMixedAfter))
        .AddSingleton(p => new WebhookSender(OutsideHttp.NewHandler(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<EmailSender>()
        .AddSingleton<IChannelSender, ChannelSender>()
        .AddSingleton<NotificationDispatcher>()
        .AddHostedService(p => p.GetRequiredService<NotificationDispatcher>())
        .AddHostedService<MaintenanceWatch>();
}
