using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Engine.Scheduling;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Server.Scheduling;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>
/// One server of the night, composed as a server composes itself, in a process of the virtual world. Quartz, HTTP and the outside are left away: what a job would call is called when its time comes.
/// </summary>
internal sealed class NightServer : IAsyncDisposable
{
    private readonly Night _night;
    private readonly ServiceProvider _services;

    public NightServer(Night night, string name, int life)
    {
        _night = night;
        Name = name;
        Process = new(night.World, $"{name}.{life}");
        IServiceCollection services = new ServiceCollection()
            .AddMetrics()
            .AddSingleton<TimeProvider>(night.World.Time)
            .AddSingleton(new RunOptions { Server = name, Node = Night.Node, OwnClock = true, MaxRuns = Night.MaxRuns, LookEvery = TimeSpan.FromSeconds(30) })
            .AddSingleton(new RunNode(Night.Node))
            .AddSingleton(FakeSurroundings.Database)
            .AddSingleton(new ServerIdentity(Night.Token, Night.Node, false, "the night's", night.Plan.Evening))
            .AddStorage(new DatabaseLocation.Sqlite(night.File))
            .AddEngine()
            .AddEtcd(new("/nowhere/vault", "/nowhere/binaries", "/nowhere/scripts", "/nowhere/scratch"))
            .AddSingleton<DefinitionStarts>().AddSingleton<IDefinitionStarts>(p => p.GetRequiredService<DefinitionStarts>())
            .AddSingleton<ScheduleFiring>().AddSingleton<ScheduleSweep>()
            .AddSingleton(new MixedWarning(Night.WarnMixedAfter)).AddSingleton<MaintenanceWatch>().AddSingleton<NotificationDispatcher>()
            .AddSingleton<ClientActivity>().AddSingleton<Glass>()

            // The outside.
            .AddSingleton(NobodysMetrics.Runs).AddSingleton(NobodysMetrics.Swaps).AddSingleton(TestServer.Scripts)
            .AddSingleton<IScheduleClock>(p => new Clock(this, p))
            .AddSingleton<IChannelSender>(new Sender(night))
            .AddSingleton<IEtcdClientFactory>(night.Network)
            .AddSingleton<IMemberHostFactory>(new Hosts(this))
            .AddSingleton<IScratchMembers>(night.Network)
            .AddSingleton<IReleaseSource>(new FakeReleases(NightPlan.Old, NightPlan.New))
            .AddSingleton<IBackupVault>(night.Vault)
            .AddSingleton<IClusterHealthTool>(new FakeClusterHealth())
            .AddSingleton<ICertificateProbe>(new FakeSurroundings())
            .AddSingleton<IGateProbe>(night.Gates)
            .AddSingleton<IMemberStepRunner>(new Steps(night))
            .AddSingleton<IAlertSilencer>(new FakeSilences(night.World.Time));
        _services = night.Mutate(services).BuildServiceProvider();
    }

    public string Name { get; }

    public VirtualProcess Process { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Its worker, and what its jobs and background services call, as often as they do; by day, when nothing is due, less often.</summary>
    public void Start() => Process.Start(() =>
    {
        _ = Get<WorkflowWorker>().WorkAsync(CancellationToken.None);
        _ = EveryAsync(TimeSpan.FromSeconds(30), Get<ScheduleSweep>().SweepAsync);
        _ = EveryAsync(TimeSpan.FromMinutes(1), Get<MaintenanceWatch>().LookAsync);
        _ = EveryAsync(TimeSpan.FromMinutes(1), Get<NotificationDispatcher>().DispatchAsync);
    });

    /// <summary><c>etcdup upgrade</c>, through what its endpoint does.</summary>
    public async Task<UpgradeAnswer> UpgradeAsync(string cluster, UpgradeBody body)
    {
        DefaultHttpContext context = new() { RequestServices = _services };
        context.Request.Headers.Authorization = $"Bearer {Night.Token}";
        context.Request.Headers["X-Etcdup-User"] = "anna";
        IResult? result = null;
        await Authentication.AuthenticateAsync(context, async authenticated => result = await UpgradesApi.StartAsync(
            cluster, body, Get<UpgradeLauncher>(), Get<RunQueries>(), Get<IScheduleStore>(), Get<IScheduleClock>(), Get<WorkflowWorker>(), Get<ClusterDirectory>(), Get<MaintenanceGuard>(), Get<Glass>(),
            _night.World.Time, authenticated, CancellationToken.None));
        return (result as IValueHttpResult)?.Value as UpgradeAnswer
            ?? throw new InvalidOperationException($"{cluster} was not taken: {(result is IValueHttpResult value ? EngineJson.Text(value.Value!) : result?.ToString())}");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task EveryAsync(TimeSpan pause, Func<CancellationToken, Task> call)
    {
        while (true)
        {
            try
            {
                await call(CancellationToken.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _night.Fail($"{Process.Name}: {e}");
            }

            await Task.Delay(_night.IsBusy ? pause : Night.ByDay, _night.World.Time);
        }
    }

    /// <summary>Wakes as Quartz in memory does: each server by itself.</summary>
    private sealed class Clock(NightServer server, IServiceProvider services) : IScheduleClock
    {
        private readonly HashSet<(Guid, DateTimeOffset)> _set = [];

        public Task SetAsync(ScheduleRecord schedule, CancellationToken cancellationToken)
        {
            if (_set.Add((schedule.Id, schedule.FireAt)))
            {
                // Never to the millisecond; of many at one time always in the same order.
                server.Process.Start(() => _ = WakeAsync(schedule.Id, schedule.FireAt.AddMilliseconds(server._night.Plan.Clusters.Single(c => c.Name == schedule.Cluster).Index)));
            }

            return Task.CompletedTask;
        }

        private async Task WakeAsync(Guid id, DateTimeOffset at)
        {
            var time = server._night.World.Time;
            if (at > time.GetUtcNow())
            {
                await Task.Delay(at - time.GetUtcNow(), time);
            }

            await services.GetRequiredService<ScheduleFiring>().FireAsync(id, CancellationToken.None);
        }
    }

    private sealed class Hosts(NightServer server) : IMemberHostFactory
    {
        public IMemberHost Create(MemberSpec member)
        {
            var cluster = server._night.Network.ClusterOf(member.ClientUrl);
            return new Host(server, cluster, member.Name, cluster.Host(member.Name));
        }
    }

    /// <summary>Scripts run outside: they end by themselves when the server dies.</summary>
    private sealed class Host(NightServer server, FakeEtcdCluster cluster, string member, IMemberHost host) : PassingHost(host)
    {
        public override Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken) =>
            server.Process.Outside(() => base.FenceAsync(authority, deadline, cancellationToken));

        public override Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken)
        {
            server._night.Swapping[(cluster.Options.Cluster, member)] = server;
            return server.Process.Outside(() => base.SwapAsync(call, cancellationToken));
        }
    }

    /// <summary>The owners' steps: they take their time.</summary>
    private sealed class Steps(Night night) : IMemberStepRunner
    {
        public async Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken)
        {
            var cluster = night.Plan.Clusters.Single(c => c.Name == call.Cluster);
            await Task.Delay(call.Phase == MemberStepCall.BeforeStop ? cluster.Drain : cluster.Smoke, night.World.Time, cancellationToken);
            night.Facts.StepsDone.Add((night.Now, call.Cluster, call.Member, call.Phase));
            return null;
        }
    }

    private sealed class Sender(Night night) : IChannelSender
    {
        public Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken)
        {
            night.Facts.Told.Add((night.Now, delivery.Delivery.Id, delivery.Notification));
            return Task.FromResult(SendResult.Done);
        }
    }
}
