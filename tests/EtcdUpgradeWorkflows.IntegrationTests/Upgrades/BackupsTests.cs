using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>What a real upgrade leaves in the vault, looked at, verified, damaged and pruned afterwards.</summary>
public sealed class BackupsTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backups_explain_themselves_restore_again_and_go_only_when_nobody_needs_them()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        var api = upgrade.Server.Api;

        var backups = await api.ListAsync<BackupDocument>("backups?cluster=real", Token);
        Assert.Equal(2, backups.Count);
        Assert.Empty(await api.ListAsync<BackupDocument>("backups?cluster=other", Token));
        Assert.All(backups, b => Assert.Equal((run, "3.4.23", "3.5.16", true, "compared"), (b.Run!.Number, b.Version, b.Target, b.Whole, b.Proof)));
        foreach (var file in backups.SelectMany(b => b.Files))
        {
            var manifest = BackupManifest.Parse(await File.ReadAllTextAsync($"{file.Path}.json", Token))!;
            Assert.Equal((file.Sha256, file.Size, file.Revision, file.Member), (manifest.Sha256, manifest.Size, manifest.Revision, manifest.MemberName));
            Assert.Equal((await upgrade.ClusterAsync(Token)).ClusterId, manifest.ClusterId);
            Assert.NotEmpty(manifest.RulesVersion);
        }

        var verified = await api.PostAsync<BackupVerification>($"backups/{backups[0].Id}/verify", new BackupVerifyBody(), Token);
        output.WriteLine(verified.Findings[0].Detail);
        Assert.Equal("restored", verified.Verdict);
        Assert.Equal("intact", (await api.PostAsync<BackupVerification>($"backups/{backups[1].Id}/verify", new BackupVerifyBody(Restore: false), Token)).Verdict);
        Assert.Equal("compared", (await api.GetAsync<BackupDocument>($"backups/{backups[0].Id}", Token)).Proof);

        // The older one goes, when somebody says so and not before.
        var plan = await api.PostAsync<List<BackupPruned>>("backups/prune", new BackupPruneBody("real", 1, DryRun: true), Token);
        Assert.Equal([(backups[0].Id, false), (backups[1].Id, true)], plan.Select(p => (p.Backup.Id, p.Goes)));
        Assert.All(backups, b => Assert.True(File.Exists(b.Files[0].Path)));
        await api.PostAsync<List<BackupPruned>>("backups/prune", new BackupPruneBody("real", 1), Token);
        Assert.False(File.Exists(backups[1].Files[0].Path));
        Assert.False(File.Exists($"{backups[1].Files[0].Path}.json"));
        Assert.Equal([backups[0].Id], (await api.ListAsync<BackupDocument>("backups", Token)).Select(b => b.Id));
        Assert.Equal("backup.not_found", (await Assert.ThrowsAsync<CommandFailure>(() => api.GetAsync<BackupDocument>($"backups/{backups[1].Id}", Token))).Code);
        Assert.Equal("backup.policy_invalid", (await Assert.ThrowsAsync<CommandFailure>(() => api.PostAsync<List<BackupPruned>>("backups/prune", new BackupPruneBody("real", 0), Token))).Code);

        await using (var file = new FileStream(backups[0].Files[0].Path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2;
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 1));
        }

        Assert.Equal("damaged", (await api.PostAsync<BackupVerification>($"backups/{backups[0].Id}/verify", new BackupVerifyBody(), Token)).Verdict);
        File.Delete(backups[0].Files[0].Path);
        Assert.Equal("missing", (await api.PostAsync<BackupVerification>($"backups/{backups[0].Id}/verify", new BackupVerifyBody(), Token)).Verdict);
        Assert.False(Assert.Single(await api.PostAsync<List<BackupPruned>>("backups/prune", new BackupPruneBody("real", 1), Token)).Goes);
    }
}
