using System.Diagnostics;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Real etcd releases, fetched once by <c>eng/fetch-debian-etcd.sh</c>.</summary>
internal sealed class ReleaseCache
{
    private const string Script = "fetch-debian-etcd.sh";

    public ReleaseCache(Func<string, string?> variable) =>
        Directory = Path.GetFullPath(Path.Combine(
            variable("ETCDUP_CACHE") is { Length: > 0 } given ? given : Path.Combine(CommandSettings.Home(variable), ".cache", "etcdup"), "etcd"));

    public string Directory { get; }

    public string DirectoryOf(string version) => Path.Combine(Directory, version);

    public async Task FetchAsync(IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        if (versions.All(v => File.Exists(Path.Combine(DirectoryOf(v), "etcd"))))
        {
            return;
        }

        System.IO.Directory.CreateDirectory(Directory);
        ProcessStartInfo start = new("bash") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[FindScript(), Directory, .. versions])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0)
        {
            await output;
            throw new CommandFailure(
                ExitCode.Unexpected, "demo.release_not_fetched", $"etcd {string.Join(" and ", versions)} could not be fetched: {(await errors).Trim()}",
                $"Put each release's etcd and etcdctl into {Directory}/VERSION/ yourself, or give --from and --to that are there.");
        }
    }

    private static string FindScript()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var script = Path.Combine(directory.FullName, "eng", Script);
            if (File.Exists(script))
            {
                return script;
            }
        }

        throw new CommandFailure(ExitCode.Unexpected, "demo.script_missing", $"eng/{Script} is not beside this command.", "Run the demo from an installation or from the repository.");
    }
}
