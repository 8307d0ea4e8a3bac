using System.Diagnostics;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>A release that says the right version and crashes when it is started: a program of a few lines, as the store takes real programs only.</summary>
internal sealed class BrokenRelease : IDisposable
{
    private const string Source = """
        #include <stdio.h>
        #include <string.h>
        int main(int argc, char **argv) {
          if (argc > 1 && strcmp(argv[1], "--version") == 0) { printf("etcd Version: VERSION\n"); return 0; }
          fprintf(stderr, "panic: this build is broken\n");
          return 2;
        }
        """;

    private BrokenRelease(string directory) => Directory = directory;

    public string Directory { get; }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    public static async Task<BrokenRelease> MakeAsync(CancellationToken cancellationToken)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("etcdup-broken-").FullName;
        var source = Path.Combine(directory, "etcd.c");
        await File.WriteAllTextAsync(source, Source.Replace("VERSION", RealReleases.New, StringComparison.Ordinal), cancellationToken);
        using var compiler = Process.Start("cc", ["-o", Path.Combine(directory, "etcd"), source]);
        await compiler.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, compiler.ExitCode);
        foreach (var tool in new[] { "etcdctl", "etcdutl" })
        {
            File.Copy(Path.Combine(await RealReleases.DirectoryOfAsync(RealReleases.New, cancellationToken), tool), Path.Combine(directory, tool));
        }

        return new(directory);
    }
}
