using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Policies;
using NodaTime;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <summary>What is asked of the calendar before something that serves is stopped.</summary>
/// <param name="Needs">How long it may take until all is whole again, there or back.</param>
/// <param name="NeedsSource">What that rests on.</param>
/// <param name="IsMixed">Some members run the new release and some the old one.</param>
/// <param name="Grants">What operators allowed the run.</param>
public sealed record WindowQuestion(TimeSpan Needs, string NeedsSource, bool IsMixed, IReadOnlyList<Grant> Grants)
{
    /// <summary>
    /// The same where a mixed cluster is taken back before the window closes: with all that lies between this stop and the next one (soak, the second backup), and the way back of every member
    /// that was swapped by then; null: after it nothing is mixed.
    /// </summary>
    public TimeSpan? NeedsToGoBack { get; init; }

    /// <summary>The way back of the members that are swapped now; null: none is.</summary>
    public TimeSpan? WayBack { get; init; }

    /// <summary>Nothing was swapped yet that could tell: the deadlines of a stop and a start, there and back.</summary>
    public static readonly TimeSpan Unmeasured = TimeSpan.FromMinutes(4);

    public const string UnmeasuredSource = "the deadlines of a stop and a start, there and back";

    /// <summary>Before a run begins.</summary>
    public static WindowQuestion AtStart(IReadOnlyList<Grant> grants) => new(Unmeasured, UnmeasuredSource, IsMixed: false, grants);

    /// <summary>Whether it may be now; whether the time is enough was asked before.</summary>
    public static WindowQuestion RightNow(IReadOnlyList<Grant> grants) => new(TimeSpan.Zero, "", IsMixed: true, grants);
}

public abstract record WindowVerdict
{
    private WindowVerdict()
    {
    }

    /// <param name="Why">In a sentence, for the journal; null: there is nothing to say.</param>
    public sealed record Open(string? Why) : WindowVerdict
    {
        /// <summary>Until when something else may be waited for, where a mixed cluster is taken back before the window closes; null: as long as it takes.</summary>
        public LastWayBack? WayBack { get; init; }
    }

    /// <param name="AskAgainAt">When it will be allowed as things are now; null: never.</param>
    public sealed record Closed(WorkflowError Why, DateTimeOffset? AskAgainAt) : WindowVerdict
    {
        /// <summary>What is left of a window that wants a mixed cluster taken back before it closes; null: it does not.</summary>
        public TimeSpan? RollBackWithin { get; init; }

        /// <summary>As it is told to who asked for it now: it does not go on by itself.</summary>
        public WorkflowError AskedForNow => AskAgainAt is null ? Why : Why with { Advice = "Retry when it opens. Earlier only with a second person: `etcdup runs break-glass`." };
    }
}

/// <param name="At">Whoever has waited until then goes back.</param>
/// <param name="Closes">When the window does.</param>
public sealed record LastWayBack(DateTimeOffset At, DateTimeOffset Closes);

/// <summary>A window that is open.</summary>
/// <param name="RollsBack">It takes a mixed cluster back before it closes.</param>
public sealed record OpenWindow(Instant End, string What, bool RollsBack);

/// <summary>Whether a cluster may be worked on. Pure; the calendar says when windows are open, this says what that means.</summary>
/// <param name="RequiresWindow">Outside of its windows nothing of the cluster is stopped.</param>
public sealed record MaintenancePolicy(string Cluster, bool RequiresWindow, IReadOnlyList<MaintenanceWindow> Windows, IReadOnlyList<Freeze> Freezes)
{
    // Of each window: more openings than those of three years of days are not looked through, frozen or not.
    private const int MostOpenings = 1200;

    private const string Advice = "It goes on by itself then. Earlier only with a second person: `etcdup runs break-glass`.";

    /// <summary>Why nobody can say what the cluster's owners ask: nothing is begun. Null: it can be said.</summary>
    public WorkflowError? Problem { get; init; }

    private List<Freeze> Ours => [.. Freezes.Where(freeze => freeze.IsFor(Cluster)).OrderBy(freeze => freeze.Time.Start)];

    /// <summary>Of a run that windows and freezes of a cluster do not hold, whatever they are; null: they do.</summary>
    public static WindowVerdict.Open? FindBrokenGlass(IReadOnlyList<Grant> grants, string cluster) =>
        grants.FirstOrDefault(grant => grant.Name == MaintenanceGrants.BreakGlass && (grant.Of is null || grant.Of == cluster)) is { } broken ? new($"Windows and freezes are not asked: {broken}.") : null;

    public WindowVerdict Judge(WindowQuestion question, Instant now) => Of(question.Grants).JudgeItself(question, now);

    /// <summary>As of a run with these grants: it may have wished to keep to a window.</summary>
    public MaintenancePolicy Of(IReadOnlyList<Grant> grants) => grants.FirstOrDefault(grant => grant.Name == MaintenanceGrants.InWindow) is { } wish ? InWindow(wish.Reason) : this;

    /// <summary>As of a run that is to keep to a window, whatever the cluster's owners ask.</summary>
    /// <param name="window">By name; null or empty: any of the cluster's.</param>
    public MaintenancePolicy InWindow(string? window) => this with { RequiresWindow = true, Windows = [.. Windows.Where(w => string.IsNullOrEmpty(window) || w.Name == window)] };

    /// <summary>When the window closes that is open now and closes last; null: none is open.</summary>
    /// <param name="grants">Of the run that asks.</param>
    public Instant? FindOpenEnd(Instant now, IReadOnlyList<Grant> grants) => FindOpen(now, grants)?.End;

    /// <summary>The window that is open now and closes last; null: none is open.</summary>
    /// <param name="grants">Of the run that asks.</param>
    public OpenWindow? FindOpen(Instant now, IReadOnlyList<Grant> grants) =>
        Ours.Exists(freeze => freeze.Time.Contains(now)) ? null : FindEnd(WindowQuestion.RightNow(grants), Ours, now);

    /// <summary>
    /// When the window that is open now would close if it were extended; null: none is open. From where it closes by itself, whatever it was extended by before: one person's
    /// extensions do not add up.
    /// </summary>
    public Instant? FindExtendedEnd(Instant now, Duration by) => FindOpenEnd(now, []) + by;

    private WindowVerdict JudgeItself(WindowQuestion question, Instant now)
    {
        if (FindBrokenGlass(question.Grants, Cluster) is { } passed)
        {
            return passed;
        }

        if (Problem is not null)
        {
            return new WindowVerdict.Closed(Problem, AskAgainAt: null);
        }

        var ours = Ours;
        var needs = Duration.FromTimeSpan(question.Needs);
        if (ours.Find(freeze => freeze.Time.Contains(now)) is { } frozen)
        {
            var next = FindNext(RequiresWindow ? now : frozen.Time.End, question);
            return Closed("freeze.in_force", $"'{Cluster}' is frozen until {At(frozen.Time.End)} by '{frozen.Name}': {frozen.Reason.TrimEnd('.')}.", next);
        }

        if (!RequiresWindow)
        {
            return ours.Find(freeze => freeze.Time.Start > now) is not { } coming || coming.Time.Start - now >= needs
                ? new WindowVerdict.Open(null)
                : Closed("window.too_short", $"The freeze '{coming.Name}' begins at {At(coming.Time.Start)}, and a member takes up to {Text(question.Needs)} ({question.NeedsSource}).", FindNext(now, question));
        }

        if (FindEnd(question, ours, now) is not { } open)
        {
            return Closed("window.closed", $"No maintenance window of '{Cluster}' is open.", FindNext(now, question));
        }

        var wanted = NeedsOf(question, open.RollsBack);
        return open.End - now >= Duration.FromTimeSpan(wanted)
            ? new WindowVerdict.Open($"{open.What} is open until {At(open.End)}.") { WayBack = open.RollsBack && question.IsMixed ? LastWayBack(question, wanted, open) : null }
            : Closed(
                "window.too_short", $"{open.What} closes at {At(open.End)}: too soon for a member, which takes up to {Text(wanted)} ({(wanted == question.Needs ? question.NeedsSource : "one more member, what lies behind it, and the way back of all")}).",
                FindNext(now, question)) with { RollBackWithin = open.RollsBack && question.IsMixed ? (open.End - now).ToTimeSpan() : null };
    }

    /// <summary>The first time, not before an instant, at which it could be begun; null: none is in sight.</summary>
    public NextOpening? FindNext(Instant from, WindowQuestion question)
    {
        var needs = Duration.FromTimeSpan(question.Needs);
        if (RequiresWindow)
        {
            return Windows.Where(window => window.IsFor(Cluster))
                .Select(window => MaintenanceCalendar.Openings(window, Freezes, Cluster, from, MostOpenings)
                    .Select(opening => new NextOpening(Instant.Max(opening.Time.Start, from), opening))
                    .FirstOrDefault(next => next.Opening!.Time.End - next.At >= Duration.FromTimeSpan(NeedsOf(question, window.RollsBackMixed))))
                .OfType<NextOpening>()
                .MinBy(next => next.At);
        }

        var at = from;
        foreach (var freeze in Ours)
        {
            if (freeze.Time.Start - at < needs && freeze.Time.End > at)
            {
                at = freeze.Time.End;
            }
        }

        return new(at, null);
    }

    /// <summary>Whether what was to start at an instant that has passed waits for another opening: the windows that were open then say so.</summary>
    public bool SkipsMissed(Instant start) =>
        Windows.Where(window => window.IsFor(Cluster) && MaintenanceCalendar.Openings(window, start).FirstOrDefault()?.Time.Contains(start) == true).ToList() is { Count: > 0 } open && open.TrueForAll(window => window.SkipsMissed);

    /// <summary>The first opening, of those that are not over, that began no longer ago than that; null: none is in sight.</summary>
    public Instant? FindNextToBegin(Instant now, Duration within) =>
        Windows.Where(window => window.IsFor(Cluster))
            .Select(window => MaintenanceCalendar.Openings(window, Freezes, Cluster, now, MostOpenings).Where(opening => opening.Time.Start >= now - within).Select(opening => (Instant?)opening.Time.Start).FirstOrDefault())
            .Min();

    // Overrun and extension end where a freeze begins, and do not come back behind it.
    private OpenWindow? FindEnd(WindowQuestion question, List<Freeze> ours, Instant now)
    {
        List<OpenWindow> open = [];
        foreach (var opening in Windows.Where(window => window.IsFor(Cluster)).SelectMany(window =>
            MaintenanceCalendar.Openings(window, Freezes, Cluster, now - window.Overrun, MostOpenings).TakeWhile(o => o.Time.Start <= now)))
        {
            var end = question.IsMixed && opening.EndsByItself ? BeforeFreeze(opening.Time.End, opening.Time.End + opening.Window.Overrun) : opening.Time.End;
            open.Add(new(end, $"Window '{opening.Window.Name}'", opening.Window.RollsBackMixed));
        }

        if (question.Grants.FirstOrDefault(grant => grant.Name == MaintenanceGrants.ExtendWindow) is { Since: { } since, Until: { } until } extended)
        {
            open.Add(new(BeforeFreeze(Instant.FromDateTimeOffset(since), Instant.FromDateTimeOffset(until)), $"The window, extended by {extended.By},", open.Exists(o => o.RollsBack)));
        }

        open.RemoveAll(o => o.End <= now);
        return open.MaxBy(o => o.End);

        Instant BeforeFreeze(Instant from, Instant to) => ours.Find(freeze => freeze.Time.Start >= from && freeze.Time.Start < to)?.Time.Start ?? to;
    }

    // Where all goes back before it closes, the way back has to fit behind each step forward.
    private static TimeSpan NeedsOf(WindowQuestion question, bool rollsBack) =>
        rollsBack && question.NeedsToGoBack is { } back && back > question.Needs ? back : question.Needs;

    // When the next step does not fit any more, or already when only the way back would.
    private static LastWayBack LastWayBack(WindowQuestion question, TimeSpan wanted, OpenWindow open) =>
        new((open.End - Duration.FromTimeSpan(question.WayBack is { } back && back > wanted ? back : wanted)).ToDateTimeOffset(), open.End.ToDateTimeOffset());

    private static WindowVerdict.Closed Closed(string code, string why, NextOpening? next) => new(
        WorkflowError.NeedsOperator(code, $"{why} {(next is null ? "No opening that is long enough is in sight." : next.Describe())}", next is null ? "Add a window (`etcdup windows add`) or remove the freeze; or `etcdup runs break-glass`." : Advice),
        next?.At.ToDateTimeOffset());

    private static string At(Instant instant) => instant.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture) + (time.TotalHours >= 1 ? " h" : " min");
}

/// <param name="Opening">Null: no window is needed.</param>
public sealed record NextOpening(Instant At, WindowOpening? Opening)
{
    public string Describe() => Opening is { } opening
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The next one, '{opening.Window.Name}', opens {opening.LocalOpens.ToDateTimeOffset():yyyy-MM-dd HH:mm} {opening.Window.Zone} ({At.ToDateTimeOffset():yyyy-MM-dd HH:mm}Z) and closes {opening.LocalCloses.ToDateTimeOffset():yyyy-MM-dd HH:mm}.")
        : string.Create(CultureInfo.InvariantCulture, $"It may be begun at {At.ToDateTimeOffset():yyyy-MM-dd HH:mm}Z.");
}

/// <summary>Grants that the calendar understands.</summary>
public static class MaintenanceGrants
{
    /// <summary>What is said no with until the calendar, or a policy, has changed.</summary>
    public static readonly IReadOnlyList<string> Codes = ["window.closed", "window.too_short", "freeze.in_force", .. PolicyJoin.Codes];

    /// <summary>Windows and freezes do not hold this run: a reason and a second person are named with it.</summary>
    public const string BreakGlass = "break-glass";

    /// <summary>Not a right but a wish: the run keeps to the cluster's windows, or to the one that its reason names.</summary>
    public const string InWindow = "in-window";

    /// <summary>The window is open for this run until an instant.</summary>
    public const string ExtendWindow = "extend-window";
}
