using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Etcd.Retention;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Server.Retention;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Server.Scheduling;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EtcdUpgradeWorkflows.Tests.Server.Retention;

/// <summary>Rounds in virtual time, on a real SQLite file: a test calls what a job would call.</summary>
public sealed class RetentionRunnerTests : IAsyncLifetime
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly SqliteFile _file = new();
    private readonly SettableClock _clock = new();
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().AddSingleton<RetentionMetrics>().BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRetentionStore Retention => _file.Services.GetRequiredService<IRetentionStore>();

    private IRunArchive Archive => _file.Services.GetRequiredService<IRunArchive>();

    private IRunStore Runs => _file.Services.GetRequiredService<IRunStore>();

    private IScheduleStore Schedules => _file.Services.GetRequiredService<IScheduleStore>();

    public async ValueTask InitializeAsync() => await _file.PrepareAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _meters.DisposeAsync();
        await _file.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_deleted_until_somebody_has_said_so()
    {
        await EndedAsync(3, _clock.Now.AddYears(-10));
        Assert.Null(await NewRunner().RunDueAsync(Token));
        Assert.Null(await NewRunner().RunAsync("anna", Token));
        Assert.Empty(await Retention.ListRoundsAsync(10, Token));
        Assert.Equal(3, await RunsLeftAsync());
        Assert.Equal((new RetentionSettings(), 0L, null), (await Retention.ReadAsync(Token)) is var stored ? (stored.Settings, stored.Revision, stored.SetBy) : default);
    }

    [Fact]
    public async Task A_round_an_hour_is_one_servers_and_deletes_what_is_older()
    {
        var old = await EndedAsync(3, _clock.Now - Year - TimeSpan.FromDays(1));
        await EndedAsync(2, _clock.Now - Year + TimeSpan.FromMinutes(90));
        await Archive.KeepAsync(old[1], "audit", "anna", _clock.Now, Token);
        Assert.True(await Retention.SetAsync(new(Year), 0, "anna", _clock.Now, Token));
        var (first, second) = (NewRunner(), NewRunner());

        var preview = await first.PreviewAsync(new(Year), Token);
        Assert.Equal((2L, 1L), (preview.Runs, preview.Stayed[RunStays.Kept]));
        Assert.Equal([2L], preview.Examples[RunStays.Kept]);
        Assert.Equal(5, await RunsLeftAsync());

        var rounds = await Task.WhenAll(Task.Run(() => first.RunDueAsync(Token)), Task.Run(() => second.RunDueAsync(Token)));
        var round = Assert.Single(rounds, r => r is not null)!;
        Assert.Equal((2L, 1L, false), (round.Runs, round.Counts.Stayed[RunStays.Kept], round.Counts.IsCut));
        Assert.Equal(3, await RunsLeftAsync());

        _clock.Now += TimeSpan.FromMinutes(59);
        Assert.Null(await second.RunDueAsync(Token));
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(0, (await second.RunDueAsync(Token))!.Runs);
        _clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(2, (await first.RunDueAsync(Token))!.Runs);
        Assert.Equal([2L, 0L, 2L], (await Retention.ListRoundsAsync(10, Token)).Select(r => r.Runs));

        // A clock that ran ahead keeps nobody from going on.
        _clock.Now += TimeSpan.FromDays(3);
        Assert.NotNull(await first.RunDueAsync(Token));
        _clock.Now -= TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1);
        Assert.NotNull(await second.RunDueAsync(Token));
    }

    [Fact]
    public async Task What_a_server_has_left_when_it_died_between_two_batches_the_next_round_deletes()
    {
        await EndedAsync(250, _clock.Now - Year - TimeSpan.FromDays(1));
        await Retention.SetAsync(new(Year), 0, "anna", _clock.Now, Token);

        await Assert.ThrowsAsync<IOException>(() => NewRunner(new DyingArchive(Archive, batches: 1)).RunDueAsync(Token));

        Assert.Equal(150, await RunsLeftAsync());
        var died = Assert.Single(await Retention.ListRoundsAsync(10, Token));
        Assert.Equal((100L, null), (died.Runs, died.EndedAt));
        _clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(150, (await NewRunner().RunDueAsync(Token))!.Runs);
        Assert.Equal(0, await RunsLeftAsync());
    }

    [Fact]
    public async Task A_round_ends_when_its_time_is_over_and_the_next_one_goes_on()
    {
        await EndedAsync(250, _clock.Now - Year - TimeSpan.FromDays(1));
        await Retention.SetAsync(new(Year), 0, "anna", _clock.Now, Token);
        var slow = NewRunner(new SlowArchive(Archive, _clock, TimeSpan.FromSeconds(40)));

        var round = (await slow.RunAsync("anna", Token))!;
        Assert.Equal((200L, true), (round.Runs, round.Counts.IsCut));
        Assert.Equal((50L, false), ((await slow.RunAsync("anna", Token))! is var next ? (next.Runs, next.Counts.IsCut) : default));
    }

    [Fact]
    public async Task Ended_schedules_what_was_missed_and_dead_tokens_go_and_what_still_counts_stays()
    {
        var long_ago = _clock.Now - Year - TimeSpan.FromDays(1);
        var kept = (await EndedAsync(1, long_ago))[0];
        await Archive.KeepAsync(kept, "audit", "anna", _clock.Now, Token);
        var fired = await AddAsync(long_ago, ScheduleStatus.Fired);
        var ofKept = await AddAsync(long_ago, ScheduleStatus.Fired, run: kept);
        var young = await AddAsync(_clock.Now, ScheduleStatus.Fired);
        var waiting = await AddAsync(long_ago, ScheduleStatus.Waiting);
        var paused = await AddAsync(long_ago, ScheduleStatus.Paused);
        var trigger = await AddAsync(long_ago, ScheduleStatus.Cancelled, ScheduleTarget.Trigger);
        Assert.True(await Schedules.TryChangeAsync(trigger, new(trigger.Id, new(long_ago, long_ago, 1), "Nobody was there.", long_ago), null, Token));
        Assert.True(await Schedules.TryChangeAsync(waiting, new(waiting.Id, new(_clock.Now, _clock.Now, 1), "Nobody was there.", _clock.Now), null, Token));
        var tokens = _file.Services.GetRequiredService<IAccessTokenStore>();
        var live = AccessToken.New("anna", Role.Admin, "anna", long_ago.AddDays(-90), null).Kept;
        var revoked = AccessToken.New("bert", Role.Viewer, "anna", long_ago.AddDays(-90), null).Kept;
        var expired = AccessToken.New("carl", Role.Viewer, "anna", long_ago.AddDays(-90), TimeSpan.FromDays(30)).Kept;
        var lately = AccessToken.New("dora", Role.Viewer, "anna", long_ago, TimeSpan.FromDays(360)).Kept;
        foreach (var token in new[] { live, revoked, expired, lately }) await tokens.AddAsync(token, Token);
        await tokens.RevokeAsync(revoked.Id, long_ago, Token);
        RetentionSettings settings = new(null, Year, Year);
        await Retention.SetAsync(settings, 0, "anna", _clock.Now, Token);

        var preview = await NewRunner().PreviewAsync(settings, Token);
        var round = (await NewRunner().RunDueAsync(Token))!;

        Assert.Equal((0L, 1, 1, 2), (preview.Runs, preview.Schedules, preview.Missed, preview.Tokens));
        Assert.Equal((0L, 1, 1, 2), (round.Runs, round.Counts.Schedules, round.Counts.Missed, round.Counts.Tokens));
        Assert.Null(await Schedules.FindAsync(fired.Id, Token));
        foreach (var stays in new[] { ofKept, young, waiting, paused, trigger }) Assert.NotNull(await Schedules.FindAsync(stays.Id, Token));
        Assert.Equal([waiting.Id], (await Schedules.ListMissedAsync(null, 10, Token)).Select(missed => missed.ScheduleId));
        Assert.Equal(new[] { live.Id, lately.Id }.Order(), (await tokens.ListAsync(Token)).Select(token => token.Id).Order());
    }

    [Fact]
    public async Task What_was_told_long_ago_is_forgotten_also_where_there_is_no_channel_and_no_retention()
    {
        var notifications = _file.Services.GetRequiredService<INotificationStore>();
        foreach (var days in new[] { 91, 89 })
        {
            await notifications.AddAsync(Notification.OfSchedule(Guid.NewGuid(), _clock.Now, NotificationKind.PutOff, "a", "frozen", null, "etcdup", _clock.Now.AddDays(-days)), Token);
        }

        Assert.Null(await NewRunner().RunDueAsync(Token));
        Assert.Single(await notifications.ListAsync(new(), Token));
    }

    [Fact]
    public async Task Who_sets_it_from_what_was_read_before_another_did_is_refused()
    {
        Assert.True(await Retention.SetAsync(new(Year), 0, "anna", _clock.Now, Token));
        Assert.False(await Retention.SetAsync(new(TimeSpan.FromDays(7)), 0, "bert", _clock.Now, Token));
        Assert.True(await Retention.SetAsync(new(), 1, "bert", _clock.Now, Token));
        Assert.Equal((new RetentionSettings(), 2L, "bert"), (await Retention.ReadAsync(Token)) is var stored ? (stored.Settings, stored.Revision, stored.SetBy) : default);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(36_500, true)]
    [InlineData(36_501, false)]
    [InlineData(-1, false)]
    public void Less_than_a_week_is_no_retention(int days, bool isSound) => Assert.Equal(isSound, new RetentionSettings(null, TimeSpan.FromDays(days)).IsSound);

    private RetentionRunner NewRunner(IRunArchive? archive = null) => new(
        Retention, archive ?? Archive, _file.Services.GetRequiredService<INotificationStore>(), _meters.GetRequiredService<RetentionMetrics>(), _clock, NullLogger<RetentionRunner>.Instance);

    private async Task<List<Guid>> EndedAsync(int count, DateTimeOffset at)
    {
        List<Guid> ids = [];
        for (var i = 0; i < count; i++)
        {
            NewRun run = new() { Id = Guid.NewGuid(), Definition = new("nightly", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", CreatedAt = at };
            await Runs.CreateAsync(run, Token);
            var claimed = (await Runs.TryClaimAsync(Assert.Single(await Runs.FindDueAsync("s1", "n1", [], 10, at, Token)), "s1", TimeSpan.FromSeconds(15), at, Token))!;
            await Runs.CommitAsync(
                new() { Claim = claimed.Claim, State = new RunState().ToJson(), Status = RunStatus.Finished, SubStatus = RunSubStatus.Finished, GiveBack = true, At = at }, Token);
            ids.Add(run.Id);
        }

        return ids;
    }

    private async Task<ScheduleRecord> AddAsync(DateTimeOffset at, ScheduleStatus status, ScheduleTarget target = ScheduleTarget.Definition, Guid? run = null)
    {
        ScheduleRecord schedule = new()
        {
            Id = Guid.NewGuid(), Target = target, DefinitionId = "nightly", ActivityId = target == ScheduleTarget.Trigger ? "t" : null, Request = "{}", Kind = FireKind.StartAt, FireAt = at, CreatedBy = "bert",
            CreatedAt = at.AddDays(-1), Status = status, RunId = run,
        };
        Assert.True(await Schedules.AddAsync(schedule, Token));
        return schedule;
    }

    private async Task<long> RunsLeftAsync() => (await _file.Services.GetRequiredService<RunQueries>().ListAsync(new() { Limit = 1 }, Token)).Total;

    private class PassingArchive(IRunArchive inner) : IRunArchive
    {
        public virtual Task<int> DeleteAsync(IReadOnlyCollection<Guid> runIds, Guid round, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
            inner.DeleteAsync(runIds, round, by, at, cancellationToken);

        public Task<IReadOnlyList<EndedRun>> ListEndedAsync(DateTimeOffset before, EndedRun? after, int limit, CancellationToken cancellationToken) =>
            inner.ListEndedAsync(before, after, limit, cancellationToken);

        public Task<KeepResult> KeepAsync(Guid runId, string reason, string by, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> ReleaseAsync(Guid runId, string reason, string by, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RunEvidence>> ListEvidenceAsync(Guid runId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RunDeletion> DeleteAsync(Guid runId, long? fence, string by, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DeletedRun?> FindDeletedAsync(string numberOrId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>Its server dies before the batch after so many.</summary>
    private sealed class DyingArchive(IRunArchive inner, int batches) : PassingArchive(inner)
    {
        private int _left = batches;

        public override Task<int> DeleteAsync(IReadOnlyCollection<Guid> runIds, Guid round, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
            _left-- > 0 ? base.DeleteAsync(runIds, round, by, at, cancellationToken) : throw new IOException("it died");
    }

    private sealed class SlowArchive(IRunArchive inner, SettableClock clock, TimeSpan takes) : PassingArchive(inner)
    {
        public override Task<int> DeleteAsync(IReadOnlyCollection<Guid> runIds, Guid round, string by, DateTimeOffset at, CancellationToken cancellationToken)
        {
            clock.Now += takes;
            return base.DeleteAsync(runIds, round, by, at, cancellationToken);
        }
    }
}
