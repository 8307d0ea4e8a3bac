using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>What the calendar will let an upgrade do, in a sentence or two.</summary>
public static class Forecast
{
    /// <returns>Null: nothing holds it.</returns>
    public static string? Of(MaintenancePolicy policy, IReadOnlyList<HopPreview> hops, Instant now)
    {
        var soak = TimeSpan.FromTicks(hops.Sum(hop => hop.Soak.Ticks));
        var takes = TimeSpan.FromTicks(hops.Sum(hop => hop.Estimate.Ticks)) + soak;
        var about = string.Create(
            CultureInfo.InvariantCulture,
            $"About {Text(takes)} is estimated ({hops[0].EstimateSource}{(soak > TimeSpan.Zero ? $"; {Text(soak)} of soak, in which the first member{(hops.Count > 1 ? " of each hop" : "")} runs alone" : "")})");
        switch (policy.Judge(WindowQuestion.AtStart([]), now))
        {
            case WindowVerdict.Closed closed:
                return closed.AskAgainAt is { } then && policy.FindNext(Instant.FromDateTimeOffset(then), WindowQuestion.RightNow([])) is { Opening: { } opening }
                    ? $"{closed.Why.Message} {Fits(about, takes, opening.Time.Duration.ToTimeSpan())}{Rest(policy, hops, Instant.FromDateTimeOffset(then), opening.Time.End, opening.Window.RollsBackMixed)}"
                    : closed.Why.Message;
            case WindowVerdict.Open { Why: { } why } when policy.FindOpen(now, []) is { } open:
                return $"{why} {Fits(about, takes, (open.End - now).ToTimeSpan())}{Rest(policy, hops, now, open.End, open.RollsBack)}";
            case WindowVerdict.Open when !policy.RequiresWindow && policy.Freezes.Where(freeze => freeze.IsFor(policy.Cluster) && freeze.Time.Start > now).MinBy(freeze => freeze.Time.Start) is { } freeze
                && Rest(policy, hops, now, freeze.Time.Start, rollsBack: false) is { Length: > 0 } rest:
                return $"The freeze '{freeze.Name}' begins at {Utc(freeze.Time.Start)}. {Fits(about, takes, (freeze.Time.Start - now).ToTimeSpan())}{rest}";
            default:
                return null;
        }
    }

    /// <summary>Of a run that is under way: when its hop is done, and whether that is before its window closes.</summary>
    /// <param name="known">What the run knows of its members.</param>
    /// <param name="from">When it was last seen to go on, or will.</param>
    /// <returns>Null: nothing is left to be swapped.</returns>
    public static string? OfRun(MaintenancePolicy policy, TimeSpan? soak, KnownMembers known, IReadOnlyList<Grant> grants, DateTimeOffset from)
    {
        var target = known.Target.ToString();
        var (all, swapped) = (known.Members.Count, known.Members.Count(member => member.Version == target));
        if (swapped == all)
        {
            return null;
        }

        // The soak is over by then, or lies ahead.
        var ahead = soak is null || all == 1 || swapped > 1 ? TimeSpan.Zero
            : swapped == 0 ? soak.Value
            : (known.MixedSince ?? from) + soak.Value is var over && over > from ? over - from : TimeSpan.Zero;
        var takes = ahead + ((all - swapped) * (known.SlowestSwap ?? HopPreview.PerMember)) + (all > 1 ? known.SlowestBackup ?? TimeSpan.Zero : TimeSpan.Zero) + HopPreview.PerHop;
        var done = $"This hop is done at about {At(from + takes)}{(ahead > TimeSpan.Zero ? $", {Text(ahead)} of soak with it" : "")}, when nobody has to be waited for";
        if (MaintenancePolicy.FindBrokenGlass(grants, policy.Cluster) is not null || policy.Of(grants) is not { RequiresWindow: true } held || held.FindOpen(Instant.FromDateTimeOffset(from), grants) is not { } open)
        {
            return $"{done}.";
        }

        var closes = open.End.ToDateTimeOffset();
        return from + takes <= closes ? $"{done}; {open.What} closes at {At(closes)}: it fits."
            : $"{done}; {open.What} closes at {At(closes)}: it does not fit. {(open.RollsBack ? "A mixed cluster is taken back before." : "What is left waits for the next opening.")}";
    }

    private static string At(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Fits(string about, TimeSpan takes, TimeSpan open) => takes <= open
        ? $"{about}: it fits."
        : $"{about}: it does not fit into the {Text(open)} there are.";

    /// <summary>What becomes of the cluster between the end of this opening and the next one; empty: all is done by then.</summary>
    private static string Rest(MaintenancePolicy policy, IReadOnlyList<HopPreview> hops, Instant begins, Instant ends, bool rollsBack)
    {
        foreach (var hop in hops)
        {
            var takes = Duration.FromTimeSpan(hop.Estimate + hop.Soak);
            if (begins + takes > ends)
            {
                if (rollsBack && hop.MixedAfter is not null)
                {
                    return " The window takes a mixed cluster back before it closes: either no member is swapped in it, or all go back.";
                }

                var next = policy.FindNext(ends, WindowQuestion.AtStart([]));
                return hop.MixedAfter is { } after && begins + Duration.FromTimeSpan(after) is var mixed && mixed < ends
                    ? $" The cluster stays mixed from about {Local(mixed, next)} {Until(mixed, next, "and goes on there")}"
                    : $" It waits on one release {Until(ends, next, "and goes on there")}";
            }

            begins += takes;
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
