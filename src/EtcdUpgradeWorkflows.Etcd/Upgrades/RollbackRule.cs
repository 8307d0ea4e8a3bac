using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>What is known when the old binary is asked for.</summary>
/// <param name="Member">The member to be taken back, as the cluster file calls it.</param>
/// <param name="NewStartedOnLastOld">The new binary was, or may have been, started on the member that was the last old one. False only when it surely was not.</param>
/// <param name="LastOldMember">That member's name; null when it is not known, or <paramref name="NewStartedOnLastOld"/> is false.</param>
/// <param name="LastOldSeenStoppedAt">When that member was seen stopped under this run's number, with nothing of ours that could start it; null when it was not.</param>
/// <param name="View">The cluster, probed after that.</param>
public sealed record RollbackObservations(
    UpgradeHop Hop, string Member, bool NewStartedOnLastOld, string? LastOldMember, DateTimeOffset? LastOldSeenStoppedAt, ClusterView View)
{
    /// <summary>What a look at all members says. What is not known of another member counts as "may have been started there".</summary>
    /// <param name="stoppedAt">When the member was seen stopped, before that look; null when it was not.</param>
    public static RollbackObservations Of(UpgradeHop hop, string member, DateTimeOffset? stoppedAt, ClusterView view)
    {
        var others = view.Members.Where(m => m.Name != member).ToList();
        var oldIsLeft = others.Any(m => m.ServerVersion is { } version && version.Minor <= hop.From.Minor);
        var isLastOld = others.All(m => m.ServerVersion == hop.To);
        return new(hop, member, NewStartedOnLastOld: !oldIsLeft, isLastOld ? member : null, isLastOld ? stoppedAt : null, view);
    }
}

/// <summary>Whether an old binary may be started.</summary>
public abstract record RollbackVerdict
{
    private RollbackVerdict()
    {
    }

    public sealed record Legal(string Why) : RollbackVerdict;

    public sealed record NotLegal(WorkflowError Error) : RollbackVerdict;

    /// <summary>Nobody can be asked: an operator decides, and is told what is not known.</summary>
    public sealed record Offer(WorkflowError Error) : RollbackVerdict;
}

/// <summary>
/// Rule 5 (G6): no older binary is started on data that has seen a risen cluster version. The version can rise only when all members run the new release,
/// so an old member left is the proof that it has not; without one, the last old member must lie still while another one says so.
/// </summary>
public static class RollbackRule
{
    public static RollbackVerdict Decide(RollbackObservations seen)
    {
        var hop = seen.Hop;
        if (hop.Rule.IsPatch)
        {
            return new RollbackVerdict.Legal($"{hop} stays within {hop.From.Minor}: there is no point of no return.");
        }

        if (seen.View.Members.FirstOrDefault(member => member.ClusterVersion is { } version && version.Minor >= hop.To.Minor) is { } risen)
        {
            return NotLegal(
                "upgrade.point_of_no_return",
                $"{risen.Name} reports cluster version {risen.ClusterVersion}: it has risen, and {hop.From} does not start on such data.",
                "Go on to the target (`runs resume --forward`), or restore the backup taken before the last member into a new cluster.");
        }

        var others = seen.View.Members.Where(member => member.Name != seen.Member).ToList();
        if (others.FirstOrDefault(member => member.ServerVersion is { } version && version.Minor <= hop.From.Minor) is { } old)
        {
            return new RollbackVerdict.Legal($"{old.Name} still runs {old.ServerVersion}: the cluster version cannot have risen.");
        }

        if (!seen.NewStartedOnLastOld)
        {
            return new RollbackVerdict.Legal($"{hop.To} was not started on the last old member: the cluster version cannot have risen.");
        }

        return DecideWithoutOldMember(seen, others);
    }

    private static RollbackVerdict DecideWithoutOldMember(RollbackObservations seen, IReadOnlyList<MemberView> others)
    {
        // The order is the point: a version read while that member still ran could have risen a moment later.
        if (seen.LastOldMember is not { } last || seen.LastOldSeenStoppedAt is not { } stoppedAt || IsSeenAlive(seen.View.FindMember(last)))
        {
            return NotLegal(
                "upgrade.last_member_not_stopped",
                $"{seen.Hop.To} was started on the last old member, {seen.LastOldMember ?? "which one is not known"}, and it is not known to be stopped: the cluster version may rise at any moment.",
                "Go on to the target (`runs resume --forward`); only while that member is stopped can the others be asked.");
        }

        var serving = others.Where(member => member.Name != last && member.Serves).ToList();
        if (serving.Count == 0)
        {
            return new RollbackVerdict.Offer(WorkflowError.NeedsOperator(
                "upgrade.rollback_unproved",
                $"No other member answers a linearizable read: whether the cluster version has risen to {seen.Hop.To.Minor} cannot be asked.",
                $"Try the target again first. Starting {seen.Hop.From} is safe only if the cluster version has not risen; otherwise it refuses to start, and the backup has to be restored."));
        }

        // A risen version was refused above, so one that tells it here tells the old one.
        return serving.FirstOrDefault(member => member.ClusterVersion is not null && member.ProbedAt >= stoppedAt) is { } witness
            ? new RollbackVerdict.Legal($"{last} is stopped, and {witness.Name} reports cluster version {witness.ClusterVersion} since.")
            : NotLegal(
                "upgrade.cluster_version_unknown",
                $"No member has told its cluster version since {last} was stopped.",
                "Look again: a serving member tells it within seconds.");
    }

    private static bool IsSeenAlive(MemberView? member) => member is { Reachable: true } or { Host.Process: not null };

    private static RollbackVerdict.NotLegal NotLegal(string code, string message, string advice) =>
        new(WorkflowError.NeedsOperator(code, message, advice));
}
