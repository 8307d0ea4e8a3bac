namespace EtcdUpgradeWorkflows.Engine.Runs;

/// <summary>How a server works on runs.</summary>
public sealed record RunOptions
{
    /// <summary>Known by the id in its data directory.</summary>
    public required string Server { get; init; }

    /// <summary>The machine it is on.</summary>
    public required string Node { get; init; }

    /// <summary>Says only when to try; correctness comes from the number.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A worker looks at least this often.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A run that was interrupted longer finishes what is half done and then waits for a yes.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>When the server stops: what has not ended by then is not waited for, and its lease is given back too.</summary>
    public TimeSpan LetGoWithin { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>At most so many runs are worked on at a time by this server.</summary>
    public int MaxRuns { get; init; } = DefaultMaxRuns;

    public const int DefaultMaxRuns = 32;

    /// <summary>True: due times and leases are compared with this process's clock instead of the database's. For virtual time only.</summary>
    public bool OwnClock { get; init; }
}
