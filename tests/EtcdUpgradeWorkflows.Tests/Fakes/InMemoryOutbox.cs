using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Deliveries of one run's notifications, in memory. Nothing is told again there, and nothing forgotten.</summary>
/// <param name="read">The run's notifications, as its store has them; the run is known by then.</param>
internal sealed class InMemoryOutbox(Func<Task<IReadOnlyList<RunNotification>>> read) : INotificationStore
{
    private readonly HashSet<Guid> _addressed = [];
    private readonly Dictionary<(Guid Id, string Channel), Delivery> _deliveries = [];

    public async Task<IReadOnlyList<Notification>> ListAsync(NotificationFilter filter, CancellationToken cancellationToken) =>
        [.. (await read()).Select(n => new Notification(n.Id, n.Kind, "fake", n.Message, n.Advice, n.Code, n.By, n.At)).Take(filter.Limit)];

    public Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(IReadOnlyCollection<Guid> notifications, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Delivery>>([.. _deliveries.Values.Where(d => notifications.Contains(d.NotificationId))]);

    public async Task<IReadOnlyList<Notification>> ListUnaddressedAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await ListAsync(new(Limit: int.MaxValue), cancellationToken)).Where(n => !_addressed.Contains(n.Id)).Take(limit)];

    public Task AddressAsync(Guid id, IReadOnlyCollection<string> channels, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_addressed.Add(id))
        {
            foreach (var channel in channels)
            {
                _deliveries[(id, channel)] = new(id, channel, 0, DeliveryStatus.Waiting, 0, at, null, null);
            }
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var all = (await ListAsync(new(Limit: int.MaxValue), cancellationToken)).ToDictionary(n => n.Id);
        return [.. _deliveries.Values.Where(d => d.Channel == channel && d.Status == DeliveryStatus.Waiting && d.DueAt <= now).Take(limit).Select(d => new DueDelivery(d, all[d.NotificationId]))];
    }

    public async Task<bool> AnyWaitingAsync(CancellationToken cancellationToken) =>
        _deliveries.Values.Any(d => d.Status == DeliveryStatus.Waiting) || (await ListUnaddressedAsync(1, cancellationToken)).Count > 0;

    public Task<Delivery?> TryBeginAsync(Delivery delivery, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(TryChange(delivery, d => d with { Attempts = d.Attempts + 1, DueAt = until }));

    public Task<bool> EndAsync(Delivery begun, DeliveryStatus status, DateTimeOffset? dueAt, DateTimeOffset? deliveredAt, string? error, CancellationToken cancellationToken) =>
        Task.FromResult(TryChange(begun, d => d with { Status = status, DueAt = dueAt, DeliveredAt = deliveredAt, Error = error }) is not null);

    public Task<bool> AddAsync(Notification notification, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> AcknowledgeAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<int> AcknowledgeRunAsync(Guid runId, string by, DateTimeOffset at, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> GiveUpAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> RemindAsync(string channel, DateTimeOffset deliveredBefore, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> DeleteOldAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => Task.FromResult(0);

    private Delivery? TryChange(Delivery known, Func<Delivery, Delivery> change) =>
        _deliveries[(known.NotificationId, known.Channel)] is { Status: DeliveryStatus.Waiting } now && now.Attempts == known.Attempts
            ? _deliveries[(known.NotificationId, known.Channel)] = change(now)
            : null;
}
