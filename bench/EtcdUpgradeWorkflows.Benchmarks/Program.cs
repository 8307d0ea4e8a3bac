using System.Globalization;
using EtcdUpgradeWorkflows.Benchmarks.Swap;

if (args is not ["swap", var command, var count] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var upgrades) || upgrades < 1)
{
    Console.Error.WriteLine("usage: EtcdUpgradeWorkflows.Benchmarks swap COMMAND UPGRADES   (eng/bench.sh calls it)");
    return 2;
}

Console.WriteLine(await new SwapBenchmark(Path.GetFullPath(command), upgrades).RunAsync());
return 0;
