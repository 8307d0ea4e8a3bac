using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>A server is killed; another one takes its place.</summary>
/// <param name="Calls">At this call of its life. Null: by the clock.</param>
/// <param name="Milliseconds">So long after it began, when not by a call; how much later a call arrives that is sent with <see cref="CrashVariant.KilledLate"/>.</param>
/// <param name="Next">Who follows. The same one takes its runs at once, another waits for the lease.</param>
internal sealed record RandomKill(int? Calls, int Milliseconds, CrashVariant Variant, string Next);

/// <summary>Somebody says something to the run.</summary>
/// <param name="Milliseconds">After the run began.</param>
/// <param name="Again">So many milliseconds later it arrives a second time. Null: it does not.</param>
internal sealed record RandomMessage(int Milliseconds, int? Again, string Kind, string Payload);

/// <summary>All that happens to one run. Its text is one line from which it is played again.</summary>
internal sealed record RandomPlan(string Scenario, string Store, IReadOnlyList<RandomKill> Kills, IReadOnlyList<RandomMessage> Messages, Mutant Mutant = Mutant.None)
{
    // The undisturbed upgrade makes some hundred calls in about a virtual minute.
    private const int MostCalls = 90;
    private const int MostMilliseconds = 20_000;

    private static readonly CrashVariant[] variants = [CrashVariant.KilledBefore, CrashVariant.KilledAfter, CrashVariant.KilledDuring, CrashVariant.KilledLate];

    /// <summary>The kills number <paramref name="index"/> of a seed: the same pair is the same plan.</summary>
    public static RandomPlan Killing(int seed, int index)
    {
#pragma warning disable CA5394 // Repeatable on purpose.
        var random = new Random(unchecked((seed * 397) ^ index));
        return new(random.Next(2) == 0 ? "rolling-upgrade" : "rollback", "memory", [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Kill())], []);

        RandomKill Kill() => new(
            random.Next(3) > 0 ? random.Next(1, MostCalls) : null, random.Next(MostMilliseconds), variants[random.Next(variants.Length)], random.Next(2) == 0 ? "server-1" : "server-2");
#pragma warning restore CA5394
    }

    public static RandomPlan Parse(string line) => EngineJson.Read<RandomPlan>(line);

    public override string ToString() => EngineJson.Text(this);
}
