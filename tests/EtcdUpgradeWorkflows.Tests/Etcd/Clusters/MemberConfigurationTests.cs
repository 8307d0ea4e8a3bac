using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Preflight;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clusters;

public sealed class MemberConfigurationTests
{
    private const string Yaml = """
        # infra1
        name: m1
        initial-cluster: m1=http://a:2380,m2=http://b:2380
        client-transport-security:
          cert-file: /c
        peer-transport-security:
          cert-file: /p
        log-outputs: [stdout]
        """;

    [Fact]
    public void Keys_of_a_file_are_flags_those_of_a_section_with_its_prefix()
    {
        var configuration = new MemberConfiguration([], Nothing) { File = Yaml };
        Assert.Equal(
            [new("name", "m1"), new("initial-cluster", "m1=http://a:2380,m2=http://b:2380"), new("cert-file", "/c"), new("peer-cert-file", "/p"), new("log-outputs", null)],
            configuration.Flags);
        Assert.Equal("/p", configuration.Find("peer-cert-file")?.Value);
        Assert.Null(configuration.Find("data-dir"));
    }

    [Fact]
    public void A_key_is_set_and_the_other_lines_stay_as_they_were()
    {
        var joined = EtcdYaml.TryWith(EtcdYaml.TryWith(Yaml, "initial-cluster", "\"m1=http://a:2380\"")!, "initial-cluster-state", "existing");
        Assert.Equal(Yaml.Replace("initial-cluster: m1=http://a:2380,m2=http://b:2380\n", "", StringComparison.Ordinal) + "\ninitial-cluster: \"m1=http://a:2380\"\ninitial-cluster-state: existing\n", joined);
    }

    [Fact]
    public void What_etcd_reads_at_a_first_start_only_is_no_difference()
    {
        MemberConfiguration described = new(["--name", "m1", "--initial-cluster", "m1=http://a:2380,m2=http://b:2380", "--initial-cluster-state", "new"], Nothing);
        MemberConfiguration joined = new([.. described.Arguments, "--initial-cluster=m1=http://a:2380", "--initial-cluster-state=existing"], Nothing);
        Assert.Empty(ConfigurationDifference.Between(joined, described));
        Assert.Equal(
            ["--logger is zap now, and not given from its next start on."],
            ConfigurationDifference.Between(new(["--name=m1", "--logger=zap"], Nothing), new([], Nothing) { File = "name: m1" }));
    }

    [Theory]
    [InlineData("{name: m1, data-dir: /d}")]
    [InlineData("name: m1\n...\n# nothing may follow")]
    [InlineData("initial-cluster: [a,\n b]\nname: m1\n... # the end")]
    public void A_key_that_cannot_be_set_line_by_line_is_not_set(string yaml) => Assert.Null(EtcdYaml.TryWith(yaml, "initial-cluster", "x"));

    [Theory]
    [InlineData("--- # the only one\nname: m1\n...\n", "--- # the only one\nname: m1\nlogger: zap\n")]
    [InlineData("logger:\n- a\nname: m1", "name: m1\nlogger: zap\n")]
    [InlineData("client-transport-security:\n  logger: x", "client-transport-security:\n  logger: x\nlogger: zap\n")]
    [InlineData("# nothing yet\n", "# nothing yet\nlogger: zap\n")]
    public void A_key_is_set_at_the_top_of_a_file_that_ends_where_it_ends(string yaml, string expected) => Assert.Equal(expected, EtcdYaml.TryWith(yaml, "logger", "zap"));

    [Fact]
    public void A_member_that_joins_is_told_of_one_cluster_only()
    {
        MemberConfiguration given = new(
            ["--name", "m1", "--discovery-srv", "example.com", "-initial-cluster=m1=http://a:2380", "--initial-cluster-token", "t", "--initial-cluster-state", "new", "--discovery=http://d/1", "--quota-backend-bytes=1"],
            new Dictionary<string, string> { ["ETCD_INITIAL_CLUSTER"] = "m1=http://a:2380", ["ETCD_DISCOVERY_FALLBACK"] = "exit", ["ETCD_LOGGER"] = "zap", ["GOGC"] = "50" });
        var joining = given.Joining("m1=http://a:2380,m2=http://b:2380");
        Assert.Equal(
            ["--name", "m1", "--initial-cluster-token", "t", "--quota-backend-bytes=1", "--initial-cluster=m1=http://a:2380,m2=http://b:2380", "--initial-cluster-state=existing"], joining.Arguments);
        Assert.Equal(["ETCD_LOGGER", "GOGC"], joining.Environment.Keys.Order());

        var file = new MemberConfiguration([], Nothing) { File = Yaml + "\ndiscovery: http://d/1\ninitial-cluster-state: new\n" }.Joining("m1=http://a:2380");
        Assert.Equal(Yaml.Replace("initial-cluster: m1=http://a:2380,m2=http://b:2380\n", "", StringComparison.Ordinal) + "\ninitial-cluster: \"m1=http://a:2380\"\ninitial-cluster-state: existing\n", file.File);

        var refused = Assert.Throws<WorkflowErrorException>(() => (given with { File = "{name: m1, initial-cluster: m1=http://a:2380}" }).Joining("m1=http://a:2380"));
        Assert.Equal("configuration.no_join", refused.Error.Code);
    }

    [Theory]
    [InlineData("a: &x\n  client-transport-security: *x")]
    [InlineData("&x\nclient-transport-security: *x")]
    [InlineData("name: &n m1\nhost: *n")]
    [InlineData("base: &b {name: m1}\n<<: *b")]
    [InlineData("# copied\u2028\nname: m1")]
    [InlineData("name: m1\rhost: x")]
    public void A_file_that_refers_to_itself_or_counts_its_lines_otherwise_is_refused(string yaml) => Assert.Equal("configuration.file_unreadable", Unreadable(yaml));

    [Fact]
    public void A_file_that_goes_very_deep_is_refused() => Assert.Equal("configuration.file_unreadable", Unreadable($"a: {new string('[', 100_000)}{new string(']', 100_000)}"));

    [Fact]
    public void A_section_is_looked_into_once_only()
    {
        var configuration = new MemberConfiguration([], Nothing) { File = "client-transport-security:\n  client-transport-security:\n    cert-file: /c\n  key-file: /k" };
        Assert.Equal([new("key-file", "/k")], configuration.Flags);
    }

    [Theory]
    [InlineData("mkfifo \"$1\"")]
    [InlineData("mkfifo \"$1.pipe\"; ln -s \"$1.pipe\" \"$1\"")]
    [InlineData("ln -s /dev/zero \"$1\"")]
    [InlineData("ln -s /proc/self/cmdline \"$1\"")]
    [InlineData("mkdir \"$1\"")]
    [InlineData("head -c 300000 /dev/zero | tr '\\0' '#' >\"$1\"")]
    public async Task What_is_no_file_of_some_size_is_not_read(string make)
    {
        var path = Path.Combine(Path.GetTempPath(), $"etcdup-{Guid.NewGuid():n}.yaml");
        using var made = System.Diagnostics.Process.Start("sh", ["-c", make, "sh", path]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        try
        {
            Assert.Null(await Task.Run(() => EtcdYaml.TryReadFile(path)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }
        finally
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }

            File.Delete(path);
            File.Delete(path + ".pipe");
        }
    }

    private static string Unreadable(string yaml) => Assert.Throws<WorkflowErrorException>(() => new MemberConfiguration([], Nothing) { File = yaml }.Flags).Error.Code;

    private static Dictionary<string, string> Nothing => [];
}
