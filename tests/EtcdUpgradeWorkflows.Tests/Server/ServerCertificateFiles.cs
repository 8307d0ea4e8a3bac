using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>An authority, one below it, and certificates of the second for 127.0.0.1 and localhost: PEM files in a directory of their own.</summary>
internal sealed class ServerCertificateFiles : IDisposable
{
    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _between;

    public ServerCertificateFiles(DateTimeOffset now)
    {
        Now = now;
        _root = Authority("etcdup-test-root", _rootKey).CreateSelfSigned(now.AddYears(-1), now.AddYears(5));
        using var between = Authority("etcdup-test-between", _betweenKey).Create(_root, now.AddYears(-1), now.AddYears(4), [7]);
        _between = between.CopyWithPrivateKey(_betweenKey);
        File.WriteAllText(CaFile, _root.ExportCertificatePem());
        Renew();
    }

    public DateTimeOffset Now { get; }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("etcdup-tls-").FullName;

    public string CaFile => Path.Combine(Directory, "ca.pem");

    public string CertFile => Path.Combine(Directory, "server.pem");

    public string KeyFile => Path.Combine(Directory, "server.key");

    /// <summary>Another certificate and another key in the same files.</summary>
    /// <returns>Its serial number.</returns>
    public string Renew(TimeSpan? from = null, TimeSpan? until = null, bool isForThisMachine = true, bool writeKey = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=etcdup", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        if (isForThisMachine)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        names.AddDnsName("etcdup.example");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_between, Now + (from ?? TimeSpan.FromDays(-1)), Now + (until ?? TimeSpan.FromDays(30)), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(CertFile, certificate.ExportCertificatePem() + "\n" + _between.ExportCertificatePem());
        if (writeKey)
        {
            WriteKey(key.ExportPkcs8PrivateKeyPem());
        }

        return certificate.SerialNumber;
    }

    public void WriteKey(string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        File.WriteAllText(KeyFile, text);
        File.SetUnixFileMode(KeyFile, mode);
    }

    public void Dispose()
    {
        _root.Dispose();
        _between.Dispose();
        _rootKey.Dispose();
        _betweenKey.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }
}
