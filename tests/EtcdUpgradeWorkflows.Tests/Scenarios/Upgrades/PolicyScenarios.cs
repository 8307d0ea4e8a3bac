using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>What a cluster's owners ask before each stop: gates, and that the first member runs for a while; and who may start.</summary>
public sealed class PolicyScenarios
{
    private static readonly StopGate Alerts = new("alerts", StopGateKind.Prometheus, new("http://127.0.0.1:9090"), "ALERTS", true, null);
    private static readonly WorkflowError Firing = WorkflowError.NeedsOperator("gate.blocked", "Gate 'alerts' does not agree: its query finds 1: EtcdNoLeader.", "…");

    [Fact]
    public void Every_gate_is_asked_before_each_stop_and_what_it_said_stands_with_the_intent()
    {
        var scenario = With(new ClusterPolicy(false) { Gates = [Alerts] });
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Gates.Asked.Count);
        Assert.Equal(3, scenario.Journal.Count(e => e.Message == "Every gate agrees: alerts."));
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    [Fact]
    public void A_gate_that_does_not_agree_holds_the_next_stop_until_it_does_and_people_are_told_once()
    {
        var scenario = With(new ClusterPolicy(false) { Gates = [Alerts] });
        DateTimeOffset since = default;
        scenario
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s => (s.Gates.No["alerts"], since) = (Firing, s.World.Time.GetUtcNow()))
            .When(s => s.Gates.No.Count > 0 && s.World.Time.GetUtcNow() - since > TimeSpan.FromMinutes(5), s =>
            {
                Assert.True(s.State.IsSafePoint);
                Assert.Equal([1, 1, 0], s.Cluster.Members.Select(m => m.Stops).OrderDescending());
                s.Gates.No.Clear();
            })
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal([NotificationKind.GateWaiting, NotificationKind.Done], scenario.Run.Notifications.Select(n => n.Kind));
        Assert.InRange(scenario.Gates.Asked.Count, 10, 16);
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    [Fact]
    public void A_gate_that_is_closed_for_long_is_asked_less_often_told_once_and_followed_by_one_new_backup()
    {
        var scenario = With(new ClusterPolicy(false) { Gates = [Alerts] });
        scenario.Gates.Says = asked => asked is > 1 and < 24 ? Firing with { Message = $"Alert {asked} fires." } : null;
        scenario.World.MaxSteps = 300_000;
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.InRange(scenario.Gates.Asked[23] - scenario.Gates.Asked[1], TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(40));
        Assert.True(scenario.Gates.Asked[23] - scenario.Gates.Asked[22] > TimeSpan.FromSeconds(60));
        Assert.Equal([NotificationKind.GateWaiting, NotificationKind.Done], scenario.Run.Notifications.Select(n => n.Kind));

        // Before the first, after the wait, before the last.
        Assert.Equal(3, scenario.Vault.Records.Count);
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    [Fact]
    public void An_answer_that_is_older_than_half_a_minute_stops_nobody_and_the_gate_is_asked_again()
    {
        var scenario = With(new ClusterPolicy(false) { Gates = [Alerts] });
        scenario.Gates.Age = GateAnswer.Counts + TimeSpan.FromSeconds(1);
        scenario
            .When(UpgradeScenario.Journaled("too long ago"), s =>
            {
                Assert.Equal([0, 0, 0], s.Cluster.Members.Select(m => m.Stops));
                s.Gates.Age = TimeSpan.Zero;
            })
            .Play().Ends(RunSubStatus.Finished);
        Assert.True(scenario.Gates.Asked.Count > 3);
    }

    [Fact]
    public void A_rollback_asks_no_gate_and_two_persons_pass_over_it()
    {
        var back = With(new ClusterPolicy(false) { Gates = [Alerts] });
        back
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s => s.Gates.No["alerts"] = Firing)
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s => s.PostAsync(InboxMessageKind.Rollback, new { all = true }))
            .Play();
        Assert.All(back.Cluster.Members, m => Assert.Equal("3.4.23", m.Process!.Version));

        var broken = With(new ClusterPolicy(false) { Gates = [Alerts] });
        broken.Gates.No["alerts"] = Firing;
        broken
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s => s.PostAsync(InboxMessageKind.Grant, new { name = MaintenanceGrants.BreakGlass, reason = "the alert is the reason", with = "bob" }))
            .Play().Ends(RunSubStatus.Finished);
        Assert.Single(broken.Gates.Asked);
    }

    [Fact]
    public void The_first_member_runs_for_a_while_before_the_second_is_stopped_and_nobody_is_bothered()
    {
        var scenario = With(new ClusterPolicy(false) { Soak = TimeSpan.FromMinutes(40) });
        List<DateTimeOffset> stops = [];
        for (var i = 1; i <= 3; i++)
        {
            var count = i;
            scenario.When(s => s.Cluster.Members.Sum(m => m.Stops) == count, s => stops.Add(s.World.Time.GetUtcNow()));
        }

        scenario.When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s =>
        {
            var waits = s.State.FindDeferred(s.World.Time.GetUtcNow())!;
            Assert.Equal("upgrade.soaking", waits.Deferred!.Code);
            Assert.Contains("the next one is stopped at", waits.Deferred.Message, StringComparison.Ordinal);
            Assert.InRange(waits.NotBefore!.Value - stops[0], TimeSpan.FromMinutes(39), TimeSpan.FromMinutes(41));
        });
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.InRange(stops[1] - stops[0], TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(45));
        Assert.InRange(stops[2] - stops[1], TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Equal([NotificationKind.Done], scenario.Run.Notifications.Select(n => n.Kind));

        // What was checked before so long a wait is checked anew.
        Assert.Equal(2, scenario.Journal.Count(e => e.ActivityId == "preflight" && e.EventName == "Completed"));
    }

    [Fact]
    public async Task Who_may_start_is_asked_whatever_starts_it()
    {
        var scenario = With(new ClusterPolicy(false) { MayStart = ["otto", "vera"] });
        var refused = Assert.Throws<WorkflowErrorException>(() => scenario.Play());
        Assert.Equal("cluster.may_not_start", refused.Error.Code);
        Assert.Contains("otto, vera", refused.Error.Advice, StringComparison.Ordinal);

        With(new ClusterPolicy(false) { MayStart = ["anna"] }).Play().Ends(RunSubStatus.Finished);
        var swaps = (await scenario.Store.ListAsync(TestContext.Current.CancellationToken)).Where(d => d.DefinitionId == "rolling-upgrade").Select(d => DefinitionReader.Read(d.Json).Definition!).Take(1).ToList();
        var request = new HoldRequest(["cluster:fake"], swaps, [], "bert", IsStart: true);
        Assert.Null(await scenario.Maintenance.FindRefusalAsync(request with { Definitions = [] }, TestContext.Current.CancellationToken));

        // What it calls is known only then: it may be what stops members.
        var any = DefinitionReader.Read(
            """
            {"definitionId":"any","name":"any","version":1,"root":{"id":"call","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":{"typeName":"String","expression":{"type":"JavaScript","value":"getInput('Which')"} } } }
            """).Definition!;
        Assert.Equal("cluster.may_not_start", (await scenario.Maintenance.FindRefusalAsync(request with { Definitions = [any] }, TestContext.Current.CancellationToken))!.Error.Code);

        // What an earlier run left half way is no way round it.
        Assert.Equal("cluster.may_not_start", (await scenario.Maintenance.FindRefusalAsync(request with { IsRepair = true }, TestContext.Current.CancellationToken))!.Error.Code);
        Assert.Null(await scenario.Maintenance.FindRefusalAsync(request with { IsRepair = true, By = "otto" }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Steps_are_done_before_each_stop_and_after_each_member_serves_again()
    {
        var scenario = With(new ClusterPolicy(false) { Steps = new([Step("drain"), Step("mute")], [Step("undrain")]) });
        scenario.Steps.Called = call => Assert.Equal(
            call.Phase == MemberStepCall.BeforeStop ? "3.4.23" : "3.5.16", scenario.Cluster.Members.Single(m => m.Name == call.Member).Process!.Version);
        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(
            scenario.Cluster.Members.Select(m => m.Name).Order(), scenario.Steps.Calls.Where(c => c.Step == "drain").Select(c => c.Member).Order());
        Assert.Equal(["drain", "mute", "undrain"], scenario.Steps.Calls.Take(3).Select(c => c.Step));
        Assert.Equal(9, scenario.Steps.Calls.Select(c => c.Id).Distinct().Count());
        Assert.All(scenario.Steps.Calls, c => Assert.Equal(("fake", "3.4.23", "3.5.16"), (c.Cluster, c.From, c.To)));
    }

    [Theory]
    [InlineData("drain", new[] { 0, 0, 0 })]
    [InlineData("undrain", new[] { 1, 0, 0 })]
    public void A_required_step_that_fails_needs_a_person_and_is_done_again_under_the_same_id(string failing, int[] stops)
    {
        var scenario = With(new ClusterPolicy(false) { Steps = new([Step("drain")], [Step("undrain")]) });
        scenario.Steps.Fails[failing] = 1;
        scenario
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "step.failed"), s =>
            {
                Assert.Equal(stops, s.Cluster.Members.Select(m => m.Stops).OrderDescending());
                Assert.Equal(failing == "drain", s.State.IsSafePoint);
            })
            .WhenIncident("step.failed", InboxMessageKind.Retry)
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(1, scenario.Steps.Calls.Where(c => c.Step == failing).GroupBy(c => c.Id).Count(g => g.Count() == 2));
        Assert.Equal([1, 1, 1], scenario.Cluster.Members.Select(m => m.Stops));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_member_that_settling_brings_back_has_the_steps_behind_it_done_and_stays_open_until_they_are(int fails)
    {
        var scenario = With(new ClusterPolicy(false) { Steps = new([Step("drain")], [Step("undrain")]) });
        scenario.Steps.Fails["undrain"] = fails;
        scenario.Steps.Called = call => Assert.Equal(
            call.Phase == MemberStepCall.BeforeStop ? "3.4.23" : "3.5.16", scenario.Cluster.Members.Single(m => m.Name == call.Member).Process!.Version);
        LeaveHalfDone(scenario);
        for (var left = fails; left > 0; left--)
        {
            scenario
                .When(s => s.State.Incidents.Any(i => i.Error.Code == "step.failed"), s =>
                {
                    Assert.False(s.State.IsSafePoint);
                    Assert.All(s.Steps.Calls, c => Assert.Equal("infra2", c.Member));
                })
                .WhenIncident("step.failed", InboxMessageKind.Retry);
        }

        scenario.Play().Ends(RunSubStatus.Finished);

        var settled = scenario.Steps.Calls.TakeWhile(c => c.Member == "infra2").ToList();
        Assert.Equal((1 + fails, 1), (settled.Count, settled.Select(c => c.Id).Distinct().Count()));
        Assert.All(settled, c => Assert.Equal((MemberStepCall.AfterServing, "undrain", null, "3.5.16"), (c.Phase, c.Step, c.From, c.To))); // what it ran before an earlier run left it, nobody knows
        Assert.Equal(["infra1", "infra3"], scenario.Steps.Calls.Where(c => c.Phase == MemberStepCall.BeforeStop).Select(c => c.Member).Order());
        Assert.Equal(["infra1", "infra3"], scenario.Steps.Calls.Skip(settled.Count).Where(c => c.Phase == MemberStepCall.AfterServing).Select(c => c.Member).Order());
    }

    [Fact]
    public void A_worker_that_dies_behind_the_step_of_a_settled_member_has_it_done_again_under_the_same_id()
    {
        var scenario = With(new ClusterPolicy(false) { Steps = new([], [Step("undrain")]) });
        var second = scenario.AddServer("server-2");
        LeaveHalfDone(scenario);
        scenario.Steps.Called = _ =>
        {
            if (scenario.Steps.Calls.Count == 1)
            {
                scenario.Servers[0].Kill();
            }
        };
        scenario
            .When(s => s.Steps.Calls.Count == 1, second.Start)
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal(["infra2", "infra2"], scenario.Steps.Calls.Take(2).Select(c => c.Member));
        Assert.Equal([2, 1, 1], scenario.Steps.Calls.GroupBy(c => c.Id).Select(g => g.Count()));
    }

    [Fact]
    public void A_gate_that_closes_while_steps_are_done_ends_the_silence_and_has_them_done_again_under_another_id()
    {
        var scenario = With(new ClusterPolicy(false)
        {
            Gates = [Alerts], Steps = new([Step("drain")], []), Silence = new(new("http://127.0.0.1:9093"), new Dictionary<string, string> { ["cluster"] = "fake" }, null),
        });
        scenario.Gates.Age = (GateAnswer.Counts / 2) + TimeSpan.FromSeconds(1);
        scenario.Gates.Says = asked => asked == 2 ? Firing : null;
        scenario
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s =>
            {
                Assert.Equal([0, 0, 0], s.Cluster.Members.Select(m => m.Stops));
                Assert.All(s.Silences.Made.Values, silence => Assert.True(silence.Until <= s.World.Time.GetUtcNow()));
            })
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal([2, 1, 1], scenario.Steps.Calls.GroupBy(c => c.Member).Select(g => g.Select(c => c.Id).Distinct().Count()));
        Assert.Equal(4, scenario.Silences.Made.Count);
    }

    [Fact]
    public void A_silence_that_was_ended_while_a_gate_was_closed_is_made_anew_before_the_stop()
    {
        var scenario = With(new ClusterPolicy(false)
        {
            Gates = [Alerts], Steps = new([Step("drain")], []), Silence = new(new("http://127.0.0.1:9093"), new Dictionary<string, string> { ["cluster"] = "fake" }, null),
        });

        // Too old at the stop, so all is asked and done once more; then the gate closes behind the steps.
        scenario.Gates.Age = GateAnswer.Counts + TimeSpan.FromSeconds(1);
        scenario.Gates.Says = asked => asked == 4 ? Firing : null;
        List<bool> silent = [];
        scenario
            .When(s => s.State.FindDeferred(s.World.Time.GetUtcNow()) is not null, s => s.Gates.Age = TimeSpan.Zero)
            .When(s => s.Cluster.Members.Sum(m => m.Stops) == 1, s => silent.Add(s.Silences.Made.Values.Any(silence => silence.Until > s.World.Time.GetUtcNow())))
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal([true], silent);
        Assert.Equal(4, scenario.Silences.Made.Count);
        Assert.Equal([3, 1, 1], scenario.Steps.Calls.GroupBy(c => c.Member).Select(g => g.Select(c => c.Id).Distinct().Count()));
    }

    [Fact]
    public void Steps_are_done_again_under_another_id_when_a_pause_came_between_them_and_the_stop()
    {
        var scenario = With(new ClusterPolicy(false) { Steps = new([Step("drain")], []) });
        scenario.Steps.Called = call =>
        {
            if (scenario.Steps.Calls.Count == 1)
            {
                _ = scenario.PostAsync(InboxMessageKind.Pause);
            }
        };
        scenario
            .When(s => s.Run.Paused && s.Run.Owner is null, s => Assert.Equal([0, 0, 0], s.Cluster.Members.Select(m => m.Stops)))
            .WhenPaused(InboxMessageKind.Resume)
            .Play().Ends(RunSubStatus.Finished);

        Assert.Equal([2, 1, 1], scenario.Steps.Calls.GroupBy(c => c.Member).Select(g => g.Select(c => c.Id).Distinct().Count()));
    }

    [Fact]
    public void A_step_that_may_fail_holds_nobody_up_and_neither_does_one_before_a_rollback()
    {
        var warned = With(new ClusterPolicy(false) { Steps = new([Step("drain") with { IsRequired = false }], []) });
        warned.Steps.Fails["drain"] = 100;
        warned.Play().Ends(RunSubStatus.Finished);
        Assert.Equal(3, warned.Journal.Count(e => e.Message?.EndsWith("It goes on all the same.", StringComparison.Ordinal) == true));

        var back = With(new ClusterPolicy(false) { Steps = new([Step("drain")], []) });
        back
            .When(UpgradeScenario.Journaled("infra2 has caught up"), s => s.Steps.Fails["drain"] = 100)
            .WhenIncident("step.failed", InboxMessageKind.Rollback, new { all = true })
            .Play();
        Assert.All(back.Cluster.Members, m => Assert.Equal("3.4.23", m.Process!.Version));
    }

    [Fact]
    public void Alerts_are_silent_from_before_the_stop_until_the_member_is_verified_and_no_longer()
    {
        var scenario = With(new ClusterPolicy(false) { Silence = new(new("http://127.0.0.1:9093"), new Dictionary<string, string> { ["cluster"] = "fake" }, null) });
        List<DateTimeOffset> stops = [];
        for (var i = 1; i <= 3; i++)
        {
            var count = i;
            scenario.When(s => s.Cluster.Members.Sum(m => m.Stops) == count, s => stops.Add(s.World.Time.GetUtcNow()));
        }

        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.Equal(3, scenario.Silences.Made.Count);
        Assert.All(scenario.Silences.Made.Values.Zip(stops), pair =>
        {
            Assert.InRange(pair.Second, pair.First.From, pair.First.Until);
            Assert.True(pair.First.Until - pair.First.From < TimeSpan.FromMinutes(1));
        });
    }

    [Fact]
    public void A_silence_is_renewed_while_a_member_catches_up_and_not_while_a_person_is_waited_for()
    {
        var scenario = With(new ClusterPolicy(false) { Silence = new(new("http://127.0.0.1:9093"), new Dictionary<string, string> { ["cluster"] = "fake" }, null) });
        scenario
            .When(UpgradeScenario.Journaled("infra2: stopped, switched"), s => s.Cluster.Freeze("infra2"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == "etcd.no_catch_up"), async s =>
            {
                // Ten minutes without progress, then nobody for hours.
                var until = Assert.Single(s.Silences.Made).Value.Until;
                Assert.InRange(until - s.World.Time.GetUtcNow(), TimeSpan.FromMinutes(4), AlertSilence.Lasts);
                Assert.InRange(s.Silences.Calls, 2, 4);
                await Task.Delay(TimeSpan.FromHours(2), s.World.Time);
                Assert.Equal(until, Assert.Single(s.Silences.Made).Value.Until);
                s.Cluster.Thaw("infra2");
                await s.PostAsync(InboxMessageKind.Retry);
            })
            .Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void An_Alertmanager_that_is_away_stops_nothing()
    {
        var scenario = With(new ClusterPolicy(false) { Silence = new(new("http://127.0.0.1:9093"), new Dictionary<string, string> { ["cluster"] = "fake" }, null) });
        scenario.Silences.Problem = WorkflowError.Transient("silence.failed", "The Alertmanager did not take the silence: it is away.");
        scenario.Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Journal, e => e.Message == "The Alertmanager did not take the silence: it is away. Its alerts are heard.");
    }

    [Fact]
    public async Task A_freeze_by_label_holds_the_clusters_that_have_it_and_no_other()
    {
        UpgradeScenario scenario = new();
        await scenario.Windows.AddAsync(new StoredFreeze(new("winter", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "holidays", [], ["env=prod"]), "anna", default), TestContext.Current.CancellationToken);
        scenario.Clusters.Change("fake", spec => spec with { Labels = ["env=prod"] });
        Assert.Equal("freeze.in_force", Assert.Throws<WorkflowErrorException>(scenario.Play).Error.Code);

        UpgradeScenario other = new();
        await other.Windows.AddAsync(new StoredFreeze(new("winter", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "holidays", [], ["env=prod"]), "anna", default), TestContext.Current.CancellationToken);
        other.Clusters.Change("fake", spec => spec with { Labels = ["env=test"] });
        other.Play().Ends(RunSubStatus.Finished);
    }

    // An earlier life drained infra2, its script died before the signal, and so did the member then.
    private static void LeaveHalfDone(UpgradeScenario scenario)
    {
        scenario.Cluster.Host("infra2").DiesAfter = HostStep.Record;
        scenario.When(UpgradeScenario.Journaled("Run of"), async s =>
        {
            var release = await s.Cluster.Host("infra2").InspectReleaseAsync("3.5.16", CancellationToken.None);
            var licence = await s.Cluster.Host("infra2").ReadClockAsync(CancellationToken.None);
            await Assert.ThrowsAsync<HostException>(() => s.Cluster.Host("infra2").SwapAsync(
                new(new("0123456789abcdef0123456789abcdef", "fake", 1), new("3.5.16"), licence, Kill: false, TimeSpan.FromSeconds(30), release!), CancellationToken.None));
            s.Cluster.Kill("infra2");
        });
    }

    private static MemberStep Step(string name) => new(name, new($"https://example.org/{name}"), null, null, MemberStep.DefaultTimeout, IsRequired: true);

    private static UpgradeScenario With(ClusterPolicy policy)
    {
        UpgradeScenario scenario = new();
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = policy });
        return scenario;
    }
}
