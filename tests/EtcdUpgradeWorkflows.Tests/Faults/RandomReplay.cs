namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>A random run from its line: <c>ETCDUP_REPLAY_RANDOM='{…}'</c> and this class alone. It prints every call with its virtual second.</summary>
public sealed class RandomReplay
{
    internal static string Tell(string where, RandomPlan plan, ExploredResult result) =>
        $"{where}: ETCDUP_REPLAY_RANDOM='{plan}'\n    {string.Join("\n    ", result.Violations)}";

    [Fact]
    public void The_same_line_is_the_same_run()
    {
        var given = Environment.GetEnvironmentVariable("ETCDUP_REPLAY_RANDOM") is { Length: > 0 } line ? line : null;
        var plan = given is null ? RandomPlan.Killing(1, 1) : RandomPlan.Parse(given);
        Assert.Equal(plan.ToString(), RandomPlan.Parse(plan.ToString()).ToString());

        var (result, _) = ExploredRun.Play(plan);

        if (given is not null)
        {
            Console.WriteLine(result.Transcript);
        }

        Assert.Equal(result.Transcript, ExploredRun.Play(plan).Result.Transcript);
        Assert.True(result.Violations.Count == 0, Tell("the line", plan, result));
    }
}
