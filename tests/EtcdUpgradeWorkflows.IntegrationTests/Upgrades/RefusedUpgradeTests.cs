using System.Diagnostics;
using System.Text.Json.Nodes;
using Etcdserverpb;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>States of real members in which an upgrade is refused: each by its code, each before anything is touched.</summary>
public sealed class RefusedUpgradeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_as_it_should_be_is_refused_by_its_code_and_nothing_is_stopped()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        var healthy = await PlanAsync(upgrade);
        Assert.Empty(Blockers(healthy));
        Assert.Equal("passed", healthy.Checks.Single(c => c.Code == "preflight.configuration").Verdict);
        await AssertSeenFromOutsideAsync(upgrade);

        var follower = (await upgrade.ClusterAsync(Token)).Members.First(m => m.Role == "follower").Name;
        var other = upgrade.Members.Single(m => m.Name == (follower == "m1" ? "m2" : "m1"));
        using var channel = GrpcChannel.ForAddress(other.ClientUrl);

        Cluster.ClusterClient members = new(channel);
        var added = await AddLearnerAsync(members);
        await AssertRefusedAsync(upgrade, "preflight.learners");
        await members.MemberRemoveAsync(new MemberRemoveRequest { ID = added.Member.ID }, cancellationToken: Token);

        Maintenance.MaintenanceClient maintenance = new(channel);
        AlarmRequest full = new() { Action = AlarmRequest.Types.AlarmAction.Activate, Alarm = AlarmType.Nospace, MemberID = added.Header.MemberId };
        await maintenance.AlarmAsync(full, cancellationToken: Token);
        await AssertRefusedAsync(upgrade, "preflight.alarms");
        full.Action = AlarmRequest.Types.AlarmAction.Deactivate;
        await maintenance.AlarmAsync(full, cancellationToken: Token);

        await SignalAsync(upgrade, follower, "STOP");
        await WriteAsync(channel, 10_000);
        await AssertRefusedAsync(upgrade, "preflight.healthy");
        await SignalAsync(upgrade, follower, "CONT");
        await Until.TrueAsync(async () => Blockers(await PlanAsync(upgrade)).Count == 0, Patience, Token);

        var data = Path.Combine(upgrade.Members.Single(m => m.Name == follower).Directory, "data");
        Directory.Move(data, data + ".away");
        await AssertRefusedAsync(upgrade, "preflight.data_directory");
        Directory.Move(data + ".away", data);

        await upgrade.StopByHandAsync(follower, Token);
        await AssertRefusedAsync(upgrade, "preflight.reachable");

        // A person starts it on the same data in another place: nothing on the host may be taken for this member.
        Directory.Move(data, data + ".moved");
        using (var elsewhere = StartIn(upgrade, follower, data + ".moved"))
        {
            await Until.TrueAsync(async () => (await PlanAsync(upgrade)).Checks.Single(c => c.Code == "preflight.healthy").Verdict == "passed", Patience, Token);
            await AssertRefusedAsync(upgrade, "preflight.data_directory");
            elsewhere.Kill();
            await elsewhere.WaitForExitAsync(Token);
        }

        Directory.Move(data + ".moved", data);
        var up = await upgrade.Server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(), Token);
        Assert.Equal("Finished", (await upgrade.UntilAsync(up.Number, r => r.Status == "Finished", Token)).SubStatus);
        Assert.Empty(Blockers(await PlanAsync(upgrade)));
    }

    [Fact]
    public async Task A_member_whose_data_directory_was_wiped_is_not_taken_for_one_that_can_be_upgraded()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        var follower = (await upgrade.ClusterAsync(Token)).Members.First(m => m.Role == "follower").Name;
        await upgrade.StopByHandAsync(follower, Token);
        Directory.Delete(Path.Combine(upgrade.Members.Single(m => m.Name == follower).Directory, "data"), recursive: true);

        await AssertRefusedAsync(upgrade, "preflight.reachable");

        // A run that settles first starts it, and etcd itself does not take an empty member back.
        var run = await upgrade.StartUnseenAsync(Token);
        var stuck = await upgrade.UntilAsync(run, r => r.NeedsYou, Token);
        output.WriteLine($"{stuck.Incidents[0].Error.Code}: {stuck.Incidents[0].Error.Message}");
        // The one when it has ended before the script has seen it run, the other when after.
        Assert.Contains(stuck.Incidents[0].Error.Code, new[] { "etcd.process_ended", "host.start_failed" });
        Assert.All(upgrade.Members.Where(m => m.Name != follower), m => Assert.NotNull(upgrade.FindProcess(m.Name)));
        Assert.Equal(0, upgrade.Starts().Sum(s => s.New));
        await upgrade.SendAsync(run, "cancel", new RunMessageBody("wiped", Now: true), Token);
        await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true);

        // Nor does a start of what is down, which says why instead of waiting for it.
        var up = await upgrade.Server.Api.PostAsync<RunReference>("clusters/real/up", new ClusterPowerBody(), Token);
        var faulted = await upgrade.UntilAsync(up.Number, r => r.Status == "Finished", Token, pastIncident: true);
        Assert.Equal("Faulted", faulted.SubStatus);
        var error = faulted.Incidents[0].Error;
        output.WriteLine($"{error.Code}: {error.Message} {error.Advice}");
        Assert.Contains(error.Code, new[] { "etcd.process_ended", "host.start_failed" });
        Assert.Contains(follower, error.Message, StringComparison.Ordinal);
        Assert.Contains("Its log ends: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rollback", error.Advice, StringComparison.Ordinal);
    }

    private static Task<PlanDocument> PlanAsync(RealUpgrade upgrade) => upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(RealReleases.New), Token);

    private static List<string> Blockers(PlanDocument plan) => [.. plan.Checks.Where(c => c is { Severity: "blocker", Verdict: "failed" }).Select(c => c.Code)];

    private async Task AssertRefusedAsync(RealUpgrade upgrade, string code)
    {
        List<int> running = [.. upgrade.Members.Select(m => upgrade.FindProcess(m.Name)).OfType<Process>().Select(p => p.Id)];
        var starts = upgrade.Starts();

        var refused = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.UpgradeAsync(Token));

        output.WriteLine(string.Join("\n", refused.Problems.Select(p => $"{p.Code}: {p.Message}")));
        Assert.Contains(code, refused.Problems.Select(p => p.Code).Append(refused.Code));
        Assert.Equal(starts, upgrade.Starts());
        Assert.Equal(running, upgrade.Members.Select(m => upgrade.FindProcess(m.Name)).OfType<Process>().Select(p => p.Id));
        Assert.Null((await upgrade.ClusterAsync(Token)).ActiveRun);
    }

    /// <summary>Without a cluster file: the same members are judged, and what needs their hosts is neither green nor absent.</summary>
    private static async Task AssertSeenFromOutsideAsync(RealUpgrade upgrade)
    {
        var plan = await upgrade.Server.Api.PostAsync<PlanDocument>("plan/endpoints", new PlanEndpointsBody([upgrade.Members[1].ClientUrl], RealReleases.New), Token);
        Assert.Equal((RealReleases.Old, "upgrade", 3), (plan.From, plan.Verdict, plan.Order.Count));
        Assert.Equal(
            ["preflight.quota", "preflight.flags", "preflight.configuration", "preflight.host_releases", "preflight.data_directory", "preflight.free_space", "preflight.controller"],
            plan.Checks.Where(c => c.Verdict == "not_checked").Select(c => c.Code));
        Assert.All(plan.Checks.Where(c => c.Verdict == "not_checked"), c => Assert.Contains("no host access", c.Evidence, StringComparison.Ordinal));
        Assert.Single(await upgrade.Server.Api.GetAsync<List<ClusterSummary>>("clusters", Token));

        foreach (var endpoints in new[] { [], new[] { "ftp://127.0.0.1:1" }, ["http://root:secret@127.0.0.1:2379"] })
        {
            var no = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.Server.Api.PostAsync<PlanDocument>("plan/endpoints", new PlanEndpointsBody(endpoints, RealReleases.New), Token));
            Assert.Equal("discover.endpoint_invalid", no.Code);
            Assert.DoesNotContain("secret", no.Message, StringComparison.Ordinal);
        }

        var silent = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.Server.Api.PostAsync<PlanDocument>("plan/endpoints", new PlanEndpointsBody(["http://127.0.0.1:9"], RealReleases.New), Token));
        Assert.Equal("discover.no_answer", silent.Code);
    }

    /// <summary>etcd takes no new member before the others have known each other for five seconds ("unhealthy cluster").</summary>
    private static async Task<MemberAddResponse> AddLearnerAsync(Cluster.ClusterClient members)
    {
        MemberAddResponse? added = null;
        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    added = await members.MemberAddAsync(new MemberAddRequest { IsLearner = true, PeerURLs = { "http://127.0.0.1:9" } }, cancellationToken: Token);
                    return true;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
                {
                    return false;
                }
            },
            Patience, Token);
        return added!;
    }

    private static async Task WriteAsync(GrpcChannel channel, int count)
    {
        KV.KVClient keys = new(channel);
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Token }, async (i, token) =>
            await keys.PutAsync(new PutRequest { Key = ByteString.CopyFromUtf8($"behind/{i}"), Value = ByteString.CopyFromUtf8("x") }, cancellationToken: token));
    }

    private static async Task SignalAsync(RealUpgrade upgrade, string member, string signal)
    {
        using var process = upgrade.FindProcess(member)!;
        using var sent = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        await sent.WaitForExitAsync(Token);
        Assert.Equal(0, sent.ExitCode);
    }

    private static Process StartIn(RealUpgrade upgrade, string member, string data)
    {
        var described = JsonNode.Parse(upgrade.Description)!["members"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == member)!["host"]!;
        var old = described["dataDir"]!.GetValue<string>();
        ProcessStartInfo start = new(Path.Combine(described["install"]!.GetValue<string>(), "current", "etcd")) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in described["arguments"]!.AsArray())
        {
            start.ArgumentList.Add(argument!.GetValue<string>().Replace(old, data, StringComparison.Ordinal));
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
