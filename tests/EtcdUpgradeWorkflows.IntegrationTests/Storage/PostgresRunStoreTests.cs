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

    protected override IRunStore StoreThatKnows(string latest) => new PostgresRunStore(database.Services.GetRequiredService<PostgresDatabase>(), latest);

    // The rows of runs as they are; what is committed meanwhile waits for them, in as many commits as there are at a time, and the rest is gathered behind.
    protected override async Task<IAsyncDisposable> HoldCommitsAsync()
    {
        var decoys = await DecoysAsync();
        NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(Token);
        Held held = new(connection);
        try
        {
            await held.LockAllAsync();
            foreach (var decoy in decoys)
            {
                // The next one when this one waits: otherwise they would share a commit.
                held.Waiting.Add(Store.CommitAsync(Checkpoint(decoy), Token));
                await UntilLockedOutAsync(held.Waiting.Count, [.. held.Waiting]);
            }

            return held;
        }
        catch
        {
            await held.LetGoAsync();
            throw;
        }
    }

    // So many sessions wait for a row.
    private async Task UntilLockedOutAsync(long sessions, params Task[] waiting)
    {
        await using NpgsqlConnection looking = new(database.ConnectionString);
        await looking.OpenAsync(Token);
        await using NpgsqlCommand look = new("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", looking);
        while (!Equals(await look.ExecuteScalarAsync(Token), sessions)) Assert.All(waiting, one => Assert.False(one.IsCompleted));
    }

    [Fact]
    public async Task Rows_of_several_runs_are_locked_by_their_ids_so_that_a_renewal_and_a_shared_commit_never_wait_for_each_other()
    {
        List<RunClaim> claims = [];
        for (var i = 0; i < 3; i++)
        {
            var run = NewRun();
            await CreateAsync(run);
            claims.Add((await ClaimAsync(run.Id)).Claim);
        }

        claims = [.. claims.OrderByDescending(claim => claim.RunId)];
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(Token);
        await InTransactionAsync(async () =>
        {
            await LockAsync(claims[^1].RunId);
            List<Task<CheckpointResult>> committing;
            await using (await HoldCommitsAsync()) committing = [.. claims.Select(claim => Store.CommitAsync(Checkpoint(claim), Token))];
            await UntilLockedOutAsync(1, [.. committing]);
            foreach (var claim in claims) await LockAsync(claim.RunId);
            return Task.WhenAll(committing);
        });
        await InTransactionAsync(async () =>
        {
            await LockAsync(claims[^1].RunId);
            var renewing = Store.RenewAsync("s1", claims, TimeSpan.FromSeconds(15), Now, Token);
            await UntilLockedOutAsync(1, renewing);
            foreach (var claim in claims) await LockAsync(claim.RunId);
            return renewing;
        });

        async Task InTransactionAsync(Func<Task<Task>> hold)
        {
            Task waiting;
            await using (await connection.BeginTransactionAsync(Token)) waiting = await hold();
            await waiting;
        }

        async Task LockAsync(Guid run)
        {
            await using NpgsqlCommand command = new("select 1 from runs where id = $1 for update nowait", connection) { Parameters = { new() { Value = run } } };
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    [Fact]
    public async Task A_shared_commit_takes_the_keys_that_it_gives_back_in_their_order_so_that_it_and_a_start_never_wait_for_each_other()
    {
        List<RunClaim> claims = [];
        foreach (var keys in new string[][] { ["k-z"], ["k-m"], ["k-a"] })
        {
            var run = NewRun(keys);
            await CreateAsync(run);
            claims.Add((await ClaimAsync(run.Id)).Claim);
        }

        List<Task<CheckpointResult>> committing;
        await using NpgsqlConnection starting = new(database.ConnectionString);
        await starting.OpenAsync(Token);
        await using (var transaction = await starting.BeginTransactionAsync(Token))
        {
            await LockAsync("k-a");
            await using (await HoldCommitsAsync())
            {
                committing = [.. claims.Select((claim, i) => Store.CommitAsync(Checkpoint(claim) with { Holds = i == 1 ? HoldChange.MarkUnsettled : HoldChange.Release }, Token))];
            }

            await UntilLockedOutAsync(1, [.. committing]);
            await LockAsync("k-m");
            await LockAsync("k-z");
        }

        Assert.All(await Task.WhenAll(committing), answer => Assert.IsType<CheckpointResult.Committed>(answer));
        await using NpgsqlCommand left = new("select string_agg(key || unsettled, ' ') from holds where key like 'k-%'", starting);
        Assert.Equal("k-mtrue", await left.ExecuteScalarAsync(Token));

        async Task LockAsync(string key)
        {
            await using NpgsqlCommand command = new("select 1 from holds where key = $1 for update nowait", starting) { Parameters = { new() { Value = key } } };
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    // So a start that meets the end of another run is told who holds it: it never finds that a key it was refused is free.
    [Fact]
    public async Task A_key_that_is_asked_for_in_vain_is_given_back_only_when_its_asker_knows_who_has_it()
    {
        var run = NewRun("k-held");
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await using NpgsqlConnection asking = new(database.ConnectionString);
        await asking.OpenAsync(Token);
        Task<CheckpointResult.Committed> ending;
        await using (await asking.BeginTransactionAsync(Token))
        {
            // As the store takes holds: the row is locked though its condition does not hold.
            await using NpgsqlCommand take = new(
                """
                insert into holds (key, run_id, fence, unsettled) values ('k-held', $1, 1, false)
                on conflict (key) do update set run_id = excluded.run_id where holds.run_id = excluded.run_id
                """,
                asking) { Parameters = { new() { Value = Guid.NewGuid() } } };
            Assert.Equal(0, await take.ExecuteNonQueryAsync(Token));
            ending = EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release);
            await UntilLockedOutAsync(1, ending);
        }

        await ending;
        Assert.Empty(await Reader.ReadHoldsAsync(Token));
    }

    [Fact]
    public async Task A_claim_by_turn_passes_over_a_run_that_is_locked_for_it_keeps_all_other_claims_waiting()
    {
        var run = NewRun() with { RunLimit = 1 };
        await CreateAsync(run);
        var due = Assert.Single(await Store.FindDueAsync("s1", "s1", [], 10, Now, Token));
        await using NpgsqlConnection claiming = new(database.ConnectionString);
        await claiming.OpenAsync(Token);
        await using (var transaction = await claiming.BeginTransactionAsync(Token))
        {
            await using NpgsqlCommand command = new("select 1 from runs where id = $1 for update", claiming) { Parameters = { new() { Value = run.Id } } };
            await command.ExecuteNonQueryAsync(Token);

            Assert.NotNull(due.TurnOf);
            Assert.Null(await Store.TryClaimAsync(due, "s1", TimeSpan.FromSeconds(15), Now, Token));
        }

        Assert.NotNull(await Store.TryClaimAsync(due, "s1", TimeSpan.FromSeconds(15), Now, Token));
    }

    [Fact]
    public async Task One_whose_text_is_none_does_not_take_those_down_that_share_its_commit()
    {
        List<RunClaim> claims = [];
        for (var i = 0; i < 3; i++)
        {
            var run = NewRun();
            await CreateAsync(run);
            claims.Add((await ClaimAsync(run.Id)).Claim);
        }

        List<Task<CheckpointResult>> committing;
        await using (await HoldCommitsAsync())
        {
            committing = [.. claims.Select((claim, i) => Store.CommitAsync(Checkpoint(claim) with { CurrentActivity = i == 1 ? "\ud800" : "a" }, Token))];
        }

        Assert.IsType<CheckpointResult.Committed>(await committing[0]);
        await Assert.ThrowsAnyAsync<Exception>(() => committing[1]);
        Assert.IsType<CheckpointResult.Committed>(await committing[2]);
    }

    private async Task<IReadOnlyList<RunClaim>> DecoysAsync()
    {
        List<RunClaim> claims = [];
        for (var i = 0; i < 2; i++)
        {
            var run = NewRun();
            await CreateAsync(run);
            claims.Add((await ClaimAsync(run.Id)).Claim);
        }

        return claims;
    }

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public List<Task<CheckpointResult>> Waiting { get; } = [];

        public async Task LockAllAsync()
        {
            await using NpgsqlCommand command = new("begin; select 1 from runs for update skip locked", connection);
            await command.ExecuteNonQueryAsync(Token);
        }

        public async Task LetGoAsync()
        {
            await using (NpgsqlCommand command = new("rollback", connection)) await command.ExecuteNonQueryAsync(Token);
            await connection.DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await LetGoAsync();
            Assert.All(await Task.WhenAll(Waiting), answer => Assert.IsType<CheckpointResult.Committed>(answer));
        }
    }

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
