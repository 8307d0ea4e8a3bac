using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Backups;

public sealed class BackupVaultTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("etcdup-vault-").FullName;
    private readonly BackupVault vault;

    public BackupVaultTests() => vault = new(Path.Combine(directory, "vault"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_manifest_is_read_as_it_was_written_and_both_files_are_the_owners_alone()
    {
        var (path, backup) = await WriteAsync();
        var manifest = BackupManifest.Of(backup, "cdf8", "2026.8.1");
        await vault.WriteManifestAsync(path, manifest, Token);

        Assert.Equal(manifest, vault.ReadManifest(path));
        Assert.True(manifest.Describes(backup));
        Assert.False(manifest.Describes(backup with { Sha256 = "other" }));
        Assert.False(manifest.Describes(backup with { Revision = 43 }));
        Assert.All([path, $"{path}.json"], file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(directory, "vault")));
    }

    [Fact]
    public async Task What_is_no_manifest_is_none()
    {
        var (path, _) = await WriteAsync();
        Assert.Null(vault.ReadManifest(path));
        await File.WriteAllTextAsync($"{path}.json", "{ half", Token);
        Assert.Null(vault.ReadManifest(path));
    }

    [Fact]
    public async Task Deleting_takes_file_and_manifest_and_nothing_outside_of_the_vault()
    {
        var (path, backup) = await WriteAsync();
        await vault.WriteManifestAsync(path, BackupManifest.Of(backup, null, "1"), Token);
        var outside = Path.Combine(directory, "precious");
        await File.WriteAllTextAsync(outside, "x", Token);

        vault.Delete(path);
        vault.Delete(path);
        foreach (var wrong in new[] { outside, Path.Combine(directory, "vault", "..", "precious"), $"{directory}/vault-other/x" })
        {
            Assert.Equal("backup.write_failed", Assert.Throws<WorkflowErrorException>(() => vault.Delete(wrong)).Error.Code);
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(directory, "vault"), "*", SearchOption.AllDirectories));
        Assert.True(File.Exists(outside));
    }

    private async Task<(string Path, BackupRecord Backup)> WriteAsync()
    {
        var path = vault.PathOf("prod-a", "b1", BackupKind.Snapshot);
        var answer = await vault.WriteAsync(path, 3, async (file, token) =>
        {
            await file.WriteAsync(new byte[] { 1, 2, 3 }, token);
            return new SnapshotAnswer(3, "abc");
        }, Token);
        return (path, new("b1", "prod-a", Guid.Empty, "1f", "m1", "3.4.23", 42, answer.Size, answer.Sha256, path, "n1", DateTimeOffset.UnixEpoch, BackupProofLevel.None, null, null));
    }
}
