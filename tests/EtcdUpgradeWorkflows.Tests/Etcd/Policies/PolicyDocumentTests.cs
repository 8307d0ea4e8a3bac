using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Policies;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Policies;

/// <summary>Policies as people write them and as they are stored.</summary>
public sealed class PolicyDocumentTests
{
    [Fact]
    public void A_policy_is_read_as_that_of_a_cluster_file()
    {
        var policy = Of("""
            { "rehearsal": "required", "window": "required", "mayStart": [ "otto" ], "soak": "00:30",
              "gates": [ { "name": "alerts", "kind": "prometheus", "url": "https://prom.example.org", "query": "ALERTS{cluster=\"{cluster}\"}", "authorization": "env:PROM" } ],
              "steps": { "beforeStop": [ { "name": "drain", "command": "drain" } ], "afterServing": [] },
              "silence": { "url": "https://am.example.org", "matchers": { "cluster": "{cluster}" } } }
            """, "env=prod", "env=prod", "tier=1").Read().Value!;

        Assert.Equal(["env=prod", "tier=1"], policy.Labels);
        Assert.Equal((true, true, TimeSpan.FromMinutes(30)), (policy.Policy.RequiresRehearsal, policy.Policy.RequiresWindow, policy.Policy.Soak));
        Assert.Equal(["alerts"], policy.Policy.Gates.Select(gate => gate.Name));
        Assert.Equal(["drain"], policy.Policy.Steps.BeforeStop.Select(step => step.Name));
        Assert.Equal("{cluster}", policy.Policy.Silence!.Matchers["cluster"]);
    }

    [Theory]
    [InlineData("""{ "soak": "soon" }""", "cluster.policy_unknown", "$.policy.soak")]
    [InlineData("""{ "widow": "required" }""", "cluster.unknown_property", "$.policy.widow")]
    [InlineData("""{ "window": "required", "window": "optional" }""", "cluster.duplicate_property", "$.policy.window")]
    [InlineData("""[]""", "cluster.wrong_type", "$.policy")]
    [InlineData("""{ }""", "policy.empty", "$.policy")]
    [InlineData("""{ "rehearsal": "advised" }""", "policy.empty", "$.policy")]
    [InlineData("""{ "gates": [ { "name": "a", "kind": "http", "url": "https://u:p@gate.example.org" } ] }""", "cluster.secret_value", "$.policy.gates[0].url")]
    [InlineData("""{ "gates": [ { "name": "a", "kind": "http", "url": "https://gate.example.org", "authorization": "Bearer abc" } ] }""", "cluster.secret_value", "$.policy.gates[0].authorization")]
    [InlineData("""{ "silence": { "url": "https://am.example.org", "matchers": { "env": "prod" } } }""", "policy.silence_too_wide", "$.policy.silence.matchers")]
    public void What_is_wrong_is_said_with_its_place_and_without_secrets(string json, string code, string place)
    {
        var problem = Assert.Single(Of(json).Read().Problems);
        Assert.Equal((code, place), (problem.Error.Code, problem.Property));
        Assert.DoesNotContain("Bearer abc", problem.Error.Message + problem.Error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var problems = new PolicyDocument("Prod!", ["env"], JsonDocument.Parse("""{ "soak": "soon", "window": "maybe" }""").RootElement).Read().Problems;
        Assert.Equal(["cluster.policy_unknown", "cluster.policy_unknown", "policy.label_invalid", "policy.name_invalid"], problems.Select(p => p.Error.Code).Order());
        Assert.Equal("cluster.wrong_type", Assert.Single(JsonSerializer.Deserialize<PolicyDocument>("""{ "name": "a" }""", EngineJson.Options)!.Read().Problems).Error.Code);
        Assert.Equal("cluster.too_large", Assert.Single(Of($$"""{ "soak": "{{new string('1', 1100000)}}" }""").Read().Problems).Error.Code);
    }

    [Theory]
    [InlineData("""{ "name": "p", "labels": [ "env=prod" ], "policy": { "lunar": "required" } }""", "env=prod")]
    [InlineData("""{ "name": "p", "labels": [ "env=prod" ], "policy": "" }""", "env=prod")]
    [InlineData("""{ "name": "p", "labels": [ "env=prod" ] }""", "env=prod")]
    [InlineData("""{ "name": "p", "labels": [ "env=prod" ], "unless": "noon", "policy": { "window": "required" } }""", "")]
    [InlineData("""{ "name": "p", "labels": [ "a label of tomorrow" ], "policy": { "window": "required" } }""", "")]
    [InlineData("""{ "name": "p", "labels": [ null ], "policy": { "window": "required" } }""", "")]
    [InlineData("null", "")]
    [InlineData("no JSON", "")]
    public void What_is_stored_and_cannot_be_read_stops_its_clusters_or_all_when_nobody_knows_whose_it_is(string document, string labels)
    {
        var policy = new StoredPolicy("p", document, "anna", default).Read();
        Assert.Equal(("p", PolicyJoin.Unreadable, ErrorKind.NeedsOperator), (policy.Name, policy.Problem!.Code, policy.Problem.Kind));
        Assert.Equal(labels, string.Join(",", policy.Labels));
        Assert.True(policy.Policy.IsNone);
    }

    [Fact]
    public void What_was_added_is_read_again()
    {
        var stored = StoredPolicy.Of(Of("""{ "window": "required" }""", "env=prod"), "anna", default);
        Assert.Null(stored.Read().Problem);
        Assert.True(stored.Read().Policy.RequiresWindow);
        Assert.Equal(["env=prod"], stored.Read().Labels);
        Assert.Empty(StoredPolicy.Of(Of("""{ "window": "required" }"""), "anna", default).Read().Labels);
    }

    private static PolicyDocument Of(string json, params string[] labels) => new("prod", labels, JsonDocument.Parse(json).RootElement);
}
