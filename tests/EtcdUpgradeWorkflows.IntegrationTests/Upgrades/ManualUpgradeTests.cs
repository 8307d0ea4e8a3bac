using System.Diagnostics;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>Real members that a person, played here, stops and starts: first the wrong one, then two at once, then one on the wrong release, and then as asked.</summary>
public sealed class ManualUpgradeTests
{
    private readonly Dictionary<string, string[]> _commandLines = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_told_what_to_do_is_told_when_it_was_wrong_and_loses_no_write()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        foreach (var member in upgrade.Members)
        {
            using var process = upgrade.FindProcess(member.Name)!;
            _commandLines[member.Name] = File.ReadAllText($"/proc/{process.Id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries)[1..];
        }

        await upgrade.Server.Api.PostTextAsync<System.Text.Json.JsonElement>("clusters", ByHand(upgrade.Description), Token);
        await using var load = upgrade.NewLoad();
        var run = await upgrade.UpgradeAsync(Token);

        // The wrong one.
        var first = await AskedAsync(upgrade, run, "Stop ");
        var wrong = (await upgrade.ClusterAsync(Token)).Members.First(m => m.Role == "follower" && m.Name != first).Name;
        await RestartAsync(upgrade, wrong, RealReleases.New);
        await upgrade.UntilAsync(run, r => r.Incidents.Any(i => i.Error.Message.Contains($"{wrong} runs {RealReleases.New}", StringComparison.Ordinal)), Token, pastIncident: true);
        await upgrade.SendAsync(run, "resume", new RunMessageBody("it was me", AcceptObserved: true), Token);

        // The right one, on the wrong release.
        Assert.Equal(first, await AskedAsync(upgrade, run, "Stop "));
        await RestartAsync(upgrade, first, RealReleases.Patch);
        await upgrade.UntilAsync(run, r => r.Incidents.Any(i => i.Error.Message.Contains($"asked for was {RealReleases.New}", StringComparison.Ordinal)), Token, pastIncident: true);
        await StopAsync(upgrade, first);
        await upgrade.SendAsync(run, "retry", new RunMessageBody("a slip"), Token);
        Assert.Equal(first, await AskedAsync(upgrade, run, "Start "));

        // Another one too.
        await StopAsync(upgrade, wrong);
        await upgrade.UntilAsync(run, r => r.Asked?.Message.StartsWith($"Stop nothing. {wrong} does not serve", StringComparison.Ordinal) == true, Token, pastIncident: true);
        await StartAsync(upgrade, wrong, RealReleases.New);
        Assert.Equal(first, await AskedAsync(upgrade, run, "Start "));
        await StartAsync(upgrade, first, RealReleases.New);

        var last = await AskedAsync(upgrade, run, "Stop ");
        Assert.DoesNotContain(last, new[] { first, wrong });
        await RestartAsync(upgrade, last, RealReleases.New);
        Assert.Equal("Finished", (await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true)).SubStatus);
        var report = await load.FinishAsync(Token);
        Assert.Empty(report.Comparison.Lost);
        Assert.Equal("3.5.0", (await upgrade.ClusterAsync(Token)).ClusterVersion);
        // Nothing of ours was started by a host: the records are those of the start of the cluster.
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 0), s));
    }

    private static string ByHand(string file)
    {
        var cluster = JsonNode.Parse(file)!;
        foreach (var member in cluster["members"]!.AsArray())
        {
            member!["host"] = new JsonObject { ["kind"] = "manual", ["instructions"] = "In this test: {member} to {version}." };
        }

        return cluster.ToJsonString();
    }

    /// <summary>Whom the run asks for.</summary>
    private static async Task<string> AskedAsync(RealUpgrade upgrade, long run, string text)
    {
        var seen = await upgrade.UntilAsync(run, r => r.Asked?.Message.StartsWith($"{text}m", StringComparison.Ordinal) == true, Token, pastIncident: true);
        Assert.True(seen.NeedsYou);
        Assert.StartsWith($"Needs you on real: {text}m", seen.Situation.What, StringComparison.Ordinal);
        return seen.Asked!.Message[text.Length..].Split(' ')[0];
    }

    private static Task StopAsync(RealUpgrade upgrade, string member) => upgrade.StopByHandAsync(member, Token);

    private async Task RestartAsync(RealUpgrade upgrade, string member, string version)
    {
        await StopAsync(upgrade, member);
        await StartAsync(upgrade, member, version);
    }

    private async Task StartAsync(RealUpgrade upgrade, string member, string version)
    {
        var directory = await RealReleases.DirectoryOfAsync(version, Token);
        var log = System.IO.Path.Combine(upgrade.Members.Single(m => m.Name == member).Directory, "by-hand.log");
        using var started = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "log=$1; shift; exec setsid \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, System.IO.Path.Combine(directory, "etcd") },
        }.With(_commandLines[member]))!;
    }
}

internal static class StartInfoArguments
{
    public static ProcessStartInfo With(this ProcessStartInfo start, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
