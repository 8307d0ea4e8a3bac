using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>Opens a cluster for an activity, once per claim.</summary>
public sealed class FencedClusters
{
    /// <summary>DESIGN's deadline for a stop; an activity may state its own.</summary>
    public static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(30);

    private readonly ClusterDirectory _directory;
    private readonly IControllerIdentity _identity;
    private readonly IMemberHostFactory _hosts;
    private readonly IEtcdClientFactory _clients;
    private readonly TimeProvider _time;

    public FencedClusters(
        ClusterDirectory directory, IControllerIdentity identity, IMemberHostFactory hosts, IEtcdClientFactory clients, ClusterProber prober, TimeProvider time)
    {
        _directory = directory;
        _identity = identity;
        _hosts = hosts;
        _clients = clients;
        Prober = prober;
        _time = time;
    }

    public ClusterProber Prober { get; }

    /// <summary>The resource key of a cluster.</summary>
    public static string KeyOf(string cluster) => $"cluster:{cluster}";

    /// <summary>The key that is open while a member is half way. By its name: the id is not always known (ADR 0012).</summary>
    public static string KeyOfMember(string member) => $"member:{member}";

    /// <summary>The key that is open from the start of a run on a cluster left unsettled, until it was settled.</summary>
    public static string UnsettledKeyOf(string cluster) => $"unsettled:{KeyOf(cluster)}";

    public Task<FencedCluster> OpenAsync(ActivityContext context, string cluster, CancellationToken cancellationToken) =>
        context.Scope.GetAsync($"fenced:{cluster}", async () =>
        {
            var spec = await _directory.FindAsync(cluster, cancellationToken);
            var authority = new HostAuthority(await _identity.ReadAsync(spec.Name, cancellationToken), spec.Name, context.Claim.Number);
            return await FencedCluster.OpenAsync(spec, authority, context.ConfirmClaimAsync, StopDeadline, _hosts, Prober, _clients, _time, cancellationToken);
        });

    /// <summary>A client for reading, outside any fence.</summary>
    public IEtcdClient CreateClient(ClusterSpec spec, string member) => _clients.Create(spec.FindMember(member)!.ClientUrl, spec.Access);

    /// <summary>For what changes no member.</summary>
    public Task<ClusterSpec> FindAsync(string cluster, CancellationToken cancellationToken) => _directory.FindAsync(cluster, cancellationToken);
}
