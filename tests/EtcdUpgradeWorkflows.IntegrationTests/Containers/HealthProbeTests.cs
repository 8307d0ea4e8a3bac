using System.Net;
using System.Net.Sockets;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.IntegrationTests.Etcd;
using EtcdUpgradeWorkflows.IntegrationTests.Upgrades;
using EtcdUpgradeWorkflows.Server.Hosting;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Containers;

/// <summary>The image's HEALTHCHECK against a real server.</summary>
public sealed class HealthProbeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-health-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_directory, "data");

    [Fact]
    public async Task It_tells_a_server_that_answers_from_one_that_stands_still_and_from_none()
    {
        var none = await ProbeAsync();
        Assert.Equal((1, "no server: server.json is not there"), (none.ExitCode, none.Error.Trim()));

        await using var server = await ServerProcess.StartAsync(Data, null, Token);
        await Until.TrueAsync(() => server.IsReadyAsync(Token), TimeSpan.FromSeconds(30), Token);
        var answers = await ProbeAsync();
        Assert.Equal((0, "ok"), (answers.ExitCode, answers.Output.Trim()));

        server.Freeze();
        var frozen = await ProbeAsync();
        Assert.Equal((1, "no answer"), (frozen.ExitCode, frozen.Error.Trim()));
        server.Thaw();
        Assert.Equal(0, (await ProbeAsync()).ExitCode);

        await server.KillAsync(Token);
        var gone = await ProbeAsync();
        Assert.Equal(1, gone.ExitCode);
        Assert.StartsWith("nobody listens on port ", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_it_is_not_ready_and_a_url_elsewhere_are_no_health()
    {
        Directory.CreateDirectory(Data);
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://{listener.LocalEndpoint}";
        await File.WriteAllTextAsync(DataDirectory.ServerFileOf(Data), $"{{\"url\":\"{url}\",\"pid\":1,\"token\":\"secret\"}}", Token);
        var probe = ProbeAsync();
        using (var client = await listener.AcceptTcpClientAsync(Token))
        {
            using StreamReader reader = new(client.GetStream());
            List<string> request = [];
            while (await reader.ReadLineAsync(Token) is { Length: > 0 } line) request.Add(line);
            Assert.Equal("GET /readyz HTTP/1.0", request[0]);
            Assert.DoesNotContain(request, line => line.Contains("secret", StringComparison.Ordinal));
            await client.GetStream().WriteAsync("HTTP/1.1 503 Service Unavailable\r\n\r\n"u8.ToArray(), Token);
        }

        var notReady = await probe;
        Assert.Equal((1, "not ready: HTTP status 503"), (notReady.ExitCode, notReady.Error.Trim()));

        await File.WriteAllTextAsync(DataDirectory.ServerFileOf(Data), "{\"url\":\"http://192.0.2.1:8700\",\"pid\":1}", Token);
        var elsewhere = await ProbeAsync();
        Assert.Equal((1, "server.json names no http URL on loopback"), (elsewhere.ExitCode, elsewhere.Error.Trim()));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<ProgramResult> ProbeAsync() => LocalProgram.RunAsync(
        Path.Combine(RealReleases.RepositoryRoot, "eng", "container", "health.sh"), [], new Dictionary<string, string> { ["ETCDUP_DATA"] = Data }, Token);
}
