using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>One server's way to the run store. Reads are no crash points: nothing follows from them that a write does not show.</summary>
internal sealed class PortRunStore(ServerPorts ports, IRunStore store) : IRunStore
{
    public Task<CreateRunResult> CreateAsync(NewRun run, CancellationToken cancellationToken) => store.CreateAsync(run, cancellationToken);

    public Task<PostResult> PostAsync(InboxMessage message, CancellationToken cancellationToken) => store.PostAsync(message, cancellationToken);

    public async Task<IReadOnlyList<DueRun>> FindDueAsync(
        string server, string node, IReadOnlyCollection<Guid> inHand, int limit, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await ports.Process.PassAsync();
        return await store.FindDueAsync(server, node, inHand, limit, now, cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(string node, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        await ports.Process.PassAsync();
        return await store.NextDueAsync(node, now, cancellationToken);
    }

    public async Task<string?> ReadDefinitionAsync(DefinitionVersion version, CancellationToken cancellationToken)
    {
        await ports.Process.PassAsync();
        return await store.ReadDefinitionAsync(version, cancellationToken);
    }

    public async Task<DefinitionVersion?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await ports.Process.PassAsync();
        return await store.FindPublishedAsync(definitionId, cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> FindWaitingAsync(string eventName, CancellationToken cancellationToken)
    {
        await ports.Process.PassAsync();
        return await store.FindWaitingAsync(eventName, cancellationToken);
    }

    public async Task<IReadOnlySet<Guid>> FindPostedAsync(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken)
    {
        await ports.Process.PassAsync();
        return await store.FindPostedAsync(messageIds, cancellationToken);
    }

    public Task<ClaimedRun?> TryClaimAsync(DueRun due, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ClaimAsync("store.claim", () => store.TryClaimAsync(due, server, lease, now, cancellationToken));

    public Task<ClaimedRun?> TryReclaimAsync(Guid runId, string server, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        ClaimAsync("store.reclaim", () => store.TryReclaimAsync(runId, server, lease, now, cancellationToken));

    public async Task<CheckpointResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var result = await WriteAsync("store.commit", () => store.CommitAsync(checkpoint, cancellationToken));
        if (result is CheckpointResult.Committed committed)
        {
            ports.Number = committed.Number;
        }

        return result;
    }

    public Task<IReadOnlySet<Guid>> RenewAsync(
        string server, IReadOnlyCollection<RunClaim> claims, TimeSpan lease, DateTimeOffset? now, CancellationToken cancellationToken) =>
        WriteAsync("store.renew", () => store.RenewAsync(server, claims, lease, now, cancellationToken));

    public Task<bool> ReleaseAsync(RunClaim claim, CancellationToken cancellationToken) => WriteAsync("store.release", () => store.ReleaseAsync(claim, cancellationToken));

    private async Task<ClaimedRun?> ClaimAsync(string port, Func<Task<ClaimedRun?>> claim)
    {
        var run = await WriteAsync(port, claim);
        ports.Number = run?.Claim.Number ?? ports.Number;
        return run;
    }

    private async Task<T> WriteAsync<T>(string port, Func<Task<T>> write)
    {
        await Task.Yield(); // a round trip: another server may come first
        return await ports.CallAsync(port, "", write, ServerPorts.StoreLost);
    }
}

/// <summary>One server's way to the rows of backups and to their files.</summary>
internal sealed class PortBackups(ServerPorts ports, IBackupStore store, IBackupVault vault) : IBackupStore, IBackupVault
{
    public long? FreeBytes => vault.FreeBytes;

    public bool Has(string path) => vault.Has(path);

    public Task<IReadableBackup> OpenAsync(string path, CancellationToken cancellationToken) => vault.OpenAsync(path, cancellationToken);

    public async Task SaveAsync(BackupRecord backup, CancellationToken cancellationToken) => await ports.CallAsync(
        "backups.save", backup.MemberName, async () =>
        {
            await store.SaveAsync(backup, cancellationToken);
            return true;
        }, ServerPorts.StoreLost);

    public Task<BackupRecord?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<BackupRecord>> ListAsync(string? cluster, Guid? runId, CancellationToken cancellationToken) => store.ListAsync(cluster, runId, cancellationToken);

    public Task<StoredBackup> WriteAsync(
        string cluster, string id, BackupKind kind, long expectedSize, Func<Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken) =>
        ports.CallAsync("vault.write", "", () => vault.WriteAsync(cluster, id, kind, expectedSize, write, cancellationToken), ServerPorts.StoreLost);

    public Task DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => store.DeleteAsync(ids, cancellationToken);

    public async Task WriteManifestAsync(string path, BackupManifest manifest, CancellationToken cancellationToken) => await ports.CallAsync(
        "vault.manifest", manifest.MemberName, async () =>
        {
            await vault.WriteManifestAsync(path, manifest, cancellationToken);
            return true;
        }, ServerPorts.StoreLost);

    public BackupManifest? ReadManifest(string path) => vault.ReadManifest(path);

    public void MarkGoing(string path) => vault.MarkGoing(path);

    public void MarkStaying(string path) => vault.MarkStaying(path);

    public IReadOnlyList<VaultFile> List() => vault.List();

    public void Delete(string path) => vault.Delete(path);

    public Task<string> HashAsync(string path, CancellationToken cancellationToken) =>
        ports.CallAsync("vault.hash", "", () => vault.HashAsync(path, cancellationToken), ServerPorts.StoreLost);
}
