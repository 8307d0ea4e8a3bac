using System.Globalization;
using EtcdUpgradeWorkflows.Benchmarks.LongRun;
using EtcdUpgradeWorkflows.Benchmarks.Plan;
using EtcdUpgradeWorkflows.Benchmarks.Schedules;
using EtcdUpgradeWorkflows.Benchmarks.Servers;
using EtcdUpgradeWorkflows.Benchmarks.Suspended;
using EtcdUpgradeWorkflows.Benchmarks.Swap;
using EtcdUpgradeWorkflows.Benchmarks.Throughput;

switch (args)
{
    case ["swap", var command, var upgrades, var megabytes] when Number(upgrades) is > 0 and var count && Number(megabytes) is >= 0 and var size:
        Console.WriteLine(await new SwapBenchmark(Path.GetFullPath(command), count, size).RunAsync());
        return 0;
    case ["plan", var command, var requests] when Number(requests) is > 0 and var count:
        Console.WriteLine(await new PlanBenchmark(Path.GetFullPath(command), count).RunAsync());
        return 0;
    case ["long-run", .. var connection] when connection.Length < 2:
        Console.WriteLine(await new LongRunBenchmark(connection.FirstOrDefault()).RunAsync());
        return 0;
    case ["throughput", var peer, var seconds, var rounds, .. var concurrencies] when Number(seconds) is > 0 and var length && Number(rounds) is > 0 and var times && concurrencies.All(c => Number(c) > 0):
        Console.WriteLine(await new ThroughputBenchmark(Path.GetFullPath(peer), length, times, concurrencies is [] ? [1, 8, 32] : [.. concurrencies.Select(Number)]).RunAsync());
        return 0;
    case ["suspended", var command, var runs] when Number(runs) is > 0 and var count:
        Console.WriteLine(await new SuspendedBenchmark(Path.GetFullPath(command), count).RunAsync());
        return 0;
    case ["schedules", var command, var schedules] when Number(schedules) is > 0 and var count:
        Console.WriteLine(await new SchedulesBenchmark(Path.GetFullPath(command), count).RunAsync());
        return 0;
    case ["server", var command, var starts, var seconds] when Number(starts) is > 0 and var count && Number(seconds) is > 0 and var length:
        Console.WriteLine(await new ServerBenchmark(Path.GetFullPath(command), count, length).RunAsync());
        return 0;
    default:
        Console.Error.WriteLine("usage: EtcdUpgradeWorkflows.Benchmarks swap COMMAND UPGRADES MEGABYTES | plan COMMAND REQUESTS | long-run [CONNECTION] | throughput DBOS-DIRECTORY SECONDS ROUNDS [CONCURRENCY…] | suspended COMMAND RUNS | schedules COMMAND SCHEDULES | server COMMAND STARTS SECONDS   (eng/bench.sh calls it)");
        return 2;
}

static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
