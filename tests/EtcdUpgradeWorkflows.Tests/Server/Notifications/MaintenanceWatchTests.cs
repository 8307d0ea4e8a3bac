using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Policies;
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
        await SeeAsync("3.4.23", "3.5.16");
        _time.Advance(TimeSpan.FromHours(23));
        Assert.Empty(await LookAsync());

        _time.Advance(TimeSpan.FromHours(2));
        var told = Assert.Single(await LookAsync());
        Assert.Equal(("prod-a has been on 3.4.23 and 3.5.16 since 2026-12-05 22:00:00Z, for 1 d 1 h.", _run.Claim.RunId), (told.Message, told.RunId));
        Assert.Contains("Give run 1 an opening", told.Advice, StringComparison.Ordinal);
        Assert.Single(await LookAsync());

        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await LookAsync()).Count);

        await SeeAsync("3.5.16");
        _time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(2, (await LookAsync()).Count);
    }

    [Fact]
    public async Task One_that_a_run_left_mixed_is_told_of_when_the_run_is_long_over()
    {
        await SeeAsync("3.4.23", "3.5.16");
        Assert.IsType<CheckpointResult.Committed>(await Get<IRunStore>().CommitAsync(
            new() { Claim = _run.Claim, State = new RunState().ToJson(), Status = RunStatus.Finished, SubStatus = RunSubStatus.Cancelled, At = _time.GetUtcNow() }, Token));

        _time.Advance(TimeSpan.FromHours(25));
        var told = Assert.Single(await LookAsync());
        Assert.Equal((NotificationKinds.Mixed, "prod-a", null), (told.Kind, told.Cluster, told.RunId));
        Assert.Contains("no run works on it: `etcdup upgrade --cluster prod-a --to 3.5.16` goes on", told.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_one_that_is_mixed_longest_is_told_of_first_however_many_there_are()
    {
        for (var i = 0; i < 1200; i++)
        {
            var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{i:0000}");
            await Get<IClusterStore>().AddAsync(new(name, "{}", null, null, [], "anna", Start), Token);
            await Get<IClusterStore>().SeeAsync(new(name, ["3.4.23", "3.5.16"], Start.AddMinutes(i < 3 ? -i : i)), null, Token);
        }

        _time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(30));
        Assert.Equal(["c0002", "c0001", "c0000"], (await LookAsync()).Select(n => n.Cluster!).OrderDescending());
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

    private Task SeeAsync(params string[] releases) => Get<IClusterStore>().SeeAsync(new("prod-a", releases, _time.GetUtcNow()), _run.Claim, Token);

    private T Get<T>()
        where T : notnull => _file.Services.GetRequiredService<T>();

    private async Task BeAsync(RunState state) => Assert.IsType<CheckpointResult.Committed>(await Get<IRunStore>().CommitAsync(
        new() { Claim = _run.Claim, State = state.ToJson(), Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, At = _time.GetUtcNow() }, Token));

    private async Task<IReadOnlyList<Notification>> LookAsync()
    {
        ClusterDirectory clusters = new(Get<IClusterStore>(), Get<IPolicyStore>());
        MaintenanceGuard guard = new(Get<IWindowStore>(), clusters, _time);
        await new MaintenanceWatch(Get<RunQueries>(), Get<IClusterStore>(), clusters, guard, Get<INotificationStore>(), new(TimeSpan.FromDays(1)), _time, NullLogger<MaintenanceWatch>.Instance).LookAsync(Token);
        return await Get<INotificationStore>().ListAsync(new(), Token);
    }
}
