using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>The releases of the server's own store, checked at every look.</summary>
public sealed class StoredReleaseSource(BinaryStore store) : IReleaseSource
{
    public async Task<ReleaseOnServer?> FindAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            var release = await store.FindAsync(version, cancellationToken);
            return new(
                release.Version, release.Directory, release.Sha256["etcd"], Path.Combine(release.Directory, "etcdctl"),
                release.HasEtcdutl ? Path.Combine(release.Directory, "etcdutl") : null);
        }
        catch (WorkflowErrorException e) when (e.Error.Code == "binaries.missing")
        {
            return null;
        }
    }
}
