using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// Waits until a member has what the leader had: ask who leads, read the leader's index, read linearizably through the member, read its
/// applied index. Three passes in a row; a failed one begins the count anew. Then the settle time.
/// </summary>
public sealed class WaitForCatchUp(FencedClusters clusters, OutsidePorts outside) : LeafActivity
{
    private const int Passes = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    // An Alertmanager that is away must not slow a member that is half done.
    private static readonly TimeSpan SilenceEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShowEvery = TimeSpan.FromSeconds(2);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.WaitForCatchUp", Category = EtcdActivity.Category, DisplayName = "Wait for catch-up",
        Description = "Waits until the member has applied what the leader had, three times in a row, and then the settle time.",
        Behavior = ActivityBehavior.Observing, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, EtcdActivity.Member,
            new("SettleTime", "TimeSpan", "Waited once the member has caught up, from the first round that passed.", Default: "00:00:05"),
            new("NoProgressDeadline", "TimeSpan", "Without progress for so long, a person is asked.", Default: "00:10:00"),
        ],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var member = EtcdActivity.MemberOf(cluster.Spec, context.Inputs.Text("Member"));
        var began = context.Time.GetTimestamp();
        var (progressed, shown) = (began, began);
        if (context.Answers("acceptObserved")
            && await JudgeAsync(context, cluster, member, await cluster.LookAsync(cancellationToken), cancellationToken) is { } accepted)
        {
            return accepted;
        }

        var (passes, applied, since) = (0, 0UL, began);
        Round? last = null;
        long? silenced = null;
        await using MemberClients clients = new(cluster);
        while (passes < Passes)
        {
            if (silenced is not { } at || context.Time.GetElapsedTime(at) > SilenceEvery)
            {
                silenced = context.Time.GetTimestamp();
                await AroundMember.KeepSilentAsync(context, outside, cluster.Spec, member.Name, cancellationToken);
            }

            var round = await AskAsync(context, clients, member.Name, cancellationToken);
            if (round is null)
            {
                await clients.ForgetAsync(); // what hung may be the connection
            }

            passes = round is { Passed: true } ? passes + 1 : 0;
            since = passes > 1 ? since : context.Time.GetTimestamp();
            if (round is not null && round.Applied > applied)
            {
                applied = round.Applied;
                progressed = context.Time.GetTimestamp();
            }

            last = round ?? last;
            if (context.Time.GetElapsedTime(progressed) > context.Inputs.Duration("NoProgressDeadline"))
            {
                return EtcdActivity.Failed(WorkflowError.NeedsOperator(
                    "etcd.no_catch_up", $"{member.Name} has made no progress for {context.Inputs.Duration("NoProgressDeadline"):c}: it applied {applied}, the leader was at {last?.Leader}.",
                    $"Look at its log and its connection to the others; `runs retry` waits on, `runs rollback --member {member.Name}` puts the old release back while that is legal."));
            }

            if (context.Time.GetElapsedTime(shown) > ShowEvery)
            {
                shown = context.Time.GetTimestamp();
                var view = await ShowAsync(context, cluster, $"{member.Name} catches up: {applied} of {last?.Leader}", cancellationToken);
                if (await JudgeAsync(context, cluster, member, view, cancellationToken) is { } ended)
                {
                    return ended;
                }
            }

            if (passes < Passes)
            {
                await Task.Delay(Pause, context.Time, cancellationToken);
            }
        }

        context.Note($"{member.Name} has caught up after {context.Time.GetElapsedTime(began).TotalMilliseconds:0} ms: applied {last!.Applied}, the leader was at {last.Leader}.");

        // It has settled from the first of the passes on.
        var settle = context.Inputs.Duration("SettleTime") - context.Time.GetElapsedTime(since);
        if (settle > TimeSpan.Zero)
        {
            // Beside each other: the look is no reason to wait longer.
            var settled = Task.Delay(settle, context.Time, cancellationToken);
            await ShowAsync(context, cluster, $"settle time of {context.Inputs.Duration("SettleTime").TotalSeconds:0.#} s", cancellationToken);
            await settled;
        }

        return ActivityResult.Done;
    }

    // Null: wait on.
    private async Task<ActivityResult?> JudgeAsync(
        ActivityContext context, FencedCluster cluster, MemberSpec member, ClusterView view, CancellationToken cancellationToken)
    {
        var (changed, known) = MemberChanges.Judge(context, cluster.Spec, view, null, await RunRules.OfAsync(context, clusters, cancellationToken));
        return changed is not null ? EtcdActivity.Failed(changed)
            : known?.Find(member.Name) is { Version: null } ? ActivityResult.Done // somebody stopped it, and that was accepted: it comes again
            : null;
    }

    private static async Task<Round?> AskAsync(ActivityContext context, MemberClients clients, string member, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(ProbeScope.DefaultDeadline, context.Time, cancellationToken);
        try
        {
            var own = clients.Of(member);
            var status = await own.StatusAsync(deadline.Token);
            if (status.Leader is null)
            {
                return null;
            }

            var leaderIndex = status.RaftIndex;
            if (!status.IsLeader)
            {
                var leader = await clients.FindNameAsync(own, status.Leader, deadline.Token);
                if (leader is null)
                {
                    return null;
                }

                leaderIndex = (await clients.Of(leader).StatusAsync(deadline.Token)).RaftIndex;
            }

            await own.ReadLinearizableAsync(deadline.Token);
            var after = await own.StatusAsync(deadline.Token);
            var applied = after.AppliedIndex ?? after.RaftIndex;
            return new(applied, leaderIndex, applied >= leaderIndex);
        }
        catch (EtcdClientException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<ClusterView> ShowAsync(ActivityContext context, FencedCluster cluster, string waitingFor, CancellationToken cancellationToken)
    {
        var view = await cluster.LookAsync(cancellationToken);
        var versions = view.Versions.Order().ToList();
        await context.ShowAsync(UpgradeProgress.Of(view, versions.FirstOrDefault().ToString(), versions.LastOrDefault().ToString(), waitingFor), cancellationToken);
        return view;
    }

    /// <summary>A client for each member that is asked, kept over the rounds: a new connection for each question costs more than the question.</summary>
    private sealed class MemberClients(FencedCluster cluster) : IAsyncDisposable
    {
        private readonly Dictionary<string, IEtcdClient> _clients = new(StringComparer.Ordinal);
        private (string Id, string? Name)? _found;

        public IEtcdClient Of(string member) => _clients.TryGetValue(member, out var client) ? client : _clients[member] = cluster.ClientOf(member);

        /// <summary>The name of the member with this id, asked once for each.</summary>
        public async Task<string?> FindNameAsync(IEtcdClient client, string memberId, CancellationToken cancellationToken)
        {
            if (_found?.Id != memberId)
            {
                var listed = (await client.MembersAsync(cancellationToken)).Members.FirstOrDefault(m => m.Id == memberId);
                _found = (memberId, listed is null ? null : cluster.Spec.FindMember(listed.Name)?.Name);
            }

            return _found?.Name;
        }

        public async Task ForgetAsync()
        {
            _found = null;
            foreach (var client in _clients.Values)
            {
                await client.DisposeAsync();
            }

            _clients.Clear();
        }

        public async ValueTask DisposeAsync() => await ForgetAsync();
    }

    private sealed record Round(ulong Applied, ulong Leader, bool Passed);
}
