using EtcdUpgradeWorkflows.Etcd.Upgrades;

namespace EtcdUpgradeWorkflows.Etcd.Preflight;

/// <summary>The checks of one hop, in the order in which they are reported: the first that fails is usually the cause of the later ones.</summary>
public static class PreflightChecks
{
    /// <summary>What a member that an earlier run left half done makes fail: the next run settles it before its own preflight.</summary>
    public static readonly IReadOnlyList<string> SettledFirst =
        ["preflight.reachable", "preflight.healthy", "preflight.quorum", "preflight.versions", "preflight.hop"];

    /// <summary>What does not depend on what the cluster is by then.</summary>
    private static readonly IReadOnlyList<string> SeenAhead = ["preflight.black_list", "preflight.hop_conditions", "preflight.flags", "preflight.server_releases"];

    private static readonly IReadOnlyList<Check> All =
    [
        Blocker("preflight.reachable", "Every member answers", ClusterChecks.Reachable),
        Blocker("preflight.healthy", "Every member answers its own linearizable read", ClusterChecks.Healthy),
        Blocker("preflight.versions", "The members run one version, or one legal mix", HopChecks.Versions),
        Blocker("preflight.hop", "The hop is legal: one minor release at a time", HopChecks.HopIsLegal),
        Blocker("preflight.source_floor", "The present release is new enough for the hop", HopChecks.SourceFloor),
        Blocker("preflight.black_list", "The target is a release to land on", HopChecks.BlackList),
        Blocker("preflight.learners", "There is no learner and no unstarted member", ClusterChecks.Learners),
        Blocker("preflight.alarms", "No alarm is raised", ClusterChecks.Alarms),
        Blocker("preflight.quota", "The database has room below its quota", ClusterChecks.Quota),
        Blocker("preflight.quorum", "The quorum survives the stop of each member", ClusterChecks.QuorumAfterStop),
        Blocker("preflight.cluster_id", "All members are of one cluster", ClusterChecks.ClusterId),
        Blocker("preflight.member_list", "All members tell one member list, and it is the cluster file's", ClusterChecks.MemberList),
        Blocker("preflight.hop_conditions", "Nothing in the cluster forbids a rolling upgrade over this hop", HopChecks.Conditions),
        Blocker("preflight.flags", "The target accepts every member's flags and variables", HopChecks.Flags),
        new("preflight.configuration", "Every member runs with what it will be started with", PreflightSeverity.Warning, HostChecks.Configuration),
        Blocker("preflight.certificates", "Certificates are valid beyond the run and name their hosts", SurroundingChecks.Certificates),
        Blocker("preflight.server_releases", "Both releases lie on the server", HostChecks.ServerReleases),
        Blocker("preflight.host_releases", "Both releases lie on every host and are those of the server", HostChecks.HostReleases),
        Blocker("preflight.data_directory", "Every member works in the data directory of its description, and its data is there", HostChecks.DataDirectory),
        Blocker("preflight.free_space", "There is room for binaries and backups", HostChecks.FreeSpace),
        new("preflight.clocks", "The members' clocks agree with the server's", PreflightSeverity.Warning, SurroundingChecks.Clocks),
        Blocker("preflight.controller", "No other controller works on the hosts", HostChecks.Controller),
        Blocker("preflight.run", "No other run has reserved the cluster", HostChecks.Run),
        Blocker("preflight.database", "Our own database does not depend on this cluster", SurroundingChecks.Database),
        Blocker("preflight.rehearsal", "The hop was rehearsed in staging", SurroundingChecks.Rehearsal),
    ];

    public static PreflightReport Report(PreflightFacts facts) =>
        new(facts.View.Name, facts.Hop?.From, facts.Target, facts.View.ProbedAt, [.. All.Select(check => check.Make(facts))]);

    /// <summary>What can be said today of a hop that comes later: it is judged on what the cluster is now.</summary>
    public static IReadOnlyList<PreflightResult> JudgeLater(PreflightFacts facts, UpgradeHop hop) =>
        [.. All.Where(check => SeenAhead.Contains(check.Code)).Select(check => check.Make(facts with { Path = new UpgradePath.OneHop(hop), Target = hop.To }))];

    private static Check Blocker(string code, string title, Func<PreflightFacts, CheckOutcome> judge) => new(code, title, PreflightSeverity.Blocker, judge);

    private sealed record Check(string Code, string Title, PreflightSeverity Severity, Func<PreflightFacts, CheckOutcome> Judge)
    {
        public PreflightResult Make(PreflightFacts facts)
        {
            var outcome = Judge(facts);
            return new PreflightResult(Code, Title, Severity, outcome.Verdict, outcome.Evidence, outcome.Advice);
        }
    }
}
