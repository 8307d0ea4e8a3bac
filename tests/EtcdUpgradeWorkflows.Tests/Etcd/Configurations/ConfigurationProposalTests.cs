using EtcdUpgradeWorkflows.Etcd.Clusters;
using EtcdUpgradeWorkflows.Etcd.Configurations;
using EtcdUpgradeWorkflows.Etcd.Upgrades;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Configurations;

public sealed class ConfigurationProposalTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 21, 0, 0, TimeSpan.Zero);

    // What no rule can answer: as host and port they say less than the URLs that are wanted.
    private static readonly string[] ByHand = ["addr", "bind-addr", "peer-addr", "peer-bind-addr"];

    public static TheoryData<string, string> Flags =>
        new(HopRules.Shipped.Hops.SelectMany(hop => hop.RemovedFlags.Select(flag => flag.Name).Concat(hop.RenamedFlags.Select(flag => flag.Name)).Select(flag => (hop.To.ToString(), flag))));

    [Theory]
    [MemberData(nameof(Flags))]
    public void Every_flag_that_a_hop_removes_or_renames_becomes_one_that_its_release_has(string to, string flag)
    {
        var hop = HopRules.Shipped.Hops.Single(rule => rule.To == EtcdMinor.Parse(to) && !rule.IsPatch);
        var release = HopRules.Shipped.FindRelease(hop.To)!;
        foreach (var configuration in new[] { With([$"--{flag}=true", "--name", "m1"]), With([$"-{flag}", "true", "--name", "m1"]) })
        {
            var rewritten = ConfigurationRewriter.Rewrite(configuration, hop, HopRules.Shipped, keepV2: false);
            Assert.Equal(ByHand.Contains(flag), rewritten.Unresolved.Count > 0);
            if (ByHand.Contains(flag))
            {
                Assert.True(rewritten.Configuration.IsSameAs(configuration));
                continue;
            }

            Assert.NotEmpty(rewritten.Changes);
            Assert.All(EtcdArguments.Parse(rewritten.Configuration.Arguments), given => Assert.Contains(given.Name, release.Flags));
            Assert.DoesNotContain(EtcdArguments.Parse(rewritten.Configuration.Arguments), given => given.Name == flag);
            Assert.Equal("m1", rewritten.Configuration.Find("name")?.Value);
        }
    }

    [Fact]
    public void A_flag_keeps_its_value_and_its_place()
    {
        var rewritten = Rewrite("3.5", ["--name=m1", "--log-output", "stderr", "--logger=capnslog", "--debug", "--data-dir=/d"]);
        Assert.Equal(["--name=m1", "--log-outputs=stderr", "--logger=zap", "--log-level=debug", "--data-dir=/d"], rewritten.Configuration.Arguments);
        Assert.Equal([("--log-output stderr", "--log-outputs=stderr"), ("--logger=capnslog", "--logger=zap"), ("--debug", "--log-level=debug")], rewritten.Changes.Select(c => (c.Before!, c.After!)));
        Assert.Empty(rewritten.Unresolved);
    }

    [Fact]
    public void What_is_given_already_is_not_given_twice_and_a_flag_that_is_off_goes()
    {
        Assert.Equal(["--log-outputs=stdout"], Rewrite("3.5", ["--log-outputs=stdout", "--log-output=stderr", "--debug=false"]).Configuration.Arguments);
        Assert.Equal(["--name=m1", "--log-outputs=stderr"], Rewrite("3.5", ["--log-output=stdout", "--name=m1", "--log-output=stderr"]).Configuration.Arguments);
        Assert.Equal(
            ["--trusted-ca-file=/ca", "--client-cert-auth=true", "--name=m1"], Rewrite("3.4", ["--ca-file=/ca", "--name=m1"]).Configuration.Arguments);
    }

    [Fact]
    public void Gates_stand_in_one_flag()
    {
        var rewritten = Rewrite("3.6", ["--experimental-initial-corrupt-check=true", "--experimental-enable-lease-checkpoint=false"]);
        Assert.Equal(["--feature-gates=InitialCorruptCheck=true,LeaseCheckpoint=false"], rewritten.Configuration.Arguments);
    }

    [Fact]
    public void Variables_follow_and_one_that_a_flag_stands_beside_goes()
    {
        MemberConfiguration configuration = new(
            ["--name=m1"], new Dictionary<string, string> { ["ETCD_LOG_OUTPUT"] = "stdout", ["ETCD_NAME"] = "m1", ["ETCD_LOG_PACKAGE_LEVELS"] = "etcdserver=DEBUG", ["GOMAXPROCS"] = "2" });
        var rewritten = ConfigurationRewriter.Rewrite(configuration, HopTo("3.5"), HopRules.Shipped, keepV2: false);
        Assert.Equal([("ETCD_LOG_OUTPUTS", "stdout"), ("GOMAXPROCS", "2")], rewritten.Configuration.Environment.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(["--name=m1"], rewritten.Configuration.Arguments);
        Assert.Empty(rewritten.Unresolved);
    }

    [Fact]
    public void v2_keys_are_served_on_where_the_default_has_changed()
    {
        Assert.Equal(["--enable-v2=true"], ConfigurationRewriter.Rewrite(With([]), HopTo("3.4"), HopRules.Shipped, keepV2: true).Configuration.Arguments);
        Assert.Equal(["--enable-v2=false"], ConfigurationRewriter.Rewrite(With(["--enable-v2=false"]), HopTo("3.4"), HopRules.Shipped, keepV2: true).Configuration.Arguments);
        Assert.Empty(ConfigurationRewriter.Rewrite(With([]), HopTo("3.4"), HopRules.Shipped, keepV2: false).Changes);
    }

    [Fact]
    public void A_way_of_several_hops_has_a_revision_for_each_and_the_releases_before_keep_theirs()
    {
        var spec = Cluster("--log-output=stdout", "--experimental-corrupt-check-time=1h");
        UpgradeHop[] hops = [Hop("3.4.23", "3.5.16"), Hop("3.5.16", "3.5.30"), Hop("3.5.30", "3.6.0")];
        var proposal = ConfigurationProposal.For(spec, hops, HopRules.Shipped, keepV2: false);
        Assert.True(proposal.CanBeAccepted);

        var changed = proposal.Apply(spec, "ada", At);
        var host = (ProcessHostSpec)changed.Members[0].Host;
        Assert.Equal(((ProcessHostSpec)spec.Members[0].Host).Arguments, host.ConfigurationOf(EtcdMinor.Parse("3.4")).Arguments);
        Assert.Equal(["3.5", "3.6"], host.Revisions.Select(revision => revision.From.ToString()));
        Assert.Equal("stdout", host.ConfigurationOf(EtcdMinor.Parse("3.5")).Find("log-outputs")?.Value);
        Assert.NotNull(host.ConfigurationOf(EtcdMinor.Parse("3.5")).Find("experimental-corrupt-check-time"));
        Assert.Equal("1h", host.ConfigurationOf(EtcdMinor.Parse("3.7")).Find("corrupt-check-time")?.Value);

        Assert.True(ConfigurationProposal.For(changed, hops, HopRules.Shipped, keepV2: false).IsEmpty);
        var read = ClusterFile.Read(ClusterFile.Write(changed));
        Assert.Empty(read.Problems);
        var back = ((ProcessHostSpec)read.Spec!.Members[0].Host).Revisions;
        Assert.Equal(host.Revisions.Select(r => (r.From, r.Acceptance)), back.Select(r => (r.From, r.Acceptance)));
        Assert.All(host.Revisions.Zip(back), pair => Assert.True(pair.First.Configuration.IsSameAs(pair.Second.Configuration)));
        Assert.Equal(new ConfigurationAcceptance(proposal.Id, "ada", At), back[0].Acceptance);
    }

    [Fact]
    public void A_file_from_before_takes_no_accepted_configuration_away()
    {
        var old = Cluster("--log-output=stdout");
        var accepted = ConfigurationProposal.For(old, [Hop("3.4.23", "3.5.16")], HopRules.Shipped, keepV2: false).Apply(old, "ada", At);

        var (kept, lost) = KeptConfigurations.Merge(old, accepted);
        Assert.Equal(ClusterFile.Write(accepted), ClusterFile.Write(kept));
        Assert.Empty(lost);
        Assert.Equal(["m1"], KeptConfigurations.Merge(Cluster("--log-output=stderr"), accepted).Lost);
        Assert.Empty(KeptConfigurations.Merge(old, old).Lost);
    }

    [Fact]
    public void The_id_is_of_what_was_seen()
    {
        UpgradeHop[] hops = [Hop("3.4.23", "3.5.16")];
        var seen = ConfigurationProposal.For(Cluster("--log-output=stdout"), hops, HopRules.Shipped, keepV2: false);
        Assert.Equal(seen.Id, ConfigurationProposal.For(Cluster("--log-output=stdout"), hops, HopRules.Shipped, keepV2: false).Id);
        Assert.NotEqual(seen.Id, ConfigurationProposal.For(Cluster("--log-output=stderr"), hops, HopRules.Shipped, keepV2: false).Id);
    }

    [Fact]
    public void What_no_rule_answers_cannot_be_accepted()
    {
        var proposal = ConfigurationProposal.For(Cluster("--addr=10.0.0.1:4001"), [Hop("2.3.8", "3.0.17")], HopRules.Shipped, keepV2: false);
        Assert.False(proposal.CanBeAccepted);
        Assert.Contains("--advertise-client-urls", Assert.Single(proposal.Members).Unresolved[0]);
    }

    [Fact]
    public void Revisions_of_a_cluster_file_are_in_order_and_say_what_the_file_says()
    {
        var json = ClusterFile.Write(Cluster("--log-output=stdout") is var spec
            ? ConfigurationProposal.For(spec, [Hop("3.4.23", "3.5.16")], HopRules.Shipped, keepV2: false).Apply(spec, "ada", At)
            : null!);
        Assert.Contains(ClusterFile.Read(json.Replace("\"from\": \"3.5\"", "\"from\": \"new\"", StringComparison.Ordinal)).Problems, p => p.Code == "cluster.configuration_order");
        var at = json.LastIndexOf("--data-dir=/d", StringComparison.Ordinal);
        Assert.Contains(ClusterFile.Read(json[..at] + "--data-dir=/e" + json[(at + 13)..]).Problems, p => p.Code == "cluster.data_dir_mismatch" && p.Path.Contains("configurations[0]", StringComparison.Ordinal));
    }

    private static RewrittenConfiguration Rewrite(string to, string[] arguments) => ConfigurationRewriter.Rewrite(With(arguments), HopTo(to), HopRules.Shipped, keepV2: false);

    private static MemberConfiguration With(string[] arguments) => new(arguments, new Dictionary<string, string>());

    private static HopRule HopTo(string to) => HopRules.Shipped.Hops.Single(rule => rule.To == EtcdMinor.Parse(to) && !rule.IsPatch);

    private static UpgradeHop Hop(string from, string to) => ((UpgradePath.OneHop)UpgradePath.Between([EtcdVersion.Parse(from)], EtcdVersion.Parse(to), HopRules.Shipped)).Hop;

    private static ClusterSpec Cluster(params string[] arguments) => new(
        "prod", [new("m1", new("http://127.0.0.1:2379"), new("http://127.0.0.1:2380"), new ProcessHostSpec("/i", "/d", ["--name=m1", "--data-dir=/d", .. arguments], "/l", new Dictionary<string, string>()))],
        new(null, null, null, null, null));
}
