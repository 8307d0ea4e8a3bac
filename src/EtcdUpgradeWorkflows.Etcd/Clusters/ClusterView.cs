using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Clusters;

/// <summary>One member as it was seen in one probe. What it did not answer is null; nothing is carried over from an earlier probe.</summary>
/// <param name="Name">As the cluster file calls it.</param>
/// <param name="Id">Hex, as the member itself says; null when it did not.</param>
/// <param name="Reachable">It answered something. Says nothing of quorum.</param>
/// <param name="Serves">It answered its own linearizable read: the only proof of health.</param>
/// <param name="Error">Why it does not serve, or why it could not be asked everything.</param>
/// <param name="Host">What its host shows; null when no host was asked or it gave no answer.</param>
/// <param name="HostError">Why <paramref name="Host"/> is null though the host was asked.</param>
/// <param name="Revision">What the linearizable read returned.</param>
/// <param name="ProbedAt">When the probe began: everything here was seen at or after it.</param>
public sealed record MemberView(
    string Name,
    string? Id,
    Uri Endpoint,
    bool Reachable,
    bool Serves,
    WorkflowError? Error,
    MemberStatus? Status,
    VersionAnswer? Version,
    MemberListAnswer? MemberList,
    HostView? Host,
    WorkflowError? HostError,
    long? Revision,
    DateTimeOffset ProbedAt)
{
    /// <summary>The version it says it runs; null when it did not answer, or not with a release.</summary>
    [JsonIgnore]
    public EtcdVersion? ServerVersion => EtcdVersion.TryParse(Version?.Server ?? Status?.Version, out var version) ? version : null;

    /// <summary>The cluster version as this member knows it.</summary>
    [JsonIgnore]
    public EtcdVersion? ClusterVersion => EtcdVersion.TryParse(Version?.Cluster, out var version) ? version : null;

    /// <summary>Its host says that a swap was begun and not ended: it may be half done.</summary>
    [JsonIgnore]
    public bool IsHalfDone => Host?.Record is { Open: true };

    /// <summary>Its host was looked at and nothing runs there.</summary>
    [JsonIgnore]
    public bool IsStopped => Host is { Process: null };

    /// <summary>Nobody listens at its client URL: the only proof over the network that it does not run.</summary>
    [JsonIgnore]
    public bool IsSilent { get; init; }

    /// <summary>
    /// Why it must not be taken for stopped; null: it is stopped, or its host shows that it runs. A host tells of the processes it can see; one that its description does not lead to
    /// answers all the same.
    /// </summary>
    public WorkflowError? FindNoise() =>
        Host is { Process: not null } || (Host is not null && IsSilent) ? null
        : Host is null ? HostError ?? WorkflowError.Transient("host.unreachable", $"The host of {Name} gave no answer.")
        : Reachable || Error?.Code is "etcd.denied" or "etcd.certificate_missing" or "etcd.no_leader" or "etcd.out_of_range" or "etcd.unimplemented" or "etcd.refused"
            ? WorkflowError.NeedsOperator(
                "host.process_unseen", $"{Name} answers at {Endpoint.GetLeftPart(UriPartial.Authority)}, and its host shows no process of it: it was not taken for stopped, and its data were left alone.",
                "Find the process that listens there. Its data directory or its file has to be the described one, and this server's user has to be allowed to look at it.")
        : WorkflowError.Transient(
            "host.process_unsure", $"The host of {Name} shows no process of it, and that nobody listens at {Endpoint.GetLeftPart(UriPartial.Authority)} could not be seen: {Error?.Message}", "Its client URL has to lead to its machine; then retry.");

    /// <summary>It runs the release, serves, nothing is half done, and it would start the same again: it is not touched again (G2).</summary>
    public bool IsSettledOn(EtcdVersion target) =>
        Serves && !IsHalfDone && ServerVersion == target && (Host?.LinkVersion is not { } link || link == target.ToString());
}

/// <summary>A cluster as it was seen in one probe of all its members, in the order of the cluster file.</summary>
/// <param name="MemberList">As the first serving member tells it (linearizable), else as any member does; null when none did.</param>
/// <param name="ClusterId">Hex, likewise.</param>
/// <param name="LeaderId">Hex, of the highest term seen; null when nobody knows one.</param>
/// <param name="ClusterVersion">The highest that any member reports: once it was seen risen it has risen.</param>
/// <param name="Alarms">Null when nobody could be asked, or was.</param>
/// <param name="AuthEnabled">Null when nobody could be asked, or was.</param>
/// <param name="ProbedAt">When the probe began.</param>
public sealed record ClusterView(
    string Name,
    IReadOnlyList<MemberView> Members,
    IReadOnlyList<ListedMember>? MemberList,
    string? ClusterId,
    string? LeaderId,
    EtcdVersion? ClusterVersion,
    IReadOnlyList<EtcdAlarm>? Alarms,
    bool? AuthEnabled,
    DateTimeOffset ProbedAt)
{
    /// <summary>What a serving member's v2 API showed; null when nobody could be asked, or was.</summary>
    public V2StoreAnswer? V2Store { get; init; }

    [JsonIgnore]
    public bool AllServe => Members.All(member => member.Serves);

    [JsonIgnore]
    public MemberView? Leader => LeaderId is { } id ? Members.FirstOrDefault(member => member.Id == id) : null;

    /// <summary>The versions that are known, one per member that told it.</summary>
    [JsonIgnore]
    public IReadOnlyList<EtcdVersion> Versions => [.. Members.Select(member => member.ServerVersion).OfType<EtcdVersion>()];

    /// <summary>The largest database; null when no member told.</summary>
    [JsonIgnore]
    public long? DbSize => Members.Max(member => member.Status?.DbSize);

    /// <summary>
    /// All voters of the member list, one that the cluster file does not know included: it serves as far as we know not. While there is no list,
    /// all members of the file count as voters.
    /// </summary>
    [JsonIgnore]
    public Quorum Quorum => new(
        MemberList is { } list
            ? list.Where(listed => !listed.IsLearner).Select(listed => new Voter(listed.Id, NameOf(listed), Members.Any(m => m.Id == listed.Id && m.Serves)))
            : Members.Select(member => new Voter(member.Id ?? member.Name, member.Name, member.Serves)));

    public MemberView? FindMember(string name) => Members.FirstOrDefault(member => member.Name == name);

    /// <summary>The id a member has: as it says, else as the member list has it under its name.</summary>
    public string? IdOf(MemberView member) => member.Id ?? MemberList?.FirstOrDefault(listed => listed.Name == member.Name)?.Id;

    /// <summary>G1 for a member of this view.</summary>
    public StopVerdict MayStop(MemberView member, bool allowDowntime) => Quorum.MayStop(IdOf(member) ?? member.Name, allowDowntime);

    /// <summary>
    /// Why the process of a member is not to be stopped now; null when it may be. <see cref="MayStop"/>, and one that runs and does not serve is not stopped beside another one that
    /// does not serve either: two members are never down because of us.
    /// </summary>
    public WorkflowError? FindStopRefusal(MemberView member, bool allowDowntime)
    {
        var verdict = MayStop(member, allowDowntime);
        if (verdict is StopVerdict.Refused refused)
        {
            return refused.Error;
        }

        var silent = Quorum.Voters.Where(voter => voter.Name != member.Name && !voter.Serves).Select(voter => voter.Name).ToList();
        return verdict is StopVerdict.CostsNothing && silent.Count > 0
            ? WorkflowError.NeedsOperator("etcd.quorum_at_risk", $"{member.Name} is not stopped while {string.Join(", ", silent)} {(silent.Count == 1 ? "does" : "do")} not serve.", "Repair that first.")
            : null;
    }

    private static string NameOf(ListedMember listed) => listed.IsStarted ? listed.Name : listed.Id;
}
