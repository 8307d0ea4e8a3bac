namespace EtcdUpgradeWorkflows.Etcd.Notifications;

/// <summary>Notifications and their deliveries. Those of runs are written by <see cref="Engine.Runs.IRunStore.CommitAsync"/>, those of schedules with the schedule.</summary>
public interface INotificationStore
{
    /// <summary>False: it was there already.</summary>
    Task<bool> AddAsync(Notification notification, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Notification>> ListAsync(NotificationFilter filter, CancellationToken cancellationToken);

    /// <summary>Of these notifications, in the order of channel and number.</summary>
    Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(IReadOnlyCollection<Guid> notifications, CancellationToken cancellationToken);

    /// <summary>Somebody has seen it: it is not told again. False: there is none, or somebody had before.</summary>
    Task<bool> AcknowledgeAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The same for all of a run. Returns how many.</summary>
    Task<int> AcknowledgeRunAsync(Guid runId, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Those that nobody has made deliveries of yet, the oldest first.</summary>
    Task<IReadOnlyList<Notification>> ListUnaddressedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Makes its deliveries, in one transaction and once: a second caller makes none.</summary>
    Task AddressAsync(Guid id, IReadOnlyCollection<string> channels, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Those of a channel that are to be tried now, the oldest first.</summary>
    Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Gives up reminders of what was acknowledged, or is not so any more, before they were sent, and what is to go to channels that there are not. Returns how many.</summary>
    /// <param name="channels">Those that there are.</param>
    Task<int> GiveUpAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken);

    /// <summary>Whether somebody is still to be told something.</summary>
    Task<bool> AnyWaitingAsync(CancellationToken cancellationToken);

    /// <summary>Begins an attempt, of which there is one at a time. Null: somebody else has begun it, or it is over.</summary>
    /// <param name="until">Then it is held for lost.</param>
    Task<Delivery?> TryBeginAsync(Delivery delivery, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What became of an attempt. False: it was held for lost, and another one was begun.</summary>
    Task<bool> EndAsync(Delivery begun, DeliveryStatus status, DateTimeOffset? dueAt, DateTimeOffset? deliveredAt, string? error, CancellationToken cancellationToken);

    /// <summary>Makes the next reminder of what was delivered, or given up, before an instant, was acknowledged by nobody and is still so. Returns how many.</summary>
    Task<int> RemindAsync(string channel, DateTimeOffset deliveredBefore, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Forgets what is older and not waited for by anybody, so many at most. Returns how many.</summary>
    Task<int> DeleteOldAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}

/// <param name="RunId">Of one run only.</param>
/// <param name="Open">Only those that are told again until acknowledged, and were not.</param>
/// <param name="Before">Only those from before this instant.</param>
public sealed record NotificationFilter(Guid? RunId = null, bool Open = false, DateTimeOffset? Before = null, int Limit = 50);

/// <summary>Channels, as they were added.</summary>
public interface IChannelStore
{
    Task<IReadOnlyList<StoredChannel>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False: the name is taken.</summary>
    Task<bool> AddAsync(StoredChannel channel, CancellationToken cancellationToken);

    /// <summary>Another description under the same name: what waits for it goes there. False: there is none of that name.</summary>
    Task<bool> ReplaceAsync(StoredChannel channel, CancellationToken cancellationToken);

    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);
}

public sealed record StoredChannel(ChannelDocument Document, string AddedBy, DateTimeOffset AddedAt);
