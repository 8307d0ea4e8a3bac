using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>After a lost or restored database: the hosts are taken over by an operator's word, and by nothing else.</summary>
public sealed class TakeoverScenarios
{
    private static readonly HostAuthority Former = new("feedfeedfeedfeedfeedfeedfeedfeed", "fake", 70);

    [Fact]
    public void Hosts_of_a_named_controller_are_taken_over_and_refuse_it_from_then_on()
    {
        var scenario = Adopting(Former.Controller);
        scenario.Play().Ends(RunSubStatus.Finished);

        AssertOurs(scenario, above: 70);
        AssertRefused(scenario, Former with { Number = 10_000 });
    }

    [Fact]
    public void Hosts_of_a_controller_that_was_not_named_stay_its_own()
    {
        var scenario = Adopting("");
        scenario.Play().Ends(RunSubStatus.Faulted);

        Assert.Equal(Former.Controller, Assert.Single(scenario.Cluster.Members.Select(m => m.Record!.Controller).Distinct()));
        Assert.Contains("host.other_controller", scenario.State.Incidents.Select(i => i.Error.Code));
        Assert.Empty(scenario.Store.Holds);
    }

    /// <summary>The twin of a restored database has our own id and may draw any number: only a new id shuts it out.</summary>
    [Fact]
    public void A_living_twin_of_a_restored_database_is_refused_whatever_number_it_draws()
    {
        var twin = Former with { Controller = FakeClusters.DatabaseController };
        var scenario = Adopting("", twin);
        scenario.Play().Ends(RunSubStatus.Finished);

        AssertOurs(scenario, above: 70);
        AssertRefused(scenario, twin with { Number = 10_000 });
    }

    [Fact]
    public void A_moved_database_takes_no_host_over()
    {
        var scenario = Adopting(Former.Controller);
        scenario.Clusters.Moved = WorkflowError.Permanent("db.moved", "It was moved.");
        scenario.Play();

        Assert.Contains("db.moved", scenario.State.Incidents.Select(i => i.Error.Code));
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(Former.Controller, m.Record!.Controller));
    }

    [Fact]
    public void A_host_that_does_not_answer_leaves_all_hosts_as_they_are()
    {
        var scenario = Adopting(Former.Controller);
        scenario.Cluster.Host("infra3").IsUnreachable = true;
        scenario.Play().Ends(RunSubStatus.Faulted);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(Former.Controller, m.Record!.Controller));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void A_worker_that_dies_half_way_is_followed_by_one_that_takes_over_the_rest_under_the_same_name()
    {
        var scenario = Adopting(Former.Controller);
        scenario.AddServer("server-2");
        scenario.When(s => s.Cluster.Members[0].Record!.Controller != Former.Controller, s =>
        {
            s.Servers[0].Kill();
            s.Servers[1].Start();
        });
        scenario.Play().Ends(RunSubStatus.Finished);

        AssertOurs(scenario, above: 70);
        AssertRefused(scenario, Former with { Number = 10_000 });
    }

    [Fact]
    public void What_was_half_done_stays_half_done_for_the_next_upgrade_to_settle()
    {
        var scenario = Adopting(Former.Controller);
        scenario.Cluster.Members[1].Record = scenario.Cluster.Members[1].Record! with { Open = true, To = new("3.5.16") };
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal((true, new Deployment("3.5.16")), (scenario.Cluster.Members[1].Record!.Open, scenario.Cluster.Members[1].Record!.To));
        Assert.Contains(scenario.Journal, e => e.Message?.Contains("half done towards 3.5.16", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void An_upgrade_of_anothers_hosts_is_refused()
    {
        var scenario = new UpgradeScenario();
        Give(scenario, Former);
        scenario.When(s => s.State.Incidents.Any(i => i.Error.Code == "host.other_controller"), s => s.PostAsync("cancel"));
        scenario.Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal((Former.Controller, 0), (m.Record!.Controller, m.Stops)));
    }

    private static UpgradeScenario Adopting(string from, HostAuthority? former = null)
    {
        var scenario = new UpgradeScenario { Definition = "adopt-cluster", Input = ("From", from) };
        Give(scenario, former ?? Former);
        return scenario;
    }

    private static void Give(UpgradeScenario scenario, HostAuthority owner)
    {
        foreach (var member in scenario.Cluster.Members)
        {
            member.Record = new(owner.Controller, owner.Cluster, owner.Number, Open: false, member.Link is { } link ? new(link) : null);
        }
    }

    private static void AssertOurs(UpgradeScenario scenario, long above)
    {
        var record = Assert.Single(scenario.Cluster.Members.Select(m => (m.Record!.Controller, m.Record.Cluster)).Distinct());
        Assert.Equal((scenario.Clusters.ReadAsync("fake", CancellationToken.None).GetAwaiter().GetResult(), "fake"), record);
        Assert.NotEqual(FakeClusters.DatabaseController, record.Controller);
        Assert.All(scenario.Cluster.Members, m => Assert.True(m.Record!.Number > above));
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(0, m.Stops));
        Assert.Empty(scenario.Store.Holds);
    }

    private static void AssertRefused(UpgradeScenario scenario, HostAuthority former) => scenario.World.Run(async () =>
    {
        foreach (var member in scenario.Cluster.Members)
        {
            var host = scenario.Cluster.Host(member.Name);
            Assert.IsType<FenceAnswer.OtherController>(await host.FenceAsync(former, TimeSpan.FromSeconds(1), CancellationToken.None));
            Assert.Equal(SwapEnd.OtherController, (await host.HaltAsync(former, kill: true, TimeSpan.FromSeconds(1), CancellationToken.None)).End);
        }
    });
}
