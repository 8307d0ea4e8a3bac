using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>Outside of all that may be broken: what a server believes of its fences.</summary>
internal sealed class BelievedFences(Guarantees guarantees, IMemberHostFactory hosts) : IMemberHostFactory
{
    public IMemberHost Create(MemberSpec member) => new Host(guarantees, member.Name, hosts.Create(member));

    private sealed class Host(Guarantees guarantees, string member, IMemberHost host) : PassingHost(host)
    {
        public override async Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken)
        {
            var answer = await base.FenceAsync(authority, deadline, cancellationToken);
            if (answer is FenceAnswer.Fenced)
            {
                guarantees.Fenced(authority.Number, member);
            }

            return answer;
        }
    }
}
