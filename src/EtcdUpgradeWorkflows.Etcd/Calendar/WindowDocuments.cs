using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Documents;
using NodaTime;
using NodaTime.Text;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>A window as people write it and as it is stored.</summary>
/// <param name="FirstDate">Such as 2026-12-05; of a window without a rule its only date.</param>
/// <param name="Opens">Local time, such as 22:00.</param>
/// <param name="Duration">Such as 04:00, or 1.12:00 for a day and a half; 4h is taken, too.</param>
/// <param name="Overrun">How much longer it is open for a cluster that is mixed when it closes, such as 00:30; null: not at all.</param>
/// <param name="Labels">As key=value: clusters that have one of them, besides those that are named; null: none.</param>
/// <param name="Mixed">What becomes of a cluster that would be mixed when it closes: <c>continue</c> in the next opening (null), <c>finish</c> within the overrun, <c>rollback</c>.</param>
/// <param name="Missed">What becomes of a start for whose opening no server was there: <c>catch-up</c> (null), as long as it is open, or <c>skip</c> to the next one.</param>
public sealed record WindowDocument(string Name, string? Rule, string FirstDate, string Opens, string Zone, string Duration, IReadOnlyList<string> Clusters, string? Overrun = null, string? Mixed = null,
    IReadOnlyList<string>? Labels = null, string? Missed = null)
{
    public const string Skip = "skip";

    /// <summary>What the API lists under this name is the openings of all windows.</summary>
    private const string NameOfOpenings = "openings";

    /// <param name="now">A window that never opens after it is refused; null: it may be over.</param>
    public DocumentReading<MaintenanceWindow> Read(Instant? now) => WithoutNulls().ReadWhole(now);

    /// <summary>As it is stored, so that every version can read it: 4h as 04:00, 2:00 as 02:00.</summary>
    /// <param name="read">What was read of it.</param>
    public WindowDocument Stored(MaintenanceWindow read) => WithoutNulls() with
    {
        Opens = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(read.Opens), Duration = WrittenDuration.Text(read.Duration.ToTimeSpan()),
        Overrun = Overrun is null ? null : WrittenDuration.Text(read.Overrun.ToTimeSpan()),
    };

    // What a document left out is as wrong as what it has wrong.
    public WindowDocument WithoutNulls() => new(Name ?? "", Rule, FirstDate ?? "", Opens ?? "", Zone ?? "", Duration ?? "", Clusters ?? [], Overrun, Mixed, Labels, Missed);

    private DocumentReading<MaintenanceWindow> ReadWhole(Instant? now)
    {
        DocumentReader reader = new();
        var name = reader.Name(Name, "window.name_invalid");
        reader.Require(now is null || name != NameOfOpenings, "window.name_invalid", "name", $"'{NameOfOpenings}' is what the API calls the openings of all windows.", "Give another name.");
        var first = reader.Take(LocalDatePattern.Iso.Parse(FirstDate), "window.date_invalid", "date", "firstDate", FirstDate, "Give it as 2026-12-05.");
        var opens = reader.Take(LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(Opens), "window.time_invalid", "time", "opens", Opens, "Give it as 22:00.");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);
        reader.Require(zone is not null, "window.zone_unknown", "zone", $"There is no time zone '{DocumentReader.Shown(Zone)}'.", "Give an IANA zone such as Europe/Berlin.");
        var lasts = reader.Length(Duration, "window.duration_invalid", "duration", now is not null);
        var overrun = Overrun is null ? NodaTime.Duration.Zero : reader.Length(Overrun, "window.overrun_invalid", "overrun", now is not null);
        reader.Require(
            Mixed is null || (Mixed is "continue" or "rollback" && Overrun is null) || (Mixed == "finish" && Overrun is not null), "window.mixed_invalid", "mixed",
            $"'{DocumentReader.Shown(Mixed ?? "")}' does not say what becomes of a mixed cluster, or does not go with the overrun.", "Give continue, rollback, or finish with an overrun.");
        reader.Require(
            Missed is null or "catch-up" or Skip, "window.missed_invalid", "missed", $"'{DocumentReader.Shown(Missed ?? "")}' does not say what becomes of a start whose opening was missed.", "Give catch-up or skip.");
        if (Rule is not null && WindowRule.FindProblem(Rule, now is not null) is { } unusable)
        {
            reader.Problems.Add(new("rule", unusable));
        }

        reader.Clusters(Clusters, "window.cluster_invalid");
        reader.Labels(Labels, "window.label_invalid");
        if (reader.Problems.Count > 0)
        {
            return new(null, reader.Problems);
        }

        MaintenanceWindow window = new(name, Rule, first, opens, zone!.Id, lasts, [.. Clusters.Distinct(StringComparer.Ordinal)]) { Overrun = overrun, RollsBackMixed = Mixed == "rollback", SkipsMissed = Missed == Skip, Labels = [.. (Labels ?? []).Distinct(StringComparer.Ordinal)] };
        reader.Require(
            now is not { } since || MaintenanceCalendar.Openings(window, since).Any(), "window.never_opens", Rule is null ? "firstDate" : "rule",
            $"'{name}' never opens again.", "Give a date that is to come, or a rule that matches one.");
        return new(reader.Problems.Count == 0 ? window : null, reader.Problems);
    }
}

/// <summary>A freeze as people write it and as it is stored.</summary>
/// <param name="From">An instant such as 2026-12-20T00:00:00+01:00.</param>
/// <param name="To">The instant from which it is over.</param>
/// <param name="Labels">As key=value: clusters that have one of them, besides those that are named; null: none.</param>
public sealed record FreezeDocument(string Name, string From, string To, string Reason, IReadOnlyList<string> Clusters, IReadOnlyList<string>? Labels = null)
{
    public const int LongestReason = 500;

    private static readonly Duration Longest = Duration.FromDays(1100);
    private static readonly Instant Last = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>As it is added; one that was is read by <see cref="Read"/>.</summary>
    /// <param name="now">One that is over by then is refused.</param>
    public DocumentReading<Freeze> ReadNew(Instant now)
    {
        var reading = Read();
        List<DocumentProblem> problems = [.. reading.Problems];
        if (!string.IsNullOrWhiteSpace(Reason) && Reason.Length <= LongestReason && Reason.Any(char.IsControl))
        {
            problems.Add(new("reason", ReasonMissing("A freeze's reason stands on one line, without control characters.")));
        }

        if (reading.Value is { } freeze && (freeze.Time.Duration > Longest || freeze.Time.End > Last))
        {
            problems.Add(new("to", WorkflowError.Permanent("freeze.too_long", $"'{freeze.Name}' lasts for more than three years.", "Give an end in sight; a freeze can be added again.")));
        }
        else if (reading.Value?.Time.End <= now)
        {
            problems.Add(new("to", WorkflowError.Permanent("freeze.over", $"'{Name}' is over already.", "Give an end that is to come.")));
        }

        return problems.Count == 0 ? reading : new(null, problems);
    }

    /// <summary>The reason on one line: an earlier version took any text.</summary>
    public static string OnOneLine(string reason) => string.Concat(reason.Select(c => char.IsControl(c) ? ' ' : c));

    public DocumentReading<Freeze> Read() => WithoutNulls().ReadWhole();

    // As of a window.
    public FreezeDocument WithoutNulls() => new(Name ?? "", From ?? "", To ?? "", Reason ?? "", Clusters ?? [], Labels);

    private DocumentReading<Freeze> ReadWhole()
    {
        DocumentReader reader = new();
        var name = reader.Name(Name, "freeze.name_invalid");
        var from = reader.Take(OffsetDateTimePattern.Rfc3339.Parse(From), "freeze.instant_invalid", "instant", "from", From, "Give it with its offset, as 2026-12-20T00:00:00+01:00.");
        var to = reader.Take(OffsetDateTimePattern.Rfc3339.Parse(To), "freeze.instant_invalid", "instant", "to", To, "Give it with its offset, as 2027-01-04T06:00:00+01:00.");
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason)
        {
            reader.Problems.Add(new("reason", ReasonMissing($"A freeze needs a reason, on one line of at most {LongestReason} characters.")));
        }

        reader.Clusters(Clusters, "freeze.cluster_invalid");
        reader.Labels(Labels, "freeze.label_invalid");
        if (reader.Problems.Count > 0)
        {
            return new(null, reader.Problems);
        }

        reader.Require(from.ToInstant() < to.ToInstant(), "freeze.ends_before", "to", $"'{name}' is over before it begins.", "Give its end behind its beginning.");
        return reader.Problems.Count > 0
            ? new(null, reader.Problems)
            : new(new(name, new(from.ToInstant(), to.ToInstant()), OnOneLine(Reason.Trim()), [.. Clusters.Distinct(StringComparer.Ordinal)]) { Labels = [.. (Labels ?? []).Distinct(StringComparer.Ordinal)] }, []);
    }

    private static WorkflowError ReasonMissing(string message) => WorkflowError.Permanent("freeze.reason_missing", message, "Say why, for those who find their upgrade waiting.");
}
