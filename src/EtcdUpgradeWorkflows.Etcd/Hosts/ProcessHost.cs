using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>A member that is a process of this machine and outlives the server. All changes of the process go through member.sh.</summary>
internal sealed class ProcessHost : IMemberHost
{
    private const int logTailBytes = 64 * 1024;

    private static readonly TimeSpan answerDeadline = TimeSpan.FromSeconds(10);

    // Over the stop deadline: waiting for the lock (10 s), SIGKILL (5 s), start (5 s), and slow disks.
    private static readonly TimeSpan changeMargin = TimeSpan.FromSeconds(30);

    private static readonly string[] releaseFiles = ["etcd", "etcdctl", "etcdutl"];

    private readonly ProcessHostSpec spec;
    private readonly MemberScript script;
    private readonly ReleaseInspector inspector;
    private readonly DataRestorer restorer;

    public ProcessHost(ProcessHostSpec spec, MemberScript script, ReleaseInspector inspector, IEtcdClientFactory clients, TimeProvider timeProvider)
    {
        this.spec = spec;
        this.script = script;
        this.inspector = inspector;
        restorer = new(spec, clients, timeProvider);
    }

    public async Task<FenceAnswer> FenceAsync(HostAuthority authority, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var wait = ((long)Math.Ceiling(deadline.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var answer = await script.RunAsync(["fence", .. Place, .. Show(authority), .. TakeOver(authority), "--wait", wait], deadline + answerDeadline, cancellationToken);
        answer.ThrowWhenUnreadable(spec.Install);
        var view = answer.ToView();
        return answer.End switch
        {
            "fenced" => new FenceAnswer.Fenced(view),
            "lower-number" => new FenceAnswer.LowerNumber(view.Record!.Number),
            "other-controller" => new FenceAnswer.OtherController(view.Record!.Controller, view.Record.Cluster),
            "timed-out" => throw new HostException("host.timed_out", $"{spec.Install}: a change of the member held the lock for {wait} s."),
            "write-failed" => throw new HostException("host.write_failed", $"{spec.Install}: {answer.Detail}"),
            _ => throw NotUnderstood(answer),
        };
    }

    public async Task<HostView> LookAsync(CancellationToken cancellationToken)
    {
        var answer = await script.RunAsync(["look", .. Place], answerDeadline, cancellationToken);
        answer.ThrowWhenUnreadable(spec.Install);
        return answer.ToView();
    }

    public async Task<HostInstant> ReadClockAsync(CancellationToken cancellationToken)
    {
        var boot = await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", cancellationToken);
        var uptime = await File.ReadAllTextAsync("/proc/uptime", cancellationToken);
        return new HostInstant(boot.TrimEnd(), TimeSpan.FromSeconds(double.Parse(uptime.Split(' ')[0], CultureInfo.InvariantCulture)));
    }

    public async Task<SwapAnswer> SwapAsync(SwapCall call, CancellationToken cancellationToken)
    {
        RequireVersion(call.To.Version);
        if (call.To.Configuration is { } configuration)
        {
            throw new WorkflowErrorException(WorkflowError.Permanent(
                "host.no_configurations", $"A process host keeps no configurations: '{configuration}' cannot be deployed.", "Change the arguments in the cluster's description."));
        }

        List<string> options =
        [
            "--to", call.To.Version,
            "--size", call.Release.Size.ToString(CultureInfo.InvariantCulture),
            "--inode", call.Release.Inode.ToString(CultureInfo.InvariantCulture),
            "--log", spec.LogFile,
        ];
        if (call.Licence is { } licence)
        {
            options.AddRange(["--licence", Show(licence)]);
        }

        if (call.Copy is { } copy)
        {
            options.AddRange(["--copy", CopyOf(copy)]);
        }

        if (call.Join is not null)
        {
            options.Add("--joins");
        }

        var described = spec.ConfigurationOf(EtcdVersion.Parse(call.To.Version).Minor);
        var started = call.Join is null ? described : described.Joining(RequireOneLine(call.Join));
        var (variables, arguments) = started.File is { } yaml
            ? (["ETCD_DATA_DIR=" + spec.DataDir], ["--config-file", await LayDownAsync(yaml, cancellationToken)])
            : (Array.Empty<string>(), started.Arguments);
        string[] commandLine =
            ["--", .. started.Environment.Select(pair => $"{pair.Key}={pair.Value}"), .. variables, Path.Combine(spec.Install, "current", "etcd"), .. arguments];
        return await ChangeAsync("swap", call.Authority, call.Kill, call.StopDeadline, options, commandLine, cancellationToken);
    }

    /// <summary>A configuration file of ours is called by its content, so it never changes: what a process was started with can be looked at later.</summary>
    private async Task<string> LayDownAsync(string yaml, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(yaml);
        var path = ConfigurationPath(spec, bytes);
        var directory = Path.GetDirectoryName(path)!;
        await WriteAsync(async () =>
        {
            if (File.Exists(path) && (await File.ReadAllBytesAsync(path, cancellationToken)).SequenceEqual(bytes))
            {
                return;
            }

            Directory.CreateDirectory(directory);
            var unfinished = path + ".new";
            await File.WriteAllBytesAsync(unfinished, bytes, cancellationToken);
            File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await SyncAsync([unfinished], cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            await SyncAsync([directory], cancellationToken);
        });
        return path;
    }

    /// <summary>Where a configuration file of that content is laid down.</summary>
    internal static string ConfigurationPath(ProcessHostSpec spec, byte[] yaml) =>
        Path.Combine(spec.Install, "configurations", $"{Convert.ToHexStringLower(SHA256.HashData(yaml))[..16]}.yaml");

    public async Task<SwapAnswer> HaltAsync(HostAuthority authority, bool kill, TimeSpan stopDeadline, CancellationToken cancellationToken)
    {
        string[] options = ["--licence", Show(await ReadClockAsync(cancellationToken))];
        return await ChangeAsync("halt", authority, kill, stopDeadline, options, [], cancellationToken);
    }

    public Task<InstalledRelease?> InspectReleaseAsync(string version, CancellationToken cancellationToken)
    {
        RequireVersion(version);
        return inspector.InspectAsync(Path.Combine(VersionDirectory(version), "etcd"), version, cancellationToken);
    }

    public Task InstallReleaseAsync(string version, string sourceDirectory, CancellationToken cancellationToken) =>
        WriteAsync(() => LayDownAsync(version, sourceDirectory, cancellationToken));

    public Task EnsureLinkAsync(string version, CancellationToken cancellationToken) => WriteAsync(() => LinkAsync(version, cancellationToken));

    private async Task LayDownAsync(string version, string sourceDirectory, CancellationToken cancellationToken)
    {
        RequireVersion(version);
        var files = releaseFiles.Where(name => File.Exists(Path.Combine(sourceDirectory, name))).ToList();
        if (!files.Contains("etcd"))
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("binaries.missing", $"There is no etcd in {sourceDirectory}."));
        }

        var target = VersionDirectory(version);
        if (Directory.Exists(target))
        {
            await RequireSameAsync(files, sourceDirectory, target, cancellationToken);
            return;
        }

        var versions = Path.Combine(spec.Install, "versions");
        var unfinished = Path.Combine(versions, $".{version}.new");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        foreach (var name in files)
        {
            var copy = Path.Combine(unfinished, name);
            File.Copy(Path.Combine(sourceDirectory, name), copy);
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        // Whole or not at all, after a power cut too: the content is on disk before the name is.
        await SyncAsync([.. files.Select(name => Path.Combine(unfinished, name)), unfinished], cancellationToken);
        Directory.Move(unfinished, target);
        await SyncAsync([versions, spec.Install], cancellationToken);
    }

    private async Task LinkAsync(string version, CancellationToken cancellationToken)
    {
        RequireVersion(version);
        var current = new FileInfo(Path.Combine(spec.Install, "current"));
        if (current.LinkTarget is not null || current.Exists || Directory.Exists(current.FullName))
        {
            return;
        }

        File.CreateSymbolicLink(current.FullName, $"versions/{version}");
        await SyncAsync([spec.Install], cancellationToken);
    }

    // The host has answered: nothing is in doubt, and what was begun is taken away by the next attempt.
    private async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("host.write_failed", $"Cannot write in {spec.Install}: {e.Message}", "Make room or repair the layout, then retry."), e);
        }
    }

    public Task<HostSpace> FreeSpaceAsync(CancellationToken cancellationToken) => Task.FromResult(
        new HostSpace(DiskRoom.FreeAt(spec.Install), DiskRoom.FreeAt(spec.DataDir)) { BesideDataBytes = DiskRoom.FreeAt(Path.GetDirectoryName(spec.DataDir)!) });

    public Task<MemberData> InspectDataAsync(CancellationToken cancellationToken)
    {
        var directory = new DirectoryInfo(Path.Combine(spec.DataDir, "member"));
        try
        {
            // A directory that is not there is told as one without files: a member that never ran has none.
            var all = directory.Exists ? directory.GetFiles("*", SearchOption.AllDirectories) : [];
            List<FileInfo> files = [.. all.Where(file => file.Directory!.Name == "snap")];
            var newest = files.Where(file => file.Extension == ".snap").MaxBy(file => file.Name, StringComparer.Ordinal);
            return Task.FromResult(new MemberData(
                files.FirstOrDefault(file => file.Name == "db")?.Length,
                newest is null ? null : new(newest.Length, new(newest.LastWriteTimeUtc, TimeSpan.Zero)),
                all.Sum(file => file.Length)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostException("host.data_unreadable", $"{directory.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    public async Task<MemberConfiguration?> InspectConfigurationAsync(CancellationToken cancellationToken) =>
        (await LookAsync(cancellationToken)).Process is { } running && LocalEtcdProcesses.Find(running.Pid, IsOurs) is { } process && process.ConfigFile is null == process.ConfigText is null
            ? process.Configuration
            : null;

    // What it was started with shows in messages: of files that somebody else names, nothing does.
    private bool IsOurs(string configFile)
    {
        var real = RealPathOf(configFile);
        return (spec.ConfigFile is { } described && real == RealPathOf(described)) || Path.GetDirectoryName(real) == Path.Combine(RealPathOf(spec.Install), "configurations");
    }

    private static string RealPathOf(string path)
    {
        try
        {
            return (Directory.Exists(path) ? Directory.ResolveLinkTarget(path, returnFinalTarget: true) : File.ResolveLinkTarget(path, returnFinalTarget: true))?.FullName ?? Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);
        }
    }

    public Task<SnapshotAnswer> BackUpV2Async(string version, Stream destination, CancellationToken cancellationToken)
    {
        RequireVersion(version);
        return V2DataCopy.WriteAsync(spec, Path.Combine(VersionDirectory(version), "etcdctl"), version, destination, cancellationToken);
    }

    public Task PrepareDataAsync(DataRestore restore, CancellationToken cancellationToken)
    {
        RequireVersion(restore.Version);
        return WriteAsync(() => restorer.PrepareAsync(restore, VersionDirectory(restore.Version), cancellationToken));
    }

    public Task<DataRestoreState> InspectRestoreAsync(string restore, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(restorer.Inspect(restore));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostException("host.data_unreadable", $"{spec.DataDir} cannot be read: {exception.Message}", exception);
        }
    }

    public async Task<PlaceAnswer> PlaceDataAsync(HostAuthority authority, string restore, CancellationToken cancellationToken)
    {
        var answer = await script.RunAsync(
            ["place", .. Place, .. Show(authority), "--prepared", restorer.PreparedOf(restore), "--kept", restorer.KeptOf(restore)], answerDeadline + answerDeadline, cancellationToken);
        answer.ThrowWhenUnreadable(spec.Install);
        return new(
            answer.End switch
            {
                "done" => PlaceEnd.Done,
                "lower-number" => PlaceEnd.LowerNumber,
                "other-controller" => PlaceEnd.OtherController,
                "running" => PlaceEnd.Running,
                "too-late" or "start-failed" or "write-failed" => PlaceEnd.Failed,
                _ => throw NotUnderstood(answer),
            },
            answer.Detail ?? "",
            answer.ToView());
    }

    public async Task<IReadOnlyList<string>> ReadLogTailAsync(int lines, CancellationToken cancellationToken)
    {
        if (!File.Exists(spec.LogFile))
        {
            return [];
        }

        await using var log = new FileStream(spec.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var cut = log.Length > logTailBytes;
        log.Seek(cut ? -logTailBytes : 0, cut ? SeekOrigin.End : SeekOrigin.Begin);
        var buffer = new byte[logTailBytes];
        var length = await log.ReadAtLeastAsync(buffer, logTailBytes, throwOnEndOfStream: false, cancellationToken);
        var all = Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n').Split('\n');
        // The first line of a cut is half of one.
        return [.. all.Skip(cut ? 1 : 0).TakeLast(lines).Where(line => line.Length > 0)];
    }

    private string CopyOf(string copy) => copy.All(c => char.IsAsciiHexDigitLower(c) || c == '-')
        ? $"{spec.DataDir}.stopped-{copy}"
        : throw new ArgumentException($"'{copy}' is no name of a copy", nameof(copy));

    private string[] Place => ["--install", spec.Install, "--data-dir", spec.DataDir, .. spec.ConfigFile is { } file ? ["--named", file] : Array.Empty<string>()];

    private static string[] Show(HostAuthority authority) =>
    [
        "--controller", RequireOneLine(authority.Controller),
        "--cluster", RequireOneLine(authority.Cluster),
        "--number", authority.Number.ToString(CultureInfo.InvariantCulture),
    ];

    private static string[] TakeOver(HostAuthority authority) =>
        authority.TakesOverFrom is { } former ? ["--take-over-from", RequireOneLine(former)] : [];

    private static string Show(HostInstant instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{RequireOneLine(instant.Boot)}:{(long)Math.Round(instant.Uptime.TotalMilliseconds / 10)}");

    private async Task<SwapAnswer> ChangeAsync(
        string command, HostAuthority authority, bool kill, TimeSpan stopDeadline, IEnumerable<string> options, string[] commandLine,
        CancellationToken cancellationToken)
    {
        var call = Guid.NewGuid().ToString("N");
        var seconds = ((long)Math.Ceiling(stopDeadline.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            command, .. Place, .. Show(authority), "--call", call, "--stop-deadline", seconds, .. options, .. kill ? ["--kill"] : Array.Empty<string>(),
            .. commandLine,
        ];
        var answer = await script.RunAsync(arguments, answerDeadline, cancellationToken);
        if (answer.Script is { } pid)
        {
            var file = Path.Combine(spec.Install, ".etcdup", $"answer-{call}");
            answer = await script.FollowAsync(pid, file, stopDeadline + changeMargin, cancellationToken);
        }

        answer.ThrowWhenUnreadable(spec.Install);
        var end = answer.End switch
        {
            "done" => SwapEnd.Done,
            "lower-number" => SwapEnd.LowerNumber,
            "other-controller" => SwapEnd.OtherController,
            "not-licensed" => SwapEnd.NotLicensed,
            "too-late" => SwapEnd.TooLate,
            "wrong-binary" => SwapEnd.WrongBinary,
            "copy-failed" => SwapEnd.CopyFailed,
            "stop-timed-out" => SwapEnd.StopTimedOut,
            "start-failed" => SwapEnd.StartFailed,
            "not-joined" => SwapEnd.NotJoined,
            "data-missing" => SwapEnd.DataMissing,
            "write-failed" => SwapEnd.WriteFailed,
            _ => throw NotUnderstood(answer),
        };
        return new SwapAnswer(end, answer.Detail, answer.ToView());
    }

    private static async Task RequireSameAsync(IEnumerable<string> files, string source, string target, CancellationToken cancellationToken)
    {
        foreach (var name in files)
        {
            var there = Path.Combine(target, name);
            if (!File.Exists(there)
                || await ReleaseInspector.HashAsync(there, cancellationToken) != await ReleaseInspector.HashAsync(Path.Combine(source, name), cancellationToken))
            {
                throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                    "binaries.differs", $"{there} is not the file that was to be installed; it was left alone.", "Find out which of the two is right and remove the other."));
            }
        }
    }

    private static async Task SyncAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var result = await LocalProgram.RunAsync("sync", ["--", .. paths], cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new HostException("host.write_failed", result.Error.Trim());
        }
    }

    private string VersionDirectory(string version) => Path.Combine(spec.Install, "versions", version);

    private static void RequireVersion(string version)
    {
        if (version.Length == 0 || version[0] == '.' || !version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '_'))
        {
            throw new ArgumentException("not the name of a release", nameof(version));
        }
    }

    private static string RequireOneLine(string text) =>
        text.Length > 0 && !text.Any(char.IsControl) ? text : throw new ArgumentException("empty, or with a control character", nameof(text));

    private HostException NotUnderstood(ScriptAnswer answer) => new("host.script_failed", $"{spec.Install}: member.sh answered '{answer.End}'.");
}
