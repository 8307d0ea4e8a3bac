using System.Data.Common;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Plain SQL: a server looks at its schedules at its start and every half minute, and a fire writes its row in one round trip.</summary>
internal sealed class ScheduleStore(WorkflowDatabase database) : IScheduleStore
{
    private const string Columns =
        """
        id, target, cluster, definition_id, definition_version, activity_id, request, kind, expression, zone, fire_at, created_by, created_at, status,
        last_fire_at, last_result, run_id, outcome, paused_by, paused_at, resumed_by, resumed_at, revision
        """;

    private const string Select = $"select {Columns} from schedules";

    public async Task<bool> AddAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(
            connection,
            $"""
            insert into schedules ({Columns}) values (
                @id, @target, @cluster, @definition_id, @definition_version, @activity_id, @request, @kind, @expression, @zone, @fire_at, @created_by, @created_at, @status,
                @last_fire_at, @last_result, @run_id, @outcome, @paused_by, @paused_at, @resumed_by, @resumed_at, @revision)
            on conflict (id) do nothing
            """,
            schedule);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<ScheduleRecord?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync($"{Select} where id = @id", cancellationToken, ("id", id))).SingleOrDefault();

    public Task<IReadOnlyList<ScheduleRecord>> ListAsync(ScheduleStatus? status, CancellationToken cancellationToken) => status is { } wanted
        ? ReadAsync($"{Select} where status = @status order by fire_at, id", cancellationToken, ("status", wanted.ToString()))
        : ReadAsync($"{Select} order by fire_at, id", cancellationToken);

    public Task<IReadOnlyList<ScheduleRecord>> ListWaitingAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        ReadAsync($"{Select} where status = 'Waiting' and fire_at <= @until order by fire_at, id", cancellationToken, ("until", until));

    public Task<IReadOnlyList<ScheduleRecord>> ListTriggersAsync(string? definitionId, CancellationToken cancellationToken) => definitionId is null
        ? ReadAsync($"{Select} where target = 'Trigger' order by definition_id, activity_id", cancellationToken)
        : ReadAsync($"{Select} where definition_id = @definition and target = 'Trigger' order by activity_id", cancellationToken, ("definition", definitionId));

    public async Task<bool> TryChangeAsync(ScheduleRecord changed, MissedRecord? missed, Notification? notification, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = Command(
            connection,
            """
            update schedules set cluster = @cluster, definition_version = @definition_version, request = @request, kind = @kind, expression = @expression, zone = @zone, fire_at = @fire_at,
                created_by = @created_by, status = @status, last_fire_at = @last_fire_at, last_result = @last_result, run_id = @run_id, outcome = @outcome,
                paused_by = @paused_by, paused_at = @paused_at, resumed_by = @resumed_by, resumed_at = @resumed_at, revision = revision + 1
            where id = @id and revision = @revision
            """,
            changed))
        {
            command.Transaction = transaction;
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return false;
            }
        }

        if (missed is not null)
        {
            await using var command = database.Command(
                connection,
                """
                insert into missed_fires (schedule_id, first_at, last_at, count, why, noticed_at) values (@schedule, @first, @last, @count, @why, @noticed)
                """,
                ("schedule", missed.ScheduleId), ("first", missed.Fires.First), ("last", missed.Fires.Last), ("count", missed.Fires.Count), ("why", missed.Why), ("noticed", missed.NoticedAt));
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        if (notification is not null)
        {
            await using var command = NotificationStore.InsertCommand(database, connection, notification);
            command.Transaction = transaction;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<MissedRecord>> ListMissedAsync(Guid? id, int most, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        const string From = "select schedule_id, first_at, last_at, count, why, noticed_at from missed_fires";
        const string Order = "order by last_at desc, schedule_id limit @most";
        await using var command = id is { } wanted
            ? database.Command(connection, $"{From} where schedule_id = @id {Order}", ("id", wanted), ("most", most))
            : database.Command(connection, $"{From} {Order}", ("most", most));
        return await WorkflowDatabase.ReadAllAsync(
            command,
            reader => new MissedRecord(
                reader.GetGuid(0), new(database.ReadInstant(reader, 1), database.ReadInstant(reader, 2), reader.GetInt32(3)), reader.GetString(4), database.ReadInstant(reader, 5)),
            cancellationToken);
    }

    private DbCommand Command(DbConnection connection, string sql, ScheduleRecord schedule) => database.Command(
        connection, sql,
        ("id", schedule.Id), ("target", schedule.Target.ToString()), ("cluster", schedule.Cluster), ("definition_id", schedule.DefinitionId), ("definition_version", schedule.DefinitionVersion),
        ("activity_id", schedule.ActivityId), ("request", schedule.Request), ("kind", schedule.Kind.ToString()), ("expression", schedule.Expression), ("zone", schedule.Zone),
        ("fire_at", schedule.FireAt), ("created_by", schedule.CreatedBy), ("created_at", schedule.CreatedAt), ("status", schedule.Status.ToString()),
        ("last_fire_at", schedule.LastFireAt), ("last_result", schedule.LastResult?.ToString()), ("run_id", schedule.RunId), ("outcome", schedule.Outcome),
        ("paused_by", schedule.PausedBy), ("paused_at", schedule.PausedAt), ("resumed_by", schedule.ResumedBy), ("resumed_at", schedule.ResumedAt), ("revision", schedule.Revision));

    private async Task<IReadOnlyList<ScheduleRecord>> ReadAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, sql, parameters);
        return await WorkflowDatabase.ReadAllAsync(command, Read, cancellationToken);
    }

    private ScheduleRecord Read(DbDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Target = Enum.Parse<ScheduleTarget>(reader.GetString(1)),
        Cluster = Text(reader, 2),
        DefinitionId = Text(reader, 3),
        DefinitionVersion = reader.IsDBNull(4) ? null : reader.GetInt32(4),
        ActivityId = Text(reader, 5),
        Request = reader.GetString(6),
        Kind = Enum.Parse<FireKind>(reader.GetString(7)),
        Expression = Text(reader, 8),
        Zone = Text(reader, 9),
        FireAt = database.ReadInstant(reader, 10),
        CreatedBy = reader.GetString(11),
        CreatedAt = database.ReadInstant(reader, 12),
        Status = Enum.Parse<ScheduleStatus>(reader.GetString(13)),
        LastFireAt = database.ReadInstantOrNull(reader, 14),
        LastResult = Text(reader, 15) is { } result ? Enum.Parse<ScheduleStatus>(result) : null,
        RunId = reader.IsDBNull(16) ? null : reader.GetGuid(16),
        Outcome = Text(reader, 17),
        PausedBy = Text(reader, 18),
        PausedAt = database.ReadInstantOrNull(reader, 19),
        ResumedBy = Text(reader, 20),
        ResumedAt = database.ReadInstantOrNull(reader, 21),
        Revision = reader.GetInt64(22),
    };

    private static string? Text(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
