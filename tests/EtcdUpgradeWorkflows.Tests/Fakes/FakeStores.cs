using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Registered clusters and who we are, in memory.</summary>
internal sealed class FakeClusters(params ClusterSpec[] specs) : IClusterStore, IControllerIdentity
{
    private readonly Dictionary<string, ClusterRecord> _clusters = specs.ToDictionary(
        s => s.Name, s => new ClusterRecord(s.Name, ClusterFile.Write(s), "node-1", null, [], "anna", DateTimeOffset.UnixEpoch), StringComparer.Ordinal);

    public Task<ClusterRecord?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_clusters.GetValueOrDefault(name));

    public Task<IReadOnlyList<ClusterRecord>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClusterRecord>>([.. _clusters.Values]);

    public Task<bool> AddAsync(ClusterRecord cluster, CancellationToken cancellationToken) => Task.FromResult(_clusters.TryAdd(cluster.Name, cluster));

    public Task UpdateAsync(ClusterRecord cluster, CancellationToken cancellationToken)
    {
        _clusters[cluster.Name] = cluster;
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_clusters.Remove(name));

    private readonly Dictionary<string, MixedCluster> _mixed = new(StringComparer.Ordinal);

    /// <summary>All that was seen of releases, in order.</summary>
    public List<SeenReleases> Seen { get; } = [];

    public Task SeeAsync(SeenReleases seen, RunClaim? claim, CancellationToken cancellationToken)
    {
        Seen.Add(seen);
        if (!seen.AreMixed)
        {
            _mixed.Remove(seen.Cluster);
        }
        else
        {
            _mixed[seen.Cluster] = new(seen.Cluster, _mixed.GetValueOrDefault(seen.Cluster)?.Since ?? seen.At, seen.Releases, claim?.RunId);
        }

        return Task.CompletedTask;
    }

    public Task<MixedCluster?> FindMixedAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_mixed.GetValueOrDefault(name));

    public Task<IReadOnlyList<MixedCluster>> ListMixedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MixedCluster>>([.. _mixed.Values.OrderBy(mixed => mixed.Since)]);

    /// <summary>Registers it with another description.</summary>
    public void Change(string name, Func<ClusterSpec, ClusterSpec> change) => _clusters[name] = _clusters[name] with { Spec = ClusterFile.Write(change(ClusterFile.Read(_clusters[name].Spec).Spec!)) };

    public const string DatabaseController = "0123456789abcdef0123456789abcdef";

    private readonly Dictionary<string, string> _controllers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _overtaken = new(StringComparer.Ordinal);

    /// <summary>Where the counter is, for <see cref="ChangeAsync"/>.</summary>
    public InMemoryRunStore? Runs { get; set; }

    /// <summary>Whether a claim stands, where the runs are kept elsewhere.</summary>
    public Func<RunClaim, bool>? Stands { get; set; }

    public Task<string> ReadAsync(string cluster, CancellationToken cancellationToken) => Task.FromResult(_controllers.GetValueOrDefault(cluster, DatabaseController));

    /// <summary>Why nobody is to work with this database any more.</summary>
    public WorkflowError? Moved { get; set; }

    public Task<WorkflowError?> FindMovedAsync(CancellationToken cancellationToken) => Task.FromResult(Moved);

    public Task<bool> ChangeAsync(string cluster, string controller, long highest, RunClaim claim, CancellationToken cancellationToken)
    {
        if (Runs!.Run(claim.RunId).Fence != claim.Number)
        {
            return Task.FromResult(false);
        }

        Runs.RaiseFence(highest);
        _controllers[cluster] = controller;
        _overtaken.Remove(cluster);
        return Task.FromResult(true);
    }

    public Task<long?> FindOvertakenAsync(string cluster, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(_overtaken.TryGetValue(cluster, out var highest) ? highest : null);

    public Task<bool> MarkOvertakenAsync(string cluster, long highest, RunClaim claim, CancellationToken cancellationToken)
    {
        var stands = Stands?.Invoke(claim) ?? Runs!.Run(claim.RunId).Fence == claim.Number;
        if (stands)
        {
            _overtaken[cluster] = highest;
        }

        return Task.FromResult(stands);
    }
}

/// <summary>Backups and their files, in memory.</summary>
internal sealed class FakeVault : IBackupStore, IBackupVault
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public List<BackupRecord> Records { get; } = [];

    public Dictionary<string, BackupManifest> Manifests { get; } = new(StringComparer.Ordinal);

    /// <summary>Set it below the database's size to fill the disk.</summary>
    public long? FreeBytes { get; set; } = 100L * 1024 * 1024 * 1024;

    public bool Has(string path) => _files.ContainsKey(path);

    public async Task<StoredBackup> WriteAsync(
        string cluster, string id, BackupKind kind, long expectedSize, Func<Stream, CancellationToken, Task<SnapshotAnswer>> write, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var answer = await write(file, cancellationToken);
        var path = $"/vault/{cluster}/{answer.Sha256}-{id}.{(kind == BackupKind.Snapshot ? "snapshot" : "v2.tar.gz")}";
        _files[path] = file.ToArray();
        return new(path, answer.Size, answer.Sha256);
    }

    public Task<IReadableBackup> OpenAsync(string path, CancellationToken cancellationToken) => Task.FromResult<IReadableBackup>(new Readable(path));

    private sealed record Readable(string Path) : IReadableBackup
    {
        public void Dispose()
        {
        }
    }

    public void MarkGoing(string path)
    {
    }

    public void MarkStaying(string path)
    {
    }

    public IReadOnlyList<VaultFile> List() => [];

    public Task<string> HashAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Convert.ToHexStringLower(SHA256.HashData(_files[path])));

    public Task SaveAsync(BackupRecord backup, CancellationToken cancellationToken)
    {
        Records.RemoveAll(r => r.Id == backup.Id);
        Records.Add(backup);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        Records.RemoveAll(r => ids.Contains(r.Id));
        return Task.CompletedTask;
    }

    public Task WriteManifestAsync(string path, BackupManifest manifest, CancellationToken cancellationToken)
    {
        Manifests[path] = manifest;
        return Task.CompletedTask;
    }

    public BackupManifest? ReadManifest(string path) => Manifests.GetValueOrDefault(path);

    public void Delete(string path)
    {
        _files.Remove(path);
        Manifests.Remove(path);
    }

    public Task<BackupRecord?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Records.Find(r => r.Id == id));

    public Task<IReadOnlyList<BackupRecord>> ListAsync(string? cluster, Guid? runId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BackupRecord>>([.. Records.Where(r => (cluster is null || r.Cluster == cluster) && (runId is null || r.RunId == runId)).OrderByDescending(r => r.TakenAt)]);
}

/// <summary>Says what 2.2.5 says of a healthy cluster (measured).</summary>
internal sealed class FakeClusterHealth : IClusterHealthTool
{
    public Task<ClusterHealthSaying> AskAsync(ReleaseOnServer? release, ClusterSpec spec, CancellationToken cancellationToken) => Task.FromResult(new ClusterHealthSaying(
        0, [.. spec.Members.Select(m => $"member {m.Name} is healthy: got healthy result from {m.ClientUrl.GetLeftPart(UriPartial.Authority)}"), "cluster is healthy"]));
}

/// <summary>All releases a test names, with the checksums the fake hosts show.</summary>
internal sealed class FakeReleases(params string[] versions) : IReleaseSource
{
    public Task<ReleaseOnServer?> FindAsync(string version, CancellationToken cancellationToken) => Task.FromResult(
        versions.Contains(version)
            ? new ReleaseOnServer(version, $"/binaries/{version}", FakeEtcdCluster.ReleaseOf(version).Sha256, $"/binaries/{version}/etcdctl", null)
            : null);
}

/// <summary>A scratch member that holds what its source held: that a file really restores is shown on real members.</summary>
internal sealed class FakeScratch(FakeEtcdCluster cluster) : IScratchMembers
{
    /// <summary>How long a restore takes.</summary>
    public TimeSpan Takes { get; set; }

    public async Task<IScratchMember> RestoreAsync(ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken)
    {
        if (Takes > TimeSpan.Zero)
        {
            await Task.Delay(Takes, cluster.Time, cancellationToken);
        }

        return new Restored(cluster.Create((cluster.Leader ?? cluster.Members[0]).ClientUrl, EtcdAccess.None));
    }

    private sealed class Restored(IEtcdClient client) : IScratchMember
    {
        public IEtcdClient Client => client;

        public ValueTask DisposeAsync() => client.DisposeAsync();
    }
}

/// <summary>Rules in memory.</summary>
internal sealed class FakeHopRules : IHopRulesStore
{
    private readonly List<(InstalledRules Rules, string Document)> _all = [];

    public Task<IReadOnlyList<InstalledRules>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<InstalledRules>>([.. _all.Select(one => one.Rules)]);

    public Task<string?> FindAsync(Version version, CancellationToken cancellationToken) =>
        Task.FromResult(_all.Where(one => one.Rules.Version == version).Select(one => one.Document).FirstOrDefault());

    public Task<bool> AddAsync(InstalledRules rules, string document, CancellationToken cancellationToken)
    {
        if (_all.Any(one => one.Rules.Version == rules.Version))
        {
            return Task.FromResult(false);
        }

        _all.Add((rules, document));
        return Task.FromResult(true);
    }
}
