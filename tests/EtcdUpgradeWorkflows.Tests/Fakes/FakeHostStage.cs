using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Tests.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>A fake host for the suite.</summary>
internal sealed class FakeHostStage : IMemberHostStage
{
    private readonly FakeTimeProvider time = new();
    private readonly FakeEtcdCluster cluster;
    private readonly FakeMemberHost host;

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
            async () => await host.SwapAsync(
                new SwapCall(authority, new(to), await host.ReadClockAsync(cancellationToken), Kill: false, TimeSpan.FromSeconds(20), release!), cancellationToken));
    }

    public Task IgnoreTermAsync(CancellationToken cancellationToken)
    {
        host.IgnoresTerm = true;
        return Task.CompletedTask;
    }

    public Task<DataRestore> PrepareRestoreAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new DataRestore("0123456789ab", "/vault/snapshot", Old, "infra1", "http://127.0.0.1:2", "infra1=http://127.0.0.1:2"));

    public void ExpectJoin(DataRestore restore) => cluster.Do(() =>
    {
        // Alone in the cluster that it is to join.
        foreach (var other in cluster.Members.Skip(1))
        {
            other.IsListed = false;
        }

        cluster.TryAdd(FakeEtcdCluster.UrlOf(cluster.Members[0]));
    });

    public int Copies(string copy) => cluster.Members[0].Copies.Count(c => c == copy);

    // It has no files: what it had is gone with nobody's loss.
    public Task<bool> IsKeptAsync(string restore, CancellationToken cancellationToken) => Task.FromResult(cluster.Members[0].Restored == restore);

    public Task PassTimeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Nothing else of the suite waits in the fake's time: a licence must not age by itself.
    public void PassStopDeadline(TimeSpan deadline) => time.Advance(deadline);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
