using System.Text.Json;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Etcd.Policies;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.Server.Api;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Upgrades;

/// <summary>A real cluster whose own file asks for nothing, and policies for its label that come and go while its upgrade is under way.</summary>
public sealed class LabelPolicyUpgradeTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policies_that_come_between_two_members_hold_the_next_stop_and_when_they_are_removed_the_run_goes_on()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        var description = JsonNode.Parse(upgrade.Description)!.AsObject();
        description["labels"] = new JsonArray("env=prod");
        await upgrade.Server.Api.PostTextAsync<ClusterDocument>("clusters", description.ToJsonString(), Token);
        var run = await upgrade.UpgradeAsync(Token);
        await upgrade.UntilAsync(run, r => r.Activities.Any(a => a is { Type: "Etcd.SwapMember", Status: "Completed" }), Token);

        // Nobody listens there.
        await AddAsync(upgrade, "watched", """{ "gates": [ { "name": "alerts", "kind": "http", "url": "http://127.0.0.1:1/" } ] }""");
        var waits = await upgrade.UntilAsync(run, r => r.Situation.What.StartsWith("Waits", StringComparison.Ordinal), Token);
        output.WriteLine(waits.Situation.What);
        Assert.Contains("'alerts'", waits.Situation.What, StringComparison.Ordinal);
        Assert.Equal((true, false, "Suspended"), (waits.Situation.SafePoint, waits.NeedsYou, waits.SubStatus));
        Assert.InRange(waits.Members.Count(m => m.Version == RealReleases.New), 1, 2);
        var processes = Processes(upgrade);

        // It is told to look again, and what it is asked for by now stands in its incident: there is no window at all.
        await AddAsync(upgrade, "hours", """{ "window": "required" }""");
        var closed = await upgrade.UntilAsync(run, r => r.Incidents.Any(i => i.Error.Code == "window.closed"), Token);
        Assert.True(closed is { NeedsYou: true, Situation.SafePoint: true });
        Assert.Equal(processes, Processes(upgrade));
        Assert.Equal(waits.Members.Select(m => (m.Name, m.Version)), (await upgrade.ClusterAsync(Token)).Members.Select(m => (m.Name, m.Version)));

        // One of them is enough.
        await upgrade.Server.Api.DeleteAsync("policies/hours", Token);
        await upgrade.UntilAsync(run, r => r.Situation.What.StartsWith("Waits", StringComparison.Ordinal), Token, pastIncident: true);
        Assert.Equal(processes, Processes(upgrade));

        await upgrade.Server.Api.DeleteAsync("policies/watched", Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token);
        Assert.Equal("Finished", ended.SubStatus);
        Assert.All(upgrade.Starts(), s => Assert.Equal((1, 1), s));
        Assert.All((await upgrade.ClusterAsync(Token)).Members, m => Assert.Equal((RealReleases.New, "serving"), (m.Version, m.State)));
        Assert.Contains(await upgrade.JournalAsync(run, Token), line => line.Contains("policy 'watched' was removed", StringComparison.Ordinal));
    }

    private static Task<PolicyListItem> AddAsync(RealUpgrade upgrade, string name, string policy) =>
        upgrade.Server.Api.PostAsync<PolicyListItem>("policies", new PolicyDocument(name, ["env=prod"], JsonDocument.Parse(policy).RootElement), Token);

    private static List<int?> Processes(RealUpgrade upgrade) => [.. upgrade.Members.Select(member =>
    {
        using var process = upgrade.FindProcess(member.Name);
        return process?.Id;
    })];
}
