using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>A cluster as its file describes it, checked. Its reader is <c>ClusterFile</c>.</summary>
public sealed record ClusterSpec(string Name, IReadOnlyList<MemberSpec> Members, EtcdAccess Access)
{
    public MemberSpec? FindMember(string name) => Members.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.Ordinal));
}

/// <summary>One member and where it runs.</summary>
public sealed record MemberSpec(string Name, Uri ClientUrl, Uri PeerUrl, HostSpec Host);

/// <summary>A host description; the kinds that this version has.</summary>
public abstract record HostSpec(string Kind);

/// <summary>A local process: started as <c>&lt;install&gt;/current/etcd</c> with exactly these arguments and this environment.</summary>
public sealed record ProcessHostSpec(
    string Install, string DataDir, IReadOnlyList<string> Arguments, string LogFile, IReadOnlyDictionary<string, string> Environment) : HostSpec("process");
