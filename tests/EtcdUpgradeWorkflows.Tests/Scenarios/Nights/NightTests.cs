using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Faults;
using NodaTime;

namespace EtcdUpgradeWorkflows.Tests.Scenarios.Nights;

/// <summary>
/// Forty clusters, three windows, one freeze, the night of a clock change, two servers, one killed: nothing outside of its window but the finishing of half-done members, and every deviation is a message row.
/// </summary>
public sealed class NightTests
{
    private const int Seed = 20261025;

    // From the evening to the noon; the campaign plays through the next night.
    private static readonly NightPlan Plan = NightPlan.Autumn(Seed, hasNextNight: false);
    private static readonly Lazy<NightFacts> Facts = new(() => Night.Play(Plan));

    public static TheoryData<string> Kinds =>
    [
        NotificationKind.NeedsYou, NotificationKind.GateWaiting, NotificationKind.PutOff, NotificationKinds.Late, NotificationKinds.DidNotStart, NotificationKinds.Mixed, NotificationKind.Done, NotificationKind.Faulted,
    ];

    public static TheoryData<string> Mutants =>
    [
        NightMutants.AlwaysOpen, NightMutants.FreezeNotSeen, .. Kinds.Select(k => k.Data).Where(k => k != NotificationKind.Faulted).Select(k => NightMutants.NotTold + k),
    ];

    [Fact]
    public void In_a_night_of_forty_clusters_nothing_is_changed_outside_of_its_window_and_each_deviation_is_told() => Judge(Plan, Facts.Value);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_row_that_is_missing_or_too_many_is_found(string kind)
    {
        var rows = Facts.Value.Notifications;
        if (kind != NotificationKind.Faulted)
        {
            Assert.NotEmpty(NightOracle.Judge(Plan, Facts.Value with { Notifications = [.. rows.Where(n => n.Kind != kind)] }));
        }

        // Of a cluster that has seen nothing but its window.
        var done = rows.First(n => n.Kind == NotificationKind.Done && n.Cluster == "c15");
        var tooMany = done with { Id = Guid.NewGuid(), Kind = kind, At = Facts.Value.Steps.First(s => s.Cluster == "c15").At.AddSeconds(1) };
        Assert.Contains(NightOracle.Judge(Plan, Facts.Value with { Notifications = [.. rows, tooMany] }), w => w.Contains(NightOracle.WordOf(kind), StringComparison.Ordinal));
    }

    [Fact]
    public void A_stop_that_comes_too_late_or_twice_or_beside_another_member_that_is_down_is_found()
    {
        var stop = Facts.Value.Steps.First(s => s is { Cluster: "c15", Step: HostStep.Stop });
        var found = new[] { stop with { At = stop.At.AddHours(3), OpenSince = stop.At.AddHours(3) }, stop with { Member = stop.Member, At = stop.At.AddSeconds(1) }, stop with { Down = ["c15m9"] } }
            .Select(wrong => NightOracle.Judge(Plan, Facts.Value with { Steps = [.. Facts.Value.Steps, wrong] })).ToList();

        Assert.Contains(found[0], w => w.Contains("outside of its window", StringComparison.Ordinal));
        Assert.Contains(found[1], w => w.Contains("2 times Stop", StringComparison.Ordinal));
        Assert.Contains(found[2], w => w.Contains("did not serve", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10-25T01:30", "Europe/Berlin", "2026-10-24T23:30Z")]
    [InlineData("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30Z")]
    [InlineData("2026-10-26T01:30", "Europe/Berlin", "2026-10-26T00:30Z")]
    [InlineData("2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:00Z")]
    [InlineData("2026-10-24T20:00", "America/New_York", "2026-10-25T00:00Z")]
    [InlineData("2027-03-14T02:30", "America/New_York", "2027-03-14T07:00Z")]
    public void The_oracles_own_calendar_knows_the_nights_of_a_change(string local, string zone, string instant) => Assert.Equal(
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), NightCalendar.LocalToInstant(LocalDateTime.FromDateTime(DateTime.Parse(local, CultureInfo.InvariantCulture)), zone));

    [Fact]
    [Trait("Campaign", "night")]
    public void Nights_of_autumn_and_spring_are_played_through_the_next_one()
    {
        var seed = RandomKills.Setting("ETCDUP_CAMPAIGN_SEED", Seed);
        var nights = RandomKills.Setting("ETCDUP_CAMPAIGN_EVENTS", 6);
        for (var index = 0; index < nights; index++)
        {
            var plan = index % 2 == 0 ? NightPlan.Autumn(seed + index, hasNextNight: true) : NightPlan.Spring(seed + index, hasNextNight: true);
            var facts = Night.Play(plan);
            Judge(plan, facts, isChosen: false);
            RandomReport.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"- night of {plan.Evening:yyyy-MM-dd}, seed {plan.Seed}: {facts.Steps.Count} steps on hosts, {facts.Runs.Count} runs, {facts.Notifications.Count} rows, {facts.Killed} killed at {facts.KilledAt:u}"));
        }
    }

    [Theory]
    [Trait("Campaign", "night")]
    [MemberData(nameof(Mutants))]
    public void On_a_server_that_does_not_keep_to_it_something_is_found(string mutant)
    {
        var wrong = NightOracle.Judge(Plan, Night.Play(Plan, NightMutants.Find(mutant)));
        Assert.NotEmpty(wrong);
        RandomReport.Write($"- {mutant}: {wrong.Count} findings, such as: {wrong[0].Split('\n')[0]}");
    }

    // A night by chance need not show all.
    private static void Judge(NightPlan plan, NightFacts facts, bool isChosen = true)
    {
        var wrong = NightOracle.Judge(plan, facts);
        Assert.True(wrong.Count == 0, $"{plan.Evening:yyyy-MM-dd}, seed {plan.Seed}:\n{string.Join('\n', wrong)}");
        if (isChosen)
        {
            Assert.Empty(NightOracle.FindMissing(plan, facts));
        }
    }
}
