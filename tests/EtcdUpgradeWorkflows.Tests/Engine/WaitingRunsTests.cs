using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class WaitingRunsTests
{
    private const string Json =
        """
        {"definitionId":"waits","name":"waits","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","activities":[
          {"id":"fork","type":"Elsa.FlowFork","branches":{"typeName":"List<String>","expression":{"type":"Object","value":"[\"A\", \"B\"]"} } },
          {"id":"wait","type":"Test.Wait","eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"} } },
          {"id":"ask","type":"Test.Ask"}],
          "connections":[{"source":{"activity":"fork","port":"A"},"target":{"activity":"wait"}},{"source":{"activity":"fork","port":"B"},"target":{"activity":"ask"}}]} }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Another run publishes the event to who waits in the store.</summary>
    [Fact]
    public async Task One_that_waits_for_an_event_is_found_while_its_other_branch_takes_its_time()
    {
        StillTime time = new();
        InMemoryRunStore store = new(time);
        Ask ask = new(store);
        ActivityCatalog catalog = new([.. EngineActivities.All, new TestWait(), ask]);
        var definition = DefinitionReader.Read(Json).Definition!;
        Assert.True(await store.PublishAsync(new(definition.Id, "waits", 1, "waits", true, true, default, definition.ToJson(), JournalEntry.HashOf(definition.ToJson())), Token));
        TestServer server = new("s1", store, catalog, time);
        var (run, _) = await new RunStarter(store, store, new DefinitionValidator(catalog), NoHoldPolicy.Instance, time).StartAsync(new StartRequest { DefinitionId = "waits", StartedBy = "anna" }, Token);

        server.Start();
        var waiting = await ask.Found.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await server.StopAsync();

        Assert.Equal([run], waiting);
    }

    // No time passes as far as it is measured: nothing is saved only because a second is over.
    private sealed class StillTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    private sealed class Ask(IRunStore store) : EffectActivity
    {
        public TaskCompletionSource<IReadOnlyList<Guid>> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ActivityDescriptor Descriptor { get; } = new()
        {
            TypeName = "Test.Ask", Category = "Test", DisplayName = "Ask", Description = "Asks who waits.", Behavior = ActivityBehavior.Effect, Outcomes = ["Done"],
        };

        public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
        {
            Found.TrySetResult(await store.FindWaitingAsync("go", cancellationToken));
            return new Resolution.Ended(ActivityResult.Outcome("Done"));
        }

        public override Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken) => Task.FromResult<Observation>(new Observation.NotDone());

        public override Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken) => Task.FromResult<WorkflowError?>(null);
    }
}
