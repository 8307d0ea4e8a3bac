using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Versions;

public sealed class HopRulesTests
{
    private static readonly HopRules Rules = HopRules.Shipped;

    [Fact]
    public void The_shipped_rules_know_the_hops_from_3_3_to_3_5_and_patches_within_each()
    {
        Assert.Equal(["patches within 3.3", "3.3→3.4", "patches within 3.4", "3.4→3.5", "patches within 3.5"], Rules.Hops.Select(hop => hop.ToString()));
        Assert.NotEmpty(Rules.Sources);
        Assert.Equal(2026, Rules.AsOf.Year);
    }

    [Fact]
    public void The_removed_flags_of_every_hop_are_those_of_the_tagged_source()
    {
        using var flags = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "flags.json")));
        var removed = flags.RootElement.GetProperty("hops").EnumerateArray().ToDictionary(
            hop => hop.GetProperty("hop").GetString()!,
            hop => hop.GetProperty("removed").EnumerateArray().Select(flag => flag.GetString()!).Order(StringComparer.Ordinal).ToArray());

        Assert.All(
            Rules.Hops,
            hop => Assert.Equal(hop.IsPatch ? [] : removed[$"{hop.From}->{hop.To}"], hop.RemovedFlags.Select(flag => flag.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Flags_that_a_hop_names_otherwise_exist_in_its_target()
    {
        using var flags = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "flags.json")));
        Assert.All(Rules.Hops, hop =>
        {
            var known = flags.RootElement.GetProperty("flags").GetProperty(hop.To.ToString()).EnumerateArray().Select(flag => flag.GetString()!).ToHashSet();
            Assert.Subset(known, hop.ChangedDefaults.Select(change => change.Flag).Concat(hop.RefusedValues.Select(value => value.Flag)).ToHashSet());
        });
    }

    [Fact]
    public void The_floors_of_3_4_to_3_5_let_the_packaged_releases_pass()
    {
        var hop = Rules.Find(EtcdMinor.Parse("3.4"), EtcdMinor.Parse("3.5"))!;
        Assert.False(EtcdVersion.Parse("3.4.23") < hop.Source.Floor);
        Assert.False(EtcdVersion.Parse("3.5.16") < hop.Target.Floor);
        Assert.True(EtcdVersion.Parse("3.4.21") < hop.Source.Floor);
        Assert.True(EtcdVersion.Parse("3.5.3") < hop.Target.Floor);
    }

    [Fact]
    public void The_bounds_of_3_3_to_3_4_let_the_packaged_releases_pass()
    {
        var hop = Rules.Find(EtcdMinor.Parse("3.3"), EtcdMinor.Parse("3.4"))!;
        Assert.False(EtcdVersion.Parse("3.3.25") < hop.Source.Floor);
        Assert.True(EtcdVersion.Parse("3.3.10") < hop.Source.Floor);
        Assert.False(EtcdVersion.Parse("3.4.23") < hop.Target.Floor);
        Assert.True(EtcdVersion.Parse("3.4.21") < hop.Target.Floor);
        Assert.True(hop.EnvironmentConflictIsFatal); // seen: 3.3.25 warns, 3.4.23 ends
    }

    [Theory]
    [InlineData("3.3.10", "Unsafe EndOfLife")]
    [InlineData("3.3.25", "EndOfLife")]
    [InlineData("3.5.0", "Corrupt")]
    [InlineData("3.5.2", "Corrupt")]
    [InlineData("3.5.3", "Unsafe")]
    [InlineData("3.5.6", "")]
    [InlineData("3.5.16", "")]
    [InlineData("3.4.21", "Unsafe EndOfLife")]
    [InlineData("3.4.23", "EndOfLife")]
    [InlineData("3.6.4", "Corrupt")]
    [InlineData("3.6.5", "")]
    public void A_release_stands_on_the_black_list_as_its_kinds(string version, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', Rules.FindBlackListed(EtcdVersion.Parse(version)).Select(entry => entry.Kind)));

    [Fact]
    public void The_chain_from_2_3_leads_over_3_0() =>
        Assert.Equal("2.3 3.0 3.1", string.Join(' ', Rules.Chain(EtcdMinor.Parse("2.3"), EtcdMinor.Parse("3.1"))));

    [Fact]
    public void A_chain_that_leads_down_or_is_not_known_is_empty()
    {
        Assert.Empty(Rules.Chain(EtcdMinor.Parse("3.5"), EtcdMinor.Parse("3.4")));
        Assert.Empty(Rules.Chain(EtcdMinor.Parse("3.5"), EtcdMinor.Parse("9.9")));
    }

    [Fact]
    public void Rules_of_a_newer_format_are_refused_not_guessed() =>
        AssertRefused("rules.format_unknown", rules => { rules["format"] = 2; rules["newThing"] = true; });

    [Fact]
    public void Rules_with_an_unknown_property_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![0]!["surprise"] = 1);

    [Fact]
    public void Rules_with_a_blocker_that_nobody_checks_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![3]!["blockers"]![0]!["code"] = "full_moon");

    [Fact]
    public void Rules_with_a_hop_over_two_minors_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![3]!["from"] = "3.3");

    [Fact]
    public void Rules_with_two_rows_for_one_hop_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]!.AsArray().Add(rules["hops"]![3]!.DeepClone()));

    [Fact]
    public void Rules_with_a_recommendation_below_the_floor_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![3]!["target"]!["recommended"] = "3.5.1");

    [Fact]
    public void Rules_with_a_missing_part_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![3]!.AsObject().Remove("downgrade"));

    private static void AssertRefused(string code, Action<JsonNode> change)
    {
        using var stream = typeof(HopRules).Assembly.GetManifestResourceStream("hop-rules.json")!;
        var rules = JsonNode.Parse(stream)!;
        change(rules);
        Assert.Equal(code, Assert.Throws<WorkflowErrorException>(() => HopRules.Parse(rules.ToJsonString())).Error.Code);
    }
}
