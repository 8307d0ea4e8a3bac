using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;
using static EtcdUpgradeWorkflows.Etcd.Hosts.ShellWord;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>
/// What member.sh does to a process host, as lines for a person's shell on that machine: under the same lock, in the same order, so that neither is in the other's way. They are one
/// block, in a shell of its own that ends at the first failure: typed or pasted, nothing goes on after a line that failed. What was seen is seen again under the lock, for a person may paste
/// a block of an old look, or two of one. The record is left alone: the next run of etcdup finds the member whole and closes it.
/// </summary>
internal static class HandSteps
{
    private const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private const string DataDirectory = "ETCD_DATA_DIR";
    private const string No = "no() { echo \"$1\" >&2; exit 1; }";

    private static readonly EtcdMinor FirstWithV3 = new(3, 0);

    // What upgrade-2.2-to-2.3 has CopyStopped for.
    private static readonly (EtcdMinor From, EtcdMinor To) CopiedHop = (new(2, 2), new(2, 3));

    /// <summary>Stops the process when there is one, switches the link when it leads elsewhere, and starts.</summary>
    /// <param name="from">The release on the other side of its swap; null when there is none.</param>
    /// <param name="seen">What the lines rest on: whatever of it does not hold any more ends the block.</param>
    /// <returns>The block, and last the line that asks whether the member serves: it may be given again.</returns>
    public static IReadOnlyList<string> Start(ClusterSpec cluster, MemberSpec member, EtcdVersion release, EtcdVersion? from, ClusterView seen)
    {
        var spec = (ProcessHostSpec)member.Host;
        var variables = VariablesOf(cluster, member, release);
        var host = seen.FindMember(member.Name)!.Host!;
        // Before the stop whatever can fail: a value that is not set, the binary, the configuration, the log.
        List<string> steps =
        [
            .. variables.Where(variable => variable.IsAsked).Select(variable => $": \"${{{variable.Asked}:?the value of {variable.Name} of {member.Name} is in the cluster file}}\""),
            .. Try(spec, release), .. TryConfiguration(spec, release), .. Lock(spec), $": >>{Quote(spec.LogFile)}",
        ];
        // That an old release may be started rests on what the others run.
        steps.AddRange(from > release ? cluster.Members.SelectMany(other => Linked(other.Host, seen.FindMember(other.Name)?.Host)) : Linked(spec, host));
        steps.AddRange(host.Process is { } running ? [.. OthersServe(cluster, member, release, seen), .. Same(running), .. Stop(running)] : Untouched(spec, seen.ProbedAt));
        steps.AddRange(Unused(spec));
        if (from?.Minor == CopiedHop.From && release.Minor == CopiedHop.To) steps.Add(Copy(spec));
        if (host.LinkVersion != release.ToString()) steps.AddRange(Switch(spec, release));
        steps.Add("cd /");
        steps.Add($"setsid env -i PATH={Path} {StartLine(spec, release, variables)} </dev/null >>{Quote(spec.LogFile)} 2>&1 9>&- &");
        return [.. Block(steps), Check(spec, "current", cluster.Access, [member], release) + (release.Minor < FirstWithV3 ? " && echo it serves" : "")];
    }

    /// <summary>Points the link at what runs.</summary>
    public static IReadOnlyList<string> SwitchOnly(ProcessHostSpec spec, EtcdVersion release, HostView seen) =>
        Block([.. Try(spec, release), .. Lock(spec), .. Linked(spec, seen), .. Same(seen.Process!), .. Switch(spec, release)]);

    // The lock is a descriptor of that shell: it goes with it.
    private static List<string> Block(IReadOnlyList<string> steps) => ["( set -e", No, .. steps, ")"];

    private static string[] Lock(ProcessHostSpec spec) =>
        [$"mkdir -p {Quote($"{spec.Install}/.etcdup")}", $"exec 9>>{Quote($"{spec.Install}/.etcdup/lock")}", "flock -w 60 9"];

    // As member.sh and the check of binaries: the file itself, and what it says it is.
    private static string[] Try(ProcessHostSpec spec, EtcdVersion release)
    {
        var directory = $"{spec.Install}/versions/{release}";
        return
        [
            $"[ ! -L {Quote(directory)} ] && [ ! -L {Quote($"{directory}/etcd")} ] && {Quote($"{directory}/etcd")} --version | grep -qxF 'etcd Version: {release}' || no {Quote($"{directory}/etcd is not {release}")}",
        ];
    }

    // A member is started with this very content (ADR 30).
    private static string[] TryConfiguration(ProcessHostSpec spec, EtcdVersion release) =>
        spec.ConfigurationOf(release.Minor).File is { } yaml && PathOfConfiguration(spec, release, yaml) is var path
            ? [$"sha256sum <{Quote(path)} | grep -q ^{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)))} || no {Quote($"{path} is not what the cluster file has for {release.Minor}: write that there")}"]
            : [];

    private static IEnumerable<string> Linked(HostSpec host, HostView? seen)
    {
        if (host is not ProcessHostSpec spec || seen is null) yield break;
        var current = Quote($"{spec.Install}/current");
        var no = $"no {Quote($"{spec.Install}/current has changed: look again")}";
        yield return seen.LinkVersion is { } version
            ? $"[ \"$(readlink -f {current})\" = \"$(readlink -f {Quote($"{spec.Install}/versions/{version}")})\" ] || {no}"
            : $"[ ! -L {current} ] || {no}";
    }

    // An etcd that was started since has changed them, alive or not: it writes there before anything else.
    private static string[] Untouched(ProcessHostSpec spec, DateTimeOffset seenAt) =>
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"[ -z \"$(find {Quote($"{spec.DataDir}/member")} -newermt @{seenAt.ToUnixTimeMilliseconds() / 1000m:0.000} -print -quit)\" ] || no {Quote($"{spec.DataDir} has changed: look again")}"),
    ];

    // etcd locks its database, and before 3.0, which has none, its log.
    private static string[] Unused(ProcessHostSpec spec) =>
    [
        $"for f in {Quote($"{spec.DataDir}/member/snap/db")} {Quote($"{spec.DataDir}/member/wal")}/*.wal; do [ ! -e \"$f\" ] || flock -n \"$f\" true || no \"$f is in use: look again\"; done",
    ];

    // As member.sh knows a process: by start time and executable beside its pid, which another process may have by now.
    private static string[] Same(HostProcess running)
    {
        var pid = Pid(running);
        return
        [
            $"start_time() {{ sed -n 's/.*) [^ZX] //p' /proc/{pid}/stat 2>/dev/null | cut -d ' ' -f 19; }}",
            $"[ \"$(start_time)\" = {Start(running)} ] && [ \"$(readlink /proc/{pid}/exe | sed 's/ (deleted)$//')\" = {Quote(running.Executable)} ] || no 'process {pid} is another one now: look again'",
        ];
    }

    private static string[] Stop(HostProcess running) => [$"kill -TERM {Pid(running)}", $"while [ \"$(start_time)\" = {Start(running)} ]; do sleep 0.1; done"];

    private static string Pid(HostProcess running) => running.Pid.ToString(CultureInfo.InvariantCulture);

    private static string Start(HostProcess running) => running.StartTime.ToString(CultureInfo.InvariantCulture);

    // Whole or not at all; one that is there is left alone.
    private static string Copy(ProcessHostSpec spec)
    {
        var (data, copy, unfinished) = (Quote(spec.DataDir), Quote($"{spec.DataDir}.stopped-by-hand"), Quote($"{spec.DataDir}.stopped-by-hand.new"));
        return $"if [ ! -e {copy} ]; then cp -aT {data} {unfinished}; sync -f {unfinished}; mv -T {unfinished} {copy}; fi";
    }

    private static string[] Switch(ProcessHostSpec spec, EtcdVersion release)
    {
        var next = Quote($"{spec.Install}/current.new");
        return [$"ln -sfT versions/{release} {next}", $"mv -fT {next} {Quote($"{spec.Install}/current")}", $"sync {Quote(spec.Install)}"];
    }

    private static IReadOnlyList<Variable> VariablesOf(ClusterSpec cluster, MemberSpec member, EtcdVersion release)
    {
        var spec = (ProcessHostSpec)member.Host;
        var configuration = spec.ConfigurationOf(release.Minor);
        var prefix = PrefixOf(cluster, member);
        var given = configuration.Environment.Select(pair => new Variable(pair.Key, pair.Value, prefix));
        return [.. configuration.File is null ? given : given.Where(variable => variable.Name != DataDirectory).Append(new(DataDirectory, spec.DataDir, prefix))];
    }

    // One shell may serve for all members, and has variables of its own: what was set for another one is not taken for this one.
    private static string PrefixOf(ClusterSpec cluster, MemberSpec member)
    {
        var prefixes = cluster.Members.Select(one => string.Concat(one.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_')) + "_").ToList();
        var index = cluster.Members.Index().First(one => one.Item.Name == member.Name).Index;
        return prefixes.Any(one => char.IsAsciiDigit(one[0])) || prefixes.Index().Any(one => prefixes.Index().Any(other => one.Index != other.Index && other.Item.StartsWith(one.Item, StringComparison.Ordinal)))
            ? string.Create(CultureInfo.InvariantCulture, $"MEMBER{index + 1}_")
            : prefixes[index];
    }

    private static string StartLine(ProcessHostSpec spec, EtcdVersion release, IReadOnlyList<Variable> variables)
    {
        var configuration = spec.ConfigurationOf(release.Minor);
        var arguments = configuration.File is { } yaml ? ["--config-file", PathOfConfiguration(spec, release, yaml)] : configuration.Arguments;
        return string.Join(' ', variables.Select(variable => variable.Word).Concat(arguments.Prepend($"{spec.Install}/current/etcd").Select(Quote)));
    }

    /// <summary>Values may be secrets, so the person's shell has to have them. No secret are an empty one and the data directory.</summary>
    private sealed record Variable(string Name, string Value, string Prefix)
    {
        public bool IsAsked => Value.Length > 0 && Name != DataDirectory;

        public string Asked => Prefix + Name;

        public string Word => IsAsked ? $"{Name}=\"${{{Asked}:?}}\"" : Quote($"{Name}={Value}");
    }

    // A copy of ours is called by its content. The original that was never laid down is where its owner has it; a later revision is nowhere else.
    private static string PathOfConfiguration(ProcessHostSpec spec, EtcdVersion release, string yaml)
    {
        var copy = ProcessHost.ConfigurationPath(spec, Encoding.UTF8.GetBytes(yaml));
        return File.Exists(copy) || spec.RevisionOf(release.Minor) is not null ? copy : spec.ConfigFile ?? copy;
    }

    // G1 once more, right before the stop: the look may be minutes old. Counted by what is printed, for before 3.2 the exit code says nothing.
    private static IEnumerable<string> OthersServe(ClusterSpec cluster, MemberSpec member, EtcdVersion release, ClusterView seen)
    {
        var others = cluster.Members.Where(other => other.Name != member.Name).ToList();
        const string no = "no 'another member does not serve: look again'";
        var versions = $"versions/{release}";
        return seen.Versions.Append(release).Min() is var lowest && lowest.Minor < FirstWithV3
            ? others.Select(other => $"{Check((ProcessHostSpec)member.Host, versions, cluster.Access, [other], lowest)} || {no}")
            : [string.Create(CultureInfo.InvariantCulture, $"[ \"$({Check((ProcessHostSpec)member.Host, versions, cluster.Access, others, lowest)} 2>&1 | grep -c ' is healthy')\" = {others.Count} ] || {no}")];
    }

    /// <param name="directory">Of the tools, within the install directory.</param>
    /// <param name="lowest">Before 3.0 there is only the v2 API, whose health question never ends beside a member that hangs: a quorum read is asked.</param>
    private static string Check(ProcessHostSpec spec, string directory, EtcdAccess access, IReadOnlyList<MemberSpec> asked, EtcdVersion lowest)
    {
        var tool = Quote($"{spec.Install}/{directory}/etcdctl");
        var urls = Quote(string.Join(',', asked.Select(one => one.ClientUrl.GetLeftPart(UriPartial.Authority))));
        return lowest.Minor < FirstWithV3
            ? string.Join(' ', [
                "ETCDCTL_API=2 timeout 10", tool, "--no-sync", "--endpoint", urls, .. Given("--ca-file", access.CaFile), .. Given("--cert-file", access.CertFile), .. Given("--key-file", access.KeyFile),
                .. Given("--username", access.Username), "ls --quorum / >/dev/null"])
            : string.Join(' ', [
                "ETCDCTL_API=3", .. Login(access), tool, "--endpoints", urls, .. Given("--cacert", access.CaFile), .. Given("--cert", access.CertFile), .. Given("--key", access.KeyFile),
                .. access.PasswordReference is null ? Given("--user", access.Username) : [], "endpoint health"]);
    }

    private static string[] Given(string flag, string? value) => value is null ? [] : [flag, Quote(value)];

    // From where the cluster file says it is, and by a variable: a prompt would take the next line that was pasted, and arguments show in the process list.
    private static string[] Login(EtcdAccess access)
    {
        const string file = "file:";
        return access is not { Username: { } user, PasswordReference: { } reference } ? []
            : reference.StartsWith(file, StringComparison.Ordinal) ? [$"ETCDCTL_USER={Quote($"{user}:")}\"$(cat {Quote(reference[file.Length..])})\""]
            : [$"ETCDCTL_USER={Quote($"{user}:")}\"${{{SecretReference.Parse(reference).Name}:?}}\""];
    }
}
