using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>Opens a cluster for an activity, once per claim.</summary>
public sealed class FencedClusters
{
    /// <summary>How long a stop may take; an activity may state its own.</summary>
    public static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(30);

    private readonly ClusterDirectory _directory;
    private readonly IControllerIdentity _identity;
    private readonly IMemberHostFactory _hosts;
    private readonly IEtcdClientFactory _clients;
    private readonly TimeProvider _time;

    public FencedClusters(
        ClusterDirectory directory, IControllerIdentity identity, IMemberHostFactory hosts, IEtcdClientFactory clients, ClusterProber prober, HopRulebook rulebook,
        MaintenanceGuard maintenance, TimeProvider time)
    {
        _directory = directory;
        _identity = identity;
        _hosts = hosts;
        _clients = clients;
        Prober = prober;
        Rulebook = rulebook;
        Maintenance = maintenance;
        Hashes = new HashComparer(clients, time);
        _time = time;
    }

    public ClusterProber Prober { get; }

    public HopRulebook Rulebook { get; }

    public HashComparer Hashes { get; }

    public MaintenanceGuard Maintenance { get; }

    /// <summary>The resource key of a cluster.</summary>
    public static string KeyOf(string cluster) => $"cluster:{cluster}";

    /// <summary>The key that is open while a whole cluster is being stopped.</summary>
    public const string StoppingKey = "cluster-stop";

    /// <summary>The cluster of a resource key; null when it is the key of something else.</summary>
    public static string? ClusterOf(string key) => key.StartsWith("cluster:", StringComparison.Ordinal) ? key["cluster:".Length..] : null;

    /// <summary>The key that is open while a member is half way. By its name: the id is not always known (ADR 0012).</summary>
    public static string KeyOfMember(string member) => $"member:{member}";

    /// <summary>The same of a live cluster, by its hexadecimal id: a second name for it is recognised.</summary>
    public static string KeyOfLive(string clusterId) => $"etcd:{clusterId}";

    /// <summary>What a run on a cluster reserves.</summary>
    /// <param name="clusterId">Of the live cluster, as it was last seen; null: it never was.</param>
    public static IReadOnlyList<string> HoldsOf(string cluster, string? clusterId) => clusterId is null ? [KeyOf(cluster)] : [KeyOf(cluster), KeyOfLive(clusterId)];

    /// <summary>Nothing is half way any more of what an earlier run left unsettled.</summary>
    public static void CloseUnsettled(ActivityContext context, string cluster, string? clusterId)
    {
        foreach (var hold in HoldsOf(cluster, clusterId))
        {
            context.CloseKey(RunState.UnsettledKeyOf(hold));
        }
    }

    public async Task<FencedCluster> OpenAsync(ActivityContext context, string cluster, CancellationToken cancellationToken)
    {
        var opened = await OpenOnceAsync(context, cluster, cancellationToken);
        await opened.ReadPolicyAsync(cancellationToken);
        return opened;
    }

    private Task<FencedCluster> OpenOnceAsync(ActivityContext context, string cluster, CancellationToken cancellationToken) =>
        context.Scope.GetAsync($"fenced:{cluster}", async () =>
        {
            var spec = await ReadAsync(() => _directory.FindAsync(cluster, cancellationToken), cancellationToken);
            if (await ReadAsync(() => _identity.FindOvertakenAsync(spec.Name, cancellationToken), cancellationToken) is { } highest)
            {
                throw new WorkflowErrorException(Overtaken(spec.Name, highest));
            }

            var authority = new HostAuthority(await ReadAsync(() => _identity.ReadAsync(spec.Name, cancellationToken), cancellationToken), spec.Name, context.Claim.Number);
            // After the id was read: one of a moved database is never shown, and a person who works the members by hand is not asked for anything either.
            if (await ReadAsync(() => _identity.FindMovedAsync(cancellationToken), cancellationToken) is { } moved)
            {
                throw new WorkflowErrorException(moved);
            }

            var opened = await FencedCluster.OpenAsync(
                spec, authority, (seen, token) => RefusedAsync(context, spec.Name, seen, token), (held, token) => FindWindowProblemAsync(context, held, token), StopDeadline, _hosts, Prober, _clients, _time, cancellationToken);
            opened.Looked = KeepReleases(context.Claim);
            opened.PolicyReader = (held, token) => ReadAsync(async () => (await _directory.JoinAsync(held, token)).Policy, token);
            return opened;
        });

    private static Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken) => AskDatabaseAsync("what is known of the cluster", read, cancellationToken);

    private static async Task<T> AskDatabaseAsync<T>(string what, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is not WorkflowErrorException && !cancellationToken.IsCancellationRequested)
        {
            // A database that does not answer is no matter for an operator; and of a write, as of a commit, nobody knows whether it was made.
            throw new InDoubtException(what, e);
        }
    }

    // Once a claim, and whenever they have changed: there are many looks.
    private Func<ClusterView, CancellationToken, Task> KeepReleases(RunClaim claim)
    {
        IReadOnlyList<string> kept = [];
        return async (view, cancellationToken) =>
        {
            if (SeenReleases.Of(view) is not { } seen || seen.Releases.SequenceEqual(kept, StringComparer.Ordinal))
            {
                return;
            }

            kept = await AskDatabaseAsync(
                "what releases the members run",
                async () =>
                {
                    await _directory.SeeAsync(seen, claim, cancellationToken);
                    return seen.Releases;
                },
                cancellationToken);
        };
    }

    // The grants as they are then: one may be given while the claim lasts.
    private async Task<WorkflowError?> FindWindowProblemAsync(ActivityContext context, ClusterSpec spec, CancellationToken cancellationToken) =>
        await Maintenance.JudgeAsync(spec, WindowQuestion.RightNow(context.Grants), cancellationToken) is WindowVerdict.Closed closed ? closed.AskedForNow : null;

    /// <summary>A host has seen a number above ours. Usually that is a newer claim; when ours still stands, the database is older than the host.</summary>
    private async Task<WorkflowError> RefusedAsync(ActivityContext context, string cluster, long highest, CancellationToken cancellationToken)
    {
        await context.ConfirmClaimAsync(cancellationToken);

        // Before anybody is told: a retry draws the next number, and enough of them would pass what the host has seen.
        return await _identity.MarkOvertakenAsync(cluster, highest, context.Claim, cancellationToken)
            ? Overtaken(cluster, highest)
            : throw new ClaimLostException("somebody else has claimed this run");
    }

    private static WorkflowError Overtaken(string cluster, long highest) => WorkflowError.NeedsOperator(
        "host.higher_number", $"A host of '{cluster}' has seen number {highest}, which this database has not given to anybody who works there now.",
        $"The database is older than the hosts: was it restored, or does another copy of it still work? Cancel this run, then `etcdup clusters adopt {cluster}`.");

    /// <summary>A client for reading, outside any fence.</summary>
    public IEtcdClient CreateClient(ClusterSpec spec, string member) => _clients.Create(spec.FindMember(member)!.ClientUrl, spec.Access);

    /// <summary>The live cluster id as it was last seen, hex; null when it never was.</summary>
    public Task<string?> FindLiveIdAsync(string cluster, CancellationToken cancellationToken) => _directory.FindLiveIdAsync(cluster, cancellationToken);

    /// <summary>For what changes no member.</summary>
    public Task<ClusterSpec> FindAsync(string cluster, CancellationToken cancellationToken) => _directory.FindAsync(cluster, cancellationToken);
}
