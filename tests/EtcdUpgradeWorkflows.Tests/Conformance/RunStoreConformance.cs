using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Tests.Conformance;

/// <summary>Reads what a store wrote, for the suite.</summary>
public interface IRunReader
{
    Task<RunDetails?> ReadAsync(Guid id, CancellationToken cancellationToken);

    Task<IReadOnlyList<JournalLine>> ReadJournalAsync(Guid id, long from, int limit, CancellationToken cancellationToken);

    Task<IReadOnlyList<ExecutionRecord>> ReadExecutionsAsync(Guid id, CancellationToken cancellationToken);

    Task<IReadOnlyList<RunHold>> ReadHoldsAsync(CancellationToken cancellationToken);

    /// <summary>What people are told of it, the oldest first.</summary>
    Task<IReadOnlyList<RunNotification>> ReadNotificationsAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>What every run store promises: the databases, and the one in memory that scenarios and the crash exploration run on.</summary>
public abstract class RunStoreConformance
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private DateTimeOffset now = Start;

    /// <summary>The clock that statements are given.</summary>
    protected DateTimeOffset Now => now;

    protected abstract IRunStore Store { get; }

    protected abstract IRunReader Reader { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_and_its_holds_are_created_together()
    {
        var run = NewRun(holds: ["cluster:a", "cluster:b"]);
        var number = await CreateAsync(run);

        var details = await ReadAsync(run.Id);
        Assert.Equal(number, details.Overview.Number);
        Assert.Equal(["cluster:a", "cluster:b"], details.Holds.Select(hold => hold.Key));
        Assert.All(details.Holds, hold => Assert.Equal((run.Id, details.Overview.Fence, false), (hold.RunId, hold.Fence, hold.Unsettled)));
        Assert.True(details.Overview.Fence > 0);
        Assert.Equal(run.Journal, await Reader.ReadJournalAsync(run.Id, 0, 100, Token));
    }

    [Fact]
    public async Task All_of_a_new_run_is_stored_and_read_back()
    {
        var run = NewRun() with
        {
            Name = "Saturday's", Subject = "prod-a", Node = "n1", Grants = [new Grant("allow-downtime", "anna")], IdempotencyKey = "schedule-7@10:00",
            Pins = [new DefinitionVersion("upgrade", 3), new DefinitionVersion("rollback-mixed", 1)], CreatedAt = Start.AddTicks(12345),
            DueAt = new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.FromHours(2)),
        };
        await CreateAsync(run);

        var details = await ReadAsync(run.Id);
        Assert.Equal((run.Name, run.Subject, run.Node, run.IdempotencyKey), (details.Overview.Name, details.Overview.Subject, details.Overview.Node, details.IdempotencyKey));
        Assert.Equal(run.Pins, details.Pins);
        Assert.Equal(run.Grants, details.Grants);
        Assert.Equal((run.State, run.Input), (details.State, details.Input));
        Assert.Equal(Start.AddTicks(12340), details.Overview.CreatedAt);
        Assert.Equal(run.DueAt, details.Overview.DueAt);
        Assert.Equal((RunStatus.Running, RunSubStatus.Pending), (details.Overview.Status, details.Overview.SubStatus));
        Assert.Null(details.Overview.UpdatedAt);
    }

    [Fact]
    public async Task A_second_run_for_a_held_key_is_refused_and_names_the_first()
    {
        var first = NewRun(holds: ["cluster:a"]);
        var number = await CreateAsync(first);
        var second = NewRun(holds: ["cluster:0", "cluster:a"]);

        Assert.Equal(new CreateRunResult.Held("cluster:a", first.Id, number), await Store.CreateAsync(second, Token));

        Assert.Null(await Reader.ReadAsync(second.Id, Token));
        Assert.DoesNotContain(await Reader.ReadHoldsAsync(Token), hold => hold.Key == "cluster:0");
        Assert.Equal(number + 1, await CreateAsync(NewRun(holds: ["cluster:0"])));
    }

    [Fact]
    public async Task Of_two_creators_at_once_one_gets_the_key()
    {
        var runs = Enumerable.Range(0, 6).Select(_ => NewRun(holds: ["cluster:a"])).ToArray();
        var results = await Task.WhenAll(runs.Select(run => Task.Run(() => Store.CreateAsync(run, Token), Token)));
        Assert.Single(results.OfType<CreateRunResult.Created>());
        Assert.Equal(5, results.OfType<CreateRunResult.Held>().Count());
    }

    [Fact]
    public async Task A_key_left_unsettled_by_a_finished_run_changes_hands()
    {
        var first = NewRun(holds: ["cluster:a"]);
        await CreateAsync(first);
        await EndAsync(await ClaimAsync(first.Id), RunSubStatus.Cancelled, HoldChange.MarkUnsettled);
        Assert.True(Assert.Single(await Reader.ReadHoldsAsync(Token)).Unsettled);

        var second = NewRun(holds: ["cluster:a"]);
        await CreateAsync(second);

        var hold = Assert.Single(await Reader.ReadHoldsAsync(Token));
        Assert.Equal((second.Id, (await ReadAsync(second.Id)).Overview.Fence, false), (hold.RunId, hold.Fence, hold.Unsettled));
    }

    [Fact]
    public async Task Whoever_takes_an_unsettled_key_over_has_it_open_from_the_same_transaction_on()
    {
        var created = NewRun(holds: ["cluster:a", "etcd:1"]);
        await LeaveUnsettledAsync("cluster:a");
        await CreateAsync(created);
        Assert.Equal(["unsettled:cluster:a"], await OpenKeysAsync(created.Id));

        var later = NewRun();
        await LeaveUnsettledAsync("cluster:b");
        await CreateAsync(later);
        var claimed = await ClaimAsync(later.Id);
        var committed = await CommitAsync(Checkpoint(claimed.Claim) with { TakeHolds = ["cluster:b", "cluster:c"] });
        Assert.Equal(["cluster:b"], committed.TakenOver);
        Assert.Equal(["unsettled:cluster:b"], await OpenKeysAsync(later.Id));
        Assert.All((await ReadAsync(later.Id)).Holds, hold => Assert.Equal((committed.Number, false), (hold.Fence, hold.Unsettled)));
    }

    [Fact]
    public async Task A_retry_that_takes_its_key_back_unsettled_has_it_open()
    {
        var first = NewRun(holds: ["cluster:a"]);
        await CreateAsync(first);
        await EndAsync(await ClaimAsync(first.Id), RunSubStatus.Faulted, HoldChange.Release);
        await LeaveUnsettledAsync("cluster:a");

        await PostAsync(first.Id, InboxMessageKind.Retry);

        Assert.Equal(["unsettled:cluster:a"], await OpenKeysAsync(first.Id));
        Assert.Equal((first.Id, false), Assert.Single(await Reader.ReadHoldsAsync(Token)) is var hold ? (hold.RunId, hold.Unsettled) : default);
    }

    [Fact]
    public async Task A_run_that_is_created_while_another_ends_unsettled_is_refused_or_has_the_key_open()
    {
        for (var round = 0; round < 20; round++)
        {
            var key = $"cluster:{round}";
            var first = NewRun(key);
            await CreateAsync(first);
            var claimed = await ClaimAsync(first.Id);
            var second = NewRun(key);
            var ending = Task.Run(() => EndAsync(claimed, RunSubStatus.Cancelled, HoldChange.MarkUnsettled), Token);
            var creating = Task.Run(() => Store.CreateAsync(second, Token), Token);
            await ending;
            if (await creating is CreateRunResult.Created)
            {
                Assert.Equal([$"unsettled:{key}"], await OpenKeysAsync(second.Id));
                await EndAsync(await ClaimAsync(second.Id), RunSubStatus.Finished, HoldChange.Release);
            }
            else
            {
                Assert.IsType<CreateRunResult.Held>(await creating);
            }
        }
    }

    [Fact]
    public async Task The_same_idempotency_key_or_id_gives_the_first_run()
    {
        var first = NewRun(holds: ["cluster:a"]) with { IdempotencyKey = "schedule-7@10:00" };
        var number = await CreateAsync(first);

        var again = NewRun(holds: ["cluster:a"]) with { IdempotencyKey = "schedule-7@10:00" };
        Assert.Equal(new CreateRunResult.Duplicate(first.Id, number), await Store.CreateAsync(again, Token));
        Assert.Equal(new CreateRunResult.Duplicate(first.Id, number), await Store.CreateAsync(first, Token));
    }

    [Fact]
    public async Task Of_two_creators_with_one_idempotency_key_one_creates()
    {
        var runs = Enumerable.Range(0, 6).Select(_ => NewRun() with { IdempotencyKey = "once" }).ToArray();
        var results = await Task.WhenAll(runs.Select(run => Task.Run(() => Store.CreateAsync(run, Token), Token)));
        Assert.Single(results.OfType<CreateRunResult.Created>());
        Assert.Equal(5, results.OfType<CreateRunResult.Duplicate>().Count());
    }

    [Fact]
    public async Task A_claim_reads_the_run()
    {
        var run = NewRun(holds: ["cluster:b", "cluster:a"]) with { Subject = "prod-a", Grants = [new Grant("allow-downtime", "anna")] };
        var number = await CreateAsync(run);
        await PostAsync(run.Id, InboxMessageKind.Pause);

        var claimed = await ClaimAsync(run.Id);

        Assert.Equal((number, run.Definition, run.State, run.Input, "prod-a"), (claimed.RunNumber, claimed.Definition, claimed.State, claimed.Input, claimed.Subject));
        Assert.Equal(run.Pins, claimed.Pins);
        Assert.Equal(run.Grants, claimed.Grants);
        Assert.Equal(["cluster:a", "cluster:b"], claimed.Holds);
        Assert.Equal([InboxMessageKind.Pause], claimed.Inbox.Select(message => message.Kind));
        Assert.False(claimed.Interrupted);
        Assert.Null(claimed.UpdatedAt);
    }

    [Fact]
    public async Task Of_many_claimers_one_wins()
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        var due = Assert.Single(await FindDueAsync("s1"));

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Store.TryClaimAsync(due, $"s{i}", Lease, now, Token), Token)));

        var claim = Assert.Single(claims.OfType<ClaimedRun>()).Claim;
        Assert.Equal(claim.Number, (await ReadAsync(run.Id)).Overview.Fence);
    }

    [Fact]
    public async Task Numbers_only_rise_and_are_the_same_on_run_and_holds()
    {
        var first = NewRun(holds: ["cluster:a", "cluster:b"]);
        var second = NewRun(holds: ["cluster:c"]);
        await CreateAsync(first);
        await CreateAsync(second);
        var last = 0L;
        for (var round = 0; round < 3; round++)
        {
            foreach (var id in new[] { first.Id, second.Id })
            {
                var claimed = await ClaimAsync(id);
                Assert.True(claimed.Claim.Number > last);
                last = claimed.Claim.Number;
                var details = await ReadAsync(id);
                Assert.Equal(last, details.Overview.Fence);
                Assert.All(details.Holds, hold => Assert.Equal(last, hold.Fence));
                Assert.True(await Store.ReleaseAsync(claimed.Claim, Token));
            }
        }
    }

    [Fact]
    public async Task What_people_are_told_is_written_with_its_event_and_once()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var (first, second) = (Notification(run.Id, 1), Notification(run.Id, 2) with { Advice = null, Code = null, At = now.AddSeconds(1), By = "anna" });

        await CommitAsync(Checkpoint(claimed.Claim) with { Notifications = [first] });
        await CommitAsync(Checkpoint(claimed.Claim) with { Notifications = [first with { Message = "again" }, second] });

        Assert.Equal([first with { Line = 0 }, second with { Line = 0 }], await Reader.ReadNotificationsAsync(run.Id, Token));
    }

    [Fact]
    public async Task People_are_not_told_of_what_was_not_written()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await PostAsync(run.Id, InboxMessageKind.Pause);

        Assert.IsType<CheckpointResult.InboxNotEmpty>(await Store.CommitAsync(
            Checkpoint(claimed.Claim) with { GiveBack = true, OnlyIfInboxEmpty = true, Notifications = [Notification(run.Id, 1)] }, Token));

        Assert.Empty(await Reader.ReadNotificationsAsync(run.Id, Token));
    }

    [Fact]
    public async Task A_stale_number_writes_nothing()
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        var stale = await ClaimAsync(run.Id);
        now += Lease;
        var fresh = await ClaimAsync(run.Id, "s2");
        var before = await ReadAsync(run.Id);

        var checkpoint = Checkpoint(stale.Claim) with
        {
            State = """{"format":1,"stale":true}""", Executions = [Execution("x")], Journal = Lines("stale"), Holds = HoldChange.Release, GiveBack = true,
            Notifications = [Notification(run.Id, 1)],
        };
        Assert.IsType<CheckpointResult.ClaimLost>(await Store.CommitAsync(checkpoint, Token));
        Assert.IsType<CheckpointResult.ClaimLost>(await Store.CommitAsync(checkpoint with { TakeHolds = ["cluster:b"] }, Token));
        Assert.IsType<CheckpointResult.ClaimLost>(await Store.CommitAsync(checkpoint with { OnlyIfInboxEmpty = true }, Token));
        Assert.Empty(await Store.RenewAsync("s1", [stale.Claim], Lease, now, Token));
        Assert.False(await Store.ReleaseAsync(stale.Claim, Token));
        Assert.Empty(await Reader.ReadNotificationsAsync(run.Id, Token));

        var after = await ReadAsync(run.Id);
        Assert.Equal(before.Overview, after.Overview);
        Assert.Equal(before.State, after.State);
        Assert.Equal(before.Holds, after.Holds);
        Assert.Single(await Reader.ReadJournalAsync(run.Id, 0, 100, Token));
        Assert.Empty(await Reader.ReadExecutionsAsync(run.Id, Token));
        Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(Checkpoint(fresh.Claim), Token));
    }

    [Fact]
    public async Task A_checkpoint_writes_all_it_says()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        now += TimeSpan.FromSeconds(1);

        var result = await Store.CommitAsync(
            Checkpoint(claimed.Claim) with
            {
                State = """{"format":1,"nextId":7}""", SubStatus = RunSubStatus.Suspended, DueAt = now.AddMinutes(5), Paused = true, NeedsYou = true, IncidentCount = 2,
                CurrentActivity = "swap", Progress = """{"members":[]}""", Outputs = """{"a":1}""", Journal = Lines("one", "two"),
            },
            Token);

        Assert.Equal(claimed.Claim.Number, Assert.IsType<CheckpointResult.Committed>(result).Number);
        var details = await ReadAsync(run.Id);
        Assert.Equal("""{"format":1,"nextId":7}""", details.State);
        Assert.Equal(("""{"members":[]}""", """{"a":1}"""), (details.Progress, details.Outputs));
        var summary = details.Overview;
        Assert.Equal((RunStatus.Running, RunSubStatus.Suspended, true, true, 2, "swap"),
            (summary.Status, summary.SubStatus, summary.Paused, summary.NeedsYou, summary.IncidentCount, summary.CurrentActivity));
        Assert.Equal((now.AddMinutes(5), now, "s1"), (summary.DueAt, summary.UpdatedAt, summary.Owner));
        Assert.Equal([0L, 1, 2], (await Reader.ReadJournalAsync(run.Id, 0, 100, Token)).Select(line => line.Sequence));

        await CommitAsync(Checkpoint(claimed.Claim));
        details = await ReadAsync(run.Id);
        Assert.Equal(("""{"members":[]}""", """{"a":1}"""), (details.Progress, details.Outputs));
        Assert.Equal((null, false, null), (details.Overview.DueAt, details.Overview.Paused, details.Overview.CurrentActivity));
    }

    [Fact]
    public async Task Journal_lines_are_chained_and_never_written_twice()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var texts = new[] { run.Journal[0].Text, """{"ü":"\u0000 \"quoted\""}""", "line\nbreak" };
        await CommitAsync(Checkpoint(claimed.Claim) with
        {
            Journal = Lines(texts[1..]),
        });

        var lines = await Reader.ReadJournalAsync(run.Id, 1, 100, Token);
        Assert.Equal(texts[1..], lines.Select(line => line.Text));
        Assert.Equal(JournalEntry.HashOf(lines[0].Text), lines[1].PreviousHash);
        await Assert.ThrowsAnyAsync<Exception>(() => Store.CommitAsync(Checkpoint(claimed.Claim) with { NeedsYou = true, Journal = [.. Lines("other", "again").Skip(1)] }, Token));
        Assert.False((await ReadAsync(run.Id)).Overview.NeedsYou);
    }

    [Fact]
    public async Task An_execution_is_inserted_and_then_replaced()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var first = Execution("e1") with { StartedAt = Start.AddTicks(99) };
        var done = first with
        {
            Status = "Completed", CompletedAt = Start.AddSeconds(1), Outputs = """{"a":"\u0000ü"}""", ActivityState = "{}", Properties = "{}", Payload = "{}", Exception = "{}",
            HasBookmarks = true, AggregateFaultCount = 2, Attempt = 3, SchedulingActivityExecutionId = "e0", SchedulingActivityId = "a0", CallStackDepth = 4, ActivityName = "n",
        };
        await CommitAsync(Checkpoint(claimed.Claim) with { Executions = [first, Execution("e2") with { StartedAt = Start.AddSeconds(9) }] });
        Assert.Equal(["Running", "Running"], (await Reader.ReadExecutionsAsync(run.Id, Token)).Select(execution => execution.Status));

        await CommitAsync(Checkpoint(claimed.Claim) with { Executions = [first with { Attempt = 2 }, done] });

        var executions = await Reader.ReadExecutionsAsync(run.Id, Token);
        Assert.Equal(2, executions.Count);
        Assert.Equal(done with { StartedAt = Start.AddTicks(90) }, executions[0]);
    }

    [Fact]
    public async Task A_checkpoint_returns_the_messages_that_came_and_consumes_those_it_obeyed()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var pause = await PostAsync(run.Id, InboxMessageKind.Pause);
        var resume = await PostAsync(run.Id, InboxMessageKind.Resume);

        var committed = await CommitAsync(Checkpoint(claimed.Claim));
        Assert.Equal([pause, resume], committed.Inbox);

        committed = await CommitAsync(Checkpoint(claimed.Claim) with { Consumed = [pause.Id] });
        Assert.Equal([resume], committed.Inbox);
        Assert.Equal([resume], (await ReadAsync(run.Id)).Inbox);
    }

    [Fact]
    public async Task A_checkpoint_that_wants_an_empty_inbox_writes_nothing_when_a_message_came()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var pause = await PostAsync(run.Id, InboxMessageKind.Pause);
        var cancel = await PostAsync(run.Id, InboxMessageKind.Cancel);
        var wait = Checkpoint(claimed.Claim) with { GiveBack = true, OnlyIfInboxEmpty = true, NeedsYou = true, Journal = Lines("waits") };

        var refused = Assert.IsType<CheckpointResult.InboxNotEmpty>(await Store.CommitAsync(wait with { Consumed = [pause.Id] }, Token));
        Assert.Equal([cancel], refused.Inbox);
        var details = await ReadAsync(run.Id);
        Assert.Equal(("s1", false), (details.Overview.Owner, details.Overview.NeedsYou));
        Assert.Equal([pause, cancel], details.Inbox);

        Assert.Empty((await CommitAsync(wait with { Consumed = [pause.Id, cancel.Id] })).Inbox);
        Assert.Null((await ReadAsync(run.Id)).Overview.Owner);
    }

    [Fact]
    public async Task A_run_that_waits_is_not_due_until_its_time()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await CommitAsync(Checkpoint(claimed.Claim) with { GiveBack = true, DueAt = now.AddMinutes(1), SubStatus = RunSubStatus.Suspended });

        Assert.Empty(await FindDueAsync("s2"));
        Assert.Equal(now.AddMinutes(1), await Store.NextDueAsync("n1", now, Token));
        now += TimeSpan.FromMinutes(1);
        var again = await ClaimAsync(run.Id, "s2");
        Assert.False(again.Interrupted);
        Assert.Equal(now.AddMinutes(-1), again.UpdatedAt);
        Assert.Equal(RunSubStatus.Suspended, again.SubStatus);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_message_is_due_when_one_came()
    {
        var run = NewRun();
        await CreateAsync(run);
        await CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { GiveBack = true });
        Assert.Empty(await FindDueAsync("s1"));
        Assert.Null(await Store.NextDueAsync("n1", now, Token));

        await PostAsync(run.Id, InboxMessageKind.Event);

        Assert.Equal(now, await Store.NextDueAsync("n1", now, Token));
        Assert.Single((await ClaimAsync(run.Id)).Inbox);
    }

    [Fact]
    public async Task A_message_that_came_before_a_run_gave_itself_back_is_not_forgotten()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await PostAsync(run.Id, InboxMessageKind.Event);
        await CommitAsync(Checkpoint(claimed.Claim) with { GiveBack = true });

        Assert.Equal(run.Id, Assert.Single(await FindDueAsync("s2")).RunId);
        Assert.Equal(now, await Store.NextDueAsync("n1", now, Token));
    }

    [Fact]
    public async Task Messages_and_waiting_checkpoints_at_once_lose_nothing()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var posts = Enumerable.Range(0, 40).Select(_ => NewMessage(run.Id, InboxMessageKind.Event)).ToArray();
        var posting = Task.Run(
            async () =>
            {
                foreach (var message in posts) Assert.Equal(PostResult.Posted, await Store.PostAsync(message, Token));
            },
            Token);

        var obeyed = new List<Guid>();
        var consumed = Array.Empty<Guid>();
        while (true)
        {
            var last = posting.IsCompleted;
            var result = await Store.CommitAsync(Checkpoint(claimed.Claim) with { OnlyIfInboxEmpty = true, GiveBack = last, Consumed = consumed }, Token);
            if (result is CheckpointResult.InboxNotEmpty { Inbox: var inbox })
            {
                Assert.NotEmpty(inbox);
                consumed = [.. consumed, .. inbox.Select(message => message.Id)];
                continue;
            }

            Assert.Empty(Assert.IsType<CheckpointResult.Committed>(result).Inbox);
            obeyed.AddRange(consumed);
            consumed = [];
            if (last) break;
        }

        await posting;
        Assert.Equal(posts.Select(message => message.Id), obeyed);
        Assert.Empty((await ReadAsync(run.Id)).Inbox);
    }

    [Fact]
    public async Task A_lease_that_ended_makes_the_run_free_and_interrupted()
    {
        var run = NewRun();
        await CreateAsync(run);
        await ClaimAsync(run.Id);
        Assert.Empty(await FindDueAsync("s2"));
        Assert.Equal(now + Lease, await Store.NextDueAsync("n1", now, Token));

        now += Lease - TimeSpan.FromMicroseconds(1);
        Assert.Empty(await FindDueAsync("s2"));
        now += TimeSpan.FromMicroseconds(1);
        Assert.True((await ClaimAsync(run.Id, "s2")).Interrupted);
    }

    [Fact]
    public async Task A_claim_of_a_run_whose_lease_still_runs_is_refused()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        Assert.Null(await Store.TryClaimAsync(new DueRun(run.Id, claimed.Claim.Number), "s2", Lease, now, Token));
    }

    [Fact]
    public async Task A_renewed_lease_holds_longer()
    {
        var run = NewRun();
        var other = NewRun();
        await CreateAsync(run);
        await CreateAsync(other);
        var claim = (await ClaimAsync(run.Id)).Claim;
        var taken = (await ClaimAsync(other.Id)).Claim;
        now += TimeSpan.FromSeconds(10);

        var renewed = await Store.RenewAsync("s1", [claim, taken with { Number = taken.Number - 1 }], Lease, now, Token);

        Assert.Equal([run.Id], renewed);
        now += TimeSpan.FromSeconds(10);
        Assert.Equal([other.Id], (await FindDueAsync("s2")).Select(due => due.RunId));
        Assert.Empty(await Store.RenewAsync("s2", [claim], Lease, now, Token));
    }

    [Fact]
    public async Task A_restarted_server_finds_its_own_leases_free_but_not_what_is_in_its_hand()
    {
        var run = NewRun();
        await CreateAsync(run);
        await ClaimAsync(run.Id);

        Assert.Empty(await Store.FindDueAsync("s1", "n1", [run.Id], 10, now, Token));
        Assert.Single(await Store.FindDueAsync("s1", "n1", [], 10, now, Token));
        Assert.True((await ClaimAsync(run.Id)).Interrupted);
    }

    [Fact]
    public async Task A_released_run_is_due_at_once_and_was_not_interrupted()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await CommitAsync(Checkpoint(claimed.Claim) with { DueAt = now.AddHours(1) });

        Assert.True(await Store.ReleaseAsync(claimed.Claim, Token));

        Assert.False(await Store.ReleaseAsync(claimed.Claim, Token));
        Assert.False((await ClaimAsync(run.Id, "s2")).Interrupted);
    }

    [Fact]
    public async Task In_doubt_a_server_claims_its_run_again_with_a_new_number()
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        var first = await ClaimAsync(run.Id);

        var again = await Store.TryReclaimAsync(run.Id, "s1", Lease, now, Token);

        Assert.NotNull(again);
        Assert.True(again.Interrupted);
        Assert.True(again.Claim.Number > first.Claim.Number);
        Assert.Equal(again.Claim.Number, Assert.Single((await ReadAsync(run.Id)).Holds).Fence);
        Assert.IsType<CheckpointResult.ClaimLost>(await Store.CommitAsync(Checkpoint(first.Claim), Token));

        await CommitAsync(Checkpoint(again.Claim) with { GiveBack = true });
        Assert.False(Assert.IsType<ClaimedRun>(await Store.TryReclaimAsync(run.Id, "s1", Lease, now, Token)).Interrupted);
        Assert.Null(await Store.TryReclaimAsync(run.Id, "s2", Lease, now, Token));
    }

    [Fact]
    public async Task A_finished_run_is_neither_found_nor_claimed()
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release);

        now += TimeSpan.FromHours(1);
        Assert.Empty(await FindDueAsync("s1"));
        Assert.Null(await Store.NextDueAsync("n1", now, Token));
        Assert.Null(await Store.TryClaimAsync(new DueRun(run.Id, claimed.Claim.Number), "s1", Lease, now, Token));
        Assert.Null(await Store.TryReclaimAsync(run.Id, "s1", Lease, now, Token));
        Assert.Empty(await Reader.ReadHoldsAsync(Token));
        Assert.NotNull((await ReadAsync(run.Id)).Overview.FinishedAt);
        await CreateAsync(NewRun(holds: ["cluster:a"]));
    }

    [Fact]
    public async Task A_run_that_faulted_half_way_keeps_its_key_and_retry_re_opens_it()
    {
        var run = NewRun(holds: ["cluster:a"]);
        var number = await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        await EndAsync(claimed, RunSubStatus.Faulted, HoldChange.Keep);
        Assert.Equal(new CreateRunResult.Held("cluster:a", run.Id, number), await Store.CreateAsync(NewRun(holds: ["cluster:a"]), Token));
        Assert.Equal(PostResult.Ended, await Store.PostAsync(NewMessage(run.Id, InboxMessageKind.Resume), Token));

        var retry = await PostAsync(run.Id, InboxMessageKind.Retry);

        var summary = (await ReadAsync(run.Id)).Overview;
        Assert.Equal((RunStatus.Running, RunSubStatus.Pending, null), (summary.Status, summary.SubStatus, summary.FinishedAt));
        var again = await ClaimAsync(run.Id);
        Assert.Equal([retry], again.Inbox);
        Assert.Equal(["cluster:a"], again.Holds);
        Assert.True(again.Claim.Number > claimed.Claim.Number);
    }

    [Theory]
    [InlineData(HoldChange.Release)]
    [InlineData(HoldChange.MarkUnsettled)]
    public async Task Retry_of_a_faulted_run_takes_the_keys_it_had_again(HoldChange change)
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var committed = await CommitAsync(Checkpoint(claimed.Claim) with { TakeHolds = ["cluster:b"] });
        await EndAsync(claimed with { Claim = claimed.Claim with { Number = committed.Number } }, RunSubStatus.Faulted, change);

        await PostAsync(run.Id, InboxMessageKind.Retry);

        var details = await ReadAsync(run.Id);
        Assert.Equal(["cluster:a", "cluster:b"], details.Holds.Select(hold => hold.Key));
        Assert.All(details.Holds, hold => Assert.Equal((details.Overview.Fence, false), (hold.Fence, hold.Unsettled)));
    }

    [Theory]
    [InlineData(HoldChange.Release)]
    [InlineData(HoldChange.MarkUnsettled)]
    public async Task Retry_of_a_faulted_run_is_refused_while_another_has_its_key(HoldChange change)
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Faulted, change);
        await CreateAsync(NewRun(holds: ["cluster:a"]));
        var retry = NewMessage(run.Id, InboxMessageKind.Retry);

        Assert.Equal(PostResult.Held, await Store.PostAsync(retry, Token));

        var details = await ReadAsync(run.Id);
        Assert.Equal(RunStatus.Finished, details.Overview.Status);
        Assert.Empty(details.Inbox);
        Assert.Equal(PostResult.Held, await Store.PostAsync(retry, Token));
    }

    [Theory]
    [InlineData(RunSubStatus.Finished)]
    [InlineData(RunSubStatus.Cancelled)]
    public async Task A_run_that_did_not_fault_is_not_re_opened(RunSubStatus ending)
    {
        var run = NewRun();
        await CreateAsync(run);
        await EndAsync(await ClaimAsync(run.Id), ending, HoldChange.Release);
        Assert.Equal(PostResult.Ended, await Store.PostAsync(NewMessage(run.Id, InboxMessageKind.Retry), Token));
    }

    [Fact]
    public async Task A_checkpoint_takes_keys_with_a_new_number()
    {
        var run = NewRun(holds: ["cluster:a"]);
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);

        var committed = await CommitAsync(Checkpoint(claimed.Claim) with { TakeHolds = ["cluster:b", "cluster:a"], Journal = Lines("took") });

        Assert.True(committed.Number > claimed.Claim.Number);
        var details = await ReadAsync(run.Id);
        Assert.Equal(["cluster:a", "cluster:b"], details.Holds.Select(hold => hold.Key));
        Assert.All(details.Holds, hold => Assert.Equal(committed.Number, hold.Fence));
        Assert.Equal(committed.Number, details.Overview.Fence);
        Assert.IsType<CheckpointResult.ClaimLost>(await Store.CommitAsync(Checkpoint(claimed.Claim), Token));
        await CommitAsync(Checkpoint(claimed.Claim with { Number = committed.Number }));
    }

    [Fact]
    public async Task A_checkpoint_that_wants_a_held_key_writes_nothing()
    {
        var holder = NewRun(holds: ["cluster:b"]);
        var number = await CreateAsync(holder);
        var run = NewRun(holds: ["cluster:c"]);
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var message = await PostAsync(run.Id, InboxMessageKind.Pause);
        var before = await ReadAsync(run.Id);

        var result = await Store.CommitAsync(
            Checkpoint(claimed.Claim) with { NeedsYou = true, TakeHolds = ["cluster:a", "cluster:b"], Consumed = [message.Id], Journal = Lines("took") }, Token);

        Assert.Equal(new CheckpointResult.Held("cluster:b", holder.Id, number), result);
        var after = await ReadAsync(run.Id);
        Assert.Equal(before.Overview, after.Overview);
        Assert.Equal(before.Holds, after.Holds);
        Assert.Equal([message], after.Inbox);
        Assert.DoesNotContain(await Reader.ReadHoldsAsync(Token), hold => hold.Key == "cluster:a");
        await CommitAsync(Checkpoint(claimed.Claim));
    }

    [Fact]
    public async Task A_checkpoint_that_takes_keys_and_wants_an_empty_inbox_writes_nothing_when_a_message_came()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        var message = await PostAsync(run.Id, InboxMessageKind.Pause);

        var result = await Store.CommitAsync(Checkpoint(claimed.Claim) with { TakeHolds = ["cluster:a"], OnlyIfInboxEmpty = true }, Token);

        Assert.Equal([message], Assert.IsType<CheckpointResult.InboxNotEmpty>(result).Inbox);
        Assert.Empty(await Reader.ReadHoldsAsync(Token));
        await CommitAsync(Checkpoint(claimed.Claim));
    }

    [Fact]
    public async Task A_message_posted_twice_is_obeyed_once()
    {
        var run = NewRun();
        await CreateAsync(run);
        var message = await PostAsync(run.Id, InboxMessageKind.Pause);
        Assert.Equal(PostResult.Duplicate, await Store.PostAsync(message, Token));
        var claimed = await ClaimAsync(run.Id);
        Assert.Equal([message], claimed.Inbox);

        await CommitAsync(Checkpoint(claimed.Claim) with { Consumed = [message.Id] });
        Assert.Equal(PostResult.Duplicate, await Store.PostAsync(message, Token));
        await EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release);
        Assert.Equal(PostResult.Duplicate, await Store.PostAsync(message, Token));
        Assert.Equal(PostResult.NoSuchRun, await Store.PostAsync(NewMessage(Guid.CreateVersion7(now), InboxMessageKind.Pause), Token));
    }

    [Fact]
    public async Task A_run_of_another_machine_is_not_found()
    {
        var here = NewRun() with { Node = "n1" };
        var there = NewRun() with { Node = "n2" };
        var anywhere = NewRun();
        foreach (var run in new[] { here, there, anywhere }) await CreateAsync(run);

        Assert.Equal(new HashSet<Guid> { here.Id, anywhere.Id }, (await FindDueAsync("s1")).Select(due => due.RunId).ToHashSet());
        Assert.Equal(new HashSet<Guid> { there.Id, anywhere.Id }, (await Store.FindDueAsync("s2", "n2", [], 10, now, Token)).Select(due => due.RunId).ToHashSet());
    }

    [Fact]
    public async Task Due_runs_come_in_order_and_no_more_than_asked_for()
    {
        var late = NewRun() with { DueAt = now.AddSeconds(-1) };
        var early = NewRun() with { DueAt = now.AddSeconds(-2) };
        var future = NewRun() with { DueAt = now.AddSeconds(1) };
        foreach (var run in new[] { late, early, future }) await CreateAsync(run);

        Assert.Equal([early.Id, late.Id], (await FindDueAsync("s1")).Select(due => due.RunId));
        Assert.Equal([early.Id], (await Store.FindDueAsync("s1", "n1", [], 1, now, Token)).Select(due => due.RunId));
        Assert.Equal(early.DueAt, await Store.NextDueAsync("n1", now, Token));
    }

    [Fact]
    public async Task Without_a_clock_of_ours_the_databases_own_counts()
    {
#pragma warning disable RS0030 // What is tested is that the store looks at the real clock.
        var real = TimeProvider.System.GetUtcNow();
#pragma warning restore RS0030
        var due = NewRun() with { CreatedAt = real.AddMinutes(-1) };
        var later = NewRun() with { CreatedAt = real.AddMinutes(10) };
        await CreateAsync(due);
        await CreateAsync(later);

        var found = Assert.Single(await Store.FindDueAsync("s1", "n1", [], 10, now: null, Token));
        Assert.Equal(due.Id, found.RunId);
        var claimed = Assert.IsType<ClaimedRun>(await Store.TryClaimAsync(found, "s1", Lease, now: null, Token));

        var until = (await ReadAsync(due.Id)).Overview.LeaseUntil!.Value;
        Assert.InRange(until - real, Lease - TimeSpan.FromSeconds(2), Lease + TimeSpan.FromMinutes(1));
        Assert.Equal([due.Id], await Store.RenewAsync("s1", [claimed.Claim], Lease * 4, now: null, Token));
        Assert.True((await ReadAsync(due.Id)).Overview.LeaseUntil > until);
        Assert.NotNull(await Store.NextDueAsync("n1", now: null, Token));
        Assert.NotNull(await Store.TryReclaimAsync(due.Id, "s1", Lease, now: null, Token));
    }

    [Fact]
    public async Task A_run_beyond_the_limit_of_its_definition_waits_until_one_has_ended_and_was_not_interrupted_meanwhile()
    {
        var (first, second, other) = (Limited(1), Limited(1), NewRun());
        await CreateAsync(first);
        var claimed = await ClaimAsync(first.Id);
        await CreateAsync(second);
        Assert.Empty(await FindDueAsync("s2"));
        Assert.Equal(now + Lease, await Store.NextDueAsync("n1", now, Token)); // the first one's lease, and no look before
        await CreateAsync(other);
        Assert.Equal(other.Id, Assert.Single(await FindDueAsync("s2")).RunId); // another definition's, or one without a limit, waits for nobody

        await CommitAsync(Checkpoint(claimed.Claim) with { GiveBack = true, SubStatus = RunSubStatus.Suspended, DueAt = now });
        Assert.DoesNotContain(await FindDueAsync("s2"), due => due.RunId == second.Id); // it waits, and is under way
        claimed = await ClaimAsync(first.Id, "s2");
        now += TimeSpan.FromHours(3);
        await EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release);
        var turn = await ClaimAsync(second.Id, "s2");

        Assert.True(turn.HasTurn);
        Assert.Equal(now, turn.DueAt);
        Assert.False(turn.Interrupted);
    }

    [Fact]
    public async Task Of_many_that_claim_runs_of_one_definition_at_once_no_more_begin_than_may_be_under_way()
    {
        var runs = Enumerable.Range(0, 12).Select(_ => Limited(3)).ToList();
        foreach (var run in runs)
        {
            await CreateAsync(run);
        }

        var due = await Store.FindDueAsync("s1", "n1", [], 20, now, Token);
        Assert.All(due, d => Assert.Equal("limited", d.TurnOf));
        Assert.Equal(12, due.Count);
        var claims = await Task.WhenAll(due.Select((d, i) => Task.Run(() => Store.TryClaimAsync(d, $"s{i % 4}", Lease, now, Token))));

        var begun = claims.OfType<ClaimedRun>().ToList();
        Assert.Equal(3, begun.Count);
        Assert.All(begun, run => Assert.True(run.HasTurn));
        Assert.Equal(3, await CountBegunAsync(runs));
        Assert.Empty(await Store.FindDueAsync("s9", "n1", [], 20, now, Token));
        await EndAsync(begun[0], RunSubStatus.Cancelled, HoldChange.Release);
        Assert.Equal(9, (await Store.FindDueAsync("s9", "n1", [], 20, now, Token)).Count);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_is_claimed_for_a_message_and_has_not_begun_by_that()
    {
        var (first, second) = (Limited(1), Limited(1));
        await CreateAsync(first);
        var claimed = await ClaimAsync(first.Id);
        await CreateAsync(second);
        var message = await PostAsync(second.Id, InboxMessageKind.Pause);

        var asked = await ClaimAsync(second.Id, "s2");
        Assert.False(asked.HasTurn);
        asked = Assert.IsType<ClaimedRun>(await Store.TryReclaimAsync(second.Id, "s2", Lease, now, Token));
        Assert.False(asked.HasTurn);
        await CommitAsync(Checkpoint(asked.Claim) with { Consumed = [message.Id], GiveBack = true, SubStatus = RunSubStatus.Pending, DueAt = now });
        Assert.True((await ReadAsync(second.Id)).Overview.WaitsForTurn);
        Assert.Empty(await FindDueAsync("s2"));

        await EndAsync(claimed, RunSubStatus.Finished, HoldChange.Release);
        Assert.True((await ClaimAsync(second.Id, "s2")).HasTurn);
        Assert.False((await ReadAsync(second.Id)).Overview.WaitsForTurn);
    }

    [Fact]
    public async Task What_is_half_done_waits_for_nobodys_end()
    {
        await LeaveUnsettledAsync("cluster:a");
        var faulted = Limited(1);
        await CreateAsync(faulted);
        await CommitAsync(Checkpoint((await ClaimAsync(faulted.Id)).Claim) with { Status = RunStatus.Finished, SubStatus = RunSubStatus.Faulted, GiveBack = true, HalfDone = true });
        var first = Limited(1);
        await CreateAsync(first);
        await ClaimAsync(first.Id);

        // It takes over what another run left, and one that was begun once goes on.
        var settling = Limited(1) with { Id = Guid.CreateVersion7(now.AddMilliseconds(5)), Holds = ["cluster:a"] };
        await CreateAsync(settling);
        await PostAsync(faulted.Id, InboxMessageKind.Retry);

        var due = (await FindDueAsync("s2")).OrderBy(d => d.RunId == settling.Id).ToList();
        Assert.Equal([faulted.Id, settling.Id], due.Select(d => d.RunId));
        Assert.All(due, d => Assert.True(d is { HalfDone: true, TurnOf: null }));
        Assert.True((await ClaimAsync(settling.Id, "s2")).HasTurn);
        Assert.True((await ClaimAsync(faulted.Id, "s2")).HasTurn);
    }

    [Fact]
    public async Task What_is_half_done_is_known_from_the_last_checkpoint_on()
    {
        var run = NewRun();
        await CreateAsync(run);
        Assert.False(Assert.Single(await FindDueAsync("s1")).HalfDone);
        await CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { HalfDone = true, GiveBack = true, DueAt = now });
        Assert.True(Assert.Single(await FindDueAsync("s1")).HalfDone);
        await CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { GiveBack = true, DueAt = now });
        Assert.False(Assert.Single(await FindDueAsync("s1")).HalfDone);
    }

    [Fact]
    public async Task Several_are_claimed_at_once_each_under_a_number_of_its_own_and_one_that_somebody_was_faster_with_is_left_out()
    {
        NewRun[] runs = [NewRun("cluster:a"), NewRun(), NewRun("cluster:b", "cluster:c"), NewRun() with { DueAt = now.AddHours(1) }];
        foreach (var run in runs) await CreateAsync(run);
        var message = await PostAsync(runs[2].Id, InboxMessageKind.Pause);
        var due = await FindDueAsync("s1");
        Assert.Equal(3, due.Count);
        var faster = Assert.IsType<ClaimedRun>(await Store.TryClaimAsync(due.Single(d => d.RunId == runs[1].Id), "s2", Lease, now, Token));

        var claimed = await Store.TryClaimAllAsync(due, "s1", Lease, now, Token);

        Assert.Equal(new[] { runs[0].Id, runs[2].Id }.Order(), claimed.Select(run => run.Claim.RunId).Order());
        Assert.Equal(3, claimed.Select(run => run.Claim.Number).Append(faster.Claim.Number).Distinct().Count());
        Assert.All(claimed, run => Assert.True(run.Claim.Number > faster.Claim.Number));
        foreach (var run in claimed)
        {
            var read = await ReadAsync(run.Claim.RunId);
            Assert.Equal((run.Claim.Number, "s1", (DateTimeOffset?)now + Lease), (read.Overview.Fence, read.Overview.Owner, read.Overview.LeaseUntil));
            Assert.Equal(run.Holds, read.Holds.Select(hold => hold.Key));
            Assert.All(read.Holds, hold => Assert.Equal(run.Claim.Number, hold.Fence));
            await CommitAsync(Checkpoint(run.Claim));
        }

        Assert.Equal(["cluster:b", "cluster:c"], claimed.Single(run => run.Claim.RunId == runs[2].Id).Holds);
        Assert.Equal([message.Id], claimed.Single(run => run.Claim.RunId == runs[2].Id).Inbox.Select(m => m.Id));
        Assert.Empty(claimed.Single(run => run.Claim.RunId == runs[0].Id).Inbox);
        Assert.Empty(await Store.TryClaimAllAsync(due, "s1", Lease, now, Token));
        Assert.Empty(await Store.TryClaimAllAsync([], "s1", Lease, now, Token));
        await CommitAsync(Checkpoint(faster.Claim));
    }

    [Fact]
    public async Task Those_that_wait_for_their_turn_are_not_let_begin_together()
    {
        var (begun, free) = (Limited(2), NewRun());
        await CreateAsync(begun);
        await CommitAsync(Checkpoint((await ClaimAsync(begun.Id)).Claim) with { GiveBack = true, SubStatus = RunSubStatus.Suspended, DueAt = now });
        await CreateAsync(free);
        NewRun[] waiting = [Limited(2), Limited(2), Limited(2)];
        foreach (var run in waiting) await CreateAsync(run);
        var due = await FindDueAsync("s1");
        Assert.Equal(5, due.Count);

        var claimed = await Store.TryClaimAllAsync(due, "s1", Lease, now, Token);

        Assert.Equal(new[] { begun.Id, free.Id }.Order(), claimed.Select(run => run.Claim.RunId).Order());
        Assert.All(claimed, run => Assert.True(run.HasTurn));
        Assert.Equal(0, await CountBegunAsync(waiting));
        Assert.True((await ReadAsync(free.Id)).Overview.HasBegun);

        // Whatever is believed of them, no more begin than may be under way.
        await Store.TryClaimAllAsync([.. due.Select(run => run with { TurnOf = null })], "s1", Lease, now, Token);
        Assert.InRange(await CountBegunAsync(waiting), 0, 1);
    }

    [Fact]
    public async Task A_run_that_was_given_back_unworked_is_due_since_it_was()
    {
        var run = NewRun();
        await CreateAsync(run);
        await CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { SubStatus = RunSubStatus.Suspended, DueAt = Start.AddHours(2), GiveBack = true });
        now = Start.AddHours(2);
        var claimed = await ClaimAsync(run.Id);
        Assert.True(await Store.ReleaseAsync(claimed.Claim, Token));
        now = Start.AddHours(2).AddMinutes(1);
        Assert.Equal((false, (DateTimeOffset?)Start.AddHours(2)), await ClaimAsync(run.Id) is var again ? (again.Interrupted, again.DueAt) : default);
    }

    [Fact]
    public async Task A_run_that_its_worker_left_was_due_as_of_its_last_checkpoint()
    {
        var run = NewRun();
        await CreateAsync(run);
        var claimed = await ClaimAsync(run.Id);
        now = Start.AddMinutes(3);
        await CommitAsync(Checkpoint(claimed.Claim) with { DueAt = now });

        now = Start.AddMinutes(7);
        var again = await ClaimAsync(run.Id, "s2");
        Assert.Equal((true, (DateTimeOffset?)Start.AddMinutes(3)), (again.Interrupted, again.DueAt));
        await CommitAsync(Checkpoint(again.Claim) with { SubStatus = RunSubStatus.Suspended, DueAt = Start.AddMinutes(8), GiveBack = true });
        now = Start.AddMinutes(9);
        Assert.Equal((false, (DateTimeOffset?)Start.AddMinutes(8)), await ClaimAsync(run.Id) is var woken ? (woken.Interrupted, woken.DueAt) : default);
    }

    [Fact]
    public async Task No_such_definition_is_null()
    {
        Assert.Null(await Store.ReadDefinitionAsync(new DefinitionVersion("upgrade", 99), Token));
        Assert.Null(await Store.FindPublishedAsync("never published", Token));
    }

    [Fact]
    public async Task Runs_that_wait_for_an_event_are_found_by_its_name_in_the_order_of_their_numbers()
    {
        var name = $"go '{Guid.NewGuid()}\\\"";
        var waiting = new[] { await SuspendAsync(Waiting(name)), await SuspendAsync(Waiting("other", name)) };
        await SuspendAsync(Waiting("other"));
        await SuspendAsync(Waiting()); // for an instant
        var came = Waiting(name);
        await SuspendAsync(came with { Bookmarks = [came.Bookmarks[0] with { DueAt = Start }] });
        var ended = NewRun() with { State = Waiting(name).ToJson() };
        await CreateAsync(ended);
        await CommitAsync(Checkpoint((await ClaimAsync(ended.Id)).Claim) with
        {
            State = ended.State, Status = RunStatus.Finished, SubStatus = RunSubStatus.Cancelled, GiveBack = true,
        });

        Assert.Equal(waiting, await Store.FindWaitingAsync(name, Token));
        Assert.Empty(await Store.FindWaitingAsync(name + " ", Token));
    }

    [Fact]
    public async Task A_message_was_posted_whether_it_is_obeyed_or_not()
    {
        var run = NewRun();
        await CreateAsync(run);
        var obeyed = await PostAsync(run.Id, InboxMessageKind.Event);
        await CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { Consumed = [obeyed.Id] });
        var open = await PostAsync(run.Id, InboxMessageKind.Event);

        var posted = await Store.FindPostedAsync([obeyed.Id, Guid.CreateVersion7(now), open.Id], Token);

        Assert.Equal(new[] { obeyed.Id, open.Id }.Order(), posted.Order());
        Assert.Empty(await Store.FindPostedAsync([], Token));
    }

    // With a zero character, which not every kind of JSON column can hold.
    private static RunState Waiting(params string[] events) => new()
    {
        LastResult = EngineJson.Element("\0"),
        Bookmarks = [.. (events is [] ? new string?[] { null } : events).Select(e => new Bookmark
        {
            Id = "b", Name = "Elsa.Event", EventName = e, CreatedAt = Start, Activity = new() { ExecutionId = "e", NodeId = "n", FrameId = "f" },
        })],
    };

    private async Task<Guid> SuspendAsync(RunState state)
    {
        var run = NewRun();
        await CreateAsync(run);
        await CommitAsync(Checkpoint((await ClaimAsync(run.Id)).Claim) with { State = state.ToJson(), SubStatus = RunSubStatus.Suspended, GiveBack = true });
        return run.Id;
    }

    /// <summary>Lines behind the one that <see cref="NewRun"/> writes.</summary>
    protected static IReadOnlyList<JournalLine> Lines(params string[] texts) =>
        [.. texts.Select((text, index) => new JournalLine(index + 1, text, JournalEntry.HashOf(index == 0 ? FirstLine : texts[index - 1])))];

    private const string FirstLine = """{"eventName":"Created"}""";

    private static ExecutionRecord Execution(string id) => new()
    {
        Id = id, ActivityId = "a", ActivityNodeId = "w:a", ActivityType = "Etcd.SwapMember", ActivityTypeVersion = 1, StartedAt = Start, Status = "Running",
    };

    protected NewRun NewRun(params string[] holds) => new()
    {
        Id = Guid.CreateVersion7(now),
        Definition = new DefinitionVersion("upgrade", 1),
        Pins = [new DefinitionVersion("upgrade", 1)],
        State = new RunState().ToJson(),
        Input = """{"to":"3.5.16"}""",
        Holds = holds,
        StartedBy = "anna",
        CreatedAt = now,
        Journal = [new JournalLine(0, FirstLine, JournalEntry.NoHash)],
    };

    private NewRun Limited(int limit) => NewRun() with { Definition = new("limited", 1), RunLimit = limit };

    private async Task<int> CountBegunAsync(IEnumerable<NewRun> runs)
    {
        var begun = 0;
        foreach (var run in runs)
        {
            begun += (await ReadAsync(run.Id)).Overview.HasBegun ? 1 : 0;
        }

        return begun;
    }

    protected InboxMessage NewMessage(Guid runId, string kind) =>
        new() { Id = Guid.CreateVersion7(now), RunId = runId, Kind = kind, Payload = """{"reason":"test"}""", SentBy = "anna", SentAt = now };

    private RunNotification Notification(Guid runId, long line) =>
        new(RunNotification.IdOf(runId, line), NotificationKind.NeedsYou, line, "m1 'does' \"not\" serve ☂", "Look.", "etcd.not_serving", "etcdup", now);

    protected Checkpoint Checkpoint(RunClaim claim) =>
        new() { Claim = claim, State = """{"format":1}""", Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, At = now };

    protected async Task<long> CreateAsync(NewRun run) => Assert.IsType<CreateRunResult.Created>(await Store.CreateAsync(run, Token)).Number;

    private Task<IReadOnlyList<DueRun>> FindDueAsync(string server) => Store.FindDueAsync(server, "n1", [], 10, now, Token);

    protected async Task<ClaimedRun> ClaimAsync(Guid id, string server = "s1")
    {
        var due = Assert.Single(await FindDueAsync(server), run => run.RunId == id);
        return Assert.IsType<ClaimedRun>(await Store.TryClaimAsync(due, server, Lease, now, Token));
    }

    private async Task<CheckpointResult.Committed> CommitAsync(Checkpoint checkpoint) =>
        Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(checkpoint, Token));

    protected Task<CheckpointResult.Committed> EndAsync(ClaimedRun claimed, RunSubStatus subStatus, HoldChange holds) =>
        CommitAsync(Checkpoint(claimed.Claim) with { Status = RunStatus.Finished, SubStatus = subStatus, Holds = holds, GiveBack = true });

    protected async Task<InboxMessage> PostAsync(Guid runId, string kind)
    {
        var message = NewMessage(runId, kind);
        Assert.Equal(PostResult.Posted, await Store.PostAsync(message, Token));
        return message;
    }

    private async Task LeaveUnsettledAsync(string key)
    {
        var run = NewRun(key);
        await CreateAsync(run);
        await EndAsync(await ClaimAsync(run.Id), RunSubStatus.Cancelled, HoldChange.MarkUnsettled);
    }

    private async Task<IEnumerable<string>> OpenKeysAsync(Guid id) => RunState.Parse((await ReadAsync(id)).State).OpenKeys.Select(key => key.Key);

    private async Task<RunDetails> ReadAsync(Guid id) => Assert.IsType<RunDetails>(await Reader.ReadAsync(id, Token));
}
