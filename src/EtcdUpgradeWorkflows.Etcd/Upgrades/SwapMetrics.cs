using System.Diagnostics.Metrics;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>What this process did to members, counted since its start. No label names a cluster or a member.</summary>
public sealed class SwapMetrics
{
    private const string Result = "result";

    private static readonly double[] DownTimeBuckets = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 30, 60, 90];

    private readonly Counter<long> _swaps;
    private readonly Histogram<double> _downTime;

    /// <param name="meter">The one that runs are counted with.</param>
    public SwapMetrics(Meter meter)
    {
        _swaps = meter.CreateCounter<long>(
            "etcdup.swaps", "{swap}", "Swap calls of members: serving (it answered a linearizable read afterwards), or not (refused, failed, or silent).");
        _downTime = meter.CreateHistogram(
            "etcdup.swap.down_time", "s", "From the swap call to the member's first linearizable read: at most so long it did not serve.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DownTimeBuckets });
    }

    /// <summary>As <see cref="Engine.Runs.RunMetrics.Begin"/>.</summary>
    public void Begin()
    {
        _swaps.Add(0, new KeyValuePair<string, object?>(Result, "serving"));
        _swaps.Add(0, new KeyValuePair<string, object?>(Result, "not_serving"));
    }

    internal void Serving(TimeSpan downTime)
    {
        _swaps.Add(1, new KeyValuePair<string, object?>(Result, "serving"));
        _downTime.Record(downTime.TotalSeconds);
    }

    internal void NotServing() => _swaps.Add(1, new KeyValuePair<string, object?>(Result, "not_serving"));
}
