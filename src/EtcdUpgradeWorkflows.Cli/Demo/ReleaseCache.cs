using System.Diagnostics;
using EtcdUpgradeWorkflows.Etcd.Binaries;

namespace EtcdUpgradeWorkflows.Cli.Demo;

/// <summary>Real etcd releases: those that the user has added, and those that <c>eng/fetch-debian-etcd.sh</c> fetches once.</summary>
internal sealed class ReleaseCache
{
    private readonly BinaryStore? _own;
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);

    private const string Script = "fetch-debian-etcd.sh";

    /// <param name="own">What was added by <c>binaries add</c>; null: nothing.</param>
    public ReleaseCache(Func<string, string?> variable, BinaryStore? own = null)
    {
        _own = own;
        Directory = Path.GetFullPath(Path.Combine(
            variable("ETCDUP_CACHE") is { Length: > 0 } given ? given : Path.Combine(CommandSettings.Home(variable), ".cache", "etcdup"), "etcd"));
    }

    public string Directory { get; }

    public string DirectoryOf(string version) => _found.GetValueOrDefault(version) ?? Path.Combine(Directory, version);

    public async Task FetchAsync(IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        foreach (var version in wanted.Where(v => _own?.List().Contains(v) == true))
        {
            _found[version] = (await _own!.FindAsync(version, cancellationToken)).Directory;
        }

        List<string> versions = [.. wanted.Where(v => !File.Exists(Path.Combine(DirectoryOf(v), "etcd")))];
        if (versions.Count == 0)
        {
            return;
        }

        if (versions.Where(DemoOptions.Is2).ToList() is { Count: > 0 } old)
        {
            throw new CommandFailure(
                ExitCode.Usage, "demo.release_not_fetched", $"etcd {string.Join(" and ", old)} cannot be fetched: no archive that this command knows has a 2.x.",
                $"Unpack the release, then: {string.Join("; ", old.Select(v => $"etcdup binaries add {v} DIR"))}");
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
