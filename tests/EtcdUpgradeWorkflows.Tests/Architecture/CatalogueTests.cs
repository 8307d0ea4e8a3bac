using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>What others rely on by name is described: activities, and error codes in docs/errors.md.</summary>
public sealed partial class CatalogueTests
{
    // Texts of the same form that are file names.
    private static readonly HashSet<string> FileEndings = ["sh", "js", "json", "lock", "log", "md", "sql", "txt", "db", "new", "pid", "html", "css", "yml", "old", "tmp"];

    // A prefix that codes are told apart by, a file system, an attribute of spans, a column. What begins with our own name is a job, a program or an instrument.
    private static readonly HashSet<string> NotCodes = ["run.input", "fuse.sshfs", "error.type", "r.needs_you"];

    [Fact]
    public void Every_activity_says_in_a_sentence_what_it_does() => Assert.All(
        new ActivityCatalog(Repository.Activities).Descriptors, d => Assert.Matches(@"^\p{Lu}.*\.$", d.Description));

    [Fact]
    public void Every_input_and_output_of_an_activity_is_described() => Assert.All(
        new ActivityCatalog(Repository.Activities).Descriptors.SelectMany(d => d.Inputs.Select(i => i.Description).Concat(d.Outputs.Select(o => o.Description))),
        description => Assert.EndsWith(".", description));

    [Fact]
    public void Activity_types_are_stable_names_of_our_own() => Assert.All(
        new ActivityCatalog(Repository.Activities).Descriptors, d => Assert.Matches(@"^(Elsa|Etcd)\.[A-Z][A-Za-z0-9]*$", d.TypeName));

    [Theory]
    [InlineData("Elsa.Flowchart", "Flow", "", "", "Done", "Start")]
    [InlineData("Elsa.Sequence", "Workflows", "", "", "Done", "")]
    [InlineData("Elsa.Start", "Flow", "", "", "Done", "")]
    [InlineData("Elsa.End", "Flow", "", "", "", "")]
    [InlineData("Elsa.If", "Branching", "condition: Boolean", "result: Boolean", "Done", "Then, Else")]
    [InlineData("Elsa.FlowDecision", "Branching", "condition: Boolean", "", "True, False", "")]
    [InlineData("Elsa.FlowFork", "Branching", "branches: List<String>", "", "Done", "")]
    [InlineData("Elsa.FlowJoin", "Branching", "mode: FlowJoinMode", "", "Done", "")]
    [InlineData("Elsa.ForEach", "Looping", "items: List<Object>", "currentValue: Object", "Done", "Body")]
    [InlineData("Elsa.Break", "Looping", "", "", "", "")]
    [InlineData("Elsa.Event", "Primitives", "eventName: String", "result: Object", "Done", "")]
    [InlineData("Elsa.Timer", "Scheduling", "interval: TimeSpan", "", "Done", "")]
    [InlineData("Elsa.Cron", "Scheduling", "cronExpression: String", "", "Done", "")]
    [InlineData("Elsa.StartAt", "Scheduling", "dateTime: DateTimeOffset", "", "Done", "")]
    [InlineData("Elsa.PublishEvent", "Primitives", "eventName: String, correlationId: String, isLocalEvent: Boolean, payload: Object", "", "Done", "")]
    [InlineData("Elsa.Correlate", "Primitives", "correlationId: String", "", "Done", "")]
    [InlineData("Elsa.ExecuteWorkflow", "Composition", "workflowDefinitionId: String, correlationId: String, input: ObjectDictionary, waitForCompletion: Boolean", "result: ExecuteWorkflowResult", "Done", "")]
    public void Elsas_activities_have_Elsas_inputs_outputs_and_ports(string type, string category, string inputs, string outputs, string outcomes, string ports)
    {
        var descriptor = new ActivityCatalog(Repository.Activities).Find(type, 1)!.Descriptor;

        Assert.Equal(category, descriptor.Category);
        Assert.Equal(inputs, string.Join(", ", descriptor.Inputs.Select(i => $"{i.PropertyName}: {i.TypeName}")));
        Assert.Equal(outputs, string.Join(", ", descriptor.Outputs.Select(o => $"{o.PropertyName}: {o.TypeName}")));
        Assert.Equal((outcomes, ports), (string.Join(", ", descriptor.Outcomes), string.Join(", ", descriptor.EmbeddedPorts)));
        Assert.Equal(outcomes.Length == 0, descriptor.IsTerminal);
    }

    [Fact]
    public void Every_error_code_of_the_source_is_in_the_catalogue()
    {
        var documented = Documented().Select(d => d.Code).ToHashSet();
        var missing = Repository.Files("src", "*.cs")
            .SelectMany(f => Codes(File.ReadAllText(f)).Select(code => (Code: code, File: Repository.Name(f))))
            .Where(c => !documented.Contains(c.Code))
            .Select(c => $"{c.Code} ({c.File})")
            .Distinct();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_catalogue_names_each_code_once() =>
        Assert.Empty(Documented().GroupBy(d => d.Code).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void The_catalogue_says_of_each_code_its_kind_its_meaning_and_what_to_do() => Assert.All(Documented(), d =>
    {
        Assert.All(d.Kind.Split(", "), k => Assert.True(Enum.TryParse<ErrorKind>(k, out _) || k is "finding" or "check" or "answer", $"{d.Code}: '{k}' is no kind"));
        Assert.True(d.Meaning.Length > 0 && d.Advice.Length > 0, $"{d.Code} is not described");
    });

    [Theory]
    [InlineData("""Failed("etcd.quorum_at_risk", "x")""", "etcd.quorum_at_risk")]
    [InlineData("""File.Exists("member.sh")""", null)]
    [InlineData("""$"the {x}.y of" """, null)]
    public void A_code_is_told_from_other_texts(string source, string? code) => Assert.Equal(code is null ? [] : [code], Codes(source));

    private static IEnumerable<string> Codes(string source) => Code().Matches(source).Select(m => m.Groups[1].Value)
        .Where(c => !c.StartsWith("etcdup.", StringComparison.Ordinal) && !NotCodes.Contains(c) && !FileEndings.Contains(c[(c.LastIndexOf('.') + 1)..]));

    private static IEnumerable<(string Code, string Kind, string Meaning, string Advice)> Documented() =>
        from line in File.ReadAllLines(Repository.PathOf("docs", "errors.md"))
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select (cells[1].Trim('`'), cells[2], cells[3], cells[4]);

    [GeneratedRegex("""(?<![\w\\])"([a-z][a-z0-9]*\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*)"(?!\w)""")]
    private static partial Regex Code();
}
