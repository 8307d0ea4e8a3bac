using EtcdUpgradeWorkflows.Engine.Runs;
using static EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades.UpgradeScenario;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>What an upgrade makes of members whose data differ.</summary>
public sealed class CompareDataScenarios
{
    [Fact]
    public void Members_of_one_release_that_differ_stop_the_run_before_anything_is_touched()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Corrupt("infra2");

        scenario.WhenIncident("etcd.data_differs", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.4.23", 0), (m.Process?.Version, m.Stops)));
        Assert.Empty(scenario.Vault.Records);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_difference_between_releases_is_asked_again_after_a_compaction_warned_of_and_stops_the_run_at_the_end(bool compacts)
    {
        var scenario = new UpgradeScenario();
        scenario.When(s => s.Cluster.Member("infra2").Process?.Version == "3.5.16", s => s.Cluster.Corrupt("infra2"));
        if (compacts)
        {
            scenario.When(WaitsForACompaction, s => CompactAll(s, s.Cluster.Revision - 1));
        }

        scenario.WhenIncident("etcd.data_differs", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
        var began = Assert.Single(scenario.Journal, e => e is { EventName: "Started", ActivityId: "compare-data-last" });
        var warned = Assert.Single(scenario.Journal, e => e.Message?.StartsWith("Warning: At revision", StringComparison.Ordinal) == true);
        Assert.Equal(compacts, warned.Timestamp - began.Timestamp < TimeSpan.FromMinutes(1));
        Assert.InRange(warned.Timestamp - began.Timestamp, TimeSpan.Zero, TimeSpan.FromMinutes(6));
    }

    [Fact]
    public void A_difference_that_a_compaction_takes_away_is_none()
    {
        var scenario = new UpgradeScenario();
        scenario.When(s => s.Cluster.Member("infra2").Process?.Version == "3.5.16", s => s.Cluster.Corrupt("infra2"));
        scenario.When(WaitsForACompaction, s =>
        {
            s.Cluster.Heal("infra2");
            CompactAll(s, s.Cluster.Revision - 1);
        });

        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.DoesNotContain(scenario.Journal, e => e.Message?.StartsWith("Warning: At revision", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Hashes_above_unequal_compactions_are_not_compared_and_that_is_said()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Member("infra3").CompactRevision = 1;

        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Journal.Count(e => e.Message?.StartsWith("Warning: the members' hashes could not be compared: their compact revisions differ", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_member_compacted_up_to_all_that_the_others_have_is_not_compared()
    {
        var scenario = new UpgradeScenario(new() { WritesPerSecond = 0 });
        scenario.Cluster.Put(5);
        CompactAll(scenario, scenario.Cluster.Revision);

        // Compacted up to here no backup could be compared either.
        scenario.When(Journaled("could not be compared: the revision was compacted"), s => CompactAll(s, -1)).Play().Ends(RunSubStatus.Finished);

        Assert.Contains(scenario.Journal, e => e.Message?.Contains("their data has one hash", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Before_3_4_no_hash_is_told()
    {
        var scenario = new UpgradeScenario(new() { Version = "3.3.25", Installed = ["3.3.25", "3.4.23"] }, "3.3.25", "3.4.23") { Target = "3.4.23" };

        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(2, scenario.Journal.Count(e => e.Message == "Hashes were not compared: 3.3.25 tells no hash that can be compared."));
        Assert.Contains(scenario.Journal, e => e.Message?.Contains("their data has one hash", StringComparison.Ordinal) == true);
    }

    private static bool WaitsForACompaction(UpgradeScenario scenario) => scenario.Run.Progress?.Contains("the next compaction", StringComparison.Ordinal) == true;

    private static void CompactAll(UpgradeScenario scenario, long revision)
    {
        foreach (var member in scenario.Cluster.Members)
        {
            member.CompactRevision = revision;
        }
    }
}
