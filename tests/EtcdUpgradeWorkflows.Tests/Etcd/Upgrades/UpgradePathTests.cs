using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Upgrades;

[Properties(Arbitrary = [typeof(UpgradePathTests)])]
public sealed class UpgradePathTests
{
    public static Arbitrary<EtcdVersion> Versions() =>
        (from minor in Gen.Choose(2, 7)
         from patch in Gen.Choose(0, 2)
         select new EtcdVersion(3, minor, patch * 15)).ToArbitrary();

    [Theory]
    [InlineData("3.5.16", "3.5.16 3.5.16 3.5.16")]
    public void Members_that_all_run_the_target_need_nothing(string target, string members) =>
        Assert.IsType<UpgradePath.NothingToDo>(Between(members, target));

    [Theory]
    [InlineData("3.5.16", "3.4.23 3.4.23 3.4.23", "3.4.23→3.5.16")]
    [InlineData("3.5.16", "3.5.16 3.4.23 3.4.23", "3.4.23→3.5.16")]
    [InlineData("3.5.30", "3.5.16 3.5.30 3.5.16", "3.5.16→3.5.30")]
    [InlineData("3.4.45", "3.4.1", "3.4.1→3.4.45")]
    [InlineData("2.3.8", "2.2.5 2.2.5", "2.2.5→2.3.8")]
    [InlineData("3.0.17", "2.3.8", "2.3.8→3.0.17")]
    [InlineData("3.7.1", "3.6.14", "3.6.14→3.7.1")]
    public void One_hop_is_legal_begun_or_not(string target, string members, string hop) =>
        Assert.Equal(hop, Assert.IsType<UpgradePath.OneHop>(Between(members, target)).Hop.ToString());

    [Theory]
    [InlineData("3.4.23", "3.5.16 3.5.16", "upgrade.target_below")]
    [InlineData("3.4.23", "3.4.23 3.5.16", "upgrade.target_below")]
    [InlineData("3.6.5", "3.4.23 3.4.23", "upgrade.minor_skipped")]
    [InlineData("3.5.16", "3.3.25 3.3.25", "upgrade.minor_skipped")]
    [InlineData("3.5.16", "3.3.25 3.5.16", "upgrade.mix_illegal")]
    [InlineData("3.5.30", "3.4.23 3.5.16", "upgrade.mix_illegal")]
    [InlineData("3.5.30", "3.4.23 3.4.22 3.5.30", "upgrade.mix_illegal")]
    [InlineData("4.0.0", "3.7.1", "upgrade.no_rule")]
    [InlineData("2.1.3", "0.4.9", "upgrade.no_rule")]
    [InlineData("2.3.8", "2.0.13 2.0.13", "upgrade.minor_skipped")]
    [InlineData("2.3.8", "2.1.3 2.1.3", "upgrade.minor_skipped")]
    [InlineData("3.5.16", "", "upgrade.version_unknown")]
    public void Every_other_way_is_refused_with_its_code(string target, string members, string code) =>
        Assert.Equal(code, Refusal(members, target).Code);

    [Fact]
    public void A_skipped_minor_names_the_whole_chain_and_the_next_step()
    {
        var error = Refusal("3.3.25", "3.6.5");
        Assert.Contains("3.3→3.4→3.5→3.6", error.Message, StringComparison.Ordinal);
        Assert.Contains("3.4", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_mix_says_how_to_get_out_of_it() =>
        Assert.Contains("3.5.16", Refusal("3.4.23 3.5.16", "3.5.30").Advice, StringComparison.Ordinal);

    [Property(MaxTest = 1000)]
    public bool A_legal_hop_goes_up_by_at_most_one_minor_and_no_member_runs_a_third_version(EtcdVersion[] members, EtcdVersion target) =>
        UpgradePath.Between(members, target, HopRules.Shipped) switch
        {
            UpgradePath.OneHop { Hop: var hop } =>
                hop.To == target
                && hop.From < target
                && hop.To.MinorNumber - hop.From.MinorNumber is 0 or 1
                && members.All(version => version == hop.From || version == hop.To)
                && members.Contains(hop.From)
                && hop.Rule.From == hop.From.Minor
                && hop.Rule.To == hop.To.Minor,
            UpgradePath.NothingToDo => members.Length > 0 && members.All(version => version == target),
            UpgradePath.Refused { Error: var error } => error.Code.StartsWith("upgrade.", StringComparison.Ordinal) && error.Advice is not null,
            _ => false,
        };

    [Property(MaxTest = 300)]
    public bool The_order_of_the_members_does_not_matter(EtcdVersion[] members, EtcdVersion target) =>
        UpgradePath.Between(members, target, HopRules.Shipped) == UpgradePath.Between([.. members.Reverse()], target, HopRules.Shipped);

    private static WorkflowError Refusal(string members, string target) => Assert.IsType<UpgradePath.Refused>(Between(members, target)).Error;

    private static UpgradePath Between(string members, string target) =>
        UpgradePath.Between(
            [.. members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(EtcdVersion.Parse)], EtcdVersion.Parse(target), HopRules.Shipped);
}
