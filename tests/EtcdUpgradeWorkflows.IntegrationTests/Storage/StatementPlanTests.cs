using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>The statements that are sent often, or of which somebody waits for the answer, find their rows by an index.</summary>
public sealed class StatementPlanTests(PlannedDatabase database, ITestOutputHelper output) : IClassFixture<PlannedDatabase>
{
    // What grows with the years. The counters are two rows, holds and clusters few.
    private static readonly string[] Large = ["runs", "executions", "journal_lines", "inbox_messages", "schedules", "missed_fires", "notifications", "deliveries", "deleted_runs", "backups"];

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRunStore Store => database.Services.GetRequiredService<IRunStore>();

    private RunQueries Queries => database.Services.GetRequiredService<RunQueries>();

    [Fact]
    public async Task What_is_due()
    {
        IReadOnlyList<DueRun> due = [];
        Assert.Contains("IX_runs_due_at", Assert.Single(await IndexedAsync(async () => due = await Store.FindDueAsync("s1", "n1", [], 16, null, Token))).Indexes);
        Assert.Equal(16, due.Count);
    }

    [Fact]
    public async Task A_run_that_is_created_once_for_its_key()
    {
        var now = RealTime.Clock.GetUtcNow();
        NewRun run = new()
        {
            Id = Guid.CreateVersion7(now), Definition = new("keyed", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", IdempotencyKey = "once", StartedBy = "anna", CreatedAt = now, DueAt = now.AddYears(1),
        };

        await IndexedAsync(async () => Assert.IsType<CreateRunResult.Created>(await Store.CreateAsync(run, Token)));
        await IndexedAsync(async () => Assert.IsType<CreateRunResult.Created>(await Store.CreateAsync(run with { Id = Guid.CreateVersion7(now), IdempotencyKey = "twice", Holds = ["cluster:once"] }, Token)));
        await IndexedAsync(async () => Assert.IsType<CreateRunResult.Duplicate>(await Store.CreateAsync(run with { Id = Guid.CreateVersion7(now) }, Token)));
    }

    [Fact]
    public async Task When_something_is_due_next() => await IndexedAsync(() => Store.NextDueAsync("n1", null, Token));

    [Fact]
    public async Task A_run_from_its_claim_to_its_release()
    {
        var due = (await Store.FindDueAsync("s1", "n1", [], 1, null, Token))[0];
        ClaimedRun? run = null;
        Assert.Equal(4, (await IndexedAsync(async () => run = await Store.TryClaimAsync(due, "s1", Lease, null, Token))).Count);
        await IndexedAsync(async () => Assert.Single(await Store.RenewAsync("s1", [run!.Claim], Lease, null, Token)));
        var now = RealTime.Clock.GetUtcNow();
        Checkpoint checkpoint = new()
        {
            Claim = run!.Claim, State = """{"format":1}""", Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, At = now,
            Executions = [new() { Id = "more", ActivityId = "a", ActivityNodeId = "w:a", ActivityType = "Elsa.WriteLine", ActivityTypeVersion = 1, StartedAt = now, Status = "Running" }],
            Journal = [new(100_000, "{}", JournalEntry.NoHash)],
        };
        await IndexedAsync(async () => Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(checkpoint, Token)));
        await IndexedAsync(async () => Assert.IsType<CheckpointResult.Committed>(await Store.CommitAsync(checkpoint with { Journal = [new(100_001, "{}", JournalEntry.NoHash)], TakeHolds = ["cluster:new"] }, Token)));
        await IndexedAsync(async () => run = await Store.TryReclaimAsync(due.RunId, "s1", Lease, null, Token));
        await IndexedAsync(async () => Assert.True(await Store.ReleaseAsync(run!.Claim, Token)));
    }

    [Fact]
    public async Task Runs_that_wait_for_their_turn()
    {
        var now = RealTime.Clock.GetUtcNow().AddYears(-1); // before all others
        var runs = Enumerable.Range(0, 3).Select(i => new NewRun
        {
            Id = Guid.CreateVersion7(now.AddSeconds(i)), Definition = new("limited", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", RunLimit = 1, StartedBy = "anna", CreatedAt = now.AddSeconds(i),
        }).ToList();
        foreach (var run in runs)
        {
            await Store.CreateAsync(run, Token);
        }

        // Counted by the index of runs with a limit, where they are looked for and where one is claimed.
        IReadOnlyList<DueRun> due = [];
        Assert.Contains("IX_runs_definition_id_finished_at", Assert.Single(await IndexedAsync(async () => due = await Store.FindDueAsync("s1", "n1", [], 3, null, Token))).Indexes);
        Assert.Equal(runs.Select(r => r.Id), due.Select(d => d.RunId));
        var claim = await IndexedAsync(async () => Assert.NotNull(await Store.TryClaimAsync(due[0], "s1", Lease, null, Token)));
        Assert.Equal(5, claim.Count);
        Assert.Contains(claim, plan => plan.Indexes.Contains("IX_runs_definition_id_finished_at"));
        await IndexedAsync(async () => Assert.Null(await Store.TryClaimAsync(due[1], "s2", Lease, null, Token)));
        Assert.DoesNotContain(await Store.FindDueAsync("s2", "n1", [], 3, null, Token), d => runs.Exists(r => r.Id == d.RunId));
        await IndexedAsync(() => Store.NextDueAsync("n1", null, Token));
    }

    [Fact]
    public async Task A_message_and_an_event()
    {
        var due = (await Store.FindDueAsync("s1", "n1", [], 1, null, Token))[0];
        InboxMessage message = new() { Id = Guid.NewGuid(), RunId = due.RunId, Kind = InboxMessageKind.Resume, Payload = "{}", SentBy = "anna", SentAt = RealTime.Clock.GetUtcNow() };
        await IndexedAsync(async () => Assert.Equal(PostResult.Posted, await Store.PostAsync(message, Token)));
        await IndexedAsync(() => Store.FindPostedAsync([message.Id], Token));
        await IndexedAsync(() => Store.FindWaitingAsync("go", Token));
    }

    [Fact]
    public async Task One_run_and_what_it_wrote()
    {
        var last = (await Queries.FindAsync("20000", Token))!;
        await IndexedAsync(() => Queries.FindAsync("20000", Token));
        await IndexedAsync(() => Queries.FindAsync(last.Id.ToString(), Token));
        await IndexedAsync(() => Queries.FindActiveAsync("cluster-0", Token));
        await IndexedAsync(async () => Assert.Null(await Queries.FindStartedAsync("nobody's", Token)));
        await IndexedAsync(() => Queries.ReadAsync(last.Id, Token));
        await IndexedAsync(async () => Assert.Equal(100, (await Queries.ReadJournalAsync(last.Id, 9_900, 100, Token)).Count));
        var small = (await Queries.FindAsync("7", Token))!.Id;
        await IndexedAsync(async () => Assert.Equal(3, (await Queries.ReadExecutionsAsync(small, Token)).Count));
    }

    /// <summary>
    /// The rows of a page come by an index, whatever is asked for. That every list also counts what all its pages hold reads all runs where no index knows the
    /// column; where one comes to know it, this test says so.
    /// </summary>
    [Theory]
    [InlineData("all", true)]
    [InlineData("subject", false)]
    [InlineData("running", false)]
    [InlineData("finished", true)]
    [InlineData("faulted", true)]
    [InlineData("definition", true)]
    [InlineData("subject and running", false)]
    public async Task A_list_of_runs(string filter, bool countsAll)
    {
        RunFilter wanted = filter switch
        {
            "subject" => new() { Subject = "cluster-7" },
            "running" => new() { Status = RunStatus.Running },
            "finished" => new() { Status = RunStatus.Finished },
            "faulted" => new() { SubStatus = RunSubStatus.Faulted },
            "definition" => new() { DefinitionId = "definition-3" },
            "subject and running" => new() { Subject = "cluster-0", Status = RunStatus.Running },
            _ => new(),
        };
        foreach (var offset in new[] { 0, 150 })
        {
            RunOverviews page = new([], 0);
            var plans = await database.PlansOfAsync(async () => page = await Queries.ListAsync(wanted with { Offset = offset }, Token));
            Assert.Equal(2, plans.Count);
            Assert.True(page.Runs.Count > 0 && page.Total >= 100);
            Assert.Equal(countsAll ? ["runs"] : [], plans[0].Sequential);
            AssertIndexed(plans[1]);
        }
    }

    /// <summary>A page that goes on behind a run, as the API's cursor does, and the list of those that need somebody; only the count reads all runs.</summary>
    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_000, true)]
    [InlineData(null, true)]
    public async Task A_page_that_goes_on(int? before, bool? needsYou)
    {
        RunOverviews page = new([], 0);
        var plans = await database.PlansOfAsync(async () => page = await Queries.ListAsync(new() { Before = before, NeedsYou = needsYou, Limit = 20 }, Token));
        Assert.True(plans.Count == 2 && page.Runs.Count == 20);
        AssertIndexed(plans[1]);
    }

    [Fact]
    public async Task Those_that_were_put_off() => await IndexedAsync(() => Queries.ListPutOffAsync(Token));

    [Fact]
    public async Task What_is_mixed_late_or_put_off()
    {
        var clusters = database.Services.GetRequiredService<IClusterStore>();
        var now = RealTime.Clock.GetUtcNow();
        var run = (await Queries.FindAsync("7", Token))!.Id;
        await clusters.AddAsync(new("cluster-7", "{}", null, null, [], "anna", now), Token);
        await IndexedAsync(() => clusters.SeeAsync(new("cluster-7", ["3.4.23", "3.5.16"], now), null, Token));
        await IndexedAsync(() => clusters.SeeAsync(new("cluster-7", ["3.4.23", "3.5.16"], now), new(run, 7), Token));
        await IndexedAsync(async () => Assert.Equal(["cluster-7"], (await clusters.ListMixedAsync(Token)).Select(mixed => mixed.Cluster)));
        await IndexedAsync(() => clusters.FindMixedAsync("cluster-7", Token));
        await IndexedAsync(() => Queries.ListAsync(new() { Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, Limit = 200 }, Token));
        await IndexedAsync(() => Queries.ListPutOffAsync(null, now, 500, Token));
        await IndexedAsync(() => Queries.ListPutOffAsync("cluster-0", now, 500, Token));
    }

    [Fact]
    public async Task Schedules_that_wait() => Assert.Contains(
        "IX_schedules_status_fire_at", Assert.Single(await IndexedAsync(() => database.Services.GetRequiredService<IScheduleStore>().ListAsync(ScheduleStatus.Waiting, Token))).Indexes);

    [Fact]
    public async Task What_the_sweep_of_schedules_asks()
    {
        var schedules = database.Services.GetRequiredService<IScheduleStore>();
        await IndexedAsync(async () => Assert.NotEmpty(await schedules.ListWaitingAsync(RealTime.Clock.GetUtcNow().AddDays(1), Token)));
        await IndexedAsync(() => schedules.ListMissedAsync(Guid.NewGuid(), 10, Token));
    }

    [Fact]
    public async Task What_people_are_still_to_be_told()
    {
        var notifications = database.Services.GetRequiredService<INotificationStore>();
        await IndexedAsync(async () => Assert.Equal(10, (await notifications.ListUnaddressedAsync(10, Token)).Count));
        await IndexedAsync(async () => Assert.NotEmpty(await notifications.ListDueAsync("chat", RealTime.Clock.GetUtcNow(), 10, Token)));
        await IndexedAsync(() => notifications.AnyWaitingAsync(Token));
        await IndexedAsync(() => notifications.GiveUpAsync(["chat"], Token));
    }

    /// <summary>Of five thousand runs of the age. Also how long one batch keeps its rows locked: at most as long as it takes as a whole.</summary>
    [Fact]
    public async Task What_a_round_of_retention_deletes()
    {
        var (archive, retention) = (database.Services.GetRequiredService<IRunArchive>(), database.Services.GetRequiredService<IRetentionStore>());
        var now = RealTime.Clock.GetUtcNow();
        IReadOnlyList<EndedRun> page = [];
        var listed = await IndexedAsync(async () => page = await archive.ListEndedAsync(now.AddDays(-400), null, 100, Token));
        Assert.Contains("IX_runs_finished_at_id", listed[0].Indexes);
        Assert.Equal((100, 0), (page.Count, page.Count(run => run.Stays is not null)));
        await IndexedAsync(() => archive.ListEndedAsync(now.AddDays(-400), page[^1], 100, Token));
        var round = Guid.NewGuid();
        await retention.AddRoundAsync(round, "retention", now, Token);
        await IndexedAsync(async () => Assert.Equal(100, await archive.DeleteAsync([.. page.Select(run => run.Id)], round, "retention", now, Token)));
        List<double> batches = [];
        while (batches.Count < 40)
        {
            page = await archive.ListEndedAsync(now.AddDays(-400), null, 100, Token);
            var began = RealTime.Clock.GetTimestamp();
            Assert.Equal(100, await archive.DeleteAsync([.. page.Select(run => run.Id)], round, "retention", now, Token));
            batches.Add(RealTime.Clock.GetElapsedTime(began).TotalMilliseconds);
        }

        batches.Sort();
        output.WriteLine($"a batch of 100 of 20,000 runs: median {batches[20]:0} ms, longest {batches[^1]:0} ms");
        output.WriteLine($"what is left of a run: {await BytesLeftAsync()} bytes");
        Assert.True(batches[^1] < 3000, "whoever waits for such a row gives up after three seconds");
        await IndexedAsync(async () => Assert.IsType<RunDeletion.Deleted>(await archive.DeleteAsync((await archive.ListEndedAsync(now.AddDays(-400), null, 1, Token))[0].Id, null, "anna", now, Token)));

        // Once an hour: no index is kept for it.
        Assert.Equal(["missed_fires"], Assert.Single(await database.PlansOfAsync(() => retention.DeleteMissedAsync(now.AddDays(-400), 500, Token))).Sequential);
    }

    /// <summary>A page of runs tells which are kept without reading all of what was ever kept.</summary>
    [Fact]
    public async Task Runs_that_are_kept()
    {
        var archive = database.Services.GetRequiredService<IRunArchive>();
        var run = (await Queries.FindAsync("11", Token))!.Id;
        Assert.IsType<KeepResult.Kept>(await archive.KeepAsync(run, "audit", "anna", RealTime.Clock.GetUtcNow(), Token));
        await IndexedAsync(() => archive.ListEvidenceAsync(run, Token));
        Assert.IsType<RunDeletion.Refused>(await archive.DeleteAsync(run, null, "anna", RealTime.Clock.GetUtcNow(), Token));
        Assert.True(await archive.ReleaseAsync(run, "over", "anna", RealTime.Clock.GetUtcNow(), Token));
    }

    [Fact]
    public async Task Without_its_index_a_statement_is_found_out()
    {
        await PostgresCluster.ExecuteAsync(database.ConnectionString, "drop index \"IX_runs_due_at\"");
        try
        {
            Assert.Contains("runs", Assert.Single(await database.PlansOfAsync(() => Store.FindDueAsync("s1", "n1", [], 16, null, Token))).Sequential);
        }
        finally
        {
            await PostgresCluster.ExecuteAsync(database.ConnectionString, "create index \"IX_runs_due_at\" on runs (due_at) where status = 'Running'");
        }
    }

    private async Task<object?> BytesLeftAsync()
    {
        await using var connection = await database.Services.GetRequiredService<WorkflowDatabase>().OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "select pg_total_relation_size('deleted_runs') / (select count(*) from deleted_runs)";
        return await command.ExecuteScalarAsync(Token);
    }

    private async Task<IReadOnlyList<StatementPlan>> IndexedAsync(Func<Task> act)
    {
        var plans = await database.PlansOfAsync(act);
        Assert.NotEmpty(plans);
        Assert.All(plans, AssertIndexed);
        return plans;
    }

    private static void AssertIndexed(StatementPlan plan) =>
        Assert.False(plan.Sequential.Intersect(Large).Any(), $"{string.Join(", ", plan.Sequential)} from end to end: {plan.Statement}");
}
