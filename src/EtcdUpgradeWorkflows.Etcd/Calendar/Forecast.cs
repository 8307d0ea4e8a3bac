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
                    ? $"{closed.Why.Message} {Fits(about, takes, opening.Time.Duration.ToTimeSpan())}{Rest(policy, hops, Instant.FromDateTimeOffset(then), opening.Time.End)}"
                    : closed.Why.Message;
            case WindowVerdict.Open { Why: { } why } when policy.FindOpenEnd(now, []) is { } end:
                return $"{why} {Fits(about, takes, (end - now).ToTimeSpan())}{Rest(policy, hops, now, end)}";
            case WindowVerdict.Open when !policy.RequiresWindow && policy.Freezes.Where(freeze => freeze.IsFor(policy.Cluster) && freeze.Time.Start > now).MinBy(freeze => freeze.Time.Start) is { } freeze
                && Rest(policy, hops, now, freeze.Time.Start) is { Length: > 0 } rest:
                return $"The freeze '{freeze.Name}' begins at {Utc(freeze.Time.Start)}. {Fits(about, takes, (freeze.Time.Start - now).ToTimeSpan())}{rest}";
            default:
                return null;
        }
    }

    private static string Fits(string about, TimeSpan takes, TimeSpan open) => takes <= open
        ? $"{about}: it fits."
        : $"{about}: it does not fit into the {Text(open)} there are.";

    /// <summary>What becomes of the cluster between the end of this opening and the next one; empty: all is done by then.</summary>
    private static string Rest(MaintenancePolicy policy, IReadOnlyList<HopPreview> hops, Instant begins, Instant ends)
    {
        foreach (var hop in hops)
        {
            if (begins + Duration.FromTimeSpan(hop.Estimate) > ends)
            {
                var next = policy.FindNext(ends, Duration.FromTimeSpan(WindowQuestion.Unmeasured));
                return hop.MixedAfter is { } after && begins + Duration.FromTimeSpan(after) is var mixed && mixed < ends
                    ? $" The cluster stays mixed from about {Local(mixed, next)} {Until(mixed, next, "and goes on there")}"
                    : $" It waits on one release {Until(ends, next, "and goes on there")}";
            }

            begins += Duration.FromTimeSpan(hop.Estimate);
        }

        return "";
    }

    private static string Until(Instant from, NextOpening? next, string then) => next switch
    {
        null => "until somebody adds a window: no later opening that is long enough is in sight.",
        { Opening: { } opening } => string.Create(
            CultureInfo.InvariantCulture, $"until {Local(next.At, next, "dddd yyyy-MM-dd HH:mm")} {opening.Window.Zone} ({Utc(next.At)}; {Long(next.At - from)}), {then}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"until {next.At.ToDateTimeUtc():dddd} {Utc(next.At)} ({Long(next.At - from)}), {then}."),
    };

    // In the zone of the next opening, whose owners know it.
    private static string Local(Instant at, NextOpening? next, string format = "yyyy-MM-dd HH:mm") => next?.Opening is { } opening
        ? at.InZone(DateTimeZoneProviders.Tzdb[opening.Window.Zone]).ToDateTimeUnspecified().ToString(format, CultureInfo.InvariantCulture)
        : Utc(at);

    private static string Utc(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Long(Duration time) => Math.Round(time.TotalDays, 1) < 2 ? Text(time.ToTimeSpan()) : string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} days");

    private static string Text(TimeSpan time) =>
        time.TotalMinutes < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s") : time.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h");
}
