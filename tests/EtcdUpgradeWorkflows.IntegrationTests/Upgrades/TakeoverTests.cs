using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>After the database was lost, or an older one restored: refused, taken over, upgraded; and who still works with the former one is refused.</summary>
public sealed class TakeoverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_lost_database()
    {
        await using var former = await RealUpgrade.StartAsync((string?)null, Token);
        await using var heir = await ServerProcess.StartAsync(former.Data + "-heir", null, Token);
        foreach (var version in new[] { RealReleases.Old, RealReleases.New })
        {
            await heir.Api.PostAsync<BinaryDocument>("binaries", new AddBinaryBody(version, await RealReleases.DirectoryOfAsync(version, Token)), Token);
        }

        await heir.Api.PostTextAsync<ClusterDocument>("clusters", former.Description, Token);

        // The preview refuses it, and so does a run that asks nobody before.
        var refused = await Assert.ThrowsAsync<CommandFailure>(() => heir.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(RealReleases.New), Token));
        Assert.Equal("preflight.controller", refused.Code);
        await StartAndCancelAsync(heir, "host.other_controller");

        // Not without naming whose they are.
        var unnamed = await UntilEndedAsync(heir, await heir.Api.PostAsync<RunReference>("clusters/real/adopt", new AdoptBody(), Token));
        Assert.Equal(("Faulted", "host.other_controller"), (unnamed.SubStatus, Assert.Single(unnamed.Incidents).Error.Code));

        await AdoptAndUpgradeAsync(heir);
        await AssertRefusedAsync(former.Server, former);
    }

    [Fact]
    public async Task After_an_older_database_was_restored_while_its_twin_still_lives()
    {
        await using var twin = await RealUpgrade.StartAsync((string?)null, Token);
        var restored = twin.Data + "-restored";
        await twin.KillServerAndStartAgainAsync(Token, meanwhile: async () =>
            Assert.Equal(0, (await LocalProgram.RunAsync("cp", ["-a", "--", twin.Data, restored], Token)).ExitCode));
        for (var i = 0; i < 4; i++)
        {
            // Each run draws numbers that the copy does not know of.
            Assert.Equal("Finished", (await UntilEndedAsync(twin.Server, await twin.Server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(), Token))).SubStatus);
        }

        await using var heir = await ServerProcess.StartAsync(restored, null, Token);
        await StartAndCancelAsync(heir, "host.higher_number");

        await AdoptAndUpgradeAsync(heir);
        await AssertRefusedAsync(twin.Server, twin);
    }

    private static async Task StartAndCancelAsync(ServerProcess server, string code)
    {
        Dictionary<string, System.Text.Json.JsonElement> inputs = new() { ["Cluster"] = EngineJson.Element("real"), ["Target"] = EngineJson.Element(RealReleases.New) };
        var run = await server.Api.PostAsync<RunReference>("runs", new StartRunBody("rolling-upgrade", null, inputs), Token);
        var stands = await UntilAsync(server, run, r => r.NeedsYou);
        Assert.Equal(code, Assert.Single(stands.Incidents).Error.Code);
        Assert.DoesNotContain("rollback --member", stands.Situation.Allowed);
        await server.Api.PostAsync<RunMessageAnswer>($"runs/{run.Number}/cancel", new RunMessageBody("taking over"), Token);
        Assert.Equal("Cancelled", (await UntilEndedAsync(server, run)).SubStatus);
    }

    private static async Task AdoptAndUpgradeAsync(ServerProcess heir)
    {
        var before = await heir.Api.GetAsync<ClusterHosts>("clusters/real/hosts", Token);
        var from = before.Hosts.Select(h => h.Controller!).Distinct().ToList();
        var adopted = await UntilEndedAsync(heir, await heir.Api.PostAsync<RunReference>("clusters/real/adopt", new AdoptBody(from, "the database was lost"), Token));
        Assert.Equal("Finished", adopted.SubStatus);

        var after = await heir.Api.GetAsync<ClusterHosts>("clusters/real/hosts", Token);
        Assert.All(after.Hosts, h => Assert.True(h.Ours));
        Assert.DoesNotContain(after.Controller, from);
        Assert.True(after.Hosts.Min(h => h.Number) > before.Hosts.Max(h => h.Number));
        var journal = await heir.Api.GetAsync<JournalPage>($"runs/{adopted.Number}/journal?from=0&take=100", Token);
        Assert.Contains(journal.Items, l => l.Entry.Message == "Reason: the database was lost");
        Assert.Equal("test", journal.Items[0].Entry.By);

        var upgrade = await heir.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(RealReleases.New), Token);
        Assert.Equal("Finished", (await UntilAsync(heir, upgrade.Run!, r => r.Status == "Finished" || r.NeedsYou)).SubStatus);
    }

    /// <summary>The server with the former database asks for everything that it may: nothing changes.</summary>
    private static async Task AssertRefusedAsync(ServerProcess former, RealUpgrade members)
    {
        var starts = members.Starts();
        var records = (await former.Api.GetAsync<ClusterHosts>("clusters/real/hosts", Token)).Hosts.Select(h => (h.Controller, h.Number)).ToList();

        var down = await former.Api.PostAsync<RunReference>("clusters/real/down", new ClusterPowerBody(), Token);
        var stands = await UntilAsync(former, down, r => r.NeedsYou || r.Status == "Finished");

        Assert.Contains("host.other_controller", stands.Incidents.Select(i => i.Error.Code));
        Assert.Equal(starts, members.Starts());
        var cluster = await former.Api.GetAsync<ClusterDocument>("clusters/real", Token);
        Assert.All(cluster.Members, m => Assert.Equal((RealReleases.New, "serving"), (m.Version, m.State)));
        Assert.Equal(records, (await former.Api.GetAsync<ClusterHosts>("clusters/real/hosts", Token)).Hosts.Select(h => (h.Controller, h.Number)));
    }

    private static Task<RunDocument> UntilEndedAsync(ServerProcess server, RunReference run) => UntilAsync(server, run, r => r.Status == "Finished");

    private static async Task<RunDocument> UntilAsync(ServerProcess server, RunReference run, Func<RunDocument, bool> condition)
    {
        RunDocument? seen = null;
        await Until.TrueAsync(async () => condition(seen = await server.Api.GetAsync<RunDocument>($"runs/{run.Number}", Token)), Patience, Token);
        return seen!;
    }
}
