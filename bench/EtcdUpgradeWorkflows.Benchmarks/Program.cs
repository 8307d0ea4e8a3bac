using System.Globalization;
using EtcdUpgradeWorkflows.Benchmarks.LongRun;
using EtcdUpgradeWorkflows.Benchmarks.Plan;
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
    case ["throughput", var peer, var seconds, var rounds] when Number(seconds) is > 0 and var length && Number(rounds) is > 0 and var times:
        Console.WriteLine(await new ThroughputBenchmark(Path.GetFullPath(peer), length, times).RunAsync());
        return 0;
    default:
        Console.Error.WriteLine("usage: EtcdUpgradeWorkflows.Benchmarks swap COMMAND UPGRADES MEGABYTES | plan COMMAND REQUESTS | long-run [CONNECTION] | throughput DBOS-DIRECTORY SECONDS ROUNDS   (eng/bench.sh calls it)");
        return 2;
}

static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
