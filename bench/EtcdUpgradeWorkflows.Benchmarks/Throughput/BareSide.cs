using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Benchmarks.Databases;

namespace EtcdUpgradeWorkflows.Benchmarks.Throughput;

/// <summary>What the database does at most: pgbench, one prepared statement and one row a commit.</summary>
internal sealed partial class BareSide(BenchPostgres postgres, string database)
{
    public const string Insert = "insert into bare_lines (run, text) values (:client_id, 'a line')";

    // Each client its own row, as each run has.
    public const string Update = "update bare_rows set value = value + 1 where id = :client_id";

    public Task PrepareAsync() => postgres.ReadAsync(
        database,
        """
        create table if not exists bare_lines (id bigint generated always as identity primary key, run int not null, text text not null);
        create table if not exists bare_rows (id int primary key, value bigint not null);
        insert into bare_rows select id, 0 from generate_series(0, 99) as id on conflict do nothing;
        """);

    public async Task<Work> RunAsync(string statement, int clients, TimeSpan seconds, Action beginning, Action ending)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, $"{statement};\n");
        try
        {
            beginning();
            var count = clients.ToString(CultureInfo.InvariantCulture);
            using var process = Process.Start(new ProcessStartInfo(
                postgres.PgBench,
                ["-h", "127.0.0.1", "-p", postgres.Port, "-U", "postgres", "-n", "-M", "prepared", "-c", count, "-j", clients > 1 ? "2" : "1", "-T", Math.Ceiling(seconds.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-f", script, database])
            {
                RedirectStandardOutput = true,
            })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            ending();
            return Tps().Match(output) is { Success: true } tps
                ? new(double.Parse(tps.Groups[1].Value, CultureInfo.InvariantCulture) * Math.Ceiling(seconds.TotalSeconds), seconds, TimeSpan.Zero)
                : throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {output}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"^tps = ([0-9.]+) \(without", RegexOptions.Multiline)]
    private static partial Regex Tps();
}
