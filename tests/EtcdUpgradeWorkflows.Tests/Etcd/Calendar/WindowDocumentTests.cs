using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Calendar;

public sealed class WindowDocumentTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 12, 0);

    private static readonly WindowDocument Good = new("nights", "FREQ=WEEKLY;BYDAY=SA", "2026-12-05", "22:00", "Europe/Berlin", "04:00", ["prod-a"]);

    [Fact]
    public void A_window_or_freeze_is_for_clusters_by_name_or_label_and_for_all_only_when_it_names_none()
    {
        var spec = new ClusterSpec("prod-a", [], EtcdAccess.None) { Labels = ["env=prod", "site=fra"] };
        MaintenanceWindow window = new("w", null, new(2026, 12, 5), new(22, 0), "Etc/UTC", Duration.FromHours(1), []);
        Assert.NotNull(window.OfCluster(spec));
        Assert.NotNull((window with { Labels = ["env=test", "site=fra"] }).OfCluster(spec));
        Assert.Null((window with { Labels = ["env=test"] }).OfCluster(spec));
        Assert.NotNull((window with { Clusters = ["prod-a"], Labels = ["env=test"] }).OfCluster(spec));
        Assert.Equal((1, 0), ((window with { Labels = ["env=prod"] }).OfCluster(spec)!.Clusters.Count, (window with { Labels = ["env=prod"] }).OfCluster(spec)!.Labels.Count));
        Assert.False((window with { Labels = ["env=prod"] }).IsFor("prod-a"));

        Freeze freeze = new("f", new Interval(Instant.FromUtc(2026, 12, 1, 0, 0), Instant.FromUtc(2026, 12, 2, 0, 0)), "x", []) { Labels = ["env=prod"] };
        Assert.True(freeze.IsForAllOf(window with { Labels = ["env=prod"] }));
        Assert.False(freeze.IsForAllOf(window with { Labels = ["env=prod", "site=fra"] }));
        Assert.False(freeze.IsForAllOf(window with { Clusters = ["prod-a"] }));
        Assert.False(freeze.IsForAllOf(window));
        Assert.Equal("window.label_invalid", new WindowDocument("w", null, "2026-12-05", "22:00", "Etc/UTC", "01:00", [], Labels: ["prod"]).Read(null).Problems.Single().Error.Code);
        Assert.Equal("freeze.label_invalid", new FreezeDocument("f", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z", "x", [], [null!]).Read().Problems.Single().Error.Code);
    }

    [Fact]
    public void What_is_right_is_read()
    {
        var window = Good.Read(Now).Value!;
        Assert.Equal(("nights", "Europe/Berlin", Duration.FromHours(4)), (window.Name, window.Zone, window.Duration));
        Assert.True(window.IsFor("prod-a"));
        Assert.False(window.IsFor("prod-b"));
        Assert.True((window with { Clusters = [] }).IsFor("prod-b"));
        Assert.Equal(Duration.FromHours(36), (Good with { Duration = "1.12:00" }).Read(Now).Value!.Duration);
    }

    [Theory]
    [InlineData("4h", "04:00")]
    [InlineData("04:00", "04:00")]
    [InlineData("4:00", "04:00")]
    [InlineData("24:00", "1.00:00")]
    [InlineData("1.12:00", "1.12:00")]
    [InlineData("36h", "1.12:00")]
    [InlineData("90m", "01:30")]
    [InlineData("00:01:30", "00:01:30")]
    [InlineData("31d", "31.00:00")]
    public void Durations_are_taken_in_both_forms_and_stored_in_the_one_that_every_version_reads(string given, string stored)
    {
        var document = Good with { Opens = "2:00", Duration = given, Overrun = given, Mixed = "finish" };
        var kept = document.Stored(document.Read(Now).Value!);
        Assert.Equal(("02:00", stored, stored), (kept.Opens, kept.Duration, kept.Overrun));
        Assert.Equal(document.Read(Now).Value!.Duration, kept.Read(null).Value!.Duration);
    }

    [Theory]
    [InlineData("name", "Nights", "window.name_invalid")]
    [InlineData("rule", "FREQ=HOURLY", "window.rule_invalid")]
    [InlineData("rule", "FREQ=MINUTELY;INTERVAL=30", "window.rule_invalid")]
    [InlineData("rule", "FREQ=SECONDLY", "window.rule_invalid")]
    [InlineData("rule", "FREQ=DAILY;BYHOUR=3", "window.rule_invalid")]
    [InlineData("rule", "every saturday", "window.rule_invalid")]
    [InlineData("rule", "", "window.rule_invalid")]
    [InlineData("rule", "BYDAY=SA", "window.rule_invalid")]
    [InlineData("rule", "FREQ=WEEKLY;FREQ=HOURLY", "window.rule_invalid")]
    [InlineData("rule", "FREQ=DAILY;INTERVAL=0", "window.rule_invalid")]
    [InlineData("rule", "FREQ=WEEKLY\r\nRRULE:FREQ=SECONDLY", "window.rule_invalid")]
    [InlineData("rule", "FREQ=WEEKLY;BYDAY=XX", "window.rule_invalid")]
    [InlineData("rule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "window.never_opens")]
    [InlineData("rule", "FREQ=DAILY;UNTIL=20261101", "window.never_opens")]
    [InlineData("firstDate", "2026-02-30", "window.date_invalid")]
    [InlineData("firstDate", "05.12.2026", "window.date_invalid")]
    [InlineData("opens", "24:00", "window.time_invalid")]
    [InlineData("opens", "10 pm", "window.time_invalid")]
    [InlineData("zone", "Europe/Atlantis", "window.zone_unknown")]
    [InlineData("zone", "", "window.zone_unknown")]
    [InlineData("duration", "00:00", "window.duration_invalid")]
    [InlineData("duration", "-01:00", "window.duration_invalid")]
    [InlineData("duration", "4", "window.duration_invalid")]
    [InlineData("duration", "30:00:00", "window.duration_invalid")]
    [InlineData("duration", "32.00:00", "window.duration_invalid")]
    [InlineData("duration", "32d", "window.duration_invalid")]
    [InlineData("duration", "0.001m", "window.duration_invalid")]
    [InlineData("opens", "2", "window.time_invalid")]
    [InlineData("missed", "later", "window.missed_invalid")]
    [InlineData("missed", "", "window.missed_invalid")]
    [InlineData("clusters", "Prod A", "window.cluster_invalid")]
    public void What_is_wrong_has_its_code(string property, string value, string code)
    {
        var spoilt = property switch
        {
            "name" => Good with { Name = value },
            "rule" => Good with { Rule = value },
            "firstDate" => Good with { FirstDate = value },
            "opens" => Good with { Opens = value },
            "zone" => Good with { Zone = value },
            "duration" => Good with { Duration = value },
            "missed" => Good with { Missed = value },
            _ => Good with { Clusters = [value] },
        };
        var reading = spoilt.Read(Now);
        Assert.Null(reading.Value);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((property, code), (problem.Property, problem.Error.Code));
        Assert.False(string.IsNullOrWhiteSpace(problem.Error.Advice));
    }

    /// <summary>The library passes over these, or fails: such a window would be open on other days, or for ever.</summary>
    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=2026-12-31")]
    [InlineData("FREQ=DAILY;UNTIL=garbage")]
    [InlineData("FREQ=DAILY;UNTIL=20261301")]
    [InlineData("FREQ=DAILY;UNTIL=20261231T250000Z")]
    [InlineData("FREQ=DAILY;UNTIL=")]
    [InlineData("FREQ=DAILY;UNTIL=20261231;COUNT=3")]
    [InlineData("FREQ=DAILY;COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=99999999999")]
    [InlineData("FREQ=DAILY;COUNT=two")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999999")]
    [InlineData("FREQ=DAILY;INTERVAL=-1")]
    [InlineData("FREQ=DAILY;INTERVALL=2")]
    [InlineData("FREQ=DAILY;COUNT=2;count=3")]
    [InlineData("FREQ=DAILY;")]
    [InlineData("FREQ=DAILY; COUNT=2")]
    [InlineData("FREQ=WEEKLY;BYDAY=SA,XX")]
    [InlineData("FREQ=WEEKLY;BYDAY=1SA")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3")]
    [InlineData("FREQ=MONTHLY;BYDAY=0SA")]
    [InlineData("FREQ=MONTHLY;BYDAY=54SA")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0")]
    [InlineData("FREQ=MONTHLY;BYMONTH=13")]
    [InlineData("FREQ=MONTHLY;BYYEARDAY=3")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=3")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54")]
    [InlineData("FREQ=YEARLY;BYSETPOS=1")]
    [InlineData("FREQ=WEEKLY;WKST=XX")]
    [InlineData("RRULE:FREQ=DAILY")]
    [InlineData("FREQ=DAILY;X-FREQ=2")]
    public void A_part_of_a_rule_that_would_be_passed_over_is_refused(string rule) =>
        Assert.Equal("window.rule_invalid", Assert.Single((Good with { Rule = rule }).Read(Now).Problems).Error.Code);

    [Fact]
    public void What_is_said_of_an_UNTIL_shows_the_right_form() =>
        Assert.Contains("UNTIL=20261231", (Good with { Rule = "FREQ=DAILY;UNTIL=2026-12-31" }).Read(Now).Problems[0].Error.Message, StringComparison.Ordinal);

    [Fact]
    public void A_rule_that_an_earlier_version_has_stored_is_read_as_it_was() => Assert.NotNull((Good with { Rule = "FREQ=DAILY;UNTIL=garbage" }).Read(null).Value);

    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=20261207", "2026-12-05 2026-12-06 2026-12-07")]
    [InlineData("FREQ=DAILY;UNTIL=20261207T000000Z", "2026-12-05 2026-12-06 2026-12-07")]
    [InlineData("FREQ=DAILY;UNTIL=20261207T235959", "2026-12-05 2026-12-06 2026-12-07")]
    [InlineData("freq=weekly;byday=sa,su;count=3", "2026-12-05 2026-12-06 2026-12-12")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;WKST=MO;COUNT=2", "2026-12-05 2026-12-19")]
    [InlineData("FREQ=MONTHLY;BYDAY=1SA,-1SU;COUNT=3", "2026-12-05 2026-12-27 2027-01-02")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "2026-12-31 2027-01-29")]
    [InlineData("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1;COUNT=1", "2026-12-31")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=1", "2026-12-28")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=1;COUNT=1", "2027-01-01")]
    public void All_parts_of_a_rule_count(string rule, string dates)
    {
        var window = (Good with { Rule = rule }).Read(Now).Value!;
        Assert.Equal(dates, string.Join(' ', MaintenanceCalendar.Openings(window, Now).Take(3).Select(opening => opening.LocalOpens.Date.ToString("uuuu-MM-dd", null))));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("catch-up", false)]
    [InlineData("skip", true)]
    public void A_missed_opening_is_caught_up_unless_it_is_to_be_skipped(string? missed, bool skips) => Assert.Equal(skips, (Good with { Missed = missed }).Read(Now).Value!.SkipsMissed);

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            ["window.name_invalid", "window.date_invalid", "window.time_invalid", "window.zone_unknown", "window.duration_invalid", "window.rule_invalid"],
            new WindowDocument("?", "?", "?", "?", "?", "?", []).Read(Now).Problems.Select(p => p.Error.Code));

    [Fact]
    public void A_window_of_one_date_that_is_over_is_refused_and_can_be_read_from_the_store()
    {
        var past = Good with { Rule = null, FirstDate = "2026-11-01" };
        Assert.Equal("window.never_opens", Assert.Single(past.Read(Now).Problems).Error.Code);
        Assert.NotNull(past.Read(null).Value);
    }

    [Theory]
    [InlineData("2026-12-20T00:00:00+01:00", "2027-01-04T06:00:00+01:00", "holidays", null)]
    [InlineData("2026-12-20", "2027-01-04T06:00:00+01:00", "holidays", "freeze.instant_invalid")]
    [InlineData("2027-12-20T00:00:00+01:00", "2027-01-04T06:00:00+01:00", "holidays", "freeze.ends_before")]
    [InlineData("2026-12-20T00:00:00+01:00", "2027-01-04T06:00:00+01:00", " ", "freeze.reason_missing")]
    public void A_freeze_has_two_instants_and_a_reason(string from, string to, string reason, string? code) =>
        Assert.Equal(code, new FreezeDocument("winter", from, to, reason, []).Read().Problems.SingleOrDefault()?.Error.Code);

    [Theory]
    [InlineData("holidays", "2027-01-04T06:00:00+01:00", "")]
    [InlineData("holi\u001b[31mdays", "2027-01-04T06:00:00+01:00", "freeze.reason_missing")]
    [InlineData("holidays\nof all", "2027-01-04T06:00:00+01:00", "freeze.reason_missing")]
    [InlineData("\n", "2027-01-04T06:00:00+01:00", "freeze.reason_missing")]
    [InlineData("holidays", "2026-11-30T13:00:00+01:00", "freeze.over")]
    [InlineData("holidays\0", "2026-11-30T13:00:00+01:00", "freeze.reason_missing freeze.over")]
    public void A_freeze_that_is_added_has_a_reason_on_one_line_and_an_end_to_come(string reason, string to, string codes) =>
        Assert.Equal(codes, string.Join(' ', new FreezeDocument("winter", "2026-11-01T00:00:00Z", to, reason, []).ReadNew(Now).Problems.Select(problem => problem.Error.Code)));

    [Fact]
    public void What_an_earlier_version_took_is_told_on_one_line() =>
        Assert.Equal("holi [31mdays", new FreezeDocument("winter", "2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z", "holi\u001b[31mdays", []).Read().Value!.Reason);

    [Fact]
    public void No_control_character_that_was_given_stands_in_what_is_said_of_it()
    {
        const string Bad = "a\u001b[31m\r\nb";
        var problems = new WindowDocument(Bad, Bad, Bad, Bad, Bad, Bad, [Bad], Bad, Bad, [Bad], Bad).Read(Now).Problems.Concat(new FreezeDocument(Bad, Bad, Bad, Bad, [Bad], [Bad]).ReadNew(Now).Problems).ToList();
        Assert.Equal(17, problems.Count);
        Assert.DoesNotContain(problems, problem => problem.Error.Message.Any(char.IsControl));
    }
}
