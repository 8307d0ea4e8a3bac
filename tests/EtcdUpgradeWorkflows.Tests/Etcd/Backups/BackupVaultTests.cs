using System.Security.Cryptography;
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
    public async Task What_is_being_deleted_is_marked_until_it_is_gone_or_stays()
    {
        var (path, backup) = await WriteAsync();
        await vault.WriteManifestAsync(path, BackupManifest.Of(backup, null, "1"), Token);
        Assert.Equal((path, false, backup.MemberName), Assert.Single(vault.List()) is var file ? (file.Path, file.IsGoing, file.Manifest!.MemberName) : default);
        vault.MarkGoing(path);
        Assert.True(Assert.Single(vault.List()).IsGoing);
        vault.MarkStaying(path);
        Assert.False(Assert.Single(vault.List()).IsGoing);
        vault.MarkGoing(path);
        vault.Delete(path);
        vault.MarkGoing(path);
        Assert.Empty(Directory.GetFiles(Path.Combine(directory, "vault"), "*", SearchOption.AllDirectories));
        Assert.Equal("backup.write_failed", Assert.Throws<WorkflowErrorException>(() => vault.MarkGoing(Path.Combine(directory, "precious"))).Error.Code);
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

    [Fact]
    public async Task The_name_is_the_contents_hash_and_two_backups_never_share_a_file()
    {
        var one = await WriteAsync(vault, [1, 2, 3]);
        var other = await WriteAsync(vault, [1, 2, 3], "b2");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), Path.GetFileName(one.Path).Split('-')[0]);
        Assert.Equal(one.Sha256, await vault.HashAsync(one.Path, Token));
        vault.Delete(one.Path);
        Assert.True(vault.Has(other.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(1_000_000)]
    public async Task With_a_key_nothing_lies_there_in_the_clear_and_it_is_read_back_with_that_key_alone(int size)
    {
        var content = new byte[size];
        new Random(7).NextBytes(content);
        if (size > 0)
        {
            "every secret of the cluster"u8.CopyTo(content);
        }

        var vaultWithKey = WithKey("right");
        var stored = await WriteAsync(vaultWithKey, content);
        Assert.EndsWith(".snapshot.gpg", stored.Path, StringComparison.Ordinal);
        Assert.Equal(size, stored.Size);
        if (size > 0)
        {
            Assert.Equal(-1, File.ReadAllBytes(stored.Path).AsSpan().IndexOf("every secret"u8));
        }

        Assert.Equal(stored.Sha256, await vaultWithKey.HashAsync(stored.Path, Token));
        string clear;
        using (var readable = await vaultWithKey.OpenAsync(stored.Path, Token))
        {
            clear = readable.Path;
            Assert.Equal(content, File.ReadAllBytes(clear));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(clear));
        }

        Assert.False(File.Exists(clear));
        Assert.Equal("backup.key_missing", await CodeAsync(() => vault.HashAsync(stored.Path, Token)));
        Assert.Equal("backup.key_wrong", await CodeAsync(() => WithKey("wrong").HashAsync(stored.Path, Token)));
        Assert.Equal("backup.key_wrong", await CodeAsync(() => WithKey("wrong").OpenAsync(stored.Path, Token)));

        var bytes = File.ReadAllBytes(stored.Path);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(stored.Path, bytes, Token);
        Assert.Equal("backup.key_wrong", await CodeAsync(() => vaultWithKey.HashAsync(stored.Path, Token)));
        Assert.Empty(Directory.GetFiles(Path.Combine(directory, "vault"), "clear-*"));
    }

    [Fact]
    public async Task A_key_that_is_not_there_takes_no_backup_and_what_was_clear_is_swept()
    {
        Assert.StartsWith("secret.", await CodeAsync(() => WriteAsync(new(Path.Combine(directory, "vault"), SecretReference.Parse($"file:{directory}/none")), [1])), StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(directory, "vault"));
        await File.WriteAllTextAsync(Path.Combine(directory, "vault", "clear-left"), "x", Token);
        vault.Sweep();
        Assert.Empty(Directory.GetFiles(Path.Combine(directory, "vault")));
    }

    private BackupVault WithKey(string key)
    {
        var file = Path.Combine(directory, key);
        File.WriteAllText(file, key);
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        return new(Path.Combine(directory, "vault"), SecretReference.Parse($"file:{file}"));
    }

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<WorkflowErrorException>(call)).Error.Code;

    private static Task<StoredBackup> WriteAsync(BackupVault vault, byte[] content, string id = "b1") => vault.WriteAsync(
        "prod-a", id, BackupKind.Snapshot, content.Length, async (file, token) =>
        {
            await file.WriteAsync(content, token);
            return new SnapshotAnswer(content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        }, Token);

    private async Task<(string Path, BackupRecord Backup)> WriteAsync()
    {
        var answer = await WriteAsync(vault, [1, 2, 3]);
        return (answer.Path, new("b1", "prod-a", Guid.Empty, "1f", "m1", "3.4.23", 42, answer.Size, answer.Sha256, answer.Path, "n1", DateTimeOffset.UnixEpoch, BackupProofLevel.None, null, null));
    }
}
