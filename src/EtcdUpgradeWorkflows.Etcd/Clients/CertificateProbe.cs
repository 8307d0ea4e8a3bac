using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>What counts of a certificate.</summary>
/// <param name="NamesTheHost">A subject alternative name is the host of the URL it was shown at. What etcd, written in Go, looks at; the common name is not.</param>
public sealed record CertificateAnswer(string Subject, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool NamesTheHost);

/// <summary>Looks at the certificates of a cluster, without trusting or sending anything.</summary>
public interface ICertificateProbe
{
    /// <summary>Null of an http URL.</summary>
    /// <exception cref="EtcdClientException">Nothing answers, or not with TLS.</exception>
    Task<CertificateAnswer?> AskAsync(Uri url, CancellationToken cancellationToken);

    /// <summary>Of the certificate that we show ourselves; null when there is none.</summary>
    /// <exception cref="EtcdClientException">The file cannot be read.</exception>
    CertificateAnswer? ReadOwn(Uri url, EtcdAccess access);
}

/// <summary>By a handshake that is broken off once the certificate is there: no certificate of ours is given and no request is made.</summary>
public sealed class CertificateProbe : ICertificateProbe
{
    public async Task<CertificateAnswer?> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        CertificateAnswer? shown = null;
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(url.DnsSafeHost, url.Port, cancellationToken);
            await using var stream = new SslStream(new NetworkStream(socket));
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = url.DnsSafeHost,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    {
                        shown = certificate is null ? null : Describe(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()), url);
                        return false;
                    },
                },
                cancellationToken);
        }
        catch (Exception exception) when (shown is not null && exception is AuthenticationException or IOException)
        {
            return shown;
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException)
        {
            throw new EtcdClientException(EtcdFailure.Unreachable, url, $"{url.GetLeftPart(UriPartial.Authority)}: {exception.Message}", exception);
        }

        return shown;
    }

    public CertificateAnswer? ReadOwn(Uri url, EtcdAccess access)
    {
        if (access.CertFile is not { } file)
        {
            return null;
        }

        try
        {
            return Describe(X509Certificate2.CreateFromPem(File.ReadAllText(file)), url);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new EtcdClientException(EtcdFailure.Refused, url, $"{file}: {exception.Message}", exception);
        }
    }

    private static CertificateAnswer Describe(X509Certificate2 certificate, Uri url)
    {
        using (certificate)
        {
            return new(
                certificate.Subject, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(),
                certificate.MatchesHostname(url.DnsSafeHost, allowWildcards: true, allowCommonName: false));
        }
    }
}
