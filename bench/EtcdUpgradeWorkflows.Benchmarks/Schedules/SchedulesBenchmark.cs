using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Benchmarks.Databases;
using EtcdUpgradeWorkflows.Benchmarks.Servers;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Benchmarks.Schedules;

/// <summary>Schedules that are due in the same second, on two servers and one PostgreSQL: until when the last has started its run, and whether each started one.</summary>
internal sealed class SchedulesBenchmark(string command, int schedules)
{
    private const string Definition = "bench-scheduled";
    private const int Planners = 4;
    private static readonly TimeSpan StartedWithin = TimeSpan.FromMinutes(5);

    public async Task<string> RunAsync()
    {
        await using var postgres = await BenchPostgres.StartAsync();
        var database = await postgres.NewDatabaseAsync();
        var db = postgres.ConnectionString(database);
        var directory = Directory.CreateTempSubdirectory("etcdup-bench-");
        try
        {
            await using var one = await ServedProcess.StartAsync(command, Path.Combine(directory.FullName, "one"), db);
            await using var other = await ServedProcess.StartAsync(command, Path.Combine(directory.FullName, "other"), db);
            await one.Api.PostTextAsync<PublishAnswer>("definitions", Json, CancellationToken.None);
            var at = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(10) + TimeSpan.FromMilliseconds(schedules * 30);
            at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
            await Task.WhenAll(Enumerable.Range(0, Planners).Select(async planner =>
            {
                for (var i = planner; i < schedules; i += Planners)
                {
                    await (i % 2 == 0 ? one : other).Api.PostAsync<JsonElement>("schedules", new ScheduleBody(Definition: Definition, At: at), CancellationToken.None);
                }
            }));
            if (TimeProvider.System.GetUtcNow() >= at) throw new InvalidOperationException("the machine was too slow: they were due before all were planned");

            while (await CountAsync("select count(*) from schedules where last_result is not null") < schedules)
            {
                if (TimeProvider.System.GetUtcNow() > at + StartedWithin) throw new InvalidOperationException("not all were started in time");
                await Task.Delay(500);
            }

            var last = (double)(await postgres.ReadAsync(database, string.Create(CultureInfo.InvariantCulture, $"select extract(epoch from max(created_at) - '{at:O}')::float8 from runs")))!;
            var (runs, own, fired, missed) = (
                await CountAsync("select count(*) from runs"), await CountAsync("select count(distinct idempotency_key) from runs"),
                await CountAsync("select count(*) from schedules where last_result = 'Fired'"), await CountAsync("select count(*) from missed_fires"));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {schedules} schedules due in the same second, two servers on one PostgreSQL
                the last run was created {last:0.0} s after it (goal for 1,000: 15)
                runs {runs}, of schedules of their own {own}, fired {fired}, missed {missed}
                """);
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        async Task<long> CountAsync(string sql) => (long)(await postgres.ReadAsync(database, sql))!;
    }

    private const string Json =
        $$"""
        {"definitionId":"{{Definition}}","name":"{{Definition}}","version":1,"root":{"id":"line","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"started"} } } }
        """;
}
