using System.Globalization;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Benchmarks.LongRun;

/// <summary>Whether a run slows down as it grows: one run of 10,000 pure activities, by the times of its own journal.</summary>
/// <param name="connection">A PostgreSQL connection; null: a SQLite file in the temporary directory.</param>
internal sealed class LongRunBenchmark(string? connection)
{
    private const int Rounds = 100;
    private const int Part = 1000;

    public async Task<string> RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-bench-");
        try
        {
            DatabaseLocation location = connection is null ? new DatabaseLocation.Sqlite(Path.Combine(directory.FullName, "etcdup.db")) : new DatabaseLocation.Postgres(connection);
            await using var services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddSingleton(new RunOptions { Server = "bench", Node = "bench" })
                .AddSingleton(new ActivityCatalog([.. EngineActivities.All]))
                .AddSingleton<IHoldPolicy>(NoHoldPolicy.Instance)
                .AddStorage(location).AddEngine().BuildServiceProvider();
            await services.GetRequiredService<DatabaseSetup>().PrepareAsync(CancellationToken.None);
            return await MeasureAsync(services, location);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(IServiceProvider services, DatabaseLocation location)
    {
        var definition = DefinitionReader.Read(Definition.ToJsonString()).Definition ?? throw new InvalidOperationException("the benchmark's own definition cannot be read");
        await services.GetRequiredService<IDefinitionStore>().PublishAsync(
            new(definition.Id, definition.DefinitionId, definition.Version, definition.Name, true, true, TimeProvider.System.GetUtcNow(), definition.ToJson(), JournalEntry.HashOf(definition.ToJson())),
            CancellationToken.None);
        using CancellationTokenSource stop = new();
        var working = services.GetRequiredService<WorkflowWorker>().WorkAsync(stop.Token);
        var (run, _) = await services.GetRequiredService<RunStarter>().StartAsync(new() { DefinitionId = definition.DefinitionId, StartedBy = "bench" }, CancellationToken.None);
        services.GetRequiredService<WorkflowWorker>().Wake();
        var queries = services.GetRequiredService<RunQueries>();
        while ((await queries.ReadAsync(run, CancellationToken.None))!.Overview.Status != RunStatus.Finished) await Task.Delay(100);
        await stop.CancelAsync();
        await working;

        List<DateTimeOffset> written = [];
        for (long from = 0; ;)
        {
            var lines = await queries.ReadJournalAsync(run, from, 5000, CancellationToken.None);
            if (lines.Count == 0) break;
            written.AddRange(lines.Select(JournalEntry.Parse).Where(entry => entry.EventName == JournalEvent.Output).Select(entry => entry.Timestamp));
            from = lines[^1].Sequence + 1;
        }

        if (written.Count != Rounds * Rounds) throw new InvalidOperationException($"{written.Count} lines were written");
        var parts = written.Chunk(Part).Select(part => (part[^1] - part[0]).TotalMilliseconds).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            one run of {written.Count} pure activities (WriteLine, in two loops) on {location.ToString()!.Split(' ')[0]}: {(written[^1] - written[0]).TotalSeconds:0.0} s
            thousand by thousand (ms): {string.Join(", ", parts.Select(part => part.ToString("0", CultureInfo.InvariantCulture)))}
            last thousand to first: {parts[^1] / parts[0]:0.00}
            """);
    }

    private static JsonObject Definition => new()
    {
        ["definitionId"] = "bench-long", ["name"] = "bench-long", ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "root", ["type"] = "Elsa.Sequence",
            ["activities"] = new JsonArray(Each("outer", Each("inner", new JsonObject { ["id"] = "write", ["type"] = "Elsa.WriteLine", ["text"] = Literal("String", "line") }))),
        },
    };

    private static JsonObject Each(string id, JsonObject body) => new()
    {
        ["id"] = id, ["type"] = "Elsa.ForEach", ["items"] = Literal("List<Object>", $"[{string.Join(", ", Enumerable.Range(1, Rounds))}]"),
        ["body"] = body,
    };

    private static JsonObject Literal(string type, string value) => new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
}
