using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>A certificate authority and one certificate of it, for 127.0.0.1, good for servers, peers and clients: PEM files in a directory.</summary>
internal sealed record Certificates(string CaFile, string CertFile, string KeyFile)
{
    public EtcdAccess Access => EtcdAccess.None with { CaFile = CaFile, CertFile = CertFile, KeyFile = KeyFile };

    /// <summary>For a member whose clients, and peers too, need a certificate of this authority.</summary>
    public IReadOnlyList<string> ClientArguments => ["--cert-file", CertFile, "--key-file", KeyFile, "--trusted-ca-file", CaFile, "--client-cert-auth"];

    public IReadOnlyList<string> PeerArguments => ["--peer-cert-file", CertFile, "--peer-key-file", KeyFile, "--peer-trusted-ca-file", CaFile, "--peer-client-cert-auth"];

    public static Certificates Write(string directory, string name)
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
        var files = new Certificates(Path.Combine(directory, $"{name}-ca.pem"), Path.Combine(directory, $"{name}.pem"), Path.Combine(directory, $"{name}.key"));
        File.WriteAllText(files.CaFile, ca.ExportCertificatePem());
        File.WriteAllText(files.CertFile, certificate.ExportCertificatePem());
        File.WriteAllText(files.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return files;
    }
}
