using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class JavaScriptEvaluatorTests
{
    private static readonly ExpressionScope Scope = new()
    {
        Variables =
        [
            new("inner", "v1", "Name", "String", EngineJson.Element("inner")), new("outer", "v0", "Name", "String", EngineJson.Element("outer")),
            new("outer", "v2", "Count", "Int32", EngineJson.Element(4)), new("outer", "v3", "Big", "Int64", EngineJson.Element(9007199254740993)),
        ],
        Inputs = new Dictionary<string, JsonElement> { ["Cluster"] = EngineJson.Element("prod") },
        ActivityOutputs = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>
        {
            ["swap1"] = new Dictionary<string, JsonElement> { ["Result"] = EngineJson.Element("swapped"), ["Number"] = EngineJson.Element(2) },
        },
        ActivityIdsByName = new Dictionary<string, string> { ["SwapMember1"] = "swap1" },
        LastResult = EngineJson.Element("last"), DefinitionId = "def", DefinitionVersion = 3, DefinitionVersionId = "def-3", InstanceId = "run-1", Seed = "run-1/7",
        Now = new(2026, 3, 7, 8, 0, 0, 123, TimeSpan.Zero),
    };

    private static readonly JavaScriptEvaluator Patient = new(new() { Time = TimeSpan.FromSeconds(10) });

    [Theory]
    [InlineData("getName()", "\"inner\"")]
    [InlineData("variables.Name", "\"inner\"")]
    [InlineData("getVariable('Count') + 1", "5")]
    [InlineData("setVariable('Count', 9); getCount()", "9")]
    [InlineData("getCluster() + getInput('Cluster')", "\"prodprod\"")]
    [InlineData("getOutputFrom('swap1')", "\"swapped\"")]
    [InlineData("getOutputFrom('SwapMember1', 'Number')", "2")]
    [InlineData("getOutputFrom('swap1', 'number')", "2")]
    [InlineData("getResultFromSwapMember1() + getNumberFromSwapMember1()", "\"swapped2\"")]
    [InlineData("getOutputFrom('gone') === undefined", "true")]
    [InlineData("getLastResult()", "\"last\"")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersion() + getWorkflowDefinitionVersionId() + getWorkflowInstanceId()", "\"def3def-3run-1\"")]
    [InlineData("[isNullOrWhiteSpace(' '), isNullOrEmpty(' '), isNullOrEmpty(null), isNullOrWhiteSpace('a')]", "[true,false,true,false]")]
    [InlineData("[stringToBase64('Grüße €'), stringFromBase64('R3LDvMOfZSDigqw=')]", "[\"R3LDvMOfZSDigqw=\",\"Grüße €\"]")]
    [InlineData("[bytesFromString('aé'), bytesToString([97, 195, 169]), bytesToBase64([0, 255]), bytesFromBase64('AP8=')]", "[[97,195,169],\"aé\",\"AP8=\",[0,255]]")]
    [InlineData("toJson({a: [1, null]})", "\"{\\\"a\\\":[1,null]}\"")]
    [InlineData("JSON.stringify({a: 1}, null, 1)", "\"{\\n \\\"a\\\": 1\\n}\"")]
    [InlineData("Date.now()", "1772870400123")]
    [InlineData("new Date().toISOString()", "\"2026-03-07T08:00:00.123Z\"")]
    [InlineData("new Date(0)", "\"1970-01-01T00:00:00.000Z\"")]
    [InlineData("[1, 2, 'x'].join('-') + 'ab'.repeat(2) + 'a.b'.replaceAll('.', '$') + 'aab'.replace(/a/g, 'c') + '7'.padStart(3, '0')", "\"1-2-xababa$bccb007\"")]
    [InlineData("undefined", "null")]
    [InlineData("return 7", "7")]
    [InlineData("(function () { return typeof this; })()", "\"undefined\"")]
    public void A_script_sees_its_run_as_in_Elsa(string script, string expected) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), Patient.Evaluate(script, Scope, TestContext.Current.CancellationToken).Value));

    [Fact]
    public void A_variable_that_a_script_sets_is_the_innermost_one_and_of_its_type()
    {
        var result = Patient.Evaluate("setName('new'); variables.Count = '12'; variables.Other = 1", Scope, TestContext.Current.CancellationToken);

        Assert.Equal([("inner", "v1", "\"new\""), ("outer", "v2", "12")], result.Changes.Select(c => (c.FrameId, c.VariableId, c.Value.GetRawText())));
    }

    [Fact]
    public void A_variable_set_to_what_its_type_does_not_have_is_an_error() => Assert.Equal("expression.wrong_type", Fails(Patient, "setCount('many')").Code);

    [Fact]
    public void The_same_evaluation_makes_the_same_ids_and_numbers_and_another_one_makes_others()
    {
        const string script = "[Math.random(), newGuid(), newGuid(), newShortGuid()]";
        var first = Patient.Evaluate(script, Scope, TestContext.Current.CancellationToken).Value;

        Assert.Equal(first.GetRawText(), Patient.Evaluate(script, Scope, TestContext.Current.CancellationToken).Value.GetRawText());
        Assert.NotEqual(first.GetRawText(), Patient.Evaluate(script, Scope with { Seed = "run-1/8" }, TestContext.Current.CancellationToken).Value.GetRawText());
        Assert.NotEqual(first[1].GetString(), first[2].GetString());
        Assert.InRange(first[0].GetDouble(), 0, 1);
    }

    [Fact]
    public void An_error_says_where_it_is()
    {
        Assert.Equal(
            ("expression.script_failed", "The script failed at line 2, column 1: nothing is not defined"),
            (Fails(Patient, "1;\nnothing.x").Code, Fails(Patient, "1;\nnothing.x").Message));
        Assert.Equal("The script cannot be read: Unexpected end of input (expression.js:1:4)", Fails(Patient, "1 +").Message);
    }

    [Theory]
    [InlineData("for(;;);")]
    [InlineData("while(true){}")]
    [InlineData("for(;;) { try { for(;;); } catch (e) {} }")]
    [InlineData("[3, 2, 1].sort(() => { for(;;); })")]
    [InlineData("function f() { return f() + 1; } f()")]
    [InlineData("/^(a+)+$/.test('a'.repeat(60) + '!')")]
    [InlineData("JSON.parse('['.repeat(100000))")]
    [InlineData("new Array(1e9).fill(1)")]
    [InlineData("Array.from({ length: 1e9 })")]
    [InlineData("[...(function* () { for(;;) yield 1; })()]")]
    [InlineData("'x'.padEnd(1e9)")]
    [InlineData("let s = 'x'; for(;;) s += s")]
    [InlineData("'x'.repeat(2 ** 28)")]
    [InlineData("let s = 'x'.repeat(1e6); for (let i = 0; i < 1000; i++) s = s + s; s")]
    [InlineData("'a'.repeat(100000).replaceAll('a', 'b'.repeat(100000))")]
    [InlineData("'a'.repeat(100000).replace(/a/g, 'b'.repeat(100000))")]
    [InlineData("new Array(50000).fill('x'.repeat(100000)).join()")]
    [InlineData("String(new Array(50000).fill('x'.repeat(100000)))")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; JSON.stringify(a)")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; toJson(a)")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; a")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; variables.Name = a; 1")]
    [InlineData("let a = {}; a.a = a; a")]
    [InlineData("new ArrayBuffer(1e9)")]
    [InlineData("new Uint8Array(2e9)")]
    [InlineData("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)")]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("(() => {}).constructor('return 1')()")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System')")]
    [InlineData("newGuid.GetType()")]
    [InlineData("getName.constructor.constructor('return 1')()")]
    [InlineData("__guid.Target")]
    [InlineData("new Proxy({}, {})")]
    [InlineData("(async function () { await 1; for(;;); })(); for(;;);")]
    public void An_attack_is_refused_or_stopped(string script)
    {
        var evaluator = new JavaScriptEvaluator(new JavaScriptLimits { Time = TimeSpan.FromMilliseconds(500) });

        var started = Environment.TickCount64;
        Assert.StartsWith("expression.", Fails(evaluator, script).Code, StringComparison.Ordinal);
        Assert.InRange(Environment.TickCount64 - started, 0, 60_000); // half a second, and whatever a loaded machine adds

        Assert.Equal(2, Patient.Evaluate("1 + 1", Scope, TestContext.Current.CancellationToken).Value.GetInt32());
    }

    [Fact]
    public void A_stopped_server_stops_a_script()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Patient.Evaluate("for(;;);", Scope, stop.Token));
    }

    private static WorkflowError Fails(JavaScriptEvaluator evaluator, string script) =>
        Assert.Throws<WorkflowErrorException>(() => evaluator.Evaluate(script, Scope, TestContext.Current.CancellationToken)).Error;
}
