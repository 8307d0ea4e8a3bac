using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Tests.Architecture;

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
        var cancelled = await _rig.TriggerAsync("hourly");

        // Anna has published it; who retracted it is not known here.
        Assert.Equal((ScheduleStatus.Cancelled, "The definition is not published any more."), (cancelled.Status, cancelled.Outcome));
    }

    [Fact]
    public async Task A_row_that_finds_another_version_names_nobody_for_it()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await StoreAsync(2, "other Cron 0 0 * * * *");
        _rig.Time.Now = Start.AddHours(1);

        await _rig.FireAsync((await _rig.TriggerAsync("hourly")).Id);

        Assert.Equal("Version 2, which is published now, has no such trigger.", (await _rig.TriggerAsync("hourly")).Outcome);
        Assert.Empty(await _rig.RunsAsync());
    }

    [Fact]
    public async Task Of_a_retracted_definition_no_version_is_started_by_its_number_and_an_older_one_is_while_another_is_published()
    {
        await _rig.PublishAsync(1);
        await _rig.PublishAsync(2);
        await StartAsync(1);
        await _rig.Publisher.RetractAsync("nightly", "bert", Token);

        foreach (var (version, code) in new (int?, string)[] { (1, "definition.retracted"), (2, "definition.retracted"), (3, "definition.not_found"), (null, "definition.not_found") })
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<WorkflowErrorException>(() => StartAsync(version))).Error.Code);
            Assert.Equal(code, (await Assert.ThrowsAsync<WorkflowErrorException>(() => _rig.Get<RunStarter>().RequireAsync("nightly", version, Token))).Error.Code);
        }

        Assert.Single(await _rig.RunsAsync());
        await _rig.PublishAsync(2);
        await StartAsync(1);
    }

    /// <summary>By one that dies, or whose client goes away, before it registers: the version is the same as at the last look.</summary>
    [Fact]
    public async Task Retracted_and_published_again_between_two_looks_it_starts_again()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        var starts = _rig.NewStarts();
        await starts.FollowAsync(Token);
        await _rig.Publisher.RetractAsync("nightly", "bert", Token);
        await StoreAsync(1, "hourly Cron 0 0 * * * *");
        Assert.Equal(ScheduleStatus.Cancelled, (await _rig.TriggerAsync("hourly")).Status);

        await starts.FollowAsync(Token);

        Assert.Equal((ScheduleStatus.Waiting, 1, Start.AddHours(1)), Told(await _rig.TriggerAsync("hourly")));
    }

    [Fact]
    public async Task What_is_published_again_while_its_rows_are_taken_away_keeps_them()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await _rig.Schedules.TryChangeAsync(await _rig.TriggerAsync("hourly") with { Status = ScheduleStatus.Paused, PausedBy = "bert", PausedAt = Start }, null, null, Token);
        await _rig.Definitions.RetractAsync("nightly", Token);
        RepublishedStore store = new(_rig.Definitions, after: 1, () => StoreAsync(1, "hourly Cron 0 0 * * * *"));

        await _rig.NewStarts(store).ChangedAsync("nightly", "bert", Token);

        Assert.Equal(ScheduleStatus.Paused, (await _rig.TriggerAsync("hourly")).Status);
    }

    [Fact]
    public async Task What_is_published_again_when_its_rows_are_just_taken_away_gets_them_back()
    {
        await _rig.PublishAsync(1, "hourly Cron 0 0 * * * *");
        await _rig.Definitions.RetractAsync("nightly", Token);
        RepublishedStore store = new(_rig.Definitions, after: 2, () => StoreAsync(1, "hourly Cron 0 0 * * * *"));

        await _rig.NewStarts(store).ChangedAsync("nightly", "bert", Token);

        Assert.Equal((ScheduleStatus.Waiting, 1, Start.AddHours(1)), Told(await _rig.TriggerAsync("hourly")));
    }

    [Fact]
    public async Task A_client_that_goes_away_when_it_is_published_or_retracted_leaves_no_trigger_behind()
    {
        using CancellationTokenSource client = new();
        DefinitionPublisher publisher = new(_rig.Definitions, _rig.Get<DefinitionValidator>(), _rig.Get<ActivityCatalog>(), new LeftBehind(_rig.Starts, client), _rig.Time);
        await publisher.PublishAsync(ScheduleRig.DefinitionOf(1, "hourly Cron 0 0 * * * *"), "anna", client.Token);
        Assert.Equal(ScheduleStatus.Waiting, (await _rig.TriggerAsync("hourly")).Status);

        using CancellationTokenSource another = new();
        await new DefinitionPublisher(_rig.Definitions, _rig.Get<DefinitionValidator>(), _rig.Get<ActivityCatalog>(), new LeftBehind(_rig.Starts, another), _rig.Time).RetractAsync("nightly", "bert", another.Token);
        Assert.Equal((ScheduleStatus.Cancelled, "The definition was retracted by bert."), ((await _rig.TriggerAsync("hourly")).Status, (await _rig.TriggerAsync("hourly")).Outcome));
    }

    /// <summary>At publish it called one that changed nothing: the lint has nothing to say.</summary>
    [Theory]
    [InlineData("Literal", "inner")]
    [InlineData("JavaScript", "'in' + 'ner'")]
    public async Task A_trigger_starts_nothing_that_changes_a_cluster_by_what_it_calls_and_a_person_does(string type, string called)
    {
        var down = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("workflows", "cluster-down", "v1.json"), Token))!;
        (down["id"], down["definitionId"]) = ("inner-1", "inner");
        await StoreAsync(DefinitionReader.Read(down.ToJsonString()).Definition!);
        var outer = DefinitionReader.Read(
            $$"""
            {"definitionId":"nightly","name":"Nightly","version":1,"root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"hourly","type":"Elsa.Cron","cronExpression":{"expression":{"type":"Literal","value":"0 0 * * * *"} },"customProperties":{"canStartWorkflow":true} },
              {"id":"call","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":{"typeName":"String","expression":{"type":"{{type}}","value":"{{called}}"} } }
            ],"connections":[{"source":{"activity":"hourly"},"target":{"activity":"call"} }]} }
            """).Definition!;
        Assert.Empty(_rig.Get<DefinitionLint>().Check(outer));
        await _rig.Publisher.PublishAsync(outer, "anna", Token);
        _rig.Time.Now = Start.AddHours(1);

        await _rig.FireAsync((await _rig.TriggerAsync("hourly")).Id);

        Assert.Empty(await _rig.RunsAsync());
        var row = await _rig.TriggerAsync("hourly");
        Assert.Equal((ScheduleStatus.Waiting, Start.AddHours(2), ScheduleStatus.Refused), (row.Status, row.FireAt, row.LastResult));
        Assert.StartsWith("run.starts_by_itself: ", row.Outcome, StringComparison.Ordinal);
        Assert.Equal(NotificationKinds.DidNotStart, Assert.Single(await _rig.Get<INotificationStore>().ListAsync(new(Limit: 10), Token)).Kind);
        await StartAsync(1);
        Assert.Single(await _rig.RunsAsync());
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

    private async Task StartAsync(int? version)
    {
        var (_, result) = await _rig.Get<DefinitionLauncher>().StartAsync(new("nightly", version, new Dictionary<string, JsonElement>()) { RequestedBy = "bert" }, Token);
        Assert.IsType<CreateRunResult.Created>(result);
    }

    private async Task<WorkflowError> RefusedAsync(int version, string trigger) =>
        (await Assert.ThrowsAsync<WorkflowErrorException>(() => _rig.PublishAsync(version, trigger))).Error;

    // As another server does, which this process is not told of.
    private Task StoreAsync(int version, params string[] triggers) => StoreAsync(ScheduleRig.DefinitionOf(version, triggers));

    private async Task StoreAsync(WorkflowDefinition definition)
    {
        var json = definition.ToJson();
        Assert.True(await _rig.Definitions.PublishAsync(new(definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, Start, json, JournalEntry.HashOf(json)), Token));
    }

    private static (ScheduleStatus, int, DateTimeOffset) Told(ScheduleRecord row) => (row.Status, row.DefinitionVersion!.Value, row.FireAt);

    /// <summary>Somebody publishes after so many looks at what is published.</summary>
    private sealed class RepublishedStore(IDefinitionStore store, int after, Func<Task> publish) : IDefinitionStore
    {
        private int _looks;

        public async Task<StoredDefinition?> FindAsync(string definitionId, int? version, CancellationToken cancellationToken)
        {
            if (_looks++ == after)
            {
                await publish();
            }

            return await store.FindAsync(definitionId, version, cancellationToken);
        }

        public Task<IReadOnlyList<StoredDefinition>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

        public Task<IReadOnlyList<DefinitionVersion>> ListPublishedAsync(CancellationToken cancellationToken) => store.ListPublishedAsync(cancellationToken);

        public Task<bool> PublishAsync(StoredDefinition definition, CancellationToken cancellationToken) => store.PublishAsync(definition, cancellationToken);

        public Task<bool> RetractAsync(string definitionId, CancellationToken cancellationToken) => store.RetractAsync(definitionId, cancellationToken);
    }

    /// <summary>Its client goes away at the moment that it is told.</summary>
    private sealed class LeftBehind(IDefinitionStarts starts, CancellationTokenSource client) : IDefinitionStarts
    {
        public async Task ChangedAsync(string definitionId, string? by, CancellationToken cancellationToken)
        {
            await client.CancelAsync();
            await starts.ChangedAsync(definitionId, by, cancellationToken);
        }
    }
}
