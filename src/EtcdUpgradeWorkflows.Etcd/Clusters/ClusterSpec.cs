using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>A cluster as its file describes it, checked. Its reader is <c>ClusterFile</c>.</summary>
public sealed record ClusterSpec(string Name, IReadOnlyList<MemberSpec> Members, EtcdAccess Access)
{
    public ClusterPolicy Policy { get; init; } = ClusterPolicy.None;

    public MemberSpec? FindMember(string name) => Members.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.Ordinal));
}

/// <summary>What the owners of a cluster ask of every upgrade of it, whoever starts it and by whatever procedure.</summary>
/// <param name="RequiresRehearsal">No member is stopped unless somebody says who rehearsed the hop, and in which run.</param>
public sealed record ClusterPolicy(bool RequiresRehearsal)
{
    public static readonly ClusterPolicy None = new(RequiresRehearsal: false);
}

/// <summary>One member and where it runs.</summary>
public sealed record MemberSpec(string Name, Uri ClientUrl, Uri PeerUrl, HostSpec Host);

/// <summary>A host description; the kinds that this version has.</summary>
public abstract record HostSpec(string Kind);

/// <summary>A local process: started as <c>&lt;install&gt;/current/etcd</c> with exactly these arguments and this environment.</summary>
public sealed record ProcessHostSpec(
    string Install, string DataDir, IReadOnlyList<string> Arguments, string LogFile, IReadOnlyDictionary<string, string> Environment) : HostSpec("process");

/// <summary>A member that is only looked at from outside: nothing of its host is known, and nothing can be done there. In no cluster file.</summary>
public sealed record UnknownHostSpec() : HostSpec("unknown");
