using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Binaries;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;

namespace EtcdUpgradeWorkflows.Etcd.Hosts;

/// <summary>Makes the host that a member's description names.</summary>
/// <param name="scriptsDirectory">Where the server keeps its copy of member.sh.</param>
public sealed class MemberHostFactory(string scriptsDirectory, IEtcdClientFactory clients, TimeProvider timeProvider) : IMemberHostFactory
{
    private readonly MemberScript script = new(scriptsDirectory, timeProvider);
    private readonly ReleaseInspector inspector = new();

    /// <summary>Fails with <c>host.invalid</c>; asks the host nothing.</summary>
    public IMemberHost Create(MemberSpec member) => member.Host switch
    {
        ProcessHostSpec process => new ProcessHost(Check(process, member.Name), script, inspector, clients, timeProvider),
        ManualHostSpec => throw new WorkflowErrorException(ByHand(member.Name)),
        UnknownHostSpec => throw new WorkflowErrorException(WorkflowError.Permanent(
            "host.no_access", $"The host of {member.Name} was not looked at: no host access.", "Give a cluster file that describes the hosts.")),
        _ => throw Invalid(member.Name, $"this version has no host of kind '{member.Host.Kind}'"),
    };

    internal static WorkflowError ByHand(string member) => WorkflowError.Permanent(
        "host.by_hand", $"The host of {member} was not looked at: no host access, a person works it.", "What is asked for here needs the host: do it by hand.");

    private static ProcessHostSpec Check(ProcessHostSpec spec, string member)
    {
        foreach (var (field, path) in new[] { ("install", spec.Install), ("dataDir", spec.DataDir), ("logFile", spec.LogFile), ("configFile", spec.ConfigFile) })
        {
            if (path is null)
            {
                continue;
            }

            // Compared by text with what the kernel tells of a process, so it has to be written in the one plain way.
            if (!path.StartsWith('/') || path.Length < 2 || Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) != path)
            {
                throw Invalid(member, $"'{field}' has to be an absolute path without '.', '..' and a slash at its end");
            }
        }

        foreach (var configuration in spec.Revisions.Select(revision => revision.Configuration).Prepend(spec.Original))
        {
            Check(spec, configuration, member);
        }

        return spec;
    }

    private static void Check(ProcessHostSpec spec, MemberConfiguration configuration, string member)
    {
        string[] texts = [spec.Install, spec.DataDir, spec.LogFile, spec.ConfigFile ?? "", .. configuration.Arguments, .. configuration.Environment.Keys, .. configuration.Environment.Values];
        if (texts.Any(text => text.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0))
        {
            throw Invalid(member, "a path, an argument or a variable holds a line break");
        }

        if (configuration.Environment.Keys.FirstOrDefault(name => name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) is { } bad)
        {
            throw Invalid(member, $"'{bad}' is no name of an environment variable");
        }

        // How the process is found again when the record does not know it.
        if (!NamesDataDirectory(configuration, spec.DataDir))
        {
            throw Invalid(member, $"the arguments do not say --data-dir {spec.DataDir}");
        }
    }

    // With a file the process is given the directory as a variable too, which etcd does not read then.
    private static bool NamesDataDirectory(MemberConfiguration configuration, string dataDir) =>
        configuration.File is not null ? configuration.Find("data-dir")?.Value == dataDir
        : configuration.Arguments.Contains($"--data-dir={dataDir}")
        || configuration.Arguments.Contains($"-data-dir={dataDir}")
        || configuration.Arguments.Zip(configuration.Arguments.Skip(1)).Any(pair => pair.First is "--data-dir" or "-data-dir" && pair.Second == dataDir)
        || (configuration.Environment.TryGetValue("ETCD_DATA_DIR", out var directory) && directory == dataDir);

    private static WorkflowErrorException Invalid(string member, string why) =>
        new(WorkflowError.Permanent("host.invalid", $"The host of member {member} cannot be used: {why}.", "Correct the cluster's description."));
}
