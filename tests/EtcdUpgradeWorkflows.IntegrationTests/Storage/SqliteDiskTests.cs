using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Faults;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Storage.Copying;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Tests.Databases;
using EtcdUpgradeWorkflows.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Storage;

/// <summary>A database file on a disk that is full or read-only: at its making, its migration and a copy into it.</summary>
public sealed class SqliteDiskTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("etcdup-disk-").FullName;
    private readonly SmallDisk disk;

    public SqliteDiskTests() => disk = SmallDisk.Mount(directory, 4 * 1024 * 1024);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabaseFile => Path.Combine(directory, "etcdup.db");

    public void Dispose()
    {
        disk.Dispose();
        Directory.Delete(directory);
    }

    [Fact]
    public async Task One_that_cannot_be_made_says_that_the_disk_is_full()
    {
        SmallDisk.Fill(directory, left: 0);
        Assert.Contains("is full", (await RefusedAsync(PrepareAsync, "db.readonly")).Message, StringComparison.Ordinal);
        SmallDisk.MakeRoom(directory);
        await PrepareAsync();
    }

    [Fact]
    public async Task One_that_cannot_be_copied_before_its_migration_stays_as_it_is()
    {
        File.Copy(Path.Combine(KeptDatabaseTests.DirectoryOf("0.1.0"), "etcdup.db"), DatabaseFile);
        SmallDisk.Fill(directory, left: 64 * 1024);
        await RefusedAsync(PrepareAsync, "db.readonly");
        SmallDisk.MakeRoom(directory);
        Assert.True((await PrepareAsync()).Applied.Count >= 4);
    }

    [Fact]
    public async Task A_copy_that_does_not_fit_keeps_nothing_and_the_source_goes_on()
    {
        await using SqliteFile source = new();
        File.Copy(Path.Combine(KeptDatabaseTests.DirectoryOf("0.2.0"), "etcdup.db"), source.Path);
        await source.PrepareAsync(Token);
        await PrepareAsync();
        SmallDisk.Fill(directory, left: 32 * 1024);

        await RefusedAsync(() => CopyAsync(source), "db.readonly");

        await source.PrepareAsync(Token);
        SmallDisk.MakeRoom(directory);
        await CopyAsync(source);
        await PrepareAsync();
    }

    [Fact]
    public async Task One_that_is_read_only_is_told_and_not_used()
    {
        await PrepareAsync();
        using (SmallDisk.MountReadOnly(DatabaseFile))
        {
            await RefusedAsync(PrepareAsync, "db.readonly");
        }
    }

    private Task<DatabaseCopyReport> CopyAsync(SqliteFile source) =>
        DatabaseCopy.RunAsync(new DatabaseLocation.Sqlite(source.Path), new DatabaseLocation.Sqlite(DatabaseFile), () => { }, RealTime.Clock, Token);

    private async Task<PreparedDatabase> PrepareAsync()
    {
        await using var services = SqliteFile.Compose(DatabaseFile);
        return await services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);
    }

    private static async Task<WorkflowError> RefusedAsync(Func<Task> act, string code)
    {
        var refused = await Assert.ThrowsAsync<WorkflowErrorException>(act);
        Assert.Equal(code, refused.Error.Code);
        return refused.Error;
    }
}
