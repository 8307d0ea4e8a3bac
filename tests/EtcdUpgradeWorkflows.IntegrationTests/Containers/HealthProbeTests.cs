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
    public async Task A_token_that_is_not_the_servers_and_a_url_elsewhere_are_no_health()
    {
        await using var server = await ServerProcess.StartAsync(Data, null, Token);
        var file = DataDirectory.ServerFileOf(Data);
        var content = await File.ReadAllTextAsync(file, Token);
        await File.WriteAllTextAsync(file, content.Replace("\"token\":\"", "\"token\":\"0", StringComparison.Ordinal), Token);
        var refused = await ProbeAsync();
        Assert.Equal((1, "HTTP status 401"), (refused.ExitCode, refused.Error.Trim()));

        await File.WriteAllTextAsync(file, content.Replace("127.0.0.1", "192.0.2.1", StringComparison.Ordinal), Token);
        var elsewhere = await ProbeAsync();
        Assert.Equal((1, "server.json names no http URL on loopback"), (elsewhere.ExitCode, elsewhere.Error.Trim()));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<ProgramResult> ProbeAsync() => LocalProgram.RunAsync(
        Path.Combine(RealReleases.RepositoryRoot, "eng", "container", "health.sh"), [], new Dictionary<string, string> { ["ETCDUP_DATA"] = Data }, Token);
}
