using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>A fake host for the suite.</summary>
internal sealed class FakeHostStage : IMemberHostStage
{
    private readonly FakeTimeProvider time = new();
    private readonly CancellationTokenSource disposed = new();
    private readonly FakeEtcdCluster cluster;
    private readonly FakeMemberHost host;
    private Task clock = Task.CompletedTask;

    public FakeHostStage(ScriptMutant mutant = ScriptMutant.None)
    {
        cluster = new FakeEtcdCluster(time, new FakeEtcdOptions { Stop = TimeSpan.Zero, Ready = TimeSpan.Zero, CatchUp = TimeSpan.Zero, Script = mutant });
        var member = cluster.Members[0];
        cluster.Kill(member.Name);
        member.Link = null;
        host = cluster.Host(member.Name);
    }

    public IMemberHost Host => host;

    public string Old => "3.4.23";

    public string New => "3.5.16";

    public int Stops => cluster.Members[0].Stops;

    public Task DieAsync(CancellationToken cancellationToken)
    {
        cluster.Kill(cluster.Members[0].Name);
        return Task.CompletedTask;
    }

    public async Task LeaveHalfDoneAsync(HostAuthority authority, string to, HalfDone far, CancellationToken cancellationToken)
    {
        host.DiesAfter = far switch
        {
            HalfDone.Stopped => HostStep.Stop,
            HalfDone.Switched => HostStep.Switch,
            HalfDone.Started => HostStep.Start,
            _ => HostStep.Record,
        };
        var release = await host.InspectReleaseAsync(to, cancellationToken);
        await Assert.ThrowsAsync<HostException>(
            () => host.SwapAsync(new SwapCall(authority, to, MayStop: true, Kill: false, TimeSpan.FromSeconds(20), release!), cancellationToken));
    }

    public Task IgnoreTermAsync(CancellationToken cancellationToken)
    {
        host.IgnoresTerm = true;
        // The only call of the suite that waits in the fake's time: let it go on.
        clock = Task.Run(
            async () =>
            {
                while (!disposed.IsCancellationRequested)
                {
                    time.Advance(TimeSpan.FromMilliseconds(50));
                    await Task.Yield();
                }
            },
            CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task PassTimeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync();
        await clock;
        disposed.Dispose();
    }
}
