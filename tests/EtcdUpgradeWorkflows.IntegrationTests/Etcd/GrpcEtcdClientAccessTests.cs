using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using Etcdserverpb;
using Grpc.Net.Client;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Users, tokens and certificates, on clusters of one member.</summary>
public sealed class GrpcEtcdClientAccessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RealReleases.Old)]
    [InlineData(RealReleases.New)]
    public async Task Cluster_with_users_is_seen_as_such_and_lets_in_who_has_the_password(string version)
    {
        await using var cluster = await RealEtcd.StartAsync(new RealEtcdOptions { Members = 1, Version = version, Installed = [version] }, Token);
        var endpoint = cluster.Member("infra1").ClientUrl;
        var passwordFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(passwordFile, "secret\n", Token);
        var access = EtcdAccess.None with { Username = "root", PasswordReference = $"file:{passwordFile}" };
        await using var stranger = cluster.Clients.Create(endpoint, EtcdAccess.None);
        await using var root = cluster.Clients.Create(endpoint, access);
        // Used while authentication is off: a kept "none needed" must not outlive its being turned on.
        await root.ReadLinearizableAsync(Token);
        Assert.False(await stranger.IsAuthEnabledAsync(Token));

        await TurnOnAuthenticationAsync(endpoint);

        Assert.True(await stranger.IsAuthEnabledAsync(Token));
        Assert.True(await root.IsAuthEnabledAsync(Token));
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => stranger.ReadLinearizableAsync(Token)));
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => stranger.HashAsync(0, Token)));
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => stranger.SnapshotAsync(Stream.Null, TimeSpan.FromSeconds(5), Token)));
        Assert.Equal(version, (await stranger.StatusAsync(Token)).Version);
        await UseEverythingAsync(root);

        // A restart forgets the tokens it gave.
        await cluster.KillAsync("infra1", Token);
        await cluster.StartAsync("infra1", version, Token);
        await Until.TrueAsync(async () => await Record.ExceptionAsync(() => stranger.StatusAsync(Token)) is null, TimeSpan.FromSeconds(20), Token);
        await Until.TrueAsync(async () => await Record.ExceptionAsync(() => root.ReadLinearizableAsync(Token)) is null, TimeSpan.FromSeconds(20), Token);
        await UseEverythingAsync(root);

        await File.WriteAllTextAsync(passwordFile, "wrong", Token);
        await using var wrong = cluster.Clients.Create(endpoint, access);
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => wrong.ReadLinearizableAsync(Token)));
        File.Delete(passwordFile);
    }

    [Fact]
    public async Task Cluster_with_certificates_lets_in_who_has_one()
    {
        var directory = Directory.CreateTempSubdirectory("etcdup tls ").FullName;
        var (caFile, certFile, keyFile) = WriteCertificates(directory, "ca");
        var (otherCaFile, otherCertFile, otherKeyFile) = WriteCertificates(directory, "other");
        var access = EtcdAccess.None with { CaFile = caFile, CertFile = certFile, KeyFile = keyFile };
        await using var cluster = await RealEtcd.StartAsync(
            new RealEtcdOptions
            {
                Members = 1,
                Installed = [RealReleases.Old],
                Access = access,
                ExtraArguments = ["--cert-file", certFile, "--key-file", keyFile, "--trusted-ca-file", caFile, "--client-cert-auth"],
            },
            Token);
        var endpoint = cluster.Member("infra1").ClientUrl;

        await using var client = cluster.Clients.Create(endpoint, access);
        await UseEverythingAsync(client);
        Assert.Equal(RealReleases.Old, (await client.VersionAsync(Token)).Server);

        await using var distrustful = cluster.Clients.Create(endpoint, new EtcdAccess(otherCaFile, otherCertFile, otherKeyFile, null, null));
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => distrustful.StatusAsync(Token)));
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => distrustful.VersionAsync(Token)));
        await using var nameless = cluster.Clients.Create(endpoint, EtcdAccess.None with { CaFile = caFile });
        Assert.Equal(EtcdFailure.Unreachable, await FailureAsync(() => nameless.StatusAsync(Token)));
        Assert.Equal(
            "etcd.tls_files",
            Assert.Throws<WorkflowErrorException>(() => cluster.Clients.Create(endpoint, EtcdAccess.None with { CaFile = "/nowhere" })).Error.Code);
        Directory.Delete(directory, recursive: true);
    }

    private static async Task UseEverythingAsync(IEtcdClient client)
    {
        await client.StatusAsync(Token);
        await client.ReadLinearizableAsync(Token);
        await client.MembersAsync(Token);
        await client.AlarmsAsync(Token);
        await client.HashAsync(0, Token);
        await client.CountKeysAsync(0, Token);
        await client.SnapshotAsync(Stream.Null, TimeSpan.FromSeconds(10), Token);
    }

    private static async Task<EtcdFailure> FailureAsync(Func<Task> call) => (await Assert.ThrowsAsync<EtcdClientException>(call)).Failure;

    private static async Task TurnOnAuthenticationAsync(Uri endpoint)
    {
        using var channel = GrpcChannel.ForAddress(endpoint);
        var auth = new Auth.AuthClient(channel);
        await auth.UserAddAsync(new AuthUserAddRequest { Name = "root", Password = "secret" }, cancellationToken: Token);
        await auth.RoleAddAsync(new AuthRoleAddRequest { Name = "root" }, cancellationToken: Token);
        await auth.UserGrantRoleAsync(new AuthUserGrantRoleRequest { User = "root", Role = "root" }, cancellationToken: Token);
        await auth.AuthEnableAsync(new AuthEnableRequest(), cancellationToken: Token);
    }

    private static (string Ca, string Cert, string Key) WriteCertificates(string directory, string name)
    {
        var from = RealTime.Clock.GetUtcNow().AddDays(-1);
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var caRequest = new CertificateRequest($"CN={name}", caKey, HashAlgorithmName.SHA256);
        caRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var ca = caRequest.CreateSelfSigned(from, from.AddDays(30));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=member", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = request.Create(ca, from, from.AddDays(20), [1, 2, 3, 4]);
        var paths = (Path.Combine(directory, $"{name}-ca.pem"), Path.Combine(directory, $"{name}.pem"), Path.Combine(directory, $"{name}.key"));
        File.WriteAllText(paths.Item1, ca.ExportCertificatePem());
        File.WriteAllText(paths.Item2, certificate.ExportCertificatePem());
        File.WriteAllText(paths.Item3, key.ExportPkcs8PrivateKeyPem());
        return paths;
    }
}
