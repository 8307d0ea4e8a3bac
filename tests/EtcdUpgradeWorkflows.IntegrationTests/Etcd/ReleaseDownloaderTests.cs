using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Releases fetched from a real HTTP server on loopback: cut, changed, wrong, hostile.</summary>
public sealed class ReleaseDownloaderTests : IAsyncLifetime
{
    private const string Version = RealReleases.Old;

    private static byte[]? realArchive;

    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-download-").FullName;
    private readonly PublishedFiles _published = new();
    private readonly BinaryStore _store;
    private readonly ReleaseDownloader _downloader;

    public ReleaseDownloaderTests()
    {
        _store = new(Path.Combine(_directory, "binaries"));
        _downloader = new(Downloads, _store, ReleaseDownloader.NewHandler(), RealTime.Clock);
    }

    private string Downloads => Path.Combine(_directory, "downloads");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Name => $"etcd-v{Version}-linux-{Architecture}.tar.gz";

    private static string Architecture => System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64 ? "amd64" : "arm64";

    public async ValueTask InitializeAsync()
    {
        await _published.StartAsync();
        realArchive ??= await PackAsync(await RealReleases.DirectoryOfAsync(Version, Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _published.DisposeAsync();
        _downloader.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_published_release_is_fetched_checked_and_kept()
    {
        Publish(realArchive!);

        var got = await GetAsync();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(await RealReleases.DirectoryOfAsync(Version, Token), "etcd"), Token))), got.Sha256["etcd"]);
        Assert.Equal([Version], _store.List());
        var asked = _published.Ranges.Count;
        await GetAsync();
        Assert.Equal(asked, _published.Ranges.Count);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Downloads), e => e.EndsWith(".part", StringComparison.Ordinal) || e.EndsWith(".unpacked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cut_download_goes_on_where_it_was_cut()
    {
        Publish(realArchive!);
        _published.CutAfter.Enqueue(1_000_000);
        _published.CutAfter.Enqueue(2_000_000);

        await GetAsync();

        Assert.Equal(3, _published.Ranges.Count);
        Assert.Null(_published.Ranges[0]);
        var first = Offset(_published.Ranges[1]!);
        Assert.InRange(first, 1, 1_000_000);
        Assert.InRange(Offset(_published.Ranges[2]!), first + 1, first + 2_000_000);
        Assert.Equal([Version], _store.List());
    }

    [Fact]
    public async Task What_a_call_left_is_used_by_the_next_one()
    {
        Publish(realArchive!);
        _published.CutAfter.Enqueue(1_000_000);
        _published.CutAfter.Enqueue(0);
        Assert.Equal("binaries.download_failed", await CodeAsync(GetAsync));

        await GetAsync();

        Assert.StartsWith("bytes=", _published.Ranges[^1], StringComparison.Ordinal);
        Assert.Equal([Version], _store.List());
    }

    [Fact]
    public async Task A_file_that_changed_between_two_parts_is_fetched_whole_and_checked()
    {
        Publish(realArchive!);
        _published.CutAfter.Enqueue(1_000_000);
        _published.AfterCut = () => _published.Change(Name, [.. realArchive!, 0]);

        Assert.Equal("binaries.checksum", await CodeAsync(GetAsync));
        Assert.Empty(_store.List());

        // The publisher mends it.
        _published.Change(Name, realArchive!);
        await GetAsync();
        Assert.Equal([Version], _store.List());
    }

    [Fact]
    public async Task A_server_that_sends_the_rest_of_another_file_costs_one_more_download()
    {
        Publish(realArchive!);
        _published.CutAfter.Enqueue(1_000_000);
        _published.IgnoresIfRange = true;
        var wrong = realArchive!.ToArray();
        wrong[^1] ^= 1;
        _published.AfterCut = () => _published.Change(Name, wrong);
        _published.AfterPart = () => _published.Change(Name, realArchive!);

        await GetAsync();

        Assert.Equal([Version], _store.List());
    }

    [Fact]
    public async Task Gets_at_the_same_time_fetch_it_once()
    {
        Publish(realArchive!);

        var got = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GetAsync()));

        Assert.Single(_published.Ranges);
        Assert.Single(got.Select(g => g.Sha256["etcd"]).Distinct());
    }

    [Fact]
    public async Task A_wrong_or_missing_checksum_leaves_nothing()
    {
        Publish(realArchive!);
        _published.Change("SHA256SUMS", System.Text.Encoding.ASCII.GetBytes($"{new string('0', 64)}  {Name}\n"));
        Assert.Equal("binaries.checksum", await CodeAsync(GetAsync));

        _published.Change("SHA256SUMS", System.Text.Encoding.ASCII.GetBytes($"{new string('0', 64)}  other-{Name}\nnot a checksum  {Name}\n"));
        Assert.Equal("binaries.checksum_missing", await CodeAsync(GetAsync));

        _published.Change("SHA256SUMS", System.Text.Encoding.ASCII.GetBytes($"{new string('0', 64)}  {Name}\n{new string('1', 64)} *{Name}\n"));
        Assert.Equal("binaries.checksum_missing", await CodeAsync(GetAsync));
        Assert.Empty(_store.List());
    }

    [Fact]
    public async Task Checksums_may_be_a_file_of_this_machine()
    {
        Publish(realArchive!);
        var file = Path.Combine(_directory, "sums");
        await File.WriteAllTextAsync(file, SumOf(realArchive!), Token);

        await _downloader.GetAsync(Version, $"{_published.Url}/{{version}}/etcd-v{{version}}-{{os}}-{{arch}}.tar.gz", file, Token);

        Assert.Equal([Version], _store.List());
    }

    [Theory]
    [InlineData("/missing/{version}.tar.gz", "binaries.download_failed")]
    [InlineData("/loop", "binaries.download_failed")]
    public async Task An_answer_that_is_no_file_says_so(string path, string code)
    {
        Publish(realArchive!);
        _published.Change("SHA256SUMS", System.Text.Encoding.ASCII.GetBytes($"{new string('0', 64)}  {Version}.tar.gz\n{new string('0', 64)}  loop\n"));

        Assert.Equal(code, await CodeAsync(() => _downloader.GetAsync(Version, _published.Url + path, $"{_published.Url}/SHA256SUMS", Token)));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/a.tar.gz")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@127.0.0.1/a.tar.gz")]
    [InlineData("http://127.0.0.1/{unknown}.tar.gz")]
    public async Task Only_a_plain_http_url_is_fetched(string url)
    {
        var failure = await Assert.ThrowsAsync<WorkflowErrorException>(() => _downloader.GetAsync(Version, url, "/dev/null", Token));

        Assert.Equal("binaries.url_invalid", failure.Error.Code);
        Assert.DoesNotContain("secret", failure.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_larger_than_any_release_is_not_fetched()
    {
        Publish(realArchive!);
        _published.ClaimsLength = ReleaseDownloader.MostBytes + 1;

        Assert.Equal("binaries.too_large", await CodeAsync(GetAsync));
    }

    [Theory]
    [InlineData("../evil", TarEntryType.RegularFile)]
    [InlineData("/tmp/evil", TarEntryType.RegularFile)]
    [InlineData("etcd-v3/../../evil", TarEntryType.RegularFile)]
    [InlineData("etcd-v3/etcd", TarEntryType.SymbolicLink)]
    [InlineData("etcd-v3/docs", TarEntryType.SymbolicLink)]
    [InlineData("etcd-v3/etcd", TarEntryType.HardLink)]
    [InlineData("etcd-v3/fifo", TarEntryType.Fifo)]
    public async Task An_archive_that_tries_anything_but_plain_files_is_refused_whole(string name, TarEntryType type)
    {
        using MemoryStream bytes = new();
        await using (var writer = new TarWriter(new GZipStream(bytes, CompressionLevel.Fastest), leaveOpen: false))
        {
            PaxTarEntry entry = new(type, name);
            if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            {
                entry.LinkName = "/etc/passwd";
            }

            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "etcd-v3/etcdctl") { DataStream = new MemoryStream([1, 2, 3]) }, Token);
            await writer.WriteEntryAsync(entry, Token);
        }

        Publish(bytes.ToArray());

        Assert.Equal("binaries.archive_unsafe", await CodeAsync(GetAsync));
        Assert.Empty(_store.List());
        Assert.False(File.Exists(Path.Combine(_directory, "evil")) || File.Exists(Path.Combine(Downloads, "evil")) || File.Exists("/tmp/evil"));
        Assert.DoesNotContain(Directory.EnumerateDirectories(Downloads), d => d.EndsWith(".unpacked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_that_is_none_is_refused()
    {
        Publish([1, 2, 3, 4, 5]);

        Assert.Equal("binaries.archive_invalid", await CodeAsync(GetAsync));
    }

    [Fact]
    public async Task A_release_for_another_machine_or_of_another_version_is_refused()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_directory, "other")).FullName;
        Assert.Equal(0, (await LocalProgram.RunAsync("cp", ["-a", "--", $"{await RealReleases.DirectoryOfAsync(Version, Token)}/.", directory], Token)).ExitCode);
        await using (var etcd = File.OpenWrite(Path.Combine(directory, "etcd")))
        {
            etcd.Seek(18, SeekOrigin.Begin);
            etcd.Write([0xfe, 0xfe]);
        }

        Publish(await PackAsync(directory));
        Assert.Equal("binaries.wrong_architecture", await CodeAsync(GetAsync));

        Publish(await PackAsync(await RealReleases.DirectoryOfAsync(RealReleases.New, Token)));
        Assert.Equal("binaries.wrong_version", await CodeAsync(GetAsync));
        Assert.Empty(_store.List());
    }

    private Task<StoredRelease> GetAsync() =>
        _downloader.GetAsync(Version, $"{_published.Url}/{{version}}/etcd-v{{version}}-{{os}}-{{arch}}.tar.gz", $"{_published.Url}/{{version}}/SHA256SUMS", Token);

    private static async Task<string> CodeAsync(Func<Task> get) => (await Assert.ThrowsAsync<WorkflowErrorException>(get)).Error.Code;

    private void Publish(byte[] archive)
    {
        _published.Change(Name, archive);
        _published.Change("SHA256SUMS", System.Text.Encoding.ASCII.GetBytes(SumOf(archive)));
    }

    private static string SumOf(byte[] archive) => $"{Convert.ToHexStringLower(SHA256.HashData(archive))}  {Name}\n";

    private static long Offset(string range) => long.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<byte[]> PackAsync(string release)
    {
        using MemoryStream bytes = new();
        await using (var writer = new TarWriter(new GZipStream(bytes, CompressionLevel.Fastest), leaveOpen: false))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, $"etcd-v{Version}/"), Token);
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, $"etcd-v{Version}/README.md") { DataStream = new MemoryStream([65]) }, Token);
            foreach (var name in new[] { "etcd", "etcdctl" })
            {
                await writer.WriteEntryAsync(Path.Combine(release, name), $"etcd-v{Version}/{name}", Token);
            }
        }

        return bytes.ToArray();
    }
}
