using NodaTime;
using NodaTime.TimeZones;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>When windows are open, with freezes taken out. Pure; a local time that does not exist is the end of the gap, one that exists twice is the first.</summary>
public static class MaintenanceCalendar
{
    private static readonly ZoneLocalMappingResolver Rule = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The openings of one window that are not over at an instant, ascending, as if there were no freeze. Without an end when the rule has none.</summary>
    public static IEnumerable<WindowOpening> Openings(MaintenanceWindow window, Instant from)
    {
        var zone = DateTimeZoneProviders.Tzdb[window.Zone];
        // One that is open now may have begun days ago.
        var first = from.Minus(window.Duration).InZone(zone).Date.PlusDays(-1);
        foreach (var date in WindowRule.Dates(window.Rule, window.FirstDate, first))
        {
            var mapping = zone.MapLocal(date + window.Opens);
            var opens = Rule(mapping).ToInstant();
            var closes = opens + window.Duration;
            if (closes > from)
            {
                yield return new(window, new(opens, closes), ChangeOf(zone, mapping, opens, closes), []);
            }
        }
    }

    /// <summary>The same without the time that a freeze takes: what is left of an opening, in one piece or several, or nothing.</summary>
    /// <param name="cluster">Null: only freezes count that are for all clusters of the window.</param>
    /// <param name="most">More openings are not looked through, what freezes leave of them or nothing.</param>
    public static IEnumerable<WindowOpening> Openings(MaintenanceWindow window, IReadOnlyCollection<Freeze> freezes, string? cluster, Instant from, int most = 10_000)
    {
        List<Freeze> ours = [.. freezes.Where(freeze => cluster is null ? freeze.IsForAllOf(window) : freeze.IsFor(cluster)).OrderBy(freeze => freeze.Time.Start)];
        return Openings(window, from).Take(most).SelectMany(opening => Cut(opening, ours)).Where(opening => opening.Time.End > from);
    }

    /// <summary>The opening of any of the windows that is open at an instant and closes last; null: none is.</summary>
    public static WindowOpening? FindOpen(IEnumerable<MaintenanceWindow> windows, IReadOnlyCollection<Freeze> freezes, string cluster, Instant now) => windows
        .Where(window => window.IsFor(cluster))
        .Select(window => Openings(window, freezes, cluster, now).FirstOrDefault())
        .Where(opening => opening is not null && opening.Time.Contains(now))
        .MaxBy(opening => opening!.Time.End);

    private static IEnumerable<WindowOpening> Cut(WindowOpening opening, List<Freeze> freezes)
    {
        var rest = opening.Time.Start;
        List<Freeze> over = [.. freezes.Where(freeze => freeze.Time.Start < opening.Time.End && freeze.Time.End > opening.Time.Start)];
        string[] names = [.. over.Select(freeze => freeze.Name)];
        foreach (var freeze in over)
        {
            if (freeze.Time.Start > rest)
            {
                yield return Piece(opening, new(rest, freeze.Time.Start), names) with { EndsByItself = false };
            }

            rest = Instant.Max(rest, freeze.Time.End);
        }

        if (rest < opening.Time.End)
        {
            yield return Piece(opening, new(rest, opening.Time.End), names);
        }
    }

    // What the clocks do to an opening they do to the piece of it in which they do it.
    private static WindowOpening Piece(WindowOpening opening, Interval time, string[] frozen)
    {
        var zone = DateTimeZoneProviders.Tzdb[opening.Window.Zone];
        var change = opening.ClockChange is ClockChange.OpensInGap or ClockChange.OpensInFold && time.Start == opening.Time.Start ? opening.ClockChange : ChangeWithin(zone, time.Start, time.End);
        return opening with { Time = time, Frozen = frozen, ClockChange = change };
    }

    private static ClockChange ChangeOf(DateTimeZone zone, ZoneLocalMapping mapping, Instant opens, Instant closes) =>
        mapping.Count == 0 ? ClockChange.OpensInGap
        : mapping.Count == 2 ? ClockChange.OpensInFold
        : ChangeWithin(zone, opens, closes);

    private static ClockChange ChangeWithin(DateTimeZone zone, Instant opens, Instant closes) =>
        zone.GetUtcOffset(opens) != zone.GetUtcOffset(closes) ? ClockChange.ChangesMeanwhile : ClockChange.None;
}
