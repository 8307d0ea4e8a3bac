using System.Data.Common;
using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>What API and command read of runs: plain SQL, the same on both databases, so that a list does not wait for EF Core to start.</summary>
public sealed class RunQueries(WorkflowDatabase database)
{
    private const string OverviewColumns =
        "r.id, r.number, r.definition_id, r.definition_version, r.name, r.subject, r.node, r.started_by, r.status, r.sub_status, r.paused, r.needs_you, " +
        "r.incident_count, r.current_activity, r.owner, r.lease_until, r.fence, r.due_at, r.created_at, r.updated_at, r.finished_at, r.half_done, r.run_limit, r.has_begun, " +
        "(select 1 from run_evidence e where e.run_id = r.id and e.released_at is null)";

    /// <summary>Newest first.</summary>
    public async Task<RunOverviews> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        (string Column, object? Value)[] wanted =
        [
            ("subject", filter.Subject), ("status", filter.Status?.ToString()), ("sub_status", filter.SubStatus?.ToString()),
            ("definition_id", filter.DefinitionId),
        ];
        var parameters = wanted.Where(condition => condition.Value is not null).ToArray();
        List<string> conditions = [.. parameters.Select(condition => $"r.{condition.Column} = @{condition.Column}")];
        if (filter.NeedsYou is { } needsYou)
        {
            conditions.Add(needsYou ? "r.needs_you" : "not r.needs_you");
        }

        if (filter.Kept is { } kept)
        {
            conditions.Add($"r.id {(kept ? "" : "not ")}in (select run_id from run_evidence where released_at is null)");
        }

        // Not of the count: it is of the whole list, wherever one is in it.
        var where = Where(conditions);
        var from = filter.Before is null ? where : Where([.. conditions, "r.number < @before"]);

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var count = database.Command(connection, $"select count(*) from runs r{where}", parameters);
        var total = Convert.ToInt64(await count.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        await using var list = database.Command(
            connection,
            $"select {OverviewColumns} from runs r{from} order by r.number desc limit @limit offset @offset",
            [.. parameters, .. filter.Before is { } before ? [("before", (object?)before)] : Array.Empty<(string, object?)>(), ("limit", filter.Limit), ("offset", filter.Offset)]);
        return new RunOverviews(await WorkflowDatabase.ReadAllAsync(list, ReadOverview, cancellationToken), total);
    }

    /// <summary>Runs that wait for a maintenance window to open or a freeze to end, and until when; the soonest first.</summary>
    /// <param name="subject">Null: of all.</param>
    public async Task<IReadOnlyList<RunOverview>> ListPutOffAsync(string? subject, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters = [("now", now), ("limit", limit), .. subject is null ? Array.Empty<(string, object?)>() : [("subject", (object?)subject)]];
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var list = database.Command(
            connection,
            $"select {OverviewColumns} from runs r where {WorkQueries.IsPutOff}{(subject is null ? "" : " and r.subject = @subject")} and not r.paused and not r.needs_you order by r.due_at limit @limit", parameters);
        return await WorkflowDatabase.ReadAllAsync(list, ReadOverview, cancellationToken);
    }

    /// <summary>By the number people use, or by id.</summary>
    public async Task<RunOverview?> FindAsync(string numberOrId, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(numberOrId, out var id)) return await FirstAsync("where r.id = @id", cancellationToken, ("id", id));
        return long.TryParse(numberOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await FirstAsync("where r.number = @number", cancellationToken, ("number", number))
            : null;
    }

    /// <summary>The run that was started with a client's key, also one that was deleted; null: none was.</summary>
    public async Task<(Guid Id, long Number)?> FindStartedAsync(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, RunRows.Duplicates("@id", "@key"), ("id", Guid.Empty), ("key", key));
        return (await WorkflowDatabase.ReadAllAsync(command, reader => (reader.GetGuid(0), reader.GetInt64(1)), cancellationToken)) is [var run, ..] ? run : null;
    }

    /// <summary>The subject's run that is under way, or the one that ended with something half done and still reserves a key; null when there is none.</summary>
    public Task<RunOverview?> FindActiveAsync(string subject, CancellationToken cancellationToken) => FirstAsync(
        """
        where r.subject = @subject and (r.status = 'Running' or r.id in (select run_id from holds where not unsettled))
        order by case when r.status = 'Running' then 0 else 1 end, r.number desc limit 1
        """,
        cancellationToken,
        ("subject", subject));

    /// <summary>Runs of which an activity was put off, by a window, a freeze, a gate, a lock: those that a change of these may let go on.</summary>
    public async Task<IReadOnlyList<Guid>> ListPutOffAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, """select r.id from runs r where r.status = 'Running' and r.due_at is not null and r.sub_status = 'Suspended' and r.state like '%"deferred":{"code":%' order by r.number""");
        return await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetGuid(0), cancellationToken);
    }

    public async Task<RunDetails?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var run = database.Command(
            connection, $"select {OverviewColumns}, r.pins, r.state, r.input, r.outputs, r.progress, r.grants, r.idempotency_key from runs r where r.id = @id", ("id", id));
        var found = await WorkflowDatabase.ReadAllAsync(run, ReadDetails, cancellationToken);
        if (found.Count == 0) return null;

        await using var holds = database.Command(connection, $"{HoldsSql} where h.run_id = @id order by h.key", ("id", id));
        await using var inbox = database.Command(
            connection, $"select {RunRows.MessageColumns} from inbox_messages where run_id = @id and consumed_at is null order by sequence", ("id", id));
        return found[0] with
        {
            Holds = await WorkflowDatabase.ReadAllAsync(holds, ReadHold, cancellationToken),
            Inbox = await WorkflowDatabase.ReadAllAsync(inbox, reader => RunRows.ReadMessage(database, reader), cancellationToken),
        };
    }

    /// <summary>Lines from a number on, in order.</summary>
    public async Task<IReadOnlyList<JournalLine>> ReadJournalAsync(Guid id, long from, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var lines = database.Command(
            connection,
            "select sequence, text, previous_hash from journal_lines where run_id = @id and sequence >= @from order by sequence limit @limit",
            ("id", id), ("from", from), ("limit", limit));
        return await WorkflowDatabase.ReadAllAsync(lines, reader => new JournalLine(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)), cancellationToken);
    }

    /// <summary>In the order they began.</summary>
    public async Task<IReadOnlyList<ExecutionRecord>> ReadExecutionsAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var executions = database.Command(
            connection, $"select {RunRows.ExecutionColumns} from executions where run_id = @id order by started_at, id", ("id", id));
        return await WorkflowDatabase.ReadAllAsync(executions, reader => RunRows.ReadExecution(database, reader), cancellationToken);
    }

    /// <summary>All reserved keys.</summary>
    public async Task<IReadOnlyList<RunHold>> ReadHoldsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var holds = database.Command(connection, $"{HoldsSql} order by h.key");
        return await WorkflowDatabase.ReadAllAsync(holds, ReadHold, cancellationToken);
    }

    private static string Where(List<string> conditions) => conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";

    private const string HoldsSql = "select h.key, h.run_id, r.number, h.fence, h.unsettled from holds h join runs r on r.id = h.run_id";

    private async Task<RunOverview?> FirstAsync(string tail, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select {OverviewColumns} from runs r {tail}", parameters);
        var runs = await WorkflowDatabase.ReadAllAsync(command, ReadOverview, cancellationToken);
        return runs.Count == 0 ? null : runs[0];
    }

    private static RunHold ReadHold(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetBoolean(4));

    private RunOverview ReadOverview(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Number = reader.GetInt64(1),
        Definition = new DefinitionVersion(reader.GetString(2), reader.GetInt32(3)),
        Name = reader.TextOrNull(4),
        Subject = reader.TextOrNull(5),
        Node = reader.TextOrNull(6),
        StartedBy = reader.GetString(7),
        Status = Enum.Parse<RunStatus>(reader.GetString(8)),
        SubStatus = Enum.Parse<RunSubStatus>(reader.GetString(9)),
        Paused = reader.GetBoolean(10),
        NeedsYou = reader.GetBoolean(11),
        IncidentCount = reader.GetInt32(12),
        CurrentActivity = reader.TextOrNull(13),
        Owner = reader.TextOrNull(14),
        LeaseUntil = database.ReadInstantOrNull(reader, 15),
        Fence = reader.GetInt64(16),
        DueAt = database.ReadInstantOrNull(reader, 17),
        CreatedAt = database.ReadInstant(reader, 18),
        UpdatedAt = database.ReadInstantOrNull(reader, 19),
        FinishedAt = database.ReadInstantOrNull(reader, 20),
        HalfDone = reader.GetBoolean(21),
        RunLimit = reader.IsDBNull(22) ? null : reader.GetInt32(22),
        HasBegun = reader.GetBoolean(23),
        Kept = !reader.IsDBNull(24),
    };

    private RunDetails ReadDetails(DbDataReader reader) => new()
    {
        Overview = ReadOverview(reader),
        Pins = EngineJson.Read<DefinitionVersion[]>(reader.GetString(25)),
        State = reader.GetString(26),
        Input = reader.GetString(27),
        Outputs = reader.TextOrNull(28),
        Progress = reader.TextOrNull(29),
        Grants = EngineJson.Read<Grant[]>(reader.GetString(30)),
        IdempotencyKey = reader.TextOrNull(31),
        Holds = [],
        Inbox = [],
    };
}
