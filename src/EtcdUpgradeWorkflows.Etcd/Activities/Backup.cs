using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>A v3 snapshot from the leader into the vault. The revision is read linearizably before it begins: the file holds at least that.</summary>
public sealed class Backup(FencedClusters clusters, IBackupVault vault, IBackupStore backups, RunNode node) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.Backup", Category = EtcdActivity.Category, DisplayName = "Backup",
        Description = "Takes a snapshot from the leader into the vault.", Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, new("StallDeadline", "TimeSpan", "Without a byte for so long, the snapshot is given up.", Default: "00:01:00"),
            new("MaxAgeOfOne", "TimeSpan", "In a cluster of one member this run's verified backup is good for so long, and no second one is taken.", Default: "00:10:00"),
        ],
        Outputs = [new("Backup", "String", "The backup's id."), new("Path", "String", "The file.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var view = await clusters.Prober.ProbeAsync(spec, ProbeScope.Members, cancellationToken);

        // Rule 4: the first stop of a one-member cluster is its last one too, so both backups are the same.
        if (spec.Members.Count == 1
            && (await backups.ListAsync(spec.Name, context.RunId, cancellationToken)).FirstOrDefault(b => b.Proof > BackupProofLevel.None) is { } taken
            && context.Now - taken.TakenAt < context.Inputs.Duration("MaxAgeOfOne") && vault.SizeOf(taken.Path) == taken.Size)
        {
            context.Note($"With one member the backup of {taken.TakenAt:u} is the second one too.");
            return new Resolution.Ended(ActivityResult.Outcome("Done", ("Backup", taken.Id), ("Path", taken.Path)));
        }

        return view.Leader is { Serves: true } leader
            ? new Resolution.Intent(EngineJson.Element(new Intent(leader.Name, leader.Id!, leader.ServerVersion?.ToString() ?? "", leader.Status!.DbSize)))
            : new Resolution.Ended(EtcdActivity.Failed(WorkflowError.Transient("etcd.no_leader", $"'{spec.Name}' has no leader that serves; no backup can be taken.", "Repair the cluster, then retry.")));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var cluster = context.Inputs.Text("Cluster");
        var taken = await backups.ListAsync(cluster, context.RunId, cancellationToken);
        return taken.FirstOrDefault(b => b.Id.StartsWith($"{context.ExecutionId}-", StringComparison.Ordinal) && vault.SizeOf(b.Path) == b.Size) is { } record
            ? new Observation.Done((ActivityResult.Completed)ActivityResult.Outcome("Done", ("Backup", record.Id), ("Path", record.Path)))
            : new Observation.NotDone();
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var source = intent.Deserialize<Intent>(EngineJson.Options)!;
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var stall = context.Inputs.Duration("StallDeadline");
        try
        {
            await using var client = clusters.CreateClient(spec, source.Member);
            using var deadline = new CancellationTokenSource(ProbeScope.DefaultDeadline, context.Time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            var revision = await client.ReadLinearizableAsync(linked.Token);
            var takenAt = context.Now;

            // File and row carry the number: a worker that lost the run finishes a file and a row of its own, and touches nobody else's.
            var id = $"{context.ExecutionId}-{context.Claim.Number}";
            var answer = await vault.WriteAsync(spec.Name, id, source.DbSize, (file, ct) => client.SnapshotAsync(file, stall, ct), cancellationToken);
            var path = vault.PathOf(spec.Name, id);
            await backups.SaveAsync(new(
                id, spec.Name, context.RunId, source.MemberId, source.Member, source.Version, revision, answer.Size, answer.Sha256, path,
                node.Name, takenAt, BackupProofLevel.None, null, null), cancellationToken);
            context.Note($"Snapshot of {answer.Size / 1000.0:N0} kB from {source.Member} ({source.Version}) at revision {revision} or later: {path}, sha256 {answer.Sha256}.");
            return null;
        }
        catch (EtcdClientException e)
        {
            return WorkflowError.Transient("backup.snapshot_failed", $"{source.Member} did not give its snapshot: {e.Message}", "Look at the member, then retry.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WorkflowError.Transient("backup.snapshot_failed", $"{source.Member} did not answer in time.", "Look at the member, then retry.");
        }
    }

    private sealed record Intent(string Member, string MemberId, string Version, long DbSize);
}

/// <summary>The machine this server is on, as backups name it.</summary>
public sealed record RunNode(string Name);
