using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <param name="Id">The same whenever it is told, and of nothing else.</param>
/// <param name="At">When it begins, or goes on; of one that recurs, the next time.</param>
/// <param name="What">On one line.</param>
/// <param name="More">Who wanted it, and how sure the time is.</param>
public sealed record PlannedRun(string Id, Instant At, string What, string More);

/// <summary>Openings and planned runs as an iCalendar file (RFC 5545). Instants are written in UTC, so that they are those of the preview in every reader.</summary>
public static class CalendarFeed
{
    public const string ContentType = "text/calendar; charset=utf-8";

    // How long a run takes is not known when it is planned.
    private static readonly NodaTime.Duration PlannedLength = NodaTime.Duration.FromMinutes(30);

    /// <param name="now">When it is written.</param>
    public static string Write(IEnumerable<WindowOpening> openings, IEnumerable<PlannedRun> planned, Instant now)
    {
        Ical.Net.Calendar calendar = new() { ProductId = "-//EtcdUpgradeWorkflows//etcdup//EN" };
        foreach (var opening in openings)
        {
            var clusters = opening.Window.IsForAll ? "all clusters" : string.Join(", ", opening.Window.Clusters.Concat(opening.Window.Labels));
            calendar.Events.Add(Event(
                $"{opening.Window.Name}-{Text(opening.Time.Start)}@windows.etcdup", opening.Time.Start, opening.Time.End, $"Maintenance window {opening.Window.Name}: {clusters}",
                opening.Frozen.Count == 0 ? null : $"Shortened by freeze {string.Join(", ", opening.Frozen)}.", now));
        }

        foreach (var run in planned)
        {
            calendar.Events.Add(Event(run.Id, run.At, run.At + PlannedLength, run.What, run.More, now));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(string id, Instant from, Instant to, string summary, string? description, Instant now) => new()
    {
        Uid = id, DtStart = At(from), DtEnd = At(to), Summary = summary, Description = description, DtStamp = At(now),
    };

    private static CalDateTime At(Instant instant) => new(instant.ToDateTimeUtc(), "UTC");

    private static string Text(Instant instant) => instant.ToDateTimeUtc().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
