using Etcdserverpb;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>What people do while a real upgrade is under way: take it back, change members by hand, leave it half done.</summary>
public sealed class OperatorAnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_members_are_rolled_back_after_two_of_three_and_no_write_is_lost()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await using var load = upgrade.NewLoad();
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => r.Members.Count(m => m.Version == RealReleases.New && m.State == "serving") == 2, Token);
        await upgrade.SendAsync(run, "rollback", new RunMessageBody("too slow", All: true), Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        var report = await load.FinishAsync(Token);

        Assert.Equal("Cancelled", ended.SubStatus);
        Assert.Contains($"All members run {RealReleases.Old} and serve.", ended.Lines);
        Assert.Empty(report.Comparison.Lost);
        Assert.True(report.Comparison.Acknowledged > 100);
        var cluster = await upgrade.ClusterAsync(Token);
        Assert.All(cluster.Members, m => Assert.Equal((RealReleases.Old, "serving"), (m.Version, m.State)));
        Assert.Equal(("3.4.0", null), (cluster.ClusterVersion, cluster.ActiveRun));
        Assert.Equal([(1, 0), (2, 1), (2, 1)], upgrade.Starts().Order());
    }

    /// <summary>One run on one cluster: a member stopped, a link pointed elsewhere, a member restarted on the target, one removed.</summary>
    [Fact]
    public async Task What_a_person_changes_by_hand_is_asked_about_and_gone_on_from_where_that_is_legal()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions { Members = 5 }, Token);
        var run = await upgrade.UpgradeAsync(Token);
        await PauseAsync(upgrade, run);
        var left = (await upgrade.ReadAsync(run, Token)).Members.Where(m => m is { Version: RealReleases.Old, Role: "follower" }).Select(m => m.Name).ToList();

        await upgrade.StopByHandAsync(left[0], Token);
        await ResumeAndAcceptAsync(upgrade, run, $"{left[0]} does not run; it ran {RealReleases.Old}.");
        await PauseAsync(upgrade, run);
        left = [.. (await upgrade.ClusterAsync(Token)).Members.Where(m => m is { Version: RealReleases.Old, Role: "follower" }).Select(m => m.Name)];

        upgrade.RelinkByHand(left[0], RealReleases.New);
        await ResumeAndAcceptAsync(upgrade, run, $"The link of {left[0]} names {RealReleases.New}; it named {RealReleases.Old}.");
        await PauseAsync(upgrade, run);
        left = [.. (await upgrade.ClusterAsync(Token)).Members.Where(m => m is { Version: RealReleases.Old, Role: "follower" }).Select(m => m.Name)];

        var removed = left[0];
        await RemoveAsync(upgrade, removed);
        await AskAsync(upgrade, run, $"{removed} (");
        await upgrade.SendAsync(run, "resume", new RunMessageBody("it was me", AcceptObserved: true), Token);
        var refused = await upgrade.UntilAsync(run, r => r.Incidents.Any(i => i.Error.Code == "member.observed_not_legal"), Token, pastIncident: true);
        Assert.Contains($"{removed} is in the cluster file and not in the member list.", refused.Incidents[0].Error.Message);
        Assert.True(refused.Situation.SafePoint);
        await upgrade.SendAsync(run, "cancel", new RunMessageBody("the cluster file has to be changed first"), Token);
        Assert.Equal("Cancelled", (await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true)).SubStatus);
        Assert.Equal(2, (await upgrade.JournalAsync(run, Token)).Count(l => l.StartsWith("Accepted by ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_that_was_ended_with_a_member_down_is_settled_and_finished_by_the_next_one()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        var first = await upgrade.UpgradeAsync(Token);

        // The new process is killed as soon as it is there, before it serves.
        string? victim = null;
        await Until.TrueAsync(
            () =>
            {
                victim = upgrade.Members.Select(m => m.Name).FirstOrDefault(name => KillWhenNew(upgrade, name));
                return Task.FromResult(victim is not null);
            },
            TimeSpan.FromMinutes(2), Token);
        // In the middle of the swap, or just behind it while it catches up: on its way either way.
        var asked = await upgrade.UntilAsync(first, r => r.NeedsYou, Token);
        Assert.Contains(asked.Incidents[0].Error.Code, new[] { "etcd.process_ended", "activity.not_observed", "member.changed_by_other" });
        Assert.False(asked.Situation.SafePoint);
        await upgrade.SendAsync(first, "cancel", new RunMessageBody("home time", Now: true), Token);
        var left = await upgrade.UntilAsync(first, r => r.Status == "Finished", Token, pastIncident: true);
        Assert.Equal("Cancelled", left.SubStatus);
        Assert.Contains("unsettled", left.Situation.Why);
        Assert.Equal("stopped", (await upgrade.ClusterAsync(Token)).Members.Single(m => m.Name == victim).State);

        var second = await upgrade.UpgradeAsync(Token);
        Assert.NotEqual(first, second);
        Assert.Equal("Finished", (await upgrade.UntilAsync(second, r => r.Status == "Finished", Token)).SubStatus);
        Assert.Contains(await upgrade.JournalAsync(second, Token), l => l.StartsWith($"{victim} was left stopped from before; it is brought to {RealReleases.New}", StringComparison.Ordinal));
        Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((RealReleases.New, "serving"), (m.Version, m.State)));
    }

    private static bool KillWhenNew(RealUpgrade upgrade, string member)
    {
        using var process = upgrade.FindProcess(member);
        try
        {
            if (process?.MainModule?.FileName.Contains($"/{RealReleases.New}/", StringComparison.Ordinal) != true)
            {
                return false;
            }

            process.Kill();
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false; // it ended, or is just being made
        }
    }

    private static async Task PauseAsync(RealUpgrade upgrade, long run)
    {
        await upgrade.UntilAsync(run, r => r.Members.Any(m => m.Version == RealReleases.New), Token);
        await upgrade.SendAsync(run, "pause", new RunMessageBody("maintenance", AtSafePoint: true), Token);
        await upgrade.UntilAsync(run, r => r.Paused, Token, pastIncident: true);
    }

    private static async Task AskAsync(RealUpgrade upgrade, long run, string change)
    {
        await upgrade.SendAsync(run, "resume", new RunMessageBody("go on"), Token);
        var asked = await upgrade.UntilAsync(run, r => r is { Paused: false, NeedsYou: true }, Token);

        // That a member was removed stands in the others' logs too, and is told from there when those are read first.
        if (asked.Incidents[0] is { Error: { Code: "etcd.log_act_now" } said, Id: var told })
        {
            Assert.Contains("removed", said.Message, StringComparison.Ordinal);
            await upgrade.SendAsync(run, "retry", new RunMessageBody("it was me"), Token);
            asked = await upgrade.UntilAsync(run, r => r is { Paused: false, NeedsYou: true } && r.Incidents.All(i => i.Id != told), Token, pastIncident: true);
        }

        var incident = Assert.Single(asked.Incidents);
        Assert.Equal("member.changed_by_other", incident.Error.Code);
        Assert.Contains(change, incident.Error.Message);
        Assert.Contains("resume --accept-observed", asked.Situation.Allowed);
    }

    private static async Task ResumeAndAcceptAsync(RealUpgrade upgrade, long run, string change)
    {
        await AskAsync(upgrade, run, change);
        var refused = await Assert.ThrowsAsync<Cli.CommandFailure>(() => upgrade.SendAsync(run, "resume", new RunMessageBody(AcceptObserved: true), Token));
        Assert.Equal("run.reason_missing", refused.Code);
        await upgrade.SendAsync(run, "resume", new RunMessageBody("it was me", AcceptObserved: true), Token);
        await upgrade.UntilAsync(run, r => r.Incidents.Count == 0, Token, pastIncident: true);
    }

    private static async Task RemoveAsync(RealUpgrade upgrade, string member)
    {
        using var channel = GrpcChannel.ForAddress(upgrade.Members.First(m => m.Name != member).ClientUrl);
        var cluster = new Cluster.ClusterClient(channel);
        var listed = (await cluster.MemberListAsync(new MemberListRequest(), cancellationToken: Token)).Members.Single(m => m.Name == member);
        await cluster.MemberRemoveAsync(new MemberRemoveRequest { ID = listed.ID }, cancellationToken: Token);
        await Until.TrueAsync(() => upgrade.FindProcess(member) is null, Token);
    }
}
