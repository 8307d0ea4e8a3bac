using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>
/// A new cluster of the same members from a proved backup: prepared beside every member's data while the old cluster may still serve, then all members stopped, the data put in
/// place (the old ones are kept), and all started with the release that the backup was taken from. Of v2 data one member begins the cluster, and the others are added to it one by one.
/// </summary>
public sealed class RestoreCluster(FencedClusters clusters, IBackupStore backups, IBackupVault vault, IReleaseSource releases, RunNode node) : EffectActivity
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Etcd.RestoreCluster", Category = EtcdActivity.Category, DisplayName = "Restore cluster",
        Description = "Stops every member and starts a new cluster of them from a backup; an operator has to have allowed downtime. What was written after the backup is lost; the data before are kept.",
        Behavior = ActivityBehavior.Effect, Retry = new(3, TimeSpan.FromSeconds(1)),
        Inputs =
        [
            EtcdActivity.Cluster, new("Backup", "String", "The id of the backup.", IsRequired: true),
            new("StopDeadline", "TimeSpan", "How long a process may take to end.", Default: "00:00:30"),
        ],
        Outputs = [new("Revision", "Int64", "The store revision that the restored cluster serves.")],
    };

    public override IReadOnlyList<string> RequiredHolds(ActivityInputs inputs) => EtcdActivity.Holds(inputs);

    public override async Task<Resolution> ResolveAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        if (!EtcdActivity.AllowsDowntime(context))
        {
            return Refused(WorkflowError.Permanent("etcd.downtime_not_granted", "All members would be stopped, and nobody allowed downtime.", "Start again with --allow-downtime."));
        }

        var spec = await clusters.FindAsync(context.Inputs.Text("Cluster"), cancellationToken);
        var id = context.Inputs.Text("Backup");
        var set = BackupSet.Of(await backups.ListAsync(spec.Name, null, cancellationToken), null).FirstOrDefault(s => s.IsNamed(id));
        if (set is null)
        {
            return Refused(WorkflowError.Permanent("restore.backup_unknown", $"There is no backup {id} of '{spec.Name}'.", $"`etcdup backups list --cluster {spec.Name}` lists them."));
        }

        if (await JudgeAsync(set, cancellationToken) is { } problem)
        {
            return Refused(problem);
        }

        // Each member's copy holds what was acknowledged before it: the last one holds most.
        var file = set.Files.Where(f => f.Kind == BackupKind.V2Data).OrderByDescending(f => spec.FindMember(f.MemberName) is not null).ThenByDescending(f => f.Revision).FirstOrDefault()
            ?? set.Files.Single(f => f.Kind == BackupKind.Snapshot);
        var founder = file.Kind == BackupKind.V2Data ? (spec.FindMember(file.MemberName) ?? spec.Members[0]).Name : null;
        context.Note(
            $"Backup {set.Id} of {file.TakenAt:u}: {(founder is null ? "revision" : "v2 index")} {file.Revision} and what came with it, etcd {file.Version}, {file.Size} bytes, from {file.MemberName}. What was written later is lost."
            + (founder is null ? "" : $" {founder} begins the cluster with it; the others are added one by one and get their data from there."));
        return new Resolution.Intent(EngineJson.Element(
            new RestoreIntent(Guid.NewGuid().ToString("n")[..12], file.Id, file.Version, file.Revision, await clusters.FindLiveIdAsync(spec.Name, cancellationToken)) { Founder = founder }));
    }

    public override async Task<Observation> ObserveAsync(ActivityContext context, JsonElement intent, CancellationToken cancellationToken)
    {
        var wanted = RestoreIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        var view = await cluster.LookAsync(cancellationToken);
        context.SetProgress(UpgradeProgress.Of(view, null, wanted.Version, "being restored"));
        if (view.Members.FirstOrDefault(m => m.Host is null) is { } unknown)
        {
            return new Observation.Unknown(unknown.HostError ?? WorkflowError.Transient("host.unreachable", $"The host of {unknown.Name} gave no answer."));
        }

        var states = await StatesAsync(cluster, wanted, cancellationToken);
        var placed = states.Where(state => state.Value == DataRestoreState.Placed).Select(state => state.Key).ToList();
        if (placed.Count == states.Count && view.Members.All(m => m is { Serves: true, IsHalfDone: false } && m.ServerVersion?.ToString() == wanted.Version) && HasVersion(view, wanted))
        {
            if (view.Members.FirstOrDefault(m => m.Revision < wanted.LeastRevision) is { } behind)
            {
                return new Observation.ChangedByOther(WorkflowError.NeedsOperator(
                    "restore.revision_too_low", $"{behind.Name} serves revision {behind.Revision} after the restore; the backup held {wanted.Revision}.", "Do not use the cluster before that is understood. The data before lie beside each data directory."));
            }

            if (wanted.Founder is { } first && await JoiningMembers.CompareAsync(context, cluster, first, cancellationToken) is { } different)
            {
                return different;
            }

            // A restored cluster has an id of its own: what was left unsettled has the one before.
            FencedClusters.CloseUnsettled(context, cluster.Spec.Name, wanted.ClusterId);
            context.CloseKey(FencedClusters.StoppingKey);
            foreach (var member in view.Members)
            {
                context.CloseKey(FencedClusters.KeyOfMember(member.Name));
            }

            return new Observation.Done((ActivityResult.Completed)ActivityResult.Outcome("Done", ("Revision", view.Members.Max(m => m.Revision))));
        }

        // Prepared data alone have changed nothing.
        return placed.Count > 0 || view.Members.Any(m => m.IsStopped || m.IsHalfDone)
            ? new Observation.HalfDone(string.Create(CultureInfo.InvariantCulture, $"the data of {placed.Count} of {states.Count} members are in place"))
            : new Observation.NotDone();
    }

    public override async Task<WorkflowError?> ActAsync(ActivityContext context, JsonElement intent, Observation seen, CancellationToken cancellationToken)
    {
        var wanted = RestoreIntent.Parse(intent);
        var cluster = await clusters.OpenAsync(context, context.Inputs.Text("Cluster"), cancellationToken);
        if (await backups.FindAsync(wanted.Backup, cancellationToken) is not { } file)
        {
            return WorkflowError.NeedsOperator("restore.backup_unknown", $"The backup {wanted.Backup} is not known any more.", "Cancel, and restore another one.");
        }

        if (await PrepareAsync(context, cluster, wanted, file, cancellationToken) is { } unprepared)
        {
            return unprepared;
        }

        var began = context.Time.GetTimestamp();
        ChangeTerms stop = new(AllowDowntime: true, context.Answers("kill"), context.Inputs.Duration("StopDeadline"), IsBegun: true);
        var states = await StatesAsync(cluster, wanted, cancellationToken);
        var isWhole = states.Values.All(state => state != DataRestoreState.Placed);
        if (isWhole && await cluster.FindNoiseAsync(cancellationToken) is { } noise)
        {
            return noise;
        }

        if (isWhole && await MaintenanceWait.BeginStopAsync(context, cluster, await cluster.RecentLookAsync(cancellationToken), cancellationToken) is { } notNow)
        {
            return notNow;
        }

        // Nothing of the old cluster serves any more when the first member of the new one starts.
        foreach (var member in cluster.Spec.Members.Where(m => states[m.Name] != DataRestoreState.Placed))
        {
            if (await cluster.HaltAsync(member.Name, stop, cancellationToken) is { } running)
            {
                return running;
            }
        }

        foreach (var member in cluster.Spec.Members.Where(m => states[m.Name] != DataRestoreState.Placed))
        {
            if (await cluster.PlaceDataAsync(member.Name, wanted.Id, cancellationToken) is { } misplaced)
            {
                return misplaced;
            }
        }

        var start = stop with { MayStop = false, Kill = false };
        if (wanted.Founder is { } founder)
        {
            if (await JoiningMembers.JoinAsync(context, cluster, wanted.Version, founder, start, cancellationToken) is { } alone)
            {
                return alone;
            }
        }
        else
        {
            var started = await Task.WhenAll(cluster.Spec.Members.Select(m => cluster.SwapAsync(m.Name, wanted.Version, start, cancellationToken)));
            if (started.OfType<WorkflowError>().FirstOrDefault() is { } silent)
            {
                return silent;
            }
        }

        return await WaitUntilServingAsync(context, cluster, wanted, isWhole ? began : null, cancellationToken);
    }

    // The same for all members, and before any of them is stopped: a backup that does not restore stops nobody.
    private async Task<WorkflowError?> PrepareAsync(ActivityContext context, FencedCluster cluster, RestoreIntent wanted, BackupRecord file, CancellationToken cancellationToken)
    {
        var states = await StatesAsync(cluster, wanted, cancellationToken);
        List<MemberSpec> members = [.. cluster.Spec.Members.Where(m => states[m.Name] == DataRestoreState.None)];
        if (members.Count == 0)
        {
            return null;
        }

        if (!vault.Has(file.Path) || await vault.HashAsync(file.Path, cancellationToken) != file.Sha256)
        {
            return WorkflowError.NeedsOperator("backup.damaged", $"{file.Path} is not the file that was written.", "Restore another backup. No member was stopped for this one.");
        }

        using var readable = await vault.OpenAsync(file.Path, cancellationToken);
        var initial = string.Join(',', cluster.Spec.Members.Select(m => $"{m.Name}={JoiningMembers.UrlOf(m)}"));
        foreach (var member in members.OrderBy(m => m.Name != wanted.Founder))
        {
            if (!await cluster.TryLayDownAsync(member.Name, wanted.Version, releases, cancellationToken))
            {
                return WorkflowError.NeedsOperator("binaries.missing", $"etcd {wanted.Version} is not on this server.", $"Add it with `etcdup binaries add {wanted.Version} DIR`, then retry.");
            }

            var origin = wanted.Founder is null ? DataOrigin.Snapshot : wanted.Founder == member.Name ? DataOrigin.V2Data : DataOrigin.Joins;
            await cluster.PrepareDataAsync(
                member.Name, new(wanted.Id, readable.Path, wanted.Version, member.Name, JoiningMembers.UrlOf(member), initial) { Origin = origin, Access = cluster.Spec.Access }, cancellationToken);
            context.Note($"{member.Name}: {(origin == DataOrigin.Joins ? "an empty directory made" : "restored")} beside its data; it was not touched.");
        }

        return null;
    }

    private static async Task<WorkflowError?> WaitUntilServingAsync(
        ActivityContext context, FencedCluster cluster, RestoreIntent wanted, long? began, CancellationToken cancellationToken)
    {
        if (await EtcdActivity.UntilAsync(context, EtcdActivity.ServeDeadline, async () => await cluster.LookAsync(ProbeScope.Members, cancellationToken) is { AllServe: true } view && HasVersion(view, wanted), cancellationToken))
        {
            // Begun in an earlier life, nobody knows how long it took.
            context.Note(
                $"All members serve on the restored data{(began is { } start ? $", {context.Time.GetElapsedTime(start).TotalMilliseconds:0} ms after the first of them was stopped" : "")}. What they had before lies beside, as DATADIR.before-….");
            return null;
        }

        return WorkflowError.NeedsOperator("etcd.not_serving", $"The restored cluster '{cluster.Spec.Name}' was started and did not serve within {EtcdActivity.ServeDeadline.TotalSeconds:0} s.", "Look at the members' logs, then retry.");
    }

    private async Task<WorkflowError?> JudgeAsync(BackupSet set, CancellationToken cancellationToken)
    {
        var name = set.Id;
        if (!set.IsProved)
        {
            return WorkflowError.NeedsOperator("restore.not_proved", $"Backup {name} is not whole, or nobody has seen it restore.", $"`etcdup backups verify {name}` restores it into a scratch member; then retry.");
        }

        if (set.HoldsV2AndV3)
        {
            return WorkflowError.Permanent("restore.v2_data", $"Backup {name} holds v2 data and v3 data: a member can be restored from either, and would lose the other.", "Restore by hand what you need: the files are in the vault, `etcdup backups show` names them.");
        }

        if (set.Files.FirstOrDefault(file => file.Node != node.Name) is { } elsewhere)
        {
            return WorkflowError.Permanent("restore.other_node", $"Backup {name} lies on {elsewhere.Node}.", "Restore on that machine.");
        }

        return await releases.FindAsync(set.Files[0].Version, cancellationToken) is null
            ? WorkflowError.NeedsOperator("binaries.missing", $"The backup was taken from etcd {set.Files[0].Version}, which is not on this server.", $"Add it with `etcdup binaries add {set.Files[0].Version} DIR`, then retry.")
            : null;
    }

    private static async Task<Dictionary<string, DataRestoreState>> StatesAsync(FencedCluster cluster, RestoreIntent wanted, CancellationToken cancellationToken)
    {
        Dictionary<string, DataRestoreState> states = new(StringComparer.Ordinal);
        foreach (var member in cluster.Spec.Members)
        {
            states[member.Name] = await cluster.InspectRestoreAsync(member.Name, wanted.Id, cancellationToken);
        }

        return states;
    }

    // A new cluster begins with the lowest version there is (3.0.0) and takes a few seconds to find its own: until then nothing may be judged by it.
    private static bool HasVersion(ClusterView view, RestoreIntent wanted) => EtcdVersion.TryParse(wanted.Version, out var version) && view.ClusterVersion?.Minor == version.Minor;

    private static Resolution.Ended Refused(WorkflowError error) => new(EtcdActivity.Failed(error));

    /// <param name="Id">Of this restore; hex.</param>
    /// <param name="Backup">The snapshot's id.</param>
    /// <param name="ClusterId">Of the cluster before, hex; null when it was never seen.</param>
    private sealed record RestoreIntent(string Id, string Backup, string Version, long Revision, string? ClusterId)
    {
        /// <summary>Of v2 data: the member that begins the cluster, alone. Null: all begin it together, from a snapshot.</summary>
        public string? Founder { get; init; }

        /// <summary>What every member has to have reached. A copy of v2 data by the tools of 3.x has lower indices than its source (ADR 21).</summary>
        [JsonIgnore]
        public long LeastRevision => Founder is null || Version.StartsWith("2.", StringComparison.Ordinal) ? Revision : 0;

        public static RestoreIntent Parse(JsonElement intent) => intent.Deserialize<RestoreIntent>(EngineJson.Options)!;
    }
}
