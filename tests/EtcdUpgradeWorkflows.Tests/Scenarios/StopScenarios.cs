using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios;

/// <summary>A server that is stopped, one that is drained, and runs that wait for their turn.</summary>
public sealed class StopScenarios
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_server_that_stops_gives_back_what_does_not_end_within_a_second_and_the_next_one_looks_first()
    {
        var scenario = new Scenario("effect");
        var other = scenario.AddServer("server-2");
        scenario.World["swap"].Next(async act =>
        {
            act.TakeHalf(); // what was sent goes on by itself, and nobody hears of it
            await FakeWorld.Forever;
            return null;
        });
        var took = TimeSpan.MaxValue;
        scenario.At(10 * Second, async () =>
        {
            Assert.Equal((RunSubStatus.Executing, "server-1"), (scenario.Run.SubStatus, scenario.Run.Owner));
            var asked = scenario.VirtualWorld.Time.GetUtcNow();
            await scenario.Server.StopAsync();
            took = scenario.VirtualWorld.Time.GetUtcNow() - asked;
            Assert.Equal((null, null), (scenario.Run.Owner, scenario.Run.LeaseUntil));
            Assert.NotNull(scenario.State.Intent);
            other.Start();
        });

        scenario.Play().Ends(RunSubStatus.Finished);

        Assert.True(took <= Second, $"it took {took}");
        Assert.Equal(["look", "act", "look", "act", "look"], scenario.World["swap"].Calls.Select(c => c.What));
        Assert.True(scenario.World["swap"].Calls[2].Number > scenario.World["swap"].Calls[1].Number);
    }

    [Fact]
    public void What_the_stop_itself_makes_fail_is_no_failure_of_the_run()
    {
        var scenario = new Scenario("effect");
        var other = scenario.AddServer("server-2");
        scenario.World["swap"].Next(async act =>
        {
            TaskCompletionSource stopped = new();
            await using var heard = act.Cancelled.Register(stopped.SetResult);
            await stopped.Task;
            return WorkflowError.NeedsOperator("test.cancelled", "The call was cancelled.");
        });
        scenario.At(10 * Second, async () =>
        {
            await scenario.Server.StopAsync();
            Assert.Null(scenario.Run.Owner);
            Assert.NotNull(scenario.State.Intent);
            Assert.Empty(scenario.State.Incidents);
            other.Start();
        });

        scenario.Play().Ends(RunSubStatus.Finished);
        Assert.Equal(1, scenario.World["swap"].DoneCount);
    }

    [Fact]
    public void A_drained_server_takes_its_run_to_the_next_safe_point_and_claims_nothing_new()
    {
        var scenario = new Scenario("swap");
        var other = scenario.AddServer("server-2");
        var drained = false;
        scenario.World["open"].Next(act =>
        {
            drained |= scenario.Server.Worker.BeginDrain("anna");
            return FakeAct.Do(act);
        });
        scenario.At(30 * Second, () =>
        {
            Assert.True(drained);
            Assert.Equal((0, null), (scenario.Server.Worker.Working, scenario.Run.Owner));
            Assert.True(scenario.State.IsSafePoint);
            Assert.Equal(RunStatus.Running, scenario.Run.Status);
            Assert.Contains(scenario.Run.Journal.Select(JournalEntry.Parse), e => e.By == "anna" && e.Message!.Contains("is drained", StringComparison.Ordinal));
            other.Start();
        });

        scenario.Play().Ends(RunSubStatus.Finished);

        var claims = scenario.Run.Journal.Select(JournalEntry.Parse).Where(e => e.EventName == JournalEvent.Claimed).Select(e => e.Message!.Split(' ')[2]).ToList();
        Assert.Equal(["server-1", "server-2"], claims);
    }

    [Fact]
    public void A_drained_server_finishes_what_is_half_done_and_works_again_when_it_is_let()
    {
        var scenario = new Scenario("swap");
        scenario.World["open"].Next(act =>
        {
            scenario.Server.Worker.BeginDrain("anna");
            return FakeAct.Do(act);
        });

        // The key is open, and what comes before its closing is looked at again later: the run leaves the hand half done.
        scenario.World.LookAnswers("catch-up", new ActivityResult.WaitUntil(scenario.VirtualWorld.Time.GetUtcNow().AddSeconds(40)));
        scenario.At(20 * Second, () =>
        {
            Assert.Equal((true, RunSubStatus.Suspended, null), (scenario.Run.HalfDone, scenario.Run.SubStatus, scenario.Run.Owner));
            Assert.Equal(0, scenario.Server.Worker.Working);
        });
        scenario.At(TimeSpan.FromMinutes(2), () =>
            {
                Assert.True(scenario.State.IsSafePoint);
                Assert.Equal((RunStatus.Running, null), (scenario.Run.Status, scenario.Run.Owner));
                Assert.Equal(1, scenario.World["close"].DoneCount);
                Assert.True(scenario.Server.Worker.EndDrain());
            });

        scenario.Play().Ends(RunSubStatus.Finished);
    }

    [Fact]
    public void Runs_of_a_definition_with_a_limit_begin_one_after_the_other_in_the_order_they_came_and_those_that_wait_obey()
    {
        var scenario = new Scenario("effect") { Before = PublishLimitedAsync };
        List<string> order = [];
        var most = 0;
        for (var i = 0; i < 5; i++)
        {
            scenario.World["turn"].Next(async act =>
            {
                most = Math.Max(most, scenario.Store.Runs.Count(r => r.New.Definition.DefinitionId == "turns" && r is { HasBegun: true, FinishedAt: null }));
                await Task.Delay(TimeSpan.FromMinutes(30), scenario.VirtualWorld.Time, act.Cancelled);
                act.TakeEffect();
                return null;
            });
        }

        List<Guid> runs = [];
        scenario.At(Second, async () =>
        {
            for (var i = 0; i < 6; i++)
            {
                runs.Add(await scenario.StartAsync(new() { DefinitionId = "turns", StartedBy = "anna" }));
            }

            scenario.Server.Worker.Wake();
        });
        scenario.At(TimeSpan.FromMinutes(1), async () =>
        {
            Assert.Equal([true, false, false, false, false, false], runs.Select(id => scenario.Store.Run(id).HasBegun));

            // Cancelled before its turn it ends at once, and has done nothing.
            await scenario.Store.PostAsync(
                new() { Id = Guid.NewGuid(), RunId = runs[2], Kind = InboxMessageKind.Cancel, Payload = "{}", SentBy = "anna", SentAt = scenario.VirtualWorld.Time.GetUtcNow() }, CancellationToken.None);
            scenario.Server.Worker.Wake();
        });
        scenario.At(TimeSpan.FromMinutes(2), () =>
        {
            var cancelled = scenario.Store.Run(runs[2]);
            Assert.Equal((RunSubStatus.Cancelled, false), (cancelled.SubStatus, cancelled.HasBegun));
        });

        scenario.Play();

        Assert.Equal(1, most);
        Assert.Equal(5, scenario.World["turn"].DoneCount);
        Assert.All(runs, id => Assert.Equal(RunStatus.Finished, scenario.Store.Run(id).Status));
        Assert.Equal(runs.Where((_, i) => i != 2), runs.Where((_, i) => i != 2).OrderBy(id => scenario.Store.Run(id).FinishedAt)); // each waited longer than --resume-within, and none for a yes
    }

    [Fact]
    public void A_server_with_runs_that_wait_for_their_turn_does_not_ask_the_database_all_the_time()
    {
        var scenario = new Scenario("effect") { Before = PublishLimitedAsync };
        scenario.World["turn"].Next(async act =>
        {
            await Task.Delay(TimeSpan.FromMinutes(10), scenario.VirtualWorld.Time, act.Cancelled);
            act.TakeEffect();
            return null;
        });
        var (before, after) = (0, 0);
        scenario.At(Second, async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await scenario.StartAsync(new() { DefinitionId = "turns", StartedBy = "anna" });
            }

            scenario.Server.Worker.Wake();
        });
        scenario.At(TimeSpan.FromMinutes(2), () => before = scenario.Server.Store.Looks);
        scenario.At(TimeSpan.FromMinutes(3), () => after = scenario.Server.Store.Looks);
        scenario.Play();

        Assert.InRange(after - before, 10, 30); // every five seconds, and at most as often for the renewals' sake
        Assert.Equal(20, scenario.World["turn"].DoneCount);
    }

    private static Task PublishLimitedAsync(Scenario scenario)
    {
        var json = JsonNode.Parse(Scenario.DefinitionText("effect"))!.AsObject();
        (json["id"], json["definitionId"]) = ("turns-1", "turns");
        json["options"] = new JsonObject { ["maxConcurrentRuns"] = 1 };
        return scenario.PublishAsync(json.ToJsonString().Replace("\"swap\"", "\"turn\"", StringComparison.Ordinal));
    }
}
