using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// A v3 snapshot from the leader, and the v2 data of every member where there is any, into the vault. What each file holds at least is read linearizably
/// before it is begun.
/// </summary>
public sealed class Backup(FencedClusters clusters, IBackupVault vault, IBackupStore backups, RunNode node) : EffectActivity
{
    private const int ReadsBehind = 100;

    private static readonly TimeSpan ReadsDeadline = TimeSpan.FromSeconds(30);

    // No second round to the hosts: only what the cluster says of itself.
    private static readonly ProbeScope Scope = new(ProbeScope.DefaultDeadline, Cluster: true, Hosts: false);

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.Backup", Category = EtcdActivity.Category, DisplayName = "Backup",
        Description = "Takes a snapshot from the leader, and every member's v2 data, into the vault.", Behavior = ActivityBehavior.Effect, Retry = EtcdActivity.Patience,
        Inputs =
        [
            EtcdActivity.Cluster, new("StallDeadline", "TimeSpan", "Without a byte for so long, the snapshot is given up.", Default: "00:01:00"),
            new("MaxAgeOfOne", "TimeSpan", "In a cluster of one member this run's verified backup is good for so long, and no second one is taken.", Default: "00:10:00"),
        ],
        Outputs = [new("Backup", "String", "The id of the backup, of all its files together."), new("Path", "String", "The file; of several the first.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var view = await clusters.Prober.ProbeAsync(spec, Scope, cancellationToken);

        // Rule 4: the first stop of a one-member cluster is its last one too, so both backups are the same.
        if (spec.Members.Count == 1
            && BackupSet.Of(await backups.ListAsync(spec.Name, context.RunId, cancellationToken), TargetOf(context)).FirstOrDefault(set => set.IsProved) is { } taken
            && context.Now - taken.TakenAt < context.Inputs.Duration("MaxAgeOfOne") && taken.Files.All(IsThere))
        {
            context.Note($"With one member the backup of {taken.TakenAt:u} is the second one too.");
            return new Resolution.Ended(Result(taken));
        }

        if (view.Leader is not { Serves: true } leader)
        {
            return new Resolution.Ended(EtcdActivity.Failed(WorkflowError.Transient("etcd.no_leader", $"'{spec.Name}' has no leader that serves; no backup can be taken.", "Repair the cluster, then retry.")));
        }

        List<V2Source> v2 = [];
        if (V2Data.IsIn(view))
        {
            foreach (var member in view.Members)
            {
                if (member is not { Serves: true, Id: { } id, ServerVersion: { } version })
                {
                    return new Resolution.Ended(EtcdActivity.Failed(WorkflowError.Transient(
                        "etcd.unhealthy", $"{member.Name} does not serve: its v2 data cannot be backed up with the others'.", $"Repair {member.Name}, then retry.")));
                }

                v2.Add(new(member.Name, id, version.ToString()));
            }
        }

        return new Resolution.Intent(EngineJson.Element(
            new Intent(leader.Name, leader.Id!, leader.ServerVersion?.ToString() ?? "", leader.Status!.DbSize) { V2 = v2, SnapshotToo = leader.ServerVersion is not { MajorNumber: 2 }, ClusterId = view.ClusterId }));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var taken = await backups.ListAsync(context.Inputs.Text("Cluster"), context.RunId, cancellationToken);
        return BackupSet.Of(taken.Where(b => b.Set.StartsWith($"{context.ExecutionId}-", StringComparison.Ordinal)), null)
            .FirstOrDefault(set => set.IsWhole && set.Files.All(IsThere)) is { } done
            ? new Observation.Done((ActivityResult.Completed)Result(done))
            : new Observation.NotDone();
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var source = intent.Deserialize<Intent>(EngineJson.Options)!;
        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);

        // Files and rows carry the number: a worker that lost the run finishes files and rows of its own, and touches nobody else's.
        var set = $"{context.ExecutionId}-{context.Claim.Number}";
        var rules = await RunRules.OfAsync(context, clusters, cancellationToken);
        var size = source.V2.Count + (source.SnapshotToo ? 1 : 0);
        if (source.SnapshotToo)
        {
            var (member, memberId, version) = (source.Member, source.MemberId, source.Version);
            var stall = context.Inputs.Duration("StallDeadline");
            var error = await TakeAsync(
                context, spec, new(set, set, size, BackupKind.Snapshot, member, memberId, version, source.DbSize, source.ClusterId, rules.Version),
                (client, token) => client.ReadLinearizableAsync(token), (client, file, token) => client.SnapshotAsync(file, stall, token), cancellationToken);
            if (error is not null)
            {
                return error;
            }
        }

        if (source.V2.Count == 0)
        {
            return null;
        }

        // One member at a time: each copy reads its disk.
        var cluster = await clusters.OpenAsync(context, spec.Name, cancellationToken);
        foreach (var member in source.V2)
        {
            var error = await TakeAsync(
                context, spec, new($"{set}-{member.Member}", set, size, BackupKind.V2Data, member.Member, member.MemberId, member.Version, 0, source.ClusterId, rules.Version),
                (client, token) => ReadV2Async(client, member, token), (_, file, token) => cluster.BackUpV2Async(member.Member, member.Version, file, token), cancellationToken);
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>
    /// The index that the copy must hold. The <c>etcdctl backup</c> of 3.x leaves v3 entries out of the copy, and lowers the commit index by those it left out
    /// behind the commit index too: under load the last entries of v2 are then cut off at the restore (seen on 3.3.25, under load). Reads are entries as
    /// well, and may be cut off instead.
    /// </summary>
    private static async Task<long> ReadV2Async(IEtcdClient client, V2Source member, CancellationToken cancellationToken)
    {
        var index = await client.ReadV2LinearizableAsync(cancellationToken);
        for (var read = 0; read < (member.Version.StartsWith("2.", StringComparison.Ordinal) ? 0 : ReadsBehind); read++)
        {
            await client.ReadV2LinearizableAsync(cancellationToken);
        }

        return index;
    }

    private async Task<WorkflowError?> TakeAsync(
        ActivityContext context, ClusterSpec spec, Part part, Func<IEtcdClient, CancellationToken, Task<long>> read,
        Func<IEtcdClient, Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken)
    {
        var what = part.Kind == BackupKind.Snapshot ? "snapshot" : "v2 data";
        try
        {
            await using var client = clusters.CreateClient(spec, part.Member);
            using Deadline deadline = new(part.Kind == BackupKind.Snapshot ? ProbeScope.DefaultDeadline : ReadsDeadline, context.Time, cancellationToken);
            var revision = await read(client, deadline.Token);
            var takenAt = context.Now;
            var answer = await vault.WriteAsync(spec.Name, part.Id, part.Kind, part.ExpectedSize, (file, ct) => write(client, file, ct), cancellationToken);
            var path = answer.Path;
            var backup = new BackupRecord(
                    part.Id, spec.Name, context.RunId, part.MemberId, part.Member, part.Version, revision, answer.Size, answer.Sha256, path,
                    node.Name, takenAt, BackupProofLevel.None, null, null)
                {
                    Kind = part.Kind, Set = part.Set, SetSize = part.SetSize, Target = TargetOf(context),
                };
            await vault.WriteManifestAsync(path, BackupManifest.Of(backup, part.ClusterId, part.RulesVersion.ToString()), cancellationToken);
            await backups.SaveAsync(backup, cancellationToken);
            context.Note(part.Kind == BackupKind.Snapshot
                ? $"Snapshot of {answer.Size / 1000.0:N0} kB from {part.Member} ({part.Version}) at revision {revision} or later: {path}, sha256 {answer.Sha256}."
                : $"v2 data of {part.Member} ({part.Version}) at index {revision} or later, {answer.Size / 1000.0:N0} kB: {path}, sha256 {answer.Sha256}.");
            return null;
        }
        catch (EtcdClientException e)
        {
            return WorkflowError.Transient("backup.snapshot_failed", $"{part.Member} did not give its {what}: {e.Message}", "Look at the member, then retry.");
        }
        catch (HostException e)
        {
            return WorkflowError.Transient(e.Code, $"The host of {part.Member} did not give its {what}: {e.Message}", "Look at the host, then retry.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WorkflowError.Transient("backup.snapshot_failed", $"{part.Member} did not answer in time.", "Look at the member, then retry.");
        }
    }

    private bool IsThere(BackupRecord file) => vault.Has(file.Path);

    private static string? TargetOf(ActivityContext context) => KnownMembers.Parse(context.FindWorkflowOutput(KnownMembers.Output))?.Target.ToString();

    private static ActivityResult Result(BackupSet set) => ActivityResult.Outcome("Done", ("Backup", set.Id), ("Path", set.Files[0].Path));

    private sealed record Part(string Id, string Set, int SetSize, BackupKind Kind, string Member, string MemberId, string Version, long ExpectedSize,
        string? ClusterId, Version RulesVersion);

    /// <param name="Member">The leader.</param>
    private sealed record Intent(string Member, string MemberId, string Version, long DbSize)
    {
        public List<V2Source> V2 { get; init; } = [];

        public bool SnapshotToo { get; init; } = true;

        public string? ClusterId { get; init; }
    }

    private sealed record V2Source(string Member, string MemberId, string Version);
}

/// <summary>The machine this server is on, as backups name it.</summary>
public sealed record RunNode(string Name);
