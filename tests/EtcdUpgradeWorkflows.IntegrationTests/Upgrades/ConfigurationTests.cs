using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>Flags that the next release does not have: proposed anew, accepted by a person, and switched with the release in one stop, forward and back.</summary>
public sealed class ConfigurationTests
{
    private const string Path = "clusters/real/configuration";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_removed_flag_is_replaced_in_the_same_stop_and_comes_back_with_the_old_release()
    {
        await using var upgrade = await RealUpgrade.StartAsync(
            new RealUpgradeOptions
            {
                ExtraArguments = ["--logger=capnslog", "--log-output=stdout", "--debug=true"],
                Files = new Dictionary<string, string> { ["m2"] = "# as in the runbook\nlogger: capnslog\nlog-output: [stdout]\ndebug: true\n" },
            },
            Token);
        var refused = await Assert.ThrowsAsync<CommandFailure>(() => upgrade.UpgradeAsync(Token));
        Assert.Equal("preflight.flags", refused.Code);
        Assert.Equal([(1, 0), (1, 0), (1, 0)], upgrade.Starts());

        var proposed = await upgrade.Server.Api.GetAsync<ConfigurationDocument>($"{Path}?to={RealReleases.New}", Token);
        Assert.Equal(refused.Plan!.Configuration!.Proposal, proposed.Proposal);
        Assert.Equal(["m1", "m2", "m3"], proposed.Members.Select(m => m.Member));
        var other = await Assert.ThrowsAsync<CommandFailure>(() => AcceptAsync(upgrade, "000000000000"));
        Assert.Equal("configuration.other_proposal", other.Code);
        await Assert.ThrowsAsync<CommandFailure>(() => upgrade.UpgradeAsync(Token));
        var file = (await upgrade.ClusterAsync(Token)).Spec.ToJsonString();
        await AcceptAsync(upgrade, proposed.Proposal!);

        // The file that everybody still has knows nothing of it.
        Assert.DoesNotContain("configurations", file, StringComparison.Ordinal);
        await upgrade.Server.Api.PostTextAsync<System.Text.Json.JsonElement>("clusters", file, Token);

        var run = await upgrade.UpgradeAsync(Token);
        var reserved = await Assert.ThrowsAsync<CommandFailure>(() => AcceptAsync(upgrade, proposed.Proposal!));
        Assert.Equal("configuration.cluster_reserved", reserved.Code);
        await upgrade.UntilAsync(run, r => r.Members.Count(m => m.Version == RealReleases.New && m.State == "serving") == 1, Token);
        await upgrade.SendAsync(run, "rollback", new RunMessageBody("not today", All: true), Token);
        Assert.Equal("Cancelled", (await upgrade.UntilAsync(run, r => r.Status == "Finished", Token)).SubStatus);
        Assert.All(Flagged(upgrade), m => Assert.Contains("--log-output=stdout", ArgumentsOf(upgrade, m.Name)));
        Assert.Contains("\nlog-output: [stdout]\n", FileOf(upgrade, "m2"), StringComparison.Ordinal);
        Assert.Contains(await upgrade.JournalAsync(run, Token), l => l.EndsWith("is started with its configuration of the releases before 3.5.", StringComparison.Ordinal));

        var again = await upgrade.UpgradeAsync(Token);
        Assert.Equal("Finished", (await upgrade.UntilAsync(again, r => r.Status == "Finished", Token)).SubStatus);
        Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((RealReleases.New, "serving"), (m.Version, m.State)));
        Assert.EndsWith("# as in the runbook\nlogger: zap\nlog-outputs: [stdout]\nlog-level: debug\n", FileOf(upgrade, "m2"), StringComparison.Ordinal);
        Assert.All(Flagged(upgrade), m =>
        {
            var arguments = ArgumentsOf(upgrade, m.Name);
            Assert.Contains("--log-outputs=stdout", arguments);
            Assert.Contains("--logger=zap", arguments);
            Assert.Contains("--log-level=debug", arguments);
            Assert.DoesNotContain("--log-output=stdout", arguments);
        });
        Assert.Equal(3, (await upgrade.JournalAsync(again, Token)).Count(l => l.Contains($"(proposal {proposed.Proposal}, accepted by ", StringComparison.Ordinal)));
        var plan = await upgrade.Server.Api.PostAsync<PlanDocument>("clusters/real/plan", new PlanBody(RealReleases.New), Token);
        Assert.Equal("passed", plan.Checks.Single(c => c.Code == "preflight.configuration").Verdict);
    }

    private static Task<ConfigurationDocument> AcceptAsync(RealUpgrade upgrade, string proposal) =>
        upgrade.Server.Api.PostAsync<ConfigurationDocument>(Path, new AcceptConfigurationBody(RealReleases.New, proposal), Token);

    private static IEnumerable<DemoMember> Flagged(RealUpgrade upgrade) => upgrade.Members.Where(m => m.Name != "m2");

    /// <summary>The file that the running process was started with; it is told nothing else.</summary>
    private static string FileOf(RealUpgrade upgrade, string member)
    {
        var arguments = ArgumentsOf(upgrade, member);
        Assert.Equal((3, "--config-file"), (arguments.Length, arguments[1]));
        return File.ReadAllText(arguments[2]);
    }

    private static string[] ArgumentsOf(RealUpgrade upgrade, string member)
    {
        using var process = upgrade.FindProcess(member) ?? throw new InvalidOperationException($"{member} does not run");
        return File.ReadAllText($"/proc/{process.Id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
