using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>What the model of the protocol leaves out, each on the shipped upgrade.</summary>
public sealed class OutsideTheModel
{
    [Fact]
    public void A_second_run_of_the_cluster_is_refused_and_names_the_first()
    {
        CreateRunResult? second = null;
        var scenario = new UpgradeScenario();
        scenario.When(UpgradeScenario.Journaled("infra3: stopped, switched"), async s =>
        {
            var starter = new RunStarter(s.Store, s.Store, new DefinitionValidator(s.Catalog), NoHoldPolicy.Instance, s.World.Time);
            (_, second) = await starter.StartAsync(new()
            {
                DefinitionId = "rolling-upgrade", Subject = "fake", Holds = [FencedClusters.KeyOf("fake")], StartedBy = "bert",
                Inputs = new Dictionary<string, System.Text.Json.JsonElement> { ["Cluster"] = EngineJson.Element("fake"), ["Target"] = EngineJson.Element("3.5.16") },
            }, CancellationToken.None);
        }).Play().Ends(RunSubStatus.Finished);

        Assert.Equal((FencedClusters.KeyOf("fake"), scenario.RunId), (Assert.IsType<CreateRunResult.Held>(second).Key, ((CreateRunResult.Held)second).RunId));
        AllSwappedOnce(scenario);
    }

    [Fact]
    public void Several_acts_of_operators_in_one_moment_are_obeyed_in_their_order()
    {
        var scenario = new UpgradeScenario();
        scenario.When(UpgradeScenario.Journaled("infra2 is member"), async s =>
            {
                await s.PostAsync(InboxMessageKind.Pause, new { reason = "wait" });
                await s.PostAsync(InboxMessageKind.Rollback, Back("infra2"));
                await s.PostAsync(InboxMessageKind.Retry);
                await s.PostAsync(InboxMessageKind.Pause, new { atSafePoint = true });
            })
            .WhenPaused(InboxMessageKind.Resume)
            .When(s => s.Run.Paused && s.Run.Owner is null && s.Run.Inbox.Count == 0, s => s.PostAsync(InboxMessageKind.Resume))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Cluster.Member("infra2").Stops);
        AllRunTheTarget(scenario);
    }

    [Fact]
    public void A_cancel_after_a_rollback_that_was_just_asked_for_ends_at_a_safe_point()
    {
        var scenario = new UpgradeScenario();
        scenario.When(s => s.State.OpenKeys.Count > 0, async s =>
        {
            await s.PostAsync(InboxMessageKind.Rollback, Back("infra2"));
            await s.PostAsync(InboxMessageKind.Cancel);
        }).Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.True(m is { Serves: true, Record: not { Open: true } }, m.Name));
        Assert.Empty(scenario.Store.Holds);
    }

    [Fact]
    public void A_member_goes_back_and_forward_twice()
    {
        var scenario = new UpgradeScenario();
        scenario.When(UpgradeScenario.Journaled("infra2 is member"), s => s.PostAsync(InboxMessageKind.Rollback, Back("infra2")))
            .WhenPaused(InboxMessageKind.Resume)
            .When(s => s.Cluster.Member("infra2").Stops == 3 && s.State.OpenKeys.Count > 0, s => s.PostAsync(InboxMessageKind.Rollback, Back("infra2")))
            .When(s => s.Cluster.Member("infra2").Stops == 4 && s.Run.Paused && s.Run.Owner is null && s.Run.Inbox.Count == 0, s => s.PostAsync(InboxMessageKind.Resume))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal((1, 5, 1), (scenario.Cluster.Member("infra1").Stops, scenario.Cluster.Member("infra2").Stops, scenario.Cluster.Member("infra3").Stops));
        AllRunTheTarget(scenario);
    }

    [Theory]
    [InlineData("infra1")]
    [InlineData("infra2")]
    [InlineData("infra3")]
    public void The_record_of_a_host_that_is_gone_makes_nobody_stop_twice(string member)
    {
        var scenario = new UpgradeScenario();
        scenario.When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.Cluster.Member(member).Record = null).Play().Ends(RunSubStatus.Finished);

        AllSwappedOnce(scenario);
        var number = scenario.Run.Fence;
        Assert.All(scenario.Cluster.Members, m => Assert.True(m.Record is { Open: false, Cluster: "fake" } record && record.Number == number, m.Name));
    }

    [Theory]
    [InlineData(HostStep.Stop)]
    [InlineData(HostStep.Switch)]
    [InlineData(HostStep.Start)]
    public void A_record_that_is_lost_while_the_member_is_half_done_stops_nobody_else(HostStep step)
    {
        var scenario = new UpgradeScenario();
        var second = scenario.AddServer("server-2");
        scenario.Cluster.Host("infra2").DiesAfter = step;
        scenario.Cluster.Witness = (member, at, _, _) =>
        {
            if (member.Name == "infra2" && at == step)
            {
                scenario.Servers[0].Kill();
            }
        };
        scenario.When(s => s.Cluster.Member("infra2").Record is { Open: true }, async s =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2), s.World.Time);
            s.Cluster.Member("infra2").Record = null;
            second.Start();
        }).Play().Ends(RunSubStatus.Finished);

        AllSwappedOnce(scenario);
    }

    /// <summary>No number was drawn since the copy: what it draws next is the highest. It looks, and finishes what is left.</summary>
    [Fact]
    public void A_database_restored_from_a_copy_with_the_hosts_number_swaps_nobody_twice()
    {
        var scenario = new UpgradeScenario();
        Action restore = () => { };
        scenario.When(UpgradeScenario.Journaled("Run of"), s => restore = s.Store.BackUp())
            .When(UpgradeScenario.Journaled("infra3: stopped, switched"), s =>
            {
                s.Servers[0].Kill();
                restore();
                s.AddServer("server-2").Start();
            })
            .Play().Ends(RunSubStatus.Finished);

        AllSwappedOnce(scenario);
    }

    /// <summary>However often it is retried: its numbers pass the hosts' by and by, and it still asks.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public void A_database_restored_from_a_copy_with_a_lower_number_stops_nothing_and_asks(long drawn)
    {
        const int retries = 8;
        var scenario = new UpgradeScenario();
        Action restore = () => { };
        var stops = 0;
        scenario.When(UpgradeScenario.Journaled("Run of"), s => restore = s.Store.BackUp())
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), s =>
            {
                // Other runs have drawn numbers meanwhile.
                s.Store.RaiseFence(drawn);
                s.Servers[0].Kill();
                s.AddServer("server-2").Start();
            })
            .When(UpgradeScenario.Journaled("infra3: stopped, switched"), s =>
            {
                s.Servers[1].Kill();
                stops = s.Cluster.Members.Sum(m => m.Stops);
                restore();
                s.AddServer("server-3").Start();
            })
            .When(Asked(0), s => s.PostAsync(InboxMessageKind.Retry));
        for (var retry = 1; retry < retries; retry++)
        {
            scenario.When(Asked(retry), s => s.PostAsync(InboxMessageKind.Retry));
        }

        scenario.When(Asked(retries), s => s.PostAsync(InboxMessageKind.Cancel)).Play().Ends(RunSubStatus.Cancelled);

        Assert.Equal((2, 2), (stops, scenario.Cluster.Members.Sum(m => m.Stops)));
        Assert.Empty(scenario.Store.Holds);

        static Func<UpgradeScenario, bool> Asked(int retries) => s =>
            s.State.Incidents.Any(i => i.Error.Code == "host.higher_number") && s.Journal.Count(e => e.EventName == JournalEvent.Retried) == retries
            && s.Run.Owner is null && s.Run.Inbox.Count == 0;
    }

    [Fact]
    public void While_a_host_cannot_be_fenced_no_member_is_stopped_to_roll_it_back()
    {
        var scenario = new UpgradeScenario();
        var stops = -1;
        scenario.When(UpgradeScenario.Journaled("infra2 is member"), async s =>
            {
                s.Cluster.Host("infra1").IsUnreachable = true;
                await s.PostAsync(InboxMessageKind.Rollback, Back("infra2"));
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
            .WhenPaused(InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Cluster.Member("infra2").Stops);
        AllRunTheTarget(scenario);
    }

    private static object Back(string member) => new { reason = "slow", inputs = new Dictionary<string, string> { ["Member"] = member } };

    private static void AllRunTheTarget(UpgradeScenario scenario)
    {
        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", true), (m.Process?.Version, m.Serves)));
        Assert.Empty(scenario.Store.Holds);
    }

    private static void AllSwappedOnce(UpgradeScenario scenario)
    {
        AllRunTheTarget(scenario);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal((1, 1), (m.Stops, m.ForwardSwaps)));
    }
}
