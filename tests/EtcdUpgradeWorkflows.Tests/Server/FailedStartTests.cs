using System.Net;
using System.Net.Sockets;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage.Setup;
using EtcdUpgradeWorkflows.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>A start that fails says its coded error, and nothing else.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class FailedStartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("etcdup-start-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_port_in_use_leaves_no_line_in_the_log()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        ServeOptions options = new($"http://{taken.LocalEndpoint}", _directory, null, false);
        using LogLines lines = new();
        using (var data = DataDirectory.Open(_directory))
        {
            await using var app = ServerHost.Build(options, data, HostedServer.Clock);
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
            await app.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(Token);

            await Assert.ThrowsAsync<IOException>(() => ServerHost.StartAsync(app, Token));
        }

        Assert.DoesNotContain(lines.Written, line => line.Level >= LogLevel.Warning || line.Exception is not null);

        using StringWriter errors = new();
        Assert.Equal(2, await ServerProgram.RunAsync(options, errors, HostedServer.Clock, Token));
        Assert.StartsWith("error server.port_in_use: ", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_commands_that_are_not_there_and_a_key_that_is_not_set_are_found_at_the_start()
    {
        var file = Path.Combine(_directory, "file");
        await File.WriteAllTextAsync(file, "x", Token);
        ServeOptions options = new(null, Path.Combine(_directory, "data"), null, false);

        Assert.Contains("there is none", await RefusedAsync(options with { StepCommands = "/nosuch" }, "server.step_commands_unusable"), StringComparison.Ordinal);
        Assert.Contains("it is a file", await RefusedAsync(options with { StepCommands = file }, "server.step_commands_unusable"), StringComparison.Ordinal);
        Assert.Contains("--vault-key", await RefusedAsync(options with { VaultKey = "env:ETCDUP_TEST_NOSUCH" }, "secret.not_found"), StringComparison.Ordinal);
        Assert.Contains("--vault-key", await RefusedAsync(options with { VaultKey = "file:/nosuch/key" }, "secret.not_found"), StringComparison.Ordinal);
        var plain = await RefusedAsync(options with { VaultKey = "hunter2" }, "secret.reference_invalid");
        Assert.DoesNotContain("hunter2", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/foo")]
    [InlineData("/dev/null/foo")]
    public void A_data_directory_that_cannot_be_made_is_called_that(string path)
    {
        var refused = Assert.Throws<WorkflowErrorException>(() => DataDirectory.Open(path));

        Assert.Equal("server.data_unusable", refused.Error.Code);
        Assert.DoesNotContain("Could not find", refused.Error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(ServeOptions options, string code)
    {
        using StringWriter errors = new();
        Assert.Equal(2, await ServerProgram.RunAsync(options, errors, HostedServer.Clock, Token));
        Assert.StartsWith($"error {code}: ", errors.ToString(), StringComparison.Ordinal);
        return errors.ToString();
    }
}
