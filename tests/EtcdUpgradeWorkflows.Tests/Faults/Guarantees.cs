using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// G1 to G8 as they can be broken by one step: asked before each step of a script and after each commit. Beside it the fake cluster keeps its own watch.
/// </summary>
internal sealed class Guarantees(FakeEtcdCluster cluster, FakeVault vault, Func<RunDetails> run)
{
    // Two seconds from the look to the call, one more to the lock.
    private static readonly TimeSpan licence = TimeSpan.FromSeconds(3);

    private readonly Dictionary<(long Number, string Member), (DateTimeOffset At, long Order)> _reads = [];
    private readonly HashSet<(long Number, string Member)> _fenced = [];
    private readonly HashSet<string> _completed = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];
    private long _order;
    private long _lastStop;
    private long _highest;

    public IReadOnlyList<string> Violations => [.. _violations.Concat(cluster.Violations).Distinct()];

    /// <summary>The highest number whose owner has looked at the cluster after it believed all hosts fenced.</summary>
    public long Looked { get; private set; }

    public void Violate(string what) => _violations.Add(what);

    /// <summary>The owner of a number was told that a host is fenced.</summary>
    public void Fenced(long number, string member) => _fenced.Add((number, member));

    /// <summary>The owner of a number was answered a linearizable read.</summary>
    public void Read(long number, Uri endpoint)
    {
        if (cluster.Members.FirstOrDefault(m => m.ClientUrl == endpoint) is not { } member)
        {
            return;
        }

        _reads[(number, member.Name)] = (cluster.Time.GetUtcNow(), ++_order);
        if (number > Looked && cluster.Members.All(m => _fenced.Contains((number, m.Name))))
        {
            Looked = number;
        }
    }

    /// <summary>A script is about to change a member.</summary>
    public void Changing(FakeMember member, HostStep step, HostAuthority authority, string? to)
    {
        var number = authority.Number;
        if (number < Looked)
        {
            Violate($"G3: {step} on {member.Name} under number {number}, and {Looked} has looked at the cluster");
        }

        if (step == HostStep.Stop)
        {
            var serves = FakeEtcdCluster.Takes(member);
            if (serves)
            {
                Stopping(member, number, to);
            }

            _lastStop = ++_order;
        }
    }

    /// <summary>A write of the run's rows was made; <paramref name="before"/> is the row's number in front of it.</summary>
    public void Written(string what, long number, long before)
    {
        if (number != before)
        {
            Violate($"G3: {what} under number {number}, and the run's row has {before}");
        }

        Drawn(what, before, atLeast: _highest);
    }

    /// <summary>A number was seen on the run's row, or drawn for it: none is ever lower than one before, and a claim's is higher.</summary>
    public void Drawn(string what, long number, long atLeast)
    {
        if (number < atLeast)
        {
            Violate($"G3: {what} has number {number}, and {_highest} was drawn before");
        }

        _highest = Math.Max(_highest, number);
    }

    public void Claimed(long number) => Drawn("a claim", number, _highest + 1);

    public void Committed(Checkpoint checkpoint)
    {
        foreach (var execution in checkpoint.Executions)
        {
            if (_completed.Contains(execution.Id))
            {
                Violate($"G4: {execution.ActivityName} ({execution.Id}) was completed and is written again as {execution.Status}");
            }
            else if (execution.Status == "Completed")
            {
                _completed.Add(execution.Id);
            }
        }

        if (checkpoint.Holds == HoldChange.Release && !cluster.Options.DowntimeAllowed)
        {
            foreach (var member in cluster.Members.Where(m => m.IsDownBecauseOfUs || m.Record is { Open: true }))
            {
                Violate($"G8: the hold was released while {member.Name} is {(member.IsDownBecauseOfUs ? "down because of us" : "half done")}");
            }
        }
    }

    private void Stopping(FakeMember member, long number, string? to)
    {
        var details = run();
        if (details.Overview.Status == RunStatus.Finished)
        {
            Violate($"G3: {member.Name} is stopped and the run has ended");
        }

        if (to is not null && member.Process?.Version == to)
        {
            Violate($"G2: {member.Name} serves with {to} and is stopped on its way to {to}");
        }

        if (number == details.Overview.Fence && RunState.Parse(details.State).Intent?.Intent is { ValueKind: JsonValueKind.Object } intent
            ? intent.TryGetProperty("member", out var wanted) && wanted.GetString() != member.Name
            : number == details.Overview.Fence)
        {
            Violate($"G2: {member.Name} is stopped under number {number} and the run has no open intent for it");
        }

        if (to is null)
        {
            return; // a halt, by an operator's word
        }

        foreach (var other in cluster.Members.Where(m => m != member && !m.IsLearner))
        {
            if (!_reads.TryGetValue((number, other.Name), out var read) || read.Order < _lastStop || cluster.Time.GetUtcNow() - read.At > licence)
            {
                Violate($"G1: {member.Name} is stopped under number {number} without a fresh read of that number through {other.Name}");
            }
        }

        RequireBackup(member, to);
    }

    // Rule 4.
    private void RequireBackup(FakeMember member, string? to)
    {
        if (to is null || member.Process?.Version is not { } from || EtcdVersion.Parse(to) < EtcdVersion.Parse(from))
        {
            return;
        }

        var isLast = cluster.Members.All(m => m == member || m.Process?.Version == to);
        var verified = BackupSet.Of(vault.Records, cluster.Options.Hops > 1 ? to : null).Count(set => set.IsProved);
        if (verified < (isLast ? 2 : 1))
        {
            Violate($"rule 4: {member.Name}{(isLast ? ", the last one," : "")} is stopped and there are {verified} verified backups");
        }
    }
}

/// <summary>Tells the guarantees what was really written to the run's rows.</summary>
internal sealed class WitnessedRunStore(Guarantees guarantees, IRunStore store, Func<RunDetails> run, Action<Checkpoint> committed) : PassingStore(store)
{
    public override async Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Claimed(await base.TryClaimAsync(due, server, lease, now, cancellationToken));

    public override async Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        Claimed(await base.TryReclaimAsync(runId, server, lease, now, cancellationToken));

    private ClaimedRun? Claimed(ClaimedRun? claimed)
    {
        if (claimed is not null)
        {
            guarantees.Claimed(claimed.Claim.Number);
        }

        return claimed;
    }

    public override async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var before = run().Overview.Fence;
        var result = await base.CommitAsync(checkpoint, cancellationToken);
        if (result is CheckpointResult.Committed)
        {
            guarantees.Written("a commit", checkpoint.Claim.Number, before);
            guarantees.Committed(checkpoint);
            committed(checkpoint);
        }

        return result;
    }

    public override async Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var before = run().Overview.Fence;
        var kept = await base.RenewAsync(server, claims, lease, now, cancellationToken);
        foreach (var claim in claims.Where(c => kept.Contains(c.RunId)))
        {
            guarantees.Written("a renewal", claim.Number, before);
        }

        return kept;
    }

    public override async Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken)
    {
        var before = run().Overview.Fence;
        var released = await base.ReleaseAsync(claim, cancellationToken);
        if (released)
        {
            guarantees.Written("a release", claim.Number, before);
        }

        return released;
    }
}
