using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clusters;

public sealed class EtcdArgumentsTests
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    [Theory]
    [InlineData("--name m1", "name", "m1")]
    [InlineData("-name m1", "name", "m1")]
    [InlineData("--name=m1", "name", "m1")]
    [InlineData("--initial-cluster=m1=http://a:1,m2=http://b:1", "initial-cluster", "m1=http://a:1,m2=http://b:1")]
    [InlineData("--pre-vote --name m1", "pre-vote", null)]
    [InlineData("--name a --name b", "name", "b")]
    [InlineData("--name=", "name", "")]
    [InlineData("--quota-backend-bytes -1", "quota-backend-bytes", "-1")]
    public void A_flag_is_read_as_etcd_reads_it(string arguments, string flag, string? value) =>
        Assert.Equal(value, EtcdArguments.Find(flag, arguments.Split(' '), NoEnvironment)!.Value);

    [Fact]
    public void A_variable_stands_for_its_flag_and_the_argument_goes_first()
    {
        var environment = new Dictionary<string, string> { ["ETCD_LOG_OUTPUT"] = "stderr", ["ETCD_NAME"] = "x", ["GOMAXPROCS"] = "2" };
        Assert.Equal(["log-output", "name"], EtcdArguments.FromEnvironment(environment).Select(flag => flag.Name));
        Assert.Equal("stderr", EtcdArguments.Find("log-output", [], environment)!.Value);
        Assert.Equal("m1", EtcdArguments.Find("name", ["--name", "m1"], environment)!.Value);
        Assert.Null(EtcdArguments.Find("data-dir", [], environment));
    }

    [Fact]
    public void A_value_is_never_taken_for_a_flag() =>
        Assert.Equal(["name", "debug"], EtcdArguments.Parse(["--name", "log-output", "--debug"]).Select(flag => flag.Name));
}
