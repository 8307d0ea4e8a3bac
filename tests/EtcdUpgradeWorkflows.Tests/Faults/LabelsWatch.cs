using System.Globalization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// Of "labels": a cluster whose own file asks for nothing, held by policies for its label that come while its run works. One asks for a window from the beginning; one for a step, from the first member's start on;
/// one for a gate that is silent at first, in the last moment before the third stop. What must hold: no hold before the window opens, no stop without that step, none without a committed yes of that gate.
/// </summary>
internal sealed class LabelsWatch
{
    public const string Scenario = "labels";

    private const string Label = "env=prod";

    private const string Clock = "host.clock";

    // Longer than the run takes to come to its hold.
    private static readonly TimeSpan closed = TimeSpan.FromMinutes(2);

    private readonly Guarantees _guarantees;
    private readonly VirtualWorld _world;
    private readonly Mutant _mutant;
    private readonly FakePolicies _policies = new();
    private readonly FakeGates _gates;
    private readonly FakeSteps _steps = new();
    private readonly DateTimeOffset _opens;
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SwapIntent> _intents = new(StringComparer.Ordinal);
    private DateTimeOffset? _watchedSince;
    private bool _isIntentOpen;

    public LabelsWatch(Guarantees guarantees, VirtualWorld world, FakeWindows windows, Mutant mutant)
    {
        (_guarantees, _world, _mutant) = (guarantees, world, mutant);
        _opens = Now + closed;
        var at = _opens.ToString("HH:mm", CultureInfo.InvariantCulture);
        WindowDocument window = new("night", "FREQ=DAILY", _opens.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), at, "Etc/UTC", "04:00", ["fake"]);
        windows.AddAsync(new StoredWindow(window, "anna", Now), CancellationToken.None).GetAwaiter().GetResult();
        _policies.Add("hours", """{ "window": "required" }""", Label);
        _gates = new(world.Time)
        {
            Says = _ => _watchedSince is { } since && Now - since < TimeSpan.FromMinutes(1) ? WorkflowError.NeedsOperator("gate.no_answer", "Gate 'alerts' gives no answer.") : null,
        };
    }

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    public static ClusterSpec Describe(ClusterSpec spec) => spec with { Labels = [Label] };

    public OutsidePorts PortsOf(ServerPorts ports) => new(new PortGates(ports, _gates, _world.Time), new PortSteps(ports, _steps), new PortSilences(ports, new FakeSilences(_world.Time)));

    /// <summary>As one server's activities read them.</summary>
    public IPolicyStore PoliciesOf(ServerPorts ports) => Mutants.Policies(_mutant, _policies, () => _isIntentOpen ? null : ports.Number, () => ports.Calls.GetValueOrDefault(Clock));

    /// <summary>As they are read when a hold is taken.</summary>
    public IPolicyStore PoliciesAtTheHold => _mutant == Mutant.PoliciesNotAskedAtTheHold ? new FakePolicies() : _policies;

    /// <summary>A server calls: the host's clock is read for a licence, and all but one question lies behind it.</summary>
    public void Arrive(string port, string subject)
    {
        if (port == Clock && _started.Count == 2 && !_started.Contains(subject) && _watchedSince is null)
        {
            _watchedSince = Now;
            _policies.Add("watched", """{ "gates": [ { "name": "alerts", "kind": "prometheus", "url": "http://127.0.0.1:9090", "query": "ALERTS{c=\"{cluster}\"}" } ] }""", Label);
        }
    }

    public void Committed(Checkpoint checkpoint)
    {
        if (checkpoint.TakeHolds.Count > 0 && Now < _opens)
        {
            _guarantees.Violate($"rule 9: {string.Join(", ", checkpoint.TakeHolds)} was reserved at {Now:HH:mm:ss}, and policy 'hours' asks for the window of {_opens:HH:mm}");
        }

        var intent = RunState.Parse(checkpoint.State).Intent;
        _isIntentOpen = intent is not null;
        if (intent is { Activity: not null, Intent: var wanted } && wanted.TryGetProperty("to", out _))
        {
            _intents[SwapIntent.Parse(wanted).Member] = SwapIntent.Parse(wanted);
        }
    }

    public void Changing(FakeMember member, HostStep step)
    {
        if (step == HostStep.Start && _started.Add(member.Name) && _started.Count == 1)
        {
            _policies.Add("drained", """{ "steps": { "beforeStop": [ { "name": "drain", "url": "https://example.org/drain" } ] } }""", Label);
        }

        if (step != HostStep.Stop || _started.Count == 0 || !FakeEtcdCluster.Takes(member))
        {
            return;
        }

        if (!_steps.Calls.Exists(call => call is { Step: "drain", Phase: MemberStepCall.BeforeStop } && call.Member == member.Name))
        {
            _guarantees.Violate($"ADR 48: {member.Name} is stopped and the step of policy 'drained' was not done");
        }

        if (_watchedSince is { } since && (_intents.GetValueOrDefault(member.Name)?.Gates?.FirstOrDefault(answer => answer.Name == "alerts") is not { Problem: null } said || !_gates.Answered.Contains((said.At, true))))
        {
            _guarantees.Violate($"rule 9: {member.Name} is stopped {Now - since:c} after policy 'watched' came, without a committed yes of its gate");
        }
    }
}
