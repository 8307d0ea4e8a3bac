using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>etcd's formal downgrade, on a fake that behaves as its documentation says: there are no binaries of 3.6 here.</summary>
public sealed class DowngradeScenarios
{
    private const string High = "3.6.14";
    private const string Low = "3.5.33";

    [Fact]
    public void The_whole_way_down()
    {
        var scenario = New(new()).Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal((Low, true, 1), (m.Process?.Version, m.Serves, m.Stops)));
        Assert.Equal(("3.5.0", "3.5.0", 1), (scenario.Cluster.ClusterVersion, scenario.Cluster.StorageVersion, scenario.Cluster.DowngradesEnabled));
    }

    [Fact]
    public void What_the_cluster_refuses_replaces_nobody()
    {
        var scenario = New(new() { DowngradeRefusal = "etcdserver: invalid downgrade target version" })
            .WhenIncident("downgrade.refused", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.Equal((0, 0), (scenario.Cluster.Members.Sum(m => m.Stops), scenario.Cluster.DowngradesEnabled));
    }

    [Fact]
    public void While_the_data_keep_their_form_nobody_is_replaced()
    {
        var scenario = New(new() { StorageStays = true }).WhenIncident("downgrade.storage_stays", InboxMessageKind.Cancel, new { now = true }).Play().Ends(RunSubStatus.Cancelled);

        Assert.Equal(0, scenario.Cluster.Members.Sum(m => m.Stops));
    }

    /// <summary>Rule 7: a 3.5 member that is told ends for good at its next start.</summary>
    [Fact]
    public void To_a_member_of_3_5_it_is_never_sent()
    {
        var scenario = New(new(), "3.5.16", "3.4.45").WhenIncident("downgrade.not_supported", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);

        Assert.Equal((0, 0), (scenario.Cluster.DowngradesEnabled, scenario.Cluster.Members.Sum(m => m.Stops)));
    }

    [Fact]
    public void Nor_while_one_member_runs_another_release()
    {
        var scenario = New(new());
        scenario.Cluster.RestartByHand("infra3", "3.6.10");
        scenario.WhenIncident("downgrade.not_supported", InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);
        Assert.Equal(0, scenario.Cluster.DowngradesEnabled);
    }

    [Fact]
    public void A_member_that_crashes_is_asked_about_and_nobody_else_is_stopped_before_it_is_back()
    {
        var scenario = New(new());
        scenario.When(UpgradeScenario.Journaled("infra2: stopped, switched to 3.5.33"), s => s.Cluster.Kill("infra2"));
        scenario.When(s => s.State.Incidents.Any(i => i.Error.Code == "member.changed_by_other"), s =>
        {
            Assert.Equal(1, s.Cluster.Members.Sum(m => m.Stops));
            s.Cluster.Start("infra2");
        });
        scenario.WhenIncident("member.changed_by_other", InboxMessageKind.Retry).Play().Ends(RunSubStatus.Finished);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal((Low, true), (m.Process?.Version, m.Serves)));
    }

    private static UpgradeScenario New(FakeEtcdOptions options, string from = High, string to = Low) =>
        new(options with { Version = from, Installed = [from, to, "3.6.10"] }, from, to) { Definition = "formal-downgrade", Target = to };
}
