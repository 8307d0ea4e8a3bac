using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>
/// Looks at a cluster without a database: its members, each by its own linearizable read, and their hosts, without their locks. Fences nothing and changes nothing,
/// so what it tells can be over a moment later: whoever acts on it keeps every etcdup away meanwhile.
/// </summary>
/// <param name="traces">What a host shows beside record and world; a test gives its own.</param>
public sealed class ClusterInspector(IEtcdClientFactory clients, IMemberHostFactory hosts, Func<HostSpec, HostTrace> traces, TimeProvider time)
{
    public async Task<ClusterCondition> InspectAsync(ClusterSpec spec, CancellationToken cancellationToken)
    {
        var prober = new ClusterProber(clients, hosts, time);
        // Around each probe, which takes seconds beside a member that hangs: a swap that ends meanwhile is seen on one side.
        var marks = Look(spec);
        var view = await prober.ProbeAsync(spec, ProbeScope.Full, cancellationToken);
        marks = Look(spec, marks);
        var down = view.Members.Where(member => member.IsStopped && member.FindNoise() is null).Select(member => member.Name).ToList();
        Dictionary<string, DateTimeOffset> downBefore = [];
        if (down.Count > 0)
        {
            // The order is the point: what others say of the cluster version counts when it was read after a member was seen stopped.
            var seen = time.GetUtcNow();
            view = await prober.ProbeAsync(spec, ProbeScope.Full, cancellationToken);
            marks = Look(spec, marks);
            downBefore = down.Where(name => view.FindMember(name) is { IsStopped: true } member && member.FindNoise() is null).ToDictionary(name => name, _ => seen);
        }

        return ClusterCondition.Of(spec, view, marks, downBefore, HopRules.Shipped);
    }

    private Dictionary<string, HostTrace> Look(ClusterSpec spec, Dictionary<string, HostTrace>? earlier = null) =>
        spec.Members.ToDictionary(member => member.Name, member => earlier is null ? traces(member.Host) : traces(member.Host).Since(earlier[member.Name]));
}
