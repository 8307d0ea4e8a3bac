using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Schedules;

namespace EtcdUpgradeWorkflows.Tests.Server.Scheduling;

/// <summary>Rows of triggers follow what is published, whoever looks and whenever.</summary>
public sealed class DefinitionStartsTests : IAsyncLifetime
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
    public async Task The_next_version_changes_what_differs_keeps_the_step_of_what_does_not_and_removes_what_is_gone()
    {
        await _rig.PublishAsync(1, "same Timer 01:00:00", "other Cron 0 0 * * * *", "gone Timer 00:30:00");
        _rig.Time.Now = Start.AddMinutes(10);

        await _rig.PublishAsync(2, "same Timer 01:00:00", "other Cron 0 30 * * * *", "new Timer 00:05:00");

        Assert.Equal((ScheduleStatus.Waiting, 2, Start.AddHours(1)), Told(await _rig.TriggerAsync("same")));
        Assert.Equal((ScheduleStatus.Waiting, 2, Start.AddMinutes(30)), Told(await _rig.TriggerAsync("other")));
        Assert.Equal((ScheduleStatus.Waiting, 2, Start.AddMinutes(15)), Told(await _rig.TriggerAsync("new")));
        var gone = await _rig.TriggerAsync("gone");
        Assert.Equal((ScheduleStatus.Cancelled, "Version 2, published by anna, has no such trigger."), (gone.Status, gone.Outcome));
    }

    [Fact]
    public async Task Retracted_it_starts_nothing_and_published_again_it_starts_again()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await _rig.Publisher.RetractAsync("nightly", "bert", Token);
        var retracted = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Cancelled, "The definition was retracted by bert."), (retracted.Status, retracted.Outcome));
        _rig.Time.Now = Start.AddHours(1);
        await _rig.FireAsync(retracted.Id);
        Assert.Empty(await _rig.RunsAsync());

        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");

        Assert.Equal((ScheduleStatus.Waiting, 1, Start.AddHours(2)), Told(await _rig.TriggerAsync("hourly")));
        Assert.Null((await _rig.TriggerAsync("hourly")).Outcome);
        Assert.Equal("definition.not_found", (await Assert.ThrowsAsync<WorkflowErrorException>(() => _rig.Publisher.RetractAsync("nothing", "bert", Token))).Error.Code);
    }

    [Fact]
    public async Task One_that_is_paused_stays_so_through_the_next_version()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await _rig.Schedules.TryChangeAsync(await _rig.TriggerAsync("hourly") with { Status = ScheduleStatus.Paused, PausedBy = "bert", PausedAt = Start }, null, null, Token);

        await _rig.PublishAsync(2, "hourly Cron 0 15 * * * *");

        Assert.Equal((ScheduleStatus.Paused, 2, Start.AddMinutes(15)), Told(await _rig.TriggerAsync("hourly")));
    }

    [Fact]
    public async Task An_instant_that_was_started_is_not_started_again_by_the_next_version_and_another_one_is()
    {
        await _rig.PublishAsync(1, $"once StartAt {Start.AddHours(1):O}", "hourly Timer 01:00:00");
        _rig.Time.Now = Start.AddHours(1);
        await _rig.FireAsync((await _rig.TriggerAsync("once")).Id);
        Assert.Equal(ScheduleStatus.Fired, (await _rig.TriggerAsync("once")).Status);
        await _rig.NewStarts().FollowAsync(Token);
        Assert.Equal(ScheduleStatus.Fired, (await _rig.TriggerAsync("once")).Status);

        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(() => _rig.PublishAsync(2, $"once StartAt {Start.AddHours(1):O}"));
        Assert.Equal("definition.invalid", refused.Error.Code);
        await _rig.PublishAsync(2, $"once StartAt {Start.AddHours(3):O}");

        Assert.Equal((ScheduleStatus.Waiting, 2, Start.AddHours(3)), Told(await _rig.TriggerAsync("once")));
    }

    [Fact]
    public async Task What_was_published_by_one_that_died_before_it_registered_is_registered_by_the_next_look()
    {
        await StoreAsync(1, "hourly Cron 0 0 * * * *");
        var starts = _rig.NewStarts();
        await starts.FollowAsync(Token);
        Assert.Equal((ScheduleStatus.Waiting, 1, Start.AddHours(1)), Told(await _rig.TriggerAsync("hourly")));

        // By another server, while this one runs.
        await StoreAsync(2, "hourly Cron 0 30 * * * *");
        await starts.FollowAsync(Token);
        Assert.Equal((ScheduleStatus.Waiting, 2, Start.AddMinutes(30)), Told(await _rig.TriggerAsync("hourly")));

        await _rig.Definitions.RetractAsync("nightly", Token);
        await starts.FollowAsync(Token);
        Assert.Equal(ScheduleStatus.Cancelled, (await _rig.TriggerAsync("hourly")).Status);
        await starts.FollowAsync(Token);
    }

    [Fact]
    public async Task A_definition_that_was_retracted_while_no_server_ran_loses_its_triggers_at_the_start()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await _rig.Definitions.RetractAsync("nightly", Token);

        await _rig.NewStarts().FollowAsync(Token);

        Assert.Equal(ScheduleStatus.Cancelled, (await _rig.TriggerAsync("hourly")).Status);
    }

    [Fact]
    public async Task A_row_that_has_not_been_told_yet_starts_nothing_of_what_is_not_published_any_more()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await _rig.Definitions.RetractAsync("nightly", Token);
        _rig.Time.Now = Start.AddHours(1);

        await _rig.FireAsync((await _rig.TriggerAsync("hourly")).Id);

        Assert.Empty(await _rig.RunsAsync());
        Assert.Equal(ScheduleStatus.Cancelled, (await _rig.TriggerAsync("hourly")).Status);
    }

    [Fact]
    public async Task An_instant_that_passed_before_it_was_registered_is_written_down_as_missed()
    {
        await StoreAsync(1, $"once StartAt {Start.AddHours(1):O}");
        _rig.Time.Now = Start.AddHours(2);
        await _rig.NewStarts().FollowAsync(Token);

        await _rig.FireAsync((await _rig.TriggerAsync("once")).Id);

        Assert.Equal(ScheduleStatus.Missed, (await _rig.TriggerAsync("once")).Status);
        Assert.Single(await _rig.Schedules.ListMissedAsync(null, 10, Token));
        Assert.Empty(await _rig.RunsAsync());
    }

    /// <summary>On SQLite Quartz remembers nothing: what is due soon is woken again, what is far away by a later look.</summary>
    [Fact]
    public async Task A_server_that_starts_wakes_what_is_due_soon_or_late()
    {
        await _rig.PublishAsync(1, "soon Timer 00:01:30", "late Cron 0 0 * * * *", $"far StartAt {Start.AddDays(9):O}");
        _rig.Time.Now = Start.AddMinutes(89);
        _rig.Clock.Set.Clear();

        await _rig.NewSweep().SweepAsync(Token);

        Assert.Equal(
            new[] { ((await _rig.TriggerAsync("soon")).Id, Start.AddMinutes(1.5)), ((await _rig.TriggerAsync("late")).Id, Start.AddHours(1)) }, _rig.Clock.Set);
    }

    [Fact]
    public async Task What_cannot_be_published_changes_nothing()
    {
        await _rig.PublishAsync(2, "hourly Cron 0 0 * * * *");
        Assert.Equal("definition.version_old", (await RefusedAsync(1, "hourly Cron 0 0 * * * *")).Code);
        Assert.Equal("definition.changed", (await RefusedAsync(2, "hourly Cron 0 1 * * * *")).Code);
        Assert.Equal("definition.invalid", (await RefusedAsync(3, "hourly Cron 0 1 * * *")).Code);
        Assert.False(await _rig.Publisher.PublishAsync(ScheduleRig.DefinitionOf(2, "hourly Cron 0 0 * * * *"), "bert", Token));

        var row = await _rig.TriggerAsync("hourly");
        Assert.Equal(((ScheduleStatus.Waiting, 2, Start.AddHours(1)), "anna"), (Told(row), row.CreatedBy));
    }

    private async Task<WorkflowError> RefusedAsync(int version, string trigger) =>
        (await Assert.ThrowsAsync<WorkflowErrorException>(() => _rig.PublishAsync(version, trigger))).Error;

    // As another server does, which this process is not told of.
    private async Task StoreAsync(int version, params string[] triggers)
    {
        var definition = ScheduleRig.DefinitionOf(version, triggers);
        var json = definition.ToJson();
        Assert.True(await _rig.Definitions.PublishAsync(new(definition.Id, definition.DefinitionId, version, "Nightly", true, true, Start, json, JournalEntry.HashOf(json)), Token));
    }

    private static (ScheduleStatus, int, DateTimeOffset) Told(ScheduleRecord row) => (row.Status, row.DefinitionVersion!.Value, row.FireAt);
}
