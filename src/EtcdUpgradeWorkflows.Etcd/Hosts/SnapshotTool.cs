namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>Makes a data directory of a v3 snapshot with a release's own tools.</summary>
internal static class SnapshotTool
{
    /// <param name="tool">etcdutl from 3.5 on; before, etcdctl has the command itself.</param>
    /// <param name="initialCluster">As etcd takes it: <c>name=peerUrl,…</c></param>
    public static Task<ProgramResult> RestoreAsync(
        string tool, string snapshot, string data, string name, string peerUrl, string initialCluster, string token, CancellationToken cancellationToken) => LocalProgram.RunAsync(
        "env",
        [
            "ETCDCTL_API=3", tool, "snapshot", "restore", snapshot, "--data-dir", data, "--name", name, "--initial-cluster", initialCluster,
            "--initial-advertise-peer-urls", peerUrl, "--initial-cluster-token", token,
        ],
        cancellationToken);
}
