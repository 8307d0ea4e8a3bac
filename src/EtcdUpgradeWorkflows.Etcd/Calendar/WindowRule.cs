using System.Globalization;
using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Documents;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using NodaTime.Text;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>
/// The dates of a recurrence rule. Dates alone: times, zones and ends are ours, since the library's are wrong in a night of a clock change, and it never returns from an
/// hourly rule across one (measured on 5.2.4).
/// </summary>
internal static partial class WindowRule
{
    public const int Longest = 500;

    private const int MostCounted = 9999;

    // A rule that matches nothing for so many of its steps (years, months, weeks, days) matches nothing.
    private static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 1000 };

    private static readonly FrequencyType[] Frequencies = [FrequencyType.Daily, FrequencyType.Weekly, FrequencyType.Monthly, FrequencyType.Yearly];

    /// <param name="isNew">As it is added: what the library would pass over is refused, since a window without it is open on other days, or for ever. What is stored is read as it was.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static WorkflowError? FindProblem(string rule, bool isNew)
    {
        if (rule.Length > Longest)
        {
            return Invalid($"It has {rule.Length} characters.");
        }

        // Without one the library takes a frequency of its own.
        if (!rule.Contains("FREQ=", StringComparison.OrdinalIgnoreCase))
        {
            return Invalid("It says no FREQ.");
        }

        if (isNew && FindPassedOver(rule) is { } passedOver)
        {
            return Invalid(passedOver);
        }

        try
        {
            var read = new RecurrenceRule(rule);
            return !Frequencies.Contains(read.Frequency) ? Invalid("Only DAILY, WEEKLY, MONTHLY and YEARLY are taken.")
                : read.ByHour.Count + read.ByMinute.Count + read.BySecond.Count > 0 ? Invalid("A window has one time at which it opens: leave BYHOUR, BYMINUTE and BYSECOND away.")
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return Invalid("A part of it, or its value, is none that RFC 5545 knows.");
        }
    }

    private static string? FindPassedOver(string rule)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (var part in rule.Split(';'))
        {
            if (part.Split('=') is not [var key, { Length: > 0 } value])
            {
                return $"'{DocumentReader.Shown(part)}' is no part such as BYDAY=SA.";
            }

            if (!parts.TryAdd(key, value))
            {
                return $"It says {DocumentReader.Shown(key)} twice.";
            }

            if (FindProblemOf(key.ToUpperInvariant(), value) is { } problem)
            {
                return problem;
            }
        }

        return FindClash(parts, parts["FREQ"].ToUpperInvariant());
    }

    private static string? FindProblemOf(string key, string value) => key switch
    {
        "FREQ" or "BYHOUR" or "BYMINUTE" or "BYSECOND" => null, // the library reads them
        "UNTIL" => UntilPattern().IsMatch(value) && LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(value[..8]).Success ? null
            : $"UNTIL={DocumentReader.Shown(value)} is no date: give it as UNTIL=20261231.",
        "COUNT" or "INTERVAL" => IsNumber(value, MostCounted) ? null : $"{key}={DocumentReader.Shown(value)} is no whole number from 1 to {MostCounted}.",
        "WKST" => Days().IsMatch(value) && value.Length == 2 ? null : $"WKST={DocumentReader.Shown(value)} is no day: give MO, TU, WE, TH, FR, SA or SU.",
        "BYDAY" => Days().IsMatch(value) ? null : $"BYDAY={DocumentReader.Shown(value)} are no days: give them as BYDAY=SA,SU, or with MONTHLY as BYDAY=1SA.",
        "BYMONTH" => AreNumbers(value, 12, alsoFromTheEnd: false) ? null : $"BYMONTH={DocumentReader.Shown(value)} are no months: give 1 to 12.",
        "BYMONTHDAY" => AreNumbers(value, 31) ? null : $"BYMONTHDAY={DocumentReader.Shown(value)} are no days of a month: give 1 to 31, or -1 to -31 from its end.",
        "BYYEARDAY" => AreNumbers(value, 366) ? null : $"BYYEARDAY={DocumentReader.Shown(value)} are no days of a year: give 1 to 366, or -1 to -366 from its end.",
        "BYWEEKNO" => AreNumbers(value, 53) ? null : $"BYWEEKNO={DocumentReader.Shown(value)} are no weeks of a year: give 1 to 53, or -1 to -53 from its end.",
        "BYSETPOS" => AreNumbers(value, 366) ? null : $"BYSETPOS={DocumentReader.Shown(value)} are no places: give 1 to 366, or -1 to -366 from the end.",
        _ => $"'{DocumentReader.Shown(key)}' is no part of a rule.",
    };

    // RFC 5545, 3.3.10: what does not go together has no meaning.
    private static string? FindClash(Dictionary<string, string> parts, string frequency) =>
        parts.ContainsKey("UNTIL") && parts.ContainsKey("COUNT") ? "It ends by UNTIL or by COUNT, not by both."
        : frequency is not ("MONTHLY" or "YEARLY") && parts.TryGetValue("BYDAY", out var days) && days.Any(char.IsAsciiDigit) ? "Only with MONTHLY and YEARLY has a day of BYDAY a number."
        : frequency == "WEEKLY" && parts.ContainsKey("BYMONTHDAY") ? "BYMONTHDAY does not go with WEEKLY."
        : frequency != "YEARLY" && parts.ContainsKey("BYYEARDAY") ? "BYYEARDAY goes with YEARLY only."
        : frequency != "YEARLY" && parts.ContainsKey("BYWEEKNO") ? "BYWEEKNO goes with YEARLY only."
        : parts.ContainsKey("BYSETPOS") && !parts.Keys.Any(key => key.StartsWith("BY", StringComparison.OrdinalIgnoreCase) && !key.Equals("BYSETPOS", StringComparison.OrdinalIgnoreCase))
            ? "BYSETPOS picks from what another part such as BYDAY gives, and there is none."
        : null;

    private static bool AreNumbers(string list, int most, bool alsoFromTheEnd = true) =>
        list.Split(',').All(one => IsNumber(alsoFromTheEnd && one is ['-' or '+', ..] ? one[1..] : one, most));

    private static bool IsNumber(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most;

    [GeneratedRegex(@"\A[0-9]{8}(T([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z?)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex UntilPattern();

    [GeneratedRegex(@"\A([+-]?([1-9]|[1-4][0-9]|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?([1-9]|[1-4][0-9]|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU))*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Days();

    /// <summary>Ascending, from a date on; it ends when the rule does.</summary>
    public static IEnumerable<LocalDate> Dates(string? rule, LocalDate first, LocalDate from)
    {
        if (rule is null)
        {
            return first >= from ? [first] : [];
        }

        return Recurring(rule, first, from);
    }

    private static IEnumerable<LocalDate> Recurring(string rule, LocalDate first, LocalDate from)
    {
        CalendarEvent dates = new() { DtStart = new CalDateTime(first.Year, first.Month, first.Day), RecurrenceRule = new RecurrenceRule(rule) };
        using var occurrences = dates.GetOccurrences(new CalDateTime(from.Year, from.Month, from.Day), Bounded).GetEnumerator();
        while (MoveNext(occurrences))
        {
            var date = LocalDate.FromDateOnly(occurrences.Current.Period.StartTime.Date);
            if (date >= from)
            {
                yield return date;
            }
        }
    }

    private static bool MoveNext(IEnumerator<Occurrence> occurrences)
    {
        try
        {
            return occurrences.MoveNext();
        }
        catch (Exception e) when (e is EvaluationLimitExceededException or EvaluationOutOfRangeException)
        {
            return false;
        }
    }

    private static WorkflowError Invalid(string why) =>
        WorkflowError.Permanent("window.rule_invalid", $"The recurrence rule cannot be used: {why}", "Give an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=SA, or FREQ=DAILY;UNTIL=20261231.");
}
