using System.Globalization;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using NodaTime;
using NodaTime.Text;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>A window as people write it and as it is stored.</summary>
/// <param name="FirstDate">Such as 2026-12-05; of a window without a rule its only date.</param>
/// <param name="Opens">Local time, such as 22:00.</param>
/// <param name="Duration">Such as 04:00, or 1.12:00 for a day and a half.</param>
/// <param name="Overrun">How much longer it is open for a cluster that is mixed when it closes, such as 00:30; null: not at all.</param>
public sealed record WindowDocument(string Name, string? Rule, string FirstDate, string Opens, string Zone, string Duration, IReadOnlyList<string> Clusters, string? Overrun = null)
{
    /// <param name="now">A window that never opens after it is refused; null: it may be over.</param>
    public WindowReading<MaintenanceWindow> Read(Instant? now) => WithoutNulls().ReadWhole(now);

    // What a document left out is as wrong as what it has wrong.
    private WindowDocument WithoutNulls() => new(Name ?? "", Rule, FirstDate ?? "", Opens ?? "", Zone ?? "", Duration ?? "", Clusters ?? [], Overrun);

    private WindowReading<MaintenanceWindow> ReadWhole(Instant? now)
    {
        DocumentReader reader = new();
        var name = reader.Name(Name, "window.name_invalid");
        var first = reader.Take(LocalDatePattern.Iso.Parse(FirstDate), "window.date_invalid", "date", "firstDate", FirstDate, "Give it as 2026-12-05.");
        var opens = reader.Take(LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Opens), "window.time_invalid", "time", "opens", Opens, "Give it as 22:00.");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);
        reader.Require(zone is not null, "window.zone_unknown", "zone", $"There is no time zone '{DocumentReader.Shown(Zone)}'.", "Give an IANA zone such as Europe/Berlin.");
        var lasts = reader.Length(Duration, "window.duration_invalid", "duration");
        var overrun = Overrun is null ? NodaTime.Duration.Zero : reader.Length(Overrun, "window.overrun_invalid", "overrun");
        if (Rule is not null && WindowRule.FindProblem(Rule) is { } unusable)
        {
            reader.Problems.Add(new("rule", unusable));
        }

        reader.Clusters(Clusters, "window.cluster_invalid");
        if (reader.Problems.Count > 0)
        {
            return new(null, reader.Problems);
        }

        MaintenanceWindow window = new(name, Rule, first, opens, zone!.Id, lasts, [.. Clusters.Distinct(StringComparer.Ordinal)]) { Overrun = overrun };
        reader.Require(
            now is not { } since || MaintenanceCalendar.Openings(window, since).Any(), "window.never_opens", Rule is null ? "firstDate" : "rule",
            $"'{name}' never opens again.", "Give a date that is to come, or a rule that matches one.");
        return new(reader.Problems.Count == 0 ? window : null, reader.Problems);
    }
}

/// <summary>A freeze as people write it and as it is stored.</summary>
/// <param name="From">An instant such as 2026-12-20T00:00:00+01:00.</param>
/// <param name="To">The instant from which it is over.</param>
public sealed record FreezeDocument(string Name, string From, string To, string Reason, IReadOnlyList<string> Clusters)
{
    public const int LongestReason = 500;

    private static readonly Duration Longest = Duration.FromDays(1100);
    private static readonly Instant Last = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>As it is added; one that was is read by <see cref="Read"/>.</summary>
    public WindowReading<Freeze> ReadNew()
    {
        var reading = Read();
        return reading.Value is { } freeze && (freeze.Time.Duration > Longest || freeze.Time.End > Last)
            ? new(null, [new("to", WorkflowError.Permanent("freeze.too_long", $"'{freeze.Name}' lasts for more than three years.", "Give an end in sight; a freeze can be added again."))])
            : reading;
    }

    public WindowReading<Freeze> Read() => new FreezeDocument(Name ?? "", From ?? "", To ?? "", Reason ?? "", Clusters ?? []).ReadWhole();

    private WindowReading<Freeze> ReadWhole()
    {
        DocumentReader reader = new();
        var name = reader.Name(Name, "freeze.name_invalid");
        var from = reader.Take(OffsetDateTimePattern.Rfc3339.Parse(From), "freeze.instant_invalid", "instant", "from", From, "Give it with its offset, as 2026-12-20T00:00:00+01:00.");
        var to = reader.Take(OffsetDateTimePattern.Rfc3339.Parse(To), "freeze.instant_invalid", "instant", "to", To, "Give it with its offset, as 2027-01-04T06:00:00+01:00.");
        reader.Require(!string.IsNullOrWhiteSpace(Reason) && Reason.Length <= LongestReason, "freeze.reason_missing", "reason", $"A freeze needs a reason, in at most {LongestReason} characters.", "Say why, for those who find their upgrade waiting.");
        reader.Clusters(Clusters, "freeze.cluster_invalid");
        if (reader.Problems.Count > 0)
        {
            return new(null, reader.Problems);
        }

        reader.Require(from.ToInstant() < to.ToInstant(), "freeze.ends_before", "to", $"'{name}' is over before it begins.", "Give its end behind its beginning.");
        return reader.Problems.Count > 0
            ? new(null, reader.Problems)
            : new(new(name, new(from.ToInstant(), to.ToInstant()), Reason.Trim(), [.. Clusters.Distinct(StringComparer.Ordinal)]), []);
    }
}

/// <param name="Value">Null when there is a problem.</param>
public sealed record WindowReading<T>(T? Value, IReadOnlyList<WindowProblem> Problems)
    where T : class;

/// <param name="Property">What of the document.</param>
public sealed record WindowProblem(string Property, WorkflowError Error);

/// <summary>Reads the parts of a document and collects what is wrong: all of it is said at once.</summary>
internal sealed partial class DocumentReader
{
    private const int LongestShown = 64;
    private const int MostClusters = 1000;

    private static readonly Duration Longest = Duration.FromDays(31);

    public List<WindowProblem> Problems { get; } = [];

    public static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;

    public void Require(bool isSo, string code, string property, string message, string advice)
    {
        if (!isSo)
        {
            Problems.Add(new(property, WorkflowError.Permanent(code, message, advice)));
        }
    }

    public string Name(string name, string code)
    {
        Require(NamePattern().IsMatch(name), code, "name", $"'{Shown(name)}' is no name.", "Up to 63 lower-case letters, digits and dashes, the first no dash.");
        return name;
    }

    public T Take<T>(ParseResult<T> parsed, string code, string what, string property, string given, string advice)
    {
        Require(parsed.Success, code, property, $"'{Shown(given)}' is no {what}.", advice);
        return parsed.Success ? parsed.Value : default!;
    }

    public Duration Length(string text, string code, string property)
    {
        var parsed = TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var length) && text.Contains(':', StringComparison.Ordinal);
        var duration = Duration.FromTimeSpan(length);
        Require(parsed && duration > Duration.Zero && duration <= Longest, code, property, $"'{Shown(text)}' is no duration of a minute to 31 days.", "Give it as 04:00, or as 1.12:00 for a day and a half.");
        return duration;
    }

    public void Clusters(IReadOnlyList<string> clusters, string code)
    {
        Require(clusters.Count <= MostClusters, code, "clusters", $"{clusters.Count} clusters are named.", "Name none: then it is for every one.");
        foreach (var cluster in clusters.Where(cluster => cluster is null || !NamePattern().IsMatch(cluster)).Take(1))
        {
            Require(false, code, "clusters", $"'{Shown(cluster ?? "")}' is no name of a cluster.", "Name clusters as `etcdup clusters list` does.");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z")]
    private static partial Regex NamePattern();
}
