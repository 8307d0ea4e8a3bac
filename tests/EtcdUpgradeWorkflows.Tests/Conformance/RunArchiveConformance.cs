using System.Data.Common;
using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Conformance;

/// <summary>What deleting and keeping promise, on every database.</summary>
public abstract partial class DatabaseRunStoreConformance
{
    private static readonly string[] OfRuns = ["runs", "executions", "journal_lines", "inbox_messages", "notifications", "deliveries", "run_evidence"];

    private IRunArchive Archive => Services.GetRequiredService<IRunArchive>();

    private IRetentionStore Retention => Services.GetRequiredService<IRetentionStore>();

    [Fact]
    public async Task A_run_that_has_ended_is_deleted_with_all_that_is_its_own_and_its_key_starts_no_second_one()
    {
        var run = NewRun("cluster:a") with { IdempotencyKey = "schedule/7/1", Subject = "a" };
        var number = await CreateAsync(run);
        var other = NewRun();
        await CreateAsync(other);
        var claimed = await ClaimAsync(run.Id);
        await Store.CommitAsync(
            Checkpoint(claimed.Claim) with
            {
                Journal = [new(1, """{"eventName":"Ended"}""", JournalEntry.HashOf(run.Journal[0].Text))], Notifications = [Told(run.Id)],
                Executions = [new() { Id = "e", ActivityId = "a", ActivityNodeId = "w:a", ActivityType = "Elsa.WriteLine", ActivityTypeVersion = 1, StartedAt = Now, Status = "Completed" }],
            },
            Token);
        await PostAsync(run.Id, InboxMessageKind.Pause);
        await EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release);
        await Notifications.AddressAsync(RunNotification.IdOf(run.Id, 1), ["chat"], Now, Token);
        Assert.Equal(RunStays.NotTold, await RefusedAsync(run.Id));
        await DeliverAsync(run.Id);

        Assert.IsType<RunDeletion.Deleted>(await Archive.DeleteAsync(run.Id, null, "anna", Now, Token));

        Assert.Null(await Queries.ReadAsync(run.Id, Token));
        foreach (var table in OfRuns)
        {
            Assert.Equal(table is "runs" or "journal_lines" ? 1 : 0, await CountAsync(table));
        }

        var left = (await Archive.FindDeletedAsync($"{number}", Token))!;
        Assert.Equal((run.Id, "a", "Finished", "anna", 2L, JournalEntry.HashOf("""{"eventName":"Ended"}"""), Now), (left.Id, left.Subject, left.SubStatus, left.DeletedBy, left.Lines, left.LastHash, left.DeletedAt));
        Assert.Equal(left, await Archive.FindDeletedAsync(run.Id.ToString(), Token));
        Assert.Equal(new CreateRunResult.Duplicate(run.Id, number), await Store.CreateAsync(NewRun("cluster:a") with { IdempotencyKey = "schedule/7/1" }, Token));
        Assert.Equal(new CreateRunResult.Duplicate(run.Id, number), await Store.CreateAsync(run with { IdempotencyKey = null }, Token));
        Assert.Equal(new CreateRunResult.Duplicate(run.Id, number), await Store.CreateAsync(run with { IdempotencyKey = null, Holds = [] }, Token));
        Assert.True(await CreateAsync(NewRun("cluster:a")) > number);
        Assert.IsType<RunDeletion.NoSuchRun>(await Archive.DeleteAsync(run.Id, null, "anna", Now, Token));
        Assert.Null(await Archive.FindDeletedAsync("nonsense", Token));
        Assert.Null(await Archive.FindDeletedAsync("4711", Token));
    }

    [Theory]
    [InlineData("pending", RunStays.NotEnded)]
    [InlineData("suspended", RunStays.NotEnded)]
    [InlineData("faulted half way", RunStays.Reserves)]
    [InlineData("unsettled", RunStays.Reserves)]
    [InlineData("incident", RunStays.Incident)]
    [InlineData("not told", RunStays.NotTold)]
    [InlineData("backups", RunStays.HasBackups)]
    [InlineData("kept", RunStays.Kept)]
    public async Task What_is_not_at_rest_or_is_needed_stays(string how, string why)
    {
        var run = NewRun("cluster:a");
        await CreateAsync(run);
        if (how != "pending")
        {
            var claimed = await ClaimAsync(run.Id);
            if (how == "not told") await Store.CommitAsync(Checkpoint(claimed.Claim) with { Notifications = [Told(run.Id)] }, Token);
            _ = how switch
            {
                "suspended" => await Store.CommitAsync(Checkpoint(claimed.Claim) with { SubStatus = RunSubStatus.Suspended, GiveBack = true }, Token),
                "faulted half way" => await EndAsync(claimed, RunSubStatus.Faulted, HoldChange.Keep),
                "unsettled" => await EndAsync(claimed, RunSubStatus.Cancelled, HoldChange.MarkUnsettled),
                "incident" => await Store.CommitAsync(
                    Checkpoint(claimed.Claim) with { Status = RunStatus.Finished, SubStatus = RunSubStatus.Faulted, Holds = HoldChange.Release, GiveBack = true, IncidentCount = 1, NeedsYou = true }, Token),
                _ => await EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release),
            };
        }

        if (how == "backups") await Services.GetRequiredService<IBackupStore>().SaveAsync(Backup(run.Id), Token);
        if (how == "kept") Assert.IsType<KeepResult.Kept>(await Archive.KeepAsync(run.Id, "audit", "bert", Now, Token));

        Assert.Equal(why, await RefusedAsync(run.Id));
        Assert.Equal(0, await Archive.DeleteAsync([run.Id], Guid.NewGuid(), "retention", Now, Token));
        Assert.Equal(why is RunStays.NotEnded ? [] : [why], (await Archive.ListEndedAsync(Now.AddDays(1), null, 10, Token)).Select(ended => ended.Stays));
        Assert.NotNull(await Queries.ReadAsync(run.Id, Token));
        Assert.Equal(0, await CountAsync("deleted_runs"));
    }

    [Fact]
    public async Task What_is_kept_nobody_deletes_until_it_is_released_and_who_did_what_stands_there()
    {
        var run = NewRun();
        await CreateAsync(run);
        Assert.Equal(new KeepResult.Kept(new("change 4711", "anna", Now, null, null, null)), await Archive.KeepAsync(run.Id, "change 4711", "anna", Now, Token));
        Assert.Equal(new KeepResult.Before(new("change 4711", "anna", Now, null, null, null)), await Archive.KeepAsync(run.Id, "other", "bert", Now.AddHours(1), Token));
        Assert.IsType<KeepResult.NoSuchRun>(await Archive.KeepAsync(Guid.NewGuid(), "other", "bert", Now, Token));
        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Finished, HoldChange.Release);
        await Store.CreateAsync(NewRun(), Token);
        Assert.Equal([run.Id], (await Queries.ListAsync(new() { Kept = true }, Token)).Runs.Select(kept => kept.Id));
        Assert.Equal([false], (await Queries.ListAsync(new() { Kept = false }, Token)).Runs.Select(other => other.Kept));

        // Also not by a statement that asks nobody.
        await ExecuteAsync("delete from journal_lines");
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync("delete from runs"));
        Assert.Equal(RunStays.Kept, await RefusedAsync(run.Id));

        Assert.True(await Archive.ReleaseAsync(run.Id, "audit is over", "carl", Now.AddDays(1), Token));
        Assert.False(await Archive.ReleaseAsync(run.Id, "again", "carl", Now.AddDays(1), Token));
        Assert.IsType<KeepResult.Kept>(await Archive.KeepAsync(run.Id, "once more", "bert", Now.AddDays(2), Token));
        Assert.Equal(
            [new("change 4711", "anna", Now, "audit is over", "carl", Now.AddDays(1)), new RunEvidence("once more", "bert", Now.AddDays(2), null, null, null)],
            await Archive.ListEvidenceAsync(run.Id, Token));
        Assert.True((await Queries.FindAsync(run.Id.ToString(), Token))!.Kept);
        Assert.True(await Archive.ReleaseAsync(run.Id, "over", "carl", Now.AddDays(3), Token));
        Assert.IsType<RunDeletion.Deleted>(await Archive.DeleteAsync(run.Id, null, "anna", Now, Token));
        Assert.Equal(0, await CountAsync("run_evidence"));
    }

    [Fact]
    public async Task A_run_that_changed_since_it_was_seen_is_not_deleted()
    {
        var run = NewRun();
        await CreateAsync(run);
        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Faulted, HoldChange.Release);
        var seen = (await Queries.FindAsync(run.Id.ToString(), Token))!.Fence;
        await PostAsync(run.Id, InboxMessageKind.Retry);
        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Finished, HoldChange.Release);
        Assert.IsType<RunDeletion.Changed>(await Archive.DeleteAsync(run.Id, seen, "anna", Now, Token));
        Assert.IsType<RunDeletion.Deleted>(await Archive.DeleteAsync(run.Id, (await Queries.FindAsync(run.Id.ToString(), Token))!.Fence, "anna", Now, Token));
    }

    [Fact]
    public async Task Ended_runs_are_listed_by_their_end_page_after_page()
    {
        await AddEndedAsync(7);
        List<EndedRun> all = [];
        for (EndedRun? last = null; await Archive.ListEndedAsync(Now, last, 3, Token) is { Count: > 0 } page; last = page[^1]) all.AddRange(page);

        // The first three ended at one instant.
        Assert.Equal([1, 2, 3], all.Take(3).Select(run => run.Number).Order());
        Assert.Equal([4, 5, 6, 7], all.Skip(3).Select(run => run.Number));
        Assert.Equal([1, 2, 3, 4], (await Archive.ListEndedAsync(Now.AddHours(-98), null, 10, Token)).Select(run => run.Number).Order());
    }

    [Fact]
    public async Task Two_servers_delete_each_run_once_and_a_round_counts_what_it_did()
    {
        await AddEndedAsync(240);
        var rounds = new[] { Guid.NewGuid(), Guid.NewGuid() };
        foreach (var round in rounds) await Retention.AddRoundAsync(round, "retention", Now, Token);

        var deleted = await Task.WhenAll(rounds.Select(round => Task.Run(async () =>
        {
            var count = 0;
            for (EndedRun? last = null; await Archive.ListEndedAsync(Now.AddYears(1), last, 20, Token) is { Count: > 0 } page; last = page[^1])
            {
                count += await Archive.DeleteAsync([.. page.Select(run => run.Id)], round, "retention", Now, Token);
            }

            return count;
        })));

        Assert.Equal(240, deleted.Sum());
        Assert.Equal((0, 240), (await CountAsync("runs"), await CountAsync("deleted_runs")));
        Assert.Equal(rounds.Zip(deleted).OrderBy(pair => pair.First), (await Retention.ListRoundsAsync(10, Token)).Select(round => (round.Id, (int)round.Runs)).OrderBy(pair => pair.Id));
    }

    [Fact]
    public async Task What_is_kept_between_the_look_and_the_deletion_stays()
    {
        await AddEndedAsync(3);
        var page = await Archive.ListEndedAsync(Now, null, 10, Token);
        Assert.IsType<KeepResult.Kept>(await Archive.KeepAsync(page[1].Id, "audit", "anna", Now, Token));
        Assert.Equal(2, await Archive.DeleteAsync([.. page.Select(run => run.Id)], Guid.NewGuid(), "retention", Now, Token));
        Assert.Equal([page[1].Id], (await Queries.ListAsync(new(), Token)).Runs.Select(run => run.Id));
    }

    [Fact]
    public async Task Of_many_servers_one_begins_a_round_and_of_many_admins_one_sets_it()
    {
        await ExecuteAsync("delete from retention");
        async Task<int> CountAsync(Func<Task<bool>> ask) => (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(ask)))).Count(won => won);
        Assert.Equal(1, await CountAsync(() => Retention.TryBeginAsync(Now, TimeSpan.FromHours(1), Token)));
        Assert.Equal(0, await CountAsync(() => Retention.TryBeginAsync(Now.AddMinutes(59), TimeSpan.FromHours(1), Token)));
        Assert.Equal(1, await CountAsync(() => Retention.TryBeginAsync(Now.AddHours(1), TimeSpan.FromHours(1), Token)));
        Assert.Equal(1, await CountAsync(() => Retention.SetAsync(new(TimeSpan.FromDays(400)), 0, "anna", Now, Token)));
        var stored = await Retention.ReadAsync(Token);
        Assert.Equal((TimeSpan.FromDays(400), 1L, "anna", Now, Now.AddHours(1)), (stored.Settings.Runs, stored.Revision, stored.SetBy, stored.SetAt, stored.RoundAt));
    }

    [Fact]
    public async Task A_database_that_was_left_is_not_deleted_from()
    {
        await AddEndedAsync(1);
        await ExecuteAsync("insert into meta (name, value) values ('moved', '{}')");
        try
        {
            Assert.Equal(0, await Archive.DeleteAsync([.. (await Archive.ListEndedAsync(Now, null, 10, Token)).Select(run => run.Id)], Guid.NewGuid(), "retention", Now, Token));
            Assert.False(await Retention.TryBeginAsync(Now.AddYears(1), TimeSpan.FromHours(1), Token));
        }
        finally
        {
            await ExecuteAsync("delete from meta where name = 'moved'");
        }
    }

    [Fact]
    public async Task What_a_kept_run_has_told_is_not_forgotten()
    {
        var kept = NewRun();
        var other = NewRun();
        foreach (var run in new[] { kept, other })
        {
            await CreateAsync(run);
            await Store.CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { Status = RunStatus.Finished, SubStatus = RunSubStatus.Finished, GiveBack = true, Notifications = [Told(run.Id)] }, Token);
        }

        await Archive.KeepAsync(kept.Id, "audit", "anna", Now, Token);
        Assert.Equal(1, await Notifications.DeleteOldAsync(Now.AddDays(1), 10, Token));
        Assert.Single(await Notifications.ListAsync(new(kept.Id), Token));
    }

    private async Task<string> RefusedAsync(Guid id) => Assert.IsType<RunDeletion.Refused>(await Archive.DeleteAsync(id, null, "anna", Now, Token)).Why;

    private async Task DeliverAsync(Guid run)
    {
        var due = Assert.Single(await Notifications.ListDueAsync("chat", Now, 10, Token));
        Assert.Equal(run, due.Notification.RunId);
        var begun = (await Notifications.TryBeginAsync(due.Delivery, Now.AddMinutes(1), Token))!;
        Assert.True(await Notifications.EndAsync(begun, DeliveryStatus.Delivered, null, Now, null, Token));
    }

    private RunNotification Told(Guid run) => new(RunNotification.IdOf(run, 1), NotificationKind.NeedsYou, 1, "It needs somebody.", null, null, "etcdup", Now);

    private BackupRecord Backup(Guid run) => new(
        $"b{run:n}", "a", run, "1f", "m1", "3.4.23", 42, 4096, "abc", "/vault/a/b", "n1", Now, BackupProofLevel.Compared, 42, null);

    /// <summary>Numbers from 1 on; each ended an hour after the one before, 100 hours ago the first three.</summary>
    private async Task AddEndedAsync(int count)
    {
        await using var connection = await Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        for (var number = 1; number <= count; number++)
        {
            await using var insert = Services.GetRequiredService<WorkflowDatabase>().Command(
                connection,
                """
                insert into runs (id, number, definition_id, definition_version, pins, state, input, grants, started_by, idempotency_key, status, sub_status, paused, needs_you, incident_count,
                    fence, messages, holds_wanted, created_at, finished_at)
                values (@id, @number, 'nightly', 1, '[]', '{}', '{}', '[]', 'anna', @key, 'Finished', 'Finished', @no, @no, 0, @number, 0, '[]', @at, @at)
                """,
                ("id", Guid.NewGuid()), ("number", (long)number), ("key", $"key-{number}"), ("no", false), ("at", Now.AddHours(Math.Max(0, number - 3) - 100)));
            insert.Transaction = transaction;
            await insert.ExecuteNonQueryAsync(Token);
        }

        await transaction.CommitAsync(Token);
    }

    private async Task<int> CountAsync(string table)
    {
        await using var connection = await Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return Convert.ToInt32(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
