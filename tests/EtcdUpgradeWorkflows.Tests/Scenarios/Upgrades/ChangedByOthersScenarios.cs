using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>Somebody changes a member by hand while a run is under way: the run says what, and goes on from it only when a person says so.</summary>
public sealed class ChangedByOthersScenarios
{
    private const string Changed = "member.changed_by_other";
    private const string NotLegal = "member.observed_not_legal";
    private static readonly object Accept = new { acceptObserved = true, reason = "it was me" };
    private static readonly Func<UpgradeScenario, bool> OneIsDone = UpgradeScenario.Journaled("infra2: stopped, switched");

    [Fact]
    public void A_member_that_was_stopped_is_asked_about_and_taken_on_from_there()
    {
        var scenario = Change(c => c.Kill("infra1")).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.Contains("infra1 does not run; it ran 3.4.23.", Asked(scenario), StringComparison.Ordinal);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void What_was_undone_needs_no_acceptance() =>
        AllAreOnTarget(Change(c => c.Kill("infra1")).When(IsAsked, s => s.Cluster.Start("infra1")).WhenIncident(Changed, InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished));

    [Fact]
    public void To_resume_without_accepting_asks_again()
    {
        var scenario = Change(c => c.Kill("infra1"))
            .WhenIncident(Changed, InboxMessageKind.Resume).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Equal(2, scenario.Journal.Count(e => e.EventName == JournalEvent.IncidentOpened));
    }

    [Fact]
    public void A_link_that_was_pointed_elsewhere_is_asked_about_and_put_right_by_the_swap()
    {
        var scenario = Change(c => c.RelinkByHand("infra3", "3.5.30")).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Contains("The link of infra3 names 3.5.30; it named 3.4.23.", Asked(scenario), StringComparison.Ordinal);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_link_that_was_put_back_on_a_finished_member_is_put_right_without_a_stop()
    {
        var scenario = Change(c => c.RelinkByHand("infra2", "3.4.23")).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Contains("The link of infra2 names 3.4.23; it named 3.5.16.", Asked(scenario), StringComparison.Ordinal);
        Assert.Equal(1, scenario.Cluster.Member("infra2").Stops);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_member_on_a_release_of_no_hop_is_not_accepted()
    {
        var scenario = Change(c => c.RestartByHand("infra3", "3.5.30"))
            .WhenIncident(Changed, InboxMessageKind.Resume, Accept)
            .When(s => s.State.Incidents.Any(i => i.Error.Code == NotLegal), s => s.Cluster.RestartByHand("infra3", "3.4.23"))
            .WhenIncident(NotLegal, InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.Contains("infra3 runs 3.5.30; it ran 3.4.23.", Asked(scenario), StringComparison.Ordinal);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_finished_member_that_somebody_put_back_is_swapped_again_after_a_yes_only()
    {
        var scenario = Change(c => c.RestartByHand("infra2", "3.4.23"))
            .When(IsAsked, s => Assert.Equal(1, s.Cluster.Member("infra2").Stops))
            .WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Equal(2, scenario.Cluster.Member("infra2").Stops);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_member_that_somebody_else_has_upgraded_is_not_stopped_for_it()
    {
        var scenario = Change(c => c.RestartByHand("infra3", "3.5.16")).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Equal(0, scenario.Cluster.Member("infra3").Stops);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_member_that_was_replaced_under_its_name_is_asked_about_and_upgraded()
    {
        var scenario = Change(c => c.ReplaceByHand("infra3")).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Contains("infra3 is member a0000000001003; it was a0000000000003.", Asked(scenario), StringComparison.Ordinal);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_member_that_was_removed_cannot_be_gone_on_without()
    {
        var scenario = new UpgradeScenario().When(OneIsDone, s => s.PostAsync(InboxMessageKind.Pause, new { atSafePoint = true }))
            .When(s => s.Run.Paused && s.Run.Owner is null, s =>
            {
                s.Cluster.RemoveByHand("infra3");
                return s.PostAsync(InboxMessageKind.Resume);
            })
            .WhenIncident(Changed, InboxMessageKind.Resume, Accept).WhenIncident(NotLegal, InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled).MatchesTranscript();

        Assert.Contains("infra3 (a0000000000003) is not in the member list; it was.", Asked(scenario), StringComparison.Ordinal);
        Assert.Equal((0, 1, 0), (scenario.Cluster.Member("infra1").Stops, scenario.Cluster.Member("infra2").Stops, scenario.Cluster.Member("infra3").Stops));
    }

    [Fact]
    public void A_member_that_was_added_is_not_accepted_while_the_cluster_file_lacks_it()
    {
        var scenario = Change(c => c.AddByHand(new Uri("http://127.0.0.1:23999")))
            .WhenIncident(Changed, InboxMessageKind.Resume, Accept)
            .When(s => s.State.Incidents.Any(i => i.Error.Code == NotLegal), s => s.Cluster.Unstarted.Clear())
            .WhenIncident(NotLegal, InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished);

        Assert.Contains("A member at http://127.0.0.1:23999 (a000000000000f) is in the member list; it was not.", Asked(scenario), StringComparison.Ordinal);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void Two_members_down_are_not_accepted()
    {
        var scenario = Change(c =>
            {
                c.Kill("infra1");
                c.Kill("infra3");
            })
            .WhenIncident(Changed, InboxMessageKind.Resume, Accept)
            .When(s => s.State.Incidents.Any(i => i.Error.Code == NotLegal), s =>
            {
                s.Cluster.Start("infra1");
                s.Cluster.Start("infra3");
            })
            .WhenIncident(NotLegal, InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(1, scenario.Cluster.Member("infra2").Stops);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void What_the_run_itself_dropped_half_way_is_not_taken_for_somebody_elses()
    {
        // infra2's new process ends after its start; the rollback of another member drops its swap.
        var scenario = new UpgradeScenario();
        scenario.When(s => s.Cluster.Member("infra2").Process?.Version == "3.5.16", s => s.Cluster.Kill("infra2"))
            .WhenIncident("etcd.process_ended", InboxMessageKind.Rollback, new { inputs = new Dictionary<string, string> { ["Member"] = "infra3" } })
            .WhenPaused(InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished);

        Assert.DoesNotContain(scenario.Journal, e => e.Message?.Contains("Somebody else", StringComparison.Ordinal) == true);
        AllAreOnTarget(scenario);
    }

    [Fact]
    public void A_member_stopped_while_it_catches_up_is_seen_at_once_and_comes_again_when_that_is_accepted()
    {
        var scenario = new UpgradeScenario(new() { CatchUp = TimeSpan.FromSeconds(30) })
            .When(OneIsDone, s => s.Cluster.Kill("infra2")).WhenIncident(Changed, InboxMessageKind.Resume, Accept).Play().Ends(RunSubStatus.Finished);

        Assert.Contains("infra2 does not run; it ran 3.5.16.", Asked(scenario), StringComparison.Ordinal);
        AllAreOnTarget(scenario);
    }

    private static UpgradeScenario Change(Action<FakeEtcdCluster> change) =>
        new UpgradeScenario(new() { Installed = ["3.4.23", "3.5.16", "3.5.30"] }).When(OneIsDone, s => change(s.Cluster));

    private static bool IsAsked(UpgradeScenario scenario) => scenario.State.Incidents.Any(i => i.Error.Code == Changed);

    private static string Asked(UpgradeScenario scenario) => scenario.Journal.First(e => e.EventName == JournalEvent.IncidentOpened).Message!;

    private static void AllAreOnTarget(UpgradeScenario scenario)
    {
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", "3.5.16"), (m.Process?.Version, m.Link)));
        Assert.Empty(scenario.Store.Holds);
    }
}
