using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class GuideTranscriptTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-transcript-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Each_step_of_the_guide_has_what_the_run_said_of_it()
    {
        var transcript = GuideTranscript.Of(
            [
                "etcdctl 2.2.5 cluster-health, exit code 0: member a1 is healthy: got healthy result from http://127.0.0.1:1 | cluster is healthy",
                "v2 data of m1 (2.2.5) at index 7 or later, 1 kB: /vault/x, sha256 00.",
                "v2 data of m1 proved (Compared) in 1 ms: 7 v2 keys of m1 up to index 7 are in it and equal.",
                "Expected, 2 lines of m1: The connection to a member that is stopped, or starts, is broken.",
                "Expected, 1 line of m1: The leader is older than another member. It ceases once all run the new release.",
                "m1: \"etcdserver: updated the cluster version from 2.2 to 2.3\". The cluster version has risen.",
                "etcdctl 2.3.8 cluster-health, exit code 0: cluster is healthy",
            ],
            Cluster("2.2.5", "2.2.0"), Cluster("2.3.8", "2.3.0"));

        Assert.Equal(
            [
                "$ etcdctl 2.2.5 cluster-health, exit code 0; member a1 is healthy: got healthy result from http://127.0.0.1:1; cluster is healthy",
                "m1: etcdserver 2.2.5; etcdcluster 2.2.0",
                "v2 data of m1 (2.2.5) at index 7 or later, 1 kB; v2 data of m1 proved (Compared) in 1 ms: 7 v2 keys of m1 up to index 7 are in it and equal.",
                "Expected, 2 lines of m1: The connection to a member that is stopped, or starts, is broken.",
                "",
                "$ etcdctl 2.3.8 cluster-health, exit code 0; cluster is healthy",
                "Expected, 1 line of m1: The leader is older than another member. It ceases once all run the new release.",
                "m1: \"etcdserver: updated the cluster version from 2.2 to 2.3\". The cluster version has risen.",
                "m1: etcdserver 2.3.8; etcdcluster 2.3.0",
            ],
            transcript.Steps.Select(step => string.Join("; ", step.Here)));
    }

    [Fact]
    public async Task A_release_of_2_x_has_to_have_been_added()
    {
        var cache = new ReleaseCache(name => name == "ETCDUP_CACHE" ? _directory : null, new BinaryStore(Path.Combine(_directory, "binaries")));
        var failure = await Assert.ThrowsAsync<CommandFailure>(() => cache.FetchAsync(["2.2.5", "2.3.8"], TestContext.Current.CancellationToken));
        Assert.Equal("demo.release_not_fetched", failure.Code);
        Assert.Contains("etcdup binaries add 2.2.5 DIR", failure.Advice, StringComparison.Ordinal);
        Assert.Equal((true, true, false), (Options("2.2.5").IsV2, (Options("3.3.25") with { OverV2 = true }).IsV2, Options("3.3.25").IsV2));
    }

    private static DemoOptions Options(string from) => new(from, "2.3.8", 3, 4, Keep: false, Kill: false, null);

    private static ClusterDocument Cluster(string version, string clusterVersion)
    {
        var json = $$"""{"name":"demo","clusterVersion":"{{clusterVersion}}","members":[{"name":"m1","version":"{{version}}"}]}""";
        return System.Text.Json.JsonSerializer.Deserialize<ClusterDocument>(json, EtcdUpgradeWorkflows.Engine.EngineJson.Options)!;
    }
}
