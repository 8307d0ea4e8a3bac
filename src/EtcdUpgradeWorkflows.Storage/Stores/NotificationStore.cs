using System.Data.Common;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>The outbox. An attempt is begun by one conditional update, so of two servers one sends.</summary>
internal sealed class NotificationStore(WorkflowDatabase database) : INotificationStore
{
    private const string Columns =
        "n.id, n.kind, n.cluster, n.message, n.advice, n.code, n.caused_by, n.at, n.run_id, r.number, n.schedule_id, n.acknowledged_by, n.acknowledged_at";

    private const string From = "from notifications n left join runs r on r.id = n.run_id";

    private const string DeliveryColumns = "d.notification_id, d.channel, d.number, d.status, d.attempts, d.due_at, d.delivered_at, d.error";

    private const string Insert =
        """
        insert into notifications (id, kind, run_id, line, schedule_id, cluster, message, advice, code, caused_by, at, addressed)
        values (@id, @kind, @run, null, @schedule, @cluster, @message, @advice, @code, @by, @at, false)
        on conflict (id) do nothing
        """;

    /// <summary>Not acknowledged, and still so: what a run needed is not told again when it needs it no more, nor an older of two that say the same.</summary>
    private static readonly string IsOpen =
        $"""
        n.acknowledged_at is null and n.kind in ({string.Join(", ", NotificationKinds.Repeated.Select(kind => $"'{kind}'"))})
        and case when n.kind = '{NotificationKinds.Mixed}' then exists (select 1 from cluster_releases c where c.cluster = n.cluster and c.mixed_since <= n.at) when n.run_id is null then true
            else case n.kind when '{NotificationKind.NeedsYou}' then r.needs_you when '{NotificationKind.Faulted}' then r.sub_status = 'Faulted'
                when '{NotificationKind.GateWaiting}' then r.sub_status = 'Suspended' and not r.needs_you when '{NotificationKinds.Late}' then r.sub_status = 'Executing' else r.status = 'Running' end end
        and not exists (select 1 from notifications later where later.kind = n.kind and later.at > n.at
            and (later.run_id = n.run_id or later.schedule_id = n.schedule_id or (n.kind = '{NotificationKinds.Mixed}' and later.cluster = n.cluster)))
        """;

    /// <summary>Nobody is told more often of one thing.</summary>
    private const int MostReminders = 100;

    /// <summary>For a transaction of somebody else's.</summary>
    public static DbCommand InsertCommand(WorkflowDatabase database, DbConnection connection, Notification notification) => database.Command(
        connection, Insert,
        ("id", notification.Id), ("kind", notification.Kind), ("run", notification.RunId), ("schedule", notification.ScheduleId), ("cluster", notification.Cluster),
        ("message", RunNotification.Readable(notification.Message)), ("advice", notification.Advice is { } advice ? RunNotification.Readable(advice) : null),
        ("code", notification.Code), ("by", notification.By), ("at", notification.At.CutToMicroseconds()));

    public async Task<bool> AddAsync(Notification notification, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = InsertCommand(database, connection, notification);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<IReadOnlyList<Notification>> ListAsync(NotificationFilter filter, CancellationToken cancellationToken)
    {
        List<string> conditions = ["1 = 1"];
        List<(string, object?)> parameters = [("limit", filter.Limit)];
        if (filter.RunId is { } run)
        {
            conditions.Add("n.run_id = @run");
            parameters.Add(("run", run));
        }

        if (filter.Before is { } before)
        {
            conditions.Add("n.at < @before");
            parameters.Add(("before", before.CutToMicroseconds()));
        }

        if (filter.Open)
        {
            conditions.Add($"({IsOpen})");
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select {Columns} {From} where {string.Join(" and ", conditions)} order by n.at desc, n.id limit @limit", [.. parameters]);
        return await WorkflowDatabase.ReadAllAsync(command, reader => ReadNotification(reader, 0), cancellationToken);
    }

    public async Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(IReadOnlyCollection<Guid> notifications, CancellationToken cancellationToken)
    {
        if (notifications.Count == 0)
        {
            return [];
        }

        (string Name, object? Value)[] ids = [.. notifications.Select((id, i) => ($"id{i}", (object?)id))];
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, $"select {DeliveryColumns} from deliveries d where d.notification_id in ({string.Join(", ", ids.Select(id => $"@{id.Name}"))}) order by d.channel, d.number", ids);
        return await WorkflowDatabase.ReadAllAsync(command, reader => ReadDelivery(reader, 0), cancellationToken);
    }

    public async Task<bool> AcknowledgeAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        await AcknowledgeAsync("id = @id", id, by, at, cancellationToken) == 1;

    public Task<int> AcknowledgeRunAsync(Guid runId, string by, DateTimeOffset at, CancellationToken cancellationToken) => AcknowledgeAsync("run_id = @id", runId, by, at, cancellationToken);

    public async Task<IReadOnlyList<Notification>> ListUnaddressedAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, $"select {Columns} {From} where not n.addressed order by n.at limit @limit", ("limit", limit));
        return await WorkflowDatabase.ReadAllAsync(command, reader => ReadNotification(reader, 0), cancellationToken);
    }

    public async Task AddressAsync(Guid id, IReadOnlyCollection<string> channels, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var address = database.Command(connection, "update notifications set addressed = true where id = @id and not addressed", ("id", id));
        address.Transaction = transaction;
        if (await address.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            return;
        }

        foreach (var channel in channels)
        {
            await using var insert = database.Command(
                connection, "insert into deliveries (notification_id, channel, number, status, attempts, due_at) values (@id, @channel, 0, 'Waiting', 0, @at)",
                ("id", id), ("channel", channel), ("at", at.CutToMicroseconds()));
            insert.Transaction = transaction;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            $"""
            select {DeliveryColumns}, {Columns} from deliveries d join notifications n on n.id = d.notification_id left join runs r on r.id = n.run_id
            where d.channel = @channel and d.status = 'Waiting' and d.due_at <= @now order by d.due_at limit @limit
            """,
            ("channel", channel), ("now", now.CutToMicroseconds()), ("limit", limit));
        return await WorkflowDatabase.ReadAllAsync(command, reader => new DueDelivery(ReadDelivery(reader, 0), ReadNotification(reader, 8)), cancellationToken);
    }

    public async Task<int> GiveUpAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] known = [.. channels.Select((channel, i) => ($"channel{i}", (object?)channel))];
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            $"""
            update deliveries set status = 'Failed', error = case when number > 0 and not exists (select 1 {From} where n.id = deliveries.notification_id and ({IsOpen})) then @over else @unknown end
            where status = 'Waiting' and ({(known.Length == 0 ? "1 = 1" : $"channel not in ({string.Join(", ", known.Select(k => $"@{k.Name}"))})")}
                or number > 0 and attempts = 0 and not exists (select 1 {From} where n.id = deliveries.notification_id and ({IsOpen})))
            """,
            [("over", "notification.over: It was acknowledged, or is not so any more."), ("unknown", "channel.unknown: The channel was removed."), .. known]);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<bool> AnyWaitingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select 1 from deliveries where status = 'Waiting' union all select 1 from notifications where not addressed limit 1");
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public async Task<Delivery?> TryBeginAsync(Delivery delivery, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var due = until.CutToMicroseconds();
        return await UpdateAsync(delivery, "attempts = attempts + 1, due_at = @due", [("due", due)], cancellationToken) ? delivery with { Attempts = delivery.Attempts + 1, DueAt = due } : null;
    }

    public Task<bool> EndAsync(Delivery begun, DeliveryStatus status, DateTimeOffset? dueAt, DateTimeOffset? deliveredAt, string? error, CancellationToken cancellationToken) => UpdateAsync(
        begun, "status = @status, due_at = @due, delivered_at = @delivered, error = @error",
        [("status", status.ToString()), ("due", dueAt?.CutToMicroseconds()), ("delivered", deliveredAt?.CutToMicroseconds()), ("error", error)], cancellationToken);

    public async Task<int> RemindAsync(string channel, DateTimeOffset deliveredBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            $"""
            insert into deliveries (notification_id, channel, number, status, attempts, due_at)
            select d.notification_id, d.channel, d.number + 1, 'Waiting', 0, @now
            from deliveries d join notifications n on n.id = d.notification_id left join runs r on r.id = n.run_id
            where d.channel = @channel and coalesce(d.delivered_at, case d.status when 'Failed' then d.due_at end) <= @before and d.number < {MostReminders} and ({IsOpen})
                and not exists (select 1 from deliveries later where later.notification_id = d.notification_id and later.channel = d.channel and later.number > d.number)
            on conflict (notification_id, channel, number) do nothing
            """,
            ("channel", channel), ("before", deliveredBefore.CutToMicroseconds()), ("now", now.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> DeleteOldAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection,
            $"""
            delete from notifications where id in (
                select n.id {From}
                where n.at < @before and not ({IsOpen}) and not exists (select 1 from deliveries d where d.notification_id = n.id and d.status = 'Waiting')
                    and not exists (select 1 from run_evidence e where e.run_id = n.run_id and e.released_at is null)
                limit @limit)
            """,
            ("before", before.CutToMicroseconds()), ("limit", limit));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The number of attempts is the guard: whoever begun another one owns the row.
    private async Task<bool> UpdateAsync(Delivery delivery, string set, (string, object?)[] parameters, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, $"update deliveries set {set} where notification_id = @id and channel = @channel and number = @number and attempts = @attempts and status = 'Waiting'",
            [("id", delivery.NotificationId), ("channel", delivery.Channel), ("number", delivery.Number), ("attempts", delivery.Attempts), .. parameters]);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<int> AcknowledgeAsync(string which, Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, $"update notifications set acknowledged_by = @by, acknowledged_at = @at where {which} and acknowledged_at is null", ("id", id), ("by", by), ("at", at.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private Delivery ReadDelivery(DbDataReader reader, int first) => new(
        reader.GetGuid(first), reader.GetString(first + 1), reader.GetInt32(first + 2), Enum.Parse<DeliveryStatus>(reader.GetString(first + 3)), reader.GetInt32(first + 4),
        database.ReadInstantOrNull(reader, first + 5), database.ReadInstantOrNull(reader, first + 6), reader.TextOrNull(first + 7));

    private Notification ReadNotification(DbDataReader reader, int first) => new(
        reader.GetGuid(first), reader.GetString(first + 1), reader.TextOrNull(first + 2), reader.GetString(first + 3), reader.TextOrNull(first + 4), reader.TextOrNull(first + 5),
        reader.GetString(first + 6), database.ReadInstant(reader, first + 7))
    {
        RunId = reader.IsDBNull(first + 8) ? null : reader.GetGuid(first + 8),
        RunNumber = reader.IsDBNull(first + 9) ? null : reader.GetInt64(first + 9),
        ScheduleId = reader.IsDBNull(first + 10) ? null : reader.GetGuid(first + 10),
        AcknowledgedBy = reader.TextOrNull(first + 11),
        AcknowledgedAt = database.ReadInstantOrNull(reader, first + 12),
    };
}
