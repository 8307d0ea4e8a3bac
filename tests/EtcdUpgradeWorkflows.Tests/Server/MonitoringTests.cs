namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>/metrics of a real server that has made runs.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class MonitoringTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dump()
    {
        await using var server = await HostedServer.StartAsync();
        var done = await server.RunAsync("metered", """{"id":"w","nodeId":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}}""");
        var failed = await server.RunAsync("failing", """{"id":"f","nodeId":"f","type":"Elsa.Fault","version":1}""");
        System.IO.File.WriteAllText("/tmp/surface-metrics.txt", await server.Client.GetStringAsync("/metrics", Token));
        Assert.Equal("Finished", done.Status);
        Assert.Equal("Finished", failed.Status);
    }
}
