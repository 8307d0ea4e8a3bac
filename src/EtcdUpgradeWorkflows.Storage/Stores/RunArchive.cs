using System.Data.Common;
using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Storage.Model;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>
/// The same SQL on both databases. On PostgreSQL a run is locked before it is judged: whoever would make it stay (a message that opens it again, somebody who keeps it) waits, or was first. On SQLite there is one writer.
/// </summary>
internal sealed class RunArchive(WorkflowDatabase database) : IRunArchive
{
    private const string EvidenceColumns = "reason, kept_by, kept_at, release_reason, released_by, released_at";

    /// <summary>
    /// The first reason why a run <c>r</c> stays, or null. Scalar subqueries, for PostgreSQL may answer an EXISTS of many runs by reading the other table from end to end.
    /// </summary>
    private const string Stays =
        $"""
        case
            when r.status <> 'Finished' or r.owner is not null then '{RunStays.NotEnded}'
            when (select 1 from run_evidence e where e.run_id = r.id and e.released_at is null limit 1) is not null then '{RunStays.Kept}'
            when (select 1 from holds h where h.run_id = r.id limit 1) is not null then '{RunStays.Reserves}'
            when r.incident_count > 0 or r.needs_you then '{RunStays.Incident}'
            when (select 1 from notifications n where n.run_id = r.id and (not n.addressed
                or (select 1 from deliveries d where d.notification_id = n.id and d.status = 'Waiting' limit 1) is not null) limit 1) is not null then '{RunStays.NotTold}'
            when (select 1 from backups b where b.run_id = r.id limit 1) is not null then '{RunStays.HasBackups}'
        end
        """;

    private static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    private bool IsPostgres => database is PostgresDatabase;

    public async Task<KeepResult> KeepAsync(Guid runId, string reason, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var evidence = new RunEvidence(reason, by, at.CutToMicroseconds(), null, null, null);
        await using var connection = await database.OpenAsync(cancellationToken);

        // The run is locked by the statement itself: one that is just being deleted is waited for, and is gone then.
        await using var keep = database.Command(
            connection,
            $"""
            insert into run_evidence (run_id, {EvidenceColumns})
            select r.id, @reason, @by, @at, null, null, null from runs r where r.id = @id {(IsPostgres ? "for key share" : "and true")}
            on conflict (run_id) where released_at is null do nothing
            """,
            ("id", runId), ("reason", reason), ("by", by), ("at", evidence.KeptAt));
        if (await keep.ExecuteNonQueryAsync(cancellationToken) == 1)
        {
            return new KeepResult.Kept(evidence);
        }

        return (await ListEvidenceAsync(runId, cancellationToken)).FirstOrDefault(e => e.Stands) is { } before ? new KeepResult.Before(before) : new KeepResult.NoSuchRun();
    }

    public async Task<bool> ReleaseAsync(Guid runId, string reason, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var release = database.Command(
            connection, "update run_evidence set released_at = @at, released_by = @by, release_reason = @reason where run_id = @id and released_at is null",
            ("id", runId), ("reason", reason), ("by", by), ("at", at.CutToMicroseconds()));
        return await release.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<IReadOnlyList<RunEvidence>> ListEvidenceAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var list = database.Command(connection, $"select {EvidenceColumns} from run_evidence where run_id = @id order by kept_at", ("id", runId));
        return await WorkflowDatabase.ReadAllAsync(
            list,
            reader => new RunEvidence(
                reader.GetString(0), reader.GetString(1), database.ReadInstant(reader, 2), reader.TextOrNull(3), reader.TextOrNull(4), database.ReadInstantOrNull(reader, 5)),
            cancellationToken);
    }

    public async Task<RunDeletion> DeleteAsync(Guid runId, long? fence, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        Work work = new(database, connection, transaction);
        if (await work.AllAsync($"select fence from runs where id = @id{(IsPostgres ? " for update" : "")}", reader => reader.GetInt64(0), cancellationToken, ("id", runId)) is not [var seen])
        {
            return new RunDeletion.NoSuchRun();
        }

        if (fence is not null && fence != seen)
        {
            return new RunDeletion.Changed();
        }

        var stays = await work.AllAsync($"select {Stays} from runs r where r.id = @id", reader => reader.TextOrNull(0), cancellationToken, ("id", runId));
        if (stays is [{ } why])
        {
            return new RunDeletion.Refused(why);
        }

        await DeleteAsync(work, [runId], by, at, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RunDeletion.Deleted();
    }

    public async Task<IReadOnlyList<EndedRun>> ListEndedAsync(DateTimeOffset before, EndedRun? after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        Work work = new(database, connection, null);
        var page = await work.AllAsync(
            """
            select id, number, finished_at from runs
            where status = 'Finished' and finished_at < @before and (finished_at, id) > (@at, @id)
            order by finished_at, id limit @limit
            """,
            reader => new EndedRun(reader.GetGuid(0), reader.GetInt64(1), database.ReadInstant(reader, 2), null), cancellationToken,
            ("before", before.CutToMicroseconds()), ("at", after?.FinishedAt ?? Beginning), ("id", after?.Id ?? Guid.Empty), ("limit", limit));
        var stays = (await JudgeAsync(work, [.. page.Select(run => run.Id)], cancellationToken)).ToDictionary();
        return [.. page.Where(run => stays.ContainsKey(run.Id)).Select(run => run with { Stays = stays[run.Id] })];
    }

    public async Task<int> DeleteAsync(IReadOnlyCollection<Guid> runIds, Guid round, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (runIds.Count == 0)
        {
            return 0;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        Work work = new(database, connection, transaction);
        var ids = Named(runIds);

        // A database that was left by a copy is nobody's to delete from, also not of a server that was not seen.
        var locked = await work.AllAsync(
            $"""
            select r.id from runs r where r.id in ({ids.Names}) and not exists (select 1 from meta where name = '{MetaName.Moved}')
            order by r.id{(IsPostgres ? " for update of r skip locked" : "")}
            """,
            reader => reader.GetGuid(0), cancellationToken, ids.Parameters);

        // Judged after the lock, by a statement of its own: what was committed until then is seen.
        List<Guid> go = [.. (await JudgeAsync(work, locked, cancellationToken)).Where(run => run.Value is null).Select(run => run.Key)];
        if (go.Count == 0)
        {
            return 0;
        }

        await DeleteAsync(work, go, by, at, cancellationToken);
        await work.ExecuteAsync("update retention_rounds set runs = runs + @count where id = @round", cancellationToken, ("count", go.Count), ("round", round));
        await transaction.CommitAsync(cancellationToken);
        return go.Count;
    }

    public async Task<DeletedRun?> FindDeletedAsync(string numberOrId, CancellationToken cancellationToken)
    {
        (string Condition, object? Value)? wanted = Guid.TryParse(numberOrId, out var id) ? ("id = @wanted", id)
            : long.TryParse(numberOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? ("number = @wanted", number)
            : null;
        if (wanted is null)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var find = database.Command(
            connection,
            $"""
            select id, number, definition_id, definition_version, subject, sub_status, started_by, created_at, finished_at, lines, last_hash, deleted_by, deleted_at
            from deleted_runs where {wanted.Value.Condition}
            """,
            ("wanted", wanted.Value.Value));
        var found = await WorkflowDatabase.ReadAllAsync(
            find,
            reader => new DeletedRun(
                reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt32(3), reader.TextOrNull(4), reader.GetString(5), reader.GetString(6), database.ReadInstant(reader, 7),
                database.ReadInstantOrNull(reader, 8), reader.GetInt64(9), reader.TextOrNull(10), reader.GetString(11), database.ReadInstant(reader, 12)),
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private static async Task<IReadOnlyList<KeyValuePair<Guid, string?>>> JudgeAsync(Work work, IReadOnlyCollection<Guid> runIds, CancellationToken cancellationToken)
    {
        if (runIds.Count == 0)
        {
            return [];
        }

        var ids = Named(runIds);
        return await work.AllAsync(
            $"select r.id, {Stays} from runs r where r.id in ({ids.Names})", reader => KeyValuePair.Create(reader.GetGuid(0), reader.TextOrNull(1)), cancellationToken, ids.Parameters);
    }

    // What is left is written first: a run that is gone without it would let its key start another one.
    private static async Task DeleteAsync(Work work, IReadOnlyCollection<Guid> runIds, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = Named(runIds);
        var last = await work.AllAsync(
            $"""
            select l.run_id, l.sequence, l.text from journal_lines l
            where l.run_id in ({ids.Names}) and l.sequence = (select max(m.sequence) from journal_lines m where m.run_id = l.run_id)
            """,
            reader => (Run: reader.GetGuid(0), Lines: reader.GetInt64(1) + 1, Hash: JournalEntry.HashOf(reader.GetString(2))), cancellationToken, ids.Parameters);
        (string Name, object? Value)[] hashes = [.. last.SelectMany((line, i) => new (string, object?)[] { ($"run{i}", line.Run), ($"lines{i}", line.Lines), ($"hash{i}", line.Hash) })];
        await work.ExecuteAsync(
            $"""
            insert into deleted_runs (id, number, definition_id, definition_version, subject, sub_status, started_by, idempotency_key, created_at, finished_at, lines, last_hash, deleted_by, deleted_at)
            select id, number, definition_id, definition_version, subject, sub_status, started_by, idempotency_key, created_at, finished_at, {Of("lines", "0")}, {Of("hash", "null")}, @by, @at
            from runs where id in ({ids.Names})
            """,
            cancellationToken, [.. ids.Parameters, .. hashes, ("by", by), ("at", at.CutToMicroseconds())]);

        string Of(string what, string otherwise) =>
            last.Count == 0 ? otherwise : $"case id {string.Join(' ', last.Select((_, i) => $"when @run{i} then @{what}{i}"))} else {otherwise} end";

        // With their deliveries, which refer to them.
        foreach (var table in new[] { "notifications", "inbox_messages", "journal_lines", "executions" })
        {
            await work.ExecuteAsync($"delete from {table} where run_id in ({ids.Names})", cancellationToken, ids.Parameters);
        }

        // One that stands is left, and the database refuses the run below.
        await work.ExecuteAsync($"delete from run_evidence where run_id in ({ids.Names}) and released_at is not null", cancellationToken, ids.Parameters);
        await work.ExecuteAsync($"delete from runs where id in ({ids.Names})", cancellationToken, ids.Parameters);
    }

    private static (string Names, (string Name, object? Value)[] Parameters) Named(IReadOnlyCollection<Guid> runIds)
    {
        (string Name, object? Value)[] parameters = [.. runIds.Select((id, i) => (string.Create(CultureInfo.InvariantCulture, $"id{i}"), (object?)id))];
        return (string.Join(", ", parameters.Select(parameter => $"@{parameter.Name}")), parameters);
    }

    private sealed record Work(WorkflowDatabase Database, DbConnection Connection, DbTransaction? Transaction)
    {
        public async Task<IReadOnlyList<T>> AllAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
        {
            await using var command = Database.Command(Connection, sql, parameters);
            command.Transaction = Transaction;
            return await WorkflowDatabase.ReadAllAsync(command, read, cancellationToken);
        }

        public async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
        {
            await using var command = Database.Command(Connection, sql, parameters);
            command.Transaction = Transaction;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
