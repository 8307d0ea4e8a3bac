using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>What the calendar will let an upgrade do, in a sentence or two.</summary>
public static class Forecast
{
    /// <returns>Null: nothing holds it.</returns>
    public static string? Of(MaintenancePolicy policy, IReadOnlyList<HopPreview> hops, Instant now)
    {
        var takes = TimeSpan.FromTicks(hops.Sum(hop => hop.Estimate.Ticks));
        var about = string.Create(CultureInfo.InvariantCulture, $"About {Text(takes)} is estimated ({hops[0].EstimateSource})");
        switch (policy.Judge(WindowQuestion.AtStart([]), now))
        {
            case WindowVerdict.Closed closed:
                return closed.AskAgainAt is { } then && policy.FindNext(Instant.FromDateTimeOffset(then), Duration.Zero) is { Opening: { } opening }
                    ? $"{closed.Why.Message} {Fits(about, takes, opening.Time.Duration.ToTimeSpan())}"
                    : closed.Why.Message;
            case WindowVerdict.Open { Why: { } why } when policy.FindOpenEnd(now, []) is { } end:
                return $"{why} {Fits(about, takes, (end - now).ToTimeSpan())}";
            default:
                return null;
        }
    }

    private static string Fits(string about, TimeSpan takes, TimeSpan open) => takes <= open
        ? $"{about}: it fits."
        : $"{about}: it does not fit into the {Text(open)} there are. The cluster stays mixed until the next opening, and goes on there.";

    private static string Text(TimeSpan time) =>
        time.TotalMinutes < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s") : time.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h");
}
