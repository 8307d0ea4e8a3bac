using EtcdUpgradeWorkflows.Engine;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>
/// The dates of a recurrence rule. Dates alone: times, zones and ends are ours, since the library's are wrong in a night of a clock change, and it never returns from an
/// hourly rule across one (measured on 5.2.4).
/// </summary>
internal static class WindowRule
{
    public const int Longest = 500;

    // A rule that matches nothing for so many of its steps (years, months, weeks, days) matches nothing.
    private static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 1000 };

    private static readonly FrequencyType[] Frequencies = [FrequencyType.Daily, FrequencyType.Weekly, FrequencyType.Monthly, FrequencyType.Yearly];

    /// <returns>What is wrong with it; null: nothing.</returns>
    public static WorkflowError? FindProblem(string rule)
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

        try
        {
            var read = new RecurrenceRule(rule);
            return !Frequencies.Contains(read.Frequency) ? Invalid("Only DAILY, WEEKLY, MONTHLY and YEARLY are taken.")
                : read.ByHour.Count + read.ByMinute.Count + read.BySecond.Count > 0 ? Invalid("A window has one time at which it opens: leave BYHOUR, BYMINUTE and BYSECOND away.")
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return Invalid("A part of it, or its value, is none that RFC 5545 knows.");
        }
    }

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
        WorkflowError.Permanent("window.rule_invalid", $"The recurrence rule cannot be used: {why}", "Give an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=SA.");
}
