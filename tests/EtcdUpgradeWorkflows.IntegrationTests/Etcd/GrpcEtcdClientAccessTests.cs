using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Clusters;
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
        var (ours, others) = (Certificates.Write(directory, "ca"), Certificates.Write(directory, "other"));
        await using var cluster = await RealEtcd.StartAsync(
            new RealEtcdOptions { Members = 1, Installed = [RealReleases.Old], Access = ours.Access, ExtraArguments = ours.ClientArguments }, Token);
        var endpoint = cluster.Member("infra1").ClientUrl;

        await using var client = cluster.Clients.Create(endpoint, ours.Access);
        await UseEverythingAsync(client);
        Assert.Equal(RealReleases.Old, (await client.VersionAsync(Token)).Server);

        await using var distrustful = cluster.Clients.Create(endpoint, others.Access);
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => distrustful.StatusAsync(Token)));
        Assert.Equal(EtcdFailure.Denied, await FailureAsync(() => distrustful.VersionAsync(Token)));
        await using var nameless = cluster.Clients.Create(endpoint, EtcdAccess.None with { CaFile = ours.CaFile });
        Assert.Equal(EtcdFailure.CertificateMissing, await FailureAsync(() => nameless.StatusAsync(Token)));
        Assert.Equal(EtcdFailure.CertificateMissing, await FailureAsync(() => nameless.VersionAsync(Token)));
        var unnamed = cluster.Spec with { Access = EtcdAccess.None with { CaFile = ours.CaFile } };
        var view = await new ClusterProber(cluster.Clients, null, RealTime.Clock).ProbeAsync(unnamed, ProbeScope.Full, Token);
        Assert.Equal("etcd.certificate_missing", view.Members[0].Error?.Code);
        Assert.Contains("asks for a client certificate, and none is given", view.Members[0].Error?.Message);
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
}
