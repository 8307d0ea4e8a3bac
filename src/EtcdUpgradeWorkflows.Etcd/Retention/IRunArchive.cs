using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Retention;

/// <summary>What happens to runs after their end: kept as evidence, or deleted. There is no other way to delete one.</summary>
public interface IRunArchive
{
    /// <summary>Nobody deletes the run until it is released. It may be under way.</summary>
    Task<KeepResult> KeepAsync(Guid runId, string reason, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>It may be deleted again as any other. False: it was not kept.</summary>
    Task<bool> ReleaseAsync(Guid runId, string reason, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The oldest first; also what was released.</summary>
    Task<IReadOnlyList<RunEvidence>> ListEvidenceAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Deletes one run with everything that is its own, in one transaction, or nothing.</summary>
    /// <param name="runId">Which.</param>
    /// <param name="fence">Only as it was seen: with this number. Null: as it is.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Ends the wait; whether it was deleted is unknown then.</param>
    Task<RunDeletion> DeleteAsync(Guid runId, long? fence, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The next runs that ended before an instant, the oldest first, and which of them may go. Nothing is changed.</summary>
    /// <param name="before">Ended earlier.</param>
    /// <param name="after">Where to go on: the last one of the page before; null: from the oldest on.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<EndedRun>> ListEndedAsync(DateTimeOffset before, EndedRun? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes those of them that may still go, in one short transaction, which counts them in the round too. What another server deletes right now, or what has changed since it was listed, is passed over. Returns how many.
    /// </summary>
    Task<int> DeleteAsync(IReadOnlyCollection<Guid> runIds, Guid round, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>By the number people use, or by id. Null: no such run was deleted.</summary>
    Task<DeletedRun?> FindDeletedAsync(string numberOrId, CancellationToken cancellationToken);
}

/// <summary>That a run is kept, or was.</summary>
public sealed record RunEvidence(string Reason, string KeptBy, DateTimeOffset KeptAt, string? ReleaseReason, string? ReleasedBy, DateTimeOffset? ReleasedAt)
{
    public bool Stands => ReleasedAt is null;
}

/// <summary>What is left of a run that was deleted.</summary>
/// <param name="Lines">How many its journal had.</param>
/// <param name="LastHash">sha256 of the last line's text, by which a copy of the journal is known; null: it had no line.</param>
public sealed record DeletedRun(
    Guid Id, long Number, string DefinitionId, int DefinitionVersion, string? Subject, string SubStatus, string StartedBy, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt,
    long Lines, string? LastHash, string DeletedBy, DateTimeOffset DeletedAt);

/// <param name="Stays">The code of why it is not deleted, one of <see cref="RunStays"/>; null: it may go.</param>
public sealed record EndedRun(Guid Id, long Number, DateTimeOffset FinishedAt, string? Stays);

/// <summary>The answer to keeping a run.</summary>
public abstract record KeepResult
{
    private KeepResult()
    {
    }

    public sealed record Kept(RunEvidence Evidence) : KeepResult;

    /// <summary>Somebody had before; that stands.</summary>
    public sealed record Before(RunEvidence Evidence) : KeepResult;

    public sealed record NoSuchRun : KeepResult;
}

/// <summary>The answer to deleting a run.</summary>
public abstract record RunDeletion
{
    private RunDeletion()
    {
    }

    public sealed record Deleted : RunDeletion;

    public sealed record NoSuchRun : RunDeletion;

    /// <summary>It is not as it was seen.</summary>
    public sealed record Changed : RunDeletion;

    /// <param name="Why">One of <see cref="RunStays"/>.</param>
    public sealed record Refused(string Why) : RunDeletion;
}

/// <summary>Why a run is not deleted, by whomever. In this order: the first that is true is told.</summary>
public static class RunStays
{
    public const string NotEnded = "run.not_ended";

    public const string Kept = "run.kept_as_evidence";

    /// <summary>It ended half way, or its cluster was not settled.</summary>
    public const string Reserves = "run.still_reserves";

    public const string Incident = "run.has_incident";

    public const string NotTold = "run.not_told";

    public const string HasBackups = "run.has_backups";

    public static IReadOnlyList<string> All { get; } = [NotEnded, Kept, Reserves, Incident, NotTold, HasBackups];

    public static WorkflowError Explain(string code, long number) => code switch
    {
        NotEnded => WorkflowError.Permanent(NotEnded, $"Run {number} has not ended: it was not deleted.", $"Wait for its end, or `etcdup runs cancel {number}`."),
        Kept => WorkflowError.Permanent(Kept, $"Run {number} is kept as evidence: it was not deleted.", $"`etcdup runs show {number}` says by whom and why; an admin may `etcdup runs release {number} --reason TEXT`."),
        Reserves => WorkflowError.Permanent(Reserves, $"Run {number} has ended half way and still reserves its cluster: it was not deleted.", $"`etcdup runs show {number}`; retry it, or let the next run on that cluster settle it."),
        Incident => WorkflowError.Permanent(Incident, $"Run {number} has an incident that nobody has answered: it was not deleted.", $"`etcdup runs retry {number}`, or `etcdup runs cancel {number}`, which closes it."),
        NotTold => WorkflowError.Permanent(NotTold, $"What run {number} had to tell is not delivered yet: it was not deleted.", "`etcdup notifications list` shows where it hangs; it is given up after three days."),
        HasBackups => WorkflowError.Permanent(HasBackups, $"Backups of run {number} are in the vault, and their proof stands in it: it was not deleted.", "Prune them first, where they are not needed: `etcdup backups prune`."),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "no reason of ours"),
    };
}
