using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

[Properties(Arbitrary = [typeof(UpgradeChainTests)])]
public sealed class UpgradeChainTests
{
    public static Arbitrary<EtcdVersion> Versions() => (
        from minor in Gen.Elements(HopRules.Shipped.Releases.ToArray())
        from patch in Gen.Choose(0, minor.Newest.Patch)
        select new EtcdVersion(minor.Minor.Major, minor.Minor.Number, patch)).ToArbitrary();

    [Theory]
    [InlineData("2.2.5", "3.7.1", "", "2.3.8 3.0.17 3.1.20 3.2.32 3.3.27 3.4.45 3.5.33 3.6.14 3.7.1")]
    [InlineData("3.3.25", "3.5.30", "3.4.23 3.5.16", "3.4.23 3.5.16 3.5.30")]
    [InlineData("3.3.25", "3.5.30", "", "3.4.45 3.5.30")]
    [InlineData("3.4.23", "3.5.16", "", "3.5.16")]
    [InlineData("3.4.1", "3.5.16", "", "3.4.45 3.5.16")]
    [InlineData("3.4.23", "3.6.14", "", "3.5.33 3.6.14")]
    [InlineData("3.5.16", "3.6.14", "", "3.5.33 3.6.14")]
    [InlineData("3.5.16", "3.6.14", "3.5.26", "3.5.26 3.6.14")]
    [InlineData("3.6.5", "3.7.1", "", "3.6.14 3.7.1")]
    [InlineData("3.5.16", "3.5.30", "", "3.5.30")]
    public void The_way_goes_one_minor_release_at_a_time_over_the_patches_that_hops_ask_for(string from, string to, string via, string stops) =>
        Assert.Equal(stops, string.Join(' ', Chain($"{from} {from}", to, via)!.Stops));

    [Theory]
    [InlineData("3.3.25 3.4.23", "3.5.16", "", "3.3.25→3.4.23 3.4.23→3.5.16")]
    [InlineData("3.4.45 3.4.23 3.4.45", "3.6.14", "", "3.4.23→3.4.45 3.4.45→3.5.33 3.5.33→3.6.14")]
    [InlineData("3.4.23 3.5.16", "3.5.16", "", "3.4.23→3.5.16")]
    [InlineData("3.4.23 3.5.16", "3.5.30", "3.5.16", "3.4.23→3.5.16 3.5.16→3.5.30")]
    public void A_hop_that_was_begun_comes_first(string members, string to, string via, string hops) =>
        Assert.Equal(hops, string.Join(' ', Chain(members, to, via)!.Hops));

    [Fact]
    public void On_the_target_there_is_none() => Assert.Equal((null, null), Between("3.5.16 3.5.16", "3.5.16", ""));

    [Theory]
    [InlineData("3.5.16", "3.4.23", "", "upgrade.target_below")]
    [InlineData("3.3.25 3.5.16", "3.6.14", "", "upgrade.mix_illegal")]
    [InlineData("3.3.25 3.4.23 3.5.16", "3.5.30", "", "upgrade.mix_illegal")]
    [InlineData("3.5.16 3.7.1", "3.7.1", "", "upgrade.mix_illegal")]
    [InlineData("", "3.5.16", "", "upgrade.version_unknown")]
    [InlineData("3.7.1", "4.0.0", "", "upgrade.no_rule")]
    [InlineData("3.4.23", "3.5.30", "3.6.5", "upgrade.via_not_between")]
    [InlineData("3.4.23", "3.5.30", "3.5.30", "upgrade.via_not_between")]
    [InlineData("3.4.23", "3.5.30", "3.4.1", "upgrade.via_not_between")]
    public void Where_there_is_no_way_it_is_said_why(string members, string to, string via, string code) => Assert.Equal(code, Between(members, to, via).Error?.Code);

    [Property(MaxTest = 500)]
    public bool Every_hop_of_every_way_is_legal_and_begins_where_the_one_before_ended(EtcdVersion from, EtcdVersion to)
    {
        var (chain, error) = UpgradeChain.Between([from, from, from], to, [], HopRules.Shipped);
        if (from >= to)
        {
            return chain is null && (error is null) == (from == to);
        }

        return chain is not null
            && chain.Hops[0].From == from && chain.Stops[^1] == to
            && chain.Hops.Zip(chain.Hops.Skip(1)).All(pair => pair.First.To == pair.Second.From)
            && chain.Hops.All(hop => UpgradePath.Between([hop.From], hop.To, HopRules.Shipped) is UpgradePath.OneHop)
            && chain.Hops.All(hop => !(hop.From < hop.Rule.Source.Floor));
    }

    private static UpgradeChain? Chain(string members, string to, string via)
    {
        var (chain, error) = Between(members, to, via);
        Assert.True(error is null, error?.Message);
        return chain;
    }

    private static (UpgradeChain? Chain, EtcdUpgradeWorkflows.Engine.WorkflowError? Error) Between(string members, string to, string via) =>
        UpgradeChain.Between(Parse(members), EtcdVersion.Parse(to), Parse(via), HopRules.Shipped);

    private static List<EtcdVersion> Parse(string versions) => [.. versions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(EtcdVersion.Parse)];
}
