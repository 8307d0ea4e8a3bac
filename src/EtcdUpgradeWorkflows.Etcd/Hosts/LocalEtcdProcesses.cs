using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>An etcd process of this machine, as <c>/proc</c> tells it.</summary>
/// <param name="Arguments">Without the program's own name.</param>
/// <param name="Environment">Only what etcd and the Go runtime read: ETCD_…, GOMAXPROCS, GOMEMLIMIT, GOGC, GODEBUG.</param>
/// <param name="LogFile">Where its output goes; null when that is no regular file.</param>
public sealed record LocalEtcdProcess(
    int Pid, string Executable, string WorkingDirectory, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string? LogFile)
{
    /// <summary>The YAML file it was started with, as an absolute path; null: with none.</summary>
    public string? ConfigFile => EtcdArguments.Find("config-file", Arguments, Environment)?.Value is { Length: > 0 } path ? Path.GetFullPath(path, WorkingDirectory) : null;

    /// <summary>The content of that file as it is now; null when there is none, or it cannot or may not be read.</summary>
    public string? ConfigText { get; init; }

    /// <summary>What it was started with.</summary>
    public MemberConfiguration Configuration => new(Arguments, Environment) { File = ConfigText };

    /// <summary>What etcd takes for a flag; null when it is not given.</summary>
    public string? Flag(string name) => Configuration.Find(name)?.Value;
}

/// <summary>Finds etcd processes as member.sh recognises one: by the name of its executable, never by a pid alone. Changes nothing.</summary>
public static class LocalEtcdProcesses
{
    private const string DeletedMark = " (deleted)";

    private static readonly string[] runtimeVariables = ["GOMAXPROCS", "GOMEMLIMIT", "GOGC", "GODEBUG"];

    /// <summary>Those that this user may look at, with the files they name: for a person, with that person's rights.</summary>
    public static IReadOnlyList<LocalEtcdProcess> List() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? Find(pid, _ => true) : null)
            .OfType<LocalEtcdProcess>()
            .OrderBy(process => process.Pid),
    ];

    /// <summary>Null when there is no etcd of that pid that this user may look at.</summary>
    /// <param name="mayRead">Whether the configuration file that the process names is read: anybody may start a process that names any file.</param>
    public static LocalEtcdProcess? Find(int pid, Func<string, bool> mayRead)
    {
        var proc = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            if (File.ResolveLinkTarget($"{proc}/exe", returnFinalTarget: false)?.FullName is not { } executable)
            {
                return null;
            }

            executable = executable.EndsWith(DeletedMark, StringComparison.Ordinal) ? executable[..^DeletedMark.Length] : executable;
            if (Path.GetFileName(executable) != "etcd" || ProcessIdentity.Find(pid) is not { } identity)
            {
                return null;
            }

            var arguments = Strings($"{proc}/cmdline");
            var found = new LocalEtcdProcess(
                pid, executable, File.ResolveLinkTarget($"{proc}/cwd", returnFinalTarget: false)?.FullName ?? "/", [.. arguments.Skip(1)],
                Strings($"{proc}/environ").Select(v => v.Split('=', 2)).Where(v => v.Length == 2 && IsRead(v[0])).DistinctBy(v => v[0]).ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal),
                LogOf(proc));

            // All of it was of one process.
            return identity.IsAlive() ? found with { ConfigText = found.ConfigFile is { } path && mayRead(path) ? EtcdYaml.TryReadFile(path) : null } : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended, or belongs to somebody else.
            return null;
        }
    }

    /// <summary>The same path inside a container is another directory: true when the process and we mean the same one.</summary>
    public static async Task<bool> SharesPathAsync(LocalEtcdProcess process, string path, CancellationToken cancellationToken)
    {
        var seen = await LocalProgram.RunAsync(
            "stat", ["-L", "-c", "%d:%i", "--", path, $"/proc/{process.Pid.ToString(CultureInfo.InvariantCulture)}/root{path}"], cancellationToken);
        var lines = seen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return seen.ExitCode == 0 && lines.Length == 2 && lines[0] == lines[1];
    }

    private static bool IsRead(string variable) => variable.StartsWith("ETCD_", StringComparison.Ordinal) || runtimeVariables.Contains(variable);

    private static string[] Strings(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string? LogOf(string proc) =>
        new[] { "2", "1" }.Select(descriptor => new FileInfo($"{proc}/fd/{descriptor}").LinkTarget)
            .FirstOrDefault(target => target is not null && target.StartsWith('/') && !target.StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(target));
}
