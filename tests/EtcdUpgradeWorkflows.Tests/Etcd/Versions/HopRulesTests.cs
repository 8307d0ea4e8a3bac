using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Versions;

public sealed class HopRulesTests
{
    private static readonly HopRules Rules = HopRules.Shipped;

    [Fact]
    public void The_shipped_rules_know_every_hop_from_2_0_to_3_7_and_patches_within_each()
    {
        string[] minors = ["2.0", "2.1", "2.2", "2.3", "3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"];
        Assert.Equal(minors, Rules.Releases.Select(release => release.Minor.ToString()));
        Assert.Equal(
            minors.SelectMany((minor, i) => i + 1 < minors.Length ? new[] { $"patches within {minor}", $"{minor}→{minors[i + 1]}" } : [$"patches within {minor}"]),
            Rules.Hops.Select(hop => hop.ToString()));
        Assert.NotEmpty(Rules.Sources);
        Assert.Equal(2026, Rules.AsOf.Year);
    }

    [Fact]
    public void The_flags_of_every_release_are_those_of_the_tagged_source()
    {
        using var tagged = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "flags.json")));
        Assert.All(Rules.Releases, release =>
        {
            Assert.Equal(tagged.RootElement.GetProperty("tags").GetProperty(release.Minor.ToString()).GetString(), $"v{release.FlagsOf}");
            Assert.Equal(
                tagged.RootElement.GetProperty("flags").GetProperty(release.Minor.ToString()).EnumerateArray().Select(flag => flag.GetString()!).Order(StringComparer.Ordinal),
                release.Flags.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void The_removed_flags_of_every_hop_are_those_of_the_tagged_source()
    {
        using var tagged = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "flags.json")));
        var removed = tagged.RootElement.GetProperty("hops").EnumerateArray().ToDictionary(
            hop => hop.GetProperty("hop").GetString()!,
            hop => hop.GetProperty("removed").EnumerateArray().Select(flag => flag.GetString()!).Order(StringComparer.Ordinal).ToArray());

        Assert.All(
            Rules.Hops,
            hop => Assert.Equal(hop.IsPatch ? [] : removed[$"{hop.From}->{hop.To}"], hop.RemovedFlags.Select(flag => flag.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_old_names_that_3_6_still_takes_are_those_that_3_7_does_not()
    {
        // Two of 3.7's removed ones exist in 3.6 only, and discovery has no new name.
        var from35 = Rules.Find(EtcdMinor.Parse("3.5"), EtcdMinor.Parse("3.6"))!.RenamedFlags;
        var to37 = Rules.Find(EtcdMinor.Parse("3.6"), EtcdMinor.Parse("3.7"))!.RemovedFlags;
        Assert.Equal(22, from35.Count);
        Assert.All(from35, old => Assert.Equal(old.Replacement, to37.Single(removed => removed.Name == old.Name).Replacement));
        Assert.Equal(6, from35.Count(old => old.Replacement.StartsWith("feature-gates=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2.0", "2.1", "2.0.3", "", "2.1.3")]
    [InlineData("2.1", "2.2", "2.1.2", "", "2.2.5")]
    [InlineData("2.2", "2.3", "", "2.3.8", "2.3.8")]
    [InlineData("2.3", "3.0", "2.3.8", "3.0.1", "3.0.17")]
    [InlineData("3.0", "3.1", "", "3.1.20", "3.1.20")]
    [InlineData("3.1", "3.2", "", "3.2.10", "3.2.32")]
    [InlineData("3.2", "3.3", "", "3.3.27", "3.3.27")]
    [InlineData("3.3", "3.4", "3.3.11", "3.4.22", "3.4.45")]
    [InlineData("3.4", "3.5", "3.4.22", "3.5.4", "3.5.33")]
    [InlineData("3.5", "3.6", "3.5.26", "3.6.5", "3.6.14")]
    [InlineData("3.6", "3.7", "3.6.11", "", "3.7.1")]
    public void Every_row_has_its_bounds(string from, string to, string source, string target, string recommended)
    {
        var hop = Rules.Find(EtcdMinor.Parse(from), EtcdMinor.Parse(to))!;
        Assert.Equal((source, target, recommended), ($"{hop.Source.Floor}", $"{hop.Target.Floor}", $"{hop.Target.Recommended}"));
        Assert.Equal(Rules.FindRelease(hop.To)!.Newest, hop.Target.Recommended);
        Assert.NotEmpty(hop.Sources);
    }

    [Theory]
    [InlineData("2.0", "2.1", "")]
    [InlineData("2.2", "2.3", "")]
    [InlineData("2.3", "3.0", "")]
    [InlineData("3.1", "3.2", "V3Database ListenHostName")]
    [InlineData("3.2", "3.3", "Auth")]
    [InlineData("3.3", "3.4", "V2")]
    [InlineData("3.4", "3.5", "Auth")]
    [InlineData("3.5", "3.6", "V2Remains")]
    [InlineData("3.6", "3.7", "V2Remains")]
    public void Every_row_has_its_blockers(string from, string to, string codes) =>
        Assert.Equal(codes, string.Join(' ', Rules.Find(EtcdMinor.Parse(from), EtcdMinor.Parse(to))!.Blockers.Select(blocker => blocker.Code)));

    [Theory]
    [InlineData("3.5", "3.4", DowngradeWay.Replace, "3.4.32")]
    [InlineData("3.6", "3.5", DowngradeWay.Formal, "")]
    [InlineData("3.7", "3.6", DowngradeWay.Formal, "")]
    public void The_supported_ways_down_are_known(string from, string to, DowngradeWay way, string floor)
    {
        var rule = Rules.FindDowngrade(EtcdMinor.Parse(from), EtcdMinor.Parse(to))!;
        Assert.Equal((way, floor), (rule.Way, $"{rule.TargetFloor}"));
        Assert.NotEmpty(rule.Conditions);
        Assert.NotEmpty(rule.Steps);
    }

    [Fact]
    public void Below_3_5_there_is_no_way_down_but_a_backup()
    {
        Assert.Equal(3, Rules.Downgrades.Count);
        Assert.Null(Rules.FindDowngrade(EtcdMinor.Parse("3.4"), EtcdMinor.Parse("3.3")));
    }

    [Fact]
    public void Leaders_of_2_x_cost_an_election_when_they_stop()
    {
        Assert.All(Rules.Releases.Where(release => release.Minor.Major == 2), release => Assert.False(release.MovesLeader));
        Assert.Equal("of 1–3 s", Rules.FindRelease(EtcdMinor.Parse("2.2"))!.LeaderStop.ToString());
        Assert.Equal("of about 0.3 s", Rules.FindRelease(EtcdMinor.Parse("3.4"))!.LeaderStop.ToString());
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
    [InlineData("2.0.2", "Unsafe EndOfLife")]
    [InlineData("2.3.8", "EndOfLife")]
    [InlineData("3.0.0", "Unsafe EndOfLife")]
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
        AssertRefused("rules.format_unknown", rules => { rules["format"] = 3; rules["newThing"] = true; });

    [Fact]
    public void Rules_with_an_unknown_property_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![0]!["surprise"] = 1);

    [Fact]
    public void Rules_with_a_blocker_that_nobody_checks_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![8]!["blockers"]![0]!["code"] = "full_moon");

    [Fact]
    public void Rules_with_a_hop_over_two_minors_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![8]!["from"] = "3.3");

    [Fact]
    public void Rules_with_a_minor_release_that_no_hop_leads_to_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]!.AsArray().RemoveAt(8));

    [Fact]
    public void Rules_whose_removed_flags_are_not_those_of_the_two_releases_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![8]!["removedFlags"]!.AsArray().RemoveAt(0));

    [Fact]
    public void Rules_with_a_replacement_that_the_target_does_not_know_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![8]!["removedFlags"]![0]!["replacement"] = "log-levl=debug");

    [Fact]
    public void Rules_with_two_rows_for_one_hop_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]!.AsArray().Add(rules["hops"]![8]!.DeepClone()));

    [Fact]
    public void Rules_with_a_recommendation_below_the_floor_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![8]!["target"]!["recommended"] = "3.5.1");

    [Fact]
    public void Rules_with_a_missing_part_are_refused() =>
        AssertRefused("rules.malformed", rules => rules["hops"]![8]!.AsObject().Remove("downgrade"));

    [Theory]
    [InlineData("""{"format":2,"hops":4}""", "$.hops", "not of the kind")]
    [InlineData("""{"format":2}""", "$ ", "it lacks 'version'")]
    [InlineData("""{"format":2,"more":1}""", "$.more", "it has 'more'")]
    [InlineData("""{"format":2,"releases":[{"minor":"3"}]}""", "$.releases[0].minor", "expected a minor release")]
    [InlineData("nothing", "$ ", "invalid")]
    public void What_is_wrong_with_a_file_is_said_without_names_of_this_program(string json, string place, string words)
    {
        var error = Assert.Throws<WorkflowErrorException>(() => HopRules.Parse(json)).Error;
        Assert.Equal("rules.malformed", error.Code);
        Assert.Contains($"at {place}", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("EtcdUpgradeWorkflows", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string code, Action<JsonNode> change)
    {
        using var stream = typeof(HopRules).Assembly.GetManifestResourceStream("hop-rules.json")!;
        var rules = JsonNode.Parse(stream)!;
        change(rules);
        Assert.Equal(code, Assert.Throws<WorkflowErrorException>(() => HopRules.Parse(rules.ToJsonString())).Error.Code);
    }
}
