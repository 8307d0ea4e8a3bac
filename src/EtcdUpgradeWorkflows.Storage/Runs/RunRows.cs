using System.Data.Common;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>Column lists and their readers, the same on both databases.</summary>
internal static class RunRows
{
    public const string ClaimColumns =
        "number, definition_id, definition_version, pins, state, input, subject, grants, status, sub_status, updated_at, owner, started_by";

    // Under way: begun and not ended, of those that have a limit. Counted where the run is taken, by the index of such runs.
    private const string UnderWay =
        "(select count(*) from runs as other where other.definition_id = runs.definition_id and other.run_limit is not null and other.finished_at is null and other.has_begun)";

    /// <summary>Nothing holds the run back, or its turn has come.</summary>
    public const string HasTurn = $"(run_limit is null or has_begun or {UnderWay} < run_limit)";

    /// <summary>It waits for nobody's end.</summary>
    public const string NeedsNoTurn = "(run_limit is null or has_begun)";

    /// <summary>Of <see cref="DueRun"/>.</summary>
    public const string DueColumns = $"id, fence, half_done, case when {NeedsNoTurn} then null else definition_id end";

    /// <summary>Since when the run could have been worked on: one that waited for its turn since the last end of another one.</summary>
    public const string DueSince =
        $"""
        case when {NeedsNoTurn} then due_at else coalesce((
            select max(other.finished_at) from runs as other
            where other.definition_id = runs.definition_id and other.run_limit is not null and other.finished_at > runs.due_at), due_at) end
        """;

    public const string MessageColumns = "id, run_id, kind, payload, sent_by, sent_at";

    public const string ExecutionColumns =
        "id, activity_id, activity_node_id, activity_type, activity_type_version, activity_name, activity_state, outputs, properties, payload, " +
        "exception, started_at, completed_at, has_bookmarks, status, aggregate_fault_count, attempt, scheduling_activity_execution_id, " +
        "scheduling_activity_id, call_stack_depth";

    /// <summary>
    /// The run of that id or key, also one that was deleted: its key starts no second one. One statement, so one moment: a run that is deleted meanwhile is seen in one of the two tables. Each by its own index, for
    /// "or" of two columns has none.
    /// </summary>
    public static string Duplicates(string id, string key) =>
        $"""
        select id, number from runs where id = {id} union all select id, number from runs where idempotency_key = {key} and id <> {id}
        union all select id, number from deleted_runs where id = {id} union all select id, number from deleted_runs where idempotency_key = {key} and id <> {id}
        """;

    /// <summary>The tail of an insert that replaces the row of the same execution.</summary>
    public static readonly string ReplaceExecution =
        "on conflict (run_id, id) do update set " +
        string.Join(", ", ExecutionColumns.Split(", ").Skip(1).Select(column => $"{column} = excluded.{column}"));

    /// <summary>Reads <see cref="DueColumns"/> from <paramref name="first"/> on.</summary>
    public static DueRun ReadDue(DbDataReader reader, int first) =>
        new(reader.GetGuid(first), reader.GetInt64(first + 1)) { HalfDone = reader.GetBoolean(first + 2), TurnOf = reader.TextOrNull(first + 3) };

    /// <summary>A newer version has brought the database to its own: it has a migration behind the last one that is known here (ADR 49).</summary>
    /// <param name="latest">The parameter that has that one.</param>
    public static string IsNewerThan(string latest) => $"exists (select 1 from \"__EFMigrationsHistory\" where \"MigrationId\" > {latest})";

    public static WorkflowErrorException Newer(WorkflowDatabase database) => new(WorkflowDatabase.Newer(database.Name, "it has brought it to its own version meanwhile"));

    /// <summary>Reads <see cref="ClaimColumns"/>, the values before the claim, then whether it is its turn and since when it could have been worked on, from <paramref name="first"/> on.</summary>
    public static ClaimedRun ReadClaimed(WorkflowDatabase database, DbDataReader reader, int first, RunClaim claim) => new()
    {
        Claim = claim,
        RunNumber = reader.GetInt64(first),
        Definition = new DefinitionVersion(reader.GetString(first + 1), reader.GetInt32(first + 2)),
        Pins = EngineJson.Read<DefinitionVersion[]>(reader.GetString(first + 3)),
        State = reader.GetString(first + 4),
        Input = reader.GetString(first + 5),
        Subject = reader.TextOrNull(first + 6),
        Grants = EngineJson.Read<Grant[]>(reader.GetString(first + 7)),
        Status = Enum.Parse<RunStatus>(reader.GetString(first + 8)),
        SubStatus = Enum.Parse<RunSubStatus>(reader.GetString(first + 9)),
        UpdatedAt = database.ReadInstantOrNull(reader, first + 10),
        Interrupted = !reader.IsDBNull(first + 11),
        StartedBy = reader.GetString(first + 12),
        HasTurn = reader.GetBoolean(first + 13),
        DueAt = LaterOf(reader.GetString(first + 9) == nameof(RunSubStatus.Executing) ? database.ReadInstantOrNull(reader, first + 10) : null, database.ReadInstantOrNull(reader, first + 14)),
        Holds = [],
        Inbox = [],
    };

    // A run that is worked on keeps the due time it was claimed with; its last checkpoint left it due as of then.
    private static DateTimeOffset? LaterOf(DateTimeOffset? written, DateTimeOffset? due) => written > due ? written : due;

    public static InboxMessage ReadMessage(WorkflowDatabase database, DbDataReader reader, int first = 0) => new()
    {
        Id = reader.GetGuid(first),
        RunId = reader.GetGuid(first + 1),
        Kind = reader.GetString(first + 2),
        Payload = reader.GetString(first + 3),
        SentBy = reader.GetString(first + 4),
        SentAt = database.ReadInstant(reader, first + 5),
    };

    public static ExecutionRecord ReadExecution(WorkflowDatabase database, DbDataReader reader) => new()
    {
        Id = reader.GetString(0),
        ActivityId = reader.GetString(1),
        ActivityNodeId = reader.GetString(2),
        ActivityType = reader.GetString(3),
        ActivityTypeVersion = reader.GetInt32(4),
        ActivityName = reader.TextOrNull(5),
        ActivityState = reader.TextOrNull(6),
        Outputs = reader.TextOrNull(7),
        Properties = reader.TextOrNull(8),
        Payload = reader.TextOrNull(9),
        Exception = reader.TextOrNull(10),
        StartedAt = database.ReadInstant(reader, 11),
        CompletedAt = database.ReadInstantOrNull(reader, 12),
        HasBookmarks = reader.GetBoolean(13),
        Status = reader.GetString(14),
        AggregateFaultCount = reader.GetInt32(15),
        Attempt = reader.GetInt32(16),
        SchedulingActivityExecutionId = reader.TextOrNull(17),
        SchedulingActivityId = reader.TextOrNull(18),
        CallStackDepth = reader.GetInt32(19),
    };

    public static string? TextOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    /// <summary>Running runs that may wait for an event. The databases do not look into a state: PostgreSQL refuses JSON that has an escaped zero character.</summary>
    public const string WaitingRuns = "select id, state from runs where status = 'Running' and state like '%\"eventName\":%' order by number";

    /// <summary>Those whose state has a bookmark for the event that none has come to yet.</summary>
    public static IReadOnlyList<Guid> WaitingFor(string eventName, IEnumerable<(Guid Id, string State)> runs) =>
        [.. runs.Where(run => RunState.Parse(run.State).Bookmarks.Exists(bookmark => bookmark.EventName == eventName && bookmark.DueAt is null)).Select(run => run.Id)];

    /// <summary>The last record of each execution, for one statement cannot replace the same row twice.</summary>
    public static IReadOnlyList<ExecutionRecord> ToStore(IReadOnlyList<ExecutionRecord> executions) =>
    [
        .. executions.Reverse().DistinctBy(execution => execution.Id).Reverse().Select(execution => execution with
        {
            StartedAt = execution.StartedAt.CutToMicroseconds(),
            CompletedAt = execution.CompletedAt?.CutToMicroseconds(),
        }),
    ];

    /// <summary>Sorted and distinct: two runs that want the same keys ask for them in the same order.</summary>
    public static string[] InOrder(IEnumerable<string> keys) => [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The state of a run that takes these holds over from one that left them unsettled.</summary>
    public static string TakingOver(string state, IReadOnlyList<string> unsettled, DateTimeOffset at) =>
        unsettled.Count == 0 ? state : RunState.Parse(state).TakingOver(unsettled, at.CutToMicroseconds()).ToJson();

    public static string ToJson<T>(T value) => EngineJson.Text(value);

    public static string[] ParseKeys(string json) => EngineJson.Read<string[]>(json);
}
