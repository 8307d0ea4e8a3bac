namespace EtcdUpgradeWorkflows.Etcd.Retention;

/// <summary>How long rows are kept, and what rounds of deletions did. One setting for a database, whichever server asks.</summary>
public interface IRetentionStore
{
    Task<StoredRetention> ReadAsync(CancellationToken cancellationToken);

    /// <summary>False, and nothing written, when somebody else has set it since it was read.</summary>
    Task<bool> SetAsync(RetentionSettings settings, long revision, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Whether the next round is this caller's: of all servers one is told so, once in that time.</summary>
    Task<bool> TryBeginAsync(DateTimeOffset now, TimeSpan every, CancellationToken cancellationToken);

    Task AddRoundAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The last ones are kept.</summary>
    Task EndRoundAsync(Guid id, DateTimeOffset at, RoundCounts counts, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<RetentionRound>> ListRoundsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many ended schedules have their last fire before that; those of a definition's triggers are none of them, and none whose run is kept.</summary>
    Task<int> CountSchedulesAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Deletes them, so many at most. Returns how many.</summary>
    Task<int> DeleteSchedulesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>What was missed and noticed before that, of whatever schedule.</summary>
    Task<int> CountMissedAsync(DateTimeOffset before, CancellationToken cancellationToken);

    Task<int> DeleteMissedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Tokens that were revoked, or have expired, before that.</summary>
    Task<int> CountTokensAsync(DateTimeOffset before, CancellationToken cancellationToken);

    Task<int> DeleteTokensAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}

/// <summary>How long what is kept in the database. Null: for ever, which is what nobody has said anything about.</summary>
/// <param name="Runs">Runs that have ended, from their end on.</param>
/// <param name="Schedules">Ended schedules from their last fire on, and what was missed from when that was noticed.</param>
/// <param name="Tokens">Tokens that were revoked or have expired, from then on.</param>
public sealed record RetentionSettings(TimeSpan? Runs = null, TimeSpan? Schedules = null, TimeSpan? Tokens = null)
{
    /// <summary>Less is no retention but a slip of the hand.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromDays(7);

    public static readonly TimeSpan Most = TimeSpan.FromDays(36_500);

    public bool IsOff => Runs is null && Schedules is null && Tokens is null;

    public bool IsSound => new[] { Runs, Schedules, Tokens }.All(span => span is null || (span >= Least && span <= Most));
}

/// <param name="SetBy">Null: nobody has set it yet.</param>
/// <param name="RoundAt">When the last round was begun; null: there was none.</param>
public sealed record StoredRetention(RetentionSettings Settings, long Revision, string? SetBy, DateTimeOffset? SetAt, DateTimeOffset? RoundAt);

/// <param name="Stayed">Runs of the age that were not deleted, by code of <see cref="RunStays"/>.</param>
/// <param name="IsCut">It stopped because its time was over; the next one goes on.</param>
public sealed record RoundCounts(IReadOnlyDictionary<string, long> Stayed, int Schedules, int Missed, int Tokens, bool IsCut)
{
    public static RoundCounts None { get; } = new(new Dictionary<string, long>(), 0, 0, 0, false);
}

/// <param name="EndedAt">Null: it is under way, or its server died in it. What <paramref name="Runs"/> says is true all the same.</param>
/// <param name="Runs">How many were deleted.</param>
public sealed record RetentionRound(Guid Id, string StartedBy, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, long Runs, RoundCounts Counts);
