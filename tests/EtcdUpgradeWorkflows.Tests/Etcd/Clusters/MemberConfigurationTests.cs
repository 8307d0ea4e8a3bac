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
        var joined = EtcdYaml.With(EtcdYaml.With(Yaml, "initial-cluster", "\"m1=http://a:2380\""), "initial-cluster-state", "existing");
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

    private static Dictionary<string, string> Nothing => [];
}
