using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Configurations;

/// <summary>A cluster file from before a configuration was accepted does not know of it. Registered again it must not take it away in silence.</summary>
public static class KeptConfigurations
{
    /// <summary>The given description, with the configurations of members whose file has none and is otherwise as it was.</summary>
    /// <returns>And the members that would lose theirs: their arguments are others now, so nobody can tell what they should be started with.</returns>
    public static (ClusterSpec Spec, IReadOnlyList<string> Lost) Merge(ClusterSpec given, ClusterSpec known)
    {
        List<string> lost = [];
        return (given with { Members = [.. given.Members.Select(Keep)] }, lost);

        MemberSpec Keep(MemberSpec member)
        {
            if (member.Host is not ProcessHostSpec { Revisions.Count: 0 } host || known.FindMember(member.Name)?.Host is not ProcessHostSpec { Revisions.Count: > 0 } before)
            {
                return member;
            }

            if (host.Original.IsSameAs(before.Original))
            {
                return member with { Host = host with { Revisions = before.Revisions } };
            }

            lost.Add(member.Name);
            return member;
        }
    }
}
