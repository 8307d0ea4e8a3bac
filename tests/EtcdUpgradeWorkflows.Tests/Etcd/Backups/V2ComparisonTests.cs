using EtcdUpgradeWorkflows.Etcd.Backups;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Backups;

public sealed class V2ComparisonTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_written_before_the_backup_must_be_in_it_and_equal()
    {
        var comparison = Compare([("/a", "1", 5), ("/b", "2", 6), ("/c", "3", 7), ("/d", null, 8)], [("/a", "1", 5), ("/b", "other", 6), ("/d", "file", 8)], 8);
        Assert.Equal(["/b has another value", "/c is missing", "/d is a key there"], comparison.Differences);
        Assert.Equal((4, 8UL), (comparison.Compared, comparison.UpTo));
    }

    [Fact]
    public void What_was_written_later_is_not_looked_for() =>
        Assert.Equal(1, Compare([("/a", "1", 5), ("/late", "2", 9)], [("/a", "1", 5)], 8).Compared);

    [Fact]
    public void What_is_only_in_the_copy_was_deleted_later() =>
        Assert.Empty(Compare([("/a", "1", 5)], [("/a", "1", 5), ("/gone", "2", 6)], 8).Differences);

    [Fact]
    public void What_the_copy_shows_to_hold_is_looked_for_too() =>
        Assert.Equal(["/b is missing"], Compare([("/a", "1", 5), ("/b", "1", 9)], [("/a", "1", 5), ("/gone", "2", 10)], 8).Differences);

    [Fact]
    public void Indices_are_compared_where_the_tool_keeps_them()
    {
        Assert.Equal(["/a has other indices"], Compare([("/a", "1", 5)], [("/a", "1", 4)], 8).Differences);
        Assert.Empty(Compare([("/a", "1", 5)], [("/a", "1", 4)], 8, keepsIndices: false).Differences);
    }

    [Fact]
    public void Without_kept_indices_those_of_the_copy_say_nothing_of_the_sources() =>
        Assert.Empty(Compare([("/a", "1", 5), ("/late", "1", 9)], [("/a", "1", 5), ("/gone", "2", 20)], 8, keepsIndices: false).Differences);

    [Fact]
    public void A_key_that_has_expired_may_be_gone()
    {
        V2KeySpace source = new(8, new Dictionary<string, V2Node> { ["/ttl"] = new("x", 5, 5, Now.AddSeconds(-1)), ["/lives"] = new("x", 6, 6, Now.AddHours(1)) });
        Assert.Equal(["/lives is missing"], V2Comparison.Of(source, new(8, new Dictionary<string, V2Node>()), 8, true, Now).Differences);
    }

    private static V2Comparison Compare((string Key, string? Value, ulong Index)[] source, (string Key, string? Value, ulong Index)[] copy, ulong before, bool keepsIndices = true) =>
        V2Comparison.Of(Space(source), Space(copy), before, keepsIndices, Now);

    private static V2KeySpace Space((string Key, string? Value, ulong Index)[] nodes) =>
        new(nodes.Max(n => n.Index), nodes.ToDictionary(n => n.Key, n => new V2Node(n.Value, n.Index, n.Index, null)));
}
