using System.Diagnostics;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
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

    /// <summary>A configuration file that 3.5 refuses; what the lint makes of it, it starts with.</summary>
    [Fact]
    public async Task A_file_that_is_refused_is_taken_as_the_lint_rewrites_it()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-yaml-").FullName;
        try
        {
            var ports = EtcdUpgradeWorkflows.Etcd.Hosts.LoopbackPorts.Take(2);
            var yaml = $"""
                name: m1
                data-dir: {directory}/data
                listen-client-urls: http://127.0.0.1:{ports[0]}
                advertise-client-urls: http://127.0.0.1:{ports[0]}
                listen-peer-urls: http://127.0.0.1:{ports[1]}
                initial-advertise-peer-urls: http://127.0.0.1:{ports[1]}
                initial-cluster: m1=http://127.0.0.1:{ports[1]}
                logger: capnslog
                log-outputs: [stderr]
                """;
            var hop = HopRules.Shipped.Hops.Single(rule => rule.To == EtcdVersion.Parse(RealReleases.New).Minor && !rule.IsPatch);
            var linted = ConfigurationFileLint.Lint(yaml, hop, HopRules.Shipped);
            Assert.True(linted.IsResolved);

            var refused = await StartAsync(directory, "old.yaml", yaml);
            Assert.True(refused.Ended, refused.Log);
            var taken = await StartAsync(directory, "new.yaml", linted.Rewritten);
            Assert.False(taken.Ended, taken.Log);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // Until it has ended or serves.
    private static async Task<(bool Ended, string Log)> StartAsync(string directory, string name, string yaml)
    {
        var file = Path.Combine(directory, name);
        await File.WriteAllTextAsync(file, yaml, Token);
        using var etcd = Process.Start(new ProcessStartInfo(Path.Combine(await RealReleases.DirectoryOfAsync(RealReleases.New, Token), "etcd"), ["--config-file", file]) { RedirectStandardError = true })!;
        StringBuilder log = new();
        etcd.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.AppendLine(line.Data);
            }
        };
        etcd.BeginErrorReadLine();
        await Until.TrueAsync(() => etcd.HasExited || Text().Contains("ready to serve client requests", StringComparison.Ordinal), Token);
        var ended = etcd.HasExited;
        if (!ended)
        {
            etcd.Kill();
        }

        await etcd.WaitForExitAsync(Token);
        return (ended, Text());

        string Text()
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    private static List<string> RemovedBefore(string version)
    {
        var removed = HopRules.Shipped.Hops.Single(hop => hop.To == EtcdVersion.Parse(version).Minor && !hop.IsPatch).RemovedFlags.Select(flag => flag.Name).ToList();
        Assert.NotEmpty(removed);
        return removed;
    }
}
