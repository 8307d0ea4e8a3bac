using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Activities;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Calendar;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Preflight;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>Two runs at once, each on a cluster of its own: they share the server and the counter, and neither notices the other.</summary>
public sealed class TwoClusters
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_upgrades_at_once_end_as_each_alone_would(bool killed)
    {
        var world = new VirtualWorld { MaxSteps = 2_000_000 };
        FakeEtcdCluster[] clusters =
        [
            new(world.Time),
            new(world.Time, new() { Cluster = "other", MemberPrefix = "node", ClusterId = "0badcafe0badcafe", Port = 33790 }),
        ];
        var store = new InMemoryRunStore(world.Time);
        var both = new Both(clusters);
        var registered = new FakeClusters([.. clusters.Select(c => c.Spec)]) { Runs = store };
        var (directory, prober, vault) = (new ClusterDirectory(registered, new FakePolicies()), new ClusterProber(both, both, world.Time), new FakeVault());
        var source = new FakeReleases("3.4.23", "3.5.16");
        var catalog = new ActivityCatalog(
        [
            .. EngineActivities.All,
            .. EtcdActivities.All(new(
                new FencedClusters(directory, registered, both, both, prober, new HopRulebook(new FakeHopRules(), world.Time), new MaintenanceGuard(new FakeWindows(), directory, world.Time), world.Time), new ClusterTakeover(directory, registered, both, world.Time), new MemberSwap(NobodysMetrics.Swaps, world.Time),
                new PreflightInspector(prober, both, source, both, new FakeSurroundings(), FakeSurroundings.Database, world.Time), registered, source, vault, vault, both, new RunNode("node-1"), new FakeClusterHealth(), new(new FakeGates(world.Time), new FakeSteps(), new FakeSilences(world.Time)))),
        ]);
        List<Guid> runs = [];
        world.Run(async () =>
        {
            foreach (var definition in ShippedDefinitions.All)
            {
                await store.PublishAsync(definition, CancellationToken.None);
            }

            var starter = new RunStarter(store, store, new DefinitionValidator(catalog), NoHoldPolicy.Instance, world.Time);
            foreach (var cluster in clusters)
            {
                var name = cluster.Spec.Name;
                var (id, result) = await starter.StartAsync(new()
                {
                    DefinitionId = "rolling-upgrade", Subject = name, Holds = [FencedClusters.KeyOf(name)], StartedBy = "anna",
                    Inputs = new Dictionary<string, System.Text.Json.JsonElement> { ["Cluster"] = EngineJson.Element(name), ["Target"] = EngineJson.Element("3.5.16") },
                }, CancellationToken.None);
                Assert.IsType<CreateRunResult.Created>(result);
                runs.Add(id);
            }

            var first = new TestServer("server-1", store, catalog, world.Time);
            first.Start();
            var (together, isKilled) = (false, false);
            while (runs.Any(r => store.Run(r) is { Status: RunStatus.Running } run && run is not { SubStatus: RunSubStatus.Suspended, DueAt: null, Owner: null }))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), world.Time);
                together |= clusters.All(c => c.Members.Sum(m => m.Stops) == 1);
                if (killed && together && !isKilled)
                {
                    isKilled = true;
                    first.Kill();
                    new TestServer("server-2", store, catalog, world.Time).Start();
                }
            }

            Assert.True(together, "the two runs were not under way at the same time");
        });

        Assert.All(runs, r => Assert.Equal(RunSubStatus.Finished, store.Run(r).SubStatus));
        Assert.All(clusters, c => Assert.Empty(c.Violations));
        Assert.All(clusters.SelectMany(c => c.Members), m => Assert.Equal(("3.5.16", true, 1, 1), (m.Process?.Version, m.Serves, m.Stops, m.ForwardSwaps)));
        Assert.All(clusters, c => Assert.All(c.Members, m => Assert.Equal((c.Spec.Name, false), (m.Record!.Cluster, m.Record.Open))));
        Assert.Empty(store.Holds);
    }

    private sealed class Both(FakeEtcdCluster[] clusters) : IEtcdClientFactory, IMemberHostFactory, IScratchMembers
    {
        public IEtcdClient Create(Uri endpoint, EtcdAccess access) => clusters.First(c => c.Members.Any(m => m.ClientUrl == endpoint)).Create(endpoint, access);

        public IMemberHost Create(MemberSpec member) => clusters.First(c => c.Members.Any(m => m.Name == member.Name)).Host(member.Name);

        public Task<IScratchMember> RestoreAsync(ReleaseOnServer release, string path, BackupKind kind, EtcdAccess access, CancellationToken cancellationToken) =>
            new FakeScratch(clusters.First(c => path.StartsWith($"/vault/{c.Spec.Name}/", StringComparison.Ordinal))).RestoreAsync(release, path, kind, access, cancellationToken);
    }
}
