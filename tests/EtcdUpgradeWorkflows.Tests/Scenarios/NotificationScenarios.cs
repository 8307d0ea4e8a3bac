using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>What people are told of a run, and that it is told with the event and once.</summary>
public sealed class NotificationScenarios
{
    [Fact]
    public void A_run_tells_that_it_has_ended_and_by_whom_when_somebody_ended_it()
    {
        var finished = new Scenario("long").Play().Ends(RunSubStatus.Finished);
        Assert.Equal([(NotificationKind.Done, "etcdup")], finished.Run.Notifications.Select(n => (n.Kind, n.By)));

        var cancelled = new Scenario("long") { Holds = ["cluster:x"] }.Post(TimeSpan.FromMinutes(1), InboxMessageKind.Cancel).Play().Ends(RunSubStatus.Cancelled);
        Assert.Equal([(NotificationKind.Done, "anna")], cancelled.Run.Notifications.Select(n => (n.Kind, n.By)));
    }

    [Fact]
    public void Each_incident_is_told_with_what_can_be_done_and_names_its_journal_line()
    {
        var scenario = Failing();
        scenario.Post(TimeSpan.FromMinutes(10), InboxMessageKind.Retry).Play().Ends(RunSubStatus.Suspended);

        var told = scenario.Run.Notifications;
        Assert.Equal([NotificationKind.NeedsYou, NotificationKind.NeedsYou], told.Select(n => n.Kind));
        Assert.Equal(2, told.Select(n => n.Id).Distinct().Count());
        Assert.All(told, n =>
        {
            Assert.Equal(("test.broken", "Mend it.", RunNotification.IdOf(scenario.RunId, n.Line)), (n.Code, n.Advice, n.Id));
            Assert.Equal(JournalEvent.IncidentOpened, JournalEntry.Parse(scenario.Run.Journal[(int)n.Line]).EventName);
        });
    }

    [Fact]
    public void What_cannot_be_stored_or_would_be_obeyed_by_a_terminal_is_told_without_it()
    {
        var scenario = Failing("It broke\0 \u001b[31mhere\r\n" + new string('x', 10_000), "test\0broken");
        scenario.Play();

        var told = Assert.Single(scenario.Run.Notifications);
        Assert.DoesNotContain(told.Code!, char.IsControl);
        var message = told.Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.Equal(RunNotification.LongestText, message.Length);
    }

    [Theory]
    [InlineData(nameof(StoreFault.AnswerLost))]
    [InlineData(nameof(StoreFault.KilledBefore))]
    [InlineData(nameof(StoreFault.KilledAfter))]
    public void Whatever_becomes_of_the_commit_people_are_told_once(string fault)
    {
        var write = 0;
        var scenario = Failing();
        scenario.Server.Store.BeforeCommit = checkpoint => write = checkpoint.Notifications.Count > 0 ? scenario.Server.Store.Writes + 1 : write;
        scenario.Play();
        Assert.True(write > 0);

        var struck = Failing();
        struck.Server.Store.Plan = (write, Enum.Parse<StoreFault>(fault));
        var second = struck.AddServer("server-2");
        struck.At(TimeSpan.FromMinutes(1), second.Start).Play();

        Assert.Equal(NotificationKind.NeedsYou, Assert.Single(struck.Run.Notifications).Kind);
    }

    [Fact]
    public void A_run_that_was_interrupted_for_long_tells_that_it_waits_for_a_yes()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(act =>
        {
            scenario.Server.Kill();
            act.TakeHalf();
            return FakeWorld.Forever.ContinueWith(_ => (WorkflowError?)null, TaskScheduler.Default);
        });
        var second = scenario.AddServer("server-2");
        scenario.At(TimeSpan.FromMinutes(15), second.Start).Play().Ends(RunSubStatus.Suspended);

        var told = Assert.Single(scenario.Run.Notifications);
        Assert.Equal((NotificationKind.NeedsYou, "It goes on after a yes: `etcdup runs resume`."), (told.Kind, told.Advice));
    }

    [Fact]
    public void A_person_who_paused_a_run_is_not_told_so() =>
        Assert.Empty(new Scenario("long").Post(TimeSpan.FromSeconds(1), InboxMessageKind.Pause).Play().Ends(RunSubStatus.Suspended).Run.Notifications);

    private static Scenario Failing(string message = "It broke.", string code = "test.broken")
    {
        var scenario = new Scenario("effect");
        scenario.World["swap"].Next(Enumerable.Repeat((FakeAct _) => Task.FromResult<WorkflowError?>(WorkflowError.NeedsOperator(code, message, "Mend it.")), 10));
        return scenario;
    }
}
