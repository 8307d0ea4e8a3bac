using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>
/// A database as it is after years, whose server writes the plan of each statement that the stores send into its log (auto_explain): what is looked at is what ran, with its
/// parameters, and no copy of its text.
/// </summary>
public sealed class PlannedDatabase(PostgresCluster cluster) : IAsyncLifetime
{
    public const int Runs = 20_000;

    private const string Explain =
        "Options=-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_format=json -c auto_explain.log_analyze=on -c auto_explain.log_nested_statements=off";

    /// <summary>One run in a hundred is not ended, five thousand have long ago, five thousand more are deleted; the last one has ten thousand lines and executions.</summary>
    private const string Rows =
        """
        insert into runs (id, number, definition_id, definition_version, pins, state, input, name, subject, grants, started_by, idempotency_key, status, sub_status, paused,
            needs_you, incident_count, owner, lease_until, fence, due_at, messages, holds_wanted, created_at, updated_at, finished_at)
        select md5('run ' || n)::uuid, n, 'definition-' || n % 5, 1, '[]', '{"format":1}', '{}', 'run ' || n, 'cluster-' || n % 100, '[]', 'anna', 'key ' || n,
            case when n % 100 = 0 then 'Running' else 'Finished' end,
            case when n % 100 = 0 then 'Suspended' when n % 50 = 1 then 'Faulted' else 'Finished' end, false, n % 400 = 0, 0,
            case when n % 300 = 0 then 's2' end, case when n % 300 = 0 then now() + interval '10 s' end, n,
            case when n % 100 = 0 then now() + (n - 4000) * interval '1 minute' end, 1, '[]', now() - (20000 - n) * interval '1 hour', now(),
            case when n % 100 <> 0 then now() - case when n between 5000 and 9999 then interval '500 days' else interval '1 hour' end end
        from generate_series(1, 20000) n;
        insert into holds (key, run_id, fence, unsettled) select 'cluster:' || n, md5('run ' || n)::uuid, n, false from generate_series(100, 20000, 100) n;
        insert into executions (run_id, id, activity_id, activity_node_id, activity_type, activity_type_version, started_at, completed_at, has_bookmarks, status,
            aggregate_fault_count, attempt, call_stack_depth)
        select md5('run ' || n)::uuid, 'execution ' || m, 'a', 'w:a', 'Elsa.WriteLine', 1, now() + m * interval '1 s', now(), false, 'Completed', 0, 1, 0
        from generate_series(1, 20000) n, lateral generate_series(1, case when n = 20000 then 10000 else 3 end) m;
        insert into journal_lines (run_id, sequence, text, previous_hash)
        select md5('run ' || n)::uuid, m, '{"eventName":"Note"}', repeat('0', 64) from generate_series(1, 20000) n, lateral generate_series(0, case when n = 20000 then 9999 else 4 end) m;
        insert into inbox_messages (id, run_id, sequence, kind, payload, sent_by, sent_at, consumed_at)
        select md5('message ' || n)::uuid, md5('run ' || n)::uuid, 1, 'resume', '{}', 'anna', now(), case when n % 1000 <> 0 then now() end from generate_series(1, 20000) n;
        insert into schedules (id, cluster, fire_at, request, created_by, created_at, status)
        select md5('schedule ' || n)::uuid, 'cluster-' || n % 100, now() + n * interval '1 minute', '{}', 'anna', now(), case when n % 200 = 0 then 'Waiting' else 'Fired' end
        from generate_series(1, 10000) n;
        insert into missed_fires (schedule_id, first_at, last_at, count, why, noticed_at)
        select md5('schedule ' || n)::uuid, now() - n * interval '1 hour', now() - n * interval '1 hour', 1, 'No server ran.', now() - n * interval '1 hour' from generate_series(1, 10000) n;
        insert into notifications (id, kind, run_id, cluster, message, caused_by, at, addressed, acknowledged_by, acknowledged_at)
        select md5('notification ' || n)::uuid, 'needsYou', md5('run ' || n)::uuid, 'cluster-' || n % 100, 'It needs somebody.', 'anna', now() - (20000 - n) * interval '1 hour', n % 1000 <> 0, 'anna', now()
        from generate_series(1, 20000) n;
        insert into deliveries (notification_id, channel, number, status, attempts, due_at, delivered_at)
        select md5('notification ' || n)::uuid, 'chat', 0, case when n % 500 = 0 then 'Waiting' else 'Delivered' end, 1,
            case when n % 500 = 0 then now() end, case when n % 500 <> 0 then now() - (20000 - n) * interval '1 hour' end from generate_series(1, 20000) n;
        insert into backups (id, cluster, run_id, member_id, member_name, version, revision, size, sha256, path, node, taken_at, proof)
        select 'backup ' || n, 'cluster-' || n % 100, md5('run ' || n)::uuid, '1f', 'm1', '3.4.23', n, 4096, repeat('0', 64), '/vault/backup ' || n, 'n1', now() - (20000 - n) * interval '1 hour', 'Compared'
        from generate_series(10001, 13000) n;
        insert into deleted_runs (id, number, definition_id, definition_version, subject, sub_status, started_by, idempotency_key, created_at, finished_at, lines, last_hash, deleted_by, deleted_at)
        select md5('deleted ' || n)::uuid, 20000 + n, 'definition-' || n % 5, 1, 'cluster-' || n % 100, 'Finished', 'anna', 'key ' || 20000 + n, now(), now(), 5, repeat('0', 64), 'retention', now()
        from generate_series(1, 5000) n;
        update counters set value = 25000;
        analyze;
        """;

    public ServiceProvider Services { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await cluster.NewDatabaseAsync();
        Services = PreparedPostgresDatabase.Compose($"{ConnectionString};{Explain}");
        await Services.GetRequiredService<DatabaseSetup>().PrepareAsync(TestContext.Current.CancellationToken);
        await PostgresCluster.ExecuteAsync($"{ConnectionString};Command Timeout=120", Rows);

        // The first connection of each pool asks for the types of the database, in four statements that are not the stores'.
        await Services.GetRequiredService<RunQueries>().FindAsync("1", TestContext.Current.CancellationToken);
        await Services.GetRequiredService<IRunStore>().FindPublishedAsync("definition-1", TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    /// <summary>The plans of what <paramref name="act"/> sends, statement by statement.</summary>
    public async Task<IReadOnlyList<StatementPlan>> PlansOfAsync(Func<Task> act)
    {
        var before = new FileInfo(cluster.LogFile).Length;
        await act();
        await using FileStream log = new(cluster.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = before;
        using StreamReader reader = new(log);
        List<StatementPlan> plans = [];
        List<string>? lines = null;
        foreach (var line in (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n').Append(""))
        {
            if (lines is not null && line.StartsWith('\t'))
            {
                lines.Add(line[1..]);
                continue;
            }

            if (lines is not null) plans.Add(StatementPlan.Of(JsonDocument.Parse(string.Join('\n', lines)).RootElement));
            lines = line.EndsWith("plan:", StringComparison.Ordinal) ? [] : null;
        }

        // What the pool puts before the first statement of a connection that was used before is not ours.
        return [.. plans.Where(plan => !plan.Statement.Contains("DISCARD TEMP", StringComparison.Ordinal))];
    }
}

/// <param name="Sequential">Tables that are read from their beginning to their end, be it in the order of an index.</param>
/// <param name="Indexes">Indexes that are used.</param>
public sealed record StatementPlan(string Statement, IReadOnlyList<string> Sequential, IReadOnlyList<string> Indexes)
{
    public static StatementPlan Of(JsonElement explained)
    {
        List<string> sequential = [];
        List<string> indexes = [];
        Walk(explained.GetProperty("Plan"));
        return new(explained.GetProperty("Query Text").GetString()!, sequential, indexes);

        void Walk(JsonElement node)
        {
            var isWhole = node.GetProperty("Node Type").GetString() is "Seq Scan" or "Parallel Seq Scan" or "Sample Scan"
                || (node.TryGetProperty("Relation Name", out _) && Visited(node) > PlannedDatabase.Runs * 3 / 4);
            if (isWhole) sequential.Add(node.GetProperty("Relation Name").GetString()!);
            if (node.TryGetProperty("Index Name", out var index)) indexes.Add(index.GetString()!);
            if (!node.TryGetProperty("Plans", out var below)) return;
            foreach (var child in below.EnumerateArray()) Walk(child);
        }

        static double Visited(JsonElement node) =>
            Count(node, "Actual Loops") * (Count(node, "Actual Rows") + Count(node, "Rows Removed by Filter") + Count(node, "Rows Removed by Index Recheck"));

        static double Count(JsonElement node, string count) => node.TryGetProperty(count, out var value) ? value.GetDouble() : 0;
    }
}
