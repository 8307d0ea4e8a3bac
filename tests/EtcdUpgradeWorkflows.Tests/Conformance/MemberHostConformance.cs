using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Conformance;

/// <summary>How far a swap came whose script died.</summary>
public enum HalfDone
{
    /// <summary>The record is open, the old process lives.</summary>
    NotStopped,

    Stopped,

    Switched,

    /// <summary>The new process runs and the record does not say so yet.</summary>
    Started,
}

/// <summary>A host with two releases, an old and a new one, and no process yet.</summary>
public interface IMemberHostStage : IAsyncDisposable
{
    IMemberHost Host { get; }

    string Old { get; }

    string New { get; }

    /// <summary>How often the member's process was told to end by a call.</summary>
    int Stops { get; }

    /// <summary>The process ends by itself.</summary>
    Task DieAsync(CancellationToken cancellationToken);

    /// <summary>From a member that runs <see cref="Old"/>: leaves what a script leaves that dies there on its way to <paramref name="to"/>.</summary>
    Task LeaveHalfDoneAsync(HostAuthority authority, string to, HalfDone far, CancellationToken cancellationToken);

    /// <summary>From now on the process does not end on SIGTERM.</summary>
    Task IgnoreTermAsync(CancellationToken cancellationToken);

    /// <summary>Where time does not pass by itself, it does now: a stop that was given so long has had it.</summary>
    void PassStopDeadline(TimeSpan deadline);

    /// <summary>A backup that can be restored for this member.</summary>
    Task<DataRestore> PrepareRestoreAsync(CancellationToken cancellationToken);

    /// <summary>Whole copies of the data of this name, made while the member was stopped.</summary>
    int Copies(string copy);

    /// <summary>The cluster has been told of the member, which has not run yet.</summary>
    void ExpectJoin(DataRestore restore)
    {
    }

    /// <summary>The data from before a restore are there.</summary>
    Task<bool> IsKeptAsync(string restore, CancellationToken cancellationToken);

    /// <summary>Lets the stage's time go on a little, where it does not by itself.</summary>
    Task PassTimeAsync(CancellationToken cancellationToken);
}

/// <summary>What every <see cref="IMemberHost"/> does: numbers, licence, record, and the three steps.</summary>
public abstract class MemberHostConformance : IAsyncLifetime
{
    protected static readonly HostAuthority Third = new("controller-a", "prod-a", 3);

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(1);

    protected IMemberHostStage Stage { get; private set; } = null!;

    protected IMemberHost Host => Stage.Host;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract ValueTask<IMemberHostStage> CreateStageAsync();

    public async ValueTask InitializeAsync() => Stage = await CreateStageAsync();

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Fence_writes_its_number_and_shows_the_world()
    {
        var fenced = Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(Third, Patience, Token));

        Assert.Equal(new HostRecord("controller-a", "prod-a", 3, Open: false, To: null), fenced.View.Record);
        Assert.Null(fenced.View.Process);
        Assert.Equal(fenced.View, await Host.LookAsync(Token));
    }

    [Fact]
    public async Task Equal_and_higher_numbers_are_let_in()
    {
        await Host.FenceAsync(Third, Patience, Token);

        Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(Third, Patience, Token));
        Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(Third with { Number = 10 }, Patience, Token));
        Assert.Equal(10, (await Host.LookAsync(Token)).Record?.Number);
    }

    [Fact]
    public async Task Lower_number_is_refused_everywhere_and_changes_nothing()
    {
        await RunOldAsync(Third);
        var before = await Host.LookAsync(Token);
        var stale = Third with { Number = 2 };

        Assert.Equal(new FenceAnswer.LowerNumber(3), await Host.FenceAsync(stale, Patience, Token));
        Assert.Equal(SwapEnd.LowerNumber, (await SwapAsync(Stage.New, mayStop: true, stale)).End);
        Assert.Equal(SwapEnd.LowerNumber, (await Host.HaltAsync(stale, kill: true, Patience, Token)).End);

        Assert.Equal(before, await Host.LookAsync(Token));
        Assert.Equal(0, Stage.Stops);
    }

    [Theory]
    [InlineData("controller-b", "prod-a")]
    [InlineData("controller-a", "prod-b")]
    public async Task Other_controller_and_other_cluster_are_refused_and_change_nothing(string controller, string cluster)
    {
        await RunOldAsync(Third);
        var before = await Host.LookAsync(Token);
        var stranger = new HostAuthority(controller, cluster, 99);

        Assert.Equal(new FenceAnswer.OtherController("controller-a", "prod-a"), await Host.FenceAsync(stranger, Patience, Token));
        Assert.Equal(SwapEnd.OtherController, (await SwapAsync(Stage.New, mayStop: true, stranger)).End);
        Assert.Equal(SwapEnd.OtherController, (await Host.HaltAsync(stranger, kill: true, Patience, Token)).End);

        Assert.Equal(before, await Host.LookAsync(Token));
    }

    [Fact]
    public async Task A_named_controller_is_taken_over_under_a_higher_number_and_refused_from_then_on()
    {
        await RunOldAsync(Third);
        await Stage.LeaveHalfDoneAsync(Third, Stage.New, HalfDone.NotStopped, Token);
        var before = await Host.LookAsync(Token);
        var heir = new HostAuthority("controller-b", "prod-b", 3);

        // Not named, another one named, and named under a number that the host has seen.
        Assert.IsType<FenceAnswer.OtherController>(await Host.FenceAsync(heir with { Number = 99 }, Patience, Token));
        Assert.IsType<FenceAnswer.OtherController>(await Host.FenceAsync(heir with { Number = 99, TakesOverFrom = "controller-c" }, Patience, Token));
        Assert.IsType<FenceAnswer.OtherController>(await Host.FenceAsync(heir with { TakesOverFrom = "controller-a" }, Patience, Token));
        Assert.Equal(before, await Host.LookAsync(Token));

        var taken = Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(heir with { Number = 4, TakesOverFrom = "controller-a" }, Patience, Token));
        Assert.Equal(new HostRecord("controller-b", "prod-b", 4, Open: true, new(Stage.New)), taken.View.Record);
        Assert.Equal(before.Process, taken.View.Process);

        var former = Third with { Number = 1000 };
        Assert.Equal(new FenceAnswer.OtherController("controller-b", "prod-b"), await Host.FenceAsync(former, Patience, Token));
        Assert.Equal(SwapEnd.OtherController, (await SwapAsync(Stage.New, mayStop: true, former)).End);
        Assert.Equal(SwapEnd.OtherController, (await Host.HaltAsync(former, kill: true, Patience, Token)).End);
        Assert.Equal(SwapEnd.Done, (await SwapAsync(Stage.New, mayStop: true, heir with { Number = 4 })).End);
    }

    [Fact]
    public async Task Only_fencing_takes_over()
    {
        await RunOldAsync(Third);
        var heir = new HostAuthority("controller-b", "prod-a", 99) { TakesOverFrom = "controller-a" };

        Assert.Equal(SwapEnd.OtherController, (await SwapAsync(Stage.New, mayStop: true, heir)).End);
        Assert.Equal(SwapEnd.OtherController, (await Host.HaltAsync(heir, kill: true, Patience, Token)).End);
        Assert.Equal(0, Stage.Stops);
    }

    [Fact]
    public async Task Swap_starts_a_member_that_does_not_run_without_a_licence()
    {
        var answer = await SwapAsync(Stage.Old, mayStop: false);

        AssertWhole(answer.View, Stage.Old);
        Assert.Equal(SwapEnd.Done, answer.End);
        Assert.Equal(answer.View, await Host.LookAsync(Token));
    }

    [Fact]
    public async Task Swap_without_a_licence_stops_nothing()
    {
        await RunOldAsync(Third);
        var before = await Host.LookAsync(Token);

        Assert.Equal(SwapEnd.NotLicensed, (await SwapAsync(Stage.New, mayStop: false)).End);

        Assert.Equal(before, await Host.LookAsync(Token));
        Assert.Equal(0, Stage.Stops);
    }

    [Theory]
    [InlineData(3.01, null)]
    [InlineData(10, null)]
    [InlineData(-60, "another-boot")]
    [InlineData(0, "another-boot")]
    public async Task Look_that_is_too_old_or_from_before_the_machine_started_stops_nothing(double secondsAgo, string? boot)
    {
        await RunOldAsync(Third);
        var before = await Host.LookAsync(Token);
        var now = await Host.ReadClockAsync(Token);
        var licence = new HostInstant(boot ?? now.Boot, now.Uptime - TimeSpan.FromSeconds(secondsAgo));

        Assert.Equal(SwapEnd.TooLate, (await Host.SwapAsync(await CallAsync(Stage.New) with { Licence = licence }, Token)).End);

        Assert.Equal(before, await Host.LookAsync(Token));
        Assert.Equal(0, Stage.Stops);
    }

    [Fact]
    public async Task Licensed_swap_goes_forward_and_back()
    {
        await RunOldAsync(Third);

        var forward = await SwapAsync(Stage.New, mayStop: true);
        Assert.Equal(SwapEnd.Done, forward.End);
        AssertWhole(forward.View, Stage.New);

        var back = await SwapAsync(Stage.Old, mayStop: true);
        Assert.Equal(SwapEnd.Done, back.End);
        AssertWhole(back.View, Stage.Old);
        Assert.Equal(2, Stage.Stops);
    }

    [Fact]
    public async Task Second_swap_to_the_same_version_stops_nothing()
    {
        await RunOldAsync(Third);
        var first = await SwapAsync(Stage.New, mayStop: true);

        var second = await SwapAsync(Stage.New, mayStop: true);

        Assert.Equal(SwapEnd.Done, second.End);
        Assert.Equal(first.View, second.View);
        Assert.Equal(1, Stage.Stops);
    }

    [Fact]
    public async Task Member_that_died_is_started_again_without_a_licence()
    {
        await RunOldAsync(Third);
        await Stage.DieAsync(Token);
        Assert.Null((await Host.LookAsync(Token)).Process);

        AssertWhole((await SwapAsync(Stage.Old, mayStop: false)).View, Stage.Old);
    }

    [Theory]
    [InlineData(HalfDone.NotStopped)]
    [InlineData(HalfDone.Stopped)]
    [InlineData(HalfDone.Switched)]
    [InlineData(HalfDone.Started)]
    public async Task Half_done_swap_is_finished_by_the_next_call(HalfDone far)
    {
        await RunOldAsync(Third);
        await Stage.LeaveHalfDoneAsync(Third, Stage.New, far, Token);
        Assert.Equal((true, new Deployment(Stage.New)), ((await Host.LookAsync(Token)).Record!.Open, (await Host.LookAsync(Token)).Record!.To));
        var next = Third with { Number = 4 };
        Assert.True(Assert.IsType<FenceAnswer.Fenced>(await Host.FenceAsync(next, Patience, Token)).View.Record!.Open);
        var stops = Stage.Stops;

        var answer = await SwapAsync(Stage.New, mayStop: true, next);

        Assert.Equal(SwapEnd.Done, answer.End);
        AssertWhole(answer.View, Stage.New);
        Assert.Equal(far == HalfDone.NotStopped ? 1 : 0, Stage.Stops - stops);
    }

    [Theory]
    [InlineData(HalfDone.NotStopped, 0)]
    [InlineData(HalfDone.Stopped, 0)]
    [InlineData(HalfDone.Switched, 0)]
    [InlineData(HalfDone.Started, 1)]
    public async Task Half_done_swap_is_turned_back_by_a_call_to_the_old_version(HalfDone far, int expectedStops)
    {
        await RunOldAsync(Third);
        await Stage.LeaveHalfDoneAsync(Third, Stage.New, far, Token);
        var stops = Stage.Stops;

        var answer = await SwapAsync(Stage.Old, mayStop: true, Third with { Number = 4 });

        Assert.Equal(SwapEnd.Done, answer.End);
        AssertWhole(answer.View, Stage.Old);
        Assert.Equal(expectedStops, Stage.Stops - stops);
    }

    [Theory]
    [InlineData(HalfDone.Stopped)]
    [InlineData(HalfDone.Switched)]
    [InlineData(HalfDone.Started)]
    public async Task Half_done_swap_whose_stop_is_behind_it_needs_no_licence(HalfDone far)
    {
        await RunOldAsync(Third);
        await Stage.LeaveHalfDoneAsync(Third, Stage.New, far, Token);

        AssertWhole((await SwapAsync(Stage.New, mayStop: false)).View, Stage.New);
    }

    [Fact]
    public async Task Open_record_over_a_member_that_was_never_stopped_is_closed_without_a_licence()
    {
        await RunOldAsync(Third);
        await Stage.LeaveHalfDoneAsync(Third, Stage.New, HalfDone.NotStopped, Token);

        var answer = await SwapAsync(Stage.New, mayStop: false);

        Assert.Equal(SwapEnd.NotLicensed, answer.End);
        AssertWhole(answer.View, Stage.Old);
        Assert.Equal(0, Stage.Stops);
    }

    [Fact]
    public async Task Binary_that_is_not_the_checked_one_is_refused_before_the_stop()
    {
        await RunOldAsync(Third);
        var before = await Host.LookAsync(Token);
        var release = await ReleaseAsync(Stage.New);

        foreach (var other in new[] { release with { Inode = release.Inode + 1 }, release with { Size = release.Size + 1 } })
        {
            Assert.Equal(SwapEnd.WrongBinary, (await Host.SwapAsync(await CallAsync(Stage.New) with { Release = other }, Token)).End);
        }

        var missing = await CallAsync(Stage.New) with { To = new("9.9.9"), Release = release with { Version = "9.9.9" } };
        Assert.Equal(SwapEnd.WrongBinary, (await Host.SwapAsync(missing, Token)).End);
        Assert.Equal(before, await Host.LookAsync(Token));
        Assert.Null(await Host.InspectReleaseAsync("9.9.9", Token));
    }

    [Fact]
    public async Task Stop_that_takes_too_long_leaves_the_record_open_until_a_kill()
    {
        await RunOldAsync(Third);
        await Stage.IgnoreTermAsync(Token);

        var stuck = await StopAsync(kill: false);

        Assert.Equal(SwapEnd.StopTimedOut, stuck.End);
        Assert.True(stuck.View.Record!.Open);
        Assert.Equal((Stage.Old, Stage.Old), (stuck.View.Process?.Version, stuck.View.LinkVersion));

        var killed = await StopAsync(kill: true);
        Assert.Equal(SwapEnd.Done, killed.End);
        AssertWhole(killed.View, Stage.New);

        async Task<SwapAnswer> StopAsync(bool kill)
        {
            var swap = Host.SwapAsync(await CallAsync(Stage.New) with { StopDeadline = StopDeadline, Kill = kill }, Token);
            Stage.PassStopDeadline(StopDeadline);
            return await swap;
        }
    }

    [Fact]
    public async Task Fence_waits_for_a_swap_in_flight()
    {
        await RunOldAsync(Third);
        await Stage.IgnoreTermAsync(Token);
        var call = await CallAsync(Stage.New) with { Kill = true, StopDeadline = StopDeadline };

        var swap = Host.SwapAsync(call, Token);
        while (!(await Host.LookAsync(Token)).Record!.Open && !swap.IsCompleted)
        {
            await Stage.PassTimeAsync(Token);
        }

        var fencing = Host.FenceAsync(Third with { Number = 4 }, Patience, Token);
        Stage.PassStopDeadline(StopDeadline);
        var fenced = Assert.IsType<FenceAnswer.Fenced>(await fencing);
        AssertWhole(fenced.View, Stage.New);
        Assert.Equal(4, fenced.View.Record!.Number);
        Assert.Equal(SwapEnd.Done, (await swap).End);
    }

    [Fact]
    public async Task Halt_stops_and_starts_nothing()
    {
        await RunOldAsync(Third);

        var halted = await Host.HaltAsync(Third, kill: false, Patience, Token);

        Assert.Equal(SwapEnd.Done, halted.End);
        Assert.Null(halted.View.Process);
        Assert.Equal((false, Stage.Old), (halted.View.Record!.Open, halted.View.LinkVersion));
        Assert.Equal(SwapEnd.Done, (await Host.HaltAsync(Third, kill: false, Patience, Token)).End);
    }

    [Fact]
    public async Task A_copy_is_made_of_the_stopped_member_before_the_switch_and_only_once()
    {
        await RunOldAsync(Third);
        var call = (await CallAsync(Stage.New)) with { Copy = "0a-1" };
        Assert.Equal(SwapEnd.Done, (await Host.SwapAsync(call, Token)).End);
        Assert.Equal(1, Stage.Copies("0a-1"));

        // Redone: it runs the target, nothing is stopped and nothing copied.
        Assert.Equal(SwapEnd.Done, (await Host.SwapAsync(call with { Copy = "0a-2" }, Token)).End);
        Assert.Equal((0, 1), (Stage.Copies("0a-2"), Stage.Stops));
        await Stage.PassTimeAsync(Token);
        AssertWhole(await Host.LookAsync(Token), Stage.New);
    }

    [Fact]
    public async Task Restored_data_become_the_members_once_nothing_runs_and_what_was_there_is_kept()
    {
        await RunOldAsync(Third);
        var restore = await Stage.PrepareRestoreAsync(Token);
        Assert.Equal(DataRestoreState.None, await Host.InspectRestoreAsync(restore.Id, Token));

        await Host.PrepareDataAsync(restore, Token);
        await Host.PrepareDataAsync(restore, Token);
        Assert.Equal(DataRestoreState.Prepared, await Host.InspectRestoreAsync(restore.Id, Token));
        Assert.Equal(PlaceEnd.Running, (await Host.PlaceDataAsync(Third, restore.Id, Token)).End);
        Assert.Equal(0, Stage.Stops);

        await Host.HaltAsync(Third, kill: false, Patience, Token);
        Assert.Equal(PlaceEnd.LowerNumber, (await Host.PlaceDataAsync(Third with { Number = 2 }, restore.Id, Token)).End);
        Assert.Equal(PlaceEnd.OtherController, (await Host.PlaceDataAsync(Third with { Controller = "controller-b" }, restore.Id, Token)).End);
        Assert.Equal(DataRestoreState.Prepared, await Host.InspectRestoreAsync(restore.Id, Token));

        var placed = await Host.PlaceDataAsync(Third, restore.Id, Token);
        Assert.Equal((PlaceEnd.Done, false, Stage.Old), (placed.End, placed.View.Record!.Open, placed.View.LinkVersion));
        Assert.Equal(DataRestoreState.Placed, await Host.InspectRestoreAsync(restore.Id, Token));
        Assert.Equal(PlaceEnd.Done, (await Host.PlaceDataAsync(Third, restore.Id, Token)).End);
        Assert.Equal(DataRestoreState.Placed, await Host.InspectRestoreAsync(restore.Id, Token));
        Assert.True(await Stage.IsKeptAsync(restore.Id, Token));
    }

    [Fact]
    public async Task Member_that_a_restore_left_empty_is_started_to_join_and_not_otherwise()
    {
        await RunOldAsync(Third);
        var restore = (await Stage.PrepareRestoreAsync(Token)) with { Origin = DataOrigin.Joins };
        await Host.PrepareDataAsync(restore, Token);
        await Host.HaltAsync(Third, kill: false, Patience, Token);
        await Host.PlaceDataAsync(Third, restore.Id, Token);
        Assert.Equal(DataRestoreState.Placed, await Host.InspectRestoreAsync(restore.Id, Token));

        var call = (await CallAsync(Stage.Old)) with { Licence = null };
        var refused = await Host.SwapAsync(call, Token);
        Assert.Equal((SwapEnd.NotJoined, false), (refused.End, refused.View.Record!.Open));
        Assert.Null((await Host.LookAsync(Token)).Process);

        Stage.ExpectJoin(restore);
        Assert.Equal(SwapEnd.Done, (await Host.SwapAsync(call with { Join = restore.InitialCluster }, Token)).End);
        await Stage.PassTimeAsync(Token);
        AssertWhole(await Host.LookAsync(Token), Stage.Old);
    }

    [Fact]
    public async Task Link_is_made_only_when_there_is_none()
    {
        await Host.EnsureLinkAsync(Stage.Old, Token);
        await Host.EnsureLinkAsync(Stage.New, Token);

        Assert.Equal(Stage.Old, (await Host.LookAsync(Token)).LinkVersion);
    }

    protected async Task<SwapAnswer> SwapAsync(string to, bool mayStop, HostAuthority? authority = null) =>
        await Host.SwapAsync(await CallAsync(to, mayStop, authority), Token);

    protected async Task<SwapCall> CallAsync(string to, bool mayStop = true, HostAuthority? authority = null)
    {
        var release = await ReleaseAsync(to); // a licence ages meanwhile
        return new(authority ?? Third, new(to), mayStop ? await Host.ReadClockAsync(Token) : null, Kill: false, Patience, release);
    }

    protected async Task<InstalledRelease> ReleaseAsync(string version) =>
        await Host.InspectReleaseAsync(version, Token) ?? throw new InvalidOperationException($"{version} is not installed");

    protected async Task<HostView> RunOldAsync(HostAuthority authority)
    {
        await Host.FenceAsync(authority, Patience, Token);
        var answer = await SwapAsync(Stage.Old, mayStop: false, authority);
        Assert.Equal(SwapEnd.Done, answer.End);
        return answer.View;
    }

    protected static void AssertWhole(HostView view, string version)
    {
        Assert.False(view.Record!.Open);
        Assert.Equal((version, version), (view.Process?.Version, view.LinkVersion));
    }
}
