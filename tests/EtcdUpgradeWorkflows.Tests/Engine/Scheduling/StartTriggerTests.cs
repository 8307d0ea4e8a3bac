using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Scheduling;

namespace EtcdUpgradeWorkflows.Tests.Engine.Scheduling;

public sealed class StartTriggerTests
{
    private const string Can = "\"customProperties\":{\"canStartWorkflow\":true}";
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);
    private static readonly ActivityCatalog Catalog = new(EngineActivities.All);

    [Fact]
    public void A_definition_has_each_activity_that_can_start_it_and_no_other()
    {
        var definition = Flow(
            $$"""{"id":"t","type":"Elsa.Timer","interval":{{Literal("00:15:00")}},{{Can}}}""",
            $$"""{"id":"d","type":"Elsa.Timer",{{Can}}}""",
            $$"""{"id":"c","type":"Elsa.Cron","name":"Nightly","cronExpression":{{Literal(" 0 30 2 * * * ")}},{{Can}}}""",
            $$"""{"id":"s","type":"Elsa.StartAt","dateTime":{{Literal("2026-12-24T18:00:00Z")}},{{Can}}}""",
            $$"""{"id":"w","type":"Elsa.Cron","cronExpression":{{Literal("0 0 0 * * *")}}}""",
            $$"""{"id":"e","type":"Elsa.Event","eventName":{{Literal("go")}},{{Can}}}""");

        Assert.Equal(
            [
                new("t", "t", FireKind.Timer, "00:15:00"), new("d", "d", FireKind.Timer, "00:01:00"), new("c", "Nightly", FireKind.Cron, "0 30 2 * * *"),
                new StartTrigger("s", "s", FireKind.StartAt, "2026-12-24T18:00:00Z"),
            ],
            StartTrigger.Of(definition, Catalog));
        Assert.Empty(new DefinitionValidator(Catalog).Validate(definition));
        Assert.Empty(StartTrigger.CheckFires(definition, Catalog, Now));
    }

    [Theory]
    [InlineData("Elsa.Cron", "cronExpression", "Literal", "30 2 * * *", "definition.trigger_invalid")]
    [InlineData("Elsa.Cron", "cronExpression", "Literal", "0 99 2 * * *", "definition.trigger_invalid")]
    [InlineData("Elsa.Cron", "cronExpression", "JavaScript", "'0 0 0 * * *'", "definition.trigger_not_literal")]
    [InlineData("Elsa.Cron", "cronExpression", "Literal", " ", "definition.input_missing")]
    [InlineData("Elsa.Timer", "interval", "Literal", "00:00:00", "definition.trigger_invalid")]
    [InlineData("Elsa.Timer", "interval", "Literal", "-01:00:00", "definition.trigger_invalid")]
    [InlineData("Elsa.Timer", "interval", "Literal", "00:00:00.5", "definition.trigger_invalid")]
    public void A_trigger_that_could_start_nothing_is_found_at_its_place(string type, string property, string expression, string value, string code)
    {
        var definition = Flow($$"""{"id":"x","type":"{{type}}","{{property}}":{"expression":{"type":"{{expression}}","value":"{{value}}"} },{{Can}}}""");

        var finding = Assert.Single(new DefinitionValidator(Catalog).Validate(definition));
        Assert.Equal((code, $"/root/activities/0/{property}", FindingSeverity.Error), (finding.Code, finding.Pointer, finding.Severity));
        Assert.Empty(StartTrigger.Of(definition, Catalog));
    }

    [Theory]
    [InlineData("Elsa.StartAt", "dateTime", "2026-11-30T10:00:00Z")]
    [InlineData("Elsa.Cron", "cronExpression", "0 0 0 31 2 *")]
    public void One_that_has_no_fire_to_come_is_found_when_it_is_published_and_is_no_error_of_a_run(string type, string property, string value)
    {
        var definition = Flow($$"""{"id":"x","type":"{{type}}","{{property}}":{{Literal(value)}},{{Can}}}""");

        var finding = Assert.Single(StartTrigger.CheckFires(definition, Catalog, Now));
        Assert.Equal(("definition.trigger_never_fires", $"/root/activities/0/{property}"), (finding.Code, finding.Pointer));
        Assert.Empty(new DefinitionValidator(Catalog).Validate(definition));
    }

    [Theory]
    [InlineData("""{"id":"s","type":"Elsa.Sequence","activities":[{"id":"w","type":"Elsa.WriteLine"},TRIGGER]}""", "/root/activities/1")]
    [InlineData("""{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"i","type":"Elsa.If","then":TRIGGER}]}""", "/root/activities/0/then")]
    [InlineData("""{"id":"i","type":"Elsa.If","then":TRIGGER}""", "/root/then")]
    public void One_that_a_run_cannot_begin_with_is_found(string root, string pointer)
    {
        var definition = Read($$"""{"definitionId":"x","root":{{root.Replace("TRIGGER", $$"""{"id":"t","type":"Elsa.Timer",{{Can}}}""", StringComparison.Ordinal)}}}""");

        var finding = Assert.Single(new DefinitionValidator(Catalog).Validate(definition));
        Assert.Equal(("definition.trigger_not_first", pointer), (finding.Code, finding.Pointer));
        Assert.Empty(StartTrigger.Of(definition, Catalog));
    }

    [Theory]
    [InlineData("""{"id":"s","type":"Elsa.Sequence","activities":[TRIGGER,{"id":"w","type":"Elsa.WriteLine"}]}""")]
    [InlineData("TRIGGER")]
    public void One_that_a_run_begins_with_is_none(string root)
    {
        var definition = Read($$"""{"definitionId":"x","root":{{root.Replace("TRIGGER", $$"""{"id":"t","type":"Elsa.Timer",{{Can}}}""", StringComparison.Ordinal)}}}""");

        Assert.Empty(new DefinitionValidator(Catalog).Validate(definition));
        Assert.Single(StartTrigger.Of(definition, Catalog));
    }

    private static WorkflowDefinition Flow(params string[] activities) =>
        Read($$"""{"definitionId":"x","root":{"id":"f","type":"Elsa.Flowchart","activities":[{{string.Join(',', activities)}}]} }""");

    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition!;

    private static string Literal(string value) => $$"""{"expression":{"type":"Literal","value":"{{value}}"} }""";
}
