namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>A release in the server's store.</summary>
/// <param name="Directory">Holds the files; what <c>InstallReleaseAsync</c> takes as its source.</param>
/// <param name="Sha256">Of each file by its name: etcd, etcdctl and, where the release has it, etcdutl.</param>
public sealed record StoredRelease(string Version, string Directory, IReadOnlyDictionary<string, string> Sha256)
{
    /// <summary>The restore tool of 3.5 and later; without it etcdctl restores.</summary>
    public bool HasEtcdutl => Sha256.ContainsKey("etcdutl");
}
