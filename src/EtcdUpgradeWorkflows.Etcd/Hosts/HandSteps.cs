using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>
/// What member.sh does to a process host, as lines for a person's shell on that machine: under the same lock, in the same order, so that neither is in the other's way. They are one
/// block, in a shell of its own that ends at the first failure: typed or pasted, nothing goes on after a line that failed. The record is left alone: the next run of etcdup finds the
/// member whole and closes it.
/// </summary>
internal static class HandSteps
{
    private const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private const string DataDirectory = "ETCD_DATA_DIR";

    /// <summary>Stops the process when there is one, switches the link when it leads elsewhere, and starts.</summary>
    /// <param name="running">To be stopped; null when the member does not run.</param>
    /// <param name="linked">What the link says now.</param>
    /// <returns>The block, and last the line that asks whether the member serves: it may be given again.</returns>
    public static IReadOnlyList<string> Start(MemberSpec member, EtcdAccess access, EtcdVersion release, HostProcess? running, string? linked)
    {
        var spec = (ProcessHostSpec)member.Host;
        var variables = VariablesOf(spec, release);
        // Before the stop whatever can fail: a value that is not set, the binary, the log.
        List<string> steps =
        [
            .. variables.Where(variable => variable.IsAsked).Select(variable => $": \"${{{variable.Name}:?its value is in the cluster file}}\""),
            .. Lock(spec), Try(spec, release), $": >>{Quote(spec.LogFile)}",
        ];
        if (running is not null) steps.AddRange(Stop(running));
        if (linked != release.ToString()) steps.AddRange(Switch(spec, release));
        steps.Add("cd /");
        steps.Add($"setsid env -i PATH={Path} {StartLine(spec, release, variables)} </dev/null >>{Quote(spec.LogFile)} 2>&1 9>&- &");
        return [.. Block(steps), Check(member, access, spec)];
    }

    /// <summary>Points the link at what runs.</summary>
    public static IReadOnlyList<string> SwitchOnly(ProcessHostSpec spec, EtcdVersion release) => Block([.. Lock(spec), Try(spec, release), .. Switch(spec, release)]);

    // The lock is a descriptor of that shell: it goes with it.
    private static List<string> Block(IReadOnlyList<string> steps) => ["( set -e", .. steps, ")"];

    private static string[] Lock(ProcessHostSpec spec) => [$"exec 9>>{Quote($"{spec.Install}/.etcdup/lock")}", "flock -w 60 9"];

    private static string Try(ProcessHostSpec spec, EtcdVersion release) => $"{Quote($"{spec.Install}/versions/{release}/etcd")} --version";

    // As member.sh knows a process: by start time and executable beside its pid, which another process may have by now.
    private static string[] Stop(HostProcess running)
    {
        var pid = running.Pid.ToString(CultureInfo.InvariantCulture);
        var start = running.StartTime.ToString(CultureInfo.InvariantCulture);
        return
        [
            $"start_time() {{ sed -n 's/.*) [^ZX] //p' /proc/{pid}/stat 2>/dev/null | cut -d ' ' -f 19; }}",
            $"[ \"$(start_time)\" = {start} ] && [ \"$(readlink /proc/{pid}/exe | sed 's/ (deleted)$//')\" = {Quote(running.Executable)} ] || {{ echo 'process {pid} is another one now: look again' >&2; exit 1; }}",
            $"kill -TERM {pid}",
            $"while [ \"$(start_time)\" = {start} ]; do sleep 0.1; done",
        ];
    }

    private static string[] Switch(ProcessHostSpec spec, EtcdVersion release)
    {
        var next = Quote($"{spec.Install}/current.new");
        return [$"ln -sfT versions/{release} {next}", $"mv -fT {next} {Quote($"{spec.Install}/current")}", $"sync {Quote(spec.Install)}"];
    }

    private static IReadOnlyList<Variable> VariablesOf(ProcessHostSpec spec, EtcdVersion release)
    {
        var configuration = spec.ConfigurationOf(release.Minor);
        var given = configuration.Environment.Select(pair => new Variable(pair.Key, pair.Value));
        return [.. configuration.File is null ? given : given.Where(variable => variable.Name != DataDirectory).Append(new(DataDirectory, spec.DataDir))];
    }

    private static string StartLine(ProcessHostSpec spec, EtcdVersion release, IReadOnlyList<Variable> variables)
    {
        var configuration = spec.ConfigurationOf(release.Minor);
        var arguments = configuration.File is { } yaml ? ["--config-file", PathOfConfiguration(spec, yaml)] : configuration.Arguments;
        return string.Join(' ', variables.Select(variable => variable.Word).Concat(arguments.Prepend($"{spec.Install}/current/etcd").Select(Quote)));
    }

    /// <summary>Values may be secrets, so the person's shell has to have them. No secret are an empty one and the data directory.</summary>
    private sealed record Variable(string Name, string Value)
    {
        public bool IsAsked => Value.Length > 0 && Name != DataDirectory;

        public string Word => IsAsked ? $"{Name}=\"${{{Name}:?}}\"" : Quote($"{Name}={Value}");
    }

    // A copy of ours is called by its content. One that was never laid down is where its owner has it.
    private static string PathOfConfiguration(ProcessHostSpec spec, string yaml)
    {
        var copy = ProcessHost.ConfigurationPath(spec, Encoding.UTF8.GetBytes(yaml));
        return File.Exists(copy) ? copy : spec.ConfigFile ?? copy;
    }

    private static string Check(MemberSpec member, EtcdAccess access, ProcessHostSpec spec)
    {
        List<string> words = ["ETCDCTL_API=3", Quote($"{spec.Install}/current/etcdctl"), "--endpoints", Quote(member.ClientUrl.GetLeftPart(UriPartial.Authority))];
        if (access.CaFile is { } ca) words.AddRange(["--cacert", Quote(ca)]);
        if (access.CertFile is { } certificate) words.AddRange(["--cert", Quote(certificate)]);
        if (access.KeyFile is { } key) words.AddRange(["--key", Quote(key)]);
        if (access.Username is { } user) words.AddRange(["--user", Quote(user)]);
        return string.Join(' ', [.. words, "endpoint", "health"]);
    }

    /// <summary>For a POSIX shell; plain words stay as they are.</summary>
    private static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':' or '=' or ',' or '+' or '@' or '%') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
