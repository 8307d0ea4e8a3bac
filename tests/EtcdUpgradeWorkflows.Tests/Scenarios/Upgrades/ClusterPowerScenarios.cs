using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>The shipped definitions that stop and start a whole cluster.</summary>
public sealed class ClusterPowerScenarios
{
    [Fact]
    public void A_cluster_whose_member_runs_unseen_is_not_told_as_stopped()
    {
        var scenario = new UpgradeScenario(new FakeEtcdOptions { DowntimeAllowed = true }) { Definition = "cluster-down", Input = ("Cluster", "fake") }.Grant(GrantNames.AllowDowntime);
        scenario.Cluster.Host("infra2").HidesProcess = true;
        scenario
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "host.process_unseen") && s.Cluster.Members.All(m => m.Stops == 0), s =>
            {
                s.Cluster.Host("infra2").HidesProcess = false;
                return s.PostAsync(InboxMessageKind.Retry);
            })
            .Play().Ends(RunSubStatus.Finished);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal((null, 1), (m.Process, m.Stops)));
    }
}
