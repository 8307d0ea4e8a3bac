using EtcdUpgradeWorkflows.Etcd.Clients;
using Xunit;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>Certificates as real members show them, to somebody who gives none.</summary>
public sealed class CertificateProbeTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("etcdup-tls-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(RealReleases.Old)]
    [InlineData(RealReleases.New)]
    public async Task A_member_that_wants_a_certificate_shows_its_own_to_somebody_who_has_none(string version)
    {
        var certificates = Certificates.Write(directory, "ca");
        await using var cluster = await RealEtcd.StartAsync(
            new RealEtcdOptions { Members = 1, Version = version, Installed = [version], Access = certificates.Access, ExtraArguments = certificates.ClientArguments }, Token);
        var url = cluster.Member("infra1").ClientUrl;
        CertificateProbe probe = new();

        var shown = (await probe.AskAsync(url, Token))!;
        var own = probe.ReadOwn(url, certificates.Access)!;
        var byName = await probe.AskAsync(new UriBuilder(url) { Host = "localhost" }.Uri, Token);

        Assert.Equal(("CN=member", true), (shown.Subject, shown.NamesTheHost));
        Assert.InRange(shown.NotAfter - RealTime.Clock.GetUtcNow(), TimeSpan.FromDays(18.9), TimeSpan.FromDays(19.1));
        Assert.Equal(shown, own);
        Assert.False(byName!.NamesTheHost);
        Assert.Null(await probe.AskAsync(cluster.Member("infra1").PeerUrl, Token));
        Assert.Null(probe.ReadOwn(url, EtcdAccess.None));
    }

    [Fact]
    public async Task What_is_no_TLS_and_what_is_no_file_is_said()
    {
        await using var cluster = await RealEtcd.StartAsync(new RealEtcdOptions { Members = 1 }, Token);
        var plain = cluster.Member("infra1").ClientUrl;
        CertificateProbe probe = new();

        var noTls = await Assert.ThrowsAsync<EtcdClientException>(() => probe.AskAsync(new UriBuilder(plain) { Scheme = "https" }.Uri, Token));
        var nobody = await Assert.ThrowsAsync<EtcdClientException>(() => probe.AskAsync(new Uri("https://127.0.0.1:9"), Token));
        var noFile = Assert.Throws<EtcdClientException>(() => probe.ReadOwn(plain, EtcdAccess.None with { CertFile = "/nowhere.pem" }));

        Assert.Equal((EtcdFailure.Unreachable, EtcdFailure.Unreachable, EtcdFailure.Refused), (noTls.Failure, nobody.Failure, noFile.Failure));
    }
}
