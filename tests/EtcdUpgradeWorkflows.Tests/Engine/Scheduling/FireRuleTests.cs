using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Engine.Scheduling;

/// <summary>When something fires, and what is missed: without a clock and without Quartz.</summary>
public sealed class FireRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(FireKind.Timer, "00:15:00", "2026-11-30T10:15:00Z", "2026-11-30T10:30:00Z")]
    [InlineData(FireKind.Timer, "1.00:00:00", "2026-12-01T10:00:00Z", "2026-12-02T10:00:00Z")]
    [InlineData(FireKind.Cron, "0 30 2 * * *", "2026-12-01T02:30:00Z", "2026-12-02T02:30:00Z")]
    [InlineData(FireKind.Cron, "*/20 * * * * *", "2026-11-30T10:00:20Z", "2026-11-30T10:00:40Z")]
    [InlineData(FireKind.Cron, "0 0 22 ? * SAT", "2026-12-05T22:00:00Z", "2026-12-12T22:00:00Z")]
    [InlineData(FireKind.StartAt, "2026-12-24T18:00:00+01:00", "2026-12-24T17:00:00Z", null)]
    [InlineData(FireKind.StartAt, "2026-12-24T18:00:00", "2026-12-24T18:00:00Z", null)]
    [InlineData(FireKind.StartAt, "2026-11-30T10:00:00Z", null, null)]
    [InlineData(FireKind.Cron, "0 0 0 30 2 *", null, null)]
    public void Each_fire_follows_from_the_one_before(FireKind kind, string expression, string? first, string? second)
    {
        var rule = FireRule.TryParse(kind, expression, null, out var problem);

        Assert.Null(problem);
        Assert.Equal(Instant(first), rule!.FirstAfter(Start));
        Assert.Equal(Instant(second), first is null ? null : rule.Following(Instant(first)!.Value));
    }

    [Theory]
    [InlineData(FireKind.Timer, "00:00:00", "below one second")]
    [InlineData(FireKind.Timer, "-00:01:00", "below one second")]
    [InlineData(FireKind.Timer, "00:00:00.9999999", "below one second")]
    [InlineData(FireKind.Timer, "4000.00:00:00", "above ten years")]
    [InlineData(FireKind.Timer, "15", "no duration")]
    [InlineData(FireKind.Timer, "often", "no duration")]
    [InlineData(FireKind.Cron, "30 2 * * *", "put the seconds in front, such as '0 30 2 * * *'")]
    [InlineData(FireKind.Cron, "0 30 25 * * *", "no cron expression")]
    [InlineData(FireKind.Cron, "H H * * * *", "no cron expression")]
    [InlineData(FireKind.Cron, "", "no cron expression")]
    [InlineData(FireKind.StartAt, "tomorrow", "no instant")]
    public void What_cannot_be_read_says_why(FireKind kind, string expression, string why)
    {
        Assert.Null(FireRule.TryParse(kind, expression, null, out var problem));
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_is_a_problem()
    {
        Assert.Null(FireRule.TryParse(FireKind.Cron, "0 0 0 * * *", "Europe/Nowhere", out var problem));
        Assert.Contains("Europe/Nowhere", problem, StringComparison.Ordinal);
    }

    // The same rule as that of maintenance windows: what does not exist is the end of the gap, what exists twice is the first.
    [Fact]
    public void A_time_of_day_in_a_zone_fires_once_in_the_nights_of_a_clock_change()
    {
        var rule = FireRule.TryParse(FireKind.Cron, "0 30 2 * * *", "Europe/Berlin", out _)!;

        Assert.Equal(Instant("2027-03-28T01:00:00Z"), rule.FirstAfter(Instant("2027-03-27T12:00:00Z")!.Value));
        Assert.Equal(Instant("2027-10-31T00:30:00Z"), rule.FirstAfter(Instant("2027-10-30T12:00:00Z")!.Value));
        Assert.Equal(Instant("2027-11-01T01:30:00Z"), rule.Following(Instant("2027-10-31T00:30:00Z")!.Value));
    }

    [Theory]
    // kind, expression, seconds late: started (seconds after Start), missed from, missed to, count, next
    [InlineData(FireKind.Cron, "0 0 * * * *", 30, 0, null, null, 0, 3600)]
    [InlineData(FireKind.Cron, "0 0 * * * *", 600, 0, null, null, 0, 3600)]
    [InlineData(FireKind.Cron, "0 0 * * * *", 601, null, 0, 0, 1, 3600)]
    [InlineData(FireKind.Cron, "0 0 * * * *", 5 * 3600 + 300, 5 * 3600, 0, 4 * 3600, 5, 6 * 3600)]
    [InlineData(FireKind.Cron, "0 0 * * * *", 5 * 3600 + 1800, null, 0, 5 * 3600, 6, 6 * 3600)]
    [InlineData(FireKind.Cron, "0 * * * * *", 185, 180, 0, 120, 3, 240)]
    [InlineData(FireKind.Timer, "00:07:00", 0, 0, null, null, 0, 420)]
    [InlineData(FireKind.Timer, "00:07:00", 421, 420, 0, 0, 1, 840)]
    [InlineData(FireKind.Timer, "00:30:00", 1800 + 601, null, 0, 1800, 2, 3600)]
    [InlineData(FireKind.StartAt, "2026-11-30T10:00:00Z", 600, 0, null, null, 0, null)]
    [InlineData(FireKind.StartAt, "2026-11-30T10:00:00Z", 601, null, 0, 0, 1, null)]
    public void Of_what_has_come_due_the_latest_is_started_unless_it_is_late_and_the_rest_is_counted(
        FireKind kind, string expression, int late, int? started, int? missedFrom, int? missedTo, int count, int? next)
    {
        var due = FireRule.TryParse(kind, expression, null, out _)!.Due(Start, Start.AddSeconds(late), Within);

        Assert.Equal(After(started), due.Fire);
        Assert.Equal(missedFrom is null ? null : new MissedFires(After(missedFrom)!.Value, After(missedTo)!.Value, count), due.Missed);
        Assert.Equal(After(next), due.Next);
    }

    [Fact]
    public void Years_of_fires_each_second_are_counted_up_to_a_bound()
    {
        var due = FireRule.TryParse(FireKind.Cron, "* * * * * *", null, out _)!.Due(Start, Start.AddYears(3), TimeSpan.FromMinutes(-1));

        Assert.Equal(new MissedFires(Start, Start.AddYears(3), FireRule.MostCounted), due.Missed);
        Assert.Equal(Start.AddYears(3).AddSeconds(1), due.Next);
    }

    /// <summary>Whatever the clock did: each fire is either the one that is started or among the missed ones, none twice, and the next is to come.</summary>
    [Property(MaxTest = 100)]
    public Property Nothing_that_came_due_is_lost_or_counted_twice() => Prop.ForAll(
        (from expression in Gen.Elements("timer 00:00:01", "timer 00:07:30", "timer 1.03:00:00", "cron 0 0 * * * *", "cron */7 * * * * *", "cron 0 15,45 9-17 ? * MON-FRI", "cron 0 30 2 L * *")
         from seconds in Gen.Choose(0, 40_000)
         select (expression, seconds)).ToArbitrary(),
        given =>
        {
            var (kind, expression) = given.expression.StartsWith("timer ", StringComparison.Ordinal) ? (FireKind.Timer, given.expression[6..]) : (FireKind.Cron, given.expression[5..]);
            var rule = FireRule.TryParse(kind, expression, null, out _)!;
            var first = rule.FirstAfter(Start)!.Value;
            var now = first.AddSeconds(given.seconds);
            List<DateTimeOffset> all = [];
            for (var fire = first; fire <= now; fire = rule.Following(fire)!.Value) all.Add(fire);

            var due = rule.Due(first, now, Within);

            Assert.Equal(all.Count, (due.Missed?.Count ?? 0) + (due.Fire is null ? 0 : 1));
            Assert.Equal(now - all[^1] <= Within ? all[^1] : null, due.Fire);
            var missed = due.Fire is null ? all : all[..^1];
            Assert.Equal(missed.Count == 0 ? null : new MissedFires(missed[0], missed[^1], missed.Count), due.Missed);
            Assert.True(due.Next > now);
            Assert.Equal(rule.Following(all[^1]), due.Next);
        });

    private static DateTimeOffset? After(int? seconds) => seconds is { } s ? Start.AddSeconds(s) : null;

    private static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
