using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>Lets a plan happen to a run, and watches what only such a run can break: numbers that rise, messages that are obeyed once and never lie.</summary>
internal sealed class RandomCourse(RandomPlan plan, ExploredRun run, VirtualWorld world, Guarantees guarantees, IRunStore store)
{
    // A worker looks every five seconds at the latest, and a lease lasts two.
    private static readonly TimeSpan longestUnread = TimeSpan.FromSeconds(15);

    private readonly Dictionary<Guid, int> _consumed = [];
    private readonly Dictionary<Guid, string> _posted = [];
    private int _calls;
    private int _messages;
    private long _highest;
    private DateTimeOffset? _unread;

    public int Kills { get; private set; }

    public bool HasMessages => plan.Messages.Count > 0;

    /// <summary>Somebody still has something to say.</summary>
    public bool HasMore => _messages < plan.Messages.Count;

    private RandomKill? NextKill => Kills < plan.Kills.Count ? plan.Kills[Kills] : null;

    public void Begin(Guid runId)
    {
        foreach (var (message, index) in plan.Messages.Select((m, i) => (m, i)))
        {
            _ = PostAsync(runId, message, index);
        }
    }

    public CrashVariant? Arrive(VirtualProcess process)
    {
        if (process.IsDead || NextKill is not { Calls: { } calls } kill || ++_calls < calls)
        {
            return null;
        }

        run.Note("fault", $"{process.Name} {kill.Variant}");
        return kill.Variant;
    }

    /// <summary>The server that was killed is followed by this one.</summary>
    public string NextServer()
    {
        _calls = 0;
        return plan.Kills[Kills++].Next;
    }

    public void Started(VirtualProcess process)
    {
        if (NextKill is { Calls: null } kill)
        {
            process.Outside(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(kill.Milliseconds), world.Time);
                if (!run.HasEnded)
                {
                    run.Note("fault", $"{process.Name} killed by the clock");
                    run.Kill(process);
                }

                return true;
            });
        }
    }

    public void Later(Action arrive)
    {
        var after = TimeSpan.FromMilliseconds(NextKill!.Milliseconds);
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(world);
        _ = ArriveAsync();
        SynchronizationContext.SetSynchronizationContext(context);

        async Task ArriveAsync()
        {
            await Task.Delay(after, world.Time);
            run.Note("late", "arrives");
            arrive();
        }
    }

    public IRunStore Watch(IRunStore inner) => new Numbers(this, inner);

    public void Committed(Checkpoint checkpoint)
    {
        foreach (var id in checkpoint.Consumed)
        {
            _consumed[id] = _consumed.GetValueOrDefault(id) + 1;
        }
    }

    /// <summary>Asked each second: a message that waits while nobody owns the run is a wake-up that was lost.</summary>
    public void Look(RunDetails details)
    {
        if (details.Inbox.Count == 0 || details.Overview.Owner is not null || details.Overview.Status == RunStatus.Finished)
        {
            _unread = null;
        }
        else if (world.Time.GetUtcNow() - (_unread ??= world.Time.GetUtcNow()) > longestUnread)
        {
            guarantees.Violate($"lost wake-up: a message waits and nobody owns the run at {details.Overview.CurrentActivity}");
        }
    }

    public void Judge(RunDetails details)
    {
        foreach (var (id, kind) in _posted.Where(p => _consumed.GetValueOrDefault(p.Key) is var count && (count > 1 || (count == 0 && details.Overview.Status != RunStatus.Finished))))
        {
            guarantees.Violate($"a message of kind {kind} was obeyed {_consumed.GetValueOrDefault(id)} times");
        }

        if (!HasMessages || details.Overview.Status != RunStatus.Finished)
        {
            return;
        }

        foreach (var member in run.Cluster.Members.Where(m => !m.Serves || m.Record is { Open: true }))
        {
            guarantees.Violate($"G8: the run has ended as {details.Overview.SubStatus} and {member.Name} is half done");
        }

        if (details.Holds.Count > 0)
        {
            guarantees.Violate($"G8: the run has ended as {details.Overview.SubStatus} and still holds {details.Holds[0].Key}");
        }
    }

    private async Task PostAsync(Guid runId, RandomMessage message, int index)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(message.Milliseconds), world.Time);
        var sent = new InboxMessage
        {
            Id = new Guid(index + 1, 0, 0, new byte[8]), RunId = runId, Kind = message.Kind, Payload = message.Payload, SentBy = $"anna-{index}", SentAt = world.Time.GetUtcNow(),
        };
        var result = await store.PostAsync(sent, CancellationToken.None);
        run.Note("operator", $"{message.Kind} {message.Payload}: {result}");
        if (result == PostResult.Posted)
        {
            _posted[sent.Id] = message.Kind;
        }

        _messages++;
        if (message.Again is { } again)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(again), world.Time);
            var second = await store.PostAsync(sent, CancellationToken.None);
            if (second != (result == PostResult.Posted ? PostResult.Duplicate : result))
            {
                guarantees.Violate($"a message of kind {message.Kind} was {result}, and posted again {second}");
            }
        }
    }

    private ClaimedRun? Claimed(ClaimedRun? claimed)
    {
        if (claimed is not null && claimed.Claim.Number <= _highest)
        {
            guarantees.Violate($"a claim has number {claimed.Claim.Number}, and {_highest} was drawn before");
        }

        _highest = Math.Max(_highest, claimed?.Claim.Number ?? 0);
        return claimed;
    }

    private sealed class Numbers(RandomCourse course, IRunStore store) : PassingStore(store)
    {
        public override async Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
            course.Claimed(await base.TryClaimAsync(due, server, lease, now, cancellationToken));

        public override async Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
            course.Claimed(await base.TryReclaimAsync(runId, server, lease, now, cancellationToken));
    }
}
