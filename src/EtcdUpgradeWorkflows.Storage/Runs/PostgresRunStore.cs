using EtcdUpgradeWorkflows.Engine.Runs;
using Npgsql;
using NpgsqlTypes;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// Runs on PostgreSQL (READ COMMITTED). Claim, checkpoint, renewal and post are one round trip each; only what takes holds is a short
/// transaction of several. A statement that waited for a row sees that row's new columns, but everything else as of its start: guards
/// therefore stand on columns of the run's own row.
/// </summary>
internal sealed class PostgresRunStore(PostgresDatabase database) : IRunStore
{
    private const string InsertRun =
        """
        with fence as (update counters set value = value + 1 where name = 'fence' returning value),
            number as (update counters set value = value + 1 where name = 'run' returning value)
        insert into runs (id, number, definition_id, definition_version, pins, state, input, name, subject, node, grants, started_by,
            idempotency_key, status, sub_status, paused, needs_you, incident_count, half_done, run_limit, has_begun, fence, due_at, messages, holds_wanted, created_at)
        select $1, number.value, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
            $12, 'Running', 'Pending', false, false, 0, false, $16, false, fence.value, $13, 0, $14, $15
        from fence, number
        returning number, fence
        """;

    private const string AppendJournal =
        "insert into journal_lines (run_id, sequence, text, previous_hash) select $1, line.* from unnest($2, $3, $4) as line";

    /// <summary>
    /// A key left unsettled changes hands and is returned as it was found, for its new run must know; the statement that finds a key held
    /// returns less than it was asked for.
    /// </summary>
    private const string TakeHolds =
        """
        insert into holds (key, run_id, fence, unsettled) select key, $1, $2, false from unnest($3) as key order by key
        on conflict (key) do update set run_id = excluded.run_id, fence = excluded.fence
        where holds.run_id = excluded.run_id or holds.unsettled and (select status from runs where id = holds.run_id) = 'Finished'
        returning key, unsettled
        """;

    private const string RenumberHolds =
        "update holds set fence = runs.fence from runs where runs.id = $1 and holds.run_id = $1 and holds.fence < runs.fence";

    private const string Inbox =
        $"select {RunRows.MessageColumns} from inbox_messages where run_id = $1 and consumed_at is null order by sequence";

    private static readonly string WriteCheckpoint =
        $"""
        with run as (
            update runs set state = $3, status = $4, sub_status = $5, due_at = $6, paused = $7, needs_you = $8, incident_count = $9,
                half_done = $24, current_activity = $10, progress = coalesce($11, progress), outputs = coalesce($12, outputs), updated_at = $13,
                finished_at = case when $4 = 'Finished' then $13 end,
                owner = case when $14 then null else owner end, lease_until = case when $14 then null else lease_until end
            where id = $1 and fence = $2
                and (not $15 or (messages = (select coalesce(max(sequence), 0) from inbox_messages where run_id = $1)
                    and not exists (select 1 from inbox_messages where run_id = $1 and consumed_at is null and id <> all($16))))
            returning id, subject),
        consumed as (
            update inbox_messages set consumed_at = $13 from run where run_id = run.id and inbox_messages.id = any($16)),
        executed as (
            insert into executions (run_id, {RunRows.ExecutionColumns})
            select run.id, record.* from run, json_to_recordset($17) as record(
                "id" text, "activityId" text, "activityNodeId" text, "activityType" text, "activityTypeVersion" int, "activityName" text,
                "activityState" text, "outputs" text, "properties" text, "payload" text, "exception" text, "startedAt" timestamptz,
                "completedAt" timestamptz, "hasBookmarks" bool, "status" text, "aggregateFaultCount" int, "attempt" int,
                "schedulingActivityExecutionId" text, "schedulingActivityId" text, "callStackDepth" int)
            {RunRows.ReplaceExecution}),
        told as (
            insert into journal_lines (run_id, sequence, text, previous_hash) select run.id, line.* from run, unnest($18, $19, $20) as line),
        notified as (
            insert into notifications (id, kind, run_id, line, cluster, message, advice, code, caused_by, at, addressed)
            select one."id", one."kind", run.id, one."line", run.subject, one."message", one."advice", one."code", one."by", one."at", false
            from run, json_to_recordset($23) as one(
                "id" uuid, "kind" text, "line" bigint, "message" text, "advice" text, "code" text, "by" text, "at" timestamptz)
            on conflict (id) do nothing),
        released as (
            delete from holds using run where run_id = run.id and $21),
        marked as (
            update holds set unsettled = true from run where run_id = run.id and $22)
        select (select count(*) from run), {RunRows.MessageColumns}
        from (values (1)) as always left join inbox_messages on run_id = $1 and consumed_at is null and id <> all($16)
        order by sequence
        """;

    private const string Post =
        """
        with run as (
            update runs set messages = messages + 1, due_at = least(due_at, $6) where id = $2 and status = 'Running' returning messages)
        insert into inbox_messages (id, run_id, sequence, kind, payload, sent_by, sent_at) select $1, $2, messages, $3, $4, $5, $6 from run
        """;

    public async Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        var keys = RunRows.InOrder(run.Holds);
        try
        {
            if (await FindDuplicateAsync(connection, run, cancellationToken) is { } known) return known;
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            long number, fence;
            await using (var insert = Command(
                connection, InsertRun, Id(run.Id), Text(run.Definition.DefinitionId), Number(run.Definition.Version), Text(RunRows.ToJson(run.Pins)),
                Text(run.State), Text(run.Input), Text(run.Name), Text(run.Subject), Text(run.Node), Text(RunRows.ToJson(run.Grants)),
                Text(run.StartedBy), Text(run.IdempotencyKey), Instant(run.DueAt ?? run.CreatedAt), Text(RunRows.ToJson(keys)), Instant(run.CreatedAt), NumberOrNull(run.RunLimit)))
            {
                await using var reader = await insert.ExecuteReaderAsync(cancellationToken);
                await reader.ReadAsync(cancellationToken);
                (number, fence) = (reader.GetInt64(0), reader.GetInt64(1));
            }

            var (holder, takenOver) = await TakeAsync(connection, run.Id, keys, fence, cancellationToken);
            if (holder is not null) return new CreateRunResult.Held(holder.Key, holder.RunId, holder.Number);
            await WriteTakingOverAsync(connection, run.Id, run.State, takenOver, run.CreatedAt, cancellationToken);
            await using var append = Command(connection, AppendJournal, [Id(run.Id), .. Lines(run.Journal)]);
            await append.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new CreateRunResult.Created(number);
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "runs" })
        {
            if (await FindDuplicateAsync(connection, run, cancellationToken) is { } known) return known;
            throw;
        }
    }

    public async Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            $"""
            select {RunRows.DueColumns} from runs
            where status = 'Running' and (node is null or node = $2)
                and (owner is null or owner = $1 or lease_until <= coalesce($5, now()))
                and (due_at <= coalesce($5, now()) or id in (select run_id from inbox_messages where consumed_at is null))
                and id <> all($3)
                and ({RunRows.HasTurn} or id in (select run_id from inbox_messages where consumed_at is null))
            order by due_at limit $4
            """,
            Text(server), Text(node), Ids(inHand), Number(limit), Instant(now));
        await command.PrepareAsync(cancellationToken);
        return await WorkflowDatabase.ReadAllAsync(command, RunRows.ReadDue, cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            $"""
            select min(greatest(lease_until, work_at)) from (
                select lease_until,
                    case when id in (select run_id from inbox_messages where consumed_at is null) then least(due_at, coalesce($2, now())) else due_at end as work_at
                from runs where status = 'Running' and (node is null or node = $1)
                    and ({RunRows.HasTurn} or id in (select run_id from inbox_messages where consumed_at is null))) as waiting
            where work_at is not null
            """,
            Text(node), Instant(now));
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? database.ReadInstantOrNull(reader, 0) : null;
    }

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ClaimAsync(
            due.RunId,
            $"fence = $5 and (owner is null or owner = $2 or lease_until <= coalesce($4, now())) and ($6 and {RunRows.HasTurn} or {RunRows.NeedsNoTurn} or id in (select run_id from inbox_messages where consumed_at is null))",
            due.Fence, due.TurnOf is not null, server, lease, now, cancellationToken);

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ClaimAsync(runId, "$5 = 0 and (owner is null or owner = $2)", seen: 0, mayBegin: false, server, lease, now, cancellationToken);

    public async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        if (checkpoint.TakeHolds.Count == 0)
        {
            return await WriteAsync(connection, checkpoint, checkpoint.Claim.Number, cancellationToken);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var runId = checkpoint.Claim.RunId;
        var keys = RunRows.InOrder(checkpoint.TakeHolds);
        if (await DrawAsync(connection, checkpoint.Claim, keys, cancellationToken) is not { } number) return new CheckpointResult.ClaimLost();
        var (holder, takenOver) = await TakeAsync(connection, runId, keys, number, cancellationToken);
        if (holder is not null) return new CheckpointResult.Held(holder.Key, holder.RunId, holder.Number);

        await using (var renumber = Command(connection, RenumberHolds, Id(runId)))
        {
            await renumber.ExecuteNonQueryAsync(cancellationToken);
        }

        var state = RunRows.TakingOver(checkpoint.State, takenOver, checkpoint.At);
        var result = await WriteAsync(connection, checkpoint with { State = state, HalfDone = checkpoint.HalfDone || takenOver.Count > 0 }, number, cancellationToken);
        if (result is not CheckpointResult.Committed committed) return result;
        await transaction.CommitAsync(cancellationToken);
        return committed with { TakenOver = takenOver };
    }

    public async Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            """
            update runs set lease_until = coalesce($4, now()) + $5 from unnest($2, $3) as claim(id, number)
            where runs.id = claim.id and fence = claim.number and owner = $1
            returning runs.id
            """,
            Text(server), Ids(claims.Select(claim => claim.RunId)), Numbers(claims.Select(claim => claim.Number)), Instant(now), Span(lease));
        await command.PrepareAsync(cancellationToken);
        return (await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetGuid(0), cancellationToken)).ToHashSet();
    }

    public async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            "update runs set owner = null, lease_until = null, due_at = coalesce(updated_at, created_at) where id = $1 and fence = $2 and owner is not null",
            Id(claim.RunId), Number(claim.Number));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await InsertAsync(connection, message, cancellationToken)) return PostResult.Posted;
            await using var known = Command(connection, "select id from inbox_messages where id = $1", Id(message.Id));
            if (await known.ExecuteScalarAsync(cancellationToken) is not null) return PostResult.Duplicate;
            return await ReopenAsync(connection, message, cancellationToken);
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "PK_inbox_messages" })
        {
            return PostResult.Duplicate;
        }
    }

    public async Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection, "select json from definitions where definition_id = $1 and version = $2", Text(version.DefinitionId), Number(version.Version));
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, "select version from definitions where definition_id = $1 and is_published", Text(definitionId));
        return await command.ExecuteScalarAsync(cancellationToken) is int version ? new DefinitionVersion(definitionId, version) : null;
    }

    public async Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, RunRows.WaitingRuns);
        var states = await WorkflowDatabase.ReadAllAsync(command, reader => (reader.GetGuid(0), reader.GetString(1)), cancellationToken);
        return RunRows.WaitingFor(eventName, states);
    }

    public async Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, "select id from inbox_messages where id = any($1)", Ids(messageIds));
        return (await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetGuid(0), cancellationToken)).ToHashSet();
    }

    private async Task<ClaimedRun?> ClaimAsync(
        Guid runId, string guard, long seen, bool mayBegin, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        if (mayBegin)
        {
            // The row that every claim writes, in a statement before: the next one sees what the other servers let begin.
            Add(batch, "select value from counters where name = 'fence' for update");
        }

        Add(
            batch,
            $"""
            with seen as (select id, {RunRows.ClaimColumns}, ({RunRows.NeedsNoTurn} or $6 and {RunRows.HasTurn}) as has_turn, {RunRows.DueSince} as due_since from runs where id = $1 and status = 'Running' and {guard} for update),
            drawn as (update counters set value = value + 1 where name = 'fence' and exists (select 1 from seen) returning value),
            claimed as (
                update runs set owner = $2, lease_until = coalesce($4, now()) + $3, fence = drawn.value, has_begun = seen.has_turn
                from seen, drawn where runs.id = seen.id)
            select drawn.value, {RunRows.ClaimColumns}, has_turn, due_since from seen, drawn
            """,
            Id(runId), Text(server), Span(lease), Instant(now), Number(seen), Flag(mayBegin));
        // Statements of their own: what committed while the first one waited for the row is seen here.
        Add(batch, RenumberHolds, Id(runId));
        Add(batch, "select key from holds where run_id = $1 order by key", Id(runId));
        Add(batch, Inbox, Id(runId));
        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (mayBegin)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        if (!await reader.ReadAsync(cancellationToken))
        {
            // Read to the end: an error of a later statement undoes the whole batch and must be heard.
            while (await reader.NextResultAsync(cancellationToken))
            {
            }

            return null;
        }

        var claimed = RunRows.ReadClaimed(database, reader, 1, new RunClaim(runId, reader.GetInt64(0)));
        await reader.NextResultAsync(cancellationToken);
        var holds = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) holds.Add(reader.GetString(0));
        await reader.NextResultAsync(cancellationToken);
        var inbox = new List<InboxMessage>();
        while (await reader.ReadAsync(cancellationToken)) inbox.Add(RunRows.ReadMessage(database, reader));
        await reader.NextResultAsync(cancellationToken);
        return claimed with { Holds = holds, Inbox = inbox };
    }

    private async Task<CheckpointResult> WriteAsync(NpgsqlConnection connection, Checkpoint checkpoint, long number, CancellationToken cancellationToken)
    {
        var runId = checkpoint.Claim.RunId;
        NpgsqlParameter[] parameters =
        [
            Id(runId), Number(number), Text(checkpoint.State), Text(checkpoint.Status.ToString()), Text(checkpoint.SubStatus.ToString()),
            Instant(checkpoint.DueAt), Flag(checkpoint.Paused), Flag(checkpoint.NeedsYou), Number(checkpoint.IncidentCount),
            Text(checkpoint.CurrentActivity), Text(checkpoint.Progress), Text(checkpoint.Outputs), Instant(checkpoint.At),
            Flag(checkpoint.GiveBack || checkpoint.Status == RunStatus.Finished), Flag(checkpoint.OnlyIfInboxEmpty), Ids(checkpoint.Consumed),
            Json(RunRows.ToStore(checkpoint.Executions)), .. Lines(checkpoint.Journal), Flag(checkpoint.Holds == HoldChange.Release),
            Flag(checkpoint.Holds == HoldChange.MarkUnsettled), Json(checkpoint.Notifications),
            Flag(checkpoint.HalfDone),
        ];
        await using (var command = Command(connection, WriteCheckpoint, parameters))
        {
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var inbox = new List<InboxMessage>();
            var committed = false;
            while (await reader.ReadAsync(cancellationToken))
            {
                committed = reader.GetInt64(0) == 1;
                if (!reader.IsDBNull(1)) inbox.Add(RunRows.ReadMessage(database, reader, 1));
            }

            if (committed) return new CheckpointResult.Committed(number, inbox);
        }

        return await ExplainAsync(connection, checkpoint, number, cancellationToken);
    }

    /// <summary>Nothing was written: because of the number, or because of messages, which are read anew, for the statement may not have seen the last one.</summary>
    private async Task<CheckpointResult> ExplainAsync(NpgsqlConnection connection, Checkpoint checkpoint, long number, CancellationToken cancellationToken)
    {
        var runId = checkpoint.Claim.RunId;
        await using (var command = Command(connection, "select 1 from runs where id = $1 and fence = $2", Id(runId), Number(number)))
        {
            if (await command.ExecuteScalarAsync(cancellationToken) is null) return new CheckpointResult.ClaimLost();
        }

        await using var inbox = Command(connection, Inbox, Id(runId));
        var messages = await WorkflowDatabase.ReadAllAsync(inbox, reader => RunRows.ReadMessage(database, reader), cancellationToken);
        return new CheckpointResult.InboxNotEmpty([.. messages.ExceptBy(checkpoint.Consumed, message => message.Id)]);
    }

    /// <summary>The run's next number, and its wanted keys with the new ones. Null: the claim is lost.</summary>
    private static async Task<long?> DrawAsync(NpgsqlConnection connection, RunClaim claim, string[] keys, CancellationToken cancellationToken)
    {
        string wanted;
        await using (var look = Command(connection, "select holds_wanted from runs where id = $1 and fence = $2 for update", Id(claim.RunId), Number(claim.Number)))
        {
            if (await look.ExecuteScalarAsync(cancellationToken) is not string json) return null;
            wanted = RunRows.ToJson(RunRows.InOrder(RunRows.ParseKeys(json).Concat(keys)));
        }

        return await RenumberAsync(connection, "holds_wanted = $2", claim.RunId, Text(wanted), cancellationToken);
    }

    private static async Task<long> RenumberAsync(
        NpgsqlConnection connection, string change, Guid runId, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            $"""
            with drawn as (update counters set value = value + 1 where name = 'fence' returning value)
            update runs set fence = drawn.value, {change} from drawn where id = $1 returning fence
            """,
            Id(runId), parameter);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>
    /// All keys are the run's now, some of them taken over unsettled; or who has the first of them, and the caller leaves the transaction
    /// without COMMIT.
    /// </summary>
    private static async Task<(Holder? Holder, IReadOnlyList<string> TakenOver)> TakeAsync(
        NpgsqlConnection connection, Guid runId, string[] keys, long number, CancellationToken cancellationToken)
    {
        if (keys.Length == 0) return (null, []);
        IReadOnlyList<(string Key, bool Unsettled)> taken;
        await using (var take = Command(connection, TakeHolds, Id(runId), Number(number), Texts(keys)))
        {
            taken = await WorkflowDatabase.ReadAllAsync(take, reader => (reader.GetString(0), reader.GetBoolean(1)), cancellationToken);
        }

        if (taken.Count == keys.Length)
        {
            string[] unsettled = RunRows.InOrder(taken.Where(hold => hold.Unsettled).Select(hold => hold.Key));
            if (unsettled.Length > 0)
            {
                await using var settle = Command(connection, "update holds set unsettled = false where run_id = $1", Id(runId));
                await settle.ExecuteNonQueryAsync(cancellationToken);
            }

            return (null, unsettled);
        }

        await using var look = Command(
            connection,
            """
            select key, runs.id, runs.number from holds join runs on runs.id = run_id
            where key = any($2) and run_id <> $1 order by key limit 1
            """,
            Id(runId), Texts(keys));
        var holders = await WorkflowDatabase.ReadAllAsync(look, reader => new Holder(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2)), cancellationToken);
        return holders.Count == 1 ? (holders[0], []) : throw new InvalidOperationException("A hold was given back while it was asked for; ask again.");
    }

    // What is half done waits for nobody.
    private static async Task WriteTakingOverAsync(
        NpgsqlConnection connection, Guid runId, string state, IReadOnlyList<string> takenOver, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (takenOver.Count == 0) return;
        await using var command = Command(connection, "update runs set state = $2, half_done = true, run_limit = null where id = $1", Id(runId), Text(RunRows.TakingOver(state, takenOver, at)));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<bool> InsertAsync(NpgsqlConnection connection, InboxMessage message, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection, Post, Id(message.Id), Id(message.RunId), Text(message.Kind), Text(message.Payload), Text(message.SentBy), Instant(message.SentAt));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>A faulted run goes on: with the keys it had, and with a number nobody has seen.</summary>
    private static async Task<PostResult> ReopenAsync(NpgsqlConnection connection, InboxMessage message, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        string status, subStatus, state;
        string[] keys;
        await using (var look = Command(connection, "select status, sub_status, holds_wanted, state from runs where id = $1 for update", Id(message.RunId)))
        {
            await using var reader = await look.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken)) return PostResult.NoSuchRun;
            (status, subStatus, keys, state) = (reader.GetString(0), reader.GetString(1), RunRows.ParseKeys(reader.GetString(2)), reader.GetString(3));
        }

        // It may run again by now: somebody else's retry came between the first look and this one.
        if (status == nameof(RunStatus.Finished))
        {
            if (message.Kind is not (InboxMessageKind.Retry or InboxMessageKind.Cancel) || subStatus != nameof(RunSubStatus.Faulted)) return PostResult.Ended;
            var number = await RenumberAsync(
                connection, "status = 'Running', sub_status = 'Pending', finished_at = null, owner = null, lease_until = null, due_at = $2",
                message.RunId, Instant(message.SentAt), cancellationToken);
            var (holder, takenOver) = await TakeAsync(connection, message.RunId, keys, number, cancellationToken);
            if (holder is not null) return PostResult.Held;
            await WriteTakingOverAsync(connection, message.RunId, state, takenOver, message.SentAt, cancellationToken);
        }

        await InsertAsync(connection, message, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return PostResult.Posted;
    }

    private static async Task<CreateRunResult.Duplicate?> FindDuplicateAsync(NpgsqlConnection connection, NewRun run, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, RunRows.Duplicates("$1", "$2"), Id(run.Id), Text(run.IdempotencyKey));
        var known = await WorkflowDatabase.ReadAllAsync(command, reader => new CreateRunResult.Duplicate(reader.GetGuid(0), reader.GetInt64(1)), cancellationToken);
        return known.Count == 0 ? null : known[0];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter Id(Guid value) => Of(NpgsqlDbType.Uuid, value);

    private static NpgsqlParameter Text(string? value) => Of(NpgsqlDbType.Text, value);

    private static NpgsqlParameter Number(long value) => Of(NpgsqlDbType.Bigint, value);

    private static NpgsqlParameter NumberOrNull(int? value) => Of(NpgsqlDbType.Integer, value);

    private static NpgsqlParameter Flag(bool value) => Of(NpgsqlDbType.Boolean, value);

    private static NpgsqlParameter Span(TimeSpan value) => Of(NpgsqlDbType.Interval, value);

    private static NpgsqlParameter Instant(DateTimeOffset? value) => Of(NpgsqlDbType.TimestampTz, value?.CutToMicroseconds());

    private static NpgsqlParameter Json<T>(T value) => Of(NpgsqlDbType.Json, RunRows.ToJson(value));

    private static NpgsqlParameter Ids(IEnumerable<Guid> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Uuid, values.ToArray());

    private static NpgsqlParameter Texts(IEnumerable<string> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Text, values.ToArray());

    private static NpgsqlParameter Numbers(IEnumerable<long> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values.ToArray());

    private static NpgsqlParameter[] Lines(IReadOnlyList<JournalLine> lines) =>
    [
        Numbers(lines.Select(line => line.Sequence)), Texts(lines.Select(line => line.Text)), Texts(lines.Select(line => line.PreviousHash)),
    ];

    private static NpgsqlParameter Of(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    private sealed record Holder(string Key, Guid RunId, long Number);
}
