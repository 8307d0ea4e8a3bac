using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>How a member stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberCondition>))]
public enum MemberCondition
{
    /// <summary>It serves, and nothing is half done there.</summary>
    [JsonStringEnumMemberName("whole")]
    Whole,

    /// <summary>A script changes it now, and ends by itself.</summary>
    [JsonStringEnumMemberName("changing")]
    Changing,

    /// <summary>A swap was begun and has not ended.</summary>
    [JsonStringEnumMemberName("halfDone")]
    HalfDone,

    /// <summary>It serves on the release it was on its way to; only its record was not closed.</summary>
    [JsonStringEnumMemberName("recordOpen")]
    RecordOpen,

    /// <summary>It does not run, and no swap is open.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>It runs and answers no linearizable read.</summary>
    [JsonStringEnumMemberName("notServing")]
    NotServing,

    /// <summary>It serves, and would start another release the next time.</summary>
    [JsonStringEnumMemberName("linkedElsewhere")]
    LinkedElsewhere,

    /// <summary>Whether something is half done only its host knows, and it gave no answer.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}

/// <summary>One way on for a member.</summary>
/// <param name="What">Such as <c>finish: bring it to 3.5.16</c>.</param>
/// <param name="Release">What it would run then; null when nothing is to be started.</param>
/// <param name="IsLegal">By what was seen; see <paramref name="Why"/>.</param>
/// <param name="Commands">For a shell on the member's machine; empty when it is not legal, or the host is of a kind that has none.</param>
public sealed record MemberWay(string What, string? Release, bool IsLegal, string Why, IReadOnlyList<string> Commands);

/// <summary>A member, its host, and what may be done there now.</summary>
/// <param name="Said">In one sentence.</param>
/// <param name="RecordWrittenAt">As <see cref="HostTrace.RecordWrittenAt"/>.</param>
/// <param name="From">What it ran before an open swap; null when there is none, or that is not known.</param>
public sealed record ConditionOfMember(
    string Name, Uri ClientUrl, MemberCondition Condition, string Said, bool Reachable, bool Serves, string? Version, bool IsLeader, ulong? RaftIndex, ulong? RaftTerm,
    WorkflowError? Error, HostRecord? Record, DateTimeOffset? RecordWrittenAt, HostProcess? Process, string? Linked, WorkflowError? HostError, string? From,
    IReadOnlyList<MemberWay> Ways);

/// <summary>A cluster as it stands, told by its members and their hosts alone.</summary>
/// <param name="Said">In one sentence.</param>
/// <param name="CanLose">How many more members can go; below zero the cluster does not answer.</param>
/// <param name="Alarms">Null when no member could be asked.</param>
/// <param name="NeedsPerson">Something is half done, down, unknown or alarming.</param>
/// <param name="NothingAnswers">Neither a member nor a host gave any answer.</param>
public sealed record ClusterCondition(
    string Cluster, DateTimeOffset ProbedAt, string Said, string? ClusterVersion, string? LeaderId, int CanLose, IReadOnlyList<EtcdAlarm>? Alarms,
    IReadOnlyList<string> Controllers, bool NeedsPerson, bool NothingAnswers, IReadOnlyList<ConditionOfMember> Members)
{
    /// <summary>Judges one look, or the second of two.</summary>
    /// <param name="downBefore">Members that an earlier look showed stopped, and when: a cluster version that was read after it can prove that an old release may be started.</param>
    public static ClusterCondition Of(
        ClusterSpec spec, ClusterView view, IReadOnlyDictionary<string, HostTrace> traces, IReadOnlyDictionary<string, DateTimeOffset> downBefore, HopRules rules)
    {
        var restore = FindRestore(view, traces);
        ConditionOfMember[] members = [.. view.Members.Select(member => new ConditionJudge(spec, view, member, traces, downBefore, restore, rules).Judge())];
        var strangers = view.MemberList?.Where(listed => view.Members.All(member => member.Id != listed.Id && member.Name != listed.Name)).Select(listed => listed.Name is { Length: > 0 } name ? name : listed.Id).ToArray() ?? [];
        var nothing = members.All(member => !member.Reachable) && view.Members.All(member => member.Host is null);
        List<string> worries = [.. members.Where(member => member.Condition != MemberCondition.Whole).Select(member => member.Said)];
        if (restore is not null) worries.Add(restore);
        worries.AddRange(members.Where(member => member.Record is { } record && record.Cluster != spec.Name).Select(member => ConditionJudge.OtherCluster(member.Name, member.Record!, spec)));
        string[] controllers = [.. members.Select(member => member.Record?.Controller).OfType<string>().Distinct()];
        if (controllers.Length > 1) worries.Add($"The hosts are of {controllers.Length} controllers, and each refuses the others: {string.Join(", ", members.Where(member => member.Record is not null).Select(member => $"{member.Name} of {member.Record!.Controller}"))}.");
        if (view.Alarms is { Count: > 0 } alarms) worries.Add($"Alarms are raised: {string.Join(", ", alarms.Select(alarm => $"{alarm.Kind} of {alarm.MemberId}"))}.");
        if (strangers.Length > 0) worries.Add($"The member list has what the cluster file has not: {string.Join(", ", strangers)}.");
        return new(
            spec.Name, view.ProbedAt,
            nothing ? "Neither a member nor a host answers." : worries.Count > 0 ? string.Join(' ', worries) : "Nothing is half done, and every member serves.",
            view.ClusterVersion?.ToString(), view.LeaderId, view.Quorum.CanLose, view.Alarms,
            controllers, worries.Count > 0, nothing, members);
    }

    // Between the halt of the first member and the start of the last one, what the old cluster wrote would be set aside by whoever goes on with the restore.
    private static string? FindRestore(ClusterView view, IReadOnlyDictionary<string, HostTrace> traces)
    {
        foreach (var (name, id) in traces.SelectMany(trace => trace.Value.Prepared.Select(id => (trace.Key, id))))
        {
            var placed = traces.FirstOrDefault(trace => trace.Value.Restored == id).Key;
            if (placed is not null || view.Members.All(member => member is { Reachable: false, Host.Process: null }))
            {
                return $"Restore {id} has not ended: its data {(placed is not null ? $"are those of {placed} already and" : "")} lie beside those of {name}. Nothing is started: its run goes on with it; by hand see the operations guide.";
            }
        }

        return null;
    }
}

/// <summary>Judges one member. The rules are those of a run: G1 for a stop, rule 5 for an old release.</summary>
internal sealed class ConditionJudge(
    ClusterSpec spec, ClusterView view, MemberView member, IReadOnlyDictionary<string, HostTrace> traces, IReadOnlyDictionary<string, DateTimeOffset> downBefore, string? restore, HopRules rules)
{
    private readonly HostTrace trace = traces.GetValueOrDefault(member.Name) ?? HostTrace.None;

    private HostView? Host => member.Host;

    private HostProcess? Process => Host?.Process;

    /// <summary>As serving members tell it: what another one tells may be long over. Null when none does.</summary>
    private EtcdVersion? ServedVersion => view.Members.Where(one => one.Serves).Max(one => one.ClusterVersion);

    private bool IsByHand => spec.FindMember(member.Name)!.Host is ManualHostSpec;

    public ConditionOfMember Judge()
    {
        var condition = Condition();
        var to = EtcdVersion.TryParse(Host?.Record is { Open: true } open ? open.To?.Version : null, out var wanted) ? wanted : (EtcdVersion?)null;
        var from = to is { } target && condition is MemberCondition.HalfDone or MemberCondition.RecordOpen ? FromOf(target) : null;
        return new(
            member.Name, member.Endpoint, condition, Said(condition, to, from), member.Reachable, member.Serves, member.ServerVersion?.ToString(),
            member.Id is not null && member.Id == view.LeaderId, member.Status?.RaftIndex, member.Status?.RaftTerm, member.Error, Host?.Record, trace.RecordWrittenAt, Process, Host?.LinkVersion,
            IsByHand ? null : member.HostError, from?.ToString(), [.. Ways(condition, to, from).Select(Allowed)]);
    }

    public static string OtherCluster(string member, HostRecord record, ClusterSpec spec) => $"The record on the host of {member} is of cluster {record.Cluster}, and the file describes {spec.Name}: it is another cluster's host, or another's file.";

    // What stands against every way.
    private MemberWay Allowed(MemberWay way) =>
        (Host?.Record is { } record && record.Cluster != spec.Name ? OtherCluster(member.Name, record, spec) : restore) is { } reason ? way with { IsLegal = false, Why = reason, Commands = [] } : way;

    private MemberCondition Condition() =>
        IsByHand ? member.Serves ? MemberCondition.Whole : MemberCondition.NotServing
        : Host is null ? MemberCondition.Unknown
        : trace.ChangedBy is not null || trace.ChangedMeanwhile ? MemberCondition.Changing
        : Host.Record is { Open: true, To: var to } ? Process is { Version: { } running } && running == to?.Version && Host.LinkVersion == running && member.Serves ? MemberCondition.RecordOpen : MemberCondition.HalfDone
        : Process is null ? member.FindNoise() is null ? MemberCondition.Down : MemberCondition.Unknown
        : !member.Serves ? MemberCondition.NotServing
        : Host.LinkVersion is { } link && Process.Version is { } version && link != version ? MemberCondition.LinkedElsewhere
        : MemberCondition.Whole;

    private string Said(MemberCondition condition, EtcdVersion? to, EtcdVersion? from)
    {
        var since = trace.RecordWrittenAt is { } written ? $" since {written:u}" : "";
        var runs = Process is null ? "it does not run" : $"it runs {Process.Version ?? Process.Executable}{(member.Serves ? "" : " and does not serve")}";
        return condition switch
        {
            MemberCondition.Whole => $"{member.Name} serves{(member.ServerVersion is { } version ? $" on {version}" : "")}.",
            MemberCondition.Changing when trace.ChangedBy is null => $"{member.Name} was changed while it was looked at. Look again.",
            MemberCondition.Changing => $"{member.Name} is changed now, by process {trace.ChangedBy} on its host; it ends by itself. Look again in a minute.",
            MemberCondition.HalfDone =>
                $"{member.Name} is half done{since}: a swap {(from is { } before ? $"from {before} " : "")}to {to?.ToString() ?? "a release that its record does not name"} is open under number {Host!.Record!.Number}; {runs}, and its link says {Host.LinkVersion ?? "nothing"}.",
            MemberCondition.RecordOpen => $"{member.Name} serves on {to}, to which its swap went; only its record was not closed{since} (number {Host!.Record!.Number}).",
            MemberCondition.Down => $"{member.Name} does not run, and no swap is open there.",
            MemberCondition.NotServing => $"{member.Name} does not serve: {member.Error?.Message}",
            MemberCondition.LinkedElsewhere => $"{member.Name} runs {Process!.Version}, and its link says {Host!.LinkVersion}: that is what its next start would be.",
            _ => Host is null ? $"Whether {member.Name} is half done is not known: {member.HostError?.Message ?? "its host gave no answer."}" : member.FindNoise()!.Message,
        };
    }

    /// <summary>What it ran before: what it still runs or would start, otherwise what another member runs.</summary>
    private EtcdVersion? FromOf(EtcdVersion to)
    {
        var candidates = new[] { Process?.Version, Host?.LinkVersion }.Select(text => EtcdVersion.TryParse(text, out var version) ? version : (EtcdVersion?)null)
            .Concat(view.Members.Where(other => other.Name != member.Name).Select(other => other.ServerVersion));
        return candidates.FirstOrDefault(version => version is { } known && known != to);
    }

    private List<MemberWay> Ways(MemberCondition condition, EtcdVersion? to, EtcdVersion? from)
    {
        switch (condition)
        {
            case MemberCondition.RecordOpen:
                return [new("nothing to do", to?.ToString(), IsLegal: true, "It is whole; the next run of etcdup closes the record.", [])];
            case MemberCondition.HalfDone when to is { } target:
                List<MemberWay> ways = [WayTo(target, $"finish: bring it to {target}", from)];
                if (from is { } before)
                {
                    ways.Add(IsRunning(before) ? Leave(before) : WayTo(before, $"put {before} back", target));
                }
                else
                {
                    ways.Add(new("put the old release back", null, IsLegal: false, "What it ran before is not known: neither its process, its link nor another member tells another release.", []));
                }

                return ways;
            case MemberCondition.HalfDone:
                return [new("ask", null, IsLegal: false, "The record names no release that can be read: look at it and at what runs before anything is done.", [])];
            case MemberCondition.Down when EtcdVersion.TryParse(Host?.LinkVersion, out var link):
                return [WayTo(link, $"start it with {link}, which its link names", other: null)];
            case MemberCondition.Down:
                return [new("start it", null, IsLegal: false, "Its host has no link `current` that says what it should run.", [])];
            case MemberCondition.LinkedElsewhere when EtcdVersion.TryParse(Process!.Version, out var running):
                return [Leave(running)];
            default:
                return [];
        }
    }

    /// <summary>Which other member runs, links to or was on its way to a release of a later minor; null when none that was seen.</summary>
    private string? FindNewerElsewhere(EtcdVersion release) => Told().Where(told => told.Version.Minor > release.Minor).Select(told => $"{told.Name} {told.What} {told.Version}").FirstOrDefault();

    /// <summary>The releases that other members and their hosts name.</summary>
    private IEnumerable<(string Name, string What, EtcdVersion Version)> Told()
    {
        foreach (var one in view.Members.Where(one => one.Name != member.Name))
        {
            (string What, string? Version)[] told =
                [("runs", one.ServerVersion?.ToString() ?? one.Host?.Process?.Version), ("has a record to", one.Host?.Record?.To?.Version), ("has a link to", one.Host?.LinkVersion)];
            foreach (var (what, text) in told)
            {
                if (EtcdVersion.TryParse(text, out var version)) yield return (one.Name, what, version);
            }
        }
    }

    // The cluster version rises only when every member runs the newer release. A closed record tells the last swap here; without it only a person knows.
    private bool WasLastSwappedTo(EtcdVersion release) =>
        Host?.Record is { Open: false, To: var to } && (to is null || (EtcdVersion.TryParse(to.Version, out var last) && last.Minor <= release.Minor));

    private bool IsRunning(EtcdVersion release) => Process?.Version == release.ToString();

    /// <summary>It still runs this release: nothing is stopped, and its link is put right.</summary>
    private MemberWay Leave(EtcdVersion release) => new(
        $"leave it on {release}", release.ToString(), IsLegal: true,
        Host!.LinkVersion == release.ToString() ? "It still runs that, and nothing was stopped: nothing has to be done." : "It still runs that, and nothing was stopped: only its link has to be put back.",
        Host.LinkVersion == release.ToString() || spec.FindMember(member.Name)!.Host is not ProcessHostSpec host ? [] : HandSteps.SwitchOnly(host, release, Host));

    /// <param name="other">The release on the other side of its swap.</param>
    private MemberWay WayTo(EtcdVersion release, string what, EtcdVersion? other)
    {
        if (IsRunning(release) && Host!.LinkVersion == release.ToString())
        {
            return new(what, release.ToString(), IsLegal: true, $"It runs {release} already and does not serve yet: look at its log.", []);
        }

        if (view.ClusterVersion is { } risen && release.Minor < risen.Minor)
        {
            return Illegal($"The cluster version is {risen}: {release} does not start on such data.");
        }

        // etcd itself takes a skipped minor.
        var lowest = ServedVersion?.Minor ?? Told().Select(told => told.Version.Minor).Append(release.Minor).Min();
        if (lowest < release.Minor && rules.Find(lowest, release.Minor) is null)
        {
            return Illegal($"The hop rules know no way from {lowest} to {release}, and {(ServedVersion is { } served ? $"the cluster version is {served}" : $"another member is on {lowest}")}.");
        }

        if (ServedVersion is null && other is null && Host?.Record is { Open: false, To.Version: var swapped } && EtcdVersion.TryParse(swapped, out var own) && own.Minor > release.Minor)
        {
            return Illegal($"No member that serves tells the cluster version, and the last swap here went to {own}: whether {release} starts on such data cannot be told. A quorum that serves tells it.");
        }

        var newerElsewhere = ServedVersion is null ? FindNewerElsewhere(release) : null;
        if (newerElsewhere is { } named && !WasLastSwappedTo(release))
        {
            return Illegal($"The cluster version is not known, and {named}: whether {release} starts on such data cannot be told. Start the newest first; a quorum that serves tells it.");
        }

        // A process of another release has to be stopped first; one of this release only wants its link.
        var stops = Process is not null && !IsRunning(release);
        if (stops && traces.FirstOrDefault(other => other.Key != member.Name && (other.Value.ChangedBy is not null || other.Value.ChangedMeanwhile)).Key is { } changing)
        {
            return Illegal($"It would have to be stopped, and {changing} is being changed: one member at a time. Look again in a minute.");
        }

        if (stops && view.FindStopRefusal(member, allowDowntime: false) is { } refusal)
        {
            return Illegal($"It would have to be stopped. {refusal.Message}");
        }

        if (Process is null && member.FindNoise() is { } noise)
        {
            return Illegal($"It must not be started: {noise.Message}");
        }

        if (Process is null && trace.DataMissing is { } missing)
        {
            return Illegal($"It must not be started: {missing}.");
        }

        var why = other is not null ? "No old release is started."
            : ServedVersion is not null ? "The cluster version allows it."
            : newerElsewhere is null ? "The cluster version is not known; no host that was seen names a newer release."
            : $"The cluster version is not known; {newerElsewhere}, and the record here is closed and names nothing newer, so that it cannot have risen while this member ran.";
        if (other is { } newer && newer > release)
        {
            if (rules.Find(release.Minor, newer.Minor) is not { } rule)
            {
                return Illegal($"The hop rules know no way between {release} and {newer}.");
            }

            var stoppedAt = Process is null && downBefore.TryGetValue(member.Name, out var at) ? at : (DateTimeOffset?)null;
            switch (RollbackRule.Decide(RollbackObservations.Of(new(release, newer, rule), member.Name, stoppedAt, view)))
            {
                case RollbackVerdict.Legal legal:
                    why = legal.Why;
                    break;
                case RollbackVerdict.NotLegal not:
                    return Illegal(not.Error.Message);
                case RollbackVerdict.Offer offer:
                    // Only somebody who knows more than can be seen may take it.
                    return Illegal($"{offer.Error.Message} {offer.Error.Advice}");
            }
        }

        var host = spec.FindMember(member.Name)!;
        return new(
            what, release.ToString(), IsLegal: true, $"{why}{(stops ? " Right before the stop every other member has to serve." : "")}",
            host.Host is ProcessHostSpec process
                ? Process is not null && !stops ? HandSteps.SwitchOnly(process, release, Host!) : HandSteps.Start(spec, host, release, other, view)
                : []);

        MemberWay Illegal(string reason) => new(what, release.ToString(), IsLegal: false, reason, []);
    }
}
