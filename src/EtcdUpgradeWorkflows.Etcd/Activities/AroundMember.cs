using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Who outside is asked, told and kept quiet when a member is stopped.</summary>
public sealed record OutsidePorts(IGateProbe Gates, IMemberStepRunner Steps, IAlertSilencer Silences);

/// <summary>What the owners of a cluster want done around the swap of each member: their steps, and a silence of its alerts (ADR 35).</summary>
internal static class AroundMember
{
    /// <summary>The silence that this run has made, among its outputs.</summary>
    private const string SilenceOutput = "alertSilence";

    /// <summary>While it still serves. Null: go on.</summary>
    /// <param name="isWayBack">A step that fails holds up nobody who wants to go back.</param>
    public static async Task<WorkflowError?> BeforeStopAsync(
        ActivityContext context, OutsidePorts outside, ClusterSpec spec, string member, string? from, string to, bool isWayBack, CancellationToken cancellationToken)
    {
        if (await RunAsync(context, outside, spec, spec.Policy.Steps.BeforeStop, new("", MemberStepCall.BeforeStop, "", spec.Name, member, from, to, context.RunNumber), isWayBack, cancellationToken) is { } problem)
        {
            return problem;
        }

        await KeepSilentAsync(context, outside, spec, member, cancellationToken);
        return null;
    }

    /// <summary>Renews the silence when it is about to end. Called while something is done, so one that waits for a person falls silent no more.</summary>
    public static async Task KeepSilentAsync(ActivityContext context, OutsidePorts outside, ClusterSpec spec, string member, CancellationToken cancellationToken)
    {
        if (spec.Policy.Silence is not { } silence || (FindActive(context) is { } active && active.Until - context.Now > AlertSilence.Renewed))
        {
            return;
        }

        var before = FindActive(context) is { } known && known.Until > context.Now ? known : null;
        var (made, problem) = await outside.Silences.SilenceAsync(silence, before, $"etcdup run {context.RunNumber} swaps {member} of {spec.Name}", cancellationToken);
        if (problem is not null)
        {
            context.Note($"{problem.Message} Its alerts are heard.", problem);
        }

        Remember(context, made);
    }

    /// <summary>It serves again and was verified. Null: it is done with.</summary>
    public static async Task<WorkflowError?> AfterServingAsync(ActivityContext context, OutsidePorts outside, ClusterSpec spec, string member, string? from, string? version, CancellationToken cancellationToken)
    {
        if (await RunAsync(context, outside, spec, spec.Policy.Steps.AfterServing, new("", MemberStepCall.AfterServing, "", spec.Name, member, from, version, context.RunNumber), false, cancellationToken) is { } problem)
        {
            return problem;
        }

        await EndSilenceAsync(context, outside, spec, cancellationToken);
        return null;
    }

    /// <summary>Nothing is done for the member any more, or not now.</summary>
    public static async Task EndSilenceAsync(ActivityContext context, OutsidePorts outside, ClusterSpec spec, CancellationToken cancellationToken)
    {
        if (spec.Policy.Silence is not { } silence || FindActive(context) is not { } active || active.Until <= context.Now)
        {
            return;
        }

        if (await outside.Silences.EndAsync(silence, active, cancellationToken) is { } stays)
        {
            context.Note($"{stays.Message} It ends by itself at {active.Until:u}.", stays);
        }

        Remember(context, null);
    }

    private static async Task<WorkflowError?> RunAsync(
        ActivityContext context, OutsidePorts outside, ClusterSpec spec, IReadOnlyList<MemberStep> steps, MemberStepCall call, bool goesOn, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            // A worker that takes it over, and a retry, call under the same id; whoever comes back after a wait does not, for a receiver would pass over it.
            var problem = await outside.Steps.RunAsync(step, call with { Id = $"{context.Scheduled.OutsideId}/{call.Phase}/{step.Name}", Step = step.Name }, cancellationToken);
            if (problem is not null && step.IsRequired && !goesOn)
            {
                return problem;
            }

            context.Note(problem is null ? $"Step '{step.Name}' ({call.Phase}) was done for {call.Member}." : $"{problem.Message} It goes on all the same.", problem);
        }

        return null;
    }

    private static ActiveSilence? FindActive(ActivityContext context) =>
        context.FindWorkflowOutput(SilenceOutput) is { ValueKind: System.Text.Json.JsonValueKind.Object } kept ? System.Text.Json.JsonSerializer.Deserialize<ActiveSilence>(kept, EngineJson.Options) : null;

    private static void Remember(ActivityContext context, ActiveSilence? silence) => context.SetWorkflowOutput(SilenceOutput, silence is null ? EngineJson.Null : EngineJson.Element(silence));
}
