using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

public sealed class BinaryStoreTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("etcdup binaries ").FullName;
    private readonly BinaryStore store;

    public BinaryStoreTests() => store = new BinaryStore(Path.Combine(directory, "binaries"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Added_release_is_listed_and_found_with_the_sums_of_its_files()
    {
        Assert.Empty(store.List());
        Assert.Equal("binaries.missing", await CodeAsync(() => store.FindAsync(RealReleases.Old, Token)));

        var added = await store.AddAsync(RealReleases.New, await RealReleases.DirectoryOfAsync(RealReleases.New, Token), null, Token);
        await store.AddAsync(RealReleases.Old, await RealReleases.DirectoryOfAsync(RealReleases.Old, Token), null, Token);
        var again = await store.AddAsync(RealReleases.New, await RealReleases.DirectoryOfAsync(RealReleases.New, Token), added.Sha256["etcd"], Token);

        Assert.Equal([RealReleases.Old, RealReleases.New], store.List());
        var found = await store.FindAsync(RealReleases.New, Token);
        Assert.Equal(added.Sha256, found.Sha256);
        Assert.Equal(added.Sha256, again.Sha256);
        Assert.Equal(["etcd", "etcdctl", "etcdutl"], found.Sha256.Keys.Order());
        Assert.True(found.HasEtcdutl);
        Assert.False((await store.FindAsync(RealReleases.Old, Token)).HasEtcdutl);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(directory, "binaries"), ".*.new"));
    }

    [Fact]
    public async Task Release_that_is_not_what_it_should_be_is_refused_with_a_code()
    {
        var real = await RealReleases.DirectoryOfAsync(RealReleases.Old, Token);

        Assert.Equal("binaries.wrong_version", await CodeAsync(() => store.AddAsync("3.4.24", real, null, Token)));
        Assert.Equal("binaries.checksum", await CodeAsync(() => store.AddAsync(RealReleases.Old, real, new string('0', 64), Token)));
        Assert.Equal("binaries.missing", await CodeAsync(() => store.AddAsync(RealReleases.Old, directory, null, Token)));
        Assert.Equal("binaries.missing", await CodeAsync(() => store.AddAsync("../3.4.23", real, null, Token)));

        var copy = Copy(real);
        File.SetUnixFileMode(Path.Combine(copy, "etcdctl"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal("binaries.not_executable", await CodeAsync(() => store.AddAsync(RealReleases.Old, copy, null, Token)));

        copy = Copy(real);
        await using (var stream = File.OpenWrite(Path.Combine(copy, "etcd")))
        {
            // e_machine of a processor that nobody has.
            stream.Seek(18, SeekOrigin.Begin);
            stream.Write([0xfe, 0xfe]);
        }

        Assert.Equal("binaries.wrong_architecture", await CodeAsync(() => store.AddAsync(RealReleases.Old, copy, null, Token)));

        copy = Copy(real);
        File.Delete(Path.Combine(copy, "etcd"));
        File.CreateSymbolicLink(Path.Combine(copy, "etcd"), Path.Combine(real, "etcd"));
        Assert.Equal("binaries.missing", await CodeAsync(() => store.AddAsync(RealReleases.Old, copy, null, Token)));
        Assert.Empty(store.List());
    }

    [Fact]
    public async Task Stored_release_is_never_replaced_and_a_changed_one_not_handed_out()
    {
        var real = await RealReleases.DirectoryOfAsync(RealReleases.Old, Token);
        var added = await store.AddAsync(RealReleases.Old, real, null, Token);
        var copy = Copy(real);
        await File.AppendAllTextAsync(Path.Combine(copy, "etcdctl"), "x", Token);

        Assert.Equal("binaries.differs", await CodeAsync(() => store.AddAsync(RealReleases.Old, copy, null, Token)));
        Assert.Equal(added.Sha256, (await store.FindAsync(RealReleases.Old, Token)).Sha256);

        await File.AppendAllTextAsync(Path.Combine(added.Directory, "etcdctl"), "x", Token);
        Assert.Equal("binaries.checksum", await CodeAsync(() => store.FindAsync(RealReleases.Old, Token)));
    }

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<WorkflowErrorException>(call)).Error.Code;

    private string Copy(string release)
    {
        var copy = Directory.CreateDirectory(Path.Combine(directory, Guid.NewGuid().ToString("N"))).FullName;
        foreach (var file in Directory.EnumerateFiles(release))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
