using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Gates;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Gates in memory: each agrees until it is told not to.</summary>
internal sealed class FakeGates(TimeProvider time) : IGateProbe
{
    /// <summary>Why a gate does not agree, by its name.</summary>
    public Dictionary<string, WorkflowError> No { get; } = new(StringComparer.Ordinal);

    /// <summary>What every gate says each time, counted from 1; null: what stands in <see cref="No"/>.</summary>
    public Func<int, WorkflowError?>? Says { get; set; }

    /// <summary>How old an answer is when it arrives.</summary>
    public TimeSpan Age { get; set; }

    /// <summary>When it was asked.</summary>
    public List<DateTimeOffset> Asked { get; } = [];

    /// <summary>When each answer was given, and whether it was a yes of all.</summary>
    public List<(DateTimeOffset At, bool IsYes)> Answered { get; } = [];

    public Task<IReadOnlyList<GateAnswer>> AskAsync(IReadOnlyList<StopGate> gates, CancellationToken cancellationToken)
    {
        Asked.Add(time.GetUtcNow());
        IReadOnlyList<GateAnswer> answers = [.. gates.Select(gate => new GateAnswer(gate.Name, Says is null ? No.GetValueOrDefault(gate.Name) : Says(Asked.Count), time.GetUtcNow() - Age))];
        Answered.Add((time.GetUtcNow() - Age, answers.All(answer => answer.Problem is null)));
        return Task.FromResult(answers);
    }
}
