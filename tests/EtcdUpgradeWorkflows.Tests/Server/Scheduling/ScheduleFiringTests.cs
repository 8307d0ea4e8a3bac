using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Server.Api;
using Microsoft.AspNetCore.Http;

namespace EtcdUpgradeWorkflows.Tests.Server.Scheduling;

/// <summary>What a wake does, in virtual time: one run for one fire time whatever the clock and other servers do, and nothing missed without a row.</summary>
public sealed class ScheduleFiringTests : IAsyncLifetime
{
    private ScheduleRig _rig = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Start { get; set; }

    public async ValueTask InitializeAsync()
    {
        _rig = await ScheduleRig.OpenAsync();
        Start = _rig.Time.Now;
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_published_trigger_starts_a_run_from_its_activity_and_waits_for_its_next_fire()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var registered = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Waiting, Start.AddHours(1), 1, "anna"), (registered.Status, registered.FireAt, registered.DefinitionVersion, registered.CreatedBy));
        Assert.Equal((registered.Id, Start.AddHours(1)), Assert.Single(_rig.Clock.Set));

        await FireAtAsync(registered.Id, Start.AddHours(1));

        var run = Assert.Single(await _rig.RunsAsync());
        Assert.Equal(("nightly@1", "trigger hourly (anna)"), (run.Definition.ToString(), run.StartedBy));
        Assert.Equal("hourly", RunState.Parse((await _rig.Runs.ReadAsync(run.Id, Token))!.State!).Trigger);
        var fired = await _rig.TriggerAsync("hourly");
        Assert.Equal(
            (ScheduleStatus.Waiting, Start.AddHours(2), Start.AddHours(1), ScheduleStatus.Fired, run.Id), (fired.Status, fired.FireAt, fired.LastFireAt, fired.LastResult, fired.RunId));
        Assert.Equal((registered.Id, Start.AddHours(2)), _rig.Clock.Set[^1]);
        Assert.Empty(await _rig.Schedules.ListMissedAsync(null, 10, Token));
    }

    [Fact]
    public async Task A_wake_that_comes_early_or_again_starts_nothing()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var id = (await _rig.TriggerAsync("hourly")).Id;
        await FireAtAsync(id, Start.AddMinutes(59));
        Assert.Empty(await _rig.RunsAsync());

        await FireAtAsync(id, Start.AddHours(1));
        await FireAtAsync(id, Start.AddHours(1));
        await FireAtAsync(id, Start.AddHours(1).AddMinutes(5));
        Assert.Single(await _rig.RunsAsync());
    }

    [Fact]
    public async Task Servers_that_are_woken_at_once_start_one_run_for_each_fire()
    {
        await _rig.PublishAsync(1, "often Timer 00:00:10", "hourly Cron 0 0 * * * *");
        var ids = new[] { (await _rig.TriggerAsync("often")).Id, (await _rig.TriggerAsync("hourly")).Id };
        var servers = Enumerable.Range(0, 4).Select(_ => _rig.NewFiring()).ToList();
        for (var second = 10; second <= 60; second += 10)
        {
            _rig.Time.Now = Start.AddSeconds(second);
            await Task.WhenAll(servers.SelectMany(server => ids.Select(id => Task.Run(() => server.FireAsync(id, Token), Token))));
        }

        Assert.Equal(6, (await _rig.RunsAsync()).Count);
        Assert.Equal(Start.AddSeconds(70), (await _rig.TriggerAsync("often")).FireAt);
        Assert.Empty(await _rig.Schedules.ListMissedAsync(null, 10, Token));
    }

    /// <summary>A client that knows a schedule's id, or has read its key, can neither take the place of its run nor be taken for it.</summary>
    [Theory]
    [InlineData(ScheduleTarget.Trigger)]
    [InlineData(ScheduleTarget.Definition)]
    public async Task A_client_that_sends_a_schedules_key_does_not_take_its_place(ScheduleTarget target)
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var schedule = target == ScheduleTarget.Trigger ? await _rig.TriggerAsync("hourly") : await _rig.AddAsync(_rig.OfDefinition(FireKind.StartAt, null, Start.AddHours(1)));
        DefaultHttpContext request = new();
        request.Request.Headers[RequestHeaders.IdempotencyKey] = $"schedule/{schedule.Id}/{schedule.FireAt.UtcTicks}";
        var (clients, _) = await _rig.Get<RunStarter>().StartAsync(new() { DefinitionId = "nightly", StartedBy = "mallory", IdempotencyKey = RequestHeaders.ReadIdempotencyKey(request) }, Token);

        await FireAtAsync(schedule.Id, Start.AddHours(1));

        Assert.Equal(2, (await _rig.RunsAsync()).Count);
        Assert.NotEqual(clients, (await _rig.Schedules.FindAsync(schedule.Id, Token))!.RunId);
    }

    [Theory]
    [InlineData("change-4711", "change-4711")] // as an earlier version has kept it
    [InlineData("trigger/a/b/1", "trigger/a/b/1")]
    [InlineData("schedule/1", "client/schedule/1")]
    [InlineData("client/schedule/1", "client/client/schedule/1")]
    public void A_clients_key_is_kept_as_it_was_sent_unless_it_could_be_a_schedules(string sent, string kept)
    {
        DefaultHttpContext request = new();
        request.Request.Headers[RequestHeaders.IdempotencyKey] = sent;

        Assert.Equal(kept, RequestHeaders.ReadIdempotencyKey(request));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public async Task A_server_that_dies_between_the_run_and_the_row_leaves_one_run_however_late_that_is_noticed(int minutes)
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var id = (await _rig.TriggerAsync("hourly")).Id;
        _rig.Time.Now = Start.AddHours(1);
        await _rig.NewFiring(new Interrupted(_rig.Schedules, _ => throw new IOException("killed"), skip: 1)).FireAsync(id, Token);
        Assert.Equal(Start.AddHours(1), (await _rig.TriggerAsync("hourly")).FireAt);
        Assert.Single(await _rig.RunsAsync());
        _rig.Time.Now = Start.AddHours(1).AddMinutes(minutes);

        await _rig.FireAsync(id);

        var (run, row) = (Assert.Single(await _rig.RunsAsync()), await _rig.TriggerAsync("hourly"));
        Assert.Equal((run.Id, Start.AddHours(2), ScheduleStatus.Fired), (row.RunId!.Value, row.FireAt, row.LastResult));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_repeats_no_fire()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *", "often Timer 00:20:00");
        var (hourly, often) = ((await _rig.TriggerAsync("hourly")).Id, (await _rig.TriggerAsync("often")).Id);
        await FireAtAsync(hourly, Start.AddHours(1));
        await FireAtAsync(often, Start.AddMinutes(20));

        foreach (var minutes in new[] { -180, -1, 1, 20, 39, 59, 60 })
        {
            _rig.Time.Now = Start.AddMinutes(minutes - 0.5);
            await _rig.FireAsync(hourly);
        }

        Assert.Equal(2, (await _rig.RunsAsync()).Count);
        Assert.Equal((Start.AddHours(2), Start.AddMinutes(40)), ((await _rig.TriggerAsync("hourly")).FireAt, (await _rig.TriggerAsync("often")).FireAt));
        await FireAtAsync(hourly, Start.AddHours(2));
        Assert.Equal(3, (await _rig.RunsAsync()).Count);
    }

    [Theory]
    [InlineData(5 * 60 + 5, 1, 5, 4)]
    [InlineData(5 * 60 + 30, 0, 6, 5)]
    public async Task A_clock_that_jumps_forward_by_hours_starts_one_run_at_most_and_what_was_missed_is_one_row(int minutes, int runs, int count, int last)
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var trigger = await _rig.TriggerAsync("hourly");

        await FireAtAsync(trigger.Id, trigger.FireAt.AddMinutes(minutes));

        Assert.Equal(runs, (await _rig.RunsAsync()).Count);
        var missed = Assert.Single(await _rig.Schedules.ListMissedAsync(trigger.Id, 10, Token));
        Assert.Equal(new MissedFires(trigger.FireAt, trigger.FireAt.AddHours(last), count), missed.Fires);
        Assert.Equal(_rig.Time.Now, missed.NoticedAt);
        var after = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Waiting, trigger.FireAt.AddHours(6), runs == 1 ? ScheduleStatus.Fired : ScheduleStatus.Missed), (after.Status, after.FireAt, after.LastResult));
        Assert.Equal((trigger.Id, after.FireAt), _rig.Clock.Set[^1]);
    }

    [Theory]
    [InlineData(600, ScheduleStatus.Fired)]
    [InlineData(601, ScheduleStatus.Missed)]
    public async Task An_instant_is_started_within_ten_minutes_and_missed_beyond(int late, ScheduleStatus status)
    {
        await _rig.PublishAsync(1, $"once StartAt {Start.AddHours(1):O}");
        var trigger = await _rig.TriggerAsync("once");

        await FireAtAsync(trigger.Id, trigger.FireAt.AddSeconds(late));

        var after = await _rig.TriggerAsync("once");
        Assert.Equal((status, trigger.FireAt, status), (after.Status, after.FireAt, after.LastResult!.Value));
        Assert.Equal(status == ScheduleStatus.Fired ? 1 : 0, (await _rig.RunsAsync()).Count);
        Assert.Equal(status == ScheduleStatus.Missed ? [new(trigger.FireAt, trigger.FireAt, 1)] : [], (await _rig.Schedules.ListMissedAsync(trigger.Id, 10, Token)).Select(m => m.Fires));
        Assert.Equal(status == ScheduleStatus.Missed, after.Outcome?.Contains("Start it by hand", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Two_servers_that_notice_a_miss_write_it_down_once()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var id = (await _rig.TriggerAsync("hourly")).Id;
        _rig.Time.Now = Start.AddHours(7).AddMinutes(3);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _rig.NewFiring().FireAsync(id, Token), Token)));

        Assert.Equal(6, Assert.Single(await _rig.Schedules.ListMissedAsync(id, 10, Token)).Fires.Count);
        Assert.Single(await _rig.RunsAsync());
    }

    [Fact]
    public async Task A_start_that_is_refused_is_told_and_the_next_one_comes()
    {
        await _rig.PublishAsync(1);
        var schedule = await _rig.AddAsync(_rig.OfDefinition(FireKind.Cron, "0 0 * * * *", Start.AddHours(1), version: 9));

        await FireAtAsync(schedule.Id, Start.AddHours(1));

        var refused = (await _rig.Schedules.FindAsync(schedule.Id, Token))!;
        Assert.Equal((ScheduleStatus.Waiting, Start.AddHours(2), ScheduleStatus.Refused), (refused.Status, refused.FireAt, refused.LastResult));
        Assert.StartsWith("definition.not_found: ", refused.Outcome, StringComparison.Ordinal);
        Assert.Empty(await _rig.RunsAsync());
    }

    [Fact]
    public async Task A_cluster_that_is_reserved_refuses_a_schedule_of_a_definition_too()
    {
        await _rig.PublishAsync(1);
        await _rig.Get<EtcdUpgradeWorkflows.Etcd.Clusters.IClusterStore>().AddAsync(new("prod-a", "{}", null, null, [], "anna", Start), Token);
        await _rig.Get<RunStarter>().StartAsync(new() { DefinitionId = "nightly", Holds = ["cluster:prod-a"], StartedBy = "anna" }, Token);
        var schedule = await _rig.AddAsync(_rig.OfDefinition(FireKind.StartAt, null, Start.AddHours(1)) with { Request = """{"Cluster":"prod-a"}""" });

        await FireAtAsync(schedule.Id, Start.AddHours(1));

        var refused = (await _rig.Schedules.FindAsync(schedule.Id, Token))!;
        Assert.Equal((ScheduleStatus.Refused, "cluster:prod-a is reserved by run 1."), (refused.Status, refused.Outcome));
        Assert.Single(await _rig.RunsAsync());
    }

    /// <summary>Mondays from 12 to 16, and who was to start an upgrade at noon comes later. That it was tried is seen by what a cluster that is not there answers.</summary>
    [Theory]
    [InlineData(null, 125, false, true, 0)]
    [InlineData("skip", 125, false, true, 0)]
    [InlineData(null, 180, false, true, 0)]
    [InlineData("skip", 180, true, false, 7)]
    [InlineData(null, 600, true, false, 7)]
    [InlineData("skip", 600, true, false, 7)]
    [InlineData("skip", (7 * 24 * 60) + 125, true, true, 7)]
    [InlineData("skip", (7 * 24 * 60) + 180, true, false, 14)]
    public async Task An_opening_that_nobody_was_there_for_is_caught_up_or_skipped_as_its_window_says_and_written_down(string? missed, int minutes, bool isWrittenDown, bool isStarted, int days)
    {
        await _rig.Get<IWindowStore>().AddAsync(new StoredWindow(new("mondays", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30", "12:00", "Etc/UTC", "04:00", [], Missed: missed), "anna", Start), Token);
        var schedule = await AddMondaysUpgradeAsync();
        var noon = Start.AddHours(2);

        await FireAtAsync(schedule.Id, Start.AddMinutes(minutes));
        await _rig.FireAsync(schedule.Id); // and once more: nothing is written twice

        var row = (await _rig.Schedules.FindAsync(schedule.Id, Token))!;
        var rows = await _rig.Schedules.ListMissedAsync(schedule.Id, 10, Token);
        Assert.Equal(noon.AddDays(days), row.FireAt);
        Assert.Equal(isStarted ? ScheduleStatus.Refused : ScheduleStatus.Waiting, row.Status);
        Assert.Equal(isStarted ? ScheduleStatus.Refused : ScheduleStatus.Missed, row.LastResult);
        Assert.Equal(isWrittenDown ? 1 : 0, rows.Count);
        Assert.All(rows, r => Assert.Equal((noon, noon, 1), (r.Fires.First, r.Fires.Last, r.Fires.Count)));
        Assert.Equal(isWrittenDown ? 1 : 0, (await _rig.Get<INotificationStore>().ListUnaddressedAsync(10, Token)).Count(n => n.Kind == NotificationKinds.DidNotStart && n.Message.Contains("Nobody was there", StringComparison.Ordinal)));
    }

    /// <summary>Its first opening was frozen, so that it was put off by a week; then the clock jumps over the next opening or into it, and back before all of them.</summary>
    [Theory]
    // Into the next opening: it is tried there.
    [InlineData(7, 60, 7, 0)]
    // Over it: that one is written down, and it is tried in the one after.
    [InlineData(8, 0, 14, 1)]
    // Over two of them: the one that it waited for is written down.
    [InlineData(15, 0, 21, 1)]
    public async Task One_that_was_put_off_is_tried_once_though_the_clock_jumps_over_its_opening_and_back(int days, int minutes, int triedAfterDays, int writtenDown)
    {
        await _rig.Get<IWindowStore>().AddAsync(new StoredWindow(new("mondays", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30", "12:00", "Etc/UTC", "04:00", []), "anna", Start), Token);
        var noon = Start.AddHours(2);
        var schedule = await AddMondaysUpgradeAsync();
        Assert.True(await _rig.Schedules.TryChangeAsync(schedule with { FireAt = noon.AddDays(7), Outcome = "It was to start today, which is frozen." }, null, null, Token));

        // Back before its first time: what is put off stays so.
        await FireAtAsync(schedule.Id, Start.AddDays(-2));
        Assert.Equal((ScheduleStatus.Waiting, noon.AddDays(7)), await ReadAsync());
        await FireAtAsync(schedule.Id, noon.AddDays(days).AddMinutes(minutes));
        foreach (var at in new[] { Start, noon.AddDays(6), noon.AddDays(triedAfterDays), noon.AddDays(triedAfterDays).AddMinutes(5), noon.AddDays(3), noon.AddDays(28) })
        {
            await FireAtAsync(schedule.Id, at);
        }

        Assert.Equal((ScheduleStatus.Refused, noon.AddDays(triedAfterDays)), await ReadAsync());
        Assert.Equal(writtenDown, (await _rig.Schedules.ListMissedAsync(schedule.Id, 10, Token)).Count);
        Assert.Single(await _rig.Get<INotificationStore>().ListUnaddressedAsync(10, Token), n => n.Message.Contains("Its start was refused", StringComparison.Ordinal));

        async Task<(ScheduleStatus, DateTimeOffset)> ReadAsync()
        {
            var row = (await _rig.Schedules.FindAsync(schedule.Id, Token))!;
            return (row.Status, row.FireAt);
        }
    }

    // At noon, of a cluster that is not there.
    private async Task<ScheduleRecord> AddMondaysUpgradeAsync()
    {
        const string Cluster =
            """
            {"name":"prod-a","members":[{"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2",
              "host":{"kind":"process","install":"/nowhere/install","dataDir":"/nowhere/data","logFile":"/nowhere/log","arguments":["--name","m1","--data-dir","/nowhere/data"]}}]}
            """;
        await _rig.Get<IClusterStore>().AddAsync(new("prod-a", Cluster, null, null, [], "anna", Start), Token);
        return await _rig.AddAsync(_rig.OfDefinition(FireKind.StartAt, null, Start.AddHours(2)) with
        {
            Target = ScheduleTarget.Upgrade, Cluster = "prod-a", DefinitionId = null, Request = """{"cluster":"prod-a","to":"3.5.16","requestedBy":"bert","window":"mondays"}""",
        });
    }

    [Fact]
    public async Task A_pause_or_a_removal_comes_before_the_start_or_is_refused()
    {
        await _rig.PublishAsync(1);
        foreach (var change in new Func<ScheduleRecord, ScheduleStep>[] { row => SchedulesApi.Paused(row, "bert", _rig.Time.Now), row => SchedulesApi.Removed(row, "bert") })
        {
            var runs = (await _rig.RunsAsync()).Count;
            _rig.Time.Now = Start;
            var before = await _rig.AddAsync(_rig.OfDefinition(FireKind.Cron, "0 0 * * * *", Start.AddHours(1)));
            _rig.Time.Now = Start.AddHours(1);

            // The wake has read it as waiting already.
            await _rig.NewFiring(new Interrupted(_rig.Schedules, async store => Assert.True(await store.TryChangeAsync(change((await store.FindAsync(before.Id, Token))!).Changed, null, null, Token)))).FireAsync(before.Id, Token);
            Assert.Equal(runs, (await _rig.RunsAsync()).Count);
            Assert.NotEqual(ScheduleStatus.Waiting, (await _rig.Schedules.FindAsync(before.Id, Token))!.Status);

            var during = await _rig.AddAsync(_rig.OfDefinition(FireKind.Cron, "0 0 * * * *", Start.AddHours(1)));
            ScheduleStep? late = null;
            await _rig.NewFiring(new Interrupted(_rig.Schedules, async store => late = change((await store.FindAsync(during.Id, Token))!), skip: 1)).FireAsync(during.Id, Token);
            Assert.Equal(StatusCodes.Status409Conflict, ((IStatusCodeHttpResult)late!.Refusal!).StatusCode);
            Assert.Equal(runs + 1, (await _rig.RunsAsync()).Count);
            var started = (await _rig.Schedules.FindAsync(during.Id, Token))!;
            Assert.Equal((ScheduleStatus.Waiting, Start.AddHours(2), ScheduleStatus.Fired), (started.Status, started.FireAt, started.LastResult));
            Assert.Null(change(started).Refusal);
        }
    }

    [Fact]
    public async Task A_retraction_that_comes_between_the_run_and_the_row_keeps_its_reason_and_the_row_tells_the_run()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var id = (await _rig.TriggerAsync("hourly")).Id;
        _rig.Time.Now = Start.AddHours(1);

        await _rig.NewFiring(new Interrupted(_rig.Schedules, _ => _rig.Publisher.RetractAsync("nightly", "bert", Token), skip: 1)).FireAsync(id, Token);

        var row = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Cancelled, "The definition was retracted by bert."), (row.Status, row.Outcome));
        Assert.Equal((Start.AddHours(1), ScheduleStatus.Fired, Assert.Single(await _rig.RunsAsync()).Id), (row.LastFireAt, row.LastResult, row.RunId!.Value));
    }

    /// <summary>By a server of an earlier version, which knows nothing of a start that has begun.</summary>
    [Fact]
    public async Task A_pause_that_comes_between_the_run_and_the_row_stays()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var id = (await _rig.TriggerAsync("hourly")).Id;
        _rig.Time.Now = Start.AddHours(1);
        var interrupted = new Interrupted(_rig.Schedules, async store =>
        {
            var row = (await store.FindAsync(id, Token))!;
            await store.TryChangeAsync(row with { Status = ScheduleStatus.Paused, PausedBy = "bert", PausedAt = _rig.Time.Now }, null, null, Token);
        }, skip: 1);

        await _rig.NewFiring(interrupted).FireAsync(id, Token);

        var paused = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Paused, Start.AddHours(2), Start.AddHours(1), "bert"), (paused.Status, paused.FireAt, paused.LastFireAt, paused.PausedBy));
        Assert.Equal(Assert.Single(await _rig.RunsAsync()).Id, paused.RunId);
    }

    [Fact]
    public async Task One_that_is_paused_starts_nothing_and_what_fell_into_the_pause_is_written_down_when_it_is_resumed()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var row = await _rig.TriggerAsync("hourly");
        await _rig.Schedules.TryChangeAsync(row with { Status = ScheduleStatus.Paused, PausedBy = "bert", PausedAt = Start }, null, null, Token);
        await FireAtAsync(row.Id, Start.AddHours(1));
        Assert.Empty(await _rig.RunsAsync());

        // Five minutes after a fire: a resume is no start.
        _rig.Time.Now = Start.AddHours(3).AddMinutes(5);
        var step = SchedulesApi.Resumed(await _rig.TriggerAsync("hourly"), "carl", _rig.Time.Now);
        Assert.True(await _rig.Schedules.TryChangeAsync(step.Changed, step.Missed, null, Token));
        await _rig.FireAsync(row.Id);

        Assert.Empty(await _rig.RunsAsync());
        var resumed = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Waiting, Start.AddHours(4), "carl", ScheduleStatus.Missed), (resumed.Status, resumed.FireAt, resumed.ResumedBy, resumed.LastResult));
        var missed = Assert.Single(await _rig.Schedules.ListMissedAsync(row.Id, 10, Token));
        Assert.Equal(new MissedFires(Start.AddHours(1), Start.AddHours(3), 3), missed.Fires);
        Assert.Contains("paused by bert", missed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_only_time_fell_into_a_pause_is_missed_and_one_that_is_resumed_before_fires()
    {
        var paused = _rig.OfDefinition(FireKind.StartAt, null, Start.AddHours(1)) with { Status = ScheduleStatus.Paused, PausedBy = "bert", PausedAt = Start };

        Assert.Equal(ScheduleStatus.Waiting, SchedulesApi.Resumed(paused, "carl", Start.AddMinutes(59)).Changed.Status);
        var late = SchedulesApi.Resumed(paused, "carl", Start.AddHours(1));
        Assert.Equal((ScheduleStatus.Missed, 1), (late.Changed.Status, late.Missed!.Fires.Count));
        Assert.NotNull(SchedulesApi.Resumed(paused with { Status = ScheduleStatus.Fired }, "carl", Start).Refusal);
    }

    [Fact]
    public async Task People_are_told_of_what_was_missed_and_once_of_what_is_refused_again_and_again()
    {
        await _rig.PublishAsync(1);
        var schedule = await _rig.AddAsync(_rig.OfDefinition(FireKind.Cron, "0 0 * * * *", Start.AddHours(1), version: 9));
        for (var hour = 1; hour <= 4; hour++) await FireAtAsync(schedule.Id, Start.AddHours(hour));
        var refused = Assert.Single(await ToldAsync());
        Assert.Equal((NotificationKinds.DidNotStart, schedule.Id), (refused.Kind, refused.ScheduleId!.Value));
        Assert.StartsWith("The run of nightly that bert has planned for 2026-11-30 11:00:00Z: Its start was refused", refused.Message, StringComparison.Ordinal);

        await FireAtAsync(schedule.Id, Start.AddHours(7).AddMinutes(30));
        Assert.Contains("3 starts from 2026-11-30 15:00:00Z to 2026-11-30 17:00:00Z", Assert.Single(await ToldAsync(), n => n.Id != refused.Id).Message, StringComparison.Ordinal);
        await FireAtAsync(schedule.Id, Start.AddHours(8));
        Assert.Equal(3, (await ToldAsync()).Count);

        Task<IReadOnlyList<Notification>> ToldAsync() => _rig.Get<INotificationStore>().ListAsync(new(Limit: 100), Token);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_leaves_the_row_to_the_next_look()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var id = (await _rig.TriggerAsync("hourly")).Id;
        _rig.Time.Now = Start.AddHours(1).AddSeconds(1);
        _rig.Clock.Set.Clear();

        await _rig.NewFiring(new Interrupted(_rig.Schedules, _ => throw new IOException("gone"))).FireAsync(id, Token);
        await _rig.NewSweep().SweepAsync(Token);

        Assert.Equal((id, Start.AddHours(1)), Assert.Single(_rig.Clock.Set));
    }

    private async Task FireAtAsync(Guid id, DateTimeOffset at)
    {
        _rig.Time.Now = at;
        await _rig.FireAsync(id);
    }

    /// <summary>A store whose first write, or the one after as many as are let through, comes after something else.</summary>
    private sealed class Interrupted(IScheduleStore store, Func<IScheduleStore, Task> before, int skip = 0) : IScheduleStore
    {
        private int _writes;

        public Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken) => store.AddAsync(schedule, cancellationToken);

        public Task<ScheduleRecord?> FindAsync(Guid id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

        public Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleStatus? status, CancellationToken cancellationToken) => store.ListAsync(status, cancellationToken);

        public Task<IReadOnlyList<ScheduleRecord>> ListWaitingAsync(DateTimeOffset until, CancellationToken cancellationToken) => store.ListWaitingAsync(until, cancellationToken);

        public Task<IReadOnlyList<ScheduleRecord>> ListTriggersAsync(string? definitionId, CancellationToken cancellationToken) => store.ListTriggersAsync(definitionId, cancellationToken);

        public async Task<bool> TryChangeAsync(ScheduleRecord changed, MissedRecord? missed, Notification? notification, CancellationToken cancellationToken)
        {
            if (_writes++ == skip)
            {
                await before(store);
            }

            return await store.TryChangeAsync(changed, missed, notification, cancellationToken);
        }

        public Task<IReadOnlyList<MissedRecord>> ListMissedAsync(Guid? id, int most, CancellationToken cancellationToken) => store.ListMissedAsync(id, most, cancellationToken);
    }
}
