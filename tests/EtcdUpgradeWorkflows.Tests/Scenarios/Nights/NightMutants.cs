using System.Reflection;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>Servers that do not keep to what was agreed upon: on each the oracle has to find something.</summary>
internal static class NightMutants
{
    public const string AlwaysOpen = "always-open";
    public const string FreezeNotSeen = "freeze-not-seen";
    public const string NotTold = "not-told:";

    public static Func<IServiceCollection, IServiceCollection> Find(string name) => name switch
    {
        AlwaysOpen or FreezeNotSeen => services => services.AddSingleton(p => Put<IWindowStore>(new WindowStore(p.GetRequiredService<WorkflowDatabase>()), name)),
        _ => services => services
            .AddSingleton(p => Put(p.GetRequiredKeyedService<IRunStore>(typeof(WorkflowDatabase)), name))
            .AddSingleton(p => Put<IScheduleStore>(new ScheduleStore(p.GetRequiredService<WorkflowDatabase>()), name))
            .AddSingleton(p => Put<INotificationStore>(new NotificationStore(p.GetRequiredService<WorkflowDatabase>()), name)),
    };

    private static T Put<T>(T inner, string name)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Mutant>();
        ((Mutant)(object)proxy).Be(inner, name);
        return proxy;
    }

    /// <summary>Passes every call on, but for one.</summary>
    public class Mutant : DispatchProxy
    {
        private object _inner = null!;
        private string _name = "";

        public void Be(object inner, string name) => (_inner, _name) = (inner, name);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case nameof(IWindowStore.ListFreezesAsync):
                    return Task.FromResult<IReadOnlyList<StoredFreeze>>([]);
                case nameof(IWindowStore.ListWindowsAsync) when _name == AlwaysOpen:
                    return LongerAsync((IWindowStore)_inner);
                case nameof(IRunStore.CommitAsync) when args![0] is Checkpoint checkpoint:
                    args[0] = checkpoint with { Notifications = [.. checkpoint.Notifications.Where(n => !IsOfKind(n.Kind))] };
                    break;
                case nameof(IScheduleStore.TryChangeAsync) when args![2] is Notification notification && IsOfKind(notification.Kind):
                    args[2] = null;
                    break;
                case nameof(INotificationStore.AddAsync) when args![0] is Notification notification && IsOfKind(notification.Kind):
                    return Task.FromResult(true);
            }

            return targetMethod.Invoke(_inner, args);
        }

        private bool IsOfKind(string kind) => _name == NotTold + kind;

        // As people plan nothing has changed; then no window closes any more.
        private static async Task<IReadOnlyList<StoredWindow>> LongerAsync(IWindowStore inner) =>
            [.. (await inner.ListWindowsAsync(CancellationToken.None)).Select(w => w with { Document = w.Document with { Duration = "23:59", Mixed = null, Overrun = null } })];
    }
}
