using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>What flow, expressions and strategies do, by transcripts: the files beside the definitions are the specification.</summary>
public sealed class FlowScenarios
{
    [Theory]
    [InlineData("start-named", RunSubStatus.Finished)]
    [InlineData("start-element", RunSubStatus.Finished)]
    [InlineData("start-trigger", RunSubStatus.Finished)]
    [InlineData("start-without-inbound", RunSubStatus.Finished)]
    [InlineData("start-first", RunSubStatus.Finished)]
    [InlineData("start-empty", RunSubStatus.Finished)]
    [InlineData("outcomes", RunSubStatus.Finished)]
    [InlineData("loop", RunSubStatus.Finished)]
    [InlineData("join", RunSubStatus.Finished)]
    [InlineData("join-in-loop", RunSubStatus.Finished)]
    [InlineData("dead-path", RunSubStatus.Finished)]
    [InlineData("unreachable-inbound", RunSubStatus.Finished)]
    [InlineData("if", RunSubStatus.Finished)]
    [InlineData("hiding", RunSubStatus.Finished)]
    [InlineData("delay", RunSubStatus.Finished)]
    [InlineData("delay-zero", RunSubStatus.Finished)]
    [InlineData("time-waits", RunSubStatus.Finished)]
    [InlineData("time-wrong", RunSubStatus.Faulted)]
    [InlineData("time-never", RunSubStatus.Faulted)]
    [InlineData("conversions", RunSubStatus.Faulted)]
    [InlineData("outputs", RunSubStatus.Finished)]
    [InlineData("fault", RunSubStatus.Faulted)]
    [InlineData("fault-continue", RunSubStatus.Suspended)]
    [InlineData("fault-wait", RunSubStatus.Suspended)]
    [InlineData("finish", RunSubStatus.Finished)]
    [InlineData("counted", RunSubStatus.Finished)]
    public void A_run_of_this_definition_gives_its_transcript(string name, RunSubStatus end) => new Scenario(name).Play().Ends(end).MatchesTranscript();

    [Fact]
    public void Expressions_of_every_type_are_read_in_both_spellings()
    {
        var scenario = new Scenario("expressions").Input("Cluster", "prod").Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.Equal(
            ["as it is", "anna", "anna", "anna", "prod", "prod", "{\"a\":1}", "{\"a\":[true,null]}", "", "prodprod5", "by script5"],
            scenario.OutputLines.Select(l => l.Replace(" ", l.StartsWith('{') ? "" : " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_unknown_activity_faults_the_run_with_Elsas_message()
    {
        var scenario = new Scenario("unknown") { IsChecked = false }.Play().Ends(RunSubStatus.Faulted).MatchesTranscript();

        var fault = Assert.Single(scenario.Run.Journal.Select(JournalEntry.Parse), e => e.EventName == "Faulted");
        Assert.Equal("Activity type 'Nope.DoIt' version '0' could not be found.", fault.Message);
    }

    [Fact]
    public void A_container_variable_without_a_value_of_its_type_faults_the_run_and_does_not_stop_the_worker() =>
        new Scenario("bad-variable") { IsChecked = false }.Play().Ends(RunSubStatus.Faulted).MatchesTranscript();

    [Fact]
    public void A_delay_ends_at_its_time_and_not_before()
    {
        var scenario = new Scenario("delay").Play();

        var lines = scenario.Run.Journal.Select(JournalEntry.Parse).Where(e => e.EventName is "Suspended" or "Resumed").ToList();
        Assert.Equal(TimeSpan.FromHours(8.5), lines[1].Timestamp - lines[0].Timestamp);
    }

    [Fact]
    public void A_timer_a_cron_and_an_instant_in_a_flow_wait_for_their_next_time()
    {
        var scenario = new Scenario("time-waits").Play();

        // From 08:00 on: twenty minutes, the next full hour, nothing for what has passed, 12:00+01:00.
        var resumed = scenario.Run.Journal.Select(JournalEntry.Parse).Where(e => e.EventName == "Resumed").Select(e => e.Timestamp.TimeOfDay).ToList();
        Assert.Equal([new(8, 20, 0), new(9, 0, 0), new(9, 0, 0), new TimeSpan(11, 0, 0)], resumed);
        Assert.Equal(["a", "b", "c", "d", "e"], scenario.OutputLines);
    }

    [Theory]
    [InlineData("nightly")]
    [InlineData("often")]
    public void A_run_that_is_started_by_a_trigger_goes_on_from_it_at_once(string trigger) =>
        Assert.Equal(["work", "after"], new Scenario("time-trigger") { Trigger = trigger }.Play().Ends(RunSubStatus.Finished).MatchesTranscript($"time-trigger-{trigger}").OutputLines);

    [Fact]
    public void A_run_of_the_same_definition_that_is_started_by_hand_waits_at_the_trigger_that_it_comes_to()
    {
        var scenario = new Scenario("time-trigger").Play().Ends(RunSubStatus.Finished);

        Assert.Equal(["by-hand", "work", "after"], scenario.OutputLines);
        Assert.Equal(new(2, 30, 0), scenario.Run.Journal.Select(JournalEntry.Parse).Last().Timestamp.TimeOfDay);
    }

    [Fact]
    public void A_join_runs_once_when_its_slow_branch_has_come()
    {
        var scenario = new Scenario("join").Play();

        Assert.Equal(["fork", "fast", "slow-after", "join"], scenario.OutputLines);
    }

    [Fact]
    public void Every_execution_has_one_record_with_its_inputs_and_its_end()
    {
        var scenario = new Scenario("delay").Play();

        Assert.All(scenario.Run.Executions.Values, e => Assert.Equal("Completed", e.Status));
        Assert.All(scenario.Run.Executions.Values, e => Assert.NotNull(e.CompletedAt));
        Assert.Equal("{\"TimeSpan\":\"08:30:00\"}", Assert.Single(scenario.Run.Executions.Values, e => e.ActivityId == "night").ActivityState);
        Assert.Equal(["Workflow1", "a", "b", "night", "seq"], scenario.Run.Executions.Values.Select(e => e.ActivityId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_definition_gives_the_same_transcript_twice() =>
        Assert.Equal(new Scenario("loop").Play().Transcript(), new Scenario("loop").Play().Transcript());
}
