using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>A person works the members, as asked and otherwise; we stop and start nothing.</summary>
public sealed class ManualScenarios
{
    private const string Changed = "member.changed_by_other";
    private static readonly object Accept = new { acceptObserved = true, reason = "it was me" };

    [Fact]
    public void The_whole_upgrade_by_hand()
    {
        var scenario = Does(Does(Does(New(), "infra2"), "infra3"), "infra1").Play().Ends(RunSubStatus.Finished).MatchesTranscript();

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.5.16", 0), (m.Process?.Version, m.Stops)));
        Assert.Contains(scenario.Journal, e => e.Message?.Contains("Edit etcd.yaml on infra2: 3.4.23 becomes 3.5.16.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void While_a_person_is_waited_for_the_run_needs_them_and_goes_on_once_it_is_seen()
    {
        var seen = false;
        var scenario = New()
            .When(IsAsked("Stop infra2"), s => seen = s.Run.NeedsYou && s.State.Incidents.IsEmpty)
            .When(IsAsked("Stop infra2"), s => s.Cluster.Kill("infra2"))
            .When(IsAsked("Start infra2 with etcd 3.5.16"), s => s.Cluster.RestartByHand("infra2", "3.5.16"));

        Does(Does(scenario, "infra3"), "infra1").Play().Ends(RunSubStatus.Finished);
        Assert.True(seen);
        Assert.DoesNotContain(scenario.Journal, e => e.EventName == JournalEvent.IncidentOpened);
    }

    [Fact]
    public void The_wrong_member_is_asked_about_and_not_asked_for_again()
    {
        var scenario = New().When(IsAsked("Stop infra2"), s => s.Cluster.RestartByHand("infra3", "3.5.16")).WhenIncident(Changed, InboxMessageKind.Resume, Accept)
            .When(After("Accepted by anna", "Stop infra2"), s => s.Cluster.RestartByHand("infra2", "3.5.16"));

        Does(scenario, "infra1").Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Journal, e => e.Message?.Contains("It was not done as asked: infra3 runs 3.5.16; it ran 3.4.23. Asked for was infra2, and nothing else.", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(scenario.Journal, e => e.Message?.Contains("Stop infra3", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_wrong_release_is_asked_about_until_it_is_the_right_one()
    {
        var scenario = New()
            .When(IsAsked("Stop infra2"), s => s.Cluster.RestartByHand("infra2", "3.5.30"))
            .When(s => s.State.Incidents.Any(i => i.Error.Code == Changed), s => s.Cluster.RestartByHand("infra2", "3.5.16"))
            .WhenIncident(Changed, InboxMessageKind.Retry);

        Does(Does(scenario, "infra3"), "infra1").Play().Ends(RunSubStatus.Finished);
        Assert.Contains(scenario.Journal, e => e.Message?.Contains("It was not done as asked: infra2 runs 3.5.30; asked for was 3.5.16.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Two_at_once_have_to_be_brought_back_first()
    {
        var scenario = New()
            .When(IsAsked("Stop infra2"), s => s.Cluster.Kill("infra2"))
            .When(IsAsked("Start infra2"), s => s.Cluster.Kill("infra3"))
            .When(IsAsked("Stop nothing. infra3 does not serve"), s => s.Cluster.Start("infra3"))
            .When(After("Stop nothing. infra3", "Start infra2"), s => s.Cluster.RestartByHand("infra2", "3.5.16"));

        Does(Does(scenario, "infra3"), "infra1").Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void A_pause_while_a_person_is_waited_for_takes_the_question_back()
    {
        var scenario = New()
            .When(IsAsked("Stop infra2"), s => s.PostAsync(InboxMessageKind.Pause))
            .When(s => s.Run is { Paused: true, Owner: null, NeedsYou: false } && s.State.IsSafePoint, s => s.PostAsync(InboxMessageKind.Resume));

        Does(Does(Does(scenario, "infra2"), "infra3"), "infra1").Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void It_is_taken_back_by_hand_too()
    {
        var scenario = Does(New(), "infra2")
            .When(IsAsked("Stop infra3"), s => s.PostAsync(InboxMessageKind.Rollback, new { all = true }))
            .When(After("start it with etcd 3.4.23", "Stop infra2"), s => s.Cluster.RestartByHand("infra2", "3.4.23"))
            .Play().Ends(RunSubStatus.Cancelled);

        Assert.All(scenario.Cluster.Members, m => Assert.Equal(("3.4.23", true), (m.Process?.Version, m.Serves)));
    }

    [Fact]
    public void A_gate_that_closes_while_a_person_is_asked_is_said_and_so_is_that_it_is_open_again()
    {
        var scenario = New();
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false) { Gates = [new("alerts", StopGateKind.Http, new("http://127.0.0.1:1/"), null, true, null)] } });
        DateTimeOffset closed = default;
        scenario
            .When(IsAsked("Stop infra2"), s =>
            {
                Assert.Contains(" Every gate agreed at ", s.State.Asked!.Message, StringComparison.Ordinal);
                s.Gates.Says = asked => WorkflowError.NeedsOperator("gate.blocked", $"Gate 'alerts' does not agree: it finds {asked}.");
                closed = s.World.Time.GetUtcNow();
            })
            .When(IsAsked("Do not stop infra2 now. Gate 'alerts' does not agree"), async s =>
            {
                Assert.InRange(s.World.Time.GetUtcNow() - closed, TimeSpan.Zero, TimeSpan.FromSeconds(33));
                await Task.Delay(TimeSpan.FromMinutes(5), s.World.Time);
                Assert.Equal("manual.wait", s.State.Asked!.Code);
                s.Gates.Says = null;
            })
            .When(After("Do not stop infra2 now", "Stop infra2"), s =>
            {
                // Ten or eleven times in five minutes, and one sentence for all of them.
                Assert.InRange(s.Gates.Asked.Count, 10, 14);
                Assert.Single(s.Journal, e => e.Message?.Contains("Do not stop infra2 now", StringComparison.Ordinal) == true);
                s.Cluster.RestartByHand("infra2", "3.5.16");
            });

        Does(Does(scenario, "infra3"), "infra1").Play().Ends(RunSubStatus.Finished);
        Assert.Equal(3, scenario.Journal.Count(e => e.Message?.Contains("was seen to be stopped every gate agreed; they were asked last at", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_member_that_a_person_stops_against_a_gate_is_finished_and_the_journal_says_so()
    {
        var scenario = New();
        scenario.Clusters.Change("fake", spec => spec with { OwnPolicy = new(false) { Gates = [new("alerts", StopGateKind.Http, new("http://127.0.0.1:1/"), null, true, null)] } });
        scenario
            .When(IsAsked("Stop infra2"), s => s.Gates.No["alerts"] = WorkflowError.NeedsOperator("gate.no_answer", "Gate 'alerts' gave no answer."))
            .When(IsAsked("Do not stop infra2 now"), s => s.Cluster.Kill("infra2"))
            .When(IsAsked("Start infra2 with etcd 3.5.16"), s =>
            {
                s.Cluster.RestartByHand("infra2", "3.5.16");
                s.Gates.No.Clear();
            });

        Does(Does(scenario, "infra3"), "infra1").Play().Ends(RunSubStatus.Finished);
        Assert.Single(scenario.Journal, e => e.Message?.StartsWith("infra2 was stopped by a person while gate 'alerts' did not agree; it was asked last at ", StringComparison.Ordinal) == true);
    }

    private static Func<UpgradeScenario, bool> IsAsked(string text) => s => s.State.Asked?.Message.StartsWith(text, StringComparison.Ordinal) == true && s.Run.Inbox.Count == 0;

    private static Func<UpgradeScenario, bool> After(string journaled, string asked) => s => UpgradeScenario.Journaled(journaled)(s) && IsAsked(asked)(s);

    private static UpgradeScenario Does(UpgradeScenario scenario, string member) => scenario.When(IsAsked($"Stop {member}"), s => s.Cluster.RestartByHand(member, "3.5.16"));

    // The target is not on the server: whoever starts a member brings it.
    /// <summary>By hand no host could refuse it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_a_moved_database_nobody_is_asked_for_anything_and_no_host_is_fenced(bool isManual)
    {
        var scenario = isManual ? New() : new UpgradeScenario();
        var fenced = scenario.Cluster.Members.Select(m => m.Record).ToList();
        scenario.Clusters.Moved = WorkflowError.Permanent("db.moved", "It was moved.");
        scenario.Play();

        Assert.Contains("db.moved", scenario.State.Incidents.Select(i => i.Error.Code));
        Assert.DoesNotContain(scenario.Journal, e => e.Message?.Contains("Stop infra", StringComparison.Ordinal) == true);
        Assert.Equal(fenced, scenario.Cluster.Members.Select(m => m.Record));
    }

    private static UpgradeScenario New() => new(new FakeEtcdOptions { IsManual = true, Instructions = "Edit etcd.yaml on {member}: {from} becomes {version}." }, "3.4.23");
}
