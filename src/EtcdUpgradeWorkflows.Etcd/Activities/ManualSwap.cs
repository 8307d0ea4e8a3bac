using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// A member that a person stops, switches and starts: it is said exactly what to do, and looked at until it is seen. All that is known is what the members answer; a
/// member that is silent may be stopped or not, so nothing rests on its having been stopped.
/// </summary>
internal static class ManualSwap
{
    public static async Task<Observation> ObserveAsync(
        ActivityContext context, FencedCluster cluster, SwapIntent wanted, ActivityResult.Completed done, CancellationToken cancellationToken)
    {
        var view = await cluster.LookAsync(ProbeScope.Members, cancellationToken);
        var seen = view.FindMember(wanted.Member)!;
        if (wanted.MemberId is not null && seen.Id is not null && seen.Id != wanted.MemberId)
        {
            return Changed($"{wanted.Member} is member {seen.Id}; it was {wanted.MemberId}: its data directory is another one, or it was replaced.", seen);
        }

        if (seen is { Serves: true, ServerVersion: { } running } && running.ToString() == wanted.To)
        {
            return new Observation.Done(done);
        }

        if (wanted.From is not null && seen.ServerVersion is { } other && other.ToString() != wanted.From && other.ToString() != wanted.To)
        {
            return Changed($"{wanted.Member} runs {other}; asked for was {wanted.To}.", seen);
        }

        // The one that was asked for may be anything meanwhile; of the others nothing may change.
        if (KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output)) is { } known
            && known.FindChanges(view with { Members = [.. view.Members.Where(m => m.Name != wanted.Member)] }) is [var change, ..])
        {
            return Changed($"{change} Asked for was {wanted.Member}, and nothing else.", seen);
        }

        return seen.Serves ? new Observation.NotDone() : new Observation.HalfDone($"{wanted.Member} does not serve");
    }

    /// <summary>What a person is to do now.</summary>
    public static async Task<WorkflowError?> AskAsync(FencedCluster cluster, SwapIntent wanted, ChangeTerms terms, CancellationToken cancellationToken)
    {
        var view = await cluster.LookAsync(ProbeScope.Members, cancellationToken);
        var seen = view.FindMember(wanted.Member)!;
        if (FindDown(view, but: wanted.Member) is { } down)
        {
            return down;
        }

        var from = seen.ServerVersion?.ToString() ?? wanted.From ?? "the release before";
        var how = (cluster.Spec.FindMember(wanted.Member)!.Host as ManualHostSpec)?.Instructions is { } instructions
            ? $" {instructions.Replace("{member}", wanted.Member, StringComparison.Ordinal).Replace("{version}", wanted.To, StringComparison.Ordinal).Replace("{from}", from, StringComparison.Ordinal)}"
            : "";
        const string advice = "The run goes on by itself once it is seen; touch no other member meanwhile.";
        if (!seen.Serves)
        {
            return WorkflowError.Asked("manual.start", $"Start {wanted.Member} with etcd {wanted.To}, on its own data directory, with its name and URLs as they were: it does not serve.{how}", advice);
        }

        // A request stands until somebody has done it: it is taken back when its time is over.
        if (terms.MayStop && await cluster.FindWindowProblemAsync(cancellationToken) is { } notNow)
        {
            return notNow;
        }

        if (view.MayStop(seen, terms.AllowDowntime) is StopVerdict.Refused refused)
        {
            return WorkflowError.Asked("manual.wait", $"Do not stop {wanted.Member} yet. {refused.Error.Message}", "It is looked at again by itself.");
        }

        var agreed = terms.Standing is { } standing ? $" Every gate agreed at {standing.Since:u}; if one does not any more, it is said here within half a minute." : "";
        return terms.Standing is { Closed: { } closed }
            ? WorkflowError.Asked("manual.wait", $"Do not stop {wanted.Member} now. {closed.Message}", "The gates are asked again by themselves; when they agree it is said here.")
            : WorkflowError.Asked(
                "manual.swap", $"Stop {wanted.Member} ({seen.Endpoint.GetLeftPart(UriPartial.Authority)}), which runs {from}, and start it with etcd {wanted.To}, on the same data directory, with the same name and URLs.{how}{agreed}", advice);
    }

    /// <summary>Somebody else is down: nothing else is done before it is back. Null: nobody is.</summary>
    public static WorkflowError? FindDown(ClusterView view, string? but)
    {
        // Those that answer and do not serve lack the quorum: who is gone is who has to come back.
        var silent = view.Members.Where(m => !m.Serves && m.Name != but).ToList();
        var down = silent.Where(m => !m.Reachable || silent.All(other => other.Reachable)).Select(m => m.Name).ToList();
        return down.Count == 0 ? null : WorkflowError.Asked(
            "manual.bring_back", $"Stop nothing. {string.Join(" and ", down)} {(down.Count == 1 ? "does" : "do")} not serve: bring {(down.Count == 1 ? "it" : "them")} back first, with the release that ran there.",
            "The run goes on by itself once all others serve.");
    }

    private static Observation.ChangedByOther Changed(string what, MemberView seen) => new(WorkflowError.NeedsOperator(
        MemberChanges.ChangedByOther, $"It was not done as asked: {what} Noticed at {seen.ProbedAt:u}.",
        "Undo it and `runs retry`; or go on from what is there, where that is legal: `runs resume --accept-observed --reason TEXT`."));
}
