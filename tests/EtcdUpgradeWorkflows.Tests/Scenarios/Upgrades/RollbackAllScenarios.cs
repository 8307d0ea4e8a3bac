using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary><c>runs rollback --all</c>: every member back in the reverse order, then the run ends; or refused, with the way on.</summary>
public sealed class RollbackAllScenarios
{
    private static readonly object All = new { all = true, reason = "too slow" };

    [Fact]
    public void After_one_member_it_goes_back_and_the_run_ends() =>
        IsBack(new UpgradeScenario().When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.PostAsync(InboxMessageKind.Rollback, All)).Play().MatchesTranscript(), 2, 0);

    [Fact]
    public void After_two_of_three_they_go_back_in_the_reverse_order() =>
        IsBack(new UpgradeScenario().When(UpgradeScenario.Journaled("infra3: stopped, switched"), s => s.PostAsync(InboxMessageKind.Rollback, All)).Play().MatchesTranscript(), 2, 2);

    [Fact]
    public void Before_any_member_there_is_nothing_to_put_back_and_the_run_ends() =>
        IsBack(new UpgradeScenario().When(UpgradeScenario.Journaled("Run of"), s => s.PostAsync(InboxMessageKind.Rollback, All)).Play(), 0, 0);

    [Fact]
    public void Once_the_last_old_member_was_started_it_is_refused_and_the_run_goes_on_forward()
    {
        var scenario = new UpgradeScenario(new() { Flip = TimeSpan.FromSeconds(20) })
            .When(UpgradeScenario.Journaled("infra1: stopped, switched"), s => s.PostAsync(InboxMessageKind.Rollback, All))
            .WhenIncident("upgrade.last_member_not_stopped", InboxMessageKind.Resume, new { forward = true })
            .Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1, 1), (m.Process?.Version, m.ForwardSwaps, m.Stops)));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void Once_the_cluster_version_has_risen_it_is_refused_and_the_run_can_be_cancelled()
    {
        var scenario = new UpgradeScenario()
            .When(UpgradeScenario.Journaled("infra1: stopped, switched"), async s =>
            {
                await Task.Delay(s.Cluster.Options.Flip, s.World.Time);
                await s.PostAsync(InboxMessageKind.Rollback, All);
            })
            .WhenIncident("upgrade.point_of_no_return", InboxMessageKind.Cancel)
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 1), (m.Process?.Version, m.Stops)));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void While_a_host_cannot_be_fenced_nobody_is_stopped_for_it()
    {
        var (scenario, stops) = (new UpgradeScenario(), -1);
        scenario.When(UpgradeScenario.Journaled("infra3: stopped, switched"), async s =>
            {
                s.Cluster.Host("infra1").IsUnreachable = true;
                await s.PostAsync(InboxMessageKind.Rollback, All);
                stops = s.Cluster.Members.Sum(m => m.Stops);

                // Another server, as after a crash: this one's hosts are fenced already.
                s.Servers[0].Kill();
                s.AddServer("server-2").Start();
            })
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "host.not_fenced") && s.Run.Owner is null, s =>
            {
                Assert.Equal(stops, s.Cluster.Members.Sum(m => m.Stops));
                s.Cluster.Host("infra1").IsUnreachable = false;
            })
            .WhenIncident("host.not_fenced", InboxMessageKind.Retry)
            .Play();

        IsBack(scenario, 2, 2);
    }

    [Fact]
    public void A_server_killed_in_the_middle_of_it_is_followed_by_another()
    {
        var scenario = new UpgradeScenario();
        var second = scenario.AddServer("server-2");
        scenario.When(UpgradeScenario.Journaled("infra3: stopped, switched"), s => s.PostAsync(InboxMessageKind.Rollback, All))
            .When(s => s.State.Intent is not null && s.Cluster.Member("infra3").Stops == 2, s =>
            {
                s.Servers[0].Kill();
                second.Start();
            })
            .Play();

        IsBack(scenario, 2, 2);
    }

    [Fact]
    public void A_member_left_half_done_by_a_stop_that_failed_is_settled_by_it()
    {
        var scenario = new UpgradeScenario();
        scenario.Cluster.Host("infra3").IgnoresTerm = true;
        scenario.WhenIncident("host.stop_timed_out", InboxMessageKind.Rollback, All).Play();

        IsBack(scenario, 2, 0);
    }

    [Fact]
    public void Within_a_minor_all_three_go_back_though_the_last_one_was_swapped()
    {
        var scenario = new UpgradeScenario(new() { Version = "3.5.16", Installed = ["3.5.16", "3.5.30"] }, "3.5.16", "3.5.30") { Target = "3.5.30" }
            .When(UpgradeScenario.Journaled("infra1: stopped, switched"), s => s.PostAsync(InboxMessageKind.Rollback, All))
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 2), (m.Process?.Version, m.Stops)));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void A_run_that_has_pinned_the_older_definition_says_that_it_cannot_and_rolls_back_one_member_as_before()
    {
        var scenario = new UpgradeScenario { RollbackVersion = 1 }
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.PostAsync(InboxMessageKind.Rollback, All))
            .When(UpgradeScenario.Journaled("'rollback-mixed@1', which the run was started with, does not roll back all"),
                s => s.PostAsync(InboxMessageKind.Rollback, new { inputs = new Dictionary<string, string> { ["Member"] = "infra2" } }))
            .WhenPaused(InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished);

        Assert.Contains(scenario.Journal, e => e.Message == "infra2 was rolled back.");
        Assert.All(scenario.Cluster.Members, m => Assert.Equal("3.5.16", m.Process?.Version));
    }

    [Fact]
    public void To_go_forward_without_a_rollback_changes_nothing() => new UpgradeScenario()
        .When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.PostAsync(InboxMessageKind.Resume, new { forward = true }))
        .When(UpgradeScenario.Journaled("no rollback is under way"), () => { })
        .Play().Ends(RunSubStatus.Finished);

    private static void IsBack(UpgradeScenario scenario, int stopsOfInfra2, int stopsOfInfra3)
    {
        scenario.Ends(RunSubStatus.Cancelled);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.4.23", "3.4.23", true), (m.Process?.Version, m.Link, m.Serves)));
        Assert.Equal((0, stopsOfInfra2, stopsOfInfra3), (scenario.Cluster.Member("infra1").Stops, scenario.Cluster.Member("infra2").Stops, scenario.Cluster.Member("infra3").Stops));
        Assert.Empty(scenario.Store.Holds);
        Assert.False(scenario.Run.NeedsYou);
    }
}
