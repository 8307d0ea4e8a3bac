using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>The committed target of a swap.</summary>
/// <param name="MemberId">Hex; must be the same afterwards.</param>
/// <param name="From">Null when it does not matter what ran before.</param>
/// <param name="ClientUrls">As the member list had them; null when it could not be read.</param>
internal sealed record SwapIntent(string Member, string? MemberId, string? From, string To, IReadOnlyList<string>? ClientUrls)
{
    /// <summary>What it ran, where that is not looked for any more (<see cref="From"/>); null: nobody knows.</summary>
    public string? Ran { get; init; }

    /// <summary>What the gates of the cluster said before it; null: there are none, or two persons passed over them.</summary>
    public IReadOnlyList<GateAnswer>? Gates { get; init; }

    /// <summary>Told from those of other effects, of a run whose activities are not at hand.</summary>
    public static bool IsOne(JsonElement intent) => intent is { ValueKind: JsonValueKind.Object } && intent.TryGetProperty("member", out _) && intent.TryGetProperty("to", out _);

    public static SwapIntent Parse(JsonElement intent) => intent.Deserialize<SwapIntent>(EngineJson.Options)!;
}

/// <summary>What SwapMember, RollbackMember and Settle share: one fenced swap call, then waiting until the member serves; and how either is seen.</summary>
public sealed class MemberSwap(SwapMetrics metrics, TimeProvider time)
{
    /// <summary>60 s for the process to be there and 30 s for its first linearizable read, together.</summary>
    public static readonly TimeSpan ServeDeadline = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    internal static async Task<Observation> ObserveAsync(
        ActivityContext context, FencedCluster cluster, SwapIntent wanted, ActivityResult.Completed done, CancellationToken cancellationToken)
    {
        if (cluster.Spec.IsManual)
        {
            return await ManualSwap.ObserveAsync(context, cluster, wanted, done, cancellationToken);
        }

        if (cluster.Unfenced.ContainsKey(wanted.Member))
        {
            await cluster.FenceOthersAsync(FencedClusters.StopDeadline, cancellationToken);
        }

        if (cluster.Unfenced.TryGetValue(wanted.Member, out var unfenced))
        {
            return new Observation.Unknown(unfenced);
        }

        var seen = await cluster.LookAtAsync(wanted.Member, cancellationToken);
        if (seen.Host is not { } host)
        {
            return new Observation.Unknown(seen.HostError ?? WorkflowError.Transient("host.unreachable", $"The host of {wanted.Member} gave no answer."));
        }

        if (wanted.MemberId is not null && seen.Id is not null && seen.Id != wanted.MemberId)
        {
            return new Observation.ChangedByOther(WorkflowError.NeedsOperator(
                MemberChanges.ChangedByOther, $"Somebody else has replaced {wanted.Member}, or its data directory is another one: it is member {seen.Id}; it was {wanted.MemberId}. Noticed at {seen.ProbedAt:u}, in the middle of its swap.",
                "Look at the member list before anything else. `runs resume --accept-observed --reason TEXT` goes on from what is there, where that is legal."));
        }

        if (host.Record is { Open: true })
        {
            return new Observation.HalfDone($"a swap of {wanted.Member} to {host.Record.To} is open on its host");
        }

        if (host.Process is null)
        {
            return new Observation.HalfDone($"{wanted.Member} does not run");
        }

        if (host.Process.Version == wanted.To && host.LinkVersion == wanted.To)
        {
            return seen.Serves && seen.ServerVersion?.ToString() == wanted.To
                ? new Observation.Done(done)
                : new Observation.HalfDone($"{wanted.Member} runs {wanted.To} and does not serve yet: {seen.Error?.Message}");
        }

        return wanted.From is not null && host.Process.Version is { } running && running != wanted.From && running != wanted.To
            ? new Observation.ChangedByOther(WorkflowError.NeedsOperator(
                MemberChanges.ChangedByOther, $"Somebody else has changed {wanted.Member}: it runs {running}; it ran {wanted.From} and was to run {wanted.To}. Noticed at {seen.ProbedAt:u}, in the middle of its swap.",
                "Bring it to one of the two, then `runs retry`; or `runs resume --accept-observed --reason TEXT`, where that is legal."))
            : new Observation.NotDone();
    }

    /// <summary>Only what stops nothing that serves: for a member left half way.</summary>
    internal Task<WorkflowError?> FinishAsync(ActivityContext context, FencedCluster cluster, SwapIntent wanted, CancellationToken cancellationToken) =>
        ActAsync(context, cluster, wanted, new(false, false, FencedClusters.StopDeadline, MayStop: false), cancellationToken);

    internal async Task<WorkflowError?> ActAsync(
        ActivityContext context, FencedCluster cluster, SwapIntent wanted, ChangeTerms terms, CancellationToken cancellationToken)
    {
        if (cluster.Spec.IsManual)
        {
            return await ManualSwap.AskAsync(cluster, wanted, terms, cancellationToken);
        }

        var started = time.GetTimestamp();
        if (await cluster.SwapAsync(wanted.Member, wanted.To, terms, cancellationToken) is { } error)
        {
            metrics.NotServing();
            return await EndedProcess.ExplainAsync(cluster, wanted.Member, error, cancellationToken);
        }

        var swapped = time.GetElapsedTime(started);
        if (await WaitUntilServingAsync(cluster, wanted, cancellationToken) is { } silent)
        {
            metrics.NotServing();
            return silent;
        }

        var served = time.GetElapsedTime(started);
        metrics.Serving(served);

        if (TellConfiguration(cluster.Spec, wanted) is { } configuration)
        {
            context.Note(configuration);
        }

        context.Note(
            $"{wanted.Member}: stopped, switched to {wanted.To} and started in {swapped.TotalMilliseconds:0} ms; first linearizable read {served.TotalMilliseconds:0} ms after the call.");
        return null;
    }

    // The configuration goes with the release, forward and back (ADR 24). Null of a member that has one for all.
    private static string? TellConfiguration(ClusterSpec spec, SwapIntent wanted) =>
        spec.FindMember(wanted.Member)?.Host is not ProcessHostSpec { Revisions: [var first, ..] } host || !EtcdVersion.TryParse(wanted.To, out var to) ? null
        : host.RevisionOf(to.Minor) is not { } revision ? $"{wanted.Member} is started with its configuration of the releases before {first.From}."
        : $"{wanted.Member} is started with its configuration from {revision.From} on{(revision.Acceptance is { } accepted ? $" (proposal {accepted.Proposal}, accepted by {accepted.By} at {accepted.At:u})" : "")}.";

    // A client that reconnects at once, asked until it answers; now and then the host is asked whether the process is still there.
    private async Task<WorkflowError?> WaitUntilServingAsync(FencedCluster cluster, SwapIntent wanted, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var looked = began;
        while (true)
        {
            using Deadline deadline = new(ProbeScope.DefaultDeadline, time, cancellationToken);
            try
            {
                await using var client = cluster.ClientOf(wanted.Member);
                await client.ReadLinearizableAsync(deadline.Token);
                return null;
            }
            catch (EtcdClientException)
            {
                // Not yet.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Not yet.
            }

            if (time.GetElapsedTime(looked) >= LookEvery)
            {
                looked = time.GetTimestamp();
                var advice = $"`runs retry` starts it again; `runs rollback --member {wanted.Member}` puts the old release back while that is legal.";
                if (await EndedProcess.FindAsync(cluster, wanted.Member, wanted.To, advice, cancellationToken) is { } ended)
                {
                    return ended;
                }
            }

            if (time.GetElapsedTime(began) > ServeDeadline)
            {
                return WorkflowError.NeedsOperator(
                    "etcd.not_serving", $"{wanted.Member} runs {wanted.To} and answered no linearizable read within {ServeDeadline.TotalSeconds:0} s.",
                    "Look at its log; `runs retry` waits again, `runs rollback --member` puts the old release back while that is legal.");
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }
}
