using System.Diagnostics.Metrics;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Definitions;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Etcd;

/// <summary>Where the domain keeps its files on this machine.</summary>
public sealed record EtcdDirectories(string Vault, string Binaries, string Scripts, string Scratch);

/// <summary>The domain's part of the composition. The caller brings the stores, <see cref="RunNode"/>, <see cref="OwnDatabase"/> and <see cref="TimeProvider"/>.</summary>
public static class EtcdServices
{
    /// <param name="vaultKey">What new backups are encrypted with; null: they are not.</param>
    /// <param name="stepCommands">The directory of commands that steps around a member may start; null: none.</param>
    public static IServiceCollection AddEtcd(this IServiceCollection services, EtcdDirectories directories, SecretReference? vaultKey = null, string? stepCommands = null) => services
        .AddSingleton<IEtcdClientFactory, EtcdClientFactory>()
        .AddSingleton<IMemberHostFactory>(p => new MemberHostFactory(directories.Scripts, p.GetRequiredService<IEtcdClientFactory>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton(p => new ClusterProber(p.GetRequiredService<IEtcdClientFactory>(), p.GetRequiredService<IMemberHostFactory>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<ClusterDirectory>()
        .AddSingleton(p => new ClusterDiscovery(p.GetRequiredService<IEtcdClientFactory>(), LocalEtcdProcesses.List, p.GetRequiredService<TimeProvider>()))
        .AddSingleton(new BinaryStore(directories.Binaries))
        .AddSingleton(p => new ReleaseDownloader(
            Path.Combine(directories.Binaries, ".downloads"), p.GetRequiredService<BinaryStore>(), ReleaseDownloader.NewHandler(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<IReleaseSource, StoredReleaseSource>()
        .AddSingleton(new BackupVault(directories.Vault, vaultKey))
        .AddSingleton<IBackupVault>(p => p.GetRequiredService<BackupVault>())
        .AddSingleton(p => new ScratchMembers(directories.Scratch, p.GetRequiredService<IEtcdClientFactory>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<IScratchMembers>(p => p.GetRequiredService<ScratchMembers>())
        .AddSingleton<IClusterHealthTool>(p => new ClusterHealthTool(p.GetRequiredService<TimeProvider>()))
        .AddSingleton<BackupInspector>()
        .AddSingleton<HopRulebook>()
        .AddSingleton<ICertificateProbe, CertificateProbe>()
        .AddSingleton<PreflightInspector>()
        .AddSingleton<IGateProbe>(p => new GateProbe(OutsideHttp.NewHandler(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<IMemberStepRunner>(p => new MemberStepRunner(OutsideHttp.NewHandler(), stepCommands, p.GetRequiredService<TimeProvider>()))
        .AddSingleton<IAlertSilencer>(p => new AlertSilencer(OutsideHttp.NewHandler(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<OutsidePorts>()
        .AddSingleton<MaintenanceGuard>()
        .AddSingleton<IHoldPolicy>(p => p.GetRequiredService<MaintenanceGuard>())
        .AddSingleton<FencedClusters>()
        .AddSingleton<ClusterTakeover>()
        .AddSingleton(p => new SwapMetrics(p.GetRequiredService<IMeterFactory>().Create(RunMetrics.MeterName)))
        .AddSingleton<MemberSwap>()
        .AddSingleton<UpgradeLauncher>()
        .AddSingleton<DefinitionLauncher>()
        .AddSingleton<EtcdActivityPorts>()
        .AddSingleton<DefinitionLint>()
        .AddSingleton(p => new ActivityCatalog([.. EngineActivities.All, .. EtcdActivities.All(p.GetRequiredService<EtcdActivityPorts>())]));
}
