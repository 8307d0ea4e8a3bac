using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Steps;

/// <summary>What a cluster's owners want done around the swap of each member: a load balancer, a monitoring system (ADR 35).</summary>
/// <param name="Url">Called by POST; null of a command.</param>
/// <param name="Command">A file of the server's directory of step commands; null of a call.</param>
/// <param name="Authorization">The value of the header Authorization, as a reference; null: none.</param>
/// <param name="Timeout">Then it has failed.</param>
/// <param name="IsRequired">When it fails a person is asked; otherwise the journal says so and it goes on.</param>
public sealed record MemberStep(string Name, Uri? Url, string? Command, SecretReference? Authorization, TimeSpan Timeout, bool IsRequired)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
}

/// <summary>Steps around each member, in their order.</summary>
/// <param name="BeforeStop">While it still serves.</param>
/// <param name="AfterServing">When it serves again and was verified, before the next one is looked at.</param>
public sealed record MemberSteps(IReadOnlyList<MemberStep> BeforeStop, IReadOnlyList<MemberStep> AfterServing)
{
    public static readonly MemberSteps None = new([], []);

    public bool IsNone => BeforeStop.Count == 0 && AfterServing.Count == 0;
}

/// <summary>One call of a step. It may be made again under the same id: whoever died did not say whether it was done.</summary>
/// <param name="Id">By the execution, the phase and the step.</param>
/// <param name="Phase"><c>beforeStop</c> or <c>afterServing</c>.</param>
/// <param name="To">The release it goes to, or came to.</param>
public sealed record MemberStepCall(string Id, string Phase, string Step, string Cluster, string Member, string? From, string? To, long Run)
{
    public const string BeforeStop = "beforeStop";

    public const string AfterServing = "afterServing";
}

/// <summary>Does steps.</summary>
public interface IMemberStepRunner
{
    /// <returns>Null: it was done. Otherwise <c>step.…</c>, without secrets.</returns>
    Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken);
}
