using System.Diagnostics;
using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Storage;
using EtcdUpgradeWorkflows.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Faults;

/// <summary>Members that stand still (SIGSTOP) in the middle of a real upgrade under load: their ports are open and nothing answers.</summary>
public sealed class FrozenMemberTests(ITestOutputHelper output)
{
    private const string Impatient = "impatient-upgrade";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_that_never_catches_up_is_asked_about_and_beside_one_that_stands_still_nobody_is_stopped()
    {
        await using var upgrade = await RealUpgrade.StartAsync(new RealUpgradeOptions(), Token);
        await PublishAsync(upgrade);
        await using var load = upgrade.NewLoad();
        var watch = upgrade.NewWatch();
        var run = (await upgrade.Server.Api.PostAsync<UpgradeAnswer>("clusters/real/upgrades", new UpgradeBody(RealReleases.New, Definition: Impatient), Token)).Run!.Number;

        // The definition takes a breath behind each swap: the member serves, and has not been asked yet whether it has caught up.
        await upgrade.UntilAsync(run, r => r.CurrentActivity == "Breath", Token);
        var swapped = Assert.Single(upgrade.Members.Zip(upgrade.Starts()), m => m.Second.New == 1).First.Name;
        await SignalAsync(upgrade, swapped, "STOP");
        var stuck = await IncidentAsync(upgrade, run, _ => true);
        Assert.Equal("etcd.no_catch_up", stuck.Incidents[0].Error.Code);
        Assert.Contains(swapped, stuck.Incidents[0].Error.Message);
        Assert.False(stuck.Situation.SafePoint);
        Assert.Equal([(1, 0), (1, 0), (1, 1)], upgrade.Starts().Order());

        // It wakes, and another one stands still: one that is to come, and does not lead.
        await SignalAsync(upgrade, swapped, "CONT");
        var other = (await upgrade.ClusterAsync(Token)).Members.First(m => m is { Version: RealReleases.Old, Role: "follower" } && m.Name != swapped).Name;
        await SignalAsync(upgrade, other, "STOP");
        await upgrade.SendAsync(run, "retry", new RunMessageBody("awake again", Incident: stuck.Incidents[0].Id), Token);
        var second = await IncidentAsync(upgrade, run, i => i.Id != stuck.Incidents[0].Id);
        output.WriteLine($"{second.Incidents[0].Error.Code}: {second.Incidents[0].Error.Message}");
        Assert.Equal([(1, 0), (1, 0), (1, 1)], upgrade.Starts().Order());
        Assert.All(upgrade.Members.Where(m => m.Name != other), m => Assert.NotNull(upgrade.FindProcess(m.Name)));

        await SignalAsync(upgrade, other, "CONT");
        await upgrade.SendAsync(run, "retry", new RunMessageBody("awake again"), Token);
        var ended = await upgrade.UntilAsync(run, r => r.Status == "Finished", Token, pastIncident: true);
        await upgrade.AssertUpgradedAsync(ended, load, watch, output.WriteLine, Token);
    }

    private static Task<RunDocument> IncidentAsync(RealUpgrade upgrade, long run, Func<IncidentDocument, bool> wanted) =>
        upgrade.UntilAsync(run, r => r.NeedsYou && r.Incidents.Any(wanted), Token, pastIncident: true);

    private static async Task SignalAsync(RealUpgrade upgrade, string member, string signal)
    {
        using var process = upgrade.FindProcess(member)!;
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync(Token);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>The rolling upgrade with a breath behind each swap and five seconds' patience with a member that makes no progress.</summary>
    private static async Task PublishAsync(RealUpgrade upgrade)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "workflows", "rolling-upgrade", "v1.json"), Token);
        var json = JsonNode.Parse(text.Replace("rolling-upgrade", Impatient, StringComparison.Ordinal))!;
        var activities = json["root"]!["activities"]!.AsArray();
        foreach (var catchUp in activities.Where(a => (string?)a!["type"] == "Etcd.WaitForCatchUp"))
        {
            catchUp!["noProgressDeadline"] = Literal("00:00:05");
        }

        activities.Add(new JsonObject { ["id"] = "breath", ["type"] = "Elsa.Delay", ["name"] = "Breath", ["version"] = 1, ["timeSpan"] = Literal("00:00:05") });
        foreach (var connection in json["root"]!["connections"]!.AsArray().Where(c => (string?)c!["source"]!["activity"] == "swap" && (string?)c["source"]!["port"] == "Done"))
        {
            connection!["target"]!["activity"] = "breath";
        }

        json["root"]!["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "breath" }, ["target"] = new JsonObject { ["activity"] = "catch-up" },
        });
        var read = DefinitionReader.Read(json.ToJsonString());
        Assert.True(read.Definition is not null, string.Join("; ", read.Findings));
        await using var services = new ServiceCollection().AddStorage(new DatabaseLocation.Sqlite(Path.Combine(upgrade.Data, "etcdup.db"))).BuildServiceProvider();
        await services.GetRequiredService<IDefinitionStore>().PublishAsync(
            new(read.Definition.Id, Impatient, 1, read.Definition.Name, IsLatest: true, IsPublished: true, RealTime.Clock.GetUtcNow(), read.Definition.ToJson(), JournalEntry.HashOf(read.Definition.ToJson())),
            Token);

        static JsonObject Literal(string value) => new() { ["typeName"] = "TimeSpan", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
    }
}
