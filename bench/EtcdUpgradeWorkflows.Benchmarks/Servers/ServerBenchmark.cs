using System.Globalization;
using EtcdUpgradeWorkflows.Benchmarks.Databases;

namespace EtcdUpgradeWorkflows.Benchmarks.Servers;

/// <summary>How long `etcdup serve` takes until it is ready, and what it costs when nothing is to be done, on both databases by turns.</summary>
/// <param name="seconds">Watched without anything to do.</param>
internal sealed class ServerBenchmark(string command, int starts, int seconds)
{
    // What belongs to the start, and to the first looks.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    public async Task<string> RunAsync()
    {
        await using var postgres = await BenchPostgres.StartAsync();
        var db = postgres.ConnectionString(await postgres.NewDatabaseAsync());
        var directory = Directory.CreateTempSubdirectory("etcdup-bench-");
        try
        {
            var (sqlite, onPostgres) = (Path.Combine(directory.FullName, "sqlite"), Path.Combine(directory.FullName, "postgres"));
            List<string> lines = ["until /readyz, s: first start (makes the database), then median, longest"];
            List<double> ofSqlite = [], ofPostgres = [];
            for (var i = 0; i <= starts; i++)
            {
                ofSqlite.Add(await ReadyAsync(sqlite, null));
                ofPostgres.Add(await ReadyAsync(onPostgres, db));
            }

            lines.Add($"  SQLite      {Tell(ofSqlite)}");
            lines.Add($"  PostgreSQL  {Tell(ofPostgres)}   goal: below 2");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"idle for {seconds} s"));
            lines.Add($"  SQLite      {await IdleAsync(sqlite, null)}");
            lines.Add($"  PostgreSQL  {await IdleAsync(onPostgres, db)}   goal: below 150 MB and 1 %");
            return string.Join('\n', lines);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<double> ReadyAsync(string data, string? db)
    {
        await using var server = await ServedProcess.StartAsync(command, data, db);
        return server.ReadyAfter.TotalSeconds;
    }

    private async Task<string> IdleAsync(string data, string? db)
    {
        await using var server = await ServedProcess.StartAsync(command, data, db);
        await Task.Delay(Settle);
        var before = server.Processor;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        return string.Create(CultureInfo.InvariantCulture, $"{server.Megabytes:0} MB, {(server.Processor - before).TotalSeconds / seconds:0.00 %} of a processor");
    }

    private static string Tell(List<double> starts) => string.Create(
        CultureInfo.InvariantCulture, $"{starts[0]:0.00}; {starts.Skip(1).Order().ElementAt((starts.Count - 1) / 2):0.00}, {starts.Skip(1).Max():0.00} (n={starts.Count - 1})");
}
