using System.Globalization;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Tests.Fakes;
using EtcdUpgradeWorkflows.Tests.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// Everything that can be said to a run, at random virtual moments, some of it twice, with a server killed now and then. No message is lost or obeyed twice,
/// the numbers rise, no guarantee breaks, and in the end a resume or a retry brings the run to its end.
/// </summary>
public sealed class RandomInterleavings
{
    private const int Seed = 20261125;
    private const int Size = 30;

    [Fact]
    public void What_is_said_to_an_upgrade_is_obeyed_once_and_breaks_no_guarantee() => Upgrade(6, Seed);

    [Fact]
    public void What_is_said_to_a_run_is_obeyed_once_and_it_ends() => Run(40, Seed);

    [Fact]
    [Trait("Campaign", "random")]
    public void Many_interleavings_break_no_guarantee()
    {
        var seed = RandomKills.Setting("ETCDUP_CAMPAIGN_SEED", Seed);
        var events = RandomKills.Setting("ETCDUP_CAMPAIGN_EVENTS", 500);
        var (messages, kills) = Upgrade(events / 2, seed);
        RandomReport.Write(string.Create(CultureInfo.InvariantCulture, $"- random messages, seed {(uint)seed}: {events / 2} upgrades were told {messages} messages amid {kills} kills, none broke a guarantee"));
        RandomReport.Write(string.Create(CultureInfo.InvariantCulture, $"- random messages, seed {(uint)seed}: {events} small runs were told {Run(events, seed)} messages, each was obeyed once"));
    }

    private static Gen<RandomMessage> Message(int longest) =>
        from kind in Gen.Elements(
            (InboxMessageKind.Pause, "{}"), (InboxMessageKind.Pause, """{"atSafePoint":true}"""), (InboxMessageKind.Resume, "{}"), (InboxMessageKind.Resume, "{}"),
            (InboxMessageKind.Resume, """{"forward":true}"""), (InboxMessageKind.Retry, "{}"), (InboxMessageKind.Cancel, "{}"), (InboxMessageKind.Rollback, """{"all":true}"""),
            (InboxMessageKind.Rollback, """{"inputs":{"Member":"infra1"}}"""), (InboxMessageKind.Rollback, """{"inputs":{"Member":"infra2"}}"""),
            (InboxMessageKind.Rollback, """{"inputs":{"Member":"infra3"},"goOn":true}"""), (InboxMessageKind.Event, """{"name":"go"}"""))
        from at in Gen.Choose(0, longest)
        from again in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, longest / 2).Select(a => (int?)a))
        select new RandomMessage(at, again, kind.Item1, kind.Item2);

    private static Gen<IReadOnlyList<RandomMessage>> Messages(int longest) =>
        from count in Gen.Choose(1, 8)
        from messages in Message(longest).ArrayOf(count)
        select (IReadOnlyList<RandomMessage>)messages;

    private static (int Messages, int Kills) Upgrade(int count, int seed)
    {
        var gen =
            from messages in Messages(100_000)
            from kills in Gen.Choose(0, 2)
            from which in Gen.Choose(0, 100_000)
            select new RandomPlan("rolling-upgrade", "memory", [.. RandomPlan.Killing(which, 0).Kills.Take(kills)], messages);
        var plans = gen.Sample(count, new Rnd((ulong)(uint)seed), Size).ToList();
        List<string> broken = [];
        var killed = 0;
        foreach (var (plan, index) in plans.Select((p, i) => (p, i)))
        {
            var (result, kills) = ExploredRun.Play(plan);
            killed += kills;
            if (result.Violations.Count > 0)
            {
                var least = Least(plan, p => ExploredRun.Play(p).Result.Violations.Count > 0);
                broken.Add(RandomReplay.Tell($"seed {seed}, index {index}, made shorter", least, ExploredRun.Play(least).Result));
            }
        }

        Assert.True(broken.Count == 0, $"{broken.Count} of {plans.Count}:\n{string.Join('\n', broken)}");
        return (plans.Sum(p => p.Messages.Count), killed);
    }

    // Without what the failure does not need.
    private static RandomPlan Least(RandomPlan plan, Func<RandomPlan, bool> isBroken)
    {
        IEnumerable<RandomPlan> shorter =
        [
            .. plan.Kills.Select((_, i) => plan with { Kills = [.. plan.Kills.Where((_, j) => j != i)] }),
            .. plan.Messages.Select((_, i) => plan with { Messages = [.. plan.Messages.Where((_, j) => j != i)] }).Where(p => p.Messages.Count > 0),
            .. plan.Messages.Where(m => m.Again is not null).Select(m => plan with { Messages = [.. plan.Messages.Select(n => n == m ? m with { Again = null } : n)] }),
        ];
        return shorter.FirstOrDefault(isBroken) is { } found ? Least(found, isBroken) : plan;
    }

    private static int Run(int count, int seed)
    {
        var gen =
            from definition in Gen.Elements("swap", "long", "event", "loop", "counted")
            from messages in Messages(definition == "long" ? 4_000_000 : 40_000)
            select new RandomPlan(definition, "memory", [], messages);
        var plans = gen.Sample(count, new Rnd((ulong)(uint)seed), Size).ToList();
        List<string> broken = [];
        foreach (var (plan, index) in plans.Select((p, i) => (p, i)))
        {
            if (Judge(plan).Count > 0)
            {
                var least = Least(plan, p => Judge(p).Count > 0);
                broken.Add($"seed {seed}, index {index}, made shorter: {least}\n    {string.Join("\n    ", Judge(least))}");
            }
        }

        Assert.True(broken.Count == 0, $"{broken.Count} of {plans.Count}:\n{string.Join('\n', broken)}");
        return plans.Sum(p => p.Messages.Count);
    }

    // What a small run did wrong.
    private static List<string> Judge(RandomPlan plan)
    {
        List<string> wrong = [];
        var scenario = new Scenario(plan.Scenario);
        Dictionary<Guid, int> posted = [];
        long highest = 0;
        foreach (var name in new[] { "open", "close", "one", "two" })
        {
            scenario.World[name].Next(async act =>
            {
                await Task.Delay(TimeSpan.FromSeconds(12), scenario.VirtualWorld.Time, act.Cancelled);
                return await FakeAct.Do(act);
            });
        }

        foreach (var (message, index) in plan.Messages.Select((m, i) => (m, i)))
        {
            InboxMessage sent = null!;
            scenario.At(TimeSpan.FromMilliseconds(message.Milliseconds), async () =>
            {
                sent = new()
                {
                    Id = new Guid(index + 1, 0, 0, new byte[8]), RunId = scenario.RunId, Kind = message.Kind, Payload = message.Payload, SentBy = $"anna-{index}",
                    SentAt = scenario.VirtualWorld.Time.GetUtcNow(),
                };
                if (await scenario.Store.PostAsync(sent, CancellationToken.None) == PostResult.Posted)
                {
                    posted.Add(sent.Id, index);
                }

                Rises();
            });
            if (message.Again is { } again)
            {
                scenario.At(TimeSpan.FromMilliseconds(message.Milliseconds + again), async () =>
                {
                    var second = await scenario.Store.PostAsync(sent, CancellationToken.None);
                    if (second != (posted.ContainsKey(sent.Id) ? PostResult.Duplicate : PostResult.Ended))
                    {
                        wrong.Add($"{message.Kind} posted again: {second}");
                    }
                });
            }
        }

        scenario.At(TimeSpan.FromHours(3), async () =>
        {
            for (var answer = 0; answer < 6 && scenario.Run.Status != RunStatus.Finished; answer++)
            {
                if (scenario.Run.Inbox.Count > 0)
                {
                    wrong.Add($"lost wake-up: {scenario.Run.Inbox[0].Kind} was not consumed");
                }

                await scenario.PostNowAsync(InboxMessageKind.Resume);
                await scenario.PostNowAsync(InboxMessageKind.Event, new { name = "go" });
                await Task.Delay(TimeSpan.FromHours(2), scenario.VirtualWorld.Time);
                Rises();
            }
        });
        try
        {
            scenario.Play();
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            wrong.Add($"G7: {e.Message.Split('\n')[0]}");
            return wrong;
        }

        if (scenario.Run is not { Status: RunStatus.Finished, SubStatus: RunSubStatus.Finished or RunSubStatus.Cancelled })
        {
            wrong.Add($"G7: it is {scenario.Run.SubStatus} and does not end: {scenario.Transcript()}");
        }

        // Each message has a sender of its own: what it made happen is told once.
        var said = scenario.Run.Journal.Select(JournalEntry.Parse)
            .Where(e => e.By?.StartsWith("anna-", StringComparison.Ordinal) == true && e.EventName != JournalEvent.Retried)
            .GroupBy(e => (e.By, e.EventName, e.Message));
        wrong.AddRange(said.Where(g => g.Count() > 1).Select(g => $"{g.Key} is told {g.Count()} times"));
        if (scenario.Store.Holds.Count > 0)
        {
            wrong.Add("G8: it has ended and holds a key");
        }

        return wrong;

        void Rises()
        {
            if (scenario.Run.Fence < highest)
            {
                wrong.Add($"its number fell from {highest} to {scenario.Run.Fence}");
            }

            highest = scenario.Run.Fence;
        }
    }
}
