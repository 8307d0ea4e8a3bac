using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Versions;
using EtcdUpgradeWorkflows.Tests.Fakes;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Versions;

public sealed class HopRulebookTests
{
    private readonly FakeHopRules store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HopRulebook Rulebook => new(store, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

    [Fact]
    public async Task Without_any_installed_the_shipped_ones_judge() =>
        Assert.Same(HopRules.Shipped, await Rulebook.NewestAsync(Token));

    [Fact]
    public async Task Newer_ones_judge_from_their_installation_on_and_the_older_are_kept()
    {
        var rulebook = Rulebook;
        await rulebook.InstallShippedAsync(Token);
        var installed = await rulebook.InstallAsync(With("9000.1.1", "3.5.99"), "anna", Token);

        Assert.Equal(("anna", new Version(9000, 1, 1)), (installed.InstalledBy, installed.Version));
        Assert.Equal("3.5.99", (await rulebook.NewestAsync(Token)).FindRelease(EtcdMinor.Parse("3.5"))!.Newest.ToString());
        Assert.Same(HopRules.Shipped, await rulebook.FindAsync(HopRules.Shipped.Version, Token));
        Assert.Equal([new Version(9000, 1, 1), HopRules.Shipped.Version], (await rulebook.ListAsync(Token)).Select(rules => rules.Version));

        // Another server on the same database.
        Assert.Equal(new Version(9000, 1, 1), (await Rulebook.NewestAsync(Token)).Version);
    }

    [Fact]
    public async Task Older_ones_are_kept_and_do_not_judge()
    {
        await Rulebook.InstallAsync(With("1.2.3", "3.5.32"), "anna", Token);
        Assert.Same(HopRules.Shipped, await Rulebook.NewestAsync(Token));
        Assert.Equal(new Version(1, 2, 3), (await Rulebook.FindAsync(new Version(1, 2, 3), Token))!.Version);
    }

    [Fact]
    public async Task The_same_file_again_is_nothing_new_and_another_under_its_version_is_refused()
    {
        var first = await Rulebook.InstallAsync(With("9000.1.1", "3.5.99"), "anna", Token);
        Assert.Equal(first, await Rulebook.InstallAsync(With("9000.1.1", "3.5.99"), "ben", Token));

        var refusal = await Assert.ThrowsAsync<WorkflowErrorException>(() => Rulebook.InstallAsync(With("9000.1.1", "3.5.98"), "ben", Token));
        Assert.Equal("rules.version_taken", refusal.Error.Code);
        Assert.Equal("3.5.99", (await Rulebook.NewestAsync(Token)).FindRelease(EtcdMinor.Parse("3.5"))!.Newest.ToString());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_not_installed()
    {
        await Assert.ThrowsAsync<WorkflowErrorException>(() => Rulebook.InstallAsync("{}", "anna", Token));
        Assert.Empty(await store.ListAsync(Token));
    }

    private static string With(string version, string newest35)
    {
        var rules = JsonNode.Parse(HopRules.Shipped.Json)!;
        rules["version"] = version;
        rules["releases"]!.AsArray().Single(release => (string?)release!["minor"] == "3.5")!["newest"] = newest35;
        return rules.ToJsonString();
    }
}
