using System.Diagnostics;
using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>The engine on a database, put together as a server does, with a loop for each of the concurrent workflows: one is started, and when it has ended the next.</summary>
internal sealed class OurSide : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();

    // Which run it was does not matter: for one that ended, another begins.
    private readonly SemaphoreSlim _ended = new(0);

    private OurSide(DatabaseLocation location, int concurrency)
    {
        _services = new ServiceCollection()
            .AddMetrics()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new RunOptions { Server = "bench", Node = "bench", MaxRuns = concurrency })
            .AddSingleton(new ActivityCatalog([.. EngineActivities.All, new TenSteps.Touch()]))
            .AddSingleton<IHoldPolicy>(NoHoldPolicy.Instance)
            .AddStorage(location).AddEngine().BuildServiceProvider();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "etcdup.runs.ended") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, ends, _, _) =>
        {
            if (ends > 0) _ended.Release((int)ends);
        });
        _listener.Start();
    }

    /// <param name="beginning">Called behind the warm-up.</param>
    /// <param name="ending">Called before the last workflows are waited for.</param>
    public static async Task<Work> RunAsync(DatabaseLocation location, string definition, int concurrency, TimeSpan warmUp, TimeSpan measured, Action beginning, Action ending)
    {
        await using OurSide side = new(location, concurrency);
        await side._services.GetRequiredService<DatabaseSetup>().PrepareAsync(CancellationToken.None);
        return await side.MeasureAsync(definition, concurrency, warmUp, measured, beginning, ending);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _services.DisposeAsync();
        _ended.Dispose();
    }

    private async Task<Work> MeasureAsync(string json, int concurrency, TimeSpan warmUp, TimeSpan measured, Action beginning, Action ending)
    {
        var definition = DefinitionReader.Read(json).Definition!;
        await _services.GetRequiredService<IDefinitionStore>().PublishAsync(
            new(definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, TimeProvider.System.GetUtcNow(), definition.ToJson(), JournalEntry.HashOf(definition.ToJson())),
            CancellationToken.None);
        var worker = _services.GetRequiredService<WorkflowWorker>();
        using CancellationTokenSource stopWorker = new();
        var working = worker.WorkAsync(stopWorker.Token);
        var starter = _services.GetRequiredService<RunStarter>();
        var ended = 0;
        var stop = false;
        var loops = Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref stop))
            {
                await starter.StartAsync(new() { DefinitionId = definition.DefinitionId, StartedBy = "bench" }, CancellationToken.None);
                worker.Wake();
                await _ended.WaitAsync();
                Interlocked.Increment(ref ended);
            }
        })).ToList();
        await Task.Delay(warmUp);
        beginning();
        var (began, before, processor) = (Stopwatch.GetTimestamp(), Volatile.Read(ref ended), Environment.CpuUsage.TotalTime);
        await Task.Delay(measured);
        Work work = new(Volatile.Read(ref ended) - before, Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - processor);
        ending();
        Volatile.Write(ref stop, true);
        await Task.WhenAll(loops);
        await stopWorker.CancelAsync();
        await working;
        return work;
    }
}
