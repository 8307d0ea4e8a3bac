using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Schedules;
using EtcdUpgradeWorkflows.Storage.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>A step of a script that was about to change a member.</summary>
/// <param name="From">What the member ran; null: nothing.</param>
/// <param name="OpenSince">When its record was opened.</param>
/// <param name="Down">The other members of the cluster that did not serve.</param>
internal sealed record NightStep(
    DateTimeOffset At, string Cluster, string Member, HostStep Step, string? To, long Number, string Server, string? From, DateTimeOffset OpenSince, IReadOnlyList<string> Down);

/// <summary>What the members of a cluster were seen to run; null: nothing.</summary>
internal sealed record NightSight(DateTimeOffset At, IReadOnlyList<string?> Versions, IReadOnlyList<bool> Serving)
{
    public bool IsMixed => Versions.OfType<string>().Distinct().Count() > 1;
}

/// <summary>What happened in a night: on the hosts, outside, and in the rows that it left.</summary>
internal sealed record NightFacts
{
    public List<NightStep> Steps { get; init; } = [];

    /// <summary>Changes of what was seen, by cluster; looked at each minute.</summary>
    public Dictionary<string, List<NightSight>> Sights { get; init; } = [];

    public List<(DateTimeOffset At, string Cluster, string Member, string Phase)> StepsDone { get; init; } = [];

    public List<(DateTimeOffset At, string Delivery, Notification Notification)> Told { get; init; } = [];

    /// <summary>When each start was planned for.</summary>
    public Dictionary<string, DateTimeOffset> Planned { get; init; } = [];

    /// <summary>When the people of the morning answered which run.</summary>
    public List<(DateTimeOffset At, string Cluster)> Answers { get; init; } = [];

    public string? Killed { get; set; }

    public DateTimeOffset KilledAt { get; set; }

    /// <summary>The swap that it was killed in.</summary>
    public (string Cluster, string Member) KilledIn { get; set; }

    /// <summary>The clusters whose runs it had in hand then.</summary>
    public HashSet<string> InHand { get; init; } = [];

    public DateTimeOffset BackAt { get; set; }

    public List<string> Failures { get; init; } = [];

    public List<string> Violations { get; init; } = [];

    public List<RunOverview> Runs { get; init; } = [];

    public Dictionary<Guid, IReadOnlyList<JournalEntry>> Journals { get; init; } = [];

    public List<Notification> Notifications { get; init; } = [];

    public List<ScheduleRecord> Schedules { get; init; } = [];

    public Dictionary<string, IReadOnlyList<FakeMember>> Members { get; init; } = [];

    public void See(DateTimeOffset at, FakeEtcdCluster cluster)
    {
        var seen = cluster.Do(() => new NightSight(at, [.. cluster.Members.Select(m => m.Process?.Version)], [.. cluster.Members.Select(m => FakeEtcdCluster.Takes(m))]));
        if (!Sights.TryGetValue(cluster.Options.Cluster, out var sights))
        {
            Sights[cluster.Options.Cluster] = sights = [];
        }

        if (sights.Count == 0 || !sights[^1].Versions.SequenceEqual(seen.Versions) || !sights[^1].Serving.SequenceEqual(seen.Serving))
        {
            sights.Add(seen);
        }
    }

    public NightSight At(string cluster, DateTimeOffset at) => Sights[cluster].Last(s => s.At <= at);
}
