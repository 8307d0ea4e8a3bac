using EtcdUpgradeWorkflows.Etcd.Binaries;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Binaries;

public sealed class ReleaseRetentionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-releases-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void What_nobody_needs_and_is_old_goes()
    {
        var releases = new Dictionary<string, DateTimeOffset> { ["3.4.23"] = Now.AddDays(-91), ["3.5.16"] = Now.AddDays(-91), ["3.5.21"] = Now.AddDays(-89) };
        var needs = new Dictionary<string, string> { ["3.5.16"] = "m1 of cluster a runs it" };

        Assert.Equal(
            [new("3.4.23", true, "no cluster, run, schedule, definition or backup needs it"), new("3.5.16", false, "m1 of cluster a runs it"), new ReleaseVerdict("3.5.21", false, "it was added less than 90 days ago")],
            ReleaseRetention.Judge(releases, TimeSpan.FromDays(90), needs, null, Now));
        Assert.Equal([false, false, false], ReleaseRetention.Judge(releases, TimeSpan.FromDays(90), needs, "m2 does not tell", Now).Select(verdict => verdict.Goes));
    }

    [Fact]
    public void A_release_is_set_aside_put_back_and_discarded()
    {
        BinaryStore store = new(_directory);
        Add("3.4.23");
        var aside = store.SetAside("3.4.23")!;
        Assert.Empty(store.List());
        Assert.Null(store.SetAside("3.4.23"));
        store.PutBack("3.4.23", aside);
        Assert.Equal(["3.4.23"], store.List());

        // Another one was added meanwhile: that one stays.
        aside = store.SetAside("3.4.23")!;
        Add("3.4.23");
        store.PutBack("3.4.23", aside);
        Assert.Equal(["3.4.23"], store.List());
        BinaryStore.Discard(store.SetAside("3.4.23")!);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public void What_a_dead_server_left_is_put_back_whole_and_its_rest_is_removed()
    {
        BinaryStore store = new(_directory);
        Add("3.5.16-rc.1");
        Add("3.4.23");
        store.SetAside("3.5.16-rc.1");
        File.Delete(Path.Combine(store.SetAside("3.4.23")!, "release.json"));
        store.PutBackAll();
        Assert.Equal(["3.5.16-rc.1"], store.List());
        Assert.Single(Directory.GetFileSystemEntries(_directory));
    }

    private void Add(string version)
    {
        Directory.CreateDirectory(Path.Combine(_directory, version));
        File.WriteAllText(Path.Combine(_directory, version, "release.json"), "{}");
    }
}
