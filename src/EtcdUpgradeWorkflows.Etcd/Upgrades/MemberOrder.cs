using System.Text.Json.Serialization;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Etcd.Upgrades;

/// <summary>Why a member stands where it stands. The order of the values is the order of the work.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberRole>))]
public enum MemberRole
{
    /// <summary>Its host's record is open: a swap was begun. Nothing else may be done before it is whole.</summary>
    [JsonStringEnumMemberName("halfDone")]
    HalfDone,

    /// <summary>It does not serve: its stop costs nothing, and the others may not be stopped before it serves.</summary>
    [JsonStringEnumMemberName("notServing")]
    NotServing,

    [JsonStringEnumMemberName("follower")]
    Follower,

    /// <summary>Last: its stop is the one that costs writers a pause, so it is to happen once.</summary>
    [JsonStringEnumMemberName("leader")]
    Leader,
}

/// <summary>A member that is still to be brought to a release.</summary>
/// <param name="Id">Hex; null when neither the member nor the member list tells it.</param>
/// <param name="Version">What it runs now; null when it does not tell.</param>
/// <param name="IsLast">No other member is left that is not on the release.</param>
public sealed record OrderedMember(string Name, string? Id, EtcdVersion? Version, MemberRole Role, string Reason, bool IsLast);

/// <summary>Who is next.</summary>
public abstract record NextMember
{
    private NextMember()
    {
    }

    /// <summary>All members run the release and serve.</summary>
    public sealed record None : NextMember;

    public sealed record Member(OrderedMember Next) : NextMember;

    /// <summary>The last one that does not run the release: in a hop between minors, the point of no return.</summary>
    public sealed record LastMember(OrderedMember Next) : NextMember;
}

/// <summary>
/// In which order members are brought to a release: half done, not serving, followers, leader; by the cluster file within each. It holds for one view:
/// roles are read again before each stop.
/// </summary>
public static class MemberOrder
{
    public static NextMember Next(ClusterView view, EtcdVersion target) => Decide(Forward(view, target));

    public static IReadOnlyList<OrderedMember> Forward(ClusterView view, EtcdVersion target) => Order(view, view.Members, target);

    public static IReadOnlyList<OrderedMember> Back(ClusterView view, EtcdVersion source) => Order(view, view.Members.Reverse(), source);

    private static List<OrderedMember> Order(ClusterView view, IEnumerable<MemberView> members, EtcdVersion release)
    {
        // A member on the release that is down, or whose record is open, is not settled: it is finished like the others.
        var open = members
            .Where(member => !member.IsSettledOn(release))
            .Select(member => (Member: member, Role: RoleOf(view, member)))
            .OrderBy(entry => entry.Role)
            .ToList();
        var elsewhere = open.Count(entry => entry.Member.ServerVersion != release);
        return
        [
            .. open.Select(entry => new OrderedMember(
                entry.Member.Name,
                view.IdOf(entry.Member),
                entry.Member.ServerVersion,
                entry.Role,
                ReasonOf(entry.Member, entry.Role),
                IsLast: elsewhere == 1 && entry.Member.ServerVersion != release)),
        ];
    }

    private static NextMember Decide(IReadOnlyList<OrderedMember> order) =>
        order switch
        {
            [] => new NextMember.None(),
            [{ IsLast: true } last, ..] => new NextMember.LastMember(last),
            [var next, ..] => new NextMember.Member(next),
        };

    private static MemberRole RoleOf(ClusterView view, MemberView member) =>
        member.IsHalfDone ? MemberRole.HalfDone
        : !member.Serves ? MemberRole.NotServing
        : view.LeaderId is not null && member.Id == view.LeaderId ? MemberRole.Leader
        : MemberRole.Follower;

    private static string ReasonOf(MemberView member, MemberRole role) =>
        role switch
        {
            MemberRole.HalfDone => $"A swap to {member.Host?.Record?.To?.ToString() ?? "another release"} was begun here and has not ended: it comes before any other.",
            MemberRole.NotServing => "It does not serve: its stop costs nothing, and no other member may be stopped before it serves.",
            MemberRole.Follower => "It serves and follows: writers do not notice its stop.",
            MemberRole.Leader => "It leads: it comes last, so that leadership moves once.",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}
