using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Conformance;

/// <summary>What a run store in a database promises, and the queries on it.</summary>
public abstract partial class DatabaseRunStoreConformance : RunStoreConformance
{
    protected abstract IServiceProvider Services { get; }

    protected sealed override IRunReader Reader => new QueriedRuns(Queries, Notifications);

    protected abstract RunQueries Queries { get; }

    protected abstract INotificationStore Notifications { get; }

    protected abstract WorkQueries Work { get; }

    [Fact]
    public async Task What_is_under_way_is_counted_and_what_has_ended_is_not()
    {
        Assert.Equal((0L, 0L, 0L, 0L, null, 0L, 0L), Numbers(await Work.CountAsync(Now, Token)));
        var runs = new[] { NewRun("cluster:a"), NewRun("cluster:b"), NewRun("cluster:c"), NewRun("cluster:d"), NewRun() };
        foreach (var run in runs) await CreateAsync(run);
        await EndAsync(await ClaimAsync(runs[0].Id), RunSubStatus.Finished, HoldChange.Release);
        await EndAsync(await ClaimAsync(runs[1].Id), RunSubStatus.Cancelled, HoldChange.MarkUnsettled);
        await SuspendAsync(runs[2].Id, "window.closed", c => c with { DueAt = Now.AddHours(1) });

        // Another word of that kind, such as a definition's own variable may hold, is none.
        await SuspendAsync(runs[3].Id, "activity.timed_out", c => c with { DueAt = Now.AddHours(1), NeedsYou = true, Paused = true });

        var counts = await Work.CountAsync(Now.AddMinutes(2), Token);

        Assert.Equal((3L, 1L, 1L, 1L, runs[4].CreatedAt, 2L, 1L), Numbers(counts));
        Assert.Equal([(RunSubStatus.Pending, 1L), (RunSubStatus.Suspended, 2L)], counts.UnderWay.Select(run => (run.Key, run.Value)).Order());
        Assert.Equal(0, (await Work.CountAsync(Now.AddHours(2), Token)).PutOff);
        await ClaimAsync(runs[4].Id);
        Assert.Null((await Work.CountAsync(Now, Token)).OldestDue);
    }

    private const string Future = "20991231000000_Future";

    /// <summary>As a server works on the same database that knows the migrations up to this one.</summary>
    protected abstract IRunStore StoreThatKnows(string latest);

    [Fact]
    public async Task From_when_a_newer_version_has_migrated_an_older_server_claims_creates_and_reserves_nothing_and_writes_what_it_has_in_hand()
    {
        NewRun[] runs = [NewRun(), NewRun(), NewRun() with { Definition = new("limited", 1), RunLimit = 1 }, NewRun("cluster:lost")];
        foreach (var run in runs) await CreateAsync(run);
        var inHand = await ClaimAsync(runs[0].Id);
        var faulted = await ClaimAsync(runs[3].Id);
        await EndAsync(faulted, RunSubStatus.Faulted, HoldChange.Release);
        var due = await Store.FindDueAsync("s1", "n1", [runs[0].Id], 10, Now, Token);
        Assert.Equal(new HashSet<Guid> { runs[1].Id, runs[2].Id }, due.Select(run => run.RunId).ToHashSet());

        await ExecuteAsync($"insert into \"__EFMigrationsHistory\" values ('{Future}', '12.0.0')");
        try
        {
            Assert.Equal("db.newer", (await Assert.ThrowsAsync<WorkflowErrorException>(() => Store.FindDueAsync("s1", "n1", [], 10, Now, Token))).Error.Code);
            Assert.Empty(await Store.TryClaimAllAsync(due, "s1", Lease, Now, Token));
            foreach (var run in due) Assert.Null(await Store.TryClaimAsync(run, "s1", Lease, Now, Token));
            Assert.Null(await Store.TryReclaimAsync(runs[0].Id, "s1", Lease, Now, Token));
            foreach (var run in new[] { NewRun(), NewRun("cluster:new") })
            {
                Assert.Equal("db.newer", (await Assert.ThrowsAsync<WorkflowErrorException>(() => Store.CreateAsync(run, Token))).Error.Code);
            }

            Assert.Equal("db.newer", (await Assert.ThrowsAsync<WorkflowErrorException>(() => Store.PostAsync(NewMessage(runs[3].Id, InboxMessageKind.Retry), Token))).Error.Code);
            Assert.IsType<CheckpointResult.ClaimLost>(await Store.CommitAsync(Checkpoint(inHand.Claim) with { TakeHolds = ["cluster:new"] }, Token));
            Assert.Empty(await Reader.ReadHoldsAsync(Token));
            Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(Checkpoint(inHand.Claim) with { GiveBack = true, DueAt = Now }, Token));

            var newer = StoreThatKnows(Future);
            var number = Assert.IsType<CreateRunResult.Created>(await newer.CreateAsync(NewRun("cluster:new"), Token)).Number;
            Assert.Equal(runs.Length + 1, number); // what was refused drew none
            Assert.Equal(4, (await newer.FindDueAsync("s2", "n1", [], 10, Now, Token)).Count);
            Assert.Equal(runs[0].Id, Assert.Single(await newer.TryClaimAllAsync([.. (await newer.FindDueAsync("s2", "n1", [], 10, Now, Token)).Where(run => run.RunId == runs[0].Id)], "s2", Lease, Now, Token)).Claim.RunId);
            Assert.NotNull(await newer.TryClaimAsync(due.Single(run => run.RunId == runs[2].Id), "s2", Lease, Now, Token));
            Assert.NotNull(await newer.TryReclaimAsync(runs[0].Id, "s2", Lease, Now, Token));
            Assert.Equal(PostResult.Posted, await newer.PostAsync(NewMessage(runs[3].Id, InboxMessageKind.Retry), Token));
        }
        finally
        {
            await ExecuteAsync($"delete from \"__EFMigrationsHistory\" where \"MigrationId\" = '{Future}'");
        }

        async Task ExecuteAsync(string sql)
        {
            await using var connection = await Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    /// <summary>No checkpoint is written until the answer is disposed.</summary>
    protected abstract Task<IAsyncDisposable> HoldCommitsAsync();

    [Fact]
    public async Task Of_checkpoints_that_share_a_commit_each_keeps_its_own_guard_and_is_told_its_own_answer()
    {
        NewRun[] runs = [NewRun(), NewRun("cluster:a"), NewRun(), NewRun(), NewRun()];
        foreach (var run in runs) await CreateAsync(run);
        List<ClaimedRun> claimed = [];
        foreach (var run in runs) claimed.Add(await ClaimAsync(run.Id));
        var taken = Assert.IsType<ClaimedRun>(await Store.TryReclaimAsync(runs[2].Id, "s1", TimeSpan.FromSeconds(15), Now, Token));
        var obeyed = await PostAsync(runs[3].Id, InboxMessageKind.Resume);
        var came = await PostAsync(runs[4].Id, InboxMessageKind.Pause);

        List<Task<CheckpointResult>> committing;
        await using (await HoldCommitsAsync())
        {
            committing =
            [
                Store.CommitAsync(Changed(0) with { SubStatus = RunSubStatus.Suspended, DueAt = Now.AddHours(1), GiveBack = true, OnlyIfInboxEmpty = true }, Token),
                Store.CommitAsync(Changed(1) with { Status = RunStatus.Finished, SubStatus = RunSubStatus.Finished, GiveBack = true, Holds = HoldChange.Release }, Token),
                Store.CommitAsync(Changed(2), Token),
                Store.CommitAsync(Changed(3) with { Consumed = [obeyed.Id], SubStatus = RunSubStatus.Suspended, GiveBack = true, OnlyIfInboxEmpty = true }, Token),
                Store.CommitAsync(Changed(4) with { SubStatus = RunSubStatus.Suspended, GiveBack = true, OnlyIfInboxEmpty = true }, Token),
            ];
            Assert.All(committing, commit => Assert.False(commit.IsCompleted));
        }

        var answers = await Task.WhenAll(committing);
        Assert.IsType<CheckpointResult.Committed>(answers[0]);
        Assert.IsType<CheckpointResult.Committed>(answers[1]);
        Assert.IsType<CheckpointResult.ClaimLost>(answers[2]);
        Assert.IsType<CheckpointResult.Committed>(answers[3]);
        Assert.Equal([came.Id], Assert.IsType<CheckpointResult.InboxNotEmpty>(answers[4]).Inbox.Select(m => m.Id));
        var written = await Task.WhenAll(runs.Select(async run => (await Reader.ReadJournalAsync(run.Id, 1, 10, Token)).Count + (await Reader.ReadExecutionsAsync(run.Id, Token)).Count));
        Assert.Equal([2, 2, 0, 2, 0], written);
        Assert.Empty(await Reader.ReadHoldsAsync(Token));
        Assert.Equal(Now.AddHours(1), (await Queries.ReadAsync(runs[0].Id, Token))!.Overview.DueAt);
        Assert.Equal((RunStatus.Finished, true), (await Queries.ReadAsync(runs[1].Id, Token))!.Overview is var ended ? (ended.Status, ended.FinishedAt is not null) : default);
        Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(Checkpoint(taken.Claim), Token));

        Checkpoint Changed(int run) => WithHistory(claimed[run].Claim);
    }

    [Fact]
    public async Task One_whose_data_are_refused_does_not_take_those_down_that_share_its_commit()
    {
        NewRun[] runs = [NewRun(), NewRun(), NewRun()];
        foreach (var run in runs) await CreateAsync(run);
        List<ClaimedRun> claimed = [];
        foreach (var run in runs) claimed.Add(await ClaimAsync(run.Id));

        List<Task<CheckpointResult>> committing;
        await using (await HoldCommitsAsync())
        {
            // A line that is there already.
            committing = [.. claimed.Select((run, i) => Store.CommitAsync(WithHistory(run.Claim) is var c && i == 1 ? c with { Journal = NewRun().Journal } : c, Token))];
        }

        Assert.IsType<CheckpointResult.Committed>(await committing[0]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => committing[1]);
        Assert.IsType<CheckpointResult.Committed>(await committing[2]);
        var written = await Task.WhenAll(runs.Select(async run => (await Reader.ReadExecutionsAsync(run.Id, Token)).Count));
        Assert.Equal([1, 0, 1], written);
        Assert.Null((await Queries.ReadAsync(runs[1].Id, Token))!.Overview.UpdatedAt);
    }

    private Checkpoint WithHistory(RunClaim claim) => Checkpoint(claim) with
    {
        Journal = Lines("""{"eventName":"Note"}"""),
        Executions = [new() { Id = "e", ActivityId = "a", ActivityNodeId = "w:a", ActivityType = "Elsa.WriteLine", ActivityTypeVersion = 1, StartedAt = Now, Status = "Completed" }],
    };

    [Fact]
    public async Task Runs_are_listed_newest_first_by_filter_and_page()
    {
        var runs = new[] { NewRun() with { Subject = "a" }, NewRun() with { Subject = "b" }, NewRun() with { Subject = "a" } };
        foreach (var run in runs) await CreateAsync(run);
        await EndAsync(await ClaimAsync(runs[0].Id), RunSubStatus.Faulted, HoldChange.Release);

        var all = await Queries.ListAsync(new RunFilter(), Token);
        Assert.Equal(runs.Reverse().Select(run => run.Id), all.Runs.Select(run => run.Id));
        var page = await Queries.ListAsync(new RunFilter { Offset = 1, Limit = 1 }, Token);
        Assert.Equal((3L, runs[1].Id), (page.Total, Assert.Single(page.Runs).Id));
        Assert.Equal([runs[2].Id, runs[0].Id], (await Queries.ListAsync(new RunFilter { Subject = "a" }, Token)).Runs.Select(run => run.Id));
        Assert.Equal([runs[0].Id], (await Queries.ListAsync(new RunFilter { Subject = "a", Status = RunStatus.Finished, SubStatus = RunSubStatus.Faulted }, Token)).Runs.Select(run => run.Id));
        Assert.Empty((await Queries.ListAsync(new RunFilter { DefinitionId = "other" }, Token)).Runs);

        // Where a list goes on, and of how many it is.
        var second = await Queries.ListAsync(new RunFilter { Before = all.Runs[0].Number, Limit = 1 }, Token);
        Assert.Equal((3L, runs[1].Id), (second.Total, Assert.Single(second.Runs).Id));
        Assert.Empty((await Queries.ListAsync(new RunFilter { Before = all.Runs[^1].Number }, Token)).Runs);
        await SuspendAsync(runs[2].Id, "window.closed", c => c with { NeedsYou = true });
        Assert.Equal([runs[2].Id], (await Queries.ListAsync(new RunFilter { NeedsYou = true, Subject = "a", Before = 1000 }, Token)).Runs.Select(run => run.Id));
        Assert.Equal([runs[1].Id, runs[0].Id], (await Queries.ListAsync(new RunFilter { NeedsYou = false }, Token)).Runs.Select(run => run.Id));
    }

    [Fact]
    public async Task Those_that_were_put_off_are_listed_and_those_that_wait_for_a_delay_of_their_own_are_not()
    {
        var runs = new[] { NewRun(), NewRun(), NewRun(), NewRun() };
        foreach (var run in runs) await CreateAsync(run);
        await SuspendAsync(runs[0].Id, "window.closed", c => c with { DueAt = Now.AddHours(1) });
        await SuspendAsync(runs[1].Id, "gate.closed", c => c with { DueAt = Now.AddHours(1) });
        await SuspendAsync(runs[2].Id, "window.closed", c => c with { DueAt = Now.AddHours(1), State = new RunState().ToJson() });

        Assert.Equal([runs[0].Id, runs[1].Id], await Queries.ListPutOffAsync(Token));
        await PostAsync(runs[0].Id, InboxMessageKind.Cancel);
        await EndAsync(await ClaimAsync(runs[0].Id), RunSubStatus.Cancelled, HoldChange.Release);
        Assert.Equal([runs[1].Id], await Queries.ListPutOffAsync(Token));
    }

    [Fact]
    public async Task A_run_is_found_by_number_id_or_subject()
    {
        var run = NewRun(holds: ["cluster:a"]) with { Subject = "a" };
        var number = await CreateAsync(run);

        Assert.Equal(run.Id, (await Queries.FindAsync($"{number}", Token))?.Id);
        Assert.Equal(number, (await Queries.FindAsync(run.Id.ToString().ToUpperInvariant(), Token))?.Number);
        Assert.Null(await Queries.FindAsync("nonsense", Token));
        Assert.Null(await Queries.FindAsync("4711", Token));
        Assert.Equal(run.Id, (await Queries.FindActiveAsync("a", Token))?.Id);

        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Faulted, HoldChange.Keep);
        Assert.Equal(run.Id, (await Queries.FindActiveAsync("a", Token))?.Id);
        await PostAsync(run.Id, InboxMessageKind.Retry);
        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Finished, HoldChange.Release);
        Assert.Null(await Queries.FindActiveAsync("a", Token));
    }

    private static (long UnderWay, long NeedYou, long Paused, long PutOff, DateTimeOffset? OldestDue, long Settled, long Unsettled) Numbers(WorkCounts counts) =>
        (counts.UnderWay.Values.Sum(), counts.NeedYou, counts.Paused, counts.PutOff, counts.OldestDue, counts.HoldsSettled, counts.HoldsUnsettled);

    private async Task SuspendAsync(Guid id, string deferredBy, Func<Checkpoint, Checkpoint> change)
    {
        var claimed = await ClaimAsync(id);
        RunState state = new()
        {
            Queue = [new() { ExecutionId = "e", NodeId = "n", FrameId = "f", NotBefore = Now.AddHours(1), Deferred = WorkflowError.Transient(deferredBy, "Not now.") }],
        };
        Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(
            change(Checkpoint(claimed.Claim) with { State = state.ToJson(), SubStatus = RunSubStatus.Suspended, GiveBack = true }), Token));
    }
}

/// <summary>Reads through the queries of API and command.</summary>
internal sealed class QueriedRuns(RunQueries queries, INotificationStore notifications) : IRunReader
{
    public Task<RunDetails?> ReadAsync(Guid id, CancellationToken cancellationToken) => queries.ReadAsync(id, cancellationToken);

    public Task<IReadOnlyList<JournalLine>> ReadJournalAsync(Guid id, long from, int limit, CancellationToken cancellationToken) =>
        queries.ReadJournalAsync(id, from, limit, cancellationToken);

    public Task<IReadOnlyList<ExecutionRecord>> ReadExecutionsAsync(Guid id, CancellationToken cancellationToken) => queries.ReadExecutionsAsync(id, cancellationToken);

    public Task<IReadOnlyList<RunHold>> ReadHoldsAsync(CancellationToken cancellationToken) => queries.ReadHoldsAsync(cancellationToken);

    public async Task<IReadOnlyList<RunNotification>> ReadNotificationsAsync(Guid id, CancellationToken cancellationToken) =>
        [.. (await notifications.ListAsync(new(id, Limit: 1000), cancellationToken)).Reverse().Select(n => new RunNotification(n.Id, n.Kind, 0, n.Message, n.Advice, n.Code, n.By, n.At))];
}
