using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd;

/// <summary>One member as a test wants it to be seen.</summary>
internal sealed record MemberSample(
    string Version = "3.4.23",
    bool Serves = true,
    bool Reachable = true,
    string? ClusterVersion = "3.4.0",
    HostRecord? Record = null,
    bool HostSeen = true,
    bool Stopped = false,
    bool IsLearner = false,
    string ClusterId = "cdf818194e3a8c32",
    long DbSize = 20 * 1024 * 1024)
{
    public static readonly MemberSample Old = new();

    public static readonly MemberSample New = new("3.5.16");

    public static readonly MemberSample Down = new(Serves: false, Reachable: false, Stopped: true);
}

/// <summary>Clusters for tests: members are m1, m2, … with ids a1, a2, …, and the first one leads unless said otherwise.</summary>
internal static class ClusterSample
{
    public const string Controller = "0123456789abcdef0123456789abcdef";

    public static readonly DateTimeOffset Start = new(2026, 8, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly EtcdVersion From = EtcdVersion.Parse("3.4.23");

    public static readonly EtcdVersion To = EtcdVersion.Parse("3.5.16");

    public static string Name(int index) => $"m{index + 1}";

    public static string Id(int index) => $"a{index + 1}";

    public static HostRecord Record(bool open, string controller = Controller, string? to = "3.5.16") => new(controller, "prod-a", 7, open, to is null ? null : new(to));

    public static ClusterSpec Spec(int members = 3, IReadOnlyList<string>? moreArguments = null, IReadOnlyDictionary<string, string>? environment = null) =>
        new("prod-a", [.. Enumerable.Range(0, members).Select(index => SpecMember(index, moreArguments ?? [], environment))], EtcdAccess.None);

    public static ClusterView View(params IReadOnlyList<MemberSample> members) => View(leader: 0, members);

    public static ClusterView View(int? leader, params IReadOnlyList<MemberSample> members)
    {
        var list = members.Select((member, index) => Listed(index, member.IsLearner)).ToArray();
        MemberView[] views = [.. members.Select((member, index) => Member(index, member, leader, list))];
        return new ClusterView(
            "prod-a",
            views,
            list,
            "cdf818194e3a8c32",
            leader is { } number ? Id(number) : null,
            views.Max(view => view.ClusterVersion),
            [],
            AuthEnabled: false,
            Start);
    }

    public static ListedMember Listed(int index, bool isLearner = false) =>
        new(Id(index), Name(index), [PeerUrl(index)], [ClientUrl(index)], isLearner);

    public static string ClientUrl(int index) => $"http://127.0.0.1:{2379 + (index * 10)}";

    public static string PeerUrl(int index) => $"http://127.0.0.1:{2380 + (index * 10)}";

    private static MemberSpec SpecMember(int index, IReadOnlyList<string> moreArguments, IReadOnlyDictionary<string, string>? environment) =>
        new(
            Name(index),
            new Uri(ClientUrl(index)),
            new Uri(PeerUrl(index)),
            new ProcessHostSpec(
                $"/opt/{Name(index)}",
                $"/var/lib/{Name(index)}",
                ["--name", Name(index), $"--data-dir=/var/lib/{Name(index)}", .. moreArguments],
                $"/var/log/{Name(index)}.log",
                environment ?? new Dictionary<string, string>()));

    private static MemberView Member(int index, MemberSample member, int? leader, IReadOnlyList<ListedMember> list)
    {
        var answers = member.Reachable;
        return new MemberView(
            Name(index),
            answers ? Id(index) : null,
            new Uri(ClientUrl(index)),
            answers,
            answers && member.Serves,
            answers && member.Serves ? null : EtcdUpgradeWorkflows.Engine.WorkflowError.Transient("etcd.unreachable", "nothing answers there."),
            answers
                ? new MemberStatus(
                    Id(index), member.ClusterId, member.Version, leader is { } number ? Id(number) : null, 3, 100, 100, member.DbSize, member.DbSize, member.IsLearner, 42, [])
                : null,
            answers ? new VersionAnswer(member.Version, member.ClusterVersion) { Clock = new ClockOffset(TimeSpan.Zero, TimeSpan.Zero) } : null,
            answers ? new MemberListAnswer(member.ClusterId, list) : null,
            member.HostSeen
                ? new HostView(member.Record, member.Stopped ? null : new HostProcess(100 + index, 5, member.Version, "/opt/etcd"), new(member.Version))
                : null,
            null,
            answers && member.Serves ? 42 : null,
            Start);
    }
}
