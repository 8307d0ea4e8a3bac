using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;

namespace EtcdUpgradeWorkflows.Tests.Architecture;

/// <summary>The shipped definitions: workflows/NAME/vN.json.</summary>
public sealed partial class WorkflowFileTests
{
    public static TheoryData<string> WorkflowFiles => [.. Repository.Files("workflows", "*.json").Select(Repository.Name)];

    [Theory]
    [MemberData(nameof(WorkflowFiles))]
    public void It_loads_and_has_no_finding(string file)
    {
        var read = DefinitionReader.Read(File.ReadAllText(Repository.PathOf(file)));
        Assert.Empty(read.Findings);
        Assert.Empty(new DefinitionValidator(new ActivityCatalog(Repository.Activities)).Validate(read.Definition!));
    }

    [Theory]
    [MemberData(nameof(WorkflowFiles))]
    public void Its_path_is_its_id_and_version(string file)
    {
        var definition = DefinitionReader.Read(File.ReadAllText(Repository.PathOf(file))).Definition!;
        Assert.Equal($"workflows/{definition.DefinitionId}/v{definition.Version}.json", file);
    }

    [Theory]
    [MemberData(nameof(WorkflowFiles))]
    public void A_person_can_read_it(string file)
    {
        var definition = DefinitionReader.Read(File.ReadAllText(Repository.PathOf(file))).Definition!;
        Assert.EndsWith(".", definition.Description);
        foreach (var node in definition.Root.Children)
        {
            Assert.True(node.Json["metadata"]?["displayText"] is not null || node.Name is not null, $"{node.Pointer} has no name");
            Assert.True(node.Json["metadata"]?["designer"]?["position"] is not null, $"{node.Pointer} has no position for the designer");
        }
    }

    [Theory]
    [MemberData(nameof(WorkflowFiles))]
    public void It_names_no_CLR_type(string file) =>
        Assert.All(Texts(JsonNode.Parse(File.ReadAllText(Repository.PathOf(file)))), text => Assert.DoesNotMatch(AssemblyQualified(), text));

    [Theory]
    [InlineData("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", true)]
    [InlineData("System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral", true)]
    [InlineData("Elsa.Flowchart", false)]
    [InlineData("Backs up, then verifies. See Etcd.Backup, and the next one.", false)]
    public void A_CLR_type_name_is_told_from_a_sentence(string text, bool isType) => Assert.Equal(isType, AssemblyQualified().IsMatch(text));

    [Fact]
    public void Every_file_is_published_and_unchanged_since()
    {
        var published = File.ReadAllLines(Repository.PathOf("workflows", "published.lock"))
            .Select(l => l.Split("  "))
            .ToDictionary(l => $"workflows/{l[1]}", l => l[0]);
        var present = Repository.Files("workflows", "*.json")
            .ToDictionary(Repository.Name, f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));
        Assert.True(published.Keys.Order().SequenceEqual(present.Keys.Order()),
            $"published.lock and workflows/ name different files: {string.Join(", ", published.Keys.Except(present.Keys).Concat(present.Keys.Except(published.Keys)))}; publish with eng/publish-workflow.sh");
        Assert.All(present, f => Assert.True(published[f.Key] == f.Value, $"{f.Key} is published and was changed: give the change a new version"));
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value).Prepend(p.Key)),
        JsonArray a => a.SelectMany(Texts),
        JsonValue v when v.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    // `Namespace.Type, Assembly` as a whole text, with or without version and culture.
    [GeneratedRegex(@"^[A-Za-z_][\w`+]*(\.[\w`+\[\]]+)+, [A-Za-z_][\w.]*(, (Version|Culture|PublicKeyToken)=[^,]*)*$")]
    private static partial Regex AssemblyQualified();
}
