using System.Text;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class DefinitionReaderTests
{
    public static TheoryData<string> Samples { get; } = [.. Directory.EnumerateFiles(SampleFolder, "definition.*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "Data", "elsa");

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_document_of_Elsa_keeps_everything_but_its_node_ids(string file)
    {
        var sample = Sample(file);
        var original = sample.DeepClone();

        var read = DefinitionReader.Read(sample.ToJsonString());

        Assert.NotNull(read.Definition);
        Assert.All(read.Findings, f => Assert.Equal("definition.id_missing", f.Code));
        var written = JsonNode.Parse(read.Definition.ToJson())!;
        Assert.True(JsonNode.DeepEquals(WithoutNodeIds(original), WithoutNodeIds(written)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Node_ids_are_computed_as_Elsa_computes_them(string file)
    {
        var sample = Sample(file);
        var given = NodeIds(sample).ToList();
        var read = DefinitionReader.Read(WithoutNodeIds(sample.DeepClone()).ToJsonString()).Definition!;

        Assert.Superset(given.ToHashSet(), read.Root.SelfAndDescendants().Select(n => n.NodeId).ToHashSet());
        Assert.Superset(given.ToHashSet(), NodeIds(JsonNode.Parse(read.ToJson())!).ToHashSet());
    }

    [Fact]
    public void Fields_and_activities_nobody_knows_survive_being_read_and_written()
    {
        const string json = """
            {"definitionId":"x","futureField":{"a":[1,null]},"root":{"id":"f","type":"Acme.Thing","version":7,"odd":{"b":1},"connections":[{"host":"h"}],
             "cases":[{"label":"l","activity":{"id":"c","type":"Acme.Child","text":"ü<>"}}]}}
            """;
        var definition = DefinitionReader.Read(json).Definition!;
        var written = JsonNode.Parse(definition.ToJson())!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), WithoutNodeIds(written)));
        Assert.Equal(["Workflow1:f", "Workflow1:f:c"], definition.Root.SelfAndDescendants().Select(n => n.NodeId));
        Assert.Contains("ü<>", definition.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_are_read_in_the_old_flat_form_too()
    {
        var root = DefinitionReader.Read(Flow("""[{"source":"a","target":"b","sourcePort":"True","targetPort":"X"},{"source":"b","target":"a"}]""")).Definition!.Root;

        Assert.Equal([new("a", "True", "b", "X"), new("b", "Done", "a", "In")], new FlowGraph(root).Connections);
    }

    [Fact]
    public void Connections_to_nowhere_are_put_aside_and_reported()
    {
        var read = DefinitionReader.Read(Flow("""[{"source":{"activity":"a"},"target":{"activity":"b"}},{"source":{"activity":"a"},"target":{"activity":"gone"}},7]"""));

        Assert.Equal(["definition.connection_to_nowhere", "definition.connection_to_nowhere"], read.Findings.Select(f => f.Code));
        Assert.Single(new FlowGraph(read.Definition!.Root).Connections);
        Assert.Equal(2, read.Definition.Root.Json["customProperties"]!["notFoundConnections"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("{", "definition.not_json")]
    [InlineData("", "definition.not_json")]
    [InlineData("{\"root\":{},\"root\":{}}", "definition.not_json")]
    [InlineData("[]", "definition.not_object")]
    [InlineData("null", "definition.not_object")]
    [InlineData("{\"definitionId\":\"x\"}", "definition.root_missing")]
    [InlineData("{\"definitionId\":\"x\",\"root\":7}", "definition.root_missing")]
    [InlineData("{\"root\":{\"id\":\"a\",\"type\":\"T\"}}", "definition.id_missing")]
    [InlineData("{\"definitionId\":\"x\",\"root\":{\"id\":\"a\"}}", "definition.type_missing")]
    [InlineData("{\"definitionId\":\"x\",\"root\":{\"type\":\"T\"}}", "definition.activity_id_missing")]
    [InlineData("{\"definitionId\":\"x\",\"root\":{\"type\":\"T\",\"id\":\"a:b\"}}", "definition.activity_id_colon")]
    [InlineData("{\"definitionId\":\"x\",\"root\":{\"type\":\"T\",\"id\":\"a\",\"body\":{\"type\":\"T\",\"id\":\"a\"}}}", "definition.activity_id_twice")]
    public void A_wrong_form_is_a_finding_with_a_code(string json, string code) => Assert.Equal(code, Assert.Single(DefinitionReader.Read(json).Findings).Code);

    [Theory]
    [InlineData("\"metadata\":\"text\"")]
    [InlineData("\"metadata\":[1]")]
    [InlineData("\"customProperties\":\"text\"")]
    [InlineData("\"name\":{\"a\":1}")]
    [InlineData("\"version\":\"x\"")]
    [InlineData("\"activities\":7")]
    public void A_value_of_the_wrong_kind_is_not_understood_and_harms_nothing(string property)
    {
        var read = DefinitionReader.Read($$$"""{"definitionId":"x","options":[],"customProperties":"text","variables":7,"root":{"id":"a","type":"Elsa.Flowchart",{{{property}}} }}""");

        Assert.Equal("a", read.Definition!.Root.Title);
        Assert.Null(read.Definition.Rollback);
        Assert.NotEmpty(read.Definition.ToJson());
    }

    [Fact]
    public void A_document_that_is_nested_too_deeply_is_refused_and_one_just_within_can_be_written_again()
    {
        Assert.Equal("definition.not_json", Assert.Single(DefinitionReader.Read(Nested(70)).Findings).Code);
        Assert.Empty(DefinitionReader.Read(Nested(62)).Findings);
        Assert.Equal(63, DefinitionReader.Read(DefinitionReader.Read(Nested(62)).Definition!.ToJson()).Definition!.Root.SelfAndDescendants().Count());

        static string Nested(int depth)
        {
            var open = string.Concat(Enumerable.Range(0, depth).Select(i => $"{{\"id\":\"a{i}\",\"type\":\"T\",\"body\":["));
            return $"{{\"definitionId\":\"x\",\"root\":{open}{{\"id\":\"z\",\"type\":\"T\"}}{string.Concat(Enumerable.Repeat("]}", depth))}}}";
        }
    }

    [Fact]
    public void The_size_is_counted_in_bytes()
    {
        var text = new string('ü', DefinitionReader.MaximumSize / 2);

        Assert.Equal("definition.too_large", Assert.Single(DefinitionReader.Read($$$"""{"a":"{{{text}}}"}""").Findings).Code);
        Assert.True(Encoding.UTF8.GetByteCount(text) == DefinitionReader.MaximumSize);
    }

    private static JsonNode Sample(string file)
    {
        var node = JsonNode.Parse(File.ReadAllText(Path.Combine(SampleFolder, file)))!;
        return node["model"] ?? node["workflowDefinition"] ?? node;
    }

    private static string Flow(string connections) =>
        $$$"""{"definitionId":"x","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"T"},{"id":"b","type":"T"}],"connections":{{{connections}}} }}""";

    private static IEnumerable<string> NodeIds(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "nodeId", Value: JsonValue v } ? [v.GetValue<string>()] : NodeIds(p.Value)),
        JsonArray a => a.SelectMany(NodeIds),
        _ => [],
    };

    private static JsonNode WithoutNodeIds(JsonNode node)
    {
        switch (node)
        {
            case JsonObject o:
                o.Remove("nodeId");
                foreach (var value in o.Select(p => p.Value).OfType<JsonNode>())
                {
                    WithoutNodeIds(value);
                }

                break;
            case JsonArray a:
                foreach (var value in a.OfType<JsonNode>())
                {
                    WithoutNodeIds(value);
                }

                break;
        }

        return node;
    }
}
