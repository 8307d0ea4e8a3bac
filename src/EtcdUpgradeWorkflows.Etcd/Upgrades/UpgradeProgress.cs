using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>The document displays show: what was last seen of the cluster, and what is waited for.</summary>
public sealed record UpgradeProgress(
    string Cluster, string? From, string To, string? ClusterVersion, int CanLose, IReadOnlyList<MemberProgress> Members, string? WaitingFor)
{
    public static UpgradeProgress Of(ClusterView view, string? from, string to, string? waitingFor = null) => new(
        view.Name, from, to, view.ClusterVersion?.ToString(), view.Quorum.CanLose,
        [.. view.Members.Select(m => new MemberProgress(m.Name, view.IdOf(m), m.ServerVersion?.ToString() ?? m.Host?.Process?.Version, StateOf(m), RoleOf(view, m)))],
        waitingFor);

    /// <summary>serving, half done, stopped, unhealthy or unreachable.</summary>
    public static string StateOf(MemberView member) =>
        member.IsHalfDone ? "half done"
        : member.Serves ? "serving"
        : member.IsStopped ? "stopped"
        : member.Reachable ? "unhealthy"
        : member.Host is { Process: not null } ? "starting"
        : "unreachable";

    private static string? RoleOf(ClusterView view, MemberView member) =>
        member.Status is null ? null : member.Status.IsLearner ? "learner" : view.LeaderId == member.Id ? "leader" : "follower";
}

public sealed record MemberProgress(string Name, string? Id, string? Version, string State, string? Role);
