using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>Whose a member's host is.</summary>
/// <param name="Record">Null when nobody's yet, or when the host gave no answer.</param>
/// <param name="Error">Why the host gave no answer; null when it did.</param>
public sealed record HostOwner(string Member, HostRecord? Record, WorkflowError? Error);

/// <summary>
/// Makes the hosts of a cluster ours by an operator's word, after the database that managed them was lost or restored. The cluster gets a new
/// controller id of its own: whoever still works with the old database, under whatever number, is refused by every host from then on.
/// </summary>
public sealed class ClusterTakeover(ClusterDirectory directory, IControllerIdentity identity, IMemberHostFactory hosts, TimeProvider time)
{
    private static readonly TimeSpan LookDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Who we are on the cluster's hosts at present.</summary>
    public Task<string> OurIdAsync(string cluster, CancellationToken cancellationToken) => identity.ReadAsync(cluster, cancellationToken);

    /// <summary>Changes nothing.</summary>
    public async Task<IReadOnlyList<HostOwner>> LookAsync(string cluster, CancellationToken cancellationToken)
    {
        var spec = await directory.FindAsync(cluster, cancellationToken);
        return await Task.WhenAll(spec.Members.Select(m => LookAtAsync(m, cancellationToken)));
    }

    /// <summary>Takes over every host that is not <paramref name="controller"/>'s yet, after a swap in flight has ended there.</summary>
    /// <exception cref="InDoubtException">The claim's number is not above what a host has seen: the next one is.</exception>
    /// <exception cref="ClaimLostException">Another worker has the run.</exception>
    /// <returns>What stands in the way; null when all are ours.</returns>
    public async Task<WorkflowError?> TakeOverAsync(
        string cluster, string controller, IReadOnlyCollection<string> former, RunClaim claim, CancellationToken cancellationToken)
    {
        if (await identity.FindMovedAsync(cancellationToken) is { } moved)
        {
            return moved;
        }

        var spec = await directory.FindAsync(cluster, cancellationToken);
        var owners = await LookAsync(cluster, cancellationToken);
        if (owners.FirstOrDefault(o => o.Error is not null)?.Error is { } silent)
        {
            return silent;
        }

        var highest = owners.Max(o => o.Record?.Number ?? 0);
        if (!await identity.ChangeAsync(cluster, controller, highest, claim, cancellationToken))
        {
            throw new ClaimLostException("somebody else has claimed the run that takes the hosts over");
        }

        if (claim.Number <= highest)
        {
            throw new InDoubtException($"a host has seen number {highest}, and this claim has {claim.Number}");
        }

        foreach (var owner in owners)
        {
            var from = owner.Record?.Controller;
            if (from is not null && from != controller && !former.Contains(from))
            {
                return OtherOwner(owner.Member, owner.Record!);
            }

            var authority = new HostAuthority(controller, cluster, claim.Number) { TakesOverFrom = from };
            switch (await FenceAsync(spec.FindMember(owner.Member)!, authority, cancellationToken))
            {
                case FenceAnswer.LowerNumber lower:
                    throw new InDoubtException($"the host of {owner.Member} has seen number {lower.Highest}, and this claim has {claim.Number}");
                case FenceAnswer.OtherController other when other.Controller == from:
                    throw new InDoubtException($"the host of {owner.Member} was given a higher number by {other.Controller} meanwhile");
                case FenceAnswer.OtherController other:
                    return OtherOwner(owner.Member, new(other.Controller, other.Cluster, 0, false, null));
            }
        }

        return null;
    }

    private static WorkflowError OtherOwner(string member, HostRecord record) => WorkflowError.NeedsOperator(
        "host.other_controller", $"The host of {member} belongs to controller {record.Controller} (cluster '{record.Cluster}'), which was not named.",
        "Look who that is: `etcdup clusters adopt` again names all of them.");

    private async Task<HostOwner> LookAtAsync(MemberSpec member, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(LookDeadline, time, cancellationToken);
        try
        {
            return new(member.Name, (await hosts.Create(member).LookAsync(deadline.Token)).Record, null);
        }
        catch (HostException e)
        {
            return new(member.Name, null, WorkflowError.Transient(e.Code, $"The host of {member.Name}: {e.Message}", "All hosts have to answer before any is taken over."));
        }
        catch (WorkflowErrorException e)
        {
            return new(member.Name, null, e.Error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(member.Name, null, WorkflowError.Transient("host.timed_out", $"The host of {member.Name} gave no answer within {LookDeadline.TotalSeconds:0} s."));
        }
    }

    private async Task<FenceAnswer> FenceAsync(MemberSpec member, HostAuthority authority, CancellationToken cancellationToken)
    {
        try
        {
            return await hosts.Create(member).FenceAsync(authority, FencedClusters.StopDeadline + FencedCluster.FenceMargin, cancellationToken);
        }
        catch (HostException e)
        {
            throw new InDoubtException($"a call to the host of {member.Name} ({e.Code}: {e.Message})", e);
        }
    }
}
