using System.Formats.Tar;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Hosts;

public sealed class SparseTarTests : IDisposable
{
    private readonly DirectoryInfo work = Directory.CreateTempSubdirectory("etcdup-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => work.Delete(recursive: true);

    [Fact]
    public async Task Files_come_back_as_they_were_with_holes_for_zeros()
    {
        var source = work.CreateSubdirectory("source/member/wal");
        var bytes = new byte[8 << 20];
        bytes[5] = 1;
        bytes[(1 << 20) + 7] = 2;
        await File.WriteAllBytesAsync(Path.Combine(source.FullName, "0-0.wal"), bytes, Token);
        await File.WriteAllBytesAsync(Path.Combine(source.FullName, "odd"), [1, 2, 3], Token);
        await File.WriteAllBytesAsync(Path.Combine(source.FullName, "empty"), [], Token);
        using var archive = new MemoryStream();
        await TarFile.CreateFromDirectoryAsync(Path.Combine(work.FullName, "source"), archive, includeBaseDirectory: false, Token);
        archive.Position = 0;

        var copy = Path.Combine(work.FullName, "copy");
        await SparseTar.ExtractAsync(archive, copy, Token);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(copy, "member/wal/0-0.wal"), Token));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(copy, "member/wal/odd"), Token));
        Assert.Empty(await File.ReadAllBytesAsync(Path.Combine(copy, "member/wal/empty"), Token));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(copy, "member/wal/odd")));
    }

    [Theory]
    [InlineData("../out", TarEntryType.RegularFile)]
    [InlineData("/etc/out", TarEntryType.RegularFile)]
    [InlineData("in/../../out", TarEntryType.RegularFile)]
    [InlineData("link", TarEntryType.SymbolicLink)]
    public async Task What_leads_out_of_the_directory_or_is_no_file_is_refused(string name, TarEntryType type)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            var entry = new PaxTarEntry(type, name);
            if (type == TarEntryType.SymbolicLink)
            {
                entry.LinkName = "/etc/passwd";
            }

            await writer.WriteEntryAsync(entry, Token);
        }

        archive.Position = 0;
        await Assert.ThrowsAsync<InvalidDataException>(() => SparseTar.ExtractAsync(archive, Path.Combine(work.FullName, "copy"), Token));
        Assert.False(File.Exists(Path.Combine(work.FullName, "out")));
    }
}
