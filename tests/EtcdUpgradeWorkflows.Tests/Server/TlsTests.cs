using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EtcdUpgradeWorkflows.Cli;
using EtcdUpgradeWorkflows.Cli.Connection;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Tests.Cli;
using Microsoft.AspNetCore.Http;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>A server that listens on https, and the command as its client.</summary>
[Collection(HostedServerCollection.Name)]
public sealed class TlsTests : IDisposable
{
    private readonly ServerCertificateFiles _files = new(HostedServer.Clock.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_command_reaches_it_by_the_authority_and_a_persons_token_and_finds_it_on_its_own_machine_by_plain_http()
    {
        await using var server = await StartAsync();
        var https = HttpsOf(server);
        var token = await server.AddPersonAsync("anna", Role.Viewer);

        using CommandRig rig = new();
        rig.With("ETCDUP_TOKEN", token).With("ETCDUP_CA_FILE", _files.CaFile);
        Assert.True(await rig.RunAsync("runs", "list", "--json", "--server", https) == ExitCode.Done, rig.Error);
        Assert.StartsWith("http://127.0.0.1:", server.File.Url, StringComparison.Ordinal);
        using var info = await server.Client.GetAsync("/api/v1/server", Token);
        Assert.Equal(HttpStatusCode.OK, info.StatusCode);
    }

    [Fact]
    public async Task Without_the_authority_or_with_another_name_it_is_not_believed()
    {
        await using var server = await StartAsync();
        var https = HttpsOf(server);

        Assert.Equal("server.not_trusted", await FailedAsync(https, caFile: null));
        using ServerCertificateFiles others = new(HostedServer.Clock.GetUtcNow());
        Assert.Equal("server.not_trusted", await FailedAsync(https, others.CaFile));
        Assert.Equal("server.ca_file_unreadable", await FailedAsync(https, "/nowhere/ca.pem"));
        Assert.Equal("server.ca_file_unreadable", await FailedAsync(https, _files.KeyFile));

        _files.Renew(isForThisMachine: false);
        server.Get<ServerCertificate>().Look();
        Assert.Equal("server.not_trusted", await FailedAsync(https, _files.CaFile));
    }

    [Fact]
    public async Task A_new_connection_is_shown_the_new_certificate_and_an_open_one_goes_on()
    {
        await using var server = await StartAsync();
        var https = HttpsOf(server);
        string? shown = null;
        using var open = ClientOf(https, serial => shown = serial);
        using var first = await open.GetAsync("healthz", Token);
        var before = shown;

        var renewed = _files.Renew();

        // By itself: nobody tells the server.
        await HostedServer.UntilAsync(() => Task.FromResult(server.Get<ServerCertificate>().Context.TargetCertificate.SerialNumber), serial => serial == renewed);
        using var second = await open.GetAsync("healthz", Token);
        Assert.Equal((HttpStatusCode.OK, before), (second.StatusCode, shown));
        using var fresh = ClientOf(https, serial => shown = serial);
        using var third = await fresh.GetAsync("healthz", Token);
        Assert.Equal((HttpStatusCode.OK, renewed), (third.StatusCode, shown));
    }

    [Fact]
    public async Task The_owners_token_is_taken_from_the_servers_own_machine_only()
    {
        await using var server = await StartAsync();

        Assert.Equal(403, await StatusAsync(server, server.File.Token, "10.0.0.9", "10.0.0.1"));
        Assert.Equal(403, await StatusAsync(server, server.File.Token, "::ffff:10.0.0.9", "::ffff:10.0.0.1"));
        Assert.Equal(200, await StatusAsync(server, server.File.Token, "127.0.0.1", "127.0.0.1"));
        Assert.Equal(200, await StatusAsync(server, server.File.Token, "::ffff:127.0.0.1", "::ffff:127.0.0.1"));
        Assert.Equal(200, await StatusAsync(server, server.File.Token, "10.0.0.1", "10.0.0.1"));
        Assert.Equal(200, await StatusAsync(server, await server.AddPersonAsync("anna", Role.Admin), "10.0.0.9", "10.0.0.1"));
        Assert.Equal(401, await StatusAsync(server, "wrong", "10.0.0.9", "10.0.0.1"));
    }

    [Theory]
    [InlineData("https://127.0.0.1:0", null, "server.tls_missing")]
    [InlineData("http://127.0.0.1:0", "cert", "server.tls_unused")]
    [InlineData("http://0.0.0.0:0", null, "server.url_not_loopback")]
    [InlineData("rubbish", null, "server.url_invalid")]
    [InlineData("http://127.0.0.1:0;http://192.0.2.1:8700", "allow", "server.cannot_listen")]
    public async Task What_cannot_be_served_is_refused_at_the_start_with_one_line_and_what_to_do(string urls, string? given, string code)
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-refused-").FullName;
        using StringWriter errors = new();
        try
        {
            var exit = await ServerProgram.RunAsync(
                new(urls, directory, null, false) { TlsCert = given == "cert" ? _files.CertFile : null, AllowPlainHttp = given == "allow" }, errors, HostedServer.Clock, Token);

            Assert.Equal(2, exit);
            Assert.StartsWith($"error {code}: ", errors.ToString(), StringComparison.Ordinal);
            Assert.Contains("what to do: ", errors.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(directory, "server.json")));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Plain_http_off_loopback_that_was_allowed_is_warned_of_at_the_start()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-plain-").FullName;
        using CancellationTokenSource stop = new();
        await using StringWriter text = new();
        await using var errors = TextWriter.Synchronized(text);
        var running = ServerProgram.RunAsync(new("http://*:0", directory, null, false) { AllowPlainHttp = true }, errors, HostedServer.Clock, stop.Token);
        try
        {
            await HostedServer.UntilAsync(() => Task.FromResult(Read(errors, text)), said => said.Contains("warning", StringComparison.Ordinal) || running.IsCompleted);
            Assert.Contains("warning server.plain_http: http://*:0 ", Read(errors, text), StringComparison.Ordinal);
        }
        finally
        {
            await stop.CancelAsync();
            Assert.Equal(0, await running);
            Directory.Delete(directory, recursive: true);
        }
    }

    // A synchronized writer locks itself.
    private static string Read(TextWriter locked, StringWriter text)
    {
        lock (locked)
        {
            return text.ToString();
        }
    }

    private Task<HostedServer> StartAsync() =>
        HostedServer.StartAsync(options => options with { Urls = "https://127.0.0.1:0", TlsCert = _files.CertFile, TlsKey = _files.KeyFile });

    private static string HttpsOf(HostedServer server) => ServerHost.AddressesOf(server.App).Single(url => url.StartsWith("https://", StringComparison.Ordinal));

    private static async Task<string> FailedAsync(string https, string? caFile)
    {
        var failure = await Assert.ThrowsAsync<CommandFailure>(async () =>
        {
            using ApiClient client = new(new(https), "none", "u@h", caFile: caFile);
            await client.GetAsync<ServerInfo>("server", Token);
        });
        Assert.NotNull(failure.Advice);
        return failure.Code;
    }

    private HttpClient ClientOf(string https, Action<string> shown)
    {
        X509Certificate2Collection authority = [];
        authority.ImportFromPemFile(_files.CaFile);
        SocketsHttpHandler handler = new() { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authority);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            shown(((X509Certificate2)certificate!).SerialNumber);
            return errors == SslPolicyErrors.None;
        };
        return new(handler) { BaseAddress = new(https) };
    }

    private static async Task<int> StatusAsync(HostedServer server, string token, string remote, string local)
    {
        DefaultHttpContext context = new() { RequestServices = server.App.Services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Connection.LocalIpAddress = IPAddress.Parse(local);
        context.Request.Headers.Authorization = $"Bearer {token}";
        await Authentication.AuthenticateAsync(context, _ => Task.CompletedTask);
        return context.Response.StatusCode;
    }
}
