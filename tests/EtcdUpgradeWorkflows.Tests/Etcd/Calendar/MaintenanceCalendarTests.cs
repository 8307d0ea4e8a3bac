using EtcdUpgradeWorkflows.Etcd.Calendar;
using NodaTime;
using NodaTime.Text;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

public sealed class MaintenanceCalendarTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 12, 0);

    [Fact]
    public void A_weekly_window_opens_at_its_local_time_summer_and_winter()
    {
        var openings = MaintenanceCalendar.Openings(Window("FREQ=WEEKLY;BYDAY=SA", "2026-10-17"), Instant.FromUtc(2026, 10, 16, 0, 0)).Take(3);
        Assert.Equal(
            ["2026-10-17T20:00:00Z/2026-10-18T00:00:00Z None", "2026-10-24T20:00:00Z/2026-10-25T00:00:00Z None", "2026-10-31T21:00:00Z/2026-11-01T01:00:00Z None"],
            openings.Select(Told));
    }

    [Theory]
    // It is as long as it says: at eight hours it ends at another local time, seen by the clocks.
    [InlineData("2026-03-28", "22:00", "08:00", "2026-03-28T21:00:00Z/2026-03-29T05:00:00Z ChangesMeanwhile")]
    [InlineData("2026-10-24", "22:00", "08:00", "2026-10-24T20:00:00Z/2026-10-25T04:00:00Z ChangesMeanwhile")]
    // 02:30 does not exist: at the end of the gap, which is 03:00.
    [InlineData("2026-03-29", "02:30", "01:00", "2026-03-29T01:00:00Z/2026-03-29T02:00:00Z OpensInGap")]
    // 02:30 exists twice: the first.
    [InlineData("2026-10-25", "02:30", "01:00", "2026-10-25T00:30:00Z/2026-10-25T01:30:00Z OpensInFold")]
    public void In_a_night_of_a_clock_change_the_written_rule_holds(string date, string opens, string duration, string told) =>
        Assert.Equal(told, Told(MaintenanceCalendar.Openings(Window(null, date, opens, duration), Instant.MinValue + Duration.FromDays(1000)).Single()));

    /// <summary>Against the library's own intervals: a window that opens in every gap and every fold of every zone, for ten years.</summary>
    [Fact]
    public void In_every_zone_a_gap_ends_where_the_window_opens_and_of_a_fold_it_is_the_first()
    {
        var (from, to, seen) = (Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0), 0);
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            var intervals = DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(from, to).ToList();
            foreach (var (before, after) in intervals.Zip(intervals.Skip(1)).Where(pair => pair.First.WallOffset != pair.Second.WallOffset))
            {
                // In the middle of what is skipped, or of what comes twice.
                var change = before.End;
                var shift = Duration.FromSeconds(after.WallOffset.Seconds - before.WallOffset.Seconds);
                var wall = change.WithOffset(before.WallOffset).LocalDateTime.PlusSeconds((long)shift.TotalSeconds / 2);
                var opening = MaintenanceCalendar.Openings(
                    new("w", null, wall.Date, wall.TimeOfDay, id, Duration.FromHours(3), []), from).Single();
                var expected = shift > Duration.Zero ? change : wall.WithOffset(before.WallOffset).ToInstant();
                Assert.Equal((id, expected, expected + Duration.FromHours(3)), (id, opening.Time.Start, opening.Time.End));
                Assert.Equal(shift > Duration.Zero ? ClockChange.OpensInGap : ClockChange.OpensInFold, opening.ClockChange);
                seen++;
            }
        }

        Assert.True(seen > 2000, $"{seen} changes");
    }

    /// <summary>Whatever the rule: ascending, each as long as it says, none of them over.</summary>
    [Theory]
    [InlineData("FREQ=DAILY")]
    [InlineData("FREQ=DAILY;INTERVAL=3")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,SA;INTERVAL=2")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1SU")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31")]
    [InlineData("FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU")]
    public void Openings_ascend_and_never_lose_their_length(string rule)
    {
        foreach (var zone in new[] { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Chatham" })
        {
            var window = new MaintenanceWindow("w", rule, new(2026, 1, 1), new(2, 15), zone, Duration.FromHours(5), []);
            var openings = MaintenanceCalendar.Openings(window, Now).Take(60).ToList();
            Assert.Equal(60, openings.Count);
            Assert.All(openings, o => Assert.Equal(Duration.FromHours(5), o.Time.Duration));
            Assert.All(openings.Zip(openings.Skip(1)), pair => Assert.True(pair.First.Time.Start < pair.Second.Time.Start));
            Assert.True(openings[0].Time.End > Now);
            // Asked from the middle of one, that one is the first.
            var middle = openings[7].Time.Start + Duration.FromHours(1);
            Assert.Equal(openings[7].Time, MaintenanceCalendar.Openings(window, middle).First().Time);
        }
    }

    [Fact]
    public void A_rule_ends_when_it_says_so()
    {
        Assert.Equal(2, MaintenanceCalendar.Openings(Window("FREQ=DAILY;COUNT=3", "2026-11-29"), Now).Count());
        Assert.Equal(3, MaintenanceCalendar.Openings(Window("FREQ=DAILY;UNTIL=20261202", "2026-11-29"), Now).Count());
        Assert.Empty(MaintenanceCalendar.Openings(Window("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-11-30"), Now));
        Assert.Empty(MaintenanceCalendar.Openings(Window(null, "2026-11-29"), Now));
    }

    [Fact]
    public void A_freeze_wins_and_what_is_left_of_an_opening_is_an_opening()
    {
        var window = Window("FREQ=DAILY", "2026-11-30"); // 21:00Z to 01:00Z
        Freeze middle = new("release", new(Instant.FromUtc(2026, 11, 30, 22, 0), Instant.FromUtc(2026, 11, 30, 23, 0)), "r", []);
        Freeze whole = new("holidays", new(Instant.FromUtc(2026, 12, 1, 0, 0), Instant.FromUtc(2026, 12, 3, 12, 0)), "r", []);
        Freeze other = new("other", new(Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2027, 11, 1, 0, 0)), "r", ["prod-b"]);

        var openings = MaintenanceCalendar.Openings(window, [whole, other, middle], "prod-a", Now).Take(3).ToList();
        Assert.Equal(
            ["2026-11-30T21:00:00Z/2026-11-30T22:00:00Z None", "2026-11-30T23:00:00Z/2026-12-01T00:00:00Z None", "2026-12-03T21:00:00Z/2026-12-04T01:00:00Z None"],
            openings.Select(Told));
        Assert.Equal([["release", "holidays"], ["release", "holidays"], []], openings.Select(o => o.Frozen));
        Assert.Equal("2027-11-01T00:00:00Z/2027-11-01T01:00:00Z None", Told(MaintenanceCalendar.Openings(window, [other], "prod-b", Now).First()));
    }

    [Fact]
    public void Of_several_open_windows_the_one_that_closes_last_counts()
    {
        var (early, late) = (Window("FREQ=DAILY", "2026-11-01"), Window("FREQ=DAILY", "2026-11-01", duration: "06:00") with { Name = "late", Clusters = ["prod-a"] });
        var night = Instant.FromUtc(2026, 11, 30, 22, 0);
        Assert.Equal("late", MaintenanceCalendar.FindOpen([early, late], [], "prod-a", night)?.Window.Name);
        Assert.Equal("w", MaintenanceCalendar.FindOpen([early, late], [], "prod-b", night)?.Window.Name);
        Assert.Null(MaintenanceCalendar.FindOpen([early, late], [], "prod-a", Now));
        Freeze freeze = new("f", new(night - Duration.FromHours(1), night + Duration.FromHours(1)), "r", []);
        Assert.Null(MaintenanceCalendar.FindOpen([early, late], [freeze], "prod-a", night));
    }

    private static MaintenanceWindow Window(string? rule, string first, string opens = "22:00", string duration = "04:00") =>
        new WindowDocument("w", rule, first, opens, "Europe/Berlin", duration, []).Read(null).Value!;

    private static string Told(WindowOpening opening) =>
        $"{InstantPattern.General.Format(opening.Time.Start)}/{InstantPattern.General.Format(opening.Time.End)} {opening.ClockChange}";
}
