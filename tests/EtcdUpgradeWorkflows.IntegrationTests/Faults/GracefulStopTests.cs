using System.Net;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Storage;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>Servers that are stopped in order in the middle of a real upgrade: the next one goes on at once, and no member is worse off.</summary>
public sealed class GracefulStopTests(PostgresCluster postgres, ITestOutputHelper output)
{
    // The usual one: had it to run out, the next claim would come fifteen seconds later at the earliest.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_is_drained_and_the_other_stopped_in_the_middle_of_a_swap_and_the_run_goes_on_at_once_each_time()
    {
        var db = await postgres.NewEmptyDatabaseAsync();
        await using var upgrade = await RealUpgrade.StartAsync(db, Token);
        var first = upgrade.Server;
        var other = await upgrade.AddServerAsync(Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();

        // So that the first one has it.
        await other.Api.PostAsync<DrainDocument>("server/drain", new { }, Token);
        var run = await upgrade.UpgradeAsync(Token);
        await SwappingAsync(db, run);
        Assert.All(await upgrade.ReadClaimsAsync(run, Token), c => Assert.Equal(first.Id, c.Server));
        Assert.False((await other.Api.DeleteAsync<DrainDocument>("server/drain", Token)).Draining);

        var draining = await first.Api.PostAsync<DrainDocument>("server/drain", new { }, Token);
        Assert.Equal((true, "test", 1), (draining.Draining, draining.By, draining.Others));
        using (HttpClient nobody = new() { BaseAddress = first.Api.Server })
        {
            using var ready = await nobody.GetAsync("/readyz", Token);
            using var live = await nobody.GetAsync("/healthz", Token);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
            Assert.Contains("server.draining", await ready.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        await Until.TrueAsync(async () => (await first.Api.GetAsync<DrainDocument>("server/drain", Token)).IsDrained, TimeSpan.FromSeconds(60), Token);
        upgrade.Ask(other);
        await Until.TrueAsync(async () => (await upgrade.ReadClaimsAsync(run, Token))[^1].Server == other.Id, TimeSpan.FromSeconds(20), Token);
        var given = (await upgrade.ReadClaimsAsync(run, Token)).Count(c => c.Server == other.Id);
        Assert.Equal(1, given); // no claim of it was lost or in doubt: it was given back, and taken
        Assert.Equal(0, await first.StopAsync(Token)); // and nothing of it was stopped half way

        var third = await ServerProcess.StartAsync(upgrade.Data, db, Token);
        upgrade.Ask(third);
        upgrade.Ask(other);
        Assert.False((await third.Api.GetAsync<DrainDocument>("server/drain", Token)).Draining);
        await SwappingAsync(db, run);
        var owner = await PostgresCluster.ReadAsync(db, $"select count(*) from runs where number = {run} and owner = '{other.Id}'") == 1 ? other : third;
        var next = owner == other ? third : other;
        var asked = RealTime.Clock.GetUtcNow();
        Assert.Equal(0, await owner.StopAsync(Token));
        var ended = RealTime.Clock.GetUtcNow();
        upgrade.Ask(next);
        await Until.TrueAsync(async () => (await upgrade.ReadClaimsAsync(run, Token)).Any(c => c.At > asked && c.Server == next.Id), Lease, Token);
        var taken = (await upgrade.ReadClaimsAsync(run, Token)).First(c => c.At > asked && c.Server == next.Id);
        output.WriteLine($"taken over {(taken.At - asked).TotalSeconds:0.00} s after SIGTERM; the process ended after {(ended - asked).TotalSeconds:0.00} s");
        Assert.True(taken.At - asked < Lease / 2, $"taken over only {taken.At - asked} after SIGTERM: the lease was not given back");

        await upgrade.AssertUpgradedAsync(await upgrade.UntilAsync(run, r => r.Status == "Finished", Token), load, watch, output.WriteLine, Token);
    }

    [Fact]
    public async Task One_on_SQLite_is_stopped_in_the_middle_of_a_swap_and_goes_on_where_it_was_when_it_is_started_again()
    {
        await using var upgrade = await RealUpgrade.StartAsync((string?)null, Token);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => !r.Situation.SafePoint && r.Activities.Any(a => a is { Type: "Etcd.SwapMember", Status: "Running" }), Token);

        var asked = RealTime.Clock.GetUtcNow();
        Assert.Equal(0, await upgrade.Server.StopAsync(Token));
        output.WriteLine($"the process ended {(RealTime.Clock.GetUtcNow() - asked).TotalSeconds:0.00} s after SIGTERM");
        Assert.False(File.Exists(Server.Hosting.DataDirectory.ServerFileOf(upgrade.Data)));
        await upgrade.StartServerAsync(Token);

        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        Assert.DoesNotContain(await upgrade.JournalAsync(run, Token), line => line.Contains("did not let go", StringComparison.Ordinal));
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    // An intent is committed, and the member's own host is at it.
    private static Task SwappingAsync(string db, long run) => Until.TrueAsync(
        async () => await PostgresCluster.ReadAsync(db, $"select count(*) from runs where number = {run} and half_done and owner is not null and progress like '%is being swapped%'") == 1, TimeSpan.FromSeconds(90), Token);
}
