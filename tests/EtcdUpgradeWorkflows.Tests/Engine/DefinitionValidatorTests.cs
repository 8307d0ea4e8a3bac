using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Scenarios;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class DefinitionValidatorTests
{
    private static readonly DefinitionValidator Validator = new(new([.. EngineActivities.All, new TestLook(new FakeWorld())]));

    [Fact]
    public void Every_problem_is_in_one_answer_with_its_code_and_place()
    {
        var findings = Validate("""
            {"definitionId":"x","variables":[{"name":"Count","typeName":"Int32","value":"many"}],
             "inputs":[{"name":"Flag","type":"Boolean","defaultValue":"perhaps"}],
             "customProperties":{"rollback":{"definitionId":"r","then":"nowhere"}},
             "root":{"id":"f","type":"Elsa.Flowchart","start":"a","activities":[
               {"id":"a","type":"Nope.DoIt","version":3},
               {"id":"b","type":"Elsa.WriteLine","text":{"expression":{"type":"JavaScript","value":"1 +"}}},
               {"id":"c","type":"Test.Look"},
               {"id":"d","type":"Elsa.SetVariable"}],
              "connections":[{"source":{"activity":"a"},"target":{"activity":"b"}},{"source":{"activity":"b","port":"Maybe"},"target":{"activity":"c"}},
               {"source":{"activity":"c"},"target":{"activity":"b"}},{"source":{"activity":"a"},"target":{"activity":"c"}}]}}
            """);

        Assert.Equal(
            [
                ("definition.activity_unknown", "/root/activities/0/type"),
                ("definition.expression_invalid", "/root/activities/1/text"),
                ("definition.input_default_invalid", "/inputs"),
                ("definition.input_missing", "/root/activities/2/target"),
                ("definition.input_missing", "/root/activities/3/variable"),
                ("definition.invalid_backward_connection", "/root/connections"),
                ("definition.outcome_unknown", "/root/connections"),
                ("definition.rollback_then_unknown", "/customProperties/rollback/then"),
                ("definition.variable_invalid", "/variables"),
            ],
            findings.Select(f => (f.Code, f.Pointer)).OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Pointer, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1", 1, null)]
    [InlineData("20", 20, null)]
    [InlineData("null", null, null)]
    [InlineData("0", null, "definition.max_concurrent_runs_invalid")]
    [InlineData("-3", null, "definition.max_concurrent_runs_invalid")]
    [InlineData("1.5", null, "definition.max_concurrent_runs_invalid")]
    [InlineData("\"2\"", null, "definition.max_concurrent_runs_invalid")]
    [InlineData("[1]", null, "definition.max_concurrent_runs_invalid")]
    [InlineData("99999999999", null, "definition.max_concurrent_runs_invalid")]
    public void A_limit_of_runs_is_a_whole_number_from_one(string given, int? limit, string? code)
    {
        var json = $$"""{"definitionId":"x","options":{"maxConcurrentRuns":{{given}},"activationStrategyType":null},"root":{"id":"a","type":"Elsa.WriteLine"} }""";
        Assert.Equal(limit, DefinitionReader.Read(json).Definition!.MaxConcurrentRuns);
        Assert.Equal(code is null ? [] : [(code, "/options/maxConcurrentRuns", FindingSeverity.Error)], Validate(json).Select(f => (f.Code, f.Pointer, f.Severity)));
    }

    [Fact]
    public void An_activation_strategy_that_is_not_kept_to_is_said()
    {
        var finding = Assert.Single(Validate("""{"definitionId":"x","options":{"activationStrategyType":"Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa"},"root":{"id":"a","type":"Elsa.WriteLine"}}"""));
        Assert.Equal(("definition.activation_strategy_ignored", FindingSeverity.Warning), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData("Literal", "\"a lot\"", "\"a lot\" is not a TimeSpan")]
    [InlineData("Object", "\"{ broken\"", "The text is not JSON")]
    [InlineData("Variable", "{\"name\":\"Gone\"}", "no variable 'Gone' is in scope")]
    [InlineData("Variable", "\"Bare\"", "the Variable expression names none")]
    [InlineData("Input", "\"{\\\"name\\\":\\\"Gone\\\"}\"", "the workflow has no input 'Gone'")]
    [InlineData("CSharp", "\"1\"", "expressions of type 'CSharp' are not evaluated by this version")]
    [InlineData("JavaScript", "\"for (\"", "Unexpected")]
    public void An_expression_that_cannot_be_evaluated_says_why(string type, string value, string why)
    {
        var finding = Assert.Single(Validate(
            $$$"""{"definitionId":"x","root":{"id":"d","type":"Elsa.Delay","timeSpan":{"expression":{"type":"{{{type}}}","value":{{{value}}} } } } }"""));

        Assert.Equal("definition.expression_invalid", finding.Code);
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"j","type":"Elsa.FlowJoin","mode":{"expression":{"type":"Literal","value":"WaitSome"}}}""", "definition.join_mode_unknown", "/root/mode")]
    [InlineData("""{"id":"j","type":"Elsa.FlowJoin","mode":{"expression":{"type":"JavaScript","value":"'WaitAll'"}}}""", "definition.join_mode_unknown", "/root/mode")]
    [InlineData("""{"id":"x","type":"Elsa.ExecuteWorkflow"}""", "definition.input_missing", "/root/workflowDefinitionId")]
    [InlineData("""{"id":"x","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":{"expression":{"type":"Literal","value":" "}}}""", "definition.input_missing", "/root/workflowDefinitionId")]
    [InlineData("""{"id":"x","type":"Elsa.Event"}""", "definition.input_missing", "/root/eventName")]
    [InlineData("""{"id":"s","type":"Elsa.StateMachine","states":[]}""", "definition.state_machine", "/root/type")]
    [InlineData("""{"id":"b","type":"Elsa.Break"}""", "definition.break_outside_loop", "/root")]
    [InlineData("""{"id":"f","type":"Elsa.Flowchart","start":"gone","activities":[{"id":"a","type":"Elsa.Start"}]}""", "definition.start_unknown", "/root/start")]
    [InlineData("""{"id":"e","type":"Elsa.ForEach","items":{"expression":{"type":"Literal","value":"one"}}}""", "definition.expression_invalid", "/root/items")]
    [InlineData("""{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"k","type":"Elsa.FlowFork","branches":{"expression":{"type":"Object","value":"[\"A\"]"}}},{"id":"a","type":"Elsa.End"}],"connections":[{"source":{"activity":"k","port":"B"},"target":{"activity":"a"}}]}""", "definition.outcome_unknown", "/root/connections")]
    public void What_cannot_run_is_found_at_its_place(string root, string code, string pointer)
    {
        var finding = Assert.Single(Validate($$"""{"definitionId":"x","root":{{root}}}"""));

        Assert.Equal((code, pointer), (finding.Code, finding.Pointer));
    }

    [Theory]
    [InlineData("""{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"k","type":"Elsa.FlowFork","branches":{"expression":{"type":"JavaScript","value":"['A']"}}},{"id":"a","type":"Elsa.End"}],"connections":[{"source":{"activity":"k","port":"A"},"target":{"activity":"a"}}]}""")]
    [InlineData("""{"id":"e","type":"Elsa.ForEach","body":{"id":"w","type":"Elsa.WriteLine","text":{"expression":{"type":"Variable","value":{"name":"CurrentValue"}}}}}""")]
    [InlineData("""{"id":"e","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"go"}}}""")]
    public void What_can_run_has_no_findings(string root) => Assert.Empty(Validate($$"""{"definitionId":"x","root":{{root}}}"""));

    [Fact]
    public void An_invalid_backward_connection_is_refused() =>
        Assert.Equal("definition.invalid_backward_connection", Assert.Single(Validate(Scenario.DefinitionText("backward-invalid"))).Code);

    [Theory]
    [InlineData("loop")]
    [InlineData("dead-path")]
    [InlineData("expressions")]
    public void A_definition_that_runs_has_no_findings(string name)
    {
        var catalog = new Scenario(name).Catalog;

        Assert.Empty(new DefinitionValidator(catalog).Validate(DefinitionReader.Read(Scenario.DefinitionText(name)).Definition!));
    }

    private static IReadOnlyList<Finding> Validate(string json) => Validator.Validate(DefinitionReader.Read(json).Definition!);
}
