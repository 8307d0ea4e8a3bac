namespace EtcdUpgradeWorkflows.Storage.Setup;

/// <summary>What <see cref="DatabaseSetup.PrepareAsync"/> did.</summary>
/// <param name="Applied">The migrations it applied, in their order; empty when there was nothing to do.</param>
/// <param name="Copy">On SQLite the copy of what was there before; null when nothing was, and on PostgreSQL.</param>
public sealed record PreparedDatabase(IReadOnlyList<string> Applied, string? Copy);

/// <summary>A database as it was found, without changing it.</summary>
public sealed record DatabaseStatus
{
    /// <summary>SQLite or PostgreSQL.</summary>
    public required string Kind { get; init; }

    /// <summary>For people, without secrets.</summary>
    public required string Name { get; init; }

    /// <summary>Of the database software.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>On the disk, bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The last migration in it; null when it is empty.</summary>
    public string? Schema { get; init; }

    /// <summary>The migrations that this version would apply, in their order.</summary>
    public required IReadOnlyList<string> Pending { get; init; }

    /// <summary>Null when it is empty.</summary>
    public string? Product { get; init; }

    /// <summary>Null when it is empty.</summary>
    public string? Format { get; init; }

    /// <summary>Who its servers are on the hosts; null when no server has worked on it.</summary>
    public string? Controller { get; init; }

    /// <summary>Clusters that were taken over, and the controller that each has been given.</summary>
    public IReadOnlyDictionary<string, string> ClusterControllers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where its rows are now; null: here.</summary>
    public DatabaseMove? Moved { get; init; }

    /// <summary>A copy into it was begun and has not ended: nobody may use it.</summary>
    public bool IsCopyUnfinished { get; init; }

    /// <summary>Servers that its rows name, by id.</summary>
    public required IReadOnlyList<DatabaseServer> Servers { get; init; }

    /// <summary>On PostgreSQL, how many connections servers have to it now. 0 on SQLite.</summary>
    public int Connections { get; init; }

    /// <summary>Null when it is empty.</summary>
    public RunCounts? Runs { get; init; }
}

/// <summary>A server that works, or worked last, on a database.</summary>
/// <param name="Runs">In its hand.</param>
/// <param name="LeaseUntil">Until when others need not try; null when it has no run in hand.</param>
/// <param name="SeenAt">When it last said that it is there, by its own clock; null where servers do not (SQLite).</param>
/// <param name="IsLive">A lease of it is not over, or it was seen in the last fifteen seconds, by the database's clock.</param>
public sealed record DatabaseServer(string Id, int Runs, DateTimeOffset? LeaseUntil, DateTimeOffset? SeenAt, bool IsLive);

/// <param name="Running">Not ended, those that need somebody included.</param>
public sealed record RunCounts(long Running, long NeedYou, long Ended);

/// <summary>Written into a database whose rows were copied to another one: no server opens it any more.</summary>
/// <param name="Copy">The id of the copy.</param>
/// <param name="To">The other database, for people.</param>
public sealed record DatabaseMove(string Copy, string To, DateTimeOffset At);
