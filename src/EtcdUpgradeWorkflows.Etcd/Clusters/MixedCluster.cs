using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>A cluster whose members run more than one release, as far as somebody has looked (ADR 45).</summary>
/// <param name="Since">When that was first seen; it was not seen otherwise since.</param>
/// <param name="Releases">As they were seen last, the oldest first.</param>
/// <param name="RunId">The run that saw it last; null: none has.</param>
public sealed record MixedCluster(string Cluster, DateTimeOffset Since, IReadOnlyList<string> Releases, Guid? RunId);

/// <summary>The releases of a cluster's members, by one look at all of them.</summary>
/// <param name="Releases">The oldest first; more than one: the cluster is mixed.</param>
public sealed record SeenReleases(string Cluster, IReadOnlyList<string> Releases, DateTimeOffset At)
{
    public bool AreMixed => Releases.Count > 1;

    /// <summary>Null: a member did not tell what it runs, so that those which did may be all of one release or not.</summary>
    public static SeenReleases? Of(ClusterView view)
    {
        List<EtcdVersion?> told = [.. view.Members.Select(member => member.ServerVersion ?? (EtcdVersion.TryParse(member.Host?.Process?.Version, out var running) ? running : null))];
        List<EtcdVersion> releases = [.. told.OfType<EtcdVersion>().Distinct().Order()];
        return releases.Count > 1 || (releases.Count == 1 && told.TrueForAll(version => version is not null))
            ? new(view.Name, [.. releases.Select(release => release.ToString())], view.ProbedAt)
            : null;
    }
}
