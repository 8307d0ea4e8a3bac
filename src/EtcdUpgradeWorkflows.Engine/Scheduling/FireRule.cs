using System.Globalization;
using Cronos;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Engine.Scheduling;

/// <summary>How a schedule's fire times follow from its expression; Elsa's names for it.</summary>
public enum FireKind
{
    /// <summary>Once, at an instant.</summary>
    StartAt,

    /// <summary>Again and again, with the same time between two fires.</summary>
    Timer,

    /// <summary>By a cron expression of six fields, seconds first.</summary>
    Cron,
}

/// <summary>Fires that nothing was started for, one after another.</summary>
/// <param name="First">The earliest of them.</param>
/// <param name="Last">The latest of them.</param>
/// <param name="Count">How many; <see cref="FireRule.MostCounted"/> means that many or more.</param>
public sealed record MissedFires(DateTimeOffset First, DateTimeOffset Last, int Count);

/// <summary>What is to be done about the fires that have come due.</summary>
/// <param name="Fire">The one to start for; null: none.</param>
/// <param name="Missed">Those before it that are not made up; null: none.</param>
/// <param name="Next">The first fire after all of these; null: there is none.</param>
public sealed record DueFires(DateTimeOffset? Fire, MissedFires? Missed, DateTimeOffset? Next);

/// <summary>When something fires. It knows no clock and no scheduler: the next fire follows from the one before, so that a clock that jumps back repeats none.</summary>
public sealed class FireRule
{
    /// <summary>Missed fires are counted up to here.</summary>
    public const int MostCounted = 100_000;

    /// <summary>A period below would start runs faster than they can be seen.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>Longer ones are a mistake in the unit.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromDays(3660);

    private readonly DateTimeOffset _instant;
    private readonly TimeSpan _interval;
    private readonly CronExpression? _cron;
    private readonly TimeZoneInfo _zone = TimeZoneInfo.Utc;

    private FireRule(DateTimeOffset instant) => (Kind, _instant) = (FireKind.StartAt, instant);

    private FireRule(TimeSpan interval) => (Kind, _interval) = (FireKind.Timer, interval);

    private FireRule(CronExpression cron, TimeZoneInfo zone) => (Kind, _cron, _zone) = (FireKind.Cron, cron, zone);

    public FireKind Kind { get; }

    /// <summary>The only fire of a StartAt, also when it has passed.</summary>
    /// <exception cref="InvalidOperationException">It fires again and again.</exception>
    public DateTimeOffset Instant => Kind == FireKind.StartAt ? _instant : throw new InvalidOperationException($"a {Kind} has no instant");

    /// <summary>Reads an expression as definitions and schedules carry it.</summary>
    /// <param name="kind">Which kind of expression it is.</param>
    /// <param name="expression">An ISO instant (UTC where it has no offset), a duration <c>[d.]hh:mm:ss</c>, or a cron expression of six fields.</param>
    /// <param name="zone">The IANA time zone of a cron expression; null: UTC.</param>
    /// <param name="problem">What is wrong with it, in words that fit behind a colon.</param>
    /// <returns>Null when it cannot be read.</returns>
    public static FireRule? TryParse(FireKind kind, string expression, string? zone, out string? problem)
    {
        problem = null;
        switch (kind)
        {
            case FireKind.StartAt:
                if (DateTimeOffset.TryParse(expression, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                {
                    return new(Cut(instant.ToUniversalTime()));
                }

                problem = $"'{Shown(expression)}' is no instant such as 2026-11-28T22:00:00Z";
                return null;
            case FireKind.Timer:
                if (!JsonValues.TryParseTimeSpan(expression, out var interval))
                {
                    problem = $"'{Shown(expression)}' is no duration such as 00:15:00";
                }
                else if (interval < ShortestInterval || interval > LongestInterval)
                {
                    problem = $"a period of {interval:c} is {(interval < ShortestInterval ? "below one second" : "above ten years")}";
                }

                return problem is null ? new(interval) : null;
            default:
                return TryParseCron(expression, zone, out problem);
        }
    }

    /// <summary>The first fire of what is registered now; null when there is none to come. An instant that has passed has none.</summary>
    public DateTimeOffset? FirstAfter(DateTimeOffset now) => Kind switch
    {
        FireKind.StartAt => _instant > now ? _instant : null,
        FireKind.Timer => Cut(now + _interval),
        _ => _cron!.GetNextOccurrence(now, _zone)?.ToUniversalTime(),
    };

    /// <summary>The fire after that one; null when it was the last.</summary>
    public DateTimeOffset? Following(DateTimeOffset fire) => Kind == FireKind.StartAt ? null : FirstAfter(fire);

    /// <summary>
    /// Of all fires that have come due at most one is started for: the latest, when it is not later than <paramref name="within"/>. The others are missed, and never made up one by one.
    /// </summary>
    /// <param name="next">The first fire that nothing was done about; not after <paramref name="now"/>.</param>
    public DueFires Due(DateTimeOffset next, DateTimeOffset now, TimeSpan within)
    {
        var latest = LatestUpTo(now) is { } found && found > next ? found : next;
        if (Kind == FireKind.Timer)
        {
            latest = next + _interval * Math.Floor((now - next) / _interval);
        }

        if (now - latest > within)
        {
            return new(null, new(next, latest, Count(next, latest)), Following(latest));
        }

        var before = latest > next ? Preceding(latest) : next;
        return new(latest, latest > next ? new(next, before, Count(next, before)) : null, Following(latest));
    }

    private static FireRule? TryParseCron(string expression, string? zone, out string? problem)
    {
        problem = null;
        TimeZoneInfo? found = TimeZoneInfo.Utc;
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out found))
        {
            problem = $"there is no time zone '{Shown(zone)}' on this machine";
            return null;
        }

        if (CronExpression.TryParse(expression, CronFormat.IncludeSeconds, out var cron))
        {
            return new(cron, found);
        }

        // Five fields are what most people know: the advice is one word.
        problem = CronExpression.TryParse(expression, CronFormat.Standard, out _)
            ? $"'{Shown(expression)}' has five fields: put the seconds in front, such as '0 {Shown(expression)}'"
            : $"'{Shown(expression)}' is no cron expression of six fields: second, minute, hour, day of month, month, day of week";
        return null;
    }

    private DateTimeOffset? LatestUpTo(DateTimeOffset now) => _cron?.GetPreviousOccurrence(now, _zone, inclusive: true)?.ToUniversalTime();

    private DateTimeOffset Preceding(DateTimeOffset fire) => Kind == FireKind.Timer ? fire - _interval : _cron!.GetPreviousOccurrence(fire, _zone)!.Value.ToUniversalTime();

    private int Count(DateTimeOffset first, DateTimeOffset last) => Kind switch
    {
        FireKind.StartAt => 1,
        FireKind.Timer => (int)Math.Min(MostCounted, Math.Round((last - first) / _interval) + 1),
        _ => _cron!.GetOccurrences(first, last, _zone, fromInclusive: true, toInclusive: true).Take(MostCounted).Count(),
    };

    private static DateTimeOffset Cut(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    // Into a message, on one line, whatever it is.
    private static string Shown(string text) => string.Concat((text.Length > 60 ? text[..60] + "…" : text).Select(c => char.IsControl(c) ? '?' : c));
}
