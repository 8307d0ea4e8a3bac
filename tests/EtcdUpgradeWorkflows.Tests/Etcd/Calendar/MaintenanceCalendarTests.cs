using EtcdUpgradeWorkflows.Etcd.Calendar;
using NodaTime;
using NodaTime.Text;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

public sealed class MaintenanceCalendarTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 12, 0);
    private static readonly Instant From = Instant.FromUtc(2026, 1, 1, 0, 0);

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
        var seen = 0;
        foreach (var (id, change, before, shift) in Changes())
        {
            // In the middle of what is skipped, or of what comes twice.
            var wall = before.PlusTicks(shift.BclCompatibleTicks / 2);
            var opening = MaintenanceCalendar.Openings(new("w", null, wall.Date, wall.TimeOfDay, id, Duration.FromHours(3), []), From).Single();
            var expected = shift > Duration.Zero ? change : change + (shift / 2);
            Assert.Equal((id, expected, expected + Duration.FromHours(3)), (id, opening.Time.Start, opening.Time.End));
            Assert.Equal(shift > Duration.Zero ? ClockChange.OpensInGap : ClockChange.OpensInFold, opening.ClockChange);
            seen++;
        }

        Assert.True(seen > 2000, $"{seen} changes");
    }

    /// <summary>The first and the last instant of what is skipped or comes twice, and one tick to each side of them, of every change of every zone for ten years.</summary>
    [Fact]
    public void At_the_edges_of_each_gap_and_fold_the_written_rule_holds_to_the_tick()
    {
        var (tick, seen) = (Duration.FromTicks(1), 0);
        foreach (var (id, change, before, shift) in Changes())
        {
            var (low, high) = shift > Duration.Zero ? (before, before.PlusTicks(shift.BclCompatibleTicks)) : (before.PlusTicks(shift.BclCompatibleTicks), before);
            (LocalDateTime Wall, Instant Opens, ClockChange Change)[] edges = shift > Duration.Zero
                ?
                [
                    (low.PlusTicks(-1), change - tick, ClockChange.ChangesMeanwhile), (low, change, ClockChange.OpensInGap),
                    (high.PlusTicks(-1), change, ClockChange.OpensInGap), (high, change, ClockChange.None), (high.PlusTicks(1), change + tick, ClockChange.None),
                ]
                :
                [
                    (low.PlusTicks(-1), change + shift - tick, ClockChange.ChangesMeanwhile), (low, change + shift, ClockChange.OpensInFold),
                    (high.PlusTicks(-1), change - tick, ClockChange.OpensInFold), (high, change - shift, ClockChange.None), (high.PlusTicks(1), change - shift + tick, ClockChange.None),
                ];
            foreach (var (wall, opens, clocks) in edges)
            {
                var opening = MaintenanceCalendar.Openings(new("w", null, wall.Date, wall.TimeOfDay, id, Duration.FromHours(3), []), From).Single();
                Assert.Equal((id, wall, opens, opens + Duration.FromHours(3), clocks), (id, wall, opening.Time.Start, opening.Time.End, opening.ClockChange));
                seen++;
            }
        }

        Assert.True(seen > 10_000, $"{seen} edges");
    }

    /// <summary>A daily rule whose time is in the gap or fold of one of its days: that day has its one opening too, and the others have theirs where they belong.</summary>
    [Fact]
    public void A_recurring_window_opens_once_on_the_day_of_a_change()
    {
        var seen = 0;
        foreach (var (id, change, before, shift) in Changes().DistinctBy(change => (change.Zone, change.Shift > Duration.Zero)))
        {
            // The first instant of the gap, or of the fold.
            var wall = shift > Duration.Zero ? before : before.PlusTicks(shift.BclCompatibleTicks);
            var openings = MaintenanceCalendar.Openings(new("w", "FREQ=DAILY", wall.Date.PlusDays(-3), wall.TimeOfDay, id, Duration.FromHours(3), []), From).Take(7).ToList();
            Assert.Equal((id, shift > Duration.Zero ? change : change + shift), (id, openings[3].Time.Start));
            Assert.Equal(shift > Duration.Zero ? ClockChange.OpensInGap : ClockChange.OpensInFold, openings[3].ClockChange);
            for (var day = -3; day <= 3; day++)
            {
                var opening = openings[day + 3];
                Assert.Equal((id, Duration.FromHours(3)), (id, opening.Time.Duration));

                // The end of a gap may be the next day's.
                Assert.True(day == 0 || opening.LocalOpens.LocalDateTime == wall.Date.PlusDays(day) + wall.TimeOfDay, $"{id} {opening.LocalOpens}");
            }

            seen++;
        }

        Assert.True(seen > 200, $"{seen} zones");
    }

    /// <summary>A freeze is two instants, whatever the clocks say: what it leaves of an opening over a change is what is outside of it, to the tick.</summary>
    [Fact]
    public void A_freeze_across_a_change_takes_its_own_time_and_no_hour_more_or_less()
    {
        var (tick, half) = (Duration.FromTicks(1), Duration.FromMinutes(30));
        foreach (var (id, change, _, _) in Changes().DistinctBy(change => (change.Zone, change.Shift > Duration.Zero)))
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var opens = (change - Duration.FromHours(4)).InZone(zone).LocalDateTime;
            MaintenanceWindow window = new("w", null, opens.Date, opens.TimeOfDay, id, Duration.FromHours(8), []);
            var (from, to) = (change - Duration.FromHours(4), change + Duration.FromHours(4));
            Pieces((change - half, change + half), (from, change - half, ClockChange.None), (change + half, to, ClockChange.None));
            Pieces((change - half, change), (from, change - half, ClockChange.None), (change, to, ClockChange.None));
            Pieces((change - half, change - tick), (from, change - half, ClockChange.None), (change - tick, to, ClockChange.ChangesMeanwhile));
            Pieces((change + tick, change + half), (from, change + tick, ClockChange.ChangesMeanwhile), (change + half, to, ClockChange.None));
            Pieces((change - tick, change + half), (from, change - tick, ClockChange.None), (change + half, to, ClockChange.None));

            void Pieces((Instant From, Instant To) frozen, params (Instant, Instant, ClockChange)[] left) => Assert.Equal(
                left, MaintenanceCalendar.Openings(window, [new("f", new(frozen.From, frozen.To), "r", [])], "prod-a", From).Select(piece => (piece.Time.Start, piece.Time.End, piece.ClockChange)));
        }

        // As people write it: by the clocks it is two hours in spring and none in autumn, and is one each time.
        Assert.Equal(Duration.FromHours(1), new FreezeDocument("f", "2027-03-28T01:30:00+01:00", "2027-03-28T03:30:00+02:00", "r", []).Read().Value!.Time.Duration);
        Assert.Equal(Duration.FromHours(1), new FreezeDocument("f", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "r", []).Read().Value!.Time.Duration);
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

    /// <summary>22:00 to 06:00 local time, and at 01:00Z the clocks go forward from 02:00 to 03:00, or back from 03:00.</summary>
    [Theory]
    [InlineData("2027-03-27", "22:00", "2027-03-27T22:00:00Z", "2027-03-27T23:00:00Z", "None", "ChangesMeanwhile")]
    [InlineData("2027-03-27", "22:00", "2027-03-28T02:00:00Z", "2027-03-28T03:00:00Z", "ChangesMeanwhile", "None")]
    // Frozen over the change itself: no piece sees it.
    [InlineData("2027-03-27", "22:00", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z", "None", "None")]
    // Frozen from the change on: the first piece ends when the clocks jump, and its local end is the new time.
    [InlineData("2027-03-27", "22:00", "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z", "ChangesMeanwhile", "None")]
    // Frozen until the change: the second piece begins with the new time.
    [InlineData("2027-03-27", "22:00", "2027-03-28T00:00:00Z", "2027-03-28T01:00:00Z", "None", "None")]
    // Of an opening whose own time is in the gap only its beginning is.
    [InlineData("2027-03-28", "02:30", "2027-03-28T02:00:00Z", "2027-03-28T03:00:00Z", "OpensInGap", "None")]
    // In the fold: the first piece begins in it, the second one behind it or before the clocks go back.
    [InlineData("2026-10-25", "02:30", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z", "OpensInFold", "None")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:40:00Z", "2026-10-25T00:50:00Z", "OpensInFold", "ChangesMeanwhile")]
    public void Of_an_opening_that_a_freeze_cuts_the_piece_is_marked_in_which_the_clocks_change(string date, string opens, string frozen, string thawed, string first, string second)
    {
        Freeze freeze = new("f", new(InstantPattern.General.Parse(frozen).Value, InstantPattern.General.Parse(thawed).Value), "r", []);
        var pieces = MaintenanceCalendar.Openings(Window(null, date, opens, "08:00"), [freeze], "prod-a", Instant.FromUtc(2026, 1, 1, 0, 0)).ToList();
        Assert.Equal([first, second], pieces.Select(piece => piece.ClockChange.ToString()));

        // The mark is about the piece's own local times.
        Assert.All(pieces, piece => Assert.Equal(
            piece.ClockChange == ClockChange.ChangesMeanwhile, piece.LocalOpens.Offset != piece.LocalCloses.Offset && piece.ClockChange is not (ClockChange.OpensInGap or ClockChange.OpensInFold)));
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

    /// <summary>Every change of the clocks of every zone for ten years, by the library's own intervals: what a clock showed when it came, and how far it was put forward (or back).</summary>
    private static IEnumerable<(string Zone, Instant At, LocalDateTime Before, Duration Shift)> Changes() =>
        from id in DateTimeZoneProviders.Tzdb.Ids
        let intervals = DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(From, From + Duration.FromDays(3652)).ToList()
        from pair in intervals.Zip(intervals.Skip(1))
        where pair.First.WallOffset != pair.Second.WallOffset
        select (id, pair.First.End, pair.First.End.WithOffset(pair.First.WallOffset).LocalDateTime, Duration.FromSeconds(pair.Second.WallOffset.Seconds - pair.First.WallOffset.Seconds));

    private static MaintenanceWindow Window(string? rule, string first, string opens = "22:00", string duration = "04:00") =>
        new WindowDocument("w", rule, first, opens, "Europe/Berlin", duration, []).Read(null).Value!;

    private static string Told(WindowOpening opening) =>
        $"{InstantPattern.General.Format(opening.Time.Start)}/{InstantPattern.General.Format(opening.Time.End)} {opening.ClockChange}";
}
