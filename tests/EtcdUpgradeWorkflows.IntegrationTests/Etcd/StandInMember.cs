using System.Diagnostics;
using System.Globalization;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>
/// A member on the real script whose etcd is a small stand-in: a shell, run under the name etcd, that writes down what happens to it and
/// obeys files: <c>ignore</c> (does not end on SIGTERM), <c>slow</c> (seconds between the signal and the end), <c>holds</c> (has a file of its data open, as etcd has).
/// </summary>
internal sealed class StandInMember : IMemberHostStage
{
    private readonly string directory = Path.Combine(Path.GetTempPath(), $"etcdup host {Guid.NewGuid():N}");

    // One for all hosts: the script is written by the first call of any of them, and then may be broken.
    private readonly MemberHostFactory factory;

    private StandInMember()
    {
        factory = new(Path.Combine(directory, "scripts"), new EtcdClientFactory(RealTime.Clock), RealTime.Clock);
        Spec = new ProcessHostSpec(
            Path.Combine(directory, "the install"),
            Path.Combine(directory, "the data"),
            ["--name", "infra1", "--data-dir", Path.Combine(directory, "the data"), "--initial-cluster", "infra1=http://127.0.0.1:1 $HOME `x` 'y' \"z\" *"],
            Path.Combine(directory, "etcd log"),
            new Dictionary<string, string> { ["ETCD_QUOTA"] = "1 2 $HOME" });
        Host = CreateHost(Spec);
    }

    public ProcessHostSpec Spec { get; }

    public IMemberHost Host { get; }

    public string Old => "1.0.0";

    public string New => "1.1.0";

    public string StateDirectory => Path.Combine(Spec.Install, ".etcdup");

    public string RecordFile => Path.Combine(StateDirectory, "record");

    public string ScriptFile => Directory.EnumerateFiles(Path.Combine(directory, "scripts")).Single();

    public int Starts => Events.Count(line => line == "started");

    public int Stops => Events.Count(line => line == "stopped");

    public IReadOnlyList<string> Events => File.Exists(EventsFile) ? File.ReadAllLines(EventsFile) : [];

    private string EventsFile => Path.Combine(Spec.DataDir, "events");

    public static StandInMember Create()
    {
        var member = new StandInMember();
        Directory.CreateDirectory(member.Spec.DataDir);
        member.LayReleases();
        return member;
    }

    /// <summary>Both releases, into an install directory that is there or not.</summary>
    public void LayReleases()
    {
        Lay(Old);
        Lay(New);
    }

    /// <summary>A file of the test's own beside the member's.</summary>
    public string PathOf(string name) => Path.Combine(directory, name);

    /// <summary>Calls the script as the host would, with a PATH of the test's choice: the process that is left to make the change.</summary>
    public async Task<ProcessIdentity> CallScriptAsync(SwapCall call, string id, string searchPath, CancellationToken cancellationToken)
    {
        var called = await LocalProgram.RunAsync("env", [$"PATH={searchPath}", "sh", .. ScriptArguments(call, id)], cancellationToken);
        Assert.StartsWith("script=", called.Output, StringComparison.Ordinal);
        return ProcessIdentity.Find(int.Parse(called.Output["script=".Length..], CultureInfo.InvariantCulture))!;
    }

    /// <summary>Breaks the script: each text has to be there once, or the mutant is none.</summary>
    public async Task MutateScriptAsync((string Text, string Broken)[] changes, CancellationToken cancellationToken)
    {
        // Written by the host at its first call, and not looked at again.
        await Host.LookAsync(cancellationToken);
        var script = await File.ReadAllTextAsync(ScriptFile, cancellationToken);
        foreach (var (text, broken) in changes)
        {
            Assert.Equal(2, script.Split(text).Length);
            script = script.Replace(text, broken, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(ScriptFile, script, cancellationToken);
    }

    /// <summary>The script and a swap's words.</summary>
    public IReadOnlyList<string> ScriptArguments(SwapCall call, string id) =>
    [
        ScriptFile, "swap", "--install", Spec.Install, "--data-dir", Spec.DataDir, "--controller", call.Authority.Controller,
        "--cluster", call.Authority.Cluster, "--number", Text(call.Authority.Number), "--call", id, "--to", call.To.Version,
        "--size", Text(call.Release.Size), "--inode", Text(call.Release.Inode), "--log", Spec.LogFile,
        "--licence", $"{call.Licence!.Boot}:{Text((long)(call.Licence.Uptime.TotalMilliseconds / 10))}", "--stop-deadline", "30",
        "--", Path.Combine(Spec.Install, "current", "etcd"), .. Spec.Arguments,
    ];

    public IMemberHost CreateHost(ProcessHostSpec spec) =>
        factory.Create(new MemberSpec("infra1", new Uri("http://127.0.0.1:1"), new Uri("http://127.0.0.1:2"), spec));

    /// <summary>What lies in versions/ and is no stand-in.</summary>
    public void Lay(string version, string program)
    {
        var home = Path.Combine(Spec.Install, "versions", version);
        Directory.CreateDirectory(home);
        var etcd = Path.Combine(home, "etcd");
        File.WriteAllText(etcd, program);
        File.SetUnixFileMode(etcd, (UnixFileMode)0b111_101_101);
    }

    public void StopSlowly(double seconds) => File.WriteAllText(
        Path.Combine(Spec.DataDir, "slow"), seconds.ToString(CultureInfo.InvariantCulture));

    public void HoldData() => File.WriteAllText(Path.Combine(Spec.DataDir, "holds"), "");

    public void StopQuickly() => File.Delete(Path.Combine(Spec.DataDir, "slow"));

    public Task IgnoreTermAsync(CancellationToken cancellationToken)
    {
        File.WriteAllText(Path.Combine(Spec.DataDir, "ignore"), "");
        return Task.CompletedTask;
    }

    public void PassStopDeadline(TimeSpan deadline)
    {
    }

    /// <summary>With a tool that makes a directory as etcdctl does.</summary>
    public async Task<DataRestore> PrepareRestoreAsync(CancellationToken cancellationToken)
    {
        var tool = Path.Combine(Spec.Install, "versions", Old, "etcdctl");
        File.WriteAllText(tool, "#!/bin/sh\n[ \"$1 $2 $4\" = 'snapshot restore --data-dir' ] && mkdir -p \"$5/member/snap\" \"$5/member/wal\" && cp \"$3\" \"$5/member/snap/db\"\n");
        File.SetUnixFileMode(tool, (UnixFileMode)0b111_101_101);
        // A copy of v2 data too, for a member that joins: how much room it will need is read from it.
        await LocalProgram.RunAsync("tar", ["-czf", PathOf("snapshot"), "-C", Spec.DataDir, "."], cancellationToken);
        File.WriteAllText(Path.Combine(Spec.DataDir, "before"), "");
        return new("0123456789ab", PathOf("snapshot"), Old, "infra1", "http://127.0.0.1:2", "infra1=http://127.0.0.1:2");
    }

    public int Copies(string copy) => Directory.GetDirectories(directory, $"{Path.GetFileName(Spec.DataDir)}.stopped-{copy}*").Count(d => File.ReadAllLines(Path.Combine(d, "events"))[^1] == "stopped");

    public Task<bool> IsKeptAsync(string restore, CancellationToken cancellationToken) => Task.FromResult(
        File.Exists(Path.Combine($"{Spec.DataDir}.before-{restore}", "before")) && File.ReadAllBytes(Path.Combine(Spec.DataDir, "member", "snap", "db")).AsSpan().SequenceEqual(File.ReadAllBytes(PathOf("snapshot"))));

    public Task PassTimeAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromMilliseconds(10), RealTime.Clock, cancellationToken);

    public async Task DieAsync(CancellationToken cancellationToken)
    {
        var running = (await Host.LookAsync(cancellationToken)).Process!;
        await KillAsync(new ProcessIdentity(running.Pid, running.StartTime), cancellationToken);
    }

    public async Task LeaveHalfDoneAsync(HostAuthority authority, string to, HalfDone far, CancellationToken cancellationToken)
    {
        var release = (await Host.InspectReleaseAsync(to, cancellationToken))!;
        await IgnoreTermAsync(cancellationToken);
        var licence = await Host.ReadClockAsync(cancellationToken);
        var swap = Host.SwapAsync(new SwapCall(authority, new(to), licence, Kill: false, TimeSpan.FromSeconds(30), release), cancellationToken);
        await UntilEventAsync("ignored", cancellationToken);
        await KillAsync(FindScript()!, cancellationToken);
        Assert.Equal("host.script_died", (await Assert.ThrowsAsync<HostException>(() => swap)).Code);
        File.Delete(Path.Combine(Spec.DataDir, "ignore"));

        // What is left to do by hand is what the script would have done: its record says no more than that it is open.
        if (far >= HalfDone.Stopped)
        {
            await DieAsync(cancellationToken);
        }

        if (far >= HalfDone.Switched)
        {
            await LocalProgram.RunAsync("ln", ["-sfnT", $"versions/{to}", Path.Combine(Spec.Install, "current")], cancellationToken);
        }

        if (far >= HalfDone.Started)
        {
            await StartByHandAsync(cancellationToken);
            await Until.TrueAsync(async () => (await Host.LookAsync(cancellationToken)).Process?.Version == to, TimeSpan.FromSeconds(10), cancellationToken);
        }
    }

    /// <summary>As a machine's own start would, in a session of its own.</summary>
    public Task StartByHandAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments) => LocalProgram.RunAsync(
        "sh",
        ["-c", "setsid \"$@\" </dev/null >/dev/null 2>&1 &", "sh", Path.Combine(Spec.Install, "current", "etcd"), .. arguments.Count > 0 ? arguments : Spec.Arguments],
        cancellationToken);

    public Task UntilEventAsync(string line, CancellationToken cancellationToken) => Until.TrueAsync(() => Events.Contains(line), cancellationToken);

    /// <summary>The detached script of this member's host that is under way.</summary>
    public ProcessIdentity? FindScript() => FindProcesses("detached-").FirstOrDefault();

    /// <summary>The stand-ins that live: there must never be two. A stand-in's own fork has its command line until it becomes mkfifo, and is none.</summary>
    public IReadOnlyList<ProcessIdentity> FindMembers()
    {
        var found = FindProcesses("/lib/etcd");
        return [.. found.Where(process => ParentOf(process.Pid) is { } parent && found.TrueForAll(other => other.Pid != parent))];
    }

    public static async Task KillAsync(ProcessIdentity identity, CancellationToken cancellationToken)
    {
        if (ProcessIdentity.Find(identity.Pid) == identity)
        {
            using var process = Process.GetProcessById(identity.Pid);
            process.Kill();
        }

        await Until.TrueAsync(() => ProcessIdentity.Find(identity.Pid) != identity, cancellationToken);
    }

    /// <summary>The script and all that it is calling; a member that it started is in a session of its own.</summary>
    public static async Task KillGroupAsync(ProcessIdentity script, CancellationToken cancellationToken)
    {
        var killed = await LocalProgram.RunAsync("sh", ["-c", "kill -s KILL -- \"-$1\"", "sh", Text(script.Pid)], cancellationToken);
        Assert.True(killed.ExitCode == 0, killed.Error);
        await Until.TrueAsync(() => ProcessIdentity.Find(script.Pid) != script, cancellationToken);
    }

    /// <summary>Ends the member and what changes it.</summary>
    public async Task EndAsync()
    {
        foreach (var process in FindProcesses("detached-").Concat(FindMembers()))
        {
            await KillAsync(process, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(directory, recursive: true);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Null when it has ended.
    private static int? ParentOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Processes that name this member's directory and, in one argument, <paramref name="mark"/>.</summary>
    private List<ProcessIdentity> FindProcesses(string mark)
    {
        List<ProcessIdentity> found = [];
        foreach (var entry in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)))
        {
            try
            {
                var line = File.ReadAllText($"/proc/{entry}/cmdline");
                if (line.Contains(Spec.DataDir, StringComparison.Ordinal) && line.Contains(mark, StringComparison.Ordinal)
                    && ProcessIdentity.Find(int.Parse(entry!, CultureInfo.InvariantCulture)) is { } identity)
                {
                    found.Add(identity);
                }
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return found;
    }

    private void Lay(string version)
    {
        var library = Path.Combine(Spec.Install, "versions", version, "lib");
        Directory.CreateDirectory(library);
        File.Copy("/bin/sh", Path.Combine(library, "etcd"));
        // A fifo that is open both ways never ends: the shell sleeps in it without a child that would outlive it.
        File.WriteAllText(
            Path.Combine(library, "body.sh"),
            """
            while [ "$1" != --data-dir ]; do shift; done
            cd "$2"
            trap 'if [ -e ignore ]; then echo ignored >>events; else echo stopped >>events; [ ! -e slow ] || sleep "$(cat slow)"; exit 0; fi' TERM
            mkfifo "fifo-$$"
            exec 3<>"fifo-$$"
            if [ -e holds ]; then mkdir -p member; exec 4>>member/held; fi
            echo started >>events
            while :; do read -r line <&3; done
            """);
        Lay(version, $"""
            #!/bin/sh
            if [ "$1" = --version ]; then echo 'etcd Version: {version}'; exit; fi
            exec '{library}/etcd' '{library}/body.sh' "$@"
            """);
    }
}
