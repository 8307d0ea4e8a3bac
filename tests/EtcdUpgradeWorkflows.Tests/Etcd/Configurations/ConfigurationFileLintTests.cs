using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Configurations;
using EtcdUpgradeWorkflows.Etcd.Versions;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Configurations;

public sealed class ConfigurationFileLintTests
{
    [Fact]
    public void What_the_release_ignores_or_refuses_is_found_and_the_rest_stays_as_it_was()
    {
        var linted = Lint("3.5", """
            # infra1
            name: m1        # as in the runbook
            debug: true
            log-output: stderr

            logger: capnslog
            data-dir: /var/lib/etcd
            """);
        Assert.Equal([(3, false), (4, false), (6, true)], linted.Problems.Select(p => (p.Line, p.Blocks)));
        Assert.True(linted.IsResolved);
        Assert.Equal(
            """
            # infra1
            name: m1        # as in the runbook
            log-level: debug
            log-outputs: [stderr]

            logger: zap
            data-dir: /var/lib/etcd
            """, linted.Rewritten);
        Assert.Empty(Lint("3.5", linted.Rewritten).Problems);
    }

    [Fact]
    public void A_protection_that_would_be_lost_without_a_word_blocks_and_is_replaced_in_its_section()
    {
        var linted = Lint("3.4", """
            name: m1
            client-transport-security:
              cert-file: /c
              ca-file: /ca
              key-file: /k
            peer-transport-security:
              ca-file: /peer-ca
            """);
        Assert.Equal([(4, true), (7, true)], linted.Problems.Select(p => (p.Line, p.Blocks)));
        Assert.Equal(
            """
            name: m1
            client-transport-security:
              cert-file: /c
              trusted-ca-file: /ca
              client-cert-auth: true
              key-file: /k
            peer-transport-security:
              trusted-ca-file: /peer-ca
              client-cert-auth: true
            """, linted.Rewritten);
        Assert.True(linted.IsResolved);
    }

    [Fact]
    public void A_number_that_has_to_be_a_text_is_quoted() =>
        Assert.Equal("auto-compaction-retention: \"1\"", Lint("3.3", "auto-compaction-retention: 1").Rewritten);

    [Theory]
    [InlineData("log-output: [stdout, /var/log/etcd.log]", "log-outputs: [stdout, /var/log/etcd.log]")]
    [InlineData("log-output:\n- stdout\n- /var/log/etcd.log\nname: m1", "log-outputs:\n- stdout\n- /var/log/etcd.log\nname: m1")]
    public void A_list_of_another_name_keeps_its_items(string before, string after)
    {
        var linted = Lint("3.5", before);
        Assert.Equal((after, true), (linted.Rewritten, linted.IsResolved));
    }

    [Fact]
    public void Gates_stand_in_one_key()
    {
        var linted = Lint("3.6", "name: m1\nexperimental-initial-corrupt-check: true\nexperimental-compact-hash-check-enabled: false");
        Assert.Equal("name: m1\nfeature-gates: InitialCorruptCheck=true,CompactHashCheck=false", linted.Rewritten);
    }

    [Fact]
    public void Gates_join_those_that_are_there()
    {
        var linted = Lint("3.6", "feature-gates: StopGRPCServiceOnDefrag=true # ours\nname: m1\nexperimental-initial-corrupt-check: true\n");
        Assert.Equal(("name: m1\nfeature-gates: StopGRPCServiceOnDefrag=true,InitialCorruptCheck=true\n", true), (linted.Rewritten, linted.IsResolved));
    }

    [Theory]
    [InlineData("feature-gates:\nexperimental-initial-corrupt-check: true", "feature-gates: InitialCorruptCheck=true")]
    [InlineData("feature-gates: ~\nexperimental-initial-corrupt-check: true", "feature-gates: InitialCorruptCheck=true")]
    [InlineData("feature-gates: ''\nexperimental-initial-corrupt-check: true", "feature-gates: InitialCorruptCheck=true")]
    [InlineData("---\nexperimental-initial-corrupt-check: true", "---\nfeature-gates: InitialCorruptCheck=true")]
    public void Gates_take_the_place_of_none(string before, string after) => Assert.Equal((after, true), (Lint("3.6", before).Rewritten, Lint("3.6", before).IsResolved));

    [Theory]
    [InlineData("feature-gates: {A: true}\nexperimental-initial-corrupt-check: true")]
    [InlineData("{name: m1, experimental-initial-corrupt-check: true}")]
    [InlineData("name: m1\nexperimental-initial-corrupt-check: true\n...\n# the end\n")]
    public void A_gate_that_cannot_be_put_where_it_belongs_is_left_to_a_person(string yaml)
    {
        var linted = Lint("3.6", yaml);
        Assert.Equal(yaml, linted.Rewritten);
        Assert.Empty(linted.Changes);
        Assert.Contains(linted.Problems, p => p.Text.Contains("experimental-initial-corrupt-check", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3.5", "log-output: \"stderr\"   # see #12", "log-outputs: [\"stderr\"]   # see #12")]
    [InlineData("3.5", "log-output: /var/log/a,b", "log-outputs: [\"/var/log/a,b\"]")]
    [InlineData("3.5", "debug: true # loud", "log-level: debug # loud")]
    [InlineData("3.3", "auto-compaction-retention: 1 # hours", "auto-compaction-retention: \"1\" # hours")]
    [InlineData("3.6", "experimental-warning-apply-duration: '100ms' # slow disk", "warning-apply-duration: '100ms' # slow disk")]
    public void What_stands_behind_a_value_stays_there_and_a_value_that_stays_is_not_written_anew(string to, string before, string after) =>
        Assert.Equal(after, Lint(to, before).Rewritten);

    [Fact]
    public void What_cannot_be_replaced_line_by_line_is_left_to_a_person()
    {
        var linted = Lint("3.5", "{\"name\": \"m1\", \"logger\": \"capnslog\"}");
        Assert.Equal((1, true, false), (linted.Problems.Count, linted.Problems[0].Blocks, linted.IsResolved));
        Assert.Empty(linted.Changes);
    }

    [Fact]
    public void An_unknown_key_is_warned_of_and_a_list_is_none() =>
        Assert.Equal([(1, false)], Lint("3.5", "surprise: 1\nlog-outputs:\n- stdout\n- /var/log/etcd.log\nname: m1").Problems.Select(p => (p.Line, p.Blocks)));

    [Theory]
    [InlineData("a: [1")]
    [InlineData("- a\n- b")]
    [InlineData("a: 1\n---\nb: 2")]
    public void What_is_no_such_file_is_refused(string text) =>
        Assert.Equal("configuration.file_unreadable", Assert.Throws<WorkflowErrorException>(() => Lint("3.5", text)).Error.Code);

    private static LintedConfigurationFile Lint(string to, string yaml) =>
        ConfigurationFileLint.Lint(yaml, HopRules.Shipped.Hops.Single(rule => rule.To == EtcdMinor.Parse(to) && !rule.IsPatch), HopRules.Shipped);
}
