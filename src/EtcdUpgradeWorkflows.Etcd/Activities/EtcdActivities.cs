using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Activities;

/// <summary>All Etcd activities, in one list.</summary>
public static class EtcdActivities
{
    public static IReadOnlyList<Activity> All(EtcdActivityPorts ports) =>
    [
        new CheckHealth(ports.Clusters, ports.Releases, ports.Health),
        new Settle(ports.Clusters, ports.Swap, ports.Outside),
        new InstallReleases(ports.Clusters, ports.Releases),
        new RunPreflight(ports.Clusters, ports.Inspector, ports.Identity, ports.Vault),
        new PlanUpgrade(ports.Clusters),
        new SelectHop(ports.Clusters),
        new SelectMember(ports.Clusters),
        new Backup(ports.Clusters, ports.Vault, ports.Backups, ports.Node),
        new VerifyBackup(ports.Clusters, ports.Backups, ports.Releases, ports.Scratch, ports.Vault),
        new AwaitWindow(ports.Clusters),
        new SwapMember(ports.Clusters, ports.Swap, ports.Backups, ports.Outside),
        new WaitForCatchUp(ports.Clusters, ports.Outside),
        new VerifyMember(ports.Clusters, ports.Outside),
        new VerifyCluster(ports.Clusters),
        new SelectRollbackMember(ports.Clusters, ports.Backups),
        new RollbackMember(ports.Clusters, ports.Swap, ports.Backups, ports.Outside),
        new Gate(ports.Clusters),
        new CompareData(ports.Clusters),
        new CheckLogs(ports.Clusters),
        new CheckDataSize(ports.Clusters),
        new StartCluster(ports.Clusters, ports.Releases),
        new StopCluster(ports.Clusters),
        new RestoreCluster(ports.Clusters, ports.Backups, ports.Vault, ports.Releases, ports.Node),
        new EnableDowngrade(ports.Clusters),
        new DowngradeMember(ports.Clusters, ports.Swap, ports.Backups, ports.Outside),
        new AdoptCluster(ports.Takeover),
    ];
}

/// <summary>What the Etcd activities work with.</summary>
public sealed record EtcdActivityPorts(
    FencedClusters Clusters, ClusterTakeover Takeover, MemberSwap Swap, PreflightInspector Inspector, IControllerIdentity Identity, IReleaseSource Releases, IBackupStore Backups,
    IBackupVault Vault, IScratchMembers Scratch, RunNode Node, IClusterHealthTool Health, OutsidePorts Outside);
