using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Engine.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>One server that works on the runs of a store, in virtual time.</summary>
internal sealed class TestServer
{
    private Action _stop = () => { };
    private Task _work = Task.CompletedTask;

    public TestServer(string name, IRunStore store, ActivityCatalog catalog, TimeProvider time, RunOptions? options = null, DefinitionCache? definitions = null, IHoldPolicy? policy = null, RunMetrics? metrics = null)
    {
        Name = name;
        Store = new(store);
        options = (options ?? new RunOptions { Server = name, Node = "node-1" }) with { Server = name, OwnClock = true };
        metrics ??= NobodysMetrics.Runs;
        var inputs = new InputEvaluator(new ExpressionEvaluator(Scripts));
        Worker = new WorkflowWorker(
            Store, new WorkflowRunner(Store, catalog, inputs, definitions ?? new DefinitionCache(Store), policy ?? NoHoldPolicy.Instance, options, metrics, time), options, metrics, time, NullLogger<WorkflowWorker>.Instance);
    }

    public static JavaScriptEvaluator Scripts { get; } = new(new JavaScriptLimits { Time = TimeSpan.FromSeconds(10) });

    public string Name { get; }

    public FaultyRunStore Store { get; }

    public WorkflowWorker Worker { get; }

    public void Start()
    {
        var stop = new CancellationTokenSource();
        _stop = stop.Cancel;
        _work = Worker.WorkAsync(stop.Token);
    }

    public void Kill() => Store.Kill();

    public async Task StopAsync()
    {
        _stop();
        await _work;
    }
}
