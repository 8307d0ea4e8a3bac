using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>Pause, cancel, rollback, retry and events: what people say to a run, and when it obeys.</summary>
public sealed class OperatorScenarios
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_paused_run_stands_still_with_what_is_due_and_goes_on_after_resume()
    {
        var scenario = new Scenario("long");
        scenario.Post(TimeSpan.FromSeconds(1), InboxMessageKind.Pause, new { reason = "lunch" })
            .At(TimeSpan.FromMinutes(30), () => Assert.Equal((true, false, 0), (scenario.Run.Paused, scenario.Run.NeedsYou, scenario.World["one"].DoneCount)))
            .Post(TimeSpan.FromMinutes(31), InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript("pause");
    }

    [Fact]
    public void A_pause_lets_the_effect_under_way_end_first()
    {
        var scenario = new Scenario("swap") { Holds = ["cluster:x"] };
        scenario.World["open"].Next(SlowlyAsync(scenario, Minute));
        scenario.Post(TimeSpan.FromSeconds(20), InboxMessageKind.Pause).Play().Ends(RunSubStatus.Suspended);

        Assert.Equal((1, true, "member:a"), (scenario.World["open"].DoneCount, scenario.Run.Paused, Assert.Single(scenario.State.OpenKeys).Key));
    }

    [Fact]
    public void A_pause_at_a_safe_point_goes_on_until_the_open_key_is_closed()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(SlowlyAsync(scenario, Minute));
        scenario.Post(TimeSpan.FromSeconds(20), InboxMessageKind.Pause, new { atSafePoint = true })
            .Play().Ends(RunSubStatus.Suspended).MatchesTranscript("pause-at-safe-point");

        Assert.Equal((1, true, true), (scenario.World["close"].DoneCount, scenario.Run.Paused, scenario.State.IsSafePoint));
    }

    [Fact]
    public void A_cancel_at_a_safe_point_ends_the_run_and_releases_its_holds()
    {
        new Scenario("long") { Holds = ["cluster:x"] }.Post(Minute, InboxMessageKind.Cancel, new { reason = "not today" })
            .Play().Ends(RunSubStatus.Cancelled).MatchesTranscript("cancel");
    }

    [Fact]
    public void A_cancel_while_a_member_is_half_way_goes_on_to_the_safe_point_through_further_effects()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(SlowlyAsync(scenario, Minute));
        scenario.Post(TimeSpan.FromSeconds(20), InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled).MatchesTranscript("cancel-under-way");

        Assert.Equal((1, 1, true), (scenario.World["open"].DoneCount, scenario.World["close"].DoneCount, scenario.State.IsSafePoint));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void A_cancel_before_an_effect_has_begun_drops_it()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(FakeAct.LoseAnswer);
        var posted = false;
        scenario.Server.Store.BeforeCommit = c =>
        {
            if (!posted && RunState.Parse(c.State).Intent is not null)
            {
                posted = true;
                Assert.True(scenario.PostNowAsync(InboxMessageKind.Cancel).IsCompletedSuccessfully);
            }
        };
        scenario.Play().Ends(RunSubStatus.Cancelled);

        Assert.Equal((0, 0), (scenario.World["open"].ActCount, scenario.World["open"].DoneCount));
    }

    [Fact]
    public void A_cancel_now_away_from_a_safe_point_ends_the_run_and_marks_its_holds_unsettled()
    {
        var scenario = new Scenario("swap");
        scenario.World.LookAnswers("catch-up", new ActivityResult.Failed(WorkflowError.NeedsOperator("test.behind", "It does not catch up.")));
        scenario.Post(Minute, InboxMessageKind.Cancel, new { now = true }).Play().Ends(RunSubStatus.Cancelled).MatchesTranscript("cancel-now");

        Assert.True(Assert.Single(scenario.Store.Holds.Values).Unsettled);
    }

    [Fact]
    public void A_cancel_that_needs_a_decision_waits_with_the_incident()
    {
        var scenario = new Scenario("swap");
        scenario.World.LookAnswers("catch-up", new ActivityResult.Failed(WorkflowError.NeedsOperator("test.behind", "It does not catch up.")));
        scenario.Post(Minute, InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Suspended);

        Assert.Equal((true, 1), (scenario.Run.NeedsYou, scenario.Run.IncidentCount));
        Assert.False(Assert.Single(scenario.Store.Holds.Values).Unsettled);
    }

    [Fact]
    public void A_rollback_runs_the_named_definition_and_the_run_is_paused_before_it_goes_on()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(SlowlyAsync(scenario, Minute));
        scenario.Post(TimeSpan.FromSeconds(20), InboxMessageKind.Rollback, new { inputs = new { Reason = "anna" }, reason = "clients complain" })
            .At(TimeSpan.FromMinutes(5), () => Assert.Equal((true, true, 1), (scenario.Run.Paused, scenario.Run.NeedsYou, scenario.World["undo"].DoneCount)))
            .Post(TimeSpan.FromMinutes(6), InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript("rollback-message");

        Assert.Equal(["undone for anna", "end"], scenario.OutputLines);
    }

    [Fact]
    public void A_rollback_asked_at_an_incident_answers_it_and_is_no_safe_point_before_it_has_ended()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(FakeAct.DoHalf);
        var safe = new List<bool>();
        scenario.World["undo"].Next(act =>
        {
            safe.Add(scenario.State.IsSafePoint || RunState.Parse(scenario.Run.State).OpenKeys.IsEmpty);
            return FakeAct.Do(act);
        });
        scenario.At(Minute, () => Assert.True(scenario.Run.NeedsYou))
            .Post(Minute, InboxMessageKind.Rollback, new { goOn = true })
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript("rollback-at-incident");

        Assert.Equal([false], safe);
    }

    [Theory]
    [InlineData("{ \"then\": \"nowhere\" }", "'nowhere' is no activity of the root to go on at")]
    [InlineData("{ broken", "is no JSON object")]
    [InlineData("[1]", "is no JSON object")]
    public void A_message_that_cannot_be_obeyed_is_put_aside_and_does_not_stop_the_run(string payload, string why)
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(SlowlyAsync(scenario, Minute));
        scenario.Post(TimeSpan.FromSeconds(20), InboxMessageKind.Rollback, payload).Play().Ends(RunSubStatus.Finished);

        Assert.Contains(scenario.Run.Journal, l => l.Text.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_that_came_too_early_is_kept_and_delivered_once()
    {
        var scenario = new Scenario("event");
        scenario.Server.Store.BeforeCommit = OnceAt(scenario, c => c.Journal.Any(l => l.Text.Contains("\"a\"", StringComparison.Ordinal)),
            () => scenario.PostNowAsync(InboxMessageKind.Event, new { name = "go", payload = 1 }));
        scenario.Post(Minute, InboxMessageKind.Event, new { name = "other", payload = 7 })
            .At(2 * Minute, () => Assert.Equal("second", Assert.Single(scenario.State.Bookmarks).Activity.NodeId.Split(':')[^1]))
            .Post(3 * Minute, InboxMessageKind.Event, new { name = "go", payload = 2 })
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(["a", "1", "2"], scenario.OutputLines);
    }

    [Fact]
    public void Two_events_for_one_wait_are_two_events()
    {
        var scenario = new Scenario("event");
        scenario.At(Minute, async () =>
        {
            await scenario.PostNowAsync(InboxMessageKind.Event, new { name = "go", payload = "first" });
            await scenario.PostNowAsync(InboxMessageKind.Event, new { name = "go", payload = "second" });
        }).Play().Ends(RunSubStatus.Finished);

        Assert.Equal(["a", "\"first\"", "\"second\""], scenario.OutputLines);
    }

    [Fact]
    public void A_message_posted_while_the_run_suspends_is_not_lost()
    {
        var scenario = new Scenario("event");
        scenario.Server.Store.BeforeCommit = OnceAt(scenario, c => c.OnlyIfInboxEmpty, () => scenario.PostNowAsync(InboxMessageKind.Event, new { name = "go" }));
        scenario.Play();

        Assert.Equal(["a", "null"], scenario.OutputLines);
    }

    [Fact]
    public void A_run_that_was_interrupted_for_long_finishes_what_is_half_done_and_waits_for_a_yes()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(act =>
        {
            scenario.Server.Kill();
            act.TakeHalf();
            return NeverAsync();
        });
        var second = scenario.AddServer("server-2");
        scenario.At(TimeSpan.FromMinutes(15), second.Start)
            .At(TimeSpan.FromMinutes(20), () => Assert.Equal((true, true, 1), (scenario.Run.Paused, scenario.Run.NeedsYou, scenario.World["close"].DoneCount)))
            .Post(TimeSpan.FromMinutes(21), InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript("interrupted-for-long");
    }

    [Fact]
    public void A_run_that_waited_long_for_a_server_with_its_hands_full_was_not_interrupted()
    {
        var scenario = new Scenario("effect", new() { Server = "", Node = "node-1", MaxRuns = 1 });
        scenario.World["swap"].Next(SlowlyAsync(scenario, TimeSpan.FromMinutes(30)));
        var second = Guid.NewGuid();
        scenario.At(Minute, async () => Assert.IsType<CreateRunResult.Created>(
                await scenario.Store.CreateAsync(scenario.Run.New with { Id = second, CreatedAt = scenario.VirtualWorld.Time.GetUtcNow() }, CancellationToken.None)))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal((RunSubStatus.Finished, false), (scenario.Store.Run(second).SubStatus, scenario.Store.Run(second).Journal.Select(JournalEntry.Parse).Any(e => e.EventName == JournalEvent.Paused)));
    }

    [Fact]
    public void A_run_that_was_interrupted_shortly_goes_on_by_itself()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(act =>
        {
            scenario.Server.Kill();
            return NeverAsync();
        });
        var second = scenario.AddServer("server-2");
        scenario.At(TimeSpan.FromMinutes(9), second.Start).Play().Ends(RunSubStatus.Finished);

        Assert.Equal(1, scenario.World["open"].DoneCount);
    }

    [Fact]
    public void A_run_whose_pinned_version_is_gone_needs_a_person_and_goes_on_after_a_yes()
    {
        var scenario = new Scenario("outcomes") { IsChecked = false, Pins = [new("called", 1)] };
        scenario.Post(Minute, InboxMessageKind.Resume)
            .At(2 * Minute, () =>
            {
                Assert.Equal((true, true, RunSubStatus.Suspended, null), (scenario.Run.NeedsYou, scenario.Run.Paused, scenario.Run.SubStatus, scenario.Run.Owner));
                Assert.StartsWith("definition.version_gone: ", scenario.State.Pause?.Reason, StringComparison.Ordinal);
                Assert.Empty(scenario.Run.Inbox);
            })
            .At(3 * Minute, () => scenario.PublishAsync(Scenario.DefinitionText("called")))
            .Post(4 * Minute, InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_new_version_does_not_touch_a_run_that_is_under_way()
    {
        var scenario = new Scenario("pinned");
        scenario.At(Minute, () => scenario.PublishAsync(
            Scenario.DefinitionText("pinned").Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal).Replace("version one", "version two", StringComparison.Ordinal)))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(["version one"], scenario.OutputLines);
    }

    [Fact]
    public void A_faulted_run_that_kept_its_hold_is_opened_again_by_retry()
    {
        var scenario = new Scenario("faulted-half") { Holds = ["cluster:x"] };
        scenario.World["open"].Next(FakeAct.DoHalf, FakeAct.Do);
        scenario.At(Minute, () => Assert.Equal((RunSubStatus.Faulted, "cluster:x"), (scenario.Run.SubStatus, Assert.Single(scenario.Store.Holds).Key)))
            .Post(Minute, InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript();
    }

    [Fact]
    public void An_operators_retry_begins_the_policy_anew()
    {
        var scenario = new Scenario("retry-look");
        scenario.World.LookAnswers("probe", Enumerable.Repeat<ActivityResult>(new ActivityResult.Failed(WorkflowError.Transient("test.away", "It is away.")), 4));
        scenario.At(2 * Minute, () => Assert.Equal((true, 1), (scenario.Run.NeedsYou, scenario.Run.IncidentCount)))
            .Post(3 * Minute, InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript("retry-by-operator");
    }

    private static Func<FakeAct, Task<WorkflowError?>> SlowlyAsync(Scenario scenario, TimeSpan time) => async act =>
    {
        await Task.Delay(time, scenario.VirtualWorld.Time, act.Cancelled);
        return await FakeAct.Do(act);
    };

    private static async Task<WorkflowError?> NeverAsync()
    {
        await FakeWorld.Forever;
        return null;
    }

    private static Action<Checkpoint> OnceAt(Scenario scenario, Func<Checkpoint, bool> when, Func<Task> post)
    {
        var posted = false;
        return checkpoint =>
        {
            if (!posted && when(checkpoint))
            {
                posted = true;
                Assert.True(post().IsCompletedSuccessfully);
                Assert.NotEmpty(scenario.Run.Inbox);
            }
        };
    }
}
