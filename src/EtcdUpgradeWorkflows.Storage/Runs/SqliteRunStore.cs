using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Data.Sqlite;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>
/// Runs on SQLite. A transaction that writes begins with BEGIN IMMEDIATE, so what it reads stays true to its end; it is left without COMMIT
/// wherever the answer is that nothing was written. Checkpoints of runs share commits (<see cref="SharedCommits"/>), each within a savepoint.
/// </summary>
internal sealed class SqliteRunStore : IRunStore
{
    // SQLITE_CONSTRAINT: a statement was refused, and what its transaction wrote goes with it.
    private const int Constraint = 19;

    /// <summary>The given instant, or this process's clock, in ticks: here it is the database's clock.</summary>
    private const string Now = "coalesce(@now, cast(unixepoch('now', 'subsec') * 1000 as integer) * 10000 + 621355968000000000)";

    /// <summary>As it was seen, and free.</summary>
    private const string Unclaimed = $"fence = @fence and (owner is null or owner = @server or lease_until <= {Now})";

    private readonly SqliteDatabase database;
    private readonly SharedCommits commits;
    private readonly string latest;

    /// <param name="latest">The last migration that this server knows; a test gives another.</param>
    public SqliteRunStore(SqliteDatabase database, string? latest = null)
    {
        this.database = database;
        this.latest = latest ?? MigrationAssemblies.LatestIn(MigrationAssemblies.Sqlite);
        commits = new(1, WriteAsync, exception => exception is SqliteException { SqliteErrorCode: Constraint });
    }

    public async Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.BeginAsync(database, cancellationToken);
        if (work.First(
            RunRows.Duplicates("@id", "@key"),
            reader => new CreateRunResult.Duplicate(reader.GetGuid(0), reader.GetInt64(1)),
            ("id", run.Id), ("key", run.IdempotencyKey)) is { } duplicate)
        {
            return duplicate;
        }

        RequireOurs(work);
        var keys = RunRows.InOrder(run.Holds);
        if (FindHolder(work, run.Id, keys) is { } holder) return new CreateRunResult.Held(holder.Key, holder.RunId, holder.Number);

        var fence = Draw(work, "fence");
        var number = Draw(work, "run");
        var unsettled = FindUnsettled(work, run.Id, keys);
        var state = RunRows.TakingOver(run.State, unsettled, run.CreatedAt);
        work.Execute(
            """
            insert into runs (id, number, definition_id, definition_version, pins, state, input, name, subject, node, grants, started_by,
                idempotency_key, status, sub_status, paused, needs_you, incident_count, half_done, run_limit, has_begun, fence, due_at, messages, holds_wanted, created_at)
            values (@id, @number, @definition, @version, @pins, @state, @input, @name, @subject, @node, @grants, @startedBy,
                @key, 'Running', 'Pending', 0, 0, 0, @halfDone, @limit, 0, @fence, @dueAt, 0, @keys, @createdAt)
            """,
            ("id", run.Id), ("number", number), ("definition", run.Definition.DefinitionId), ("version", run.Definition.Version),
            ("pins", RunRows.ToJson(run.Pins)), ("state", state), ("input", run.Input), ("name", run.Name), ("subject", run.Subject),
            ("node", run.Node), ("grants", RunRows.ToJson(run.Grants)), ("startedBy", run.StartedBy), ("key", run.IdempotencyKey), ("fence", fence),
            ("halfDone", unsettled.Count > 0), ("limit", unsettled.Count > 0 ? null : run.RunLimit), // what is half done waits for nobody
            ("dueAt", run.DueAt ?? run.CreatedAt), ("keys", RunRows.ToJson(keys)), ("createdAt", run.CreatedAt));
        Take(work, run.Id, keys, fence);
        Append(work, run.Id, run.Journal);
        work.Commit();
        return new CreateRunResult.Created(number);
    }

    public async Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        RequireOurs(work);
        return work.All(
            $"""
            select {RunRows.DueColumns} from runs
            where status = 'Running' and (node is null or node = @node)
              and (owner is null or owner = @server or lease_until <= {Now})
              and (due_at <= {Now} or id in (select run_id from inbox_messages where consumed_at is null))
              and id not in (select value from json_each(@inHand))
              and ({RunRows.HasTurn} or id in (select run_id from inbox_messages where consumed_at is null))
            order by due_at limit @limit
            """,
            reader => RunRows.ReadDue(reader, 0),
            ("server", server), ("node", node), ("inHand", RunRows.ToJson(inHand)), ("limit", limit), ("now", now));
    }

    public async Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        var ticks = work.First(
            $"""
            select min(max(coalesce(lease_until, 0), work_at)) from (
                select lease_until,
                    case when id in (select run_id from inbox_messages where consumed_at is null) then min(coalesce(due_at, {Now}), {Now}) else due_at end as work_at
                from runs where status = 'Running' and (node is null or node = @node)
                  and ({RunRows.HasTurn} or id in (select run_id from inbox_messages where consumed_at is null)))
            """,
            reader => reader.IsDBNull(0) ? 0L : reader.GetInt64(0),
            ("node", node), ("now", now));
        return ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ClaimAsync(
            due.RunId, $"{Unclaimed} and ({RunRows.HasTurn} or id in (select run_id from inbox_messages where consumed_at is null))", RunRows.HasTurn, due.Fence, server, lease, now,
            cancellationToken);

    public async Task<IReadOnlyList<ClaimedRun>> TryClaimAllAsync(
        IReadOnlyList<DueRun> due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.BeginAsync(database, cancellationToken);
        ClaimedRun[] claimed = [.. due.Select(run => Claim(work, run.RunId, $"{Unclaimed} and {RunRows.NeedsNoTurn}", RunRows.NeedsNoTurn, run.Fence, server, lease, now)).OfType<ClaimedRun>()];
        if (claimed.Length > 0) work.Commit();
        return claimed;
    }

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ClaimAsync(runId, "(owner is null or owner = @server)", RunRows.NeedsNoTurn, seen: null, server, lease, now, cancellationToken);

    public Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => commits.CommitAsync(checkpoint, cancellationToken);

    private async Task<IReadOnlyList<CheckpointResult>> WriteAsync(IReadOnlyList<Checkpoint> checkpoints)
    {
        await using var work = await SqliteWork.BeginAsync(database, CancellationToken.None);
        var results = new List<CheckpointResult>(checkpoints.Count);
        foreach (var checkpoint in checkpoints)
        {
            work.Execute("savepoint checkpoint");
            results.Add(Write(work, checkpoint));
            if (results[^1] is not CheckpointResult.Committed) work.Execute("rollback to checkpoint");
            work.Execute("release checkpoint");
        }

        work.Commit();
        return results;
    }

    private CheckpointResult Write(SqliteWork work, Checkpoint checkpoint)
    {
        var (runId, number) = checkpoint.Claim;
        if (work.Execute("update runs set updated_at = @at where id = @id and fence = @fence", ("id", runId), ("fence", number), ("at", checkpoint.At)) == 0)
        {
            return new CheckpointResult.ClaimLost();
        }

        foreach (var message in checkpoint.Consumed)
        {
            work.Execute("update inbox_messages set consumed_at = @at where id = @message and run_id = @id", ("id", runId), ("message", message), ("at", checkpoint.At));
        }

        var inbox = ReadInbox(work, runId);
        if (checkpoint.OnlyIfInboxEmpty && inbox.Count > 0) return new CheckpointResult.InboxNotEmpty(inbox);

        IReadOnlyList<string> takenOver = [];
        if (checkpoint.TakeHolds.Count > 0)
        {
            if (IsNewer(work)) return new CheckpointResult.ClaimLost();
            var keys = RunRows.InOrder(checkpoint.TakeHolds);
            if (FindHolder(work, runId, keys) is { } holder) return new CheckpointResult.Held(holder.Key, holder.RunId, holder.Number);
            number = Draw(work, "fence");
            takenOver = FindUnsettled(work, runId, keys);
            checkpoint = checkpoint with { State = RunRows.TakingOver(checkpoint.State, takenOver, checkpoint.At) };
            Take(work, runId, keys, number);
            RenumberHolds(work, runId, number);
            var wanted = work.First("select holds_wanted from runs where id = @id", reader => reader.GetString(0), ("id", runId))!;
            checkpoint = checkpoint with { HalfDone = checkpoint.HalfDone || takenOver.Count > 0 };
            work.Execute(
                "update runs set fence = @fence, holds_wanted = @keys where id = @id",
                ("id", runId), ("fence", number), ("keys", RunRows.ToJson(RunRows.InOrder(RunRows.ParseKeys(wanted).Concat(keys)))));
        }

        WriteRun(work, checkpoint, number);
        Append(work, runId, checkpoint.Journal);
        foreach (var notification in checkpoint.Notifications) Write(work, runId, notification);
        foreach (var execution in RunRows.ToStore(checkpoint.Executions)) Write(work, runId, execution);
        switch (checkpoint.Holds)
        {
            case HoldChange.Release:
                work.Execute("delete from holds where run_id = @id", ("id", runId));
                break;
            case HoldChange.MarkUnsettled:
                work.Execute("update holds set unsettled = 1 where run_id = @id", ("id", runId));
                break;
        }

        return new CheckpointResult.Committed(number, inbox) { TakenOver = takenOver };
    }

    public async Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        return work.All(
            $"""
            update runs set lease_until = {Now} + @lease
            where owner = @server and (id, fence) in (select value ->> 'runId', value ->> 'number' from json_each(@claims))
            returning id
            """,
            reader => reader.GetGuid(0),
            ("server", server), ("claims", RunRows.ToJson(claims)), ("lease", lease.Ticks), ("now", now)).ToHashSet();
    }

    public async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        return work.Execute(
            "update runs set owner = null, lease_until = null, due_at = case when sub_status = 'Executing' then updated_at else due_at end where id = @id and fence = @fence and owner is not null",
            ("id", claim.RunId), ("fence", claim.Number)) == 1;
    }

    public async Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.BeginAsync(database, cancellationToken);
        if (work.First("select 1 from inbox_messages where id = @id", reader => reader.GetInt64(0), ("id", message.Id)) == 1) return PostResult.Duplicate;

        var run = work.First(
            "select status, sub_status, holds_wanted, state from runs where id = @id",
            reader => new { Status = reader.GetString(0), SubStatus = reader.GetString(1), Keys = RunRows.ParseKeys(reader.GetString(2)), State = reader.GetString(3) },
            ("id", message.RunId));
        if (run is null) return PostResult.NoSuchRun;

        if (run.Status == nameof(RunStatus.Finished))
        {
            if (message.Kind is not (InboxMessageKind.Retry or InboxMessageKind.Cancel) || run.SubStatus != nameof(RunSubStatus.Faulted)) return PostResult.Ended;
            RequireOurs(work);
            if (FindHolder(work, message.RunId, run.Keys) is not null) return PostResult.Held;
            var unsettled = FindUnsettled(work, message.RunId, run.Keys);
            Reopen(work, message.RunId, run.Keys, RunRows.TakingOver(run.State, unsettled, message.SentAt), unsettled.Count > 0);
        }

        work.Execute(
            "update runs set messages = messages + 1, due_at = min(coalesce(due_at, @at), @at) where id = @id", ("id", message.RunId), ("at", message.SentAt));
        work.Execute(
            """
            insert into inbox_messages (id, run_id, sequence, kind, payload, sent_by, sent_at)
            select @message, id, messages, @kind, @payload, @by, @at from runs where id = @id
            """,
            ("message", message.Id), ("id", message.RunId), ("kind", message.Kind), ("payload", message.Payload), ("by", message.SentBy), ("at", message.SentAt));
        work.Commit();
        return PostResult.Posted;
    }

    public async Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        return work.First(
            "select json from definitions where definition_id = @id and version = @version",
            reader => reader.GetString(0),
            ("id", version.DefinitionId), ("version", version.Version));
    }

    public async Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        return work.First(
            "select version from definitions where definition_id = @id and is_published",
            reader => new DefinitionVersion(definitionId, reader.GetInt32(0)),
            ("id", definitionId));
    }

    public async Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        return RunRows.WaitingFor(eventName, work.All(RunRows.WaitingRuns, reader => (reader.GetGuid(0), reader.GetString(1))));
    }

    public async Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.OpenAsync(database, cancellationToken);
        return work.All(
            "select id from inbox_messages where id in (select value from json_each(@ids))", reader => reader.GetGuid(0), ("ids", RunRows.ToJson(messageIds))).ToHashSet();
    }

    private async Task<ClaimedRun?> ClaimAsync(
        Guid runId, string guard, string turn, long? seen, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await using var work = await SqliteWork.BeginAsync(database, cancellationToken);
        var claimed = Claim(work, runId, guard, turn, seen, server, lease, now);
        if (claimed is not null) work.Commit();
        return claimed;
    }

    private ClaimedRun? Claim(SqliteWork work, Guid runId, string guard, string turn, long? seen, string server, TimeSpan lease, DateTimeOffset? now)
    {
        var before = work.First(
            $"select {RunRows.ClaimColumns}, {turn}, {RunRows.DueSince} from runs where id = @id and status = 'Running' and {guard} and not {RunRows.IsNewerThan("@latest")}",
            reader => RunRows.ReadClaimed(database, reader, 0, new RunClaim(runId, 0)),
            ("id", runId), ("fence", seen), ("server", server), ("now", now), ("latest", latest));
        if (before is null) return null;

        var number = Draw(work, "fence");
        work.Execute(
            $"update runs set owner = @server, lease_until = {Now} + @lease, fence = @fence, has_begun = @begins where id = @id",
            ("id", runId), ("fence", number), ("begins", before.HasTurn), ("server", server), ("lease", lease.Ticks), ("now", now));
        RenumberHolds(work, runId, number);
        var holds = work.All("select key from holds where run_id = @id order by key", reader => reader.GetString(0), ("id", runId));
        var inbox = ReadInbox(work, runId);
        return before with { Claim = new RunClaim(runId, number), Holds = holds, Inbox = inbox };
    }

    private bool IsNewer(SqliteWork work) => work.First($"select {RunRows.IsNewerThan("@latest")}", reader => reader.GetBoolean(0), ("latest", latest));

    private void RequireOurs(SqliteWork work)
    {
        if (IsNewer(work)) throw RunRows.Newer(database);
    }

    /// <summary>A faulted run goes on: with the keys it had, and with a number nobody has seen.</summary>
    private static void Reopen(SqliteWork work, Guid runId, string[] keys, string state, bool isHalfDone)
    {
        var number = Draw(work, "fence");
        Take(work, runId, keys, number);
        work.Execute(
            """
            update runs set status = 'Running', sub_status = 'Pending', finished_at = null, owner = null, lease_until = null, fence = @fence, state = @state,
                half_done = half_done or @halfDone
            where id = @id
            """,
            ("id", runId), ("fence", number), ("state", state), ("halfDone", isHalfDone));
    }

    private static void WriteRun(SqliteWork work, Checkpoint checkpoint, long number) => work.Execute(
        """
        update runs set state = @state, status = @status, sub_status = @subStatus, due_at = @dueAt, paused = @paused, needs_you = @needsYou,
            incident_count = @incidents, half_done = @halfDone, current_activity = @activity, progress = coalesce(@progress, progress), outputs = coalesce(@outputs, outputs),
            finished_at = case when @status = 'Finished' then @at end,
            owner = case when @givenBack then null else owner end, lease_until = case when @givenBack then null else lease_until end
        where id = @id and fence = @fence
        """,
        ("id", checkpoint.Claim.RunId), ("fence", number), ("state", checkpoint.State), ("status", checkpoint.Status.ToString()),
        ("subStatus", checkpoint.SubStatus.ToString()), ("dueAt", checkpoint.DueAt), ("paused", checkpoint.Paused), ("needsYou", checkpoint.NeedsYou),
        ("incidents", checkpoint.IncidentCount), ("halfDone", checkpoint.HalfDone), ("activity", checkpoint.CurrentActivity), ("progress", checkpoint.Progress),
        ("outputs", checkpoint.Outputs), ("at", checkpoint.At), ("givenBack", checkpoint.GiveBack || checkpoint.Status == RunStatus.Finished));

    private static void Write(SqliteWork work, Guid runId, ExecutionRecord execution) => work.Execute(
        $"""
        insert into executions (run_id, {RunRows.ExecutionColumns})
        values (@run, @id, @activity, @node, @type, @version, @name, @state, @outputs, @properties, @payload, @exception, @startedAt, @completedAt,
            @bookmarks, @status, @faults, @attempt, @schedulingExecution, @schedulingActivity, @depth)
        {RunRows.ReplaceExecution}
        """,
        ("run", runId), ("id", execution.Id), ("activity", execution.ActivityId), ("node", execution.ActivityNodeId), ("type", execution.ActivityType),
        ("version", execution.ActivityTypeVersion), ("name", execution.ActivityName), ("state", execution.ActivityState), ("outputs", execution.Outputs),
        ("properties", execution.Properties), ("payload", execution.Payload), ("exception", execution.Exception), ("startedAt", execution.StartedAt),
        ("completedAt", execution.CompletedAt), ("bookmarks", execution.HasBookmarks), ("status", execution.Status),
        ("faults", execution.AggregateFaultCount), ("attempt", execution.Attempt), ("schedulingExecution", execution.SchedulingActivityExecutionId),
        ("schedulingActivity", execution.SchedulingActivityId), ("depth", execution.CallStackDepth));

    private static void Write(SqliteWork work, Guid runId, RunNotification notification) => work.Execute(
        """
        insert into notifications (id, kind, run_id, line, cluster, message, advice, code, caused_by, at, addressed)
        select @notification, @kind, id, @line, subject, @message, @advice, @code, @by, @at, 0 from runs where id = @id
        on conflict (id) do nothing
        """,
        ("notification", notification.Id), ("kind", notification.Kind), ("id", runId), ("line", notification.Line), ("message", notification.Message),
        ("advice", notification.Advice), ("code", notification.Code), ("by", notification.By), ("at", notification.At));

    private static void Append(SqliteWork work, Guid runId, IReadOnlyList<JournalLine> lines)
    {
        foreach (var line in lines)
        {
            work.Execute(
                "insert into journal_lines (run_id, sequence, text, previous_hash) values (@id, @sequence, @text, @hash)",
                ("id", runId), ("sequence", line.Sequence), ("text", line.Text), ("hash", line.PreviousHash));
        }
    }

    private static long Draw(SqliteWork work, string counter) => work.First(
        "update counters set value = value + 1 where name = @name returning value", reader => reader.GetInt64(0), ("name", counter));

    /// <summary>The first of the keys that another run holds and did not leave unsettled.</summary>
    private static Holder? FindHolder(SqliteWork work, Guid runId, string[] keys) => work.First(
        """
        select h.key, r.id, r.number from holds h join runs r on r.id = h.run_id
        where h.key in (select value from json_each(@keys)) and h.run_id <> @id and not (h.unsettled and r.status = 'Finished')
        order by h.key
        """,
        reader => new Holder(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2)),
        ("keys", RunRows.ToJson(keys)), ("id", runId));

    /// <summary>Of keys that nobody else holds, those that an ended run left unsettled.</summary>
    private static IReadOnlyList<string> FindUnsettled(SqliteWork work, Guid runId, string[] keys) => work.All(
        "select key from holds where key in (select value from json_each(@keys)) and run_id <> @id and unsettled order by key",
        reader => reader.GetString(0),
        ("keys", RunRows.ToJson(keys)), ("id", runId));

    private static void Take(SqliteWork work, Guid runId, string[] keys, long number)
    {
        foreach (var key in keys)
        {
            work.Execute(
                """
                insert into holds (key, run_id, fence, unsettled) values (@key, @id, @fence, 0)
                on conflict (key) do update set run_id = excluded.run_id, fence = excluded.fence, unsettled = 0
                """,
                ("key", key), ("id", runId), ("fence", number));
        }
    }

    private static void RenumberHolds(SqliteWork work, Guid runId, long number) =>
        work.Execute("update holds set fence = @fence where run_id = @id", ("id", runId), ("fence", number));

    private IReadOnlyList<InboxMessage> ReadInbox(SqliteWork work, Guid runId) => work.All(
        $"select {RunRows.MessageColumns} from inbox_messages where run_id = @id and consumed_at is null order by sequence",
        reader => RunRows.ReadMessage(database, reader),
        ("id", runId));

    private sealed record Holder(string Key, Guid RunId, long Number);
}
