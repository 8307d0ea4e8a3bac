using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Runs;

/// <summary>How much there is to do, of all servers on this database.</summary>
/// <param name="UnderWay">Runs that have not ended, by sub-status.</param>
/// <param name="NeedYou">Of those, runs that wait for a person.</param>
/// <param name="PutOff">Of those, runs that wait because a maintenance window is closed, or a freeze is in force.</param>
/// <param name="WaitingForTurn">Of those, runs that have not begun because as many of their definition are under way as may be.</param>
/// <param name="OldestDue">Since when a run is due that no server works on; null: none is.</param>
/// <param name="HoldsUnsettled">Clusters left half done by a run that ended.</param>
/// <param name="Schedules">By status, as it is stored.</param>
/// <param name="LastMissed">When it was last written down that starts were missed, of any schedule; null: never.</param>
/// <param name="LastRefused">The latest fire that was refused, of schedules that have not started since; null: there is none.</param>
/// <param name="Mixed">Clusters whose members run more than one release, and since when; the longest first, so many at most.</param>
public sealed record WorkCounts(
    IReadOnlyDictionary<RunSubStatus, long> UnderWay, long NeedYou, long Paused, long PutOff, long WaitingForTurn, DateTimeOffset? OldestDue, long HoldsSettled, long HoldsUnsettled,
    IReadOnlyDictionary<string, long> Schedules, DateTimeOffset? LastMissed, DateTimeOffset? LastRefused,
    IReadOnlyList<(string Cluster, DateTimeOffset Since)> Mixed);

/// <summary>Counts for metrics. Ended runs are not looked at: they are many, and counted when they end.</summary>
public sealed class WorkQueries(WorkflowDatabase database)
{
    // The status as a literal: only so do both databases take the index of runs under way.
    private const string UnderWaySql =
        """
        select r.sub_status, count(*), sum(case when r.needs_you then 1 else 0 end), sum(case when r.paused then 1 else 0 end),
            sum(case when r.run_limit is null or r.has_begun then 0 else 1 end)
        from runs r where r.status = 'Running' group by r.sub_status
        """;

    // The status as a literal here too.
    internal const string IsPutOff =
        """
        r.status = 'Running' and r.due_at > @now and (r.state like '%"deferred":{"code":"window.%' or r.state like '%"deferred":{"code":"freeze.%')
        """;

    private const string PutOffSql = $"select count(*) from runs r where {IsPutOff}";

    private const string OldestDueSql =
        """
        select min(case when r.sub_status = 'Executing' and r.updated_at > r.due_at then r.updated_at else r.due_at end)
        from runs r where r.status = 'Running' and r.due_at <= @now and (r.lease_until is null or r.lease_until < @now) and (r.run_limit is null or r.has_begun)
        """;

    // Quartz checks in every second.
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(10);

    private const string HoldsSql = "select h.unsettled, count(*) from holds h group by h.unsettled";

    private const string SchedulesSql = "select s.status, count(*) from schedules s group by s.status";

    // Not by status: what recurs goes on waiting whatever came of its fires.
    private const string NotStartedSql =
        "select (select max(m.noticed_at) from missed_fires m), (select max(s.last_fire_at) from schedules s where s.last_result = 'Refused')";

    // No more series than a metric may have; those that are mixed longest are told.
    private const string MixedSql = "select c.cluster, c.mixed_since from cluster_releases c where c.mixed_since is not null order by c.mixed_since limit 1000";

    /// <param name="now">This process's clock: a few seconds of difference do not matter here.</param>
    public async Task<WorkCounts> CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var underWay = database.Command(connection, UnderWaySql);
        var rows = await WorkflowDatabase.ReadAllAsync(
            underWay, reader => (SubStatus: Enum.Parse<RunSubStatus>(reader.GetString(0)), Count: Number(reader.GetValue(1)), NeedYou: Number(reader.GetValue(2)), Paused: Number(reader.GetValue(3)), NoTurn: Number(reader.GetValue(4))),
            cancellationToken);
        await using var putOff = database.Command(connection, PutOffSql, ("now", now));
        var waiting = Number(await putOff.ExecuteScalarAsync(cancellationToken));
        await using var oldest = database.Command(connection, OldestDueSql, ("now", now));
        var due = await WorkflowDatabase.ReadAllAsync(oldest, reader => database.ReadInstantOrNull(reader, 0), cancellationToken);
        await using var holds = database.Command(connection, HoldsSql);
        var held = await WorkflowDatabase.ReadAllAsync(holds, reader => (Unsettled: reader.GetBoolean(0), Count: Number(reader.GetValue(1))), cancellationToken);
        await using var schedules = database.Command(connection, SchedulesSql);
        var scheduled = await WorkflowDatabase.ReadAllAsync(schedules, reader => (Status: reader.GetString(0), Count: Number(reader.GetValue(1))), cancellationToken);
        await using var notStarted = database.Command(connection, NotStartedSql);
        var (missed, refused) = (await WorkflowDatabase.ReadAllAsync(notStarted, reader => (database.ReadInstantOrNull(reader, 0), database.ReadInstantOrNull(reader, 1)), cancellationToken))[0];
        await using var mixed = database.Command(connection, MixedSql);
        return new(
            rows.ToDictionary(row => row.SubStatus, row => row.Count), rows.Sum(row => row.NeedYou), rows.Sum(row => row.Paused), waiting, rows.Sum(row => row.NoTurn), due[0],
            held.Where(row => !row.Unsettled).Sum(row => row.Count), held.Where(row => row.Unsettled).Sum(row => row.Count),
            scheduled.ToDictionary(row => row.Status, row => row.Count), missed, refused,
            await WorkflowDatabase.ReadAllAsync(mixed, reader => (reader.GetString(0), database.ReadInstant(reader, 1)), cancellationToken));
    }

    /// <summary>Runs that wait for no person and are at no safe point, which the server may work on and no other one does.</summary>
    public async Task<long> CountHalfDoneAsync(string server, string node, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var count = database.Command(
            connection,
            """
            select count(*) from runs r where r.status = 'Running' and r.half_done and not r.needs_you and not r.paused
            and (r.owner is null or r.owner = @server) and (r.node is null or r.node = @node)
            """,
            ("server", server), ("node", node));
        return Number(await count.ExecuteScalarAsync(cancellationToken));
    }

    /// <summary>Other servers that Quartz's cluster has heard of within ten seconds; on SQLite there is none.</summary>
    public async Task<int> CountOtherServersAsync(string server, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (database is SqliteDatabase)
        {
            return 0;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        await using var count = database.Command(
            connection, "select count(*) from quartz.qrtz_scheduler_state where instance_name <> @server and last_checkin_time > @since",
            ("server", server), ("since", (now - HeardWithin).UtcTicks));
        return (int)Number(await count.ExecuteScalarAsync(cancellationToken));
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
