using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Instruments that nobody listens to: a server that another test hosts must not count what virtual servers do.</summary>
internal static class NobodysMetrics
{
    private static readonly Meter Meter = new("nobody");

    public static RunMetrics Runs { get; } = new(Meter);

    public static SwapMetrics Swaps { get; } = new(Meter);
}
