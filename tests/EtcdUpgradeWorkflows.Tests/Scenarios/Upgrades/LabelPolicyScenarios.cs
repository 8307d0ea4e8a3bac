using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Policies;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>What a policy for a label does to upgrades of the clusters that have it, before they begin and while they are under way.</summary>
public sealed class LabelPolicyScenarios
{
    private const string Gate = """{ "gates": [ { "name": "alerts", "kind": "prometheus", "url": "http://127.0.0.1:9090", "query": "ALERTS{c=\"{cluster}\"}" } ] }""";
    private const string Window = """{ "window": "required" }""";

    private static readonly WorkflowError Firing = WorkflowError.NeedsOperator("gate.blocked", "Gate 'alerts' does not agree: its query finds 1: EtcdNoLeader.", "…");

    [Theory]
    [InlineData(Window, "window.closed")]
    [InlineData("""{ "mayStart": [ "otto" ] }""", "cluster.may_not_start")]
    public void A_policy_holds_the_start_of_an_upgrade_of_its_clusters_and_of_no_other(string policy, string code)
    {
        Assert.Equal(code, Assert.Throws<WorkflowErrorException>(With("env=prod", policy).Play).Error.Code);
        With("env=test", policy).Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_database_that_does_not_answer_while_a_member_is_down_is_no_matter_for_a_person()
    {
        var scenario = With("env=prod", """{ "soak": "00:05" }""");
        scenario.When(s => s.Cluster.Members.Sum(m => m.Stops) == 1, s => s.Policies.Fails = 3).Play().Ends(RunSubStatus.Finished);
        Assert.True(scenario.Policies.Fails <= 0);
        Assert.Equal([NotificationKind.Done], scenario.Run.Notifications.Select(n => n.Kind));
    }

    [Fact]
    public void Lists_of_who_may_start_that_have_nobody_in_common_let_nobody()
    {
        var scenario = With("env=prod", """{ "mayStart": [ "otto" ] }""");
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false) { MayStart = ["anna"] } });
        var refused = Assert.Throws<WorkflowErrorException>(scenario.Play).Error;
        Assert.Equal("cluster.may_not_start", refused.Code);
        Assert.Contains("its own file, tier", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_soak_steps_and_silence_of_a_policy_and_of_the_clusters_file_all_count()
    {
        var scenario = With(
            "env=prod",
            """
            { "soak": "00:40", "gates": [ { "name": "alerts", "kind": "prometheus", "url": "http://127.0.0.1:9090", "query": "ALERTS{c=\"{cluster}\"}" } ],
              "steps": { "beforeStop": [ { "name": "mute", "url": "https://example.org/mute" } ], "afterServing": [] },
              "silence": { "url": "http://127.0.0.1:9093", "matchers": { "cluster": "{cluster}" } } }
            """);
        scenario.Clusters.Change("fake", spec => spec with
        {
            OwnPolicy = new(false) { Soak = TimeSpan.FromMinutes(10), Steps = new([new("drain", new("https://example.org/drain"), null, null, TimeSpan.FromSeconds(30), IsRequired: true)], []) },
        });
        List<DateTimeOffset> stops = [];
        for (var i = 1; i <= 2; i++)
        {
            var count = i;
            scenario.When(s => s.Cluster.Members.Sum(m => m.Stops) == count, s => stops.Add(s.World.Time.GetUtcNow()));
        }

        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.InRange(stops[1] - stops[0], TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(45));

        // Once for each stop, and once more before what was checked before the soak is checked anew.
        Assert.Equal(4, scenario.Journal.Count(e => e.Message == "Every gate agrees: alerts."));
        Assert.Equal(["drain", "mute", "drain", "mute", "drain", "mute"], scenario.Steps.Calls.Select(c => c.Step));
        Assert.Equal(3, scenario.Silences.Made.Count);
    }

    [Fact]
    public void A_gate_that_is_added_while_a_run_works_holds_its_next_stop_until_it_agrees()
    {
        var scenario = With();
        DateTimeOffset since = default;
        scenario
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s =>
            {
                (s.Gates.No["alerts"], since) = (Firing, s.World.Time.GetUtcNow());
                s.Policies.Add("tier", Gate, "env=prod");
            })
            .When(s => since != default && s.World.Time.GetUtcNow() - since > TimeSpan.FromMinutes(5), s =>
            {
                Assert.True(s.State.IsSafePoint);
                Assert.Equal([1, 1, 0], s.Cluster.Members.Select(m => m.Stops).OrderDescending());
                s.Gates.No.Clear();
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Journal, e => e.Message == "Every gate agrees: alerts.");
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    // All in one claim: what the cluster was opened with is not what counts.
    [Fact]
    public void A_policy_that_comes_between_the_last_question_and_the_stop_holds_that_stop()
    {
        var scenario = With();
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false) { Steps = new([new("drain", new("https://example.org/drain"), null, null, TimeSpan.FromSeconds(30), IsRequired: true)], []) } });
        scenario.Gates.No["alerts"] = Firing;
        scenario.Steps.Called = call =>
        {
            if (call.Phase == "beforeStop" && scenario.Steps.Calls.Count(c => c.Phase == "beforeStop") == 2)
            {
                scenario.Policies.Add("tier", Gate, "env=prod");
            }
        };
        scenario
            .When(UpgradeScenario.Journaled("Gate 'alerts' was asked by nobody"), s => Assert.Equal(1, s.Cluster.Members.Sum(m => m.Stops)))
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow())?.Deferred?.Code == "gate.blocked", s =>
            {
                Assert.Equal(1, s.Cluster.Members.Sum(m => m.Stops));
                s.Gates.No.Clear();
            })
            .Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_soak_that_is_asked_between_the_question_and_the_second_stop_is_waited_for()
    {
        var scenario = With();
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false) { Steps = new([new("drain", new("https://example.org/drain"), null, null, TimeSpan.FromSeconds(30), IsRequired: true)], []) } });
        scenario.Steps.Called = call =>
        {
            if (call.Phase == "beforeStop" && scenario.Steps.Calls.Count(c => c.Phase == "beforeStop") == 2)
            {
                scenario.Policies.Add("tier", """{ "soak": "00:40" }""", "env=prod");
            }
        };
        List<DateTimeOffset> stops = [];
        for (var i = 1; i <= 2; i++)
        {
            var count = i;
            scenario.When(s => s.Cluster.Members.Sum(m => m.Stops) == count, s => stops.Add(s.World.Time.GetUtcNow()));
        }

        scenario.Play().Ends(RunSubStatus.Finished);
        Assert.InRange(stops[1] - stops[0], TimeSpan.FromMinutes(39), TimeSpan.FromMinutes(45));
        Assert.Single(scenario.Journal, e => e.Message?.Contains("Try 1 of 10", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_window_that_a_policy_asks_for_while_a_run_works_holds_it_and_its_removal_lets_it_go_on()
    {
        var scenario = With();
        scenario
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s => s.Policies.Add("tier", Window, "env=prod"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "window.closed"), async s =>
            {
                Assert.Equal(2, s.Cluster.Members.Sum(m => m.Stops));
                Assert.True(await s.Policies.RemoveAsync("tier", CancellationToken.None));
                await s.PostAsync(InboxMessageKind.Reconsider, new { reason = "policy 'tier' was removed", codes = MaintenanceGrants.Codes });
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    [Theory]
    [InlineData("""{ "name": "tier", "labels": [ "env=prod" ], "policy": { "lunar": "required" } }""")]
    [InlineData("no JSON")]
    public void A_policy_that_cannot_be_read_starts_nothing_and_stops_no_member_of_a_run_under_way(string document)
    {
        var unread = With();
        unread.Policies.AddUnread("tier", document);
        Assert.Equal(PolicyJoin.Unreadable, Assert.Throws<WorkflowErrorException>(unread.Play).Error.Code);

        var scenario = With();
        scenario
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s => s.Policies.AddUnread("tier", document))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == PolicyJoin.Unreadable), async s =>
            {
                Assert.Equal(2, s.Cluster.Members.Sum(m => m.Stops));
                Assert.True(s.State.IsSafePoint);
                Assert.True(await s.Policies.RemoveAsync("tier", CancellationToken.None));
                await s.PostAsync(InboxMessageKind.Reconsider, new { reason = "policy 'tier' was removed", codes = MaintenanceGrants.Codes });
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    [Fact]
    public void Two_persons_pass_over_a_policy_that_cannot_be_read_and_a_half_done_member_is_finished()
    {
        var broken = With();
        broken
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s => s.Policies.AddUnread("tier", "no JSON"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == PolicyJoin.Unreadable), s =>
                s.PostAsync(InboxMessageKind.Grant, new { name = MaintenanceGrants.BreakGlass, reason = "now", with = "bob", codes = MaintenanceGrants.Codes }))
            .Play().Ends(RunSubStatus.Finished);

        // What is down because of us is finished, whatever anybody asks.
        var half = With();
        half.Cluster.Host("infra2").IgnoresTerm = true;
        half
            .WhenIncident("host.stop_timed_out", InboxMessageKind.Retry, new { kill = true })
            .When(s => s.Cluster.Members.Any(m => m.Stops == 1), s => s.Policies.AddUnread("tier", "no JSON"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == PolicyJoin.Unreadable), async s =>
            {
                Assert.All(s.Cluster.Members, m => Assert.True(m.Serves));
                Assert.Single(s.Cluster.Members, m => m.Process!.Version == "3.5.16");
                await s.PostAsync(InboxMessageKind.Cancel);
            })
            .Play().Ends(RunSubStatus.Cancelled);
    }

    [Fact]
    public void A_gate_of_a_policy_and_another_one_of_the_same_name_stop_everything()
    {
        var scenario = With("env=prod", Gate);
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false) { Gates = [new("alerts", StopGateKind.Http, new("http://127.0.0.1:1/"), null, true, null)] } });
        Assert.Equal(PolicyJoin.NameClash, Assert.Throws<WorkflowErrorException>(scenario.Play).Error.Code);
    }

    [Fact]
    public async Task A_start_that_finishes_what_is_half_done_asks_too_who_may_and_whether_that_is_known()
    {
        var token = TestContext.Current.CancellationToken;
        var scenario = With();
        scenario.Play().Ends(RunSubStatus.Finished);
        var swaps = (await scenario.Store.ListAsync(token)).Where(d => d.DefinitionId == "rolling-upgrade").Select(d => DefinitionReader.Read(d.Json).Definition!).Take(1).ToList();
        HoldRequest request = new(["cluster:fake"], swaps, [], "bert", IsStart: true) { IsRepair = true };
        Assert.Null(await scenario.Maintenance.FindRefusalAsync(request, token));
        scenario.Policies.AddUnread("tier", "no JSON");
        Assert.Equal(PolicyJoin.Unreadable, (await scenario.Maintenance.FindRefusalAsync(request, token))!.Error.Code);
    }

    private static UpgradeScenario With(string? label = null, string? policy = null)
    {
        UpgradeScenario scenario = new();
        scenario.Clusters.Change("fake", spec => spec with { Labels = ["env=prod"] });
        if (policy is not null)
        {
            scenario.Policies.Add("tier", policy, label!);
        }

        return scenario;
    }
}
