using System.Globalization;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>Two servers on one PostgreSQL and fifty starts in the same second, while one of the servers is killed: each is made once.</summary>
public sealed class TwoServersFireTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private const int OfTriggers = 25;
    private const int OfSchedules = 25;

    // What Quartz needs to see that a server is gone, and some.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_that_are_due_at_once_are_started_once_each_though_a_server_is_killed_in_the_middle()
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        var directory = Directory.CreateTempSubdirectory("etcdup-fire-");
        await using var one = await ServerProcess.StartAsync(Path.Combine(directory.FullName, "one"), db, Token);
        await using var other = await ServerProcess.StartAsync(Path.Combine(directory.FullName, "other"), db, Token);
        var at = RealTime.Clock.GetUtcNow().AddSeconds(20);
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        var cron = string.Create(CultureInfo.InvariantCulture, $"{at.Second} {at.Minute} {at.Hour} {at.Day} {at.Month} *");
        await one.Api.PostTextAsync<PublishAnswer>("definitions", Definition("by-schedule", null), Token);
        await Task.WhenAll(ScheduleAsync(one, 0), ScheduleAsync(other, 1));
        Assert.True(RealTime.Clock.GetUtcNow() < at, "the machine was too slow to schedule fifty in time");
        await Until.TrueAsync(async () => await RunsAsync(db) >= 5, TimeSpan.FromSeconds(40), Token);
        await one.KillAsync(Token);
        var atTheKill = await RunsAsync(db);

        await Until.TrueAsync(
            async () => await PostgresCluster.ReadAsync(db, $"select count(*) from schedules where last_fire_at = '{at:O}' and last_result is not null") == OfTriggers + OfSchedules, TimeSpan.FromSeconds(40), Token);
        var last = RealTime.Clock.GetUtcNow() - at;
        output.WriteLine($"{atTheKill} of {OfTriggers + OfSchedules} when one was killed; all {last.TotalSeconds:0.0} s after their time");

        Assert.True(atTheKill < OfTriggers + OfSchedules, "the kill came too late to mean anything");
        Assert.True(last < Within, $"the last came {last} late");
        Assert.Equal(OfTriggers + OfSchedules, await RunsAsync(db));
        Assert.Equal(OfTriggers, await PostgresCluster.ReadAsync(db, "select count(distinct definition_id) from runs where definition_id like 'by-trigger-%' and started_by like 'trigger tick (%'"));
        Assert.Equal(OfSchedules, await PostgresCluster.ReadAsync(db, "select count(distinct idempotency_key) from runs where definition_id = 'by-schedule'"));
        Assert.Equal(OfTriggers + OfSchedules, await PostgresCluster.ReadAsync(db, "select count(distinct run_id) from schedules where last_result = 'Fired' and run_id is not null"));
        Assert.Equal(0, await PostgresCluster.ReadAsync(db, "select count(*) from missed_fires"));
        directory.Delete(recursive: true);

        // Each server is given every other one.
        async Task ScheduleAsync(ServerProcess server, int first)
        {
            for (var i = first; i < OfTriggers; i += 2)
            {
                await server.Api.PostTextAsync<PublishAnswer>("definitions", Definition($"by-trigger-{i}", cron), Token);
            }

            for (var i = first; i < OfSchedules; i += 2)
            {
                await server.Api.PostAsync<UpgradeAnswer>("schedules", new ScheduleBody(Definition: "by-schedule", At: at), Token);
            }
        }
    }

    private static Task<long> RunsAsync(string db) => PostgresCluster.ReadAsync(db, "select count(*) from runs");

    private static string Definition(string id, string? cron) =>
        $$"""
        {"definitionId":"{{id}}","version":1,"root":{"id":"f","type":"Elsa.Flowchart","activities":[
          {"id":"line","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"x"} } }{{(cron is null ? "" : $$""",{"id":"tick","type":"Elsa.Cron","cronExpression":{"expression":{"type":"Literal","value":"{{cron}}"} },"customProperties":{"canStartWorkflow":true} }""")}}
        ]} }
        """;
}
