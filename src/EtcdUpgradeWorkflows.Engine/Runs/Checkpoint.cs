namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>Everything one commit of a run writes, in one transaction.</summary>
public sealed record Checkpoint
{
    public required RunClaim Claim { get; init; }

    /// <summary>The whole <see cref="RunState"/>, as JSON.</summary>
    public required string State { get; init; }

    public required RunStatus Status { get; init; }

    public required RunSubStatus SubStatus { get; init; }

    /// <summary>When there is work again: now for work left, a bookmark's time, or null when only a message can move the run.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool Paused { get; init; }

    /// <summary>An incident is open or a yes is waited for.</summary>
    public bool NeedsYou { get; init; }

    public int IncidentCount { get; init; }

    /// <summary>This is no safe point: an intent or a key is open.</summary>
    public bool HalfDone { get; init; }

    /// <summary>What lists show as the present activity.</summary>
    public string? CurrentActivity { get; init; }

    /// <summary>The document displays show, as JSON; null leaves it as it is.</summary>
    public string? Progress { get; init; }

    /// <summary>The workflow outputs, as a JSON object; null leaves them.</summary>
    public string? Outputs { get; init; }

    /// <summary>Inserted or replaced by id.</summary>
    public IReadOnlyList<ExecutionRecord> Executions { get; init; } = [];

    public IReadOnlyList<JournalLine> Journal { get; init; } = [];

    /// <summary>What people are told of it; one that is there already, by id, is left as it is.</summary>
    public IReadOnlyList<RunNotification> Notifications { get; init; } = [];

    /// <summary>Messages obeyed by this checkpoint.</summary>
    public IReadOnlyList<Guid> Consumed { get; init; } = [];

    /// <summary>Resource keys to take now; the number is drawn again and returned.</summary>
    public IReadOnlyList<string> TakeHolds { get; init; } = [];

    public HoldChange Holds { get; init; } = HoldChange.Keep;

    /// <summary>The run waits or has ended: the lease is given back with this commit.</summary>
    public bool GiveBack { get; init; }

    /// <summary>With <see cref="GiveBack"/>: write nothing when a message not in <see cref="Consumed"/> is there.</summary>
    public bool OnlyIfInboxEmpty { get; init; }

    /// <summary>Cut to microseconds.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a checkpoint does with the run's holds.</summary>
public enum HoldChange
{
    Keep,

    /// <summary>The run ended at a safe point.</summary>
    Release,

    /// <summary>The run ended elsewhere by an operator's word: the key stays marked for the next run, which settles it first.</summary>
    MarkUnsettled,
}

/// <summary>The answer to a checkpoint.</summary>
public abstract record CheckpointResult
{
    private CheckpointResult()
    {
    }

    /// <param name="Number">The claim's number, drawn anew when holds were taken.</param>
    /// <param name="Inbox">Messages not obeyed yet.</param>
    public sealed record Committed(long Number, IReadOnlyList<InboxMessage> Inbox) : CheckpointResult
    {
        /// <summary>Of the holds taken, those that an earlier run left unsettled: the state was written as <see cref="RunState.TakingOver"/> makes it.</summary>
        public IReadOnlyList<string> TakenOver { get; init; } = [];
    }

    /// <summary>No row matched the number: nothing was written.</summary>
    public sealed record ClaimLost : CheckpointResult;

    /// <summary>A key to be taken belongs to another run; nothing was written.</summary>
    public sealed record Held(string Key, Guid RunId, long RunNumber) : CheckpointResult;

    /// <summary>The run was about to wait, but messages came: nothing was written.</summary>
    public sealed record InboxNotEmpty(IReadOnlyList<InboxMessage> Inbox) : CheckpointResult;
}
