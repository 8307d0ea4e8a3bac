using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Gates;

/// <summary>Somebody outside who has to agree before a member is stopped for an upgrade: asked before each (ADR 34).</summary>
/// <param name="Url">Of a page (<see cref="StopGateKind.Http"/>), or of a Prometheus server.</param>
/// <param name="Query">PromQL; null of a page.</param>
/// <param name="PassesWhenEmpty">The query agrees when it finds nothing; otherwise when it finds something.</param>
/// <param name="Authorization">The value of the header Authorization, as a reference; null: none.</param>
public sealed record StopGate(string Name, StopGateKind Kind, Uri Url, string? Query, bool PassesWhenEmpty, SecretReference? Authorization);

public enum StopGateKind
{
    /// <summary>Agrees by an answer of 200 to 299.</summary>
    Http,

    /// <summary>Agrees by what its query finds.</summary>
    Prometheus,
}

/// <summary>What a gate said. Kept with the intent of the stop that it is for.</summary>
/// <param name="Problem">Null: it agrees. Otherwise <c>gate.blocked</c> (it said no) or <c>gate.no_answer</c>.</param>
/// <param name="At">When it had answered.</param>
public sealed record GateAnswer(string Name, WorkflowError? Problem, DateTimeOffset At)
{
    /// <summary>An answer counts so long.</summary>
    public static readonly TimeSpan Counts = TimeSpan.FromSeconds(30);

    /// <summary>The first reason why these answers do not let a member be stopped; null: every gate agrees, and has just now.</summary>
    /// <param name="gates">All gates of the cluster.</param>
    /// <param name="answers">As committed; null: nobody was asked.</param>
    public static WorkflowError? FindProblem(IReadOnlyList<StopGate> gates, IReadOnlyList<GateAnswer>? answers, DateTimeOffset now)
    {
        foreach (var gate in gates)
        {
            var answer = answers?.FirstOrDefault(a => a.Name == gate.Name);
            if (answer is null || now - answer.At > Counts || answer.At > now + Counts)
            {
                return WorkflowError.Transient("gate.answer_old", $"Gate '{gate.Name}' was asked {(answer is null ? "by nobody" : $"at {answer.At:u}, too long ago")}.", "It is asked again by itself.");
            }

            if (answer.Problem is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}

/// <summary>Asks gates.</summary>
public interface IGateProbe
{
    /// <summary>All at once; one that gives no answer in time does not agree.</summary>
    Task<IReadOnlyList<GateAnswer>> AskAsync(IReadOnlyList<StopGate> gates, CancellationToken cancellationToken);
}
