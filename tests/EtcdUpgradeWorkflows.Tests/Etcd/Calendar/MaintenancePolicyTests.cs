using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

/// <summary>Saturdays 22:00 to 02:00 in UTC, two of them away; what may be done when.</summary>
public sealed class MaintenancePolicyTests
{
    private static readonly Instant Opens = Instant.FromUtc(2026, 12, 5, 22, 0);
    private static readonly MaintenanceWindow Saturday = new("saturday", "FREQ=WEEKLY;BYDAY=SA", new(2026, 12, 5), new(22, 0), "Etc/UTC", Duration.FromHours(4), []);

    [Theory]
    [InlineData(-1, "window.closed", 0)]
    [InlineData(0, null, null)]
    // Four minutes are needed for a member: there and back.
    [InlineData(236, null, null)]
    [InlineData(237, "window.too_short", 7 * 24 * 60)]
    [InlineData(240, "window.closed", 7 * 24 * 60)]
    public void A_member_is_swapped_in_a_window_that_it_fits_in(int minutes, string? code, int? againAfterMinutes) =>
        Assert.Equal((code, againAfterMinutes), Judge(new("prod-a", true, [Saturday], []), minutes));

    [Fact]
    public void Without_a_window_that_is_asked_for_only_freezes_count()
    {
        MaintenancePolicy policy = new("prod-a", false, [Saturday], [Freeze(100, 200), Freeze(202, 300)]);
        Assert.Equal((null, null), Judge(policy, 0));
        Assert.Equal(("window.too_short", 300), Judge(policy, 98));
        Assert.Equal(("freeze.in_force", 300), Judge(policy, 150));
        Assert.Equal((null, null), Judge(policy, 300));
        Assert.Equal((null, null), Judge(policy with { Cluster = "prod-b", Freezes = [Freeze(100, 200) with { Clusters = ["prod-a"] }] }, 150));
    }

    [Fact]
    public void A_freeze_wins_over_a_window_and_what_it_leaves_is_an_opening()
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday], [Freeze(-60, 60), Freeze(120, 180)]);
        Assert.Equal(("freeze.in_force", 60), Judge(policy, 0));
        Assert.Equal((null, null), Judge(policy, 60));
        Assert.Equal(("window.too_short", 180), Judge(policy, 118));
        Assert.Equal(("freeze.in_force", 7 * 24 * 60), Judge(policy with { Freezes = [Freeze(-60, 24 * 60)] }, 0));
    }

    [Fact]
    public void A_mixed_cluster_may_overrun_where_the_window_says_so_and_never_into_a_freeze()
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday with { Overrun = Duration.FromMinutes(30) }], []);
        Assert.Equal(("window.closed", 7 * 24 * 60), Judge(policy, 250));
        Assert.Equal((null, null), Judge(policy, 250, mixed: true));
        Assert.Equal(("window.too_short", 7 * 24 * 60), Judge(policy, 268, mixed: true));
        Assert.Equal(("window.closed", 7 * 24 * 60), Judge(policy, 270, mixed: true));
        Assert.Equal(("window.too_short", 7 * 24 * 60), Judge(policy with { Freezes = [Freeze(255, 400)] }, 252, mixed: true));
        // What a freeze has cut short has no overrun.
        Assert.Equal(("freeze.in_force", 7 * 24 * 60), Judge(policy with { Freezes = [Freeze(200, 400)] }, 201, mixed: true));
    }

    [Fact]
    public void Two_persons_pass_over_everything_and_one_extends_what_is_open()
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday], [Freeze(300, 400)]);
        Grant broken = new(MaintenanceGrants.BreakGlass, "anna") { Reason = "disk fails", With = "bob" };
        Assert.Equal((null, null), Judge(policy, 350, grants: broken));
        Assert.Equal((null, null), Judge(policy, -5000, grants: broken));
        Assert.Equal((null, null), Judge(policy, 350, grants: broken with { Of = "prod-a" }));
        Assert.Equal(("freeze.in_force", 7 * 24 * 60), Judge(policy, 350, grants: broken with { Of = "prod-b" }));

        Grant longer = new(MaintenanceGrants.ExtendWindow, "anna") { Since = (Opens + Duration.FromMinutes(230)).ToDateTimeOffset(), Until = (Opens + Duration.FromMinutes(320)).ToDateTimeOffset() };
        Assert.Equal((null, null), Judge(policy, 290, grants: longer));
        Assert.Equal(("window.too_short", 7 * 24 * 60), Judge(policy, 297, grants: longer));
        Assert.Equal(("freeze.in_force", 7 * 24 * 60), Judge(policy, 310, grants: longer));
        Assert.Equal(Opens + Duration.FromMinutes(240), policy.FindOpenEnd(Opens, []));
        Assert.Null(policy.FindOpenEnd(Opens + Duration.FromMinutes(241), []));
        Assert.Equal(Opens + Duration.FromMinutes(270), policy.FindExtendedEnd(Opens + Duration.FromMinutes(239), Duration.FromMinutes(30)));
        Assert.Null(policy.FindExtendedEnd(Opens + Duration.FromMinutes(241), Duration.FromMinutes(30)));
    }

    [Fact]
    public void Overrun_and_extension_end_at_a_freeze_and_do_not_come_back_behind_it()
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday with { Overrun = Duration.FromHours(4) }], [Freeze(270, 300)]);
        Assert.Equal((null, null), Judge(policy, 260, mixed: true));
        Assert.Equal(("window.closed", 7 * 24 * 60), Judge(policy, 310, mixed: true));

        Grant longer = new(MaintenanceGrants.ExtendWindow, "anna") { Since = (Opens + Duration.FromMinutes(230)).ToDateTimeOffset(), Until = (Opens + Duration.FromMinutes(400)).ToDateTimeOffset() };
        Assert.Equal((null, null), Judge(policy with { Windows = [Saturday] }, 260, grants: longer));
        Assert.Equal(("window.closed", 7 * 24 * 60), Judge(policy with { Windows = [Saturday] }, 310, grants: longer));
        Assert.Equal(Opens + Duration.FromMinutes(270), (policy with { Windows = [Saturday] }).FindOpenEnd(Opens + Duration.FromMinutes(250), [longer]));
    }

    [Fact]
    public void Of_openings_that_overlap_the_next_one_that_is_long_enough_is_told()
    {
        var early = Saturday with { Name = "early", Rule = "FREQ=DAILY", Duration = Duration.FromHours(1) };
        var late = Saturday with { Name = "late", Opens = new(22, 30) };
        var question = WindowQuestion.AtStart([]) with { Needs = TimeSpan.FromMinutes(45) };
        Assert.Equal(
            (Opens + Duration.FromMinutes(30)).ToDateTimeOffset(),
            Assert.IsType<WindowVerdict.Closed>(new MaintenancePolicy("prod-a", true, [early, late], []).Judge(question, Opens + Duration.FromMinutes(20))).AskAgainAt);

        // Longer than a day: yesterday's opening ends in today's.
        MaintenancePolicy whole = new("prod-a", true, [Saturday with { Rule = "FREQ=DAILY", Duration = Duration.FromHours(36) }], []);
        Assert.IsType<WindowVerdict.Open>(whole.Judge(question, Opens + Duration.FromHours(36) - Duration.FromMinutes(2)));
        Assert.Equal(Opens + Duration.FromHours(60), whole.FindOpenEnd(Opens + Duration.FromHours(36) - Duration.FromMinutes(2), []));
    }

    [Fact]
    public void A_freeze_without_an_end_in_sight_is_told_at_once()
    {
        Freeze forever = new("forever", new(Opens, Instant.FromUtc(9999, 12, 31, 23, 59)), "closed", []);
        Assert.Equal("freeze.in_force", Judge(new("prod-a", false, [], [forever]), 1).Code);
        Assert.Equal(("freeze.in_force", null), Judge(new("prod-a", true, [Saturday with { Rule = "FREQ=DAILY" }], [forever]), 1));
        Assert.Equal("freeze.too_long", new FreezeDocument("forever", "2026-12-01T00:00:00Z", "9999-12-31T23:59:59Z", "closed", []).ReadNew(Opens).Problems.Single().Error.Code);
    }

    [Fact]
    public void A_run_keeps_to_the_window_it_was_started_for()
    {
        var night = Saturday with { Name = "night", Rule = "FREQ=DAILY" };
        MaintenancePolicy policy = new("prod-a", false, [Saturday, night], []);
        Assert.Equal((null, null), Judge(policy, -1));
        Assert.Equal(("window.closed", 0), Judge(policy, -1, grants: new Grant(MaintenanceGrants.InWindow, "anna") { Reason = "saturday" }));
        Assert.Equal(("window.closed", 24 * 60), Judge(policy, 250, grants: new Grant(MaintenanceGrants.InWindow, "anna") { Reason = "" }));
        Assert.Equal(("window.closed", 7 * 24 * 60), Judge(policy, 250, grants: new Grant(MaintenanceGrants.InWindow, "anna") { Reason = "saturday" }));
        Assert.Equal(("window.closed", null), Judge(policy, 250, grants: new Grant(MaintenanceGrants.InWindow, "anna") { Reason = "gone" }));
    }

    [Fact]
    public void No_opening_that_is_long_enough_is_said_at_once()
    {
        MaintenancePolicy policy = new("prod-a", true, [Saturday with { Duration = Duration.FromMinutes(3) }], []);
        Assert.Equal(("window.closed", null), Judge(policy, -10));
        Assert.Equal(("window.closed", null), Judge(policy with { Windows = [] }, -10));
        Assert.Equal(("window.closed", null), Judge(policy with { Windows = [Saturday with { Clusters = ["prod-b"] }] }, 10));
    }

    [Fact]
    public void Where_all_goes_back_the_next_opening_is_one_that_all_of_it_fits_into_and_nothing_is_waited_for_behind_the_way_back()
    {
        var back = Saturday with { Name = "back", Rule = "FREQ=DAILY", Duration = Duration.FromMinutes(20), RollsBackMixed = true };
        MaintenancePolicy policy = new("prod-a", true, [back, Saturday with { FirstDate = new(2026, 12, 12) }], []);
        var question = WindowQuestion.AtStart([]) with { NeedsToGoBack = TimeSpan.FromMinutes(30) };

        // Of those of the first window none is ever long enough.
        var closed = Assert.IsType<WindowVerdict.Closed>(policy.Judge(question, Opens));
        Assert.Equal(("window.too_short", (Opens + Duration.FromDays(7)).ToDateTimeOffset()), (closed.Why.Code, closed.AskAgainAt));
        Assert.Null(closed.RollBackWithin);

        var open = Assert.IsType<WindowVerdict.Open>(policy.Judge(question with { NeedsToGoBack = TimeSpan.FromMinutes(12), IsMixed = true }, Opens));
        Assert.Equal(new LastWayBack((Opens + Duration.FromMinutes(8)).ToDateTimeOffset(), (Opens + Duration.FromMinutes(20)).ToDateTimeOffset()), open.WayBack);
        open = Assert.IsType<WindowVerdict.Open>(policy.Judge(question with { NeedsToGoBack = null, WayBack = TimeSpan.FromMinutes(15), IsMixed = true }, Opens));
        Assert.Equal((Opens + Duration.FromMinutes(5)).ToDateTimeOffset(), open.WayBack!.At);
        Assert.Null(Assert.IsType<WindowVerdict.Open>(policy.Judge(question with { NeedsToGoBack = null, IsMixed = true }, Opens + Duration.FromDays(7) + Duration.FromHours(1))).WayBack);
    }

    private static Freeze Freeze(int from, int to) => new("freeze", new(Opens + Duration.FromMinutes(from), Opens + Duration.FromMinutes(to)), "payday", []);

    private static (string? Code, int? AgainAfterMinutes) Judge(MaintenancePolicy policy, int minutes, bool mixed = false, params IReadOnlyList<Grant> grants) =>
        policy.Judge(WindowQuestion.AtStart(grants) with { IsMixed = mixed }, Opens + Duration.FromMinutes(minutes)) is WindowVerdict.Closed closed
            ? (closed.Why.Code, closed.AskAgainAt is { } then ? (int)(then - Opens.ToDateTimeOffset()).TotalMinutes : null)
            : (null, null);
}
