using System.Collections.Concurrent;
using System.Text;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>Which points there are, and playing many.</summary>
internal static class Exploration
{
    /// <summary>
    /// The shipped definitions, clusters that an earlier run left half done, and an upgrade that takes its hold itself, that is in doubt and claims again, or whose
    /// server is stopped and started, or that a freeze interrupts, so that every write of the database has its turn; and a cluster whose owners ask for gates, steps and a soak, and are told; and one that is held by policies for its label, which come while the run works.
    /// </summary>
    public static readonly IReadOnlyList<string> Scenarios =
        ["rolling-upgrade", "rollback", "left-open", "left-stopped", "left-started", "cluster-up", "cluster-down", "restore-cluster", "restore-v2", "formal-downgrade", "multi-hop", "guide", "hold-taken", "in-doubt", "stopped", "frozen", OwnersWatch.Scenario, LabelsWatch.Scenario];

    public static readonly IReadOnlyList<string> Stores = ["memory", "sqlite"];

    private static readonly ConcurrentDictionary<(string Scenario, string Store), IReadOnlyDictionary<string, int>> calls = new();

    /// <summary>How often each port is called by an undisturbed run, by port.</summary>
    public static IReadOnlyDictionary<string, int> CallsOf(string scenario, string store) => calls.GetOrAdd((scenario, store), key =>
    {
        var undisturbed = ExploredRun.Undisturbed(key.Scenario, key.Store);
        Assert.True(undisturbed is { Violations: [], Answers: <= 1 }, $"{scenario}/{store} undisturbed: {string.Join("; ", undisturbed.Violations)}\n{undisturbed.Transcript}");
        return undisturbed.Calls;
    });

    /// <summary>What can happen at a port. A call that only reads has no effect that could come late.</summary>
    public static IEnumerable<CrashVariant> VariantsOf(string port)
    {
        CrashVariant[] all = [CrashVariant.KilledBefore, CrashVariant.KilledAfter, CrashVariant.AnswerLost, CrashVariant.Paused, CrashVariant.NeverArrives];
        CrashVariant[] effects = [.. all, CrashVariant.ArrivesLate, CrashVariant.KilledLate];
        return port switch
        {
            "host.swap" =>
            [
                .. effects, CrashVariant.KilledDuring, CrashVariant.GivenUp, CrashVariant.ScriptDiesOpen, CrashVariant.ScriptDiesStopped, CrashVariant.ScriptDiesSwitched,
                CrashVariant.ScriptDiesStarted,
            ],
            "host.halt" => [.. effects, CrashVariant.KilledDuring, CrashVariant.GivenUp, CrashVariant.ScriptDiesOpen, CrashVariant.ScriptDiesStopped],
            "host.fence" or "host.install" or "host.prepare" or "host.place" or "store.commit" or "store.reclaim" or "store.release" or "backups.save" or "etcd.move-leader" or "etcd.downgrade" or "etcd.members.add"
                or "steps.run" or "silences.make" or "silences.end" or "outbox.address" or "outbox.begin" or "outbox.send" or "outbox.end" => effects,
            _ => all,
        };
    }

    /// <summary>Each kind of point, port and variant, once, spread over the run; every swap.</summary>
    public static IEnumerable<CrashPoint> Sample(string scenario, string store, IReadOnlyList<string> ports)
    {
        foreach (var (port, count) in CallsOf(scenario, store).Where(c => ports.Count == 0 || ports.Any(p => c.Key.StartsWith(p, StringComparison.Ordinal))))
        {
            var variants = VariantsOf(port).ToList();
            for (var index = 0; index < variants.Count; index++)
            {
                int[] ordinals = port is "host.swap" ? [.. Enumerable.Range(1, count)] : [1 + (index * count / variants.Count)];
                foreach (var ordinal in ordinals)
                {
                    yield return new(scenario, store, port, ordinal, variants[index]);
                }
            }
        }
    }

    /// <summary>Each call of a port that begins so, with all that can happen there.</summary>
    public static IEnumerable<CrashPoint> Every(string scenario, string store, IReadOnlyList<string> ports) =>
        from call in CallsOf(scenario, store)
        where ports.Count == 0 || ports.Any(p => call.Key.StartsWith(p, StringComparison.Ordinal))
        from ordinal in Enumerable.Range(1, call.Value)
        from variant in VariantsOf(call.Key)
        select new CrashPoint(scenario, store, call.Key, ordinal, variant);

    /// <summary>A line of the campaign's report, where one is written.</summary>
    public static void Report(string line)
    {
        if (Environment.GetEnvironmentVariable("ETCDUP_CAMPAIGN_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, $"{line}\n");
        }
    }

    /// <summary>Plays them, each in a world of its own. Returns those that broke something, each with what.</summary>
    /// <param name="abreast">How many at a time; where other tests run beside it, one.</param>
    public static (int Played, IReadOnlyList<(CrashPoint Point, ExploredResult Result)> Broken, int Answered) Play(IEnumerable<CrashPoint> points, int abreast = 1)
    {
        var (played, answered) = (0, 0);
        ConcurrentBag<(CrashPoint Point, ExploredResult Result)> broken = [];
        Parallel.ForEach(Partitioner.Create(points, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = abreast }, point =>
        {
            var result = ExploredRun.Play(point);
            Interlocked.Increment(ref played);
            Interlocked.Add(ref answered, result.Answers > (point.Scenario == "rollback" ? 1 : 0) ? 1 : 0);
            if (!result.Reached || result.Violations.Count > 0)
            {
                broken.Add((point, result));
            }
        });

        return (played, [.. broken.OrderBy(b => b.Point.ToString(), StringComparer.Ordinal)], answered);
    }

    public static string Tell(IEnumerable<(CrashPoint Point, ExploredResult Result)> broken)
    {
        var text = new StringBuilder();
        foreach (var (point, result) in broken)
        {
            text.Append($"ETCDUP_REPLAY='{point}'\n");
            foreach (var violation in result.Violations.DefaultIfEmpty(result.Reached ? "nothing was broken" : "the call was not made"))
            {
                text.Append($"    {violation}\n");
            }
        }

        return text.ToString();
    }
}
