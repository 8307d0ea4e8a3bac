using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Faults;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>
/// A night of forty clusters on one thread in virtual time: from the evening, when people plan, to the morning after the next one. Two servers on one SQLite file; one is killed while it stops a member, and comes back in the
/// morning, with the people who answer. What happened is in <see cref="Facts"/>; <see cref="NightOracle"/> judges it.
/// </summary>
internal sealed class Night : IAsyncDisposable
{
    public const string Node = "node-1";
    public const string Token = "0123456789";

    /// <summary>Runs of a server at a time: to forty clusters what sixteen are to hundreds.</summary>
    public const int MaxRuns = 4;

    public static readonly TimeSpan WarnMixedAfter = TimeSpan.FromHours(6);

    /// <summary>How often jobs are called when no window is near.</summary>
    public static readonly TimeSpan ByDay = TimeSpan.FromMinutes(10);

    private readonly SqliteFile _file = new();
    private readonly Func<IServiceCollection, IServiceCollection> _mutate;
    private readonly List<NightServer> _servers = [];
    private readonly List<string> _failures = [];
    private int _stops;

    private Night(NightPlan plan, Func<IServiceCollection, IServiceCollection>? mutate)
    {
        Plan = plan;
        _mutate = mutate ?? (services => services);
        Calendar = new(plan);
        World = new(plan.Evening) { MaxSteps = int.MaxValue, Deadline = TimeSpan.FromDays(4) };
        Gates = new(World.Time);
        Network = new(plan.Clusters.Select(cluster => Create(cluster)));
        foreach (var closed in plan.Clusters.Where(c => c.Trouble == Trouble.GateClosed))
        {
            Gates.No[GateOf(closed)] = WorkflowError.Transient("gate.blocked", $"Gate '{GateOf(closed)}' does not agree.");
        }
    }

    public NightPlan Plan { get; }

    public NightCalendar Calendar { get; }

    public VirtualWorld World { get; }

    public FakeGates Gates { get; }

    public FakeVault Vault { get; } = new();

    public NightNetwork Network { get; }

    public NightFacts Facts { get; } = new();

    /// <summary>Who made the call under which a member is being swapped.</summary>
    public Dictionary<(string Cluster, string Member), NightServer> Swapping { get; } = [];

    public string File => _file.Path;

    public DateTimeOffset Now => World.Time.GetUtcNow();

    /// <summary>A window is open, or was not long ago.</summary>
    public bool IsBusy => NightPlan.Windows.SelectMany(Calendar.Openings).Any(o => o.From.AddMinutes(-10) <= Now && Now < o.To.AddMinutes(75));

    public IServiceCollection Mutate(IServiceCollection services) => _mutate(services);

    public void Fail(string what) => _failures.Add($"{Now:u} {what}");

    /// <param name="plan">Of clusters and windows.</param>
    /// <param name="mutate">Puts something else in the place of a service of each server; null: nothing.</param>
    public static NightFacts Play(NightPlan plan, Func<IServiceCollection, IServiceCollection>? mutate = null)
    {
        // The virtual world is of one thread: what needs none of it is done in others, and waited for.
        var night = new Night(plan, mutate);
        try
        {
            Task.Run(night.SetUpAsync).GetAwaiter().GetResult();
            night.World.Run(night.PlayAsync);
            Task.Run(night.ReadAsync).GetAwaiter().GetResult();
            return night.Facts;
        }
        finally
        {
            Task.Run(async () => await night.DisposeAsync()).GetAwaiter().GetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _file.DisposeAsync();
    }

    private static string GateOf(NightCluster cluster) => $"change-{cluster.Name}";

    private T Get<T>()
        where T : notnull => _file.Services.GetRequiredService<T>();

    private FakeEtcdCluster Create(NightCluster planned)
    {
        FakeEtcdCluster cluster = new(World.Time, new()
        {
            Cluster = planned.Name, MemberPrefix = $"{planned.Name}m", ClusterId = $"c0000000000000{planned.Index:00}", Port = 20_000 + (planned.Index * 10), Ready = planned.Ready, Stop = planned.Stop,
            Installed = [NightPlan.Old],
        });
        cluster.Witness = (member, step, authority, to) => Witness(planned, cluster, member, step, authority, to);
        return cluster;
    }

    private async Task SetUpAsync()
    {
        await _file.PrepareAsync(CancellationToken.None);
        foreach (var definition in ShippedDefinitions.All)
        {
            await Get<IDefinitionStore>().PublishAsync(definition, CancellationToken.None);
        }

        foreach (var planned in Plan.Clusters)
        {
            var spec = Network.Find(planned.Name).Spec with { Labels = planned.Window.Label is { } label ? [label, $"number={planned.Name}"] : [$"number={planned.Name}"], OwnPolicy = PolicyOf(planned) };
            spec = planned.IsFrozen && planned.Index % 2 == 1 ? spec with { Labels = [.. spec.Labels, "tier=bank"] } : spec;
            Assert.True(await Get<IClusterStore>().AddAsync(new(spec.Name, ClusterFile.Write(spec), Node, null, [], "carl", Plan.Evening), CancellationToken.None));
        }

        foreach (var window in NightPlan.Windows)
        {
            Assert.NotNull(Plan.Store(window).Document.Read(null).Value);
            Assert.True(await Get<IWindowStore>().AddAsync(Plan.Store(window), CancellationToken.None));
        }

        Assert.True(await Get<IChannelStore>().AddAsync(new(new("ops", "webhook") { Url = "https://127.0.0.1/ops" }, "carl", Plan.Evening), CancellationToken.None));
    }

    private static ClusterPolicy PolicyOf(NightCluster planned) => new(false, planned.RequiresWindow)
    {
        Soak = planned.Soak,
        Gates = planned.Trouble == Trouble.GateClosed ? [new(GateOf(planned), StopGateKind.Http, new Uri("https://127.0.0.1/change"), null, false, null)] : [],
        Steps = new(StepsOf("drain", planned.Drain), StepsOf("smoke", planned.Smoke)),
    };

    private static IReadOnlyList<MemberStep> StepsOf(string name, TimeSpan takes) =>
        takes == TimeSpan.Zero ? [] : [new(name, new Uri($"https://127.0.0.1/{name}"), null, null, MemberStep.LongestTimeout, IsRequired: true)];

    private async Task PlayAsync()
    {
        var first = StartServer("server-1");
        StartServer("server-2");
        _ = WatchAsync();
        await PlanAsync(first);
        await UntilAsync(Plan.Evening.AddHours(3));
        var (from, to) = Calendar.Freeze;
        Assert.True(await Get<IWindowStore>().AddAsync(
            new StoredFreeze(new("batch", Text(from), Text(to), "the bank's batch", [.. Plan.Clusters.Where(c => c.IsFrozen && c.Index % 2 == 0).Select(c => c.Name)], ["tier=bank"]), "carl", Now), CancellationToken.None));
        await UntilAsync(Plan.Morning);
        await BeThereAsync();

        static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task UntilAsync(DateTimeOffset then) => Task.Delay(then - Now, World.Time);

    private NightServer StartServer(string name)
    {
        NightServer server = new(this, name, _servers.Count + 1);
        _servers.Add(server);
        server.Start();
        return server;
    }

    private async Task PlanAsync(NightServer server)
    {
        foreach (var planned in Plan.Clusters)
        {
            var at = Calendar.Openings(planned.Window)[0].From + planned.At;
            var answer = await server.UpgradeAsync(planned.Name, at is null ? new(NightPlan.New, Window: planned.Index % 2 == 0 ? planned.Window.Name : "") : new(NightPlan.New, At: at));
            Assert.Equal("scheduled", answer.Result);
            Facts.Planned[planned.Name] = answer.Schedule!.FireAt;
        }
    }

    // In the morning what hangs is helped, and each hour what waits for a person is answered.
    private async Task BeThereAsync()
    {
        Facts.BackAt = Now;
        StartServer(Facts.Killed!);
        Gates.No.Clear();
        foreach (var cluster in Network.All)
        {
            foreach (var member in cluster.Members)
            {
                cluster.Thaw(member.Name);
                cluster.Start(member.Name);
            }
        }

        for (; Now < Plan.End; await Task.Delay(TimeSpan.FromHours(1), World.Time))
        {
            foreach (var run in (await Get<RunQueries>().ListAsync(new() { NeedsYou = true, Status = RunStatus.Running, Limit = 100 }, CancellationToken.None)).Runs.Where(r => r.Owner is null))
            {
                Facts.Answers.Add((Now, run.Subject!));
                await Get<IRunStore>().PostAsync(
                    new()
                    {
                        Id = Guid.CreateVersion7(Now), RunId = run.Id, Kind = run.Paused ? InboxMessageKind.Resume : InboxMessageKind.Retry, Payload = "{}", SentBy = "dora", SentAt = Now,
                    },
                    CancellationToken.None);
            }
        }
    }

    // What the members are seen to be, each minute, whatever the product knows of it.
    private async Task WatchAsync()
    {
        while (true)
        {
            foreach (var cluster in Network.All)
            {
                Facts.See(Now, cluster);
            }

            await Task.Delay(TimeSpan.FromMinutes(1), World.Time);
        }
    }

    private void Witness(NightCluster planned, FakeEtcdCluster cluster, FakeMember member, HostStep step, HostAuthority authority, string? to)
    {
        var server = Swapping[(planned.Name, member.Name)];
        Facts.Steps.Add(new(Now, planned.Name, member.Name, step, to, authority.Number, server.Process.Name, member.Process?.Version, member.OpenSince, [.. cluster.Members.Where(m => m != member && !m.Serves).Select(m => m.Name)]));
        var isFirst = Facts.Steps.Count(s => s.Cluster == planned.Name && s.Step == step) == 1;
        switch (planned.Trouble)
        {
            case Trouble.Hangs when isFirst && step == HostStep.Start:
                _ = LaterAsync(planned.Ready / 2, () => cluster.Freeze(member.Name));
                break;
            case Trouble.MemberDies when isFirst && step == HostStep.Stop:
                _ = LaterAsync(TimeSpan.FromMinutes(1), () => cluster.Kill(cluster.Members.First(m => m != member && m.Process?.Version == NightPlan.Old).Name));
                break;
            case Trouble.ScriptDies when isFirst && step == HostStep.Stop:
                cluster.Host(member.Name).DiesAfter = HostStep.Stop;
                break;
        }

        if (step == HostStep.Stop && ++_stops >= Plan.KilledAtStop && Facts.Killed is null)
        {
            (Facts.Killed, Facts.KilledAt, Facts.KilledIn) = (server.Name, Now, (planned.Name, member.Name));
            Facts.InHand.UnionWith(Get<RunQueries>().ListAsync(new() { Status = RunStatus.Running, Limit = 100 }, CancellationToken.None).GetAwaiter().GetResult().Runs.Where(r => r.Owner == server.Name).Select(r => r.Subject!));
            server.Process.Kill();
        }
    }

    // In the world, not in the process that is at work: it happens to the cluster.
    private async Task LaterAsync(TimeSpan after, Action then)
    {
        await Task.Yield();
        await Task.Delay(after, World.Time);
        then();
    }

    private async Task ReadAsync()
    {
        Facts.Failures.AddRange(_failures);
        Facts.Runs.AddRange((await Get<RunQueries>().ListAsync(new() { Limit = 1000 }, CancellationToken.None)).Runs.OrderBy(r => r.Number));
        Facts.Notifications.AddRange((await Get<INotificationStore>().ListAsync(new(Limit: 10_000), CancellationToken.None)).OrderBy(n => n.At));
        Facts.Schedules.AddRange(await Get<IScheduleStore>().ListAsync(null, CancellationToken.None));
        foreach (var run in Facts.Runs)
        {
            Facts.Journals[run.Id] = [.. (await Get<RunQueries>().ReadJournalAsync(run.Id, 0, 10_000, CancellationToken.None)).Select(l => JournalEntry.Parse(l))];
        }

        foreach (var cluster in Network.All)
        {
            Facts.See(Now, cluster);
            Facts.Violations.AddRange(cluster.Violations.Select(v => $"{cluster.Options.Cluster}: {v}"));
            Facts.Members[cluster.Options.Cluster] = [.. cluster.Members];
        }
    }
}

/// <summary>All clusters under their addresses.</summary>
internal sealed class NightNetwork(IEnumerable<FakeEtcdCluster> clusters) : IEtcdClientFactory, IScratchMembers
{
    private readonly List<FakeEtcdCluster> _clusters = [.. clusters];

    public IReadOnlyList<FakeEtcdCluster> All => _clusters;

    public FakeEtcdCluster Find(string name) => _clusters.Single(c => c.Options.Cluster == name);

    public FakeEtcdCluster ClusterOf(Uri url) => _clusters[(url.Port - 20_000) / 10];

    public IEtcdClient Create(Uri endpoint, EtcdAccess access) => ClusterOf(endpoint).Create(endpoint, access);

    public Task<IScratchMember> RestoreAsync(ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken) =>
        new FakeScratch(Find(path.Split('/')[2])).RestoreAsync(release, path, kind, access, cancellationToken);
}
