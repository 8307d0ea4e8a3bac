using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Activities;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Upgrades;

/// <summary>The shipped restore of a whole cluster.</summary>
public sealed class RestoreScenarios
{
    [Fact]
    public async Task A_restored_v2_cluster_that_is_written_to_at_once_is_not_told_as_a_bad_one()
    {
        var scenario = await OfV2Async(new() { DeletesV2KeysWhileRead = true });
        scenario.Play().Ends(RunSubStatus.Finished);
        Assert.All(scenario.Cluster.Members, m => Assert.Equal("2.2.5", m.Process?.Version));
        Assert.True(scenario.Cluster.V2KeysDeleted > 2);
    }

    [Fact]
    public async Task A_member_that_holds_something_else_after_a_restore_is_told()
    {
        var scenario = await OfV2Async(new());
        scenario.When(s => s.Cluster.Members.All(m => m.Process?.Version == "2.2.5"), s => s.Cluster.Corrupt("infra3")).Play();
        Assert.Contains("restore.differs", scenario.State.Incidents.Select(i => i.Error.Code));
    }

    private static async Task<UpgradeScenario> OfV2Async(FakeEtcdOptions options)
    {
        UpgradeScenario scenario = new(options with { Version = "2.3.8", Installed = ["2.2.5"], DowntimeAllowed = true, RestoredRevision = 20 }, "2.2.5", "2.3.8")
        {
            Definition = "restore-cluster", Input = ("Backup", "kept"),
        };
        var sum = await scenario.Vault.WriteAsync(
            "fake", "kept", BackupKind.V2Data, 0,
            async (file, cancellationToken) =>
            {
                var bytes = FakeSnapshot.Write("cdf818194e3a8c32", 20);
                await file.WriteAsync(bytes, cancellationToken);
                return new SnapshotAnswer(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            },
            TestContext.Current.CancellationToken);
        await scenario.Vault.SaveAsync(
            new("kept", "fake", Guid.Empty, "a1", "infra2", "2.2.5", 20, sum.Size, sum.Sha256, sum.Path, "node-1", scenario.World.Time.GetUtcNow(), BackupProofLevel.Compared, 20, null) { Kind = BackupKind.V2Data },
            TestContext.Current.CancellationToken);
        return scenario.Grant(GrantNames.AllowDowntime);
    }
}
