using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Etcd.Preflight;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>What a fake cluster stands in: no TLS, and a database that is a file.</summary>
internal sealed class FakeSurroundings : ICertificateProbe
{
    public static readonly OwnDatabase Database = new("SQLite", []);

    /// <summary>By URL.</summary>
    public Dictionary<Uri, CertificateAnswer> Certificates { get; } = [];

    public Task<CertificateAnswer?> AskAsync(Uri url, CancellationToken cancellationToken) => Task.FromResult(Certificates.GetValueOrDefault(url));

    public CertificateAnswer? ReadOwn(Uri url, EtcdAccess access) => null;
}
