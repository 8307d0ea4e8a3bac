using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>What lists show of a run.</summary>
public sealed record RunOverview
{
    public required Guid Id { get; init; }

    /// <summary>The number people use.</summary>
    public required long Number { get; init; }

    public required DefinitionVersion Definition { get; init; }

    public string? Name { get; init; }

    public string? Subject { get; init; }

    public string? Node { get; init; }

    public required string StartedBy { get; init; }

    public required RunStatus Status { get; init; }

    public required RunSubStatus SubStatus { get; init; }

    public required bool Paused { get; init; }

    public required bool NeedsYou { get; init; }

    public required int IncidentCount { get; init; }

    /// <summary>It is at no safe point.</summary>
    public bool HalfDone { get; init; }

    /// <summary>At most so many runs of its definition are under way at a time; null: it waits for none.</summary>
    public int? RunLimit { get; init; }

    /// <summary>It was worked on.</summary>
    public bool HasBegun { get; init; }

    /// <summary>It has not begun, because as many runs of its definition are under way as may be, or nobody has looked since one of them ended.</summary>
    public bool WaitsForTurn => Status == RunStatus.Running && RunLimit is not null && !HasBegun;

    public string? CurrentActivity { get; init; }

    /// <summary>The server that works on it now.</summary>
    public string? Owner { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    public required long Fence { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>As evidence: nobody deletes it.</summary>
    public bool Kept { get; init; }
}

/// <summary>One run with everything that is in its own rows; its journal and executions are read apart.</summary>
public sealed record RunDetails
{
    public required RunOverview Overview { get; init; }

    public required IReadOnlyList<DefinitionVersion> Pins { get; init; }

    public required string State { get; init; }

    public required string Input { get; init; }

    public string? Outputs { get; init; }

    public string? Progress { get; init; }

    public required IReadOnlyList<Grant> Grants { get; init; }

    public string? IdempotencyKey { get; init; }

    public required IReadOnlyList<RunHold> Holds { get; init; }

    /// <summary>Messages not obeyed yet, in the order they came.</summary>
    public required IReadOnlyList<InboxMessage> Inbox { get; init; }
}

/// <summary>A resource key in a run's hand.</summary>
public sealed record RunHold(string Key, Guid RunId, long RunNumber, long Fence, bool Unsettled);

/// <summary>Which runs a list wants.</summary>
public sealed record RunFilter
{
    public string? Subject { get; init; }

    public RunStatus? Status { get; init; }

    public RunSubStatus? SubStatus { get; init; }

    public string? DefinitionId { get; init; }

    /// <summary>Whether it waits for a person; null: either.</summary>
    public bool? NeedsYou { get; init; }

    /// <summary>Whether it is kept as evidence; null: either.</summary>
    public bool? Kept { get; init; }

    /// <summary>Only runs with a lower number: where a list goes on. Null: from the newest on.</summary>
    public long? Before { get; init; }

    public int Offset { get; init; }

    public int Limit { get; init; } = 50;
}

/// <param name="Total">Of all pages.</param>
public sealed record RunOverviews(IReadOnlyList<RunOverview> Runs, long Total);
