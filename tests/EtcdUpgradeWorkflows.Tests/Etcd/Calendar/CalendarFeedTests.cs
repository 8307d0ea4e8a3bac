using EtcdUpgradeWorkflows.Etcd.Calendar;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

public sealed class CalendarFeedTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 1, 0, 0);

    /// <summary>Read again by the library, over the night of a clock change too.</summary>
    [Fact]
    public void The_feed_has_the_instants_of_the_preview()
    {
        MaintenanceWindow nights = new("nights", "FREQ=DAILY", new(2027, 3, 20), new(2, 30), "Europe/Berlin", Duration.FromHours(3), ["prod-a"]);
        Freeze freeze = new("payday", new(Instant.FromUtc(2027, 3, 25, 2, 0), Instant.FromUtc(2027, 3, 25, 3, 0)), "x", []);
        var openings = MaintenanceCalendar.Openings(nights, [freeze], null, Now).Take(20).ToList();
        PlannedRun planned = new("01a2@schedules.etcdup", Instant.FromUtc(2027, 3, 21, 1, 30), "prod-a goes to etcd 3.5.30", "Planned by anna.");

        var read = Ical.Net.Calendar.Load(CalendarFeed.Write(openings, [planned], Now))!;

        Assert.Equal(
            openings.Select(o => (o.Time.Start.ToDateTimeUtc(), o.Time.End.ToDateTimeUtc())).Append((planned.At.ToDateTimeUtc(), planned.At.ToDateTimeUtc().AddMinutes(30))),
            read.Events.Select(e => (e.DtStart!.AsUtc, e.DtEnd!.AsUtc)));
        Assert.Equal(21, read.Events.Select(e => e.Uid).Distinct().Count());
        Assert.Contains(read.Events, e => e.Summary == "prod-a goes to etcd 3.5.30");
        Assert.Contains(read.Events, e => e.Description == "Shortened by freeze payday.");
    }

    [Fact]
    public void The_same_opening_has_the_same_id_whenever_it_is_read()
    {
        MaintenanceWindow nights = new("nights", "FREQ=DAILY", new(2027, 3, 20), new(2, 30), "Europe/Berlin", Duration.FromHours(3), []);
        string[] Ids(Instant now) => [.. Ical.Net.Calendar.Load(CalendarFeed.Write(MaintenanceCalendar.Openings(nights, now).Take(3), [], now))!.Events.Select(e => e.Uid!)];
        Assert.Equal(Ids(Now), Ids(Now + Duration.FromDays(1)));
    }
}
