using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

public sealed class PostgresRunStoreTests(PreparedPostgresDatabase database) : DatabaseRunStoreConformance, IClassFixture<PreparedPostgresDatabase>, IAsyncLifetime
{
    protected override IServiceProvider Services => database.Services;

    protected override IRunStore Store => database.Services.GetRequiredService<IRunStore>();

    protected override RunQueries Queries => database.Services.GetRequiredService<RunQueries>();

    protected override INotificationStore Notifications => database.Services.GetRequiredService<INotificationStore>();

    protected override WorkQueries Work => database.Services.GetRequiredService<WorkQueries>();

    public async ValueTask InitializeAsync() => await PostgresCluster.ExecuteAsync(
        database.ConnectionString, "truncate runs, holds, executions, journal_lines, inbox_messages, notifications, deliveries, run_evidence, deleted_runs, retention_rounds, backups; update counters set value = 0");

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

    [Theory]
    [InlineData("", "on")]
    [InlineData("Options=-c synchronous_commit=remote_apply", "remote_apply")]
    public async Task A_commit_that_was_answered_is_on_disk_whatever_the_database_has_set(string options, string set)
    {
        var token = TestContext.Current.CancellationToken;
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await PostgresCluster.ExecuteAsync(database.ConnectionString, $"alter database {name} set synchronous_commit = off");
        try
        {
            await using var services = PreparedPostgresDatabase.Compose($"{database.ConnectionString};{options}");
            await using var connection = await services.GetRequiredService<WorkflowDatabase>().OpenAsync(token);
            await using var command = connection.CreateCommand();
            command.CommandText = "show synchronous_commit";
            Assert.Equal(set, await command.ExecuteScalarAsync(token));
        }
        finally
        {
            await PostgresCluster.ExecuteAsync(database.ConnectionString, $"alter database {name} reset synchronous_commit");
        }
    }

    [Fact]
    public async Task A_claim_gives_up_on_a_row_that_somebody_froze_with()
    {
        var token = TestContext.Current.CancellationToken;
        await using var frozen = new NpgsqlConnection(database.ConnectionString);
        await frozen.OpenAsync(token);
        await using var transaction = await frozen.BeginTransactionAsync(token);
        await using (var command = new NpgsqlCommand("select * from counters for update", frozen)) await command.ExecuteNonQueryAsync(token);

        var exception = await Assert.ThrowsAsync<WorkflowErrorException>(() => Store.CreateAsync(NewRun(), token));
        Assert.Equal("db.unreachable", exception.Error.Code);
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, Assert.IsType<PostgresException>(exception.InnerException).SqlState);
    }

    [Fact]
    public async Task A_message_that_commits_while_the_checkpoint_waits_for_its_row_is_seen()
    {
        var token = TestContext.Current.CancellationToken;
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var message = NewMessage(run.Id, InboxMessageKind.Cancel);
        await using var poster = new NpgsqlConnection(database.ConnectionString);
        await poster.OpenAsync(token);
        await using var transaction = await poster.BeginTransactionAsync(token);
        await using (var post = new NpgsqlCommand(
            """
            with run as (update runs set messages = messages + 1 returning id, messages)
            insert into inbox_messages (id, run_id, sequence, kind, payload, sent_by, sent_at) select $1, id, messages, 'cancel', '{}', 'anna', now() from run
            """,
            poster) { Parameters = { new() { Value = message.Id } } })
        {
            await post.ExecuteNonQueryAsync(token);
        }

        var committing = Store.CommitAsync(Checkpoint(claimed.Claim) with { OnlyIfInboxEmpty = true, GiveBack = true }, token);
        await using (var waiting = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", poster))
        {
            while (await waiting.ExecuteScalarAsync(token) is not 1L) Assert.False(committing.IsCompleted);
        }

        await transaction.CommitAsync(token);

        Assert.Equal(message.Id, Assert.Single(Assert.IsType<CheckpointResult.InboxNotEmpty>(await committing).Inbox).Id);
    }
}
