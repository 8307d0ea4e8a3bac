using System.Collections.Concurrent;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Gates;

/// <summary>What the gates said while a person is asked to stop a member.</summary>
/// <param name="Member">The one that the person is to stop.</param>
/// <param name="AskedAt">When they were asked last.</param>
/// <param name="Closed">The first that does not agree, in the words that it was told with; null: all agree.</param>
/// <param name="ClosedGate">Its name.</param>
/// <param name="Since">When they were first found to agree, or not to, of the present stretch.</param>
public sealed record StandingAnswer(string Member, DateTimeOffset AskedAt, WorkflowError? Closed, string? ClosedGate, DateTimeOffset Since);

/// <summary>
/// Gates of a manual cluster while a request stands: asked again and again, since nobody knows when the person begins. Kept in memory alone: whoever takes the run over asks anew.
/// </summary>
internal sealed class StandingGates
{
    // Of each cluster one run asks, and it asks for one member.
    private readonly ConcurrentDictionary<string, StandingAnswer> _said = new(StringComparer.Ordinal);

    /// <summary>What was said last; null: nothing was asked while this request stood.</summary>
    public StandingAnswer? Find(string cluster, string member) => _said.TryGetValue(cluster, out var said) && said.Member == member ? said : null;

    /// <summary>What they say, as often as an answer counts.</summary>
    /// <param name="committed">What they said before the request was made; null: they were not asked.</param>
    public async Task<StandingAnswer> AskAsync(
        IGateProbe gates, ClusterSpec cluster, string member, IReadOnlyList<GateAnswer>? committed, TimeProvider time, CancellationToken cancellationToken)
    {
        var (before, agreed) = (Find(cluster.Name, member), committed is [_, ..] ? committed.Min(answer => answer.At) : DateTimeOffset.MinValue);

        // The first look at this request, or another request for the same member: its gates have agreed then.
        if (before is null || before.AskedAt < agreed)
        {
            before = new(member, agreed, null, null, agreed);
        }

        if (time.GetUtcNow() - before.AskedAt < GateAnswer.Counts)
        {
            return _said[cluster.Name] = before;
        }

        var no = (await gates.AskAsync(cluster.Policy.Gates, cancellationToken)).FirstOrDefault(answer => answer.Problem is not null);
        var now = time.GetUtcNow();
        return _said[cluster.Name] = no is null
            ? before with { AskedAt = now, Closed = null, ClosedGate = null, Since = before.Closed is null && before.Since > DateTimeOffset.MinValue ? before.Since : now }
            // Why it does not agree may change with each answer; a person is told once.
            : no.Name == before.ClosedGate && no.Problem!.Code == before.Closed!.Code ? before with { AskedAt = now }
            : before with { AskedAt = now, Closed = no.Problem, ClosedGate = no.Name, Since = now };
    }
}
