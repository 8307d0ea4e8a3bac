using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>
/// Takes notifications out of the outbox to the channels (ADR 33). Every server does; one attempt at a delivery is under way at a time, and one that was lost with its server is made
/// again under the same id.
/// </summary>
internal sealed partial class NotificationDispatcher(
    INotificationStore notifications, IChannelStore channels, IChannelSender sender, TimeProvider time, ILogger<NotificationDispatcher> log) : BackgroundService
{
    private const int Batch = 50;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>How often is looked for what has to be told again: it reads all that was told, and a reminder half a minute late is none the worse.</summary>
    private static readonly TimeSpan RemindEvery = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    private DateTimeOffset _reminded;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DispatchAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database is away; what waits there waits on.
                LogFailed(log, e.Message, DatabaseTrouble.CauseIn(e));
            }

            await Task.Delay(Look, time, stoppingToken);
        }
    }

    /// <summary>One round: deliveries are made, reminders are made, and everything due is tried once.</summary>
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var (known, all) = await ReadChannelsAsync(cancellationToken);

        // Where nobody is told anything there is nothing more to ask.
        if (all.Count == 0 && !await notifications.AnyWaitingAsync(cancellationToken))
        {
            return;
        }

        foreach (var notification in await notifications.ListUnaddressedAsync(Batch, cancellationToken))
        {
            await notifications.AddressAsync(notification.Id, [.. known.Values.Where(channel => channel.Takes(notification)).Select(channel => channel.Name)], time.GetUtcNow(), cancellationToken);
        }

        if (time.GetUtcNow() - _reminded >= RemindEvery)
        {
            _reminded = time.GetUtcNow();
            foreach (var channel in known.Values)
            {
                if (channel.RepeatEvery is { } every)
                {
                    await notifications.RemindAsync(channel.Name, _reminded - every, _reminded, cancellationToken);
                }
            }
        }

        // Each channel by itself: one that fails does not fill the batch of another.
        await notifications.GiveUpAsync(all, cancellationToken);
        await Task.WhenAll(known.Values.Select(channel => DeliverAsync(channel, cancellationToken)));
    }

    /// <summary>A test of a channel, by a person: told at once, and stored nowhere.</summary>
    public Task<SendResult> TestAsync(Channel channel, string by, CancellationToken cancellationToken)
    {
        Notification test = new(Guid.CreateVersion7(time.GetUtcNow()), NotificationKinds.Test, null, $"{by} asked whether this channel works. It does.", null, null, by, time.GetUtcNow());
        return sender.SendAsync(channel, new(new(test.Id, channel.Name, 0, DeliveryStatus.Waiting, 1, null, null, null), test), cancellationToken);
    }

    // What cannot be read is there all the same: what goes to it waits.
    private async Task<(Dictionary<string, Channel> Known, List<string> All)> ReadChannelsAsync(CancellationToken cancellationToken)
    {
        var (known, all) = (new Dictionary<string, Channel>(StringComparer.Ordinal), new List<string>());
        foreach (var stored in await channels.ListAsync(cancellationToken))
        {
            all.Add(stored.Document.Name);
            if (stored.Document.Read().Value is { } channel)
            {
                known.Add(channel.Name, channel);
            }
            else if (_unreadable.Add(stored.Document.Name))
            {
                LogUnreadable(log, stored.Document.Name);
            }
        }

        return (known, all);
    }

    private async Task DeliverAsync(Channel channel, CancellationToken cancellationToken)
    {
        foreach (var one in await notifications.ListDueAsync(channel.Name, time.GetUtcNow(), Batch, cancellationToken))
        {
            if (await notifications.TryBeginAsync(one.Delivery, time.GetUtcNow() + Delivery.LongestAttempt, cancellationToken) is not { } begun)
            {
                continue;
            }

            var result = await sender.SendAsync(channel, one with { Delivery = begun }, cancellationToken);
            var now = time.GetUtcNow();
            if (result.Problem is not { } problem)
            {
                await notifications.EndAsync(begun, DeliveryStatus.Delivered, null, now, null, cancellationToken);
                continue;
            }

            // What the receiver wishes makes it later, never sooner: or a second's wish would use up three days in minutes.
            var gaveUp = begun.Attempts >= Delivery.MostAttempts;
            var pause = Delivery.Pause(begun.Attempts);
            var next = gaveUp ? now : now + (result.RetryAfter is { } wish && wish > pause ? wish : pause);
            LogNotDelivered(log, begun.Id, channel.Name, begun.Attempts, problem.Code, problem.Message, gaveUp ? "given up" : $"tried again at {next:u}");
            await notifications.EndAsync(begun, gaveUp ? DeliveryStatus.Failed : DeliveryStatus.Waiting, next, null, $"{problem.Code}: {problem.Message}", cancellationToken);

            // The others would most likely fail the same way, each with its time-out.
            return;
        }
    }

    [LoggerMessage(4200, LogLevel.Warning, "The outbox could not be worked on; tried again: {Why}")]
    private static partial void LogFailed(ILogger log, string why, Exception? ofDatabase);

    [LoggerMessage(4201, LogLevel.Warning, "The stored channel '{Channel}' cannot be read by this version; remove it and add it again.")]
    private static partial void LogUnreadable(ILogger log, string channel);

    [LoggerMessage(4202, LogLevel.Warning, "Notification {Id} was not delivered to channel '{Channel}' (attempt {Attempt}): {Code}: {Message} It is {Next}.")]
    private static partial void LogNotDelivered(ILogger log, string id, string channel, int attempt, string code, string message, string next);
}
