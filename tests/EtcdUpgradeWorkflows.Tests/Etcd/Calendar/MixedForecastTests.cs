using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

/// <summary>From when until when a cluster would stay mixed, as a plan says it: Saturdays and Mondays from 22:00 in Berlin, two hours.</summary>
public sealed class MixedForecastTests
{
    private static readonly Instant Opens = Instant.FromUtc(2026, 12, 5, 21, 0);
    private static readonly MaintenanceWindow Nights = new("nights", "FREQ=WEEKLY;BYDAY=SA,MO", new(2026, 12, 5), new(22, 0), "Europe/Berlin", Duration.FromHours(2), []);

    [Fact]
    public void What_does_not_fit_stays_mixed_from_its_first_member_until_the_next_opening()
    {
        Assert.EndsWith(
            "it does not fit into the 2 h there are. The cluster stays mixed from about 2026-12-05 22:10 until Monday 2026-12-07 22:00 Europe/Berlin (2026-12-07 21:00Z; 2 days), and goes on there.",
            Of([Nights], [], Opens, Hop(150, 10)), StringComparison.Ordinal);

        // Asked for before it opens, the same is said of that opening.
        Assert.EndsWith("from about 2026-12-05 22:10 until Monday 2026-12-07 22:00 Europe/Berlin (2026-12-07 21:00Z; 2 days), and goes on there.", Of([Nights], [], Opens - Duration.FromDays(1), Hop(150, 10)), StringComparison.Ordinal);
        Assert.EndsWith("it fits.", Of([Nights], [], Opens, Hop(110, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public void Freezes_and_openings_that_are_too_short_are_passed_over()
    {
        Freeze monday = new("monday", new(Opens + Duration.FromDays(2) + Duration.FromMinutes(3), Opens + Duration.FromDays(3)), "x", []);
        Assert.EndsWith("until Saturday 2026-12-12 22:00 Europe/Berlin (2026-12-12 21:00Z; 7 days), and goes on there.", Of([Nights], [monday], Opens, Hop(150, 10)), StringComparison.Ordinal);
        Freeze forLong = new("long", new(Opens + Duration.FromDays(1), Opens + Duration.FromDays(20_000)), "x", []);
        Assert.EndsWith(
            "stays mixed from about 2026-12-05 21:10Z until somebody adds a window: no later opening that is long enough is in sight.", Of([Nights with { Rule = null }], [forLong], Opens, Hop(150, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_hops_it_is_the_one_that_does_not_end_and_between_two_it_is_on_one_release()
    {
        Assert.Contains("mixed from about 2026-12-05 23:40 until", Of([Nights], [], Opens, Hop(90, 5), Hop(40, 10)), StringComparison.Ordinal);
        Assert.EndsWith("It waits on one release until Monday 2026-12-07 22:00 Europe/Berlin (2026-12-07 21:00Z; 46 h), and goes on there.", Of([Nights], [], Opens, Hop(115, 5), Hop(40, 10)), StringComparison.Ordinal);
        Assert.EndsWith("It waits on one release until Monday 2026-12-07 22:00 Europe/Berlin (2026-12-07 21:00Z; 46 h), and goes on there.", Of([Nights], [], Opens, Hop(150, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_windows_a_freeze_that_comes_too_soon_is_told()
    {
        MaintenancePolicy policy = new("prod-a", false, [], [new("payday", new(Opens + Duration.FromHours(2), Opens + Duration.FromDays(3)), "x", [])]);
        Assert.Equal(
            "The freeze 'payday' begins at 2026-12-05 23:00Z. About 2.5 h is estimated (measured): it does not fit into the 2 h there are. The cluster stays mixed from about 2026-12-05 21:10Z until Tuesday 2026-12-08 21:00Z (3 days), and goes on there.",
            Forecast.Of(policy, [Hop(150, 10)], Opens));
        Assert.Null(Forecast.Of(policy, [Hop(110, 10)], Opens));
    }

    private static string Of(IReadOnlyList<MaintenanceWindow> windows, IReadOnlyList<Freeze> freezes, Instant now, params HopPreview[] hops) =>
        Forecast.Of(new("prod-a", true, windows, freezes), hops, now)!;

    private static HopPreview Hop(int minutes, int? mixedAfter) =>
        new(EtcdVersion.Parse("3.4.23"), EtcdVersion.Parse("3.5.16"), RuleEvidence.Measured, true, "", "", [], [], "", TimeSpan.FromMinutes(minutes), "measured")
        {
            MixedAfter = mixedAfter is { } after ? TimeSpan.FromMinutes(after) : null,
        };
}
