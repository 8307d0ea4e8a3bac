using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Real etcd releases, fetched once into a cache outside the repository ($ETCDUP_TEST_ETCD, as eng/test.sh names it).</summary>
public static class RealReleases
{
    public const string Old = "3.4.23";

    public const string New = "3.5.16";

    /// <summary>The last minor release before <see cref="Old"/>, with the v2 API on by default.</summary>
    public const string Oldest = "3.3.25";

    /// <summary>A patch of <see cref="New"/>.</summary>
    public const string Patch = "3.5.30";

    private static readonly string cache = Environment.GetEnvironmentVariable("ETCDUP_TEST_ETCD")
        ?? Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "etcdup", "etcd");

    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    public static async Task<string> DirectoryOfAsync(string version, CancellationToken cancellationToken)
    {
        if (OptInReleases.FindDirectory(version) is { } given)
        {
            return given;
        }

        var directory = Path.Combine(cache, version);
        if (!Directory.Exists(directory))
        {
            var result = await LocalProgram.RunAsync(Path.Combine(RepositoryRoot, "eng", "fetch-debian-etcd.sh"), [cache, version], cancellationToken);
            Xunit.Assert.True(result.ExitCode == 0, result.Error);
        }

        return directory;
    }

    /// <summary>Lays releases into an install directory by hard links: quick, and as good as a copy for tests.</summary>
    public static async Task LayAsync(string install, IEnumerable<string> versions, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(install, "versions"));
        foreach (var version in versions)
        {
            var source = await DirectoryOfAsync(version, cancellationToken);
            var target = Path.Combine(install, "versions", version);
            if ((await LocalProgram.RunAsync("cp", ["-rl", source, target], cancellationToken)).ExitCode != 0)
            {
                // Another file system.
                await LocalProgram.RunAsync("cp", ["-rT", source, target], cancellationToken);
            }
        }
    }

    private static string FindRoot(string from) =>
        File.Exists(Path.Combine(from, "EtcdUpgradeWorkflows.sln")) ? from : FindRoot(Path.GetDirectoryName(from) ?? throw new DirectoryNotFoundException("no repository"));
}
