using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Steps that are written down, and fail as often as they are told to.</summary>
internal sealed class FakeSteps : IMemberStepRunner
{
    /// <summary>How often the step still fails, by its name.</summary>
    public Dictionary<string, int> Fails { get; } = new(StringComparer.Ordinal);

    public List<MemberStepCall> Calls { get; } = [];

    /// <summary>Runs when a step is called.</summary>
    public Action<MemberStepCall> Called { get; set; } = _ => { };

    public Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        Called(call);
        var left = Fails.GetValueOrDefault(step.Name);
        Fails[step.Name] = Math.Max(0, left - 1);
        return Task.FromResult(left > 0 ? WorkflowError.NeedsOperator("step.failed", $"Step '{step.Name}' for {call.Member} answered 500.") : null);
    }
}

/// <summary>An Alertmanager in memory.</summary>
internal sealed class FakeSilences(TimeProvider time) : IAlertSilencer
{
    /// <summary>From when to when, by id.</summary>
    public Dictionary<string, (DateTimeOffset From, DateTimeOffset Until)> Made { get; } = [];

    public WorkflowError? Problem { get; set; }

    /// <summary>How often one was made or renewed.</summary>
    public int Calls { get; private set; }

    public Task<(ActiveSilence? Silence, WorkflowError? Problem)> SilenceAsync(AlertSilence silence, ActiveSilence? active, string comment, CancellationToken cancellationToken)
    {
        Calls++;
        if (Problem is not null)
        {
            return Task.FromResult((active, (WorkflowError?)Problem));
        }

        var (id, until) = (active?.Id ?? $"silence-{Made.Count + 1}", time.GetUtcNow() + AlertSilence.Lasts);
        Made[id] = (Made.TryGetValue(id, out var before) ? before.From : time.GetUtcNow(), until);
        return Task.FromResult<(ActiveSilence?, WorkflowError?)>((new(id, until), null));
    }

    public Task<WorkflowError?> EndAsync(AlertSilence silence, ActiveSilence active, CancellationToken cancellationToken)
    {
        Made[active.Id] = (Made[active.Id].From, time.GetUtcNow());
        return Task.FromResult(Problem);
    }
}
