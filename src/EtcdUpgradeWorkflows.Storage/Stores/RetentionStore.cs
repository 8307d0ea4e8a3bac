using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Storage.Model;

namespace EtcdUpgradeWorkflows.Storage.Stores;

internal sealed class RetentionStore(WorkflowDatabase database) : IRetentionStore
{
    /// <summary>The one row of <c>retention</c>.</summary>
    private const string Name = "database";

    private const int RoundsKept = 200;

    // A trigger's row is its definition's: without it what was started would be registered, and missed, anew.
    private const string EndedSchedules =
        """
        from schedules s where s.status in ('Fired', 'Missed', 'Refused', 'Cancelled') and s.target <> 'Trigger'
        and s.fire_at < @before and s.created_at < @before and coalesce(s.last_fire_at, s.fire_at) < @before and coalesce(s.paused_at, s.created_at) < @before
        and (select 1 from run_evidence e where e.run_id = s.run_id and e.released_at is null limit 1) is null
        """;

    private const string OldMissed = "from missed_fires where noticed_at < @before";

    private const string DeadTokens = "from access_tokens where revoked_at < @before or expires_at < @before";

    public async Task<StoredRetention> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select document, revision, set_by, set_at, round_at from retention where name = @name", ("name", Name));
        var found = await WorkflowDatabase.ReadAllAsync(
            command,
            reader => new StoredRetention(
                EngineJson.Read<RetentionSettings>(reader.GetString(0)), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetString(2), database.ReadInstantOrNull(reader, 3),
                database.ReadInstantOrNull(reader, 4)),
            cancellationToken);
        return found.Count == 0 ? new(new(), 0, null, null, null) : found[0];
    }

    public async Task<bool> SetAsync(RetentionSettings settings, long revision, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await MakeRowAsync(cancellationToken);
        return await ExecuteAsync(
            "update retention set document = @document, revision = revision + 1, set_by = @by, set_at = @at where name = @name and revision = @revision", cancellationToken,
            ("name", Name), ("document", EngineJson.Text(settings)), ("revision", revision), ("by", by), ("at", at.CutToMicroseconds())) == 1;
    }

    public async Task<bool> TryBeginAsync(DateTimeOffset now, TimeSpan every, CancellationToken cancellationToken)
    {
        await MakeRowAsync(cancellationToken);

        // One from the time to come was written by a clock that went wrong.
        return await ExecuteAsync(
            $"""
            update retention set round_at = @now where name = @name and (round_at is null or round_at <= @before or round_at > @ahead)
            and not exists (select 1 from meta where name = '{MetaName.Moved}')
            """,
            cancellationToken, ("name", Name), ("now", now.CutToMicroseconds()), ("before", (now - every).CutToMicroseconds()), ("ahead", (now + every).CutToMicroseconds())) == 1;
    }

    public Task AddRoundAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken) => ExecuteAsync(
        "insert into retention_rounds (id, started_by, began_at, ended_at, runs, document) values (@id, @by, @at, null, 0, @document)", cancellationToken,
        ("id", id), ("by", by), ("at", at.CutToMicroseconds()), ("document", EngineJson.Text(RoundCounts.None)));

    public async Task EndRoundAsync(Guid id, DateTimeOffset at, RoundCounts counts, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            "update retention_rounds set ended_at = @at, document = @document where id = @id", cancellationToken,
            ("id", id), ("at", at.CutToMicroseconds()), ("document", EngineJson.Text(counts)));
        await ExecuteAsync(
            "delete from retention_rounds where id in (select id from retention_rounds order by began_at desc, id limit 1000 offset @kept)", cancellationToken, ("kept", RoundsKept));
    }

    public async Task<IReadOnlyList<RetentionRound>> ListRoundsAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "select id, started_by, began_at, ended_at, runs, document from retention_rounds order by began_at desc, id limit @limit", ("limit", limit));
        return await WorkflowDatabase.ReadAllAsync(
            command,
            reader => new RetentionRound(
                reader.GetGuid(0), reader.GetString(1), database.ReadInstant(reader, 2), database.ReadInstantOrNull(reader, 3), reader.GetInt64(4), EngineJson.Read<RoundCounts>(reader.GetString(5))),
            cancellationToken);
    }

    public Task<int> CountSchedulesAsync(DateTimeOffset before, CancellationToken cancellationToken) => CountAsync(EndedSchedules, before, cancellationToken);

    public Task<int> DeleteSchedulesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        DeleteAsync($"delete from schedules where id in (select s.id {EndedSchedules} limit @limit)", before, limit, cancellationToken);

    public Task<int> CountMissedAsync(DateTimeOffset before, CancellationToken cancellationToken) => CountAsync(OldMissed, before, cancellationToken);

    public Task<int> DeleteMissedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => DeleteAsync(
        $"delete from missed_fires where (schedule_id, first_at, noticed_at) in (select schedule_id, first_at, noticed_at {OldMissed} limit @limit)", before, limit, cancellationToken);

    public Task<int> CountTokensAsync(DateTimeOffset before, CancellationToken cancellationToken) => CountAsync(DeadTokens, before, cancellationToken);

    public Task<int> DeleteTokensAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        DeleteAsync($"delete from access_tokens where id in (select id {DeadTokens} limit @limit)", before, limit, cancellationToken);

    private Task<int> MakeRowAsync(CancellationToken cancellationToken) => ExecuteAsync(
        "insert into retention (name, document, revision) values (@name, @document, 0) on conflict (name) do nothing", cancellationToken,
        ("name", Name), ("document", EngineJson.Text(new RetentionSettings())));

    private Task<int> DeleteAsync(string sql, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        ExecuteAsync(sql, cancellationToken, ("before", before.CutToMicroseconds()), ("limit", limit));

    private async Task<int> CountAsync(string from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select count(*) {from}", ("before", before.CutToMicroseconds()));
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
