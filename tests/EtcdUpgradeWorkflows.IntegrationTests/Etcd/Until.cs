using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Waits for a condition with a deadline.</summary>
public static class Until
{
    private static readonly TimeSpan poll = TimeSpan.FromMilliseconds(10);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var begin = RealTime.Clock.GetTimestamp();
        while (!await condition())
        {
            Assert.True(RealTime.Clock.GetElapsedTime(begin) < deadline, "what was waited for did not come about");
            await Task.Delay(poll, RealTime.Clock, cancellationToken);
        }
    }

    public static Task TrueAsync(Func<bool> condition, CancellationToken cancellationToken) =>
        TrueAsync(() => Task.FromResult(condition()), TimeSpan.FromSeconds(20), cancellationToken);
}
