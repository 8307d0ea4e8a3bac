using System.Text.Json.Nodes;
using EtcdUpgradeWorkflows.Cli.Demo;
using EtcdUpgradeWorkflows.Etcd.Clusters;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Cli;

public sealed class WriteLedgerTests
{
    [Fact]
    public void A_lost_write_and_one_with_another_value_are_found()
    {
        var comparison = LedgerComparison.Of(
            [new("a", "1"), new("b", "2"), new("c", "3")],
            new Dictionary<string, string> { ["a"] = "1", ["c"] = "not 3", ["never acknowledged"] = "x" });

        Assert.Equal(3, comparison.Acknowledged);
        Assert.Equal(["b", "c"], comparison.Lost);
    }

    [Fact]
    public void What_was_acknowledged_is_in_the_file_before_it_counts_and_a_cut_line_is_none()
    {
        using CommandRig rig = new();
        var path = Path.Combine(rig.Directory, "ledger");
        using WriteLedger ledger = new(path);
        ledger.Append("k1", "v1");
        ledger.Append("k2", "v2");

        Assert.Equal(2, ledger.Count);
        Assert.Equal("k1 v1\nk2 v2\n", ReadShared(path));
        var cut = rig.Write("cut", "k1 v1\nk2 v");
        Assert.Equal(["k1"], WriteLedger.Read(cut).Select(e => e.Key));
    }

    [Fact]
    public void The_longest_gap_counts_to_the_end_of_the_load()
    {
        FakeTimeProvider time = new();
        WriteGaps gaps = new(time);
        gaps.Acknowledge();
        time.Advance(TimeSpan.FromMilliseconds(120));
        gaps.Acknowledge();
        Assert.Equal(120, gaps.Longest.TotalMilliseconds);
        time.Advance(TimeSpan.FromMilliseconds(450));
        gaps.End();

        Assert.Equal(450, gaps.Longest.TotalMilliseconds);
    }

    [Fact]
    public void The_demos_cluster_file_is_one_that_the_product_reads()
    {
        using CommandRig rig = new();

        var json = DemoCluster.Create("demo", Path.Combine(rig.Directory, "members"), 3).ToJson();

        Assert.Equal(3, JsonNode.Parse(json)!["members"]!.AsArray().Count);
        Assert.Empty(ClusterFile.Read(json).Problems);
    }

    [Fact]
    public void A_report_with_a_lost_write_or_an_old_member_does_not_hold()
    {
        var good = Report([], "3.5.16");

        Assert.True(good.Holds);
        Assert.False(Report(["k"], "3.5.16").Holds);
        Assert.False(Report([], "3.4.23").Holds);
    }

    private static DemoReport Report(IReadOnlyList<string> lost, string after) => new()
    {
        Target = "3.5.16", Versions = [new("m1", "3.4.23", "3.5.16"), new("m2", "3.4.23", after)], Swapped = [], Backups = [], Steps = [],
        Writes = new(10, 0, new(10, lost), TimeSpan.Zero, null, [], "/ledger"), Upgrade = TimeSpan.Zero, Total = TimeSpan.Zero,
    };

    private static string ReadShared(string path)
    {
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
