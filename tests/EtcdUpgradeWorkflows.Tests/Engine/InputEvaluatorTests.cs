using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class InputEvaluatorTests
{
    private static readonly InputEvaluator Inputs = new(new ExpressionEvaluator(TestServer.Scripts));

    [Fact]
    public void Two_inputs_of_one_activity_make_different_ids()
    {
        const string id = """{"expression":{"type":"JavaScript","value":"newGuid()"}}""";
        var inputs = Evaluate($$$"""{"id":"l","type":"Test.Look","target":{{{id}}},"stamp":{{{id}}} }""");

        Assert.NotEqual(inputs.Text("Target"), inputs.Text("Stamp"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(",\"until\":null", null)]
    [InlineData(",\"until\":{\"typeName\":null,\"expression\":{\"type\":\"Literal\",\"value\":\"\"}}", null)]
    [InlineData(",\"until\":{\"typeName\":null,\"expression\":{\"type\":\"Literal\",\"value\":\"3\"}}", 3)]
    [InlineData(",\"until\":{\"expression\":{\"type\":\"Variable\",\"value\":\"Bare\"}}", null)]
    public void An_input_has_the_type_of_its_descriptor_or_no_value(string until, int? expected)
    {
        var value = Evaluate($$"""{"id":"l","type":"Test.Look"{{until}} }""")["Until"];

        Assert.Equal(expected, value.ValueKind == JsonValueKind.Null ? null : value.GetInt32());
    }

    [Fact]
    public void A_value_of_another_type_is_an_error_that_names_the_input() => Assert.Equal(
        "Until of 'l': \"x\" is not a Int32.",
        Assert.Throws<WorkflowErrorException>(() => Evaluate("""{"id":"l","type":"T","until":{"expression":{"type":"Literal","value":"x"}}}""")).Error.Message);

    private static ActivityInputs Evaluate(string activity)
    {
        var definition = DefinitionReader.Read($$"""{"definitionId":"x","root":{{activity}} }""").Definition!;
        var scope = new ExpressionScope
        {
            Variables = [], Inputs = new Dictionary<string, JsonElement>(), ActivityIdsByName = new Dictionary<string, string>(),
            ActivityOutputs = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(), DefinitionId = "x", DefinitionVersion = 1,
            DefinitionVersionId = "x-1", InstanceId = "run", Seed = "run/1", Now = DateTimeOffset.UnixEpoch,
        };
        return Inputs.Evaluate(new TestLook(new FakeWorld()).Descriptor, definition.Root, scope, TestContext.Current.CancellationToken).Inputs;
    }
}
