using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Scenarios;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// At every write of a run the server is killed before it, killed after it, or its answer is lost; a second server finishes the run.
/// What happened is the same as without any of it. A case is named by scenario, write and fault, and repeated from that name alone.
/// </summary>
public sealed class CrashExploration
{
    [Theory]
    [InlineData("loop")]
    [InlineData("swap")]
    [InlineData("long")]
    [InlineData("event")]
    [InlineData("counted")]
    [InlineData("ends-with-effect")]
    [InlineData("completes-late")]
    [InlineData("end")]
    [InlineData("join-any")]
    [InlineData("join-any-in-loop")]
    [InlineData("join-any-skipped-in-loop")]
    [InlineData("join-any-cancels-container")]
    [InlineData("foreach")]
    [InlineData("foreach-effects")]
    [InlineData("event-fork")]
    [InlineData("publish")]
    [InlineData("publish-correlated")]
    [InlineData("execute")]
    [InlineData("execute-detached")]
    [InlineData("execute-nested")]
    [InlineData("execute-computed")]
    [InlineData("execute-finish")]
    public void A_crash_at_any_write_changes_nothing_that_can_be_seen(string name)
    {
        var undisturbed = Play(name, null);
        var expected = undisturbed.Transcript();
        var writes = undisturbed.Server.Store.Writes;
        Assert.InRange(writes, 2, 100); // its claim and its end at least

        for (var write = 1; write <= writes; write++)
        {
            foreach (var fault in Enum.GetValues<StoreFault>())
            {
                var disturbed = Play(name, (write, fault));
                Assert.True(disturbed.Server.Store.Writes >= write, $"{name}, write {write}, {fault}: the fault was not reached");
                var actual = disturbed.Transcript();
                Assert.True(expected == actual, $"{name}, write {write}, {fault}:\n{actual}\ninstead of\n{expected}");
            }
        }
    }

    private static Scenario Play(string name, (int Write, StoreFault Fault)? plan)
    {
        var scenario = name.StartsWith("publish", StringComparison.Ordinal) ? CompositionScenarios.Publishing(name, "k1", "k2").Scenario
            : name.StartsWith("execute", StringComparison.Ordinal) ? CompositionScenarios.Calling(name)
            : new Scenario(name);
        if (name == "event")
        {
            scenario.Post(TimeSpan.FromMinutes(1), InboxMessageKind.Event, new { name = "go", payload = 1 })
                .Post(TimeSpan.FromMinutes(2), InboxMessageKind.Event, new { name = "go", payload = 2 });
        }

        scenario.Server.Store.Plan = plan;
        scenario.Server.Store.Killed = scenario.AddServer("server-2").Start;
        return scenario.Play().Ends(RunSubStatus.Finished);
    }
}
