using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using Npgsql;
using NpgsqlTypes;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// Runs on PostgreSQL (READ COMMITTED). Claims, checkpoints, renewal and post are one round trip each; only what takes holds is a short
/// transaction of several. Checkpoints of runs share commits (<see cref="SharedCommits"/>). Nobody waits for each other: runs are locked by their ids, then the counters, then keys in their order; whoever has the counters
/// passes over a run that is locked. While a run is worked on its due time stays as it was, so that a checkpoint changes no indexed column. A statement that waited for a row sees that row's new columns, but everything else as of its start: guards
/// therefore stand on columns of the run's own row.
/// </summary>
internal sealed class PostgresRunStore : IRunStore
{
    // None for a server that is older than the database.
    private static readonly string Draw =
        $"""
        fence as (update counters set value = value + 1 where name = 'fence' and not {RunRows.IsNewerThan("$17")} returning value),
        number as (update counters set value = value + 1 where name = 'run' and not {RunRows.IsNewerThan("$17")} returning value)
        """;

    private const string Insert =
        """
        insert into runs (id, number, definition_id, definition_version, pins, state, input, name, subject, node, grants, started_by,
            idempotency_key, status, sub_status, paused, needs_you, incident_count, half_done, run_limit, has_begun, fence, due_at, messages, holds_wanted, created_at)
        select $1, number.value, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
            $12, 'Running', 'Pending', false, false, 0, false, $16, false, fence.value, $13, 0, $14, $15
        from fence, number
        """;

    private const string Drawn = "returning number, fence";

    private static readonly string InsertRun = $"with {Draw} {Insert} {Drawn}";

    private const string InsertUnlessDeleted = $"{Insert} where not exists (select 1 from deleted_runs where id = $1) {Drawn}";

    /// <summary>With the first lines of its journal: all there is of a run that holds nothing. No row: it was there once and was deleted, or the database is a newer version's.</summary>
    private static readonly string InsertRunAlone =
        $"""
        with {Draw}, run as ({InsertUnlessDeleted}),
        told as (insert into journal_lines (run_id, sequence, text, previous_hash) select $1, line.* from run, unnest($18, $19, $20) as line)
        select number, fence from run
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

    private static readonly string WriteCheckpoints =
        $"""
        with mine as (
            select id from runs join unnest($1, $2) as held(run, number_held) on id = run where fence = number_held order by id for no key update of runs),
        written as (
            update runs set state = given.state, status = given.status, sub_status = given.sub_status,
                due_at = case when given.sub_status = 'Executing' and not given.given_back and runs.due_at < given.due_at then runs.due_at else given.due_at end,
                paused = given.paused, needs_you = given.needs_you, incident_count = given.incident_count, half_done = given.half_done,
                current_activity = given.current_activity, progress = coalesce(given.progress, runs.progress),
                outputs = coalesce(given.outputs, runs.outputs), updated_at = given.at,
                finished_at = case when given.status = 'Finished' then given.at end,
                owner = case when given.given_back then null else owner end, lease_until = case when given.given_back then null else lease_until end
            from mine join unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $45) as given(
                run, number, state, status, sub_status, due_at, paused, needs_you, incident_count, current_activity, progress, outputs, at,
                given_back, only_if_empty, release, mark, half_done) on given.run = mine.id
            where runs.id = mine.id and runs.fence = given.number
                and (not given.only_if_empty or (messages = (select coalesce(max(sequence), 0) from inbox_messages where run_id = given.run)
                    and not exists (select 1 from inbox_messages where run_id = given.run and consumed_at is null and id <> all($18))))
            returning runs.id as run, runs.subject, given.at, given.release, given.mark),
        consumed as (
            update inbox_messages set consumed_at = written.at from written where run_id = written.run and id = any($18)),
        executed as (
            insert into executions (run_id, {RunRows.ExecutionColumns})
            select * from unnest($19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39)
                as execution(run, {RunRows.ExecutionColumns})
            where run in (select run from written)
            {RunRows.ReplaceExecution}),
        told as (
            insert into journal_lines (run_id, sequence, text, previous_hash)
            select * from unnest($40, $41, $42, $43) as line(run, sequence, text, previous_hash) where run in (select run from written)),
        notified as (
            insert into notifications (id, kind, run_id, line, cluster, message, advice, code, caused_by, at, addressed)
            select one."id", one."kind", written.run, one."line", written.subject, one."message", one."advice", one."code", one."by", one."at", false
            from written, json_to_recordset($44) as one(
                "run" uuid, "id" uuid, "kind" text, "line" bigint, "message" text, "advice" text, "code" text, "by" text, "at" timestamptz)
            where one."run" = written.run
            on conflict (id) do nothing),
        settled as (
            select key, release from holds join written on run_id = written.run where release or mark order by key for update of holds),
        released as (
            delete from holds using settled where holds.key = settled.key and release),
        marked as (
            update holds set unsettled = true from settled where holds.key = settled.key and not release)
        select written.run, {RunRows.MessageColumns}
        from written left join inbox_messages on run_id = written.run and consumed_at is null and id <> all($18)
        order by sequence
        """;

    private const string Post =
        """
        with run as (
            update runs set messages = messages + 1, due_at = least(due_at, $6) where id = $2 and status = 'Running' returning messages)
        insert into inbox_messages (id, run_id, sequence, kind, payload, sent_by, sent_at) select $1, $2, messages, $3, $4, $5, $6 from run
        """;

    private readonly PostgresDatabase database;
    private readonly SharedCommits commits;
    private readonly string latest;

    /// <param name="latest">The last migration that this server knows; a test gives another.</param>
    public PostgresRunStore(PostgresDatabase database, string? latest = null)
    {
        this.database = database;
        this.latest = latest ?? MigrationAssemblies.LatestIn(MigrationAssemblies.Postgres);

        // Two lanes: one commit is written while another waits for the disk, and one that waits for a row does not keep all others waiting.
        // FATAL ends the session, and may come behind a commit; an ERROR undoes the statement, and with it its transaction.
        // Text that is none is refused by the driver, before it sends anything of it.
        commits = new(2, WriteAsync, exception => exception is PostgresException { InvariantSeverity: "ERROR" } or EncoderFallbackException);
    }

    public async Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        var keys = RunRows.InOrder(run.Holds);
        try
        {
            // Of one that holds nothing and has no key only the id could be known, and of that the insert tells.
            if ((run.IdempotencyKey is not null || keys.Length > 0) && await FindDuplicateAsync(connection, run, cancellationToken) is { } known) return known;
            NpgsqlParameter[] columns =
            [
                Id(run.Id), Text(run.Definition.DefinitionId), Number(run.Definition.Version), Text(RunRows.ToJson(run.Pins)),
                Text(run.State), Text(run.Input), Text(run.Name), Text(run.Subject), Text(run.Node), Text(RunRows.ToJson(run.Grants)),
                Text(run.StartedBy), Text(run.IdempotencyKey), Instant(run.DueAt ?? run.CreatedAt), Text(RunRows.ToJson(keys)), Instant(run.CreatedAt),
                NumberOrNull(run.RunLimit), Text(latest),
            ];
            if (keys.Length == 0)
            {
                await using var alone = Command(connection, InsertRunAlone, [.. columns, .. Lines(run.Journal)]);
                await alone.PrepareAsync(cancellationToken);
                return await ReadNumbersAsync(alone, cancellationToken) is { } drawn ? new CreateRunResult.Created(drawn.Number)
                    : await FindDuplicateAsync(connection, run, cancellationToken) ?? throw RunRows.Newer(database);
            }

            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var insert = Command(connection, InsertRun, columns);
            var (number, fence) = await ReadNumbersAsync(insert, cancellationToken) ?? throw RunRows.Newer(database);

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

        static async Task<(long Number, long Fence)?> ReadNumbersAsync(NpgsqlCommand insert, CancellationToken cancellationToken)
        {
            await using var reader = await insert.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
        }
    }

    public async Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            $"""
            select {RunRows.IsNewerThan("$6")}, due.* from (values (1)) as asked left join (select {RunRows.DueColumns}, due_at as due_since from runs
            where id in (
                    (select id from runs
                    where status = 'Running' and (node is null or node = $2) and (owner is null or owner = $1 or lease_until <= coalesce($5, now()))
                        and due_at <= coalesce($5, now()) and id <> all($3) and {RunRows.HasTurn}
                    order by due_at limit $4)
                union all
                    (select id from runs
                    where status = 'Running' and (node is null or node = $2) and (owner is null or owner = $1 or lease_until <= coalesce($5, now()))
                        and id <> all($3) and id in (select run_id from inbox_messages where consumed_at is null)
                    order by due_at limit $4))
            order by due_at limit $4) as due on true order by due_since
            """,
            Text(server), Text(node), Ids(inHand), Number(limit), Instant(now), Text(latest));
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<DueRun> due = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetBoolean(0)) throw RunRows.Newer(database);
            if (!reader.IsDBNull(1)) due.Add(RunRows.ReadDue(reader, 1));
        }

        return due;
    }

    public async Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        // By the index in its order, which leaves out what it once found dead: of the entries before now most are, of runs that have ended.
        await using var command = Command(
            connection,
            $"""
            select least(
                (select greatest(lease_until, due_at) from runs
                    where status = 'Running' and (node is null or node = $1) and due_at > coalesce($2, now()) and {RunRows.HasTurn} order by due_at limit 1),
                (select min(greatest(lease_until, due_at)) from (
                    select lease_until, due_at from runs
                    where status = 'Running' and (node is null or node = $1) and due_at <= coalesce($2, now()) and {RunRows.HasTurn} order by due_at limit 1000) as late),
                (select min(greatest(lease_until, least(due_at, coalesce($2, now())))) from runs
                    where status = 'Running' and (node is null or node = $1) and id in (select run_id from inbox_messages where consumed_at is null)))
            """,
            Text(node), Instant(now));
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? database.ReadInstantOrNull(reader, 0) : null;
    }

    /// <summary>What somebody else has locked is passed over: it is being claimed there, or committed.</summary>
    public async Task<IReadOnlyList<ClaimedRun>> TryClaimAllAsync(
        IReadOnlyList<DueRun> due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        if (due.Count == 0) return [];
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var ids = due.Select(run => run.RunId).ToArray();
        Add(
            batch,
            $"""
            with seen as (
                select id, {RunRows.ClaimColumns}, due_at as due_since from runs join unnest($1, $5) as due(run, number_seen) on id = run
                where fence = number_seen and status = 'Running' and (owner is null or owner = $2 or lease_until <= coalesce($4, now())) and {RunRows.NeedsNoTurn}
                    and not {RunRows.IsNewerThan("$6")}
                for update of runs skip locked),
            drawn as (
                update counters set value = value + (select count(*) from seen) where name = 'fence' and exists (select 1 from seen) returning value),
            numbered as (select seen.*, drawn.value + 1 - row_number() over () as drawn from seen, drawn),
            claimed as (
                update runs set owner = $2, lease_until = coalesce($4, now()) + $3, fence = numbered.drawn, has_begun = true from numbered where runs.id = numbered.id)
            select drawn, id, {RunRows.ClaimColumns}, true, due_since from numbered
            """,
            Ids(ids), Text(server), Span(lease), Instant(now), Numbers(due.Select(run => run.Fence)), Text(latest));
        Add(batch, "update holds set fence = runs.fence from runs where runs.id = any($1) and holds.run_id = runs.id and holds.fence < runs.fence", Ids(ids));
        Add(batch, "select run_id, key from holds where run_id = any($1) order by key", Ids(ids));
        Add(batch, $"select {RunRows.MessageColumns} from inbox_messages where run_id = any($1) and consumed_at is null order by sequence", Ids(ids));
        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedRun>();
        while (await reader.ReadAsync(cancellationToken)) claimed.Add(RunRows.ReadClaimed(database, reader, 2, new RunClaim(reader.GetGuid(1), reader.GetInt64(0))));
        await reader.NextResultAsync(cancellationToken);
        var holds = new List<(Guid Run, string Key)>();
        while (await reader.ReadAsync(cancellationToken)) holds.Add((reader.GetGuid(0), reader.GetString(1)));
        await reader.NextResultAsync(cancellationToken);
        var inbox = new List<InboxMessage>();
        while (await reader.ReadAsync(cancellationToken)) inbox.Add(RunRows.ReadMessage(database, reader));
        await reader.NextResultAsync(cancellationToken);
        return
        [
            .. claimed.Select(run => run with
            {
                Holds = [.. holds.Where(hold => hold.Run == run.Claim.RunId).Select(hold => hold.Key)],
                Inbox = [.. inbox.Where(message => message.RunId == run.Claim.RunId)],
            }),
        ];
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
        if (checkpoint.TakeHolds.Count == 0) return await commits.CommitAsync(checkpoint, cancellationToken);

        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
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
        var settled = checkpoint with { Claim = new(runId, number), State = state, HalfDone = checkpoint.HalfDone || takenOver.Count > 0 };
        var result = (await WriteAsync(connection, [settled], cancellationToken))[0];
        if (result is not CheckpointResult.Committed committed) return result;
        await transaction.CommitAsync(cancellationToken);
        return committed with { TakenOver = takenOver };
    }

    public async Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            """
            with mine as (
                select runs.id from runs join unnest($2, $3) as claim(id, number) on runs.id = claim.id
                where fence = claim.number and owner = $1 order by runs.id for no key update of runs)
            update runs set lease_until = coalesce($4, now()) + $5 from mine where runs.id = mine.id
            returning runs.id
            """,
            Text(server), Ids(claims.Select(claim => claim.RunId)), Numbers(claims.Select(claim => claim.Number)), Instant(now), Span(lease));
        await command.PrepareAsync(cancellationToken);
        return (await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetGuid(0), cancellationToken)).ToHashSet();
    }

    public async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection,
            "update runs set owner = null, lease_until = null, due_at = case when sub_status = 'Executing' then updated_at else due_at end where id = $1 and fence = $2 and owner is not null",
            Id(claim.RunId), Number(claim.Number));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
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
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(
            connection, "select json from definitions where definition_id = $1 and version = $2", Text(version.DefinitionId), Number(version.Version));
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, "select version from definitions where definition_id = $1 and is_published", Text(definitionId));
        return await command.ExecuteScalarAsync(cancellationToken) is int version ? new DefinitionVersion(definitionId, version) : null;
    }

    public async Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, RunRows.WaitingRuns);
        var states = await WorkflowDatabase.ReadAllAsync(command, reader => (reader.GetGuid(0), reader.GetString(1)), cancellationToken);
        return RunRows.WaitingFor(eventName, states);
    }

    public async Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, "select id from inbox_messages where id = any($1)", Ids(messageIds));
        return (await WorkflowDatabase.ReadAllAsync(command, reader => reader.GetGuid(0), cancellationToken)).ToHashSet();
    }

    private async Task<ClaimedRun?> ClaimAsync(
        Guid runId, string guard, long seen, bool mayBegin, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var connection = await database.Runs.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        if (mayBegin)
        {
            // The row that every claim writes, in a statement before: the next one sees what the other servers let begin.
            Add(batch, "select value from counters where name = 'fence' for update");
        }

        Add(
            batch,
            $"""
            with seen as (select id, {RunRows.ClaimColumns}, ({RunRows.NeedsNoTurn} or $6 and {RunRows.HasTurn}) as has_turn, {RunRows.DueSince} as due_since from runs where id = $1 and status = 'Running' and {guard} and not {RunRows.IsNewerThan("$7")} for update {(mayBegin ? "skip locked" : "")}),
            drawn as (update counters set value = value + 1 where name = 'fence' and exists (select 1 from seen) returning value),
            claimed as (
                update runs set owner = $2, lease_until = coalesce($4, now()) + $3, fence = drawn.value, has_begun = seen.has_turn
                from seen, drawn where runs.id = seen.id)
            select drawn.value, {RunRows.ClaimColumns}, has_turn, due_since from seen, drawn
            """,
            Id(runId), Text(server), Span(lease), Instant(now), Number(seen), Flag(mayBegin), Text(latest));
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

    private async Task<IReadOnlyList<CheckpointResult>> WriteAsync(IReadOnlyList<Checkpoint> checkpoints)
    {
        await using var connection = await database.Runs.OpenConnectionAsync();
        return await WriteAsync(connection, checkpoints, CancellationToken.None);
    }

    private async Task<IReadOnlyList<CheckpointResult>> WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<Checkpoint> checkpoints, CancellationToken cancellationToken)
    {
        var written = new Dictionary<Guid, List<InboxMessage>>();
        await using (var command = Command(connection, WriteCheckpoints, Parameters(checkpoints)))
        {
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var run = reader.GetGuid(0);
                if (!written.TryGetValue(run, out var inbox)) written[run] = inbox = [];
                if (!reader.IsDBNull(1)) inbox.Add(RunRows.ReadMessage(database, reader, 1));
            }
        }

        var results = new List<CheckpointResult>(checkpoints.Count);
        foreach (var checkpoint in checkpoints)
        {
            results.Add(written.TryGetValue(checkpoint.Claim.RunId, out var inbox)
                ? new CheckpointResult.Committed(checkpoint.Claim.Number, inbox)
                : await ExplainAsync(connection, checkpoint, cancellationToken));
        }

        return results;
    }

    private static NpgsqlParameter[] Parameters(IReadOnlyList<Checkpoint> checkpoints)
    {
        var executions = checkpoints.SelectMany(c => RunRows.ToStore(c.Executions).Select(e => (Run: c.Claim.RunId, Of: e))).ToList();
        var lines = checkpoints.SelectMany(c => c.Journal.Select(l => (Run: c.Claim.RunId, Of: l))).ToList();
        var notifications = checkpoints.SelectMany(c => c.Notifications.Select(n => new { Run = c.Claim.RunId, n.Id, n.Kind, n.Line, n.Message, n.Advice, n.Code, n.By, n.At }));
        return
        [
            Ids(checkpoints.Select(c => c.Claim.RunId)), Numbers(checkpoints.Select(c => c.Claim.Number)), Texts(checkpoints.Select(c => c.State)),
            Texts(checkpoints.Select(c => c.Status.ToString())), Texts(checkpoints.Select(c => c.SubStatus.ToString())), Instants(checkpoints.Select(c => c.DueAt)),
            Flags(checkpoints.Select(c => c.Paused)), Flags(checkpoints.Select(c => c.NeedsYou)), Numbers(checkpoints.Select(c => c.IncidentCount)),
            Texts(checkpoints.Select(c => c.CurrentActivity)), Texts(checkpoints.Select(c => c.Progress)), Texts(checkpoints.Select(c => c.Outputs)),
            Instants(checkpoints.Select(c => (DateTimeOffset?)c.At)), Flags(checkpoints.Select(c => c.GiveBack || c.Status == RunStatus.Finished)),
            Flags(checkpoints.Select(c => c.OnlyIfInboxEmpty)), Flags(checkpoints.Select(c => c.Holds == HoldChange.Release)),
            Flags(checkpoints.Select(c => c.Holds == HoldChange.MarkUnsettled)), Ids(checkpoints.SelectMany(c => c.Consumed)),
            Ids(executions.Select(e => e.Run)), Texts(executions.Select(e => e.Of.Id)), Texts(executions.Select(e => e.Of.ActivityId)),
            Texts(executions.Select(e => e.Of.ActivityNodeId)), Texts(executions.Select(e => e.Of.ActivityType)),
            Numbers(executions.Select(e => e.Of.ActivityTypeVersion)), Texts(executions.Select(e => e.Of.ActivityName)),
            Texts(executions.Select(e => e.Of.ActivityState)), Texts(executions.Select(e => e.Of.Outputs)), Texts(executions.Select(e => e.Of.Properties)),
            Texts(executions.Select(e => e.Of.Payload)), Texts(executions.Select(e => e.Of.Exception)), Instants(executions.Select(e => (DateTimeOffset?)e.Of.StartedAt)),
            Instants(executions.Select(e => e.Of.CompletedAt)), Flags(executions.Select(e => e.Of.HasBookmarks)), Texts(executions.Select(e => e.Of.Status)),
            Numbers(executions.Select(e => e.Of.AggregateFaultCount)), Numbers(executions.Select(e => e.Of.Attempt)),
            Texts(executions.Select(e => e.Of.SchedulingActivityExecutionId)), Texts(executions.Select(e => e.Of.SchedulingActivityId)),
            Numbers(executions.Select(e => e.Of.CallStackDepth)),
            Ids(lines.Select(l => l.Run)), .. Lines([.. lines.Select(l => l.Of)]), Json(notifications), Flags(checkpoints.Select(c => c.HalfDone)),
        ];
    }

    /// <summary>Nothing was written: because of the number, or because of messages, which are read anew, for the statement may not have seen the last one.</summary>
    private async Task<CheckpointResult> ExplainAsync(NpgsqlConnection connection, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var (runId, number) = checkpoint.Claim;
        try
        {
            await using (var command = Command(connection, "select 1 from runs where id = $1 and fence = $2", Id(runId), Number(number)))
            {
                if (await command.ExecuteScalarAsync(cancellationToken) is null) return new CheckpointResult.ClaimLost();
            }

            await using var inbox = Command(connection, Inbox, Id(runId));
            var messages = await WorkflowDatabase.ReadAllAsync(inbox, reader => RunRows.ReadMessage(database, reader), cancellationToken);
            return new CheckpointResult.InboxNotEmpty([.. messages.ExceptBy(checkpoint.Consumed, message => message.Id)]);
        }
        catch (PostgresException e)
        {
            // Not the commit was refused: the others in it are written.
            throw new NpgsqlException("What came of a checkpoint could not be read.", e);
        }
    }

    /// <summary>The run's next number, and its wanted keys with the new ones. Null: the claim is lost, or the database is a newer version's.</summary>
    private async Task<long?> DrawAsync(NpgsqlConnection connection, RunClaim claim, string[] keys, CancellationToken cancellationToken)
    {
        string wanted;
        await using (var look = Command(connection, "select holds_wanted from runs where id = $1 and fence = $2 for update", Id(claim.RunId), Number(claim.Number)))
        {
            if (await look.ExecuteScalarAsync(cancellationToken) is not string json) return null;
            wanted = RunRows.ToJson(RunRows.InOrder(RunRows.ParseKeys(json).Concat(keys)));
        }

        return await RenumberAsync(connection, "holds_wanted = $2", claim.RunId, Text(wanted), cancellationToken);
    }

    /// <returns>Null: the database is a newer version's.</returns>
    private async Task<long?> RenumberAsync(
        NpgsqlConnection connection, string change, Guid runId, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            $"""
            with drawn as (update counters set value = value + 1 where name = 'fence' and not {RunRows.IsNewerThan("$3")} returning value)
            update runs set fence = drawn.value, {change} from drawn where id = $1 returning fence
            """,
            Id(runId), parameter, Text(latest));
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
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
        return holders.Count == 1 ? (holders[0], []) : throw new WorkflowErrorException(WorkflowError.Transient(
            "run.hold_given_back", $"{string.Join(", ", keys.Except(taken.Select(hold => hold.Key)))}: another run gave it back in the moment in which it was asked for. Nothing was written.", "Ask again."));
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
    private async Task<PostResult> ReopenAsync(NpgsqlConnection connection, InboxMessage message, CancellationToken cancellationToken)
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
                message.RunId, Instant(message.SentAt), cancellationToken) ?? throw RunRows.Newer(database);
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

    private static NpgsqlParameter Texts(IEnumerable<string?> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Text, values.ToArray());

    private static NpgsqlParameter Numbers(IEnumerable<long> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values.ToArray());

    private static NpgsqlParameter Numbers(IEnumerable<int> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Integer, values.ToArray());

    private static NpgsqlParameter Flags(IEnumerable<bool> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.Boolean, values.ToArray());

    private static NpgsqlParameter Instants(IEnumerable<DateTimeOffset?> values) => Of(NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, values.Select(value => value?.CutToMicroseconds()).ToArray());

    private static NpgsqlParameter[] Lines(IReadOnlyList<JournalLine> lines) =>
    [
        Numbers(lines.Select(line => line.Sequence)), Texts(lines.Select(line => line.Text)), Texts(lines.Select(line => line.PreviousHash)),
    ];

    private static NpgsqlParameter Of(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    private sealed record Holder(string Key, Guid RunId, long Number);
}
