using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>
/// What a flowchart does, rule by rule, each shown by a transcript beside its definition. Those that say "see" are shown in
/// <see cref="FlowScenarios"/>; definitions are read by <c>DefinitionReaderTests</c> and connections told apart by <c>FlowGraphTests</c>.
/// <code>
/// start   1 the trigger, when a direct child        start-by-trigger (by hand: started by its trigger)
///         2 `start`                                 see start-named
///         3 Elsa.Start                              start-order, see start-element
///         4 canStartWorkflow                        see start-trigger
///         5 no inbound connection                   see start-without-inbound
///         6 the first                               see start-first
///           an empty flowchart completes at once    see start-empty
/// follow    visited; followed by outcome            see outcomes, fork, outcome-nowhere, fork-without-branches
///           faulted or cancelled follows nothing    see fault-continue; join-any (slow is cancelled, slow-after does not run)
///           a terminal activity ends it at once     end (wait is cancelled), end-inner (the sequence around goes on)
///           completes when nothing is left          completes-late, outcome-nowhere
/// join      plain target: WaitAllActive             see join, dead-path
///           WaitAllActive                           join-all-active, join-active-missed, join-any-skipped (last)
///           WaitAll                                 join-all, join-all-missed
///           WaitAny, the default of a join          join-any, join-any-missed, join-any-in-loop, join-any-cancels-container
///           skipped, and on downstream              join-all-missed, join-any-skipped, join-any-skipped-in-loop, see dead-path
///           backward                                see loop, join-in-loop; join-any-in-loop
///           invalid backward                        see FlowGraphTests, DefinitionValidatorTests
///           single inbound                          single-inbound
/// form      the old flat connection                 connections-old
///           a connection to nowhere                 connection-nowhere
/// </code>
/// </summary>
public sealed class FlowchartScenarios
{
    [Theory]
    [InlineData("start-order")]
    [InlineData("fork-without-branches")]
    [InlineData("outcome-nowhere")]
    [InlineData("end")]
    [InlineData("end-inner")]
    [InlineData("completes-late")]
    [InlineData("join-all-active")]
    [InlineData("join-active-missed")]
    [InlineData("join-all")]
    [InlineData("join-all-missed")]
    [InlineData("join-any")]
    [InlineData("join-any-missed")]
    [InlineData("join-any-skipped")]
    [InlineData("join-any-in-loop")]
    [InlineData("join-any-skipped-in-loop")]
    [InlineData("join-any-cancels-container")]
    [InlineData("single-inbound")]
    [InlineData("connections-old")]
    [InlineData("connection-nowhere")]
    public void A_run_of_this_definition_gives_its_transcript(string name) => new Scenario(name).Play().Ends(RunSubStatus.Finished).MatchesTranscript();

    [Fact]
    public void A_flowchart_starts_at_the_activity_the_run_is_started_by()
    {
        var scenario = new Scenario("start-by-trigger") { Trigger = "start-here" }.Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.Equal(["from-here", "end"], scenario.OutputLines);
    }

    [Fact]
    public void Started_by_nothing_in_particular_it_begins_where_the_definition_says_and_waits_for_the_event() =>
        Assert.Equal("go", Assert.Single(new Scenario("start-by-trigger").Play().Ends(RunSubStatus.Suspended).State.Bookmarks).EventName);

    [Fact]
    public void A_trigger_that_the_definition_does_not_have_is_refused() =>
        Assert.Equal("run.trigger_unknown", Assert.Throws<WorkflowErrorException>(() => new Scenario("start-by-trigger") { Trigger = "gone" }.Play()).Error.Code);

    [Fact]
    public void A_connection_to_nowhere_is_put_aside_and_nothing_of_it_is_lost()
    {
        var root = DefinitionReader.Read(Scenario.DefinitionText("connection-nowhere")).Definition!.Root;

        Assert.Equal(
            """[{"source":{"activity":"a"},"target":{"activity":"gone"}}]""", root.CustomProperty("notFoundConnections")!.ToJsonString());
    }

    [Fact]
    public void A_join_whose_paths_were_cancelled_in_one_round_is_skipped_in_the_next_when_none_of_them_is_followed() =>
        Assert.Equal(["side", "side", "end"], new Scenario("join-any-skipped-in-loop").Play().Ends(RunSubStatus.Finished).OutputLines);

    [Fact]
    public void The_first_path_cancels_the_others_and_what_would_have_followed_them()
    {
        var scenario = new Scenario("join-any").Play();

        Assert.Equal(["fast", "after"], scenario.OutputLines);
        Assert.Equal("Canceled", Assert.Single(scenario.Run.Executions.Values, e => e.ActivityId == "slow").Status);
        Assert.Empty(scenario.State.Bookmarks);
    }
}
