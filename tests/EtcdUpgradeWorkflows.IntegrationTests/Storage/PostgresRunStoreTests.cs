using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

public sealed class PostgresRunStoreTests(PreparedPostgresDatabase database) : RunStoreConformance, IClassFixture<PreparedPostgresDatabase>, IAsyncLifetime
{
    protected override IRunStore Store => database.Services.GetRequiredService<IRunStore>();

    protected override RunQueries Queries => database.Services.GetRequiredService<RunQueries>();

    public async ValueTask InitializeAsync() => await PostgresCluster.ExecuteAsync(
        database.ConnectionString, "truncate runs, holds, executions, journal_lines, inbox_messages; update counters set value = 0");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_connection_has_the_time_outs_that_keep_a_frozen_server_from_blocking_others()
    {
        var token = TestContext.Current.CancellationToken;
        await using var connection = await database.Services.GetRequiredService<WorkflowDatabase>().OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = "select current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('lock_timeout')";
        Assert.Equal("5s 3s", await command.ExecuteScalarAsync(token));
    }

    [Fact]
    public async Task A_claim_gives_up_on_a_row_that_somebody_froze_with()
    {
        var token = TestContext.Current.CancellationToken;
        await using var frozen = new NpgsqlConnection(database.ConnectionString);
        await frozen.OpenAsync(token);
        await using var transaction = await frozen.BeginTransactionAsync(token);
        await using (var command = new NpgsqlCommand("select * from counters for update", frozen)) await command.ExecuteNonQueryAsync(token);

        var exception = await Assert.ThrowsAsync<PostgresException>(() => Store.CreateAsync(
            new NewRun
            {
                Id = Guid.NewGuid(), Definition = new DefinitionVersion("upgrade", 1), Pins = [], State = "{}", Input = "{}", StartedBy = "anna",
                CreatedAt = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
            },
            token));
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, exception.SqlState);
    }
}
