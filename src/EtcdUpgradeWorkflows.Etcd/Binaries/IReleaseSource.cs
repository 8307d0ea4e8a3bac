namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>A release as it lies on the server: what is laid onto hosts, and whose tools prove backups.</summary>
/// <param name="Directory">Holds etcd, etcdctl and, from 3.5 on, etcdutl.</param>
/// <param name="EtcdSha256">Lower-case hex.</param>
/// <param name="EtcdutlPath">Null where the release has none.</param>
public sealed record ReleaseOnServer(string Version, string Directory, string EtcdSha256, string EtcdctlPath, string? EtcdutlPath);

/// <summary>The releases that lie on this server.</summary>
public interface IReleaseSource
{
    /// <summary>Null when the release is not there; what is there was checked when it was added.</summary>
    Task<ReleaseOnServer?> FindAsync(string version, CancellationToken cancellationToken);
}
