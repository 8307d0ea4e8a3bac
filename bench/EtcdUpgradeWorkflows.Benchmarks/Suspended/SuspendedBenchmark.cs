using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Benchmarks.Databases;
using EtcdUpgradeWorkflows.Benchmarks.Servers;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Benchmarks.Suspended;

/// <summary>
/// Runs that all wait for the same second: what they cost a server while they wait, and how long it takes from that second until all have been woken and have ended. PostgreSQL, one server.
/// </summary>
internal sealed class SuspendedBenchmark(string command, int runs)
{
    private const string Definition = "bench-suspended";
    private const int Starters = 8;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WokenWithin = TimeSpan.FromMinutes(10);

    public async Task<string> RunAsync()
    {
        await using var postgres = await BenchPostgres.StartAsync();
        var database = await postgres.NewDatabaseAsync();
        var db = postgres.ConnectionString(database);
        var data = Directory.CreateTempSubdirectory("etcdup-bench-");
        try
        {
            double empty, after;
            DateTimeOffset due;
            await using (var server = await ServedProcess.StartAsync(command, data.FullName, db))
            {
                await Task.Delay(Idle);
                empty = server.Megabytes;
                // Started within a third of that on a quiet machine; and time for the restart.
                due = WholeSecond(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(40) + TimeSpan.FromMilliseconds(runs * 12));
                await server.Api.PostTextAsync<PublishAnswer>("definitions", Json(due), CancellationToken.None);
                var left = runs;
                await Task.WhenAll(Enumerable.Range(0, Starters).Select(async _ =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                    {
                        await server.Api.PostAsync<JsonElement>("runs", new StartRunBody(Definition, null, null), CancellationToken.None);
                    }
                }));
                await UntilAsync("sub_status = 'Suspended'", due);
                after = server.Megabytes;
            }

            await using var again = await ServedProcess.StartAsync(command, data.FullName, db);
            await Task.Delay(Idle);
            if (TimeProvider.System.GetUtcNow() >= due) throw new InvalidOperationException("the machine was too slow: they were due before all was ready");
            var waiting = again.Megabytes;
            var before = again.Processor;
            await UntilAsync("status = 'Finished'", due + WokenWithin);
            var processor = again.Processor - before;
            var took = (double)(await postgres.ReadAsync(database, string.Create(CultureInfo.InvariantCulture, $"select extract(epoch from max(finished_at) - '{due:O}')::float8 from runs")))!;
            var first = (double)(await postgres.ReadAsync(database, string.Create(CultureInfo.InvariantCulture, $"select extract(epoch from min(finished_at) - '{due:O}')::float8 from runs")))!;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {runs} suspended runs on PostgreSQL, one server
                memory of the server: {empty:0} MB without runs, {after:0} MB when it has just started them all, {waiting:0} MB after a restart with all of them waiting
                a run that waits: {Math.Max(0, waiting - empty) * 1024 / runs:0.00} kB
                all due in one second: the first had ended {first:0.0} s after it, the last {took:0.0} s (goal for 10,000: 30); processor of the server {processor.TotalSeconds:0.0} s
                """);
        }
        finally
        {
            data.Delete(recursive: true);
        }

        async Task UntilAsync(string condition, DateTimeOffset deadline)
        {
            while ((long)(await postgres.ReadAsync(database, $"select count(*) from runs where {condition}"))! < runs)
            {
                if (TimeProvider.System.GetUtcNow() > deadline) throw new InvalidOperationException($"not all are {condition} in time");
                await Task.Delay(500);
            }
        }
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));

    private static string Json(DateTimeOffset due) =>
        $$"""
        {"definitionId":"{{Definition}}","name":"{{Definition}}","version":1,"root":{"id":"root","type":"Elsa.Sequence","activities":[
          {"id":"wait","type":"Elsa.StartAt","dateTime":{"typeName":"DateTimeOffset","expression":{"type":"Literal","value":"{{due:O}}"} } },
          {"id":"line","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"woken"} } }
        ]} }
        """;
}
