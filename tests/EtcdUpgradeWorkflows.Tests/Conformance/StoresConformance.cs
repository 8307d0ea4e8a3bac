using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Versions;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Conformance;

/// <summary>What the stores of definitions, clusters, backups and schedules promise on every database. Names are unique, so tests may share one.</summary>
public abstract class StoresConformance
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private readonly string name = $"n{Guid.NewGuid():n}";

    protected abstract IServiceProvider Services { get; }

    private Notification PutOff => Notification.OfSchedule(Guid.NewGuid(), Start, NotificationKind.PutOff, name, "frozen", null, "etcdup", Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Windows_and_freezes_are_kept_word_for_word_and_a_name_is_given_once()
    {
        var store = Services.GetRequiredService<IWindowStore>();
        StoredWindow window = new(new(name, "FREQ=WEEKLY;BYDAY=SA", "2026-12-05", "22:00", "Europe/Berlin", "04:00", ["prod-a"]), "anna", Start);
        StoredFreeze freeze = new(new(name, "2026-12-20T00:00:00+01:00", "2027-01-04T06:00:00+01:00", "holidays", []), "anna", Start);
        Assert.True(await store.AddAsync(window, Token));
        Assert.False(await store.AddAsync(window with { AddedBy = "bert" }, Token));
        Assert.True(await store.AddAsync(freeze, Token));
        Assert.False(await store.AddAsync(freeze, Token));

        Assert.Equal(Told(window), Told((await store.ListWindowsAsync(Token)).Single(w => w.Document.Name == name)));
        Assert.Equal(Told(freeze), Told((await store.ListFreezesAsync(Token)).Single(f => f.Document.Name == name)));
        Assert.True(await store.RemoveWindowAsync(name, Token));
        Assert.False(await store.RemoveWindowAsync(name, Token));
        Assert.False(await store.RemoveAsync(freeze with { AddedAt = Start.AddTicks(10) }, Token));
        Assert.False(await store.RemoveAsync(freeze with { AddedBy = "bert" }, Token));
        Assert.True(await store.RemoveAsync(freeze, Token));
        Assert.True(await store.AddAsync(freeze, Token));
        Assert.True(await store.RemoveFreezeAsync(name, Token));
        Assert.False(await store.RemoveFreezeAsync(name, Token));
        Assert.DoesNotContain(await store.ListFreezesAsync(Token), f => f.Document.Name == name);

        static string Told(object stored) => System.Text.Json.JsonSerializer.Serialize(stored);
    }

    /// <summary>What waits for the end of a freeze reads at any moment, and goes on when it finds none.</summary>
    [Fact]
    public async Task Whoever_reads_while_a_window_or_freeze_is_replaced_finds_the_old_or_the_new_one()
    {
        const int Times = 59;
        var store = Services.GetRequiredService<IWindowStore>();
        var name = Guid.NewGuid().ToString("N");
        await store.PutAsync(Freeze(0), Token);
        await store.PutAsync(Window(0), Token);
        var replacing = Task.Run(ReplaceAsync, Token);
        var (freezes, windows) = (new HashSet<string>(), new HashSet<string>());
        do
        {
            freezes.Add(Assert.Single(await store.ListFreezesAsync(Token), f => f.Document.Name == name).AddedBy);
            windows.Add(Assert.Single(await store.ListWindowsAsync(Token), w => w.Document.Name == name).AddedBy);
        }
        while (!replacing.IsCompleted);

        await replacing;
        Assert.True(freezes.Count > 1 && windows.Count > 1, "Nobody read while they were replaced.");
        var (freeze, window) = ((await store.ListFreezesAsync(Token)).Single(f => f.Document.Name == name), (await store.ListWindowsAsync(Token)).Single(w => w.Document.Name == name));
        Assert.Equal((Freeze(Times).Document.To, $"anna{Times}", Start.AddSeconds(Times)), (freeze.Document.To, freeze.AddedBy, freeze.AddedAt));
        Assert.Equal((Window(Times).Document.Duration, $"anna{Times}", Start.AddSeconds(Times)), (window.Document.Duration, window.AddedBy, window.AddedAt));
        Assert.True(await store.RemoveFreezeAsync(name, Token));
        Assert.True(await store.RemoveWindowAsync(name, Token));

        async Task ReplaceAsync()
        {
            for (var i = 1; i <= Times; i++)
            {
                await store.PutAsync(Freeze(i), Token);
                await store.PutAsync(Window(i), Token);
            }
        }

        StoredFreeze Freeze(int i) => new(new(name, "2026-12-20T00:00:00+01:00", $"2027-01-04T06:{i:00}:00+01:00", "holidays", []), $"anna{i}", Start.AddSeconds(i));
        StoredWindow Window(int i) => new(new(name, "FREQ=WEEKLY;BYDAY=SA", "2026-12-05", "22:00", "Europe/Berlin", $"04:{i:00}", ["prod-a"]), $"anna{i}", Start.AddSeconds(i));
    }

    [Fact]
    public async Task A_policy_is_kept_word_for_word_also_what_nobody_can_read_and_a_name_is_given_once()
    {
        var store = Services.GetRequiredService<IPolicyStore>();
        StoredPolicy policy = new($"{name}a", """{ "name" : "a",  "labels": ["env=prod"], "policy": {"window":"required"} }""", "anna", Start);
        StoredPolicy unread = new($"{name}b", "no JSON", "bert", Start.AddSeconds(1));
        Assert.True(await store.AddAsync(unread, Token));
        Assert.True(await store.AddAsync(policy, Token));
        Assert.False(await store.AddAsync(policy with { Document = "another" }, Token));

        Assert.Equal([policy, unread], (await store.ListAsync(Token)).Where(stored => stored.Name.StartsWith(name, StringComparison.Ordinal)));

        // One of them is there at any time.
        using CancellationTokenSource replaced = new();
        var seen = Task.Run(async () =>
        {
            var least = int.MaxValue;
            while (!replaced.IsCancellationRequested)
            {
                least = Math.Min(least, (await store.ListAsync(Token)).Count(stored => stored.Name == policy.Name));
            }

            return least;
        });
        for (var i = 0; i < 50; i++)
        {
            await store.PutAsync(policy with { Document = $"another {i}", AddedBy = "carl" }, Token);
        }

        await replaced.CancelAsync();
        Assert.Equal(1, await seen);
        Assert.Equal(("another 49", "carl"), (await store.ListAsync(Token)).Where(stored => stored.Name == policy.Name).Select(stored => (stored.Document, stored.AddedBy)).Single());
        Assert.True(await store.RemoveAsync(policy.Name, Token));
        Assert.False(await store.RemoveAsync(policy.Name, Token));
        Assert.Equal([unread], (await store.ListAsync(Token)).Where(stored => stored.Name.StartsWith(name, StringComparison.Ordinal)));
        Assert.False(await store.RemoveAsync(unread with { AddedAt = Start }, Token));
        Assert.False(await store.RemoveAsync(unread with { AddedBy = "anna" }, Token));
        Assert.True(await store.RemoveAsync(unread, Token));
    }

    [Fact]
    public async Task A_schedule_is_kept_with_all_that_was_said_of_it()
    {
        var store = Services.GetRequiredService<IScheduleStore>();
        var full = Schedule(Start) with
        {
            Target = ScheduleTarget.Trigger, Cluster = "prod-a", DefinitionId = name, DefinitionVersion = 2, ActivityId = "nightly", Kind = FireKind.Cron, Expression = "0 30 2 * * *", Zone = "Europe/Berlin",
            LastFireAt = Start.AddDays(-1), LastResult = ScheduleStatus.Refused, RunId = Guid.NewGuid(), Outcome = "reserved", PausedBy = "anna", PausedAt = Start.AddHours(-3), ResumedBy = "bert",
            ResumedAt = Start.AddHours(-2),
        };
        var bare = Schedule(Start.AddMinutes(1));
        Assert.True(await store.AddAsync(full, Token));
        Assert.False(await store.AddAsync(full with { CreatedBy = "bert" }, Token));
        Assert.True(await store.AddAsync(bare, Token));

        Assert.Equal(full, await store.FindAsync(full.Id, Token));
        Assert.Equal(bare, await store.FindAsync(bare.Id, Token));
        Assert.Equal([full], await store.ListTriggersAsync(name, Token));
        Assert.Contains(full, await store.ListTriggersAsync(null, Token));
        Assert.All(await store.ListTriggersAsync(null, Token), row => Assert.Equal(ScheduleTarget.Trigger, row.Target));
        Assert.Empty(await store.ListTriggersAsync($"{name}-other", Token));
        Assert.Null(await store.FindAsync(Guid.NewGuid(), Token));
    }

    [Fact]
    public async Task Those_that_wait_are_listed_by_their_next_fire()
    {
        var store = Services.GetRequiredService<IScheduleStore>();
        ScheduleRecord later = Schedule(Start.AddHours(2)), sooner = Schedule(Start.AddHours(1)), paused = Schedule(Start) with { Status = ScheduleStatus.Paused };
        foreach (var schedule in new[] { later, sooner, paused }) await store.AddAsync(schedule, Token);

        Assert.Equal([sooner, later], (await store.ListAsync(ScheduleStatus.Waiting, Token)).Where(s => s.Cluster == name));
        Assert.Equal([paused, sooner, later], (await store.ListAsync(null, Token)).Where(s => s.Cluster == name));
        Assert.Equal([sooner], (await store.ListWaitingAsync(Start.AddHours(1), Token)).Where(s => s.Cluster == name));
        Assert.Equal([sooner, later], (await store.ListWaitingAsync(Start.AddHours(2), Token)).Where(s => s.Cluster == name));
    }

    [Fact]
    public async Task A_schedule_is_changed_only_as_it_was_read_and_what_was_missed_is_written_with_it()
    {
        var store = Services.GetRequiredService<IScheduleStore>();
        var read = Schedule(Start);
        await store.AddAsync(read, Token);
        MissedRecord missed = new(read.Id, new(Start, Start.AddHours(3), 4), "nobody was there", Start.AddHours(4));
        MissedRecord later = new(read.Id, new(Start.AddHours(5), Start.AddHours(5), 1), "paused", Start.AddHours(6));

        var moved = read with { FireAt = Start.AddHours(5), LastFireAt = Start.AddHours(3), LastResult = ScheduleStatus.Missed, Outcome = "late" };
        Assert.True(await store.TryChangeAsync(moved, missed, null, Token));
        Assert.False(await store.TryChangeAsync(read with { Status = ScheduleStatus.Cancelled }, later, null, Token));

        var stored = await store.FindAsync(read.Id, Token);
        Assert.Equal(moved with { Revision = read.Revision + 1 }, stored);
        Assert.Equal([missed], await store.ListMissedAsync(read.Id, 10, Token));
        Assert.True(await store.TryChangeAsync(stored! with { Status = ScheduleStatus.Fired }, later, null, Token));
        Assert.Equal([later, missed], await store.ListMissedAsync(read.Id, 10, Token));
        Assert.Equal([later], await store.ListMissedAsync(read.Id, 1, Token));
        Assert.Contains(missed, await store.ListMissedAsync(null, 1000, Token));
        Assert.False(await store.TryChangeAsync(Schedule(Start), null, null, Token));
    }

    [Fact]
    public async Task Of_servers_that_change_a_schedule_at_once_one_does()
    {
        var store = Services.GetRequiredService<IScheduleStore>();
        var read = Schedule(Start);
        await store.AddAsync(read, Token);

        var changed = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(
            () => store.TryChangeAsync(read with { FireAt = Start.AddHours(i) }, new(read.Id, new(Start, Start, 1), $"by {i}", Start.AddHours(i)), null, Token), Token)));

        Assert.Single(changed, c => c);
        var missed = Assert.Single(await store.ListMissedAsync(read.Id, 10, Token));
        Assert.Equal(missed.NoticedAt, (await store.FindAsync(read.Id, Token))!.FireAt);
    }

    [Fact]
    public async Task A_retracted_definition_is_published_no_more_until_it_is_again()
    {
        var store = Services.GetRequiredService<IDefinitionStore>();
        foreach (var version in new[] { 1, 2 }) await store.PublishAsync(Definition(version, $"v{version}"), Token);
        Assert.Contains(new DefinitionVersion(name, 2), await store.ListPublishedAsync(Token));

        Assert.True(await store.RetractAsync(name, Token));
        Assert.False(await store.RetractAsync(name, Token));
        Assert.Null(await store.FindAsync(name, null, Token));
        Assert.DoesNotContain(await store.ListPublishedAsync(Token), d => d.DefinitionId == name);
        Assert.Equal("v2", (await store.FindAsync(name, 2, Token))?.Json);

        Assert.True(await store.PublishAsync(Definition(1, "v1"), Token));
        Assert.Null(await store.FindAsync(name, null, Token));
        Assert.True(await store.PublishAsync(Definition(2, "v2"), Token));
        Assert.Equal(2, (await store.FindAsync(name, null, Token))?.Version);
        Assert.Equal(new DefinitionVersion(name, 2), Assert.Single(await store.ListPublishedAsync(Token), d => d.DefinitionId == name));
    }

    [Fact]
    public async Task People_are_told_of_a_schedule_when_it_moves_and_only_then()
    {
        var (schedules, notifications) = (Services.GetRequiredService<IScheduleStore>(), Services.GetRequiredService<INotificationStore>());
        var schedule = Schedule(Start);
        await schedules.AddAsync(schedule, Token);
        var missed = Notification.OfSchedule(schedule.Id, Start, NotificationKinds.DidNotStart, name, "Nobody\0 was there.", "Start it.", "etcdup", Start);

        Assert.True(await schedules.TryChangeAsync(schedule with { Status = ScheduleStatus.Missed, Outcome = "missed" }, null, missed, Token));
        Assert.False(await schedules.TryChangeAsync(schedule with { Status = ScheduleStatus.Cancelled }, null, PutOff, Token));

        Assert.Equal(missed with { Message = "Nobody  was there." }, Assert.Single(await OfMineAsync(notifications)));
    }

    [Fact]
    public async Task A_notification_is_addressed_once_and_delivered_by_one_at_a_time()
    {
        var store = Services.GetRequiredService<INotificationStore>();
        var told = PutOff with { At = Start.AddTicks(10) };
        Assert.True(await store.AddAsync(told, Token));
        Assert.False(await store.AddAsync(told, Token));
        Assert.Contains(told, await store.ListUnaddressedAsync(10_000, Token));

        await store.AddressAsync(told.Id, [$"{name}-b", $"{name}-a"], Start, Token);
        await store.AddressAsync(told.Id, [$"{name}-c"], Start, Token);
        Assert.DoesNotContain(await store.ListUnaddressedAsync(10_000, Token), n => n.Id == told.Id);
        var first = (await store.ListDeliveriesAsync([told.Id], Token))[0];
        Assert.Equal(new Delivery(told.Id, $"{name}-a", 0, DeliveryStatus.Waiting, 0, Start, null, null), first);
        Assert.Equal([$"{name}-a", $"{name}-b"], (await store.ListDeliveriesAsync([told.Id], Token)).Select(d => d.Channel));
        Assert.True(await store.AnyWaitingAsync(Token));
        Assert.Equal(told, Assert.Single(await store.ListDueAsync($"{name}-a", Start, 10_000, Token)).Notification);
        Assert.Empty(await store.ListDueAsync($"{name}-a", Start.AddTicks(-10), 10_000, Token));

        // Two servers saw it; one begins. Its attempt is lost, another one is made: what the first says then counts no more.
        var begun = await store.TryBeginAsync(first, Start.AddMinutes(1), Token);
        Assert.Equal(first with { Attempts = 1, DueAt = Start.AddMinutes(1) }, begun);
        Assert.Null(await store.TryBeginAsync(first, Start.AddMinutes(1), Token));
        var again = await store.TryBeginAsync(begun!, Start.AddMinutes(2), Token);
        Assert.Equal((2, begun!.Id), (again!.Attempts, again.Id));
        Assert.False(await store.EndAsync(begun, DeliveryStatus.Delivered, null, Start, null, Token));
        Assert.True(await store.EndAsync(again, DeliveryStatus.Waiting, Start.AddHours(1), null, "webhook.refused: no", Token));
        Assert.Equal(again with { DueAt = Start.AddHours(1), Error = "webhook.refused: no" }, (await store.ListDeliveriesAsync([told.Id], Token))[0]);
    }

    [Fact]
    public async Task What_was_told_is_told_again_until_somebody_acknowledges_it()
    {
        var store = Services.GetRequiredService<INotificationStore>();
        var open = PutOff with { Id = Guid.NewGuid(), Kind = NotificationKinds.DidNotStart };
        var once = PutOff with { Id = Guid.NewGuid() };
        foreach (var told in new[] { open, once })
        {
            await store.AddAsync(told, Token);
            await store.AddressAsync(told.Id, [name], Start, Token);
            await DeliverAsync(told.Id, 0, Start);
        }

        Assert.Equal([open.Id], (await store.ListAsync(new(Open: true, Limit: 10_000), Token)).Where(n => n.Cluster == name).Select(n => n.Id));
        Assert.Equal(0, await store.RemindAsync(name, Start.AddSeconds(-1), Start.AddHours(1), Token));
        Assert.Equal(1, await store.RemindAsync(name, Start, Start.AddHours(1), Token));
        Assert.Equal(0, await store.RemindAsync(name, Start.AddDays(1), Start.AddHours(1), Token));
        await DeliverAsync(open.Id, 1, Start.AddHours(1));
        Assert.Equal(1, await store.RemindAsync(name, Start.AddHours(1), Start.AddHours(2), Token));
        await DeliverAsync(open.Id, 2, Start.AddHours(2));

        Assert.True(await store.AcknowledgeAsync(open.Id, "bert", Start.AddHours(2), Token));
        Assert.False(await store.AcknowledgeAsync(open.Id, "anna", Start.AddHours(3), Token));
        Assert.Equal(0, await store.RemindAsync(name, Start.AddDays(1), Start.AddDays(1), Token));
        Assert.Equal(("bert", Start.AddHours(2)), ((await OfMineAsync(store)).Single(n => n.Id == open.Id) is var seen ? (seen.AcknowledgedBy, seen.AcknowledgedAt!.Value) : default));

        async Task DeliverAsync(Guid id, int number, DateTimeOffset at)
        {
            var waiting = (await store.ListDeliveriesAsync([id], Token)).Single(d => d.Number == number);
            var begun = await store.TryBeginAsync(waiting, at, Token);
            Assert.True(await store.EndAsync(begun!, DeliveryStatus.Delivered, null, at, null, Token));
        }
    }

    [Fact]
    public async Task Old_notifications_are_forgotten_unless_somebody_waits_for_them()
    {
        var store = Services.GetRequiredService<INotificationStore>();
        var longAgo = Start.AddYears(-10);
        var done = PutOff with { Id = Guid.NewGuid(), At = longAgo };
        var open = PutOff with { Id = Guid.NewGuid(), At = longAgo, Kind = NotificationKinds.DidNotStart };
        var waiting = PutOff with { Id = Guid.NewGuid(), At = longAgo };
        foreach (var told in new[] { done, open, waiting }) await store.AddAsync(told, Token);
        await store.AddressAsync(waiting.Id, [name], longAgo, Token);

        await store.DeleteOldAsync(longAgo.AddDays(1), 10_000, Token);

        Assert.Equal([open.Id, waiting.Id], (await OfMineAsync(store)).Select(n => n.Id).ToHashSet().OrderBy(id => id != open.Id));
    }

    [Fact]
    public async Task Channels_are_kept_word_for_word_and_a_name_is_given_once()
    {
        var store = Services.GetRequiredService<IChannelStore>();
        var channel = new StoredChannel(
            new(name, "webhook") { Url = "https://example.org/hook", Template = EngineJson.Element(new { text = "{{message}}" }), Kinds = ["done"], Clusters = ["prod-a"], RepeatEvery = "02:00" }, "anna", Start);
        Assert.True(await store.AddAsync(channel, Token));
        Assert.False(await store.AddAsync(channel, Token));
        var kept = (await store.ListAsync(Token)).Single(c => c.Document.Name == name);
        Assert.Equal((EngineJson.Text(channel.Document), "anna", Start), (EngineJson.Text(kept.Document), kept.AddedBy, kept.AddedAt));
        Assert.True(await store.ReplaceAsync(new(channel.Document with { Url = "https://example.org/other" }, "bert", Start.AddDays(1)), Token));
        Assert.Equal(("https://example.org/other", "bert"), (await store.ListAsync(Token)).Single(c => c.Document.Name == name) is var other ? (other.Document.Url, other.AddedBy) : default);
        Assert.True(await store.RemoveAsync(name, Token));
        Assert.False(await store.RemoveAsync(name, Token));
        Assert.False(await store.ReplaceAsync(channel, Token));
    }

    [Fact]
    public async Task Reminders_of_what_was_acknowledged_and_what_goes_to_nobody_are_given_up_and_one_that_was_given_up_is_told_again()
    {
        var (store, channels) = (Services.GetRequiredService<INotificationStore>(), Services.GetRequiredService<IChannelStore>());
        var all = (await channels.ListAsync(Token)).Select(c => c.Document.Name).ToList();
        var open = PutOff with { Id = Guid.NewGuid(), Kind = NotificationKinds.DidNotStart };
        await store.AddAsync(open, Token);
        await store.AddressAsync(open.Id, [name, $"{name}-gone"], Start, Token);
        var begun = await store.TryBeginAsync((await store.ListDeliveriesAsync([open.Id], Token))[0], Start, Token);
        Assert.True(await store.EndAsync(begun!, DeliveryStatus.Failed, Start, null, "webhook.refused: no", Token));
        Assert.Equal(1, await store.RemindAsync(name, Start, Start.AddHours(1), Token));

        await store.GiveUpAsync([.. all, name], Token);
        Assert.Equal([DeliveryStatus.Failed, DeliveryStatus.Waiting, DeliveryStatus.Failed], (await store.ListDeliveriesAsync([open.Id], Token)).Select(d => d.Status));
        Assert.StartsWith("channel.unknown", (await store.ListDeliveriesAsync([open.Id], Token))[2].Error, StringComparison.Ordinal);

        await store.AcknowledgeAsync(open.Id, "bert", Start, Token);
        await store.GiveUpAsync([.. all, name], Token);
        Assert.StartsWith("notification.over", (await store.ListDeliveriesAsync([open.Id], Token))[1].Error, StringComparison.Ordinal);
    }

    private async Task<List<Notification>> OfMineAsync(INotificationStore store) => [.. (await store.ListAsync(new(Limit: 10_000), Token)).Where(n => n.Cluster == name)];

    [Fact]
    public async Task Tokens_are_kept_by_their_hash_and_revoked_once()
    {
        var store = Services.GetRequiredService<IAccessTokenStore>();
        var (first, _) = AccessToken.New(name, Role.Viewer, "anna", Start, null);
        var (second, token) = AccessToken.New(name, Role.Admin, "anna", Start.AddMinutes(1), TimeSpan.FromDays(1));
        await store.AddAsync(first, Token);
        await store.AddAsync(second, Token);

        Assert.Equal([second, first], (await store.ListAsync(Token)).Where(t => t.Person == name));
        Assert.Equal(second, await store.FindAsync(AccessToken.IdOf(token)!, Token));
        Assert.True(await store.RevokeAsync(second.Id, Start.AddHours(1), Token));
        Assert.False(await store.RevokeAsync(second.Id, Start.AddHours(2), Token));
        Assert.False(await store.RevokeAsync("0", Start, Token));
        Assert.Equal(second with { RevokedAt = Start.AddHours(1) }, await store.FindAsync(second.Id, Token));
        Assert.Null(await store.FindAsync("0", Token));
    }

    [Fact]
    public async Task A_consent_is_kept_used_once_given_back_and_withdrawn_while_nobody_has_used_it()
    {
        var store = Services.GetRequiredService<IConsentStore>();
        var first = await ConsentAsync(Role.Operator);
        var second = await ConsentAsync(Role.Admin) with { Cluster = null, RunId = Guid.NewGuid(), GivenAt = Start.AddMinutes(1) };
        await store.AddAsync(first, Token);
        await store.AddAsync(second, Token);
        Assert.Equal([second, first], await MineAsync());

        Assert.True(await store.TryUseAsync(first.Id, "key", Start.AddMinutes(5), Token));
        Assert.False(await store.TryUseAsync(first.Id, null, Start.AddMinutes(6), Token));
        Assert.False(await store.WithdrawAsync(first.Id, Token));
        Assert.Equal(first with { UsedAt = Start.AddMinutes(5), UsedFor = "key" }, (await MineAsync())[1]);

        // By who has used it, and by nobody else.
        await store.GiveBackAsync(first.Id, Start.AddMinutes(4), Token);
        Assert.False(await store.TryUseAsync(first.Id, null, Start.AddMinutes(6), Token));
        await store.GiveBackAsync(first.Id, Start.AddMinutes(5), Token);
        Assert.Equal(first, (await MineAsync())[1]);
        Assert.True(await store.TryUseAsync(first.Id, null, Start.AddMinutes(6), Token));

        Assert.True(await store.WithdrawAsync(second.Id, Token));
        Assert.False(await store.WithdrawAsync(second.Id, Token));
        Assert.False(await store.TryUseAsync(second.Id, null, Start.AddMinutes(6), Token));
        await store.DeleteExpiredAsync(first.ExpiresAt, Token);
        Assert.Single(await MineAsync());
        await store.DeleteExpiredAsync(first.ExpiresAt.AddTicks(10), Token);
        Assert.Empty(await MineAsync());

        async Task<List<Consent>> MineAsync() => [.. (await store.ListAsync(Token)).Where(consent => consent.To == name)];
    }

    [Theory]
    [InlineData(Role.Operator, null, null, true)]
    [InlineData(Role.Admin, 30, null, true)]
    [InlineData(Role.Operator, 10, null, false)]
    [InlineData(Role.Operator, null, 9, false)]
    [InlineData(Role.Viewer, null, null, false)]
    [InlineData(null, null, null, false)]
    public async Task A_consent_counts_while_its_token_does(Role? role, int? expires, int? revoked, bool counts)
    {
        var (store, tokens) = (Services.GetRequiredService<IConsentStore>(), Services.GetRequiredService<IAccessTokenStore>());
        var consent = await ConsentAsync(role, expires is { } minutes ? TimeSpan.FromMinutes(minutes) : null);
        await store.AddAsync(consent, Token);
        if (revoked is { } at)
        {
            Assert.True(await tokens.RevokeAsync(consent.TokenId, Start.AddMinutes(at), Token));
        }

        Assert.Equal(counts, await store.TryUseAsync(consent.Id, null, Start.AddMinutes(10), Token));
        Assert.Equal(counts, (await store.ListAsync(Token)).Single(c => c.Id == consent.Id).UsedAt is not null);
    }

    [Fact]
    public async Task A_consent_that_has_expired_or_whose_token_is_another_persons_is_not_used()
    {
        var store = Services.GetRequiredService<IConsentStore>();
        var consent = await ConsentAsync(Role.Operator);
        var others = await ConsentAsync(Role.Operator) with { By = $"{name}-other" };
        await store.AddAsync(consent, Token);
        await store.AddAsync(others, Token);

        Assert.False(await store.TryUseAsync(others.Id, null, Start, Token));
        Assert.False(await store.TryUseAsync(consent.Id, null, consent.ExpiresAt, Token));
        Assert.True(await store.TryUseAsync(consent.Id, null, consent.ExpiresAt.AddTicks(-10), Token));
    }

    [Fact]
    public async Task Of_those_who_use_one_consent_at_once_one_does()
    {
        var store = Services.GetRequiredService<IConsentStore>();
        var consent = await ConsentAsync(Role.Operator);
        await store.AddAsync(consent, Token);

        var used = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => store.TryUseAsync(consent.Id, $"{i}", Start.AddSeconds(i), Token), Token)));

        Assert.Single(used, u => u);
        var winner = Array.IndexOf(used, true) + 1;
        Assert.Equal((Start.AddSeconds(winner), $"{winner}"), (await store.ListAsync(Token)).Single(c => c.Id == consent.Id) is { UsedAt: { } at, UsedFor: { } key } ? (at, key) : default);
    }

    // Of a token of its own; null: of none that is there.
    private async Task<Consent> ConsentAsync(Role? role, TimeSpan? tokenLasts = null)
    {
        var (token, _) = AccessToken.New($"{name}-second", role ?? Role.Admin, "anna", Start, tokenLasts);
        if (role is not null)
        {
            await Services.GetRequiredService<IAccessTokenStore>().AddAsync(token, Token);
        }

        return new(Consent.NewId(), token.Person, token.Id, name, "prod-a", null, "the disk fails", Start, Start.AddHours(1));
    }

    [Fact]
    public async Task Publishing_moves_the_marks_to_the_highest_version()
    {
        var store = Services.GetRequiredService<IDefinitionStore>();
        Assert.Null(await store.FindAsync(name, null, Token));
        foreach (var version in new[] { 1, 3, 2 }) Assert.True(await store.PublishAsync(Definition(version, $"v{version}"), Token));

        Assert.Equal(Definition(3, "v3"), await store.FindAsync(name, null, Token));
        Assert.Equal(Definition(2, "v2") with { IsLatest = false, IsPublished = false }, await store.FindAsync(name, 2, Token));
        var stored = (await store.ListAsync(Token)).Where(definition => definition.DefinitionId == name).ToArray();
        Assert.Equal([(1, false), (2, false), (3, true)], stored.Select(definition => (definition.Version, definition.IsPublished)));
        Assert.Equal(new DefinitionVersion(name, 3), await Services.GetRequiredService<IRunStore>().FindPublishedAsync(name, Token));
        Assert.Equal("v2", await Services.GetRequiredService<IRunStore>().ReadDefinitionAsync(new DefinitionVersion(name, 2), Token));
    }

    [Fact]
    public async Task A_published_version_never_changes()
    {
        var store = Services.GetRequiredService<IDefinitionStore>();
        Assert.True(await store.PublishAsync(Definition(1, "a"), Token));
        Assert.True(await store.PublishAsync(Definition(1, "a"), Token));
        Assert.False(await store.PublishAsync(Definition(1, "b"), Token));
        Assert.Equal("a", (await store.FindAsync(name, 1, Token))?.Json);
    }

    [Fact]
    public async Task Servers_that_publish_the_same_version_at_once_all_succeed()
    {
        var store = Services.GetRequiredService<IDefinitionStore>();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.PublishAsync(Definition(1, "a"), Token), Token)));
        Assert.All(results, Assert.True);
    }

    [Fact]
    public async Task A_cluster_is_added_once_updated_and_removed()
    {
        var store = Services.GetRequiredService<IClusterStore>();
        var cluster = new ClusterRecord(name, """{"name":"a"}""", "n1", null, [], "anna", Start);
        Assert.True(await store.AddAsync(cluster, Token));
        Assert.False(await store.AddAsync(cluster with { Spec = "{}" }, Token));

        await store.UpdateAsync(cluster with { ClusterId = "cafe", MemberIds = ["1", "2"] }, Token);

        var stored = Assert.IsType<ClusterRecord>(await store.FindAsync(name, Token));
        Assert.Equal(("cafe", cluster.Spec, Start), (stored.ClusterId, stored.Spec, stored.AddedAt));
        Assert.Equal(["1", "2"], stored.MemberIds);
        Assert.Contains(await store.ListAsync(Token), listed => listed.Name == name);
        Assert.True(await store.RemoveAsync(name, Token));
        Assert.False(await store.RemoveAsync(name, Token));
        Assert.Null(await store.FindAsync(name, Token));
    }

    [Fact]
    public async Task Since_when_a_cluster_is_mixed_is_kept_until_it_was_seen_on_one_release()
    {
        var store = Services.GetRequiredService<IClusterStore>();
        await store.SeeAsync(new(name, ["3.4.23", "3.5.16"], Start), null, Token);
        Assert.Null(await store.FindMixedAsync(name, Token));
        Assert.True(await store.AddAsync(new(name, "{}", null, null, [], "anna", Start), Token));
        Assert.True(await store.AddAsync(new($"{name}-b", "{}", null, null, [], "anna", Start), Token));

        await store.SeeAsync(new(name, ["3.4.23"], Start), null, Token);
        Assert.Null(await store.FindMixedAsync(name, Token));
        await store.SeeAsync(new(name, ["3.4.23", "3.5.16"], Start.AddHours(1)), null, Token);
        await store.SeeAsync(new(name, ["3.4.23", "3.5.16", "3.5.17"], Start.AddHours(2)), null, Token);
        await store.SeeAsync(new($"{name}-b", ["3.4.23", "3.5.16"], Start), null, Token);

        // One that comes late tells of what is past.
        await store.SeeAsync(new(name, ["3.4.23"], Start.AddMinutes(90)), null, Token);

        var mixed = (await store.FindMixedAsync(name, Token))!;
        Assert.Equal((name, Start.AddHours(1), null), (mixed.Cluster, mixed.Since, mixed.RunId));
        Assert.Equal(["3.4.23", "3.5.16", "3.5.17"], mixed.Releases);
        Assert.Equal([$"{name}-b", name], (await store.ListMixedAsync(Token)).Select(m => m.Cluster).Where(cluster => cluster.StartsWith(name, StringComparison.Ordinal)));

        // Anew after it was whole, and nothing is left of one that was removed.
        await store.SeeAsync(new(name, ["3.5.16"], Start.AddHours(3)), null, Token);
        Assert.Null(await store.FindMixedAsync(name, Token));
        await store.SeeAsync(new(name, ["3.5.16", "3.6.5"], Start.AddHours(4)), null, Token);
        Assert.Equal(Start.AddHours(4), (await store.FindMixedAsync(name, Token))!.Since);
        Assert.True(await store.RemoveAsync(name, Token));
        Assert.Null(await store.FindMixedAsync(name, Token));
    }

    [Fact]
    public async Task What_a_run_saw_of_releases_goes_before_what_others_did_and_a_lost_claim_writes_nothing()
    {
        var (clusters, runs) = (Services.GetRequiredService<IClusterStore>(), Services.GetRequiredService<IRunStore>());
        Assert.True(await clusters.AddAsync(new(name, "{}", null, null, [], "anna", Start), Token));
        var id = Guid.CreateVersion7(Start);
        await runs.CreateAsync(new() { Id = id, Definition = new("x", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", Subject = name, Node = name, CreatedAt = Start }, Token);
        var run = (await runs.TryClaimAsync(Assert.Single(await runs.FindDueAsync(name, name, [], 100, null, Token), due => due.RunId == id), name, TimeSpan.FromHours(1), null, Token))!;

        await clusters.SeeAsync(new(name, ["3.4.23", "3.5.16"], Start.AddHours(1)), run.Claim, Token);
        await clusters.SeeAsync(new(name, ["3.4.23"], Start.AddHours(2)), null, Token);
        await clusters.SeeAsync(new(name, ["3.4.23"], Start.AddHours(2)), run.Claim with { Number = run.Claim.Number - 1 }, Token);
        Assert.Equal((Start.AddHours(1), id), (await clusters.FindMixedAsync(name, Token)) is { } mixed ? (mixed.Since, mixed.RunId) : default);

        // Nobody works on it now: who looks is believed, and the run that left it so is kept while it is.
        Assert.True(await runs.ReleaseAsync(run.Claim, Token));
        await clusters.SeeAsync(new(name, ["3.4.23", "3.5.16"], Start.AddHours(3)), null, Token);
        Assert.Equal((Start.AddHours(1), id), (await clusters.FindMixedAsync(name, Token)) is { } still ? (still.Since, still.RunId) : default);
        await clusters.SeeAsync(new(name, ["3.4.23"], Start.AddHours(4)), null, Token);
        Assert.Null(await clusters.FindMixedAsync(name, Token));

        // Of a run the claim counts, not the clock of its server.
        run = (await runs.TryClaimAsync(Assert.Single(await runs.FindDueAsync(name, name, [], 100, null, Token), due => due.RunId == id), name, TimeSpan.FromHours(1), null, Token))!;
        await clusters.SeeAsync(new(name, ["3.4.23", "3.5.16"], Start.AddHours(3)), run.Claim, Token);
        Assert.Equal(Start.AddHours(3), (await clusters.FindMixedAsync(name, Token))!.Since);
    }

    [Fact]
    public async Task A_cluster_that_is_mixed_for_long_is_told_again_while_it_is_whatever_became_of_its_run()
    {
        var (clusters, store) = (Services.GetRequiredService<IClusterStore>(), Services.GetRequiredService<INotificationStore>());
        Assert.True(await clusters.AddAsync(new(name, "{}", null, null, [], "anna", Start), Token));
        await clusters.SeeAsync(new(name, ["3.4.23", "3.5.16"], Start), null, Token);
        var first = Notification.OfCluster(name, NotificationKinds.Mixed, "1", null, "mixed", null, Start.AddDays(1));
        var second = Notification.OfCluster(name, NotificationKinds.Mixed, "2", null, "mixed", null, Start.AddDays(2));
        Assert.True(await store.AddAsync(first, Token));
        Assert.False(await store.AddAsync(first with { Message = "by another server" }, Token));
        Assert.Equal([first.Id], await OpenAsync());
        Assert.True(await store.AddAsync(second, Token));
        Assert.Equal([second.Id], await OpenAsync());

        await clusters.SeeAsync(new(name, ["3.5.16"], Start.AddDays(3)), null, Token);
        Assert.Empty(await OpenAsync());

        // What was told of an earlier time is not so again.
        await clusters.SeeAsync(new(name, ["3.5.16", "3.6.5"], Start.AddDays(4)), null, Token);
        Assert.Empty(await OpenAsync());

        async Task<IEnumerable<Guid>> OpenAsync() => (await store.ListAsync(new(Open: true, Limit: 10_000), Token)).Where(n => n.Cluster == name).Select(n => n.Id);
    }

    [Fact]
    public async Task Rules_are_kept_word_for_word_and_never_changed()
    {
        var store = Services.GetRequiredService<IHopRulesStore>();
        var version = new Version(Random.Shared.Next(3000, 100_000), Random.Shared.Next(100_000), 7);
        var rules = new InstalledRules(version, "abc", "anna", Start);
        Assert.Null(await store.FindAsync(version, Token));
        Assert.True(await store.AddAsync(rules, """{ "a":  1 }""", Token));
        Assert.False(await store.AddAsync(rules with { Sha256 = "def", InstalledBy = "ben" }, "{}", Token));

        Assert.Equal("""{ "a":  1 }""", await store.FindAsync(version, Token));
        Assert.Equal(rules, Assert.Single(await store.ListAsync(Token), listed => listed.Version == version));
    }

    [Fact]
    public async Task A_backup_is_saved_and_then_proved()
    {
        var store = Services.GetRequiredService<IBackupStore>();
        var (run, other) = (Guid.NewGuid(), Guid.NewGuid());
        var first = new BackupRecord(
            $"{name}-1", name, run, "1f", "infra1", "3.4.23", 42, 4096, "abc", "/vault/1", "n1", Start, BackupProofLevel.None, null, null);
        var second = first with
        {
            Id = $"{name}-2", RunId = other, TakenAt = Start.AddMinutes(1), Kind = BackupKind.V2Data, Set = $"{name}-set", SetSize = 3, Target = "2.3.8",
        };
        await store.SaveAsync(first, Token);
        await store.SaveAsync(second, Token);

        var proved = first with { Proof = BackupProofLevel.Compared, ProvedRevision = 43, ProofDetail = "equal" };
        await store.SaveAsync(proved, Token);

        Assert.Equal(proved, await store.FindAsync(first.Id, Token));
        Assert.Equal([second, proved], await store.ListAsync(name, null, Token));
        Assert.Equal([proved], await store.ListAsync(name, run, Token));
        Assert.Equal([second, proved], (await store.ListAsync(null, null, Token)).Where(b => b.Cluster == name));

        await store.DeleteAsync([first.Id, "no such one"], Token);
        Assert.Equal([second], await store.ListAsync(name, null, Token));
    }

    [Fact]
    public async Task The_controller_id_is_made_once()
    {
        var identity = Services.GetRequiredService<IControllerIdentity>();
        var id = await identity.ReadAsync(name, Token);
        Assert.Matches("^[0-9a-f]{32}$", id);
        await Services.GetRequiredService<EtcdUpgradeWorkflows.Storage.Setup.DatabaseSetup>().PrepareAsync(Token);
        Assert.Equal(id, await identity.ReadAsync(name, Token));
    }

    [Fact]
    public async Task A_cluster_that_was_taken_over_has_a_controller_of_its_own_and_numbers_above_what_its_hosts_saw()
    {
        var (identity, store) = (Services.GetRequiredService<IControllerIdentity>(), Services.GetRequiredService<IRunStore>());
        var ours = await identity.ReadAsync(name, Token);
        var run = Guid.CreateVersion7(Start);
        await store.CreateAsync(
            new() { Id = run, Definition = new(name, 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", CreatedAt = Start, Journal = [] }, Token);
        var lease = TimeSpan.FromSeconds(15);
        var due = Assert.Single(await store.FindDueAsync("s1", "n1", [], 1000, null, Token), r => r.RunId == run);
        var stale = Assert.IsType<ClaimedRun>(await store.TryClaimAsync(due, "s1", lease, null, Token)).Claim;
        var claim = Assert.IsType<ClaimedRun>(await store.TryReclaimAsync(run, "s1", lease, null, Token)).Claim;
        var highest = claim.Number + 5000;

        Assert.False(await identity.MarkOvertakenAsync(name, highest, stale, Token));
        Assert.Null(await identity.FindOvertakenAsync(name, Token));
        Assert.True(await identity.MarkOvertakenAsync(name, 7, claim, Token));
        Assert.True(await identity.MarkOvertakenAsync(name, highest, claim, Token));
        Assert.Equal(highest, await identity.FindOvertakenAsync(name, Token));
        Assert.Null(await identity.FindOvertakenAsync($"{name}-other", Token));

        Assert.False(await identity.ChangeAsync(name, "cafe", highest, stale, Token));
        Assert.Equal(ours, await identity.ReadAsync(name, Token));
        Assert.Equal(highest, await identity.FindOvertakenAsync(name, Token));

        Assert.True(await identity.ChangeAsync(name, "cafe", highest, claim, Token));
        Assert.True(await identity.ChangeAsync(name, "cafe", 1, claim, Token));

        Assert.Equal("cafe", await identity.ReadAsync(name, Token));
        Assert.Null(await identity.FindOvertakenAsync(name, Token));
        Assert.Equal(ours, await identity.ReadAsync($"{name}-other", Token));
        Assert.True(Assert.IsType<ClaimedRun>(await store.TryReclaimAsync(run, "s1", lease, null, Token)).Claim.Number > highest);
    }

    private ScheduleRecord Schedule(DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(), Target = ScheduleTarget.Upgrade, Cluster = name, Request = "{}", Kind = FireKind.StartAt, FireAt = at, CreatedBy = "anna", CreatedAt = Start,
        Status = ScheduleStatus.Waiting,
    };

    private StoredDefinition Definition(int version, string json) =>
        new($"{name}:{version}", name, version, "Upgrade", IsLatest: true, IsPublished: true, Start, json, JournalEntry.HashOf(json));
}
