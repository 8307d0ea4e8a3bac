using System.Globalization;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>
/// What member.sh does to a process host, as lines for a person's shell on that machine: under the same lock, in the same order, so that neither is in the other's way. The
/// record is left alone: the next run of etcdup finds the member whole and closes it.
/// </summary>
internal static class HandSteps
{
    private const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Stops the process when there is one, switches the link when it leads elsewhere, and starts.</summary>
    /// <param name="running">To be stopped; null when the member does not run.</param>
    /// <param name="linked">What the link says now.</param>
    public static IReadOnlyList<string> Start(MemberSpec member, EtcdAccess access, EtcdVersion release, HostProcess? running, string? linked)
    {
        var spec = (ProcessHostSpec)member.Host;
        List<string> lines = [Lock(spec)];
        if (running is not null)
        {
            var pid = running.Pid.ToString(CultureInfo.InvariantCulture);
            lines.Add($"kill -TERM {pid}; while kill -0 {pid} 2>/dev/null && ! grep -q '^State:.[ZX]' /proc/{pid}/status; do sleep 0.1; done");
        }

        if (linked != release.ToString()) lines.Add(Switch(spec, release));
        lines.Add($"cd / && setsid env -i PATH={Path} {StartLine(spec, release)} </dev/null >>{Quote(spec.LogFile)} 2>&1 9>&- &");
        lines.Add("flock -u 9");
        lines.Add(Check(member, access, spec));
        return lines;
    }

    /// <summary>Points the link at what runs.</summary>
    public static IReadOnlyList<string> SwitchOnly(ProcessHostSpec spec, EtcdVersion release) => [Lock(spec), Switch(spec, release), "flock -u 9"];

    private static string Lock(ProcessHostSpec spec) => $"exec 9>>{Quote($"{spec.Install}/.etcdup/lock")} && flock -w 60 9";

    private static string Switch(ProcessHostSpec spec, EtcdVersion release) =>
        $"{Quote($"{spec.Install}/versions/{release}/etcd")} --version && ln -sfT versions/{release} {Quote($"{spec.Install}/current.new")} && mv -fT {Quote($"{spec.Install}/current.new")} {Quote($"{spec.Install}/current")} && sync {Quote(spec.Install)}";

    private static string StartLine(ProcessHostSpec spec, EtcdVersion release)
    {
        var configuration = spec.ConfigurationOf(release.Minor);
        // Values may be secrets, so they are named and not shown.
        var variables = configuration.Environment.Keys.Select(name => $"{name}=VALUE-OF-THE-CLUSTER-FILE");
        var arguments = configuration.Arguments;
        if (configuration.File is { } yaml)
        {
            variables = [.. variables, $"ETCD_DATA_DIR={spec.DataDir}"];
            arguments = ["--config-file", PathOfConfiguration(spec, yaml)];
        }

        return string.Join(' ', variables.Append($"{spec.Install}/current/etcd").Concat(arguments).Select(Quote));
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
