using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clusters;

/// <summary>What of a live cluster becomes a cluster file, and what is said to be missing. Real processes: IntegrationTests.</summary>
public sealed class ClusterDiscoveryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-discover-").FullName;
    private readonly FakeTimeProvider _time = new(ClusterSample.Start);
    private readonly FakeEtcdCluster _cluster;

    public ClusterDiscoveryTests() => _cluster = new(_time);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Local_processes_in_the_layout_make_a_whole_file()
    {
        var found = await DiscoverAsync([.. _cluster.Members.Select(m => Process(m.Name))]);

        Assert.Empty(found.Problems);
        Assert.True(found.IsComplete);
        var spec = ClusterFile.Read(found.File).Spec!;
        Assert.Equal(_cluster.Members.Select(m => (m.Name, m.ClientUrl)), spec.Members.Select(m => (m.Name, m.ClientUrl)));
        var host = Assert.IsType<ProcessHostSpec>(spec.Members[1].Host);
        Assert.Equal((Path.Combine(_directory, "infra2"), Path.Combine(_directory, "infra2", "data"), Path.Combine(_directory, "infra2", "log")), (host.Install, host.DataDir, host.LogFile));
        Assert.Contains("--name", host.Arguments);
        Assert.Equal("1", host.Environment["GOMAXPROCS"]);
    }

    [Fact]
    public async Task A_process_that_was_started_with_a_file_is_described_by_it()
    {
        var first = Process("infra1");
        var path = Path.Combine(_directory, "infra1.yaml");
        File.WriteAllText(path, string.Join('\n', EtcdArguments.Parse(first.Arguments).Select(f => $"{f.Name}: {f.Value}")));
        first = first with
        {
            Arguments = ["--config-file", path], ConfigText = File.ReadAllText(path), Environment = new Dictionary<string, string> { ["GOMAXPROCS"] = "1", ["ETCD_LOGGER"] = "zap" },
        };
        var found = await DiscoverAsync([first, Process("infra2"), Process("infra3")]);

        Assert.Empty(found.Problems);
        var host = (ProcessHostSpec)ClusterFile.Read(ClusterFile.WithConfigTexts(found.File)).Spec!.Members[0].Host;
        Assert.Equal((path, Path.Combine(_directory, "infra1", "data")), (host.ConfigFile, host.DataDir));
        Assert.Equal(["GOMAXPROCS"], host.Environment.Keys);
    }

    [Fact]
    public async Task A_member_elsewhere_is_named_and_its_host_left_away()
    {
        var found = await DiscoverAsync([Process("infra1"), Process("infra2")]);

        var problem = Assert.Single(found.Problems);
        Assert.Equal(("discover.host_unknown", "$.members[2].host"), (problem.Code, problem.Path));
        Assert.False(found.IsComplete);
        Assert.Null(System.Text.Json.Nodes.JsonNode.Parse(found.File)!["members"]![2]!["host"]);
    }

    [Fact]
    public async Task A_process_of_the_same_name_with_other_urls_is_another_clusters()
    {
        var other = Process("infra1") with { Arguments = ["--name", "infra1", "--advertise-client-urls", "http://127.0.0.1:1", "--initial-advertise-peer-urls", "http://127.0.0.1:2"] };

        Assert.Contains((await DiscoverAsync([other])).Problems, p => p is { Code: "discover.host_unknown", Path: "$.members[0].host" });
    }

    [Theory]
    [InlineData("layout", "discover.install_unknown", "install")]
    [InlineData("data", "discover.data_dir_relative", "dataDir")]
    [InlineData("log", "discover.log_unknown", "logFile")]
    public async Task A_part_of_a_host_that_is_not_known_is_left_away_and_named(string missing, string code, string property)
    {
        var process = Process("infra1");
        process = missing switch
        {
            "layout" => process with { Executable = "/usr/bin/etcd" },
            "data" => process with { Arguments = [.. process.Arguments.Select(a => a.StartsWith('/') ? "data" : a)] },
            _ => process with { LogFile = null },
        };
        var found = await DiscoverAsync([process, Process("infra2"), Process("infra3")]);

        Assert.Equal((code, $"$.members[0].host.{property}"), (Assert.Single(found.Problems).Code, found.Problems[0].Path));
        Assert.Null(System.Text.Json.Nodes.JsonNode.Parse(found.File)!["members"]![0]!["host"]![property]);
    }

    [Fact]
    public async Task Access_is_written_as_references()
    {
        var found = await DiscoverAsync([.. _cluster.Members.Select(m => Process(m.Name))], new(null, null, null, "root", "env:ETCD_PASSWORD"));

        Assert.Equal("env:ETCD_PASSWORD", ClusterFile.Read(found.File).Spec!.Access.PasswordReference);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_an_exception_with_its_kind()
    {
        var silent = new ClusterDiscovery(new EtcdClientFactory(_time), () => [], _time);

        var failure = await Assert.ThrowsAsync<EtcdClientException>(() => silent.DiscoverAsync(new("http://127.0.0.1:1"), EtcdAccess.None, null, TestContext.Current.CancellationToken));

        Assert.Equal(EtcdFailure.Unreachable, failure.Failure);
    }

    private Task<DiscoveredCluster> DiscoverAsync(IReadOnlyList<LocalEtcdProcess> processes, EtcdAccess? access = null) =>
        new ClusterDiscovery(_cluster, () => processes, _time).DiscoverAsync(_cluster.Members[0].ClientUrl, access ?? EtcdAccess.None, "prod-a", TestContext.Current.CancellationToken);

    private LocalEtcdProcess Process(string name)
    {
        var member = _cluster.Members.Single(m => m.Name == name);
        var install = Path.Combine(_directory, name);
        var data = Directory.CreateDirectory(Path.Combine(install, "data")).FullName;
        if (!Directory.Exists(Path.Combine(install, "versions", "3.4.23")))
        {
            Directory.CreateDirectory(Path.Combine(install, "versions", "3.4.23"));
            File.CreateSymbolicLink(Path.Combine(install, "current"), "versions/3.4.23");
        }

        // This test's own pid: what it sees of the directory is what the process would.
        return new(
            Environment.ProcessId, Path.Combine(install, "versions", "3.4.23", "etcd"), "/",
            ["--name", name, "--data-dir", data, "--advertise-client-urls", member.ClientUrl.ToString(), "--initial-advertise-peer-urls", member.PeerUrl.ToString()],
            new Dictionary<string, string> { ["GOMAXPROCS"] = "1" }, Path.Combine(install, "log"));
    }
}
