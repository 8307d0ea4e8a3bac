using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// Of "owners": a cluster whose owners ask for a gate, a soak, steps and a silence, with people who are told. What is outside of the servers, and what must hold of it: no stop without a
/// committed answer of at most half a minute that says yes, none before its step was done under its one id, no silence behind a run that stands still, and everybody told under one id.
/// </summary>
internal sealed class OwnersWatch
{
    public const string Scenario = "owners";

    private const string Channel = "ops";

    // Longer than a silence lasts, and than what was checked counts.
    private static readonly TimeSpan soak = TimeSpan.FromMinutes(11);

    // What is behind the look that the call was licensed by.
    private static readonly TimeSpan licence = TimeSpan.FromSeconds(3);

    private readonly FakeEtcdCluster _cluster;
    private readonly Guarantees _guarantees;
    private readonly VirtualWorld _world;
    private readonly Mutant _mutant;
    private readonly FakeGates _gates;
    private readonly FakeSteps _steps = new();
    private readonly FakeSilences _silences;
    private readonly Receiver _receiver = new();
    private readonly Dictionary<string, (string OutsideId, SwapIntent Intent)> _intents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _executions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _started = new(StringComparer.Ordinal);
    private DateTimeOffset? _firstStart;
    private DateTimeOffset? _parkedSince;

    public OwnersWatch(FakeEtcdCluster cluster, Guarantees guarantees, VirtualWorld world, Mutant mutant)
    {
        (_cluster, _guarantees, _world, _mutant) = (cluster, guarantees, world, mutant);
        _silences = new(world.Time);

        // Of each start: one that came after the step wants another.
        _steps.Called = call =>
        {
            if (call.Phase == MemberStepCall.AfterServing)
            {
                _started.Remove(call.Member);
            }
        };

        // From the first member on until a minute after the soak.
        _gates = new(world.Time)
        {
            Says = _ => _firstStart is { } since && Now - since < soak + TimeSpan.FromMinutes(1) ? WorkflowError.NeedsOperator("gate.blocked", "Gate 'alerts' does not agree: its query finds 1: EtcdNoLeader.") : null,
        };
    }

    /// <summary>Null: the store has none.</summary>
    public INotificationStore? Outbox { get; set; }

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    public ClusterSpec Describe(ClusterSpec spec) => spec with
    {
        OwnPolicy = new(RequiresRehearsal: false)
        {
            Soak = soak, Gates = _mutant == Mutant.GatesNotAsked ? [] : [new("alerts", StopGateKind.Prometheus, new("http://127.0.0.1:9090"), "ALERTS", true, null)],
            Steps = new([Step("drain")], [Step("undrain")]), Silence = new(new("http://127.0.0.1:9093"), new Dictionary<string, string> { ["cluster"] = "fake" }, null),
        },
    };

    public OutsidePorts PortsOf(ServerPorts ports) => new(
        Mutants.Gates(_mutant, new PortGates(ports, _gates, _world.Time)), Mutants.Steps(_mutant, new PortSteps(ports, _steps)), new PortSilences(ports, Mutants.Silences(_mutant, _silences)));

    /// <summary>A server's outbox, as its loop works on it.</summary>
    public async Task DispatchAsync(ServerPorts ports)
    {
        if (Outbox is null)
        {
            return;
        }

        NotificationDispatcher dispatcher = new(
            new PortOutbox(ports, Outbox, _mutant), new OneChannel(Channel, Now), Mutants.Sender(_mutant, new PortSender(ports, _receiver)), _world.Time, NullLogger<NotificationDispatcher>.Instance);
        while (true)
        {
            try
            {
                await dispatcher.DispatchAsync(CancellationToken.None);
            }
            catch (IOException)
            {
                // What waits there waits on.
            }

            await Task.Delay(TimeSpan.FromSeconds(5), _world.Time);
            await ports.Process.PassAsync();
        }
    }

    public void Committed(Checkpoint checkpoint)
    {
        // It goes on, if only for a moment.
        _parkedSince = null;
        _executions.UnionWith(checkpoint.Executions.Select(execution => execution.Id));
        if (RunState.Parse(checkpoint.State).Intent is { Activity: { } activity } open && open.Intent.TryGetProperty("to", out _) && SwapIntent.Parse(open.Intent) is { } intent)
        {
            _intents[intent.Member] = (activity.OutsideId, intent);
        }
    }

    public void Changing(FakeMember member, HostStep step, string? to)
    {
        if (step == HostStep.Start)
        {
            _firstStart ??= Now;
            _started[member.Name] = Now;
        }

        if (step != HostStep.Stop || !FakeEtcdCluster.Takes(member))
        {
            return;
        }

        if (!_intents.TryGetValue(member.Name, out var committed) || committed.Intent.To != to)
        {
            _guarantees.Violate($"rule 9: {member.Name} is stopped and nothing was committed for it");
            return;
        }

        if (committed.Intent.Gates?.FirstOrDefault(answer => answer.Name == "alerts") is not { Problem: null } said)
        {
            _guarantees.Violate($"rule 9: {member.Name} is stopped without a committed yes of its gate");
        }
        else if (Now - said.At > GateAnswer.Counts + licence || !_gates.Answered.Contains((said.At, true)))
        {
            _guarantees.Violate($"rule 9: {member.Name} is stopped with a yes of {said.At:HH:mm:ss}, {Now - said.At:c} old{(_gates.Answered.Contains((said.At, true)) ? "" : ", which was never given")}");
        }

        if (_steps.Calls.TrueForAll(call => call.Id != IdOf(committed.OutsideId, MemberStepCall.BeforeStop, "drain") || call.Member != member.Name))
        {
            _guarantees.Violate($"ADR 35: {member.Name} is stopped and its step was not done under the id of {committed.OutsideId}");
        }
    }

    /// <summary>Once a second.</summary>
    public void Look(RunDetails details)
    {
        var parked = details.Overview is { Owner: null } || details.Overview.SubStatus == RunSubStatus.Suspended;
        _parkedSince = parked ? _parkedSince ?? Now : null;
        if (_parkedSince is { } since && Now - since > AlertSilence.Lasts && _silences.Made.Values.Any(silence => silence.Until > Now))
        {
            _guarantees.Violate("ADR 35: the run has stood still for longer than a silence lasts, and one is in force");
        }
    }

    public async Task<bool> AnyWaitingAsync() => Outbox is not null && await Outbox.AnyWaitingAsync(CancellationToken.None);

    public void Judge(RunDetails details, IReadOnlyList<RunNotification> notifications, IReadOnlyList<JournalEntry> journal)
    {
        if (details.Overview is { Status: RunStatus.Finished, SubStatus: RunSubStatus.Finished })
        {
            foreach (var (member, at) in _started)
            {
                _guarantees.Violate($"ADR 35: {member} serves since {at:HH:mm:ss}, and the step behind it was not done since");
            }
        }

        foreach (var call in _steps.Calls.Where(call => !_executions.Contains(OutsideIdOf(call).Split('.')[0]) || call.Id != IdOf(OutsideIdOf(call), call.Phase, call.Step)))
        {
            _guarantees.Violate($"ADR 35: {call.Step} was done for {call.Member} under {call.Id}, which is no execution's");
        }

        JudgeNotifications(notifications, journal);
    }

    private void JudgeNotifications(IReadOnlyList<RunNotification> notifications, IReadOnlyList<JournalEntry> journal)
    {
        if (Outbox is null)
        {
            return;
        }

        foreach (var one in notifications)
        {
            var ids = _receiver.Got.Where(got => got.NotificationId == one.Id).Select(got => got.Id).Distinct().ToList();
            if (ids.Count != 1)
            {
                _guarantees.Violate($"ADR 33: '{one.Kind}' was told {(ids.Count == 0 ? "to nobody" : $"under {ids.Count} ids")}");
            }
        }

        foreach (var got in _receiver.Got.Where(got => notifications.All(one => one.Id != got.NotificationId)))
        {
            _guarantees.Violate($"ADR 33: {got.Id} was told, and nothing of the kind was committed");
        }

        // An event stands in the journal as often as it came about.
        foreach (var same in notifications.GroupBy(one => (one.Kind, one.Message)))
        {
            // An incident's line has no title in front of the message.
            var what = same.Key.Message[(same.Key.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..];
            var lines = same.Key.Kind == NotificationKind.Done ? 1
                : journal.Count(line => line.EventName is JournalEvent.IncidentOpened or JournalEvent.Note && line.Message?.Contains(what, StringComparison.Ordinal) == true);
            if (same.Count() > lines)
            {
                _guarantees.Violate($"ADR 33: '{same.Key.Kind}' has {same.Count()} rows, and came about {lines} times: {same.Key.Message}");
            }
        }

        // A run that was held up otherwise may come to the gate when it is open again.
        var waited = journal.Any(line => line.Message?.Contains(": not now. Gate 'alerts'", StringComparison.Ordinal) == true);
        if (notifications.All(one => one.Kind != NotificationKind.Done) || (waited && notifications.All(one => one.Kind != NotificationKind.GateWaiting)))
        {
            _guarantees.Violate($"ADR 33: of the gate or of the end nobody was to be told: {string.Join(", ", notifications.Select(one => one.Kind))}");
        }
    }

    private static string OutsideIdOf(MemberStepCall call) => call.Id.Split('/')[0];

    private static string IdOf(string execution, string phase, string step) => $"{execution}/{phase}/{step}";

    private static MemberStep Step(string name) => new(name, new($"https://example.org/{name}"), null, null, MemberStep.DefaultTimeout, IsRequired: true);

    private sealed class Receiver : IChannelSender
    {
        public List<(Guid NotificationId, string Id)> Got { get; } = [];

        public Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken)
        {
            Got.Add((delivery.Notification.Id, delivery.Delivery.Id));
            return Task.FromResult(SendResult.Done);
        }
    }

    private sealed class OneChannel(string name, DateTimeOffset at) : IChannelStore
    {
        private readonly StoredChannel _one = new(new(name, "webhook") { Url = "https://example.org/hook", RepeatEvery = "never" }, "anna", at);

        public Task<IReadOnlyList<StoredChannel>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredChannel>>([_one]);

        public Task<bool> AddAsync(StoredChannel channel, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<bool> ReplaceAsync(StoredChannel channel, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
