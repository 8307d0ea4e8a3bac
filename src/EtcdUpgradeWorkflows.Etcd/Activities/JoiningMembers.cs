using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>A cluster that one member begins with its data: the others are added to it one by one, and are empty until then (ADR 29).</summary>
internal static class JoiningMembers
{
    // Longer than etcd's own time-out of seven seconds.
    private static readonly TimeSpan AddDeadline = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The founder is started on its data, then each of the others is added and started before the next is added: with one added and not running, two members have no quorum.
    /// </summary>
    public static async Task<WorkflowError?> JoinAsync(
        ActivityContext context, FencedCluster cluster, string version, string founder, ChangeTerms start, CancellationToken cancellationToken)
    {
        if (await cluster.SwapAsync(founder, version, start, cancellationToken) is { } silent)
        {
            return silent;
        }

        foreach (var member in cluster.Spec.Members.Where(m => m.Name != founder))
        {
            if ((await cluster.LookAtAsync(member.Name, cancellationToken)).Serves)
            {
                // Its record may be open still.
                if (await cluster.SwapAsync(member.Name, version, start, cancellationToken) is { } open)
                {
                    return open;
                }

                continue;
            }

            var began = context.Time.GetTimestamp();
            var (initial, refusal) = await AddAsync(context, cluster, founder, member, cancellationToken);
            if (refusal is not null)
            {
                return refusal;
            }

            if (await cluster.SwapAsync(member.Name, version, start with { Join = initial }, cancellationToken) is { } unstarted)
            {
                return unstarted;
            }

            if (!await EtcdActivity.UntilAsync(context, EtcdActivity.ServeDeadline, async () => (await cluster.LookAtAsync(member.Name, cancellationToken)).Serves, cancellationToken))
            {
                return WorkflowError.NeedsOperator("etcd.not_serving", $"{member.Name} was added to the restored cluster and started, and did not serve within {EtcdActivity.ServeDeadline.TotalSeconds:0} s.", "Look at its log, then retry.");
            }

            context.Note($"{member.Name}: added to the cluster that {founder} began, started empty; it serves after {context.Time.GetElapsedTime(began).TotalMilliseconds:0} ms.");
        }

        return null;
    }

    /// <summary>
    /// A member of that peer URL is in the list, once. A call that timed out may have added it, so the list is read before each: "exists" is such a call's answer too.
    /// </summary>
    /// <returns>What the member is started with.</returns>
    private static async Task<(string? Initial, WorkflowError? Refusal)> AddAsync(
        ActivityContext context, FencedCluster cluster, string founder, MemberSpec member, CancellationToken cancellationToken)
    {
        await using var client = cluster.ClientOf(founder);
        var why = "it gave no answer";
        string? initial = null;
        var listed = await EtcdActivity.UntilAsync(
            context, EtcdActivity.ServeDeadline,
            async () =>
            {
                using Deadline deadline = new(AddDeadline, context.Time, cancellationToken);
                try
                {
                    var members = (await client.LocalMembersAsync(deadline.Token)).Members;
                    if (members.Any(m => m.PeerUrls.Any(url => EtcdActivity.IsSameUrl(url, member.PeerUrl))))
                    {
                        initial = InitialOf(cluster.Spec, members);
                        return true;
                    }

                    await client.AddMemberAsync(UrlOf(member), deadline.Token);
                }
                catch (EtcdClientException e)
                {
                    why = e.Message;
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    why = "it gave no answer in time";
                }

                return false;
            },
            cancellationToken);
        return listed
            ? (initial, null)
            : (null, WorkflowError.NeedsOperator("restore.not_added", $"{member.Name} could not be added to the cluster that {founder} began: {why}", "The data before lie beside each data directory. Look at the member's log, then retry."));
    }

    // An unstarted member has no name yet.
    private static string InitialOf(ClusterSpec spec, IReadOnlyList<ListedMember> members) => string.Join(
        ',',
        members.SelectMany(listed => listed.PeerUrls.Select(url => $"{spec.Members.FirstOrDefault(m => EtcdActivity.IsSameUrl(url, m.PeerUrl))?.Name ?? listed.Name}={url}")));

    /// <summary>Every key that the founder has is on every member: they got their data from it over the network.</summary>
    /// <returns>Null: they are equal.</returns>
    public static async Task<Observation?> CompareAsync(ActivityContext context, FencedCluster cluster, string founder, CancellationToken cancellationToken)
    {
        try
        {
            await using var first = cluster.ClientOf(founder);
            var index = await first.ReadV2LinearizableAsync(cancellationToken);
            List<(string Name, V2KeySpace Keys)> copies = [];
            foreach (var member in cluster.Spec.Members.Where(m => m.Name != founder))
            {
                await using var client = cluster.ClientOf(member.Name);
                await client.ReadV2LinearizableAsync(cancellationToken);
                copies.Add((member.Name, await client.ReadV2KeysAsync(cancellationToken)));
            }

            // Read last: a key that it still has, unchanged since the index, was on each member when that was read. Clients may write meanwhile.
            var source = await first.ReadV2KeysAsync(cancellationToken);
            foreach (var (name, keys) in copies)
            {
                var comparison = V2Comparison.Of(source, keys, (ulong)index, keepsIndices: true, context.Now);
                if (comparison.Differences.Count > 0)
                {
                    return new Observation.ChangedByOther(WorkflowError.NeedsOperator(
                        "restore.differs", $"{name} does not hold what {founder} does: {string.Join("; ", comparison.Differences)}.", "Do not use the cluster before that is understood. The data before lie beside each data directory."));
                }
            }

            context.Note($"{source.Nodes.Count} v2 keys up to index {index} are on every member.");
            return null;
        }
        catch (EtcdClientException e)
        {
            return new Observation.Unknown(WorkflowError.Transient("etcd.unhealthy", $"The restored members' v2 data could not be compared: {e.Message}", "Retry."));
        }
    }

    public static string UrlOf(MemberSpec member) => member.PeerUrl.GetLeftPart(UriPartial.Authority);
}
