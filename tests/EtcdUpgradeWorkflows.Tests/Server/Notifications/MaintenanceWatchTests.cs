using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Server.Notifications;

/// <summary>What is seen of runs from outside, on a real database.</summary>
public sealed class MaintenanceWatchTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 12, 5, 22, 0, 0, TimeSpan.Zero);
    private readonly SqliteFile _file = new();
    private readonly FakeTimeProvider _time = new(Start);
    private ClaimedRun _run = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _file.PrepareAsync(Token);
        await Get<IClusterStore>().AddAsync(
            new("prod-a", """{"name":"prod-a","members":[{"name":"m1","clientUrl":"http://127.0.0.1:1","peerUrl":"http://127.0.0.1:2","host":{"kind":"manual"}}],"policy":{"window":"required"}}""", null, null, [], "anna", Start),
            Token);
        await Get<IWindowStore>().AddAsync(new StoredWindow(new("nights", "FREQ=DAILY", "2026-12-01", "22:00", "UTC", "02:00", []), "anna", Start), Token);
        var id = Guid.CreateVersion7(Start);
        await Get<IRunStore>().CreateAsync(
            new() { Id = id, Definition = new("x", 1), Pins = [], State = new RunState().ToJson(), Input = "{}", StartedBy = "anna", Subject = "prod-a", CreatedAt = Start }, Token);
        _run = (await Get<IRunStore>().TryClaimAsync(Assert.Single(await Get<IRunStore>().FindDueAsync("s", "n", [], 1, Start, Token)), "s", TimeSpan.FromDays(100), Start, Token))!;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task A_cluster_that_is_mixed_for_long_is_told_again_as_often_as_that_has_passed_and_by_one_server()
    {
        await BeAsync(Mixed(Start));
        _time.Advance(TimeSpan.FromHours(23));
        Assert.Empty(await LookAsync());

        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(["prod-a has been on two releases since 2026-12-05 22:00:00Z, for 1 d 1 h."], (await LookAsync()).Select(n => n.Message));
        Assert.Single(await LookAsync());

        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await LookAsync()).Count);

        await BeAsync(Mixed(null));
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2, (await LookAsync()).Count);
    }

    [Fact]
    public async Task A_member_that_hung_in_its_swap_made_the_cluster_mixed_when_that_began()
    {
        KnownMembers swapping = new(EtcdVersion.Parse("3.5.16"), Start, [Member("m1", "3.4.23"), Member("m2", "3.4.23")], null) { SwapBegan = Start };
        // It serves when a person has helped it.
        var served = Start.AddHours(23);
        var known = swapping.With("m1", "3.5.16").After(swapping, served);
        Assert.Equal((served, Start), (known.MixedSince, known.MixedFrom));
        Assert.Equal(Start, known.Verified(served).After(known, served).MixedFrom);
        Assert.Null(known.With("m2", "3.5.16").After(known, served).MixedFrom);

        await BeAsync(new() { Outputs = new RunState().Outputs.Add(KnownMembers.Output, EngineJson.Element(known)) });
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(["prod-a has been on two releases since 2026-12-05 22:00:00Z, for 1 d 1 h."], (await LookAsync()).Select(n => n.Message));
    }

    [Fact]
    public async Task A_run_that_is_half_way_when_its_window_closes_is_told_once()
    {
        await BeAsync(new RunState { OpenKeys = [new("member:m1", "e1", Start.AddMinutes(110))] });
        _time.Advance(TimeSpan.FromMinutes(119));
        Assert.Empty(await LookAsync());

        _time.Advance(TimeSpan.FromMinutes(2));
        var told = Assert.Single(await LookAsync());
        Assert.Equal((NotificationKinds.Late, "prod-a", "etcdup"), (told.Kind, told.Cluster, told.By));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Single(await LookAsync());
    }

    [Theory]
    [InlineData("""{"member":"m1","memberId":"a1","version":"3.4.23","dbSize":20480}""", 0)] // of a backup
    [InlineData("""{"member":"m1","memberId":"a1","from":"3.4.23","to":"3.5.16"}""", 1)]
    public async Task A_run_is_late_with_a_swap_and_not_with_a_backup(string intent, int rows)
    {
        var inputs = EngineJson.Element(new Dictionary<string, string>());
        await BeAsync(new() { Intent = new() { Activity = new() { ExecutionId = "e1", NodeId = "n", FrameId = "f" }, Intent = JsonDocument.Parse(intent).RootElement.Clone(), Inputs = inputs, OpenedAt = Start.AddMinutes(119) } });
        _time.Advance(TimeSpan.FromMinutes(121));
        Assert.Equal(rows, (await LookAsync()).Count);
    }

    [Fact]
    public async Task A_run_that_waits_at_a_safe_point_is_not_late()
    {
        await BeAsync(new RunState());
        _time.Advance(TimeSpan.FromHours(5));
        Assert.Empty(await LookAsync());
    }

    [Theory]
    [InlineData("3.4.23", "3.5.16", "3.4.23", true)]
    [InlineData("3.5.16", "3.5.16", "3.5.16", false)]
    [InlineData("3.5.16", null, "3.5.16", false)]
    public void Since_when_it_is_mixed_is_kept_from_look_to_look(string a, string? b, string c, bool isMixed)
    {
        KnownMembers known = new(EtcdVersion.Parse("3.5.16"), Start, [Member("m1", a), Member("m2", b), Member("m3", c)], null);

        var since = known.After(null, Start).MixedSince;
        Assert.Equal(isMixed ? Start : null, since);
        Assert.Equal(since, known.After(known.After(null, Start), Start.AddHours(1)).MixedSince);
    }

    private static KnownMember Member(string name, string? version) => new(name, null, version, null);

    private static RunState Mixed(DateTimeOffset? since) => new()
    {
        Outputs = new RunState().Outputs.Add(KnownMembers.Output, EngineJson.Element(new KnownMembers(EtcdVersion.Parse("3.5.16"), Start, [], null) { MixedSince = since })),
    };

    private T Get<T>()
        where T : notnull => _file.Services.GetRequiredService<T>();

    private async Task BeAsync(RunState state) => Assert.IsType<CheckpointResult.Committed>(await Get<IRunStore>().CommitAsync(
        new() { Claim = _run.Claim, State = state.ToJson(), Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, At = _time.GetUtcNow() }, Token));

    private async Task<IReadOnlyList<Notification>> LookAsync()
    {
        ClusterDirectory clusters = new(Get<IClusterStore>());
        MaintenanceGuard guard = new(Get<IWindowStore>(), clusters, _time);
        await new MaintenanceWatch(Get<RunQueries>(), clusters, guard, Get<INotificationStore>(), new(TimeSpan.FromDays(1)), _time, NullLogger<MaintenanceWatch>.Instance).LookAsync(Token);
        return await Get<INotificationStore>().ListAsync(new(), Token);
    }
}
