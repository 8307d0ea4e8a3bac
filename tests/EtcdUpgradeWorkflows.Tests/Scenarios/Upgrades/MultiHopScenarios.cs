using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Versions;
using static EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades.UpgradeScenario;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>A way of several hops: each a whole rolling upgrade, none skipped.</summary>
public sealed class MultiHopScenarios
{
    private static readonly string[] Releases = ["3.3.25", "3.4.23", "3.5.16", "3.5.30"];

    [Fact]
    public void Three_hops_in_one_run()
    {
        var scenario = Way().Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.30", 3, 3), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
        Assert.Equal("3.5.0", scenario.Cluster.ClusterVersion);
        Assert.Equal(["3.4.23 3.4.23", "3.5.16 3.5.16", "3.5.30 3.5.30"], scenario.Vault.Records.GroupBy(b => b.Target).Select(hop => string.Join(' ', hop.Select(b => b.Target))));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void In_the_second_hop_a_member_goes_back_to_the_first_hops_release_and_is_swapped_again()
    {
        var scenario = Way();
        scenario.When(s => s.Cluster.Members.Count(m => m is { Process.Version: "3.5.16", Serves: true }) == 1, s => s.PostAsync(InboxMessageKind.Rollback, new { member = "infra1" }))
            .WhenPaused(InboxMessageKind.Resume).Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.30", 3), (m.Process?.Version, m.ForwardSwaps)));
        Assert.Contains(scenario.Journal, e => e.Message?.StartsWith("Rolling infra1 back to 3.4.23", StringComparison.Ordinal) == true);
        Assert.Equal(5, scenario.Cluster.Member("infra1").Stops);
    }

    [Fact]
    public void All_go_back_over_the_present_hop_only()
    {
        var scenario = Way();
        scenario.When(s => s.Cluster.Members.Count(m => m is { Process.Version: "3.5.16", Serves: true }) == 2, s => s.PostAsync(InboxMessageKind.Rollback, new { all = true }))
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal("3.4.23", m.Process?.Version));
        Assert.Equal("3.4.0", scenario.Cluster.ClusterVersion);
    }

    [Fact]
    public void Newer_rules_that_judge_a_hop_otherwise_are_asked_about_before_it_begins()
    {
        var scenario = Way();
        scenario.When(s => s.Cluster.Members.All(m => m.Process?.Version == "3.4.23"), async s =>
            await new HopRulebook(s.Rules, s.World.Time).InstallAsync(Changed(rules => Hop(rules, "3.4")["blockers"] = new JsonArray()), "anna", CancellationToken.None));
        scenario.WhenIncident("rules.plan_changed", InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished);

        var asked = Assert.Single(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened).Message!;
        Assert.Contains("3.4.23→3.5.16 has another rule.", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("→3.5.30", asked, StringComparison.Ordinal);
    }

    [Fact]
    public void Newer_rules_that_only_recommend_otherwise_are_used_without_a_question()
    {
        var scenario = Way();
        scenario.When(s => s.Cluster.Members.All(m => m.Process?.Version == "3.4.23"), async s =>
            await new HopRulebook(s.Rules, s.World.Time).InstallAsync(Changed(rules => Hop(rules, "3.4")["source"]!["recommended"] = "3.4.46"), "anna", CancellationToken.None));
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.DoesNotContain(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened);
        Assert.Contains(scenario.Journal, e => e.Message?.StartsWith("The way by rules 9000.1.1", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_hop_that_has_begun_keeps_its_rules()
    {
        var scenario = Way();
        scenario.When(s => s.Cluster.Members.Any(m => m.Process?.Version == "3.4.23"), async s =>
            await new HopRulebook(s.Rules, s.World.Time).InstallAsync(Changed(rules => rules["hops"]!.AsArray().Single(h => (string?)h!["from"] == "3.3")!["target"]!["floor"] = "3.4.40"), "anna", CancellationToken.None));
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal("3.5.30", m.Process?.Version));
    }

    [Fact]
    public void A_server_that_dies_between_and_within_hops_goes_on_where_it_was()
    {
        var scenario = Way();
        scenario.When(Journaled("Next: 3.4.23→3.5.16"), s => Replace(s, "server-2"))
            .When(s => s.Run.Owner == "server-2" && s.Cluster.Members.Any(m => m.Process?.Version == "3.5.16"), s => Replace(s, "server-3"));
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.30", 3, 3), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
    }

    private static void Replace(UpgradeScenario scenario, string server)
    {
        scenario.Servers[^1].Kill();
        scenario.AddServer(server).Start();
    }

    private static UpgradeScenario Way() => new(new() { Version = "3.3.25", Installed = Releases, Hops = 3 }, Releases)
    {
        Definition = "multi-hop-upgrade", Target = "3.5.30", Via = "3.4.23,3.5.16",
    };

    private static JsonNode Hop(JsonNode rules, string from) => rules["hops"]!.AsArray().Single(h => (string?)h!["from"] == from)!;

    private static string Changed(Action<JsonNode> change)
    {
        var rules = JsonNode.Parse(HopRules.Shipped.Json)!;
        rules["version"] = "9000.1.1";
        change(rules);
        return rules.ToJsonString();
    }
}
