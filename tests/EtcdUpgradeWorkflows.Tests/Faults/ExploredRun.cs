using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>What came of one explored run.</summary>
/// <param name="Reached">The disturbed call was made.</param>
/// <param name="Answers">How often an operator had to answer.</param>
/// <param name="Calls">How often the first server called each port.</param>
internal sealed record ExploredResult(
    bool Reached, IReadOnlyList<string> Violations, int Answers, IReadOnlyDictionary<string, int> Calls, IReadOnlyList<(DateTimeOffset At, string Server, string What)> Events)
{
    /// <summary>Every call, every step of a script and every journal line of the run, with its virtual second.</summary>
    public string Transcript
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (at, server, what) in Events)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(at - Events[0].At).TotalSeconds,9:0.000} {server,-11} {what}\n");
            }

            return text.ToString();
        }
    }
}

/// <summary>
/// One whole run of a shipped definition in virtual time on one thread, disturbed at one call of its first server. Time moves only when every server waits
/// at a port or for a timer. A second server, or the same one restarted, takes over where the fault makes it; an operator answers what waits for a person.
/// </summary>
internal sealed class ExploredRun : IDisposable
{
    public const string Target = "3.5.16";

    /// <summary>What a formal downgrade comes from.</summary>
    private const string Higher = "3.6.14";

    // Where the way of several hops ends.
    private const string Last = "3.5.30";

    private const int MostAnswers = 8;

    // The commit whose answer is lost in `in-doubt`: with a swap's intent open.
    private const int InDoubtAt = 20;

    private static readonly TimeSpan longest = TimeSpan.FromMinutes(20);

    // Long enough for a script to begin, shorter than it takes: the most dangerous moment.
    private static readonly TimeSpan moment = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan slowStep = TimeSpan.FromSeconds(3);

    // Definitions never change, and the same scenario makes the same run.
    private static readonly Lazy<DefinitionCache> definitions = new(() => new(new ExploredStore("memory", new VirtualTime()).Runs));
    private static readonly ConcurrentDictionary<string, NewRun> runs = new(StringComparer.Ordinal);

    private readonly VirtualWorld _world = new() { MaxSteps = 100_000 };
    private readonly CrashPoint _point;
    private readonly ExploredStore _store;
    private readonly FakeVault _vault = new();
    private FakeClusters? _clusters;
    private readonly List<(DateTimeOffset At, string Server, string What)> _events = [];
    private readonly List<Action> _later = [];
    private readonly Dictionary<string, int> _since = new(StringComparer.Ordinal);
    private readonly bool _isUndisturbed;
    private readonly RandomCourse? _random;
    private ServerPorts? _first;
    private readonly FakeWindows _windows = new();
    private readonly OwnersWatch? _owners;
    private readonly LabelsWatch? _labels;
    private TestServer? _firstServer;
    private DateTimeOffset? _frozenAt;
    private VirtualProcess? _paused;
    private Guid _runId;
    private int _lives;
    private int _answers;
    private bool _reached;
    private bool _faultsOver;
    private bool _rollbackAsked;
    private bool _stopAsked;

    private ExploredRun(CrashPoint point, bool isUndisturbed, RandomPlan? plan = null)
    {
        (_point, _isUndisturbed) = (point, isUndisturbed);
        _store = new(point.Store, _world.Time);
        Cluster = new(_world.Time, new()
        {
            Installed = point.Scenario switch { "rollback" => ["3.4.23", Target], "formal-downgrade" => [Higher], "restore-v2" or "guide" => ["2.2.5"], _ => ["3.4.23"] },
            Hops = point.Scenario == "multi-hop" ? 2 : 1,
            Step = TimeSpan.FromMilliseconds(5), DowntimeAllowed = point.Scenario is "cluster-down" or "restore-cluster" or "restore-v2",
            Version = point.Scenario switch { "restore-cluster" => Target, "restore-v2" => "2.3.8", "guide" => "2.2.5", "formal-downgrade" => Higher, _ => "3.4.23" },
            Script = Mutants.OfScript(point.Mutant),
        });
        Guarantees = new(Cluster, _vault, Details);
        if (point.Scenario == OwnersWatch.Scenario)
        {
            _owners = new(Cluster, Guarantees, _world, point.Mutant) { Outbox = _store.OutboxOf(() => _runId) };
        }

        if (point.Scenario == LabelsWatch.Scenario)
        {
            _labels = new(Guarantees, _world, _windows, point.Mutant);
        }

        _random = plan is null ? null : new(plan, this, _world, Guarantees, _store.Runs);
        Cluster.Witness = (member, step, authority, to) =>
        {
            Freeze(member, step);
            Note("host", $"{step} on {member.Name}{(to is null ? "" : $" to {to}")} under number {authority.Number}");
            Guarantees.Changing(member, step, authority, to);
            _owners?.Changing(member, step, to);
            _labels?.Changing(member, step);
        };
    }

    public FakeEtcdCluster Cluster { get; }

    public Guarantees Guarantees { get; }

    public bool HasEnded => Details().Overview.Status == RunStatus.Finished;

    /// <summary>Without a fault: what calls there are.</summary>
    public static ExploredResult Undisturbed(string scenario, string store, Mutant mutant = Mutant.None) =>
        Play(new(scenario, store, "", 0, CrashVariant.KilledBefore, Mutant: mutant), isUndisturbed: true);

    public static ExploredResult Play(CrashPoint point) => Play(point, isUndisturbed: false);

    private static ExploredResult Play(CrashPoint point, bool isUndisturbed)
    {
        using var run = new ExploredRun(point, isUndisturbed);
        return run.Play();
    }

    /// <summary>Killed and spoken to as a plan says.</summary>
    public static (ExploredResult Result, int Kills) Play(RandomPlan plan)
    {
        using var run = new ExploredRun(new(plan.Scenario, plan.Store, "", 0, CrashVariant.KilledBefore, Mutant: plan.Mutant), isUndisturbed: false, plan);
        var result = run.Play();
        return (result with { Reached = true }, run._random!.Kills);
    }

    private ExploredResult Play()
    {
        try
        {
            SetUp();
            _world.Run(async () =>
            {
                _first = StartServer("server-1");
                _random?.Begin(_runId);
                await WatchAsync();
            });
            Judge();
            _random?.Judge(Details());
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            Guarantees.Violate($"G7: {e.GetType().Name}: {e.Message.Split('\n')[0]}");
        }

        return new(_isUndisturbed || _reached, Guarantees.Violations, _answers, _first?.Calls ?? new Dictionary<string, int>(), _events);
    }

    public void Dispose() => _store.Dispose();

    // ------------------------------------------------------------------------------------------------------------- asked by the ports

    /// <summary>A call is about to be made. Returns what happens to it.</summary>
    public CrashVariant? Arrive(ServerPorts ports, string port, int ordinal, string subject)
    {
        Note(ports.Process.Name, $"{port}#{ordinal} {subject}".TrimEnd());
        _labels?.Arrive(port, subject);
        if (_random is not null)
        {
            return _random.Arrive(ports.Process);
        }

        if (_reached || _isUndisturbed || ports != _first || port != _point.Port || ordinal != _point.Ordinal)
        {
            return _point.Scenario == "in-doubt" && ports == _first && (port, ordinal) == ("store.commit", InDoubtAt) ? CrashVariant.AnswerLost : null;
        }

        _reached = true;
        Note("fault", _point.ToString());
        if (_point.Dead is { } dead)
        {
            Cluster.Kill(dead);
        }

        foreach (var member in Cluster.Members)
        {
            member.HostFaults.Step = _point.Slow ? slowStep : null;
        }

        if (ScriptDeath(_point.Variant) is { } step)
        {
            Cluster.Host(subject).DiesAfter = step;
            return null;
        }

        return _point.Variant;
    }

    /// <summary>Not null: the answer of a call to the database is lost on its connection, while what this returns lives.</summary>
    public Func<IDisposable>? FindLossOf(string port, int ordinal, CrashVariant? variant) =>
        variant == CrashVariant.AnswerLost && port.StartsWith("store.", StringComparison.Ordinal) && (port, ordinal) == (_point.Port, _point.Ordinal) ? _store.LoseAnswer : null;

    /// <summary>Not null: here the paused server is woken, or the late call arrives, and this server stands still for a moment.</summary>
    public Task? MomentBefore(ServerPorts ports, string port, int ordinal)
    {
        if (!_reached || _point.Until is not var (until, count) || port != until || (ports == _first && ordinal == _point.Ordinal && port == _point.Port)
            || (_since[port] = _since.GetValueOrDefault(port) + 1) != count)
        {
            return null;
        }

        Note(ports.Process.Name, $"stands still at {port}");
        WakeAndArrive();
        return Task.Delay(moment, _world.Time);
    }

    public bool IsCut(ServerPorts ports, string member) => _reached && !_faultsOver && _point.Cut == member && ports != _first;

    public void Kill(VirtualProcess process)
    {
        process.Kill();
        StartServer(_random?.NextServer() ?? "server-1"); // restarted on its own data directory: it takes its lease at once
    }

    public void Pause(VirtualProcess process)
    {
        process.Pause();
        _paused = process;
        StartServer("server-2");
    }

    public void Later(Action arrive)
    {
        if (_random is null)
        {
            _later.Add(arrive);
        }
        else
        {
            _random.Later(arrive);
        }
    }

    // ---------------------------------------------------------------------------------------------------------------------- the run

    private void SetUp()
    {
        switch (_point.Scenario)
        {
            case "left-open":
                LeaveHalfDone(HostStep.Record);
                break;
            case "left-stopped":
                LeaveHalfDone(HostStep.Switch);
                break;
            case "left-started":
                LeaveHalfDone(HostStep.Start);
                break;
            case "cluster-up":
                foreach (var member in Cluster.Members)
                {
                    Cluster.Kill(member.Name);
                }

                break;
            case "restore-cluster":
                // A whole upgrade lies behind: only a restore leads back.
                Keep(BackupKind.Snapshot, "infra1", "3.4.23");
                break;
            case "restore-v2":
                Keep(BackupKind.V2Data, "infra2", "2.2.5");
                break;
            case "rolling-upgrade" or "multi-hop" or "guide" or "formal-downgrade" or "rollback" or "cluster-down" or "hold-taken" or "in-doubt" or "stopped" or "frozen" or OwnersWatch.Scenario or LabelsWatch.Scenario:
                break;
            default:
                throw new FormatException($"There is no scenario '{_point.Scenario}'.");
        }

        var run = runs.GetOrAdd(_point.Scenario, _ => Describe());
        Assert.IsType<CreateRunResult.Created>(_store.Runs.CreateAsync(run, CancellationToken.None).GetAwaiter().GetResult());
        _runId = run.Id;
    }

    private void Keep(BackupKind kind, string member, string version)
    {
        var sum = _vault.WriteAsync("fake", "kept", kind, 0, (file, _) => WriteSnapshotAsync(file), CancellationToken.None).GetAwaiter().GetResult();
        BackupRecord record = new(
            "kept", "fake", Guid.Empty, "a1", member, version, 1, sum.Size, sum.Sha256, sum.Path, "node-1", _world.Time.GetUtcNow(), BackupProofLevel.Compared, 1, null) { Kind = kind };
        _vault.SaveAsync(record, CancellationToken.None).GetAwaiter().GetResult();
    }

    // As the launcher would start it.
    private NewRun Describe()
    {
        var (definition, inputs, grants) = _point.Scenario switch
        {
            "cluster-up" => ("cluster-up", new Dictionary<string, object> { ["Cluster"] = "fake" }, Array.Empty<string>()),
            "restore-cluster" or "restore-v2" => ("restore-cluster", new Dictionary<string, object> { ["Cluster"] = "fake", ["Backup"] = "kept" }, [GrantNames.AllowDowntime]),
            "formal-downgrade" => ("formal-downgrade", new Dictionary<string, object> { ["Cluster"] = "fake", ["Target"] = Target }, []),
            "multi-hop" => ("multi-hop-upgrade", new Dictionary<string, object> { ["Cluster"] = "fake", ["Target"] = Last, ["Via"] = Target }, []),
            "guide" => (
                "upgrade-2.2-to-2.3",
                new Dictionary<string, object> { ["Cluster"] = "fake", ["Target"] = "2.3.8", ["WaitBetweenMembers"] = "00:00:05", ["Rehearsal"] = "a test" }, []),
            "cluster-down" => ("cluster-down", new Dictionary<string, object> { ["Cluster"] = "fake" }, [GrantNames.AllowDowntime]),
            _ => ("rolling-upgrade", new Dictionary<string, object> { ["Cluster"] = "fake", ["Target"] = Target }, []),
        };
        var recorder = new RecordingStore(_store.Runs);
        var starter = new RunStarter(recorder, _store.Definitions, new DefinitionValidator(CatalogOf(new(this, new(_world, "")))), NoHoldPolicy.Instance, _world.Time);
        starter.StartAsync(new()
        {
            DefinitionId = definition, Subject = "fake", Holds = _point.Scenario is "hold-taken" or LabelsWatch.Scenario ? [] : [FencedClusters.KeyOf("fake")], Grants = [.. grants.Select(g => new Grant(g, "anna"))], StartedBy = "anna",
            Inputs = inputs.ToDictionary(i => i.Key, i => EngineJson.Element(i.Value), StringComparer.Ordinal),
        }, CancellationToken.None).GetAwaiter().GetResult();
        return recorder.Created!;
    }

    private sealed class RecordingStore(IRunStore store) : PassingStore(store)
    {
        public NewRun? Created { get; private set; }

        public override Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken)
        {
            Created = run;
            return Task.FromResult<CreateRunResult>(new CreateRunResult.Created(1));
        }
    }

    private static async Task<SnapshotAnswer> WriteSnapshotAsync(Stream file)
    {
        var bytes = FakeSnapshot.Write("cdf818194e3a8c32", 1);
        await file.WriteAsync(bytes);
        return new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    // What a script of an earlier life left, whose run an operator ended.
    private void LeaveHalfDone(HostStep step)
    {
        var member = Cluster.Members[1];
        member.Releases[Target] = FakeEtcdCluster.ReleaseOf(Target);
        member.Record = new(Controller, "fake", 1, Open: true, new(Target));
        if (step != HostStep.Record)
        {
            member.Link = Target;
            Cluster.Kill(member.Name);
        }

        if (step == HostStep.Start)
        {
            Cluster.Start(member.Name);
            member.Serves = true;
        }
    }

    private static readonly TimeSpan FreezeLength = TimeSpan.FromSeconds(20);

    // Of "frozen" it begins with the first member's start. What was begun before is ended in it.
    private void Freeze(FakeMember member, HostStep step)
    {
        var now = _world.Time.GetUtcNow();
        if (_frozenAt is { } since && step == HostStep.Stop && now - since < FreezeLength && now - since > SwapCall.LicenceAge && member.OpenSince - since > SwapCall.LicenceAge)
        {
            Guarantees.Violate($"rule 9: {member.Name} was stopped {now - since:c} into a freeze");
        }

        if (_point.Scenario == "frozen" && step == HostStep.Start && _frozenAt is null)
        {
            _frozenAt = now;
            _windows.AddAsync(
                new StoredFreeze(new("freeze", Text(now), Text(now + FreezeLength), "a test", []), "anna", now), CancellationToken.None).GetAwaiter().GetResult();
        }

        static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    private const string Controller = "0123456789abcdef0123456789abcdef";

    private ServerPorts StartServer(string name)
    {
        var process = new VirtualProcess(_world, $"{name}.{++_lives}");
        var ports = new ServerPorts(this, process);
        IRunStore witnessed = new WitnessedRunStore(Guarantees, Mutants.Store(_point.Mutant, _store.Runs, _store.Reader), Details, Committed);
        witnessed = _random?.Watch(witnessed) ?? witnessed;
        var server = new TestServer(name, new PortRunStore(ports, witnessed), CatalogOf(ports), _world.Time, ShortLease(name), definitions.Value, HoldPolicy());
        _firstServer ??= server;
        process.Start(server.Start);
        if (_owners is not null)
        {
            process.Start(() => _ = _owners.DispatchAsync(ports));
        }

        _random?.Started(process);
        return ports;
    }

    // What else is explored has no reason to be held up there.
    private IHoldPolicy HoldPolicy() =>
        _labels is null ? NoHoldPolicy.Instance : new MaintenanceGuard(_windows, new ClusterDirectory(_clusters!, _labels.PoliciesAtTheHold), _world.Time);

    // Shorter than a licence lasts: what a worker sends that was paused until another has taken over is then refused for its number, not for its age.
    private static RunOptions ShortLease(string server) =>
        new() { Server = server, Node = "node-1", Lease = TimeSpan.FromSeconds(2), RenewEvery = TimeSpan.FromMilliseconds(600) };

    private ActivityCatalog CatalogOf(ServerPorts ports)
    {
        var hosts = new BelievedFences(Guarantees, Mutants.Hosts(_point.Mutant, new PortHosts(this, ports, Cluster), Cluster.Spec));
        var etcd = new PortEtcd(this, ports, Cluster);
        var backups = new PortBackups(ports, _vault, _vault);
        var clusters = _clusters ??= new(_owners?.Describe(Cluster.Spec) ?? (_labels is null ? Cluster.Spec : LabelsWatch.Describe(Cluster.Spec))) { Stands = claim => Details().Overview.Fence == claim.Number };
        var prober = new ClusterProber(Mutants.Probes(_point.Mutant, etcd), hosts, _world.Time);
        var source = new FakeReleases("2.2.5", "2.3.8", "3.4.23", Target, Last, Higher);
        var directory = new ClusterDirectory(clusters, _labels?.PoliciesOf(ports) ?? new FakePolicies());
        var fenced = new FencedClusters(directory, clusters, hosts, etcd, prober, new HopRulebook(new FakeHopRules(), _world.Time), new MaintenanceGuard(_point.Mutant == Mutant.CalendarNotAsked ? new FakeWindows() : _windows, directory, _world.Time), _world.Time);
        var all = EtcdActivities.All(new(
            fenced, new ClusterTakeover(directory, clusters, hosts, _world.Time), new MemberSwap(NobodysMetrics.Swaps, _world.Time), new PreflightInspector(prober, hosts, source, etcd, new FakeSurroundings(), FakeSurroundings.Database, _world.Time), clusters, source, backups, backups,
            new FakeScratch(Cluster), new RunNode("node-1"), new FakeClusterHealth(), _owners?.PortsOf(ports) ?? _labels?.PortsOf(ports) ?? new(new FakeGates(_world.Time), new FakeSteps(), new FakeSilences(_world.Time))));
        return new([.. EngineActivities.All, .. all.Select(a => Mutants.Activity(_point.Mutant, a, fenced, hosts, _world.Time))]);
    }

    private List<JournalEntry> ReadJournal() =>
        [.. _store.Reader.ReadJournalAsync(_runId, 0, 100_000, CancellationToken.None).GetAwaiter().GetResult().Select(JournalEntry.Parse)];

    private RunDetails Details() => _store.Reader.ReadAsync(_runId, CancellationToken.None).GetAwaiter().GetResult()!;

    private void Committed(Checkpoint checkpoint)
    {
        _random?.Committed(checkpoint);
        _owners?.Committed(checkpoint);
        _labels?.Committed(checkpoint);
        foreach (var entry in checkpoint.Journal.Select(JournalEntry.Parse))
        {
            Note("journal", $"{entry.EventName} {entry.ActivityName} {entry.Message}");
        }

        if (_point.Scenario == "rollback" && !_rollbackAsked && checkpoint.Journal.Any(l => l.Text.Contains("infra2 is member", StringComparison.Ordinal)))
        {
            _rollbackAsked = true;
            Post(InboxMessageKind.Rollback, new { reason = "slow", inputs = new Dictionary<string, string> { ["Member"] = "infra2" } });
        }

        if (_point.Scenario == "stopped" && !_stopAsked && checkpoint.Journal.Any(l => l.Text.Contains("stopped, switched", StringComparison.Ordinal)))
        {
            _stopAsked = true;
            _first!.Process.Start(() => _ = RestartAsync());
        }
    }

    // SIGTERM, and the next start.
    private async Task RestartAsync()
    {
        Note(_first!.Process.Name, "is asked to stop");
        await _firstServer!.StopAsync();
        StartServer("server-1");
    }

    // Faults last until the run stands still or has ended; then the operator answers, until it has ended.
    private async Task WatchAsync()
    {
        var since = _world.Time.GetUtcNow();
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _world.Time);
            var details = Details();
            var faulted = details.Overview.SubStatus == RunSubStatus.Faulted;
            var ended = details.Overview.Status == RunStatus.Finished;
            var quiet = ended || (_random is not { HasMore: true } && details.Overview is { SubStatus: RunSubStatus.Suspended, DueAt: null, Owner: null } && details.Inbox.Count == 0);
            _random?.Look(details);
            _owners?.Look(details);
            if (!quiet && _world.Time.GetUtcNow() - since < longest)
            {
                continue;
            }

            if (EndFaults())
            {
                await Task.Delay(TimeSpan.FromMinutes(1), _world.Time);
                since = _world.Time.GetUtcNow();
                continue;
            }

            if (ended && !faulted)
            {
                await TellAsync();
                return;
            }

            if (!quiet || !Answer(details))
            {
                Guarantees.Violate($"G7: the run does not end{(quiet ? $" after {_answers} answers" : "")}: {details.Overview.SubStatus} at {details.Overview.CurrentActivity}");
                return;
            }

            since = _world.Time.GetUtcNow();
        }
    }

    // What people are told, they are told after the end too, whatever happens to whoever tells it.
    private async Task TellAsync()
    {
        if (_owners is null)
        {
            return;
        }

        for (var second = 0; second < 300 && await _owners.AnyWaitingAsync(); second++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _world.Time);
        }

        WakeAndArrive();
        await Task.Delay(TimeSpan.FromMinutes(1), _world.Time);
    }

    private bool EndFaults()
    {
        if (_faultsOver)
        {
            return false;
        }

        _faultsOver = true;
        if (!_reached)
        {
            return false;
        }

        foreach (var member in Cluster.Members)
        {
            (member.HostFaults.Step, member.HostFaults.DiesAfter) = (null, null);
        }

        if (_point.Dead is { } dead)
        {
            Cluster.Start(dead);
        }

        WakeAndArrive();
        return true;
    }

    private void WakeAndArrive()
    {
        if (_paused is { } paused)
        {
            _paused = null;
            Note(paused.Name, "woken");
            paused.Wake();
        }

        foreach (var arrive in _later)
        {
            Note("late", "arrives");
            arrive();
        }

        _later.Clear();
    }

    private bool Answer(RunDetails details)
    {
        var state = RunState.Parse(details.State);
        var progress = details.Progress is null ? null : EngineJson.Read<UpgradeProgress>(details.Progress);
        var situation = Situations.Of(details.Overview, state, progress, ["rollback --member"], details.Holds.Count > 0);
        var incident = state.Incidents.FirstOrDefault();
        if (!details.Overview.Paused && details.Overview.Status == RunStatus.Running && (incident is null || !details.Overview.NeedsYou || situation.Recommended is null || situation.Allowed.Count == 0))
        {
            Guarantees.Violate($"G7: the run stands still and asks nobody: {details.Overview.SubStatus} at {details.Overview.CurrentActivity}");
            return false;
        }

        if (++_answers > MostAnswers)
        {
            return false;
        }

        Note("operator", $"{situation.Recommended}: {situation.What}");
        Post(situation.Recommended is "resume" or "resume --forward" ? InboxMessageKind.Resume : InboxMessageKind.Retry, new { forward = situation.Recommended == "resume --forward" });
        return true;
    }

    private void Post(string kind, object payload) => Assert.Equal(PostResult.Posted, _store.Runs.PostAsync(new()
    {
        Id = Guid.CreateVersion7(_world.Time.GetUtcNow()), RunId = _runId, Kind = kind, Payload = EngineJson.Text(payload), SentBy = "anna", SentAt = _world.Time.GetUtcNow(),
    }, CancellationToken.None).GetAwaiter().GetResult());

    // How it must stand at the end, whatever happened on the way.
    private void Judge()
    {
        var details = Details();
        var summary = details.Overview;
        _owners?.Judge(details, _store.Reader.ReadNotificationsAsync(_runId, CancellationToken.None).GetAwaiter().GetResult(), ReadJournal());
        if (summary.Status == RunStatus.Finished && (details.Holds.Count > 0 || details.Inbox.Count > 0) && _random is null)
        {
            Guarantees.Violate($"G7: the run has ended and leaves holds [{string.Join(", ", details.Holds.Select(h => h.Key))}] and {details.Inbox.Count} messages");
        }

        if (summary.Status == RunStatus.Finished && summary.SubStatus != RunSubStatus.Finished && _random is not { HasMessages: true })
        {
            Guarantees.Violate($"G7: the run ended as {summary.SubStatus}");
        }

        foreach (var member in Cluster.Members)
        {
            if (_random is { HasMessages: true })
            {
                break;
            }

            var wanted = _point.Scenario switch { "cluster-down" => null, "cluster-up" or "restore-cluster" => "3.4.23", "restore-v2" => "2.2.5", "guide" => "2.3.8", "multi-hop" => Last, _ => Target };
            if (summary.Status == RunStatus.Finished && (member.Process?.Version, member.Serves) != (wanted, wanted is not null))
            {
                Guarantees.Violate($"G8: the run has ended and {member.Name} runs {member.Process?.Version ?? "nothing"}, wanted {wanted ?? "nothing"}");
            }
        }
    }

    private static HostStep? ScriptDeath(CrashVariant variant) => variant switch
    {
        CrashVariant.ScriptDiesOpen => HostStep.Record,
        CrashVariant.ScriptDiesStopped => HostStep.Stop,
        CrashVariant.ScriptDiesSwitched => HostStep.Switch,
        CrashVariant.ScriptDiesStarted => HostStep.Start,
        _ => null,
    };

    public void Note(string server, string what) => _events.Add((_world.Time.GetUtcNow(), server, what));
}
