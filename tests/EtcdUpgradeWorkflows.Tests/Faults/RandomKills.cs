using System.Globalization;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// Servers killed at random calls and at random moments, several a run, each followed by itself or by another. A failing run is played again from its
/// line: <c>ETCDUP_REPLAY_RANDOM='{…}'</c> and <see cref="RandomReplay"/>.
/// </summary>
public sealed class RandomKills
{
    private const int Seed = 20261125;

    [Fact]
    public void Forty_kills_break_no_guarantee() => Kill(40, Seed);

    [Fact]
    [Trait("Campaign", "random")]
    public void Many_kills_break_no_guarantee()
    {
        var seed = Setting("ETCDUP_CAMPAIGN_SEED", Seed);
        var (runs, kills, answered) = Kill(Setting("ETCDUP_CAMPAIGN_EVENTS", 500), seed);
        RandomReport.Write($"- random kills, seed {(uint)seed}: {kills} kills in {runs} runs, {answered} runs needed a person, none broke a guarantee");
    }

    /// <summary>What the kills are worth: without the guard some run of the first hundred breaks the guarantee.</summary>
    [Theory]
    [InlineData(nameof(Mutant.NoLookOnResume), "G1")]
    [InlineData(nameof(Mutant.OthersNotAsked), "G1")]
    public void Without_the_guard_they_break_a_guarantee(string mutant, string guarantee) => Assert.Contains(
        Enumerable.Range(0, 100).Select(i => RandomPlan.Killing(Seed, i) with { Mutant = Enum.Parse<Mutant>(mutant) }),
        plan => ExploredRun.Play(plan).Result.Violations.Any(v => v.StartsWith(guarantee, StringComparison.Ordinal)));

    internal static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? unchecked((int)uint.Parse(text, CultureInfo.InvariantCulture)) : otherwise;

    private static (int Runs, int Kills, int Answered) Kill(int wanted, int seed)
    {
        var (runs, kills, answered) = (0, 0, 0);
        List<string> broken = [];
        while (kills < wanted)
        {
            Assert.True(runs < 10 * wanted, $"{runs} runs and only {kills} kills: the plans kill nobody");
            var plan = RandomPlan.Killing(seed, runs++);
            var (result, killed) = ExploredRun.Play(plan);
            (kills, answered) = (kills + killed, answered + (result.Answers > (plan.Scenario == "rollback" ? 1 : 0) ? 1 : 0));
            if (result.Violations.Count > 0)
            {
                broken.Add(RandomReplay.Tell($"seed {seed}, index {runs - 1}", plan, result));
            }
        }

        Assert.True(broken.Count == 0, $"{broken.Count} of {runs} runs:\n{string.Join('\n', broken)}");
        return (runs, kills, answered);
    }
}

/// <summary>Lines for the report of a campaign.</summary>
internal static class RandomReport
{
    public static void Write(string line)
    {
        if (Environment.GetEnvironmentVariable("ETCDUP_CAMPAIGN_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, $"{line}\n");
        }
    }
}
