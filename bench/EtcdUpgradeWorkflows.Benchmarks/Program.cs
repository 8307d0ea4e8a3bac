using System.Globalization;
using EtcdUpgradeWorkflows.Benchmarks.LongRun;
using EtcdUpgradeWorkflows.Benchmarks.Plan;
using EtcdUpgradeWorkflows.Benchmarks.Swap;

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
    default:
        Console.Error.WriteLine("usage: EtcdUpgradeWorkflows.Benchmarks swap COMMAND UPGRADES MEGABYTES | plan COMMAND REQUESTS | long-run [CONNECTION]   (eng/bench.sh calls it)");
        return 2;
}

static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
