namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>
/// A point from its line: <c>ETCDUP_REPLAY='rolling-upgrade/memory/host.swap#2/paused'</c> and this class alone. It prints every call of the run with its virtual
/// second. Of several lines it prints what each broke.
/// </summary>
public sealed class ReplayTests
{
    [Fact]
    public void The_same_line_is_the_same_run()
    {
        var given = (Environment.GetEnvironmentVariable("ETCDUP_REPLAY") ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        List<(CrashPoint, ExploredResult)> broken = [];
        foreach (var line in given.DefaultIfEmpty("rolling-upgrade/memory/host.swap#2/paused"))
        {
            var point = CrashPoint.Parse(line);
            Assert.Equal(line, point.ToString());

            var result = ExploredRun.Play(point);

            if (given.Length == 1)
            {
                Console.WriteLine(result.Transcript);
            }

            if (given.Length < 2)
            {
                Assert.Equal(result.Transcript, ExploredRun.Play(point).Transcript);
            }

            if (result is not { Reached: true, Violations: [] })
            {
                broken.Add((point, result));
            }
        }

        Assert.True(broken.Count == 0, Exploration.Tell(broken));
    }
}
