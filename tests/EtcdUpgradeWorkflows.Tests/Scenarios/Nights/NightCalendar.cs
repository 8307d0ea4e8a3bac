using NodaTime;
using NodaTime.TimeZones;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>A time in which a cluster may be worked on.</summary>
/// <param name="Overrun">Until when a mixed cluster may be; the end itself where there is none, or where a freeze has ended it.</param>
internal sealed record NightPiece(DateTimeOffset From, DateTimeOffset To, DateTimeOffset Overrun)
{
    public bool Contains(DateTimeOffset instant) => From <= instant && instant < To;
}

/// <summary>When windows are open, from the transitions of the zones alone: it shares nothing with the product's calendar.</summary>
internal sealed class NightCalendar(NightPlan plan)
{
    private readonly Dictionary<NightWindow, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)>> _openings = NightPlan.Windows.ToDictionary(w => w, w => Find(plan, w));
    private readonly Dictionary<string, IReadOnlyList<NightPiece>> _pieces = [];

    /// <summary>Twenty minutes before and behind the opening of <see cref="NightPlan.Half"/>: some windows are cut in two by it, that one's start lies in it.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Freeze
    {
        get
        {
            var opens = Openings(NightPlan.Half)[0].From;
            return (opens.AddMinutes(-20), opens.AddMinutes(20));
        }
    }

    public static DateTimeOffset LocalToInstant(LocalDateTime local, string zone)
    {
        // The stretches of one offset around that day: the first in which the clocks show the time; where none does, the one that begins behind the gap.
        var around = local.InUtc().ToInstant();
        List<ZoneInterval> stretches = [.. DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(around - Duration.FromDays(2), around + Duration.FromDays(2))];
        var shows = stretches.Find(s => (!s.HasStart || s.IsoLocalStart <= local) && (!s.HasEnd || local < s.IsoLocalEnd));
        return (shows is not null ? (local - Period.FromTicks(shows.WallOffset.Ticks)).InUtc().ToInstant() : stretches.Find(s => s.HasStart && s.IsoLocalStart > local)!.Start).ToDateTimeOffset();
    }

    /// <summary>Of a window, ascending, as if there were no freeze.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Openings(NightWindow window) => _openings[window];

    /// <summary>What the freeze leaves of them.</summary>
    public IReadOnlyList<NightPiece> Pieces(NightCluster cluster) => _pieces.TryGetValue(cluster.Name, out var known) ? known : _pieces[cluster.Name] = Cut(cluster);

    private static IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Find(NightPlan plan, NightWindow window)
    {
        var date = LocalDate.FromDateTime(plan.Evening.UtcDateTime);
        var days = Enumerable.Range(window == NightPlan.NewYork ? 0 : 1, 9).Select(date.PlusDays);
        return [.. (window.IsWeekly ? days.Where((_, i) => i % 7 == 0) : days).Select(day => LocalToInstant(day + window.Opens, window.Zone)).Select(opens => (opens, opens + window.Lasts))];
    }

    private List<NightPiece> Cut(NightCluster cluster)
    {
        var (from, to) = Freeze;
        List<NightPiece> pieces = [];
        foreach (var (opens, closes) in Openings(cluster.Window))
        {
            var late = closes + cluster.Window.Overrun;
            if (!cluster.IsFrozen || to <= opens || from >= late)
            {
                pieces.Add(new(opens, closes, late));
                continue;
            }

            if (from >= closes)
            {
                pieces.Add(new(opens, closes, from));
                continue;
            }

            if (from > opens)
            {
                pieces.Add(new(opens, from, from));
            }

            if (to < closes)
            {
                pieces.Add(new(to, closes, late));
            }
        }

        return pieces;
    }
}
