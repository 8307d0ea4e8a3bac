using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Tests.Architecture;

namespace EtcdUpgradeWorkflows.Tests.Etcd;

/// <summary>The shipped procedures are clean; each step taken out of one, and each way round one, is found.</summary>
public sealed class DefinitionLintTests
{
    private static readonly DefinitionLint Lint = new(Catalogs.All());

    public static TheoryData<string> Shipped =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "v*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_definition_is_clean(string file) => Assert.Empty(Lint.Check(Read(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)))!)));

    [Theory]
    [InlineData("verify-member", "lint.swap_not_verified swap")]
    [InlineData("verify-last", "lint.swap_not_verified swap-last", "verify-cluster")]
    [InlineData("catch-up", "lint.no_catch_up swap")]
    [InlineData("backup", "lint.no_backup swap")]
    [InlineData("verify-backup", "lint.backup_not_proved swap")]
    [InlineData("gate", "lint.gate_missing swap-last")]
    [InlineData("backup-last", "lint.last_backup_missing swap-last")]
    [InlineData("verify-backup-last", "lint.last_backup_missing swap-last")]
    public void A_step_that_is_taken_out_is_missed(string activity, string finding, string? another = null)
    {
        var definition = Rolling();
        TakeOut(definition, activity);
        if (another is not null)
        {
            TakeOut(definition, another);
        }

        Assert.Equal([finding], Found(definition, FindingSeverity.Error));
    }

    [Fact]
    public void A_way_round_the_choice_of_the_member_is_found()
    {
        var definition = Rolling();
        Redirect(definition, "verify-backup", "Done", "swap");
        Redirect(definition, "logs", "Done", "swap");

        Assert.Equal(["lint.leader_not_last swap"], Found(definition, FindingSeverity.Error));
        Assert.Equal(2, Lint.Check(Read(definition)).Count);
    }

    [Fact]
    public void A_member_named_once_for_all_is_found()
    {
        var definition = Rolling();
        var swap = definition["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == "swap")!;
        swap["member"] = JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"infra1"}}""");

        Assert.Equal(["lint.leader_not_last swap"], Found(definition, FindingSeverity.Error));
    }

    [Fact]
    public void The_last_member_swapped_like_any_other_is_found()
    {
        var definition = Rolling();
        Redirect(definition, "next-member", "LastMember", "swap");

        Assert.Equal(["lint.gate_missing swap", "lint.last_backup_missing swap"], Found(definition, FindingSeverity.Error));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Swaps_in_two_branches_are_found_unless_the_branches_join_before(bool byFork, bool parallel)
    {
        var definition = Rolling();
        if (byFork)
        {
            Add(definition, "fork", "Elsa.FlowFork", """{"branches":["a","b"]}""");
            Redirect(definition, "next-member", "Member", "fork");
            Connect(definition, "fork", "a", "swap");
            if (parallel)
            {
                Connect(definition, "fork", "b", "swap");
            }
            else
            {
                Connect(definition, "fork", "b", "report");
            }
        }
        else
        {
            Connect(definition, "next-member", "Member", "gate");
        }

        Assert.Equal(parallel, Found(definition, FindingSeverity.Error).Contains($"lint.swaps_parallel {(byFork ? "fork" : "next-member")}"));
    }

    [Theory]
    [InlineData("Elsa.Timer")]
    [InlineData("Elsa.Cron")]
    [InlineData("Elsa.HttpEndpoint")]
    [InlineData("Elsa.StartAt")]
    [InlineData("Elsa.Event")]
    public void What_starts_a_change_by_itself_is_found(string type)
    {
        var definition = Rolling();
        Add(definition, "trigger", type, """{"customProperties":{"canStartWorkflow":true}}""");
        Connect(definition, "trigger", "Done", "settle");

        Assert.Contains("lint.starts_by_itself trigger", Found(definition, FindingSeverity.Error));
    }

    [Fact]
    public void What_calls_one_that_changes_a_cluster_is_held_to_the_same()
    {
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "multi-hop-upgrade", "v2.json")))!;
        definition["options"]!["incidentStrategyType"] = "Fault";
        Add(definition, "trigger", "Elsa.Timer", """{"customProperties":{"canStartWorkflow":true}}""");

        Assert.Equal(["lint.incident_strategy", "lint.starts_by_itself"], Lint.Check(Read(definition)).Select(f => f.Code));
    }

    [Fact]
    public void An_event_before_a_swap_is_warned_of_twice()
    {
        var definition = Rolling();
        Add(definition, "go", "Elsa.Event", """{"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}""");
        Redirect(definition, "next-member", "Member", "go");
        Connect(definition, "go", "Done", "swap");

        Assert.Empty(Found(definition, FindingSeverity.Error));
        Assert.Equal(["lint.event_as_approval go", "lint.unbounded_wait go"], Found(definition, FindingSeverity.Warning));
    }

    [Theory]
    [InlineData("mark-logs", true)]
    [InlineData("logs", false)]
    public void A_decision_by_health_seen_before_a_swap_is_found(string looksAfter, bool stale)
    {
        var definition = Rolling();
        Add(definition, "health", "Etcd.CheckHealth", """{"healthy":{"typeName":"Boolean","memoryReference":{"id":"allWell"}}}""");
        Add(definition, "well", "Elsa.FlowDecision", """{"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getAllWell()"}}}""");
        var after = TargetOf(definition, looksAfter, "Done");
        Redirect(definition, looksAfter, "Done", "health");
        if (stale)
        {
            Connect(definition, "health", "Done", after);
            Redirect(definition, "logs", "Done", "well");
        }
        else
        {
            Connect(definition, "health", "Done", "well");
        }

        Connect(definition, "well", "True", "next-member");
        Connect(definition, "well", "False", "report");

        Assert.Equal(stale, Found(definition, FindingSeverity.Error).Contains("lint.stale_health well"));
    }

    [Fact]
    public void Swaps_in_a_sequence_and_in_a_loop_are_followed_too()
    {
        var definition = JsonNode.Parse("""
            {"definitionId":"x","options":{"incidentStrategyType":"WaitForOperator"},"root":{"id":"s","type":"Elsa.Sequence","activities":[
              {"id":"b","type":"Etcd.Backup"},{"id":"v","type":"Etcd.VerifyBackup"},
              {"id":"each","type":"Elsa.ForEach","body":{"id":"swap","type":"Etcd.SwapMember"}},
              {"id":"c","type":"Etcd.VerifyCluster"}]}}
            """)!;

        Assert.Equal(["lint.leader_not_last swap", "lint.no_catch_up swap", "lint.swap_not_verified swap"], Found(definition, FindingSeverity.Error));
    }

    [Fact]
    public void What_changes_no_cluster_may_start_as_it_likes() => Assert.Empty(Lint.Check(Read(JsonNode.Parse("""
        {"definitionId":"x","root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"t","type":"Elsa.Timer","customProperties":{"canStartWorkflow":true}},{"id":"h","type":"Etcd.CheckHealth"}]}}
        """)!)));

    private static JsonNode Rolling() => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "workflows", "rolling-upgrade", "v2.json")))!;

    private static WorkflowDefinition Read(JsonNode json) => DefinitionReader.Read(json.ToJsonString()).Definition!;

    private static List<string> Found(JsonNode json, FindingSeverity severity)
    {
        var definition = Read(json);
        var nodes = definition.Root.SelfAndDescendants().ToDictionary(node => node.Pointer, node => node.Id);
        return [.. Lint.Check(definition).Where(f => f.Severity == severity).Select(f => $"{f.Code} {nodes.GetValueOrDefault(f.Pointer)}".Trim()).Distinct().Order(StringComparer.Ordinal)];
    }

    private static JsonArray Connections(JsonNode definition) => definition["root"]!["connections"]!.AsArray();

    private static string TargetOf(JsonNode definition, string source, string port) => ConnectionOf(definition, source, port)["target"]!["activity"]!.GetValue<string>();

    private static JsonNode ConnectionOf(JsonNode definition, string source, string port) => Connections(definition)
        .Single(c => c!["source"]!["activity"]!.GetValue<string>() == source && c["source"]!["port"]!.GetValue<string>() == port)!;

    private static void Redirect(JsonNode definition, string source, string port, string target) => ConnectionOf(definition, source, port)["target"]!["activity"] = target;

    private static void Connect(JsonNode definition, string source, string port, string target) => Connections(definition).Add(
        new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });

    private static void Add(JsonNode definition, string id, string type, string more)
    {
        var activity = JsonNode.Parse(more)!;
        activity["id"] = id;
        activity["type"] = type;
        definition["root"]!["activities"]!.AsArray().Add(activity);
    }

    /// <summary>What led to it leads to what came after it.</summary>
    private static void TakeOut(JsonNode definition, string activity)
    {
        var after = TargetOf(definition, activity, "Done");
        var connections = Connections(definition);
        foreach (var connection in connections.ToList())
        {
            if (connection!["source"]!["activity"]!.GetValue<string>() == activity)
            {
                connections.Remove(connection);
            }
            else if (connection["target"]!["activity"]!.GetValue<string>() == activity)
            {
                connection["target"]!["activity"] = after;
            }
        }

        var activities = definition["root"]!["activities"]!.AsArray();
        activities.Remove(activities.Single(a => a!["id"]!.GetValue<string>() == activity));
    }
}
