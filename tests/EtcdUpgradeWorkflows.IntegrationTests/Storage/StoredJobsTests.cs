using System.Text;
using System.Text.Json;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>What a server leaves in Quartz's tables on PostgreSQL, byte by byte: jobs only wake, so there are ids and nothing of what is to be done.</summary>
public sealed class StoredJobsTests(PostgresCluster postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_and_triggers_hold_the_ids_of_schedules_as_text_and_nothing_else()
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        var directory = Directory.CreateTempSubdirectory("etcdup-jobs-");
        await using (var server = await ServerProcess.StartAsync(Path.Combine(directory.FullName, "data"), db, Token))
        {
            await server.Api.PostTextAsync<PublishAnswer>("definitions", """
                {"definitionId":"nightly","version":1,"inputs":[{"name":"Text","type":"String"}],"root":{"id":"f","type":"Elsa.Flowchart","activities":[
                  {"id":"t","type":"Elsa.Cron","cronExpression":{"expression":{"type":"Literal","value":"0 30 2 * * *"} },"customProperties":{"canStartWorkflow":true} },
                  {"id":"line","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"x"} } }],"connections":[]} }
                """, Token);
            await server.Api.PostAsync<UpgradeAnswer>(
                "schedules", new ScheduleBody(Definition: "nightly", At: new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), Inputs: new Dictionary<string, JsonElement> { ["Text"] = JsonSerializer.SerializeToElement("between us") }), Token);
            var schedules = (await server.Api.ListAsync<ScheduleDocument>("schedules", Token)).Select(schedule => schedule.Id.ToString()).ToHashSet();
            Assert.Equal(2, schedules.Count);

            // The job of retention comes with its first round.
            await Until.TrueAsync(async () => await PostgresCluster.ReadAsync(db, "select count(*) from quartz.qrtz_job_details") == 2, TimeSpan.FromSeconds(20), Token);
            var jobs = await ReadAsync(db, "select job_class_name, job_data from quartz.qrtz_job_details order by job_class_name");
            Assert.Equal(["etcdup.retention", "etcdup.wake"], jobs.Select(job => job.Name));
            Assert.All(jobs, job => Assert.Empty(Values(job.Data)));

            var triggers = await ReadAsync(db, "select trigger_group, job_data from quartz.qrtz_triggers");
            Assert.Equal(schedules, triggers.Where(trigger => trigger.Name == "schedules").Select(trigger =>
            {
                var (key, value) = Assert.Single(Values(trigger.Data));
                Assert.Equal("schedule", key);
                return value;
            }).ToHashSet());
            Assert.All(triggers.Where(trigger => trigger.Name != "schedules"), trigger => Assert.Empty(Values(trigger.Data)));

            // Where else an object could lie.
            Assert.Equal(0, await PostgresCluster.ReadAsync(db, "select (select count(*) from quartz.qrtz_blob_triggers) + (select count(*) from quartz.qrtz_calendars)"));
            Assert.DoesNotContain("between us", await TextAsync(db), StringComparison.Ordinal);
            Assert.DoesNotContain("EtcdUpgradeWorkflows", await TextAsync(db), StringComparison.Ordinal);
        }

        directory.Delete(recursive: true);
    }

    /// <summary>JSON of strings, or nothing: an object of a library's own serializer is neither.</summary>
    private static Dictionary<string, string> Values(byte[]? data)
    {
        if (data is null or [])
        {
            return [];
        }

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(data);
        Assert.DoesNotContain(text, char.IsControl);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
    }

    private static async Task<List<(string Name, byte[]? Data)>> ReadAsync(string db, string sql)
    {
        await using var connection = new NpgsqlConnection($"{db};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Token);
        List<(string, byte[]?)> rows = [];
        while (await reader.ReadAsync(Token))
        {
            rows.Add((reader.GetString(0), await reader.IsDBNullAsync(1, Token) ? null : reader.GetFieldValue<byte[]>(1)));
        }

        return rows;
    }

    /// <summary>All of jobs and triggers, bytes as their letters.</summary>
    private static async Task<string> TextAsync(string db)
    {
        await using var connection = new NpgsqlConnection($"{db};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            """
            select (select coalesce(string_agg(t::text || coalesce(encode(t.job_data, 'escape'), ''), ' '), '') from quartz.qrtz_triggers t)
                || (select string_agg(j::text || coalesce(encode(j.job_data, 'escape'), ''), ' ') from quartz.qrtz_job_details j)
            """, connection);
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }
}
