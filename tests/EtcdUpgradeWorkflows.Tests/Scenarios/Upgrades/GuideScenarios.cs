using EtcdUpgradeWorkflows.Engine.Runs;
using static EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades.UpgradeScenario;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>etcd's guide from 2.2 to 2.3, sentence by sentence (docs/guide-2.2-to-2.3.md).</summary>
public sealed class GuideScenarios
{
    [Fact]
    public void The_guide_as_it_is_written()
    {
        var scenario = AsWritten();
        scenario.Cluster.Put(40);
        foreach (var member in scenario.Cluster.Members)
        {
            member.Snapshot = new(12_000_000, scenario.World.Time.GetUtcNow().AddHours(-3));
        }

        scenario.Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("2.3.8", 1, 1), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
        Assert.Equal("2.3.0", scenario.Cluster.ClusterVersion);
    }

    [Fact]
    public void Two_minutes_lie_between_members_unless_somebody_says_otherwise()
    {
        var starts = Started(AsWritten().Play().Ends(RunSubStatus.Finished));
        Assert.True(starts[1] - starts[0] >= TimeSpan.FromMinutes(2));
        Assert.True(starts[2] - starts[1] >= TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void A_shorter_wait_is_a_deviation_that_is_said()
    {
        var scenario = Guide(("WaitBetweenMembers", "00:00:10")).Play().Ends(RunSubStatus.Finished);
        var starts = Started(scenario);
        Assert.True(starts[1] - starts[0] < TimeSpan.FromMinutes(1));
        Assert.Contains(scenario.Journal, e => e.Message?.StartsWith("A deviation from the guide: 0:00:10 between members", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Without_any_snapshot_the_size_is_not_known_and_it_waits() =>
        Assert.Contains(Guide().Play().Ends(RunSubStatus.Finished).Journal, e => e.Message?.StartsWith("How large the v2 data is is not known", StringComparison.Ordinal) == true);

    [Fact]
    public void Above_50_MB_it_is_said_what_the_guide_says() =>
        Assert.Contains(WithSnapshot(60_000_000).Play().Ends(RunSubStatus.Finished).Journal, e => e.Message?.Contains("Above 50 MB a member may need two minutes", StringComparison.Ordinal) == true);

    [Fact]
    public void From_100_MB_on_somebody_decides_by_name()
    {
        var scenario = WithSnapshot(100_000_000).WhenIncident("upgrade.very_large_data", InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished);

        var asked = Assert.Single(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened).Message!;
        Assert.Contains("100 MB or more", asked, StringComparison.Ordinal);
        Assert.Contains("nobody supports 2.x", asked, StringComparison.Ordinal);
        Assert.Contains(scenario.Journal, e => e.Message == "anna has decided to go on with that much data.");
    }

    [Fact]
    public void Who_does_not_decide_stops_no_member()
    {
        var scenario = WithSnapshot(250_000_000).WhenIncident("upgrade.very_large_data", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Theory]
    [InlineData("", "Warning: nobody has said that the services relying on etcd were tested")]
    [InlineData("ben, run 7 on staging", "Rehearsed in staging: ben, run 7 on staging.")]
    public void Who_rehearsed_it_stands_in_the_journal(string rehearsal, string words) =>
        Assert.Contains(Guide(("Rehearsal", rehearsal)).Play().Ends(RunSubStatus.Finished).Journal, e => e.EventName == JournalEvent.Output && e.Message!.StartsWith(words, StringComparison.Ordinal));

    [Fact]
    public void A_line_after_which_somebody_has_to_act_stops_the_way_before_the_next_member()
    {
        var scenario = Guide();
        scenario.When(Journaled("infra2: stopped"), s => s.Cluster.LogLine("infra3", 'E', "etcdserver: conflicting cluster ID with the target cluster (918cc0c88273df59 != 918cc0c88273df59)"));
        scenario.WhenIncident("etcd.log_act_now", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.Equal(1, scenario.Cluster.Members.Sum(m => m.Stops));
        Assert.Contains("infra3 logged", Assert.Single(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_that_nothing_is_known_of_is_shown_and_stops_nothing()
    {
        var scenario = Guide();
        scenario.When(Journaled("infra2: stopped"), s => s.Cluster.LogLine("infra3", 'W', "etcdserver: something nobody has seen"));
        scenario.Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Journal, e => e.Message == "Not known, infra3: \"etcdserver: something nobody has seen\".");
    }

    [Fact]
    public void A_warning_of_an_older_version_after_the_rise_is_asked_about()
    {
        var scenario = Guide();
        scenario.When(s => s.Journal.Any(e => e is { ActivityName: "What came until then", EventName: "Completed" }),
            s => s.Cluster.LogLine("infra1", 'W', "etcdserver: the local etcd version 2.2.5 is not up-to-date"));
        scenario.WhenIncident("etcd.warning_goes_on", InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished);
        Assert.Contains("not up-to-date", Assert.Single(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.1.3")]
    [InlineData("2.0.13")]
    public void Before_2_2_it_is_refused_with_the_instruction_to_go_to_2_2_first(string version)
    {
        var scenario = new UpgradeScenario(new() { Version = version, Installed = [version, "2.3.8"] }, version, "2.3.8") { Definition = "upgrade-2.2-to-2.3", Target = "2.3.8" }
            .WhenIncident("preflight.blocked", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.Contains(scenario.State.Incidents.Select(i => i.Error.Message).Concat(scenario.Journal.Select(e => e.Message ?? "")), m => m.Contains("one hop goes to the next one only", StringComparison.Ordinal));
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
    }

    [Fact]
    public void While_one_member_is_2_2_all_go_back()
    {
        var scenario = Guide();
        scenario.When(s => s.Cluster.Members.Count(m => m is { Process.Version: "2.3.8", Serves: true }) == 2, s => s.PostAsync(InboxMessageKind.Rollback, new { all = true }))
            .Play().Ends(RunSubStatus.Cancelled);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal("2.2.5", m.Process?.Version));
    }

    [Fact]
    public void Once_all_are_2_3_no_2_2_is_started()
    {
        var scenario = Guide();
        scenario.When(s => s.Cluster.ClusterVersion == "2.3.0", s => s.PostAsync(InboxMessageKind.Rollback, new { all = true })).Play();
        Assert.All(scenario.Cluster.Members, m => Assert.Equal("2.3.8", m.Process?.Version));
    }

    private static UpgradeScenario WithSnapshot(long bytes)
    {
        var scenario = Guide();
        scenario.Cluster.Member("infra3").Snapshot = new(bytes, scenario.World.Time.GetUtcNow().AddMinutes(-5));
        return scenario;
    }

    // With its own wait between members: two minutes of virtual time are a second of the test's.
    private static UpgradeScenario AsWritten() => With([]);

    private static UpgradeScenario Guide(params (string Name, string Value)[] inputs) => With([("WaitBetweenMembers", "00:00:05"), .. inputs]);

    private static UpgradeScenario With(IReadOnlyList<(string Name, string Value)> inputs) =>
        new(new() { Version = "2.2.5", Installed = ["2.2.5", "2.3.8"] }, "2.2.5", "2.3.8") { Definition = "upgrade-2.2-to-2.3", Target = "2.3.8", MoreInputs = inputs };

    private static List<DateTimeOffset> Started(UpgradeScenario scenario) =>
        [.. scenario.Journal.Where(e => e.Message?.Contains("stopped, switched to 2.3.8", StringComparison.Ordinal) == true).Select(e => e.Timestamp)];
}
