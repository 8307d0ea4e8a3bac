using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>Loops, events between activities and runs, and workflows within workflows.</summary>
public sealed class CompositionScenarios
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("foreach", RunSubStatus.Finished)]
    [InlineData("foreach-nested", RunSubStatus.Finished)]
    [InlineData("foreach-empty", RunSubStatus.Finished)]
    [InlineData("foreach-no-list", RunSubStatus.Faulted)]
    [InlineData("foreach-effects", RunSubStatus.Finished)]
    [InlineData("break", RunSubStatus.Finished)]
    [InlineData("event-fork", RunSubStatus.Finished)]
    [InlineData("event-early", RunSubStatus.Finished)]
    public void A_run_of_this_definition_gives_its_transcript(string name, RunSubStatus end) => new Scenario(name).Play().Ends(end).MatchesTranscript();

    [Theory]
    [InlineData("execute", RunSubStatus.Finished)]
    [InlineData("execute-detached", RunSubStatus.Finished)]
    [InlineData("execute-nested", RunSubStatus.Finished)]
    [InlineData("execute-computed", RunSubStatus.Finished)]
    [InlineData("execute-finish", RunSubStatus.Finished)]
    [InlineData("execute-input-unknown", RunSubStatus.Faulted)]
    [InlineData("circle-computed", RunSubStatus.Faulted)]
    public void A_workflow_within_a_workflow_gives_its_transcript(string name, RunSubStatus end) => Calling(name).Play().Ends(end).MatchesTranscript();

    [Fact]
    public void What_a_run_can_reach_is_fixed_when_it_is_created()
    {
        var scenario = Calling("execute-nested");
        scenario.At(TimeSpan.Zero, () => PublishOther(scenario)).Play().Ends(RunSubStatus.Finished);

        Assert.Equal([new DefinitionVersion("execute", 1), new DefinitionVersion("called", 1)], scenario.Run.New.Pins);
        Assert.Contains("hello anna undefined", scenario.OutputLines);
    }

    [Fact]
    public void A_computed_definition_is_fixed_when_it_is_first_used()
    {
        var scenario = Calling("execute-computed");
        scenario.At(TimeSpan.FromSeconds(1), () => PublishOther(scenario)).Play().Ends(RunSubStatus.Finished);

        Assert.Empty(scenario.Run.New.Pins);
        Assert.Equal([new DefinitionVersion("called", 1)], scenario.State.Pins);
        Assert.Contains("hello nobody undefined", scenario.OutputLines);
    }

    [Fact]
    public void A_workflow_that_would_run_within_itself_is_refused_when_it_is_started()
    {
        var error = Assert.Throws<WorkflowErrorException>(() => new Scenario("circle-a") { Published = ["circle-b"] }.Play()).Error;

        Assert.Equal(("definition.calls_itself", "A workflow would run within itself: circle-a → circle-b → circle-a."), (error.Code, error.Message));
    }

    [Fact]
    public void A_definition_that_is_not_there_is_refused_when_the_run_is_started() =>
        Assert.Equal("definition.not_found", Assert.Throws<WorkflowErrorException>(() => new Scenario("execute").Play()).Error.Code);

    [Fact]
    public void An_event_is_told_to_every_run_that_waits_for_it_and_to_no_other()
    {
        var (scenario, waiting) = Publishing("publish", "k1", "k2");
        scenario.Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(waiting(), run => Assert.Equal(["{\"n\":1}"], scenario.OutputLinesOf(run)));
        Assert.All(waiting(), run => Assert.Equal("again", Assert.Single(RunState.Parse(scenario.Store.Run(run).State).Bookmarks).Activity.NodeId.Split(':')[^1]));
    }

    [Fact]
    public void An_event_for_a_correlation_id_moves_only_runs_of_that_id()
    {
        var (scenario, waiting) = Publishing("publish-correlated", "k1", "k2");
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal([[], ["\"for k2\""]], waiting().Select(scenario.OutputLinesOf));
    }

    [Fact]
    public void An_event_that_no_run_waits_for_is_told_to_nobody()
    {
        var (scenario, waiting) = Publishing("publish");
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Empty(waiting());
        Assert.Contains(scenario.Run.Journal, l => l.Text.Contains("No run waits for 'go'.", StringComparison.Ordinal));
    }

    /// <summary>The definition and all that those of this folder call.</summary>
    internal static Scenario Calling(string name) => new(name) { Published = [.. new[] { "called", "execute", "finishes" }.Where(n => n != name)] };

    /// <summary>Runs that wait for the event are there before the one that publishes it.</summary>
    internal static (Scenario Scenario, Func<IReadOnlyList<Guid>> Waiting) Publishing(string name, params string[] keys)
    {
        List<Guid> waiting = [];
        var scenario = new Scenario(name)
        {
            Published = ["waits"],
            Before = async s =>
            {
                foreach (var key in keys)
                {
                    waiting.Add(await s.StartAsync(new StartRequest
                    {
                        DefinitionId = "waits", StartedBy = "ben", Inputs = new Dictionary<string, System.Text.Json.JsonElement> { ["Key"] = EngineJson.Element(key) },
                    }));
                }
            },
        };
        return (scenario.At(Minute, () => { }), () => waiting);
    }

    private static Task PublishOther(Scenario scenario) => scenario.PublishAsync(
        Scenario.DefinitionText("called").Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal).Replace("hello", "never", StringComparison.Ordinal));
}
