using System.Reflection;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Expressions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Architecture;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Server;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Tests.Storage;

/// <summary>A database that cannot be used is said once, and once when it is over, however many ask for it meanwhile.</summary>
public sealed class DatabaseTroubleTests : IAsyncDisposable
{
    private const int Begins = 3011;
    private const int IsOver = 3012;

    private static readonly SqliteException Away = new("unable to open database file", 14);
    private static readonly WorkflowError Unreachable = WorkflowError.Transient("db.unreachable", "The database does not answer.", "Start it.");

    private readonly LogLines _lines = new();
    private readonly VirtualTime _time = new();
    private readonly ServiceProvider _services;

    public DatabaseTroubleTests() => _services = Compose(_time);

    private DatabaseTrouble Trouble => _services.GetRequiredService<DatabaseTrouble>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _lines.Dispose();
    }

    [Fact]
    public async Task A_worker_and_others_without_their_database_write_two_lines_and_no_stack_trace()
    {
        await using var services = Compose(time: null);
        var store = DispatchProxy.Create<IRunStore, StoreThatGoesAway>();
        var away = (StoreThatGoesAway)(object)store;
        away.Store = new InMemoryRunStore(HostedServer.Clock);
        var worker = NewWorker(services, store);
        var quartz = services.GetRequiredService<ILoggerFactory>().CreateLogger("Quartz.Impl.AdoJobStore");
        using CancellationTokenSource stop = new();
        var working = worker.WorkAsync(stop.Token);
        await UntilAsync(() => away.Asked > 3);

        away.IsAway = true;
        for (var look = 0; look < 20; look++)
        {
            quartz.LogError(new InvalidOperationException("Failure obtaining a lock", Away), "ClusterManager: Error managing cluster");
            var asked = away.Asked;
            await UntilAsync(() => away.Asked > asked);
        }

        away.IsAway = false;
        await UntilAsync(() => _lines.Written.Any(line => line.Id == IsOver));
        await stop.CancelAsync();
        await working;

        Assert.Equal([Begins, IsOver], _lines.Written.Select(line => line.Id));
        Assert.All(_lines.All, line => Assert.Null(line.Exception));
        Assert.Contains(_lines.All, line => line is { Level: LogLevel.Debug, Category: "Quartz.Impl.AdoJobStore", Text: "ClusterManager: Error managing cluster (db.unreachable)" });
    }

    [Fact]
    public void Who_notices_it_first_makes_no_difference()
    {
        var sweep = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Sweep");

        sweep.LogWarning(Away, "The schedules could not be looked through; tried again.");
        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);

        Assert.Equal([Begins], _lines.Written.Select(line => line.Id));
    }

    [Fact]
    public void What_was_asked_before_it_was_over_begins_nothing_again()
    {
        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);
        Trouble.Answered(Trouble.Asking(), isWrite: false);
        Pass(DatabaseTrouble.Quiet);
        var (early, late) = (Trouble.Asking(), Trouble.Asking());

        Trouble.Answered(early, isWrite: false);
        Trouble.Failed(late, Unreachable, isWrite: true);
        _services.GetRequiredService<ILoggerFactory>().CreateLogger("Quartz").LogError(Away, "Late.");
        Assert.Equal([Begins, IsOver], _lines.Written.Select(line => line.Id));

        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);
        Assert.Equal([Begins, IsOver, Begins], _lines.Written.Select(line => line.Id));
    }

    [Fact]
    public void An_answer_to_what_was_asked_before_it_began_does_not_end_it()
    {
        var early = Trouble.Asking();
        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);
        Pass(DatabaseTrouble.Quiet);

        Trouble.Answered(early, isWrite: false);
        Pass(DatabaseTrouble.Quiet);
        Trouble.Answered(early, isWrite: false);

        Assert.True(Trouble.IsKnown);
    }

    [Fact]
    public void A_connection_of_before_that_is_found_dead_after_the_first_answer_is_of_the_same_trouble()
    {
        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);
        Pass(DatabaseTrouble.Quiet * 3);
        Trouble.Answered(Trouble.Asking(), isWrite: true);

        Pass(DatabaseTrouble.Quiet / 2);
        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: true);
        Pass(DatabaseTrouble.Quiet / 2);
        Trouble.Answered(Trouble.Asking(), isWrite: true);

        Assert.Equal([Begins], _lines.Written.Select(line => line.Id));
        Pass(DatabaseTrouble.Quiet);
        Trouble.Answered(Trouble.Asking(), isWrite: false);
        Assert.Equal([Begins, IsOver], _lines.Written.Select(line => line.Id));
    }

    [Fact]
    public void A_database_that_comes_and_goes_is_said_once()
    {
        for (var i = 0; i < 20; i++)
        {
            Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);
            Trouble.Answered(Trouble.Asking(), isWrite: false);
            Pass(DatabaseTrouble.Quiet / 4);
        }

        Assert.Equal([Begins], _lines.Written.Select(line => line.Id));
        Pass(DatabaseTrouble.Quiet);
        Trouble.Answered(Trouble.Asking(), isWrite: false);
        Assert.Equal([Begins, IsOver], _lines.Written.Select(line => line.Id));
    }

    [Fact]
    public void Where_only_writing_fails_reading_does_not_say_that_it_is_over()
    {
        Trouble.Failed(Trouble.Asking(), WorkflowError.NeedsOperator("db.readonly", "The disk is full."), isWrite: true);
        Trouble.Answered(Trouble.Asking(), isWrite: false);
        Pass(DatabaseTrouble.Quiet);
        Trouble.Answered(Trouble.Asking(), isWrite: false);
        Assert.True(Trouble.IsKnown);

        Trouble.Answered(Trouble.Asking(), isWrite: true);
        Pass(DatabaseTrouble.Quiet);
        Trouble.Answered(Trouble.Asking(), isWrite: false);
        Assert.False(Trouble.IsKnown);
    }

    [Fact]
    public void What_fails_for_another_reason_keeps_its_stack_trace()
    {
        Trouble.Failed(Trouble.Asking(), Unreachable, isWrite: false);
        var log = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Webhooks");

        log.LogWarning(new System.Net.Sockets.SocketException(111), "Not delivered.");
        log.LogError(new SqliteException("constraint failed", 19), "A defect.");

        Assert.All(_lines.Written.Skip(1), line => Assert.NotNull(line.Exception));
        Assert.Equal(3, _lines.Written.Count);
    }

    [Fact]
    public async Task A_look_that_the_stop_interrupts_has_not_failed()
    {
        await using var services = Compose(time: null);
        var store = DispatchProxy.Create<IRunStore, StoreThatGoesAway>();
        ((StoreThatGoesAway)(object)store).Hangs = true;
        using CancellationTokenSource stop = new();
        var working = Task.Run(() => NewWorker(services, store).WorkAsync(stop.Token), TestContext.Current.CancellationToken);
        await UntilAsync(() => ((StoreThatGoesAway)(object)store).Asked > 0);

        await stop.CancelAsync();
        await working;

        Assert.Empty(_lines.Written);
    }

    private static WorkflowWorker NewWorker(ServiceProvider services, IRunStore store)
    {
        ExplainedRunStore explained = new(store, services.GetRequiredService<WorkflowDatabase>(), services.GetRequiredService<RunSignal>(), services.GetRequiredService<DatabaseTrouble>());
        RunOptions options = new() { Server = "server-1", Node = "node-1", LookEvery = TimeSpan.FromMilliseconds(5), OwnClock = true };
        return new(
            explained,
            new WorkflowRunner(explained, new ActivityCatalog(Repository.Activities), new InputEvaluator(new ExpressionEvaluator(TestServer.Scripts)), new DefinitionCache(explained), NoHoldPolicy.Instance, options, NobodysMetrics.Runs, HostedServer.Clock),
            options, NobodysMetrics.Runs, HostedServer.Clock, services.GetRequiredService<ILogger<WorkflowWorker>>());
    }

    private ServiceProvider Compose(TimeProvider? time)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_lines).SetMinimumLevel(LogLevel.Debug))
            .AddStorage(new DatabaseLocation.Sqlite("/nowhere/etcdup.db"))
            .AddSingleton(TroubleSaidOnce.Create);
        return (time is null ? services : services.AddSingleton(time)).BuildServiceProvider();
    }

    private void Pass(TimeSpan span)
    {
        using var timer = _time.CreateTimer(_ => { }, null, span, Timeout.InfiniteTimeSpan);
        _time.Step();
    }

    private static Task<bool> UntilAsync(Func<bool> isSo) => HostedServer.UntilAsync(() => Task.FromResult(isSo()), so => so);

    /// <summary>Answers as a store whose file is gone, while it is.</summary>
    public class StoreThatGoesAway : DispatchProxy
    {
        private int _asked;

        public IRunStore Store { get; set; } = null!;

        public bool IsAway { get; set; }

        /// <summary>Until whoever asks does not want to know any more.</summary>
        public bool Hangs { get; set; }

        public int Asked => Volatile.Read(ref _asked);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Interlocked.Increment(ref _asked);
            if (Hangs)
            {
                var left = args!.OfType<CancellationToken>().Single();
                left.WaitHandle.WaitOne();
                throw new OperationCanceledException(left);
            }

            return IsAway ? throw Away : targetMethod!.Invoke(Store, args);
        }
    }
}
