using System.Text.RegularExpressions;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>
/// Releases of 2.x, which cannot be had everywhere: directories with <c>etcd</c> and <c>etcdctl</c>, named by $ETCDUP_TEST_ETCD_22 and $ETCDUP_TEST_ETCD_23.
/// Tests that need them have the trait OptIn; eng/test.sh leaves them out unless both are set.
/// </summary>
public static partial class OptInReleases
{
    private static readonly Dictionary<string, string> directories = new(StringComparer.Ordinal);

    /// <summary>The release that lies there, as its binary says it.</summary>
    public static string Etcd22 => VersionIn("ETCDUP_TEST_ETCD_22", "2.2.");

    public static string Etcd23 => VersionIn("ETCDUP_TEST_ETCD_23", "2.3.");

    public static string? FindDirectory(string version)
    {
        lock (directories)
        {
            return directories.GetValueOrDefault(version);
        }
    }

    private static string VersionIn(string variable, string minor)
    {
        var directory = Environment.GetEnvironmentVariable(variable)
            ?? throw new InvalidOperationException($"This test is opt-in: ${variable} has to name a directory with etcd and etcdctl of {minor}x.");
        var said = LocalProgram.RunAsync(Path.Combine(directory, "etcd"), ["--version"], CancellationToken.None).GetAwaiter().GetResult();
        var version = Said().Match(said.Output).Groups[1].Value;
        if (!version.StartsWith(minor, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"${variable}: {directory}/etcd says that it is '{version}', not {minor}x. {said.Error}");
        }

        lock (directories)
        {
            directories[version] = directory;
        }

        return version;
    }

    [GeneratedRegex(@"etcd Version: (\d+\.\d+\.\d+)")]
    private static partial Regex Said();
}
