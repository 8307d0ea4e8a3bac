using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Definitions;
using FsCheck.Xunit;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class FlowGraphTests
{
    private const int Size = 5;

    [Property(MaxTest = 500)]
    public void A_connection_is_backward_when_every_path_to_its_source_passes_its_target((byte From, byte To)[] pairs)
    {
        var edges = pairs.Take(10).Select(p => (From: p.From % Size, To: p.To % Size)).Distinct().ToList();
        var graph = Graph(edges);

        foreach (var connection in graph.Connections)
        {
            var (from, to) = (Number(connection.Source), Number(connection.Target));
            var paths = Paths(edges, 0, from, []).ToList();
            Assert.Equal(paths.Count > 0 && paths.All(p => p.Contains(to)), graph.IsBackward(connection));
            Assert.Equal(paths.Count > 0 && !graph.IsBackward(connection), graph.ForwardInbound(connection.Target).Contains(connection));
        }
    }

    [Property(MaxTest = 500)]
    public void There_is_an_invalid_connection_exactly_when_circles_remain_without_the_backward_ones((byte From, byte To)[] pairs)
    {
        var edges = pairs.Take(10).Select(p => (From: p.From % Size, To: p.To % Size)).Distinct().ToList();
        var graph = Graph(edges);
        var forward = graph.Connections.Where(c => !graph.IsBackward(c)).Select(c => (From: Number(c.Source), To: Number(c.Target))).ToList();
        var circle = Enumerable.Range(0, Size).Any(n => Paths(edges, 0, n, []).Any() && forward.Where(e => e.To == n).Any(e => Paths(forward, n, e.From, []).Any()));

        Assert.Equal(circle, graph.Invalid.Count > 0);
    }

    [Fact]
    public void A_connection_that_is_drawn_twice_counts_once() => Assert.Single(Graph([(0, 1), (0, 1)]).Connections);

    private static int Number(string id) => id[0] - 'a';

    private static FlowGraph Graph(IReadOnlyList<(int From, int To)> edges) => new(DefinitionReader.Read(JsonSerializer.Serialize(new
    {
        definitionId = "x",
        root = new
        {
            id = "f", type = "Elsa.Flowchart", start = "a",
            activities = Enumerable.Range(0, Size).Select(i => new { id = $"{(char)('a' + i)}", type = "T" }),
            connections = edges.Select(e => new { source = new { activity = $"{(char)('a' + e.From)}" }, target = new { activity = $"{(char)('a' + e.To)}" } }),
        },
    })).Definition!.Root);

    private static IEnumerable<List<int>> Paths(IReadOnlyList<(int From, int To)> edges, int from, int to, List<int> before)
    {
        if (before.Contains(from))
        {
            return [];
        }

        List<int> here = [.. before, from];
        return from == to ? [here] : edges.Where(e => e.From == from).SelectMany(e => Paths(edges, e.To, to, here));
    }
}
