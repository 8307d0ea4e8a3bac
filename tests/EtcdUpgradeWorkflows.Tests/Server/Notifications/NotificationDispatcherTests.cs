using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Server.Notifications;

/// <summary>The outbox on a real database, with receivers that are in the way in every manner.</summary>
public sealed class NotificationDispatcherTests : IAsyncLifetime
{
    private readonly SqliteFile _file = new();
    private readonly FakeTimeProvider _time = new(new(2026, 12, 5, 22, 0, 0, TimeSpan.Zero));
    private readonly Receivers _receivers = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private INotificationStore Store => _file.Services.GetRequiredService<INotificationStore>();

    public async ValueTask InitializeAsync() => await _file.PrepareAsync(Token);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Each_channel_is_told_once_of_what_it_takes()
    {
        await AddAsync("all");
        await AddAsync("other", clusters: ["prod-b"]);
        await TellAsync(NotificationKind.Done);
        var dispatcher = New();

        await dispatcher.DispatchAsync(Token);
        await dispatcher.DispatchAsync(Token);

        Assert.Equal(["all"], _receivers.Got.Select(g => g.Channel));
        Assert.False(await Store.AnyWaitingAsync(Token));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_under_the_same_id_later_and_later()
    {
        await AddAsync("ops");
        var told = await TellAsync(NotificationKind.Done);
        var dispatcher = New();
        List<TimeSpan> pauses = [];
        _receivers.Answers["ops"] = _ => new(WorkflowError.Transient("webhook.refused", "example.org answered 500.", null));
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await dispatcher.DispatchAsync(Token);
            var waiting = Assert.Single(await Store.ListDeliveriesAsync([told], Token));
            Assert.Equal((attempt + 1, DeliveryStatus.Waiting, "webhook.refused: example.org answered 500."), (waiting.Attempts, waiting.Status, waiting.Error));
            pauses.Add(waiting.DueAt!.Value - _time.GetUtcNow());
            _time.Advance(pauses[^1] - TimeSpan.FromMilliseconds(1));
            await dispatcher.DispatchAsync(Token);
            Assert.Equal(attempt + 1, _receivers.Got.Count);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600], pauses.Select(p => p.TotalSeconds));
        Assert.Single(_receivers.Got.Select(g => g.Id).Distinct());

        _receivers.Answers.Clear();
        await dispatcher.DispatchAsync(Token);
        var delivered = Assert.Single(await Store.ListDeliveriesAsync([told], Token));
        Assert.Equal((DeliveryStatus.Delivered, null, 13), (delivered.Status, delivered.Error, delivered.Attempts));
    }

    [Fact]
    public async Task It_is_given_up_after_three_days_and_stays_to_be_seen()
    {
        await AddAsync("ops");
        var told = await TellAsync(NotificationKind.Done);
        var (dispatcher, began) = (New(), _time.GetUtcNow());
        _receivers.Answers["ops"] = _ => new(WorkflowError.Transient("webhook.refused", "no", null), TimeSpan.FromSeconds(1));
        Delivery delivery;
        do
        {
            await dispatcher.DispatchAsync(Token);
            delivery = Assert.Single(await Store.ListDeliveriesAsync([told], Token));
            _time.Advance((delivery.DueAt ?? _time.GetUtcNow()) - _time.GetUtcNow());
        }
        while (delivery.Status == DeliveryStatus.Waiting);

        Assert.Equal((DeliveryStatus.Failed, "webhook.refused: no"), (delivery.Status, delivery.Error));
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromDays(2.8), TimeSpan.FromDays(3.2));
    }

    [Fact]
    public async Task What_the_receiver_asks_for_is_kept_to()
    {
        await AddAsync("ops");
        var told = await TellAsync(NotificationKind.Done);
        _receivers.Answers["ops"] = _ => new(WorkflowError.Transient("webhook.refused", "busy", null), TimeSpan.FromMinutes(7));

        await New().DispatchAsync(Token);

        Assert.Equal(_time.GetUtcNow().AddMinutes(7), Assert.Single(await Store.ListDeliveriesAsync([told], Token)).DueAt);
    }

    [Fact]
    public async Task A_channel_that_hangs_keeps_no_other_waiting_nor_its_own_rest_failing()
    {
        await AddAsync("hangs");
        await AddAsync("works");
        await TellAsync(NotificationKind.Done);
        await TellAsync(NotificationKind.Done);
        TaskCompletionSource<SendResult> hanging = new();
        _receivers.Slow["hangs"] = hanging.Task;

        var round = New().DispatchAsync(Token);
        await Receivers.UntilAsync(() => _receivers.Got.Count(g => g.Channel == "works") == 2, Token);
        Assert.False(round.IsCompleted);
        hanging.SetResult(new(WorkflowError.Transient("webhook.timed_out", "silent", null)));
        await round;

        Assert.Single(_receivers.Got, g => g.Channel == "hangs");
    }

    [Fact]
    public async Task A_channel_with_hundreds_that_wait_keeps_no_other_waiting()
    {
        await AddAsync("dead");
        for (var i = 0; i < 120; i++)
        {
            await TellAsync(NotificationKind.Done);
        }

        _receivers.Answers["dead"] = _ => new(WorkflowError.Transient("webhook.refused", "no", null));
        var dispatcher = New();
        for (var round = 0; round < 4; round++)
        {
            await dispatcher.DispatchAsync(Token);
        }

        await AddAsync("works");
        await TellAsync(NotificationKind.Done);
        await dispatcher.DispatchAsync(Token);

        Assert.Single(_receivers.Got, g => g.Channel == "works");
    }

    [Fact]
    public async Task A_server_that_dies_while_it_tells_leaves_it_to_another_under_the_same_id()
    {
        await AddAsync("ops");
        var told = await TellAsync(NotificationKind.Done);
        using CancellationTokenSource killed = new();
        _receivers.Answers["ops"] = _ =>
        {
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => New().DispatchAsync(killed.Token));
        _receivers.Answers.Clear();
        var other = New();

        await other.DispatchAsync(Token);
        Assert.Single(_receivers.Got);
        _time.Advance(Delivery.LongestAttempt);
        await other.DispatchAsync(Token);

        Assert.Equal(2, _receivers.Got.Count);
        Assert.Single(_receivers.Got.Select(g => g.Id).Distinct());
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(await Store.ListDeliveriesAsync([told], Token)).Status);
    }

    [Fact]
    public async Task Two_servers_tell_once()
    {
        await AddAsync("ops");
        for (var i = 0; i < 20; i++)
        {
            await TellAsync(NotificationKind.Done);
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => New().DispatchAsync(Token), Token)));
        await New().DispatchAsync(Token);

        Assert.Equal(20, _receivers.Got.Count);
        Assert.Equal(20, _receivers.Got.Select(g => g.Id).Distinct().Count());
    }

    [Fact]
    public async Task It_is_told_again_until_somebody_has_seen_it()
    {
        await AddAsync("ops", repeat: "00:30");
        await AddAsync("once", repeat: "never");
        var told = await TellAsync(NotificationKinds.DidNotStart);
        var dispatcher = New();
        await dispatcher.DispatchAsync(Token);
        for (var reminder = 1; reminder <= 2; reminder++)
        {
            _time.Advance(TimeSpan.FromMinutes(30));
            await dispatcher.DispatchAsync(Token);
        }

        Assert.Equal([0, 1, 2], _receivers.Got.Where(g => g.Channel == "ops").Select(g => g.Number));
        Assert.Equal(3, _receivers.Got.Where(g => g.Channel == "ops").Select(g => g.Id).Distinct().Count());
        Assert.Single(_receivers.Got, g => g.Channel == "once");

        await Store.AcknowledgeAsync(told, "bert", _time.GetUtcNow(), Token);
        _time.Advance(TimeSpan.FromDays(1));
        await dispatcher.DispatchAsync(Token);
        Assert.Equal(4, _receivers.Got.Count);
    }

    [Fact]
    public async Task What_has_to_be_told_again_is_looked_for_every_half_a_minute()
    {
        await AddAsync("ops", repeat: "00:01");
        var dispatcher = New();
        await dispatcher.DispatchAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(5));
        await TellAsync(NotificationKinds.DidNotStart);

        // Told in the round of the fifth second, due again in that of the sixty-fifth; the looks are those of 30, 60 and 90.
        for (var second = 5; second <= 85; second += 5)
        {
            await dispatcher.DispatchAsync(Token);
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(0, Assert.Single(_receivers.Got).Number);
        await dispatcher.DispatchAsync(Token);
        Assert.Equal([0, 1], _receivers.Got.Select(g => g.Number));
    }

    [Fact]
    public async Task What_was_to_go_to_a_channel_that_is_gone_is_given_up()
    {
        await AddAsync("ops");
        var told = await TellAsync(NotificationKind.Done);
        _receivers.Answers["ops"] = _ => new(WorkflowError.Transient("webhook.refused", "no", null));
        var dispatcher = New();
        await dispatcher.DispatchAsync(Token);
        await _file.Services.GetRequiredService<IChannelStore>().RemoveAsync("ops", Token);
        _time.Advance(TimeSpan.FromMinutes(1));

        await dispatcher.DispatchAsync(Token);

        Assert.Equal((DeliveryStatus.Failed, "channel.unknown: The channel was removed."), Assert.Single(await Store.ListDeliveriesAsync([told], Token)) is var d ? (d.Status, d.Error) : default);
        Assert.False(await Store.AnyWaitingAsync(Token));
    }

    private NotificationDispatcher New() => new(Store, _file.Services.GetRequiredService<IChannelStore>(), _receivers, _time, NullLogger<NotificationDispatcher>.Instance);

    private Task<bool> AddAsync(string name, IReadOnlyList<string>? clusters = null, string? repeat = null) => _file.Services.GetRequiredService<IChannelStore>().AddAsync(
        new(new(name, "webhook") { Url = "https://example.org/", Clusters = clusters, RepeatEvery = repeat }, "anna", _time.GetUtcNow()), Token);

    private async Task<Guid> TellAsync(string kind)
    {
        Notification told = new(Guid.NewGuid(), kind, "prod-a", "something", null, null, "etcdup", _time.GetUtcNow());
        await Store.AddAsync(told, Token);
        return told.Id;
    }

    private sealed class Receivers : IChannelSender
    {
        private readonly Lock _lock = new();
        private readonly List<(string Channel, string Id, int Number)> _got = [];

        public Dictionary<string, Func<DueDelivery, SendResult>> Answers { get; } = [];

        public Dictionary<string, Task<SendResult>> Slow { get; } = [];

        public IReadOnlyList<(string Channel, string Id, int Number)> Got
        {
            get
            {
                lock (_lock)
                {
                    return [.. _got];
                }
            }
        }

        public Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                _got.Add((channel.Name, delivery.Delivery.Id, delivery.Delivery.Number));
            }

            return Slow.GetValueOrDefault(channel.Name) ?? Task.FromResult(Answers.GetValueOrDefault(channel.Name)?.Invoke(delivery) ?? SendResult.Done);
        }

        public static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
        {
            while (!condition())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}
