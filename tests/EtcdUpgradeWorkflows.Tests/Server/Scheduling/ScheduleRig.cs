using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EtcdUpgradeWorkflows.Tests.Server.Scheduling;

/// <summary>A clock that a test sets, forward and back.</summary>
internal sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>What was asked of the clock that wakes; it never does by itself.</summary>
internal sealed class RecordedClock : IScheduleClock
{
    public List<(Guid Id, DateTimeOffset At)> Set { get; } = [];

    public Task SetAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
    {
        lock (Set)
        {
            Set.Add((schedule.Id, schedule.FireAt));
        }

        return Task.CompletedTask;
    }
}

/// <summary>What fires schedules, on a real SQLite file, composed as a server composes it and without Quartz: a test calls what a job would call. Nobody works on the runs.</summary>
internal sealed class ScheduleRig : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-schedules-").FullName;
    private readonly DataDirectory _data;
    private readonly WebApplication _app;

    private ScheduleRig()
    {
        _data = DataDirectory.Open(_directory);
        _app = ServerHost.Build(new ServeOptions(null, _directory, null, false), _data, Time);
        Starts = NewStarts();
        Publisher = new(Definitions, Get<DefinitionValidator>(), Get<ActivityCatalog>(), Starts, Time);
    }

    public SettableClock Time { get; } = new();

    public RecordedClock Clock { get; } = new();

    public IScheduleStore Schedules => Get<IScheduleStore>();

    public IDefinitionStore Definitions => Get<IDefinitionStore>();

    public RunQueries Runs => Get<RunQueries>();

    public DefinitionStarts Starts { get; }

    public DefinitionPublisher Publisher { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ScheduleRig> OpenAsync()
    {
        ScheduleRig rig = new();
        await rig.Get<DatabaseSetup>().PrepareAsync(Token);
        return rig;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Another process on the same database.</summary>
    /// <param name="definitions">Null: the store as it is.</param>
    public DefinitionStarts NewStarts(IDefinitionStore? definitions = null) => new(definitions ?? Definitions, Schedules, Clock, Get<ActivityCatalog>(), Time, NullLogger<DefinitionStarts>.Instance);

    public ScheduleSweep NewSweep() => new(Schedules, Clock, NewStarts(), Get<WorkflowWorker>(), Time, NullLogger<ScheduleSweep>.Instance);

    /// <param name="schedules">Null: the store as it is.</param>
    public ScheduleFiring NewFiring(IScheduleStore? schedules = null) => new(
        schedules ?? Schedules, Clock, Get<UpgradeLauncher>(), Get<DefinitionLauncher>(), Definitions, Starts, Get<WorkflowWorker>(), Get<ClusterDirectory>(), Get<MaintenanceGuard>(), Runs, Time,
        NullLogger<ScheduleFiring>.Instance);

    public Task FireAsync(Guid id) => NewFiring().FireAsync(id, Token);

    public Task PublishAsync(int version, params string[] triggers) => Publisher.PublishAsync(DefinitionOf(version, triggers), "anna", Token);

    /// <summary>A flowchart that begins with each of the triggers and goes on to one line.</summary>
    /// <param name="version">Of the definition <c>nightly</c>.</param>
    /// <param name="triggers">Such as <c>c Cron 0 0 * * * *</c>.</param>
    public static WorkflowDefinition DefinitionOf(int version, params string[] triggers)
    {
        var activities = triggers.Select(t => t.Split(' ', 3)).Select(t => (Id: t[0], Type: t[1], Input: t[1] switch { "Timer" => "interval", "Cron" => "cronExpression", _ => "dateTime" }, Value: t[2])).ToList();
        return DefinitionReader.Read(
            $$"""
            {"definitionId":"nightly","name":"Nightly","version":{{version}},"inputs":[{"name":"Cluster","type":"String"}],"root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"begin","type":"Elsa.Start"},{"id":"line","type":"Elsa.WriteLine"}
              {{string.Concat(activities.Select(a => $$""",{"id":"{{a.Id}}","type":"Elsa.{{a.Type}}","{{a.Input}}":{"expression":{"type":"Literal","value":"{{a.Value}}"} },"customProperties":{"canStartWorkflow":true} }"""))}}
            ],"connections":[{"source":{"activity":"begin"},"target":{"activity":"line"} }
              {{string.Concat(activities.Select(a => $$""",{"source":{"activity":"{{a.Id}}"},"target":{"activity":"line"} }"""))}}]} }
            """).Definition!;
    }

    public async Task<ScheduleRecord> TriggerAsync(string activity) => (await Schedules.FindAsync(ScheduleRecord.IdOf("nightly", activity), Token))!;

    /// <summary>All runs, the oldest first.</summary>
    public async Task<IReadOnlyList<RunOverview>> RunsAsync() => [.. (await Runs.ListAsync(new() { Limit = 200 }, Token)).Runs.OrderBy(r => r.Number)];

    public async Task<ScheduleRecord> AddAsync(ScheduleRecord schedule)
    {
        Assert.True(await Schedules.AddAsync(schedule, Token));
        return schedule;
    }

    public ScheduleRecord OfDefinition(FireKind kind, string? expression, DateTimeOffset at, int? version = null) => new()
    {
        Id = Guid.NewGuid(), Target = ScheduleTarget.Definition, DefinitionId = "nightly", DefinitionVersion = version, Request = "{}", Kind = kind, Expression = expression, FireAt = at,
        CreatedBy = "bert", CreatedAt = Time.Now, Status = ScheduleStatus.Waiting,
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
