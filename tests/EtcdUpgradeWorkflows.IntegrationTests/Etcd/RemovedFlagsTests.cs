using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>What the rules say of removed flags, on the releases themselves.</summary>
public sealed class RemovedFlagsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RealReleases.Old)]
    [InlineData(RealReleases.New)]
    public async Task As_an_argument_a_removed_flag_ends_the_member_at_its_start(string version)
    {
        var etcd = Path.Combine(await RealReleases.DirectoryOfAsync(version, Token), "etcd");
        foreach (var flag in RemovedBefore(version))
        {
            var result = await LocalProgram.RunAsync(etcd, [$"--{flag}=x", "--version"], Token);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains($"flag provided but not defined: -{flag}", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(RealReleases.Old)]
    [InlineData(RealReleases.New)]
    public async Task As_a_variable_it_is_warned_of_and_the_member_starts_without_it(string version)
    {
        var variables = RemovedBefore(version).Select(EtcdArguments.VariableName).ToList();
        await using var cluster = await RealEtcd.StartAsync(
            new RealEtcdOptions { Members = 1, Version = version, Environment = variables.ToDictionary(name => name, _ => "x") }, Token);

        var log = string.Join('\n', await cluster.Host("infra1").ReadLogTailAsync(1000, Token));
        Assert.All(variables, name => Assert.Matches($"unrecognized environment variable.*{name}=x", log));
    }

    private static List<string> RemovedBefore(string version)
    {
        var removed = HopRules.Shipped.Hops.Single(hop => hop.To == EtcdVersion.Parse(version).Minor && !hop.IsPatch).RemovedFlags.Select(flag => flag.Name).ToList();
        Assert.NotEmpty(removed);
        return removed;
    }
}
