using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Commands;

/// <summary><c>etcdup db …</c> beside real servers, on a data directory that changes its database.</summary>
public sealed class DbCommandTests(PostgresCluster postgres, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_data_directory_goes_on_with_postgresql_and_an_idle_server_there_sends_little()
    {
        await using CommandProcess command = new();
        var there = await postgres.NewDatabaseAsync();
        string definitions;
        await using (var server = await ServerProcess.StartAsync(command.Data, null, Token))
        {
            definitions = await DefinitionsAsync(server);
            Assert.Equal(server.Pid, (await StatusAsync(command, 0)).GetProperty("owner").GetProperty("pid").GetInt32());
            Assert.Equal(3, (await command.RunAsync(Token, "db", "copy", "--from", $"sqlite:{command.Data}", "--to", $"postgres:{there}")).ExitCode);
            await server.KillAsync(Token);
        }

        await SucceedsAsync(command, "db", "copy", "--from", $"sqlite:{command.Data}", "--to", $"postgres:{there}");

        var (exitCode, said) = await ServerProcess.RefusedAsync(command.Data, Token);
        Assert.Equal(5, exitCode);
        Assert.Contains("server.other_database", said, StringComparison.Ordinal);
        var kept = Path.Combine(command.Directory, "kept");
        await using (var server = await ServerProcess.StartAsync(command.Data, there, Token))
        {
            Assert.Equal(definitions, await DefinitionsAsync(server));
            await IsIdleAsync(there);

            // An idle one too is seen, by what Quartz's cluster says of it.
            var status = await StatusAsync(command, 0, "--db", there);
            var seen = Assert.Single(status.GetProperty("database").GetProperty("servers").EnumerateArray());
            Assert.Equal((server.Id, true), (seen.GetProperty("id").GetString(), seen.GetProperty("isLive").GetBoolean()));
            Assert.InRange(seen.GetProperty("seenAt").GetDateTimeOffset(), RealTime.Clock.GetUtcNow() - TimeSpan.FromSeconds(15), RealTime.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            Assert.True(status.GetProperty("database").GetProperty("connections").GetInt32() > 0);
            var refused = await command.RunAsync(Token, "db", "copy", "--from", $"postgres:{there}", "--to", $"sqlite:{kept}/etcdup.db");
            Assert.Equal(3, refused.ExitCode);
            Assert.Contains("db.in_use", refused.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(kept, "etcdup.db")));
            await server.KillAsync(Token);
        }

        // As if fifteen seconds had passed.
        await PostgresCluster.ExecuteAsync(there, "update quartz.qrtz_scheduler_state set last_checkin_time = last_checkin_time - 160000000");
        await SucceedsAsync(command, "db", "copy", "--from", $"postgres:{there}", "--to", $"sqlite:{kept}/etcdup.db");
        await using (var server = await ServerProcess.StartAsync(kept, null, Token)) Assert.Equal(definitions, await DefinitionsAsync(server));
    }

    /// <summary>Every server has a data directory of its own, and the copy knows none of them.</summary>
    [Fact]
    public async Task A_server_follows_its_rows_from_one_postgresql_to_the_next()
    {
        await using CommandProcess command = new();
        var (first, second, third, other) = (await postgres.NewDatabaseAsync(), await postgres.NewDatabaseAsync(), await postgres.NewDatabaseAsync(), await postgres.NewEmptyDatabaseAsync());
        string definitions;
        await using (var server = await ServerProcess.StartAsync(command.Data, first, Token))
        {
            definitions = await DefinitionsAsync(server);
            await server.KillAsync(Token);
        }

        // As if fifteen seconds had passed.
        await PostgresCluster.ExecuteAsync(first, "update quartz.qrtz_scheduler_state set last_checkin_time = last_checkin_time - 160000000");
        await SucceedsAsync(command, "db", "copy", "--from", $"postgres:{first}", "--to", $"postgres:{second}");
        // Twice, without a server in between.
        await SucceedsAsync(command, "db", "copy", "--from", $"postgres:{second}", "--to", $"postgres:{third}");

        foreach (var (database, code) in new[] { (other, "server.other_database"), (second, "server.other_database"), (first, "db.moved") })
        {
            var (exitCode, said) = await ServerProcess.RefusedAsync(command.Data, Token, database);
            Assert.Equal(5, exitCode);
            Assert.Contains(code, said, StringComparison.Ordinal);
        }

        await using (var server = await ServerProcess.StartAsync(command.Data, third, Token)) Assert.Equal(definitions, await DefinitionsAsync(server));
    }

    /// <summary>Leases are renewed and work is looked for every five seconds, Quartz's cluster checks in every second; nothing asks more often.</summary>
    private async Task IsIdleAsync(string connectionString)
    {
        const double seconds = 6;
        var (before, began) = (await CommitsAsync(connectionString), RealTime.Clock.GetTimestamp());
        await Until.TrueAsync(() => RealTime.Clock.GetElapsedTime(began).TotalSeconds >= seconds, Token);

        var rate = (await CommitsAsync(connectionString) - before) / RealTime.Clock.GetElapsedTime(began).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an idle server: {rate:0.0} transactions a second on PostgreSQL"));
        // Ours are less than two a second; Quartz's are six. What an earlier second did may be counted late.
        Assert.InRange(rate, 0.1, 30);
    }

    private static Task<long> CommitsAsync(string connectionString) =>
        PostgresCluster.ReadAsync(connectionString, "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");

    private static async Task<string> DefinitionsAsync(ServerProcess server) =>
        string.Join(' ', (await server.Api.GetAsync<JsonElement>("definitions", Token)).EnumerateArray().Select(d => d.GetRawText()).Order(StringComparer.Ordinal));

    private static async Task<JsonElement> StatusAsync(CommandProcess command, int exitCode, params string[] options)
    {
        var status = await command.RunAsync(Token, ["db", "status", "--json", .. options]);
        Assert.True(status.ExitCode == exitCode, status.Output + status.Error);
        return JsonDocument.Parse(status.Output).RootElement;
    }

    private async Task SucceedsAsync(CommandProcess command, params string[] arguments)
    {
        var ended = await command.RunAsync(Token, arguments);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
        output.WriteLine(ended.Output);
    }
}
