using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

/// <summary>Whether an upgrade fits its window, with all that it waits for.</summary>
public sealed class ForecastTests
{
    private static readonly Instant Opens = Instant.FromUtc(2026, 12, 5, 22, 0);
    private static readonly MaintenanceWindow Saturday = new("saturday", "FREQ=WEEKLY;BYDAY=SA", new(2026, 12, 5), new(22, 0), "Etc/UTC", Duration.FromHours(1), []);

    [Theory]
    [InlineData(0, 1, "it fits.")]
    [InlineData(40, 1, "it fits.")]
    [InlineData(70, 1, "(2026-12-12 22:00Z; 7 days), and goes on there.")]
    // Each hop has one.
    [InlineData(40, 2, "(2026-12-12 22:00Z; 7 days), and goes on there.")]
    public void The_soak_is_counted_of_every_hop(int soak, int hops, string end)
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday], []);
        List<HopPreview> all = [.. Enumerable.Repeat(Hop(TimeSpan.FromMinutes(soak)), hops)];

        var open = Forecast.Of(policy, all, Opens);
        Assert.EndsWith(end, open, StringComparison.Ordinal);
        Assert.Equal(soak > 0, open!.Contains($"{soak * hops} min of soak", StringComparison.Ordinal));

        // And of the next opening, while it is closed.
        Assert.EndsWith(end, Forecast.Of(policy, all, Opens - Duration.FromHours(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_window_that_takes_a_mixed_cluster_back_it_is_said_that_nothing_would_come_of_it()
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday with { RollsBackMixed = true }], []);

        Assert.Contains("takes a mixed cluster back", Forecast.Of(policy, [Hop(TimeSpan.FromMinutes(70))], Opens), StringComparison.Ordinal);
        Assert.Contains("takes a mixed cluster back", Forecast.Of(policy, [Hop(TimeSpan.FromMinutes(70))], Opens - Duration.FromHours(1)), StringComparison.Ordinal);
        Assert.EndsWith("it fits.", Forecast.Of(policy, [Hop(TimeSpan.Zero)], Opens), StringComparison.Ordinal);
        Assert.Null(Forecast.Of(policy with { RequiresWindow = false }, [Hop(TimeSpan.FromMinutes(70))], Opens));
    }

    [Theory]
    // Three members, eight seconds for checks, seven each while none was measured.
    [InlineData(0, 0, "22:00Z, when nobody has to be waited for; Window 'saturday' closes at 2026-12-05 23:00Z: it fits.")]
    [InlineData(0, 40, "22:40Z, 40 min of soak with it, when nobody has to be waited for; Window 'saturday' closes at 2026-12-05 23:00Z: it fits.")]
    [InlineData(0, 70, "23:10Z, 70 min of soak with it, when nobody has to be waited for; Window 'saturday' closes at 2026-12-05 23:00Z: it does not fit. What is left waits for the next opening.")]
    // Since half an hour ago.
    [InlineData(1, 70, "22:41Z, 40 min of soak with it, when nobody has to be waited for; Window 'saturday' closes at 2026-12-05 23:00Z: it fits.")]
    [InlineData(1, 20, "22:01Z, when nobody has to be waited for; Window 'saturday' closes at 2026-12-05 23:00Z: it fits.")]
    [InlineData(2, 70, "22:00Z, when nobody has to be waited for; Window 'saturday' closes at 2026-12-05 23:00Z: it fits.")]
    [InlineData(3, 70, null)]
    public void Of_a_run_that_is_under_way_what_is_left_of_the_soak_is_counted(int swapped, int soak, string? end)
    {
        var from = Opens.ToDateTimeOffset();
        var said = Forecast.OfRun(new("prod-a", true, [Saturday], []), TimeSpan.FromMinutes(soak), Known(swapped, from.AddMinutes(-30)) with { SlowestSwap = swapped == 1 ? TimeSpan.FromSeconds(30) : null }, [], from);

        Assert.Equal(end is null ? null : $"This hop is done at about 2026-12-05 {end}", said);
    }

    [Fact]
    public void Of_a_run_that_no_window_holds_it_is_said_when_it_is_done()
    {
        var (from, known) = (Opens.ToDateTimeOffset(), Known(1, Opens.ToDateTimeOffset()));

        Assert.EndsWith("waited for.", Forecast.OfRun(new("prod-a", false, [Saturday], []), null, known, [], from), StringComparison.Ordinal);
        Assert.EndsWith("it fits.", Forecast.OfRun(new("prod-a", false, [Saturday], []), null, known, [new(MaintenanceGrants.InWindow, "anna") { Reason = "saturday" }], from), StringComparison.Ordinal);
        Assert.EndsWith("waited for.", Forecast.OfRun(new("prod-a", true, [Saturday], []), null, known, [new(MaintenanceGrants.BreakGlass, "anna") { Reason = "x", With = "bob" }], from), StringComparison.Ordinal);
        Assert.EndsWith(
            "it does not fit. A mixed cluster is taken back before.",
            Forecast.OfRun(new("prod-a", true, [Saturday with { RollsBackMixed = true }], []), TimeSpan.FromHours(2), known, [], from), StringComparison.Ordinal);
    }

    /// <summary>Granted while it was under way, so that it stands in the run's state and not among what it was started with.</summary>
    [Fact]
    public void Of_a_run_whose_window_was_extended_the_new_closing_time_counts_as_long_as_it_lasts()
    {
        var (from, known) = (Opens.ToDateTimeOffset().AddMinutes(59).AddSeconds(50), Known(0, Opens.ToDateTimeOffset()));
        RunState state = new() { Grants = [new(MaintenanceGrants.ExtendWindow, "anna") { Since = from.AddMinutes(-9), Until = Opens.ToDateTimeOffset().AddMinutes(70) }] };
        MaintenancePolicy policy = new("prod-a", true, [Saturday], []);

        Assert.EndsWith("Window 'saturday' closes at 2026-12-05 23:00Z: it does not fit. What is left waits for the next opening.", Forecast.OfRun(policy, null, known, [], from), StringComparison.Ordinal);
        Assert.EndsWith("The window, extended by anna, closes at 2026-12-05 23:10Z: it fits.", Forecast.OfRun(policy, null, known, state.GrantsAt([], from), from), StringComparison.Ordinal);
        Assert.Empty(state.GrantsAt([], from.AddMinutes(20)));
        Assert.Equal(["allow-downtime", MaintenanceGrants.ExtendWindow], state.GrantsAt([new("allow-downtime", "anna")], from).Select(grant => grant.Name));
    }

    private static KnownMembers Known(int swapped, DateTimeOffset mixedSince) =>
        new(EtcdVersion.Parse("3.5.16"), mixedSince, [.. Enumerable.Range(1, 3).Select(i => new KnownMember($"m{i}", null, i <= swapped ? "3.5.16" : "3.4.23", null))], null) { MixedSince = mixedSince };

    private static HopPreview Hop(TimeSpan soak) => new(
        EtcdVersion.Parse("3.4.23"), EtcdVersion.Parse("3.5.16"), RuleEvidence.Measured, true, "two", "none", [], [], "no", TimeSpan.FromMinutes(2), "measured") { Soak = soak, MixedAfter = TimeSpan.FromMinutes(1) };
}
