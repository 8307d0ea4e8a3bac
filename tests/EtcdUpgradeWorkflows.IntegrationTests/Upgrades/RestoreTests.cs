using System.Net;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Etcdserverpb;
using Google.Protobuf;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>The way back once nothing else leads there: after the whole upgrade the cluster is restored from the backup that was taken before it.</summary>
public sealed class RestoreTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Campaign", "upgrades")]
    public async Task After_the_upgrade_only_a_restore_leads_back()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await PutAsync(upgrade, "before");
        var run = await upgrade.UpgradeAsync(Token);
        Assert.Equal("Finished", (await upgrade.UntilAsync(run, r => r.Status == "Finished", Token)).SubStatus);

        var plan = await upgrade.Server.Api.GetAsync<RollbackPlanDocument>($"runs/{run}/rollback-plan", Token);
        var ways = plan.Ways.ToDictionary(w => w.Kind);
        Assert.Equal((false, true), (ways["old_binary"].Legal, ways["restore"].Legal));
        Assert.Contains("etcdup clusters restore real --backup ", ways["restore"].How, StringComparison.Ordinal);
        await RestoreAsync(upgrade);
    }

    [Fact]
    public async Task A_snapshot_is_restored_while_the_server_is_killed_and_what_was_there_is_kept()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await PutAsync(upgrade, "before");
        await UpgradeUntilProvedAsync(upgrade);
        await RestoreAsync(upgrade);
    }

    // The upgrade is not wanted any more once there is a backup of it: the members may run either release.
    private static async Task UpgradeUntilProvedAsync(RealUpgrade upgrade)
    {
        var run = await upgrade.UpgradeAsync(Token);
        await Until.TrueAsync(async () => (await upgrade.Server.Api.GetAsync<List<BackupDocument>>("backups?cluster=real", Token)).Any(s => s.Proof == "compared"), TimeSpan.FromMinutes(2), Token);
        await upgrade.SendAsync(run, "cancel", new RunMessageBody("the data are wanted back", AtSafePoint: true), Token);
        await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true);
    }

    private async Task RestoreAsync(RealUpgrade upgrade)
    {
        await PutAsync(upgrade, "after");
        var was = await upgrade.ClusterAsync(Token);
        var first = (await upgrade.Server.Api.GetAsync<List<BackupDocument>>("backups?cluster=real", Token)).MinBy(s => s.TakenAt)!;
        var unknown = await upgrade.Server.Api.PostAsync<RunReference>("clusters/real/restore", new RestoreBody("nothing"), Token);
        var faulted = await upgrade.UntilAsync(unknown.Number, r => r.NeedsYou || r.Status == "Finished", Token, pastIncident: true);
        Assert.Contains(faulted.Incidents, i => i.Error.Code == "restore.backup_unknown");
        await upgrade.SendAsync(unknown.Number, "cancel", new RunMessageBody("a wrong id"), Token);
        await upgrade.UntilAsync(unknown.Number, r => r.Status == "Finished", Token, pastIncident: true);
        Assert.Equal(was.Members.Select(m => (m.Version, m.State)), (await upgrade.ClusterAsync(Token)).Members.Select(m => (m.Version, m.State)));

        var restore = await upgrade.Server.Api.PostAsync<RunReference>("clusters/real/restore", new RestoreBody(first.Id), Token);
        // In the midst of it: at least one member's data are in place.
        await Until.TrueAsync(() => Task.FromResult(upgrade.Members.Any(m => Kept(m).Length > 0)), TimeSpan.FromMinutes(2), Token);
        await upgrade.KillServerAndStartAgainAsync(Token);
        var ended = await upgrade.UntilAsync(restore.Number, r => r.Status == "Finished", Token);
        output.WriteLine(string.Join('\n', await upgrade.JournalAsync(restore.Number, Token)));

        Assert.Equal("Finished", ended.SubStatus);
        var now = await upgrade.ClusterAsync(Token);
        Assert.All(now.Members, m => Assert.Equal((RealReleases.Old, "serving"), (m.Version, m.State)));
        Assert.NotEqual(was.ClusterId, now.ClusterId);
        Assert.Equal("3.4.0", now.ClusterVersion);
        Assert.All(upgrade.Members, m => Assert.Single(Kept(m)));
        Assert.Equal(("before", 0), (await ReadAsync(upgrade, "before"), (await ReadAsync(upgrade, "after")).Length));

        // It is a cluster like any other: nothing is in the way of the same upgrade.
        var next = await upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(RealReleases.New), Token);
        Assert.Equal("upgrade", next.Verdict);
    }

    /// <summary>By the steps of 2.x: one member begins the cluster with its copy, the others are added to it. No 2.x is at hand here; 3.3 has the same v2 API, data and tools.</summary>
    [Fact]
    public Task Copy_of_v2_data_becomes_a_cluster_of_all_members_again_while_the_server_is_killed() => RestoreV2Async(new()
    {
        From = RealReleases.Oldest, To = RealReleases.Old, ExtraArguments = ["--enable-v2=true"], Files = new Dictionary<string, string> { ["m3"] = "enable-v2: true\n" },
    });

    [Fact]
    [Trait("OptIn", "etcd-2.x")]
    public Task Copy_of_2_2_becomes_a_cluster_of_all_members_again_while_the_server_is_killed() => RestoreV2Async(new() { From = OptInReleases.Etcd22, To = OptInReleases.Etcd23 });

    private async Task RestoreV2Async(RealUpgradeOptions options)
    {
        await using var upgrade = await RealUpgrade.StartAsync(options, Token);
        using var http = new HttpClient();
        await PutV2Async(http, upgrade, "before");
        await UpgradeUntilProvedAsync(upgrade);
        await PutV2Async(http, upgrade, "after");
        var was = await upgrade.ClusterAsync(Token);

        var backup = (await upgrade.Server.Api.GetAsync<List<BackupDocument>>("backups?cluster=real", Token)).MinBy(s => s.TakenAt)!;
        var restore = await upgrade.Server.Api.PostAsync<RunReference>("clusters/real/restore", new RestoreBody(backup.Id), Token);
        // In the midst of it: a member that was given no data has joined, and has some.
        await Until.TrueAsync(() => Task.FromResult(upgrade.Members.Count(m => Kept(m).Length > 0 && Directory.Exists(Path.Combine(m.Directory, "data", "member", "wal"))) > 1), TimeSpan.FromMinutes(2), Token);
        await upgrade.KillServerAndStartAgainAsync(Token);
        var ended = await upgrade.UntilAsync(restore.Number, r => r.Status == "Finished", Token);
        output.WriteLine(string.Join('\n', await upgrade.JournalAsync(restore.Number, Token)));

        Assert.Equal("Finished", ended.SubStatus);
        var now = await upgrade.ClusterAsync(Token);
        Assert.All(now.Members, m => Assert.Equal((options.From, "serving"), (m.Version, m.State)));
        Assert.NotEqual(was.ClusterId, now.ClusterId);
        Assert.Equal($"{string.Join('.', options.From.Split('.').Take(2))}.0", now.ClusterVersion);
        Assert.All(upgrade.Members, m => Assert.Single(Kept(m)));
        foreach (var member in upgrade.Members)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"{member.ClientUrl}/v2/keys/before"), Token)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri($"{member.ClientUrl}/v2/keys/after"), Token)).StatusCode);
            var listed = JsonNode.Parse(await http.GetStringAsync(new Uri($"{member.ClientUrl}/v2/members"), Token))!["members"]!.AsArray();
            Assert.Equal(
                upgrade.Members.Select(m => (m.Name, m.PeerUrl, m.ClientUrl)).Order(),
                listed.Select(m => ((string)m!["name"]!, (string)m["peerURLs"]!.AsArray().Single()!, (string)m["clientURLs"]!.AsArray().Single()!)).Order());
        }

        // It is a cluster like any other: nothing is in the way of the same upgrade.
        var next = await upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(options.To), Token);
        Assert.True(next.Verdict == "upgrade", string.Join(" ", next.Checks.Select(c => $"{c.Code} {c.Verdict}")));
        output.WriteLine(string.Join('\n', next.Checks.Where(c => c.Verdict != "passed").Select(c => $"{c.Code} {c.Verdict}")));
    }

    private static async Task PutV2Async(HttpClient http, RealUpgrade upgrade, string key)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["value"] = key });
        using var answer = await http.PutAsync(new Uri($"{upgrade.Members[0].ClientUrl}/v2/keys/{key}"), content, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static string[] Kept(DemoMember member) => Directory.GetDirectories(member.Directory, "data.before-*");

    private static async Task PutAsync(RealUpgrade upgrade, string key)
    {
        using var channel = GrpcChannel.ForAddress(upgrade.Members[0].ClientUrl);
        await new KV.KVClient(channel).PutAsync(new PutRequest { Key = ByteString.CopyFromUtf8(key), Value = ByteString.CopyFromUtf8(key) }, cancellationToken: Token);
    }

    private static async Task<string> ReadAsync(RealUpgrade upgrade, string key)
    {
        using var channel = GrpcChannel.ForAddress(upgrade.Members[1].ClientUrl);
        var answer = await new KV.KVClient(channel).RangeAsync(new RangeRequest { Key = ByteString.CopyFromUtf8(key) }, cancellationToken: Token);
        return answer.Kvs.Count == 0 ? "" : answer.Kvs[0].Value.ToStringUtf8();
    }
}
