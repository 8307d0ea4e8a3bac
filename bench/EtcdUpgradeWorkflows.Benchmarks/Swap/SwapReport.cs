using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Cli.Demo;

namespace EtcdUpgradeWorkflows.Benchmarks.Swap;

/// <summary>What both sides took, as the tables of docs/performance.md.</summary>
internal sealed class SwapReport(string from, string to)
{
    // The definition's own wait in Etcd.WaitForCatchUp.
    public static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(5);

    private readonly Side _ours = new("etcdup");
    private readonly Side _script = new("script");
    private readonly List<TimeSpan> _betweenFollowers = [];
    private readonly List<TimeSpan> _beforeLast = [];
    private readonly List<TimeSpan> _untilSeen = [];
    private readonly List<TimeSpan> _untilSignal = [];
    private readonly List<TimeSpan> _plans = [];
    private readonly Dictionary<string, List<TimeSpan>> _steps = new(StringComparer.Ordinal);

    public void AddPlan(TimeSpan elapsed) => _plans.Add(elapsed);

    public void Add(bool isOurs, IReadOnlyList<SwapTimes> swaps, WriteReport writes, IReadOnlyList<ActivityTime> activities)
    {
        if (writes.Comparison.Lost.Count > 0)
        {
            throw new InvalidOperationException($"Acknowledged writes were lost: {string.Join(", ", writes.Comparison.Lost)}");
        }

        var side = isOurs ? _ours : _script;
        side.Swaps.AddRange(swaps.Select(s => s.Duration));
        side.Gaps.Add(writes.LongestGap);
        if (!isOurs)
        {
            return;
        }

        foreach (var (earlier, later) in swaps.Zip(swaps.Skip(1)))
        {
            // What the definition waits for on purpose is apart: settle time, backup and proof.
            var apart = activities.Where(a => a.Type is "Etcd.Backup" or "Etcd.VerifyBackup" && a.StartedAt >= earlier.FirstRead && a.FinishedAt <= later.Signalled)
                .Aggregate(SettleTime, (sum, a) => sum + a.Duration);
            (later == swaps[^1] ? _beforeLast : _betweenFollowers).Add(later.Signalled - earlier.FirstRead - apart);
        }

        foreach (var swap in swaps)
        {
            var activity = activities.Single(a => a.Type == "Etcd.SwapMember" && a.StartedAt <= swap.Signalled && a.FinishedAt >= swap.Signalled);
            _untilSignal.Add(swap.Signalled - activity.StartedAt);
            _untilSeen.Add(activity.FinishedAt - swap.FirstRead);
        }

        foreach (var activity in activities)
        {
            var duration = activity.Type == "Etcd.WaitForCatchUp" ? activity.Duration - SettleTime : activity.Duration;
            (_steps.TryGetValue(activity.Type, out var list) ? list : _steps[activity.Type] = []).Add(duration);
        }
    }

    public string Progress() => string.Create(CultureInfo.InvariantCulture, $"{_ours.Gaps.Count} and {_script.Gaps.Count} upgrades, medians {Milliseconds(Median(_ours.Swaps))} and {Milliseconds(Median(_script.Swaps))}");

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Swap {from} → {to}, SIGTERM until the first linearizable read of the new process:\n\n| side | swaps | median | 90 % |\n|---|---|---|---|\n");
        foreach (var side in (Side[])[_ours, _script])
        {
            text.Append(CultureInfo.InvariantCulture, $"| {side.Name} | {side.Swaps.Count} | {Milliseconds(Median(side.Swaps))} | {Milliseconds(Quantile(side.Swaps, 0.9))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nratio of the medians {Median(_ours.Swaps) / Median(_script.Swaps):0.00}\n");
        text.Append("\nLongest gap between two acknowledged writes of an upgrade:\n\n| side | upgrades | median | longest |\n|---|---|---|---|\n");
        foreach (var side in (Side[])[_ours, _script])
        {
            text.Append(CultureInfo.InvariantCulture, $"| {side.Name} | {side.Gaps.Count} | {Milliseconds(Median(side.Gaps))} | {Milliseconds(Quantile(side.Gaps, 1))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture,
            $"\nBetween two swaps, first read to the next signal, without settle time, backup and proof:\n\n| next | times | median | 90 % |\n|---|---|---|---|\n"
            + $"| a follower | {_betweenFollowers.Count} | {Milliseconds(Median(_betweenFollowers))} | {Milliseconds(Quantile(_betweenFollowers, 0.9))} |\n"
            + $"| the last member, behind the gate; it hands over leadership first | {_beforeLast.Count} | {Milliseconds(Median(_beforeLast))} | {Milliseconds(Quantile(_beforeLast, 0.9))} |\n\n| step | times | median | 90 % |\n|---|---|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| Etcd.SwapMember, before its signal | {_untilSignal.Count} | {Milliseconds(Median(_untilSignal))} | {Milliseconds(Quantile(_untilSignal, 0.9))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| Etcd.SwapMember, behind the first read | {_untilSeen.Count} | {Milliseconds(Median(_untilSeen))} | {Milliseconds(Quantile(_untilSeen, 0.9))} |\n");
        foreach (var (type, list) in _steps.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {type} | {list.Count} | {Milliseconds(Median(list))} | {Milliseconds(Quantile(list, 0.9))} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n`etcdup plan` on a healthy cluster, the whole command: median {Milliseconds(Median(_plans))}\n").ToString();
    }

    private static TimeSpan Median(List<TimeSpan> values) => Quantile(values, 0.5);

    private static TimeSpan Quantile(List<TimeSpan> values, double quantile)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)Math.Round((sorted.Count - 1) * quantile)];
    }

    private static string Milliseconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms");

    private sealed record Side(string Name)
    {
        public List<TimeSpan> Swaps { get; } = [];

        public List<TimeSpan> Gaps { get; } = [];
    }
}
