using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>Effects: intent, look, act, look; and what happens when any of it goes wrong.</summary>
public sealed class EffectScenarios
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void An_effect_is_looked_at_done_and_looked_at_again()
    {
        var scenario = new Scenario("effect").Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.Equal(["look", "act", "look"], scenario.World["swap"].Calls.Select(c => c.What));
    }

    [Fact]
    public void The_intent_is_committed_before_the_effect_acts()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(act =>
        {
            Assert.NotNull(scenario.State.Intent);
            return FakeAct.Do(act);
        });

        scenario.Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_half_done_effect_waits_for_a_person_and_is_finished_by_retry()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(FakeAct.DoHalf);
        scenario.At(Minute, () => Assert.Equal((true, true), (scenario.Run.NeedsYou, scenario.State.Intent is not null)))
            .Post(Minute, InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished).MatchesTranscript("effect-half-done");

        Assert.Equal(2, scenario.World["swap"].ActCount);
    }

    [Fact]
    public void A_target_changed_by_somebody_else_is_an_incident_and_is_not_touched()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Looks.Enqueue(new Observation.ChangedByOther(WorkflowError.NeedsOperator("test.foreign", "Somebody else changed it.")));
        scenario.Play().Ends(RunSubStatus.Suspended).MatchesTranscript("effect-changed-by-other");

        Assert.Equal(0, scenario.World["swap"].ActCount);
    }

    [Fact]
    public void A_look_that_knows_nothing_is_repeated_and_nothing_is_done_before_it_knows()
    {
        var scenario = new Scenario("effect-retried");
        for (var i = 0; i < 2; i++)
        {
            scenario.World["swap"].Looks.Enqueue(new Observation.Unknown(WorkflowError.Transient("test.unreachable", "It cannot be reached.")));
        }

        scenario.Play().Ends(RunSubStatus.Finished).MatchesTranscript("effect-unknown");

        Assert.Equal(["look", "look", "look", "act", "look"], scenario.World["swap"].Calls.Select(c => c.What));
    }

    [Fact]
    public void An_act_that_fails_for_now_is_resolved_anew_and_done_once()
    {
        var scenario = new Scenario("effect-retried");
        scenario.World["swap"].Next(FakeAct.FailForNow, FakeAct.FailForNow);
        scenario.Play().Ends(RunSubStatus.Finished).MatchesTranscript("effect-transient");

        Assert.Equal((3, 1), (scenario.World["swap"].ActCount, scenario.World["swap"].DoneCount));
    }

    [Fact]
    public void A_policy_that_is_used_up_is_an_incident()
    {
        var scenario = new Scenario("effect-retried");
        scenario.World["swap"].Next(FakeAct.FailForNow, FakeAct.FailForNow, FakeAct.FailForNow);
        scenario.Play().Ends(RunSubStatus.Suspended).MatchesTranscript("effect-exhausted");
    }

    [Fact]
    public void An_effect_that_failed_but_is_seen_done_is_done()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(act =>
        {
            act.TakeEffect();
            return FakeAct.Fail(act);
        });

        scenario.Play().Ends(RunSubStatus.Finished);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void An_act_whose_answer_was_lost_is_looked_at_under_a_higher_number_before_anything_is_done_again(bool tookEffect, int acts)
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(tookEffect ? FakeAct.DoAndLoseAnswer : FakeAct.LoseAnswer);
        scenario.Play().Ends(RunSubStatus.Finished);

        var calls = scenario.World["swap"].Calls;
        var lost = calls.FindIndex(c => c.What == "act");
        Assert.Equal("look", calls[lost + 1].What);
        Assert.True(calls[lost + 1].Number > calls[lost].Number);
        Assert.Equal((acts, 1), (scenario.World["swap"].ActCount, scenario.World["swap"].DoneCount));
    }

    [Fact]
    public void An_act_after_which_nothing_has_changed_is_an_incident_and_retry_resolves_anew()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(FakeAct.DoNothing);
        scenario.At(Minute, () => Assert.Equal((true, null), (scenario.Run.NeedsYou, scenario.State.Intent)))
            .Post(Minute, InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished);

        Assert.Equal((2, 1), (scenario.World["swap"].ActCount, scenario.World["swap"].DoneCount));
    }

    [Fact]
    public void A_defect_in_an_activity_is_shown_to_a_person_and_does_not_spin()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(FakeAct.Throw);
        scenario.Post(Minute, InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished).MatchesTranscript("effect-defect");
    }

    [Fact]
    public void An_act_of_a_dead_worker_is_not_repeated_when_it_is_seen_done()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(async act =>
        {
            act.TakeEffect();
            scenario.Server.Kill();
            await FakeWorld.Forever;
            return null;
        });
        var second = scenario.AddServer("server-2");
        scenario.At(TimeSpan.FromSeconds(1), second.Start).Play().Ends(RunSubStatus.Finished);

        Assert.Equal((1, 1), (scenario.World["swap"].ActCount, scenario.World["swap"].DoneCount));
    }

    [Fact]
    public void A_worker_that_lost_its_run_writes_nothing_more()
    {
        var scenario = new Scenario("effect");
        var woken = new TaskCompletionSource();
        scenario.World["swap"].Next(async act =>
        {
            scenario.Server.Store.RenewalWorks = false;
            await woken.Task; // paused, with the lease running out
            return null;
        });
        var second = scenario.AddServer("server-2");
        long before = 0;
        scenario.At(TimeSpan.FromSeconds(1), second.Start)
            .At(Minute, () =>
            {
                Assert.Equal(RunSubStatus.Finished, scenario.Run.SubStatus);
                before = scenario.Run.Journal.Count;
                woken.SetResult();
            })
            .At(2 * Minute, () => Assert.Equal(before, scenario.Run.Journal.Count))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(1, scenario.World["swap"].DoneCount);
        Assert.Equal((0, 1), (scenario.Server.Worker.Working, scenario.Server.Store.RefusedCommits));
    }

    [Fact]
    public void A_worker_that_cannot_renew_begins_nothing_new()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(async act =>
        {
            scenario.Server.Store.RenewalWorks = false;
            await Task.Delay(TimeSpan.FromSeconds(12), scenario.VirtualWorld.Time, act.Cancelled); // longer than two thirds of the lease
            return await FakeAct.Do(act);
        });
        scenario.At(TimeSpan.FromSeconds(12.5), () => Assert.Contains(scenario.Run.Journal, l => l.Text.Contains("Claimed by", StringComparison.Ordinal)))
            .Play().Ends(RunSubStatus.Finished);

        var numbers = scenario.World["close"].Calls.Select(c => c.Number).Distinct();
        Assert.DoesNotContain(scenario.World["open"].Calls[0].Number, numbers);
    }

    [Fact]
    public void A_hold_of_another_run_is_an_incident_that_names_it()
    {
        var scenario = new Scenario("swap");
        var other = new NewRun
        {
            Id = Guid.CreateVersion7(scenario.VirtualWorld.Time.GetUtcNow()), Definition = new("other", 1), Pins = [], State = new RunState().ToJson(), Input = "{}",
            StartedBy = "ben", Holds = ["cluster:x"], Node = "elsewhere", CreatedAt = scenario.VirtualWorld.Time.GetUtcNow(),
        };
        Assert.True(scenario.Store.CreateAsync(other, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        scenario.Play().Ends(RunSubStatus.Suspended).MatchesTranscript("held");

        Assert.Equal(0, scenario.World["open"].ActCount);
    }

    [Fact]
    public void Progress_is_shown_while_an_effect_is_under_way()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(act =>
        {
            Assert.Equal("{\"acting\":\"swap\"}", scenario.Run.Progress);
            return FakeAct.Do(act);
        });

        scenario.Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_server_that_stops_gives_its_lease_back_and_leaves_the_intent_open()
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(async act =>
        {
            await Task.Delay(TimeSpan.FromHours(1), scenario.VirtualWorld.Time, act.Cancelled);
            return null;
        });
        var second = scenario.AddServer("server-2");
        scenario.At(TimeSpan.FromSeconds(1), scenario.Server.StopAsync)
            .At(TimeSpan.FromSeconds(1), () =>
            {
                Assert.Equal((null, true), (scenario.Run.Owner, scenario.State.Intent is not null));
                second.Start();
            })
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(1, scenario.World["swap"].DoneCount);
    }
}
