using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>Somebody else's changes: found by comparing a look with what the run knows, asked about, accepted by a person or not.</summary>
internal static class MemberChanges
{
    public const string ChangedByOther = "member.changed_by_other";

    /// <summary>No error: nothing is otherwise, or a person has accepted it; the run then knows what was seen. Otherwise what to ask.</summary>
    /// <param name="target">Null: the one the run knows; while it knows nothing, nothing is judged.</param>
    public static (WorkflowError? Error, KnownMembers? Known) Judge(ActivityContext context, ClusterSpec spec, ClusterView view, EtcdVersion? target, HopRules rules)
    {
        var known = KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output));
        var changes = known?.FindChanges(view) ?? [];
        if ((target ?? known?.Target) is not { } to)
        {
            return (null, null);
        }

        if (changes.Count == 0)
        {
            return (null, Remember(context, known?.SeenAgain(view) ?? KnownMembers.Of(view, to)));
        }

        var what = string.Join(" ", changes);
        if (!context.Answers("acceptObserved"))
        {
            return (WorkflowError.NeedsOperator(
                ChangedByOther, $"Somebody else has changed '{spec.Name}': {what} Noticed at {view.ProbedAt:u}; it was as before at {known!.At:u}.",
                "Undo it and `runs retry`; or go on from what is there: `runs resume --accept-observed --reason TEXT`."), known);
        }

        if (FindIllegal(spec, view, to, rules) is { } illegal)
        {
            return (WorkflowError.NeedsOperator(
                "member.observed_not_legal", $"The run cannot go on from what is there: {illegal} Changed were: {what}",
                "Bring the members to a state that it can go on from, then the same again; or cancel the run."), known);
        }

        context.Note($"Accepted by {context.AnsweredBy}: {what}", new { Code = ChangedByOther, Changes = changes });
        return (null, Remember(context, KnownMembers.Of(view, to)));
    }

    /// <summary>This run has brought the member to a release.</summary>
    public static void RememberSwap(ActivityContext context, SwapIntent swap)
    {
        if (KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output)) is { } known)
        {
            Remember(context, known.With(swap.Member, swap.From ?? swap.Ran, swap.To));
        }
    }

    /// <summary>A member's swap is about to begin, or is behind it: how long they take is known of this run.</summary>
    public static void RememberTime(ActivityContext context, KnownMembers? known, bool isVerified)
    {
        if (known is not null)
        {
            Remember(context, isVerified ? known.Verified(context.Now) : known with { SwapBegan = context.Now });
        }
    }

    /// <summary>A backup was proved: how long one takes is known of this run.</summary>
    public static void RememberBackup(ActivityContext context, DateTimeOffset takenAt)
    {
        if (KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output)) is { } known)
        {
            Remember(context, known.Proved(context.Now - takenAt));
        }
    }

    private static KnownMembers Remember(ActivityContext context, KnownMembers known)
    {
        known = known.After(KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output)), context.Now);
        context.SetWorkflowOutput(KnownMembers.Output, EngineJson.Element(known));
        return known;
    }

    private static string? FindIllegal(ClusterSpec spec, ClusterView view, EtcdVersion target, HopRules rules)
    {
        if (view.MemberList is not { } list)
        {
            return "no member tells the member list.";
        }

        foreach (var member in spec.Members)
        {
            if (list.FirstOrDefault(l => l.Name == member.Name) is not { } listed)
            {
                return $"{member.Name} is in the cluster file and not in the member list.";
            }

            if (listed.IsLearner || !listed.PeerUrls.Any(url => EtcdActivity.IsSameUrl(url, member.PeerUrl)))
            {
                return $"{member.Name} is listed at {string.Join(", ", listed.PeerUrls)}{(listed.IsLearner ? ", a learner" : "")}; the cluster file has a voter at {member.PeerUrl}.";
            }
        }

        if (list.FirstOrDefault(l => spec.FindMember(l.Name) is null) is { } stranger)
        {
            return $"{(stranger.IsStarted ? stranger.Name : $"a member at {string.Join(", ", stranger.PeerUrls)}")} ({stranger.Id}) is in the member list and not in the cluster file.";
        }

        var down = view.Members.Where(m => !m.Serves).Select(m => m.Name).ToList();
        if (down.Count > 1)
        {
            return $"{string.Join(" and ", down)} do not serve; one that is down can be brought up by the run, not several.";
        }

        List<EtcdVersion> versions = [.. view.Members.Select(m => m.ServerVersion ?? (EtcdVersion.TryParse(m.Host?.Process?.Version, out var version) ? version : null)).OfType<EtcdVersion>()];
        return UpgradePath.Between(versions, target, rules) is UpgradePath.Refused refused ? refused.Error.Message : null;
    }
}
